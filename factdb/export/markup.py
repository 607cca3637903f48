"""Where the marks of a report lie: its text cut into pieces, each with the marks that cover it.

Statements nest and overlap, cues and speakers lie outside or inside them, and one mention may
speak several of them. The page and the terminal both draw what is said here.
"""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TypeVar

from factdb.export import phrases as say
from factdb.plugins import Record
from factdb.text.paragraphs import paragraphs, trim

Thing = TypeVar("Thing")

_UNSEEN = (
    *range(9),
    *range(0x0B, 0x20),
    *range(0x7F, 0xA0),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    *range(0xD800, 0xE000),
    *range(0xFDD0, 0xFDF0),
    *(plane + low for plane in range(0, 0x110000, 0x10000) for low in (0xFFFE, 0xFFFF)),
)
_SHOWN = dict.fromkeys(_UNSEEN, "�")


class Sort(StrEnum):
    """What a mark says of its words; the order is that of the legend."""

    STATEMENT = "statement"
    SPEAKER = "speaker"
    CUE = "cue"
    FIGURE = "figure"
    DATE = "date"


_RANK = {sort: rank for rank, sort in enumerate(Sort)}


@dataclass(frozen=True, slots=True)
class Mark:
    """Words ``[start, end)`` of a report that belong to statements.

    ``of`` are the statements' numbers: their places in the report, from 1. ``told`` says in words
    what was understood: who speaks, the stance of a cue, a figure, a date; "" for a statement.
    ``kind`` is the kind of a statement, else "".
    """

    start: int
    end: int
    sort: Sort
    of: tuple[int, ...]
    told: str = ""
    kind: str = ""

    @property
    def key(self) -> tuple[int, int, int, tuple[int, ...]]:
        """What orders marks, the outer before the inner."""
        return (self.start, -self.end, _RANK[self.sort], self.of)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words ``[start, end)`` and all marks that cover them, the outermost first."""

    text: str
    start: int
    end: int
    marks: tuple[Mark, ...] = ()

    def begins(self) -> tuple[Mark, ...]:
        """Give the marks whose first words these are."""
        return tuple(mark for mark in self.marks if mark.start == self.start)

    def ends(self) -> tuple[Mark, ...]:
        """Give the marks whose last words these are, the innermost first."""
        return tuple(mark for mark in reversed(self.marks) if mark.end == self.end)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph cut into pieces, and whether it follows on the next line, as verses do."""

    pieces: tuple[Piece, ...]
    follows: bool = False


def shown(text: str) -> str:
    r"""Put a � in the place of what steers a screen or is no character, of the same length.

    Controls but tab and line end, lone surrogates, and the characters that turn the direction of
    the words after them: a text must not be able to show itself in another order than it has.

    >>> shown("a\x1b[31m\u202eb")
    'a�[31m�b'
    """
    return text.translate(_SHOWN)


def marks(report: Record) -> tuple[Mark, ...]:
    """Give the marks of a report, in order; the same words as the same sort of thing are one mark.

    Each begins and ends with a word of the text: white space at its ends is left out.

    Args:
        report: as `factdb.records.extraction` makes it; its statements are numbered from 1.

    """
    owners: dict[tuple[int, int, Sort, str], list[tuple[int, str]]] = defaultdict(list)
    for number, statement in enumerate(report["statements"], start=1):
        for start, end, sort, told in _spans(statement):
            if seat := trim(report["text"], start, min(end, len(report["text"]))):
                kind = statement["kind"] if sort is Sort.STATEMENT else ""
                owners[(*seat, sort, kind)].append((number, told))
    found = (
        Mark(
            start,
            end,
            sort,
            _once(of for of, _ in all_of),
            " / ".join(_once(t for _, t in all_of)),
            kind,
        )
        for (start, end, sort, kind), all_of in owners.items()
    )
    return tuple(sorted(found, key=lambda mark: mark.key))


def _once(things: Iterable[Thing]) -> tuple[Thing, ...]:
    return tuple(dict.fromkeys(things))


def _spans(statement: Record) -> Iterator[tuple[int, int, Sort, str]]:
    yield statement["start"], statement["end"], Sort.STATEMENT, ""
    if statement["speaker_start"] is not None:
        who = say.speaker(statement)
        yield statement["speaker_start"], statement["speaker_end"], Sort.SPEAKER, who
    if statement["cue_start"] is not None:
        yield statement["cue_start"], statement["cue_end"], Sort.CUE, statement["stance"]
    for one in statement["figures"]:
        yield one["start"], one["end"], Sort.FIGURE, say.understood_figure(one)
    said_on = [statement["said_on"]] if statement["said_on"] else []
    for one in (*said_on, *statement["dates"]):
        yield one["start"], one["end"], Sort.DATE, say.understood_date(one)


def pieces(text: str, marked: Iterable[Mark]) -> Iterator[Piece]:
    """Cut a text wherever a mark begins or ends.

    Put together again, the pieces are the text, whatever the marks: those that reach beyond it
    are cut, those without words in it are left out.

    >>> [one.text for one in pieces("I will go.", [Mark(2, 6, Sort.CUE, (1,))])]
    ['I ', 'will', ' go.']
    """
    yield from _cut(text, 0, len(text), marked)


def by_paragraph(text: str, marked: Iterable[Mark]) -> Iterator[Paragraph]:
    """Give the paragraphs in pieces; the white space between paragraphs is left out.

    A mark that goes on in the next paragraph is among the marks of both.
    """
    waiting = sorted(marked, key=lambda mark: mark.start, reverse=True)
    open_marks: list[Mark] = []
    place = 0
    for start, end in paragraphs(text):
        while waiting and waiting[-1].start < end:
            open_marks.append(waiting.pop())
        open_marks = [mark for mark in open_marks if mark.end > start]
        follows = place > 0 and text.count("\n", place, start) == 1
        yield Paragraph(tuple(_cut(text, start, end, open_marks)), follows)
        place = end


def _cut(text: str, first: int, last: int, marked: Iterable[Mark]) -> Iterator[Piece]:
    """Cut ``text[first:last]``."""
    here = [mark for mark in marked if max(mark.start, first) < min(mark.end, last)]
    begin, stop = _bounds(here, first, last)
    cuts = sorted({first, last, *begin, *stop})
    covering: list[Mark] = []
    for start, end in pairwise(cuts):
        for mark in stop.get(start, ()):
            covering.remove(mark)
        for mark in begin.get(start, ()):
            insort(covering, mark, key=lambda one: one.key)
        yield Piece(text[start:end], start, end, tuple(covering))


def _bounds(
    here: Iterable[Mark], first: int, last: int
) -> tuple[dict[int, list[Mark]], dict[int, list[Mark]]]:
    """Say at which places marks begin, and at which they end."""
    begin: dict[int, list[Mark]] = defaultdict(list)
    stop: dict[int, list[Mark]] = defaultdict(list)
    for mark in here:
        begin[max(mark.start, first)].append(mark)
        stop[min(mark.end, last)].append(mark)
    return begin, stop
