"""A score is a probability that grows with the score of its rule."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb import match, rules
from factdb.config import DEFAULT_MODEL
from factdb.extraction.bare import pair_from
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


@pytest.mark.parametrize(("left", "right"), [(1.0, 1.0), (0.6, 1.0), (0.9, 0.4), (0.7, 0.7)])
def test_no_surer_than_it_was_read(left: float, right: float) -> None:
    """The side that is less surely read says how sure a finding can be at most."""
    safe, dangerous = {"text": "The vaccine is safe"}, {"text": "The vaccine is dangerous"}
    one, other = pair_from(safe, dangerous, DEFAULT_MODEL)
    free = rules.judge(match.score(one, other))
    read = match.score(replace(one, confidence=left), replace(other, confidence=right))
    assert free.relation.conflict

    assert rules.judge(read) == replace(free, score=min(free.score, left, right))
