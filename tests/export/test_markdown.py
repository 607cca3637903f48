"""Markdown: nothing that was printed turns into markup."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from factdb import records
from factdb.export.markdown import escape, markdown
from factdb.types import Finding, Statement

SPECIAL = [
    ("*not* bold", r"\*not\* bold"),
    ("[a](b)", r"\[a\](b)"),
    ("<script>", r"\<script\>"),
    ("# no heading", r"\# no heading"),
    ("1. no list", r"1\. no list"),
    ("12) no list", r"12\) no list"),
    ("1.5 percent", "1.5 percent"),
    ("-1 degree", "-1 degree"),
    ("- no item", r"\- no item"),
    ("two\nlines", "two lines"),
    ("a - b", "a - b"),
]


def page(given_records: Sequence[Mapping[str, Any]]) -> str:
    """Give what is written."""
    out = io.StringIO()
    markdown(given_records, out)
    return out.getvalue()


@pytest.mark.parametrize(("printed", "escaped"), SPECIAL)
def test_escape(printed: str, escaped: str) -> None:
    """Signs of Markdown are kept as signs."""
    assert escape(printed) == escaped


def test_a_statement_links_to_its_report(statement: Callable[..., Statement]) -> None:
    """The outlet is a link where there is one to follow."""
    with_link = page([records.statement(statement())])
    without = page([records.statement(statement(url="javascript:alert(1)"))])

    assert "[The Courier](<https://courier.example/1>)" in with_link
    assert "](" not in without


def test_a_finding_is_a_section(finding: Finding) -> None:
    """A heading, both statements, and why."""
    printed = page([records.finding(finding)])

    assert printed.startswith("## reversal 0.91")
    assert printed.count("\n- **2026-03-04**") == 2
    assert "Why: “have to rise” against “not raise” Ruling: not yet ruled." in printed


def test_every_shape_is_printed(every_record: list[dict[str, Any]]) -> None:
    """No record is left out, whatever it is."""
    assert [record for record in every_record if not page([record]).strip()] == []
