"""Judge a large store anew, or samples of it: ``python -m benchmarks.rejudge [--quick]``.

Usage: ``python -m benchmarks.rejudge [--quick] [--json FILE]``

`factdb rejudge` takes reports in the order of their arrival, each against what had arrived before.
In a copy of a store of generated statements (`benchmarks.stores`) it is run from several places on,
spread over the whole, a few hundred reports each; the whole takes as long per statement as these do
on average. Times are those of the processor, so that two cores take half as long.
``FACTDB_BENCH_SIZES`` names other sizes, with commas; ``FACTDB_BENCH_WHOLE`` set to anything runs
all of it: that takes an hour and more, and goes on where it was if it is stopped. What it has
spent stands beside its copy of the store after each batch; both are deleted at the end.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from sqlalchemy import text

from benchmarks import results, stores
from benchmarks.results import Measured
from factdb import pipeline
from factdb.config import DEFAULT_MODEL, database_url
from factdb.store import queries
from factdb.store.engine import open_engine

SIZES = "1000000"
QUICK = "1000"
PLACES = 5
REPORTS = 200
"""How many reports are judged from each place on."""

CORES, HOURS = 2, 1
_NOW = datetime(2026, 6, 1, tzinfo=UTC)


def measure(quick: bool) -> Iterator[Measured]:
    """Judge samples of stores of all sizes."""
    named = QUICK if quick else os.environ.get("FACTDB_BENCH_SIZES", SIZES)
    for size in map(int, named.split(",")):
        spent, judged = _whole(size) if os.environ.get("FACTDB_BENCH_WHOLE") else _sampled(size)
        each = 1000 * spent / judged
        yield Measured("rejudge", f"{size:,} statements, {judged:,} of them judged, one", each,
                       "CPU ms", at_most=3600 * 1000 * HOURS * CORES / 1_000_000)  # fmt: skip
        hours = each * size / 3_600_000 / CORES
        yield Measured("rejudge", f"{size:,} statements at this rate, on {CORES} cores", hours,
                       "hours", at_most=HOURS * max(1.0, size / 1_000_000))  # fmt: skip


def _sampled(size: int) -> tuple[float, int]:
    """Give the seconds that samples took, and how many statements they have."""
    with TemporaryDirectory(dir=stores.folder()) as folder:
        url = _copied(size, Path(folder) / "copy.db")
        engine = open_engine(url)
        with engine.connect() as connection:
            last = connection.execute(text("SELECT max(seq) FROM report")).scalar_one()
        engine.dispose()
        apart = last // PLACES
        few = min(REPORTS, apart)
        begins = (apart * nth + (apart - few) // 2 for nth in range(PLACES))
        samples = [_judged(url, begin, begin + few) for begin in begins]
    return sum(spent for spent, _ in samples), sum(judged for _, judged in samples)


def _whole(size: int) -> tuple[float, int]:
    """Give the seconds that all of it took, and how many statements there are."""
    place = stores.folder() / f"rejudging-{size}.db"
    note = place.with_suffix(".json")
    url = database_url(str(place)) if place.is_file() else _copied(size, place)
    spent, judged = json.loads(note.read_text("utf-8")) if note.is_file() else (0.0, 0)
    began = process_time()
    for one in pipeline.rejudge(url, now=_NOW):
        judged += one.statements
        note.write_text(json.dumps([spent + process_time() - began, judged]), "utf-8")
    for gone in (note, *place.parent.glob(f"{place.name}*")):
        gone.unlink(missing_ok=True)
    return spent + process_time() - began, judged


def _copied(size: int, to: Path) -> str:
    """Copy a store; what is cut off is no copy."""
    making = to.with_suffix(".making")
    shutil.copyfile(stores.store(size).removeprefix("sqlite:///"), making)
    making.rename(to)
    return database_url(str(to))


def _judged(url: str, after: int, last: int) -> tuple[float, int]:
    """Judge the reports of these numbers, as a run does that was cut off there."""
    told = {"release": pipeline.extractor(DEFAULT_MODEL), "after": after, "last": last}
    engine = open_engine(url)
    with queries.writing(engine) as session:
        session.execute(text("DELETE FROM meta WHERE key = 'rejudge'"))
        query = text("INSERT INTO meta (key, value) VALUES ('rejudge', :value)")
        session.execute(query, {"value": json.dumps(told)})
    engine.dispose()
    began = process_time()
    judged = sum(one.statements for one in pipeline.rejudge(url, now=_NOW))
    return process_time() - began, judged


if __name__ == "__main__":
    results.main(measure, __doc__)
