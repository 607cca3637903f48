"""Two states of which only one can hold: "we ran out on Sunday", "enough for every shift".

An antonym is one word for another; news tells a state in many ways, often in several words. Each
line of ``words/poles.tsv`` holds the ways to tell one state and those to tell its opposite. Read
off the words, so that what a parse makes of "up and running" does not matter; only for statements
that somebody puts side by side.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from factdb.text.fold import words
from factdb.text.negators import turnings
from factdb.text.rarity import forms
from factdb.text.words import table

_CLAUSE = re.compile(
    r"[.;:!?,—–()]+|\s-\s|(?<!anything )(?<!nothing )\bbut\b"
    r"|\b(?:while|although|though|whereas|because(?! of))\b",
    re.IGNORECASE,
)
_NOBODY = frozenset({"nobody", "none", "neither", "nothing"})
"""Subjects that turn their whole clause round."""

_OPEN = re.compile(
    r"\b(?:if|unless|whether|should|must|may|might|could|can|ought|wants?|hop(?:e|es|ed|ing)|"
    r"wish\w*|need(?:s|ed)?|call(?:s|ed)? (?:for|on)|demand\w*|urg\w+|fear\w*|risk(?:s|ed)?|"
    r"(?:danger|risk|fear|brink|chance) of|perhaps|possibly|potentially|it is possible)\b|\?",
    re.IGNORECASE,
)
"""Words of what is not told as a fact."""

_REACH = 7
_GAP = 2
"""So many words may stand between "not" and what it turns, and inside a phrase."""


@dataclass(frozen=True, slots=True)
class Pole:
    """One of two opposite states, as a statement tells it.

    ``state`` names the pair, ``side`` is the one or the other, "not" reckoned in; ``text`` are the
    words that tell it, ``open`` that they are told as a wish, a chance or a condition.
    """

    state: str
    side: bool
    text: str
    words: frozenset[str]
    turned: bool
    open: bool


def opposed(one: str, other: str) -> Iterator[tuple[Pole, Pole]]:
    """Give the poles of two texts that exclude each other, each state once.

    A text that tells both poles of a state tells of two things, and is left alone. What neither
    side says outright ("not open", "not closed") opposes nothing.

    >>> [(a.text, b.text) for a, b in opposed("the shop is open", "the shop is shut")]
    [('open', 'shut')]
    >>> [*opposed("the shop is open", "the shop is not shut")]
    []
    """
    left, right = poles(one), poles(other)
    for state, here in left.items():
        there = right.get(state)
        if there and here.side != there.side and not (here.turned and there.turned):
            yield here, there


@cache
def words_of(state: str) -> frozenset[str]:
    """Give the words of all phrases that tell a state or its opposite."""
    told = (phrase for phrase, held in _sides().items() if any(name == state for name, _ in held))
    return frozenset(word for phrase in told for word in phrase)


def is_kept(state: str) -> bool:
    """Say whether a state does not change by itself: one of mind, or of what was done."""
    return _marks().get(state) in {"kept", "done"}


def is_held(state: str) -> bool:
    """Say whether one voice that tells both turns round: of deeds it may tell on two days."""
    return _marks().get(state) == "kept"


@cache
def _marks() -> Mapping[str, str]:
    """Give the mark of each state, its last words where it has none.

    Source: ``words/poles.tsv``.
    """
    return {row[0]: row[-1] for row in table("poles")}


@lru_cache(maxsize=4096)
def poles(text: str) -> Mapping[str, Pole]:
    """Give the state that a text tells of each pair, where it tells but one of both."""
    found: dict[str, list[Pole]] = defaultdict(list)
    for clause in _CLAUSE.split(text):
        for one in _of_clause(clause, is_question="?" in text):
            found[one.state].append(one)
    return {
        state: max(told, key=lambda one: len(one.text))
        for state, told in found.items()
        if len({one.side for one in told}) == 1
    }


def _of_clause(clause: str, *, is_question: bool) -> Iterator[Pole]:
    """Give the poles that a clause tells; of the phrases for one state the longest that fits."""
    told = words(clause)
    known = [frozenset((word, *forms(word))) for word in told]
    taken: set[tuple[str, int]] = set()
    for at, here in enumerate(known):
        phrases = {phrase for word in here for phrase in _phrases().get(word, ())}
        for phrase in sorted(phrases, key=lambda one: (-len(one), one)):
            if (end := _end(phrase, known, at)) is None:
                continue
            for state, side in _sides()[phrase]:
                if (state, at) not in taken:
                    taken |= {(state, place) for place in range(at, end)}
                    is_open = is_question or _is_open(told, at, end)
                    yield _pole(state, side, told, at, end, is_open, phrase)


def _is_open(told: tuple[str, ...], at: int, end: int) -> bool:
    """Say whether a wish, a chance or a condition stands in a clause, outside a longer phrase.

    "The best thing that could happen" is no chance.
    """
    around = told if end - at == 1 else (*told[:at], *told[end:])
    return _OPEN.search(" ".join(around)) is not None


def _pole(
    state: str, side: bool, told: tuple[str, ...], at: int, end: int, is_open: bool,
    phrase: tuple[str, ...],
) -> Pole:  # fmt: skip
    near = max(0, at - _REACH)
    turning = sum(word in _NOBODY for word in told[:near])
    within = (word for word in told[at:end] if not {word, *forms(word)} & {*phrase})
    turning += turnings(" ".join((*told[near:at], *within)))
    turned = turning % 2 == 1
    text = told[at:end]
    return Pole(state, side != turned, " ".join(text), frozenset(text), turned, is_open)


def _end(phrase: tuple[str, ...], known: list[frozenset[str]], at: int) -> int | None:
    """Give where a phrase ends that begins at a word, None where it does not stand there."""
    place = at
    for part in phrase[1:]:
        nearby = range(place + 1, min(place + 2 + _GAP, len(known)))
        place = next((one for one in nearby if part in known[one]), -1)
        if place < 0:
            return None
    return place + 1


@cache
def _phrases() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Give the phrases that begin with a word."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in _sides():
        found[phrase[0]].append(phrase)
    return {word: tuple(held) for word, held in found.items()}


@cache
def _sides() -> Mapping[tuple[str, ...], tuple[tuple[str, bool], ...]]:
    """Give the states that a phrase tells, with the side.

    Source: ``words/poles.tsv``.
    """
    found: dict[tuple[str, ...], list[tuple[str, bool]]] = defaultdict(list)
    for state, one, other, *_ in table("poles"):
        for side, told in ((True, one), (False, other)):
            for phrase in told.split(";"):
                found[words(phrase)].append((state, side))
    return {phrase: tuple(held) for phrase, held in found.items()}
