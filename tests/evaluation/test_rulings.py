"""What a desk ruled says how right the rules are, and where a threshold would have stood."""

from __future__ import annotations

from typing import Any

import pytest

from factdb.errors import UsageError
from factdb.evaluation import rulings
from factdb.types import Ruling


def finding(ruling: str, score: float = 0.9, relation: str = "number") -> dict[str, Any]:
    """Make a finding with a ruling, as a database gives it."""
    sides = {side: {"text": f"side {side}"} for side in "ab"}
    return {"id": "f-1", "relation": relation, "rule": relation, "score": score,
            "reason": "because", "ruling": ruling, **sides}  # fmt: skip


def shares(found: list[dict[str, Any]]) -> dict[str, tuple[float, int]]:
    """Measure findings; give share and n by the name of the measure."""
    return {one.key: (one.value, one.n) for one in rulings.score(found).measures}


@pytest.mark.parametrize("ruling", ["confirmed", "changed_mind", "outlet_error"])
def test_both_cannot_stand(ruling: str) -> None:
    """Whoever is to blame for it, the rule was right."""
    assert shares([finding(ruling)])["ruled/precision"] == (1.0, 1)


@pytest.mark.parametrize("ruling", ["only_time_passed", "not_a_contradiction", "extraction_error"])
def test_false_alarms(ruling: str) -> None:
    """They count against the rule, and are shown with the ruling."""
    score = rulings.score([finding(ruling)])

    assert score.measures[0].value == 0.0
    assert [one["labelled"] for one in score.misses] == [ruling]


@pytest.mark.parametrize("ruling", ["open", "explained", "ask the courts desk"])
def test_what_tells_nothing(ruling: str) -> None:
    """Neither for nor against; a score of nothing else is refused."""
    assert shares([finding(ruling), finding("confirmed")])["ruled/precision"] == (1.0, 1)
    with pytest.raises(UsageError, match="nobody ruled"):
        rulings.score([finding(ruling)])


def test_every_ruling_is_right_wrong_or_tells_nothing() -> None:
    """None is both, and two of the program's own tell nothing."""
    assert not rulings.RIGHT & rulings.WRONG
    assert set(Ruling) - rulings.RIGHT - rulings.WRONG == {Ruling.OPEN, Ruling.EXPLAINED}


def test_by_relation_rule_and_score() -> None:
    """Each with its own n."""
    told = shares([
        finding("confirmed", 0.95), finding("not_a_contradiction", 0.62),
        finding("confirmed", 0.95, "denial"),
    ])  # fmt: skip

    assert told["ruled as/number"] == told["by rule/number"] == (0.5, 2)
    assert told["ruled as/denial"] == (1.0, 1)
    assert told["ruled score/0.9 to 1.0"] == (1.0, 2)
    assert told["ruled score/0.6 to 0.7"] == (0.0, 1)


LOWEST = [
    pytest.param([(0.9, True)] * 10 + [(0.6, False)] * 5, 0.9, id="what is wrong lies below"),
    pytest.param([(0.9, True)] * 10 + [(0.6, True)], 0.6, id="all right: the lowest seen"),
    pytest.param([(0.9, True)] * 18 + [(0.6, False)] * 2, 0.6, id="nine in ten will do"),
    pytest.param([(0.876, True)] * 10, 0.87, id="rounded down, so that none is lost"),
]
NONE = [
    pytest.param([(0.9, True)] * 9, id="too few"),
    pytest.param([(0.9, False)] * 2 + [(0.9, True)] * 10, id="never nine in ten"),
    pytest.param([(0.95, True)] * 9 + [(0.6, False)] * 9, id="enough only where it is wrong"),
]


@pytest.mark.parametrize(("ruled", "least"), LOWEST)
def test_proposed(ruled: list[tuple[float, bool]], least: float) -> None:
    """The lowest score from which on nine in ten were ruled right."""
    assert rulings.lowest(ruled) == least


@pytest.mark.parametrize("ruled", NONE)
def test_not_proposed(ruled: list[tuple[float, bool]]) -> None:
    """No number is better than one that rests on nothing."""
    assert rulings.lowest(ruled) is None


def test_a_proposal_is_what_min_score_takes() -> None:
    """Its share is that of the findings at or above it."""
    found = [finding("confirmed", 0.85)] * 11 + [finding("extraction_error", 0.55)] * 4
    (one,) = (one for one in rulings.score(found).measures if one.group == "proposed")

    assert (one.measure, one.value, one.n) == ("number=0.85", 1.0, 11)
    assert one.low is not None
    assert 0.7 < one.low < 0.8
