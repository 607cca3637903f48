"""Numbers that count nothing: names, years, ages, times of day, scores, "one of them"."""

from __future__ import annotations

import re
from functools import cache

from factdb.text.counted import is_plural
from factdb.text.fold import stop_words
from factdb.text.units import unit_after
from factdb.text.words import table

_LAST_WORD = re.compile(r"([\w№][\w.'’-]*|#)[ \u00a0]$")
_BRAND = re.compile(r"[a-z]{1,2}[A-Z]")
"""A name that begins small: iPhone, eBay."""
_CONTEXT = 40
_TIME_OF_DAY = re.compile(
    r"\s?(?:[ap]\.?m\b|o['’]?clock|GMT|UTC|[ECMP][SD]T\b|local time)", re.IGNORECASE
)
_OLD = re.compile(r"[-\s](?:year|day|week|month)s?[-\s]olds?\b|[-\s]olds?\b|s\b")
_OPENING = re.compile(r"(?:^|[.!?:\n•*–—-])[\s“”\"'‘(\[]*$")
_DEFINITE = re.compile(
    r"(?:the|these|those|this|that|his|her|their|its|our|my|your|last|first|next|past|previous|other"
    r"|all|both|each|every)",
    re.IGNORECASE,
)
_IS = re.compile(
    r"\b(?:I|[Hh]e|[Ss]he|[Ww]ho|[A-Z][a-z]+)(?:\s(?:am|is|was|turned|turns)|['’][ms])\s$"
)
_STATES = frozenset(
    ["killed", "wounded", "injured", "hurt", "died", "drowned", "survived", "aboard", "strong"]
)
_NO_COUNTING = frozenset(
    ["during", "according", "including", "calling", "dialling", "dialing", "turned", "turning"]
)
_RANKED = frozenset(["aged", "ranked", "rated", "seeded", "numbered", "dated"])
_PART = re.compile(
    r"\s(?:out\s)?of\s(?:them|whom|which|us|you|these|those)\b"
    r"|\s(?:out\s)?of\s(?:(?:the|its|their|his|her|our|these|those)\s)?(?!1[5-9]\d\d\b|20\d\d\b)\d"
)
_TOLL = re.compile(
    r"\b(?:toll|tally|total|figure|count|turnout|attendance|number\sof\s[\w\s]{2,30})\s[^.;:!?]{0,40}?"
    r"(?:to|at|of|was|is|were|stood\sat|reached|hit)\s$"
    r"|\b(?:up|down)\sfrom\s$|\bnumber\sat\s$|(?:^|\bput(?:s|ting)?\s)(?:it|that)\sat\s$",
    re.IGNORECASE,
)
_PUT_AT = re.compile(
    r"\b(?:put|puts|putting|estimat(?:e[sd]?|ing)|reckon(?:s|ed|ing)?)\s[^.,;:!?]+\sat\s$",
    re.IGNORECASE,
)
_PEOPLE = ("people", "men", "children")
_LAST_YEAR = re.compile(
    r"\b(?:last|this|next|past|each|every)\s(?:day|week|year)\s$", re.IGNORECASE
)
_MINUS = re.compile(r"\b(?:minus|negative)\s$", re.IGNORECASE)
_VERBAL = re.compile(r"\s(?:were|have|had|are|was|dead|wounded|injured|killed)\b")


def is_name(text: str, start: int, *, spelled: bool, weighty: bool) -> bool:
    """Say whether a number is part of a name: Article 5, Boeing 737, Group of Seven.

    ``weighty`` numbers (with a scale, money, a comma for thousands) are none unless they are
    ``spelled`` with a capital inside a sentence.
    """
    before = text[max(0, start - _CONTEXT) : start]
    if spelled and text[start].isupper() and not _OPENING.search(before):
        return True
    word = _LAST_WORD.search(before)
    if word is None or weighty:
        return False
    if word.group(1).casefold() in _labels():
        return _LAST_YEAR.search(before) is None
    capital = word.group(1)[0].isupper() or _BRAND.match(word.group(1)) is not None
    proper = not spelled and capital and word.group(1).casefold() not in stop_words()
    return proper and not _OPENING.search(before[: word.start()])


