"""Help and completion: every command shows an example, and the shell knows their names."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from factdb import plugins
from factdb.cli.main import app
from factdb.cli.publish import STYLES

SCREEN = 50
"""Lines that help may have."""

ALL_COMMANDS = 72
"""Lines that the list of all commands may have."""


def commands(command: Any, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Give the path of every command that does something."""
    inner = getattr(command, "commands", None)
    if inner is None:
        return [path]
    return [found for name, one in inner.items() for found in commands(one, (*path, name))]


COMMANDS = commands(get_command(app))


def complete(words: str) -> list[str]:
    """Ask for completion as bash does, through the installed program."""
    asked = {
        "_FACTDB_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
    }
    done = subprocess.run(
        [sys.executable, "-c", "from factdb.cli.main import main; main()"],
        env={**os.environ, **asked},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.split()


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_help(path: tuple[str, ...]) -> None:
    """Help says what the command does, its exit codes, an example, and fits a screen."""
    shown = CliRunner(env={"COLUMNS": "80"}).invoke(app, [*path, "--help"])

    assert shown.exit_code == 0
    assert "Exit code 0" in shown.stdout
    assert f"factdb {' '.join(path)}" in shown.stdout.partition("For example:")[2]
    assert len(shown.stdout.splitlines()) <= SCREEN


def test_help_groups_commands_by_what_one_does() -> None:
    """The first screen is in the order in which a newcomer needs it."""
    shown = CliRunner(env={"COLUMNS": "80"}).invoke(app, ["--help"]).stdout
    panels = [shown.find(f"─ {name} ") for name in ("Look", "Add", "Decide", "Publish", "Run")]

    assert min(panels) > 0
    assert len(shown.splitlines()) <= ALL_COMMANDS


COMPLETIONS = [
    ("factdb con", {"config", "contradictions"}),
    ("factdb actors m", {"merge"}),
    ("factdb who X --format ", set(plugins.BUILTIN["exporters"])),
    ("factdb cite X --style ", set(STYLES)),
    ("factdb who X --kind ", {"direct", "mixed", "indirect", "assertion"}),
    ("factdb contradictions --relation mis", {"misquote", "misattribution"}),
]


@pytest.mark.parametrize(("words", "offered"), COMPLETIONS)
def test_completion(words: str, offered: set[str]) -> None:
    """The shell is offered commands and values."""
    assert set(complete(words)) == offered


def test_completion_offers_every_command() -> None:
    """Nothing typed yet: all commands."""
    assert set(complete("factdb ")) == {path[0] for path in COMMANDS}


def test_every_command_stands_in_the_reference() -> None:
    """The reference pages are those of this code."""
    from factdb.cli import reference

    assert reference.FOLDER.joinpath("cli.md").read_text("utf-8") == reference.commands()
    assert reference.FOLDER.joinpath("contract.md").read_text("utf-8") == reference.contract()
