"""Readers of dates as the calendar has them: days, months, quarters, years, decades."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from factdb.text import spans
from factdb.text.datewords import (
    EARLY_OR_LATE,
    MONTH,
    WEEKDAY,
    WEEKDAY_OF,
    YEAR,
    Found,
    Readers,
    part,
    reads,
)
from factdb.text.spans import Days
from factdb.types import Precision

READERS: Readers = []

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_FULL_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November"
    r"|December|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER"
    r"|DECEMBER|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.)"
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
_NO_COUNT = (
    r"(?![\d%]|[.,:]\d|\s?(?:per\s?cent|percent|million|billion|thousand|trillion|m\b|bn\b))"
)
_OF_THE_YEAR = r"(?:\s(?:of|in)\s(?P<year>1[5-9]\d\d|20\d\d)|\s(?P<year2>1[5-9]\d\d|20\d\d))?"

_MONTHS_BACK = 8
"""A month named alone, where no verb tells, is past if it was at most so many months ago."""


_WEEKDAY_BEFORE = rf"(?:\b{_ANY_WEEKDAY}(?:,?\s(?:the\s)?|\s?\())"
_DAY_MONTH = rf"\b{_DAY}{_TO_DAY_IN_WORDS}(?:\sof)?\s{MONTH}\b(?:,?\s{YEAR}\b|(?!,?\s?\d))"
_MONTH_DAY = rf"\b{MONTH}\s(?:the\s)?{_DAY}{_TO_DAY}\b{_NO_COUNT}(?:,?\s{YEAR}\b|(?!,?\s\d{{4}}\b))"
WEEKDAY_THEN_DATE = re.compile(_WEEKDAY_BEFORE + _DAY_MONTH)
WEEKDAY_THEN_MONTH = re.compile(_WEEKDAY_BEFORE + _MONTH_DAY)


@reads(
    READERS,
    rf"{_WEEKDAY_BEFORE}?{_DAY_MONTH}",
    rf"{_WEEKDAY_BEFORE}?{_MONTH_DAY}",
)
def calendar_date(found: Found) -> Days | None:
    """Read 1 February 2022; Feb. 1; Monday, Feb. 1; 1-3 February."""
    number, last = int(found.get("day")), int(found.get("day2") or found.get("day"))
    if last < number:
        return None
    year = found.year or _nearest_year(found, number)
    first = date(year, found.month, number)
    return Days(first, date(year, found.month, last), Precision.DAY)


@reads(READERS, r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-])")
def _iso_date(found: Found) -> Days:
    """Read 2022-02-01."""
    return spans.day(date(int(found.get("year")), int(found.get("month")), int(found.get("day"))))


@reads(
    READERS,
    r"(?<![\d./])(?P<day>\d{1,2})(?P<by>[./])(?P<month>\d{1,2})(?P=by)(?P<year>(?:19|20)\d\d)(?![\d/])",
)
def _date_in_figures(found: Found) -> Days | None:
    """Read 31.1.2022 and 31/01/2022; 1/2/2022 is January to some and February to others."""
    first, second, year = int(found.get("day")), int(found.get("month")), int(found.get("year"))
    if found.get("by") == "." or first > 12:
        return spans.day(date(year, second, first))
    return spans.day(date(year, first, second)) if second > 12 or first == second else None


@reads(
    READERS,
    rf"\b(?:{EARLY_OR_LATE}[-\s])?"
    rf"{MONTH}(?:,|\sof)?\s(?:{YEAR}|(?P<which>last|this|next)\syear)\b(?!\s?[-–]\d)",
)
def _month_of_year(found: Found) -> Days | None:
    """Read May 2019, mid-May 2019, the end of May 2019, May of last year."""
    if _is_surname(found):
        return None
    shift = {"last": -1, "next": 1}.get(found.get("which"), 0)
    return part(spans.month(found.year or found.today.year + shift, found.month), found)


@reads(
    READERS,
    rf"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Dd]uring|[Ff]rom|[Tt]hroughout|of|to)\s"
    rf"(?P<span>(?:(?P<part>early|mid|late|the\s(?:start|beginning|middle|end)\sof)[-\s])?{_FULL_MONTH})"
    rf"(?!\w|['’]s|\s\d|\s[A-Z]|\.\s?\d)",
    rf"\b(?P<span>{EARLY_OR_LATE}[-\s]"
    rf"{_FULL_MONTH})(?!\w|\s\d)",
    rf"\b(?P<span>(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\s{_FULL_MONTH})(?!\w|\s\d)",
)
def _month(found: Found) -> Days | None:
    """Read (in) May, last May, mid-May: the nearest, the past preferred."""
    return part(_nearest_month(found, found.get("which")), found)


def _nearest_month(found: Found, which: str) -> Days:
    """Give the month named that is nearest: behind, unless ``which`` or the verbs look ahead."""
    today = found.today
    back = (today.month - found.month) % 12
    ahead = back > _MONTHS_BACK if found.ahead is None else found.ahead
    if which == "last" or (which == "" and not ahead):
        number = today.month - (back or (12 if which == "last" else 0))
    else:
        number = today.month + (-back) % 12 + (12 if which == "next" and back == 0 else 0)
    return spans.month(today.year, number)


@reads(
    READERS,
    rf"\b(?:[Tt]he\s)?(?P<which>first|second|third|fourth|last)\s{WEEKDAY}\s(?:of|in)\s{_FULL_MONTH}"
    rf"(?:,?\s{YEAR})?\b",
)
def _weekday_of_month(found: Found) -> Days:
    """Read the first Monday of May, the last Saturday in April 2023."""
    year = found.year
    month = spans.month(year, found.month) if year else _nearest_month(found, "")
    wanted = WEEKDAY_OF[found.get("weekday")[:3]]
    if found.get("which") == "last":
        return spans.day(spans.shifted(month.last, -((month.last.weekday() - wanted) % 7)))
    weeks = _ORDINALS[found.get("which")] - 1
    return spans.day(spans.shifted(month.first, (wanted - month.first.weekday()) % 7 + 7 * weeks))


@reads(
    READERS,
    rf"\b(?:the\s)?(?P<which>first|second|third|fourth|last)[\s-]quarter\b{_OF_THE_YEAR}",
    r"\bQ(?P<which>[1-4])\b(?:\s(?:of\s)?(?P<year>20\d\d)\b)?",
)
def _quarter(found: Found) -> Days | None:
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


@reads(
    READERS,
    r"\b(?:the\s)?(?P<which>first|second)\shalf\sof\s(?P<year>(?:19|20)\d\d)\b",
    r"\bH(?P<which>[12])\s(?P<year>20\d\d)\b",
)
def _half(found: Found) -> Days:
    """Read the first half of 2021, H1 2021."""
    assert found.year is not None
    first = 1 if found.get("which") in ("first", "1") else 7
    return spans.months(found.year, first, 6, Precision.QUARTER)


@reads(READERS, r"\b(?:the\s)?(?:(?P<part>early|mid|late)[-\s])?(?P<year>1[5-9]\d|20\d)0s\b")
def _decade(found: Found) -> Days:
    """Read the 1990s: ten years."""
    first = int(found.get("year")) * 10
    return spans.years(first, first + 9)


@reads(
    READERS,
    r"\b(?:[Ff]rom|[Bb]etween)\s(?P<span>(?P<year>1[5-9]\d\d|20\d\d)\s(?:to|and|until)\s(?P<last>1[5-9]\d\d|20\d\d))\b",
    r"(?<![\d,.-])(?P<span>(?P<year>1[89]\d\d|20\d\d)[-–/](?P<last>1[89]\d\d|20\d\d|\d\d))(?![\d,%/-]|\.\d)",
)
def _year_range(found: Found) -> Days | None:
    """Read from 2014 to 2019, 2019-20."""
    first, told = int(found.get("year")), found.get("last")
    last = int(told) if len(told) == 4 else first - first % 100 + int(told)
    return spans.years(first, last) if first < last <= first + 100 else None


@reads(
    READERS,
    rf"\b(?P<lead>[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Dd]uring|[Ff]rom|[Tt]hroughout|[Bb]efore"
    rf"|[Aa]fter|[Oo]f|[Aa]s far back as|through|and|to|for|than|circa|late|back to|year)\s"
    rf"(?P<span>{YEAR})(?![\w%-]|[.,:]\d|['’]s\s?\d)",
    rf"\b(?P<lead>the|a|his|her|its|their|[\w]+['’]s)\s(?P<span>{YEAR})(?=\s[A-Za-z])",
    rf"(?P<lead>\()(?P<span>{YEAR})(?=[),;])",
    rf"\b(?P<span>{EARLY_OR_LATE}[-\s]{YEAR})(?![\w%-]|[.,:]\d)",
)
def _year(found: Found) -> Days | None:
    """Read in 1997, since 2014, the 2016 election, early 2020."""
    assert found.year is not None
    if not found.get("part") and counts(found.match.string, *found.match.span("year")):
        return None
    return part(spans.year(found.year), found)


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


def _nearest_year(found: Found, number: int) -> int:
    """Give the year that brings a day and month nearest to today, the past preferred.

    A day ahead counts twice its distance where no verb tells and four times after a verb of the
    past, a day in the past a hundred times after a verb of the future.

    Raises:
        ValueError: if there is no such day, or a verb of the past stands by a day ahead.

    """
    ahead = found.ahead
    weigh = {None: (1, 2), False: (1, 100 if found.future is False else 4), True: (100, 1)}[ahead]
    near = {}
    for year in (found.today.year - 1, found.today.year, found.today.year + 1):
        if number <= monthrange(year, found.month)[1]:
            away = (date(year, found.month, number) - found.today).days
            near[max(-away * weigh[0], away * weigh[1]), year] = away
    best = min(near)
    if ahead is False and near[best] > 0:
        raise ValueError(f"{found.match.group()} is past by its verb and ahead by the calendar")
    return best[1]


def _is_surname(found: Found) -> bool:
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
