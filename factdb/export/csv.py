"""CSV for spreadsheets: one row per record, nested fields in columns of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from csv import writer
from json import dumps
from typing import Any, TextIO

from factdb.export import phrases as say
from factdb.plugins import Record

NESTED: dict[str, tuple[str, ...]] = {
    "speaker": ("id", "name", "kind"),
    "said_on": ("first", "last", "precision", "text", "start", "end"),
}
"""Fields that hold an object or null, and its columns: every row has them, in this order."""

SIDES = frozenset({"a", "b"})
"""Fields that hold a whole statement."""

FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""What a cell must not begin with, or a spreadsheet runs it.

Source: OWASP, "CSV Injection".
"""


def csv(records: Iterable[Record], out: TextIO) -> None:
    """Write a line of column names and a row per record; the first record gives the columns.

    ``speaker`` becomes ``speaker_id``, ``speaker_name``, ``speaker_kind``; the statements of a
    finding become ``a_text``, ``b_text`` and so on; lists of words are joined by "; ". A text that
    a spreadsheet would run as a formula gets an apostrophe in front. ``told`` has the words of a
    statement as they can be read alone: of a denial the denial, of a few words their sentence.
    """
    writer(out, lineterminator="\n").writerows(rows(records))


def rows(records: Iterable[Record]) -> Iterator[list[Any]]:
    """Give the names of the columns, then the cells of each record: numbers, or safe text."""
    columns: list[str] = []
    for record in records:
        row = dict(_flat(record))
        if not columns:
            columns = list(row)
            yield columns
        yield [row.get(column, "") for column in columns]


def _flat(record: Record, prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in record.items():
        column = f"{prefix}{name}"
        if name in NESTED:
            parts = value or {}
            yield from ((f"{column}_{part}", _cell(parts.get(part))) for part in NESTED[name])
        elif name in SIDES and isinstance(value, dict):
            yield from _flat(value, f"{column}_")
        else:
            yield column, _cell(value)
        if name == "text" and say.shape(record) in ("statement", "shown"):
            yield f"{prefix}told", _cell(say.alone(record))


def _cell(value: Any) -> Any:
    """Give a number as it is, anything else as text that no spreadsheet runs."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return value
    text = _joined(value) if isinstance(value, list | tuple) else _text(value)
    # Not every Python quotes a cell with a lone carriage return in it.
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if text.startswith(FORMULA) else text


def _joined(values: Sequence[Any]) -> str:
    """Join words by "; ": of objects, the words they print; else the objects themselves."""
    return "; ".join(
        str(one.get("text") or one.get("name") or _text(one))
        if isinstance(one, dict)
        else ": ".join(map(str, one))
        if isinstance(one, list | tuple)
        else str(one)
        for one in values
    )


def _text(value: Any) -> str:
    return dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)
