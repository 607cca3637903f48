"""The dates of a report, and on which day an act of speech took place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from factdb.extract.acts import Act
from factdb.extract.parse import Reading
from factdb.text.dates import dates
from factdb.text.paragraphs import paragraphs
from factdb.types import Precision, When

REACH = 600
"""Characters over which the day of a scene holds for what is said in it, inside one paragraph."""

RECENT = timedelta(days=8)
"""How old a day may be to be that of a scene: news tells of the last week."""


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
        """Give the day of an act: the date nearest to its cue in the cue's sentence, else the scene's.

        A date inside anybody's content is about what was said, not when.
        """
        if act.verb < 0:
            return None
        verb = self.reading.doc[act.verb]
        sentence = verb.sent
        near = self._own(sentence.start_char, sentence.end_char)
        if near:
            return min(near, key=lambda one: abs(one.start - verb.idx))
        return self._scene(sentence.start_char)

    def _own(self, start: int, end: int) -> Sequence[When]:
        first = bisect_left(self.told, start, key=lambda one: one.start)
        last = bisect_left(self.told, end, key=lambda one: one.start)
        return self.told[first:last]

    def _scene(self, at: int) -> When | None:
        """Give the last recent day told before in the same paragraph."""
        line = next((start for start, end in self.lines if start <= at < end), at)
        before = self._own(max(line, at - REACH), at)
        if not before or before[-1].precision is not Precision.DAY:
            return None
        today = self.reading.report.day
        return before[-1] if today - RECENT <= before[-1].first <= today else None
