"""When a report was published, as sources write it: a day, or a time with its offset."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

FIRST_YEAR = 1605
"""The first newspaper, the *Relation* of Strasbourg; an earlier year is a slip."""

DAY = (
    r"\d{4}(?:-\d{1,2}-|/\d{1,2}/|\.\d{1,2}\.)\d{1,2}"
    r"|(?:[A-Za-z]{3,9}\.?,? )?(?:\d{1,2}(?:st|nd|rd|th)? [A-Za-z]{3,9}\.?,?|[A-Za-z]{3,9}\.? "
    r"\d{1,2}(?:st|nd|rd|th)?,?) \d{4}"
)
"""A day as `published` reads it, for use inside a larger pattern."""

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMERIC = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_SPELLED = re.compile(
    r"(?:(?P<weekday>[a-z]{3,9})\.?,? )?"
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<month>[a-z]{3,9})\.?,?"
    r"|(?P<month2>[a-z]{3,9})\.? (?P<day2>\d{1,2})(?:st|nd|rd|th)?,?) (?P<year>\d{4})",
    re.IGNORECASE,
)


def published(told: str) -> datetime:
    """Read a date of publication; aware.

    A day alone is midnight UTC, a time without an offset is UTC.

    Reads ISO 8601 ("2022-02-01", "2022-02-01T18:30+02:00"), "2022/02/01", "1 February 2022",
    "Tuesday, Feb. 1, 2022" and mail dates ("Tue, 01 Feb 2022 18:30:00 GMT").

    Raises:
        ValueError: if it is none of these ("01/02/2022" is two days), the day does not exist, its
            weekday is another, or the year is before 1605.

    >>> published("1 February 2022").isoformat()
    '2022-02-01T00:00:00+00:00'

    """
    told = " ".join(told.split())
    found = _numeric(told) or _spelled(told) or _iso(told) or _mail(told)
    if found is None:
        raise ValueError(f"{told[:40]!r} is no date that can be read")
    if found.year < FIRST_YEAR:
        raise ValueError(f"{told!r} is before there were newspapers")
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def refuse_future(when: datetime, now: str | None) -> None:
    """Raise ValueError if a report is dated later than now.

    Args:
        when: aware; midnight UTC counts as a day without a time, which is today's in the zone of
            ``now``.
        now: aware, ISO 8601; None asks nothing.

    """
    if now is None:
        return
    present = datetime.fromisoformat(now)
    only_day = when.tzinfo is UTC and when == when.replace(hour=0, minute=0, second=0)
    if when.date() > present.date() if only_day else when > present:
        raise ValueError(f"{when.date()} is in the future")


def _numeric(told: str) -> datetime | None:
    if not (found := _NUMERIC.fullmatch(told)):
        return None
    return _midnight(int(found[1]), int(found[3]), int(found[4]), told)


def _spelled(told: str) -> datetime | None:
    """Read a day with the name of its month, and hold it against the weekday."""
    if not (found := _SPELLED.fullmatch(told)):
        return None
    month = _month(found["month"] or found["month2"])
    if month is None:
        return None
    when = _midnight(int(found["year"]), month, int(found["day"] or found["day2"]), told)
    name = _WEEKDAYS[when.weekday()]
    if found["weekday"] and not name.startswith(found["weekday"].lower()):
        raise ValueError(f"{told!r} was a {name.capitalize()}")
    return when


def _month(name: str) -> int | None:
    """Give the number of "feb", "sept", "february"."""
    fits = (at for at, month in enumerate(_MONTHS, start=1) if month.startswith(name.lower()))
    return next(fits, None)


def _iso(told: str) -> datetime | None:
    """Read a time in ISO 8601; digits alone are no date but a number."""
    told = re.sub(r" ?(?:UTC|GMT|Z)$", "+00:00", told)
    try:
        return None if told.isdigit() else datetime.fromisoformat(told)
    except ValueError:
        return None


def _mail(told: str) -> datetime | None:
    try:
        return parsedate_to_datetime(told)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _midnight(year: int, month: int, day: int, told: str) -> datetime:
    try:
        found = date(year, month, day)
    except ValueError as error:
        raise ValueError(f"{told!r} is a day that does not exist") from error
    return datetime(found.year, found.month, found.day, tzinfo=UTC)
