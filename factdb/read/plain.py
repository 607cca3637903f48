"""Plain text and Markdown with a small header.

The header is one of these, at the very top::

    date 2022-02-01 The text may begin on the same line.

    outlet: The Vale Courier        ---
    date: 1 February 2022           title: "Dam will hold"
                                    date: 2022-02-01
    The text begins here.           ---
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from factdb.errors import ReadError
from factdb.read import fields
from factdb.read.calendar import DAY
from factdb.read.decode import decode, whole
from factdb.types import Report

KEYS = {
    **{name: name for name in fields.FIELDS if name != "text"},
    "date": "published",
    "publication date": "published",
    "date published": "published",
    "source": "outlet",
    "publisher": "outlet",
    "publication": "outlet",
    "site": "outlet",
    "headline": "title",
    "link": "url",
    "lang": "language",
    "license": "licence",
}
"""The keys of a header, and the fields they give."""

PASSED_OVER = frozenset(
    {"author", "authors", "by", "byline", "category", "categories", "description", "draft"}
    | {"image", "keywords", "layout", "section", "slug", "subtitle", "tags", "updated"}
)
"""Keys that belong to a header too, and give nothing that a report keeps."""

NO_DATE = "say --date 2022-02-01, or write “date: 2022-02-01” on the first line"

_PAIR = re.compile(r"([A-Za-z][A-Za-z _-]{0,30}?)[ \t]*:[ \t]*(.*)")
_FIRST_LINE = re.compile(
    rf"[ \t]*date(?::[ \t]*|[ \t]+)(?P<day>(?:{DAY})(?:[T ]\d\d:\d\d\S*)?)"
    r"(?:[ \t]+(?P<rest>\S.*)|[ \t]*)",
    re.IGNORECASE,
)
_HEADING = re.compile(r"#[ \t]+(.+?)[ \t]*#*")

Header = dict[str, str]


def read(stream: BinaryIO, place: str, defaults: Mapping[str, str]) -> Iterator[Report]:
    """Read one report of plain text."""
    header, body = _split(_lines(stream, place, defaults), place)
    yield fields.make({**header, "text": _block(body)}, place, defaults, NO_DATE)


def markdown(stream: BinaryIO, place: str, defaults: Mapping[str, str]) -> Iterator[Report]:
    """Read one report of Markdown; its first heading is the title, marks are taken off."""
    from factdb.read.prose import prose

    header, body = _split(_lines(stream, place, defaults), place)
    if body and (heading := _HEADING.fullmatch(body[0].rstrip())):
        below, body = _split(_skip_blank(body[1:]), place)
        header = {"title": prose(heading[1]), **below, **header}
    yield fields.make({**header, "text": prose(_block(body))}, place, defaults, NO_DATE)


def _lines(stream: BinaryIO, place: str, defaults: Mapping[str, str]) -> list[str]:
    text = decode(whole(stream, place), place, defaults)
    return _skip_blank(re.split(r"\r\n|[\r\n]", text))


def _skip_blank(lines: list[str]) -> list[str]:
    first = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    return lines[first:]


def _block(lines: list[str]) -> str:
    return "\n".join(lines).strip()


def _split(lines: list[str], place: str) -> tuple[Header, list[str]]:
    """Part the header from the body."""
    if not lines:
        return {}, []
    if lines[0].rstrip() == "---" and (front := _front_matter(lines)):
        return _header(front, place), _skip_blank(lines[len(front) + 2 :])
    header: Header = {}
    if found := _FIRST_LINE.fullmatch(lines[0]):
        header["published"] = found["day"]
        if found["rest"]:
            return header, [found["rest"], *lines[1:]]
        lines = lines[1:]
    pairs = _pairs(lines)
    ended = len(pairs) == len(lines) or not lines[len(pairs)].strip()
    read_on = _header(pairs, place)
    if pairs and (ended or header or "published" in read_on):
        header, lines = _merge(header, read_on, place), lines[len(pairs) :]
    return header, _skip_blank(lines)


def _front_matter(lines: list[str]) -> list[str] | None:
    """Give the lines between ``---`` and ``---``; None if what stands there is not a header."""
    for at, line in enumerate(lines[1:], start=1):
        if line.rstrip() in ("---", "..."):
            return lines[1:at]
        if line.strip() and not (line[0] in " \t#-" or _PAIR.fullmatch(line)):
            return None
    return None


def _pairs(lines: list[str]) -> list[str]:
    """Give the lines at the top that are header lines by their keys."""
    for at, line in enumerate(lines):
        found = _PAIR.fullmatch(line)
        if not found or _key(found[1]) not in KEYS.keys() | PASSED_OVER:
            return lines[:at]
    return lines


def _header(lines: Iterable[str], place: str) -> Header:
    """Read the lines that say something a report keeps."""
    header: Header = {}
    for line in lines:
        found = _PAIR.fullmatch(line)
        if found and (name := KEYS.get(_key(found[1]))):
            header = _merge(header, {name: _unquoted(found[2])}, place)
    return header


def _key(told: str) -> str:
    return re.sub(r"[ _-]+", " ", told).casefold()


def _unquoted(value: str) -> str:
    """Take off the marks that YAML allows around a value."""
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _merge(header: Header, more: Header, place: str) -> Header:
    for name in header.keys() & more.keys():
        if header[name] != more[name]:
            told = f"{name} stands twice in the header: {header[name]!r}, {more[name]!r}"
            raise ReadError(place, told[:200], hint="keep the right one")
    return {**header, **more}
