"""Measures that stand without a noun behind them."""

from __future__ import annotations

import pytest

from factdb.rules.measures import measures

TOLD = [
    ("the victim was 34 years old", [("age", (34.0,))]),
    ("a 29-year-old man was shot", [("age", (29.0,))]),
    ("the boy, aged 7, was found", [("age", (7.0,))]),
    ("she was 36", [("age", (36.0,))]),
    ("a magnitude 6.1 earthquake struck the coast", [("magnitude", (6.1,))]),
    ("the quake had a magnitude of 5.8", [("magnitude", (5.8,))]),
    ("the bill passed 58-43", [("votes", (58.0, 43.0))]),
    ("parliament approved it by 61 votes to 40", [("votes", (61.0, 40.0))]),
    ("Northend beat Southport 3-1", []),
    ("she was 36 minutes late", []),
    ("the road is 34 kilometres long", []),
    ("in 2019 it was shut", []),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_measures(text: str, wanted: list[tuple[str, tuple[float, ...]]]) -> None:
    """Ages, strengths of quakes and votes are read; scores of matches and lengths are none."""
    assert [(one.kind, one.values) for one in measures(text)] == wanted
