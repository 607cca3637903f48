"""What looking by meaning costs: ``python -m benchmarks.meaning [--quick]``.

The time of a vector with the real model, for headlines of invented events read one at a time and
for statements read in batches; then tables of 10 thousand to 1 million vectors on SQLite, which
lie in heaps as those of texts do: how long it takes to read them, what they hold in memory, what a
look costs, and how many of the 20 nearest by exact comparison it finds.

Processor time throughout. Memory is what the signs and the numbers of statements take.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import process_time
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks import results
from benchmarks.results import Measured, Skipped
from factdb.errors import UsageError
from factdb.match import vectors
from factdb.store.nearest import Ask, Vectors
from factdb.store.vectors import MOST

SIZES = (10_000, 100_000, 1_000_000)
SEED = 20261127
LOOKS = 40
HEAP = 50
"""So many vectors lie around one middle."""

_WHO = ("The mayor", "A spokesman for the ministry", "The union", "Her lawyer", "The regulator")
_DID = ("said the bridge would close", "denied that the tax would rise", "counted 43 dead",
        "promised new trams by spring", "called the report a lie")  # fmt: skip
_WHEN = ("on Monday", "after the vote", "in a letter to the council", "last year", "to reporters")


def measure(quick: bool) -> Iterator[Measured]:
    """Give the time of a vector, then of a look in tables of growing size."""
    try:
        vectors.require()
    except UsageError as error:
        raise Skipped(str(error)) from error
    yield from model(16 if quick else 96)
    for size in SIZES[:1] if quick else SIZES:
        yield from looks(size)


def model(count: int) -> Iterator[Measured]:
    """Give the milliseconds of a vector."""
    texts = [f"{_WHO[n % 5]} {_DID[n // 5 % 5]} {_WHEN[n // 25 % 5]}, {n}." for n in range(count)]
    before = getrusage(RUSAGE_SELF).ru_maxrss
    vectors.vectors(texts[:1])
    loaded = (getrusage(RUSAGE_SELF).ru_maxrss - before) / 1024
    alone = _taken(lambda: [vectors.vectors([one]) for one in texts]) / count
    batch = _taken(lambda: vectors.vectors(texts)) / count
    yield Measured("meaning", "memory of the model", loaded, "MB")
    yield Measured("meaning", "a vector, one text at a time", 1000 * alone, "ms")
    yield Measured("meaning", "a vector, in batches", 1000 * batch, "ms")


def looks(size: int) -> Iterator[Measured]:
    """Give what a look among so many vectors costs and finds."""
    rng = np.random.default_rng(SEED)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vectors.db"
        kept = _table(path, size, rng)
        with closing(sqlite3.connect(path)) as raw:
            ask, stored = _asking(raw), Vectors()
            asked = [kept[n].tobytes() for n in rng.integers(0, size, LOOKS)]
            read = _taken(lambda: stored.nearest(ask, asked[0], MOST))
            found: list[dict[int, float]] = []
            took = _taken(lambda: found.extend(stored.nearest(ask, one, MOST) for one in asked))
    right = [_right(one, told, kept) for one, told in zip(asked, found, strict=True)]
    of = f"among {size:,}"
    yield Measured("meaning", f"reading all, {of}", read, "s")
    yield Measured("meaning", f"a look, {of}", 1000 * took / LOOKS, "ms")
    yield Measured("meaning", f"found of the {MOST} nearest, {of}", float(np.mean(right)), "share")
    yield Measured("meaning", f"memory, {of}", size * (vectors.SIZE // 8 + 8) / 1e6, "MB")


def _table(path: Path, size: int, rng: np.random.Generator) -> NDArray[np.int8]:
    middles = rng.normal(0, 30, (size // HEAP, vectors.SIZE)).astype(np.float32)
    kept = np.empty((size, vectors.SIZE), np.int8)
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("CREATE TABLE statement_vector (statement_seq INTEGER PRIMARY KEY, "
                    "model VARCHAR NOT NULL, vector BLOB NOT NULL)")  # fmt: skip
        for begin in range(0, size, 10_000):
            rows = middles[rng.integers(0, len(middles), 10_000)]
            rows = rows + rng.normal(0, 22, rows.shape).astype(np.float32)
            kept[begin : begin + 10_000] = np.clip(np.rint(rows), -127, 127)
            told = (
                (begin + n + 1, vectors.MODEL, kept[begin + n].tobytes()) for n in range(10_000)
            )
            raw.executemany("INSERT INTO statement_vector VALUES (?, ?, ?)", told)
    return kept


def _asking(raw: sqlite3.Connection) -> Ask:
    def ask(query: str, given: Mapping[str, Any]) -> Iterator[Any]:
        yield from raw.execute(query, dict(given))

    return ask


def _right(asked: bytes, told: Mapping[int, float], kept: NDArray[np.int8]) -> float:
    row = np.frombuffer(asked, np.int8).astype(np.float32)
    exact = np.concatenate([_cosine(row, part) for part in np.array_split(kept, 20)])
    nearest = np.argpartition(-exact, MOST)[:MOST] + 1
    return float(np.isin(nearest, list(told)).mean())


def _cosine(row: NDArray[np.float32], part: NDArray[np.int8]) -> NDArray[np.float32]:
    many = part.astype(np.float32)
    found: NDArray[np.float32] = (many @ row) / np.linalg.norm(many, axis=1)
    return found


def _taken(work: Callable[[], object]) -> float:
    began = process_time()
    work()
    return process_time() - began


if __name__ == "__main__":
    results.main(measure, __doc__)
