"""One measure in two units: 40 barrels are no hundred thousand litres."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from factdb.text.words import table
from factdb.types import Figure

_ROUGHLY = 0.12
"""Who gives a measure in another unit rounds it, or means another ton."""


def dimension(figure: Figure) -> str:
    """Give what a figure measures ("length", "mass"); "" for what has no other unit."""
    return _units().get(figure.unit, ("", 1.0))[0]


def converted(figure: Figure) -> Figure:
    """Give a figure in the base unit of what it measures; as it is where there is none.

    >>> converted(Figure("2 km", 0, 4, 2.0, 2.0, unit="km")).high
    2000.0
    """
    kind, factor = _units().get(figure.unit, ("", 1.0))
    low, high = (None if end is None else end * factor for end in (figure.low, figure.high))
    return replace(figure, low=low, high=high, unit=kind or figure.unit)


def far_apart(one: Figure, other: Figure) -> bool:
    """Say whether two measures in two units do not meet, however either is rounded."""
    left, right = converted(one), converted(other)
    return _is_below(left, right) or _is_below(right, left)


def _is_below(one: Figure, other: Figure) -> bool:
    if one.high is None or other.low is None:
        return False
    return one.high < other.low * (1 - _ROUGHLY)


@cache
def _units() -> dict[str, tuple[str, float]]:
    """Give what each unit measures, and how many of the base unit it is.

    Source: ``words/conversions.tsv``.
    """
    return {unit: (kind, float(factor)) for unit, kind, factor in table("conversions")}
