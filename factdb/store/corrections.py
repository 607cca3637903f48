"""What a person may decide about actors, statements and findings.

Nothing is deleted: a merged actor counts as the other, a split one takes its words along, a
statement that is withdrawn is kept. Each function runs within the transaction of
`factdb.store.engine.writing`; time is handed in; each gives the number of its entry in the log.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

from factdb.actors.keys import key
from factdb.errors import NotFoundError, UsageError
from factdb.store import fields, states, teaching
from factdb.store.decisions import decide, entry, last_of, undo
from factdb.store.states import State
from factdb.store.tables import (
    ActorRow,
    AliasRow,
    FindingRow,
    ReportRow,
    StatementRow,
)
from factdb.store.teaching import Teach
from factdb.text.fold import fold
from factdb.types import Actor, ActorKind, Stance, short_id

__all__ = [
    "add_alias",
    "assign",
    "correct",
    "entry",
    "last_of",
    "merge",
    "note",
    "rule",
    "split",
    "undo",
]


def add_alias(session: Session, actor_id: str, name: str, *, who: str, now: datetime) -> int:
    """Teach an actor another name; give the number of the entry.

    Raises:
        NotFoundError: if there is no such actor.
        UsageError: if the name is blank, or one of the actor's already.

    """
    actor = _counting(session, actor_id)
    name = " ".join(name.split())
    if not fold(name):
        raise UsageError("a name needs letters or digits")
    if name in session.scalars(
        select(col(AliasRow.name)).where(col(AliasRow.actor_id) == actor.id)
    ):
        raise UsageError(f"{actor.name} goes by the name {name} already")
    after: State = {
        "names": {states.pair(actor.id, name): True},
        "lessons": {states.lesson(name, "", actor.id): True},
    }
    return decide(session, "alias", actor.id, after, who, now)


def merge(session: Session, actor_id: str, into: str, *, who: str, now: datetime) -> int:
    """Make one actor of two: from now on the first counts as the second; give the entry's number.

    Raises:
        NotFoundError: if there is no such actor.
        UsageError: if they are one already.

    """
    one, other = _counting(session, actor_id), _counting(session, into)
    if one.id == other.id:
        raise UsageError(f"{actor_id} and {into} are one actor already")
    members = session.scalars(select(col(ActorRow.id)).where(col(ActorRow.counts_as) == one.id))
    after = {"counts_as": dict.fromkeys(sorted(members), other.id)}
    return decide(session, "merge", other.id, after, who, now)


def split(
    session: Session,
    actor_id: str,
    name: str,
    statements: Sequence[str],
    *,
    who: str,
    now: datetime,
    aliases: Sequence[str] = (),
) -> str:
    """Make two actors of one: some of its statements, and names, go to a new one; give its id.

    Raises:
        NotFoundError: if there is no such actor.
        UsageError: if the name is blank, no statement is given, or one is not the actor's.

    """
    actor = _counting(session, actor_id)
    if not fold(name) or not statements:
        raise UsageError("the new actor needs a name and at least one statement")
    name = " ".join(name.split())
    spoken = _spoken(session, actor, statements)
    new = _new_actor(session, actor, name)
    after: State = {
        "counts_as": {new: new},
        "fields": {one: _spoken_by(session, one, new) for one in spoken},
        "names": {states.pair(new, alias): True for alias in (name, *aliases)}
        | {states.pair(actor.id, alias): False for alias in aliases},
    }
    decide(session, "split", actor.id, after, who, now)
    return new


def correct(
    session: Session,
    statement_id: str,
    parts: Mapping[str, Any],
    *,
    who: str,
    now: datetime,
    note: str = "",
    machine: Mapping[str, Any] | None = None,
    teach: Teach = Teach.NOTHING,
) -> int:
    """Put what a person says in the place of parts of a statement, and judge it anew.

    Args:
        session: a session of ``writing``.
        statement_id: the whole id of the statement.
        parts: values as `factdb.store.fields.of` gives them, by the names of `CORRECTABLE`.
        who: who corrects.
        now: when; aware.
        note: why.
        machine: what the extractor finds in words that a person chose, by the same names.
        teach: what a corrected speaker teaches; other statements of that name follow.

    Raises:
        NotFoundError: if there is no such statement, or a speaker is no actor's id.
        UsageError: if nothing would change, the statement is withdrawn, or a part cannot be so.

    """
    row = session.scalars(select(StatementRow).where(col(StatementRow.id) == statement_id)).first()
    if row is None:
        raise NotFoundError(f"no statement has the id {statement_id}")
    if row.withdrawn:
        raise UsageError(
            f"{statement_id} is withdrawn", hint=f"factdb log --subject {statement_id}"
        )
    told = {name: _checked(session, row, name, value) for name, value in parts.items()}
    ids = {f"{statement_id} {name}": value for name, value in told.items()}
    stands = states.stands(session, {"fields": ids})["fields"]
    new = {one: value for one, value in ids.items() if stands[one]["value"] != value}
    if not new:
        raise UsageError(f"{statement_id} says so already")
    after = {"fields": {one: {"by": "person", "value": value} for one, value in new.items()}}
    read = {f"{statement_id} {name}": value for name, value in (machine or {}).items()}
    learned = _learned(session, statement_id, told, teach, now)
    after = _joined({**after, "machine": read}, learned)
    return decide(session, "correct", statement_id, after, who, now, note=note)


def rule(
    session: Session, finding_id: str, ruling: str, *, who: str, now: datetime, note: str = ""
) -> int:
    """Say what a person thinks of a finding; give the number of the entry.

    Args:
        session: a session of ``writing``.
        finding_id: the whole id of the finding.
        ruling: a word of `factdb.types.Ruling`, or of the desk's own.
        who: who decides.
        now: when; aware.
        note: why.

    Raises:
        NotFoundError: if there is no such finding.

    """
    _hold_to_be_finding(session, finding_id)
    after = {"rulings": {finding_id: str(ruling)}}
    return decide(session, "rule", finding_id, after, who, now, note=note)


def assign(session: Session, finding_id: str, to: str, *, who: str, now: datetime) -> int:
    """Give a finding to one person to rule on, "" for anybody; give the number of the entry.

    Raises:
        NotFoundError: if there is no such finding.
        UsageError: if it is that person's already.

    """
    _hold_to_be_finding(session, finding_id)
    to = " ".join(to.split())
    if states.stands(session, {"assigned": [finding_id]}) == {"assigned": {finding_id: to}}:
        raise UsageError(f"{finding_id} is assigned to {to or 'nobody'} already")
    return decide(session, "assign", finding_id, {"assigned": {finding_id: to}}, who, now)


def note(session: Session, finding_id: str, text: str, *, who: str, now: datetime) -> int:
    """Put a note to a finding, ruled or not; give the number of the entry.

    Raises:
        NotFoundError: if there is no such finding.
        UsageError: if the note is blank.

    """
    _hold_to_be_finding(session, finding_id)
    if not text.strip():
        raise UsageError("a note needs words")
    return decide(session, "note", finding_id, {}, who, now, note=text.strip())


def _hold_to_be_finding(session: Session, finding_id: str) -> None:
    if session.get(FindingRow, finding_id) is None:
        raise NotFoundError(f"no finding has the id {finding_id}")


def _counting(session: Session, actor_id: str) -> ActorRow:
    """Give the actor that an id counts as."""
    row = session.get(ActorRow, actor_id)
    counting = row and session.get(ActorRow, row.counts_as)
    if counting is None:
        raise NotFoundError(f"no actor has the id {actor_id}")
    return counting


def _new_actor(session: Session, actor: ActorRow, name: str) -> str:
    """Make an actor that counts as the old one until the decision says otherwise."""
    # The number keeps a name apart that was split off, taken back and split off again.
    taken = session.scalar(select(func.count()).select_from(ActorRow)) or 0
    new = Actor(short_id("a", "split", actor.id, key(name), taken), name, ActorKind(actor.kind))
    row = ActorRow.of(new)
    row.counts_as = actor.id
    session.add(row)
    session.flush()
    return new.id


def _spoken(session: Session, actor: ActorRow, statements: Sequence[str]) -> list[str]:
    """Hold statements to be the actor's."""
    members = select(col(ActorRow.id)).where(col(ActorRow.counts_as) == actor.id)
    query = select(col(StatementRow.id)).where(
        col(StatementRow.id).in_(statements), col(StatementRow.speaker_id).in_(members)
    )
    found = sorted(session.scalars(query))
    if strangers := sorted(set(statements) - set(found)):
        raise UsageError(f"not said by {actor.name}: {', '.join(strangers)}")
    return [f"{one} {fields.SPEAKER}" for one in found]


