"""Words of "not", read off a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.text.negators import negators, says_not, turnings

SAYS = [
    "He has not signed",
    "she hasn’t signed",
    "Nobody came",
    "They are anything but safe",
    "The bridge is far from finished",
    "The yard has yet to answer",
    "They left without a word",
    "The ferry sank, not the barge",
    "Neither the mayor nor the clerk came",
]

SAYS_NOT = [
    "He has signed",
    "Not only the mill burned",
    "No doubt the mill burned",
    "It is not true that he never came",
    "Whether or not he came",
    "If he had not come",
    "No less than forty came",
    "The knot is tight",
]


@pytest.mark.parametrize("text", SAYS)
def test_says(text: str) -> None:
    """A clause turns something round."""
    assert says_not(text)


@pytest.mark.parametrize("text", SAYS_NOT)
def test_says_it_not(text: str) -> None:
    """No clause does, or twice."""
    assert not says_not(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [("denied that it is", 1), ("failed to deny", 2), ("neither safe nor", 1), ("it is", 0),
     ("anything but", 1), ("anything", 0)],
)  # fmt: skip
def test_turnings(text: str, count: int) -> None:
    """Words with “not” in their sense count, and “neither … nor” once."""
    assert turnings(text) == count


def test_only_single_words_are_negators() -> None:
    """Phrases and verbs are none: misquotes ask word by word."""
    assert {"not", "never", "without"} <= negators()
    assert not {"far from", "denied"} & negators()


@given(st.text(alphabet="not, neithrv'", max_size=40))
def test_never_fewer_than_none(text: str) -> None:
    """Whatever the text, the count is one."""
    assert turnings(text) >= 0
