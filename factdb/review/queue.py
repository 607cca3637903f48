"""The queue of findings that wait for a ruling, as one reviewer works through it."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Any, Self

from sqlmodel import Session

from factdb.errors import UsageError
from factdb.review.case import Case, case
from factdb.store import corrections, holds
from factdb.store.engine import open_engine, reading, writing
from factdb.store.lookup import QUEUED, Lookup, open_lookup
from factdb.store.tables import LogRow
from factdb.types import Ruling


@dataclass(frozen=True, slots=True)
class Progress:
    """How far everybody is, in numbers of findings.

    ``ruled`` of ``total`` have a ruling; ``mine`` were ruled in this run; ``skipped`` come back in
    the next; ``held`` lie before others now; ``assigned`` says how many open ones wait for whom.
    """

    ruled: int
    total: int
    mine: int
    skipped: int
    held: int
    assigned: Counter[str]


class Queue:
    """The findings that one person rules on, one after the other. Every ruling is stored at once.

    What is before a reviewer is held: no other run of the queue on the same database gets it,
    until it is ruled, skipped or let go, or nothing was heard for `factdb.store.holds.HELD`.
    Use it as a context manager, or call `close`. Time is handed in, and always aware.

    Args:
        url: as `factdb.config.database_url` gives it.
        reviewer: who rules, as the log shows it.
        filters: relation, who (a speaker) and min_score, as
            `factdb.store.lookup.Lookup.findings` takes them; None for any.

    Attributes:
        case: the finding that lies before the reviewer; None before the first and after the last.

    Raises:
        StoreError: if the database cannot be used.
        UsageError: if the name is blank.
        NotFoundError, AmbiguousError: if the speaker is nobody, or several.

    """

    def __init__(self, url: str, reviewer: str, **filters: Any) -> None:
        if not reviewer.strip():
            raise UsageError("a reviewer needs a name")
        self.reviewer = reviewer.strip()
        self.case: Case | None = None
        self._url = url
        self._filters = filters
        self._desk = secrets.token_hex(8)
        self._skipped: set[str] = set()
        self._entries: list[int] = []
        self._ruled: set[str] = set()
        # A look finds out that there is nothing to review; the engine would make an empty file.
        with self._lookup() as lookup:
            lookup.tally(filters)
        self._engine = open_engine(url)

    def next(self, now: datetime) -> Case | None:
        """Put the next finding that is free before the reviewer; let go of the one before.

        Gives None where none is left but what was skipped, is held by others or assigned to them.
        """
        with self._lookup() as lookup:
            return self._show(lookup, self._take(lookup, now))

    def keep(self, now: datetime) -> bool:
        """Say that the reviewer is still there; give whether the finding still is theirs."""
        if self.case is None:
            return False
        with writing(self._engine) as session:
            return self._held(session, self.case.id, now)

    def rule(self, ruling: Ruling | str, now: datetime, note: str = "") -> None:
        """Rule on what lies before the reviewer, who has nothing before them then.

        Raises:
            UsageError: if that is nothing, or somebody else has it or ruled on it meanwhile.

        """
        before = self._before()

        def decide(session: Session) -> int:
            return corrections.rule(
                session, before.id, ruling, who=self.reviewer, now=now, note=note.strip()
            )

        self._decide(decide, now)
        self._ruled.add(before.id)
        self._leave()

    def note(self, text: str, now: datetime) -> Case:
        """Put a note to what lies before the reviewer, where it stays.

        Raises:
            UsageError: as `rule`; also if the note is blank.

        """
        one = self._before().id
        self._decide(
            lambda session: corrections.note(session, one, text, who=self.reviewer, now=now), now
        )
        return self._again(one)

    def assign(self, to: str, now: datetime) -> None:
        """Give what lies before the reviewer to a colleague, or back to anybody with "".

        Raises:
            UsageError: as `rule`; also if it is that person's already.

        """
        one = self._before().id
        self._decide(
            lambda session: corrections.assign(session, one, to, who=self.reviewer, now=now), now
        )
        self._leave()

    def skip(self, now: datetime) -> Case | None:
        """Leave what lies before the reviewer for another run, or for others; give the next."""
        if self.case is not None:
            self._skipped.add(self.case.id)
        return self.next(now)

    def undo(self, now: datetime) -> Case | None:
        """Take the last decision back, and put its finding before the reviewer again.

        It is the last of this run that stands, else the last of a person of this name. Gives None
        where the finding lies before somebody else.

        Raises:
            NotFoundError: if there is nothing to take back.
            UsageError: if a later decision rests on it.

        """
        with writing(self._engine) as session:
            # A refused one is not asked for again.
            last = (
                self._entries.pop()
                if self._entries
                else corrections.last_of(session, self.reviewer)
            )
            entry = corrections.undo(session, who=self.reviewer, now=now, entry=last or 0)
            taken_back = session.get_one(LogRow, entry).subject
            self._ruled.discard(taken_back)
            self._skipped.discard(taken_back)
            held = self._held(session, taken_back, now)
        if not held:
            return self.next(now)
        return self._again(taken_back)

    def progress(self, now: datetime) -> Progress:
        """Say how far everybody is."""
        with self._lookup() as lookup:
            counts = lookup.tally(self._filters)
        with reading(self._engine) as session:
            held = holds.others(session, self._desk, now)
        waiting = Counter[str]()
        for one in counts:
            if not one["ruled"] and one["assigned_to"]:
                waiting[one["assigned_to"]] += one["n"]
        return Progress(
            ruled=sum(one["n"] for one in counts if one["ruled"]),
            total=sum(one["n"] for one in counts),
            mine=len(self._ruled),
            skipped=len(self._skipped),
            held=held,
            assigned=waiting,
        )

    def close(self) -> None:
        """Let go of what lies before the reviewer, and of the database."""
        try:
            self._leave()
        finally:
            self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _lookup(self) -> Lookup:
        return open_lookup(self._url)

    def _take(self, lookup: Lookup, now: datetime) -> str | None:
        """Hold the first free finding, looking through the queue a screenful at a time."""
        for wanted in self._waiting(lookup):
            with writing(self._engine) as session:
                taken = holds.take(session, wanted, who=self.reviewer, desk=self._desk, now=now)
            if taken is not None:
                return taken
        self._leave()
        return None

    def _waiting(self, lookup: Lookup) -> Iterator[list[str]]:
        after = 0
        while found := lookup.queue(self.reviewer, self._filters, after=after):
            yield [one for one in found if one not in self._skipped]
            after += QUEUED

    def _decide(self, decide: Callable[[Session], int], now: datetime) -> None:
        """Store one decision, unless somebody else was faster."""
        one = self._before().id
        with writing(self._engine) as session:
            if not self._held(session, one, now):
                raise UsageError(_lost(session, one, now), hint="the next pair is yours")
            entry = decide(session)
        self._entries.append(entry)

    def _held(self, session: Session, finding_id: str, now: datetime) -> bool:
        taken = holds.take(session, [finding_id], who=self.reviewer, desk=self._desk, now=now)
        return taken == finding_id

    def _before(self) -> Case:
        if self.case is None:
            raise UsageError("nothing lies before you")
        return self.case

    def _again(self, finding_id: str) -> Case:
        with self._lookup() as lookup:
            self.case = case(lookup, finding_id)
        return self.case

    def _show(self, lookup: Lookup, taken: str | None) -> Case | None:
        self.case = case(lookup, taken) if taken else None
        return self.case

    def _leave(self) -> None:
        self.case = None
        with writing(self._engine) as session:
            holds.let_go(session, self._desk)


def _lost(session: Session, finding_id: str, now: datetime) -> str:
    """Say who was faster."""
    if holder := holds.holder(session, finding_id, now):
        return f"{finding_id} lies before {holder} now"
    return f"somebody ruled on {finding_id} meanwhile"
