"""The pages say what is so: sessions are run, links lead somewhere, no library lacks its line."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests import sessions
from tests.sessions import ROOT, Session

PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])

LINK = re.compile(r"\]\((?!<?https?:)([^)#\s]+)(?:#[^)]*)?\)")
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


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder in which the demo was run."""
    folder = tmp_path_factory.mktemp("demo")
    Session(folder).run("factdb demo")
    return folder


@pytest.mark.xdist_group("docs")
@pytest.mark.parametrize("page", sessions.PAGES, ids=_named)
def test_sessions_are_real(page: Path, demo: Path, tmp_path: Path) -> None:
    """What a page says that a command prints is what it prints; else: python -m tests.sessions."""
    session = Session(shutil.copytree(demo, tmp_path / "home"))

    for command, printed in sessions.replay(page.read_text("utf-8"), session):
        assert command.agrees(printed), f"$ {command.line}\n{printed}"


@pytest.mark.parametrize(
    "page", [one for one in sessions.PAGES if sessions.screens(one.read_text("utf-8"))], ids=_named
)
def test_screens_are_real(page: Path, demo: Path, tmp_path: Path) -> None:
    """What a page says that the screen shows is what it shows; else: python -m tests.sessions."""
    home = Path(shutil.copytree(demo, tmp_path / "home"))

    assert sessions.screens(page.read_text("utf-8")) == [sessions.screen(home)]


def _dependencies() -> set[str]:
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    named = [
        *project["project"]["dependencies"],
        *(one for group in project["project"]["optional-dependencies"].values() for one in group),
        *(one for group in project["dependency-groups"].values() for one in group),
        *project["build-system"]["requires"],
    ]
    return {match.group() for one in named if (match := NAME.match(one))}


def test_notes_are_in_the_order_of_their_days() -> None:
    """The newest first, so that what superseded what is seen."""
    page = (ROOT / "docs" / "design.md").read_text("utf-8")
    days = re.findall(r"^### (\d{4}-\d\d-\d\d): ", page, re.MULTILINE)

    assert days == sorted(days, reverse=True)
    assert len(days) == len(re.findall(r"^### ", page, re.MULTILINE))


def test_every_page_is_linked_from_the_beginning() -> None:
    """Whoever reads the README and the tutorial's end finds each page for people."""
    readme, tutorial = (
        (ROOT / name).read_text("utf-8") for name in ("README.md", "docs/tutorial.md")
    )
    pages = {path.name for path in (ROOT / "docs" / "how-to").glob("*.md")} | {"performance.md"}

    assert {one for one in pages if f"{one})" not in readme} == set()
    assert {one for one in pages if f"{one})" not in tutorial} == set()
