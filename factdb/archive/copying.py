"""Which statements another printing has already: they meet nobody, as in the store.

A report is held against earlier ones that share prints with it, and is a printing of the first
that has enough of its words (`factdb.match.wire_copies`); what both say alike is a copy there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from factdb import match
from factdb.actors import Resolution
from factdb.archive.engine import Row, Run, mapped
from factdb.archive.plain import value_of
from factdb.archive.resolving import resolved
from factdb.store import printings
from factdb.types import Report

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

COPIES = "copies"
_COPIES = "digest string, copies array<string>"
_PRINTED = "digest string, published string, print int"

REACH = 1000
"""To how many reports a print leads, the first to have it: furniture of a page is in all of them,
and who is printed with one of those is a printing of it anyway."""


def copies(run: Run) -> DataFrame:
    """Give for each report that has any the ids of its statements that are copies."""
    return run.stage(COPIES, lambda: mapped(_beside_earlier(resolved(run)), _COPIES, copied))


def hashed(rows: list[Row]) -> Iterator[Row]:
    """Give the prints of each report."""
    for row in rows:
        for one in sorted(match.prints(_text(row["report"]))):
            yield {"digest": row["digest"], "published": row["published"], "print": one}


def copied(rows: list[Row]) -> Iterator[Row]:
    """Say what each report has from the first of the earlier ones that it is a printing of."""
    for row in rows:
        told = _text(row["report"])
        for other in sorted(row["others"], key=_arrival):
            if match.wire_copies(_text(other["report"]), told) >= match.COPY:
                said = _statements(row["resolution"])
                found = match.twins(said, _statements(other["resolution"]))
                yield {"digest": row["digest"], "copies": sorted(found)}
                break


def _text(report: str) -> str:
    return value_of(Report, report).text


def _statements(resolution: str) -> Any:
    return value_of(Resolution, resolution).statements


def _arrival(row: Row) -> tuple[str, str]:
    return row["published"], row["digest"]


def _beside_earlier(reports: DataFrame) -> DataFrame:
    """Hang on each report the earlier ones that share most prints with it."""
    from pyspark.sql import functions as f

    whole = reports.select("published", "digest", "report", "resolution")
    near = _nearest(mapped(whole, _PRINTED, hashed))
    others = whole.select(f.col("digest").alias("other"), f.struct(*whole.columns).alias("one"))
    beside = near.join(others, "other").groupBy("digest").agg(f.collect_list("one").alias("others"))
    return whole.join(beside, "digest")


def _nearest(prints: DataFrame) -> DataFrame:
    """Give for each report those before it with most of its prints, the first among equals."""
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    arrival = f.struct("published", "digest").alias("arrival")
    having = prints.select("print", arrival)
    nth = f.row_number().over(Window.partitionBy("print").orderBy("arrival"))
    first = having.withColumn("nth", nth).where(f"nth <= {REACH}")
    earlier = first.select("print", f.col("arrival").alias("before"))
    met = having.join(earlier, "print").where("before < arrival")
    shared = met.groupBy("arrival", "before").agg(f.count("*").alias("shared"))
    order = Window.partitionBy("arrival").orderBy(f.desc("shared"), "before")
    ranked = shared.withColumn("rank", f.row_number().over(order))
    kept = ranked.where(f"rank <= {printings.TRIED}")
    return kept.select(
        f.col("arrival.digest").alias("digest"), f.col("before.digest").alias("other")
    )
