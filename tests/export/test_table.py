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


def terminal(record: Mapping[str, Any], monkeypatch: pytest.MonkeyPatch, **env: str) -> str:
    """Give what a terminal of 80 columns is sent."""
    for name, value in {"TERM": "xterm", "COLUMNS": "80", **env}.items():
        monkeypatch.setenv(name, value)
    out = io.StringIO()
    monkeypatch.setattr(out, "isatty", lambda: True)
    table([record], out)
    return out.getvalue()


def test_a_terminal_shows_the_marks(
    marked: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Statements in brackets, numbers at speakers and cues; all of it without colours too."""
    printed = terminal(marked, monkeypatch, NO_COLOR="1")

    assert "\x1b" not in printed
    assert max(map(len, printed.splitlines())) <= 80
    assert "“[¹I heard Bo Arnesen² say², ‘[²We lost some 40 boats],’]”" in printed
    assert "harbour master Ilka Reyn¹ said¹ on Monday. <b>He³</b> denied³ [³it]." in " ".join(
        printed.split()
    )
    assert "[⁴And that & more,” Reyn⁴ said,\n\n“is “why” we stay.]" in printed


def test_a_terminal_shows_what_was_understood(
    marked: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Below the text, a block per statement: speaker or doubt, figures, dates, links, the rule."""
    printed = terminal(marked, monkeypatch, NO_COLOR="1").splitlines()

    for line in (
        "³           denied: it",
        "            “He” (not known who) · indirect, deny, negated · s-000000000003",
        "speaker     “He” → not known: <two> men are named",
        "said        “Monday” → 2026-03-02 (day)",
        "figure      “some 40” → 40 of “boats” (approximator “some”)",
        "answers     statement ² s-000000000002",
        "via         Harbour Radio",
        "found by    a quotation and its cue, confidence 0.96",
    ):
        assert line in printed


def test_a_terminal_has_a_style_for_every_mark(
    marked: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A figure in a quotation in a quotation is underlined in the colour of both."""
    monkeypatch.delenv("NO_COLOR", raising=False)

    assert "\x1b[1;4;36msome 40\x1b[0m" in terminal(marked, monkeypatch)


def test_a_report_in_a_pipe_is_as_printed(marked: dict[str, Any]) -> None:
    """Where programs read, the text has no signs in it."""
    printed = page([marked])

    assert "“I heard Bo Arnesen say, ‘We lost some 40 boats,’” harbour master" in printed
    assert "¹" not in printed


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
