"""Keeping the machine running: which database, which schema, and bringing it up to date."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from factdb.store import engine, migrate, schema
from tests.cli.conftest import Run


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
