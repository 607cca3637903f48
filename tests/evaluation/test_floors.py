"""Floors say what is not met, and only rise."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.errors import UsageError
from factdb.evaluation.floors import below, checked, raised
from factdb.evaluation.numbers import Measure


def measure(key: str, value: float, n: int = 10, data: str = "desk") -> Measure:
    """Make a measure."""
    group, _, name = key.partition("/")
    return Measure(data, group, name, value, None, None, n)


FLOORS = {"desk": {"content/f1": 0.9, "field/cue": 0.5}}


def test_a_floor_that_is_met_is_silent() -> None:
    """Also when it is met exactly."""
    assert not list(below(FLOORS, [measure("content/f1", 0.9), measure("field/cue", 1.0)]))


def test_a_floor_that_is_not_met_is_named() -> None:
    """With what was reached."""
    (told,) = below(FLOORS, [measure("content/f1", 0.8999), measure("field/cue", 0.5)])

    assert str(told) == "desk: content/f1 is 0.8999, its floor is 0.9000"


def test_a_floor_that_nobody_measured_is_not_met() -> None:
    """Else a measure could be lost without anybody's noticing; a share of nothing is none."""
    told = list(below(FLOORS, [measure("content/f1", 0.95), measure("field/cue", 1.0, n=0)]))

    assert [str(one) for one in told] == ["desk: field/cue is not measured, its floor is 0.5000"]


def test_other_data_are_left_alone() -> None:
    """Floors for what was not scored in this run ask for nothing."""
    assert not list(below(FLOORS, [measure("content/f1", 0.1, data="pairs")]))


def test_raising_lifts_to_a_whole_hundredth() -> None:
    """Never above what was reached."""
    assert raised(FLOORS, [measure("content/f1", 0.9378)])["desk"]["content/f1"] == 0.93
    assert raised(FLOORS, [measure("content/f1", 0.29)])["desk"]["content/f1"] == 0.9
    assert raised({}, [measure("content/f1", 0.29)])["desk"]["content/f1"] == 0.29
    assert raised({}, [measure("content/f1", 0.29 - 1e-12)])["desk"]["content/f1"] == 0.28


def test_new_data_get_floors_for_what_matters() -> None:
    """Each precision, recall and F1, and each field; not the share of one rule's three hits."""
    told = [measure("content/f1", 0.5), measure("field/cue", 0.7), measure("found by/that", 1.0)]

    assert raised({}, told) == {"desk": {"content/f1": 0.5, "field/cue": 0.7}}
    assert raised({"desk": {}}, told) == {"desk": {"content/f1": 0.5, "field/cue": 0.7}}


SHARES = st.floats(0, 1)
KEYS = st.sampled_from(["content/f1", "field/cue", "found by/that"])


@given(st.dictionaries(KEYS, SHARES, max_size=3), st.lists(st.tuples(KEYS, SHARES), max_size=4))
def test_floors_only_rise(own: dict[str, float], reached: list[tuple[str, float]]) -> None:
    """None is lowered, none dropped, and each that was met is met by the same measures."""
    told = [measure(key, value) for key, value in dict(reached).items()]
    higher = raised({"desk": own}, told).get("desk", {})

    assert all(higher[key] >= least for key, least in own.items())
    under = {one.key for one in below({"desk": own}, told)}
    assert {one.key for one in below({"desk": higher}, told)} == under


WRONG: list[Any] = [None, [], {"desk": 0.5}, {"desk": {"f1": "high"}}, {"desk": {"f1": 1.5}},
                    {"desk": {"f1": True}}]  # fmt: skip


@pytest.mark.parametrize("told", WRONG)
def test_what_is_no_floor_is_refused(told: Any) -> None:
    """An object of objects of shares, nothing else."""
    with pytest.raises(UsageError, match="no floors"):
        checked(told)


def test_floors_are_shares() -> None:
    """Whole numbers too."""
    assert checked({"desk": {"content/f1": 1}}) == {"desk": {"content/f1": 1}}
