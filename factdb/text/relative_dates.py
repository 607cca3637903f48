"""Readers of dates that are told from the day of the report: Monday, last week, two days ago."""

from __future__ import annotations

import re
from datetime import date

from factdb.text import spans
from factdb.text.datewords import WEEKDAY, WEEKDAY_OF, Found, Readers, part, reads
from factdb.text.numerals import number_in_words
from factdb.text.spans import Days
from factdb.types import Precision

READERS: Readers = []

_TIME_OF_DAY = r"(?:\s(?:morning|afternoon|evening|night))?"
_NUMBER = r"(?P<number>\d{1,3}|[a-z]+(?:-[a-z]+)?)"
_NO_WEEKDAY_AFTER = re.compile(
    r"\b(?:Good|Black|Bloody|Super|Cyber|Ash|Palm|Easter|Holy|Maundy|Whit|Sheffield|Giving|Shrove"
    r"|Fat|Ruby|Wet|[Ee]very|[Ee]ach|most|many)\s$|day\s(?:to|through|until)\s$"
)
_TO_WEEKDAY = re.compile(
    r"\s?(?:to|through|until|[-–—])\s?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)

_ROUGHLY = re.compile(
    r"(?:than|about|over|around|nearly|almost|some|roughly|least|approximately)\s$", re.IGNORECASE
)


@reads(
    READERS,
    r"\b(?:(?P<which>[Tt]his coming|[Tt]his past|[Ll]ast|[Nn]ext|[Tt]his|coming|following)\s)?"
    rf"\b{WEEKDAY}{_TIME_OF_DAY}(?!\w|\s(?:last|next|this)\sweek)",
    rf"\b{WEEKDAY}{_TIME_OF_DAY}(?:\sof)?\s(?P<week>last|next|this)\sweek\b",
)
def _weekday(found: Found) -> Days | None:
    """Read Monday, last Monday, Monday evening, Monday of last week."""
    match, today = found.match, found.today
    before = match.string[max(0, match.start("weekday") - 24) : match.start("weekday")]
    if _NO_WEEKDAY_AFTER.search(before) or _TO_WEEKDAY.match(match.string, match.end()):
        return None
    number, which = WEEKDAY_OF[found.get("weekday")[:3]], found.get("which")
    if week := found.get("week"):
        shift = {"last": -7, "this": 0, "next": 7}[week]
        return spans.day(spans.shifted(spans.week(today).first, number + shift))
    if which == "following":
        return None
    if which == "this" and not found.ahead:
        return spans.day(spans.shifted(spans.week(today).first, number))
    ahead = which in ("next", "coming", "this coming") or (which in ("", "this") and found.ahead)
    step = (number - today.weekday()) % 7 if ahead else -((today.weekday() - number) % 7)
    again = 7 if ahead else -7
    return spans.day(spans.shifted(today, step or (again if which in ("next", "last") else 0)))


_NAMED = re.compile(r"[A-Z][\w.]* Today$")
"""A name that ends in a day: "Arvia Today"."""
_NAME = 30
"""Longer (characters) than the word before."""


@reads(
    READERS,
    r"\b(?P<day>the day before yesterday|the day after tomorrow|yesterday|tomorrow|last night"
    r"|tonight|today|this (?:morning|afternoon|evening))(?!['’]s\s)"
    r"(?:\s(?:morning|afternoon|evening|night))?\b",
    flags=re.IGNORECASE,
)
def _near_day(found: Found) -> Days | None:
    """Read today, yesterday, last night, tomorrow morning."""
    if _NAMED.search(found.match.string, max(0, found.match.start() - _NAME), found.match.end()):
        return None
    steps = {
        "the day before yesterday": -2,
        "yesterday": -1,
        "last night": -1,
        "tomorrow": 1,
        "the day after tomorrow": 2,
    }
    return spans.day(spans.shifted(found.today, steps.get(found.get("day"), 0)))


@reads(
    READERS,
    r"\b(?:(?P<part>early|earlier|late|later|the (?:start|beginning|middle|end) of)\s)?"
    r"(?P<which>last|this|next)\s(?P<unit>week|month|quarter|year|weekend)\b(?!['’-]|\sand\b)",
    r"\b(?P<part>the end of)\sthe\s(?P<unit>week|month|quarter|year)\b",
    r"\b(?:at|over|during)\s(?P<span>the\s(?P<unit>weekend))\b",
    flags=re.IGNORECASE,
)
def _near_period(found: Found) -> Days:
    """Read last week, this month, next year, earlier this year, the end of the month."""
    shift = {"last": -1, "next": 1}.get(found.get("which"), 0)
    period = _period(found.today, found.get("unit"), shift)
    if found.get("which") == "this" and found.get("part") == "earlier":
        return Days(period.first, min(period.last, found.today), period.precision)
    if found.get("which") == "this" and found.get("part") == "later":
        if period.last < found.today:
            # Before Saturday "this weekend" may be the one gone by; "later" it is to come.
            period = _weekend(spans.shifted(found.today, 7), 0)
        return Days(max(period.first, found.today), period.last, period.precision)
    return period if period.precision is Precision.WEEK else part(period, found)


@reads(
    READERS,
    rf"\b{_NUMBER}\s(?P<unit>day|week|month|year)s?\sago\b(?P<today>\s(?:today|yesterday))?",
    flags=re.IGNORECASE,
)
def _ago(found: Found) -> Days | None:
    """Read two days ago, a week ago, five years ago: as exact as the unit."""
    number = _small_number(found.get("number"))
    before = found.match.string[max(0, found.match.start() - 14) : found.match.start()]
    if number is None or found.get("today") or _ROUGHLY.search(before):
        return None
    if found.get("unit") == "day":
        return spans.day(spans.shifted(found.today, -number))
    return _period(found.today, found.get("unit"), -number)


@reads(
    READERS,
    rf"\b(?P<span>(?:the|this)\s(?:past|last|previous)\s(?:{_NUMBER}\s)?(?P<unit>hour|day|week|month|year)s?)"
    r"\b(?!['’-]|\sor\s)",
    flags=re.IGNORECASE,
)
def _rolling(found: Found) -> Days | None:
    """Read the past week, the last 24 hours: up to and with the day of the report."""
    number = _small_number(found.get("number") or "one")
    if number is None:
        return None
    unit = found.get("unit")
    days = {"hour": -(-number // 24), "day": number, "week": 7 * number, "month": 31 * number}
    precision = Precision(unit) if unit in ("week", "month", "year") else Precision.DAY
    first = spans.shifted(found.today, -days.get(unit, 366 * number))
    return Days(first, found.today, precision)


def _period(today: date, unit: str, shift: int) -> Days:
    """Give the week, month, quarter, year or weekend so many units away."""
    if unit == "week":
        return spans.week(spans.shifted(today, 7 * shift))
    if unit == "month":
        return spans.month(today.year, today.month + shift)
    if unit == "quarter":
        return spans.quarter(today.year, (today.month + 2) // 3 + shift)
    if unit == "year":
        return spans.year(today.year + shift)
    return _weekend(today, shift)


def _weekend(today: date, shift: int) -> Days:
    """Give Saturday and Sunday: the latest that has begun, or next week's."""
    back = (today.weekday() - 5) % 7
    saturday = spans.shifted(today, -back)
    if shift > 0:
        saturday = spans.shifted(spans.week(today).first, 12)
    return Days(saturday, spans.shifted(saturday, 1), Precision.WEEK)


def _small_number(words: str) -> int | None:
    """Give a number of up to three digits or in words; None for what is none ("few")."""
    if words.isdigit():
        return int(words)
    number = 1 if words in ("a", "an") else number_in_words(words)
    return int(number) if number and number < 1000 else None
