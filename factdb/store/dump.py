"""A whole database as lines of text, and back: for moving, keeping and handing over.

The first line says what the file is, the last how many rows it has and the digest of all before::

    {"factdb": "archive", "version": 1, "revision": "0005"}
    ["actor", {"id": "a-…", "name": "Anna Kovacs", …}]
    …
    ["end", {"rows": 1234, "sha256": "…"}]

Tables come in the order in which one needs the other, rows in that of their keys: the same
content gives the same bytes, whichever kind of database holds it. What lies before a reviewer at
this moment (`HoldRow`) is nobody's knowledge and stays behind, as do what migrations note and the
index of keys, which is made anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from typing import Any
from zlib import compressobj

from sqlalchemy import Column, Engine, String, collate, select
from sqlalchemy import Table as SqlTable

from factdb.store import schema
from factdb.store.engine import open_engine
from factdb.store.tables import (
    HoldRow,
    KeyRow,
    MetaRow,
    PostingPageRow,
    PostingRow,
    PrintRow,
    Table,
    VectorRow,
)

VERSION = 1
"""How the lines are laid out."""

BATCH = 500
"""Rows that are fetched or stored at a time."""

HEAD = {"factdb": "archive", "version": VERSION, "revision": schema.HEAD}

LEFT_OUT = frozenset(
    str(one.__tablename__)
    for one in (HoldRow, MetaRow, KeyRow, PostingRow, PostingPageRow, PrintRow, VectorRow)
)

_LINE_ENDS = {ord(end): f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"}


def tables() -> list[SqlTable]:
    """Give the tables that a dump holds, each after those that it points to."""
    return [one for one in Table.metadata.sorted_tables if one.name not in LEFT_OUT]


def lines(url: str) -> Iterator[str]:
    """Give a database as lines, each with its end, as it stood when the first was asked for.

    Args:
        url: as `factdb.config.database_url` gives it.

    Raises:
        StoreError: if there is none, or it cannot be read.
        SchemaError: if it is of another release.

    """
    engine = open_engine(url, read_only=True)
    try:
        yield from _numbered(_told(engine))
    finally:
        engine.dispose()


def packed(told: Iterable[str]) -> Iterator[bytes]:
    """Give lines as the bytes of a gzip file; it holds no time, so that it is the same each day."""
    gzip = compressobj(9, wbits=31)
    for line in told:
        yield gzip.compress(line.encode())
    yield gzip.flush()


def _told(engine: Engine) -> Iterator[str]:
    """Give every line but the last."""
    yield _line(HEAD)
    postgresql = engine.dialect.name == "postgresql"
    if postgresql:
        # All tables as of one moment; SQLite's transactions always are.
        engine = engine.execution_options(isolation_level="REPEATABLE READ")
    with engine.connect() as connection:
        for table in tables():
            keys = (_bytewise(key) if postgresql else key for key in table.primary_key.columns)
            query = select(table).order_by(*keys)
            for row in connection.execute(query, execution_options={"yield_per": BATCH}):
                yield _line([table.name, {k: _plain(v) for k, v in row._mapping.items()}])


def _numbered(told: Iterable[str]) -> Iterator[str]:
    """Put the last line below the others."""
    digest, rows = sha256(), -1
    for line in told:
        digest.update(line.encode())
        rows += 1
        yield line
    yield _line(["end", {"rows": rows, "sha256": digest.hexdigest()}])


def _bytewise(key: Column[Any]) -> Any:
    """Order by the bytes of a text, as SQLite does: PostgreSQL's order depends on its settings."""
    return collate(key, "C") if isinstance(key.type, String) else key


def _line(value: Any) -> str:
    told = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return f"{told.translate(_LINE_ENDS)}\n"


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
