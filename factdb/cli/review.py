"""The command review: a screen to rule on findings by single keys."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime

from typer import Exit, Typer

from factdb import config
from factdb.cli import options as opt
from factdb.cli import screen
from factdb.errors import UsageError

PANEL = "Decide"


def register(app: Typer) -> None:
    """Add the command to the app."""
    app.command(rich_help_panel=PANEL)(review)


def review(
    by: opt.DecidedBy = None,
    relation: opt.OfRelation = None,
    who: opt.By = None,
    min_score: opt.MinScore = None,
    db: opt.Db = None,
) -> None:
    """Rule on findings on a screen, one key each.

    The keys are on the screen. Each ruling is in the log at once; leave when
    you like. Several people can review one database: nobody gets a pair that
    lies before somebody else, or is assigned to somebody else.

    Exit code 0: left by the reviewer, 2: an error, also where there is no
    terminal that can show a screen.

    For example:
      factdb review
      factdb review --by Mira --relation number --min-score 0.7
    """
    _hold_to_be_screen()
    person = opt.person(by)
    from factdb.cli.review_app import ReviewApp
    from factdb.review.queue import Queue

    with Queue(
        config.load(db).url, person, relation=relation, who=who, min_score=min_score
    ) as queue:
        app = ReviewApp(queue, lambda: datetime.now(UTC))
        app.run()
        now = datetime.now(UTC)
        done = queue.progress(now)
    screen.note(f"{done.mine:,} ruled by you, {done.ruled:,} of {done.total:,} in all")
    if done.mine:
        screen.next_steps(
            "table", [(["log"], "what was decided"), (["undo"], "take it back")], db=db
        )
    raise Exit(app.return_code or screen.FOUND)


def _hold_to_be_screen() -> None:
    """Refuse what cannot be drawn on: a pipe, or a terminal that only prints lines."""
    there = sys.stdin.isatty() and sys.stdout.isatty()
    if there and os.environ.get("TERM", "dumb" if os.name == "posix" else "") != "dumb":
        return
    why = "TERM says that it only prints lines" if there else "this is a pipe or a file"
    raise UsageError(
        f"no terminal that can show a screen: {why}",
        hint="factdb contradictions --ruling open lists them, factdb rule ID RULING rules on one",
    )
