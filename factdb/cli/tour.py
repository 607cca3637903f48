"""The demo: take in the reports that ship with factdb, then look around in them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from typer import echo

from factdb import config
from factdb.cli import add, look, screen
from factdb.errors import ReadError
from factdb.plugins import Record

if TYPE_CHECKING:
    from factdb.store.lookup import Lookup

STATEMENTS = 8
"""How many statements of one person the demo shows."""


def tour(folder: Path, model: str) -> int:
    """Make ``demo.db`` in a folder; print receipts, a person's statements, and what contradicts.

    Gives the exit code.

    Raises:
        ReadError: if the installation has no shipped reports.
        StoreError: if the folder cannot be written.

    """
    db = str(folder / "demo.db")
    reports = shipped()
    screen.note(f"Reading the reports that ship with factdb into {db}; nothing is downloaded.", "")
    tally = add.take_in([str(reports)], settings=config.load(db, model), below=str(reports))
    with look.open_lookup(db) as lookup:
        name = _person(lookup)
        _chapter("What one person has said", "who", name, db=db)
        found = lookup.who(name, limit=STATEMENTS)
        screen.answer([found["actor"], *found["statements"]], "table")
        _chapter("What does not fit", "contradictions", db=db)
        screen.answer(lookup.findings(), "table")
        screen.next_steps("table", _after(found["statements"]), db=db)
    return screen.exit_code(tally.added + tally.known, tally.failed)


def shipped() -> Path:
    """Find the reports that ship: in the wheel inside the package, in a checkout beside it."""
    package = Path(__file__).parents[1]
    for folder in (package / "_fixtures", package.parent / "fixtures" / "reports"):
        if folder.is_dir():
            return folder
    raise ReadError(
        str(package / "_fixtures"), "the reports of the demo are missing", hint="install again"
    )


def _person(lookup: Lookup) -> str:
    """Name the person who said most: of those who contradict themselves, if there are any."""
    torn = {_torn(finding) for finding in lookup.findings()}
    people = [actor for actor in lookup.actors() if actor["kind"] == "person"]
    return str(next((one for one in people if one["id"] in torn), people[0])["name"])


def _torn(finding: Record) -> str | None:
    """Give the id of the one who said both."""
    a, b = finding["a"], finding["b"]
    return a["speaker"]["id"] if a["speaker"] and a["speaker"] == b["speaker"] else None


def _chapter(title: str, *words: str, db: str) -> None:
    echo(f"\n── {title} ──\n$ {screen.command(*words, db=db)}\n")


def _after(statements: Iterable[Record]) -> list[tuple[list[str], str]]:
    first = next(iter(statements))
    return [
        (["show", first["id"]], "everything known about one statement"),
        (["search", "troops"], "find statements by their words"),
        (["actors", "list"], "who speaks"),
        (["statements", "--format", "csv"], "all statements for a spreadsheet"),
        (["ingest", "FILE"], "put in reports of your own"),
    ]
