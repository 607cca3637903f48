"""What is found in another printing is what reading it would find."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from factdb.config import DEFAULT_MODEL
from factdb.extraction import extract, extract_all, printings
from factdb.extraction.printings import extract_once, reprinted
from factdb.types import Report

FIXTURES = Path(__file__).parents[2] / "fixtures" / "reports"
TEXTS = sorted(FIXTURES.rglob("*.txt"))
MORNING = datetime(2026, 3, 2, 8, tzinfo=UTC)
TOLD = (
    "“We will not sell the ferry,” Ana Silva said on Monday. “It belongs to Varn.” The harbour "
    "office denied that. Some 40 boats came last week, the office said."
)
FIRST = Report(TOLD, MORNING, "The Ledger", url="https://ledger.example/1")


@pytest.mark.parametrize("path", TEXTS, ids=lambda one: one.stem)
def test_as_if_read(path: Path) -> None:
    """Ids, links between statements and all that names the report are those of the printing."""
    first = Report(path.read_text("utf-8"), MORNING, "The Ledger")
    other = replace(first, outlet="The Herald", external_id="h-7", url="https://herald.example/7")

    assert reprinted(extract(first), other) == extract(other)


def test_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text is read once, in one batch or in several; on another day it is read anew."""
    asked: list[Report] = []

    def watched(reports: tuple[Report, ...], model: str) -> object:
        asked.extend(reports)
        return extract_all(reports, model)

    monkeypatch.setattr(printings, "extract_all", watched)
    papers = [replace(FIRST, outlet=f"Paper {nth}") for nth in range(3)]
    later = replace(FIRST, published=MORNING + timedelta(days=1))
    printings.forget()

    found = [*extract_once(papers, DEFAULT_MODEL), *extract_once([later, FIRST], DEFAULT_MODEL)]

    assert asked == [papers[0], later]
    assert found == extract_all([*papers, later, FIRST])
    assert any(one.continues for one in found[0].statements)


def test_few_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many there are; a long one is not kept at all."""
    monkeypatch.setattr(printings, "KEPT", 2)
    printings.forget()
    texts = [f"Ward {nth} has a hall." for nth in range(4)] + ["A long day. " * 2000]

    extract_once([replace(FIRST, text=one) for one in texts], DEFAULT_MODEL)

    assert [text for _, _, text in printings._kept] == texts[2:4]
