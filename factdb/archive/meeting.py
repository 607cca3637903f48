"""Who meets whom: by the keys of `factdb.match`, as a store finds it when a report comes in.

Statements are numbered in the order of publication. Each asks what was there before its report:
the same choice of keys, weights and ranks as `factdb.store.postings`. A frequent key is followed
no farther back than there, and cut into blocks, so that no part of the work grows with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from factdb import match
from factdb.actors import Resolution
from factdb.archive.copying import copies
from factdb.archive.engine import Row, Run, mapped
from factdb.archive.plain import line, value_of
from factdb.archive.resolving import resolved
from factdb.pipeline import NEIGHBOURS
from factdb.store import postings, queries

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

STATEMENTS = "statements"
PAIRS = "pairs"
_STATEMENT = "seq long, first long, digest string, statement string, codes array<long>"
_FOLLOWED = "seq long, code long, weight long, start long, until long"
_WIDE = (NEIGHBOURS + queries.ITSELF) * postings.WIDE
"""So many with the greatest sums by followed keys are ranked by all."""
_FIRST = "digest string, first long"
_RANKED = "seq long, other long, rank int"


def statements(run: Run) -> DataFrame:
    """Give every statement with its number; ``first`` is that of the first of its report."""
    return run.stage(STATEMENTS, lambda: _numbered(run, resolved(run), copies(run)))


def pairs(run: Run) -> DataFrame:
    """Give for each statement those it is judged against: ``seq``, ``other``, ``rank``."""
    return run.stage(PAIRS, lambda: _nearest(statements(run), run.work))


def laid_out(rows: list[Row]) -> Iterator[Row]:
    """Give the statements of some reports, numbered, with the codes of their keys.

    Copies have none: another printing meets in their place.
    """
    for row in rows:
        found = value_of(Resolution, row["resolution"]).statements
        copied = frozenset(row["copies"] or ())
        for seq, one in enumerate(found, start=row["first"]):
            keys = () if one.id in copied else match.keys(one)
            codes = sorted({postings.code(key) for key in keys})
            told = {"seq": seq, "first": row["first"], "digest": row["digest"]}
            yield {**told, "statement": line(one), "codes": codes}


def followed(rows: list[Row], work: int = postings.WORK) -> Iterator[Row]:
    """Choose the keys by which each statement asks, with the part of their statements it sees."""
    reach = _reach(work)
    for row in rows:
        before, weights, read = _asked(row, work)
        for code in read:
            yield {
                "seq": row["seq"],
                "code": code,
                "weight": weights[code],
                "start": max(0, before[code] - reach),
                "until": before[code],
            }


def ranked(rows: list[Row], work: int = postings.WORK) -> Iterator[Row]:
    """Rank by all keys those that share most of the followed ones; the nearest are kept."""
    for row in rows:
        _, weights, _ = _asked(row, work)
        kept = {one["other"]: postings.pack(one["codes"]) for one in row["others"]}
        found = postings.by_all_keys(weights, list(kept), kept, match.MIN_SHARED)[:NEIGHBOURS]
        for rank, other in enumerate(found, start=1):
            yield {"seq": row["seq"], "other": other, "rank": rank}


def _asked(row: Row, work: int) -> tuple[dict[int, int], dict[int, int], tuple[int, ...]]:
    """Give how many had each key before, its weight, and the keys that are followed."""
    before = {one["code"]: one["before"] for one in row["keys"]}
    return before, *postings.chosen(before, row["first"] - 1, work)


def _reach(work: int) -> int:
    """Say to how many statements one key is followed; less where less work is allowed."""
    return postings.REACH if work >= postings.WORK else work


def _numbered(run: Run, reports: DataFrame, copied: DataFrame) -> DataFrame:
    """Count the statements of each part of the work, and let the next part go on from there."""
    order = reports.select("published", "digest", "statements").orderBy("published", "digest")
    parts = order.rdd.cache()
    sizes = parts.mapPartitions(_size).collect()
    begins = [1, *accumulate(sizes, initial=1)][1:]
    firsts = parts.mapPartitionsWithIndex(partial(_firsts, begins))
    frame = run.spark.createDataFrame(firsts, _FIRST)
    whole = reports.join(frame, "digest").join(copied, "digest", "left")
    return mapped(whole, _STATEMENT, laid_out)


def _size(rows: Iterable[Any]) -> Iterator[int]:
    yield sum(row["statements"] for row in rows)


def _firsts(begins: list[int], part: int, rows: Iterable[Any]) -> Iterator[tuple[str, int]]:
    first = begins[part]
    for row in rows:
        yield row["digest"], first
        first += row["statements"]


def _entries(said: DataFrame) -> DataFrame:
    """Give each key of each statement: its place among all, and how many were there before."""
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    entry = said.select("seq", "first", f.explode("codes").alias("code"))
    code = Window.partitionBy("code")
    return entry.withColumns(
        {
            "before": f.rank().over(code.orderBy("first")) - 1,
            "place": f.row_number().over(code.orderBy("seq")) - 1,
        }
    )


def _nearest(said: DataFrame, work: int) -> DataFrame:
    """Find those that share most of the keys which are followed, and rank them by all."""
    from pyspark.sql import functions as f

    entries = _entries(said)
    keys = f.collect_list(f.struct("code", "before")).alias("keys")
    asking = entries.where("before > 0").groupBy("seq", "first").agg(keys)
    near = _wide(entries, mapped(asking, _FOLLOWED, partial(followed, work=work)), _reach(work))
    codes = near.join(said.select(f.col("seq").alias("other"), "codes"), "other")
    others = f.collect_list(f.struct("other", "codes")).alias("others")
    beside = asking.join(codes.groupBy("seq").agg(others), "seq")
    return mapped(beside, _RANKED, partial(ranked, work=work))


def _wide(entries: DataFrame, asked: DataFrame, size: int) -> DataFrame:
    """Sum the weights of followed keys that two statements share; keep the greatest sums."""
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    blocks = f.expr(f"sequence(start div {size}, (until - 1) div {size})")
    reading = asked.withColumn("block", f.explode(blocks))
    held = entries.select(
        "code", f.col("seq").alias("other"), "place", f.expr(f"place div {size}").alias("block")
    )
    met = reading.join(held, ["code", "block"]).where("start <= place AND place < until")
    sums = met.groupBy("seq", "other").agg(f.sum("weight").alias("weight"))
    order = Window.partitionBy("seq").orderBy(f.desc("weight"), f.desc("other"))
    placed = sums.withColumn("nth", f.row_number().over(order))
    return placed.where(f"nth <= {_WIDE}").select("seq", "other")
