"""The words that differ are lit, and no others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.review.differences import Spans, differing

CASES = [
    ("The bridge is open", "The bridge is not open", [], ["not"]),
    ("1,200 trams run", "1,300 trams run", ["1,200"], ["1,300"]),
    ("Trams RUN.", "“trams run”", [], []),
    ("We’ll stay, he said", "They won’t stay, he said", ["We’ll"], ["They won’t"]),
    ("", "all of it", [], ["all of it"]),
    ("prices fell by 3%", "prices fell by 3", ["3%"], ["3"]),
]


@pytest.mark.parametrize(("a", "b", "in_a", "in_b"), CASES)
def test_lit(a: str, b: str, in_a: list[str], in_b: list[str]) -> None:
    """Case and marks do not count, figures count whole."""
    here, there = differing(a, b)

    assert [a[start:end] for start, end in here] == in_a
    assert [b[start:end] for start, end in there] == in_b


@given(st.text(alphabet="ab 1,.’“%", max_size=30), st.text(alphabet="ab 1,.’“%", max_size=30))
def test_places(a: str, b: str) -> None:
    """Whatever the texts, places lie in them in order; a text differs nowhere from itself."""
    for text, spans in zip((a, b), differing(a, b), strict=True):
        assert _in_order(spans, len(text))
    assert differing(a, a) == ((), ())


def _in_order(spans: Spans, end: int) -> bool:
    flat = [place for span in spans for place in span]
    return flat == sorted(set(flat)) and all(0 <= place <= end for place in flat)
