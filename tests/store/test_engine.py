"""What goes wrong between us and a database: one clear error, and nothing is half stored."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import IntegrityError

from factdb.errors import StoreError
from factdb.store import engine as engines
from factdb.store import queries, trouble
from factdb.store.engine import open_engine
from factdb.store.lookup import open_lookup
from tests.conftest import Server
from tests.store.conftest import CONTENT, put
from tests.store.values import report, resolution, statement

OPENERS: list[Callable[[str], Any]] = [open_engine, open_lookup]


def add(engine: Engine, number: int = 1) -> None:
    """Store a report with a statement."""
    of = report(f"Tram {number} is late.", day=number)
    put(engine, of, statement(of, of.text[:-1]))


def reports(url: str) -> int:
    """Count what is stored."""
    with open_lookup(url) as lookup:
        return int(lookup.info()["reports"])


@pytest.mark.parametrize("opened", OPENERS)
def test_not_a_database(tmp_path: Path, opened: Callable[[str], Any]) -> None:
    """A file of another sort is named, and left alone."""
    path = tmp_path / "notes.txt"
    path.write_text("not a database, and long enough to be looked into" * 20)

    with pytest.raises(StoreError, match=r"notes\.txt: not a factdb database"):
        opened(f"sqlite:///{path}")
    assert path.read_text().startswith("not a database")


@pytest.mark.parametrize("opened", OPENERS)
def test_a_damaged_database(tmp_path: Path, opened: Callable[[str], Any]) -> None:
    """A damaged file is said to be damaged."""
    path = tmp_path / "factdb.db"
    open_engine(f"sqlite:///{path}").dispose()
    content = bytearray(path.read_bytes())
    content[100:4096] = b"\xff" * 3996
    path.write_bytes(content)

    with pytest.raises(StoreError, match=r"damaged|not a factdb database"):
        opened(f"sqlite:///{path}")


@pytest.mark.parametrize("opened", OPENERS)
def test_a_folder_is_no_database(tmp_path: Path, opened: Callable[[str], Any]) -> None:
    """A folder is named as what cannot be opened."""
    with pytest.raises(StoreError, match=str(tmp_path)):
        opened(f"sqlite:///{tmp_path}")


def test_a_file_in_the_way_of_a_folder(tmp_path: Path) -> None:
    """A folder that cannot be made is an error that names it."""
    (tmp_path / "file").touch()

    with pytest.raises(StoreError, match="file"):
        open_engine(f"sqlite:///{tmp_path}/file/factdb.db")


@pytest.mark.parametrize("opened", OPENERS)
@pytest.mark.parametrize(
    "url",
    [
        "mysql://h/db",
        "nonsense://",
        "sqlite+nothing:///x.db",
        "sqlite:///",
        "postgresql+psycopg://",
        "postgresql+psycopg://u@127.0.0.1:99999/db",
        "postgresql+psycopg://u@[bad/db",
        "postgresql+psycopg://u@127.0.0.1/db?nonsense=1",
    ],
)
def test_no_such_kind_of_database(url: str, opened: Callable[[str], Any]) -> None:
    """A URL of another kind of database is refused, with an example of a good one."""
    with pytest.raises(StoreError) as caught:
        opened(url)

    assert "postgresql://" in caught.value.hint


@pytest.mark.parametrize("name", ["two words.db", "why?.db", "100%41 #1.db", "été:x@y.db"])
def test_any_path_will_do(tmp_path: Path, name: str) -> None:
    """What means something in a URL is a letter in a path."""
    url = f"sqlite:///{tmp_path / name}"
    engine = open_engine(url)
    add(engine)
    engine.dispose()

    assert reports(url) == 1
    assert (tmp_path / name).is_file()
    with open_lookup(url) as lookup:
        assert lookup.info()["database"] == str(tmp_path / name)


def test_reading_makes_no_file(tmp_path: Path) -> None:
    """What may only be read is not made."""
    path = tmp_path / "none" / "factdb.db"
    with pytest.raises(StoreError, match="no database there"):
        open_engine(f"sqlite:///{path}", read_only=True)

    assert not path.parent.exists()


def test_read_only(engine: Engine, url: str) -> None:
    """Writing to what may only be read is one clear error."""
    add(engine)
    if engine.dialect.name == "postgresql":
        name = engine.url.database
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(
                text(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
            )
        engine.dispose()
        read_only = open_engine(url)
    else:
        read_only = open_engine(url, read_only=True)

    with pytest.raises(StoreError, match="the database is read-only") as caught:
        add(read_only, 2)
    read_only.dispose()

    assert caught.value.hint
    assert reports(url) == 1


AS_NOBODY = """
import os, sys
from factdb.errors import StoreError
from factdb.store.engine import open_engine
from factdb.store import migrate
import alembic.command, sqlalchemy.dialects.sqlite, sqlite3
os.setuid(65534)
try:
    open_engine(sys.argv[1])
