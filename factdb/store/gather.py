"""The few pieces of SQL that each database spells in its own way."""

from __future__ import annotations

import json
from collections.abc import Collection

import sqlalchemy
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from factdb.store.tables import Table


def some(session: Session, kind: str) -> str:
    """Say in SQL what `numbers` ("integer") or `texts` ("text") hand in as ``:some``."""
    if dialect(session) == "sqlite":
        return "(SELECT value FROM json_each(:some))"
    return f"(SELECT unnest(CAST(:some AS {kind}[])))"


def numbers(session: Session, values: Collection[int]) -> str | list[int]:
    """Hand many whole numbers to a query in one parameter: JSON, or a list as PostgreSQL takes."""
    told = sorted(values)
    return told if dialect(session) == "postgresql" else json.dumps(told)


def texts(session: Session, values: Collection[str]) -> str | list[str]:
    """Hand many texts to a query in one parameter, as `numbers` does."""
    told = sorted(values)
    return told if dialect(session) == "postgresql" else json.dumps(told)


def insert(session: Session, table: type[Table]) -> postgresql.Insert | sqlite.Insert:
    """Begin an INSERT that can say what happens to rows that are there already."""
    make = postgresql.insert if dialect(session) == "postgresql" else sqlite.insert
    return make(table_of(table))


def table_of(row: type[Table]) -> sqlalchemy.Table:
    """Give the table itself: its columns go by their names in the database."""
    found: sqlalchemy.Table = sqlalchemy.inspect(row).local_table
    return found


def dialect(session: Session) -> str:
    """Name the kind of database: "sqlite" or "postgresql"."""
    return session.get_bind().dialect.name
