"""Reports to statements: who said what, in which words, at which place.

One report's way::

    marks     quotations paired, those that stand alone cut out        parse
    | parse   once                                                     parse
    | acts    reported speech, phrases, quotations, turns              clauses, phrases, quoted, turns
    | made    a Statement of each, with its figures, dates, frames     made
    | linked  what continues and what answers what                     answers
"""

from __future__ import annotations

from factdb.config import DEFAULT_MODEL
from factdb.types import Extraction, Report


def extract(report: Report, model: str = DEFAULT_MODEL) -> Extraction:
    """Find the statements of a report.

    Args:
        report: any text; one without attributed words gives no statements.
        model: name or path of a spaCy model with a parser, tagger and entities.

    Returns:
        The statements in the order of their places, each with its mention but without an actor,
        and every naming of an actor in the report.
        ``report.text[one.start:one.end] == one.text`` for every value in it.

    Raises:
        OSError: if there is no such model.

    """
    from factdb.extract.reading import statements
    from factdb.extract.mentions import mentions
    from factdb.extract.parse import read

    reading = read(report, model)
    return Extraction(report, statements(reading), mentions(reading.doc, report))


__all__ = ["extract"]
