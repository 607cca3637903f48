"""Whether a stored statement is worth reading whole: what a few of its columns say of the gate.

Most of what shares keys with a statement does not pass the gate. To see that, neither frames nor
figures nor the other names of the speaker need be read. A glance lets through whatever the gate
lets through, and now and then a little more; ``tests/rules/test_sketch.py`` holds that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from factdb.rules import gate
from factdb.rules.speakers import bare, known, speaker_name
from factdb.text.fold import fold, words
from factdb.text.rarity import rarity
from factdb.text.stem import stem
from factdb.types import Stance, Statement

_ROUNDING = 1e-6
"""Sums of bits in another order may differ by less."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A stored statement as far as it is known before it is read whole.

    ``report`` is the id of its report. ``named`` is the name of its speaker, as
    `factdb.rules.speakers.speaker_name` gives it before it looks whether it is one. ``sentence`` is
    "" where none is known. ``shared`` are the keys of `factdb.match.keys` that it shares with the
    statement that asks, None where not all are known, because either has as many as are kept.
    """

    id: str
    report: str
    published: datetime
    text: str
    stance: Stance
    sentence: str
    named: str
    answers: str | None
    found_by: str
    shared: frozenset[str] | None


Glance = Callable[[Sketch], bool]
"""Says whether a stored statement is worth reading whole."""


def glance(one: Statement, gist: frozenset[str], likeness: Callable[[str, str], float]) -> Glance:
    """Make the glance that a statement has at others.

    Args:
        one: the statement.
        gist: its content words, as of `factdb.match.gist`.
        likeness: how alike two texts are, as of `factdb.match.likeness`.

    """
    bits: dict[str, float] = defaultdict(float)
    for word in gist:
        bits[stem(word)] += rarity(word)
    telling = {stem(word) for word in gist if rarity(word) >= gate.TELLING}
    voice = frozenset(bare(speaker_name(one)))
    said, folded = frozenset((*words(one.text), *words(gate.told(one)))), fold(one.text)

    def shares(other: Sketch) -> bool:
        """Say whether the keys that both have allow enough words in common."""
        if other.shared is None:
            return True
        met = sum(bits[key] for key in other.shared if key in bits)
        return met >= gate.BITS_FAR - _ROUNDING and not telling.isdisjoint(other.shared)

    def names(other: Sketch) -> bool:
        """Say whether one may name who speaks on the other side, soon enough to answer."""
        if abs(other.published.date() - one.day) > gate.SOON:
            return False
        theirs = frozenset(bare(known(other.named)))
        if theirs and theirs <= said:
            return True
        return bool(voice) and (voice <= {*words(other.text)} or voice <= {*words(_told(other))})

    def worth(other: Sketch) -> bool:
        return (
            shares(other)
            or other.report == one.report
            or "bare" in {one.found_by, other.found_by}
            or one.answers == other.id
            or other.answers == one.id
            or names(other)
            or folded == fold(other.text)
            or likeness(one.text, other.text) >= gate.LIKE
        )

    return worth


def _told(other: Sketch) -> str:
    """Give the words of a statement as `gate.told` does."""
    denied = other.stance in {Stance.DENY, Stance.REJECT} and other.sentence
    return other.sentence if denied else other.text
