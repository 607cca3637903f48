"""Keeping the machine running: which database, which schema, and bringing it up to date."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from factdb.store import engine, migrate, schema
from tests.cli.conftest import FIXTURES, Run


@pytest.fixture
def older(filled: str, tmp_path: Path) -> str:
    """Give a copy of the filled database as the release before would have it."""
    path = str(shutil.copy(filled, str(tmp_path / "older.db")))
    opened = engine.connect(f"sqlite:///{path}")
    migrate.downgrade(opened, schema.REVISIONS[-2])
    opened.dispose()
    return path


def test_info_counts_what_is_there(run: Run, filled: str) -> None:
    """The place, who named it, and how much is in it."""
    told = dict(line.split(maxsplit=1) for line in run("--db", filled, "info").out.splitlines())

    assert told["database"].endswith(filled) or filled.startswith(told["database"])
    assert int(told["statements"]) > int(told["reports"]) > 0


@pytest.mark.parametrize("words", [["who", "Verholm"], ["db", "check"], ["ingest", "-"]])
def test_an_older_database_is_refused_with_the_way_out(
    run: Run, older: str, words: list[str]
) -> None:
    """Nothing is read or written until somebody upgrades."""
    done = run("--db", older, *words)

    assert done.code == 2
    assert f"expected {schema.HEAD}" in done.err
    assert "factdb db upgrade" in done.err


def test_upgrade(run: Run, older: str) -> None:
    """An upgraded database answers again, as it did before."""
    before = run("--db", older, "db", "info")
    upgraded = run("--db", older, "db", "upgrade")
    after = run("--db", older, "db", "info")

    assert (before.code, upgraded.code, after.code) == (2, 0, 0)
    assert f"revision  {schema.REVISIONS[-2]}" in before.out
    assert f"revision  {schema.HEAD}" in after.out
    assert run("--db", older, "db", "check").code == 0
    assert run("--db", older, "who", "Verholm").code == 0


def test_upgrade_makes_a_new_database(run: Run, tmp_path: Path) -> None:
    """In a folder that is not there either."""
    path = tmp_path / "new" / "x.db"

    assert run("db", "upgrade", "--db", str(path)).code == 0
    assert path.exists()


def test_embed(run: Run, filled: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was there before gets its vectors once; then what means the like is found."""
    path = str(shutil.copy(filled, str(tmp_path / "copy.db")))
    first, again = run("--db", path, "db", "embed"), run("--db", path, "db", "embed")
    assert (first.code, again.code) == (0, 0)
    assert "0 statements without a vector: 0 made" in again.err

    question = ["near", "Pit disaster: how many workers were below ground?", "-f", "jsonl"]
    words = run("--db", path, *question).out
    monkeypatch.setenv("FACTDB_SEMANTIC", "on")
    meaning = run("--db", path, *question).out

    assert "58 men had been underground" not in words
    assert "58 men had been underground" in meaning


def test_what_is_taken_in_gets_its_vector(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At once, so that nothing is left to embed."""
    monkeypatch.setenv("FACTDB_SEMANTIC", "on")
    path = str(tmp_path / "new.db")
    run("--db", path, "ingest", str(FIXTURES))

    assert "0 statements without a vector" in run("--db", path, "db", "embed").err


def test_without_the_extra(
    run: Run, filled: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said what is missing, and how to get it or do without."""
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    monkeypatch.setenv("FACTDB_SEMANTIC", "on")
    told = [
        run("--db", filled, "db", "embed"),
        run("--db", str(tmp_path / "new.db"), "ingest", str(FIXTURES)),
    ]

    assert [done.code for done in told] == [2, 2]
    for done in told:
        assert "onnxruntime is not installed" in done.err
        assert "factdb[semantic]" in done.err
    assert not (tmp_path / "new.db").exists()


def test_neither_on_nor_off(run: Run, filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A setting that says neither is an error."""
    monkeypatch.setenv("FACTDB_SEMANTIC", "maybe")

    assert "neither on nor off: maybe" in run("--db", filled, "near", "trams").err


def test_check_makes_nothing(run: Run, tmp_path: Path) -> None:
    """To look is not to write."""
    path = tmp_path / "none.db"

    assert run("db", "check", "--db", str(path)).code == 2
    assert not path.exists()


def test_a_foreign_file_is_left_alone(run: Run, tmp_path: Path) -> None:
    """What is no database of ours is named, and stays as it is."""
    path = tmp_path / "notes.txt"
    path.write_text("not a database", "utf-8")

    assert "not a factdb database" in run("--db", str(path), "db", "upgrade").err
    assert path.read_text("utf-8") == "not a database"
