"""Find dates in words, and say which days they mean, seen from the day of the report.

Own readers, one for each way of naming a time: the general parsers give a day to "in 2019" and
none to "the third quarter" (dateparser 1.5, tried). What has no answer that a careful reader would
give (seasons, "a few days ago", 3/4/2022, "the 15th") is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from text_to_num import text2num

from factdb.text import spans
from factdb.text.spans import Days
from factdb.text.tense import looks_ahead
from factdb.types import Precision, When, Words

_MONTHS = (
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
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH_OF = {name[:3].casefold(): number for number, name in enumerate(_MONTHS, 1)}
_WEEKDAY_OF = {name[:3].casefold(): number for number, name in enumerate(_WEEKDAYS)}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_PARTS = {
    "early": "early",
    "start": "early",
    "beginning": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "end": "late",
}

_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|Jun\.|July?"
    r"|Jul\.|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
)
_FULL_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November"
    r"|December|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER"
    r"|DECEMBER|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.)"
)
_WEEKDAY = (
    r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)"
)
_ANY_WEEKDAY = (
    r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)"
    r"\.?"
)
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_TO_DAY = r"(?:\s?[-–—]\s?(?P<day2>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?)?"
_TO_DAY_IN_WORDS = (
    r"(?:(?:\s?[-–—]\s?|\s(?:to|and)\s)(?P<day2>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?)?"
)
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_NO_COUNT = (
    r"(?![\d%]|[.,:]\d|\s?(?:per\s?cent|percent|million|billion|thousand|trillion|m\b|bn\b))"
)
_TIME_OF_DAY = r"(?:\s(?:morning|afternoon|evening|night))?"
_NUMBER = r"(?P<number>\d{1,3}|[a-z]+(?:-[a-z]+)?)"
_OF_THE_YEAR = r"(?:\s(?:of|in)\s(?P<year>1[5-9]\d\d|20\d\d)|\s(?P<year2>1[5-9]\d\d|20\d\d))?"

_NO_WEEKDAY_AFTER = re.compile(
    r"\b(?:Good|Black|Bloody|Super|Cyber|Ash|Palm|Easter|Holy|Maundy|Whit|Sheffield|Giving|Shrove"
    r"|Fat|Ruby|Wet|[Ee]very|[Ee]ach|most|many)\s$|day\s(?:to|through|until)\s$"
)
_TO_WEEKDAY = re.compile(
    r"\s?(?:to|through|until|[-–—])\s?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)

_MONTHS_BACK = 8
"""A month named alone, where no verb tells, is past if it was at most so many months ago."""


@dataclass(frozen=True, slots=True)
class WeekdayDoubt:
    """A weekday and a date that do not go together, and why in words."""

    words: Words
    reason: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A date expression: the match, where "today" is, and whether the sentence looks ahead."""

    match: re.Match[str]
    today: date
    future: bool | None

    def get(self, name: str) -> str:
        return (self.match.groupdict().get(name) or "").casefold()

    @property
    def ahead(self) -> bool | None:
        """Whether the day lies ahead: as the caller says, else as the verbs around it do."""
        if self.future is None:
            return looks_ahead(self.match.string, *self.match.span())
        return self.future

    @property
    def month(self) -> int:
        return _MONTH_OF[self.get("month")[:3]]

    @property
    def year(self) -> int | None:
        told = self.get("year") or self.get("year2")
        return int(told) if told else None


_Reader = Callable[[_Found], Days | None]
_READERS: list[tuple[re.Pattern[str], _Reader]] = []


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
    for pattern in (_WEEKDAY_THEN_DATE, _WEEKDAY_THEN_MONTH):
        for match in pattern.finditer(text):
            found = _Found(match, published, None)
            days = _calendar_date(found)
            if days is None or (abs((days.first - published).days) > 182 and found.year is None):
                continue
            if reason := _disagreement(found, days, text):
                start, end = match.span()
                words = Words(text[start:end], start + offset, end + offset)
                doubts.append(WeekdayDoubt(words, reason))
    return tuple(sorted(doubts, key=lambda doubt: doubt.words.start))


