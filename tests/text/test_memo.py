"""What is kept of words is what the function says, however many there are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factdb.text.memo import LONGEST, Memo


@given(st.lists(st.text(max_size=3)), st.integers(1, 5))
def test_as_the_function_says(words: list[str], most: int) -> None:
    """Asked again or for the first time, full or not; never more than so many are kept."""
    memo = Memo(str.upper, most)

    for word in words:
        assert memo[word] == word.upper()
        assert len(memo) <= most


def test_asked_once() -> None:
    """What is kept is not asked for again."""
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    memo = Memo(length)

    assert [memo[word] for word in ("a", "bb", "a")] == [1, 2, 1]
    assert asked == ["a", "bb"]


def test_words_without_end() -> None:
    """What is longer than any word is told, and not kept."""
    memo = Memo(len)

    assert memo["a" * LONGEST] == LONGEST
    assert memo["a" * (LONGEST + 1)] == LONGEST + 1
    assert list(memo) == ["a" * LONGEST]
