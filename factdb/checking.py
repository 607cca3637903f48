"""Hold a draft against the store, or against one text; decide nothing here.

The draft is read like a report but never stored: `extraction` finds its passages, one query gives
stored statements that share words with them, `verification` says what each comes to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from factdb import actors, match, pipeline, records, verification
from factdb.config import DEFAULT_MODEL
from factdb.records import Record
from factdb.text.fold import content_words, words
from factdb.text.rarity import rarity
from factdb.types import Report, Statement
from factdb.verification import Checked, Item, Passage

NEIGHBOURS = 50
"""How many stored statements one passage is held against at most, found in one way."""

ASKED = 6
"""By how many of its words, the rarest, a quotation is looked up."""


def check_draft(
    text: str, *, url: str, now: datetime, model: str = DEFAULT_MODEL
) -> tuple[Checked, ...]:
    """Hold a draft against a database.

    Args:
        text: the draft.
        url: the database; only read.
        now: aware; the draft counts as written then, and "on Monday" is read from there.
        model: the spaCy model that parses.

    Returns:
        One for each quotation, attributed claim and figure, in the order of the text.

    Raises:
        StoreError: if the database cannot be read.

    """
    from factdb.store import queries
    from factdb.store.engine import open_engine

    engine = open_engine(url, read_only=True)
    try:
        extraction = pipeline.extraction_of(_report(text, now), model=model)
        with queries.reading(engine) as session:
            known = queries.known_actors(session, actors.names(extraction))
            resolved = actors.resolve(extraction, known)
            told = verification.items(replace(extraction, statements=resolved.statements))
            keys = {one.statement.id: match.keys(one.statement) for one in told}
            near = queries.neighbours(session, keys, limit=NEIGHBOURS)
            wanted = {one.statement.id: _rarest(one.text) for one in told if _is_quotation(one)}
            alike = queries.with_words(session, wanted, limit=NEIGHBOURS)
    finally:
        engine.dispose()
    return tuple(verification.check(one, _met(one.statement.id, near, alike)) for one in told)


def _is_quotation(item: Item) -> bool:
    return item.passage is Passage.QUOTATION


def _rarest(text: str) -> tuple[str, ...]:
    """Give the words by which a quotation is looked up, however its other words were changed."""
    told = set(content_words(text)) or set(words(text))
    return tuple(sorted(told, key=lambda word: (-rarity(word), word))[:ASKED])


def _met(owner: str, *found: Mapping[str, Sequence[Statement]]) -> tuple[Statement, ...]:
    """Join what was found in several ways, each statement once."""
    once = {one.id: one for way in found for one in way.get(owner, ())}
    return tuple(once.values())


def check_against(
    text: str, source: str, *, now: datetime, model: str = DEFAULT_MODEL
) -> tuple[Checked, ...]:
    """Hold a draft against one text, without a database.

    Quotations are compared with the whole text, claims and figures with what is said in it.
    Arguments and result as of `check_draft`.
    """
    stored = pipeline.extract(_report(source, now), model=model)
    draft = pipeline.extract(_report(text, now), model=model)
    return tuple(verification.check_against(one, stored) for one in verification.items(draft))


def _report(text: str, now: datetime) -> Report:
    return Report(text, now)


def record(checked: Checked, text: str) -> Record:
    """Give what one passage came to, as the data contract has it.

    Args:
        checked: the passage.
        text: the draft, for line and column: both from 1, columns in characters.

    """
    said = checked.item.statement
    line = text.count("\n", 0, said.start) + 1
    return {
        "start": said.start,
        "end": said.end,
        "line": line,
        "column": said.start - text.rfind("\n", 0, said.start),
        "passage": str(checked.item.passage),
        "text": said.text,
        "speaker": records.actor(said.speaker),
        "outcome": str(checked.outcome),
        "clean": checked.outcome.clean,
        "relation": str(checked.relation) if checked.relation else None,
        "against": _statement(checked.against),
        "nearest": _statement(checked.nearest),
        "diff": checked.diff,
        "reason": checked.reason,
    }


def _statement(value: Statement | None) -> Record | None:
    return None if value is None else records.statement(value)
