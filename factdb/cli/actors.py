"""Commands about who is who: actors list, show, log, alias, merge, split, undo."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Exit, Option, Typer

from factdb import config
from factdb.cli import complete, screen
from factdb.cli import options as opt
from factdb.cli.look import open_lookup

if TYPE_CHECKING:
    from factdb.database import Database

PANEL = "Decide"

actors = Typer(no_args_is_help=True)

Who = Annotated[
    str,
    Argument(metavar="NAME|ID", autocompletion=complete.actor, help="An actor: a name, or an id."),
]
Into = Annotated[
    str,
    Argument(
        metavar="NAME|ID",
        autocompletion=complete.actor,
        help="The actor that the first counts as.",
    ),
]
NewName = Annotated[str, Argument(metavar="NAME", help="The new name.")]


def register(app: Typer) -> None:
    """Add the commands to the app."""
    app.add_typer(
        actors, name="actors", rich_help_panel=PANEL, help="See who is who, and correct it."
    )


@actors.command("list")
def list_(style: opt.Format = "table", db: opt.Db = None) -> None:
    """List everybody who is named, those who said most first.

    Exit code 0: found, 1: nobody is known, 2: an error.

    For example:
      factdb actors list
      factdb actors list --format csv > names.csv
    """
    with open_lookup(db) as lookup:
        found = screen.answer(lookup.actors(), style)
    screen.next_steps(style, [(["who", "NAME"], "what somebody said")] if found else [], db=db)
    raise Exit(screen.exit_code(found))


@actors.command()
def show(who: Who, style: opt.Format = "table", db: opt.Db = None) -> None:
    """Show the names and offices of one actor, and what was corrected.

    Exit code 0: found, 1: nobody by this name, 2: an error, also when
    several go by this name.

    For example:
      factdb actors show Kovacs
    """
    with open_lookup(db) as lookup:
        actor = lookup.actor(who)
        screen.answer([actor], style)
    screen.next_steps(style, [(["who", actor["id"]], "what was said")], db=db)


@actors.command()
def log(style: opt.Format = "table", db: opt.Db = None) -> None:
    """List every correction, the newest first, with the number that undoes it.

    Exit code 0: found, 1: nothing was corrected, 2: an error.

    For example:
      factdb actors log
    """
    with open_lookup(db) as lookup:
        found = screen.answer(lookup.log(), style)
    if not found:
        screen.note("nothing was corrected")
        raise Exit(screen.FOUND_NOTHING)
    screen.next_steps(style, [(["actors", "undo", "NUMBER"], "take one back")], db=db)


@actors.command()
def alias(who: Who, name: NewName, by: opt.DecidedBy = None, db: opt.Db = None) -> None:
    """Teach an actor another name.

    Exit code 0: done, 1: nobody by this name, 2: an error.

    For example:
      factdb actors alias Kovacs "Kovács Anna"
    """
    with _open(db) as database:
        actor = database.alias(who, name, by=opt.person(by), now=datetime.now(UTC))
    _tell(actor["id"], db)


@actors.command()
def merge(who: Who, into: Into, by: opt.DecidedBy = None, db: opt.Db = None) -> None:
    """Make one actor of two: the first counts as the second from now on.

    Exit code 0: done, 1: nobody by one of the names, 2: an error.

    For example:
      factdb actors merge a-1f3a a-9c02
    """
    with _open(db) as database:
        actor = database.merge(who, into, by=opt.person(by), now=datetime.now(UTC))
    _tell(actor["id"], db)


@actors.command()
def split(
    who: Who,
    name: NewName,
    statements: Annotated[
        list[str], Argument(metavar="IDS", help="The statements that are the new actor's.")
    ],
    aliases: Annotated[
        list[str] | None, Option("--alias", metavar="NAME", help="A name that goes along.")
    ] = None,
    by: opt.DecidedBy = None,
    db: opt.Db = None,
) -> None:
    """Make two actors of one: some of the statements go to a new one.

    Exit code 0: done, 1: nothing by this name or id, 2: an error.

    For example:
      factdb actors split Smith "Chloe Smith" s-1f3a s-9c02
    """
    with _open(db) as database:
        new = database.split(
            who,
            name,
            *statements,
            by=opt.person(by),
            aliases=aliases or (),
            now=datetime.now(UTC),
        )
    _tell(new["id"], db)


@actors.command()
def undo(
    number: Annotated[
        int | None, Argument(metavar="NUMBER", help="Which one; the last if none is given.")
    ] = None,
    by: opt.DecidedBy = None,
    db: opt.Db = None,
) -> None:
    """Take a correction back; that is a new entry in the log.

    Exit code 0: done, 1: there is none to take back, 2: an error.

    For example:
      factdb actors undo
      factdb actors undo 3
    """
    with _open(db) as database:
        made = database.undo(number, by=opt.person(by), now=datetime.now(UTC))
    screen.answer([made], "table")


def _open(db: str | None) -> Database:
    from factdb.database import Database

    return Database(config.load(db).url)


def _tell(actor: str, db: str | None) -> None:
    """Show how the actor stands now, and how to take the decision back."""
    with open_lookup(db) as lookup:
        screen.answer([lookup.actor(actor)], "table")
        entry = next(lookup.log())
    steps = [(["actors", "undo", str(entry["id"])], "take this back")]
    screen.next_steps("table", steps, db=db)
