"""What an archive of 100 million reports costs on paper: ``python -m benchmarks.paper [--quick]``.

The stages of `factdb.archive` are plain functions of rows: each is run here without Spark over some
reports of news (`benchmarks.speed`), which gives CPU milliseconds and bytes for each. Times 100
million that is core hours and terabytes. A statement is reckoned to meet as many as are judged at
most, `pipeline.NEIGHBOURS`; the pairs that are judged here are of the sample, each statement with
those after it.
"""

from __future__ import annotations

import json
import time
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from benchmarks import results
from benchmarks.results import Measured
from benchmarks.speed import reports
from factdb import pipeline
from factdb.archive import extracting, judging, meeting, resolving
from factdb.archive.engine import BATCH, Row, Work
from factdb.config import DEFAULT_MODEL
from factdb.store import postings
from factdb.types import Report

REPORTS = 100_000_000
PAIRS = 40
"""With how many others each statement of the sample is judged."""

_MOMENT = "2100-01-01T00:00:00+00:00"
_HOUR = 3_600_000


def measure(quick: bool) -> Iterator[Measured]:
    """Give for each stage its milliseconds and bytes, and what they come to."""
    sample = reports(quick)
    rows = [{"value": json.dumps(_fields(one)), "place": "made"} for one in sample]
    read = partial(extracting.extracted, now=_MOMENT, model=DEFAULT_MODEL)
    list(read(rows[:2]))  # what is loaded once is not counted
    extracted, parse = _timed(read, rows)
    named, alone = _timed(resolving.named, extracted)
    known = [row | {"known": []} for row in extracted]
    resolved, resolve = _timed(resolving.resolve, known)
    firsts = [row | {"first": 1 + 1000 * nth, "copies": None} for nth, row in enumerate(resolved)]
    statements, lay_out = _timed(meeting.laid_out, firsts)
    met = [_meeting(statements, nth) for nth in range(len(statements))]
    judged, judge = _timed(judging.judge, met)
    count, said = len(sample), len(statements)
    pairs = sum(len(row["others"]) for row in met)
    each = pipeline.NEIGHBOURS * said / count
    spent = {
        "parsing": parse / count,
        "resolving, twice": (alone + resolve) / count,
        "numbering and keys": lay_out / count,
        "judging": judge / max(1, pairs) * each,
    }
    yield Measured("archive", "statements of a report", said / count, "statements")
    keys = sum(len(row["codes"]) for row in statements) / max(1, said)
    yield Measured("archive", "keys of a statement", keys, "keys")
    yield Measured("archive", f"entries read for a statement, among {said:,}", _read(statements),
                   "entries")  # fmt: skip
    for what, took in spent.items():
        yield Measured("archive", f"{what}, a report", took, "CPU ms")
        hours = took * REPORTS / _HOUR
        yield Measured("archive", f"{what}, {REPORTS:,} reports", hours, "core hours")
    sizes = {
        "extracted": (extracted, 1),
        "actors, before they are put together": (named, 1),
        "resolved": (resolved, 1),
        "statements": (statements, 1),
        "statements beside those they meet": (statements, pipeline.NEIGHBOURS),
    }
    for what, (told, times) in sizes.items():
        size = times * _packed(told) / count
        yield Measured("archive", f"{what}, a report", size, "bytes, packed")
        yield Measured("archive", f"{what}, {REPORTS:,} reports", size * REPORTS / 1e12, "TB")
    yield Measured("archive", "kept of the pairs of the sample", len(judged), "statements")


def _timed(work: Work, rows: Sequence[Row]) -> tuple[list[Row], float]:
    """Do the work in batches as Spark gives them; give its rows, and the milliseconds."""
    began, found = time.process_time(), []
    for at in range(0, len(rows), BATCH):
        found += list(work(list(rows[at : at + BATCH])))
    return found, 1000 * (time.process_time() - began)


def _read(statements: Sequence[Row]) -> float:
    """Count the entries that each statement's keys lead to among those before it; their mean."""
    before: Counter[int] = Counter()
    read = 0
    for row in statements:
        read += min(sum(before[code] for code in row["codes"]), postings.WORK)
        before.update(row["codes"])
    return read / max(1, len(statements))


def _meeting(statements: Sequence[Row], nth: int) -> Row:
    one = statements[nth]
    near = statements[nth + 1 : nth + 1 + 2 * PAIRS]
    return one | {"others": [row for row in near if row["first"] > one["first"]][:PAIRS]}


def _packed(rows: Sequence[Row]) -> int:
    """Count the bytes of rows as Parquet packs them, about: many rows together."""
    return len(zlib.compress(json.dumps(rows, default=str).encode(), 6))


def _fields(report: Report) -> dict[str, Any]:
    return {"text": report.text, "published": report.published.isoformat(), "outlet": report.outlet}


if __name__ == "__main__":
    results.main(measure, __doc__)
