"""A dump (`factdb.store.dump`) into an empty database, all of it or nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from gzip import BadGzipFile, GzipFile
from hashlib import sha256
from itertools import chain, groupby, islice
from pathlib import Path
from typing import IO, Any, cast
from zlib import error as ZlibError  # noqa: N812

from sqlalchemy import Column, Connection, func, insert, select, text, update
from sqlalchemy import Table as SqlTable
from sqlalchemy.exc import DataError, IntegrityError
from sqlmodel import Session

from factdb.errors import ReadError, StoreError
from factdb.store import dump, migrate
from factdb.store.engine import open_engine
from factdb.store.reindex import reindex
from factdb.store.tables import ActorRow, UtcDateTime

Row = dict[str, Any]

LONGEST = 1 << 28
"""Bytes of a line: a report of 250 million letters."""

_GZIP = b"\x1f\x8b"

_FORM = "factdb import reads what factdb export --all writes"
_WHOLE = "export it again: it was cut off or changed on its way"
_RELEASE = (
    "import it with the release that wrote it, then bring that database on: factdb db upgrade"
)
_EMPTY = "name a new database with --db PATH|URL: a dump is never mixed with other content"


def restore(url: str, told: Iterable[str], place: str) -> int:
    """Store the lines of a dump in an empty database: all of them or none.

    Args:
        url: as `factdb.config.database_url` gives it; a new database gets its tables.
        told: the lines, as `factdb.store.dump.lines` gave them.
        place: names their source in errors.

    Returns:
        How many rows were stored.

    Raises:
        ReadError: if a line is cut off, damaged, or of another version; it names the line.
        StoreError: if the database is not empty, or cannot be written.
        SchemaError: if it is of another release.

    """
    arriving = Arriving(place)
    rows = arriving.rows(told)
    # What is no dump at all leaves no database behind.
    first = list(islice(rows, 1))
    engine = open_engine(url)
    try:
        with engine.execution_options(**migrate.WRITES).connect() as connection, connection.begin():
            _require_empty(connection, migrate.place(engine))
            _store(connection, arriving, chain(first, rows))
    finally:
        engine.dispose()
    return arriving.count


def lines_of(path: Path) -> Iterator[str]:
    """Give the lines of a file, packed by gzip or not.

    Raises:
        ReadError: if it cannot be read, is no text, or ends too early.

    """
    read = 0
    try:
        with path.open("rb") as file:
            packed = file.read(2) == _GZIP
            file.seek(0)
            unpacked = cast(IO[bytes], GzipFile(fileobj=file) if packed else file)
            while line := unpacked.readline(LONGEST + 1):
                read += 1
                if len(line) > LONGEST:
                    raise ReadError(f"{path}:{read}", "a line longer than any report", hint=_FORM)
                yield line.decode()
    except EOFError as error:
        raise ReadError(f"{path}:{read + 1}", "the file is cut off", hint=_WHOLE) from error
    except (BadGzipFile, ZlibError, UnicodeDecodeError) as error:
        raise ReadError(f"{path}:{read + 1}", "the file is damaged", hint=_WHOLE) from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ReadError(str(path), reason, hint="name a file that can be read") from error


class Arriving:
    """Lines on their way in, checked one by one; ``line`` is the last that was read."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.line = 0
        self.count = 0
        self._ended = False
        self._tables = {one.name: one for one in dump.tables()}

    def rows(self, told: Iterable[str]) -> Iterator[tuple[SqlTable, Row]]:
        """Give the rows, each with its table.

        Raises:
            ReadError: at the first line that is not as a dump has it.

        """
        digest = sha256()
        for self.line, line in enumerate(told, start=1):
            value = self._value(line)
            if self.line == 1:
                self._require_head(value)
            elif self._ended:
                raise self.wrong("a line after the end", _WHOLE)
            elif self._is_end(value):
                self._require_end(value[1], digest.hexdigest())
            else:
                self.count += 1
                yield self._row(value)
            digest.update(line.encode(errors="replace"))
        if not self._ended:
            raise self.wrong("the end is missing", _WHOLE)

    def wrong(self, reason: str, hint: str = _FORM, *, line: int = 0) -> ReadError:
        """Make an error that names the line."""
        return ReadError(f"{self.place}:{line or max(self.line, 1)}", reason, hint=hint)

    def _value(self, line: str) -> Any:
        if not line.endswith("\n"):
            raise self.wrong("the line is cut off", _WHOLE)
        try:
            return json.loads(line, parse_constant=_no_number)
        except (ValueError, RecursionError) as error:
            raise self.wrong("not a line of a dump") from error

    def _require_head(self, head: Any) -> None:
        if not isinstance(head, dict) or head.get("factdb") != "archive":
            raise self.wrong("not a dump of factdb")
        found = {name: head.get(name) for name in ("version", "revision")}
        wanted = {name: dump.HEAD[name] for name in found}
        if found != wanted:
            theirs = " ".join(f"{name} {value}" for name, value in found.items())
            ours = " ".join(f"{name} {value}" for name, value in wanted.items())
            raise self.wrong(f"a dump of {theirs}, expected {ours}", _RELEASE)

    def _is_end(self, value: Any) -> bool:
        self._ended = (
            isinstance(value, list)
            and len(value) == 2
            and value[0] == "end"
            and isinstance(value[1], dict)
        )
        return self._ended

    def _require_end(self, end: Mapping[str, Any], digest: str) -> None:
        if end.get("rows") != self.count:
            raise self.wrong(f"{end.get('rows')} rows were written, {self.count} came", _WHOLE)
        if end.get("sha256") != digest:
            raise self.wrong("the digest is not that of the lines before", _WHOLE)

    def _row(self, value: Any) -> tuple[SqlTable, Row]:
        match value:
            case [str(name), dict(given)] if name in self._tables:
                table = self._tables[name]
            case _:
                raise self.wrong("not a row of a table that this release knows")
        if given.keys() != set(table.columns.keys()):
            odd = ", ".join(sorted(given.keys() ^ set(table.columns.keys())))
            raise self.wrong(f"columns of {name} are missing or not known: {odd}")
        return table, {column.name: self._cell(column, given[column.name]) for column in table.c}

    def _cell(self, column: Column[Any], value: Any) -> Any:
        try:
            return _read(column, value)
        except (TypeError, ValueError, OverflowError) as error:
            raise self.wrong(
                f"{column.table.name}.{column.name} cannot be {value!r:.60}"
            ) from error


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number")


