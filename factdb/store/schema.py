"""Which schema this release reads and writes. Light: look-ups check it without Alembic."""

from __future__ import annotations

from factdb.errors import SchemaError, StoreError
from factdb.store import trouble

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008")
"""Every revision there has been, the oldest first; a test compares it with the migrations."""

HEAD = REVISIONS[-1]

NEWER = "a newer factdb made it: install that release, or name another with --db"
FIRST = "put reports in first: factdb ingest FILE"
DRIVER = "install the driver: pip install 'factdb[postgres]'"

_KINDS = {"sqlite:///": "sqlite", "postgresql+psycopg://": "postgresql"}


def kind_of(url: str) -> str:
    """Say which kind of database a URL names: "sqlite" or "postgresql".

    Raises:
        StoreError: if it names neither.

    """
    place = trouble.shown(url)
    for start, kind in _KINDS.items():
        if url.startswith(start) and url != start and not place.endswith(trouble.HIDDEN):
            return kind
    raise StoreError(f"{place}: no database of a kind that factdb knows", hint=trouble.URLS)


def require(found: str | None, place: str, *, empty: bool) -> None:
    """Refuse a database that is not of this release.

    Args:
        found: the revision it is at; None if it has none.
        place: its path or URL, for the message.
        empty: whether it has no tables at all.

    Raises:
        SchemaError: if it is of an older or newer release.
        StoreError: if it is empty, or belongs to another program.

    """
    if found == HEAD:
        return
    if found in REVISIONS:
        raise SchemaError(found, HEAD)
    if found is not None:
        raise SchemaError(found, HEAD, hint=NEWER)
    if empty:
        raise StoreError(f"{place}: nothing stored yet", hint=FIRST)
    raise StoreError(f"{place}: not a factdb database", hint="name another with --db")