except StoreError as error:
    print(f"{error} | {error.hint}")
"""


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="needs another user to be")
@pytest.mark.parametrize("there", [True, False], ids=["a file", "a new file"])
def test_not_ours_to_write(tmp_path: Path, there: bool) -> None:
    """A file or folder of somebody else is one clear error."""
    path = tmp_path / "factdb.db"
    if there:
        open_engine(f"sqlite:///{path}").dispose()
    for folder in (tmp_path, *list(tmp_path.parents)[:2]):
        folder.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, f"sqlite:///{path}"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stderr == ""
    assert str(path) in done.stdout
    assert "make the file and its folder writable" in done.stdout


def test_a_full_disk(tmp_path: Path) -> None:
    """When no page can be added any more, the report is not stored, the others stay."""
    url = f"sqlite:///{tmp_path / 'factdb.db'}"
    engine = open_engine(url)
    add(engine)
    event.listen(engine.pool, "checkout", _fill_up)

    def add_many() -> None:
        for number in range(2, 200):
            add(engine, number)

    with pytest.raises(StoreError, match="the disk is full") as caught:
        add_many()
    engine.dispose()

    assert "free some space" in caught.value.hint
    stored = reports(url)
    with open_lookup(url) as lookup:
        assert len(list(lookup.statements())) == stored >= 1


def _fill_up(raw: sqlite3.Connection, *_: Any) -> None:
    pages = raw.execute("PRAGMA page_count").fetchone()[0]
    raw.execute(f"PRAGMA max_page_count = {pages}")


def test_locked(engine: Engine, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that never ends is one clear error for the next; readers are not stopped."""
    add(engine)
    monkeypatch.setattr(engines, "BUSY", 0.2)
    second = open_engine(url)
    with queries.writing(engine):
        assert reports(url) == 1
        with pytest.raises(StoreError, match="the database is locked") as caught:
            add(second, 2)
    second.dispose()

    assert "wait" in caught.value.hint


def test_writers_take_turns(engine: Engine, url: str) -> None:
    """What one writer looks for among its neighbours is complete when it stores."""
    seen: list[int] = []

    def write(number: int) -> None:
        of = report(f"Tram {number} is late.")
        said = statement(of, of.text[:-1])
        other = open_engine(url)
        with queries.writing(other) as session:
            seen.append(len(queries.neighbours(session, {"new": {"k", "l"}}, 100).get("new", ())))
            queries.add(session, of, resolution(said), {said.id: {"k", "l"}}, ())
        other.dispose()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(seen) == list(range(6))


KILLED = """
import itertools, sys, time
from factdb.store import queries
from factdb.store.engine import open_engine
from tests.store.values import report, resolution, statement
engine = open_engine(sys.argv[1])
for number in itertools.count():
    of = report("Five trams are late. " * 5 + str(number))
    said = [statement(of, of.text[start:start + 19]) for start in (0,)]
    with queries.writing(engine) as session:
        queries.add(session, of, resolution(*said), {one.id: {"k", "l"} for one in said}, ())
        if number == 3:
            print("in the middle", flush=True)
            time.sleep(60)
"""


def test_killed_in_the_middle(url: str) -> None:
    """A kill at any moment leaves whole reports only, and the next run goes on."""
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED, url],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "in the middle\n"
    child.send_signal(signal.SIGKILL)
    child.wait()

    with open_lookup(url) as lookup:
        told = lookup.info()
        assert (told["reports"], told["statements"]) == (3, 3)
    engine = open_engine(url)
    add(engine)
    engine.dispose()
    assert reports(url) == 4


