"""The dates of a report, and on which day an act of speech took place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from factdb.extract.acts import Act
from factdb.extract.parse import Reading
from factdb.text.dates import dates
from factdb.types import When


@dataclass(slots=True)
class Calendar:
    """Every date that a report prints, read once; ``acts`` say which words are somebody's."""

    reading: Reading
    acts: Sequence[Act]
    dates: tuple[When, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.dates = dates(self.reading.report.text, self.reading.report.day)

    def within(self, start: int, end: int) -> tuple[When, ...]:
        """Give the dates that stand in ``[start, end)``."""
        return tuple(one for one in self.dates if start <= one.start and one.end <= end)

    def said_on(self, act: Act) -> When | None:
        """Give the date of the act: the nearest to its cue in the cue's sentence, outside all content."""
        if act.verb < 0:
            return None
        verb = self.reading.doc[act.verb]
        sentence = verb.sent
        near = self.within(sentence.start_char, sentence.end_char)
        told = [one for one in near if not self._is_content(one)]
        return min(told, key=lambda one: abs(one.start - verb.idx), default=None)

    def _is_content(self, one: When) -> bool:
        return any(act.start <= one.start and one.end <= act.end for act in self.acts)
