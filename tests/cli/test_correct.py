"""Correcting a statement from the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer import BadParameter

from factdb.cli.correct import figure, span
from tests.cli.conftest import Run


@pytest.fixture
def own(filled: str, tmp_path: Path) -> str:
    """Give a copy of the filled database that a test may change."""
    return str(shutil.copy(filled, tmp_path / "own.db"))


@pytest.fixture
def finding(run: Run, filled: str) -> dict[str, Any]:
    """Give a finding that rests on two figures."""
    told = run("--db", filled, "contradictions", "--relation", "number", "-f", "jsonl").out
    found: dict[str, Any] = json.loads(told.splitlines()[0])
    return found


def shown(run: Run, db: str, one: str) -> dict[str, Any]:
    """Show a statement."""
    (record,) = json.loads(run("--db", db, "show", one, "--format", "json").out)
    return dict(record)


@pytest.mark.parametrize(
    ("told", "low", "high", "unit"),
    [
        ("some 58=74", 74, 74, ""),
        ("a=b=1,200..1,300 EUR", 1200, 1300, "EUR"),
        ("some=58..", 58, None, ""),
        ("some=..2.5 square kilometres", None, 2.5, "square kilometres"),
    ],
)
def test_figures(told: str, low: float | None, high: float | None, unit: str) -> None:
    """Words, bounds of which one may be open, a unit."""
    found = figure(told)

    assert (found["words"], found["low"], found["high"], found["unit"]) == (
        told.rpartition("=")[0], low, high, unit
    )  # fmt: skip


@pytest.mark.parametrize("told", ["58", "=58", "some=", "some=..", "some=many", "some=1..x"])
def test_no_figures(told: str) -> None:
    """What is no figure is refused."""
    with pytest.raises(BadParameter):
        figure(told)


def test_places() -> None:
    """Two numbers with a colon between."""
    assert span("3:9") == (3, 9)
    for told in ("3", "3:", "a:b", "-3:9", "3:9:12"):
        with pytest.raises(BadParameter):
            span(told)


def test_a_figure_put_right(run: Run, own: str, finding: dict[str, Any]) -> None:
    """Tried, decided, shown as a person's, taken back: what contradicts follows at once."""
    one, words = finding["a"]["id"], finding["a"]["figures"][0]["text"]
    change = ["correct", one, "--figure", f"{words}=123456", "--by", "Mira", "--note", "a slip"]
    tried = run("--db", own, *change, "--dry-run")
    before = run("--db", own, "show", one).out

    assert (tried.code, tried.out.partition("\n")[0]) == (0, f"would change {one}, by Mira")
    assert finding["id"] in tried.out
    assert run("--db", own, "log").code == 1
    done = run("--db", own, *change)
    assert "factdb --db" in done.err
    assert run("--db", own, "show", finding["id"]).out.count("no longer follows since") == 1
    record = shown(run, own, one)
    assert (record["corrected"], record["corrected_by"]) == (["figures"], "Mira")
    assert "a slip" in run("--db", own, "log").out
    assert run("--db", own, *change).code == 2
    assert run("--db", own, "undo").code == 0
    after = run("--db", own, "show", one).out
    assert [
        line for line in after.splitlines() if not line.startswith("log")
    ] == before.splitlines()


def test_every_export_tells_whose_it_is(run: Run, own: str, finding: dict[str, Any]) -> None:
    """Tables, Markdown, HTML, CSV, JSON, annotations."""
    one = finding["a"]["id"]
    assert run("--db", own, "correct", one, "--stance", "warn", "--by", "Mira").code == 0
    report = finding["a"]["report"]
    for style in ("table", "md", "html", "annotation"):
        told = run("--db", own, "statements", "--report", report, "--format", style).out
        assert "stance by Mira" in " ".join(told.split()), style
    rows = run("--db", own, "statements", "--report", report, "--format", "csv").out.splitlines()
    assert {"corrected", "corrected_by", "corrected_at"} <= set(rows[0].split(","))


def test_withdrawn(run: Run, own: str, finding: dict[str, Any]) -> None:
    """It counts no more, and nobody cites it."""
    one = finding["a"]["id"]
    assert run("--db", own, "correct", one, "--withdraw", "--note", "satire").code == 0

    assert run("--db", own, "show", one).out.startswith("withdrawn")
    assert one not in run("--db", own, "statements", "--format", "jsonl").out
    cited = run("--db", own, "cite", one)
    assert (cited.code, "is withdrawn" in cited.err) == (1, True)
    assert run("--db", own, "correct", one, "--stance", "deny").code == 2


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["correct", "s-000000000000", "--stance", "deny"], 1),
        (["correct", "ID"], 2),
        (["correct", "ID", "--stance", "shout"], 2),
        (["correct", "ID", "--speaker", "Nobody Atall"], 1),
        (["correct", "ID", "--text", "words that are nowhere"], 2),
        (["correct", "ID", "--span", "9"], 2),
        (["correct", "ID", "--said-on", "soon"], 2),
        (["correct", "ID", "--date", "Monday"], 2),
        (["correct", "ID", "--stance", "deny", "--teach", "alias"], 2),
        (["reextract", "r-000000000000"], 1),
    ],
)
def test_wrong(run: Run, filled: str, finding: dict[str, Any], words: list[str], code: int) -> None:
    """What cannot be is an error of one line and a hint, and changes nothing."""
    given = [finding["a"]["id"] if word == "ID" else word for word in words]
    done = run("--db", filled, *given)

    assert (done.code, done.out) == (code, "")
    assert done.err.startswith("error: ")
    assert run("--db", filled, "log").code == 1


def test_nothing_to_read_anew(run: Run, filled: str) -> None:
    """What this release has read is left alone unless asked for."""
    done = run("--db", filled, "reextract")

    assert (done.code, done.out) == (1, "")
    assert "nothing to read" in done.err
