"""How fast reports go in: with two processes, into a store that is full, in how much memory.

Usage: ``python -m benchmarks.ingest [--quick]``. The reports are those of `benchmarks.generate`.

- Two processes beside one: reports a second by the clock, into a new store each. A busy machine has
  no second core to give: run it where nothing else runs.
- The whole pipeline into a store that holds a million statements (`benchmarks.stores`), beside
  extraction alone, and beside the same into an empty one: words per CPU second.
- Memory of a process that takes reports of one statement in: of its own, without the pages of the
  database that it reads in place, which the system takes back when it likes. At the end beside the
  half, and what it comes to after 100,000 if it goes on growing as between them. What is kept of
  words and names is bounded, and names that were never seen keep coming: at the half all that is
  bounded must be full, which takes 10,000 reports. ``FACTDB_BENCH_REPORTS`` names another number.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import results, stores
from benchmarks.generate import A_REPORT, World
from benchmarks.results import Measured
from factdb import pipeline
from factdb.config import DEFAULT_MODEL, database_url
from factdb.extraction import printings
from factdb.store import bulk
from factdb.store.engine import open_engine
from factdb.types import Receipt, Report

NOW = datetime(2300, 1, 1, tzinfo=UTC)
"""Later than the reports of the largest world: what is of the future is refused."""
SEED = 6
MOST_MB = 700
PROMISED = 100_000
"""Reports over which memory is to be flat."""

_FULL, _QUICK = (1_000_000, 1200, 20_000), (500, 12, 40)
"""Statements in the store, reports that go in, and reports whose memory is watched."""


def measure(quick: bool) -> Iterator[Measured]:
    """Give the three ratios, and the memory."""
    stored, taken, most = _QUICK if quick else _FULL
    watched = most if quick else int(os.environ.get("FACTDB_BENCH_REPORTS", most))
    world = World(stores.SEED, stored)
    new = [world.report(nth + stored)[0] for nth in range(taken)]
    with tempfile.TemporaryDirectory(prefix="factdb-bench-") as folder:
        yield side_by_side(Path(folder), new)
        yield from into_a_full_store(Path(folder), stored, new)
    yield from memory(watched)


def side_by_side(folder: Path, new: Sequence[Report]) -> Measured:
    """Take the same reports in with one process that parses, and with two."""
    lines = folder / "new.jsonl"
    lines.write_text("".join(f"{json.dumps(fields(one))}\n" for one in new), encoding="utf-8")
    rates = {}
    for jobs in (1, 2):
        url = database_url(str(folder / f"jobs{jobs}.db"))
        began = time.perf_counter()
        told = list(pipeline.ingest([str(lines)], url=url, now=NOW, jobs=jobs))
        rates[jobs] = len(new) / (time.perf_counter() - began)
        if not all(isinstance(one, Receipt) for one in told) or len(told) != len(new):
            raise ValueError(f"not all of {len(new)} reports were taken in: {told[0]}")
    what = f"two processes, {len(new):,} reports"
    return Measured("ingest", what, rates[2], "reports/s", rates[1], "one", at_least=1.7)


def into_a_full_store(folder: Path, stored: int, new: Sequence[Report]) -> Iterator[Measured]:
    """Take reports in where many statements are, and where none are; extract the same alone."""
    full = shutil.copy(stores.store(stored).removeprefix("sqlite:///"), folder / "full.db")
    words = sum(len(one.text.split()) for one in new)
    rates = {"extraction alone": words / taken_in(new, None)}
    rates["into an empty store"] = words / taken_in(new, str(folder / "empty.db"))
    rate = words / taken_in(new, str(full))
    what = f"the whole pipeline into a store of {stored:,} statements"
    for beside, other in rates.items():
        yield Measured("ingest", what, rate, "words per CPU second", other, beside, at_least=0.6)


def taken_in(new: Sequence[Report], place: str | None) -> float:
    """Take reports in, or only extract them; give the CPU seconds."""
    printings.forget()
    engine = open_engine(database_url(place)) if place else None
    began = time.process_time()
    for batch in _batches(new):
        for one in pipeline.extractions_of(batch):
            if engine:
                pipeline.store(engine, one, model=DEFAULT_MODEL, now=NOW)
    took = time.process_time() - began
    if engine:
        engine.dispose()
    return took


def memory(count: int) -> Iterator[Measured]:
    """Watch a process of its own that takes reports in."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        told = pool.apply(_watched, (count,))
    half, last = told[len(told) // 2 - 1], told[-1]
    yield Measured("ingest", f"memory after {count:,} reports", last, "MB", at_most=MOST_MB)
    yield Measured("ingest", f"memory after {count:,} reports", last, "MB", half,
                   f"after {count // 2:,}", at_most=1.1)  # fmt: skip
    grown = max(0.0, last - half) / (count / 2)
    yield Measured("ingest", f"memory after {PROMISED:,} reports, if it goes on growing so",
                   last + grown * (PROMISED - count), "MB", at_most=MOST_MB)  # fmt: skip


def _watched(count: int) -> list[float]:
    """Take so many reports in; give the megabytes held after each tenth of them."""
    world = World(SEED, count * A_REPORT)
    held = []
    with tempfile.TemporaryDirectory(prefix="factdb-bench-") as folder:
        engine = open_engine(database_url(str(Path(folder) / "watched.db")))
        for tenth in range(10):
            numbers = range(tenth * count // 10, (tenth + 1) * count // 10)
            for batch in _batches([world.report(nth, 1)[0] for nth in numbers]):
                for one in pipeline.extractions_of(batch):
                    pipeline.store(engine, one, model=DEFAULT_MODEL, now=NOW)
            held.append(_held())
        engine.dispose()
    return held


def _held() -> float:
    """Give the megabytes of this process that are no pages of files."""
    _, _, resident = Path("/proc/self/status").read_text("utf-8").partition("RssAnon:")
    return int(resident.split()[0]) / 1024


def _batches(reports: Sequence[Report]) -> Iterator[Sequence[Report]]:
    for first in range(0, len(reports), pipeline.BATCH):
        yield reports[first : first + pipeline.BATCH]


def lines_of(world: World, count: int) -> Iterator[bulk.Line]:
    """Give so many statements, with the reports they are of, as they are loaded."""
    for report, said in world.reports(count):
        yield "made", report
        yield from (("made", one) for one in said)


def fields(report: Report) -> dict[str, str]:
    """Give a report as a line of JSON lines has it."""
    return {
        "text": report.text,
        "published": report.published.isoformat(),
        "outlet": report.outlet,
        "id": report.external_id,
    }


if __name__ == "__main__":
    results.main(measure, __doc__)
