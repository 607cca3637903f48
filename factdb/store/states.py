"""How the things that people decide about stand: read, written, compared. The only place for it.

A state names, of each sort of thing (`SORTS`), ids and values. The log keeps one of before and one
of after each decision; to undo is to write the one before. What only follows from a decision
(`FOLLOWING`) is in the log too, so that one can see it and ask how things stood on a day, but it
is never written back: it is judged anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import delete, select, update
from sqlmodel import Session, col

from factdb.actors.keys import key
from factdb.store import fields
from factdb.store.dialect import insert, table_of
from factdb.store.tables import (
    ActorRow,
    AliasRow,
    FindingRow,
    LapseRow,
    LessonRow,
    MatchRow,
    ReportRow,
    ReviewRow,
    StatementRow,
    columns,
)

State = dict[str, dict[str, Any]]
"""How a few things stand: of each sort, an id and its value."""

FOLLOWING = frozenset({"matches", "findings"})
"""Sorts of what follows from decisions."""

_JUDGED = ("relation", "score", "reason", "rule", "evidence")


class Change(NamedTuple):
    """What is known of a change while it is written: its entry in the log, None on trial; when."""

    entry: int | None
    now: datetime


class Sort(NamedTuple):
    """How things of a sort are read and written: functions of a session, an id and a value."""

    read: Callable[[Session, str], Any]
    write: Callable[[Session, str, Any, Change], None]


def stands(session: Session, wanted: Mapping[str, Iterable[str]]) -> State:
    """Say how the things that a state is about stand now."""
    return {
        sort: {one: SORTS[sort].read(session, one) for one in ids} for sort, ids in wanted.items()
    }


def write(session: Session, state: State, change: Change) -> None:
    """Make things stand as a state says."""
    for sort, values in state.items():
        for one, value in values.items():
            SORTS[sort].write(session, one, value, change)
    session.expire_all()


def decided(state: State) -> State:
    """Give a state without what only follows from it."""
    return {sort: values for sort, values in state.items() if sort not in FOLLOWING}


def alike(one: State, other: State) -> bool:
    """Say whether two states are the same; what the machine says in a part does not matter."""
    return _plain(one) == _plain(other)


def _plain(state: State) -> State:
    return {
        sort: {one: _of_person(value) for one, value in values.items()}
        if sort == "fields"
        else values
        for sort, values in state.items()
    }


def _of_person(value: Mapping[str, Any]) -> Any:
    return value["value"] if value["by"] == "person" else None


def pair(actor_id: str, name: str) -> str:
    """Give the id of a name of an actor, for the sort ``names``."""
    return f"{actor_id} {name}"


def lesson(name: str, outlet: str, actor_id: str) -> str:
    """Give the id of what a name is taught to mean, for the sort ``lessons``."""
    return json.dumps([key(name), outlet, actor_id], ensure_ascii=False)


def _read_name(session: Session, one: str) -> bool:
    return session.execute(select(col(AliasRow.seq)).where(*_named(one))).first() is not None


def _write_name(session: Session, one: str, there: bool, change: Change) -> None:
    if there == _read_name(session, one):
        return
    if not there:
        session.execute(delete(AliasRow).where(*_named(one)))
        return
    actor_id, _, name = one.partition(" ")
    actor = session.get_one(ActorRow, actor_id).value()
    row = columns(AliasRow.of(actor, name, change.now))
    session.execute(insert(session, AliasRow), [row])


def _named(one: str) -> tuple[Any, Any]:
    actor_id, _, name = one.partition(" ")
    return col(AliasRow.actor_id) == actor_id, col(AliasRow.name) == name


def _read_lesson(session: Session, one: str) -> bool | None:
    return session.scalar(select(col(LessonRow.means)).where(*_taught(one)))


def _write_lesson(session: Session, one: str, means: bool | None, _change: Change) -> None:
    session.execute(delete(LessonRow).where(*_taught(one)))
    if means is not None:
        name, outlet, actor = json.loads(one)
        row = LessonRow(key=name, outlet=outlet, actor_id=actor, means=means)
        session.execute(insert(session, LessonRow), [columns(row)])


def _taught(one: str) -> tuple[Any, Any, Any]:
    name, outlet, actor = json.loads(one)
    made = table_of(LessonRow).c
    return made.key == name, made.outlet == outlet, made.actor_id == actor


def _read_assigned(session: Session, finding_id: str) -> str:
    row = session.get(ReviewRow, finding_id)
    return row.assigned_to if row else ""


def _write_assigned(session: Session, finding_id: str, to: str, _change: Change) -> None:
    write_review(session, finding_id, assigned_to=to)


def write_review(session: Session, finding_id: str, **given: Any) -> None:
    """Note how a finding stands with people."""
    row = session.get(ReviewRow, finding_id) or ReviewRow(finding_id=finding_id)
    for name, value in given.items():
        setattr(row, name, value)
    session.add(row)
    session.flush()


def _read_match(session: Session, one: str) -> dict[str, Any] | None:
    row = session.get(MatchRow, tuple(one.split()))
    if row is None:
        return None
    told = {"likeness": row.likeness, "shared": json.loads(row.shared)}
    return told | _read_judged(row)


def _write_match(
    session: Session, one: str, value: Mapping[str, Any] | None, _change: Change
) -> None:
    left, right = one.split()
    made = table_of(MatchRow)
    session.execute(made.delete().where(made.c.left_id == left, made.c.right_id == right))
    if value is not None:
        row = {"left_id": left, "right_id": right, "likeness": value["likeness"]}
        told = {"shared": _json(value["shared"])} | _judged(value)
        session.execute(made.insert(), [row | told])


def _read_finding(session: Session, one: str) -> dict[str, Any] | None:
    row = session.get(FindingRow, one)
    if row is None or session.get(LapseRow, one) is not None:
        return None
    return {"a": row.left_id, "b": row.right_id} | _read_judged(row)


def _write_finding(
    session: Session, one: str, value: Mapping[str, Any] | None, change: Change
) -> None:
    """Store a finding, or let it lapse: what was found once, and perhaps ruled on, stays."""
    lapses = table_of(LapseRow)
    session.execute(lapses.delete().where(lapses.c.finding_id == one))
    if value is None:
        session.execute(lapses.insert(), [{"finding_id": one, "entry": change.entry}])
        return
    row = {"id": one, "left_id": value["a"], "right_id": value["b"], "ruling": "open"}
    query = insert(session, FindingRow).on_conflict_do_update(
        index_elements=["id"], set_=_judged(value)
    )
    session.execute(query, [row | _judged(value) | {"recorded_at": change.now}])


def _read_judged(row: MatchRow | FindingRow) -> dict[str, Any]:
    told = {name: getattr(row, name) for name in _JUDGED}
    return told | {"evidence": json.loads(row.evidence)}


def _judged(value: Mapping[str, Any]) -> dict[str, Any]:
    told = {name: value[name] for name in _JUDGED}
    return told | {"evidence": _json(value["evidence"])}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _column(row: type[Any], name: str) -> Sort:
    """Give how one column of the row with an id is read and written."""

    def read(session: Session, one: str) -> Any:
        return session.scalar(select(getattr(row, name)).where(row.id == one))

    def write(session: Session, one: str, value: Any, _change: Change) -> None:
        session.execute(update(row).where(row.id == one).values({name: value}))

    return Sort(read, write)


def _read_report(session: Session, key: str) -> dict[str, str]:
    row = session.execute(select(col(ReportRow.published), col(ReportRow.url)).where(_keyed(key)))
    return dict(row.one()._mapping)


def _write_report(session: Session, key: str, value: Mapping[str, str], _change: Change) -> None:
    published = datetime.fromisoformat(value["published"])
    told = {**value, "published_utc": published, "day": published.date()}
    session.execute(update(ReportRow).where(_keyed(key)).values(told))


def _keyed(key: str) -> Any:
    return col(ReportRow.key) == key


SORTS: dict[str, Sort] = {
    "reports": Sort(_read_report, _write_report),
    "counts_as": _column(ActorRow, "counts_as"),
    "speakers": _column(StatementRow, "speaker_id"),
    "rulings": _column(FindingRow, "ruling"),
    "assigned": Sort(_read_assigned, _write_assigned),
    "names": Sort(_read_name, _write_name),
    "lessons": Sort(_read_lesson, _write_lesson),
    "fields": Sort(
        fields.read,
        lambda session, one, value, change: fields.write(session, one, value, change.entry),
    ),
    "machine": Sort(
        fields.read_machine,
        lambda session, one, value, _: fields.write_machine(session, one, value),
    ),
    "matches": Sort(_read_match, _write_match),
    "findings": Sort(_read_finding, _write_finding),
}
"""Of each sort of thing that is decided about, or follows: how it is read, how it is written."""
