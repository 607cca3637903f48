"""The page of the numbers shows those that are kept."""

from __future__ import annotations

import json

from benchmarks.page import BEGIN, END, PAGE, renewed
from benchmarks.results import KEPT, Measured, here

ONE = {
    "date": "2026-11-27",
    **here(),
    "measured": [Measured("ingest", "two | one", 1.8, "x", 1, "one", at_least=1.7).record()],
}


def test_the_page_is_of_these_numbers() -> None:
    """docs/performance.md is what ``python -m benchmarks.page`` writes."""
    page = PAGE.read_text("utf-8")

    assert renewed(page, json.loads(KEPT.read_text("utf-8"))) == page


def test_a_row() -> None:
    """A number stands in one row, with its goal and whether it is met."""
    page = renewed(f"before\n{BEGIN}old\n{END} after", {"speed": ONE})

    assert page.startswith("before\n")
    assert page.endswith(f"{END} after")
    assert "old" not in page
    assert "| ingest | two / one | 1.8 x | 1 one | 1.8 | at least 1.7 | met |" in page


def test_a_skipped_one() -> None:
    """What could not be measured says why."""
    page = renewed(f"{BEGIN}{END}", {"speed": ONE | {"measured": [], "skipped": "no server"}})

    assert "Skipped there: no server." in page
    assert "| goal |" not in page
