"""General words that turn a claim down, and words that only look like it."""

from __future__ import annotations

import pytest

from factdb.text.rebuttal import rebuts

SPEAKS = [
    "This is a lie.", "That’s not true", "That's simply not true.", "It is completely false",
    "These allegations are baseless.", "The report was pure invention", "The claims are ridiculous",
    "There is no truth to these claims.", "It never happened", "That didn't happen.",
    "I did no such thing", "Nothing of the sort", "I reject this accusation", "I deny everything",
    "He called the reports fake", "Fake news", "Nonsense!", "a total fabrication",
    "They're lies",
]  # fmt: skip
QUIET = [
    "It is a difficult time", "This is wrong for Lindau and its port in every way that I can see",
    "the proposal is wrong for Lindau", "We reject the offer", "They refused to pay", "No.",
    "The truth will come out", "He denied her entry", "The match never ended",
    "The vault was false-bottomed oak", "There is no such harbour tax in Lindau, as the council "
    "has explained to everybody who asked", "",
]  # fmt: skip


@pytest.mark.parametrize("text", SPEAKS)
def test_speaks(text: str) -> None:
    """A claim is turned down without being repeated."""
    assert rebuts(text)


@pytest.mark.parametrize("text", QUIET)
def test_quiet(text: str) -> None:
    """Words with a matter of their own turn nothing down."""
    assert not rebuts(text)