def _read(column: Column[Any], value: Any) -> Any:
    """Give a value as the column takes it.

    Raises:
        TypeError, ValueError: if it does not.

    """
    if value is None and column.nullable:
        return None
    if isinstance(column.type, UtcDateTime):
        return datetime.fromisoformat(value).astimezone(UTC)
    kind = column.type.python_type
    if kind is date:
        return date.fromisoformat(value)
    wanted = kind if kind in (bool, int, float) else str
    if type(value) is not wanted:
        raise TypeError(f"{value!r} is no {wanted.__name__}")
    return value


def _require_empty(connection: Connection, place: str) -> None:
    for table in dump.tables():
        if connection.execute(select(table).limit(1)).first():
            raise StoreError(f"{place}: not empty, it holds rows of {table.name}", hint=_EMPTY)


def _store(
    connection: Connection, arriving: Arriving, rows: Iterable[tuple[SqlTable, Row]]
) -> None:
    for table, following in groupby(rows, key=lambda one: one[0]):
        cells = (row for _, row in following)
        if table.name == ActorRow.__tablename__:
            _store_actors(connection, arriving, table, cells)
        else:
            _store_rows(connection, arriving, table, cells)
    if connection.dialect.name == "postgresql":
        _count_on(connection)
    with Session(connection) as session:
        reindex(session)


def _store_rows(
    connection: Connection, arriving: Arriving, table: SqlTable, rows: Iterator[Row]
) -> None:
    while batch := list(islice(rows, dump.BATCH)):
        try:
            connection.execute(insert(table), batch)
        except (IntegrityError, DataError) as error:
            raise _unfit(arriving, table, batch, error) from error


def _unfit(
    arriving: Arriving, table: SqlTable, batch: list[Row], error: IntegrityError | DataError
) -> ReadError:
    last = arriving.line
    reason = str(error.orig).partition("\n")[0]
    first = max(2, last - len(batch))
    told = f"a row of {table.name} does not fit, between this line and line {last}: {reason}"
    return arriving.wrong(told, _WHOLE, line=first)


def _store_actors(
    connection: Connection, arriving: Arriving, table: SqlTable, rows: Iterator[Row]
) -> None:
    """Store actors, and whom they count as when all are there: people merged only a few."""
    merged: list[Row] = []

    def alone() -> Iterator[Row]:
        for row in rows:
            if row["counts_as"] != row["id"]:
                merged.append(row)
            yield row | {"counts_as": row["id"]}

    _store_rows(connection, arriving, table, alone())
    for row in merged:
        try:
            change = update(table).where(table.c.id == row["id"])
            connection.execute(change.values(counts_as=row["counts_as"]))
        except IntegrityError as error:
            raise arriving.wrong(f"{row['id']} counts as an actor that is not there") from error


def _count_on(connection: Connection) -> None:
    """Let PostgreSQL number new rows after those that were stored with their numbers."""
    for table in dump.tables():
        if "seq" in table.c:
            last = connection.scalar(select(func.max(table.c.seq)))
            if last is not None:
                counter = text("SELECT setval(pg_get_serial_sequence(:table, 'seq'), :last)")
                connection.execute(counter, {"table": table.name, "last": last})
