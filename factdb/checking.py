"""Hold a draft against the store, or against one text; decide nothing here.

The draft is read like a report but never stored: `extraction` finds its passages, one query gives
stored statements that share words with them, `verification` says what each comes to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from factdb import actors, match, pipeline, records, verification
from factdb.config import DEFAULT_MODEL
from factdb.records import Record
from factdb.text.fold import words
from factdb.text.rarity import rarity, telling
from factdb.types import ActorKind, Extraction, Report, Statement
from factdb.verification import Beside, Checked, Item, Outcome, Passage

if TYPE_CHECKING:
    from sqlmodel import Session

NEIGHBOURS = 50
"""How many stored statements one passage is held against at most, found in one way."""

ASKED = 6
"""By how many of its words, the rarest, a passage is looked up."""

RARE = 6.0
"""Bits from which on a word is rare (`factdb.text.rarity`)."""

ROW = 3
"""Words in a row that are looked up as one."""

REPORTS = 20
"""Into so many whole reports one quotation is looked up: of those that the draft draws on, and of
the nearest."""

LEAST_WORDS = 3
"""A quotation of fewer words stands in any report."""


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
            return _held(session, extraction)
    finally:
        engine.dispose()


def _held(session: Session, extraction: Extraction) -> tuple[Checked, ...]:
    """Hold each passage against what the store has like it, then claims once more.

    What the first round found says on which reports the draft draws.
    """
    told = _passages(session, extraction)
    met = _met(session, told)
    first = [verification.check(one, met[one.statement.id]) for one in told]
    drawn = frozenset(one.against.report for one in first if one.against is not None)
    again = [
        one if one.against is not None else verification.check(one.item, met[_id(one)], drawn)
        for one in first
    ]
    near = {_id(one): _reports(met[_id(one)], drawn) for one in again if _is_open(one)}
    texts = _texts(session, near.values())
    held = [
        _in_texts(one, met[_id(one)], [texts[report] for report in near[_id(one)]])
        if _is_open(one)
        else one
        for one in again
    ]
    return tuple(_with_findings(session, held))


def _with_findings(session: Session, held: Sequence[Checked]) -> Iterator[Checked]:
    """Add to what is clean what is known to stand against the statement that it agrees with."""
    from factdb.store.against import against

    clean = {one.against.id for one in held if one.outcome.clean and one.against is not None}
    found = against(session, clean) if clean else {}
    for one in held:
        told = found.get(one.against.id, ()) if one.outcome.clean and one.against else ()
        known = {other.statement.id for other in one.also}
        new = [Beside(other, why.relation, why.reason) for other, why in told]
        also = [*one.also, *(other for other in new if other.statement.id not in known)]
        yield replace(one, also=tuple(also))


def _passages(session: Session, extraction: Extraction) -> tuple[Item, ...]:
    """Give what is to be checked, with the actors and the outlets that the store knows."""
    from factdb.store import queries

    known = queries.known_actors(session, actors.names(extraction))
    resolved = actors.resolve(extraction, known)
    told = verification.items(replace(extraction, statements=resolved.statements))
    named = {
        one.statement.id: verification.sources_named(one) for one in told if _is_quotation(one)
    }
    keys = {actors.key(name) for names in named.values() for name in names}
    outlets = {
        actors.key(alias): one.name
        for one in queries.known_actors(session, keys)
        if one.kind is ActorKind.OUTLET
        for alias in (one.name, *one.aliases)
    }
    return tuple(
        replace(one, source=_outlet(named.get(one.statement.id, ()), outlets)) for one in told
    )


def _outlet(names: Sequence[str], outlets: Mapping[str, str]) -> str:
    return next((outlets[key] for name in names if (key := actors.key(name)) in outlets), "")


def _met(session: Session, told: Sequence[Item]) -> dict[str, tuple[Statement, ...]]:
    """Give the stored statements that each passage is held against, found by keys and by words."""
    from factdb.store import queries

    keys = {one.statement.id: match.keys(one.statement) for one in told}
    near = queries.neighbours(session, keys, limit=NEIGHBOURS)
    alike = queries.with_words(
        session, {one.statement.id: _asked(one.text) for one in told}, limit=NEIGHBOURS
    )
    return {one: _joined(one, near, alike) for one in keys}


def _id(checked: Checked) -> str:
    return checked.item.statement.id


def _is_open(checked: Checked) -> bool:
    """Say whether a quotation of some words was not found as it stands in any statement."""
    if not _is_quotation(checked.item) or checked.outcome.clean:
        return False
    other = {Outcome.OTHER_SPEAKER, Outcome.OTHER_SOURCE}
    return checked.outcome not in other and len(words(checked.item.text)) >= LEAST_WORDS


def _texts(session: Session, near: Iterable[Sequence[str]]) -> dict[str, Report]:
    from factdb.store import queries

    wanted = {report for some in near for report in some}
    return queries.reports(session, wanted) if wanted else {}


def _reports(some: Sequence[Statement], drawn: Collection[str]) -> list[str]:
    """Give the reports on which the draft draws, and those of the nearest statements."""
    nearest = list(dict.fromkeys(one.report for one in some))[:REPORTS]
    return list(dict.fromkeys([*sorted(drawn)[:REPORTS], *nearest]))


def _in_texts(checked: Checked, met: Sequence[Statement], texts: Sequence[Report]) -> Checked:
    """Look into whole reports; what is found in none stays as it was."""
    for report in texts:
        beside = [one for one in met if one.report == report.id]
        found = verification.check_in_report(checked.item, report, beside)
        if found is not None:
            return found
    return checked


def _is_quotation(item: Item) -> bool:
    return item.passage is Passage.QUOTATION


def _asked(text: str) -> tuple[str, ...]:
    """Give the words by which a passage is looked up, however its other words were changed.

    Where hardly one of them is rare, words in a row are asked for as well.
    """
    rarest = telling(text, ASKED)
    if sum(rarity(word) >= RARE for word in rarest) >= ASKED // 2:
        return rarest
    said = words(text)
    rows = [" ".join(said[at : at + ROW]) for at in range(0, len(said) - ROW + 1, ROW)]
    return (*rarest, *rows[:ASKED])


def _joined(owner: str, *found: Mapping[str, Sequence[Statement]]) -> tuple[Statement, ...]:
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


def record(checked: Checked, text: str, inference: str = "") -> Record:
    """Give what one passage came to, as the data contract has it.

    Args:
        checked: the passage.
        text: the draft, for line and column: both from 1, columns in characters.
        inference: the folder of a model that is asked about what conflicts, or "".

    Raises:
        UsageError: if there is no such model.

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
        "also": [
            {
                "relation": str(one.relation) if one.relation else None,
                "reason": one.reason,
                "statement": records.statement(one.statement),
            }
            for one in checked.also
        ],
        **({"inference": _vote(checked, inference)} if inference else {}),
    }


def _vote(checked: Checked, inference: str) -> Record | None:
    """Ask a model about a passage and what it conflicts with; the outcome stays as it is."""
    if checked.outcome is not Outcome.CONFLICTS or checked.against is None:
        return None
    vote = pipeline.voted(match.score(checked.item.statement, checked.against), inference)
    return pipeline.shares(vote) if vote else None


def _statement(value: Statement | None) -> Record | None:
    return None if value is None else records.statement(value)
