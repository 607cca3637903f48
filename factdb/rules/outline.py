"""What each rule needs at least to speak of two reports, seen on each side alone.

Of what passes the gate no rule says a word in ninety-nine cases of a hundred: no deed is denied
here and affirmed there, nothing is counted on both sides. An outline is made of a statement once,
and says in a few sets what it could be held against. It lets through whatever a rule would speak
of, and a little more; ``tests/rules/test_sketch.py`` holds that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from factdb.rules.blame import BLAMING, may_blame
from factdb.rules.claims import GOES_ON, MOVES, as_left_undone, turns_down
from factdb.rules.number import FLAT, HELD
from factdb.rules.terms import falls_under, kinds, opposites_of
from factdb.rules.times import when_of
from factdb.types import Frame, Stance, Statement

Deed = tuple[str, bool]
"""A predicate, and whether the statement holds that it is not so."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A statement as far as rules can tell by it that they have nothing to say.

    ``counted`` are the predicates of propositions that hold a number and that somebody stands for,
    "" for those that do not tell what is counted, with polarity and modality. ``dated`` are those
    of propositions that may have a date. ``blames`` says whether it may have another begin.
    """

    deeds: frozenset[Deed]
    counted: frozenset[tuple[str, bool, str]]
    dated: frozenset[Deed]
    blames: bool


def outline(statement: Statement) -> Outline:
    """Make the outline of a statement."""
    cue = statement.cue.text if statement.cue else ""
    frames = [(frame, when_of(statement, frame) is not None) for frame in statement.frames]
    return _outline(statement.text, statement.stance, cue, frames)


def outline_of(text: str, stance: Stance, cue: str, frames: Sequence[Frame]) -> Outline:
    """Make the outline of a statement of which so much is known; ``cue`` is "" for none.

    A proposition that stands alone may have the day of its statement.
    """
    alone = len(frames) == 1
    told = [(frame, alone or frame.when is not None) for frame in frames]
    return _outline(text, stance, cue, told)


def _outline(text: str, stance: Stance, cue: str, frames: Sequence[tuple[Frame, bool]]) -> Outline:
    """Make an outline of propositions, each with whether it may have a day."""
    turned = turns_down(text, stance, cue)
    return Outline(
        deeds=frozenset([_deed(as_left_undone(frame), turned) for frame, _ in frames]),
        counted=frozenset([_count(frame) for frame, _ in frames if _counts(frame)]),
        dated=frozenset([(one.predicate, one.negated) for one, dated in frames if dated]),
        blames=any(may_blame(frame) for frame, _ in frames),
    )


def _deed(frame: Frame, turned: bool) -> Deed:
    return frame.predicate, (frame.negated or frame.phase == "undone") ^ turned


def _counts(frame: Frame) -> bool:
    """Say whether a proposition holds a number for which somebody stands."""
    parts = (*frame.subject, *frame.object)
    return frame.modality in HELD and any(word[:1] == "#" for word in parts)


def _count(frame: Frame) -> tuple[str, bool, str]:
    deed = "" if frame.predicate in FLAT else frame.predicate
    return deed, frame.negated, frame.modality


def facing(one: Outline) -> frozenset[Deed]:
    """Give the deeds that may clash with one of these: the same, denied here or there; opposites.

    A word stands for what falls under it, and "raise" for "rise": see `factdb.rules.claims`.
    """
    return frozenset(
        (other, denied if alike else not denied)
        for deed, denied in one.deeds
        for alike, others in ((True, opposites_of(deed)), (False, _one_deed(deed)))
        for other in others
    )


@lru_cache(maxsize=1 << 14)
def _one_deed(word: str) -> frozenset[str]:
    """Give the words under which a deed may stand elsewhere."""
    found = {word, *kinds(word), *falls_under(word)}
    moved = {MOVES[one] for one in (word, *falls_under(word)) if one in MOVES}
    return frozenset(found | moved).union(*map(kinds, moved))


def watched(one: Outline, against: frozenset[Deed]) -> frozenset[str]:
    """Give the predicates of which another must have one for `may_tell` to say so."""
    counted = {predicate for deed, *_ in one.counted for predicate in ((deed,) if deed else FLAT)}
    told = {deed for deed, _ in (*against, *one.dated)}
    return frozenset(told | counted | GOES_ON | (BLAMING if one.blames else frozenset()))


def may_tell(one: Outline, against: frozenset[Deed], other: Outline) -> bool:
    """Say whether any rule may speak of the propositions of both.

    Args:
        one: a statement.
        against: what is `facing` it.
        other: a statement of another report.

    """
    return (
        not against.isdisjoint(other.deeds)
        or not one.counted.isdisjoint(other.counted)
        or not one.dated.isdisjoint(other.dated)
        or (one.blames and other.blames)
    )
