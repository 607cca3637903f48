"""Whose voice it is: names, offices, groups without a name."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

import pytest

import factdb
from factdb.types import Report, Statement
from factdb.verification.voices import one_voice, voice_of


@cache
def by(cue: str) -> Statement:
    """Give one claim as a report prints it in a mouth."""
    report = Report(f"{cue} 20,000 people marched.", datetime(2026, 3, 4, tzinfo=UTC), "The Ledger")
    return factdb.extract(report).statements[0]


CASES = [
    ("Tom Barlow said", "Tom Barlow said", True),
    ("Barlow said", "Tom Barlow said", True),
    ("Ruth Adeyemi said", "Tom Barlow said", False),
    ("Organisers said", "The organisers said", True),
    ("Police said", "Organisers said", False),
    ("Tom Barlow said", "Organisers said", False),
    ("Organisers said", "Tom Barlow said", False),
    ("Rescuers said", "Residents said", False),
    ("Police said", "Police chief Ann Lowe said", True),
    ("Police said", "A police spokeswoman said", True),
    ("The interior minister said", "Interior Minister Radek Osten said", True),
    ("Police said", "A police source said", None),
    ("Tom Barlow said", "He said", None),
    ("He said", "Tom Barlow said", None),
    ("Tom Barlow said", "A senior official said", False),
]


@pytest.mark.parametrize(("claim", "stored", "wanted"), CASES)
def test_one_voice(claim: str, stored: str, wanted: bool | None) -> None:
    """A group without a name is another than whoever goes by no word of it."""
    assert one_voice(by(claim), by(stored)) is wanted


def test_voice_of() -> None:
    """A reason names who speaks, in the words of the report where there is no name."""
    assert voice_of(by("Tom Barlow said")) == "Tom Barlow"
    assert voice_of(by("Organisers said")) == "“Organisers”"
