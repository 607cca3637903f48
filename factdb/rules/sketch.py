"""Whether a stored statement is worth reading whole: what a few of its columns say of the judge.

Most of what shares keys with a statement does not pass the gate, and of what does hardly anything
is spoken of by a rule. To see that, neither figures nor the other names of the speaker need be
read. A glance lets through whatever the judge would keep, and now and then a little more;
``tests/rules/test_sketch.py`` holds that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache

from factdb import plugins, records
from factdb.rules import gate
from factdb.rules.claims import says_not_only, turns_down, turns_down_claim
from factdb.rules.misattribution import DISTINCTIVE
from factdb.rules.outline import Deed, Outline, facing, may_tell, outline, outline_of, watched
from factdb.rules.speakers import bare, known, same_name, speaker_name
from factdb.text.fold import content_words, fold, words
from factdb.text.rarity import rarity
from factdb.text.stem import stem
from factdb.types import Kind, Stance, Statement

_ROUNDING = 1e-6
"""Sums of bits in another order may differ by less."""

_QUOTING = frozenset({Kind.DIRECT, Kind.MIXED})


@dataclass(frozen=True, slots=True)
class Sketch:
    """A stored statement as far as a glance at it goes.

    ``near`` says whether it stands in a report of one that asks. ``named`` is the name of its
    speaker, as `factdb.rules.speakers.speaker_name` gives it before it looks whether it is one;
    ``speaker`` is the id, None for nobody known. ``sentence`` and ``cue`` are "" where there is
    none; ``frames`` are records of frames, as JSON.
    """

    id: str
    near: bool
    kind: Kind
    text: str
    stance: Stance
    sentence: str
    named: str
    speaker: str | None
    answers: str | None
    found_by: str
    cue: str
    frames: str


Shared = frozenset[str] | None
"""Keys that two statements have in common; None where not all are known."""

Sharing = Callable[[], Shared]
"""What tells them: few are asked for."""

Likeness = Callable[[str, str], float]


def glance(one: Statement, gist: frozenset[str], likeness: Likeness) -> Glance:
    """Make the glance that a statement has at others.

    Args:
        one: the statement.
        gist: its content words, as of `factdb.match.gist`.
        likeness: how alike two texts are, as of `factdb.match.likeness`.

    """
    seen = outline(one)
    against = facing(seen)
    return Glance(
        one=one,
        name=speaker_name(one),
        told=frozenset((*words(one.text), *words(gate.told(one)))),
        folded=fold(one.text),
        sentence=one.sentence.text if one.sentence else "",
        outline=seen,
        against=against,
        watched=watched(seen, against),
        bits=_bits(gist),
        printed=_bits(frozenset(content_words(one.text))),
        telling=frozenset(stem(word) for word in gist if rarity(word) >= gate.TELLING),
        likeness=likeness,
    )


@dataclass(frozen=True, slots=True)
class Glance:
    """A statement that looks at others, with all that need be worked out of it but once.

    ``told`` are the words in which it may name who speaks on the other side, ``against`` the deeds
    that may clash with its own, ``watched`` those of which another must have one for a rule to
    speak of what it proposes. ``bits`` are those of its content words by their keys, ``printed``
    those of its text alone.
    """

    one: Statement
    name: str
    told: frozenset[str]
    folded: str
    sentence: str
    outline: Outline
    against: frozenset[Deed]
    watched: frozenset[str]
    bits: Mapping[str, float]
    printed: Mapping[str, float]
    telling: frozenset[str]
    likeness: Likeness

    def __call__(self, other: Sketch, shared: Sharing) -> bool:
        """Say whether another is near, or the judge may keep what comes of both.

        Args:
            other: a stored statement.
            shared: tells the keys of `factdb.match.keys` that both have; None where not all are
                known, because one of them has as many as are kept.

        """
        if self._is_near(other) or self.folded == fold(other.text):
            return True
        return self._may_speak(other, shared) and self._may_open(other, shared)

    def _is_near(self, other: Sketch) -> bool:
        """Say whether both may stand in one report, or somebody put them together."""
        one = self.one
        return (
            other.near
            or "bare" in {one.found_by, other.found_by}
            or one.answers == other.id
            or other.answers == one.id
        )

    def _may_open(self, other: Sketch, shared: Sharing) -> bool:
        """Say whether the gate may open."""
        return (
            self._shares(shared)
            or self._names(other)
            or self.likeness(self.one.text, other.text) >= gate.LIKE
        )

    def _shares(self, shared: Sharing) -> bool:
        """Say whether the keys that both have allow enough words in common."""
        met = shared()
        if met is None:
            return True
        return _weight(self.bits, met) >= gate.BITS_FAR and not self.telling.isdisjoint(met)

    def _names(self, other: Sketch) -> bool:
        """Say whether one may name who speaks on the other side."""
        voice, theirs = bare(self.name), bare(known(other.named))
        if theirs and self.told.issuperset(theirs):
            return True
        return bool(voice) and (
            {*words(other.text)}.issuperset(voice) or {*words(_told(other))}.issuperset(voice)
        )

    def _may_speak(self, other: Sketch, shared: Sharing) -> bool:
        """Say whether any rule may speak, or both say one thing."""
        return (
            not _only_ours()
            or self._may_tell(other)
            or self._may_quote(other, shared)
            or self._says_as(other)
            or self._denies_a_claim(other)
            or (bool(self.sentence) and self.sentence == other.sentence)
        )

    def _may_tell(self, other: Sketch) -> bool:
        """Say whether any rule may speak of what both propose."""
        if says_not_only(other.text) or says_not_only(self.one.text):
            return True
        if self.watched.isdisjoint(records.predicates(other.frames)):
            return False
        frames = records.read_frames(other.frames)
        seen = outline_of(other.text, other.stance, other.cue, frames)
        return may_tell(self.outline, self.against, seen)

    def _may_quote(self, other: Sketch, shared: Sharing) -> bool:
        """Say whether both may print one utterance, in one mouth or in two."""
        if not {self.one.kind, other.kind} <= _QUOTING:
            return False
        if self._is_voice_of(other):
            return True
        met = shared()
        return met is None or _weight(self.printed, met) >= DISTINCTIVE

    def _says_as(self, other: Sketch) -> bool:
        """Say whether one speaker says the same in like words."""
        return self._is_voice_of(other) and self.likeness(self.one.text, other.text) >= gate.SAME

    def _denies_a_claim(self, other: Sketch) -> bool:
        """Say whether one side turns down a claim, and one names who speaks on the other."""
        turned = turns_down_claim(self.one) or turns_down(other.text, other.stance, other.cue)
        return turned and self._names(other)

    def _is_voice_of(self, other: Sketch) -> bool:
        """Say whether one actor may say both."""
        name, theirs = self.name, known(other.named)
        if not name or not theirs:
            return False
        speaker = self.one.speaker
        return (speaker is not None and speaker.id == other.speaker) or same_name(name, theirs)


@cache
def _only_ours() -> bool:
    """Say whether there are no rules but ours, of which it is known what they need."""
    return plugins.names("rules").keys() <= plugins.BUILTIN["rules"].keys()


def _bits(told: Collection[str]) -> Mapping[str, float]:
    """Give the bits of words by their keys."""
    found: dict[str, float] = defaultdict(float)
    for word in told:
        found[stem(word)] += rarity(word)
    return dict(found)


def _weight(bits: Mapping[str, float], keys: Collection[str]) -> float:
    """Give the bits under keys, no less than they are in whatever order they are summed."""
    return sum(bits[key] for key in keys if key in bits) + _ROUNDING


def _told(other: Sketch) -> str:
    """Give the words of a statement as `gate.told` does."""
    denied = other.stance in {Stance.DENY, Stance.REJECT} and other.sentence
    return other.sentence if denied else other.text
