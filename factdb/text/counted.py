"""The words behind a number that name what it counts, found without a parse."""

from __future__ import annotations

import re
from functools import cache

from factdb.text.fold import stop_words
from factdb.text.units import is_money
from factdb.text.words import table

_WORD = re.compile(r"[ \u00a0]+(?P<word>[^\W\d_][\w'’-]*(?:\.(?=[A-Za-z])[\w]*\.?)*)")
_WHOSE = (
    r"(?:\s(?:the|its|their|his|her|our|these|those|[\w-]{1,20}['’]s))?"
    r"(?:\s(?:\d[\d,]{0,12}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))?(?=\s)"
)
"""Whose, and how many: what a part is taken from is the noun behind both."""

_OF = re.compile(rf"[ \u00a0](?:worth\s|out\s)?of{_WHOSE}")
_IN = re.compile(rf"[ \u00a0](?:worth\s)?(?:of|in){_WHOSE}")
_ARE = re.compile(r"[ \u00a0](?:were|are)(?:\sall)?(?=\s)")
_MORE = frozenset(["more", "additional", "further", "extra", "new"])
_GOING_ON = frozenset(["other", "others", "more", "few", "own", "several", "such"])
_PLURAL_ENDS = ("men", "people", "children", "folk")
_NO_PLURALS = frozenset(
    ["this", "his", "its", "was", "is", "has", "as", "does", "less", "plus", "us", "des", "les"]
)
_LONGEST = 5


def counted(text: str, end: int, unit: str = "") -> str:
    """Give the noun phrase behind a number, as printed; "" where there is none.

    It runs to the first plural noun, function word or mark, at most five words. A number with a
    ``unit`` ("5 tonnes", "20 percent") measures what stands after "of", money also what stands
    after "in". What the verb "be" says of a number is what it counts: "20 were children".

    >>> counted("100 Russian soldiers were killed", 3)
    'Russian soldiers'
    >>> counted("5 tonnes of wheat", 8, "tonnes"), counted("two days in July", 8, "days")
    ('wheat', '')
    >>> counted("“under 2%” of annual output", 9, "%")
    'annual output'
    """
    end = _past_mark(text, end)
    link = (_IN if is_money(unit) else _OF).match(text, end)
    if link:
        return _phrase(text, link.end())
    if unit:
        return ""
    if told := _ARE.match(text, end):
        said_of = _phrase(text, told.end())
        return said_of if is_plural(said_of) else ""
    return _phrase(text, end)


def _past_mark(text: str, end: int) -> int:
    """Go past the mark that closes a few words around a number: “under 2%” of annual output."""
    short = text[max(0, end - _IN_MARKS) : end]
    closed = text[end : end + 1] in tuple('"”’»') and any(mark in short for mark in '"“‘«')
    return end + closed


_IN_MARKS = 25
"""Characters in which the mark before a number stands, if only the number is in marks."""


def is_plural(phrase: str) -> bool:
    """Say whether the last word looks like a plural noun."""
    word = phrase.split()[-1].casefold() if phrase.split() else ""
    if word in _plurals() or word.endswith(_PLURAL_ENDS):
        return True
    ends = word.endswith("s") and not word.endswith(("ss", "'s", "’s", "ous", "is"))
    return ends and word not in _NO_PLURALS


def _phrase(text: str, start: int) -> str:
    end = start
    more = _WORD.match(text, start)
    if more and more["word"].casefold() in _MORE and _goes_on(text, more.end()):
        start = end = more.end()
    for _ in range(_LONGEST):
        match = _WORD.match(text, end)
        if match is None or match["word"].casefold() in stop_words() - _GOING_ON:
            break
        end = match.end()
        if is_plural(match["word"]):
            break
    return text[start:end].strip().rstrip("-")


def _goes_on(text: str, end: int) -> bool:
    """Say whether a noun follows: "more troops", not "more were hurt"."""
    match = _WORD.match(text, end)
    return match is not None and match["word"].casefold() not in stop_words()


@cache
def _plurals() -> frozenset[str]:
    return frozenset(word.casefold() for row in table("plurals") for word in row[0].split())
