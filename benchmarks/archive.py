"""Whether an archive on Spark comes out as on one machine, row for row, and how fast it is loaded.

Usage: ``python -m benchmarks.archive [--quick]``. Reports are pieces of the development data where
it lies beside the project, sentences of some forty words and more, each with the day and the
outlet of its text, texts in an order that the seed gives; where there is none, or not enough of
it, the rest are those of `benchmarks.generate`. The first piece of each text and every twentieth is
printed again, a day later by another paper, with a word in forty changed. All are extracted,
matched and loaded as ``factdb archive`` does, on two threads; then they are taken in one by one by
``factdb ingest``, in the order of publication, into a database that was given the gathered actors.
The rows of all tables are compared. ``FACTDB_BENCH_REPORTS`` names another number of reports.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import chain, islice
from pathlib import Path
from random import Random

from benchmarks import results
from benchmarks.copies import reworded
from benchmarks.data import BESIDE
from benchmarks.generate import A_REPORT, World
from benchmarks.ingest import fields
from benchmarks.results import Measured, Skipped
from factdb import pipeline, read
from factdb.config import DEFAULT_MODEL, database_url
from factdb.errors import ReadError
from factdb.store import dump, queries
from factdb.store.engine import open_engine
from factdb.types import Actor, Receipt, Report

NOW = datetime(2100, 1, 1, tzinfo=UTC)
SEED = 8
WORDS = 40
"""A piece ends with the sentence that brings it to so many."""
_SENTENCE = re.compile(r"(?<=[.?!”\"])\s+(?=[A-Z“\"])|\n+")
_FULL, _QUICK = 20_000, 30
_TWICE = 20
"""One report in so many, at most, is word for word another of its outlet."""

_PRINTED = 20
"""The first of so many pieces of a text is printed again."""

_SETTINGS = {"spark.sql.shuffle.partitions": "8", "spark.default.parallelism": "8"}


def measure(quick: bool) -> Iterator[Measured]:
    """Give how many rows differ, how many there are, and the reports a second of each way."""
    count = _QUICK if quick else int(os.environ.get("FACTDB_BENCH_REPORTS", _FULL))
    needed()
    with tempfile.TemporaryDirectory(prefix="factdb-bench-") as folder:
        source, run = Path(folder) / "reports.jsonl", str(Path(folder) / "run")
        told = written(source, chain(pieces(), generated()), count)
        by_spark, alone = (database_url(str(Path(folder) / f"{name}.db")) for name in "ab")
        spark_took = seconds(lambda: on_spark(str(source), run))
        load_took = seconds(lambda: loaded(run, by_spark))
        alone_took = seconds(lambda: ingested(run, str(source), alone))
        both = [rows(one) for one in (by_spark, alone)]
    apart = sum(((both[0] - both[1]) + (both[1] - both[0])).values())
    pieces_of = sum(not one.external_id.startswith("n") for one in told)
    about = f"{len(told):,} reports, {pieces_of:,} of them pieces of news"
    yield Measured("archive", f"rows that are not those of one machine, {about}", apart, "rows",
                   at_most=0)  # fmt: skip
    for table in ("statement", "match", "finding"):
        found = sum(n for row, n in both[0].items() if row.startswith(f'["{table}"'))
        yield Measured("archive", f"rows of {table}", found, "rows")
    yield Measured("archive", "extracted and matched on Spark", len(told) / spark_took, "reports/s",
                   len(told) / alone_took, "ingest")  # fmt: skip
    yield Measured("archive", "loaded", len(told) / load_took, "reports/s")


def written(source: Path, made: Iterable[Report], count: int) -> list[Report]:
    """Write so many reports, each once and as reading leaves them, in the order of publication."""

    def write(reports: Iterable[Report]) -> None:
        source.write_text("".join(f"{json.dumps(fields(one))}\n" for one in reports), "utf-8")

    write(islice(made, count + count // _TWICE))
    places = (one for one in read.sources([str(source)]) if not isinstance(one, ReadError))
    found = (one for place in places for one in read.read(place, {}))
    once = {one.digest: one for one in found if isinstance(one, Report)}
    told = sorted(islice(once.values(), count), key=lambda one: (one.published, one.digest))
    write(told)
    return told


def needed() -> None:
    """Ask for Spark and Java."""
    try:
        import pyspark
    except ImportError as error:
        raise Skipped("the extra archive is not installed") from error
    if shutil.which("java") is None:
        raise Skipped(f"no Java for PySpark {pyspark.__version__}")


def pieces() -> Iterator[Report]:
    """Give pieces of the development data as reports; none where it is not there."""
    files = sorted((BESIDE / "news").glob("*.jsonl"))
    texts = [line for one in files for line in one.read_text("utf-8").splitlines()]
    Random(SEED).shuffle(texts)
    for nth, record in enumerate(map(json.loads, texts)):
        if record.get("text") and record.get("published"):
            for place, text in enumerate(parted(_SENTENCE.split(record["text"]))):
                day, outlet = when(record["published"]), record.get("outlet") or "Press"
                told = Report(text, day, outlet=outlet, external_id=f"p{nth}-{place}")
                yield told
                if place % _PRINTED == 0:
                    yield reprinted(told)


def reprinted(of: Report) -> Report:
    """Give another printing of a report: a paper has it a day later, some words otherwise."""
    (text,) = reworded([of.text], WORDS, Random(f"{SEED}:{of.external_id}"))
    day = of.published + timedelta(days=1)
    return Report(text, day, outlet="The Courier", external_id=f"{of.external_id}-again")


def parted(sentences: Iterable[str]) -> Iterator[str]:
    """Put sentences together until they have enough words; what is left at the end stays out."""
    held: list[str] = []
    for one in sentences:
        held.append(one)
        if sum(len(each.split()) for each in held) >= WORDS:
            yield " ".join(held).strip()
            held = []


def when(told: str) -> datetime:
    """Read a day or a time; where no zone is told it is UTC."""
    found = datetime.fromisoformat(told)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def generated() -> Iterator[Report]:
    """Give reports without end."""
    world = World(SEED, _FULL * A_REPORT)
    nth = 0
    while True:
        yield world.report(nth)[0]
        nth += 1


def on_spark(source: str, run: str) -> None:
    """Extract and match."""
    from factdb.archive import engine, extracting, judging

    with engine.spark("local[2]", _SETTINGS) as spark:
        stages = engine.Run(spark, run)
        extracting.extract(stages, source, now=NOW, model=DEFAULT_MODEL)
        judging.matched(stages)


def loaded(run: str, url: str) -> None:
    """Load what was matched."""
    from factdb.archive import loading

    engine = open_engine(url)
    for _ in loading.load(engine, run, now=NOW, model=DEFAULT_MODEL):
        pass
    engine.dispose()


def ingested(run: str, source: str, url: str) -> None:
    """Take the reports in one by one, where the gathered actors are known."""
    from factdb.archive import loading
    from factdb.archive.engine import parts_of
    from factdb.archive.plain import value_of
    from factdb.archive.resolving import ACTORS

    engine = open_engine(url)
    for told in parts_of(run, ACTORS, loading.AT_ONCE):
        with queries.writing(engine) as session:
            queries.add_actors(session, [value_of(Actor, row["actor"]) for row in told], NOW)
    engine.dispose()
    for one in pipeline.ingest([source], url=url, now=NOW):
        if not isinstance(one, Receipt):
            raise one


def rows(url: str) -> Counter[str]:
    """Give all rows of a database as text, without the line that counts them."""
    return Counter(line for line in dump.lines(url) if not line.startswith('["end"'))


def seconds(work: Callable[[], object]) -> float:
    """Say how long it takes, by the clock: Spark works in processes of its own."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    results.main(measure, __doc__)
