"""The command ``explain``: why two statements are, or are no finding."""

from __future__ import annotations

import sys
from typing import Annotated

from typer import Argument, BadParameter, Exit, Option, Typer

from factdb import config
from factdb.cli import options as opt
from factdb.cli import screen

PANEL = "Look"
_FORMATS = ("table", "json", "jsonl")


def register(app: Typer) -> None:
    """Add the command to the app."""
    app.command(rich_help_panel=PANEL)(explain)


def _known_format(value: str) -> str:
    if value not in _FORMATS:
        raise BadParameter(f"{value!r} is none of {', '.join(_FORMATS)}")
    return value


def explain(
    ids: Annotated[
        list[str], Argument(metavar="ID...", help="A finding's id, or those of two statements.")
    ],
    style: Annotated[
        str,
        Option(
            "--format",
            "-f",
            metavar="table|json|jsonl",
            callback=_known_format,
            help="How to print the answer.",
        ),
    ] = "table",
    db: opt.Db = None,
) -> None:
    """Say step by step why two statements contradict, or why not.

    Both statements as they were understood, side by side; which parts of them
    meet; whether the gate let them through; what each rule said, or why it held
    its tongue; how the score came to be; and where nothing is stored of the two,
    whether they came before the judge at all. Where FACTDB_INFERENCE names the
    folder of a model, also what that says.

    Exit code 0: told, 1: nothing has this id, 2: an error.

    For example:
      factdb explain f-9c02
      factdb explain s-1f3a s-77b0 --format json
    """
    from factdb import explaining

    settings = config.load(db)
    told = explaining.explain(settings.url, *ids, inference=settings.inference)
    if style == "table":
        from factdb.export.explained import explained

        explained(told, sys.stdout)
        sys.stdout.flush()
    else:
        screen.answer([told], style)
    steps = [(["show", told[side]["id"]], "a statement in its context") for side in ("a", "b")]
    screen.next_steps(style, steps[: len({told["a"]["id"], told["b"]["id"]})], db=db)
    raise Exit(screen.FOUND)
