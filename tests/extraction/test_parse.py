"""A parse does not depend on what was parsed before, beside it, or how much of that is kept."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from factdb.config import DEFAULT_MODEL
from factdb.extraction import extract, extract_all, parse
from factdb.types import Report

DAY = datetime(2026, 3, 2, tzinfo=UTC)
REPORTS = [
    Report("The mayor said that 12 trams were running in Velm.", DAY, outlet="The Courier"),
    Report("“We will not pay,” Anna Kovacs told reporters. She left.", DAY, outlet="The Herald"),
    Report("x", DAY),
]


def test_beside_others() -> None:
    """A batch gives what its reports give one by one."""
    assert extract_all(REPORTS) == [extract(one) for one in REPORTS]
    assert extract_all([]) == []


def test_lemmas_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Past a number they are let go, and found again."""
    before = extract_all(REPORTS)
    monkeypatch.setattr(parse, "LEMMAS", 0)

    assert extract_all(REPORTS) == before
    parse.bounded(DEFAULT_MODEL)
    assert not any(getattr(part, "cache", ()) for _, part in parse.load(DEFAULT_MODEL).components)


def test_words_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Past a number, what a model knows of words does not grow with the reports that it read."""
    strings = parse.load(DEFAULT_MODEL).vocab.strings
    before = extract_all(REPORTS)
    monkeypatch.setattr(parse, "WORDS", 0)
    assert extract_all(REPORTS) == before
    known = len(strings)

    extract(Report("Zorbula Quandrix of Plimforth said that wuggles fremble.", DAY))

    assert len(strings) == known
    assert "Quandrix" not in strings
