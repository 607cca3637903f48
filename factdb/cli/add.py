"""Commands that take reports in: demo, ingest, load, rejudge, extract."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Exit, Option, Typer

from factdb import config, records
from factdb.cli import complete, screen
from factdb.cli import options as opt
from factdb.errors import FactdbError, UsageError
from factdb.export.phrases import count
from factdb.plugins import Record

if TYPE_CHECKING:
    from factdb.store.rejudging import Changed
    from factdb.types import Extraction, Receipt

PANEL = "Add"


def register(app: Typer) -> None:
    """Add the commands to the app."""
    for command in (demo, ingest, load, rejudge, extract, reextract):
        app.command(rich_help_panel=PANEL)(command)


def demo(
    folder: Annotated[
        Path, Option("--dir", metavar="FOLDER", help="Where demo.db is made.")
    ] = Path("factdb-demo"),
    model: opt.Model = None,
) -> None:
    """Make a small database and show what factdb finds in it.

    The reports ship with factdb. Your own database is not touched, and nothing is downloaded.

    Exit code 0: shown, 2: an error.

    For example:
      factdb demo
    """
    from factdb.cli.demo import show

    raise Exit(show(folder, config.load(model=model).model))


def ingest(
    paths: opt.Paths,
    outlet: opt.Outlet = "",
    published: opt.Published = "",
    url: opt.Url = "",
    title: opt.Title = "",
    licence: opt.Licence = "",
    encoding: opt.Encoding = "",
    model: opt.Model = None,
    jobs: opt.Jobs = 1,
    style: opt.Format = "table",
    db: opt.Db = None,
) -> None:
    """Take reports in and match them with what is there.

    Prints a receipt per report. The same report again changes nothing: what
    was interrupted is gone on with by the same command. A file that cannot
    be read is named, and the others go in.

    Exit code 0: all are in, 1: there was nothing to read, 2: at least one
    could not be read.

    For example:
      factdb ingest clippings/ --outlet "The Courier"
      factdb ingest story.txt --outlet AFP --date 2022-02-01
      factdb ingest archive.jsonl --jobs 8
    """
    settings = config.load(db, model)
    given = {"outlet": outlet, "published": published, "url": url, "title": title}
    tally = take_in(
        paths,
        settings=settings,
        defaults={**given, "licence": licence, "encoding": encoding},
        style=style,
        jobs=jobs,
    )
    screen.next_steps(style, _after_ingest(tally), db=db)
    raise Exit(screen.exit_code(tally.added + tally.known, tally.failed))


def load(
    paths: opt.Paths,
    outlet: opt.Outlet = "",
    published: opt.Published = "",
    licence: opt.Licence = "",
    db: opt.Db = None,
) -> None:
    """Store statements that were extracted elsewhere, fast.

    Reads JSON lines as "factdb statements --format jsonl" prints them, and
    Parquet with the same fields. A line without "start" is a report; of a
    report that never comes, its statements are kept. The same again changes
    nothing, and a bad line stops no other. Then "factdb rejudge" finds what
    contradicts.

    Exit code 0: all are in, 1: there was nothing to load, 2: at least one
    line was bad.

    For example:
      factdb load archive.jsonl
      factdb load extracted/ --db postgresql://newsroom@db/factdb
    """
    from factdb import pipeline

    tally = Stored()
    given = {"outlet": outlet, "published": published, "licence": licence}
    results = pipeline.load(
        paths, url=config.load(db).url, now=datetime.now(UTC), defaults=_said(given)
    )
    try:
        for batch in tally.through(screen.working(results)):
            tally.added += batch.added
            tally.known += batch.known
    finally:
        # Also when somebody interrupts: what is in, is in.
        screen.note(*tally.summary())
    steps = [(["rejudge"], "find what contradicts"), (["search", "WORDS"], "find a statement")]
    screen.next_steps("table", steps if tally.added else [], db=db)
    raise Exit(screen.exit_code(tally.added + tally.known, tally.failed))


def rejudge(
    jobs: Annotated[int, Option("--jobs", min=1, metavar="N", help="So many processes judge.")] = 1,
    again: Annotated[
        bool, Option("--again", help="Begin anew, also if a run was cut off.")
    ] = False,
    db: opt.Db = None,
) -> None:
    """Judge everything that is stored anew.

    After "factdb load", which judges nothing, and after a new release. A
    run that is cut off goes on where it was. Rulings stay as they are, and
    a finding that somebody dealt with is never dropped.

    Exit code 0: judged, 1: there was nothing to judge, 2: an error.

    For example:
      factdb rejudge --jobs 2
    """
    from factdb import pipeline

    settings = config.load(db)
    tally = Judged()
    try:
        for one in screen.working(
            pipeline.rejudge(
                settings.url,
                now=datetime.now(UTC),
                jobs=jobs,
                again=again,
                model=settings.model,
            )
        ):
            tally.add(one)
    finally:
        # Also when somebody interrupts: what is judged, is judged.
        screen.note(*tally.summary())
    steps = [(["contradictions"], f"see {count(tally.new, 'new contradiction')}")]
    screen.next_steps("table", steps if tally.new else [], db=db)
    raise Exit(screen.exit_code(tally.statements, 0))


def extract(
    paths: opt.Paths,
    outlet: opt.Outlet = "",
    published: opt.Published = "",
    url: opt.Url = "",
    title: opt.Title = "",
    encoding: opt.Encoding = "",
    model: opt.Model = None,
    style: opt.Format = "table",
    html: Annotated[
        bool, Option("--html", help="Print a page that shows the reports with all of it marked.")
    ] = False,
    out: Annotated[
        Path | None, Option("--out", metavar="FILE", help="Write the page there instead.")
    ] = None,
) -> None:
    """Print the statements of reports, without a database.

    A terminal shows the reports themselves, with everything marked that was
    understood. Several reports make one page.

    Exit code 0: found, 1: found no statement, 2: at least one report could
    not be read.

    For example:
      factdb extract story.txt --outlet AFP --date 2022-02-01
      cat story.txt | factdb extract - --format jsonl
      factdb extract story.txt --html --out story.html
    """
    from factdb import pipeline

    _fit_together(style, html=html, out=out)
    given = {"outlet": outlet, "published": published, "url": url, "title": title}
    reading = Reading()
    results = pipeline.extract_paths(
        paths,
        now=datetime.now(UTC),
        defaults=_said({**given, "encoding": encoding}),
        model=config.load(model=model).model,
    )
    reports = reading.reports(screen.working(results))
    if html:
        _write_page(list(reports), out)
    elif style == "table" and sys.stdout.isatty():
        screen.answer(reports, style)
    else:
        screen.answer((one for report in reports for one in report["statements"]), style)
    steps = [(("ingest", *paths), "keep them, and find what contradicts")]
    again = reading.found and not html and "-" not in paths
    screen.next_steps(style, steps if again else [])
    raise Exit(screen.exit_code(reading.found, reading.failed))


def reextract(
    reports: Annotated[
        list[str] | None,
        Argument(metavar="IDS", autocompletion=complete.report, help="Only these reports."),
    ] = None,
    every: Annotated[
        bool, Option("--all", help="Also what this release has read already.")
    ] = False,
    dry_run: Annotated[bool, Option("--dry-run", help="Only say what would change.")] = False,
    model: opt.Model = None,
    style: opt.Format = "table",
    db: opt.Db = None,
) -> None:
    """Read stored reports anew, after an update of factdb or the model.

    What is found replaces only what no person touched: corrections, rulings
    and what was withdrawn stay. For each report that is one entry of the
    log, which factdb undo takes back.

    Exit code 0: read, 1: there was nothing to read, 2: an error.

    For example:
      factdb reextract --dry-run
      factdb reextract r-1f3a r-9c02
    """
    from factdb.database import Database

    settings = config.load(db, model)
    with Database(settings.url, model=settings.model) as database:
        found = database.reextract(
            *(reports or ()), every=every, dry_run=dry_run, now=datetime.now(UTC)
        )
        read = screen.answer(screen.working(found), style)
    if not read:
        screen.note("nothing to read: this release has read every report (--all reads them again)")
    screen.next_steps(style, [(["log"], "what was changed")] if read else [], db=db)
    raise Exit(screen.exit_code(read))


def _fit_together(style: str, *, html: bool, out: Path | None) -> None:
    """Refuse options of which one would be passed over in silence.

    Raises:
        UsageError: if they do not fit together.

    """
    if html and style != "table":
        raise UsageError(f"--html and --format {style}: which of them?")
    if out and not html:
        raise UsageError("--out goes with --html", hint="factdb extract … --format … > FILE")


def _write_page(reports: Sequence[Record], out: Path | None) -> None:
    """Write the page to a file or to standard output; where nothing could be read, nothing."""
    from factdb.export.page import page

    if not reports:
        return
    if out:
        screen.write_whole(out, page(reports))
    else:
        sys.stdout.writelines(page(reports))


def take_in(
    paths: Sequence[str],
    *,
    settings: config.Config,
    defaults: Mapping[str, str] | None = None,
    style: str = "table",
    below: str = "",
    jobs: int = 1,
) -> Tally:
    """Ingest, print a receipt or an error for each report, and sum up.

    ``below`` is a folder that receipts leave out of the names of files.
    """
    from factdb import pipeline
    from factdb.read import expected

    tally = Tally(below=below)
    total = expected(paths) if sys.stderr.isatty() else None
    results = pipeline.ingest(
        paths,
        url=settings.url,
        now=datetime.now(UTC),
        defaults=_said(defaults or {}),
        model=settings.model,
        jobs=jobs,
        semantic=settings.semantic,
        inference=settings.inference,
    )
    read = tally.through(screen.working(results, total))
    try:
        screen.answer((tally.record(one) for one in read), style)
    finally:
        # Also when the disk is full or somebody interrupts: what is in, is in.
        screen.note(*tally.summary())
    return tally


@dataclass(slots=True)
class Reading(screen.Sieve):
    """How many statements were found."""

    found: int = 0

    def reports(self, results: Iterable[Extraction | FactdbError]) -> Iterator[Record]:
        """Give the reports with their statements, as records, and count."""
        from factdb import pipeline

        for one in self.through(results):
            self.found += len(one.statements)
            screen.warn(one.report.title or one.report.id, pipeline.warnings(one))
            yield records.extraction(one)


@dataclass(slots=True)
class Tally(screen.Sieve):
    """How many reports did what."""

    below: str = ""
    added: int = 0
    known: int = 0
    findings: int = 0

    def record(self, receipt: Receipt) -> Record:
        """Count a receipt and give it as a record of the data contract."""
        self.known += receipt.known
        self.added += not receipt.known
        self.findings += 0 if receipt.known else len(receipt.findings)
        place = receipt.place.removeprefix(self.below).removeprefix(os.sep if self.below else "")
        screen.warn(place, receipt.warnings)
        return {**asdict(receipt), "place": place, "published": receipt.published.isoformat()}

    def summary(self) -> Iterator[str]:
        """Sum up, if anything was read: ``3 reports: 1 added, 1 already there, 1 failed``."""
        total = self.added + self.known + self.failed
        parts = {"added": self.added, "already there": self.known, "failed": self.failed}
        told = ", ".join(f"{n:,} {what}" for what, n in parts.items() if n)
        if told:
            yield f"{count(total, 'report')}: {told}"


@dataclass(slots=True)
class Stored(screen.Sieve):
    """How many statements were loaded."""

    added: int = 0
    known: int = 0

    def summary(self) -> Iterator[str]:
        """Sum up, if anything was read: ``3 statements: 2 added, 1 failed``."""
        parts = {"added": self.added, "already there": self.known, "failed": self.failed}
        told = ", ".join(f"{n:,} {what}" for what, n in parts.items() if n)
        if told:
            yield f"{count(sum(parts.values()), 'statement')}: {told}"


@dataclass(slots=True)
class Judged:
    """What judging everything anew came to."""

    statements: int = 0
    new: int = 0
    gone: int = 0
    kept: int = 0

    def add(self, changed: Changed) -> None:
        """Count a batch."""
        self.statements += changed.statements
        self.new += changed.new
        self.gone += changed.gone
        self.kept += changed.kept

    def summary(self) -> Iterator[str]:
        """Sum up: ``3 statements judged: 1 contradiction new, 2 gone``."""
        parts = {"new": self.new, "gone": self.gone, "kept as somebody dealt with them": self.kept}
        told = ", ".join(f"{n:,} {what}" for what, n in parts.items() if n)
        yield f"{count(self.statements, 'statement')} judged: {told or 'nothing changed'}"


def _said(defaults: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in defaults.items() if value}


def _after_ingest(tally: Tally) -> Iterator[tuple[Sequence[str], str]]:
    if tally.findings:
        yield ["contradictions"], f"see the {count(tally.findings, 'possible contradiction')}"
    if tally.added or tally.known:
        yield ["actors", "list"], "see who speaks"
        yield ["search", "WORDS"], "find a statement"
