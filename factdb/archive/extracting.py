"""The first stage: reports in, one parse of each, and what could not be read beside them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from factdb import pipeline, plugins
from factdb.archive.engine import Row, Run, mapped
from factdb.archive.plain import line
from factdb.types import Report

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

EXTRACTED = "extracted"
COLUMNS = "digest string, published string, place string, extraction string, error string"
"""One row for each report; ``published`` in UTC, as text that sorts as time does."""


def extract(run: Run, source: str, *, now: datetime, model: str) -> DataFrame:
    """Read and extract reports; the same report twice comes once, the earlier printed.

    Args:
        run: where to.
        source: JSON lines of the contract, or Parquet with its fields as columns: a file, a
            folder or a pattern.
        now: aware; a report of a later day is an error.
        model: the spaCy model that parses.

    """
    work = partial(extracted, now=now.isoformat(), model=model)
    return run.stage(EXTRACTED, lambda: _once(mapped(_lines(run, source), COLUMNS, work)))


def extracted(rows: list[Row], *, now: str, model: str) -> Iterator[Row]:
    """Give a row for each report of some lines, and one for each that cannot be read."""
    reports: list[tuple[str, Report]] = []
    for row in rows:
        for found in _read(row, now):
            if isinstance(found, Report):
                reports.append((row["place"], found))
            else:
                yield _row(row["place"], error=f"{found}")
    told = pipeline.extractions_of([one for _, one in reports], model=model) if reports else []
    for (place, report), one in zip(reports, told, strict=True):
        yield _row(place, report, extraction=line(one))


def _read(row: Row, now: str) -> Iterator[Report | Exception]:
    reader = plugins.load("readers", "jsonl")
    yield from reader(io.BytesIO(row["value"].encode()), row["place"], {"now": now})


def _row(place: str, report: Report | None = None, **told: str) -> Row:
    empty: Row = {"digest": "", "published": "", "extraction": "", "error": ""}
    known = {"digest": report.digest, "published": moment(report)} if report else {}
    return {**empty, "place": place, **known, **told}


def moment(report: Report) -> str:
    """Say when a report was published, in UTC: the texts sort as the moments do."""
    return report.published.astimezone(UTC).isoformat(timespec="microseconds")


def _lines(run: Run, source: str) -> DataFrame:
    """Give the reports as lines of JSON, whichever of both they come as."""
    from pyspark.sql import functions as f

    if source.rstrip("/").endswith(".parquet"):
        rows = run.spark.read.parquet(source)
        lines = rows.select(f.to_json(f.struct(*rows.columns)).alias("value"))
    else:
        lines = run.spark.read.text(source).where(f.trim("value") != "")
    cut = max(run.spark.sparkContext.defaultParallelism * 4, lines.rdd.getNumPartitions())
    return lines.withColumn("place", f.input_file_name()).repartition(cut)


def _once(rows: DataFrame) -> DataFrame:
    """Leave the first of each report, and all errors."""
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    same = Window.partitionBy("digest").orderBy("published", "extraction")
    read = rows.where("error = ''").withColumn("nth", f.row_number().over(same))
    return read.where("nth = 1").drop("nth").unionByName(rows.where("error <> ''"))
