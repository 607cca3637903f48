"""Stores of generated statements that benchmarks ask: made once, kept for the next run.

They lie in the folder that ``FACTDB_BENCH`` names, else in one of the system's for temporary
files; a million statements take 2.5 GB. Delete the folder to make them anew. ``FACTDB_BENCH_SEED``
names another seed than 1.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, event
from sqlalchemy.engine.interfaces import DBAPIConnection

from benchmarks.generate import World
from factdb.config import database_url
from factdb.store import bulk, schema
from factdb.store.engine import open_engine

SEED = int(os.environ.get("FACTDB_BENCH_SEED", "1"))


def folder() -> Path:
    """Give the folder of stores, made if it is not there."""
    named = os.environ.get("FACTDB_BENCH") or Path(tempfile.gettempdir()) / "factdb-bench"
    found = Path(named)
    found.mkdir(parents=True, exist_ok=True)
    return found


def store(size: int, seed: int = SEED) -> str:
    """Give the URL of a SQLite store of so many statements, made if it is not there."""
    path = folder() / f"{size}-{seed}-{schema.HEAD}.db"
    if not path.is_file():
        making = path.with_suffix(".making")
        making.unlink(missing_ok=True)
        fill(database_url(str(making)), size, seed)
        making.rename(path)
    return database_url(str(path))


def fill(url: str, size: int, seed: int = SEED) -> None:
    """Load so many statements into a database."""
    engine = open_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _at_risk)
    world = World(seed, size)
    for one in bulk.load(engine, lines(world, size)):
        if not isinstance(one, bulk.Loaded):
            raise one
    if engine.dialect.name == "postgresql":
        with engine.connect() as connection:
            _settle(connection)
    engine.dispose()


def lines(world: World, size: int) -> Iterator[bulk.Line]:
    """Give reports and statements as they would come from a file."""
    for of, said in world.reports(size):
        yield "", of
        yield from (("", one) for one in said)


def _at_risk(raw: DBAPIConnection, _record: object) -> None:
    """Write without waiting for the disk: who pulls the plug makes the store anew."""
    cursor = raw.cursor()
    cursor.execute("PRAGMA synchronous = OFF")
    cursor.execute("PRAGMA cache_size = -500000")


def _settle(connection: Connection) -> None:
    """Let PostgreSQL count what it has, as its own housekeeping would in time."""
    connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("VACUUM ANALYZE")
