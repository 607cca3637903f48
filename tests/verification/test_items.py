"""What in a draft is checked."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

import factdb
from factdb.types import Report
from factdb.verification import Passage, items, sources_named

CASES = [
    ("“We will stay,” said Anna Kovacs.", [(Passage.QUOTATION, "We will stay,")]),
    ("The lock cost 41 million crowns.", [(Passage.FIGURE, "The lock cost 41 million crowns")]),
    ("The house is called “The Ark”.", []),
    ("“不会提高税收，”部长说。", [(Passage.QUOTATION, "不会提高税收，")]),
    ("The bridge is old.", []),
]


@pytest.mark.parametrize(("draft", "wanted"), CASES)
def test_passages(draft: str, wanted: list[tuple[Passage, str]]) -> None:
    """Speech, claims and figures are; names in marks and what cannot be checked are not."""
    found = items(factdb.extract(Report(draft, datetime(2026, 3, 4, tzinfo=UTC))))

    assert [(one.passage, one.text) for one in found] == wanted


SOURCES = [
    ("“We will stay,” Anna Kovacs told Harbour Wire on Monday.", "Harbour Wire"),
    ("“We will stay,” said Anna Kovacs, according to the Ostrel Gazette.", "Ostrel Gazette"),
    ("“We will stay,” said Anna Kovacs, The Ostrel Gazette reported.", "The Ostrel Gazette"),
    ("Kovacs told the Ostrel Gazette: “We will stay.”", "Ostrel Gazette"),
]


@pytest.mark.parametrize(("draft", "name"), SOURCES)
def test_sources(draft: str, name: str) -> None:
    """The sentence around a quotation may name the outlet that has it."""
    found = items(factdb.extract(Report(draft, datetime(2026, 3, 4, tzinfo=UTC))))
    named = {name for one in found for name in sources_named(one)}

    assert name in named


def test_the_rest_of_the_sentence_goes_along() -> None:
    """What the draft says beside the marks is not lost."""
    draft = "He came. If it is true, she said, “he must go” by May. He went."
    (one,) = (
        one
        for one in items(factdb.extract(Report(draft, datetime(2026, 3, 4, tzinfo=UTC))))
        if one.passage is Passage.QUOTATION
    )

    assert (one.before, one.after) == ("If it is true, she said, ", " by May")
