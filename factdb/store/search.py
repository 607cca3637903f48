"""The index of words, where many statements come at once.

SQLite's triggers keep it, a row at a time: FTS5 then writes a piece of its index for each, and
merges the pieces later. Of many new statements it takes one query half the time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text
from sqlmodel import Session

from factdb.store.dialect import dialect

_TRIGGER = "statement_search_insert"
_ASKED = "WHERE s.seq = new.seq"
"""How the trigger's own query says which statements it is about."""


@contextmanager
def in_one_go(session: Session, first: int) -> Iterator[None]:
    """Enter statements after all of them are stored, by the query of the trigger.

    Within one transaction: nobody else sees the index without them, or the file without its
    trigger.

    Args:
        session: a session of `writing`.
        first: the least number (``seq``) of those that come; all from there on are new.

    """
    if dialect(session) != "sqlite":
        yield
        return
    asked = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = :name"
    made = session.scalars(text(asked), {"name": _TRIGGER}).one()
    session.execute(text(f"DROP TRIGGER {_TRIGGER}"))
    yield
    one_go = (
        made.partition("BEGIN")[2].rpartition("END")[0].replace(_ASKED, "WHERE s.seq >= :first")
    )
    session.execute(text(one_go), {"first": first})
    session.connection().exec_driver_sql(made)
