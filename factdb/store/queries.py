"""What the pipeline asks of the store, and the one transaction by which it puts a report there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    case,
    func,
    or_,
    select,
    text,
    update,
)
from sqlmodel import Session, col

from factdb.rules import Glance, Sharing
from factdb.store import drivers, postings, printings, stored
from factdb.store.dialect import dialect, insert, put_new, raw, rows, some, table_of, texts
from factdb.store.engine import reading, writing
from factdb.store.tables import (
    ActorRow,
    AliasRow,
    DateRow,
    FigureRow,
    FindingRow,
    MatchRow,
    MentionRow,
    ReportRow,
    RoleRow,
    SpeakerRow,
    StatementRow,
    Table,
    columns,
)
from factdb.types import (
    Actor,
    Finding,
    Judgement,
    Kind,
    Match,
    Mention,
    Receipt,
    Report,
    Statement,
)

if TYPE_CHECKING:
    from factdb.actors import Resolution

__all__ = ["add", "add_found", "add_judged", "add_named", "add_withdrawn", "check_places",
           "copies_among", "find_again", "find_report", "known", "known_actors", "neighbours",
           "reading", "rekey", "report_of", "reports", "whole", "with_words",
           "writing"]  # fmt: skip

_NO_COPIES: Mapping[str, str] = {}
ITSELF = 1
"""A statement may be its own neighbour: so many more are asked for than wanted."""

_NO_WORD = str.maketrans({'"': " ", "\0": " "})


def find_again(session: Session, report: Report) -> Receipt | None:
    """Give the receipt of a report that is stored already; it warns where this one says otherwise.

    Another date or url of the same text is put right by a correction, not by taking it in again.
    """
    receipt = find_report(session, report.digest)
    if receipt is None:
        return None
    same = col(ReportRow.digest) == report.digest
    kept = session.scalars(select(ReportRow).where(same)).one()
    told = [
        f"{kept.key} is stored with the {name} {there or 'unknown'}, not {here}: "
        f"factdb correct {kept.key} --{name} {here}"
        for name, there, here in (
            ("date", kept.day.isoformat(), report.day.isoformat()),
            ("url", kept.url, report.url),
        )
        if here and here != there
    ]
    return replace(receipt, warnings=tuple(told))


def find_report(session: Session, digest: str) -> Receipt | None:
    """Give the receipt of a report that is stored already, by `Report.digest`."""
    row = session.scalars(select(ReportRow).where(col(ReportRow.digest) == digest)).first()
    if row is None:
        return None
    ours = select(col(StatementRow.id)).where(col(StatementRow.report_key) == row.key)
    found = select(col(FindingRow.id)).where(
        or_(col(FindingRow.left_id).in_(ours), col(FindingRow.right_id).in_(ours))
    )
    met = select(func.count()).where(
        or_(col(MatchRow.left_id).in_(ours), col(MatchRow.right_id).in_(ours))
    )
    own = col(StatementRow.kind) == str(Kind.ASSERTION)
    said = select(
        func.count(),
        func.count(case((own, None), else_=col(StatementRow.speaker_id))),
        func.count(case((own, 1))),
    ).where(col(StatementRow.report_key) == row.key)
    statements, attributed, own_voice = session.execute(said).one()
    return _receipt(
        row,
        statements=statements,
        attributed=attributed,
        own_voice=own_voice,
        matches=session.scalar(met) or 0,
        findings=tuple(session.scalars(found.order_by(col(FindingRow.id)))),
        replaces=_older_version(session, row),
        known=True,
    )


_KNOWN_AS = """
    SELECT DISTINCT counts_as FROM actor WHERE id IN (
        SELECT actor_id FROM actor_alias WHERE key IN {some}
        UNION SELECT actor_id FROM actor_alias WHERE surname IN {some}
        UNION SELECT actor_id FROM actor_role WHERE key IN {some}
    )
