"""Processes that extract: the same answers in the same order, and none that outlives its parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from factdb import jobs, pipeline
from factdb.store.lookup import open_lookup
from factdb.types import Extraction, Receipt, Report
from tests.test_pipeline import NOW

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "fixtures" / "reports"
DAY = datetime(2026, 3, 2, tzinfo=UTC)


def _report(text: str) -> Report:
    return Report(text, DAY, outlet="The Larn Courier")


def deadly(reports: Sequence[Report]) -> list[Extraction]:
    """Find nothing in a report; die under one that says so, as a process without memory does."""
    if any(one.text == "die" for one in reports):
        os.kill(os.getpid(), signal.SIGKILL)
    return [Extraction(one, ()) for one in reports]


@pytest.mark.parametrize("count", [1, 2])
def test_in_order(count: int) -> None:
    """Answers come with what the caller calls a batch, in the order of the batches."""
    batches = [(n, [_report(f"{n}, {m}") for m in range(n % 3)]) for n in range(7)]

    told = list(jobs.extracted(iter(batches), deadly, count))

    assert [tag for tag, _ in told] == list(range(7))
    assert [[one.report for one in found if one] for _, found in told] == [
        reports for _, reports in batches
    ]


def test_a_death_costs_one_report() -> None:
    """Where a process dies, only the report under which it died has no answer."""
    texts = [["a", "b"], ["c", "die", "d"], ["e"], ["f", "g"]]
    batches = [(n, [_report(text) for text in batch]) for n, batch in enumerate(texts)]

    told = list(jobs.extracted(batches, deadly, 2))

    assert [[one.report.text if one else None for one in found] for _, found in told] == [
        ["a", "b"], ["c", None, "d"], ["e"], ["f", "g"],
    ]  # fmt: skip


def _dump(url: str) -> list[object]:
    with open_lookup(url) as lookup:
        return [*lookup.statements(), *lookup.findings()]


def test_the_same_for_any_number_of_jobs(tmp_path: Path) -> None:
    """Two processes leave in the store, and print, what one does."""
    receipts, kept = [], []
    for count in (1, 2):
        url = f"sqlite:///{tmp_path / f'{count}.db'}"
        receipts.append(list(pipeline.ingest([str(FIXTURES)], url=url, now=NOW, jobs=count)))
        kept.append(_dump(url))

    assert receipts[0] == receipts[1]
    assert kept[0] == kept[1]
    assert any(isinstance(one, Receipt) and one.findings for one in receipts[0])


def test_a_batch_changes_no_answer() -> None:
    """A report is read as it would be alone, whatever shares its batch."""
    paths = sorted(FIXTURES.rglob("*.txt"))[:12]
    found = [one for _, one in pipeline._reports(map(str, paths), now=NOW, defaults=None)]
    reports = [one for one in found if isinstance(one, Report)]

    together = pipeline.extractions_of(reports)

    assert len(together) == len(paths)
    assert together == [pipeline.extraction_of(one) for one in reports]


def test_what_is_stored_is_not_parsed(tmp_path: Path) -> None:
    """A second run goes past what is in without a word to the parser."""
    url = f"sqlite:///{tmp_path / 'x.db'}"
    first = list(pipeline.ingest([str(FIXTURES / "aune")], url=url, now=NOW))

    again = list(pipeline.ingest([str(FIXTURES / "aune")], url=url, now=NOW, model="none such"))

    assert all(isinstance(one, Receipt) and one.known for one in again)
    assert [one.report for one in again if isinstance(one, Receipt)] == [
        one.report for one in first if isinstance(one, Receipt)
    ]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills in another way")
def test_no_process_outlives_the_one_that_stores(tmp_path: Path) -> None:
    """A kill leaves whole reports, and nobody who still works for it."""
    program = tmp_path / "program.py"
    program.write_text(
        textwrap.dedent(
            """
            import os, time
            from pathlib import Path
            from factdb import jobs
            from tests.test_jobs import slow
            from functools import partial

            if __name__ == "__main__":
                batches = ((n, [n]) for n in range(2))
                list(jobs.extracted(batches, partial(slow, Path(os.environ["WHERE"])), 2))
            """
        )
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT), "WHERE": str(tmp_path)}
    with subprocess.Popen([sys.executable, str(program)], env=env) as running:
        pids = _written(tmp_path, 2)
        running.kill()

    assert _all_gone(pids)


def slow(where: Path, reports: Sequence[Report]) -> list[Extraction]:
    """Note who works, then work for a minute."""
    (where / f"{os.getpid()}.pid").touch()
    time.sleep(60)
    return [Extraction(one, ()) for one in reports]


def _written(folder: Path, count: int) -> list[int]:
    for _ in range(600):
        found = [int(one.stem) for one in folder.glob("*.pid")]
        if len(found) == count:
            return found
        time.sleep(0.1)
    raise AssertionError(f"no {count} processes began")


def _all_gone(pids: Sequence[int]) -> bool:
    for _ in range(100):
        if not any(map(_lives, pids)):
            return True
        time.sleep(0.1)
    return False


def _lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return _answers(pid) and not Path("/proc/self").exists()
    # A zombie is gone; only nobody has asked after it.
    return state != "Z"


def _answers(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True
