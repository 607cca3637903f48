"""JSON: one array, or one object per line."""

from __future__ import annotations

from collections.abc import Iterable
from json import dumps
from typing import TextIO

from factdb.plugins import Record

# Legal inside JSON strings, but many programs take them for ends of lines.
_LINE_ENDS = {ord(end): f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"}


def jsonl(records: Iterable[Record], out: TextIO) -> None:
    """Write one object per line, in UTF-8 as printed, as soon as each record comes."""
    out.writelines(f"{_line(record)}\n" for record in records)


def json(records: Iterable[Record], out: TextIO) -> None:
    """Write one array, an object per line of it; ``[]`` where there is nothing."""
    before = "["
    for record in records:
        out.write(f"{before}\n{_line(record)}")
        before = ","
    out.write("[]\n" if before == "[" else "\n]\n")


def _line(record: Record) -> str:
    return dumps(record, ensure_ascii=False).translate(_LINE_ENDS)
