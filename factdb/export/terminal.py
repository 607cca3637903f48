"""The marks of a report on a terminal: colours, and signs that are there without colours too.

A statement stands in brackets behind its number, ``[¹We will stay]``; a speaker and a cue are
followed by the numbers of theirs, ``said¹``. All but the brackets and numbers is style.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factdb.export.markup import Mark, Piece, Sort, shown
from factdb.kinds import Kind

Ink = tuple[str, str]
"""Words and their style, as Rich names it."""

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

_KINDS = {
    Kind.DIRECT: "bold cyan",
    Kind.MIXED: "magenta",
    Kind.INDIRECT: "green",
    Kind.ASSERTION: "yellow",
}
_SORTS = {
    Sort.SPEAKER: "bold reverse",
    Sort.CUE: "italic reverse",
    Sort.FIGURE: "bold underline",
    Sort.DATE: "underline",
}


def inked(pieces: Iterable[Piece]) -> Iterator[Ink]:
    """Give words and signs with their styles, the inner mark over the outer."""
    for piece in pieces:
        for mark in piece.begins():
            if mark.sort is Sort.STATEMENT:
                yield f"[{raised(*mark.of)}", _KINDS[Kind(mark.kind)]
        yield shown(piece.text), " ".join(map(_style, piece.marks))
        for mark in piece.ends():
            if mark.sort is Sort.STATEMENT:
                yield "]", _KINDS[Kind(mark.kind)]
            elif mark.sort in (Sort.SPEAKER, Sort.CUE):
                yield raised(*mark.of), "dim"


def legend() -> Iterator[Ink]:
    """Give every kind of mark in its own style."""
    for kind, style in _KINDS.items():
        yield f"[¹{kind}]", style
        yield " ", ""
    for sort, style in _SORTS.items():
        yield sort, style
        yield "¹ " if sort in (Sort.SPEAKER, Sort.CUE) else " ", "dim"


def raised(*numbers: int) -> str:
    """Give numbers as they stand beside words.

    >>> raised(3, 12)
    '³,¹²'
    """
    return ",".join(str(number).translate(_RAISED) for number in numbers)


def _style(mark: Mark) -> str:
    return _KINDS[Kind(mark.kind)] if mark.sort is Sort.STATEMENT else _SORTS[mark.sort]
