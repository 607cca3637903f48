"""Words as they are compared."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.verification.tokens import Place, in_order, occurrences, tokens

ALIKE = [
    ("sixty-one per cent", "61%"),
    ("£3.2bn", "£3.2 billion"),
    ("a hundred men", "100 men"),
    ("The U.S. & Varn", "the US and Varn"),
    ("They can’t favour it", "they can't favor it"),
    ("fourteen thousand", "14,000"),
    ("six square metres of harbours", "6 square meters of harbors"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_one_form(one: str, other: str) -> None:
    """Spelling does not matter."""
    assert [token.form for token in tokens(one)] == [token.form for token in tokens(other)]


def test_gaps() -> None:
    """An ellipsis and a bracket are gaps; only the first says that words were left out."""
    found = [one for one in tokens("We … will [all 12 of us] go") if one.is_gap]

    assert [one.text for one in found] == ["…", "[all 12 of us]"]
    assert [one.is_ellipsis for one in found] == [True, False]


def test_places() -> None:
    """Runs are found wherever they stand, and in their order only."""
    source = tokens("the old bridge and the new bridge")

    assert occurrences(tokens("bridge"), source) == [Place(2, 3), Place(6, 7)]
    assert in_order([tokens("new"), tokens("bridge")], source) == [(Place(5, 6), Place(6, 7))]
    assert not in_order([tokens("new"), tokens("old")], source)


@given(st.text(max_size=200))
def test_offsets(text: str) -> None:
    """Each word stands where it says, and none overlaps the next."""
    found = tokens(text)

    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(a.end <= b.start or (a.start, a.end) == (b.start, b.end)
               for a, b in pairwise(found))  # fmt: skip
