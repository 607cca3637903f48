"""How near a pair without a finding comes to one: for ranking what is left, never for a finding.

A score of signs that anybody can check: who speaks, where "not" stands, opposite states, figures
that agree, a report that keeps its distance. ``words/signs.tsv`` holds what each weighs, fitted by
``benchmarks/signs.py`` on labelled pairs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from math import exp

from factdb.rules.claims import denies, mood
from factdb.rules.counts import apart
from factdb.rules.gate import handed_in
from factdb.rules.nearby import told_around
from factdb.rules.poles import opposed
from factdb.rules.speakers import same_speaker
from factdb.text.words import table
from factdb.types import Figure, Kind, Match, Stance, Statement

LEAST, MOST = 0.03, 0.33
"""What is no finding stays below every finding."""

_MOST_FIGURES = 8


def suspicion(match: Match) -> float:
    """Say how near a pair at peace comes to a conflict, in [0.03, 0.33].

    Of pairs that the machine brought together only the cheap signs are looked at. A sign that the
    table does not hold weighs nothing.
    """
    weights = _weights()
    told = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in signs(match))
    return round(LEAST + (MOST - LEAST) / (1 + exp(-told)), 3)


def signs(match: Match) -> Iterator[tuple[str, float]]:
    """Give the signs of a match by name, each in [0, 1]."""
    left, right = match.left, match.right
    voices = same_speaker(left, right)
    yield "two voices", {False: 1.0, None: 0.5, True: 0.0}[voices]
    yield "like words", match.likeness
    yield "not on one side", float(_is_denied(left) != _is_denied(right))
    yield "not on both", float(_is_denied(left) and _is_denied(right))
    yield "accuses or denies", float(bool(_CHARGES & {left.stance, right.stance}))
    yield "quoted twice", float(voices is True and left.kind is right.kind is Kind.DIRECT)
    yield "figures on both", float(bool(left.figures) and bool(right.figures))
    if handed_in(match):
        yield from _close(match)


def _close(match: Match) -> Iterator[tuple[str, float]]:
    """Give the signs that take a close look."""
    left, right = match.left, match.right
    apart_by = 0.0 if same_speaker(left, right) else 1.0
    yield "states opposed", float(_states_part(left, right))
    yield "told at a distance", apart_by * float(_any(_DISTANT, left, right))
    yield "goes on", float(_any(_GOES_ON, left, right))
    yield "fact beside wish", float(_moods_part(left, right))
    met = [apart(a, b) for a, b in _of_one_unit(left, right)]
    yield "figures agree", float(bool(met) and not all(met))


_CHARGES = frozenset({Stance.DENY, Stance.ACCUSE, Stance.REJECT})
_DISTANT = re.compile(
    r"\b(?:alleg\w+|claim(?:s|ed|ing)?|accus\w+|initial(?:ly)?|rumou?r\w*|idea that|"
    r"suggest(?:s|ed|ion|ing)?|supposed(?:ly)?|purport\w*|so-called|insist\w*|they say)\b",
    re.IGNORECASE,
)
"""Words by which a report keeps its distance to what somebody says."""

_GOES_ON = re.compile(
    r"\b(?:so far|as of|now|already|to date|at least|another|also|has (?:reached|risen)|"
    r"by (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)


def _any(pattern: re.Pattern[str], *sides: Statement) -> bool:
    """Say whether a side, its sentence with it, holds a pattern."""
    return any(pattern.search(told_around(one)) for one in sides)


def _states_part(left: Statement, right: Statement) -> bool:
    """Say whether both sides tell opposite states, in two words."""
    return any(not a.words & b.words for a, b in opposed(left.text, right.text))


def _is_denied(statement: Statement) -> bool:
    return any(denies(statement, one) for one in statement.frames)


def _moods_part(left: Statement, right: Statement) -> bool:
    here, there = ({mood(frame) for frame in one.frames} for one in (left, right))
    return bool(here) and bool(there) and not here & there


def _of_one_unit(left: Statement, right: Statement) -> Iterator[tuple[Figure, Figure]]:
    for one in left.figures[:_MOST_FIGURES]:
        for other in right.figures[:_MOST_FIGURES]:
            if one.unit == other.unit:
                yield one, other


@cache
def _weights() -> dict[str, float]:
    return {row[0]: float(row[1]) for row in table("signs")}
