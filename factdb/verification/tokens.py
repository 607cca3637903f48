"""A text as the words that are compared, each in one form however it is spelled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from factdb.rules.alignment import spoken
from factdb.text.numerals import Numeral, numerals

_SEPARATOR = "\x1f"
_PLACES = 50
_BRACKET = re.compile(r"\[[^\]\n]{0,200}\]")
_TOKEN = re.compile(
    rf"(?P<gap>{_BRACKET.pattern}|"
    r"\(?(?:\.{3,}|…|(?:\.\s){2}\.)\)?)"
    r"|(?P<initials>(?:[^\W\d_]\.){2,})|(?P<percent>%|\bper\s?cent\b)|(?P<ampersand>&)"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,:]\d+)*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word at ``[start, end)``; the parts of a contraction stand at one place.

    ``form`` is how it is compared, "" for an ellipsis or a bracket.
    """

    text: str
    form: str
    start: int
    end: int

    @property
    def is_gap(self) -> bool:
        """Whether it says that words were left out or put in."""
        return not self.form

    @property
    def is_ellipsis(self) -> bool:
        """Whether it says that words were left out."""
        return self.is_gap and "." in self.text.replace("…", ".")

    @property
    def is_number(self) -> bool:
        """Whether it is a number, in figures or in words."""
        return self.form[:1].isdigit()


@dataclass(frozen=True, slots=True)
class Place:
    """Tokens ``[first, last)`` of a source."""

    first: int
    last: int


def tokens(text: str) -> list[Token]:
    """Give the words in order, a contraction as its parts, a number as its value.

    >>> [one.form for one in tokens("They can’t pay 3.2bn, or sixty-one per cent…")]
    ['they', 'can', 'not', 'pay', '3200000000', 'or', '61', 'percent', '']
    """
    found: list[Token] = []
    at = 0
    for number in (*_numbers(text), None):
        found += _words(text, at, number.start if number else len(text))
        if number:
            found.append(_number(text, number))
            at = number.end
    return found


def _numbers(text: str) -> Iterator[Numeral]:
    """Give the numbers outside of brackets."""
    inside = {at for gap in _BRACKET.finditer(text) for at in range(gap.start(), gap.end())}
    return (one for one in numerals(text) if one.start not in inside)


def _number(text: str, number: Numeral) -> Token:
    return Token(text[number.start : number.end], f"{number.value:.12g}", number.start, number.end)


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, start, end):
        forms = _forms(match)
        texts = (match[0],) if len(forms) == 1 else forms
        for said, form in zip(texts, forms, strict=True):
            yield Token(said, form, match.start(), match.end())


def _forms(match: re.Match[str]) -> tuple[str, ...]:
    kind = match.lastgroup
    if kind == "gap":
        return ("",)
    if kind == "initials":
        return (match[0].replace(".", "").casefold(),)
    if kind:
        return ({"percent": "percent", "ampersand": "and"}[kind],)
    return _sounds(match[0])


@lru_cache(maxsize=1 << 16)
def _sounds(word: str) -> tuple[str, ...]:
    return spoken(word) or (word.casefold(),)


def forms(some: Sequence[Token]) -> tuple[str, ...]:
    """Give the forms of tokens."""
    return tuple(one.form for one in some)


def pieces(asked: Sequence[Token]) -> list[list[Token]]:
    """Give the runs of words between gaps."""
    runs: list[list[Token]] = [[]]
    for token in asked:
        if token.is_gap:
            runs.append([])
        else:
            runs[-1].append(token)
    return [run for run in runs if run]


def occurrences(piece: Sequence[Token], stored: Sequence[Token]) -> list[Place]:
    """Give the places where these forms stand next to each other, by linear search."""
    whole = _SEPARATOR + _SEPARATOR.join(forms(stored)) + _SEPARATOR
    wanted = _SEPARATOR + _SEPARATOR.join(forms(piece)) + _SEPARATOR
    found, at, first = [], whole.find(wanted), 0
    seen = 0
    while at >= 0:
        first += whole.count(_SEPARATOR, seen, at)
        seen = at
        found.append(Place(first, first + len(piece)))
        at = whole.find(wanted, at + 1)
    return found


def in_order(runs: Sequence[Sequence[Token]], stored: Sequence[Token]) -> list[tuple[Place, ...]]:
    """Give the passages that hold all runs in their order, the tightest first."""
    where = [occurrences(run, stored) for run in runs]
    chains = (_chain(first, where[1:]) for first in where[0])
    found = [chain for chain in chains if chain]
    return sorted(found, key=lambda chain: chain[-1].last - chain[0].first)[:_PLACES]


def _chain(first: Place, rest: Sequence[Sequence[Place]]) -> tuple[Place, ...]:
    chain = [first]
    for places in rest:
        after = next((place for place in places if place.first >= chain[-1].last), None)
        if after is None:
            return ()
        chain.append(after)
    return tuple(chain)
