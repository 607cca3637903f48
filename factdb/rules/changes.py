"""How far a thing moved, in words and in per cent: "doubled", "rose by 20 per cent".

Read off words and figures of a statement, for two that somebody puts side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factdb.rules.counts import ends
from factdb.types import Figure, Statement

UP = frozenset(
    ["climb", "double", "expand", "gain", "grow", "increase", "jump", "quadruple", "rise", "soar",
     "surge", "treble", "triple"]
)  # fmt: skip
DOWN = frozenset(
    ["decline", "decrease", "dip", "drop", "fall", "halve", "plunge", "shrink", "sink", "slip",
     "slump", "tumble"]
)  # fmt: skip
"""Deeds of a thing whose amount moves, as frames have them."""

_BY = r"\s(?:\w+ly\s)?(?:by\s)?(?:about\s|some\s|around\s|roughly\s|just\s)?$"
_ROSE = re.compile(
    r"\b(?:rose|risen|rises?|rising|increas\w+|grew|grown|grow\w*|climb\w*|jump\w*|soar\w*|surg\w*"
    rf"|expand\w*|gain\w*|(?:went|gone|go(?:es|ing)?|is|are|was|were) up){_BY}",
    re.IGNORECASE,
)
_FELL = re.compile(
    r"\b(?:fell|fallen|falls?|falling|declin\w+|decreas\w+|dropp?\w*|shr[aiu]nk\w*|s[aiu]nk|plung\w+"
    r"|slipp?\w*|slump\w*|tumbl\w*|dipp?\w*"
    rf"|(?:went|gone|go(?:es|ing)?|is|are|was|were) down){_BY}",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\b(?:(?P<more>more than|over|at least)\s|(?P<less>nearly|almost|close to|less than)\s)?"
    r"(?P<word>doubled|doubling|tripled|trebled|quadrupled|halved)\b",
    re.IGNORECASE,
)
_BOUNDS = {
    "doubled": (80.0, 125.0),
    "doubling": (80.0, 125.0),
    "tripled": (160.0, 250.0),
    "trebled": (160.0, 250.0),
    "quadrupled": (250.0, 370.0),
    "halved": (-60.0, -40.0),
}
"""What such a word allows, in per cent of what there was; nobody says it of the exact half."""

_LEAST = 1.0
_SHARE = 0.1
"""So many points, or such a share of the larger, are within what two voices round."""


@dataclass(frozen=True, slots=True)
class Change:
    """How far something moved, in per cent of what it was, from least to most; falls below 0."""

    text: str
    low: float
    high: float


def changes(statement: Statement) -> Iterator[Change]:
    """Give how far things moved, as a statement tells: in words, then by its figures."""
    for found in _TIMES.finditer(statement.text):
        low, high = _BOUNDS[found["word"].lower()]
        yield Change(found.group(), *_bounded(low, high, found))
    for figure in statement.figures:
        if figure.unit == "%" and (sign := _direction(statement, figure)):
            low, high = ends(figure)
            yield Change(figure.text, *sorted((sign * low, sign * high)))


def _bounded(low: float, high: float, found: re.Match[str]) -> tuple[float, float]:
    """Open what "more than" leaves open; what has "nearly doubled" has not quite."""
    falls = low < 0
    if found["more"]:
        return (-100.0, high) if falls else (low, float("inf"))
    if found["less"]:
        return (low, 0.0) if falls else (0.6 * low, high)
    return low, high


def _direction(statement: Statement, figure: Figure) -> int:
    """Say whether a share is of a rise (1) or of a fall (-1); 0 where no verb before it tells."""
    before = statement.text[: max(0, figure.start - statement.start)]
    return 1 if _ROSE.search(before) else -1 if _FELL.search(before) else 0


def apart(one: Change, other: Change) -> bool:
    """Say whether two changes cannot be one, however either is rounded."""
    low, high = sorted((one, other), key=lambda change: (change.low, change.high))
    slack = max(_LEAST, _SHARE * max(abs(low.high), abs(high.low)))
    return high.low - low.high > slack
