"""How migrations run: on the connection of `factdb.store.migrate`, in its transaction."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from alembic.runtime.migration import MigrationContext
from sqlalchemy.types import DateTime, String, TypeEngine
from sqlmodel.sql.sqltypes import AutoString

from factdb.store.tables import Table, UtcDateTime

# Full-text search is made by hand in migrations: each database has its own.
OWN = "statement_search"


def include_name(name: str | None, kind: str, _parents: Any) -> bool:
    """Leave out of the comparison what tables.py does not describe."""
    return not (kind == "table" and (name or "").startswith(OWN))


def render_item(kind: str, item: Any, _autogen: AutogenContext) -> str | Literal[False]:
    """Write plain SQLAlchemy types into migrations: they must run when the code has moved on."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "moment()"
    if kind == "type" and isinstance(item, AutoString):
        return "sa.String()"
    return False


def compare_type(
    ours: MigrationContext,
    _found: Any,
    _wanted: Any,
    found: TypeEngine[Any],
    wanted: TypeEngine[Any],
) -> bool | None:
    """Compare types: True if they differ, None to leave it to Alembic."""
    if isinstance(wanted, UtcDateTime):
        return not isinstance(found, String if ours.dialect.name == "sqlite" else DateTime)
    return None


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    include_name=include_name,
    render_item=render_item,
    render_as_batch=True,
    compare_type=compare_type,
    transactional_ddl=False,
)
context.run_migrations()
