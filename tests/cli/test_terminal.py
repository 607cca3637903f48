"""On a terminal: colours and signs of life, and none of either where nobody wants them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import FIXTURES

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")


def on_terminal(*words: str, **env: str) -> str:
    """Run the program with its output on a terminal of 80 columns; give what it sends there."""
    ours, theirs = pty.openpty()
    settings = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    with subprocess.Popen(
        [sys.executable, "-m", "factdb", *words],
        stdout=theirs,
        stderr=theirs,
        env={**settings, "TERM": "xterm-256color", "COLUMNS": "80", **env},
    ):
        os.close(theirs)
        return b"".join(iter(lambda: _read(ours), b"")).decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux says so when the other side has closed.
        return b""


def test_colours_on_a_terminal(filled: str) -> None:
    """A person sees at once which words are the statement's."""
    assert "\x1b[1m" in on_terminal("--db", filled, "who", "Verholm")


def test_no_colours_where_they_are_not_wanted(filled: str) -> None:
    """NO_COLOR means plain text on a terminal too."""
    assert "\x1b" not in on_terminal("--db", filled, "who", "Verholm", NO_COLOR="1")


def test_work_shows_signs_of_life() -> None:
    """While a report is read the terminal says so; the receipt does not run into that."""
    shown = on_terminal("extract", str(FIXTURES / "aune" / "01-river-clean.txt"))

    assert "reading …" in shown
    assert "River Aune" in shown
    assert not [line for line in shown.splitlines() if "reading …" in line and " · " in line]


def test_a_terminal_shows_the_report_with_its_marks() -> None:
    """Errors are seen where they are made, in the text."""
    shown = on_terminal("extract", str(FIXTURES / "aune" / "01-river-clean.txt"), NO_COLOR="1")

    assert "[¹direct]" in shown
    assert "\n¹           " in shown.replace("\r", "")


def test_a_long_work_shows_how_far_it_is(tmp_path: Path) -> None:
    """On a terminal the share, the rate and what remains are seen, and are gone in the end."""
    shown = on_terminal("--db", str(tmp_path / "x.db"), "ingest", str(FIXTURES / "aune"))
    count = len(list((FIXTURES / "aune").iterdir()))

    assert f"/{count}" in shown
    assert "/s" in shown
    assert f"{count} reports: {count} added" in shown
