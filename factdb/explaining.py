"""Say why two stored statements are, or are no finding; decide nothing here.

They are judged anew by the functions of `factdb.pipeline`. What is stored of them is told beside
that, and where nothing is, whether they came before the judge at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from factdb import match, pipeline
from factdb.errors import UsageError
from factdb.records import Record
from factdb.rules import KEPT, account
from factdb.types import Statement

if TYPE_CHECKING:
    from sqlmodel import Session

    from factdb.rules.account import Account
    from factdb.store.lookup import Lookup
    from factdb.store.rejudging import Before


@dataclass(frozen=True, slots=True)
class Encounter:
    """Whether two statements come before the judge together, and why (or why not)."""

    met: bool
    why: str


def explain(url: str, *ids: str, inference: str = "") -> dict[str, Any]:
    """Say why two stored statements are, or are no finding, step by step.

    Judged anew by the same functions as in `ingest`; what is stored stays as it is.

    Args:
        url: the database.
        ids: that of a finding, or those of two statements; perhaps cut short.
        inference: the folder of a model that is asked as well, or "".

    Returns:
        As `factdb.rules.account.record` has it; ``stored`` is the finding as it was stored, or
        None; ``meeting`` says where nothing is stored of two statements whether they come before
        the judge, ``{"met", "why", "rejudge"}``, the last whether ``factdb rejudge`` would store
        what is told here, else None; ``inference`` what the model holds probable and by how much
        that moves the score of a finding, or None.

    Raises:
        UsageError: if the ids are no finding's and not two statements', or there is no such model.
        NotFoundError, AmbiguousError: if an id is nothing's, or that of several.

    """
    from factdb.store import queries
    from factdb.store.engine import open_engine
    from factdb.store.lookup import open_lookup

    with open_lookup(url) as lookup:
        told = [lookup.show(one) for one in ids]
        sides = _sides(told)
        stored = _stored(told, sides)
        beside = _beside(lookup, told[0]) if stored and sides[0] == sides[1] else []
        apart = not stored and sides[0] != sides[1] and not _matched(told[0], sides)
    engine = open_engine(url)
    try:
        with queries.reading(engine) as session:
            found = queries.whole(session, {*sides, *beside})
            met = encounter(session, found[sides[0]], found[sides[1]]) if apart else None
    finally:
        engine.dispose()
    one = match.score(*(found[side] for side in sides))
    judged, vote = _heard(account.account(one, [found[each] for each in beside]), inference)
    return {
        **account.record(judged),
        "stored": stored,
        "meeting": _meeting(met, judged),
        "inference": vote,
    }


def encounter(session: Session, one: Statement, other: Statement) -> Encounter:
    """Say whether two stored statements come before the judge together, as the store is now.

    Within one report by shared keys or as an answer; of two reports the earlier must be among the
    nearest of the one that arrived later.
    """
    from factdb.store import rejudging

    known = rejudging.before(session, rejudging.reports_of(session, (one.id, other.id)))
    for side in (one, other):
        if side.id in known.copies:
            return Encounter(met=False, why=f"another printing was judged in place of {side.id}")
        if side.id not in known.seqs:
            return Encounter(met=False, why=f"{side.id} is withdrawn")
    earlier, later = sorted((one, other), key=lambda side: known.seqs[side.id])
    if one.report == other.report:
        return _within(known, earlier, later)
    return _across(session, known, earlier, later)


def _within(known: Before, one: Statement, other: Statement) -> Encounter:
    """Say whether two statements of one report meet."""
    said = next(some for some in known.reports if any(each.id == one.id for each in some))
    pairs = pipeline.meeting(said, pipeline.keys_of(said, known.copies))
    if any({one.id, other.id} == {left.id, right.id} for left, right in pairs):
        return Encounter(met=True, why="they share keys in one report, or one answers the other")
    why = _few(one, other) or (
        f"{pipeline.NEIGHBOURS} statements of their report that share these keys lie between them"
    )
    return Encounter(met=False, why=why)


def _across(session: Session, known: Before, earlier: Statement, later: Statement) -> Encounter:
    """Say whether the earlier to arrive is among those that the later is held against."""
    from factdb.store import queries

    keys = pipeline.keys_of([later], known.copies)
    near = queries.neighbours(session, keys, pipeline.NEIGHBOURS, known.seqs)
    if earlier.id in {one.id for one in near.get(later.id, ())}:
        return Encounter(met=True, why=f"{earlier.id} is among the nearest of {later.id}")
    why = _few(earlier, later) or (
        f"{earlier.id} is not among the {pipeline.NEIGHBOURS} that share most with {later.id}"
    )
    return Encounter(met=False, why=why)


def _few(one: Statement, other: Statement) -> str:
    """Say that two statements share too few keys; "" where they share enough."""
    shared = sorted(match.keys(one) & match.keys(other))
    if len(shared) >= match.MIN_SHARED:
        return ""
    keys = f"only the key “{shared[0]}”" if shared else "no key"
    return f"they share {keys}, and {match.MIN_SHARED} are needed"


def _meeting(met: Encounter | None, judged: Account) -> Record | None:
    if met is None:
        return None
    return {**asdict(met), "rejudge": met.met and judged.judgement.relation in KEPT}


def _heard(told: Account, inference: str) -> tuple[Account, Record | None]:
    """Ask the model, if one is named; it moves the score of what is in conflict."""
    vote = pipeline.voted(told.match, inference)
    if vote is None:
        return told, None
    if told.judgement.relation.conflict:
        told = replace(told, judgement=pipeline.moved(told.judgement, vote))
    return told, {**pipeline.shares(vote), "moves": round(vote.moves, 3)}


def _sides(told: Sequence[Mapping[str, Any]]) -> tuple[str, str]:
    """Give the ids of both sides of what is asked about."""
    if len(told) == 1 and "reason" in told[0]:
        return told[0]["a"]["id"], told[0]["b"]["id"]
    if len(told) == 2 and all("stance" in one for one in told):
        return told[0]["id"], told[1]["id"]
    raise UsageError("nothing to explain", hint="name a finding, or two statements")


def _stored(told: Sequence[Mapping[str, Any]], sides: tuple[str, str]) -> Record | None:
    """Give the finding that is asked about, or that is stored of the two statements."""
    found = told[0] if len(told) == 1 else _between(told[0]["findings"], sides)
    kept = ("id", "relation", "score", "reason", "ruling")
    return {name: found[name] for name in kept} if found else None


def _between(findings: Sequence[Record], sides: tuple[str, str]) -> Record | None:
    return next((one for one in findings if one["other"] == sides[1]), None)


def _matched(told: Mapping[str, Any], sides: tuple[str, str]) -> bool:
    """Say whether a match of both, no finding, is stored."""
    return any(one["other"] == sides[1] for one in told["matches"])


def _beside(lookup: Lookup, finding: Mapping[str, Any]) -> list[str]:
    """Give the ids of all statements of a finding's report."""
    return [one["id"] for one in lookup.statements(report=finding["a"]["report"])]
