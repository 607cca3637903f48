"""Score the rules by what the desk itself ruled of their findings, and propose thresholds.

A rule is right where a person found that both statements cannot stand, whoever is to blame for it;
wrong where only time passed, nothing contradicts, or the extractor misread. Open findings, those
that something explained, and rulings in a desk's own words tell neither. Nothing changes by this: a
proposal is what ``--min-score`` takes.

What is ruled is what was shown, the surest first: below the lowest score that somebody ruled on
nothing is known, and no proposal goes there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import floor
from typing import Any

from factdb.errors import UsageError
from factdb.evaluation.numbers import Key, Measure, Tally, measures, step, wilson
from factdb.evaluation.sources import Score
from factdb.export.phrases import count
from factdb.types import Ruling

Record = Mapping[str, Any]

RIGHT = frozenset({Ruling.CONFIRMED, Ruling.CHANGED_MIND, Ruling.OUTLET_ERROR})
"""Both statements cannot stand: the finding was worth an editor's minute."""

WRONG = frozenset({Ruling.ONLY_TIME_PASSED, Ruling.NOT_A_CONTRADICTION, Ruling.EXTRACTION_ERROR})
"""A false alarm."""

PRECISION = 0.9
"""The share of confirmed findings that a proposed threshold must have reached."""

FEWEST_RULED = 10
"""Findings at or above a threshold below which it is not proposed: nine of ten right may be
anything from 0.6 to 0.98."""

DATA = "rulings"
"""What the measures call these data."""


def decided(findings: Iterable[Record]) -> list[Record]:
    """Keep the findings (records of the data contract) whose ruling says right or wrong."""
    return [one for one in findings if one["ruling"] in RIGHT | WRONG]


def tally(finding: Record) -> Tally:
    """Count one finding that is ruled on."""
    return dict(_counted(finding))


def _counted(finding: Record) -> Iterator[tuple[Key, tuple[int, int]]]:
    right = is_right(finding)
    yield ("ruled", "precision"), (right, 1)
    yield ("ruled as", finding["relation"]), (right, 1)
    yield ("by rule", finding["rule"]), (right, 1)
    yield ("ruled score", step(finding["score"])), (right, 1)


def is_right(finding: Record) -> bool:
    """Say whether the ruling agrees with the machine that both sides cannot stand."""
    return finding["ruling"] in RIGHT


def scored(findings: Sequence[Record]) -> tuple[Measure, ...]:
    """Measure findings that are ruled on: shares by relation, rule and score; then proposals."""
    told = measures(DATA, [tally(one) for one in findings])
    return (*told, *proposals(findings))


def proposals(findings: Sequence[Record]) -> Iterator[Measure]:
    """Propose a least score for each relation: the lowest that kept `PRECISION` of the ruled ones.

    The measure's name is what ``--min-score`` takes ("number=0.82"), its share the precision of
    what is ruled at or above. No measure for a relation with fewer than `FEWEST_RULED` rulings
    above any score that would do.
    """
    sorted_: dict[str, list[Record]] = defaultdict(list)
    for one in findings:
        sorted_[one["relation"]].append(one)
    for relation, some in sorted(sorted_.items()):
        least = lowest([(one["score"], is_right(one)) for one in some])
        if least is not None:
            kept = [is_right(one) for one in some if one["score"] >= least]
            share = sum(kept) / len(kept)
            low, high = wilson(sum(kept), len(kept))
            yield Measure(DATA, _PROPOSED, f"{relation}={least:.2f}", share, low, high, len(kept))


_PROPOSED = "proposed"


def lowest(ruled: Iterable[tuple[float, bool]]) -> float | None:
    """Give the lowest score, in hundredths, from which on enough was ruled right; None if none.

    >>> lowest([(0.9, True)] * 10 + [(0.6, False)] * 5)
    0.9
    """
    some = list(ruled)
    for least in sorted({floor(100 * score + 1e-6) / 100 for score, _ in some}):
        kept = [right for score, right in some if score >= least]
        if len(kept) >= FEWEST_RULED and sum(kept) >= PRECISION * len(kept):
            return least
    return None


def misses(findings: Iterable[Record]) -> Iterator[dict[str, Any]]:
    """Give the findings that somebody ruled to be false alarms, each with the ruling."""
    for one in findings:
        if not is_right(one):
            yield {
                "data": DATA,
                "pair": one["id"],
                "wrong": "false alarm",
                "labelled": one["ruling"],
                "found": one["relation"],
                "score": one["score"],
                "reason": one["reason"],
                "a": {"text": one["a"]["text"]},
                "b": {"text": one["b"]["text"]},
            }


def score(findings: Iterable[Record]) -> Score:
    """Measure the findings (records of the data contract) that a desk has ruled on.

    Raises:
        UsageError: if nobody ruled on any.

    """
    found = list(findings)
    ruled = decided(found)
    if not ruled:
        raise UsageError("nobody ruled on a finding yet", hint="factdb review")
    told = f"{len(ruled)} of {count(len(found), 'finding')} ruled right or wrong"
    return Score(DATA, scored(ruled), tuple(misses(ruled)), told)
