"""A whole draft against a whole database: what each passage comes to, and why."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from factdb.checking import check_draft
from factdb.config import database_url
from factdb.database import Database
from factdb.types import Report
from factdb.verification import Checked

LEDGER = """The bridge at Varn is not yet safe in a storm, Anna Kovacs, the mayor, said on Monday. \
“The bridge is not yet safe in a storm, and nobody should pretend otherwise,” Kovacs said.

At least 12 barges were damaged and 40 people hurt when the Norvik lock burst at Varn, the \
harbour office said. “If the lock fails again, the town will flood,” said its head, Bo Castell.

The Norvik lock cost 41 million crowns. Police made 11 arrests.

No oil entered the River Aune during the storm, the river board said. Oil entered the River Aune \
during the storm, the inspectors said.

The sluice, a sign on the wall says, “opens by itself and closes by itself.”
"""
POST = """“The bridge is safe in a storm, and nobody should pretend otherwise,” Anna Kovacs, the \
mayor of Varn, told The Harbour Post on Tuesday.
"""

CASES = [
    ("“The bridge is not yet safe in a storm,” Anna Kovacs said.", "verbatim",
     "prints it otherwise"),
    ("“The bridge is … safe in a storm,” Anna Kovacs said.", "meaning_changed", "not"),
    ("“The bridge is not yet safe in a storm,” Bo Castell said.", "other_speaker", "Anna Kovacs"),
    ("“If the lock fails again, the town will flood,” Bo Castell told The Harbour Post.",
     "other_source", "The Ledger"),
    ("“The town will flood,” said Bo Castell.", "meaning_changed", "If the lock fails again"),
    ("If the lock failed again, said Bo Castell, “the town will flood.”", "verbatim", ""),
    ("At least 12 barges were damaged when the Norvik lock burst, the harbour office said.",
     "agrees", ""),
    ("At least 30 barges were damaged when the Norvik lock burst, the harbour office said.",
     "conflicts", "the record has At least 12"),
    ("The Norvik lock cost 45 million crowns.", "conflicts", "41 million"),
    ("No oil entered the River Aune during the storm, the company said.", "conflicts", "only"),
    ("It “opens by itself and closes by itself.”", "verbatim", ""),
    ("“The lock was built by giants,” said Bo Castell.", "not_found", ""),
]  # fmt: skip


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give a database with two reports about one town."""
    named = str(tmp_path_factory.mktemp("desk") / "d.db")
    reports = [
        Report(text, datetime(2026, 3, day, tzinfo=UTC), outlet=outlet)
        for outlet, text, day in (("The Ledger", LEDGER, 3), ("The Harbour Post", POST, 4))
    ]
    with Database(named) as desk:
        assert len(list(desk.ingest(*reports))) == len(reports)
    return database_url(named)


def checked(url: str, draft: str) -> tuple[Checked, ...]:
    """Check a draft that is written long after."""
    return check_draft(draft, url=url, now=datetime(2026, 11, 1, tzinfo=UTC))


@pytest.mark.parametrize(("draft", "outcome", "why"), CASES)
def test_one_passage(url: str, draft: str, outcome: str, why: str) -> None:
    """The first passage comes to this, and says why."""
    first = checked(url, draft)[0]

    assert first.outcome == outcome
    assert why in first.reason


def test_a_draft_draws_on_reports(url: str) -> None:
    """Few words make one matter only where the draft is known to draw on the report."""
    figure = "Police made 17 arrests."
    alone = checked(url, figure)
    beside = checked(url, f"“The bridge is not yet safe in a storm,” said Kovacs. {figure}")

    assert alone[-1].outcome == "not_found"
    assert beside[-1].outcome == "conflicts"
