"""Currencies and measures beside a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from factdb.text.words import table

TIME = frozenset(["seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades"])
"""Units of time: "over two days" is during them."""

_SIGN_REACH = 8


def sign_before(text: str, start: int) -> tuple[str, int] | None:
    """Give the currency written before a number, and where it begins: "US$ " before 20.

    >>> sign_before("costs US$ 20", 10)
    ('USD', 6)
    """
    match = _signs().search(text, max(0, start - _SIGN_REACH), start)
    return (_before()[match.group(1)], match.start()) if match else None


def unit_after(text: str, end: int, *, scaled: bool) -> tuple[str, int] | None:
    """Give the unit behind a number, and where it ends: " per cent" behind 4.2.

    Args:
        text: the words.
        end: where the number ends.
        scaled: whether the number has a scale ("million"): pounds by the million are money, while
            200 pounds may be weight, and "won" is a verb.

    >>> unit_after("4.2 per cent", 3, scaled=False)
    ('%', 12)

    """
    match = _units().match(text, end)
    if match is None:
        return None
    name = _unit(match.group(1))
    if name in _only_scaled() and not scaled:
        return ("pounds", match.end()) if match.group(1).startswith("pound") else None
    return _after()[name], match.end()


def is_money(unit: str) -> bool:
    """Say whether a unit is a currency."""
    return unit in _money()


def _unit(printed: str) -> str:
    return printed if printed in _after() else printed.casefold()


@cache
def _before() -> Mapping[str, str]:
    return {sign: unit for sign, unit, where in table("currencies") if where in ("before", "both")}


@cache
def _after() -> Mapping[str, str]:
    """Give the unit of each spelling; plurals of currencies are read from the singular."""
    units: dict[str, str] = {}
    for sign, unit, where in table("currencies"):
        if where != "before":
            plural = [] if sign.endswith("s") or not sign.isascii() else [sign + "s"]
            units.update(dict.fromkeys([sign, *plural], unit))
    for unit, spellings in table("units"):
        units.update(dict.fromkeys(spellings.split("|"), unit))
    return units


@cache
def _only_scaled() -> frozenset[str]:
    names = [sign for sign, _, where in table("currencies") if where == "scaled"]
    return frozenset([*names, *(name + "s" for name in names)])


@cache
def _money() -> frozenset[str]:
    return frozenset(unit for _, unit, _ in table("currencies")) | {"pounds"}


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w$])({_any(_before())})\s?$")


@cache
def _units() -> re.Pattern[str]:
    return re.compile(rf"[ \u00a0\u202f]?-?({_any(_after())})(?![\w'’])(?!-\w)")


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
