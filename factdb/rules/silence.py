"""Why a rule holds its tongue: said where it falls silent, heard only by who listens.

A rule falls silent a thousand times before it speaks, and hardly ever does anybody ask why: what
is said to nobody costs a look at one variable, and no sentence is put together for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import IntEnum
from typing import TypeVar

Answer = TypeVar("Answer")


class Near(IntEnum):
    """How near a rule came to speaking, before it fell silent."""

    FAR = 0
    """Nothing of its kind is there."""
    KIND = 1
    """It is of its kind, but deeds, things or words differ."""
    PARTS = 2
    """One deed or thing, but who does it, to what or where does not agree."""
    MATTER = 3
    """The parts agree, but too little ties them to one matter."""
    TIME = 4
    """It would be a conflict, but for the time."""
    VOICES = 5
    """It would be a conflict, but for who speaks; or another rule answers."""


@dataclass(frozen=True, slots=True)
class Silence:
    """One line that says why, and how near the rule came."""

    why: str
    near: Near


_ears: ContextVar[list[Silence] | None] = ContextVar("ears", default=None)


def silent(why: str, near: Near = Near.FAR) -> Answer | None:
    """Give None, and say why to whoever listens."""
    heard = _ears.get()
    if heard is not None:
        heard.append(Silence(why, near))
    return None


@contextmanager
def listening() -> Iterator[list[Silence]]:
    """Collect what is said of silence meanwhile, in this thread or task only."""
    heard: list[Silence] = []
    before = _ears.set(heard)
    try:
        yield heard
    finally:
        _ears.reset(before)


def nearest(heard: Sequence[Silence]) -> Silence:
    """Give the reason that came nearest to speaking, the first of several."""
    return max(heard, key=lambda one: one.near, default=Silence(UNSAID, Near.FAR))


UNSAID = "says nothing of it, and not why"
"""What is told of a rule from elsewhere that gives no reason for its silence."""
