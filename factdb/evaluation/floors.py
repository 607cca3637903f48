"""Floors: shares that were once reached and are not to be lost again. They only rise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import floor

from factdb.errors import UsageError
from factdb.evaluation.numbers import Measure

Floors = Mapping[str, Mapping[str, float]]
"""For each set of data ("fixtures") the floor of each measure ("content/f1"), in [0, 1]."""

DIGITS = 100
"""A floor is raised to a whole hundredth below what was reached."""


@dataclass(frozen=True, slots=True)
class Below:
    """A floor that is not met; ``value`` is None where the measure was not taken."""

    data: str
    key: str
    floor: float
    value: float | None

    def __str__(self) -> str:
        """Say it in one line."""
        told = "not measured" if self.value is None else f"{self.value:.4f}"
        return f"{self.data}: {self.key} is {told}, its floor is {self.floor:.4f}"


def checked(told: object) -> Floors:
    """Take parsed JSON for floors.

    Raises:
        UsageError: if it is not ``{"data": {"group/measure": share in [0, 1]}}``.

    """
    good = isinstance(told, dict) and all(
        isinstance(one, dict) and all(_is_share(value) for value in one.values())
        for one in told.values()
    )
    if not good:
        hint = 'floors are {"fixtures": {"content/f1": 0.9}}, each between 0 and 1'
        raise UsageError("these are no floors", hint=hint)
    floors: Floors = told  # type: ignore[assignment]
    return floors


def below(floors: Floors, measured: Iterable[Measure]) -> Iterator[Below]:
    """Give the floors that are not met, of the sets of data that were measured."""
    values = {(one.data, one.key): one.value for one in measured if one.n}
    for data in floors.keys() & {data for data, _ in values}:
        for key, least in sorted(floors[data].items()):
            value = values.get((data, key))
            if value is None or value < least:
                yield Below(data, key, least, value)


def raised(floors: Floors, measured: Iterable[Measure]) -> dict[str, dict[str, float]]:
    """Lift each floor to what was reached; none is lowered, none is dropped.

    Data that have no floors yet get one for each precision, recall and F1 and for each field.
    """
    higher = {data: dict(own) for data, own in floors.items()}
    for one in measured:
        own = higher.setdefault(one.data, {})
        begun = bool(floors.get(one.data))
        if one.n and (one.key in own if begun else _worth_a_floor(one)):
            own[one.key] = max(own.get(one.key, 0.0), _hundredth_below(one.value))
    return {data: dict(sorted(own.items())) for data, own in sorted(higher.items()) if own}


def _hundredth_below(value: float) -> float:
    """Round down to a whole hundredth; a whole one stays (0.29 times a hundred is below 29)."""
    nearest = round(value * DIGITS) / DIGITS
    return nearest if nearest <= value else floor(value * DIGITS) / DIGITS


def _worth_a_floor(one: Measure) -> bool:
    return one.group == "field" or one.measure in {"precision", "recall", "f1"}


def _is_share(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
