"""Workbooks open in another program, and nothing in them runs."""

from __future__ import annotations

from io import BytesIO, StringIO, TextIOWrapper
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from factdb import records
from factdb.errors import UsageError
from factdb.export.csv import FORMULA
from factdb.export.xlsx import LONGEST, xlsx
from factdb.types import Finding
from tests.export.conftest import Make

Record = dict[str, Any]


def written(*given: Record) -> bytes:
    """Give the bytes of a workbook."""
    under = BytesIO()
    out = TextIOWrapper(under, encoding="utf-8")
    xlsx(given, out)
    return under.getvalue()


def opened(*given: Record) -> Worksheet:
    """Give the sheet as another program reads it."""
    sheet = load_workbook(BytesIO(written(*given))).active
    assert isinstance(sheet, Worksheet)
    return sheet


def test_rows_and_columns(statement: Make, finding: Finding) -> None:
    """A bold line of names, a row per record; numbers are numbers."""
    sheet = opened(records.finding(finding), records.finding(finding))
    names = [one.value for one in sheet[1]]
    row = dict(zip(names, (one.value for one in sheet[2]), strict=True))

    assert sheet.max_row == 3
    assert sheet["A1"].font.bold
    assert row["id"] == finding.id
    assert row["score"] == 0.91
    assert row["a_text"] == "taxes “would have to rise”"
    assert sheet.freeze_panes == "A2"


@pytest.mark.parametrize("start", FORMULA)
def test_no_cell_is_a_formula(statement: Make, start: str) -> None:
    """Whatever a text begins with, it is a text, and stays one when somebody edits it."""
    sheet = opened(records.statement(statement(text=f"{start}SUM(1+1)", outlet=f"{start}cmd")))

    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None]

    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(str(cell.value).startswith(FORMULA) for cell in cells if cell.data_type == "s")
    assert all(cell.quotePrefix for cell in cells if cell.data_type == "s")


def test_a_text_that_no_cell_can_hold(statement: Make) -> None:
    """It is cut, and says so; the others are whole."""
    sheet = opened(records.statement(statement(text="word " * 10_000)))
    texts = [str(cell.value) for cell in sheet[2]]

    assert max(map(len, texts)) == LONGEST
    assert any(text.endswith(" […]") for text in texts)


def test_the_same_bytes(finding: Finding) -> None:
    """Nothing of the day on which it is written is in it."""
    assert written(records.finding(finding)) == written(records.finding(finding))


def test_nothing_is_a_workbook_too() -> None:
    """No record: an empty sheet."""
    assert opened().max_row == 1


def test_not_for_the_screen(statement: Make) -> None:
    """Bytes need a place that takes them."""
    with pytest.raises(UsageError, match="not for the screen"):
        xlsx([records.statement(statement())], StringIO())
