"""Commands about who is who: actors list, show, log, alias, merge, split, undo."""

from __future__ import annotations

from typing import Annotated

from typer import Argument, Typer

from factdb.cli import options as opt

PANEL = "Decide"

actors = Typer(no_args_is_help=True)

Who = Annotated[str, Argument(metavar="NAME|ID", help="An actor: a name, or an id.")]


def register(app: Typer) -> None:
    """Add the commands to the app."""
    app.add_typer(
        actors,
        name="actors",
        rich_help_panel=PANEL,
        help="See who is who, and correct it: every change can be undone.",
    )
