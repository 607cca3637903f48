"""Words without their endings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.text.stem import stem

ONE = ["reply replies replied replying", "make makes making", "run runs running",
       "tax taxes taxed", "city cities", "kill kills killed", "pass passes passed"]  # fmt: skip
OTHERS = ["pass pay", "gas gap", "bus but", "said sad", "1,200 1,201", "u.s. us", "@RU @US"]


@pytest.mark.parametrize("words", ONE)
def test_one_word(words: str) -> None:
    """Endings do not matter."""
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize("words", OTHERS)
def test_other_words(words: str) -> None:
    """What is left still tells words apart; short words and numbers stay as they are."""
    assert len({stem(word) for word in words.split()}) == 2


@given(st.text(max_size=12))
def test_something_is_left(word: str) -> None:
    """No word is lost, and none grows."""
    assert bool(stem(word)) == bool(word)
    assert len(stem(word)) <= len(word)