def weekday_number(name: str) -> int | None:
    """Give 0 for Monday to 6 for Sunday, None for what is no weekday's full name.

    >>> weekday_number("Wednesday")
    2
    """
    return _WEEKDAY_OF[name[:3].casefold()] if name.title() in _WEEKDAYS else None


def _read(text: str, today: date, future: bool | None) -> Iterator[tuple[int, int, Days]]:
    for pattern, reader in _READERS:
        for match in pattern.finditer(text):
            try:
                days = reader(_Found(match, today, future))
            except (ValueError, OverflowError):
                continue  # 31 February, or a year that no calendar holds
            if days:
                start, end = match.span("span") if "span" in pattern.groupindex else match.span()
                yield start, end, days


def _reads(*patterns: str, flags: int = 0) -> Callable[[_Reader], _Reader]:
    """Enter a function as the reader of these patterns; group "span" is the date, if there."""

    def enter(reader: _Reader) -> _Reader:
        for pattern in patterns:
            _READERS.append((re.compile(pattern, flags), reader))
        return reader

    return enter


_WEEKDAY_BEFORE = rf"(?:\b{_ANY_WEEKDAY}(?:,?\s(?:the\s)?|\s?\())"
_DAY_MONTH = rf"\b{_DAY}{_TO_DAY_IN_WORDS}(?:\sof)?\s{_MONTH}\b(?:,?\s{_YEAR}\b)?(?!\s?\d)"
_MONTH_DAY = rf"\b{_MONTH}\s(?:the\s)?{_DAY}{_TO_DAY}\b{_NO_COUNT}(?:,?\s{_YEAR}\b)?"
_WEEKDAY_THEN_DATE = re.compile(_WEEKDAY_BEFORE + _DAY_MONTH)
_WEEKDAY_THEN_MONTH = re.compile(_WEEKDAY_BEFORE + _MONTH_DAY)


@_reads(
    rf"{_WEEKDAY_BEFORE}?{_DAY_MONTH}",
    rf"{_WEEKDAY_BEFORE}?{_MONTH_DAY}",
)
def _calendar_date(found: _Found) -> Days | None:
    """Read 1 February 2022; Feb. 1; Monday, Feb. 1; 1-3 February."""
    number, last = int(found.get("day")), int(found.get("day2") or found.get("day"))
    if last < number:
        return None
    year = found.year or _nearest_year(found, number)
    first = date(year, found.month, number)
    return Days(first, date(year, found.month, last), Precision.DAY)


@_reads(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-])")
def _iso_date(found: _Found) -> Days:
    """Read 2022-02-01."""
    return spans.day(date(int(found.get("year")), int(found.get("month")), int(found.get("day"))))


@_reads(
    r"(?<![\d./])(?P<day>\d{1,2})(?P<by>[./])(?P<month>\d{1,2})(?P=by)(?P<year>(?:19|20)\d\d)(?![\d/])"
)
def _date_in_figures(found: _Found) -> Days | None:
    """Read 31.1.2022 and 31/01/2022; 1/2/2022 is January to some and February to others."""
    first, second, year = int(found.get("day")), int(found.get("month")), int(found.get("year"))
    if found.get("by") == "." or first > 12:
        return spans.day(date(year, second, first))
    return spans.day(date(year, first, second)) if second > 12 or first == second else None


@_reads(
    rf"\b(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate|(?:the\s)?(?:start|beginning|middle|end)\sof)[-\s])?"
    rf"{_MONTH}(?:,|\sof)?\s(?:{_YEAR}|(?P<which>last|this|next)\syear)\b(?!\s?[-–]\d)"
)
def _month_of_year(found: _Found) -> Days | None:
    """Read May 2019, mid-May 2019, the end of May 2019, May of last year."""
    if _is_surname(found):
        return None
    shift = {"last": -1, "next": 1}.get(found.get("which"), 0)
    return _part(spans.month(found.year or found.today.year + shift, found.month), found)


