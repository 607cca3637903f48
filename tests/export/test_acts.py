"""Where the words of a statement are turned by the act that reports them, the act is printed."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest

from factdb import records
from factdb.export import phrases as say
from factdb.export.cite import STYLES
from factdb.export.csv import csv
from factdb.export.html import html
from factdb.export.markdown import markdown
from factdb.export.table import table
from factdb.plugins import Exporter
from factdb.types import Kind, Stance, Words
from tests.export.conftest import Make
from tests.export.handed import sourced

Record = dict[str, Any]
Told = tuple[str, Kind, Stance, str]

TURNED: list[Told] = [
    ("Police <denied> that [tear gas had been used on the square].", Kind.INDIRECT, Stance.DENY,
     "denied that tear gas had been used on the square"),
    ("[The charge of theft by the clerk] <was rejected> by Reyn.", Kind.INDIRECT, Stance.DENY,
     "The charge of theft by the clerk was rejected"),
    ("Reyn <asked> on Monday [whether the dam would hold until May].", Kind.INDIRECT, Stance.ASK,
     "asked on Monday whether the dam would hold until May"),
    # The stance may be read wrongly, the act is on the page.
    ("Police <denied> that [tear gas had been used on the square].", Kind.INDIRECT, Stance.ASSERT,
     "denied that tear gas had been used on the square"),
    ("Reyn <ruled out> [that the bridge would ever be sold].", Kind.INDIRECT, Stance.ASSERT,
     "ruled out that the bridge would ever be sold"),
    ("Reyn <denied> “[that the ship had ever carried arms].”", Kind.DIRECT, Stance.DENY,
     "denied “that the ship had ever carried arms.”"),
    ("“[Nobody ever paid for the seat],” Reyn <protested>.", Kind.DIRECT, Stance.DENY,
     "“Nobody ever paid for the seat,” Reyn protested"),
    ("Police did not <deny> that [tear gas had been used there].", Kind.INDIRECT, Stance.DENY,
     "Police did not deny that tear gas had been used there."),
]  # fmt: skip
PLAIN: list[Told] = [
    ("Reyn <said> [the boats would be back by nightfall].", Kind.INDIRECT, Stance.ASSERT,
     "the boats would be back by nightfall"),
    ("“[We have never carried any arms],” Reyn <said>.", Kind.DIRECT, Stance.DENY,
     "“We have never carried any arms”"),
    ("[The step, she <made clear>, was not under discussion].", Kind.MIXED, Stance.DENY,
     "The step, she made clear, was not under discussion"),
]  # fmt: skip
ALONE: list[Told] = [
    ("Reyn <called> [it “nonsense”].", Kind.MIXED, Stance.REJECT, "Reyn called it “nonsense”."),
    ("Reyn <rejected> [the report].", Kind.INDIRECT, Stance.DENY, "Reyn rejected the report."),
    ("Everybody <calls> him “[the heron].”", Kind.DIRECT, Stance.ASSERT,
     "Everybody calls him “the heron.”"),
    ("“[We will not pay],” Reyn <said>.", Kind.DIRECT, Stance.REJECT, "“We will not pay”"),
]  # fmt: skip


@pytest.fixture
def said(request: pytest.FixtureRequest, statement: Make) -> tuple[Record, str]:
    """Give the record of a marked sentence, and how it is told."""
    marked, kind, stance, told = request.param
    plain = marked.translate(str.maketrans("", "", "<>[]"))
    words, cue = (marked.split(one)[1].split(other)[0] for one, other in ("[]", "<>"))
    words, cue = (one.translate(str.maketrans("", "", "<>[]")) for one in (words, cue))
    start, cue_start = plain.index(words), plain.index(cue)
    made = statement(
        kind=kind,
        stance=stance,
        text=words,
        start=start + 40,
        end=start + 40 + len(words),
        cue=Words(cue, cue_start + 40, cue_start + 40 + len(cue)),
        sentence=Words(plain, 40, 40 + len(plain)),
    )
    return sourced(records.statement(made)), told


@pytest.mark.parametrize("said", [*TURNED, *PLAIN], indirect=True)
def test_quoted(said: tuple[Record, str]) -> None:
    """A denial is printed with its act; what the words tell themselves stands alone."""
    record, told = said
    assert say.quoted(record) == told


@pytest.mark.parametrize("said", ALONE, indirect=True)
def test_alone(said: tuple[Record, str]) -> None:
    """Words too few to say anything are told by their sentence."""
    record, told = said
    assert say.alone(record) == told


@pytest.mark.parametrize("said", TURNED, indirect=True)
@pytest.mark.parametrize("exporter", [*STYLES.values(), table, markdown, html, csv])
def test_no_export_makes_a_claim_of_a_denial(said: tuple[Record, str], exporter: Exporter) -> None:
    """Wherever the words are read, the act that turns them is read with them."""
    record, told = said
    out = StringIO()

    exporter([record], out)

    assert " ".join(told.split()[:4]) in " ".join(out.getvalue().split())


def test_without_its_sentence(statement: Make) -> None:
    """The act is set in front where the record does not say how they stood together."""
    record = records.statement(
        statement(kind=Kind.INDIRECT, stance=Stance.DENY, cue=Words("denied", 64, 70))
    )

    assert say.quoted(record) == "denied: We will not raise taxes by £2m."
