"""Times of day as news prints them, in figures and in words.

Read off the words alone, for statements that somebody puts side by side: "at half past nine",
"10.30 p.m.", "shortly after two", "at midnight".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factdb.text.numerals import number_in_words

DAY = 24 * 60
_HALF_DAY = DAY // 2

APART = 30
"""Minutes up to which two voices may tell one time of day, each as he remembers it."""

_HOUR = (
    r"(?P<hour>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[01]?\d|2[0-4]"
    r"|midnight|noon|midday)"
)
_PART = r"(?P<part>five|ten|twenty|twenty-five|(?:a\s)?quarter|half|[1-5]?\d)(?:\sminutes)?"
_HALF = (
    r"\s?(?P<half>a\.?m\b\.?|p\.?m\b\.?|(?:in\sthe|that|this|(?:on\s)?the\s(?:next|same|following)|"
    r"(?:on\s)?(?:the\s)?\w+day)\s(?:early\s|late\s)?(?:morning|afternoon|evening))"
)
_AT = (
    r"(?<![\w.,-])(?:at|around|about|by|before|after|until|till|since|from)\s(?:about\s|around\s)?"
)
_STOP = r"(?=\s?[.,;:!?”\"]|$|\s(?:on|that|this|in\sthe|when|and|before|after|o[’']?clock)\b)"

_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_PART}\s(?P<way>past)\s{_HOUR}\b(?:{_HALF})?",
        rf"\b{_PART}\s(?P<way>to|before|after)\s{_HOUR}\b(?:{_HALF})",
        rf"{_AT}(?P<told>{_PART}\s(?P<way>to|before|after)\s{_HOUR}\b){_STOP}",
        rf"\b{_HOUR}[:.](?P<minute>[0-5]\d)(?:{_HALF}|\s(?:hours|GMT|UTC|local\stime|CES?T|EST)\b)",
        rf"{_AT}(?P<told>{_HOUR}:(?P<minute>[0-5]\d))\b",
        rf"\b{_HOUR}(?:\so[’']?clock)?{_HALF}",
        rf"\b{_HOUR}\so[’']?clock\b",
        rf"{_AT}(?P<told>{_HOUR}){_STOP}",
        r"\b(?P<hour>midnight|noon|midday)\b",
    )
)
_NAMED = {"midnight": 0, "noon": 12, "midday": 12}
_PARTS = {"half": 30, "quarter": 15, "a quarter": 15}


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as printed; ``minutes`` since midnight, two where it may be of either half."""

    text: str
    start: int
    end: int
    minutes: tuple[int, ...]


def clocks(text: str) -> Iterator[Clock]:
    """Give the times of day of a text, in order.

    >>> [(one.text, one.minutes) for one in clocks("at half past nine that evening, at 7 p.m.")]
    [('half past nine that evening', (1290,)), ('7 p.m.', (1140,))]
    >>> [one.minutes for one in clocks("at ten to five, or around midnight")]
    [(290, 1010), (0,)]
    """
    kept: list[Clock] = []
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            read = _read(found)
            if read and not any(read.start < one.end and one.start < read.end for one in kept):
                kept.append(read)
    yield from sorted(kept, key=lambda one: one.start)


def _read(found: re.Match[str]) -> Clock | None:
    given = found.groupdict()
    minutes = _minutes(given)
    name = "told" if given.get("told") else 0
    return Clock(found[name], *found.span(name), minutes) if minutes else None


def apart(one: Clock, other: Clock) -> bool:
    """Say whether two times of day are further apart than memory, in whichever half of the day."""
    return all(_between(a, b) > APART for a in one.minutes for b in other.minutes)


def _between(one: int, other: int) -> int:
    """Give the minutes from one time of day to the other, the shorter way round the clock."""
    gap = abs(one - other)
    return min(gap, DAY - gap)


def _minutes(given: dict[str, str | None]) -> tuple[int, ...]:
    word = (given["hour"] or "").lower()
    hour = _NAMED.get(word, _number(word))
    minute = _part(given.get("part")) or _number(given.get("minute"))
    if given.get("way") in {"to", "before"}:
        minute = -minute
    at = (60 * hour + minute) % DAY
    return (at,) if word in _NAMED or hour > 12 else _in_half(at, (given.get("half") or "").lower())


def _in_half(minutes: int, half: str) -> tuple[int, ...]:
    """Give a time of day in its half ("p.m.", "in the evening"), in both where none is told."""
    base = minutes % _HALF_DAY
    if half.startswith("a") or half.endswith("morning"):
        return (base,)
    if half.startswith("p") or half.endswith(("afternoon", "evening")):
        return (base + _HALF_DAY,)
    return (base, base + _HALF_DAY)


def _part(word: str | None) -> int:
    told = (word or "").lower()
    return _PARTS.get(told, _number(told))


def _number(word: str | None) -> int:
    if not word:
        return 0
    return int(word) if word.isdecimal() else int(number_in_words(word.lower()) or 0)
