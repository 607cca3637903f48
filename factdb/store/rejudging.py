"""What is judged anew: batches of reports in the order of their arrival, and what becomes of them.

How far a run has come stands in ``meta``, written in the same transaction as its batch: a run that
was cut off goes on where it was. Nothing that a person decided is ever changed or lost.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from factdb.store import stored
from factdb.store.decisions import REJUDGED, decide
from factdb.store.dialect import insert, rows, some, texts
from factdb.store.states import stands
from factdb.store.tables import FindingRow, MatchRow, MetaRow, columns
from factdb.types import Finding, Judgement, Match, Statement

_STATE = "rejudge"

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Run:
    """A run through all reports: by which release, how far, and to the end of what.

    ``after`` is the number of the last report that is done, ``last`` that of the last to do.
    """

    release: str
    after: int
    last: int

    @property
    def done(self) -> bool:
        """Whether nothing is left to do."""
        return self.after >= self.last


@dataclass(frozen=True, slots=True)
class Before:
    """What is known of a batch: its statements by report, their numbers, the pairs judged before.

    ``pairs`` are those whose later-arrived side is in the batch, with the other side whole.
    """

    reports: tuple[tuple[Statement, ...], ...]
    seqs: Mapping[str, int]
    pairs: Mapping[Pair, Statement]
    copies: frozenset[str]
    """Those of the statements that another printing stands for."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What judging a batch came to, in rows."""

    matches: tuple[Mapping[str, Any], ...]
    findings: tuple[Mapping[str, Any], ...]
    pairs: frozenset[Pair]
    """Every pair that was judged before or now: what is stored of them and not above is gone."""


@dataclass(frozen=True, slots=True)
class Changed:
    """How many statements were judged, and what became of findings."""

    statements: int = 0
    new: int = 0
    gone: int = 0
    kept: int = 0
    """Findings that the judge no longer makes, and that stay because a person dealt with them."""


def begin(session: Session, release: str, *, again: bool = False) -> Run:
    """Go on with the run that was cut off, or begin one; within the transaction of `writing`.

    Args:
        session: a session of `writing`.
        release: what judges; a run of another release is not gone on with.
        again: begin anew in any case.

    """
    row = session.get(MetaRow, _STATE)
    kept = Run(**json.loads(row.value)) if row else None
    if kept and kept.release == release and not kept.done and not again:
        return kept
    last = session.scalar(text("SELECT max(seq) FROM report")) or 0
    run = Run(release, 0, last)
    _note(session, run)
    return run


def batches(session: Session, run: Run, size: int) -> list[list[int]]:
    """Give the numbers of the reports that are left to do, in batches."""
    query = text("SELECT seq FROM report WHERE seq > :after AND seq <= :last ORDER BY seq")
    seqs = list(session.scalars(query, {"after": run.after, "last": run.last}))
    return [seqs[first : first + size] for first in range(0, len(seqs), size)]


def reports_of(session: Session, statements: Collection[str]) -> set[int]:
    """Give the numbers of the reports in which statements stand."""
    query = (
        "SELECT r.seq FROM report r JOIN statement s ON s.report_key = r.key WHERE s.id IN {some}"
    )
    return {seq for (seq,) in rows(session, query, statements)}


def before(session: Session, reports: Collection[int]) -> Before:
    """Read a batch, and what is stored of pairs whose later-arrived side is in it."""
    found = rows(
        session,
        "SELECT r.seq, s.seq, s.id, s.copy_of FROM report r "
        "JOIN statement s ON s.report_key = r.key WHERE r.seq IN {some} AND NOT s.withdrawn "
        "ORDER BY r.seq, s.start, s.seq",
        reports,
    )
    values = stored.statements(session, {row[1] for row in found})
    seqs = {one: seq for _, seq, one, _ in found}
    by_report: dict[int, list[Statement]] = {}
    for report, seq, *_ in found:
        by_report.setdefault(report, []).append(values[seq])
    told = tuple(map(tuple, by_report.values()))
    copies = {one: copied for _, _, one, copied in found if copied}
    pairs = _pairs(session, seqs) | _copied(session, copies)
    return Before(told, seqs, pairs, frozenset(copies))


def _pairs(session: Session, seqs: Mapping[str, int]) -> dict[Pair, Statement]:
    """Find stored pairs of which one side is here and the other arrived no later."""
    query = (
        "SELECT {this}_id, {that}_id FROM match WHERE {this}_id IN {some} "
        "UNION SELECT {this}_id, {that}_id FROM finding WHERE {this}_id IN {some} "
        "AND left_id <> right_id"
    )
    met = set()
    for this, that in (("left", "right"), ("right", "left")):
        asked = query.replace("{this}", this).replace("{that}", that)
        met |= {(row[0], row[1]) for row in _twice(session, asked, seqs)}
    others = {other for _, other in met} - set(seqs)
    query = "SELECT seq, id FROM statement WHERE NOT withdrawn AND id IN {some}"
    numbered = {one: seq for seq, one in rows(session, query, others)}
    whole = {one.id: one for one in stored.statements(session, numbered.values()).values()}
    return {
        (here, other): whole[other]
        for here, other in met
        if other in whole and numbered[other] < seqs[here]
    }


def _copied(session: Session, copies: Mapping[str, str]) -> dict[Pair, Statement]:
    """Pair copies with the statements that stand for them."""
    query = "SELECT seq FROM statement WHERE NOT withdrawn AND id IN {some}"
    seqs = [seq for (seq,) in rows(session, query, set(copies.values()))]
    whole = {one.id: one for one in stored.statements(session, seqs).values()}
    return {(one, of): whole[of] for one, of in copies.items() if of in whole}


