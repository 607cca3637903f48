"""The dates of a report, and on which day an act of speech took place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from factdb.extraction.acts import Act
from factdb.extraction.parse import Reading
from factdb.text.dates import dates
from factdb.text.fold import content_words
from factdb.text.paragraphs import paragraphs
from factdb.types import Precision, When

if TYPE_CHECKING:
    from spacy.tokens import Token

REACH = 3000
"""Characters over which the day of a scene holds for what is said in it, inside one paragraph."""

RECENT = timedelta(days=8)
"""How old a day may be to be that of a scene: news tells of the last week."""


_STEPS = 12
_ASIDE = frozenset({"relcl", "acl", "ccomp", "pcomp", "csubj"})
"""Clauses whose day is that of something told in passing."""


@dataclass(slots=True)
class Calendar:
    """Every date that a report prints, read once; ``acts`` say which words are somebody's."""

    reading: Reading
    acts: Sequence[Act]
    dates: tuple[When, ...] = field(init=False)
    told: tuple[When, ...] = field(init=False)
    lines: tuple[tuple[int, int], ...] = field(init=False)

    def __post_init__(self) -> None:
        text = self.reading.report.text
        self.dates = dates(text, self.reading.report.day)
        self.lines = paragraphs(text)
        self.told = tuple(self._outside_contents())

    def _outside_contents(self) -> list[When]:
        """Give the dates of the outlet's own words: those that no content holds."""
        spans = sorted((act.start, act.end) for act in self.acts if act.found_by != "turn")
        found, at, reach = [], 0, 0
        for one in self.dates:
            while at < len(spans) and spans[at][0] <= one.start:
                reach = max(reach, spans[at][1])
                at += 1
            if one.end > reach and self.reading.around(one.start) is None:
                found.append(one)
        return found

    def within(self, start: int, end: int) -> tuple[When, ...]:
        """Give the dates that stand in ``[start, end)``."""
        first = bisect_left(self.dates, start, key=lambda one: one.start)
        last = bisect_left(self.dates, end, key=lambda one: one.start)
        return tuple(one for one in self.dates[first:last] if one.end <= end)

    def said_on(self, act: Act) -> When | None:
        """Give the day of an act: the date nearest to its cue in its clause, else the scene's.

        A date inside anybody's content is about what was said, not when.
        """
        if act.verb < 0:
            return None
        verb = self.reading.doc[act.verb]
        sentence = verb.sent
        near = self._own(sentence.start_char, sentence.end_char)
        own = [one for one in near if self._tells_of(one, verb)]
        if own:
            return min(own, key=lambda one: abs(one.start - verb.idx))
        return self._scene(act, verb.idx)

    def _tells_of(self, one: When, verb: Token) -> bool:
        """Say whether a date stands in the clause of a verb, or of one that shares its subject."""
        dated = self._clause(one)
        return dated == verb or dated in _sharing(verb) or verb in _sharing(dated)

    def _clause(self, one: When) -> Token:
        """Give the verb of the clause that a date stands in, or the word the parse leaves it at."""
        at = self.reading.doc[self.reading.first_token(one.start)]
        for _ in range(_STEPS):
            if (at.pos_ in {"VERB", "AUX"} and at.dep_ not in {"aux", "auxpass"}) or at.head == at:
                break
            at = at.head
        return at

    def _own(self, start: int, end: int) -> Sequence[When]:
        first = bisect_left(self.told, start, key=lambda one: one.start)
        last = bisect_left(self.told, end, key=lambda one: one.start)
        return self.told[first:last]

    def _scene(self, act: Act, at: int) -> When | None:
        """Give the last recent day before in the paragraph on which something happened.

        The day on which somebody else spoke is not that of this act.
        """
        line = self.lines[bisect_right(self.lines, at, key=lambda one: one[0]) - 1][0]
        before = self._own(max(line, at - REACH), at)
        return next((one for one in reversed(before) if self._sets_scene(act, one)), None)

    def _sets_scene(self, act: Act, one: When) -> bool:
        """Say whether a date is a recent day of a main clause that tells of this scene."""
        today = self.reading.report.day
        if one.precision is not Precision.DAY or not today - RECENT <= one.first <= today:
            return False
        scene = self._clause(one)
        if scene.dep_ in _ASIDE or _is_before(scene) or _is_ahead(scene):
            return False
        return not self._is_of_another(act, scene)

    def _is_of_another(self, act: Act, scene: Token) -> bool:
        spoken = next((other for other in self.acts if other.verb == scene.i), None)
        if spoken is None or spoken.voice is None or act.voice is None:
            return spoken is not None
        doc = self.reading.doc
        words = (content_words(doc[first:last].text) for first, last in (spoken.voice, act.voice))
        return not set.intersection(*map(set, words))


def _sharing(verb: Token) -> list[Token]:
    """Give the verbs whose subject is also this one's: up from a participle or a joined verb."""
    found: list[Token] = []
    at = verb
    while len(found) < _STEPS and at.dep_ in {"conj", "advcl", "xcomp", "prep", "pcomp"}:
        if any(child.dep_ in {"nsubj", "nsubjpass"} for child in at.children):
            break
        at = at.head
        found.append(at)
    return found


def _is_before(verb: Token) -> bool:
    """Say whether a clause looks back behind the scene: "had reported on Monday"."""
    return any(child.dep_ == "aux" and child.lower_ == "had" for child in verb.children)


def _is_ahead(verb: Token) -> bool:
    """Say whether a clause looks ahead of the scene: "forecast to reach Florida on Wednesday"."""
    return verb.dep_ == "xcomp" or any(
        child.dep_ == "aux" and child.lower_ in {"to", "will", "would", "could", "may", "might"}
        for child in verb.children
    )
