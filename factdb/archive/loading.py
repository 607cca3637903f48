"""What was matched into a database: in the order of publication, some reports a transaction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, cast

from factdb import pipeline
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


@dataclass(frozen=True, slots=True)
class _Matched:
    """A report, what was found in it, and what to keep of its matches."""

    report: Report
    resolution: Resolution
    judged: tuple[Judged, ...]


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
        actors = [value_of(Actor, row["actor"]) for row in rows]
        with queries.writing(engine) as session:
            queries.add_actors(session, actors, now)
    for rows in parts_of(folder, MATCHED, AT_ONCE):
        told = [_matched(row) for row in rows]
        with queries.writing(engine) as session:
            receipts = _kept(session, told, now, pipeline.extractor(model))
        yield from receipts


def _kept(
    session: Session, told: Sequence[_Matched], now: datetime, extractor: str
) -> list[Receipt]:
    """Store some reports: their texts one by one, what was found in them all at once."""
    keys = [_key(session, one, now, extractor) for one in told]
    new = {key: one for key, one in zip(keys, told, strict=True) if key is not None}
    twins = _put(session, new, now)
    sides = {side for one in new.values() for met in one.judged for side in _ids(met)}
    copies = {*twins, *queries.copies_among(session, sides)}
    return [
        queries.add_judged(session, key, one.resolution, _with_copies(one, twins, copies), now=now)
        if key is not None
        else queries.known(session, one.report)
        for key, one in zip(keys, told, strict=True)
    ]


def _put(session: Session, new: Mapping[str, _Matched], now: datetime) -> dict[str, Statement]:
    """Store what was found in reports, by their keys; give of what some of it is a copy."""
    prints = printings.enter(session, {key: one.report.text for key, one in new.items()})
    said = [(one, key) for key, each in new.items() for one in each.resolution.statements]
    twins = printings.twins(session, prints, said)
    by_keys = pipeline.keys_of((one for one, _ in said), twins)
    copies = {one: twin.id for one, twin in twins.items()}
    found = [(key, one.resolution) for key, one in new.items()]
    queries.add_found(session, found, by_keys, copies, now=now)
    return twins


def _key(session: Session, one: _Matched, now: datetime, extractor: str) -> str | None:
    """Store a text; give its key, None if it is there."""
    queries.check_places(one.report, one.resolution.statements)
    return queries.add_report(session, one.report, now, extractor)


def _with_copies(one: _Matched, twins: Mapping[str, Statement], copies: Set[str]) -> list[Judged]:
    """Leave out what was judged of copies: they meet their other printing and what they answer.

    Which printing stands for the others is known only now, in the order of publication.
    """
    said = one.resolution.statements
    alone = [met for met in one.judged if not copies & _ids(met)]
    nowhere: dict[str, frozenset[str]] = {each.id: frozenset() for each in said}
    near = {each.id: (twins[each.id],) for each in said if each.id in twins}
    again = pipeline.judge_all(said, nowhere, near, nowhere)
    return [*alone, *(met for met in again if copies & _ids(met))]


def _ids(judged: Judged) -> frozenset[str]:
    return frozenset((judged[0].left.id, judged[0].right.id))


def _matched(row: Row) -> _Matched:
    judged = (value_of(cast("type[Judged]", Judged), one) for one in row["judged"])
    report = value_of(Report, row["report"])
    return _Matched(report, value_of(Resolution, row["resolution"]), tuple(judged))
