"""Findings that lie before reviewers: each before one at a time, until it is let go or time is up.

Each function runs within the transaction of `factdb.store.engine.writing`, which lets one writer
in at a time: that is what makes a hold exclusive, on both databases. Time is handed in.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, func, or_, select
from sqlmodel import Session, col

from factdb.store.tables import FindingRow, HoldRow
from factdb.types import Ruling

HELD = timedelta(minutes=5)
"""So long a finding stays with a reviewer of whom nothing is heard."""


def take(
    session: Session, wanted: Sequence[str], *, who: str, desk: str, now: datetime
) -> str | None:
    """Hold the first of some findings that is open and free; let go of what was held before.

    Args:
        session: a session of ``writing``.
        wanted: ids of findings, the best first.
        who: the reviewer's name.
        desk: which run of the queue; two of one name are two.
        now: when; aware.

    """
    session.execute(
        delete(HoldRow).where(or_(col(HoldRow.until) <= now, col(HoldRow.desk) == desk))
    )
    held = set(session.scalars(select(col(HoldRow.finding_id))))
    query = select(col(FindingRow.id)).where(
        col(FindingRow.id).in_(wanted), col(FindingRow.ruling) == str(Ruling.OPEN)
    )
    free = set(session.scalars(query)) - held
    taken = next((one for one in wanted if one in free), None)
    if taken is not None:
        session.add(HoldRow(finding_id=taken, desk=desk, who=who, until=now + HELD))
        session.flush()
    return taken


def let_go(session: Session, desk: str) -> None:
    """Free what a run of the queue holds."""
    session.execute(delete(HoldRow).where(col(HoldRow.desk) == desk))


def holder(session: Session, finding_id: str, now: datetime) -> str | None:
    """Name the reviewer before whom a finding lies."""
    query = select(col(HoldRow.who)).where(
        col(HoldRow.finding_id) == finding_id, col(HoldRow.until) > now
    )
    return session.scalar(query)


def others(session: Session, desk: str, now: datetime) -> int:
    """Count the findings that lie before others."""
    query = select(func.count()).where(col(HoldRow.desk) != desk, col(HoldRow.until) > now)
    return session.scalar(query) or 0
