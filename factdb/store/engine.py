"""Connections: foreign keys held, transactions that are really some, errors in words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import ArgumentError
from sqlmodel import Session

from factdb.errors import StoreError
from factdb.store import drivers, migrate, schema, trouble

BUSY = 30
"""Seconds that a writer waits for another."""

MAPPED = 1 << 30
"""Bytes of a SQLite file that are read in place: looking up neighbours jumps all over it."""

CACHED = 32 * 1024
"""Kilobytes of it that a connection keeps besides."""

ANSWER = 10
"""Seconds that a server may take to answer."""

LONGEST = 300
"""Seconds that one command of a writer may take on a server: no lock is held for ever."""

OFTEN = 2
"""So often a statement is planned anew before a server keeps its plan."""

LOCK = 0xFAC7DB
"""The advisory lock under which PostgreSQL lets one writer at a time judge and store."""


def open_engine(url: str, *, read_only: bool = False) -> Engine:
    """Open a database for writing; a new, empty one gets its tables, a missing folder is made.

    Args:
        url: a SQLAlchemy URL, as `factdb.config.database_url` gives it.
        read_only: open what is there, and change nothing.

    Raises:
        SchemaError: if the database is of another release.
        StoreError: if it cannot be opened, or belongs to another program.

    """
    engine = connect(url, read_only=read_only)
    try:
        migrate.ensure(engine, make=not read_only)
    except BaseException:
        engine.dispose()
        raise
    return engine


def connect(url: str, *, read_only: bool = False) -> Engine:
    """Make an engine without looking at what the database holds."""
    sqlite = schema.kind_of(url) == "sqlite"
    place = trouble.shown(url)
    where: str | URL = url
    if sqlite:
        path = url.removeprefix("sqlite:///")
        _prepare_place(Path(path), place, read_only=read_only)
        # A path may hold what means something else in a URL.
        where = URL.create("sqlite", database=path)
    try:
        engine = _engine(where, sqlite=sqlite)
    except ImportError as error:
        raise StoreError(f"{place}: {error}", hint=schema.DRIVER) from error
    except (ArgumentError, ValueError) as error:
        raise StoreError(f"{place}: not a URL: {error}", hint=trouble.URLS) from error
    _listen(engine, place, sqlite=sqlite, read_only=read_only)
    return engine


def _engine(where: str | URL, *, sqlite: bool) -> Engine:
    if sqlite:
        return create_engine(where, connect_args={"timeout": BUSY})
    # A stricter level would show a writer what stood before it waited for its turn.
    return create_engine(
        where,
        isolation_level="READ COMMITTED",
        pool_pre_ping=True,
        connect_args={"connect_timeout": ANSWER, "prepare_threshold": None},
    )


READS = {"postgresql_readonly": True}
"""The execution option of connections that only read: a replica can answer them."""


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """Give a session for questions, which a server refuses to let change anything."""
    with Session(engine.execution_options(**READS)) as session:
        yield session


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """Give a session that is one transaction: all of it is stored at the end, or nothing.

    One writer at a time: what it finds among its neighbours is still true when it stores.
    """
    with Session(engine.execution_options(**migrate.WRITES)) as session, session.begin():
        session.connection()
        yield session


@contextmanager
def trying(engine: Engine) -> Iterator[Session]:
    """Give a session as `writing` does, of which nothing is stored."""
    with Session(engine.execution_options(**migrate.WRITES)) as session:
        session.connection()
        yield session


def _prepare_place(path: Path, place: str, *, read_only: bool) -> None:
    """Make the folder of a file that may be made; SQLite would make an empty file to read."""
    if not read_only:
        with trouble.told(place):
            path.parent.mkdir(parents=True, exist_ok=True)
    elif not path.is_file():
        raise StoreError(f"{place}: no database there", hint=schema.FIRST)


def _listen(engine: Engine, place: str, *, sqlite: bool, read_only: bool) -> None:
    @event.listens_for(engine, "handle_error")
    def _tell(context: ExceptionContext) -> None:
        wrapped = trouble.store_error(context.original_exception, place)
        if wrapped:
            raise wrapped from context.original_exception

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        if sqlite:
            # A reader that becomes a writer half way would fail instead of waiting for its turn.
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
        else:
            longest = LONGEST if writes else drivers.LONGEST
            connection.exec_driver_sql(f"SET LOCAL statement_timeout = {longest * 1000}")
        if writes and not sqlite:
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(BUSY * 1000)}")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")

    set_up = partial(_set_up, place, read_only) if sqlite else _prepare
    event.listen(engine, "connect", set_up)


def _prepare(raw: Any, _record: Any) -> None:
    """Let the server keep its plans of what is asked often, if it is the server that answers.

    Between two transactions a pooler may give another connection, in which nothing is prepared; it
    tells a number of its own as that of the process that serves.
    """
    (serving,) = raw.execute("SELECT pg_backend_pid()").fetchone()
    raw.rollback()
    if serving == raw.info.backend_pid:
        raw.prepare_threshold = OFTEN


def _set_up(place: str, read_only: bool, raw: Any, _record: Any) -> None:
    """Make a SQLite connection one that keeps its promises."""
    # The driver would open and commit transactions where it sees fit, and DDL half way.
    raw.isolation_level = None
    with trouble.told(place):
        raw.execute("PRAGMA foreign_keys = ON")
        raw.execute(f"PRAGMA mmap_size = {MAPPED}")
        raw.execute(f"PRAGMA cache_size = -{CACHED}")
        if read_only:
            raw.execute("PRAGMA query_only = ON")
        else:
            raw.execute("PRAGMA journal_mode = WAL")
            raw.execute("PRAGMA synchronous = NORMAL")
