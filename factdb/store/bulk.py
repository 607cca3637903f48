"""Many statements at once that were extracted elsewhere: what `factdb load` stores.

In batches, each of them one transaction: a kill leaves whole batches only, and the same file again
passes over what is in. Rows go straight to the driver, by COPY on PostgreSQL. A statement may come
without its report: then the store keeps of the text what is known, the statements at their places
and blanks between them, until the report itself is taken in.
"""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import Engine, text
from sqlmodel import Session

from factdb import match
from factdb.errors import ReadError
from factdb.store import postings, printings, queries, search
from factdb.store.dialect import dialect, put, some, texts
from factdb.store.tables import (
    BEGUN,
    OUR_KEY,
    ActorRow,
    AliasRow,
    DateRow,
    FigureRow,
    MentionRow,
    ReportRow,
    SpeakerRow,
    StatementRow,
    columns,
)
from factdb.types import Actor, Report, Statement

BATCH = 10_000
"""Lines that are stored in one transaction."""

Line = tuple[str, Report | Statement | ReadError]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of a batch: how many statements were stored, and how many were there."""

    added: int = 0
    known: int = 0


@dataclass(slots=True)
class _Known:
    """A report as far as it is known: its row in the store, or None, and its text."""

    key: str
    text: str
    stored: bool = False
    whole: bool = False
    grown: bool = False
    said: list[Statement] = field(default_factory=list)


def load(
    engine: Engine, lines: Iterable[Line], *, now: datetime | None = None
) -> Iterator[Loaded | ReadError]:
    """Store lines as they come; a bad one gives an error in its place and stops no other.

    Args:
        engine: an open database.
        lines: reports, statements and errors, each with its place.
        now: when they came in, aware; None: nobody noted it.

    Returns:
        For each batch its errors, and then what became of it.

    """
    arriving = iter(lines)
    while batch := _next(arriving):
        yield from (one for _, one in batch if isinstance(one, ReadError))
        with queries.writing(engine) as session, _nothing_collected():
            errors, loaded = store(session, batch, now)
        yield from errors
        yield loaded


def _next(arriving: Iterator[Line]) -> list[Line]:
    with _nothing_collected():
        return list(islice(arriving, BATCH))


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Let Python look for no circles meanwhile: values have none, and it would look at all."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def store(
    session: Session, batch: Sequence[Line], now: datetime | None
) -> tuple[list[ReadError], Loaded]:
    """Store a batch within a transaction: its errors, and what became of the rest."""
    prints = _put_texts(session, [one for _, one in batch if isinstance(one, Report)], now)
    said = {one.id: (where, one) for where, one in batch if isinstance(one, Statement)}
    there = _there(session, "statement", said)
    reports = _reports(session, [one for _, one in said.values() if one.id not in there])
    errors: list[ReadError] = []
    for where, one in said.values():
        if one.id not in there:
            errors += _place(reports[_digest(one)], where, one)
    _put_reports(session, reports, now)
    new = [(one, known.key) for known in reports.values() for one in known.said]
    whole = {
        known.key: prints.get(known.key) or match.prints(known.text)
        for known in reports.values()
        if known.whole and known.said
    }
    _put_statements(session, new, now, printings.twins(session, whole, new))
    return errors, Loaded(len(new), sum(one in there for one in said))


def _reports(session: Session, statements: Iterable[Statement]) -> dict[str, _Known]:
    """Find the reports of statements, or begin those that the store does not have."""
    wanted = {_digest(one): one for one in statements}
    ids = {one.report for one in wanted.values()}
    names = some(session, "text")
    query = (
        "SELECT key, coalesce(nullif(external_id, ''), key), outlet, text, digest FROM report "
        f"WHERE key IN {names} OR external_id IN {names}"
    )
    found: dict[str, _Known] = {}
    for key, name, outlet, told, digest in session.execute(
        text(query), {"some": texts(session, ids)}
    ):
        known = _Known(key, told, stored=True, whole=not digest.startswith(BEGUN))
        found[ReportRow.begun_digest(name, outlet)] = known
        found.setdefault(ReportRow.begun_digest(key, ""), known)
    return {digest: found.get(digest) or _begun(digest, one) for digest, one in wanted.items()}


def _digest(statement: Statement) -> str:
    return ReportRow.begun_digest(statement.report, statement.outlet)


def _begun(digest: str, one: Statement) -> _Known:
    ours = OUR_KEY.match(one.report)
    return _Known(one.report if ours else f"r-{digest.removeprefix(BEGUN)[:12]}", "")


def _place(known: _Known, where: str, one: Statement) -> Iterator[ReadError]:
    """Hold a statement against the text of its report, or write it where nothing is known."""
    told = known.text
    for part in (one, one.sentence, one.mention, one.cue, one.said_on, *one.figures, *one.dates):
        if part:
            there = told[part.start : part.end].ljust(part.end - part.start)
            if there == part.text:
                continue
            if known.whole or not _fits(there, part.text):
                yield ReadError(where, f"{part.text!r} is not at {part.start} of {one.report}")
                return
            before = told[: part.start].ljust(part.start)
            told = before + _over(there, part.text) + told[part.end :]
    known.grown = known.grown or told != known.text
    known.text = told
    known.said.append(one)


def _fits(there: str, told: str) -> bool:
    """Say whether words agree with what is known of a place: a blank may become anything."""
    return all(old in (" ", new) for old, new in zip(there, told, strict=True))


def _over(there: str, told: str) -> str:
    return "".join(old if new == " " else new for old, new in zip(there, told, strict=True))


def _put_texts(
    session: Session, reports: Iterable[Report], now: datetime | None
) -> printings.Prints:
    """Store reports with their texts; those of which statements are known take their places.

    Give the prints of those that are new, by their keys.
    """
    rows = {row["digest"]: row for row in (ReportRow.cells(one) for one in reports)}
    there = _there(session, "report", rows, by="digest")
    told = {ReportRow.begun_digest(one.id, one.outlet): one for one in reports}
    begun = _there(session, "report", told, by="digest")
    took = {
        queries.add_report(session, told[one], now=now): told[one].text for one in sorted(begun)
    }
    passed = there | {told[digest].digest for digest in begun}
    new = [row | {"recorded_at": now} for key, row in rows.items() if key not in passed]
    put(session, "report", new)
    took |= {row["key"]: row["text"] for row in new}
    return printings.enter(session, {key: one for key, one in took.items() if key is not None})


def _put_reports(session: Session, reports: Mapping[str, _Known], now: datetime | None) -> None:
    begun = {digest: known for digest, known in reports.items() if known.said and not known.stored}
    put(session, "report", [_report_cells(*one, now) for one in begun.items()])
    grown = [known for known in reports.values() if known.grown and known.stored]
    if grown:
        query = text("UPDATE report SET text = :text WHERE key = :key")
        session.execute(query, [{"text": one.text, "key": one.key} for one in grown])


def _report_cells(digest: str, known: _Known, now: datetime | None) -> dict[str, Any]:
    one = known.said[0]
    made = Report(known.text, one.published, outlet=one.outlet, url=one.url)
    called = {"external_id": "" if one.report == known.key else one.report, "recorded_at": now}
    return ReportRow.cells(made) | {"key": known.key, "digest": digest, **called}


def _put_statements(
    session: Session,
    new: Sequence[tuple[Statement, str]],
    now: datetime | None,
    copies: Mapping[str, Statement],
) -> None:
    """Store statements with all their parts, and enter them in the index of keys.

    Copies come after those of which they are, and meet nobody.
    """
    new = sorted(new, key=lambda one: one[0].id in copies)
    said = [one for one, _ in new]
    _put_actors(session, _new_actors(session, said), now)
    mentions = [_mention(one, key) for one, key in new]
    told = {cells["id"]: cells for cells in mentions if cells}
    there = _there(session, "mention", told)
    put(session, "mention", [cells for one, cells in told.items() if one not in there])
    first = (session.scalar(text("SELECT max(seq) FROM statement")) or 0) + 1
    rows = [
        {
            "seq": seq,
            "withdrawn": False,
            "copy_of": copies[one.id].id if one.id in copies else None,
            **StatementRow.cells(one, key, cells["id"] if cells else None),
        }
        for seq, ((one, key), cells) in enumerate(zip(new, mentions, strict=True), start=first)
    ]
    with search.in_one_go(session, first):
        put(session, "statement", rows)
    put(session, "figure", [cells for one in said for cells in FigureRow.all_cells(one)])
    for kind in (DateRow, SpeakerRow):
        parts = [columns(row) for one in said for row in kind.all_of(one)]
        put(session, str(kind.__tablename__), parts)
    numbered = enumerate(said, start=first)
    met = {seq: () if one.id in copies else match.keys(one) for seq, one in numbered}
    postings.enter(session, met)
    if rows and dialect(session) == "postgresql":
        counter = text("SELECT setval(pg_get_serial_sequence('statement', 'seq'), :last)")
        session.execute(counter, {"last": rows[-1]["seq"]})


def _mention(one: Statement, key: str) -> dict[str, Any] | None:
    if one.mention is None:
        return None
    return MentionRow.cells(one.mention, key, one.speaker.id if one.speaker else None)


def _put_actors(session: Session, new: Sequence[Actor], now: datetime | None) -> None:
    """Store actors that nobody knows yet; most lines tell a name of them and no more."""
    named = [one for one in new if not one.aliases and not one.roles]
    put(session, "actor", [ActorRow.cells(one) for one in named])
    put(session, "actor_alias", [AliasRow.cells(one, one.name, now) for one in named])
    queries.add_actors(session, [one for one in new if one.aliases or one.roles], now)


def _new_actors(session: Session, said: Iterable[Statement]) -> list[Actor]:
    named = [actor for one in said for actor in (one.speaker, *one.co_speakers) if actor]
    once = {actor.id: actor for actor in named}
    there = _there(session, "actor", once)
    return [replace(actor, part_of=None) for one, actor in once.items() if one not in there]


def _there(session: Session, table: str, ids: Collection[str], *, by: str = "id") -> frozenset[str]:
    """Say which ids a table has."""
    query = text(f"SELECT {by} FROM {table} WHERE {by} IN {some(session, 'text')}")
    return frozenset(session.scalars(query, {"some": texts(session, ids)}))
