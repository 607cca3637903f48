"""The command ``verify``: a draft against the record, before it is printed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from importlib import import_module
from pathlib import Path
from time import sleep
from typing import Annotated, Any

from typer import Argument, BadParameter, Exit, Option, Typer

from factdb import config, plugins
from factdb.cli import options as opt
from factdb.cli import screen
from factdb.errors import FactdbError, UsageError
from factdb.plugins import Record

PANEL = "Decide"
_OWN = {"table": "lines", "md": "markdown", "sarif": "sarif"}
_FORMATS = ("table", "md", "html", "jsonl", "json", "csv", "sarif")
_FIX = screen.FOUND_NOTHING
"""Exit code where something must be fixed."""

_PAUSE = 0.5
"""Seconds between two looks at a draft that is watched."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is checked against what."""

    draft: str
    against: str | None
    settings: config.Config
    db: str | None
    written: datetime
    encoding: str


def _known_format(value: str) -> str:
    if value not in _FORMATS:
        raise BadParameter(f"{value!r} is none of {', '.join(_FORMATS)}")
    return value


def register(app: Typer) -> None:
    """Add the command to the app."""
    app.command(rich_help_panel=PANEL)(verify)


def verify(
    draft: Annotated[
        str, Argument(metavar="DRAFT", help="A .md, .txt, .html or .docx file, or - for stdin.")
    ],
    against: Annotated[
        str | None,
        Option("--against", metavar="FILE", help="One text to check against, not the database."),
    ] = None,
    watch: Annotated[
        bool, Option("--watch", help="Check again whenever the draft is saved.")
    ] = False,
    published: Annotated[
        str, Option("--date", metavar="DATE", help="When the draft is written; else today.")
    ] = "",
    encoding: opt.Encoding = "",
    model: opt.Model = None,
    style: Annotated[
        str,
        Option(
            "--format",
            "-f",
            metavar="table|md|html|jsonl|json|csv|sarif",
            callback=_known_format,
            help="How to print the answer.",
        ),
    ] = "table",
    db: opt.Db = None,
) -> None:
    """Hold a draft against the record before it prints.

    Every quotation, attributed claim and figure gets an outcome: verbatim,
    typographic, elided, agrees; or meaning_changed, altered, other_day,
    other_speaker, other_source, conflicts, not_found. What cannot be checked
    is listed as not_checked, with the reason.

    Exit code 0: nothing must be fixed, 1: something must, 2: an error.

    For example:
      factdb verify draft.md
      factdb verify draft.docx --format sarif > draft.sarif
      factdb verify draft.txt --against transcript.txt
    """
    settings = config.load(db, model)
    ask = Request(draft, against, settings, db, _day(published), encoding)
    if watch:
        raise Exit(_watched(ask, style))
    raise Exit(_printed(ask, style))


def _day(text: str) -> datetime:
    if not text:
        return datetime.now(UTC)
    return datetime.combine(opt.first_day(text), time(), UTC)


def _printed(ask: Request, style: str) -> int:
    """Check once, print, and give the exit code."""
    from factdb.export.checked import needs_mending
    from factdb.export.proof import proof

    text, records = _checked(ask)
    if style == "html":
        sys.stdout.writelines(proof(records, text, _name(ask)))
    else:
        _exporter(style)(records, sys.stdout)
    sys.stdout.flush()
    _sum_up(ask, records, style)
    return _FIX if any(needs_mending(one) for one in records) else screen.FOUND


def _exporter(style: str) -> plugins.Exporter:
    if style in _OWN:
        exporter: plugins.Exporter = getattr(import_module("factdb.export.checked"), _OWN[style])
        return exporter
    return plugins.load("exporters", style)


def _name(ask: Request) -> str:
    return "standard input" if ask.draft == "-" else ask.draft


def _checked(ask: Request) -> tuple[str, list[Record]]:
    """Give the draft's text and what its passages came to."""
    from factdb import checking
    from factdb.read.draft import draft

    if ask.draft == ask.against == "-":
        raise UsageError("two texts from standard input", hint="name a file for one of them")
    read = draft(ask.draft, encoding=ask.encoding)
    given: dict[str, Any] = {"now": ask.written, "model": ask.settings.model}
    if ask.against is None:
        found = checking.check_draft(read.text, url=ask.settings.url, **given)
    else:
        source = draft(ask.against, encoding=ask.encoding)
        found = checking.check_against(read.text, source.text, **given)
    if not read.as_printed:
        screen.note(f"{read.place}: lines and columns are those of its text, not of the file")
    told = (checking.record(one, read.text, ask.settings.inference) for one in found)
    return read.text, [{"draft": read.place, **one} for one in told]


def _sum_up(ask: Request, records: Sequence[Record], style: str) -> None:
    if not records:
        screen.note(f"{_name(ask)}: no quotation, no attributed claim and no figure in it")
        return
    from factdb.export.checked import sum_of

    screen.note("", sum_of(records))
    shown = [one["against"] for one in records if one["against"] and not one["clean"]]
    # What stands only in the text of a report was found by no rule, and is nothing to show.
    ids = [one["id"] for one in shown if one["found_by"]]
    if ids and ask.against is None:
        step = (("show", ids[0]), "the record of the first to fix")
        screen.next_steps(style, [step], db=ask.db)


def _watched(ask: Request, style: str) -> int:
    """Check whenever the draft changes, until interrupted; an error does not end it."""
    if ask.draft == "-":
        raise UsageError("standard input cannot be watched", hint="name a file")
    code, seen = screen.FOUND, None
    try:
        while True:
            if (now := _stamp(ask.draft)) != seen:
                seen = now
                screen.note(f"--- {ask.draft} at {datetime.now(UTC).astimezone():%H:%M:%S}")
                code = _once(ask, style)
            sleep(_PAUSE)
    except KeyboardInterrupt:
        return code


def _once(ask: Request, style: str) -> int:
    try:
        return _printed(ask, style)
    except FactdbError as error:
        screen.complain(error)
        return screen.ERROR


def _stamp(path: str) -> tuple[int, int]:
    """Give what changes when a file is saved; an editor may replace it, so that it is gone."""
    try:
        found = Path(path).stat()
    except OSError:
        return (0, 0)
    return found.st_mtime_ns, found.st_size
