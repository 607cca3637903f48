"""Measures that stand without a noun behind them."""

from __future__ import annotations

import pytest

from factdb.rules.measures import corrected, measures

TOLD = [
    ("the victim was 34 years old", [("age", (34.0,))]),
    ("a 29-year-old man was shot", [("age", (29.0,))]),
    ("the boy, aged 7, was found", [("age", (7.0,))]),
    ("she was 36", [("age", (36.0,))]),
    ("a magnitude 6.1 earthquake struck the coast", [("magnitude", (6.1,))]),
    ("the quake had a magnitude of 5.8", [("magnitude", (5.8,))]),
    ("the bill passed 58-43", [("votes", (58.0, 43.0))]),
    ("parliament approved it by 61 votes to 40", [("votes", (61.0, 40.0))]),
    ("it hit the coast as a category 4", [("category", (4.0,))]),
    ("the alert is at level two", [("level", (2.0,))]),
    ("a stage play", []),
    ("Northend beat Southport 3-1", []),
    ("she was 36 minutes late", []),
    ("the road is 34 kilometres long", []),
    ("in 2019 it was shut", []),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_measures(text: str, wanted: list[tuple[str, tuple[float, ...]]]) -> None:
    """Ages, strengths of quakes and votes are read; scores of matches and lengths are none."""
    assert [(one.kind, one.values) for one in measures(text)] == wanted


CORRECTED = [
    ("it lost 90 barrels, not 400", [("not 400", 400.0)]),
    ("not six but about five million tonnes", [("not six", 6e6)]),
    ("not six but seven ports", [("not six", 6.0)]),
    ("three rather than two", [("rather than two", 2.0)]),
    ("not one of them", []),
    ("not only six", []),
    ("not more than six", []),
    ("six or seven", []),
]


@pytest.mark.parametrize(("text", "wanted"), CORRECTED)
def test_corrected(text: str, wanted: list[tuple[str, float]]) -> None:
    """What stands behind a plain "not" is put right, with the scale of what takes its place."""
    assert [(one.text, one.value) for one in corrected(text)] == wanted
