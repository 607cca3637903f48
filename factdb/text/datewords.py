"""The names of months and weekdays, and what a reader of dates is handed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from factdb.text import spans
from factdb.text.spans import Days
from factdb.text.tense import looks_ahead

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH_OF = {name[:3].casefold(): number for number, name in enumerate(MONTHS, 1)}
WEEKDAY_OF = {name[:3].casefold(): number for number, name in enumerate(WEEKDAYS)}
PARTS = {
    "early": "early",
    "earlier": "early",
    "later": "late",
    "start": "early",
    "beginning": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "end": "late",
}

MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|Jun\.|July?"
    r"|Jul\.|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
)
WEEKDAY = (
    r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)"
)
YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
EARLY_OR_LATE = r"(?P<part>[Ee]arly|[Mm]id|[Ll]ate|(?:the\s)?(?:start|beginning|middle|end)\sof)"


@dataclass(frozen=True, slots=True)
class Found:
    """A date expression: the match, where "today" is, and whether the sentence looks ahead."""

    match: re.Match[str]
    today: date
    future: bool | None

    def get(self, name: str) -> str:
        """Give what a group matched, folded in case; "" where it matched nothing."""
        return (self.match.groupdict().get(name) or "").casefold()

    @property
    def ahead(self) -> bool | None:
        """Whether the day lies ahead: as the caller says, else as the verbs around it do."""
        if self.future is None:
            return looks_ahead(self.match.string, *self.match.span())
        return self.future

    @property
    def month(self) -> int:
        """The month named, 1 to 12."""
        return MONTH_OF[self.get("month")[:3]]

    @property
    def year(self) -> int | None:
        """The year named, None where none is."""
        told = self.get("year") or self.get("year2")
        return int(told) if told else None


Reader = Callable[[Found], Days | None]
Readers = list[tuple[re.Pattern[str], Reader]]


def reads(readers: Readers, *patterns: str, flags: int = 0) -> Callable[[Reader], Reader]:
    """Enter a function as the reader of these patterns; group "span" is the date, if there."""

    def enter(reader: Reader) -> Reader:
        readers.extend((re.compile(pattern, flags), reader) for pattern in patterns)
        return reader

    return enter


def part(of: Days, found: Found) -> Days:
    """Give the early, middle or late part of a period where the words say so."""
    told = found.get("part").removeprefix("the ").split()
    return spans.part(of, PARTS[told[0]]) if told else of
