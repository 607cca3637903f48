"""Migrations: up, down, all or nothing, without drift; other people's databases are left alone."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from factdb.errors import SchemaError, StoreError
from factdb.store import corrections, migrate, schema
from factdb.store.engine import connect, open_engine, writing
from factdb.store.lookup import open_lookup
from factdb.store.tables import Table
from tests.store.conftest import fill


@pytest.fixture
def fresh(empty_url: str) -> Iterator[Engine]:
    """Connect to a database of each kind that has never been used."""
    engine = connect(empty_url)
    yield engine
    engine.dispose()


def objects(engine: Engine) -> set[str]:
    """Name all tables and views."""
    return {*inspect(engine).get_table_names(), *inspect(engine).get_view_names()}


def test_the_known_revisions_are_those_of_the_scripts() -> None:
    """What look-ups know without Alembic is what Alembic knows."""
    script = ScriptDirectory(str(migrate.scripts()))
    found = [one.revision for one in script.walk_revisions()]

    assert tuple(reversed(found)) == schema.REVISIONS


def test_the_scripts_are_ours() -> None:
    """The library alembic lies beside an installed factdb: a folder of that name is no proof."""
    assert (migrate.scripts() / "versions" / "0001_tables.py").is_file()
    assert not (migrate.scripts() / "__init__.py").exists()


def test_no_drift(engine: Engine) -> None:
    """The migrations make what the tables say."""
    migrate.check(engine)


def test_constraints_do_not_drift(fresh: Engine) -> None:
    """Nor do the conditions, which Alembic does not compare."""
    migrate.upgrade(fresh)
    migrated = conditions(fresh)
    migrate.downgrade(fresh, "base")
    Table.metadata.create_all(fresh)

    assert conditions(fresh) == migrated


def conditions(engine: Engine) -> set[tuple[str, str, str]]:
    """Give every CHECK constraint."""
    return {
        (table, str(one["name"]), one["sqltext"])
        for table in Table.metadata.tables
        for one in inspect(engine).get_check_constraints(table)
    }


def test_drift_is_told(engine: Engine) -> None:
    """A table that somebody changed by hand is named."""
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE meta ADD COLUMN extra TEXT"))

    with pytest.raises(StoreError, match="extra"):
        migrate.check(engine)


def test_every_migration_goes_up_and_down(fresh: Engine) -> None:
    """Step by step to the top and back to nothing, twice."""
    for _ in range(2):
        steps = []
        for revision in schema.REVISIONS:
            migrate.upgrade(fresh, revision)
            steps.append(objects(fresh))
        migrate.check(fresh)
        for revision, before in zip(schema.REVISIONS[-2::-1], steps[-2::-1], strict=True):
            migrate.downgrade(fresh, revision)
            assert objects(fresh) == before
        migrate.downgrade(fresh, "base")
        assert objects(fresh) == {"alembic_version"}


def test_upgrading_twice_changes_nothing(engine: Engine) -> None:
    """At the newest schema there is nothing to do."""
    before = objects(engine)
    migrate.upgrade(engine)

    assert objects(engine) == before


def test_half_way_leaves_nothing(fresh: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A migration that fails leaves the database as it was, tables included."""
    monkeypatch.setattr(migrate, "_check_references", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        migrate.upgrade(fresh)

    assert objects(fresh) == set()
    monkeypatch.undo()
    migrate.upgrade(fresh)
    migrate.check(fresh)


BROKEN = f"""
from alembic import op
revision, down_revision = "broken", "{schema.HEAD}"

def upgrade():
    op.get_bind().exec_driver_sql("CREATE TABLE half (id INTEGER)")
    op.get_bind().exec_driver_sql("DROP VIEW v_log")
    op.get_bind().exec_driver_sql("DELETE FROM finding")
    op.get_bind().exec_driver_sql("ALTER TABLE nowhere ADD COLUMN whole TEXT")
"""


def test_a_broken_migration_leaves_all_as_it_was(
    filled: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it made before it failed is gone, what it deleted is back."""
    scripts = Path(shutil.copytree(migrate.scripts(), tmp_path / "alembic"))
    (scripts / "versions" / "broken.py").write_text(BROKEN)
    monkeypatch.setattr(migrate, "scripts", lambda: scripts)
    engine = connect(filled)
    before = objects(engine)

    with pytest.raises(DBAPIError, match="nowhere"):
        migrate.upgrade(engine)

    assert objects(engine) == before
    engine.dispose()
    with open_lookup(filled) as lookup:
        assert (lookup.info()["revision"], lookup.info()["findings"]) == (schema.HEAD, 1)


def test_a_new_database_is_made(empty_url: str) -> None:
    """The first report makes the tables."""
    fill(empty_url)

    with open_lookup(empty_url) as lookup:
        assert lookup.info()["reports"] == 2


def test_missing_folders_are_made(tmp_path: Path) -> None:
    """A path into folders that are not there yet is no mistake."""
    path = tmp_path / "a" / "b" / "factdb.db"
    open_engine(f"sqlite:///{path}").dispose()

    assert path.is_file()


def set_revision(url: str, revision: str) -> None:
    """Pretend that another release made a database."""
    engine = connect(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :to"), {"to": revision})
    engine.dispose()


@pytest.mark.parametrize(
    ("revision", "hint"), [("0001", "factdb db upgrade"), ("9999", "newer factdb")]
)
def test_another_release(url: str, revision: str, hint: str) -> None:
    """A database of an older or newer release is refused for reading and writing alike."""
    set_revision(url, revision)
    for opened in (open_engine, open_lookup):
        with pytest.raises(SchemaError) as caught:
            opened(url)
        assert (caught.value.found, caught.value.wanted) == (revision, schema.HEAD)
        assert hint in caught.value.hint


def test_a_newer_database_is_not_upgraded(url: str) -> None:
    """Nor is it touched when asked to upgrade or check."""
    set_revision(url, "9999")
    engine = connect(url)
    for act in (migrate.upgrade, migrate.check):
        with pytest.raises(SchemaError, match="9999"):
            act(engine)
    engine.dispose()


def test_an_older_database_is_upgraded(fresh: Engine, empty_url: str) -> None:
    """`factdb db upgrade` brings it to this release."""
    migrate.upgrade(fresh, "0001")
    migrate.upgrade(fresh)

    open_engine(empty_url).dispose()


def test_old_rulings_keep_their_authors(filled: str) -> None:
    """A ruling of before the reviews is told with who made it."""
    engine = connect(filled)
    with writing(engine) as session:
        (finding,) = session.scalars(text("SELECT id FROM finding"))
        for word, who in [("confirmed", "Ada"), ("explained", "Bo")]:
            corrections.rule(session, finding, word, who=who, now=datetime(2031, 7, 1, tzinfo=UTC))
        corrections.undo(session, who="Bo", now=datetime(2031, 7, 2, tzinfo=UTC))
    migrate.downgrade(engine, "0003")
    migrate.upgrade(engine)
    engine.dispose()

    with open_lookup(filled) as lookup:
        (ruled,) = lookup.findings()
    assert (ruled["ruling"], ruled["ruled_by"]) == ("confirmed", "Ada")


def test_the_database_of_another_program(fresh: Engine, empty_url: str) -> None:
    """Tables that are not ours are never added to."""
    with fresh.begin() as connection:
        connection.execute(text("CREATE TABLE customers (id INTEGER)"))

    for opened in (open_engine, open_lookup):
        with pytest.raises(StoreError, match="not a factdb database"):
            opened(empty_url)
    with pytest.raises(StoreError, match="not made by factdb"):
        migrate.upgrade(fresh)
    assert objects(fresh) == {"customers"}


def test_looking_into_an_empty_database(fresh: Engine, empty_url: str) -> None:
    """A look-up makes no tables; it says what to do first."""
    with fresh.connect():
        pass

    with pytest.raises(StoreError, match="nothing stored yet") as caught:
        open_lookup(empty_url)
    assert "factdb ingest" in caught.value.hint
    assert objects(fresh) == set()


def test_no_types_of_ours_in_migrations() -> None:
    """A migration must run when the code has moved on."""
    for path in (migrate.scripts() / "versions").glob("*.py"):
        written = path.read_text("utf-8")
        assert not re.search(r"^(from|import) (factdb|sqlmodel)", written, re.MULTILINE)


def test_a_new_revision_is_plain_sqlalchemy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is written for a change uses no types of SQLModel, nor ours."""
    scripts = Path(shutil.copytree(migrate.scripts(), tmp_path / "alembic"))
    monkeypatch.setattr(migrate, "scripts", lambda: scripts)
    engine = open_engine(f"sqlite:///{tmp_path / 'factdb.db'}")
    with engine.begin() as connection:
        for view in reversed(inspect(engine).get_view_names()):
            connection.execute(text(f"DROP VIEW {view}"))
        connection.execute(text("DROP TABLE meta"))
        connection.execute(text("DROP TABLE log"))
    written = migrate.revision(engine, "again").read_text("utf-8")
    engine.dispose()

    assert "op.create_table('log'" in written
    assert "sa.String()" in written
    assert "sqlmodel" not in written
    compile(written, "again.py", "exec")


def test_ours_does_not_hide_the_library() -> None:
    """In a checkout, ``import alembic`` is the library."""
    root = migrate.scripts().parent
    done = subprocess.run(
        [sys.executable, "-c", "import alembic; print(alembic.__version__)"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip()


def test_the_installed_scripts_come_first(tmp_path: Path) -> None:
    """In a wheel the scripts lie in the package, beside which lies the library."""
    package = tmp_path / "factdb"
    (package / "_alembic").mkdir(parents=True)
    (tmp_path / "alembic").mkdir()
    (tmp_path / "alembic" / "__init__.py").touch()
    with pytest.raises(FileNotFoundError):
        migrate.scripts(package)
    (package / "_alembic" / "env.py").touch()

    assert migrate.scripts(package) == package / "_alembic"


def test_two_start_at_once(empty_url: str) -> None:
    """Two processes that find an empty database make its tables once."""
    program = "import sys; from factdb.store.engine import open_engine; open_engine(sys.argv[1])"
    started = [
        subprocess.Popen([sys.executable, "-c", program, empty_url], stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    told = [one.communicate()[1].decode() for one in started]

    assert [one.returncode for one in started] == [0, 0, 0], told
    with open_lookup(empty_url) as lookup:
        assert lookup.info()["reports"] == 0


def test_sqlite_keeps_its_promises(tmp_path: Path) -> None:
    """Foreign keys hold, and readers do not stop the writer."""
    engine = open_engine(f"sqlite:///{tmp_path / 'factdb.db'}")
    with engine.connect() as connection:
        told = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("foreign_keys", "journal_mode")
        ]
    engine.dispose()

    assert told == [1, "wal"]
    assert sqlite3.connect(tmp_path / "factdb.db").execute("PRAGMA integrity_check").fetchone() == (
        "ok",
    )
