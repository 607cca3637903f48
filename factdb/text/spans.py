"""Stretches of days: the week, month, quarter or year around a day, and their parts."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from factdb.types import Precision


class Days(NamedTuple):
    """The days from ``first`` to ``last``, both included, and how exact they are."""

    first: date
    last: date
    precision: Precision


def day(when: date) -> Days:
    """Give one day."""
    return Days(when, when, Precision.DAY)


def week(when: date) -> Days:
    """Give the week from Monday to Sunday that holds a day."""
    monday = shifted(when, -when.weekday())
    return Days(monday, shifted(monday, 6), Precision.WEEK)


def month(year: int, number: int) -> Days:
    """Give a month; ``number`` may run over: 0 is December of the year before."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    last = monthrange(year, number)[1]
    return Days(date(year, number, 1), date(year, number, last), Precision.MONTH)


def months(year: int, number: int, count: int, precision: Precision) -> Days:
    """Give ``count`` months on end."""
    return Days(month(year, number).first, month(year, number + count - 1).last, precision)


def quarter(year: int, number: int) -> Days:
    """Give a quarter, 1 to 4; ``number`` may run over: 0 is the last of the year before."""
    return months(year, 3 * number - 2, 3, Precision.QUARTER)


def year(number: int) -> Days:
    """Give a year."""
    return Days(date(number, 1, 1), date(number, 12, 31), Precision.YEAR)


def years(first: int, last: int) -> Days:
    """Give the years from one to another."""
    return Days(date(first, 1, 1), date(last, 12, 31), Precision.YEAR)


def part(of: Days, which: str) -> Days:
    """Give the early, middle or late part of a month or year: half of it, as words allow.

    "early May" is 1 to 15 May, "mid-May" 8 to 24 May: two reports that call the same day by
    different parts should not look like a contradiction. A part of a year is as exact as a
    quarter.
    """
    length = (of.last - of.first).days + 1
    first, last = {
        "early": (0, length // 2),
        "mid": (length // 4, length - length // 4),
        "late": (length // 2, length),
    }[which]
    precision = Precision.QUARTER if of.precision is Precision.YEAR else of.precision
    return Days(shifted(of.first, first), shifted(of.first, last - 1), precision)


def shifted(when: date, by: int) -> date:
    """Give the day so many days later.

    Raises:
        OverflowError: if there is no such day before the year 1 or after 9999.

    """
    return when + timedelta(days=by)
