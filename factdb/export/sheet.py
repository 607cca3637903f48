"""One report on the page: its text with the marks, and the notes beside each paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from factdb.export import phrases as say
from factdb.export.markup import Mark, Piece, Sort, by_paragraph, marks, shown
from factdb.export.notes import Note, Place, notes, numbered, tally
from factdb.plugins import Record

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
LINK = re.compile(r"https?://[^\s<>]+")
"""A url that may stand behind a link: nothing that runs."""

_NOT_IN_A_NAME = re.compile(r"[^\w-]")


def escaped(words: str) -> str:
    """Give words on one line as they stand in HTML, in an element or an attribute."""
    return escape(shown(say.clean(words)))


def title_of(report: Record) -> str:
    """Give the title of a report as it stands in HTML."""
    return escaped(report["title"]) or "no title"


class Sheet:
    """One report on the page, and the names of its places, by which links find them.

    A statement goes by its id and its note by "note-" and its id, so that a link that somebody
    keeps finds it on every page. ``taken`` are the names given on this page before.
    """

    def __init__(self, report: Record, number: int, taken: set[str]) -> None:
        self.report = report
        self.number = number
        self.statements: Sequence[Record] = report["statements"]
        self.numbers = numbered(self.statements)
        self.marks = marks(report)
        self.places = {_place(mark) for mark in self.marks}
        self.names = [self._free(one["id"], taken) for one in self.statements]

    def _free(self, wanted: str, taken: set[str]) -> str:
        """Give a name that nothing else has: two copies of a report have the same statements."""
        name = _NOT_IN_A_NAME.sub("-", wanted)
        while name in taken:
            name += f"-r{self.number}"
        taken.add(name)
        return name

    def lines(self) -> Iterator[str]:
        """Give the report: its head, then each paragraph with its notes beside it."""
        yield f'<article id="r{self.number}" aria-labelledby="t{self.number}">\n'
        yield from self._header()
        language = self.report["language"]
        spoken = f' lang="{language}"' if _LANGUAGE.fullmatch(language) else ""
        for one in by_paragraph(self.report["text"], self.marks):
            yield f'<div class="row{" follows" if one.follows else ""}">\n'
            yield f'<p class="text" dir="auto"{spoken}>'
            yield from self._paragraph(one.pieces)
            yield "</p>\n"
            yield from self._aside(one.pieces)
            yield "</div>\n"
        yield "</article>\n"

    def _header(self) -> Iterator[str]:
        url = say.clean(self.report["url"])
        outlet = escaped(self.report["outlet"]) or "outlet not named"
        if LINK.fullmatch(url):
            outlet = f'<a href="{escaped(url)}" rel="noreferrer noopener">{outlet}</a>'
        day = f'<time datetime="{say.day(self.report)}">{say.day(self.report)}</time>'
        yield f'<header>\n<h2 id="t{self.number}"><bdi>{title_of(self.report)}</bdi></h2>\n'
        yield f"<p>{outlet} · {day} · <code>{escaped(self.report['id'])}</code></p>\n"
        yield f"<p>{tally(self.statements)}</p>\n</header>\n"

    def _paragraph(self, pieces: Iterable[Piece]) -> Iterator[str]:
        """Open and close elements so that they nest: what crosses an end is opened once more."""
        opened: list[Mark] = []
        place = 0
        for piece in pieces:
            kept = _common(opened, piece.marks)
            yield from self._close(opened, kept, place)
            yield from self._open(piece, kept)
            opened, place = list(piece.marks), piece.end
            yield escape(shown(piece.text))
        yield from self._close(opened, 0, place)

    def _open(self, piece: Piece, kept: int) -> Iterator[str]:
        for mark in piece.marks[kept:]:
            first = mark.start == piece.start
            named = _id(self._anchor(mark), first)
            of = ' data-of="' + " ".join(map(self._name, mark.of)) + '"'
            if mark.sort is Sort.STATEMENT:
                yield f'<mark class="{mark.kind}"{named}{of}>'
                yield self._label(mark) if first else ""
            else:
                told = f' title="{escaped(mark.told)}"' if mark.told else ""
                yield f'<span class="{mark.sort}"{named}{of}{told}>'

    def _close(self, opened: Sequence[Mark], kept: int, place: int) -> Iterator[str]:
        for mark in reversed(opened[kept:]):
            if mark.sort is Sort.STATEMENT:
                yield "</mark>"
            else:
                owned = mark.sort in (Sort.SPEAKER, Sort.CUE) and mark.end == place
                yield f"{self._label(mark) if owned else ''}</span>"

    def _label(self, mark: Mark) -> str:
        """Give the numbers of a mark's statements, each a link to the note."""
        what = {Sort.STATEMENT: mark.kind, Sort.SPEAKER: "speaker of", Sort.CUE: "cue of"}[
            mark.sort
        ]
        # A second statement of the same words has no element but its number.
        named = mark.of[1:] if mark.sort is Sort.STATEMENT else ()
        return "".join(
            f'<a class="number" href="#note-{self._name(one)}"{_id(self._name(one), one in named)} '
            f'aria-label="{what} statement {one}">{one}</a>'
            for one in mark.of
        )

    def _aside(self, pieces: Iterable[Piece]) -> Iterator[str]:
        """Give the notes of the statements that begin in a paragraph."""
        begun = [
            number
            for piece in pieces
            for mark in piece.begins()
            if mark.sort is Sort.STATEMENT
            for number in mark.of
        ]
        if begun:
            yield '<ol class="notes">\n'
            for number in begun:
                yield from self._noted(number)
            yield "</ol>\n"

    def _noted(self, number: int) -> Iterator[str]:
        one, name = self.statements[number - 1], self._name(number)
        kind, label = one["kind"], f'aria-label="statement {number} in the text"'
        yield f'<li class="note {kind}" id="note-{name}" data-of="{name}">\n'
        yield f'<p><a class="number" href="#{name}" {label}>{number}</a> '
        yield f"<b><bdi>{escaped(say.speaker(one))}</bdi></b> <span>{say.manner(one)}</span> "
        yield f"<code>{escaped(one['id'])}</code></p>\n<dl>\n"
        for note in notes(one, self.numbers):
            doubt = ' class="doubt"' if note.name == "speaker" and one["doubt"] else ""
            yield f"<div{doubt}><dt>{note.name}</dt><dd>{self._linked(note)}</dd></div>\n"
        yield "</dl>\n</li>\n"

    def _linked(self, note: Note) -> str:
        """Give the words of a note as a link to what it speaks of."""
        words = f"<bdi>{escaped(note.words)}</bdi>"
        if note.to:
            other = f"note-{self._name(note.to)}"
            return f'<a href="#{other}">statement {note.to}</a> <code>{words}</code>'
        if note.place in self.places:
            return f'<a href="#{self._at(note.place)}">{words}</a>'
        return words

    def _anchor(self, mark: Mark) -> str:
        if mark.sort is Sort.STATEMENT:
            return self._name(mark.of[0])
        return self._at(_place(mark))

    def _at(self, place: Place) -> str:
        sort, start, end = place
        return f"r{self.number}-{sort}-{start}-{end}"

    def _name(self, number: int) -> str:
        return self.names[number - 1]


def _place(mark: Mark) -> Place:
    return mark.sort, mark.start, mark.end


def _id(name: str, needed: bool) -> str:
    return f' id="{name}"' if needed else ""


def _common(opened: Sequence[Mark], wanted: Sequence[Mark]) -> int:
    """Say how many marks, from the outermost, stay open."""
    same = (one == other for one, other in zip(opened, wanted, strict=False))
    return next((nth for nth, kept in enumerate(same) if not kept), min(len(opened), len(wanted)))
