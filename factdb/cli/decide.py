"""Commands that judge and decide: compare, rule, assign, undo, log."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument, Exit, Option, Typer

from factdb import config
from factdb.cli import complete, screen
from factdb.cli import options as opt
from factdb.cli.look import Screenful, one_more, open_lookup, screenful
from factdb.errors import FactdbError, ReadError, UsageError
from factdb.plugins import Record
from factdb.types import Ruling

if TYPE_CHECKING:
    from factdb.database import Database

PANEL = "Decide"

_ID = re.compile(r"s-[0-9a-f]{3,12}")

Findings = Annotated[
    list[str],
    Argument(
        metavar="IDS",
        autocompletion=complete.finding,
        help="Ids of findings, or the beginnings of them.",
    ),
]

TOLD = "Words, the id of a stored statement, or a JSON object."


def register(app: Typer) -> None:
    """Add the commands to the app."""
    for command in (compare, rule, assign, undo, log):
        app.command(rich_help_panel=PANEL)(command)


def compare(
    a: Annotated[str | None, Argument(metavar="A", help=TOLD)] = None,
    b: Annotated[str | None, Argument(metavar="B", help=TOLD)] = None,
    pairs: Annotated[
        str | None,
        Option(
            "--pairs", metavar="FILE", help="JSON lines of pairs instead; - for standard input."
        ),
    ] = None,
    model: opt.Model = None,
    style: opt.Format = "table",
    db: opt.Db = None,
) -> None:
    """Say how two statements stand to each other, and why.

    It is the judge that ingest uses. A JSON object may say more than words:
    {"text": …, "published": …, "speaker": …, "outlet": …}.
    A line of pairs is {"id": …, "a": …, "b": …}.

    Exit code 0: answered, whatever the answer, 1: no statement has this id,
    2: an error, also when one of the pairs could not be read.

    For example:
      factdb compare "Some 100,000 troops are there." "There are 130,000 troops."
      factdb compare s-1f3a s-9c02
      factdb compare --pairs pairs.jsonl --format jsonl
    """
    settings = config.load(db, model)
    sieve = screen.Sieve()
    if pairs is not None and a is None:
        answers = sieve.through(_pairs(pairs, settings))
    elif a is not None and b is not None and pairs is None:
        answers = iter([_judged(_side(a, settings.url), _side(b, settings.url), settings)])
    else:
        raise UsageError("give two statements, or --pairs FILE", hint="factdb compare --help")
    screen.answer(answers, style)
    raise Exit(screen.ERROR if sieve.failed else screen.FOUND)


def rule(
    ids: Findings,
    ruling: Annotated[str, Argument(metavar="RULING", help=f"One of {', '.join(Ruling)}.")],
    note: Annotated[str, Option("--note", metavar="WORDS", help="Why.")] = "",
    by: opt.DecidedBy = None,
    style: opt.Format = "table",
    db: opt.Db = None,
) -> None:
    """Say what you think of findings.

    All that are named are ruled, or none. A ruling may be cut to the words
    that tell it from the others: not-contradiction, time, mind. "open" takes
    a ruling away.

    Exit code 0: ruled, 1: no finding has one of the ids, 2: an error.

    For example:
      factdb rule f-9c02 confirmed --note "asked both; he stands by it"
      factdb rule f-9c02 f-1f3a only-time-passed
    """
    with _open(db) as database:
        found = database.rule(*ids, ruling=ruling, by=opt.person(by), note=note)
    _tell(found, style, db)


def assign(
    ids: Findings,
    to: Annotated[str, Argument(metavar="NAME", help='Who shall rule on them; "" for anybody.')],
    by: opt.DecidedBy = None,
    style: opt.Format = "table",
    db: opt.Db = None,
) -> None:
    """Give findings to one person to rule on.

    To everybody else factdb review does not show them then.

    Exit code 0: done, 1: no finding has one of the ids, 2: an error.

    For example:
      factdb assign f-9c02 f-1f3a Mira
    """
    with _open(db) as database:
        found = database.assign(*ids, to=to, by=opt.person(by))
    _tell(found, style, db)


def undo(
    entry: Annotated[
        int | None, Argument(metavar="ENTRY", help="Its number in the log; else the last.")
    ] = None,
    by: opt.DecidedBy = None,
    style: opt.Format = "table",
    db: opt.Db = None,
) -> None:
    """Take a decision back.

    It may be about an actor or a finding. That is a new entry in the log,
    which can be taken back too.

    Exit code 0: done, 1: there is none to take back, 2: an error, also when
    a later decision rests on it.

    For example:
      factdb undo
      factdb undo 3
    """
    with _open(db) as database:
        taken_back = database.undo(entry, by=opt.person(by))
    screen.answer([taken_back], style)
    steps = [(["undo", str(taken_back["id"])], "decide so after all")]
    screen.next_steps(style, steps, db=db)


def log(
    subject: Annotated[
        str | None,
        Option("--subject", metavar="ID", help="Only what was decided about this."),
    ] = None,
    since: Annotated[
        date | None,
        Option("--since", metavar="DATE", parser=opt.first_day, help="Decided since this day."),
    ] = None,
    limit: opt.Limit = None,
    style: opt.Format = "table",
    db: opt.Db = None,
) -> None:
    """List what people decided, with the numbers to undo it.

    Rulings and notes, and the corrections of actors, the newest first. The
    log only grows.

    Exit code 0: found, 1: nothing was decided, 2: an error.

    For example:
      factdb log --since 2026-11 --limit 50
      factdb log --subject f-9c02 --format jsonl
    """
    with open_lookup(db) as lookup:
        most = screenful(limit, style)
        shown = Screenful(lookup.log(subject=subject, since=since, limit=one_more(most)), most)
        screen.answer(shown, style)
    if not shown.shown:
        screen.note("nothing was decided")
        raise Exit(screen.FOUND_NOTHING)
    if shown.more:
        screen.note("", "There are more: --limit 0 shows every entry.")
    last = str(shown.shown[0])
    screen.next_steps(style, [(["undo", last], f"take {last} back")], db=db)


def _open(db: str | None) -> Database:
    from factdb.database import Database

    return Database(config.load(db).url)


def _tell(found: Sequence[Record], style: str, db: str | None) -> None:
    """Show the findings as they stand now, and how to take the last decision back."""
    screen.answer(found, style)
    undoing = [(["undo", str(one["log"][-1]["id"])], f"take back {one['id']}") for one in found]
    screen.next_steps(style, [*undoing, (["review"], "rule on the next")], db=db)


def _judged(a: Record | str, b: Record | str, settings: config.Config) -> Record:
    from factdb import pipeline

    return pipeline.compare(a, b, model=settings.model, inference=settings.inference)


def _side(told: str, url: str) -> Record | str:
    """Understand one side: the id of a stored statement, a JSON object, or words."""
    if _ID.fullmatch(told):
        from factdb.store.lookup import open_lookup

        with open_lookup(url) as lookup:
            return _stored(lookup.show(told))
    if told.lstrip().startswith("{"):
        return _object(told)
    return told


def _stored(statement: Record) -> Record:
    """Give what a stored statement says of itself, as a side of a pair."""
    said, speaker = statement["said_on"], statement["speaker"]
    return {
        **{name: statement[name] for name in ("text", "sentence", "outlet", "published", "report")},
        "speaker": speaker and speaker["name"],
        "said_on": said["first"] if said and said["precision"] == "day" else None,
    }


def _object(told: str) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(told)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"not a JSON object: {told[:80]}: {error}") from error
    return found


def _pairs(path: str, settings: config.Config) -> Iterator[Record | FactdbError]:
    from factdb import pipeline

    asked = partial(pipeline.compare_pairs, model=settings.model, inference=settings.inference)
    if path == "-":
        yield from asked(sys.stdin, place="standard input")
        return
    try:
        with Path(path).open(encoding="utf-8") as lines:
            yield from asked(lines, place=path)
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        hint = "a file of JSON lines in UTF-8 is needed"
        raise ReadError(path, reason, hint=hint) from error
