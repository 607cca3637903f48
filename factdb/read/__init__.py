"""Bytes in, reports out: which reader a source needs, and what it holds.

Nothing here fetches anything, thinks about what a report says, or raises for bad content: an error
stands in the place of what could not be read, and the next source goes on.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import BinaryIO

from factdb import plugins
from factdb.errors import ReadError
from factdb.read.place import Source, sources, why
from factdb.types import Report

__all__ = ["Source", "guess", "read", "sources"]

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
