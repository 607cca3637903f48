"""Reports to statements: who said what, in which words, at which place.

One report's way::

    marks     pair them, cut out quotations that stand alone    parse
    | parse   once                                              parse
    | acts    reported speech, by construction                  clauses, complements, objects
              "according to", nouns, "reportedly"               phrases
              quotations and their cues; transcripts            quoted, turns
              the outlet's own voice                            assertions
    | made    a Statement of each                               reading
    | linked  what continues and what answers what              reading, answers
"""

from __future__ import annotations

from collections.abc import Sequence

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
    (found,) = extract_all([report], model)
    return found


def extract_all(reports: Sequence[Report], model: str = DEFAULT_MODEL) -> list[Extraction]:
    """Find the statements of some reports, as `extract` does of each, in less time.

    All of them are held in memory. What the model keeps of their words is bounded, however many
    reports there are.
    """
    from factdb.extraction.mentions import mentions
    from factdb.extraction.parse import bounded, read_all
    from factdb.extraction.reading import statements

    with bounded(model):
        return [
            Extraction(one.report, statements(one), mentions(one.doc, one.report))
            for one in read_all(reports, model)
        ]


__all__ = ["extract", "extract_all"]
