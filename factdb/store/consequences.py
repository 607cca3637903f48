"""What follows from what stands: keys, matches and findings of statements that changed.

The same judge as when reports are taken in, asked once more about the statements and all that
they may meet. Runs within the transaction of `writing`.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import or_, select
from sqlmodel import Session, col

from factdb import match, rules
from factdb.store import queries
from factdb.store.states import State, stands
from factdb.store.tables import FindingRow, LapseRow, MatchRow, StatementRow
from factdb.types import Finding, Judgement, Match, Statement

Judged = tuple[Match, Judgement]

MOST = 50
"""How many stored statements that share keys with one that changed it is judged against."""


def changed(session: Session, state: State) -> frozenset[str]:
    """Name the statements whose meaning a state may change: of a report, all."""
    named = {one.partition(" ")[0] for sort in ("fields", "machine") for one in state.get(sort, ())}
    printed = _in_reports(session, state.get("reports", {}).keys())
    return frozenset(named | state.get("speakers", {}).keys() | set(printed))


def partners(state: State) -> frozenset[str]:
    """Name the statements that are in matches and findings of a state."""
    met = {one for pair in state.get("matches", ()) for one in pair.split()}
    found = [value for value in state.get("findings", {}).values() if value]
    return frozenset(met | {value[side] for value in found for side in "ab"})


def following(session: Session, ids: Collection[str], also: Collection[str] = ()) -> State:
    """Say how matches and findings of statements shall stand, where they stand otherwise now.

    Args:
        session: a session of ``writing`` in which the statements stand as they shall.
        ids: those that changed; their keys are brought up to date.
        also: others that they may meet, besides those that share keys.

    """
    keys = enter_keys(session, ids)
    beside = _standing(session, _in_reports(session, _reports(session, ids)))
    mine = {one: beside[one] for one in sorted(keys)}
    others = _others(session, mine, keys, also)
    judged = [
        (met, judgement)
        for one, other in _pairs(mine, {**beside, **others}, others)
        if (judgement := rules.judge(met := match.score(one, other))).relation in rules.KEPT
    ]
    doubted = list(_doubted(beside))
    wanted = _wanted(judged, doubted)
    now = _now(session, ids, beside)
    return {
        sort: {one: wanted[sort].get(one) for one in sorted({*now[sort], *wanted[sort]})
               if wanted[sort].get(one) != now[sort].get(one)}
        for sort in ("matches", "findings")
    }  # fmt: skip


def enter_keys(session: Session, ids: Collection[str]) -> dict[str, frozenset[str]]:
    """Bring the keys of statements up to date; give those of each that is not withdrawn."""
    session.expire_all()
    standing = _standing(session, ids)
    keys = {one: match.keys(statement) for one, statement in standing.items()}
    if ids:
        queries.rekey(session, {one: keys.get(one, frozenset()) for one in ids})
    return keys


def _reports(session: Session, ids: Collection[str]) -> list[str]:
    query = select(col(StatementRow.report_key)).where(col(StatementRow.id).in_(sorted(ids)))
    return sorted(set(session.scalars(query)))


def _in_reports(session: Session, reports: Collection[str]) -> list[str]:
    query = select(col(StatementRow.id)).where(col(StatementRow.report_key).in_(reports))
    return list(session.scalars(query))


def _standing(session: Session, ids: Collection[str]) -> dict[str, Statement]:
    """Give statements, without those that were withdrawn."""
    query = select(col(StatementRow.id)).where(
        col(StatementRow.id).in_(sorted(ids)), col(StatementRow.withdrawn).is_(False)
    )
    return queries.whole(session, set(session.scalars(query)))


def _others(
    session: Session,
    mine: Mapping[str, Statement],
    keys: Mapping[str, Collection[str]],
    also: Collection[str],
) -> dict[str, dict[str, Statement]]:
    """Give for each statement those that it may meet: by keys, by what was known, by answers."""
    near = queries.neighbours(session, keys, limit=MOST)
    known = _known(session, mine, also)
    whole = _standing(session, {other for found in known.values() for other in found})
    return {
        one: {other.id: other for other in near.get(one, ())}
        | {other: whole[other] for other in known[one] if other in whole}
        for one in mine
    }


def _known(
    session: Session, mine: Mapping[str, Statement], also: Collection[str]
) -> dict[str, set[str]]:
    found = {one: {*also} - {one} for one in mine}
    for kind in (MatchRow, FindingRow):
        for left, right in _meeting(session, kind, mine):
            for one, other in ((left, right), (right, left)):
                if one in found and one != other:
                    found[one].add(other)
    return found


def _meeting(
    session: Session, kind: type[MatchRow] | type[FindingRow], ids: Collection[str]
) -> Iterator[tuple[str, str]]:
    left, right = col(kind.left_id), col(kind.right_id)
    listed = sorted(ids)
    query = select(left, right).where(or_(left.in_(listed), right.in_(listed)))
    yield from ((row[0], row[1]) for row in session.execute(query))


def _pairs(
    mine: Mapping[str, Statement],
    known: Mapping[str, Any],
    others: Mapping[str, Mapping[str, Statement]],
) -> Iterator[tuple[Statement, Statement]]:
    """Give every pair to judge, once."""
    seen: set[frozenset[str]] = set()
    for one, statement in mine.items():
        answering = (
            other
            for other in known.values()
            if isinstance(other, Statement)
            and (other.answers == one or statement.answers == other.id)
        )
        for other in (*others[one].values(), *answering):
            both = frozenset({one, other.id})
            if len(both) == 2 and both not in seen:
                seen.add(both)
                yield statement, mine.get(other.id, other)


def _doubted(beside: Mapping[str, Statement]) -> Iterator[Judged]:
    """Doubt what each report alone makes doubtful."""
    by_report: dict[str, list[Statement]] = {}
    for one in beside.values():
        by_report.setdefault(one.report, []).append(one)
    for said in by_report.values():
        told = sorted(said, key=lambda one: one.start)
        for one in told:
            yield from ((Match(one, one, 1.0), doubt) for doubt in rules.doubts(one, told))


def _wanted(judged: Sequence[Judged], doubted: Sequence[Judged]) -> State:
    found = [one for one in (*judged, *doubted) if one[1].relation.conflict]
    return {
        "matches": {
            f"{met.left.id} {met.right.id}": {
                "likeness": met.likeness,
                "shared": list(met.shared),
                **_told(judgement),
            }
            for met, judgement in judged
        },
        "findings": {
            Finding(met.left, met.right, judgement).id: {
                "a": met.left.id,
                "b": met.right.id,
                **_told(judgement),
            }
            for met, judgement in found
        },
    }


def _told(judgement: Judgement) -> dict[str, Any]:
    return {
        "relation": str(judgement.relation),
        "score": judgement.score,
        "reason": judgement.reason,
        "rule": judgement.rule,
        "evidence": json.loads(json.dumps(judgement.evidence)),
    }


def _now(session: Session, ids: Collection[str], beside: Mapping[str, Statement]) -> State:
    """Say how matches and findings stand that may have to go, or are judged anew."""
    matches = (f"{left} {right}" for left, right in _meeting(session, MatchRow, ids))
    return stands(
        session, {"matches": sorted(set(matches)), "findings": _findings(session, ids, beside)}
    )


def _findings(session: Session, ids: Collection[str], beside: Iterable[str]) -> list[str]:
    """Name the findings of statements, and the doubts about any of their reports."""
    left, right = col(FindingRow.left_id), col(FindingRow.right_id)
    mine, near = sorted(ids), sorted(beside)
    query = select(col(FindingRow.id)).where(
        or_(left.in_(mine), right.in_(mine), (left == right) & left.in_(near)),
        col(FindingRow.id).not_in(select(col(LapseRow.finding_id))),
    )
    return sorted(session.scalars(query))
