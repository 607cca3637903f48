"""Commands that judge: compare."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

from typer import Argument, Exit, Option, Typer

from factdb import config
from factdb.cli import options as opt
from factdb.cli import screen
from factdb.errors import FactdbError, ReadError, UsageError
from factdb.plugins import Record

PANEL = "Decide"

_ID = re.compile(r"s-[0-9a-f]{3,12}")

TOLD = "Words, the id of a stored statement, or a JSON object."


def register(app: Typer) -> None:
    """Add the commands to the app."""
    app.command(rich_help_panel=PANEL)(compare)


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
        answers = sieve.through(_pairs(pairs, settings.model))
    elif a is not None and b is not None and pairs is None:
        answers = iter([_judged(_side(a, settings.url), _side(b, settings.url), settings.model)])
    else:
        raise UsageError("give two statements, or --pairs FILE", hint="factdb compare --help")
    screen.answer(answers, style)
    raise Exit(screen.ERROR if sieve.failed else screen.FOUND)


def _judged(a: Record | str, b: Record | str, model: str) -> Record:
    from factdb import pipeline

    return pipeline.compare(a, b, model=model)


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


def _pairs(path: str, model: str) -> Iterator[Record | FactdbError]:
    from factdb import pipeline

    if path == "-":
        yield from pipeline.compare_pairs(sys.stdin, place="standard input", model=model)
        return
    try:
        with Path(path).open(encoding="utf-8") as lines:
            yield from pipeline.compare_pairs(lines, place=path, model=model)
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        hint = "a file of JSON lines in UTF-8 is needed"
        raise ReadError(path, reason, hint=hint) from error
