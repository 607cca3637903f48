"""Measures that stand without a noun behind them, and numbers that are put right.

How old somebody is, how strong a quake or a storm was, how many voted for and against; "not six".

Read off the words alone, for statements that somebody puts side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factdb.text.numerals import number_in_words, numerals

_AGE = re.compile(
    r"\b(?P<age>\d{1,3})[- ]years?[- ]olds?\b|\baged? (?:of )?(?P<aged>\d{1,3})\b"
    r"|\b(?:he|she|who|\w+) (?:is|was) (?P<bare>\d{1,2})(?=[.,;”\"]|$)",
    re.IGNORECASE,
)
_MAGNITUDE = re.compile(
    r"\bmagnitude(?:[ -](?:of[ ])?)(?P<after>\d\.\d)|\b(?P<before>\d\.\d)[- ]magnitude\b",
    re.IGNORECASE,
)
_VOTES = re.compile(
    r"\b(?P<for>\d{1,4})(?: votes)?(?: to |[-–])(?P<against>\d{1,4})(?: votes?)?\b", re.IGNORECASE
)
_GRADE = re.compile(r"\b(?P<of>category|level|grade|stage)[ -](?P<number>\w+)\b", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:not|never|rather than|instead of|nowhere near)\s(?:the\s|some\s|about\s)?$",
    re.IGNORECASE,
)
_BUT = re.compile(r"\s(?:\w+\s)?but\s(?:\w+\s){0,2}$")
_OF_VOTES = re.compile(
    r"\b(?:vot|pass|approv|ballot|reject|adopt|parliament|senate)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure as printed, of what kind ("age", "magnitude", "level"), and its numbers."""

    kind: str
    text: str
    values: tuple[float, ...]


def measures(text: str) -> Iterator[Measure]:
    """Give the measures of a text, kind by kind.

    >>> [one.text for one in measures("the victim was 34 years old")]
    ['34 years old']
    >>> [one.values for one in measures("the bill passed 58-43")]
    [(58.0, 43.0)]
    """
    for kind, pattern in (("age", _AGE), ("magnitude", _MAGNITUDE)):
        for found in pattern.finditer(text):
            yield Measure(kind, found.group(), (float(found[found.lastgroup or 0]),))
    for found in _GRADE.finditer(text):
        if (number := _number(found["number"])) is not None:
            yield Measure(found["of"].lower(), found.group(), (number,))
    for found in _VOTES.finditer(text) if _OF_VOTES.search(text) else ():
        yield Measure("votes", found.group(), (float(found["for"]), float(found["against"])))


def _number(word: str) -> float | None:
    return float(word) if word.isdecimal() else number_in_words(word.lower())


@dataclass(frozen=True, slots=True)
class Corrected:
    """A number that is said not to be right, as printed after its "not", and its value."""

    text: str
    value: float


def corrected(text: str) -> Iterator[Corrected]:
    """Give the numbers that a text puts right; one takes the scale of what stands in its place.

    >>> [(one.text, one.value) for one in corrected("not six but about five million tonnes")]
    [('not six', 6000000.0)]
    """
    found = numerals(text)
    for at, one in enumerate(found):
        before = _NOT.search(text[: one.start])
        if before is None or one.value <= 1:
            continue
        after = found[at + 1] if at + 1 < len(found) else None
        scale = 1.0
        if after is not None and one.scale == 1 and _BUT.fullmatch(text[one.end : after.start]):
            scale = after.scale
        yield Corrected(text[before.start() : one.end], one.value * scale)
