"""The pages say what is so: sessions are run, links lead somewhere, no dependency lacks its line.

A block fenced as ``console`` is run in a folder that holds the database of the demo, one command
after the other; a line of output that is only "…" stands for any lines, "…" inside a line for
anything. A block fenced as ``text title=NAME`` is a file that the next commands find there. Other
blocks are not run.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
SESSIONS = [
    ROOT / "README.md",
    ROOT / "docs" / "tutorial.md",
    ROOT / "docs" / "how-to" / "correct-who-is-who.md",
]

FENCE = re.compile(r"^```(\w+)(?: title=(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)")
NAME = re.compile(r"[\w-]+")


def _named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=_named)
def test_links_lead_somewhere(page: Path) -> None:
    """Every link to a page of ours finds it."""
    lost = [to for to in LINK.findall(page.read_text("utf-8")) if not (page.parent / to).exists()]

    assert lost == []


def test_every_dependency_has_its_line() -> None:
    """docs/dependencies.md has a line for each library of pyproject.toml, and no other."""
    lines = (ROOT / "docs" / "dependencies.md").read_text("utf-8").splitlines()

    said = [line.split("`")[1] for line in lines if line.startswith("| `")]

    assert sorted(said) == sorted(_dependencies())


def _dependencies() -> set[str]:
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    named = [
        *project["project"]["dependencies"],
        *(one for group in project["project"]["optional-dependencies"].values() for one in group),
        *(one for group in project["dependency-groups"].values() for one in group),
        *project["build-system"]["requires"],
    ]
    return {match.group() for one in named if (match := NAME.match(one))}


# Sessions


@dataclass(frozen=True)
class File:
    """A file that a page shows and its commands use."""

    name: str
    text: str


@dataclass(frozen=True)
class Command:
    """A command that a page shows, with what it prints."""

    line: str
    output: str


def steps(page: str) -> Iterator[File | Command]:
    """Give the files and commands of a page in order."""
    for language, title, block in FENCE.findall(page):
        if language == "text" and title:
            yield File(title, block)
        if language == "console":
            for told in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                line, _, output = told.partition("\n")
                yield Command(line, output.strip("\n"))


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder in which the demo was run."""
    folder = tmp_path_factory.mktemp("demo")
    _run("factdb demo", folder, _environment(folder))
    return folder


@pytest.mark.xdist_group("docs")
@pytest.mark.parametrize("page", SESSIONS, ids=_named)
def test_sessions_are_real(page: Path, demo: Path, tmp_path: Path) -> None:
    """What a page says that a command prints is what it prints."""
    folder = shutil.copytree(demo, tmp_path / "home")
    environment = _environment(folder)
    for step in steps(page.read_text("utf-8")):
        if isinstance(step, File):
            (folder / step.name).write_text(step.text, "utf-8")
        elif step.line.startswith("export "):
            name, _, value = step.line.removeprefix("export ").partition("=")
            environment[name] = value
        else:
            printed = _run(step.line, folder, environment)
            assert _pattern(step.output).fullmatch(printed), f"$ {step.line}\n{printed}"


def _environment(folder: Path) -> dict[str, str]:
    ours = {name: told for name, told in os.environ.items() if not name.startswith("FACTDB_")}
    return {**ours, "COLUMNS": "100", "HOME": str(folder), "XDG_DATA_HOME": str(folder)}


def _run(line: str, folder: Path, environment: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(line)],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return "\n".join(each.rstrip() for each in done.stdout.strip("\n").splitlines())


def _pattern(told: str) -> re.Pattern[str]:
    lines = (
        r"(?:.*\n)*?.*" if line.strip() == "…" else re.escape(line.rstrip()).replace("…", ".*")
        for line in told.splitlines()
    )
    return re.compile("\n".join(lines))