def _spoken_by(session: Session, one: str, actor_id: str) -> dict[str, Any]:
    """Put another in the place of a statement's speaker; who spoke with them stays."""
    value = fields.read(session, one)["value"]
    return {"by": "person", "value": value | {"actor": actor_id}}


def _learned(
    session: Session, statement_id: str, told: Mapping[str, Any], teach: Teach, now: datetime
) -> State:
    """Give what a correction teaches, and what else follows from that."""
    if teach is not Teach.NOTHING and fields.SPEAKER not in told:
        raise UsageError("only a corrected speaker teaches", hint="add --speaker NAME")
    learned = teaching.lesson_of(session, statement_id, told.get(fields.SPEAKER, {}), teach)
    return _joined(learned, teaching.others(session, learned, statement_id, now))


def _joined(one: State, other: State) -> State:
    """Put two states together; where both are about a thing, the first counts."""
    return {sort: {**other.get(sort, {}), **one.get(sort, {})} for sort in {**other, **one}}


def _checked(session: Session, row: StatementRow, name: str, value: Any) -> Any:
    """Hold a part to be one that a statement can have; an actor is whom it counts as.

    Raises:
        NotFoundError: if a speaker is no actor's id.
        UsageError: if it is none.

    """
    if name not in fields.CORRECTABLE:
        raise UsageError(
            f"{name} cannot be corrected", hint=f"only {', '.join(fields.CORRECTABLE)}"
        )
    if name == fields.SPEAKER:
        return _counted(session, value)
    if name == fields.STANCE and value not in set(Stance):
        raise UsageError(f"{value} is no stance", hint=f"one of {', '.join(Stance)}")
    if name in {fields.SPAN, fields.SAID_ON, fields.FIGURES, fields.DATES}:
        _hold_to_be_there(session, row.report_key, value)
    return value


def _counted(session: Session, value: Mapping[str, Any]) -> dict[str, Any]:
    """Put in the place of speakers whom they count as."""
    named = [one for one in (value["actor"], *value["with"]) if one is not None]
    found = dict.fromkeys(_counting(session, one).id for one in named)
    actor, *others = found or (None,)
    return {**value, "actor": actor, "with": others}


def _hold_to_be_there(session: Session, report_key: str, value: Any) -> None:
    """Hold words to stand in their report where they say."""
    query = select(col(ReportRow.text)).where(col(ReportRow.key) == report_key)
    text = session.scalars(query).one()
    for one in value if isinstance(value, list) else [value]:
        if one and text[one["start"] : one["end"]] != one["text"]:
            raise UsageError(f"{one['text']!r} does not stand at {one['start']} of the report")
