"""What a correction teaches: a name means an actor, or does not, and what else follows from it.

Runs within the transaction of `writing`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from factdb.actors import Lesson, Link, Resolution, taught
from factdb.actors.keys import key
from factdb.errors import UsageError
from factdb.store import fields, states, stored
from factdb.store.dialect import rows, table_of
from factdb.store.states import Change, State
from factdb.store.tables import (
    ActorRow,
    CorrectionRow,
    MentionRow,
    ReportRow,
    StatementRow,
)
from factdb.types import Form


class Teach(StrEnum):
    """What a corrected speaker teaches of the name in the report."""

    NOTHING = "nothing"
    ALIAS = "alias"
    """The name means the actor, wherever it stands alone."""
    EXCEPTION = "exception"
    """The name does not mean the actor whom the machine chose, in what this outlet prints."""


def lessons(session: Session, names: Collection[str], outlet: str) -> tuple[Lesson, ...]:
    """Give what was taught of names, by their forms, for what an outlet prints."""
    query = (
        "SELECT l.key, l.outlet, l.means, a.counts_as FROM lesson l "
        "JOIN actor a ON a.id = l.actor_id WHERE l.key IN {some} "
        "ORDER BY l.key, l.actor_id, l.outlet"
    )
    told = [one for one in rows(session, query, names) if one[1] in ("", outlet)]
    actors = stored.actors(session, {actor for *_, actor in told})
    return tuple(Lesson(name, of, actors[actor], bool(means)) for name, of, means, actor in told)


def lesson_of(
    session: Session, statement_id: str, speaker: Mapping[str, Any], what: Teach
) -> State:
    """Give what the correction of a speaker teaches.

    Args:
        session: a session of ``writing``.
        statement_id: the statement whose speaker is corrected.
        speaker: the part that is to stand.
        what: what is to be learned.

    Raises:
        UsageError: if there is nothing to learn: no name, no actor.

    """
    if what is Teach.NOTHING:
        return {}
    name, outlet = _name(session, statement_id)
    if what is Teach.EXCEPTION:
        machine = fields.read_machine(session, f"{statement_id} {fields.SPEAKER}")["actor"]
        if machine is None:
            raise UsageError("the machine chose nobody: there is no exception to learn")
        return {"lessons": {states.lesson(name, outlet, machine): False}}
    if speaker["actor"] is None or speaker["with"]:
        raise UsageError("a name is taught of one actor: give one --speaker")
    return {
        "names": {states.pair(speaker["actor"], name): True},
        "lessons": {states.lesson(name, "", speaker["actor"]): True},
    }


def _name(session: Session, statement_id: str) -> tuple[str, str]:
    """Give the name by which a report calls the speaker of a statement, and its outlet.

    Raises:
        UsageError: if it is an office, a pronoun, or no words at all.

    """
    query = (
        select(MentionRow, col(ReportRow.outlet))
        .join(StatementRow, col(StatementRow.mention_id) == col(MentionRow.id))
        .join(ReportRow, col(ReportRow.key) == col(MentionRow.report_key))
        .where(col(StatementRow.id) == statement_id)
    )
    row = session.execute(query).first()
    if row is None:
        raise UsageError("no words name the speaker there: nothing to learn")
    mention = row[0]
    if mention.form != Form.NAME or not key(mention.name):
        raise UsageError(
            f"“{mention.text}” is no name: whom it means is for each report to say",
            hint="correct without --teach",
        )
    return mention.name, row[1]


def others(session: Session, taught_now: State, statement_id: str, now: datetime) -> State:
    """Say what else changes: the speakers of stored statements that the lesson is about.

    The lesson is applied as to a new report; where the report names somebody more fully, or a
    person has said who speaks, nothing changes.

    Args:
        session: a session of ``writing`` in which the lesson does not stand yet.
        taught_now: what `lesson_of` gave.
        statement_id: the statement that teaches.
        now: when; aware.

    """
    if not taught_now:
        return {}
    name, _ = _name(session, statement_id)
    trial = session.begin_nested()
    try:
        states.write(session, taught_now, Change(None, now))
        found = {
            one: value
            for report, outlet in _reports(session, name)
            for one, value in _turned(session, report, outlet, name).items()
        }
    finally:
        trial.rollback()
        session.expire_all()
    corrected = _corrected(session, found) | {statement_id}
    return {
        "fields": {
            f"{one} {fields.SPEAKER}": {"by": "person", "value": value}
            for one, value in sorted(found.items())
            if one not in corrected
        }
    }


def _reports(session: Session, name: str) -> list[tuple[str, str]]:
    """Give the reports in which this name stands, and their outlets."""
    query = (
        select(col(ReportRow.key), col(ReportRow.outlet))
        .join(MentionRow, col(MentionRow.report_key) == col(ReportRow.key))
        .where(col(MentionRow.name) == name, col(MentionRow.form) == str(Form.NAME))
    )
    return sorted({(row[0], row[1]) for row in session.execute(query)})


def _turned(session: Session, report_key: str, outlet: str, name: str) -> dict[str, Any]:
    """Give the speakers that statements of a report have by the lesson, where it turns them."""
    made = table_of(StatementRow).c
    query = select(made.seq).where(made.report_key == report_key, ~made.withdrawn)
    seqs: list[int] = list(session.scalars(query))
    said = tuple(stored.statements(session, seqs).values())
    mentions = (
        select(MentionRow, col(ActorRow.counts_as))
        .outerjoin(ActorRow, col(ActorRow.id) == col(MentionRow.actor_id))
        .where(col(MentionRow.report_key) == report_key)
    )
    rows = session.execute(mentions).all()
    links = tuple(Link(row[0].value(), row[1], row[0].reason) for row in rows)
    known = lessons(session, {key(name)}, outlet)
    after = taught(Resolution(said, (), links), known, outlet).statements
    return {
        new.id: fields.of(new)[fields.SPEAKER]
        for old, new in zip(said, after, strict=True)
        if fields.of(old)[fields.SPEAKER] != fields.of(new)[fields.SPEAKER]
    }


def _corrected(session: Session, ids: Collection[str]) -> set[str]:
    """Give the statements of which a person has said who speaks."""
    made = CorrectionRow
    query = select(col(made.statement_id)).where(
        col(made.field) == fields.SPEAKER, col(made.statement_id).in_(sorted(ids))
    )
    return set(session.scalars(query))
