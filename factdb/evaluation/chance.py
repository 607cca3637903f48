"""Two statements of one report, drawn by chance and handed in as if somebody had put them together.

What two voices say in one report is nearly always about one matter and hardly ever at odds: the
hardest quiet pairs there are, and nobody need label them. A contradiction that is drawn all the
same counts as a false alarm, so that the share is a lower bound.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any

from factdb.evaluation.labels import Label
from factdb.evaluation.numbers import Key, Tally
from factdb.evaluation.pairs import Judged
from factdb.evaluation.statements import Scored
from factdb.types import Kind, Statement

MOST = 10
"""So many pairs at most are drawn from one report: a long one shall not outweigh the others."""

KIND = "two by chance"
"""What the pairs are called among those left in peace."""

_LEFT: Key = ("by chance", "left in peace")

Pair = dict[str, Any]
_Said = tuple[Label, Statement]


def drawn(one: Scored, conflicts: Collection[frozenset[str]] = ()) -> list[Pair]:
    """Draw labelled pairs of an article, the same ones each time.

    Args:
        one: an article beside what was found in it.
        conflicts: texts of two labels each, which are known to be in conflict.

    Returns:
        At most `MOST` pairs as `factdb.evaluation.pairs` has them, each of two speakers whom the
        label names, and of two places.

    """
    said = [(label, found) for label, found in one.pairs if label.speaker and _is_heard(label)]
    apart = [
        two for two in combinations(said, 2)
        if _are_apart(*two) and frozenset(label.text for label, _ in two) not in conflicts
    ]  # fmt: skip
    return [_pair(*two) for two in sorted(apart, key=_lot)[:MOST]]


def _is_heard(label: Label) -> bool:
    return label.kind != Kind.ASSERTION and not label.optional


def _are_apart(one: _Said, other: _Said) -> bool:
    left, right = one[0], other[0]
    return left.speaker != right.speaker and (left.end <= right.start or right.end <= left.start)


def _lot(two: tuple[_Said, _Said]) -> str:
    """Give what a pair is drawn by: the digest of its words."""
    return hashlib.sha256("\n".join(label.text for label, _ in two).encode()).hexdigest()


def _pair(one: _Said, other: _Said) -> Pair:
    places = [f"{label.start}-{label.end}" for label, _ in (one, other)]
    return {
        "id": " ".join([one[1].report, *places]),
        "contradiction": False,
        "type": KIND,
        "a": _side(*one),
        "b": _side(*other),
    }


def _side(label: Label, found: Statement) -> Pair:
    return {
        "text": label.text,
        "sentence": found.sentence.text if found.sentence else "",
        "speaker": label.speaker,
        "outlet": found.outlet,
        "published": found.published.isoformat(),
        "report": found.report,
    }


def tally(judged: Sequence[Judged]) -> Tally:
    """Count what was left in peace of the pairs of one report."""
    return {_LEFT: (sum(not one.flagged for one in judged), len(judged))}


def misses(data: str, judged: Iterable[Judged]) -> Iterator[dict[str, Any]]:
    """Give a pair that was flagged, with what the judge said."""
    for one in judged:
        if one.flagged:
            a, b = ({"text": text} for text in one.texts)
            yield {"data": data, "pair": one.id, "wrong": "false alarm", "labelled": one.kind,
                   "found": str(one.relation), "score": one.score, "reason": one.reason,
                   "a": a, "b": b}  # fmt: skip
