"""Arguments and options that several commands share, each named once."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from typer import Argument, BadParameter, Context, Option

from factdb import config, plugins
from factdb.cli import complete
from factdb.errors import UsageError
from factdb.kinds import Kind, Relation, Ruling, Stance

Conflict = StrEnum("Conflict", [(one.name, one.value) for one in Relation if one.conflict])  # type: ignore[misc]
"""The relations that make a finding."""

_PARTS = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


def first_day(text: str) -> date:
    """Give the first day of a year, a month or a day: ``2022``, ``2022-02``, ``2022-02-01``.

    >>> first_day("2022-02").isoformat()
    '2022-02-01'
    """
    year, month, day = _day(text)
    return _date(text, year, month or 1, day or 1)


def last_day(text: str) -> date:
    """Give the last day of a year, a month or a day.

    >>> last_day("2022-02").isoformat()
    '2022-02-28'
    """
    year, month, day = _day(text)
    month = month or 12
    return _date(text, year, month, day or calendar.monthrange(year, min(month, 12))[1])


def _day(text: str) -> tuple[int, int, int]:
    if found := _PARTS.fullmatch(text.strip()):
        year, month, day = (int(part or 0) for part in found.groups())
        return year, month, day
    raise BadParameter(f"{text!r} is no date: write 2022, 2022-02 or 2022-02-01")


def _date(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise BadParameter(f"{text!r} is no date: {error}") from error


def _own_or_global(ctx: Context, value: str | None) -> str | None:
    """Let ``--db`` stand before or after the command."""
    chosen: str | None = value or ctx.find_root().params.get("db")
    return chosen


def person(by: str | None) -> str:
    """Name who decides: as told, else as this machine knows its user.

    Raises:
        UsageError: if neither says.

    """
    try:
        # Loaded when somebody decides something: look-ups ask nobody's name.
        import getpass

        return (by or "").strip() or getpass.getuser()
    except (KeyError, OSError) as error:
        raise UsageError("this machine does not say who you are", hint="add --by NAME") from error


def least_scores(text: str) -> dict[str, float]:
    """Read how sure findings must be: all, or each relation by itself.

    >>> least_scores("0.8"), least_scores("0.8,number=0.9")
    ({'': 0.8}, {'': 0.8, 'number': 0.9})
    """
    told: dict[str, float] = {}
    for part in text.split(","):
        name, _, share = part.rpartition("=")
        try:
            told[name.strip()] = float(share)
        except ValueError:
            raise BadParameter(f"{part.strip()!r} is no share: write 0.8 or number=0.9") from None
    if unknown := {*told} - {"", *(str(one) for one in Conflict)}:
        raise BadParameter(f"{min(unknown)!r} is none of {', '.join(Conflict)}")
    if not all(0 <= share <= 1 for share in told.values()):
        raise BadParameter(f"{text!r} is not at least 0 and less than or equal to 1")
    return told


def _scores_set(given: dict[str, float] | None) -> dict[str, float] | None:
    """Give what the flag says, else what the environment or the file of settings says.

    Raises:
        UsageError: if that is no share; it names where it stands.

    """
    if given is not None:
        return given
    told = next(one for one in config.settings() if one.name == "min_score")
    try:
        return least_scores(told.value) if told.value else None
    except BadParameter as error:
        hint = 'write 0.8 or "0.8,number=0.9"'
        raise UsageError(f"{told.origin}: {error.message}", hint=hint) from error


def _formats(incomplete: str) -> Iterator[str]:
    return (name for name in plugins.BUILTIN["exporters"] if name.startswith(incomplete))


def _known_format(value: str) -> str:
    # Ours are known without reading the metadata of every installed package, which is slow.
    if value in plugins.BUILTIN["exporters"] or value in plugins.names("exporters"):
        return value
    raise BadParameter(f"{value!r} is none of {', '.join(plugins.names('exporters'))}")


Db = Annotated[
    str | None,
    Option(
        "--db",
        metavar="PATH|URL",
        callback=_own_or_global,
        help="The database; else FACTDB_URL, else a file in your data folder.",
    ),
]
Format = Annotated[
    str,
    Option(
        "--format",
        "-f",
        metavar="FORMAT",
        autocompletion=_formats,
        callback=_known_format,
        help="table, md, html, csv, xlsx, json, jsonl …",
    ),
]
Out = Annotated[
    Path | None,
    Option("--out", "-o", metavar="FILE", help="Write it there, in the format of its name."),
]
Model = Annotated[
    str | None,
    Option("--model", metavar="NAME", help="The spaCy model that parses; else FACTDB_MODEL."),
]
Jobs = Annotated[int, Option("--jobs", "-j", min=1, metavar="N", help="How many processes parse.")]
About = Annotated[
    str | None, Option("--about", metavar="WORDS", help="Only statements with these words.")
]
Since = Annotated[
    date | None,
    Option("--since", metavar="DATE", parser=first_day, help="Published on this day or later."),
]
Until = Annotated[
    date | None,
    Option("--until", metavar="DATE", parser=last_day, help="Published on this day or earlier."),
]
AsOf = Annotated[
    date | None,
    Option("--as-of", metavar="DATE", parser=last_day, help="What was known by then, as it stood."),
]
OfKind = Annotated[Kind | None, Option("--kind", metavar="KIND", help=f"One of {', '.join(Kind)}.")]
OfStance = Annotated[
    Stance | None, Option("--stance", metavar="STANCE", help=f"One of {', '.join(Stance)}.")
]
By = Annotated[
    str | None,
    Option(
        "--who",
        metavar="NAME|ID",
        autocompletion=complete.actor,
        help="Only statements of this speaker.",
    ),
]
OfRelation = Annotated[
    Conflict | None,
    Option("--relation", metavar="RELATION", help=f"One of {', '.join(Conflict)}."),
]
Limit = Annotated[
    int | None,
    Option("--limit", min=0, metavar="N", help="At most so many; 0 for all. In a table 20."),
]
OfRuling = Annotated[
    Ruling | None, Option("--ruling", metavar="RULING", help=f"One of {', '.join(Ruling)}.")
]
DecidedBy = Annotated[
    str | None, Option("--by", metavar="NAME", help="Who decides; else the user of this machine.")
]
MinScore = Annotated[
    dict | None,  # type: ignore[type-arg]
    Option(
        "--min-score",
        metavar="SHARE",
        parser=least_scores,
        callback=_scores_set,
        help="Only those at least so sure: 0.8, number=0.9 or both; else FACTDB_MIN_SCORE.",
    ),
]
All = Annotated[
    bool, Option("--all", help="Also those beyond the 5 surest between the same two reports.")
]
Paths = Annotated[
    list[str],
    Argument(metavar="PATHS", help="Files, folders, globs, or - for standard input."),
]
Outlet = Annotated[str, Option("--outlet", help="Who published, where a source does not say.")]
Published = Annotated[
    str, Option("--date", metavar="DATE", help="When, where a source does not say.")
]
Url = Annotated[str, Option("--url", help="Where it was published.")]
Title = Annotated[str, Option("--title", help="Its title.")]
Licence = Annotated[str, Option("--licence", help="Under which licence it may be kept.")]
Encoding = Annotated[
    str, Option("--encoding", metavar="NAME", help="Its encoding, where it is guessed wrongly.")
]
