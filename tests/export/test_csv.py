"""CSV: rows that line up, and cells that no spreadsheet runs."""

from __future__ import annotations

import csv as reader
import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb import records
from factdb.export.csv import FORMULA, csv
from factdb.types import Finding, Statement

RUN = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", "＝1"]
QUIET = ["a=1", "100", "1-2", "“=1”", "'=1"]


def rows(given_records: Sequence[Mapping[str, Any]]) -> list[list[str]]:
    """Write records and read them as a spreadsheet does."""
    out = io.StringIO(newline="")
    csv(given_records, out)
    return list(reader.reader(io.StringIO(out.getvalue(), newline="")))


@pytest.mark.parametrize("text", RUN)
def test_a_formula_is_made_a_text(text: str) -> None:
    """What a spreadsheet would run gets an apostrophe."""
    assert rows([{"text": text}])[1] == [f"'{text}"]


@pytest.mark.parametrize("text", QUIET)
def test_other_words_stay(text: str) -> None:
    """What cannot be run stays as printed."""
    assert rows([{"text": text}])[1] == [text]


@given(st.lists(st.text(), min_size=1))
def test_no_cell_is_run(texts: list[str]) -> None:
    """Whatever the words, alone or in a list."""
    cells = [cell for row in rows([{"text": text, "all": texts} for text in texts]) for cell in row]

    assert not [cell for cell in cells if cell.startswith(FORMULA)]


def test_a_carriage_return_ends_no_row() -> None:
    """It becomes the line break that it is."""
    assert rows([{"text": "\r=1"}])[1] == ["'\n=1"]


def test_a_negative_number_is_a_number() -> None:
    """Numbers are no text and stay usable."""
    assert rows([{"low": -2.5}])[1] == ["-2.5"]


def test_a_null_keeps_its_columns(statement: Callable[..., Statement]) -> None:
    """Rows line up whether or not the first statement has a speaker."""
    known = records.statement(statement())
    unknown = records.statement(statement(speaker=None, said_on=None))

    assert rows([known])[0] == rows([unknown])[0]
    assert {len(row) for row in rows([unknown, known])} == {len(rows([known])[0])}


def test_a_finding_has_both_sides(finding: Finding) -> None:
    """The statements of a finding lie side by side in one row."""
    names, row = rows([records.finding(finding)])
    cells = dict(zip(names, row, strict=True))

    assert cells["relation"] == "reversal"
    assert (cells["a_speaker_name"], cells["b_text"]) == ("Anna Kovacs", finding.right.text)
    assert cells["b_figures"] == "£2m"
