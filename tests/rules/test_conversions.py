"""One measure in two units."""

from __future__ import annotations

import pytest

from factdb.rules.conversions import converted, dimension, far_apart
from factdb.text.figures import figures
from factdb.types import Figure


def _figure(text: str) -> Figure:
    (found,) = figures(text)
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("40 barrels", "100,000 litres"),
        ("800 km/h", "300 mph"),
        ("no more than 40 barrels", "at least 100,000 litres"),
        ("six hours", "90 minutes"),
    ],
)
def test_apart(one: str, other: str) -> None:
    """Two measures that do not meet, in whatever order."""
    assert far_apart(_figure(one), _figure(other))
    assert far_apart(_figure(other), _figure(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("50 miles", "80 km"),
        ("500 mph", "800 km/h"),
        ("12 tons", "12 tonnes"),
        ("40 barrels", "6,400 litres"),
        ("at least 40 barrels", "100,000 litres"),
        ("40 acres", "16 hectares"),
        ("36 hours", "one and a half days"),
    ],
)
def test_meets(one: str, other: str) -> None:
    """One measure, converted and rounded, and bounds that leave room."""
    assert not far_apart(_figure(one), _figure(other))
    assert not far_apart(_figure(other), _figure(one))


def test_kinds() -> None:
    """Lengths are of one kind in whatever unit; money and shares have no other unit."""
    assert dimension(_figure("50 miles")) == dimension(_figure("80 km")) == "length"
    assert dimension(_figure("50 euros")) == dimension(_figure("50 percent")) == ""
    assert converted(_figure("50 euros")) == _figure("50 euros")
