"""What stands beside a marked statement: everything that was understood of it, place by place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from factdb.export import phrases as say
from factdb.export.markup import Sort
from factdb.kinds import Kind
from factdb.plugins import Record

Place = tuple[Sort, int, int]
"""A mark by its sort, start and end."""


@dataclass(frozen=True, slots=True)
class Note:
    """One thing understood: its name, and in words what it is.

    ``place`` is the mark that it was understood from; ``to`` the number of another statement that
    it points at, 0 where there is none.
    """

    name: str
    words: str
    place: Place | None = None
    to: int = 0


def notes(statement: Record, numbers: Mapping[str, int]) -> Iterator[Note]:
    """Give what was understood of a statement; ``numbers`` are those of all, by id."""
    if statement["speaker_text"] or statement["doubt"]:
        yield Note("speaker", say.linked(statement), _place(statement, Sort.SPEAKER))
    if statement["via"]:
        yield Note("via", say.clean(statement["via"]))
    if statement["cue"]:
        yield Note("cue", f"“{say.clean(statement['cue'])}”", _place(statement, Sort.CUE))
    if said_on := statement["said_on"]:
        yield Note("said", say.understood_date(said_on), _at(Sort.DATE, said_on))
    for one in statement["figures"]:
        yield Note("figure", _figure(one), _at(Sort.FIGURE, one))
    for one in statement["dates"]:
        yield Note("date", say.understood_date(one), _at(Sort.DATE, one))
    for name in ("continues", "answers"):
        if other := statement[name]:
            yield Note(name, other, to=numbers.get(other, 0))
    sure = f"confidence {statement['confidence']:.2f}"
    yield Note("found by", ", ".join(filter(None, (say.found_by(statement), sure))))


def tally(statements: Sequence[Record]) -> str:
    """Count the statements by kind, and those whose speaker is known.

    >>> tally([])
    'no statements'
    """
    if not statements:
        return "no statements"
    kinds = Counter(one["kind"] for one in statements)
    told = ", ".join(f"{kinds[kind]:,} {kind}" for kind in Kind if kinds[kind])
    known = sum(one["speaker"] is not None for one in statements)
    return f"{say.count(len(statements), 'statement')} ({told}), {known:,} with a known speaker"


def numbered(statements: Sequence[Record]) -> dict[str, int]:
    """Give the number of each statement, from 1, by its id; of those with one id, the first."""
    numbers: dict[str, int] = {}
    for number, one in enumerate(statements, start=1):
        numbers.setdefault(one["id"], number)
    return numbers


def _figure(figure: Record) -> str:
    about = f" (approximator “{say.clean(figure['approx'])}”)" if figure["approx"] else ""
    return f"{say.understood_figure(figure)}{about}"


def _place(statement: Record, sort: Sort) -> Place | None:
    start, end = statement[f"{sort}_start"], statement[f"{sort}_end"]
    return None if start is None else (sort, start, end)


def _at(sort: Sort, printed: Record) -> Place:
    return sort, printed["start"], printed["end"]
