"""Citations hold what finds the words again, and programs that read them do."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from io import StringIO
from typing import Any

import pytest
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from factdb import records
from factdb.export.cite import STYLES, latex
from factdb.types import Kind
from tests.export.conftest import Make
from tests.export.handed import BITES, SHA, sourced

Record = dict[str, Any]


def cited(style: str, *said: Record) -> str:
    """Give the citation of statements."""
    out = StringIO()
    STYLES[style](said, out)
    return out.getvalue()


@pytest.fixture
def said(statement: Make) -> Record:
    """Give a statement with its source."""
    return sourced(records.statement(statement()))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "part",
    [
        "We will not raise taxes by £2m.",
        "Anna Kovacs",
        "minister of Velm",
        "The Courier",
        "boats",
        "https://courier.example/1",
        "s-0123456789ab",
        SHA,
    ],
)
def test_every_style_says_everything(said: Record, style: str, part: str) -> None:
    """The words, who, the role on that day, outlet, title, link, id and digest."""
    assert part in cited(style, said)


def test_plain(said: Record) -> None:
    """Two lines that can be read aloud."""
    assert cited("plain", said) == (
        "Anna Kovacs (minister of Velm): “We will not raise taxes by £2m.”\n"
        "The Courier, “Taxes & boats”, 2026-03-04, https://courier.example/1, s-0123456789ab, "
        f"SHA-256 of the stored text {SHA}.\n"
    )


def test_whose_words_they_are(statement: Make) -> None:
    """Reported speech is not put in marks, the outlet's own voice is not the speaker's."""
    reported = sourced(records.statement(statement(kind=Kind.INDIRECT)), role="")
    voice = sourced(records.statement(statement(kind=Kind.ASSERTION, speaker=None)))

    assert cited("plain", reported).startswith("Anna Kovacs, as reported: We will")
    assert cited("plain", voice).startswith("The Courier in its own voice: We will")


def test_bibtex_is_read_by_a_parser(said: Record, statement: Make) -> None:
    """Every field comes back, with nothing that LaTeX would run."""
    other = sourced(
        records.statement(
            statement(id="s-aaaaaaaaaaaa", text=BITES, url="https://a.example/%7B{x}")
        )
    )

    found = parse_string(cited("bibtex", said, other), "bibtex").entries

    assert list(found) == ["s-0123456789ab", "s-aaaaaaaaaaaa"]
    assert found["s-0123456789ab"].fields["title"] == r"{Taxes \& boats}"
    assert found["s-0123456789ab"].fields["year"] == "2026"
    assert found["s-0123456789ab"].fields["month"] == "March"
    assert found["s-aaaaaaaaaaaa"].fields["url"] == "https://a.example/%7B%7Bx%7D"


@given(st.text())
def test_latex_is_always_balanced(text: str) -> None:
    """Whatever the words, the field ends where it should, and comes back as it was written."""
    written = latex(text)

    entry = parse_string(f"@misc{{s-1,\n  title = {{{{{written}}}}},\n}}\n", "bibtex")

    assert entry.entries["s-1"].fields["title"].replace(" ", "") == f"{{{written}}}".replace(
        " ", ""
    )


def test_csl_json_is_read_by_a_processor(said: Record) -> None:
    """A processor of citation styles makes a line of it."""
    items = json.loads(cited("csl-json", said))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    # What a desk adds of its own is not known to every processor.
    known = [{k: v for k, v in one.items() if k != "custom"} for one in items]
    source = CiteProcJSON(known)
    made = CitationStylesBibliography(style, source, formatter.plain)
    made.register(Citation([CitationItem("s-0123456789ab")]))

    (line,) = map(str, made.bibliography())

    assert "Taxes & boats" in line
    assert "The Courier" in line
    assert "2026" in line


def test_what_is_not_known_is_left_out(statement: Make) -> None:
    """No title, no link that runs, no role: no empty field, no empty marks."""
    bare = statement(outlet="", url="javascript:alert(1)", published=datetime(26, 1, 2, tzinfo=UTC))
    said = sourced(records.statement(bare), title="", language="", role="")

    told = [cited(style, said) for style in STYLES]

    assert not any("javascript" in one or "“”" in one or "{{}}" in one for one in told)
    assert json.loads(told[3])[0]["issued"] == {"date-parts": [[26, 1, 2]]}
