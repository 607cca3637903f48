"""Commands that follow something through time: timeline, lineage."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from typer import Argument, Exit, Option, Typer

from factdb import config
from factdb.cli import complete, screen
from factdb.cli import options as opt
from factdb.cli.look import NOTHING_FOUND, PANEL
from factdb.database import Database
from factdb.errors import UsageError
from factdb.plugins import Record

_NESTED = frozenset({"json", "jsonl"})
"""Formats that hold a record whole; the others get a statement's row with what is told of it."""


def register(app: Typer) -> None:
    """Add the commands to the app."""
    for command in (timeline, lineage):
        app.command(rich_help_panel=PANEL)(command)


def timeline(
    name: Annotated[
        list[str] | None,
        Argument(
            metavar="NAME|ID", autocompletion=complete.actor, help="Whose statements; as --who."
        ),
    ] = None,
    figure: Annotated[
        str | None,
        Option("--figure", metavar="WORDS", help="Only figures, and of what: troops, percent."),
    ] = None,
    who: opt.By = None,
    about: opt.About = None,
    since: opt.Since = None,
    until: opt.Until = None,
    as_of: opt.AsOf = None,
    out: Annotated[
        Path | None, Option("--out", metavar="FILE.svg|png", help="Write a picture there as well.")
    ] = None,
    style: opt.Format = "table",
    db: opt.Db = None,
) -> None:
    """Draw what was said over time, and mark what does not fit.

    With --figure: the figures of one thing, with their ranges and bounds,
    a drawing for each unit. Without: the statements, a lane for each speaker.
    Where a report says on which day somebody spoke, that day counts.
    "≠" is a conflict, "→" an update: only time passed.

    Exit code 0: found, 1: found nothing, 2: an error.

    For example:
      factdb timeline --figure troops
      factdb timeline Kovacs --about taxes --out kovacs.svg
      factdb timeline --figure percent --about inflation --format csv
    """
    if name and who:
        raise UsageError(f"{' '.join(name)} or {who}?", hint="name one of them")
    who = who or " ".join(name or ()) or None
    if not (figure or who or about):
        raise UsageError("of what?", hint="a name, --figure or --about says it")
    if out is not None and out.suffix.lower() not in {".svg", ".png"}:
        raise UsageError(f"{out}: not the name of an SVG or PNG", hint="--out FILE.svg")
    database = Database(config.load(db).url)
    points = database.timeline(
        figure=figure, who=who, about=about, since=since, until=until, as_of=as_of
    )
    thing = figure or " about ".join(one for one in (who, about) if one)
    if not points:
        screen.note(f"no {'figure' if figure else 'statement'} found")
        screen.next_steps(style, NOTHING_FOUND, db=db)
        raise Exit(screen.FOUND_NOTHING)
    _print(points, style, thing)
    if out is not None:
        _draw(points, out, thing)
    screen.next_steps(style, _after(points), db=db)


def lineage(
    short_id: Annotated[
        str,
        Argument(
            metavar="ID",
            help="A statement, or the beginning of its id.",
            autocompletion=complete.statement,
        ),
    ],
    as_of: opt.AsOf = None,
    style: opt.Format = "table",
    db: opt.Db = None,
) -> None:
    """Show all printings of an utterance, and changed words.

    Reports that copy one wire text, one outlet and one relay count as one
    source. Each printing is held against the first: [-its words-]{+these+}.

    Exit code 0: found, 1: no statement has this id, 2: an error.

    For example:
      factdb lineage s-1f3a
      factdb lineage s-1f3a --format json
    """
    found = Database(config.load(db).url).lineage(short_id, as_of=as_of)
    _print_lineage(found, style)
    first = found["printings"][0]["statement"]
    screen.next_steps(style, [(["show", first["id"]], "the first in its context")], db=db)


def _print(points: Sequence[Record], style: str, thing: str) -> None:
    from factdb.export import line
    from factdb.timeline import series

    if style == "table":
        from factdb.export.plot import plot

        plot(series(points), sys.stdout, thing=thing)
    elif style == "md":
        lines = line.markdown(series(points), thing=thing)
        sys.stdout.writelines(f"{one}\n" for one in lines)
    else:
        screen.answer(points if style in _NESTED else line.rows(points), style)


def _print_lineage(found: Record, style: str) -> None:
    from factdb.export import lineage as told

    if style == "table":
        from factdb.export.table import Page

        told.lineage(found, Page(sys.stdout))
    elif style == "md":
        sys.stdout.writelines(f"{one}\n" for one in told.markdown(found))
    else:
        screen.answer([found] if style in _NESTED else told.rows(found), style)


def _draw(points: Sequence[Record], out: Path, thing: str) -> None:
    from factdb.export.picture import picture
    from factdb.timeline import series

    drawn = "".join(picture(series(points), thing=thing))
    if out.suffix.lower() == ".png":
        from factdb.export.raster import png

        screen.write_whole(out, [png(drawn)])
    else:
        screen.write_whole(out, [drawn])
    screen.note(f"{out}: written")


def _after(points: Sequence[Record]) -> list[tuple[list[str], str]]:
    conflicts = (
        link["finding"] for one in points for link in one["links"] if link["kind"] == "conflict"
    )
    steps = [(["show", one], "why two of them do not fit") for one in list(conflicts)[:1]]
    steps.append((["lineage", points[0]["id"]], "who printed the first of them"))
    return steps
