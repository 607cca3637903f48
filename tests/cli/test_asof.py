"""Look-ups as of a day, from the command line."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

import factdb
from tests.cli.conftest import NOW, Run

BEFORE, SINCE = "2026-05-31", NOW.date().isoformat()
LOOKUPS = [
    ["who", "Verholm"],
    ["search", "trams"],
    ["contradictions"],
    ["statements"],
    ["timeline", "--who", "Verholm"],
    ["brief", "--since", "2023-01-01"],
]


@pytest.mark.parametrize("words", LOOKUPS, ids=[one[0] for one in LOOKUPS])
def test_nothing_was_known_before(run: Run, filled: str, words: list[str]) -> None:
    """The day before the reports came in there is nothing; since then all there is now."""
    shown = run("--db", filled, *words, "--format", "json")

    assert run("--db", filled, *words, "--format", "json", "--as-of", BEFORE).code == 1
    assert run("--db", filled, *words, "--format", "json", "--as-of", SINCE).out == shown.out


@pytest.mark.parametrize("command", ["show", "lineage", "cite"])
def test_one_thing(run: Run, filled: str, command: str) -> None:
    """What was not known has no id yet."""
    one = json.loads(run("--db", filled, "statements", "-f", "jsonl", "--limit", "1").out)["id"]

    assert run("--db", filled, command, one, "--as-of", BEFORE).code == 1
    shown = run("--db", filled, command, one)
    assert run("--db", filled, command, one, "--as-of", SINCE).out == shown.out


def test_a_correction_is_not_known_before(run: Run, filled: str, tmp_path: Path) -> None:
    """Decided the day after, it does not show as of the day on which the reports came in."""
    own = str(shutil.copy(filled, tmp_path / "own.db"))
    one = json.loads(run("--db", own, "statements", "-f", "jsonl", "--limit", "1").out)["id"]
    before = run("--db", own, "show", one).out
    with factdb.open(own) as db:
        db.correct(one, by="Mira", withdraw=True, now=NOW + timedelta(days=1))

    assert run("--db", own, "show", one).out.startswith("withdrawn")
    assert run("--db", own, "show", one, "--as-of", SINCE).out == before


def test_no_day(run: Run, filled: str) -> None:
    """What is no day is refused."""
    done = run("--db", filled, "who", "Verholm", "--as-of", "yesterday")

    assert (done.code, "no date" in done.err) == (2, True)
