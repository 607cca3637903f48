"""Between which days an event falls, by its date and by the word before it.

"By the end of 2024" leaves all days before open, "not before 2025" all days after, and "will not
open this year" puts it behind the year. For statements that somebody puts side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from factdb.types import Statement, When

_A_DAY = timedelta(days=1)
_LEAD = 48
"""Characters before a date in which its preposition and its "not" stand."""

_LATEST = re.compile(r"\b(?:by|no later than|not later than|within)\s(?:the\s)?$", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:by|after|later than|beyond|within)\s(?:the\s)?$", re.IGNORECASE)
_UP_TO = r"(?:the\s)?(?:(?:spring|summer|autumn|fall|winter|start|middle)\s(?:of\s)?)?$"
_BEFORE = re.compile(rf"\b(?:before|ahead of|prior to|earlier than)\s{_UP_TO}", re.IGNORECASE)
_UNTIL = re.compile(rf"\b(?:until|till)\s{_UP_TO}", re.IGNORECASE)
_AFTER = re.compile(rf"\b(?:after|later than|beyond)\s{_UP_TO}", re.IGNORECASE)
_LASTING = re.compile(
    rf"\b(?:to|since|through|throughout|between|and|from|or|during)\s{_UP_TO}", re.IGNORECASE
)
_EARLIEST = re.compile(r"\s+at the earliest\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never|no)\b|n[’']t\b", re.IGNORECASE)
_ONLY = re.compile(r"\b(?:only|just)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Window:
    """The first and the last day on which something may have been, as far as one side tells.

    ``text`` is the date as printed, and ``length`` how long it is by itself; ``put_off`` says that
    a "not" belongs to the time, not to the deed: "will not open before March".
    """

    text: str
    first: date
    last: date
    length: timedelta
    put_off: bool = False

    def apart(self, other: Window) -> bool:
        """Say whether the two have no day in common."""
        return self.last < other.first or other.last < self.first


def windows(statement: Statement) -> Iterator[Window]:
    """Give for each date of a statement when what it tells was or will be, where that is sure.

    Dates up to which something lasts are left out: they are of its end.
    """
    for when in statement.dates:
        if statement.start <= when.start < statement.end:
            read = _read(statement, when)
            if read is not None:
                yield read


def _read(statement: Statement, when: When) -> Window | None:
    """Read a date with what stands before it; None where it is no time of the deed."""
    before = statement.text[: when.start - statement.start][-_LEAD:]
    denied = _NOT.search(before) is not None and not _ONLY.search(before)
    if _EARLIEST.match(statement.text, when.end - statement.start):
        return _from(when, when.first)
    if denied and (_BEFORE.search(before) or _UNTIL.search(before)):
        return _from(when, when.first, put_off=True)
    if _LASTING.search(before) or _UNTIL.search(before):
        return None
    if denied:
        return _put_off(statement, when) if not _OPEN.search(before) else None
    if _BEFORE.search(before):
        return _up_to(when, when.first - _A_DAY)
    if _LATEST.search(before):
        return _up_to(when, when.last)
    if _AFTER.search(before):
        return _from(when, when.last + _A_DAY)
    return Window(when.text, when.first, when.last, _length(when))


def _put_off(statement: Statement, when: When) -> Window | None:
    """Read "will not open this year": later. What was not done in March is denied, not dated."""
    ahead = any(frame.negated and frame.modality == "will" for frame in statement.frames)
    return _from(when, when.last + _A_DAY, put_off=True) if ahead else None


def _from(when: When, first: date, *, put_off: bool = False) -> Window:
    return Window(when.text, first, date.max, _length(when), put_off)


def _up_to(when: When, last: date) -> Window:
    return Window(when.text, date.min, last, _length(when))


def _length(when: When) -> timedelta:
    return when.last - when.first + _A_DAY
