"""What a person decides about actors and findings: applied, and noted in a log that only grows.

Every entry says who decided what, when, and how things stood before and after; to undo is another
entry. Nothing is deleted: a merged actor counts as the other, a split one takes its words along.
Each function runs within the transaction of `factdb.store.queries.writing`; time is handed in.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlmodel import Session, col

from factdb.actors.keys import key
from factdb.errors import NotFoundError, UsageError
from factdb.store.tables import (
    ActorRow,
    AliasRow,
    FindingRow,
    LogRow,
    ReviewRow,
    StatementRow,
)
from factdb.text.fold import fold
from factdb.types import Actor, ActorKind, short_id

_LISTED = "factdb log lists them"
_SEQ = col(LogRow.seq)

State = dict[str, dict[str, Any]]
"""How a few things stand: of each sort (`_SORTS`), an id and its value."""


def add_alias(session: Session, actor_id: str, name: str, *, who: str, now: datetime) -> int:
    """Teach an actor another name; give the number of the entry.

    Raises:
        NotFoundError: if there is no such actor.
        UsageError: if the name is blank, or one of the actor's already.

    """
    actor = _counting(session, actor_id)
    name = " ".join(name.split())
    if not fold(name):
        raise UsageError("a name needs letters or digits")
    if name in session.scalars(
        select(col(AliasRow.name)).where(col(AliasRow.actor_id) == actor.id)
    ):
        raise UsageError(f"{actor.name} goes by the name {name} already")
    return _decide(session, "alias", actor.id, {"names": {_pair(actor.id, name): True}}, who, now)


def merge(session: Session, actor_id: str, into: str, *, who: str, now: datetime) -> int:
    """Make one actor of two: from now on the first counts as the second; give the entry's number.

    Raises:
        NotFoundError: if there is no such actor.
        UsageError: if they are one already.

    """
    one, other = _counting(session, actor_id), _counting(session, into)
    if one.id == other.id:
        raise UsageError(f"{actor_id} and {into} are one actor already")
    members = session.scalars(select(col(ActorRow.id)).where(col(ActorRow.counts_as) == one.id))
    after = {"counts_as": dict.fromkeys(sorted(members), other.id)}
    return _decide(session, "merge", other.id, after, who, now)


def split(
    session: Session,
    actor_id: str,
    name: str,
    statements: Sequence[str],
    *,
    who: str,
    now: datetime,
    aliases: Sequence[str] = (),
) -> str:
    """Make two actors of one: some of its statements, and names, go to a new one; give its id.

    Raises:
        NotFoundError: if there is no such actor.
        UsageError: if the name is blank, no statement is given, or one is not the actor's.

    """
    actor = _counting(session, actor_id)
    if not fold(name) or not statements:
        raise UsageError("the new actor needs a name and at least one statement")
    name = " ".join(name.split())
    new = _new_actor(session, actor, name)
    after: State = {
        "counts_as": {new: new},
        "speakers": dict.fromkeys(_spoken(session, actor, statements), new),
        "names": {_pair(new, alias): True for alias in (name, *aliases)}
        | {_pair(actor.id, alias): False for alias in aliases},
    }
    _decide(session, "split", actor.id, after, who, now)
    return new


def rule(
    session: Session, finding_id: str, ruling: str, *, who: str, now: datetime, note: str = ""
) -> int:
    """Say what a person thinks of a finding; give the number of the entry.

    Args:
        session: a session of ``writing``.
        finding_id: the whole id of the finding.
        ruling: a word of `factdb.types.Ruling`, or of the desk's own.
        who: who decides.
        now: when; aware.
        note: why.

    Raises:
        NotFoundError: if there is no such finding.

    """
    _hold_to_be_finding(session, finding_id)
    after = {"rulings": {finding_id: str(ruling)}}
    return _decide(session, "rule", finding_id, after, who, now, note=note)


def assign(session: Session, finding_id: str, to: str, *, who: str, now: datetime) -> int:
    """Give a finding to one person to rule on, "" for anybody; give the number of the entry.

    Raises:
        NotFoundError: if there is no such finding.
        UsageError: if it is that person's already.

    """
    _hold_to_be_finding(session, finding_id)
    to = " ".join(to.split())
    if _read_assigned(session, finding_id) == to:
        raise UsageError(f"{finding_id} is assigned to {to or 'nobody'} already")
    return _decide(session, "assign", finding_id, {"assigned": {finding_id: to}}, who, now)


def note(session: Session, finding_id: str, text: str, *, who: str, now: datetime) -> int:
    """Put a note to a finding, ruled or not; give the number of the entry.

    Raises:
        NotFoundError: if there is no such finding.
        UsageError: if the note is blank.

    """
    _hold_to_be_finding(session, finding_id)
    if not text.strip():
        raise UsageError("a note needs words")
    return _decide(session, "note", finding_id, {}, who, now, note=text.strip())


def undo(session: Session, *, who: str, now: datetime, entry: int | None = None) -> int:
    """Take a decision back, the last one that stands if none is named; give the entry's number.

    Raises:
        NotFoundError: if there is none to take back.
        UsageError: if it was taken back already, or a later decision rests on it.

    """
    latest = _latest(session)
    decisions = [seq for seq, taken_back in latest.items() if not taken_back]
    chosen = entry if entry is not None else max(decisions, default=None)
    row = session.get(LogRow, chosen) if chosen is not None else None
    if row is None:
        raise NotFoundError("no decision to take back", hint=_LISTED)
    before, after = json.loads(row.before), json.loads(row.after)
    if (
        row.seq not in latest
        or _stands(session, after) != after
        or _rested_on(session, row.seq, after, latest)
    ):
        raise UsageError(
            f"decision {row.seq} was taken back already, or later ones rest on it", hint=_LISTED
        )
    return _decide(session, "undo", row.subject, before, who, now, undoes=row.seq)


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


def _rested_on(session: Session, seq: int, after: State, latest: Mapping[int, bool]) -> bool:
    """Say whether a later decision that stands is about the same things.

    To compare how they stand is not enough: a colleague may have decided the same once more.
    """
    later = [one for one, taken_back in latest.items() if one > seq and not taken_back]
    states = session.scalars(select(col(LogRow.after)).where(_SEQ.in_(later)))
    return any(
        after.get(sort, {}).keys() & values.keys()
        for state in states
        for sort, values in json.loads(state).items()
    )


def _depth(undoes: Mapping[int, int | None], seq: int) -> int:
    depth, before = 0, undoes[seq]
    while before is not None:
        depth, before = depth + 1, undoes[before]
    return depth


def _decide(
    session: Session,
    what: str,
    subject: str,
    after: State,
    who: str,
    now: datetime,
    *,
    note: str = "",
    undoes: int | None = None,
) -> int:
    """Note how things stand and how they shall, and make them so."""
    entry = LogRow(
        at=now,
        who=who,
        what=what,
        subject=subject,
        before=_json(_stands(session, after)),
        after=_json(after),
        note=note,
        undoes=undoes,
    )
    session.add(entry)
    session.flush()
    for sort, values in after.items():
        for one, value in values.items():
            _SORTS[sort][1](session, one, value)
    for finding_id in after.get("rulings", ()):
        _write_review(session, finding_id, ruled_in=_ruled_in(session, finding_id))
    return entry.seq or 0


def _stands(session: Session, wanted: Mapping[str, Iterable[str]]) -> State:
    """Say how the things that a state is about stand now."""
    return {
        sort: {one: _SORTS[sort][0](session, one) for one in ids} for sort, ids in wanted.items()
    }


def _hold_to_be_finding(session: Session, finding_id: str) -> None:
    if session.get(FindingRow, finding_id) is None:
        raise NotFoundError(f"no finding has the id {finding_id}")


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


def _read_assigned(session: Session, finding_id: str) -> str:
    row = session.get(ReviewRow, finding_id)
    return row.assigned_to if row else ""


def _write_assigned(session: Session, finding_id: str, to: str) -> None:
    _write_review(session, finding_id, assigned_to=to)


def _write_review(session: Session, finding_id: str, **given: Any) -> None:
    row = session.get(ReviewRow, finding_id) or ReviewRow(finding_id=finding_id)
    for name, value in given.items():
        setattr(row, name, value)
    session.add(row)
    session.flush()


def _counting(session: Session, actor_id: str) -> ActorRow:
    """Give the actor that an id counts as."""
    row = session.get(ActorRow, actor_id)
    counting = row and session.get(ActorRow, row.counts_as)
    if counting is None:
        raise NotFoundError(f"no actor has the id {actor_id}")
    return counting


def _new_actor(session: Session, actor: ActorRow, name: str) -> str:
    """Make an actor that counts as the old one until the decision says otherwise."""
    # The number keeps a name apart that was split off, taken back and split off again.
    taken = session.scalar(select(func.count()).select_from(ActorRow)) or 0
    new = Actor(short_id("a", "split", actor.id, key(name), taken), name, ActorKind(actor.kind))
    row = ActorRow.of(new)
    row.counts_as = actor.id
    session.add(row)
    session.flush()
    return new.id


def _spoken(session: Session, actor: ActorRow, statements: Sequence[str]) -> list[str]:
    """Hold statements to be the actor's."""
    members = select(col(ActorRow.id)).where(col(ActorRow.counts_as) == actor.id)
    query = select(col(StatementRow.id)).where(
        col(StatementRow.id).in_(statements), col(StatementRow.speaker_id).in_(members)
    )
    found = sorted(session.scalars(query))
    if strangers := sorted(set(statements) - set(found)):
        raise UsageError(f"not said by {actor.name}: {', '.join(strangers)}")
    return found


