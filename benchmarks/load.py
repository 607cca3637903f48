"""How fast statements are loaded, beside rows that only need to be written.

Usage: ``python -m benchmarks.load [--quick]``. The statements are those of `benchmarks.generate`,
with their reports. Loading reads them from JSON lines or Parquet, checks every value, holds every
place against the text, finds their keys and stores all of it, as ``factdb load`` does. The baseline
has done all that before: the rows that a load left in each table are tuples in memory, and go into
a new database with the same tables, indexes and triggers by ``executemany`` of the driver, by COPY
on PostgreSQL, in transactions of the same size. CPU seconds, those of the server counted in; each
in turns, the medians are compared.
"""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import generate, results
from benchmarks.newsroom import server
from benchmarks.results import Measured, Skipped
from factdb import pipeline
from factdb.config import database_url
from factdb.errors import FactdbError
from factdb.store import bulk
from factdb.store.engine import open_engine
from factdb.store.tables import Table

NOW = datetime(2100, 1, 1, tzinfo=UTC)
SEED = 4
_FULL, _QUICK = (50_000, 3), (500, 1)
"""Statements, and how often each is timed."""


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows of a table."""

    table: str
    columns: tuple[str, ...]
    told: Sequence[tuple[Any, ...]]

    @property
    def into(self) -> str:
        """Name table and columns."""
        names = ", ".join(f'"{name}"' for name in self.columns)
        return f"{self.table} ({names})"

    def batches(self) -> Iterator[Sequence[tuple[Any, ...]]]:
        """Give as many as a load stores in one transaction."""
        for first in range(0, len(self.told), bulk.BATCH):
            yield self.told[first : first + bulk.BATCH]


def measure(quick: bool) -> Iterator[Measured]:
    """Give the ratios for both kinds of file and of database."""
    size, turns = _QUICK if quick else _FULL
    with tempfile.TemporaryDirectory(prefix="factdb-bench-") as folder:
        files = written(Path(folder), size)
        places = (database_url(str(Path(folder) / f"{nth}.db")) for nth in count())
        first = made(next(places))
        load(files[0], first)
        rows = tuple(rows_of(first))
        yield from beside(files, rows, turns, places, on_sqlite, time.process_time)
        try:
            with server() as url:
                places = (database(url, f"bench{nth}") for nth in count())
                yield from beside(files, rows, turns, places, on_postgresql, seconds_of(url))
        except Skipped as reason:
            print(f"without PostgreSQL: {reason}")


def beside(
    files: Sequence[Path],
    rows: Sequence[Rows],
    turns: int,
    places: Iterator[str],
    raw: Callable[[str, Sequence[Rows]], None],
    clock: Callable[[], float],
) -> Iterator[Measured]:
    """Load each file, and write the rows, in turns into new databases."""
    took: dict[str, list[float]] = {}
    for _ in range(turns):
        for file in files:
            took.setdefault(file.suffix, []).append(timed(load, file, made(next(places)), clock))
        took.setdefault("", []).append(timed(raw, made(next(places)), rows, clock))
    size = next(len(one.told) for one in rows if one.table == "statement")
    kind, how = ("SQLite", "raw executemany") if raw is on_sqlite else ("PostgreSQL", "raw COPY")
    for file in files:
        what = f"{size:,} statements from {file.suffix[1:]} into {kind}"
        yield Measured("bulk load", what, median(took[file.suffix]), "CPU seconds",
                       median(took[""]), how, at_most=1.5)  # fmt: skip


def timed(
    work: Callable[[Any, Any], None], a: object, b: object, clock: Callable[[], float]
) -> float:
    """Say how many seconds a piece of work takes by a clock."""
    began = clock()
    work(a, b)
    return clock() - began


def written(folder: Path, size: int) -> list[Path]:
    """Write the statements as JSON lines, and as Parquet where that can be written."""
    lines = folder / "made.jsonl"
    told = list(generate.lines(generate.World(SEED, size).reports(size)))
    lines.write_text("\n".join(told), encoding="utf-8")
    try:
        from pyarrow import Table as Columns
        from pyarrow import parquet
    except ImportError as error:
        print(f"without Parquet: {error}")
        return [lines]
    records = [columns(json.loads(line)) for line in told]
    names = list(dict.fromkeys(name for one in records for name in one))
    laid_out = Columns.from_pydict({name: [one.get(name) for one in records] for name in names})
    parquet.write_table(laid_out, folder / "made.parquet")
    return [lines, folder / "made.parquet"]


def columns(record: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is empty: a column of nothing has no type."""
    return {name: value for name, value in record.items() if value not in ([], {}, None)}


