"""The outlet's own voice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factdb.types import Kind, Statement

Tell = Callable[[str], tuple[Statement, ...]]

SPEAKS = [
    (
        "Ana Roth has not yet replied to the letter.",
        "Ana Roth has not yet replied to the letter",
        True,
    ),
    (
        "The ministry did not say how many ships were lost.",
        "The ministry did not say how many ships were lost",
        True,
    ),
    ("Roth declined to comment on the strike.", "Roth declined to comment on the strike", True),
    (
        "The ministry has moved some 3,000 men to the coast, and fear has grown.",
        "The ministry has moved some 3,000 men to the coast",
        False,
    ),
    ("At least 40 people died in the fire.", "At least 40 people died in the fire", False),
]
QUIET = [
    "Hope is a strange thing.",
    "Roth said the port was open.",
    "Did the ministry sign the contract with the port?",
    "The ministry may sign the contract with the port.",
    "Ministry signs contract for 300 ships",
]


@pytest.mark.parametrize(("text", "content", "negated"), SPEAKS)
def test_speaks(everything: Tell, text: str, content: str, negated: bool) -> None:
    """A clause that can be checked is the outlet's assertion: nobody is named as its speaker."""
    (only,) = everything(text)

    assert (only.kind, only.text, only.negated) == (Kind.ASSERTION, content, negated)
    assert only.mention is None


@pytest.mark.parametrize("text", QUIET)
def test_quiet(everything: Tell, text: str) -> None:
    """Thoughts, questions, headlines and other people's words are not the outlet's assertions."""
    assert [one for one in everything(text) if one.kind is Kind.ASSERTION] == []