def place_of(server: Server, **changes: str) -> str:
    """Name the server, with a few things otherwise."""
    told = {"user": "postgres", "host": server.uri.partition("host=")[2], "name": "postgres"}
    told |= changes
    return f"postgresql+psycopg://{told['user']}@/{told['name']}?host={told['host']}"


UNREACHABLE = [
    ({"name": "nowhere"}, "no such database"),
    ({"user": "nobody"}, "no such user"),
    ({"host": "/nowhere"}, "no server answers"),
    ({"host": "127.0.0.1&port=1"}, "no server answers"),
    ({"host": "no.such.host.invalid"}, "no such server"),
]


@pytest.mark.parametrize("opened", OPENERS)
@pytest.mark.parametrize(("changes", "matter"), UNREACHABLE)
def test_unreachable(
    server: Server, changes: dict[str, str], matter: str, opened: Callable[[str], Any]
) -> None:
    """Whatever is wrong with a server or its name is one clear error."""
    with pytest.raises(StoreError, match=matter) as caught:
        opened(place_of(server, **changes))

    assert caught.value.hint


SAID = [
    (psycopg.OperationalError('FATAL:  password authentication failed for user "x"'), "password"),
    (psycopg.OperationalError("fe_sendauth: no password supplied"), "password"),
    (psycopg.errors.DiskFull("could not extend file: No space left on device"), "disk is full"),
    (psycopg.errors.InsufficientPrivilege("permission denied for table log"), "may not"),
    (psycopg.OperationalError("connection timeout expired"), "does not answer"),
    (psycopg.OperationalError("server closed the connection unexpectedly"), "lost"),
    (sqlite3.OperationalError("disk I/O error"), "cannot be read or written"),
    (PermissionError(13, "Permission denied"), "Permission denied"),
]


@pytest.mark.parametrize(("error", "matter"), SAID)
def test_told(error: Exception, matter: str) -> None:
    """What a driver says is put in words, with what to do."""
    with pytest.raises(StoreError, match=f"here: .*{matter}") as caught, trouble.told("here"):
        raise error

    assert caught.value.hint
    assert caught.value.__cause__ is error


BUGS = [
    TypeError("no"),
    sqlite3.IntegrityError("UNIQUE constraint failed: role does not exist"),
    sqlite3.OperationalError("no such table: v_statement"),
    psycopg.errors.UndefinedColumn('column "no" does not exist'),
    psycopg.errors.CheckViolation("permission denied in a text"),
]


@pytest.mark.parametrize("error", BUGS)
def test_bugs_keep_their_names(error: Exception) -> None:
    """A mistake of ours is never dressed up as one of the world's."""
    with pytest.raises(type(error)), trouble.told("here"):
        raise error


def test_constraints_hold(engine: Engine) -> None:
    """The databases check again what the values have checked."""
    add(engine)
    for change in (
        'UPDATE statement SET "end" = start',
        "UPDATE statement SET text = text || '!'",
        "UPDATE statement SET kind = 'shouted'",
        "UPDATE statement SET confidence = 1.5",
        "UPDATE statement SET speaker_id = 'a-none'",
        "UPDATE statement SET cue = 'said'",
        "UPDATE actor SET kind = 'ghost'",
    ):
        with pytest.raises(IntegrityError), engine.begin() as connection:
            connection.execute(text(change))


def test_passwords_are_never_shown() -> None:
    """A message may be mailed around."""
    url = "postgresql+psycopg://ann:s3cret@127.0.0.1:1/news"
    for opened in OPENERS:
        with pytest.raises(StoreError) as caught:
            opened(url)
        assert "s3cret" not in str(caught.value) + caught.value.hint
        assert "ann@127.0.0.1" in str(caught.value)


def test_reading_never_waits_for_a_writer(engine: Engine) -> None:
    """A question does not take a writer's turn."""
    add(engine)
    with queries.writing(engine), queries.reading(engine) as session:
        assert queries.find_report(session, CONTENT.first.digest) is None