def made(url: str) -> str:
    """Make a database with the tables of this release; give its URL back."""
    open_engine(url).dispose()
    return url


def load(file: Path, url: str) -> None:
    """Load a file as ``factdb load`` does."""
    for one in pipeline.load([str(file)], url=url, now=NOW):
        if isinstance(one, FactdbError):
            raise one


def rows_of(url: str) -> Iterator[Rows]:
    """Give what stands in each table of a SQLite database, those first that others point to."""
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as raw:
        for table in (one.name for one in Table.metadata.sorted_tables if one.name != "meta"):
            asked = raw.execute(f"SELECT * FROM {table}")
            if told := asked.fetchall():
                yield Rows(table, tuple(column[0] for column in asked.description), told)


def on_sqlite(url: str, rows: Sequence[Rows]) -> None:
    """Write rows by the driver, with the settings that factdb has."""
    engine = open_engine(url)
    with closing(engine.raw_connection()) as connection:
        raw: Any = connection.driver_connection
        for one in rows:
            marks = ", ".join("?" * len(one.columns))
            for batch in one.batches():
                raw.execute("BEGIN IMMEDIATE")
                raw.executemany(f"INSERT INTO {one.into} VALUES ({marks})", batch)
                raw.execute("COMMIT")
    engine.dispose()


def on_postgresql(url: str, rows: Sequence[Rows]) -> None:
    """Write rows by COPY."""
    import psycopg

    with psycopg.connect(url.replace("+psycopg", "")) as raw:
        for one in rows:
            into = f"COPY {one.into} FROM STDIN".encode()
            for batch in one.batches():
                with raw.cursor() as cursor, cursor.copy(into) as copy:
                    for row in batch:
                        copy.write_row(row)
                raw.commit()


def database(url: str, name: str) -> str:
    """Make a database of a server; give its URL."""
    import psycopg

    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as raw:
        raw.execute(f"CREATE DATABASE {name}".encode())
    return url.replace("/postgres?", f"/{name}?")


def seconds_of(url: str) -> Callable[[], float]:
    """Give a clock of the CPU seconds of this process and of all processes of a server."""
    import psycopg

    with psycopg.connect(url.replace("+psycopg", "")) as raw:
        (asked,) = raw.execute("SELECT pg_backend_pid()").fetchone() or (0,)
        first = int(_spent(str(asked))[_PARENT])  # while it lives

    def clock() -> float:
        all_of_them = map(_spent, (one.name for one in Path("/proc").iterdir()))
        theirs = [one for one in all_of_them if one and int(one[_PARENT]) == first]
        # What has ended is counted with the first of them, which waited for it.
        ticks = sum(int(told) for one in theirs for told in one[_OWN])
        ticks += sum(int(told) for told in _spent(str(first))[_WITH_ENDED])
        return time.process_time() + ticks / os.sysconf("SC_CLK_TCK")

    return clock


_PARENT, _OWN, _WITH_ENDED = 1, slice(11, 13), slice(11, 15)
"""Where the numbers of a process stand in what Linux tells of it, counted after its name."""


def _spent(process: str) -> list[str]:
    """Read what Linux tells of a process; nothing of one that is none or is gone."""
    try:
        told = Path("/proc", process, "stat").read_text(encoding="utf-8")
    except (OSError, ValueError):
        return []
    return told.rpartition(")")[2].split()


if __name__ == "__main__":
    results.main(measure, __doc__)