def _twice(session: Session, query: str, ids: Collection[str]) -> Sequence[Any]:
    """Run a query in which the same ids stand in two places."""
    asked = text(query.replace("{some}", some(session, "text")))
    return session.execute(asked, {"some": texts(session, ids)}).all() if ids else []


def outcome(judged: Iterable[tuple[Match, Judgement]], pairs: Iterable[Pair]) -> Outcome:
    """Lay what was judged out in rows."""
    told = list(judged)
    met = [(match, how) for match, how in told if match.left.id != match.right.id]
    findings = [Finding(one.left, one.right, how) for one, how in told if how.relation.conflict]
    return Outcome(
        tuple(MatchRow.cells(match, how) for match, how in met),
        tuple(columns(FindingRow.of(one)) for one in findings),
        frozenset(_sorted(*pair) for pair in pairs)
        | {_sorted(match.left.id, match.right.id) for match, _ in met},
    )


def store(
    session: Session,
    run: Run,
    seqs: Sequence[int],
    statements: int,
    found: Outcome,
    *,
    now: datetime,
) -> Changed:
    """Put what a batch came to in the place of what was stored, and note how far the run is.

    What no longer follows lapses, and what is said otherwise now is in the log as it was: one can
    still ask what was known on a day before.
    """
    ids = {one for pair in found.pairs for one in pair}
    stored = _stored_findings(session, ids, found.pairs)
    kept_ids = {row["id"] for row in found.findings}
    lost = [one for one in stored if one not in kept_ids]
    touched = _touched(session, lost)
    gone = sorted(set(lost) - touched)
    told = dict.fromkeys([*gone, *_ruled(session, touched)]) | _reworded(session, found.findings)
    if told:
        decide(session, REJUDGED, REJUDGED, {"findings": told}, run.release, now)
    _replace_matches(session, found)
    new = _put_findings(session, found.findings, now)
    _note(session, Run(run.release, seqs[-1], run.last))
    return Changed(statements, new, len(gone), len(touched))


def _stored_findings(session: Session, ids: Collection[str], pairs: Collection[Pair]) -> list[str]:
    query = (
        "SELECT id, left_id, right_id FROM finding WHERE left_id IN {some} "
        "AND id NOT IN (SELECT finding_id FROM lapse)"
    )
    found = rows(session, query, ids)
    return [one for one, left, right in found if _sorted(left, right) in pairs]


def _touched(session: Session, findings: Collection[str]) -> set[str]:
    """Say which findings a person ruled on, was given, or wrote of."""
    ways = (
        "SELECT id FROM finding WHERE ruling <> 'open' AND id IN {some}",
        "SELECT finding_id FROM review WHERE finding_id IN {some}",
        "SELECT finding_id FROM lapse WHERE finding_id IN {some}",
        "SELECT subject FROM log WHERE subject IN {some}",
    )
    return {row[0] for query in ways for row in rows(session, query, findings)}


def _replace_matches(session: Session, found: Outcome) -> None:
    old = [{"left": left, "right": right} for one in found.pairs
           for left, right in (one, one[::-1])]  # fmt: skip
    if old:
        query = "DELETE FROM match WHERE left_id = :left AND right_id = :right"
        session.execute(text(query), old)
    once = {(row["left_id"], row["right_id"]): row for row in found.matches}
    if once:
        session.execute(insert(session, MatchRow).on_conflict_do_nothing(), list(once.values()))


def _ruled(session: Session, findings: Collection[str]) -> list[str]:
    query = (
        "SELECT id FROM finding WHERE ruling <> 'open' AND id IN {some} "
        "AND id NOT IN (SELECT finding_id FROM lapse)"
    )
    return sorted(row[0] for row in rows(session, query, findings))


def _reworded(session: Session, findings: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Give stored findings that are said otherwise now, or follow once more."""
    told = {
        row["id"]: {
            "a": row["left_id"],
            "b": row["right_id"],
            **{name: row[name] for name in ("relation", "score", "reason", "rule")},
            "evidence": json.loads(row["evidence"]),
        }
        for row in findings
    }
    query = "SELECT id FROM finding WHERE id IN {some}"
    there = sorted(row[0] for row in rows(session, query, told))
    now = stands(session, {"findings": there})["findings"]
    return {one: told[one] for one in there if now[one] != told[one]}


def _put_findings(session: Session, findings: Sequence[Mapping[str, Any]], now: datetime) -> int:
    """Store findings that are not there yet; count them."""
    once = {row["id"]: dict(row) for row in findings}
    query = "SELECT id FROM finding WHERE id IN {some}"
    there = {row[0] for row in rows(session, query, once)}
    new = [row | {"recorded_at": now} for one, row in once.items() if one not in there]
    if new:
        session.execute(insert(session, FindingRow).on_conflict_do_nothing(), new)
    return len(new)


def _sorted(one: str, other: str) -> Pair:
    return (one, other) if one <= other else (other, one)


def _note(session: Session, run: Run) -> None:
    told = {"release": run.release, "after": run.after, "last": run.last}
    session.merge(MetaRow(key=_STATE, value=json.dumps(told)))


__all__ = ["Before", "Changed", "Outcome", "Run", "batches", "before", "begin",
           "outcome", "store"]  # fmt: skip
