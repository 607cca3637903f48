"""A stored report read anew: what a newer extractor finds takes the place of what an older found.

Only where no person touched it: a part that somebody corrected, a statement of whose finding
somebody ruled, and what somebody withdrew, stay as they are. What is no longer found is withdrawn,
never deleted; all of it is one entry of the log, which can be taken back. Each function runs within
the transaction of `writing`; time is handed in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select, update
from sqlmodel import Session, col

from factdb.errors import UsageError
from factdb.store import fields, queries
from factdb.store.decisions import REREAD, decide
from factdb.store.states import State
from factdb.store.tables import (
    ActorRow,
    CorrectionRow,
    FindingRow,
    MentionRow,
    ReportRow,
    StatementRow,
)
from factdb.types import Report, Ruling, Statement

if TYPE_CHECKING:
    from factdb.actors import Resolution

_SHARE = 0.5
"""Of the shorter: so much in common, and a new statement is the one that a person touched."""

_OF_SPAN = (fields.FIGURES, fields.DATES)


def stale(session: Session, extractor: str) -> list[str]:
    """Give the keys of the reports that something else than this extractor read, oldest first."""
    query = select(col(ReportRow.key)).where(col(ReportRow.extractor) != extractor)
    return list(session.scalars(query.order_by(col(ReportRow.seq))))


def reports(session: Session, keys: Sequence[str]) -> list[Report]:
    """Give stored reports by their keys, in that order."""
    rows = session.scalars(select(ReportRow).where(col(ReportRow.key).in_(keys)))
    found = {row.key: row.value() for row in rows}
    return [found[key] for key in keys]


def reread(
    session: Session, report: Report, resolution: Resolution, *, extractor: str, now: datetime
) -> int | None:
    """Put what was found anew in the place of what is stored; give the number of the entry.

    Args:
        session: a session of ``writing``.
        report: a stored report.
        resolution: its statements as found now, with their speakers.
        extractor: what found them, with its version; the author of the entry.
        now: when; aware.

    Returns:
        None where nothing is otherwise than it was.

    """
    key = ReportRow.key_of(report)
    change, absent = found_anew(session, report, resolution, now)
    session.execute(update(ReportRow).where(col(ReportRow.key) == key).values(extractor=extractor))
    if not change:
        return None
    return decide(session, REREAD, key, {"machine": change}, extractor, now, absent=absent)


def found_anew(
    session: Session, report: Report, resolution: Resolution, now: datetime
) -> tuple[dict[str, Any], frozenset[str]]:
    """Give the parts that the machine says otherwise now, and the statements that are new.

    What is named, and the new statements, are stored; these count for nothing yet.
    """
    key = ReportRow.key_of(report)
    queries.check_places(report, resolution.statements)
    queries.add_named(session, key, resolution, now)
    _link(session, key, resolution)
    stored = {row.id: row for row in session.scalars(_statements(key))}
    found = {one.id: one for one in resolution.statements}
    corrected, ruled = _corrected(session, stored), _ruled(session, stored)
    touched = {one for one, _ in corrected} | ruled
    new = [one for one in found.values() if _is_new(one, stored, touched, found)]
    queries.add_withdrawn(session, key, new)
    change: dict[str, Any] = {f"{one.id} {fields.WITHDRAWN}": False for one in new}
    for one in found.keys() & stored.keys():
        change |= _parts(found[one], key, corrected)
    for one in stored.keys() - found.keys() - touched:
        change[f"{one} {fields.WITHDRAWN}"] = True
    changed = {
        one: value
        for one, value in sorted(change.items())
        if not _same(session, one, fields.read_machine(session, one), value)
    }
    return changed, frozenset(one.id for one in new)


def correct(
    session: Session,
    report: Report,
    resolution: Resolution | None,
    *,
    withdraw: bool,
    who: str,
    now: datetime,
    note: str = "",
) -> int:
    """Put another date or url to a stored report, or withdraw its statements; give the entry.

    Args:
        session: a session of ``writing``.
        report: as it shall be; outlet and text, which make it this one, as they are.
        resolution: what is found in it with its new date; None where nothing is read anew.
        withdraw: whether to take back all that it says.
        who: who corrects.
        now: when; aware.
        note: why.

    Raises:
        UsageError: if all is withdrawn already.

    """
    key = ReportRow.key_of(report)
    dated = {"published": report.published.isoformat(), "url": report.url}
    change, absent = (
        found_anew(session, report, resolution, now) if resolution else ({}, frozenset())
    )
    gone = _withdrawing(session, key) if withdraw else {}
    if withdraw and not gone:
        raise UsageError(f"nothing of {key} counts any more", hint=f"factdb log --subject {key}")
    after: State = {"fields": gone, "machine": change}
    if resolution:
        after["reports"] = {key: dated}
    return decide(session, "correct", key, after, who, now, note=note, absent=absent)


def _withdrawing(session: Session, key: str) -> dict[str, Any]:
    standing = select(col(StatementRow.id)).where(
        col(StatementRow.report_key) == key, col(StatementRow.withdrawn).is_(False)
    )
    return {
        f"{one} {fields.WITHDRAWN}": {"by": "person", "value": True}
        for one in sorted(session.scalars(standing))
    }


def told(report: str, logged: Mapping[str, Any] | None, *, dry_run: bool) -> dict[str, Any]:
    """Say what became of a report, by the entry of the log: the record of the data contract."""
    before, after = (logged[side] if logged else {} for side in ("before", "after"))
    parts: dict[str, list[str]] = {}
    for name in after.get("machine", {}):
        one, part = fields.split(name)
        parts.setdefault(one, []).append(part)
    stands = {
        one: not after["machine"][f"{one} {fields.WITHDRAWN}"]
        for one, changed in parts.items()
        if fields.WITHDRAWN in changed
    }
    findings = after.get("findings", {})
    return {
        "report": report,
        "reread": None if dry_run or logged is None else logged["id"],
        "added": [one for one, there in stands.items() if there],
        "withdrawn": [one for one, there in stands.items() if not there],
        "changed": [
            {"statement": one, "parts": changed}
            for one, changed in parts.items()
            if one not in stands
        ],
        "new_findings": [
            one for one, new in findings.items() if new and not before["findings"][one]
        ],
        "lapsed_findings": [one for one, new in findings.items() if not new],
    }


def _statements(key: str) -> Any:
    return select(StatementRow).where(col(StatementRow.report_key) == key)


def _corrected(session: Session, ids: Iterable[str]) -> set[tuple[str, str]]:
    """Give the parts that are a person's."""
    query = select(col(CorrectionRow.statement_id), col(CorrectionRow.field)).where(
        col(CorrectionRow.statement_id).in_(sorted(ids))
    )
    return {(row[0], row[1]) for row in session.execute(query)}


