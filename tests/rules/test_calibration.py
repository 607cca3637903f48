"""A score is a probability that grows with the score of its rule."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factdb.rules.calibration import Fit, calibrated, fit, threshold
from factdb.types import Relation

CONFLICTS = [one for one in Relation if one.conflict]


@given(st.sampled_from(CONFLICTS), st.floats(0, 1), st.floats(0, 1))
def test_it_grows(relation: Relation, a: float, b: float) -> None:
    """Whoever is surer stays surer, within (0, 1)."""
    low, high = sorted((a, b))

    assert 0 < calibrated(relation, low) <= calibrated(relation, high) < 1


def test_what_it_rests_on() -> None:
    """Every relation was seen, and of what was seen no more was right than was there."""
    assert all(0 < fit(one).confirmed <= fit(one).seen for one in CONFLICTS)
    assert 0.5 <= threshold() < 1


def test_nothing_seen() -> None:
    """Without observations a rule is taken at its word."""
    assert Fit()(0.7) == 0.7 or abs(Fit()(0.7) - 0.7) < 1e-12
