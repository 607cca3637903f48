"""Transcripts: paragraphs that a speaker's name and a colon head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from factdb.extraction.acts import Act
from factdb.extraction.cues import word_set
from factdb.extraction.parse import TURN, Reading
from factdb.text.naming import outlet
from factdb.text.paragraphs import paragraphs
from factdb.text.rebuttal import rebuts

_FEWEST = 3
"""Turns that make a text a transcript; a line "Note: …" alone does not."""


_SHORTEST = 5
"""Words from which a turn says something, unless it turns down what was asked: "That's false."."""


class Turn(NamedTuple):
    """A paragraph of a turn: its words, and where its speaker is named; no name for a "Q"."""

    start: int
    end: int
    name: tuple[int, int] | None


def turns(reading: Reading) -> Iterator[Act]:
    """Give one act per paragraph of a named speaker's turn; nothing if it is no transcript."""
    for turn in _paragraphs(reading.report.text):
        words = reading.report.text[turn.start : turn.end]
        if turn.name is None or (len(words.split()) < _SHORTEST and not rebuts(words)):
            continue
        named = reading.token_span(*turn.name)
        is_colon = reading.doc[named.end].text == ":"
        yield Act(
            turn.start,
            turn.end,
            found_by="turn",
            words=(named.end, named.end + 1) if is_colon else None,
            voice=(named.start, named.end),
        )


def _named(head: re.Match[str]) -> tuple[int, int] | None:
    """Give the span of who speaks in a turn, None for a question or a caption ("Image: …")."""
    of = next((group for group in ("name", "name2") if head.group(group)), None)
    if of is None or _is_credit(head.group(of)):
        return None
    return head.span(of)


def _is_credit(name: str) -> bool:
    """Say whether a name before a colon tells of whom a picture is: "Ana Roth Image", "Reuters"."""
    last = name.split()[-1].lower()
    return not word_set("captions").isdisjoint({last, last.removesuffix("s")}) or bool(outlet(name))


def _paragraphs(text: str) -> list[Turn]:
    """Give the paragraphs of a transcript's turns in order; [] if the text is none."""
    heads = list(TURN.finditer(text))
    asked = sum(bool(head.group("q") or head.group("q2")) for head in heads)
    if asked + sum(_named(head) is not None for head in heads) < _FEWEST:
        return []
    found = []
    speaker: tuple[int, int] | None = None
    at = 0
    for start, end in paragraphs(text):
        if at < len(heads) and heads[at].start() <= start:
            speaker = _named(heads[at])
            start = heads[at].end()
            at += 1
        if at and start < end:
            found.append(Turn(start, end, speaker))
    return found