def _ruled(session: Session, ids: Iterable[str]) -> set[str]:
    """Give the statements of findings on which somebody ruled."""
    listed = sorted(ids)
    left, right = col(FindingRow.left_id), col(FindingRow.right_id)
    query = select(left, right).where(
        col(FindingRow.ruling) != str(Ruling.OPEN), or_(left.in_(listed), right.in_(listed))
    )
    return {one for row in session.execute(query) for one in row} & set(listed)


def _is_new(
    one: Statement,
    stored: Mapping[str, StatementRow],
    touched: Iterable[str],
    found: Mapping[str, Statement],
) -> bool:
    """Say whether a statement is none that is stored, nor one that a person put elsewhere."""
    kept = (stored[other] for other in touched if other not in found)
    return one.id not in stored and not any(_overlap(one, row) for row in kept)


def _overlap(one: Statement, row: StatementRow) -> bool:
    shared = min(one.end, row.end) - max(one.start, row.start)
    return shared >= _SHARE * min(one.end - one.start, row.end - row.start)


def _parts(one: Statement, key: str, corrected: set[tuple[str, str]]) -> dict[str, Any]:
    """Give what is said of a statement now, but for what rests on words that a person chose."""
    parts = fields.of(one) | {fields.REST: _rest(one, key), fields.WITHDRAWN: False}
    moved = (one.id, fields.SPAN) in corrected
    kept = {name: value for name, value in parts.items() if not (moved and name in _OF_SPAN)}
    return {f"{one.id} {name}": value for name, value in kept.items()}


def _rest(one: Statement, key: str) -> dict[str, Any]:
    cue = one.cue
    return {
        "mention_id": one.mention and MentionRow.id_of(one.mention, key),
        "cue": cue and cue.text,
        "cue_start": cue and cue.start,
        "cue_end": cue and cue.end,
        "via": one.via,
        "continues": one.continues,
        "answers": one.answers,
        "confidence": one.confidence,
        "found_by": one.found_by,
    }


def _same(session: Session, name: str, old: Any, new: Any) -> bool:
    """Say whether a part is as it was; a speaker that was merged is whom it counts as."""
    if fields.split(name)[1] != fields.SPEAKER:
        return bool(old == new)
    return _counted(session, old) == _counted(session, new)


def _counted(session: Session, value: Mapping[str, Any]) -> tuple[Any, ...]:
    ids = [one for one in (value["actor"], *value["with"]) if one]
    query = select(col(ActorRow.id), col(ActorRow.counts_as)).where(col(ActorRow.id).in_(ids))
    means = {row[0]: row[1] for row in session.execute(query)}
    return (*(means.get(one, one) for one in ids), value["doubt"])


def _link(session: Session, key: str, resolution: Resolution) -> None:
    """Say of namings that are stored already whom they mean by now, and why."""
    for link in resolution.links:
        row = session.get(MentionRow, MentionRow.id_of(link.mention, key))
        known = link.actor_id and session.get(ActorRow, link.actor_id)
        if row is not None:
            row.actor_id, row.reason = (link.actor_id if known else None), link.reason
            session.add(row)
    session.flush()
