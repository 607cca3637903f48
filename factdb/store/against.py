"""What is known to stand against stored statements: findings that still follow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from sqlmodel import Session, col, select

from factdb.store.dialect import rows
from factdb.store.queries import whole
from factdb.store.tables import FindingRow
from factdb.types import Finding, Judgement, Ruling, Statement

_STANDING = (
    "SELECT id FROM finding WHERE {side} IN {{some}} "
    f"AND ruling IN ('{Ruling.OPEN}', '{Ruling.CONFIRMED}') "
    "AND id NOT IN (SELECT finding_id FROM lapse)"
)


def against(
    session: Session, ids: Collection[str]
) -> dict[str, tuple[tuple[Statement, Judgement], ...]]:
    """Give what stands against some statements: the other one, and what the judge said of both.

    Only findings that no person ruled on, or that one confirmed; the surest first. No entry for a
    statement that nothing stands against.
    """
    found: dict[str, list[tuple[Statement, Judgement]]] = defaultdict(list)
    for one in _findings(session, ids):
        for here, there in ((one.left, one.right), (one.right, one.left)):
            if here.id in ids and here.id != there.id:
                found[here.id].append((there, one.judgement))
    return {one: tuple(some) for one, some in found.items()}


def _findings(session: Session, ids: Collection[str]) -> Iterator[Finding]:
    queries = [_STANDING.format(side=side) for side in ("left_id", "right_id")]
    known = {row[0] for query in queries for row in rows(session, query, ids)}
    order = col(FindingRow.score).desc(), col(FindingRow.id)
    told = select(FindingRow).where(col(FindingRow.id).in_(known)).order_by(*order)
    stored = session.exec(told).all() if known else []
    sides = whole(session, {one for row in stored for one in (row.left_id, row.right_id)})
    for row in stored:
        yield row.value(sides[row.left_id], sides[row.right_id])
