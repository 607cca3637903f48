"""Stages are made once; what cannot be read stands beside the rest; Parquet is read like lines."""

from __future__ import annotations

import os
from pathlib import Path

from factdb.archive import engine, extracting, judging
from factdb.archive.engine import parts_of
from factdb.config import DEFAULT_MODEL
from tests.archive.conftest import NOW, SETTINGS, Done, fields, shipped

STAGES = ("extracted", "actors", "resolved", "statements", "pairs", "judged", "matched")


def _rows(folder: str, stage: str) -> list[engine.Row]:
    return [row for rows in parts_of(folder, stage, 100) for row in rows]


def test_a_bad_line_stops_nobody(done: Done) -> None:
    """It stands there with its file and the reason; each report is there once."""
    rows = _rows(done.folder, "extracted")

    bad = [row for row in rows if row["error"]]
    assert [("a.jsonl" in row["error"], "date" in row["error"]) for row in bad] == [(True, True)]
    digests = [row["digest"] for row in rows if not row["error"]]
    assert sorted(digests) == sorted(one.digest for one in shipped())


def test_in_the_order_of_publication(done: Done) -> None:
    """What is loaded first was printed first."""
    rows = _rows(done.folder, "matched")

    assert [row["digest"] for row in rows] == [one.digest for one in shipped()]


def test_a_stage_is_made_once_and_parquet_is_read(done: Done, tmp_path: Path) -> None:
    """What is finished is left as it is; another run from Parquet extracts the same."""
    import pyarrow as pa
    from pyarrow import parquet

    place = tmp_path / "reports.parquet"
    parquet.write_table(pa.Table.from_pylist([fields(one) for one in shipped()]), place)
    before = [os.stat(f"{done.folder}/{stage}/_SUCCESS").st_mtime_ns for stage in STAGES]

    with engine.spark("local[2]", SETTINGS) as spark:
        judging.matched(engine.Run(spark, done.folder))
        other = engine.Run(spark, str(tmp_path / "other"))
        extracting.extract(other, str(place), now=NOW, model=DEFAULT_MODEL)

    assert [os.stat(f"{done.folder}/{stage}/_SUCCESS").st_mtime_ns for stage in STAGES] == before
    one, two = ({row["extraction"] for row in _rows(folder, "extracted")}
                for folder in (done.folder, str(tmp_path / "other")))  # fmt: skip
    assert one - {""} == two
