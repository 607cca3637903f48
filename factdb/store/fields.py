"""The parts of a statement that can be corrected, and how each is read and written.

A part is the machine's until a person corrects it. What stands is in the tables of statements; what
the machine has in the place of a correction is beside it (`factdb.store.tables.CorrectionRow`), so
that a newer extractor can bring that up to date, and taking a correction back gives it free.

Values are plain JSON. Each function runs within the transaction of `writing`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Row, select
from sqlmodel import Session, col

from factdb import records
from factdb.store.dialect import table_of
from factdb.store.parts import (
    CORRECTABLE,
    DATES,
    FIGURES,
    NEGATED,
    PLACED,
    REST,
    SAID_ON,
    SPAN,
    SPEAKER,
    STANCE,
    TOLD,
    WHEN,
    WITHDRAWN,
)
from factdb.store.tables import (
    CorrectionRow,
    DateRow,
    FigureRow,
    SpeakerRow,
    StatementRow,
    columns,
)
from factdb.types import Statement

__all__ = ["CORRECTABLE", "DATES", "FIELDS", "FIGURES", "NEGATED", "REST", "SAID_ON", "SPAN",
           "SPEAKER", "STANCE", "WITHDRAWN", "Field", "of", "read", "read_machine", "split",
           "write", "write_machine"]  # fmt: skip

Part = TypeVar("Part", SpeakerRow, FigureRow, DateRow)


class Field(NamedTuple):
    """How a part is read and written: functions of a session, a statement's id and a value."""

    read: Callable[[Session, str], Any]
    write: Callable[[Session, str, Any], None]


def split(one: str) -> tuple[str, str]:
    """Take "s-… stance" apart."""
    statement_id, _, field = one.partition(" ")
    return statement_id, field


def of(statement: Statement) -> dict[str, Any]:
    """Give the parts that a value of a statement has, but for those that need its report."""
    sentence = statement.sentence
    return {
        SPEAKER: {
            "actor": statement.speaker.id if statement.speaker else None,
            "with": [one.id for one in statement.co_speakers],
            "doubt": statement.doubt,
        },
        SPAN: {
            "text": statement.text,
            "start": statement.start,
            "end": statement.end,
            "kind": str(statement.kind),
            "sentence": sentence and sentence.text,
            "sentence_start": sentence and sentence.start,
            "sentence_end": sentence and sentence.end,
            "frames": [records.frame(one) for one in statement.frames],
        },
        STANCE: str(statement.stance),
        NEGATED: statement.negated,
        SAID_ON: records.when(statement.said_on),
        FIGURES: [records.figure(one) for one in statement.figures],
        DATES: [records.when(one) for one in statement.dates],
    }


def read(session: Session, one: str) -> dict[str, Any]:
    """Say what stands in a part, and whose it is: ``by``, ``value``, a person's with ``entry``."""
    statement_id, field = split(one)
    value = FIELDS[field].read(session, statement_id)
    kept = _kept(session, one)
    if kept is None:
        return {"by": "machine", "value": value}
    return {"by": "person", "value": value, "entry": kept.entry}


def write(session: Session, one: str, told: Mapping[str, Any], entry: int | None) -> None:
    """Make a part a person's, or give it back to the machine, whatever that says by now.

    Without an ``entry`` it is tried only: what stands changes, not whose it is.
    """
    statement_id, field = split(one)
    kept = _kept(session, one)
    if told["by"] == "person":
        machine = kept.machine if kept else _json(FIELDS[field].read(session, statement_id))
        if entry is not None:
            _keep(session, one, machine, told.get("entry", entry))
        FIELDS[field].write(session, statement_id, told["value"])
    elif kept:
        FIELDS[field].write(session, statement_id, json.loads(kept.machine))
        if entry is not None:
            session.execute(_MADE.delete().where(*_at(one)))


def read_machine(session: Session, one: str) -> Any:
    """Say what the machine has in a part, whether it stands or not."""
    statement_id, field = split(one)
    kept = _kept(session, one)
    return json.loads(kept.machine) if kept else FIELDS[field].read(session, statement_id)


def write_machine(session: Session, one: str, value: Any) -> None:
    """Let the machine say something else; it stands where no person says anything."""
    statement_id, field = split(one)
    if field == WITHDRAWN and value is None:
        value = True  # It was not there: as good as withdrawn.
    if _kept(session, one) is None:
        FIELDS[field].write(session, statement_id, value)
    else:
        session.execute(_MADE.update().where(*_at(one)).values(machine=_json(value)))


_MADE = table_of(CorrectionRow)


