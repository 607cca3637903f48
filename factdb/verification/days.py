"""Whether two days can be one, as a draft and a report tell them.

A weekday without a date hangs on the day of writing, which a draft does not always tell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from factdb.rules.phrases import day
from factdb.rules.times import overlap
from factdb.text.datewords import MONTHS, WEEKDAYS
from factdb.text.fold import fold, words
from factdb.types import Precision, Statement, When

DAY_NAMES = frozenset(name.casefold() for name in (*MONTHS, *WEEKDAYS))
"""The names of months and weekdays, folded."""

_MONTHS = frozenset(name.casefold() for name in MONTHS)
_WEEKDAYS = frozenset(name.casefold() for name in WEEKDAYS)
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\b\d{4}\b")
_SLACK = 3
"""A report without a date tells of the days right before it, in days."""

_ZONES = timedelta(days=1)
"""It may be tomorrow where the words were said."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Whether the record has words from the day that the draft tells; ``reason`` may be empty."""

    other_day: bool = False
    reason: str = ""


def spoken_on(claim: Statement, stored: Statement) -> Spoken:
    """Compare the days of speech, where a draft tells one.

    Where it cannot be decided the day counts as unchecked, and the reason says so.
    """
    here, there = claim.said_on, stored.said_on
    if here is None:
        return Spoken()
    if there is None:
        return _before(here, stored)
    known = f"the record has these words from {_printed(there)}"
    if _is_weekday(here):
        if there.precision is Precision.DAY and _weekday(here) != {_name(there.first)}:
            return Spoken(True, f"{known}, the draft from “{here.text}”")
        if overlap(here, there) or there.precision is not Precision.DAY:
            return Spoken()
        return Spoken(False, f"{known}; whether that is “{here.text}” was not checked")
    if meet(here, there):
        return Spoken()
    if not _is_dated(here):
        return Spoken(False, f"{known}; whether that is “{here.text}” was not checked")
    return Spoken(True, f"{known}, the draft from {here.text}")


def _before(here: When, stored: Statement) -> Spoken:
    """Compare with the day of the report, where it does not tell the day of speech."""
    if stored.dated and _is_dated(here) and here.first > stored.day + _ZONES:
        reason = f"the record printed these words on {day(stored.day)}, the draft has {here.text}"
        return Spoken(True, reason)
    return Spoken(False, f"“{here.text}” was not checked: the record does not tell the day")


def _printed(when: When) -> str:
    if when.precision is Precision.DAY:
        return f"{_name(when.first).capitalize()} {day(when.first)}"
    return when.text or f"{day(when.first)} to {day(when.last)}"


def _name(when: date) -> str:
    return WEEKDAYS[when.weekday()].casefold()


def other_day(claim: Statement, stored: Statement) -> str:
    """Say which day or month the record has in the place of the draft's; "" for none.

    Only dates in figures and names of months count: a weekday depends on the day of writing.
    """
    here = [one for one in claim.dates if _is_dated(one)]
    there = [one for one in stored.dates if _is_dated(one)]
    if len(here) != 1 or len(there) != 1 or meet(here[0], there[0]):
        return ""
    if here[0].precision is not there[0].precision:
        return ""
    return f"the record has {there[0].text}, the draft {here[0].text}"


def dated_alike(when: When, stored: Statement) -> bool:
    """Say whether a date of the draft can be that of the stored statement."""
    told = [one for one in (*stored.dates, stored.said_on) if one is not None]
    if any(meet(when, one) for one in told):
        return True
    gap = (stored.day - when.first).days
    return not told and -_SLACK <= gap <= _SLACK + (when.last - when.first).days


def meet(one: When, other: When) -> bool:
    """Say whether two dates have a day in common, or one weekday, or differ by a year unsaid."""
    if fold(one.text) == fold(other.text) or _weekday(one) & _weekday(other):
        return True
    if overlap(one, other):
        return True
    if _YEAR.search(one.text) or one.precision is not other.precision:
        return False
    if one.precision is Precision.YEAR:
        return False
    return [_of_year(each) for each in (one.first, one.last)] == [
        _of_year(each) for each in (other.first, other.last)
    ]


def _is_dated(when: When) -> bool:
    """Say whether a date is told in figures or by the name of a month."""
    return bool(_DIGIT.search(when.text) or _MONTHS & set(words(when.text)))


def _is_weekday(when: When) -> bool:
    return bool(_weekday(when))


def _weekday(when: When) -> set[str]:
    """Give the weekday that stands without a date: it hangs on the day of writing."""
    return set() if _DIGIT.search(when.text) else set(words(when.text)) & _WEEKDAYS


def _of_year(when: date) -> tuple[int, int]:
    return when.month, when.day
