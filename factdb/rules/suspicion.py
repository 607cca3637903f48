"""How near a pair without a finding comes to one: for ranking what is left, never for a finding.

A score of signs that anybody can check: who speaks, where "not" stands, opposite words, figures
that do not meet, words in common. ``words/signs.tsv`` holds what each weighs, fitted by
``benchmarks/signs.py`` on labelled pairs.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import exp

from factdb.rules.beside import tie
from factdb.rules.claims import denies, mood
from factdb.rules.counts import apart
from factdb.rules.gate import handed_in, one_report
from factdb.rules.nearby import shared_around
from factdb.rules.phrases import with_cue
from factdb.rules.speakers import same_speaker
from factdb.rules.terms import opposites
from factdb.text.rarity import weight
from factdb.text.rebuttal import rebuts
from factdb.text.words import table
from factdb.types import Figure, Match, Stance, Statement

LEAST, MOST = 0.03, 0.45
"""What is no finding stays below every finding."""

_MUCH = 30.0
"""So many bits in common are as much as more."""

_MOST_FRAMES = 6
_MOST_FIGURES = 8


def suspicion(match: Match) -> float:
    """Say how near a pair at peace comes to a conflict, in [0.03, 0.45].

    Of pairs that the machine brought together only the cheap signs are looked at.
    """
    weights = _weights()
    told = weights["bias"] + sum(weights[name] * value for name, value in signs(match))
    return round(LEAST + (MOST - LEAST) / (1 + exp(-told)), 3)


def signs(match: Match) -> Iterator[tuple[str, float]]:
    """Give the signs of a match by name, each in [0, 1]."""
    left, right = match.left, match.right
    voices = same_speaker(left, right)
    yield "two voices", {False: 1.0, None: 0.5, True: 0.0}[voices]
    yield "one report", float(one_report(match))
    yield "weeks apart", min(abs((right.day - left.day).days) / 21, 1.0)
    yield "like words", match.likeness
    yield "not on one side", float(_is_denied(left) != _is_denied(right))
    yield "not on both", float(_is_denied(left) and _is_denied(right))
    yield "accuses or denies", float(bool(_CHARGES & {left.stance, right.stance}))
    if handed_in(match):
        yield from _close(match)


def _close(match: Match) -> Iterator[tuple[str, float]]:
    """Give the signs that take a close look."""
    left, right = match.left, match.right
    yield "much in common", min(weight(shared_around(match)) / _MUCH, 1.0)
    yield "denied stands there", max(_told_there(left, right), _told_there(right, left))
    yield "opposite words", float(_has_opposites(left, right))
    yield "called untrue", float(any(rebuts(with_cue(one)) for one in (left, right)))
    yield "fact beside wish", float(_moods_part(left, right))
    met = [apart(a, b) for a, b in _of_one_unit(left, right)]
    yield "figures agree", float(bool(met) and not all(met))
    yield "figures part", float(bool(met) and all(met))


_CHARGES = frozenset({Stance.DENY, Stance.ACCUSE, Stance.REJECT})


def _is_denied(statement: Statement) -> bool:
    return any(denies(statement, one) for one in statement.frames)


def _told_there(yes: Statement, no: Statement) -> float:
    """Say how much of what one side denies stands on the other."""
    frames = (one for one in no.frames[:_MOST_FRAMES] if denies(no, one))
    return max((tie(one, yes, no).share for one in frames), default=0.0)


def _has_opposites(left: Statement, right: Statement) -> bool:
    words = [{w for f in one.frames[:_MOST_FRAMES] for w in f.words} for one in (left, right)]
    return any(opposites(a, b) for a in words[0] for b in words[1] if a != b)


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
