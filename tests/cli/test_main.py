"""What surrounds every command: version, interruption, closed pipes, full disks, real bugs."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from factdb import pipeline
from factdb.cli.options import first_day, last_day
from tests.cli.conftest import Run

DAYS = [
    ("2024", "2024-01-01", "2024-12-31"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2024-02-03", "2024-02-03", "2024-02-03"),
]


@pytest.mark.parametrize(("told", "first", "last"), DAYS)
def test_a_part_of_a_date_is_all_its_days(told: str, first: str, last: str) -> None:
    """A year or a month begins and ends where it does."""
    assert (first_day(told).isoformat(), last_day(told).isoformat()) == (first, last)


def test_version(run: Run) -> None:
    """The version is an answer."""
    assert run("--version").out.startswith("factdb 0.")


def test_no_command_shows_help(run: Run) -> None:
    """A newcomer who types the name alone sees what there is."""
    assert "contradictions" in run().out


def test_interruption(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends with 130 and without a traceback."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "compare", interrupted)
    done = run("compare", "a", "b")

    assert (done.code, done.err) == (130, "")


def test_a_bug_is_not_hidden(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is no error of a person keeps its name."""

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(pipeline, "compare", broken)
    with pytest.raises(ZeroDivisionError):
        run("compare", "a", "b")


def shell(line: str, filled: str) -> subprocess.CompletedProcess[str]:
    """Run a line of shell in which ``factdb`` is the program with a database."""
    factdb = f"{sys.executable} -m factdb --db {filled}"
    return subprocess.run(
        ["bash", "-c", line.replace("factdb", factdb)], capture_output=True, text=True, check=False
    )


def test_a_closed_pipe_is_silent(filled: str) -> None:
    """``head`` may go when it has enough; the program ends as grep does, not as "found nothing"."""
    done = shell("factdb --help | true; echo ${PIPESTATUS[0]}", filled)

    assert done.stdout == f"{128 + signal.SIGPIPE}\n"
    assert done.stderr == ""

    done = shell("factdb statements --format jsonl | head -1", filled)

    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_is_told(filled: str) -> None:
    """An answer that cannot be written is an error."""
    done = shell("factdb statements > /dev/full", filled)

    assert done.returncode == 2
    assert "error: the answer cannot be written" in done.stderr


def test_pipes_carry_unicode_whatever_the_locale(program: Run, filled: str) -> None:
    """Marks and letters come out as UTF-8."""
    done = program("--db", filled, "search", "the", env={"PYTHONIOENCODING": "latin-1"})

    assert "“" in done.out
