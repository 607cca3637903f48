"""What the judge says of those who meet, and all of it put together, a row for each report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factdb import match, pipeline
from factdb.actors import Resolution
from factdb.archive.engine import Row, Run, mapped
from factdb.archive.meeting import pairs, statements
from factdb.archive.plain import line, value_of
from factdb.archive.resolving import resolved
from factdb.types import Judgement, Match, Statement

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

JUDGED = "judged"
MATCHED = "matched"
_JUDGED = "digest string, judged array<string>"
_MATCHED = "published string, digest string, report string, resolution string, judged array<string>"

Judged = tuple[Match, Judgement]


def judged(run: Run) -> DataFrame:
    """Give what is kept of the statements of each report against those of earlier ones."""
    return run.stage(JUDGED, lambda: mapped(_side_by_side(run), _JUDGED, judge))


def matched(run: Run) -> DataFrame:
    """Give all that is to be loaded, in the order of publication."""
    return run.stage(MATCHED, lambda: mapped(_whole(run), _MATCHED, put_together))


def judge(rows: list[Row]) -> Iterator[Row]:
    """Judge each statement against its neighbours."""
    for row in rows:
        one = value_of(Statement, row["statement"])
        near = [value_of(Statement, other["statement"]) for other in row["others"]]
        found = [line(kept) for other in near for kept in pipeline.judged(one, other)]
        if found:
            yield {"digest": row["digest"], "judged": found}


def put_together(rows: list[Row]) -> Iterator[Row]:
    """Add what is kept of the statements of one report among themselves."""
    for row in rows:
        found = value_of(Resolution, row["resolution"]).statements
        keys = {one.id: match.keys(one) for one in found}
        alone = [line(kept) for kept in pipeline.judge_all(found, keys, {})]
        yield {**row, "judged": [*(row["judged"] or ()), *alone]}


def _side_by_side(run: Run) -> DataFrame:
    """Hang on each statement those that it meets."""
    from pyspark.sql import functions as f

    said = statements(run).select("seq", "digest", "statement")
    other = said.select(f.col("seq").alias("other"), "statement")
    met = pairs(run).join(other, "other")
    near = met.groupBy("seq").agg(f.collect_list(f.struct("rank", "statement")).alias("others"))
    return said.join(near, "seq")


def _whole(run: Run) -> DataFrame:
    from pyspark.sql import functions as f

    found = judged(run).groupBy("digest").agg(f.flatten(f.collect_list("judged")).alias("judged"))
    reports = resolved(run).select("published", "digest", "report", "resolution")
    return reports.join(found, "digest", "left").orderBy("published", "digest")
