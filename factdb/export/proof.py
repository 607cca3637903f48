"""A page of HTML that shows a draft with every checked passage marked, and what was found.

One file that needs no network and no script. Every outcome is told in words as well as in colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files

from factdb.export.checked import MEANS, behind, needs_mending, quoted, sum_of
from factdb.export.markup import Mark, Piece, Sort, by_paragraph
from factdb.export.sheet import escaped
from factdb.plugins import Record

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def proof(records: Sequence[Record], text: str, place: str) -> Iterator[str]:
    """Give the page piece by piece.

    Args:
        records: what ``factdb verify --format jsonl`` prints.
        text: the draft.
        place: its name.

    """
    yield from _head(escaped(place))
    yield f"<h1>{escaped(place)}</h1>\n<p>{escaped(sum_of(records))}</p>\n"
    marked = [_mark(nth, record) for nth, record in enumerate(records, start=1)]
    for paragraph in by_paragraph(text, marked):
        yield '<div class="row">\n<p class="text" dir="auto">'
        yield from map(_piece, paragraph.pieces)
        yield '</p>\n<ol class="notes">\n'
        begun = [mark for piece in paragraph.pieces for mark in piece.begins()]
        for mark in sorted(begun, key=lambda one: one.of):
            yield from _note(mark.of[0], records[mark.of[0] - 1])
        yield "</ol>\n</div>\n"
    yield "</main>\n</body>\n</html>\n"


def _head(title: str) -> Iterator[str]:
    style = files("factdb.export").joinpath("proof.css").read_text("utf-8")
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8"/>\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}"/>\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1"/>\n'
    yield f"<title>{title} · checked</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n"


def _mark(nth: int, record: Record) -> Mark:
    return Mark(record["start"], record["end"], Sort.STATEMENT, (nth,), kind=_class(record))


def _class(record: Record) -> str:
    """Say how a passage looks: clean, not checked, to be fixed, or not found."""
    if record["clean"]:
        return "clean"
    if not needs_mending(record):
        return "left"
    return "unfound" if record["outcome"] == "not_found" else "fix"


def _piece(piece: Piece) -> str:
    """Write words inside all the marks that cover them; each begins with a link to its note."""
    words = _words(piece.text)
    for mark in reversed(piece.marks):
        number = mark.of[0]
        link = f'<a href="#n{number}" id="p{number}"><sup>{number}</sup></a>'
        first = link if mark.start == piece.start else ""
        words = f'<mark class="{mark.kind}">{first}{words}</mark>'
    return words


def _words(text: str) -> str:
    """Give words as they stand in HTML, white space at their ends kept."""
    body = escaped(text)
    lead = " " if text[:1].isspace() else ""
    tail = " " if text[-1:].isspace() and text.strip() else ""
    return f"{lead}{body}{tail}"


def _note(number: int, record: Record) -> Iterator[str]:
    yield f'<li id="n{number}" value="{number}" class="{_class(record)}">'
    yield f'<a href="#p{number}">{escaped(quoted(record))}</a><br/>'
    yield f"<strong>{record['outcome'].replace('_', ' ')}</strong> "
    yield escaped(MEANS[record["outcome"]])
    yield from (f"<br/>{escaped(line)}" for line in behind(record))
    yield "</li>\n"
