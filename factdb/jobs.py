"""Extraction in batches: in this process, or in several beside it that know no database.

A batch goes through the parser in one go. Its answers come in the order in which the batches were
given, so that whoever stores them does the same whatever the number of processes.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from threading import Thread
from types import TracebackType
from typing import Self, TypeVar

from factdb.types import Extraction, Report

AHEAD = 3
"""How many batches wait for each process: it is never idle, and memory is bounded."""

Tag = TypeVar("Tag")
Work = Callable[[Sequence[Report]], list[Extraction]]
Answers = list[Extraction | None]


def extracted(
    batches: Iterable[tuple[Tag, Sequence[Report]]], work: Work, jobs: int = 1
) -> Iterator[tuple[Tag, Answers]]:
    """Do the work on each batch, and give its answers with what the caller calls it.

    Args:
        batches: taken as they are needed, at most `AHEAD` for each process before their turn.
        work: from reports to as many extractions; importable by its name where ``jobs`` is more
            than one.
        jobs: how many processes; with one, the work is done here.

    Returns:
        The answers, None in the place of a report under which a process died.

    """
    if jobs == 1:
        for tag, reports in batches:
            yield tag, [*work(reports)] if reports else []
        return
    with _Crew(work, jobs) as crew:
        waiting: deque[tuple[Tag, _Asked]] = deque()
        for tag, reports in batches:
            waiting.append((tag, crew.ask(reports)))
            if len(waiting) >= AHEAD * jobs:
                first, asked = waiting.popleft()
                yield first, crew.answer(asked)
        for tag, asked in waiting:
            yield tag, crew.answer(asked)


_Asked = tuple[Sequence[Report], "Future[list[Extraction]] | None"]


class _Crew:
    """Processes that extract; where one dies, new ones do what was left, report by report."""

    def __init__(self, work: Work, jobs: int) -> None:
        self.work = work
        self.jobs = jobs
        self.pool = self._hired()

    def _hired(self) -> ProcessPoolExecutor:
        # A copy of a process that has threads, as `fork` makes, may wait for ever.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self.jobs, mp_context=context, initializer=_begin)

    def ask(self, reports: Sequence[Report]) -> _Asked:
        """Give a batch to whoever is free; None where all have died since the last answer."""
        try:
            return reports, self.pool.submit(self.work, reports) if reports else None
        except BrokenProcessPool:
            return reports, None

    def answer(self, asked: _Asked) -> Answers:
        """Wait for the answers to a batch."""
        reports, future = asked
        try:
            if future is not None:
                return list(future.result())
        except BrokenProcessPool:
            pass
        return [self._alone(one) for one in reports]

    def _alone(self, report: Report) -> Extraction | None:
        """Extract one report; None if the process dies under it twice."""
        for _ in range(2):
            try:
                (found,) = self.pool.submit(self.work, [report]).result()
            except BrokenProcessPool:
                self.pool.shutdown()
                self.pool = self._hired()
            else:
                return found
        return None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """Leave an interrupt to the process that stores, and end when that one is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_the_parent, daemon=True).start()


def _end_with_the_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