@_reads(
    rf"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Dd]uring|[Ff]rom|[Tt]hroughout|of|to)\s"
    rf"(?P<span>(?:(?P<part>early|mid|late|the\s(?:start|beginning|middle|end)\sof)[-\s])?{_FULL_MONTH})"
    rf"(?!\w|['’]s|\s\d|\s[A-Z]|\.\s?\d)",
    rf"\b(?P<span>(?P<part>[Ee]arly|[Mm]id|[Ll]ate|(?:the\s)?(?:start|beginning|middle|end)\sof)[-\s]"
    rf"{_FULL_MONTH})(?!\w|\s\d)",
    rf"\b(?P<span>(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\s{_FULL_MONTH})(?!\w|\s\d)",
)
def _month(found: _Found) -> Days | None:
    """Read (in) May, last May, mid-May: the nearest, the past preferred."""
    today, which = found.today, found.get("which")
    back = (today.month - found.month) % 12
    ahead = back > _MONTHS_BACK if found.ahead is None else found.ahead
    if which == "last" or (which == "" and not ahead):
        number = today.month - (back or (12 if which == "last" else 0))
    else:
        number = today.month + (-back) % 12 + (12 if which == "next" and back == 0 else 0)
    return _part(spans.month(today.year, number), found)


@_reads(
    r"\b(?:(?P<which>[Tt]his coming|[Tt]his past|[Ll]ast|[Nn]ext|[Tt]his|coming|following)\s)?"
    rf"\b{_WEEKDAY}{_TIME_OF_DAY}(?!\w|\s(?:last|next|this)\sweek)",
    rf"\b{_WEEKDAY}{_TIME_OF_DAY}(?:\sof)?\s(?P<week>last|next|this)\sweek\b",
)
def _weekday(found: _Found) -> Days | None:
    """Read Monday, last Monday, Monday evening, Monday of last week."""
    match, today = found.match, found.today
    before = match.string[max(0, match.start("weekday") - 24) : match.start("weekday")]
    if _NO_WEEKDAY_AFTER.search(before) or _TO_WEEKDAY.match(match.string, match.end()):
        return None
    number, which = _WEEKDAY_OF[found.get("weekday")[:3]], found.get("which")
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


@_reads(
    r"\b(?P<day>the day before yesterday|the day after tomorrow|yesterday|tomorrow|last night"
    r"|tonight|today|this (?:morning|afternoon|evening)|overnight)(?!['’]s\s)"
    r"(?:\s(?:morning|afternoon|evening|night))?\b",
    flags=re.IGNORECASE,
)
def _near_day(found: _Found) -> Days | None:
    """Read today, yesterday, last night, tomorrow morning."""
    steps = {
        "the day before yesterday": -2,
        "yesterday": -1,
        "last night": -1,
        "tomorrow": 1,
        "the day after tomorrow": 2,
    }
    if found.get("day") == "overnight":
        return None
    return spans.day(spans.shifted(found.today, steps.get(found.get("day"), 0)))


@_reads(
    r"\b(?:(?P<part>early|earlier|late|later|the (?:start|beginning|middle|end) of)\s)?"
    r"(?P<which>last|this|next)\s(?P<unit>week|month|quarter|year|weekend)\b(?!['’-]|\sand\b)",
    r"\b(?P<part>the end of)\sthe\s(?P<unit>week|month|quarter|year)\b",
    r"\b(?:at|over|during)\s(?P<span>the\s(?P<unit>weekend))\b",
    flags=re.IGNORECASE,
)
def _near_period(found: _Found) -> Days:
    """Read last week, this month, next year, earlier this year, the end of the month."""
    shift = {"last": -1, "next": 1}.get(found.get("which"), 0)
    period = _period(found.today, found.get("unit"), shift)
    if found.get("part") == "earlier":
        return Days(period.first, min(period.last, found.today), period.precision)
    if found.get("part") == "later":
        return Days(max(period.first, found.today), period.last, period.precision)
    return period if period.precision is Precision.WEEK else _part(period, found)


@_reads(
    rf"\b{_NUMBER}\s(?P<unit>day|week|month|year)s?\sago\b(?P<today>\s(?:today|yesterday))?",
    flags=re.IGNORECASE,
)
def _ago(found: _Found) -> Days | None:
    """Read two days ago, a week ago, five years ago: as exact as the unit."""
    number = _small_number(found.get("number"))
    before = found.match.string[max(0, found.match.start() - 14) : found.match.start()]
    if number is None or found.get("today") or _ROUGHLY.search(before):
        return None
    if found.get("unit") == "day":
        return spans.day(spans.shifted(found.today, -number))
    return _period(found.today, found.get("unit"), -number)


