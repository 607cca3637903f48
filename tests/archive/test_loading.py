"""What Spark found is what one machine finds: the same rows, to the letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from factdb import pipeline
from factdb.archive import loading
from factdb.archive.engine import parts_of
from factdb.archive.plain import value_of
from factdb.archive.resolving import ACTORS
from factdb.config import DEFAULT_MODEL
from factdb.errors import UsageError
from factdb.store import dump, queries
from factdb.store.engine import open_engine
from factdb.types import Actor, Receipt
from tests.archive.conftest import NOW, Done


def _loaded(url: str, folder: str) -> list[Receipt]:
    engine = open_engine(url)
    try:
        return list(loading.load(engine, folder, now=NOW, model=DEFAULT_MODEL))
    finally:
        engine.dispose()


def _ingested(url: str, done: Done) -> None:
    """Take the same reports in one by one, where the gathered actors are known."""
    engine = open_engine(url)
    rows = [row for rows in parts_of(done.folder, ACTORS, 1000) for row in rows]
    with queries.writing(engine) as session:
        queries.add_actors(session, [value_of(Actor, row["actor"]) for row in rows], NOW)
    engine.dispose()
    for one in pipeline.ingest([str(done.source)], url=url, now=NOW):
        assert isinstance(one, Receipt), one


def test_the_same_as_on_one_machine(done: Done, tmp_path: Path) -> None:
    """Every row of every table is that of `factdb ingest` in the order of publication."""
    by_spark, alone = (f"sqlite:///{tmp_path / name}" for name in ("spark.db", "alone.db"))

    receipts = _loaded(by_spark, done.folder)
    _ingested(alone, done)

    rows = list(dump.lines(by_spark))
    assert rows == list(dump.lines(alone))
    assert sum(len(one.findings) for one in receipts) > 5
    assert any('"finding"' in row for row in rows)


def test_twice_is_once(done: Done, url: str) -> None:
    """A second load, on either database, finds all of it there."""
    _loaded(url, done.folder)
    before = list(dump.lines(url))

    again = _loaded(url, done.folder)

    assert again
    assert all(one.known for one in again)
    assert list(dump.lines(url)) == before


def test_a_run_that_is_not_finished(tmp_path: Path) -> None:
    """Nothing is stored of it, and the error says what comes first."""
    pytest.importorskip("pyarrow", reason="the extra archive is not installed")

    with pytest.raises(UsageError, match="not there yet"):
        _loaded(f"sqlite:///{tmp_path / 'x.db'}", str(tmp_path))
