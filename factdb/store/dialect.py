"""The few pieces of SQL that each database spells in its own way."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy
from sqlalchemy import Date
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from factdb.store import trouble
from factdb.store.tables import Table, UtcDateTime, moment


def some(session: Session, kind: str) -> str:
    """Say in SQL what `numbers` ("integer") or `texts` ("text") hand in as ``:some``."""
    if dialect(session) == "sqlite":
        return "(SELECT value FROM json_each(:some))"
    return f"(SELECT unnest(CAST(:some AS {kind}[])))"


def numbers(session: Session, values: Collection[int]) -> str | list[int]:
    """Hand many whole numbers to a query in one parameter: JSON, or a list as PostgreSQL takes."""
    told = sorted(values)
    return told if dialect(session) == "postgresql" else json.dumps(told)


def texts(session: Session, values: Collection[str]) -> str | list[str]:
    """Hand many texts to a query in one parameter, as `numbers` does."""
    told = sorted(values)
    return told if dialect(session) == "postgresql" else json.dumps(told)


def insert(session: Session, table: type[Table]) -> postgresql.Insert | sqlite.Insert:
    """Begin an INSERT that can say what happens to rows that are there already."""
    make = postgresql.insert if dialect(session) == "postgresql" else sqlite.insert
    return make(table_of(table))


def rows(session: Session, query: str, values: Collection[int] | Collection[str]) -> list[Any]:
    """Run a query about `some` values, straight through the driver; give its rows as tuples.

    For the few questions that are asked of every statement: what SQLAlchemy adds to each would be
    a good part of their time.

    Args:
        session: a session.
        query: SQL, in which ``IN {some}`` asks for the values, in one place or several.
        values: whole numbers, or texts; of none of them nothing is asked.

    Raises:
        StoreError: if the database cannot answer.

    """
    if not values:
        return []
    connection = session.connection()
    driver = raw(session)
    told, places = sorted(values), query.count("{some}")
    with trouble.told(connection.engine.url):
        if connection.dialect.name == "sqlite":
            asked = query.replace("{some}", "(SELECT value FROM json_each(?))")
            found: list[Any] = driver.execute(asked, (json.dumps(told),) * places).fetchall()
            return found
        kind = "integer" if isinstance(told[0], int) else "text"
        # Of an array the server thinks the same whatever is in it: one plan serves all questions.
        asked = query.replace("%", "%%").replace("IN {some}", f"= ANY(%s::{kind}[])")
        return list(driver.execute(asked, (_array(told),) * places, binary=True).fetchall())


def _array(values: Iterable[Any]) -> str:
    """Write an array as PostgreSQL reads it: its driver would take many times as long."""
    return f"{{{','.join(map(_element, values))}}}"


def _element(value: int | str) -> str:
    if isinstance(value, int):
        return str(value)
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def raw(session: Session) -> Any:
    """Give the connection of the driver itself."""
    return session.connection().connection.driver_connection


def put(session: Session, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Hand many rows of one table to the driver; all have the same columns in the same order.

    By COPY on PostgreSQL. None of them may be there already.
    """
    if dialect(session) == "sqlite":
        _put(session, "INSERT", table, rows)
    elif rows:
        names = ", ".join(f'"{name}"' for name in rows[0])
        into = f"COPY {table} ({names}) FROM STDIN"
        with raw(session).cursor() as cursor, cursor.copy(into) as copy:
            for cells in _cells(table, rows, _in_utc):
                copy.write_row(cells)


def put_new(session: Session, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Do the same with rows each of which is stored unless it is there already.

    Raises:
        StoreError: if the database cannot store them.

    """
    if not rows:
        return
    with trouble.told(session.connection().engine.url):
        if dialect(session) == "sqlite":
            _put(session, "INSERT", table, rows, _UNLESS_THERE)
            return
        names = ", ".join(f'"{name}"' for name in rows[0])
        places = ", ".join(["%s"] * len(rows[0]))
        query = f"INSERT INTO {table} ({names}) VALUES ({places}) {_UNLESS_THERE}"
        with raw(session).cursor() as cursor:
            cursor.executemany(query, _cells(table, rows, _in_utc))


_UNLESS_THERE = "ON CONFLICT DO NOTHING"


def put_over(
    session: Session, table: str, rows: Sequence[Mapping[str, Any]], there: Collection[int]
) -> None:
    """Do the same where some may be there: those whose first column is ``there`` are replaced."""
    if dialect(session) == "sqlite":
        _put(session, "REPLACE", table, rows)
        return
    if there:
        key = next(iter(rows[0]))
        gone = sqlalchemy.text(f"DELETE FROM {table} WHERE {key} IN {some(session, 'integer')}")
        session.execute(gone, {"some": numbers(session, there)})
    put(session, table, rows)


def _put(
    session: Session, how: str, table: str, rows: Sequence[Mapping[str, Any]], unless: str = ""
) -> None:
    if rows:
        names = ", ".join(f'"{name}"' for name in rows[0])
        query = f"{how} INTO {table} ({names}) VALUES ({', '.join('?' * len(rows[0]))}) {unless}"
        raw(session).executemany(query, _cells(table, rows, _plain))


def _cells(
    table: str, rows: Sequence[Mapping[str, Any]], told: Callable[[Any], Any]
) -> Iterable[Collection[Any]]:
    """Give the cells of rows, days and times as ``told`` has them."""
    timed = {one.name for one in Table.metadata.tables[table].columns if _is_time(one)}
    places = [place for place, name in enumerate(rows[0]) if name in timed]
    if not places:
        return (tuple(row.values()) for row in rows)
    return (_with(told, list(row.values()), places) for row in rows)


def _with(told: Callable[[Any], Any], cells: list[Any], places: Iterable[int]) -> list[Any]:
    for place in places:
        cells[place] = told(cells[place])
    return cells


def _is_time(column: sqlalchemy.Column[Any]) -> bool:
    return isinstance(column.type, UtcDateTime | Date)


def _in_utc(cell: Any) -> Any:
    """Give a time in an offset that PostgreSQL takes: not all that there are."""
    return cell.astimezone(UTC) if isinstance(cell, datetime) else cell


def _plain(cell: Any) -> Any:
    """Give a cell as SQLite keeps it."""
    if isinstance(cell, datetime):
        return moment(cell)
    return cell.isoformat() if isinstance(cell, date) else cell


def table_of(row: type[Table]) -> sqlalchemy.Table:
    """Give the table itself: its columns go by their names in the database."""
    found: sqlalchemy.Table = sqlalchemy.inspect(row).local_table
    return found


def dialect(session: Session) -> str:
    """Name the kind of database: "sqlite" or "postgresql"."""
    return session.get_bind().dialect.name
