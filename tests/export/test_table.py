"""The table: whole texts, wrapped, without colours where nobody sees them."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb import records
from factdb.export.table import table
from factdb.types import Finding, Kind, Statement, Words


def page(given_records: Sequence[Mapping[str, Any]]) -> str:
    """Give what is printed."""
    out = io.StringIO()
    table(given_records, out)
    return out.getvalue()


@pytest.fixture(params=["40", "80", "200"])
def columns(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Print into places of several widths."""
    monkeypatch.setenv("COLUMNS", request.param)
    return int(request.param)


def test_lines_fit(columns: int, every_record: list[dict[str, Any]]) -> None:
    """No line is wider than the place it is printed in, and none ends in spaces."""
    lines = page(every_record).splitlines()

    assert max(map(len, lines)) <= columns
    assert [line for line in lines if line != line.rstrip()] == []


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1))
def test_nothing_is_cut(word: str) -> None:
    """Every character of a text is printed, however long its words."""
    printed = page([{"text": word * 9}])

    assert "".join(printed.removeprefix("text").split()) == word * 9


def test_a_direct_quotation_is_in_marks(statement: Callable[..., Statement]) -> None:
    """Marks stand around a person's own words, and around nothing else."""
    direct, indirect = (
        page([records.statement(statement(kind=kind))]) for kind in (Kind.DIRECT, Kind.INDIRECT)
    )

    assert "2026-03-04  “We will not raise taxes by £2m.”" in direct
    assert "2026-03-04  We will not raise taxes by £2m.\n" in indirect


def test_few_words_come_with_their_sentence(statement: Callable[..., Statement]) -> None:
    """What says too little alone is shown in its sentence."""
    few = statement(text="this", sentence=Words("The ministry denied this.", 0, 25))

    assert "in: The ministry denied this." in page([records.statement(few)])
    assert "in: " not in page([records.statement(statement())])


def test_a_finding_shows_both_sides_and_why(finding: Finding) -> None:
    """A block holds relation, score, ids, texts and reason."""
    printed = page([records.finding(finding)])

    for told in ("reversal  0.91", finding.id, "s-aaaaaaaaaaaa", "s-bbbbbbbbbbbb", "not yet ruled"):
        assert told in printed
    assert "why         “have to rise” against “not raise”" in printed


def test_a_doubt_about_one_statement_shows_it_once(finding: Finding) -> None:
    """The same statement on both sides is printed once."""
    record = records.finding(finding)

    assert page([{**record, "b": record["a"]}]).count("s-aaaaaaaaaaaa") == 1


def test_a_warning_stands_under_its_statement(statement: Callable[..., Statement]) -> None:
    """A finding about a statement is told with it."""
    warning = {"id": "f-1", "relation": "number", "other": "s-2", "ruling": "open"}
    printed = page([{**records.statement(statement()), "findings": [warning]}])

    assert printed.splitlines()[-1].strip().startswith("⚠ number with s-2")


def test_no_colours_in_a_pipe(every_record: list[dict[str, Any]]) -> None:
    """What is no terminal gets no escape sequence."""
    assert "\x1b" not in page(every_record)


def test_a_text_cannot_steer_the_terminal(statement: Callable[..., Statement]) -> None:
    """Escape sequences in a report are shown, not sent."""
    record = records.statement(statement(text="a\x1b]0;gotcha\x07b"))

    assert "a�]0;gotcha�b" in page([record])
