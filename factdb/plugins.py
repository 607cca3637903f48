"""What can be added from outside: readers, extractors, rules, exporters.

Each is a plain function behind a Protocol, named "module:object" in `BUILTIN` and loaded when
asked for. Packages of other people add theirs through the entry points ``factdb.readers``,
``factdb.extractors``, ``factdb.rules`` and ``factdb.exporters``; ``factdb.testing`` holds the
checks that each must pass.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol, TextIO

if TYPE_CHECKING:
    from factdb.errors import ReadError
    from factdb.types import Extraction, Judgement, Match, Report

Record = Mapping[str, Any]
"""A row of the data contract: names to plain JSON values."""


class Reader(Protocol):
    """The bytes of one source to the reports in it; ``place`` names it in errors.

    ``stream`` is binary and need not be seekable; a reader of many reports takes it bit by bit.
    ``defaults`` are report fields that the caller gives (outlet, published, url…), used where
    the source does not say, and ``now`` (aware, ISO 8601). Raises ReadError; a reader of many
    reports yields the error for a bad one and goes on. A reader whose name is a suffix reads the
    files that end in it.
    """

    def __call__(
        self, stream: BinaryIO, place: str, defaults: Mapping[str, str], /
    ) -> Iterator[Report | ReadError]:
        """Give the reports in order, an error in the place of each that cannot be read."""


class Extractor(Protocol):
    """A report to its statements; pure."""

    def __call__(self, report: Report, /) -> Extraction:
        """Give the statements in the order of their places."""


class Rule(Protocol):
    """A match to why both cannot stand, or None; symmetric, silent between equals."""

    def __call__(self, match: Match, /) -> Judgement | None:
        """Answer with a relation, a score and a reason, or hold its tongue."""


class Exporter(Protocol):
    """Records of the data contract to text.

    Bytes go into ``out.buffer``. Raises UsageError for records that the format has no place for.
    """

    def __call__(self, records: Iterable[Record], out: TextIO, /) -> None:
        """Write all records."""


BUILTIN: dict[str, dict[str, str]] = {
    "readers": {
        "text": "factdb.read.plain:read",
        "markdown": "factdb.read.plain:markdown",
        "json": "factdb.read.records:read",
        "jsonl": "factdb.read.records:lines",
        "html": "factdb.read.html:read",
    },
    "extractors": {"english": "factdb.extraction:extract"},
    "rules": {
        name: f"factdb.rules.{name}:{name}"
        for name in (
            "denial",
            "negation",
            "number",
            "reversal",
            "date",
            "misquote",
            "misattribution",
        )
    },
    "exporters": {
        "json": "factdb.export.lines:json",
        "jsonl": "factdb.export.lines:jsonl",
        "csv": "factdb.export.csv:csv",
        "md": "factdb.export.markdown:markdown",
        "table": "factdb.export.table:table",
        "html": "factdb.export.html:html",
        "xlsx": "factdb.export.xlsx:xlsx",
        "claimreview": "factdb.export.claimreview:claimreview",
        "annotation": "factdb.export.annotation:annotation",
    },
}


@cache
def names(group: str) -> dict[str, str]:
    """Give name to "module:object" for a group; ours come first and are not overridden."""
    from importlib.metadata import entry_points

    others = {point.name: point.value for point in entry_points(group=f"factdb.{group}")}
    return {**others, **BUILTIN[group]}


@cache
def load(group: str, name: str) -> Callable[..., Any]:
    """Import one plug-in.

    Raises:
        KeyError: if no plug-in of the group has this name.

    """
    # Ours need no search through all that is installed.
    found = BUILTIN[group].get(name) or names(group)[name]
    module, _, attribute = found.partition(":")
    loaded: Callable[..., Any] = getattr(import_module(module), attribute)
    return loaded