def is_year(text: str, start: int, end: int, counted: str) -> bool:
    """Say whether a bare number is a year rather than a count: 1500 to 2099, no comma.

    Round ones before a plural noun count: "the 2000 people".
    """
    printed = text[start:end]
    if not re.fullmatch(r"1[5-9]\d\d|20\d\d", printed):
        return False
    return not (int(printed) % 50 == 0 and is_plural(counted))


def is_predicate(text: str, start: int) -> bool:
    """Say whether a number is said of somebody: she was about 18, he turned 40."""
    return _IS.search(text, max(0, start - _CONTEXT), start) is not None


def is_part(text: str, start: int, end: int, *, spelled: bool) -> bool:
    """Say whether a number counts a part of what is known: two of them, 12 of its 14 members.

    In figures behind a noun it is a name: stage 5 of 20.
    """
    if _PART.match(text, end) is None:
        return False
    word = _LAST_WORD.search(text[max(0, start - _CONTEXT) : start])
    lead = word.group(1).casefold() if word else ""
    return spelled or not lead or lead in stop_words() or lead.endswith(("ed", "ing"))


def is_toll(text: str, start: int) -> bool:
    """Say whether a number is that of a toll or total: the toll rose to 22, up from 12."""
    return _TOLL.search(text, max(0, start - 2 * _CONTEXT), start) is not None


def is_negative(text: str, start: int) -> bool:
    """Say whether a number is below nought in words, which bounds cannot say: minus 5 degrees."""
    return _MINUS.search(text, max(0, start - 10), start) is not None


def is_rate(text: str, start: int) -> bool:
    """Say whether a number is what a rate is reckoned by: seven per 100,000."""
    return text[max(0, start - 4) : start].casefold() == "per "


def is_age(text: str, start: int, end: int) -> bool:
    """Say whether a number is somebody's age: 45-year-old, aged 45, "Anna Aune, 45, said"."""
    if _OLD.match(text, end):
        return True
    name = re.search(r"[A-Z][\w'’-]+, $", text[max(0, start - 30) : start])
    return name is not None and text[end : end + 1] in (",", ".") and end - start <= 3


def is_time_of_day(text: str, end: int) -> bool:
    """Say whether a number is an hour: 8 p.m., ten o'clock."""
    return _TIME_OF_DAY.match(text, end) is not None


def is_pronoun(counted: str) -> bool:
    """Say whether "one" before these words picks out rather than counts: one of them, one day."""
    return not is_person(counted)


def is_person(counted: str) -> bool:
    """Say whether these words name persons, one or more."""
    words = counted.casefold().split()
    return any(
        word in _persons() or word.removesuffix("s") in _persons() or word.endswith(_PEOPLE)
        for word in words
    )


def is_definite(text: str, start: int) -> bool:
    """Say whether the number stands in a noun phrase already known: the two leaders."""
    word = _LAST_WORD.search(text[max(0, start - _CONTEXT) : start])
    return word is not None and _DEFINITE.fullmatch(word.group(1)) is not None


def is_countable(counted: str) -> bool:
    """Say whether a number before these words can count them: plurals, "killed", a person."""
    words = counted.split()
    if counted[0].isupper() and unit_after(" " + counted.casefold(), 0, scaled=False):
        return False  # a title: 60 Minutes
    if len(words) > 1 and words[0][0].isupper() and words[-1][0].isupper():
        return False  # an address: 36 Harbour Gardens
    return is_plural(counted) or words[-1].casefold() in _STATES or not is_pronoun(counted)


def is_alone(text: str, start: int, end: int, *, large: bool) -> bool:
    """Say whether a number without a noun shows nothing that it could count.

    "killing three", "20 were hurt" and large numbers do count: "rose to 100,000", "put the
    number at 11,000".
    """
    before = text[max(0, start - _CONTEXT) : start]
    word = _LAST_WORD.search(before)
    lead = word.group(1).casefold() if word else ""
    if large and (lead not in ("at", "in", "on") or _PUT_AT.search(before)):
        return False
    verb = lead.endswith(("ed", "ing")) and lead not in _NO_COUNTING | _RANKED
    return not (verb or (_VERBAL.match(text, end) and not _DEFINITE.fullmatch(lead)))


@cache
def _labels() -> frozenset[str]:
    return frozenset(word for row in table("labels") for cell in row for word in cell.split()) | {
        "#"
    }


@cache
def _persons() -> frozenset[str]:
    return frozenset(word.casefold() for row in table("persons") for word in row[0].split())
