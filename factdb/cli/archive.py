"""Commands for a whole archive on Spark: archive extract, match, load."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from typer import Argument, Exit, Option, Typer

from factdb import config
from factdb.cli import options as opt
from factdb.cli import screen
from factdb.export.phrases import count

archive = Typer(no_args_is_help=True)

Out = Annotated[str, Argument(metavar="OUT", help="The folder of the run, or its address.")]
Master = Annotated[
    str, Option("--master", metavar="URL", help="This machine (local[*]), or your cluster.")
]


def register(app: Typer) -> None:
    """Add the commands to the app."""
    told = "Read a whole archive on Apache Spark (the extra archive)."
    app.add_typer(archive, name="archive", rich_help_panel="Add", help=told)


@archive.command()
def extract(
    source: Annotated[str, Argument(metavar="IN", help="JSON lines, or a folder *.parquet.")],
    out: Out,
    master: Master = "local[*]",
    model: opt.Model = None,
) -> None:
    """Parse every report, and write what is said in it to Parquet.

    A stage that is done is not done again. What cannot be read stands beside
    the rest, with the reason.

    Exit code 0: all are parsed, 1: there was nothing to read, 2: at least one
    could not be read.

    For example:
      factdb archive extract reports/ run/
      factdb archive extract s3a://desk/reports.parquet s3a://desk/run --master yarn
    """
    from factdb.archive import engine, extracting

    with engine.spark(master) as spark:
        found = extracting.extract(
            engine.Run(spark, out),
            source,
            now=datetime.now(UTC),
            model=config.load(model=model).model,
        )
        failed = found.where("error <> ''").count()
        read = found.count() - failed
        for row in found.where("error <> ''").limit(20).collect():
            screen.note(f"error: {row['error']}")
    screen.note(f"{count(read + failed, 'report')}: {read:,} parsed, {failed:,} failed")
    screen.next_steps(
        "table", [(("archive", "match", out), "find who speaks, and what contradicts")]
    )
    raise Exit(screen.exit_code(read, failed))


@archive.command()
def match(
    out: Out,
    master: Master = "local[*]",
    work: Annotated[
        int | None,
        Option("--work", min=1, metavar="N", help="Entries read for one statement."),
    ] = None,
) -> None:
    """Say who speaks, bring together what may be about the same thing, judge.

    The actors of all reports are gathered first, so that the order of reports
    does not matter. A stage that is done is not done again.

    Exit code 0: done, 1: no report, 2: an error.

    For example:
      factdb archive match run/
    """
    from factdb.archive import engine, judging
    from factdb.store import postings

    with engine.spark(master) as spark:
        run = engine.Run(spark, out, work or postings.WORK)
        done = judging.matched(run).count()
    screen.note(f"{count(done, 'report')} matched")
    screen.next_steps("table", [(("archive", "load", out), "bring it into a database")])
    raise Exit(screen.exit_code(done))


@archive.command()
def load(out: Out, model: opt.Model = None, db: opt.Db = None) -> None:
    """Bring a finished run into a database, in the order of publication.

    What is in the database already is passed over, so that the same command
    goes on with what was interrupted. Spark is not needed.

    Exit code 0: all are in, 1: no report, 2: an error.

    For example:
      factdb archive load run/ --db postgresql://newsroom@db/factdb
    """
    from factdb.archive import loading
    from factdb.store.engine import open_engine

    settings = config.load(db, model)
    opened = open_engine(settings.url)
    try:
        told = loading.load(opened, out, now=datetime.now(UTC), model=settings.model)
        known = [one.known for one in screen.working(told)]
    finally:
        opened.dispose()
    new = len(known) - sum(known)
    screen.note(f"{count(len(known), 'report')}: {new:,} added, {sum(known):,} already there")
    raise Exit(screen.exit_code(len(known)))
