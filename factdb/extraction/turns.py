"""Transcripts: paragraphs that a speaker's name and a colon head."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factdb.extraction.acts import Act
from factdb.extraction.parse import TURN, Reading
from factdb.text.paragraphs import paragraphs

_FEWEST = 3
"""Turns that make a text a transcript; a line "Note: …" alone does not."""


class Turn(NamedTuple):
    """A paragraph of a turn: its words, and where its speaker is named; no name for a "Q"."""

    start: int
    end: int
    name: tuple[int, int] | None


def turns(reading: Reading) -> Iterator[Act]:
    """Give one act per paragraph of a named speaker's turn; nothing if it is no transcript."""
    for turn in _paragraphs(reading.report.text):
        words = reading.report.text[turn.start : turn.end].split()
        if turn.name is None or len(words) < 5:
            continue
        named = reading.token_span(*turn.name)
        colon = named.end
        yield Act(
            turn.start,
            turn.end,
            found_by="turn",
            words=(colon, colon + 1),
            voice=(named.start, named.end),
        )


def _paragraphs(text: str) -> list[Turn]:
    """Give the paragraphs of a transcript's turns in order; [] if the text is none."""
    heads = list(TURN.finditer(text))
    if len(heads) < _FEWEST:
        return []
    found = []
    speaker: tuple[int, int] | None = None
    at = 0
    for start, end in paragraphs(text):
        if at < len(heads) and heads[at].start() <= start:
            speaker = heads[at].span("name") if heads[at].group("name") else None
            start = heads[at].end()
            at += 1
        if at and start < end:
            found.append(Turn(start, end, speaker))
    return found
