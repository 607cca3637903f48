"""Which found statement is which labelled one: by the words that both hold, by their places."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factdb.evaluation import agreeing
from factdb.evaluation.labels import Label
from factdb.types import Statement

HALF = 0.5
"""Words in both over words in either, from which two readings are of one statement."""

_WORD = re.compile(r"\w+")


def places(text: str, start: int, end: int) -> frozenset[int]:
    """Give the offsets at which the words of a span begin."""
    return frozenset(word.start() for word in _WORD.finditer(text, start, end))


def overlap(text: str, one: tuple[int, int], other: tuple[int, int]) -> float:
    """Give words in both spans over words in either, in [0, 1].

    >>> overlap("We will not pay a thing", (0, 15), (3, 23))
    0.5
    """
    here, there = places(text, *one), places(text, *other)
    return len(here & there) / len(here | there) if here | there else 0.0


def meet(
    text: str, labels: Sequence[Label], found: Sequence[Statement]
) -> tuple[tuple[Label, Statement], ...]:
    """Pair labels and statements one to one: best overlap first, then the right speaker.

    Returns:
        Pairs whose words overlap by at least `HALF`, in the order of the labels.

    """
    likely = sorted(
        (-share, not agreeing.speaker(label, one), row, column)
        for row, label in enumerate(labels)
        for column, one in enumerate(found)
        if one.start < label.end and label.start < one.end
        if (share := overlap(text, (label.start, label.end), (one.start, one.end))) >= HALF
    )
    rows: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, row, column in likely:
        if row not in rows and column not in taken:
            rows[row] = column
            taken.add(column)
    return tuple((labels[row], found[column]) for row, column in sorted(rows.items()))
