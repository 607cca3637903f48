"""Counts to shares, and how far a share can be trusted at its n."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

Key = tuple[str, str]
"""A group and a measure in it: ("content", "recall")."""

Tally = Mapping[Key, tuple[int, int]]
"""For each measure how many were right, and of how many, in one report or pair."""

SURE = 1.959964
"""How many standard errors hold 95 % of a normal distribution."""

SAMPLES = 500
"""Resamples of a bootstrap: an end of the interval is then sure to about one point in a hundred."""

FEWEST = 5
"""Reports or pairs below which resampling them says nothing."""

STEPS = frozenset({"confidence", "score", "ruled score"})
"""Groups whose measures are steps of a probability."""

BY_SIZE = frozenset(
    {"stance", "found by", "found", "left in peace", "flagged as", "ruled as", "by rule"}
)
"""Groups whose measures are those that the data happen to have."""

STEP = 0.1
"""Width of a step of confidence or score."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A share of labelled things that came out right.

    ``value`` is in [0, 1]; ``low`` and ``high`` bound it with 95 % confidence, both None where
    there is too little to say. ``n`` is how many things it is a share of; of an F1, how many labels
    there are. A measure of nothing (n = 0) has the value 0.
    """

    data: str
    group: str
    measure: str
    value: float
    low: float | None
    high: float | None
    n: int

    @property
    def key(self) -> str:
        """What floors call it: ``group/measure``."""
        return f"{self.group}/{self.measure}"

    def record(self) -> dict[str, Any]:
        """Give it as ``factdb eval --format jsonl`` prints it, four digits after the point."""
        ends = {"low": self.low, "high": self.high}
        return {
            "data": self.data,
            "group": self.group,
            "measure": self.measure,
            "value": round(self.value, 4),
            **{name: end if end is None else round(end, 4) for name, end in ends.items()},
            "n": self.n,
        }


def measures(data: str, tallies: Sequence[Tally]) -> Iterator[Measure]:
    """Add tallies of reports (or pairs) up to measures, in the order in which groups first come.

    A group with ``precision`` and ``recall`` gets its ``f1``. The interval of a share is Wilson's;
    that of an F1 comes from drawing the reports again, with a fixed seed.
    """
    totals = summed(tallies)
    groups: dict[str, list[str]] = defaultdict(list)
    for group, name in totals:
        groups[group].append(name)
    for group, names in groups.items():
        for name in _ordered(group, names, totals):
            right, of = totals[group, name]
            low, high = wilson(right, of)
            yield Measure(data, group, name, _share((right, of)), low, high, of)
        if {"precision", "recall"} <= set(names):
            low, high = _f1_interval(group, tallies)
            labels = totals[group, "recall"][1]
            yield Measure(data, group, "f1", _f1(group, totals), low, high, labels)


def summed(tallies: Sequence[Tally]) -> dict[Key, tuple[int, int]]:
    """Add tallies up."""
    totals: dict[Key, tuple[int, int]] = {}
    for tally in tallies:
        for key, (right, of) in tally.items():
            before = totals.get(key, (0, 0))
            totals[key] = before[0] + right, before[1] + of
    return totals


def wilson(right: int, of: int) -> tuple[float, float] | tuple[None, None]:
    """Bound a share with 95 % confidence; None for a share of nothing.

    Source: Wilson 1927, "Probable inference, the law of succession, and statistical inference".

    >>> [round(end, 3) for end in wilson(30, 33)]
    [0.764, 0.969]
    """
    if not of:
        return None, None
    share, z2 = right / of, SURE**2
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = SURE * sqrt(share * (1 - share) / of + z2 / (4 * of * of)) / (1 + z2 / of)
    return max(0.0, middle - half), min(1.0, middle + half)


def f1(precision: float, recall: float) -> float:
    """Give the harmonic mean of two shares, in [0, 1]; 0 where both are.

    >>> round(f1(6 / 8, 6 / 10), 3)
    0.667
    """
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def auc(wanted: Sequence[float], others: Sequence[float]) -> float:
    """Give the chance that a wanted score is above another; ties count half, 0.5 without either.

    Source: Mann and Whitney 1947.

    >>> auc([0.9, 0.5], [0.5, 0.1])
    0.875
    """
    wins = sum((a > b) + 0.5 * (a == b) for a in wanted for b in others)
    return wins / (len(wanted) * len(others)) if wanted and others else 0.5


def resampled(values: Sequence[float]) -> tuple[float, float]:
    """Give the ends that hold 95 % of what the resamples gave."""
    ranked = sorted(values)
    return ranked[int(0.025 * len(ranked))], ranked[int(0.975 * (len(ranked) - 1))]


def samples(size: int) -> Iterator[list[int]]:
    """Draw places out of ``size`` again and again, with replacement and with a fixed seed."""
    dice = random.Random(size)
    for _ in range(SAMPLES):
        yield dice.choices(range(size), k=size)


def step(probability: float) -> str:
    """Name the step of a tenth in which a probability lies; 1 belongs to the last.

    >>> step(0.87), step(1.0)
    ('0.8 to 0.9', '0.9 to 1.0')
    """
    low = min(int(probability / STEP + 1e-9), 9) / 10
    return f"{low:.1f} to {low + STEP:.1f}"


def _ordered(group: str, names: Sequence[str], totals: Tally) -> Sequence[str]:
    """Put steps from the surest down, and what varies with the data from the most frequent down."""
    if group in STEPS:
        return sorted(names, reverse=True)
    if group in BY_SIZE:
        return sorted(names, key=lambda name: (-totals[group, name][1], name))
    return names


def _f1(group: str, totals: Tally) -> float:
    return f1(_share(totals[group, "precision"]), _share(totals[group, "recall"]))


def _share(count: tuple[int, int]) -> float:
    right, of = count
    return right / of if of else 0.0


def _f1_interval(group: str, tallies: Sequence[Tally]) -> tuple[float, float] | tuple[None, None]:
    if len(tallies) < FEWEST:
        return None, None
    keys = (group, "precision"), (group, "recall")
    own = [{key: tally.get(key, (0, 0)) for key in keys} for tally in tallies]
    return resampled([_f1(group, summed([own[at] for at in drawn])) for drawn in samples(len(own))])
