"""The log of what people decide: each decision applied, noted for good, and taken back.

Every entry says who decided what, when, and how things stood before and after; to undo is another
entry. Nothing is deleted. Each function runs within the transaction of
`factdb.store.engine.writing`; time is handed in.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from factdb.errors import NotFoundError, UsageError
from factdb.store import consequences, states
from factdb.store.parts import WITHDRAWN
from factdb.store.states import Change, State
from factdb.store.tables import LogRow, moment

REREAD = "reextract"
"""What an entry is called that no person made, but a newer extractor."""

REJUDGED = "rejudge"
"""What an entry is called that no person made, but the judge of a newer release."""

_LISTED = "factdb log lists them"
_SEQ = col(LogRow.seq)


def decide(
    session: Session,
    what: str,
    subject: str,
    after: State,
    who: str,
    now: datetime,
    *,
    note: str = "",
    undoes: int | None = None,
    met: frozenset[str] = frozenset(),
    absent: frozenset[str] = frozenset(),
) -> int:
    """Note how things stand and how they shall, make them so, and judge anew what follows.

    Args:
        session: a session of ``writing``.
        what: what kind of decision it is, in a word.
        subject: the id of what it is about.
        after: how things shall stand.
        who: who decides.
        now: when; aware.
        note: why.
        undoes: the entry that it takes back.
        met: statements that the changed ones met once, to be judged against.
        absent: statements that were not there before.

    """
    after = after | _following(session, after, now, met)
    after = {sort: values for sort, values in after.items() if values}
    entry = LogRow(
        at=now,
        who=who,
        what=what,
        subject=subject,
        before=_json(_before(session, after, absent)),
        after=_json(after),
        note=note,
        undoes=undoes,
    )
    session.add(entry)
    session.flush()
    number = entry.seq or 0
    states.write(session, after, Change(number, now))
    consequences.enter_keys(session, consequences.changed(session, after))
    for finding_id in after.get("rulings", ()):
        states.write_review(session, finding_id, ruled_in=_ruled_in(session, finding_id))
    return number


def undo(session: Session, *, who: str, now: datetime, entry: int | None = None) -> int:
    """Take a decision back, the last one that stands if none is named; give the entry's number.

    Raises:
        NotFoundError: if there is none to take back.
        UsageError: if it was taken back already, or a later decision rests on it.

    """
    latest = _latest(session)
    chosen = entry if entry is not None else _last(session, latest)
    row = session.get(LogRow, chosen) if chosen is not None else None
    if row is None:
        raise NotFoundError("no decision to take back", hint=_LISTED)
    before, after = json.loads(row.before), states.decided(json.loads(row.after))
    if row.what == REJUDGED:
        raise UsageError(f"{row.seq} is no decision", hint="factdb rejudge judges once more")
    if reason := _refused(session, row.seq or 0, after, latest):
        raise UsageError(f"decision {row.seq} {reason}", hint=_LISTED)
    return decide(
        session,
        "undo",
        row.subject,
        states.decided(before),
        who,
        now,
        undoes=row.seq,
        met=consequences.partners(before),
    )


def entry(session: Session, number: int) -> dict[str, Any]:
    """Give an entry of the log as a look-up does."""
    row = session.get_one(LogRow, number)
    return {
        "id": row.seq,
        "at": moment(row.at),
        "who": row.who,
        "what": row.what,
        "subject": row.subject,
        "before": json.loads(row.before),
        "after": json.loads(row.after),
        "note": row.note,
        "undoes": row.undoes,
    }


def _last(session: Session, latest: Mapping[int, bool]) -> int | None:
    """Give the last decision of a person that stands."""
    standing = [seq for seq, taken_back in latest.items() if not taken_back]
    query = select(_SEQ).where(_SEQ.in_(standing), col(LogRow.what).not_in([REREAD, REJUDGED]))
    return session.scalar(query.order_by(_SEQ.desc()).limit(1))


def _refused(session: Session, seq: int, after: State, latest: Mapping[int, bool]) -> str:
    """Say why a decision cannot be taken back; "" if it can."""
    if seq not in latest:
        return "was taken back already"
    if rest := _resting(session, seq, after, latest):
        return f"cannot be taken back, later ones rest on it: {', '.join(map(str, rest))}"
    if not states.alike(states.stands(session, after), after):
        return "cannot be taken back: what it made so is otherwise since"
    return ""


def _latest(session: Session) -> dict[int, bool]:
    """Give the entries that no other undoes, and of each whether it took a decision back.

    An entry that undoes one that undoes a decision takes it up again, and so on.
    """
    undoes = {row.seq: row.undoes for row in session.execute(select(_SEQ, col(LogRow.undoes)))}
    ends = undoes.keys() - set(undoes.values())
    return {seq: _depth(undoes, seq) % 2 == 1 for seq in ends}


def last_of(session: Session, who: str) -> int | None:
    """Give the last decision of a person about findings that stands; None if there is none."""
    standing = [seq for seq, taken_back in _latest(session).items() if not taken_back]
    query = select(_SEQ).where(
        _SEQ.in_(standing), col(LogRow.who) == who, col(LogRow.subject).startswith("f-")
    )
    return session.scalar(query.order_by(_SEQ.desc()).limit(1))


def _resting(session: Session, seq: int, after: State, latest: Mapping[int, bool]) -> list[int]:
    """Give the later decisions that stand and are about the same things.

    To compare how they stand is not enough: a colleague may have decided the same once more.
    """
    later = [one for one, taken_back in latest.items() if one > seq and not taken_back]
    rows = session.execute(select(_SEQ, col(LogRow.after)).where(_SEQ.in_(later)).order_by(_SEQ))
    return [row.seq for row in rows if _share(after, states.decided(json.loads(row.after)))]


def _share(one: State, other: State) -> bool:
    return any(one.get(sort, {}).keys() & values.keys() for sort, values in other.items())


def _depth(undoes: Mapping[int, int | None], seq: int) -> int:
    depth, before = 0, undoes[seq]
    while before is not None:
        depth, before = depth + 1, undoes[before]
    return depth


def _before(session: Session, after: State, absent: frozenset[str]) -> State:
    """Say how things stand; None of what is only there from now on."""
    before = states.stands(session, after)
    for one in absent:
        before["machine"][f"{one} {WITHDRAWN}"] = None
    return before


def _following(session: Session, after: State, now: datetime, met: frozenset[str]) -> State:
    """Try a state, see what follows from it, and leave all as it was."""
    ids = consequences.changed(session, after)
    if not ids:
        return {}
    trial = session.begin_nested()
    try:
        states.write(session, after, Change(None, now))
        return consequences.following(session, ids, met)
    finally:
        trial.rollback()
        session.expire_all()


def _ruled_in(session: Session, finding_id: str) -> int | None:
    """Give the entry whose ruling stands: what is taken back gives way to what stood before it."""
    query = select(_SEQ, col(LogRow.undoes), col(LogRow.after)).where(
        col(LogRow.subject) == finding_id
    )
    stands: int | None = None
    stood: dict[int, int | None] = {}
    for row in session.execute(query.order_by(_SEQ)):
        if "rulings" in json.loads(row.after):
            stood[row.seq] = stands
            stands = row.seq if row.undoes is None else stood[row.undoes]
    return stands


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
