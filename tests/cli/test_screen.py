"""What is said beside an answer."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from factdb.cli import screen

COMMANDS = [
    (None, "factdb show s-1"),
    ("my desk.db", "factdb --db 'my desk.db' show s-1"),
    ("postgresql://ann:secret@db/x", "factdb --db postgresql://ann@db/x show s-1"),
]


@pytest.mark.parametrize(("db", "line"), COMMANDS)
def test_the_next_command_uses_the_same_database(db: str | None, line: str) -> None:
    """It can be pasted, and shows nobody a password."""
    assert screen.command("show", "s-1", db=db) == line


def test_next_steps_are_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    """They stand beside a table only, on standard error."""
    steps = [(["show", "s-1"], "look at it")]
    screen.next_steps("jsonl", steps)
    assert capsys.readouterr() == ("", "")

    screen.next_steps("table", steps)
    assert capsys.readouterr() == ("", "\n  factdb show s-1  look at it\n")


def test_results_pass_while_working(capsys: pytest.CaptureFixture[str]) -> None:
    """Where there is no terminal nothing is shown, and every result passes."""
    assert list(screen.working([1, 2, 3])) == [1, 2, 3]
    assert capsys.readouterr() == ("", "")


def test_an_interrupt_that_was_dropped_still_ends_the_work() -> None:
    """Whoever presses Ctrl-C while rubbish is collected is heard at the next result."""
    before = signal.getsignal(signal.SIGINT)
    given: list[int] = []

    def results() -> Iterator[int]:
        for number in range(9):
            if number == 2:
                with suppress(KeyboardInterrupt):
                    signal.raise_signal(signal.SIGINT)
            yield number

    try:
        screen.hear_interrupts()
        with pytest.raises(KeyboardInterrupt):
            given.extend(screen.working(results()))
    finally:
        screen.hear_interrupts()  # forgets the interrupt
        signal.signal(signal.SIGINT, before)

    assert given == [0, 1, 2]


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """Who fails in the middle leaves what was there, and nothing beside it."""

    def parts() -> Iterator[str]:
        yield "new"
        raise KeyboardInterrupt

    place = tmp_path / "x.html"
    place.write_text("old", "utf-8")
    with pytest.raises(KeyboardInterrupt):
        screen.write_whole(place, parts())

    assert [path.read_text("utf-8") for path in tmp_path.iterdir()] == ["old"]


def test_a_link_to_a_file_stays_one(tmp_path: Path) -> None:
    """What it leads to is written anew."""
    (tmp_path / "link").symlink_to(tmp_path / "file")
    screen.write_whole(tmp_path / "link", ["new"])

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_text("utf-8") == "new"
