"""One run on Spark over the shipped reports, for all tests; skipped where there is no Spark."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from factdb import pipeline
from factdb.config import DEFAULT_MODEL
from factdb.types import Report

FIXTURES = Path(__file__).parents[2] / "fixtures" / "reports"
NOW = datetime(2026, 6, 1, tzinfo=UTC)
BAD = '{"text": "no date"}'
SETTINGS = {"spark.sql.shuffle.partitions": "2", "spark.default.parallelism": "2"}


@dataclass(frozen=True)
class Done:
    """A finished run: what went in, in the order of publication, and where it lies."""

    source: Path
    folder: str


def fields(report: Report) -> dict[str, str]:
    """Give a report as a line of the contract has it."""
    return {
        "text": report.text,
        "published": report.published.isoformat(),
        "outlet": report.outlet,
        "title": report.title,
        "url": report.url,
        "language": report.language,
        "licence": report.licence,
        "id": report.external_id,
    }


def shipped() -> list[Report]:
    """Give the shipped reports in the order of publication."""
    found = pipeline._reports([str(FIXTURES)], now=NOW, defaults=None)
    reports = [one for _, one in found if isinstance(one, Report)]
    return sorted(reports, key=lambda one: (one.published, one.digest))


@pytest.fixture(scope="session")
def done(tmp_path_factory: pytest.TempPathFactory) -> Done:
    """Read the shipped reports on Spark, one of them twice, and a line that is none."""
    pytest.importorskip("pyspark", reason="the extra archive is not installed")
    if shutil.which("java") is None:
        pytest.skip("there is no Java")
    from factdb.archive import engine, extracting, judging

    folder = tmp_path_factory.mktemp("archive")
    lines = [json.dumps(fields(one)) for one in shipped()]
    source = folder / "reports.jsonl"
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    given = folder / "given"
    given.mkdir()
    (given / "a.jsonl").write_text("\n".join([BAD, *lines[::-1]]), encoding="utf-8")
    (given / "b.jsonl").write_text(lines[0], encoding="utf-8")
    with engine.spark("local[2]", SETTINGS) as spark:
        run = engine.Run(spark, str(folder / "run"))
        extracting.extract(run, str(given), now=NOW, model=DEFAULT_MODEL)
        judging.matched(run)
    return Done(source, str(folder / "run"))
