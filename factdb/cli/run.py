"""Commands that keep the machine running: info, doctor, config, db."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from typer import Context, Exit, Typer

from factdb import config
from factdb.cli import options as opt
from factdb.cli import screen
from factdb.cli.look import open_lookup
from factdb.errors import SchemaError, StoreError
from factdb.export.phrases import count
from factdb.store import schema, trouble

if TYPE_CHECKING:
    from sqlalchemy import Engine

PANEL = "Run"

database = Typer(no_args_is_help=True)
settings = Typer(no_args_is_help=True)


def register(app: Typer) -> None:
    """Add the commands to the app."""
    app.command(rich_help_panel=PANEL)(info)
    app.command(rich_help_panel=PANEL)(doctor)
    app.add_typer(
        settings, name="config", rich_help_panel=PANEL, help="See what is set, and where."
    )
    app.add_typer(
        database, name="db", rich_help_panel=PANEL, help="Upgrade, check or describe the database."
    )


def info(model: opt.Model = None, style: opt.Format = "table", db: opt.Db = None) -> None:
    """Say which database is used, and what is in it.

    Exit code 0: said, 2: the database cannot be read.

    For example:
      factdb info
      factdb info --format jsonl
    """
    settings = config.load(db, model)
    told: dict[str, Any] = {
        "version": version("factdb"),
        "model": settings.model,
        "database": trouble.shown(settings.url),
        "named_by": settings.url_from,
    }
    try:
        with open_lookup(settings.url) as lookup:
            told |= lookup.info()
    except StoreError:
        screen.answer([told], style)
        raise
    screen.answer([told], style)


def doctor(model: opt.Model = None, style: opt.Format = "table", db: opt.Db = None) -> None:
    """Check this machine, and name the cure.

    A line for each check: Python, settings, SQLite, the model, the database
    and its index of words, free space, the terminal. Nothing is changed.

    Exit code 0: all is well, 2: something is not.

    For example:
      factdb doctor
      factdb doctor --db postgresql://newsroom@db/factdb
    """
    from factdb.cli.doctor import examine

    found = []
    for one in examine(db, model):
        found.append(one)
        if style == "table":
            cure = f"; cure: {one['cure']}" if one["cure"] else ""
            print(f"{'ok' if one['ok'] else 'PROBLEM':8} {one['check']:9} {one['told']}{cure}")
    if style != "table":
        screen.answer(found, style)
    raise Exit(screen.FOUND if all(one["ok"] for one in found) else screen.ERROR)


@settings.command()
def show(
    ctx: Context, model: opt.Model = None, style: opt.Format = "table", db: opt.Db = None
) -> None:
    """Show every setting, and where its value comes from.

    A flag wins over the environment, that over the file of settings: the one
    that FACTDB_CONFIG names, else config.toml in your configuration folder.

    Exit code 0: shown, 2: the file cannot be read.

    For example:
      factdb config show
    """
    flags = {"url": db, "model": model, "log_file": ctx.find_root().params.get("log_file")}
    found = [
        {"setting": one.name, "value": _unmasked(one), "from": one.origin}
        for one in (config.file_setting(), *config.settings(**flags))
    ]
    if style != "table":
        screen.answer(found, style)
        return
    for row in found:
        print(f"{row['setting']:9} {row['value'] or '–'}  ({row['from']})")
    if not config.file():
        screen.note("", f"no file of settings; {config.usual_file()} would be read")


def _unmasked(one: config.Setting) -> str:
    """Give the value without a password."""
    return trouble.shown(config.database_url(one.value)) if one.name == "url" else one.value


@database.command("info")
def describe(style: opt.Format = "table", db: opt.Db = None) -> None:
    """Say at which schema the database is, and which this release wants.

    Exit code 0: they are the same, 2: they differ, or it cannot be read.

    For example:
      factdb db info
    """
    url = config.load(db).url
    told = {"database": trouble.shown(url), "wanted": schema.HEAD}
    try:
        with open_lookup(url) as lookup:
            screen.answer([{**told, "revision": lookup.info()["revision"]}], style)
    except SchemaError as error:
        screen.answer([{**told, "revision": error.found}], style)
        raise


@database.command()
def upgrade(db: opt.Db = None) -> None:
    """Bring the database to the schema of this release.

    It is made if there is none. All of it or nothing: what goes wrong half
    way leaves the database as it was.

    Exit code 0: done or nothing to do, 2: an error.

    For example:
      factdb db upgrade
    """
    from factdb.store import migrate

    engine = _engine(db)
    migrate.upgrade(engine)
    screen.note(f"{migrate.place(engine)}: at revision {schema.HEAD}")


@database.command()
def check(db: opt.Db = None) -> None:
    """Compare the database with the tables of this release.

    Exit code 0: clean, 2: another release's, or changed by hand.

    For example:
      factdb db check
    """
    from factdb.store import migrate

    # A look finds out that there is none; the engine would make an empty file.
    open_lookup(db).close()
    engine = _engine(db)
    migrate.check(engine)
    screen.note(f"{migrate.place(engine)}: clean, at revision {schema.HEAD}")


@database.command()
def embed(db: opt.Db = None) -> None:
    """Make the vectors that stored statements lack, with the extra semantic.

    What is taken in while FACTDB_SEMANTIC is on gets them at once; this is
    for what was there before. It may be stopped: the next run goes on.

    Exit code 0: done or nothing to do, 2: an error.

    For example:
      factdb db embed
    """
    from factdb.database import Database

    with Database(config.load(db).url) as database:
        *_, (made, of) = screen.working(database.embed())
    screen.note(f"{count(of, 'statement')} without a vector: {made:,} made")


def _engine(db: str | None) -> Engine:
    from factdb.store.engine import connect

    return connect(config.load(db).url)
