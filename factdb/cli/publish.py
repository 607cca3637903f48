"""Commands that hand out: cite, brief, export, import."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path
from typing import Annotated

from typer import Argument, BadParameter, Exit, Option, Typer

from factdb import config
from factdb.cli import options as opt
from factdb.cli import screen
from factdb.cli.look import FOR_PEOPLE, answer, open_lookup
from factdb.errors import UsageError
from factdb.export.phrases import count
from factdb.plugins import Record

PANEL = "Publish"

STYLES = ("plain", "md", "bibtex", "csl-json")
"""How a citation can be written."""

STDIO = "-"


def _known_style(value: str) -> str:
    if value not in STYLES:
        raise BadParameter(f"{value!r} is none of {', '.join(STYLES)}")
    return value


def _styles(incomplete: str) -> Iterator[str]:
    return (name for name in STYLES if name.startswith(incomplete))


def register(app: Typer) -> None:
    """Add the commands to the app."""
    for command in (cite, brief, export):
        app.command(rich_help_panel=PANEL)(command)
    # "import" is a word of Python.
    app.command("import", rich_help_panel=PANEL)(import_)


def cite(
    ids: Annotated[
        list[str], Argument(metavar="IDS", help="Of statements or findings, or how they begin.")
    ],
    style: Annotated[
        str,
        Option(
            "--style",
            "--format",
            "-s",
            "-f",
            metavar="|".join(STYLES),
            callback=_known_style,
            autocompletion=_styles,
            help="How to write it.",
        ),
    ] = "plain",
    as_of: opt.AsOf = None,
    out: Annotated[
        Path | None, Option("--out", "-o", metavar="FILE", help="Write it there instead.")
    ] = None,
    db: opt.Db = None,
) -> None:
    """Cite a statement, or both statements of a finding.

    The words, who says them with the role on that day, outlet, title, date
    and link, the statement's id, and the digest of the text as it is stored.

    Exit code 0: cited, 1: nothing has one of the ids, 2: an error.

    For example:
      factdb cite s-1f3a
      factdb cite f-9c02 --style bibtex >> sources.bib
    """
    from factdb.export import cite as citing

    with open_lookup(db, as_of) as lookup:
        found = {one["id"]: one for short_id in ids for one in lookup.cited(short_id)}
    if out is None:
        citing.STYLES[style](found.values(), sys.stdout)
        return
    with screen.whole(out) as file:
        citing.STYLES[style](found.values(), file)


def brief(
    since: Annotated[
        date,
        Option("--since", metavar="DATE", parser=opt.first_day, help="The first day."),
    ],
    until: Annotated[
        date | None,
        Option("--until", metavar="DATE", parser=opt.last_day, help="The last day; else today."),
    ] = None,
    as_of: opt.AsOf = None,
    style: opt.Format = "table",
    out: opt.Out = None,
    db: opt.Db = None,
) -> None:
    """Sum up some days: who spoke, and what does not fit.

    Findings are those whose later statement was published on these days;
    formats for programs and spreadsheets hold only them.

    Exit code 0: done, 1: nothing was published on these days, 2: an error.

    For example:
      factdb brief --since 2026-03-02 --until 2026-03-08 --out week.html
      factdb brief --since 2026-03 --until 2026-03 --format csv
    """
    style = screen.style_for(style, out)
    last = until or datetime.now(UTC).date()
    if last < since:
        raise UsageError(f"{last} is before {since}", hint="--since names the first of the days")
    with open_lookup(db, as_of) as lookup:
        summed = lookup.brief(since, last)
        head: list[Record] = [summed] if style in FOR_PEOPLE else []
        answer(lookup, chain(head, lookup.findings(since=since, until=last)), style, out)
    screen.next_steps(style, [(["review"], "rule on what is open")], db=db)
    raise Exit(screen.exit_code(summed["reports"]))


def export(
    file: Annotated[
        str, Argument(metavar="FILE", help="FILE.jsonl, FILE.jsonl.gz, or - for the screen.")
    ],
    everything: Annotated[
        bool, Option("--all", help="The whole database: there is nothing else to export so.")
    ] = False,
    db: opt.Db = None,
) -> None:
    """Write a whole database into one file.

    Reports, actors, findings, rulings, log: the same content gives the same
    bytes, from SQLite as from PostgreSQL.
    FILE is written whole or not at all. What answers a question is printed
    by the command that asks it: factdb statements --out FILE.csv.

    Exit code 0: written, 2: an error.

    For example:
      factdb export --all desk.jsonl.gz
      factdb export --all desk.jsonl --db postgresql://news@db/factdb
    """
    from factdb.store import dump

    if not everything:
        raise UsageError("say what to export", hint=f"factdb export --all {file}")
    lines = dump.lines(config.load(db).url)
    if file == STDIO:
        sys.stdout.writelines(lines)
        return
    packed = Path(file).suffix == ".gz"
    screen.write_whole(Path(file), dump.packed(lines) if packed else lines, option="FILE")
    screen.note(f"everything is in {file}")


def import_(
    file: Annotated[str, Argument(metavar="FILE", help="What factdb export --all wrote.")],
    db: opt.Db = None,
) -> None:
    """Fill an empty database with what export --all wrote.

    All of it or nothing, into a database of either kind; one that holds
    something is refused.

    Exit code 0: done, 2: an error; the database is then as it was.

    For example:
      factdb import desk.jsonl.gz --db new.db
    """
    from factdb.store.restore import lines_of, restore

    stored = restore(config.load(db).url, lines_of(Path(file)), file)
    screen.note(f"{count(stored, 'row')} stored")
    screen.next_steps("table", [(["info"], "what there is")], db=db)
