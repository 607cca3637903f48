"""XLSX for spreadsheets: the rows and columns of the CSV, as text that is never run."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import Any, BinaryIO, TextIO

from factdb.errors import UsageError
from factdb.export.csv import rows
from factdb.plugins import Record

LONGEST = 32_767
"""Characters that a cell can hold."""

MOST = 1_048_576
"""Rows that a sheet can hold."""

_HINT = "add --out FILE.xlsx"
_CUT = " […]"
_WIDE = 60
# The same records give the same bytes whenever they are written.
_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def xlsx(records: Iterable[Record], out: TextIO) -> None:
    """Write a workbook of one sheet into the bytes beneath ``out``: column names, a row per record.

    A text that a spreadsheet would run as a formula gets an apostrophe in front, as in CSV; one
    that is too long for a cell is cut and ends in "[…]".

    Raises:
        UsageError: if ``out`` takes no bytes or is a terminal, or there are too many rows.

    """
    under: BinaryIO | None = getattr(out, "buffer", None)
    if under is None or out.isatty():
        raise UsageError("a spreadsheet is not for the screen", hint=_HINT)
    with TemporaryFile() as file:
        _write(records, file)
        file.seek(0)
        out.flush()
        copyfileobj(file, under)


def _write(records: Iterable[Record], file: BinaryIO) -> None:
    from xlsxwriter import Workbook

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    book = Workbook(file, options)
    book.set_properties({"title": "factdb", "created": _CREATED})
    sheet = book.add_worksheet("factdb")
    sheet.freeze_panes(1, 0)
    head = book.add_format({"bold": True})
    # Excel takes the words for words even after somebody has edited the cell.
    words = book.add_format({"quote_prefix": True, "text_wrap": True, "valign": "top"})
    for row, cells in enumerate(rows(records)):
        if row >= MOST:
            raise UsageError(f"a sheet holds no more than {MOST - 1:,} records", hint="use csv")
        if row == 0:
            _set_widths(sheet, cells)
        for column, cell in enumerate(cells):
            _put(sheet, row, column, cell, words if row else head)
    book.close()


def _set_widths(sheet: Any, names: list[Any]) -> None:
    for column, name in enumerate(names):
        wide = str(name).endswith(("text", "told", "reason", "sentence", "note"))
        sheet.set_column(column, column, _WIDE if wide else max(10, len(str(name)) + 2))


def _put(sheet: Any, row: int, column: int, cell: Any, style: Any) -> None:
    if isinstance(cell, int | float):
        sheet.write_number(row, column, cell)
    elif cell:
        told = cell if len(cell) <= LONGEST else cell[: LONGEST - len(_CUT)] + _CUT
        sheet.write_string(row, column, told, style)
