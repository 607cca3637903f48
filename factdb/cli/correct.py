"""The command that corrects a statement."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

from typer import Argument, BadParameter, Option, Typer

from factdb import config
from factdb.cli import complete, screen
from factdb.cli import options as opt
from factdb.errors import UsageError
from factdb.plugins import Record
from factdb.types import Stance

PANEL = "Decide"

OPEN = "open"
"""The bound that a figure's words leave open."""


def register(app: Typer) -> None:
    """Add the command to the app."""
    app.command(rich_help_panel=PANEL)(correct)


def bound(told: str) -> float | None:
    """Understand a bound of a figure: a number, grouped by commas or not, or "open".

    >>> bound("1,200"), bound("open")
    (1200.0, None)
    """
    if told == OPEN:
        return None
    try:
        return float(told.replace(",", ""))
    except ValueError as error:
        raise BadParameter(f"{told!r} is no number, nor {OPEN}") from error


def span(told: str) -> tuple[int, int]:
    """Understand a place in a report: ``START:END``."""
    start, _, end = told.partition(":")
    if not (start.isdecimal() and end.isdecimal()):
        raise BadParameter(f"{told!r} is no place: write START:END")
    return int(start), int(end)


def correct(
    statement: Annotated[
        str,
        Argument(
            metavar="ID",
            autocompletion=complete.statement,
            help="A statement's id, or the beginning of one.",
        ),
    ],
    speaker: Annotated[
        list[str] | None,
        Option(
            "--speaker",
            metavar="NAME|ID",
            autocompletion=complete.actor,
            help="Who speaks; again for who speaks with them; unknown for nobody.",
        ),
    ] = None,
    text: Annotated[
        str, Option("--text", metavar="WORDS", help="The words, exactly as the report has them.")
    ] = "",
    place: Annotated[
        Any,
        Option(
            "--span",
            metavar="START:END",
            parser=span,
            help="Or where they stand, in characters of the report.",
        ),
    ] = None,
    stance: Annotated[
        Stance | None, Option("--stance", metavar="STANCE", help=f"One of {', '.join(Stance)}.")
    ] = None,
    negated: Annotated[
        bool | None,
        Option("--negated/--affirmed", help="Whether it says that something is not so."),
    ] = None,
    said_on: Annotated[
        str,
        Option(
            "--said-on",
            metavar="DATE",
            help="When it was said: 2022-02-01, 2022-02, 2022-02-01..2022-02-05, or none.",
        ),
    ] = "",
    figure: Annotated[
        str,
        Option(
            "--figure",
            metavar="WORDS",
            help="The words of a figure, which --low, --high, --unit, --of, --approx explain.",
        ),
    ] = "",
    low: Annotated[
        Any, Option("--low", metavar="NUMBER", parser=bound, help="The least they allow, or open.")
    ] = None,
    high: Annotated[
        Any, Option("--high", metavar="NUMBER", parser=bound, help="The most they allow, or open.")
    ] = None,
    unit: Annotated[
        str, Option("--unit", metavar="UNIT", help="EUR, %, kilometres …; none for a count.")
    ] = "",
    of: Annotated[str, Option("--of", metavar="WORDS", help="What is counted.")] = "",
    approx: Annotated[
        str, Option("--approx", metavar="WORDS", help="What makes it vague: about, at least.")
    ] = "",
    no_figure: Annotated[
        list[str] | None,
        Option("--no-figure", metavar="WORDS", help="The words of a figure that is none."),
    ] = None,
    dates: Annotated[
        list[str] | None,
        Option(
            "--date",
            metavar="WORDS=DATE",
            help='What it is about: "last week=2022-01-24..2022-01-30".',
        ),
    ] = None,
    no_date: Annotated[
        list[str] | None,
        Option("--no-date", metavar="WORDS", help="The words of a date that is none."),
    ] = None,
    withdraw: Annotated[
        bool, Option("--withdraw", help="Take the statement back; it is kept, and never shown.")
    ] = False,
    note: Annotated[str, Option("--note", metavar="WORDS", help="Why.")] = "",
    dry_run: Annotated[bool, Option("--dry-run", help="Only say what would become of it.")] = False,
    by: opt.DecidedBy = None,
    model: opt.Model = None,
    style: opt.Format = "table",
    db: opt.Db = None,
) -> None:
    """Put what you know in the place of what the machine understood.

    Several parts may be corrected at once. What follows is judged anew at
    once: contradictions that no longer follow go, new ones come. A newer
    extractor never overwrites it; factdb undo takes it back.

    Exit code 0: corrected, 1: no statement has this id or nobody this name,
    2: an error, also when it says so already.

    For example:
      factdb correct s-1f3a --speaker Kovacs
      factdb correct s-1f3a --text "we will not pay" --stance reject
      factdb correct s-1f3a --figure "some 1,200" --low 1200 --high 1300 --of trams
      factdb correct s-1f3a --said-on 2022-02-01 --note "asked the desk"
      factdb correct s-1f3a --withdraw --note "satire"
    """
    from factdb.database import Database

    settings = config.load(db, model)
    told = {
        "speaker": speaker or (),
        "text": text,
        "span": place,
        "stance": str(stance or ""),
        "negated": negated,
        "said_on": said_on,
        "figures": _figures(figure, low=low, high=high, unit=unit, of=of, approx=approx),
        "no_figures": no_figure or (),
        "dates": dict(_dated(one) for one in dates or ()),
        "no_dates": no_date or (),
        "withdraw": withdraw,
    }
    with Database(settings.url, model=settings.model) as database:
        done = database.correct(
            statement,
            by=opt.person(by),
            note=note,
            dry_run=dry_run,
            now=datetime.now(UTC),
            **told,
        )
    screen.answer([done], style)
    steps = [(["undo", str(done["correction"])], "take this back")] if not dry_run else []
    screen.next_steps(style, [*steps, (["show", done["statement"]], "how it stands")], db=db)


def _figures(words: str, **told: Any) -> list[Record]:
    """Put the options about a figure together."""
    if words:
        return [{"words": words, **told}]
    if any(value not in (None, "") for value in told.values()):
        raise UsageError("these are about a figure", hint="name its words with --figure")
    return []


def _dated(told: str) -> tuple[str, str]:
    words, sign, when = told.rpartition("=")
    if not (words and sign):
        raise UsageError(f"{told!r} is no date with its words", hint='write "last week=2022-01-24"')
    return words, when
