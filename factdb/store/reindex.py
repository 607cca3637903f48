"""The index of keys made anew from the statements: after a migration, an import, or damage."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import text
from sqlmodel import Session

from factdb import match
from factdb.store import postings, stored
from factdb.store.dialect import rows

BATCH = 1000
"""Statements that are read and entered at a time."""


_COPIES = "SELECT seq FROM statement WHERE copy_of IS NOT NULL AND seq IN {some}"


def reindex(session: Session) -> int:
    """Forget the index and enter every statement anew; give how many there are."""
    postings.clear(session)
    count = 0
    for seqs in _batches(session):
        found = stored.statements(session, seqs, withdrawn=False)
        copies = {seq for (seq,) in rows(session, _COPIES, seqs)}
        told = {seq: () if seq in copies else match.keys(one) for seq, one in found.items()}
        postings.enter(session, told)
        count += len(found)
    return count


def fill_if_empty(session: Session) -> None:
    """Enter the statements of a database that has some, and none in the index."""
    have = [
        session.execute(text(f"SELECT 1 FROM {table} LIMIT 1")).first()
        for table in ("statement", "statement_key")
    ]
    if have[0] and not have[1]:
        reindex(session)


def _batches(session: Session) -> Iterator[list[int]]:
    last = 0
    query = text(f"SELECT seq FROM statement WHERE seq > :last ORDER BY seq LIMIT {BATCH}")
    while seqs := list(session.scalars(query, {"last": last})):
        yield seqs
        last = seqs[-1]
