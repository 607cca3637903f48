"""The command that corrects a statement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Any

from typer import Argument, BadParameter, Option, Typer

from factdb import config
from factdb.cli import complete, screen
from factdb.cli import options as opt
from factdb.errors import UsageError
from factdb.plugins import Record

PANEL = "Decide"


def register(app: Typer) -> None:
    """Add the command to the app."""
    app.command(rich_help_panel=PANEL)(correct)


def figure(told: str) -> Record:
    """Understand a figure: ``WORDS=BOUNDS UNIT``.

    Bounds are a number, or two with ".." between, one of which may be left out.

    >>> figure("some 1,200=1200..")
    {'words': 'some 1,200', 'low': 1200.0, 'high': None, 'unit': ''}
    """
    words, sign, meant = told.rpartition("=")
    bounds, _, unit = meant.strip().partition(" ")
    low, apart, high = bounds.partition("..")
    if not (words and sign and bounds.strip(".")):
        raise BadParameter(f'{told!r} is no figure: write "some 1,200=1200..1300 EUR"')
    ends = _number(low), _number(high if apart else low)
    return {"words": words, "low": ends[0], "high": ends[1], "unit": unit.strip()}


def _number(told: str) -> float | None:
    try:
        return float(told.replace(",", "")) if told else None
    except ValueError as error:
        raise BadParameter(f"{told!r} is no number") from error


def span(told: str) -> tuple[int, int]:
    """Understand a place in a report: ``START:END``."""
    start, _, end = told.partition(":")
    if not (start.isdecimal() and end.isdecimal()):
        raise BadParameter(f"{told!r} is no place: write START:END")
    return int(start), int(end)


def correct(
    statement: Annotated[
        str,
        Argument(metavar="ID", autocompletion=complete.statement, help="Of a statement or report."),
    ],
    speaker: Annotated[
        list[str] | None,
        Option("--speaker", metavar="NAME", autocompletion=complete.actor, help="Or unknown."),
    ] = None,
    text: Annotated[str, Option("--text", metavar="WORDS", help="As the report has them.")] = "",
    place: Annotated[
        Any, Option("--span", metavar="A:B", parser=span, help="Or where they stand in it.")
    ] = None,
    stance: Annotated[
        str, Option("--stance", metavar="STANCE", help="assert, deny, demand, warn …")
    ] = "",
    negated: Annotated[
        bool | None, Option("--negated/--affirmed", help="Whether it is said not to be so.")
    ] = None,
    said_on: Annotated[str, Option("--said-on", metavar="DATE", help="Or A..B, or none.")] = "",
    figures: Annotated[
        Any, Option("--figure", metavar="WORDS=A..B", parser=figure, help="Bounds, and a unit.")
    ] = None,
    of: Annotated[str, Option("--of", metavar="WORDS", help="What the figure counts.")] = "",
    dates: Annotated[
        list[str] | None,
        Option("--date", metavar="WORDS=DATE", help="What it is about, or a report's DATE."),
    ] = None,
    url: Annotated[str, Option("--url", metavar="URL", help="Of a report: where it stands.")] = "",
    drop: Annotated[
        list[str] | None, Option("--drop", metavar="WORDS", help="No figure, or no date.")
    ] = None,
    withdraw: Annotated[bool, Option("--withdraw", help="Take all of it back.")] = False,
    teach: Annotated[
        str, Option("--teach", metavar="WHAT", help="alias or exception: of the name.")
    ] = "nothing",
    note: Annotated[str, Option("--note", metavar="WORDS", help="Why.")] = "",
    dry_run: Annotated[bool, Option("--dry-run", help="Only say what would change.")] = False,
    by: opt.DecidedBy = None,
    style: opt.Format = "table",
    db: opt.Db = None,
) -> None:
    """Put right what the machine understood.

    What follows is judged anew at once. A newer extractor never overwrites
    it; factdb undo takes it back.

    Exit code 0: corrected, 1: nothing has this id or name, 2: an error.

    For example:
      factdb correct s-1f3a --speaker Kovacs --note "asked the desk"
      factdb correct s-1f3a --text "we will not pay" --stance reject
      factdb correct s-1f3a --figure "some 1,200=1200..1300" --of trams
      factdb correct s-1f3a --said-on 2022-02-01 --dry-run
      factdb correct s-1f3a --withdraw --note satire
      factdb correct r-9c02 --date 2022-02-01
    """
    from factdb.database import Database

    settings = config.load(db)
    published, about = _apart(dates or ())
    told = {
        "speaker": speaker or (),
        "text": text,
        "span": place,
        "stance": stance,
        "negated": negated,
        "said_on": said_on,
        "figures": [{**figures, "of": of}] if figures else (),
        "dates": about or None,
        "published": published,
        "url": url,
        "drop": drop or (),
        "withdraw": withdraw,
        "teach": teach,
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
    subject = done["statement"] or done["report"]
    screen.next_steps(style, [*steps, (["show", subject], "how it stands")], db=db)


def _apart(dates: Sequence[str]) -> tuple[str, dict[str, str]]:
    """Tell the date of a report, which has no words, from dates that a statement is about."""
    apart = [one.rpartition("=") for one in dates]
    published = [when for words, sign, when in apart if not sign]
    if len(published) > 1 or any(sign and not words for words, sign, _ in apart):
        hint = 'write "last week=2022-01-24"; of a report: 2022-01-24'
        raise UsageError(f"{', '.join(dates)}: no dates with their words", hint=hint)
    return "".join(published), {words: when for words, sign, when in apart if sign}
