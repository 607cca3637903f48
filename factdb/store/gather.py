"""The few pieces of SQL that each database spells in its own way."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

import sqlalchemy
from sqlalchemy import ScalarSelect, Select, String, Subquery, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlmodel import Session

from factdb.store.tables import Table

_PAIRS = {
    "sqlite": """
        SELECT owner.key AS owner, item.value AS item
        FROM json_each(:pairs) AS owner, json_each(owner.value) AS item
    """,
    "postgresql": """
        SELECT owner.key AS owner, item.value AS item
        FROM jsonb_each(CAST(:pairs AS jsonb)) AS owner,
             jsonb_array_elements_text(owner.value) AS item (value)
    """,
}


class _Rows(FunctionElement[str]):
    """All rows of a query as one JSON text: a list of lists."""

    inherit_cache = True
    type = String()


@compiles(_Rows, "sqlite")
def _on_sqlite(element: _Rows, compiler: Any, **options: Any) -> str:
    return f"json_group_array(json_array({compiler.process(element.clauses, **options)}))"


@compiles(_Rows, "postgresql")
def _on_postgresql(element: _Rows, compiler: Any, **options: Any) -> str:
    columns = compiler.process(element.clauses, **options)
    return f"CAST(coalesce(json_agg(json_build_array({columns})), '[]') AS text)"


def gathered(*columns: Any) -> Select[tuple[str]]:
    """Begin a query whose rows come as one JSON text, a list of lists in no order.

    With ``where`` on columns of the query around it, and `hung`, it brings the parts of a row
    along without another query. Not for fractions: SQLite writes 15 digits of them.
    """
    return select(_Rows(*columns))


def hung(query: Select[tuple[str]]) -> ScalarSelect[str]:
    """Hang such a query on the row of the query around it."""
    return query.scalar_subquery()


def pairs(session: Session, many: Mapping[str, Collection[str]]) -> Subquery:
    """Hand many (owner, item) pairs to a query in one parameter, however many there are."""
    told = json.dumps({owner: sorted(items) for owner, items in many.items()})
    query = text(_PAIRS[dialect(session)]).bindparams(pairs=told)
    return query.columns(owner=String, item=String).subquery("pairs")


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