"""


def known_actors(session: Session, names: Collection[str]) -> tuple[Actor, ...]:
    """Give every actor that goes by one of these names, with all its names and roles.

    Args:
        session: a session.
        names: the forms of names and offices that `factdb.actors.names` gives; they meet those of
            `factdb.actors.keys.actor_keys`.

    Returns:
        Actors in the order of their ids; those merged into one come as that one.

    """
    ids = (one for (one,) in rows(session, _KNOWN_AS, set(names) - {""}))
    found = stored.actors(session, set(ids))
    return tuple(found[one] for one in sorted(found))


def neighbours(
    session: Session,
    keys: Mapping[str, Collection[str]],
    limit: int,
    before: Mapping[str, int] | None = None,
    worth: Mapping[str, Glance] | None = None,
) -> dict[str, tuple[Statement, ...]]:
    """Give the stored statements that share keys with new ones; a few queries for all of them.

    Args:
        session: a session.
        keys: the id of each new statement and the keys of `factdb.match.keys`.
        limit: how many neighbours one statement gets at most.
        before: as of `postings.nearest`.
        worth: for the id of each new statement, what says whether a neighbour is worth reading
            whole; one that is not is left out, and no other comes in its place.

    Returns:
        For each new statement its neighbours, whole, the nearest first: a shared key counts the
        more, the fewer statements have it. No entry where there are none.

    """
    near = postings.nearest(session, keys, limit + ITSELF, before=before)
    found = _looked_at(session, near, worth, limit) if worth else near
    whole = stored.statements(session, _all(found), withdrawn=False)
    # A statement may be its own neighbour, one that was withdrawn nobody's.
    told = {
        owner: tuple(whole[seq] for seq in seqs if seq in whole and whole[seq].id != owner)[:limit]
        for owner, seqs in found.items()
    }
    return {owner: each for owner, each in told.items() if each}


def _looked_at(
    session: Session,
    near: Mapping[str, Mapping[int, Sharing]],
    worth: Mapping[str, Glance],
    limit: int,
) -> dict[str, list[int]]:
    """Look at statements before they are read whole; give for each owner those worth it."""
    reports = {worth[owner].one.report for owner in near}
    seen = stored.sketches(session, _all(near), reports)
    found: dict[str, list[int]] = {}
    for owner, shared in near.items():
        others = [seq for seq in shared if seq in seen and seen[seq].id != owner][:limit]
        found[owner] = [seq for seq in others if worth[owner](seen[seq], shared[seq])]
    return found


def _all(seqs: Mapping[str, Collection[int]]) -> set[int]:
    return {seq for each in seqs.values() for seq in each}


def copies_among(session: Session, ids: Collection[str]) -> frozenset[str]:
    """Say which of these stored statements are another printing of one."""
    query = "SELECT id FROM statement WHERE copy_of IS NOT NULL AND id IN {some}"
    return frozenset(one for (one,) in rows(session, query, ids))


def with_words(
    session: Session, wanted: Mapping[str, Sequence[str]], limit: int
) -> dict[str, tuple[Statement, ...]]:
    """Give the stored statements that hold any of these words, those with most of them first.

    Args:
        session: a session.
        wanted: an id of the caller's and words, for each passage; rare words make it fast.
        limit: how many statements one passage gets at most.

    Returns:
        For each passage its statements, whole. No entry where there are none.

    """
    seqs = {owner: _seqs_with(session, words, limit) for owner, words in wanted.items()}
    found = stored.statements(session, _all(seqs), withdrawn=False)
    told = {owner: tuple(found[seq] for seq in each if seq in found and found[seq].id != owner)
            for owner, each in seqs.items()}  # fmt: skip
    return {owner: each for owner, each in told.items() if each}


def whole(session: Session, ids: Collection[str]) -> dict[str, Statement]:
    """Give stored statements by their ids, whole, as the judge saw them."""
    query = text(f"SELECT seq FROM statement WHERE id IN {some(session, 'text')}")
    seqs = session.scalars(query, {"some": texts(session, ids)}).all()
    return {one.id: one for one in stored.statements(session, seqs).values()}


def reports(session: Session, ids: Collection[str]) -> dict[str, Report]:
    """Give stored reports by `Report.id`; those that are not there are left out."""
    wanted = sorted(set(ids))
    named = or_(col(ReportRow.external_id).in_(wanted), col(ReportRow.key).in_(wanted))
    found = (row.value() for row in session.scalars(select(ReportRow).where(named)))
    return {one.id: one for one in found if one.id in set(ids)}


def report_of(session: Session, statement_id: str) -> Report:
    """Give the report in which a stored statement stands."""
    query = (
        select(ReportRow)
        .join(StatementRow, col(StatementRow.report_key) == col(ReportRow.key))
        .where(col(StatementRow.id) == statement_id)
    )
    return session.scalars(query).one().value()


def _seqs_with(session: Session, words: Sequence[str], limit: int) -> list[int]:
    """Ask the index of words, each word by itself; nothing in a word is an operator."""
    words = [plain for word in words if (plain := word.translate(_NO_WORD).strip())]
    if not words:
        return []
    kind = drivers.SQLite if dialect(session) == "sqlite" else drivers.PostgreSQL
    driver = kind(raw(session), str(session.get_bind().engine.url))
    asked, given = driver.with_any(dict.fromkeys(words, 1.0))
    found = driver.rows(f"{asked} ORDER BY rank, seq LIMIT {int(limit)}", given)
    return [row["seq"] for row in found]


def add(
    session: Session,
    report: Report,
    resolution: Resolution,
    keys: Mapping[str, Collection[str]],
    judged: Sequence[tuple[Match, Judgement]],
    *,
    now: datetime | None = None,
    extractor: str = "",
    copies: Mapping[str, str] | None = None,
) -> Receipt:
    """Store a report and all that was found in it, within the transaction of `writing`.

    The same text of the same outlet again changes nothing and gives the receipt of the stored
    one. What is judged already stays as it was judged.

    Args:
        session: a session of `writing`.
        report: the report.
        resolution: its statements with their speakers, every actor that it names, and why.
        keys: the id of each statement and its keys.
        judged: what to keep of its matches; those in conflict become findings.
        now: when it came in, aware; None: nobody noted it.
        extractor: what found the statements, with its version.
        copies: for the ids of statements those of which they are another printing; they are not
            entered in the index of keys, so that one printing stands for all.

    Raises:
        ValueError: if a statement or a part of it is not where it says it is in the text.

    """
    check_places(report, resolution.statements)
    key = add_report(session, report, now, extractor)
    if key is None:
        return known(session, report)
    printings.enter(session, {key: report.text})
    add_found(session, [(key, resolution)], keys, copies or _NO_COPIES, now=now)
    return add_judged(session, key, resolution, judged, now=now)


def add_found(
    session: Session,
    found: Sequence[tuple[str, Resolution]],
    keys: Mapping[str, Collection[str]],
    copies: Mapping[str, str],
    *,
    now: datetime | None,
) -> None:
    """Store what was found in stored reports, given by their keys in the order of arrival."""
    _add_named(session, found, now)
    said = [(key, one) for key, resolution in found for one in resolution.statements]
    _add_statements(session, said, keys, copies)


def add_judged(
    session: Session,
    key: str,
    resolution: Resolution,
    judged: Sequence[tuple[Match, Judgement]],
    *,
    now: datetime | None,
) -> Receipt:
    """Store what to keep of the matches of a stored report; give the receipt of all of it."""
    findings = _add_judged(session, judged, now)
    row = session.scalars(select(ReportRow).where(col(ReportRow.key) == key)).one()
    voices = [(one.kind is Kind.ASSERTION, one) for one in resolution.statements]
    return _receipt(
        row,
        statements=len(resolution.statements),
        attributed=sum(not own and one.speaker is not None for own, one in voices),
        own_voice=sum(own for own, _ in voices),
        matches=sum(match.left.id != match.right.id for match, _ in judged),
        findings=findings,
        replaces=_older_version(session, row),
    )


def add_named(session: Session, key: str, resolution: Resolution, now: datetime | None) -> None:
    """Store who is named in a report, and where; what is there already stays."""
    _add_named(session, [(key, resolution)], now)


def add_withdrawn(session: Session, key: str, statements: Sequence[Statement]) -> None:
    """Store statements of a stored report that count for nothing yet."""
    _add_statements(session, [(key, one) for one in statements], {}, _NO_COPIES)
    ids = [one.id for one in statements]
    query = update(StatementRow).where(col(StatementRow.id).in_(ids)).values(withdrawn=True)
    session.execute(query)


def check_places(report: Report, statements: Iterable[Statement]) -> None:
    """Hold offsets to their promise: whatever has a place stands there, letter by letter."""
    for one in statements:
        for part in (
            one,
            one.sentence,
            one.mention,
            one.cue,
            one.said_on,
            *one.figures,
            *one.dates,
        ):
            if part and report.text[part.start : part.end] != part.text:
                raise ValueError(f"{one.id}: {part.text!r} is not at {part.start} of {report.id}")


def known(session: Session, report: Report) -> Receipt:
    """Give the receipt of a stored report.

    Raises:
        ValueError: if the store does not have it, but another that goes by its key.

    """
    receipt = find_report(session, report.digest)
    if receipt is None:
        raise ValueError(f"{report.id}: another report has the key {ReportRow.key_of(report)}")
    return receipt


def add_report(
    session: Session, report: Report, now: datetime | None = None, extractor: str = ""
) -> str | None:
    """Store a text; give its key, None if it was there, also when another process was faster.

    Where only statements of it were known until now, it takes the place of what stood for it.
    """
    row = ReportRow.cells(report) | {"recorded_at": now, "extractor": extractor}
    if begun := _begun(session, report):
        change = update(ReportRow).where(col(ReportRow.key) == begun)
        session.execute(change.values({**row, "key": begun}))
        return begun
    query = insert(session, ReportRow).on_conflict_do_nothing()
    new: str | None = session.scalar(query.returning(table_of(ReportRow).c.key), row)
    return new


def _begun(session: Session, report: Report) -> str | None:
    """Find the report of which statements were loaded, if they all stand in this text."""
    digest = ReportRow.begun_digest(report.id, report.outlet)
    query = (
        'SELECT r.key, s.text, s.start, s."end" FROM report r '
        "LEFT JOIN statement s ON s.report_key = r.key WHERE r.digest IN {some}"
    )
    told = rows(session, query, [digest])
    fits = all(words is None or report.text[start:end] == words for _, words, start, end in told)
    return told[0][0] if told and fits else None


def spoken_of(resolution: Resolution) -> tuple[Actor, ...]:
    """Give every actor to store: those named, and whoever speaks, each once."""
    spoken = [
        actor for one in resolution.statements for actor in (one.speaker, *one.co_speakers) if actor
    ]
    return tuple({actor.id: actor for actor in (*spoken, *resolution.actors)}.values())


def add_actors(session: Session, actors: Iterable[Actor], now: datetime | None) -> None:
    """Store actors; those already there gain names and roles, and keep what they have."""
    _add_actors(session, _in_turn(actors), now)


def _in_turn(actors: Iterable[Actor]) -> list[Actor]:
    """Put actors in one order everywhere, so that two writers never wait for each other."""
    return sorted(actors, key=lambda actor: actor.id)


def _add_actors(session: Session, ordered: Sequence[Actor], now: datetime | None) -> None:
    _insert(session, ActorRow, [ActorRow.cells(actor) for actor in ordered])
    named = [(actor, name) for actor in ordered for name in (actor.name, *actor.aliases)]
    _insert(session, AliasRow, [AliasRow.cells(actor, name, now) for actor, name in named])
    roles = [columns(RoleRow.of(actor, role)) for actor in ordered for role in actor.roles]
    if roles:
        session.execute(_widening(session), roles)


def _widening(session: Session) -> Any:
    """Build the INSERT of a role that stretches the days of one already there."""
    query = insert(session, RoleRow)
    old, new = query.table.c, query.excluded
    first = case((new.first < old.first, new.first), else_=func.coalesce(old.first, new.first))
    last = case((new.last > old.last, new.last), else_=func.coalesce(old.last, new.last))
    return query.on_conflict_do_update(
        index_elements=["actor_id", "title", "of"], set_={"first": first, "last": last}
    )


_Naming = tuple[Mention, str | None, str]
"""Words that name somebody, the id of whom, and why."""


def _add_named(
    session: Session, found: Sequence[tuple[str, Resolution]], now: datetime | None
) -> None:
    """Store every actor, and every mention once: linked ones, and those that name a speaker."""
    named = [(key, _namings(resolution)) for key, resolution in found]
    held = set(_stored(session, {actor for _, told in named for _, actor, _ in told if actor}))
    spoken = [_in_turn(spoken_of(resolution)) for _, resolution in found]
    _add_actors(session, [one for each in spoken for one in each], now)
    mentions = []
    for (key, told), actors in zip(named, spoken, strict=True):
        held |= {one.id for one in actors}
        # "The house" of one report, which neither speaks nor has a name, is nobody whom we keep.
        mentions += [
            MentionRow.cells(mention, key, actor if actor in held else None, reason)
            for mention, actor, reason in told
        ]
    _insert(session, MentionRow, mentions)


def _namings(resolution: Resolution) -> list[_Naming]:
    linked = [(link.mention, link.actor_id, link.reason) for link in resolution.links]
    speaking = [
        (one.mention, one.speaker.id if one.speaker else None, one.doubt)
        for one in resolution.statements
        if one.mention
    ]
    return [*linked, *speaking]


def _stored(session: Session, actors: Collection[str]) -> frozenset[str]:
    """Say which actors the store has."""
    found = rows(session, "SELECT id FROM actor WHERE id IN {some}", actors)
    return frozenset(one for (one,) in found)


def _add_statements(
    session: Session,
    said: Sequence[tuple[str, Statement]],
    keys: Mapping[str, Collection[str]],
    copies: Mapping[str, str],
) -> None:
    if not said:
        return
    made = table_of(StatementRow).c
    query = insert(session, StatementRow).on_conflict_do_nothing().returning(made.id, made.seq)
    cells = [
        {**StatementRow.cells(one, key), "copy_of": copies.get(one.id), "withdrawn": False}
        for key, one in said
    ]
    # Those that were loaded before their report stay as they were found.
    seqs = {row.id: row.seq for row in session.execute(query, cells)}
    new = [one for _, one in said if one.id in seqs]
    _insert(session, FigureRow, [cells for one in new for cells in FigureRow.all_cells(one)])
    for kind in (DateRow, SpeakerRow):
        _insert(session, kind, [columns(row) for one in new for row in kind.all_of(one)])
    postings.enter(session, {seqs[one.id]: keys.get(one.id, ()) for one in new})


def rekey(session: Session, keys: Mapping[str, Collection[str]]) -> None:
    """Put other keys in the place of those that stored statements have; by their ids."""
    made = table_of(StatementRow).c
    query = select(made.id, made.seq).where(made.id.in_(sorted(keys)))
    seqs: dict[str, int] = {row.id: row.seq for row in session.execute(query)}
    postings.leave(session, seqs.values())
    postings.enter(session, {seqs[one]: found for one, found in keys.items() if one in seqs})


def _add_judged(
    session: Session, judged: Iterable[tuple[Match, Judgement]], now: datetime | None = None
) -> tuple[str, ...]:
    """Store matches and findings; give the ids of the findings that are new."""
    pairs = [(met, how) for met, how in judged if met.left.id != met.right.id]
    _insert(session, MatchRow, [MatchRow.cells(met, how) for met, how in pairs])
    found = [
        columns(FindingRow.of(Finding(met.left, met.right, how), now))
        for met, how in judged
        if how.relation.conflict
    ]
    if not found:
        return ()
    query = insert(session, FindingRow).on_conflict_do_nothing()
    return tuple(session.scalars(query.returning(table_of(FindingRow).c.id), found))


def _insert(session: Session, table: type[Table], rows: Sequence[Mapping[str, Any]]) -> None:
    """Store rows of one table, each unless it is there."""
    put_new(session, table_of(table).name, rows)


def _older_version(session: Session, row: ReportRow) -> str | None:
    """Give the id of the version before under the same url; its key if both have one id."""
    if not row.url:
        return None
    older = select(ReportRow).where(
        col(ReportRow.url) == row.url,
        col(ReportRow.key) != row.key,
        col(ReportRow.published_utc) <= row.published_utc,
    )
    latest = older.order_by(col(ReportRow.published_utc).desc(), col(ReportRow.seq).desc())
    found = session.scalars(latest.limit(1)).first()
    if found is None:
        return None
    return found.key if found.id == row.id else found.id


def _receipt(row: ReportRow, **became: Any) -> Receipt:
    report = row.value()
    return Receipt(
        report=report.id,
        place="",
        outlet=report.outlet,
        title=report.title,
        published=report.published,
        **became,
    )