def _pair(actor_id: str, name: str) -> str:
    return f"{actor_id} {name}"


def _json(value: State) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _read_name(session: Session, pair: str) -> bool:
    actor_id, _, name = pair.partition(" ")
    query = select(col(AliasRow.seq)).where(
        col(AliasRow.actor_id) == actor_id, col(AliasRow.name) == name
    )
    return session.scalars(query).first() is not None


def _write_name(session: Session, pair: str, there: bool) -> None:
    actor_id, _, name = pair.partition(" ")
    if there == _read_name(session, pair):
        return
    if there:
        row = session.get_one(ActorRow, actor_id)
        session.add(AliasRow.of(row.value(), name))
        session.flush()
        return
    session.execute(
        delete(AliasRow).where(col(AliasRow.actor_id) == actor_id, col(AliasRow.name) == name)
    )


def _column(
    row: type[Any], id_column: Any, name: str
) -> tuple[Callable[[Session, str], Any], Callable[[Session, str, Any], None]]:
    """Give how one column of the row with an id is read and written."""

    def read(session: Session, one: str) -> Any:
        return session.scalar(select(getattr(row, name)).where(id_column == one))

    def write(session: Session, one: str, value: Any) -> None:
        session.execute(update(row).where(id_column == one).values({name: value}))

    return read, write


_SORTS: dict[str, tuple[Callable[[Session, str], Any], Callable[[Session, str, Any], None]]] = {
    "counts_as": _column(ActorRow, col(ActorRow.id), "counts_as"),
    "speakers": _column(StatementRow, col(StatementRow.id), "speaker_id"),
    "rulings": _column(FindingRow, col(FindingRow.id), "ruling"),
    "assigned": (_read_assigned, _write_assigned),
    "names": (_read_name, _write_name),
}
"""Of each sort of thing that is decided about: how it is read, how it is written."""
