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
from factdb.store import trouble

if TYPE_CHECKING:
    from factdb.store.lookup import Lookup

DRAFTED = "2023-04-08"
"""The day on which the draft that ships is written."""

STATEMENTS = 8
"""How many statements of one person the demo shows."""


def show(folder: Path, model: str) -> int:
    """Make ``demo.db`` in a folder; print receipts, a person's statements, and what contradicts.

    Gives the exit code.

    Raises:
        ReadError: if the installation has no shipped reports.
        StoreError: if the folder cannot be written.

    """
    db = str(folder / "demo.db")
    reports, draft = shipped("reports"), folder / "draft.md"
    screen.note(f"Reading the reports that ship with factdb into {db}; nothing is downloaded.", "")
    tally = add.take_in([str(reports)], settings=config.load(db, model), below=str(reports))
    with trouble.told(str(draft)):
        draft.write_bytes(shipped("draft.md").read_bytes())
    with look.open_lookup(db) as lookup:
        name = _person(lookup)
        _chapter("What one person has said", "who", name, db=db)
        found = lookup.who(name, limit=STATEMENTS)
        screen.answer([found["actor"], *found["statements"]], "table")
        _chapter("What does not fit", "contradictions", db=db)
        screen.answer(lookup.findings(), "table")
        screen.next_steps("table", _after(found["statements"], draft), db=db)
    return screen.exit_code(tally.added + tally.known, tally.failed)


def shipped(name: str) -> Path:
    """Find what ships with factdb: in the wheel inside the package, in a checkout beside it."""
    package = Path(__file__).parents[1]
    for folder in (package / "_fixtures", package.parent / "fixtures"):
        if (folder / name).exists():
            return folder / name
    raise ReadError(
        str(package / "_fixtures" / name), "a part of the demo is missing", hint="install again"
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


def _after(statements: Iterable[Record], draft: Path) -> list[tuple[list[str], str]]:
    first = next(iter(statements))
    return [
        (["show", first["id"]], "everything known about one statement"),
        (["search", "troops"], "find statements by their words"),
        (["verify", str(draft), "--date", DRAFTED], "check a story before it is printed"),
        (["actors", "list"], "who speaks"),
        (["statements", "--format", "csv"], "all statements for a spreadsheet"),
        (["ingest", "FILE"], "put in reports of your own"),
    ]
