"""Bytes in, reports out: which reader a source needs, and what it holds.

Nothing here fetches anything, thinks about what a report says, or raises for bad content: an error
stands in the place of what could not be read, and the next source goes on.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import BinaryIO

from factdb import plugins
from factdb.errors import ReadError
from factdb.read.place import NAMED, STDIN, Source, sources, why
from factdb.types import Report

__all__ = ["STDIN", "Source", "expected", "guess", "read", "sources"]

SUFFIXES = {
    "txt": "text",
    "text": "text",
    "md": "markdown",
    "markdown": "markdown",
    "htm": "html",
    "xhtml": "html",
    "ndjson": "jsonl",
}
"""Suffixes of other names than the reader's own."""

_HEAD = 4096
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b",
    re.IGNORECASE | re.DOTALL,
)
_JSON = re.compile(rb"\s*(?:\{\s*[\"}]|\[\s*[\[{\]])")
_BOM = b"\xef\xbb\xbf"


def guess(path: str, content: bytes) -> str:
    """Say which reader a source needs, by its suffix or by how it begins.

    Args:
        path: what the source is called; "" if it has no name.
        content: its first bytes; a page of HTML is one whatever its name says.

    Returns:
        The name of a reader: a suffix that is a reader's name chooses that reader, so that a
        plug-in called "warc" reads ``*.warc``. Plain text if nothing else fits.

    """
    head = content[:_HEAD].removeprefix(_BOM)
    suffix = PurePath(path).suffix.lower().removeprefix(".")
    named = SUFFIXES.get(suffix, suffix)
    if named in plugins.names("readers") and named != "text":
        return named
    if _HTML.match(head):
        return "html"
    if named != "text" and _JSON.match(head):
        return "json"
    return "text"


def read(source: Source, defaults: Mapping[str, str]) -> Iterator[Report | ReadError]:
    """Give the reports of one source in order, an error in the place of each bad one.

    Args:
        source: one that `sources` gave.
        defaults: report fields (outlet, published, url, title, language, licence) for where the
            source does not say; ``encoding`` and ``reader`` overrule what would be guessed;
            ``now`` (aware, ISO 8601) refuses later dates.

    """
    try:
        with source.open() as stream:
            yield from _read(stream, source, defaults)
    except ReadError as error:
        yield error
    except OSError as error:
        yield ReadError(source.place, why(error), hint="check that you may read it")


def expected(paths: Iterable[str]) -> int | None:
    """Say how many answers these paths will give: one for each file, or line of JSON lines.

    None where nobody can say before all is read: standard input, and JSON that may be a list. A
    source that cannot be opened counts as one error.
    """
    counts = [_count(one) if isinstance(one, Source) else 1 for one in sources(paths)]
    told = [one for one in counts if one is not None]
    return sum(told) if len(told) == len(counts) else None


def _count(source: Source) -> int | None:
    name = source.suffix.removeprefix(".")
    kind = SUFFIXES.get(name, name)
    if kind == "jsonl":
        try:
            with source.open() as stream:
                return sum(1 for line in stream if not line.isspace())
        except OSError:
            return 1
    return None if kind == "json" or source.place == NAMED else 1


def _read(
    stream: BinaryIO, source: Source, defaults: Mapping[str, str]
) -> Iterator[Report | ReadError]:
    peeking = io.BufferedReader(stream)  # type: ignore[type-var]
    name = defaults.get("reader") or guess("x" + source.suffix, peeking.peek(_HEAD))
    try:
        reader = plugins.load("readers", name)
    except KeyError:
        known = ", ".join(sorted(plugins.names("readers")))
        raise ReadError(source.place, f"no reader is called {name!r}", hint=known) from None
    yield from reader(peeking, source.place, defaults)
