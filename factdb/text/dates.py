"""Find dates in words, and say which days they mean, seen from the day of the report.

Own readers, one for each way of naming a time: the general parsers give a day to "in 2019" and
none to "the third quarter" (dateparser 1.5, tried). What has no answer that a careful reader would
give (seasons, "a few days ago", 3/4/2022, "the 15th") is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from factdb.text import calendar_dates, relative_dates
from factdb.text.calendar_dates import WEEKDAY_THEN_DATE, WEEKDAY_THEN_MONTH, calendar_date
from factdb.text.datewords import WEEKDAY_OF, WEEKDAYS, Found
from factdb.text.spans import Days
from factdb.types import When, Words

_READERS = (*calendar_dates.READERS, *relative_dates.READERS)
_HALF_A_YEAR = 182


@dataclass(frozen=True, slots=True)
class WeekdayDoubt:
    """A weekday and a date that do not go together, and why in words."""

    words: Words
    reason: str


def dates(
    text: str, published: date, offset: int = 0, *, future: bool | None = None
) -> tuple[When, ...]:
    """Give the dates of a text in order, none inside another.

    Args:
        text: the words.
        published: the day that "today" means in them.
        offset: what is added to every span, for words out of a longer text.
        future: whether a day named without a year or week ("on Monday", "in May", "1 March")
            lies ahead; None lets the nearest verb decide ("will leave on Monday").

    Returns:
        Each with the days it means and how exact they are: "in 2019" is a year, never a day. A
        bare weekday is the latest one that is not after ``published`` unless it lies ahead; a
        month or a day without a year is the nearest one, the past preferred. Weeks begin on
        Monday. The span leaves out the preposition but keeps "last", "early", "evening".

    >>> found = dates("He said on Monday that he left in May.", date(2022, 2, 1))
    >>> [(when.text, str(when.first), str(when.last), str(when.precision)) for when in found]
    [('Monday', '2022-01-31', '2022-01-31', 'day'), ('May', '2021-05-01', '2021-05-31', 'month')]

    """
    found = sorted(_read(text, published, future), key=lambda pair: (pair[0], -pair[1]))
    kept, reached = [], 0
    for start, end, days in found:
        if start >= reached:
            kept.append(When(text[start:end], start + offset, end + offset, *days))
            reached = end
    return tuple(kept)


def weekday_doubts(text: str, published: date, offset: int = 0) -> tuple[WeekdayDoubt, ...]:
    """Give every weekday printed with a date that falls on another weekday.

    A date without a year is taken as the nearest one to ``published``, and left alone when it is
    more than half a year away.

    >>> weekday_doubts("They met on Monday, 2 February 2022.", date(2022, 2, 4))[0].reason
    '2 February 2022 was a Wednesday, not a Monday'
    """
    doubts = []
    for pattern in (WEEKDAY_THEN_DATE, WEEKDAY_THEN_MONTH):
        for match in pattern.finditer(text):
            found = Found(match, published, None)
            days = _days(calendar_date, found)
            if days is None or (
                abs((days.first - published).days) > _HALF_A_YEAR and found.year is None
            ):
                continue
            if reason := _disagreement(found, days, text):
                start, end = match.span()
                words = Words(text[start:end], start + offset, end + offset)
                doubts.append(WeekdayDoubt(words, reason))
    return tuple(sorted(doubts, key=lambda doubt: doubt.words.start))


def _read(text: str, today: date, future: bool | None) -> Iterator[tuple[int, int, Days]]:
    for pattern, reader in _READERS:
        for match in pattern.finditer(text):
            if days := _days(reader, Found(match, today, future)):
                start, end = match.span("span") if "span" in pattern.groupindex else match.span()
                yield start, end, days


def _days(reader: Callable[[Found], Days | None], found: Found) -> Days | None:
    """Read one expression; None for 31 February, and for a year that no calendar holds."""
    try:
        return reader(found)
    except (ValueError, OverflowError):
        return None


def _disagreement(found: Found, days: Days, text: str) -> str | None:
    told, real = WEEKDAY_OF[found.get("weekday")[:3]], days.first.weekday()
    if told == real or days.first != days.last:
        return None
    printed = (
        text[found.match.end("weekday") : found.match.end()].lstrip("., (").removeprefix("the ")
    )
    return f"{printed} was a {WEEKDAYS[real]}, not a {WEEKDAYS[told]}"