@_reads(
    rf"\b(?P<span>(?:the|this)\s(?:past|last|previous)\s(?:{_NUMBER}\s)?(?P<unit>hour|day|week|month|year)s?)"
    r"\b(?!['’-]|\sor\s)",
    flags=re.IGNORECASE,
)
def _rolling(found: _Found) -> Days | None:
    """Read the past week, the last 24 hours: up to and with the day of the report."""
    number = _small_number(found.get("number") or "one")
    if number is None:
        return None
    unit = found.get("unit")
    days = {"hour": -(-number // 24), "day": number, "week": 7 * number, "month": 31 * number}
    precision = Precision(unit) if unit in ("week", "month", "year") else Precision.DAY
    first = spans.shifted(found.today, -days.get(unit, 366 * number))
    return Days(first, found.today, precision)


@_reads(
    rf"\b(?:the\s)?(?P<which>first|second|third|fourth|last)[\s-]quarter\b{_OF_THE_YEAR}",
    r"\bQ(?P<which>[1-4])\b(?:\s(?:of\s)?(?P<year>20\d\d)\b)?",
)
def _quarter(found: _Found) -> Days | None:
    """Read the third quarter (of 2021), Q3 2021; without a year the latest that has begun."""
    which, today = found.get("which"), found.today
    before = found.match.string[max(0, found.match.start() - 2) : found.match.start()]
    if (which == "last" and found.year is None) or before.endswith("-"):
        return None
    number = int(which) if which.isdigit() else _ORDINALS.get(which, 4)
    after = found.match.string[found.match.end() : found.match.end() + 4]
    if after.startswith((" of ", " fin")) and found.year is None:
        return None  # a quarter of a match, or of something else's length
    year = found.year or (today.year if number <= (today.month + 2) // 3 else today.year - 1)
    return spans.quarter(year, number)


@_reads(
    r"\b(?:the\s)?(?P<which>first|second)\shalf\sof\s(?P<year>(?:19|20)\d\d)\b",
    r"\bH(?P<which>[12])\s(?P<year>20\d\d)\b",
)
def _half(found: _Found) -> Days:
    """Read the first half of 2021, H1 2021."""
    assert found.year is not None
    first = 1 if found.get("which") in ("first", "1") else 7
    return spans.months(found.year, first, 6, Precision.QUARTER)


@_reads(r"\b(?:the\s)?(?:(?P<part>early|mid|late)[-\s])?(?P<year>1[5-9]\d|20\d)0s\b")
def _decade(found: _Found) -> Days:
    """Read the 1990s: ten years."""
    first = int(found.get("year")) * 10
    return spans.years(first, first + 9)


@_reads(
    r"\b(?:[Ff]rom|[Bb]etween)\s(?P<span>(?P<year>1[5-9]\d\d|20\d\d)\s(?:to|and|until)\s(?P<last>1[5-9]\d\d|20\d\d))\b",
    r"(?<![\d,.-])(?P<span>(?P<year>1[89]\d\d|20\d\d)[-–/](?P<last>1[89]\d\d|20\d\d|\d\d))(?![\d,%/-]|\.\d)",
)
def _year_range(found: _Found) -> Days | None:
    """Read from 2014 to 2019, 2019-20."""
    first, told = int(found.get("year")), found.get("last")
    last = int(told) if len(told) == 4 else first - first % 100 + int(told)
    return spans.years(first, last) if first < last <= first + 100 else None


@_reads(
    rf"\b(?P<lead>[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Dd]uring|[Ff]rom|[Tt]hroughout|[Bb]efore"
    rf"|[Aa]fter|[Oo]f|[Aa]s far back as|through|and|to|for|than|circa|late|back to|year)\s"
    rf"(?P<span>{_YEAR})(?![\w%-]|[.,:]\d|['’]s\s?\d)",
    rf"\b(?P<lead>the|a|his|her|its|their|[\w]+['’]s)\s(?P<span>{_YEAR})(?=\s[A-Za-z])",
    rf"(?P<lead>\()(?P<span>{_YEAR})(?=[),;])",
    rf"\b(?P<span>(?P<part>[Ee]arly|[Mm]id|[Ll]ate|(?:the\s)?(?:start|beginning|middle|end)\sof)[-\s]{_YEAR})(?![\w%-]|[.,:]\d)",
)
def _year(found: _Found) -> Days | None:
    """Read in 1997, since 2014, the 2016 election, early 2020."""
    assert found.year is not None
    if not found.get("part") and counts(found.match.string, *found.match.span("year")):
        return None
    return _part(spans.year(found.year), found)


_ROUGHLY = re.compile(
    r"(?:than|about|over|around|nearly|almost|some|roughly|least|approximately)\s$", re.IGNORECASE
)
_PLURAL = re.compile(r"\s(?:[\w-]+\s){0,2}?(?:people|men|women|children|police|staff|[a-z]+s)\b")
_NO_NOUN = re.compile(
    r"\s(?:was|is|has|as|its|his|this|does|elections?|games|and|or|to|the|a|of)\b", re.IGNORECASE
)
_WEAK_LEADS = frozenset(["and", "to", "for", "than", "of", "from", "after", "before", "by"])


def counts(text: str, start: int, end: int) -> bool:
    """Say whether four digits that could be a year count what follows: "the 2000 people".

    Round ones before a plural do; "in 2014 the rebels" and "the 2016 elections" do not. After
    words that say little ("and 1900 more"), any plural noun right behind makes a count.
    """
    after = text[end : end + 40]
    if _NO_NOUN.match(after) or not _PLURAL.match(after):
        return False
    lead = text[max(0, start - 8) : start].split()[-1:]
    near = re.match(r"\s(?:people|men|women|[a-z]+s)\b", after) is not None
    return int(text[start:end]) % 50 == 0 or (
        near and bool(lead) and lead[0].casefold() in _WEAK_LEADS
    )


def _part(of: Days, found: _Found) -> Days:
    told = found.get("part").removeprefix("the ").split()
    return spans.part(of, _PARTS[told[0]]) if told else of


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


def _nearest_year(found: _Found, number: int) -> int:
    """Give the year that brings a day and month nearest to today, the past preferred.

    A day ahead counts twice its distance where no verb tells, and a hundred times after a verb of
    the past; a day in the past counts a hundred times after a verb of the future.
    """
    weigh = {None: (1, 2), False: (1, 100), True: (100, 1)}[found.ahead]
    best = None
    for year in (found.today.year - 1, found.today.year, found.today.year + 1):
        try:
            away = (date(year, found.month, number) - found.today).days
        except ValueError:
            continue
        cost = max(-away * weigh[0], away * weigh[1])
        if best is None or cost < best[0]:
            best = (cost, year)
    if best is None:
        raise ValueError(f"no day {number} in month {found.month} near {found.today}")
    return best[1]


def _is_surname(found: _Found) -> bool:
    """Say whether "May" follows a first name or a title: Theresa May 2019."""
    if found.get("month") not in ("may", "march", "april", "june", "august"):
        return False
    before = found.match.string[max(0, found.match.start() - 20) : found.match.start()]
    word = before.split()[-1:] if before.endswith(" ") else []
    lone = word and word[0].istitle() and not _LEADS.fullmatch(word[0])
    return bool(lone) and not word[0].endswith((".", ","))


_LEADS = re.compile(
    r"in|since|until|by|during|from|of|to|and|on|before|after|between|through|for|late|early|mid",
    re.IGNORECASE,
)


def _small_number(words: str) -> int | None:
    """Give a number of up to three digits or in words; None for what is none ("few")."""
    if words.isdigit():
        return int(words)
    if words in ("a", "an"):
        return 1
    try:
        number = int(text2num(words.replace("-", " "), "en"))
    except ValueError:
        return None
    return number if 0 < number < 1000 else None


def _disagreement(found: _Found, days: Days, text: str) -> str | None:
    told, real = _WEEKDAY_OF[found.get("weekday")[:3]], days.first.weekday()
    if told == real or days.first != days.last:
        return None
    printed = (
        text[found.match.end("weekday") : found.match.end()].lstrip("., (").removeprefix("the ")
    )
    return f"{printed} was a {_WEEKDAYS[real]}, not a {_WEEKDAYS[told]}"