def _at(one: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    statement_id, field = split(one)
    return _MADE.c.statement_id == statement_id, _MADE.c.field == field


def _kept(session: Session, one: str) -> Row[Any] | None:
    return session.execute(select(_MADE).where(*_at(one))).first()


def _keep(session: Session, one: str, machine: str, entry: int) -> None:
    statement_id, field = split(one)
    session.execute(_MADE.delete().where(*_at(one)))
    row = CorrectionRow(statement_id=statement_id, field=field, machine=machine, entry=entry)
    session.execute(_MADE.insert(), [columns(row)])


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _one_column(name: str) -> Field:
    """Give a part that is one column."""
    return Field(
        lambda session, one: _columns(session, one, (name,))[name],
        lambda session, one, value: _set(session, one, {name: value}),
    )


def _columns(session: Session, one: str, names: tuple[str, ...]) -> dict[str, Any]:
    made = table_of(StatementRow).c
    row = session.execute(select(*(made[name] for name in names)).where(made.id == one)).one()
    return dict(zip(names, row, strict=True))


def _set(session: Session, one: str, values: Mapping[str, Any]) -> None:
    made = table_of(StatementRow)
    session.execute(made.update().where(made.c.id == one).values(**values))


def _read_speaker(session: Session, one: str) -> dict[str, Any]:
    query = select(col(SpeakerRow.actor_id)).where(col(SpeakerRow.statement_id) == one)
    found = _columns(session, one, ("speaker_id", "doubt"))
    others = list(session.scalars(query.order_by(col(SpeakerRow.position))))
    return {"actor": found["speaker_id"], "with": others, "doubt": found["doubt"]}


def _write_speaker(session: Session, one: str, value: Mapping[str, Any]) -> None:
    rows = [
        SpeakerRow(statement_id=one, position=position, actor_id=actor)
        for position, actor in enumerate(value["with"])
    ]
    _refill(session, SpeakerRow, one, rows)
    _set(session, one, {"speaker_id": value["actor"], "doubt": value["doubt"]})


def _read_span(session: Session, one: str) -> dict[str, Any]:
    found = _columns(session, one, PLACED)
    return found | {"frames": json.loads(found["frames"])}


def _write_span(session: Session, one: str, value: Mapping[str, Any]) -> None:
    told = json.dumps(value["frames"], ensure_ascii=False, separators=(",", ":"))
    _set(session, one, {**value, "frames": told})


def _read_said_on(session: Session, one: str) -> dict[str, Any] | None:
    found = _columns(session, one, tuple(f"said_{name}" for name in WHEN))
    if found["said_text"] is None:
        return None
    return {name: _plain(found[f"said_{name}"]) for name in WHEN}


def _write_said_on(session: Session, one: str, value: Mapping[str, Any] | None) -> None:
    told = _days(value) if value else dict.fromkeys(WHEN)
    _set(session, one, {f"said_{name}": told[name] for name in WHEN})


def _read_figures(session: Session, one: str) -> list[dict[str, Any]]:
    query = select(FigureRow).where(col(FigureRow.statement_id) == one)
    rows = session.scalars(query.order_by(col(FigureRow.position)))
    return [records.figure(row.value()) for row in rows]


def _write_figures(session: Session, one: str, value: list[dict[str, Any]]) -> None:
    figures = [records.read_figure(record) for record in value]
    rows = [FigureRow.of(figure, one, position) for position, figure in enumerate(figures)]
    _refill(session, FigureRow, one, rows)


def _read_dates(session: Session, one: str) -> list[dict[str, Any] | None]:
    query = select(DateRow).where(col(DateRow.statement_id) == one)
    rows = session.scalars(query.order_by(col(DateRow.position)))
    return [records.when(row.value()) for row in rows]


def _write_dates(session: Session, one: str, value: list[dict[str, Any]]) -> None:
    dates = [when for record in value if (when := records.read_when(record))]
    rows = [DateRow.of(when, one, position) for position, when in enumerate(dates)]
    _refill(session, DateRow, one, rows)


def _refill(session: Session, kind: type[Part], one: str, rows: Sequence[Part]) -> None:
    """Put other rows of one table in the place of those that a statement has there."""
    table = table_of(kind)
    session.execute(table.delete().where(table.c.statement_id == one))
    if rows:
        session.execute(table.insert(), [columns(row) for row in rows])


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _days(value: Mapping[str, Any]) -> dict[str, Any]:
    return {**value, **{name: date.fromisoformat(value[name]) for name in ("first", "last")}}


FIELDS: dict[str, Field] = {
    SPEAKER: Field(_read_speaker, _write_speaker),
    SPAN: Field(_read_span, _write_span),
    STANCE: _one_column("stance"),
    NEGATED: _one_column("negated"),
    SAID_ON: Field(_read_said_on, _write_said_on),
    FIGURES: Field(_read_figures, _write_figures),
    DATES: Field(_read_dates, _write_dates),
    WITHDRAWN: _one_column("withdrawn"),
    REST: Field(
        lambda session, one: _columns(session, one, TOLD),
        lambda session, one, value: _set(session, one, value),
    ),
}
"""Of each part: how it is read, how it is written."""
