"""The vectors of stored statements: kept beside them, and made for those that have none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Engine, select, text
from sqlmodel import Session, col

from factdb.match import vectors
from factdb.store import nearest, queries
from factdb.store.dialect import insert
from factdb.store.engine import reading, writing
from factdb.store.nearest import Ask
from factdb.store.tables import StatementRow, VectorRow, columns
from factdb.types import Statement

ALIKE = 0.4
"""From which cosine on a stored statement is put before the judge beside those with its words.

Source: nine in ten true pairs of two reports lie at least so near."""

MOST = 20
"""How many such statements one new statement gets at most."""

BATCH = 256
"""How many statements get their vectors in one transaction."""


class Net:
    """Beside the statements that share words with a new one, those that mean the like."""

    def __init__(self) -> None:
        """Make sure that the extra is there.

        Raises:
            UsageError: if a part of it is missing.

        """
        vectors.require()
        self._stored = nearest.Vectors()

    def vectors(self, statements: Sequence[Statement]) -> dict[str, bytes]:
        """Make the vector of each statement; needs no session, so that no lock waits for it."""
        return vectors.of_statements(statements)

    def widened(
        self,
        session: Session,
        found: Mapping[str, Sequence[Statement]],
        told: Mapping[str, bytes],
    ) -> dict[str, tuple[Statement, ...]]:
        """Give neighbours with at most `MOST` more for each statement, nearest first.

        Args:
            session: a session.
            found: neighbours of new statements, by the id of each.
            told: the vector of each new statement, by its id.

        """
        near = {one: self._near(session, vector) for one, vector in told.items()}
        known = {one: {each.id for each in found.get(one, ())} for one in told}
        wanted = {other for one in told for other in near[one]} - set(told)
        stored = queries.whole(session, wanted)
        more = {
            one: [stored[other] for other in near[one] if other in stored.keys() - known[one]]
            for one in told
        }
        return {one: (*found.get(one, ()), *more.get(one, ())) for one in {*found, *told}}

    def keep(self, session: Session, told: Mapping[str, bytes]) -> None:
        """Store the vectors of stored statements, by their ids; those already there stay."""
        query = select(col(StatementRow.id), col(StatementRow.seq))
        rows = session.execute(query.where(col(StatementRow.id).in_(sorted(told))))
        made = [_row(seq, told[one]) for one, seq in rows if seq is not None]
        if made:
            session.execute(insert(session, VectorRow).on_conflict_do_nothing(), made)

    def _near(self, session: Session, vector: bytes) -> list[str]:
        """Give the ids of what is stored and means the like."""
        found = self._stored.nearest(_asking(session), vector, MOST)
        seqs = [seq for seq, cosine in found.items() if cosine >= ALIKE]
        query = select(col(StatementRow.seq), col(StatementRow.id))
        rows = session.execute(query.where(col(StatementRow.seq).in_(seqs)))
        known = {row.seq: row.id for row in rows}
        return [known[seq] for seq in seqs if seq in known]


def _asking(session: Session) -> Ask:
    """Let a session run the queries."""
    return lambda query, given: session.execute(text(query), dict(given))


def fill(engine: Engine) -> Iterator[tuple[int, int]]:
    """Make the vectors that are missing, a batch for each transaction; give (made, of how many).

    May be stopped at any moment; the next run goes on from there. Vectors of another model are
    made anew.

    Raises:
        UsageError: if a part of the extra is missing.

    """
    vectors.require()
    made = 0
    with reading(engine) as session:
        of = session.execute(text(f"SELECT count(*) {_MISSING}"), _MODEL).scalar_one()
    yield made, of
    while batch := _missing(engine):
        told = vectors.vectors([vectors.passage(said, within) for _, said, within in batch])
        with writing(engine) as session:
            session.execute(
                text("DELETE FROM statement_vector WHERE statement_seq = :seq"),
                [{"seq": seq} for seq, _, _ in batch],
            )
            rows = [_row(seq, vector) for (seq, _, _), vector in zip(batch, told, strict=True)]
            session.execute(insert(session, VectorRow), rows)
        made += len(batch)
        yield made, of


_MODEL = {"model": vectors.MODEL}
_MISSING = """
    FROM statement s
    LEFT JOIN statement_vector v ON v.statement_seq = s.seq AND v.model = :model
    WHERE v.statement_seq IS NULL
"""


def _row(seq: int, vector: bytes) -> dict[str, Any]:
    return columns(VectorRow(statement_seq=seq, model=vectors.MODEL, vector=vector))


def _missing(engine: Engine) -> list[tuple[int, str, str]]:
    query = f"SELECT s.seq, s.text, s.sentence {_MISSING} ORDER BY s.seq LIMIT {BATCH}"
    with reading(engine) as session:
        rows = session.execute(text(query), _MODEL)
        return [(seq, said, within or "") for seq, said, within in rows]
