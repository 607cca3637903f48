"""A statement at another place of its report, where a person says that its words stand."""

from __future__ import annotations

from dataclasses import replace

from factdb.config import DEFAULT_MODEL
from factdb.extraction.frames import frames
from factdb.extraction.parse import Reading, load, read_all
from factdb.text.dates import dates
from factdb.text.figures import figures
from factdb.types import Kind, Report, Statement, Words


def placed(
    statement: Statement, report: Report, start: int, end: int, model: str = DEFAULT_MODEL
) -> Statement:
    """Move a statement; what its words hold is read anew, how and by whom it is said stays.

    Args:
        statement: one of the report.
        report: the report.
        start: where the words begin, in code points.
        end: where they end.
        model: the spaCy model that parses.

    Raises:
        ValueError: if there are no words.

    """
    text = report.text[start:end]
    if not text.strip():
        raise ValueError(f"no words at {start} to {end}")
    when = dates(text, report.day, start)
    with load(model).memory_zone():
        (reading,) = read_all([report], model)
        return replace(
            statement,
            text=text,
            start=start,
            end=end,
            kind=_kind(reading, statement, start, end),
            sentence=_sentence(reading, statement, start, end),
            figures=figures(text, start),
            dates=when,
            frames=frames(reading.token_span(start, end), when),
        )


def _kind(reading: Reading, statement: Statement, start: int, end: int) -> Kind:
    """Say how the words stand on the page by the marks around and in them."""
    if statement.kind is Kind.ASSERTION:
        return Kind.ASSERTION
    around = reading.around(start)
    if around is not None and end <= around.close_end:
        return Kind.DIRECT
    return Kind.MIXED if reading.within(start, end) else Kind.INDIRECT


def _sentence(reading: Reading, statement: Statement, start: int, end: int) -> Words:
    """Give the sentences of the words, with the cue's."""
    cue = statement.cue
    places = [start, end - 1, *((cue.start, cue.end - 1) if cue else ())]
    tokens = [min(reading.first_token(at), len(reading.doc) - 1) for at in places]
    sentences = [reading.doc[at].sent for at in tokens]
    first = min(start, *(one.start_char for one in sentences))
    last = max(end, *(one.end_char for one in sentences))
    words = reading.report.text[first:last]
    first += len(words) - len(words.lstrip())
    words = words.strip()
    return Words(words, first, first + len(words))
