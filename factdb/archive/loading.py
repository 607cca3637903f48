"""What was matched into a database: in the order of publication, some reports a transaction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, cast

from factdb import match, pipeline
from factdb.actors import Resolution
from factdb.archive.engine import Row, parts_of
from factdb.archive.judging import MATCHED, Judged
from factdb.archive.plain import value_of
from factdb.archive.resolving import ACTORS
from factdb.store import printings, queries
from factdb.types import Actor, Receipt, Report, Statement

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlmodel import Session

AT_ONCE = 100
"""How many reports are stored in one transaction: a kill leaves whole reports only."""


def load(engine: Engine, folder: str, *, now: datetime, model: str) -> Iterator[Receipt]:
    """Store a finished run; what is in the database already is passed over.

    Args:
        engine: the database.
        folder: that of the run, a path or an address that Arrow can read.
        now: aware; noted as when all of it came in.
        model: the spaCy model that parsed.

    Raises:
        UsageError: if the run is not finished.

    """
    for rows in parts_of(folder, ACTORS, AT_ONCE):
        # As the reports would have brought them: the first to be named comes first.
        told = [value_of(Actor, row["actor"]) for row in rows]
        with queries.writing(engine) as session:
            queries.add_actors(session, told, now)
    for rows in parts_of(folder, MATCHED, AT_ONCE):
        with queries.writing(engine) as session:
            receipts = [_kept(session, row, now, model) for row in rows]
        yield from receipts


def _kept(session: Session, row: Row, now: datetime, model: str) -> Receipt:
    report = value_of(Report, row["report"])
    resolution = value_of(Resolution, row["resolution"])
    said = resolution.statements
    twins = match.twins(said, printings.printed(session, report))
    return queries.add(
        session,
        report,
        resolution,
        pipeline.keys_of(said, twins),
        _with_copies(session, said, twins, _judged(row["judged"])),
        now=now,
        extractor=pipeline.extractor(model),
        copies={one: twin.id for one, twin in twins.items()},
    )


def _with_copies(
    session: Session,
    said: Sequence[Statement],
    twins: Mapping[str, Statement],
    judged: Sequence[Judged],
) -> list[Judged]:
    """Leave out what was judged of copies: they meet their other printing and what they answer.

    Which printing stands for the others is known only now, in the order of publication.
    """
    sides = {side.id for met, _ in judged for side in (met.left, met.right)}
    copies = {*twins, *queries.copies_among(session, sides)}
    alone = [one for one in judged if not copies & _ids(one)]
    nowhere: dict[str, frozenset[str]] = {one.id: frozenset() for one in said}
    near = {one: (twin,) for one, twin in twins.items()}
    again = pipeline.judge_all(said, nowhere, near, nowhere)
    return [*alone, *(one for one in again if copies & _ids(one))]


def _ids(judged: Judged) -> frozenset[str]:
    return frozenset((judged[0].left.id, judged[0].right.id))


def _judged(lines: Sequence[str]) -> list[Judged]:
    return [value_of(cast("type[Judged]", Judged), one) for one in lines]
