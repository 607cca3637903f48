"""Counts become shares by hand-checked arithmetic, and an interval says what an n is worth."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.evaluation.numbers import Tally, auc, f1, measures, samples, step, summed, wilson

ONE: Tally = {("content", "precision"): (3, 4), ("content", "recall"): (3, 5)}
OTHER: Tally = {("content", "precision"): (3, 4), ("content", "recall"): (3, 3)}


def test_tallies_add_up() -> None:
    """Right and all of one report after the other, then the share of the sums."""
    precision, recall, both = measures("desk", [ONE, OTHER])

    assert (precision.key, precision.value, precision.n) == ("content/precision", 6 / 8, 8)
    assert (recall.key, recall.value, recall.n) == ("content/recall", 6 / 8, 8)
    assert (both.key, both.value, both.n) == ("content/f1", 6 / 8, 8)


def test_f1_is_the_harmonic_mean() -> None:
    """3 of 4 given and 3 of 5 wanted: 2 · 3 / (4 + 5)."""
    *_, both = measures("desk", [ONE])

    assert both.value == pytest.approx(6 / 9)
    assert f1(0.0, 0.0) == 0.0


WILSON = [
    # 8 of 10, 0 of 10 and 50 of 100: worked in Brown, Cai and DasGupta 2001, and by hand
    (8, 10, 0.490, 0.943),
    (0, 10, 0.0, 0.278),
    (10, 10, 0.722, 1.0),
    (50, 100, 0.404, 0.596),
]


@pytest.mark.parametrize(("right", "of", "low", "high"), WILSON)
def test_wilson(right: int, of: int, low: float, high: float) -> None:
    """The interval of known cases, to three digits."""
    assert list(wilson(right, of)) == pytest.approx([low, high], abs=5e-4)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share(count: tuple[int, int]) -> None:
    """And narrows with ten times as many of the same."""
    right, of = count
    (low, high), (near, far) = wilson(right, of), wilson(10 * right, 10 * of)

    assert low is not None
    assert high is not None
    assert low - 1e-9 <= right / of <= high + 1e-9
    assert near is not None
    assert far is not None
    assert far - near < high - low


def test_nothing_measured_is_no_share() -> None:
    """Of no things there is no interval, and the value is 0 with n = 0."""
    (only,) = measures("desk", [{("field", "cue"): (0, 0)}])

    assert (only.value, only.low, only.high, only.n) == (0.0, None, None, 0)


def test_few_reports_give_an_f1_no_interval() -> None:
    """Drawing two reports again says nothing; drawing ten does, the same each time."""
    few = [one for one in measures("desk", [ONE, OTHER]) if one.measure == "f1"]
    many = [one for one in measures("desk", [ONE, OTHER] * 5) if one.measure == "f1"]

    assert (few[0].low, few[0].high) == (None, None)
    assert many == [one for one in measures("desk", [ONE, OTHER] * 5) if one.measure == "f1"]
    assert many[0].low is not None
    assert many[0].high is not None
    assert many[0].low < many[0].value < many[0].high


def test_samples_are_of_the_same_size() -> None:
    """With replacement, and the same in every run."""
    drawn = list(samples(4))

    assert all(len(one) == 4 and set(one) <= set(range(4)) for one in drawn)
    assert drawn == list(samples(4))


AUC = [
    ([0.9, 0.8], [0.1, 0.2], 1.0),
    ([0.1, 0.2], [0.9, 0.8], 0.0),
    ([0.5], [0.5], 0.5),
    ([0.9, 0.5], [0.5, 0.1], 0.875),
    ([], [0.5], 0.5),
]


@pytest.mark.parametrize(("wanted", "others", "value"), AUC)
def test_auc(wanted: list[float], others: list[float], value: float) -> None:
    """The share of pairs in which the wanted one is above, ties half."""
    assert auc(wanted, others) == value


STEPS = [(0.0, "0.0 to 0.1"), (0.3, "0.3 to 0.4"), (0.7, "0.7 to 0.8"), (1.0, "0.9 to 1.0")]


@pytest.mark.parametrize(("probability", "named"), STEPS)
def test_step(probability: float, named: str) -> None:
    """A tenth begins with its lower end; one belongs to the last."""
    assert step(probability) == named


@given(st.lists(st.sampled_from([ONE, OTHER]), max_size=8))
def test_order_does_not_matter(tallies: list[Tally]) -> None:
    """Sums are sums."""
    turned = list(reversed(tallies))

    assert summed(turned) == summed(tallies)


def test_groups_are_sorted_as_one_reads_them() -> None:
    """The surest step first; what the data happen to have, the most frequent first."""
    tally: Tally = {
        ("confidence", "0.1 to 0.2"): (1, 9),
        ("confidence", "0.9 to 1.0"): (1, 1),
        ("found by", "of"): (1, 1),
        ("found by", "that"): (1, 5),
    }

    assert [one.measure for one in measures("desk", [tally])] == [
        "0.9 to 1.0", "0.1 to 0.2", "that", "of",
    ]  # fmt: skip
