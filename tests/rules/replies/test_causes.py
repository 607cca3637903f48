"""Two accounts of why one thing came about."""

from __future__ import annotations

import pytest

from factdb.rules.replies.causes import other_cause, other_motive
from tests.rules.build import Spec
from tests.rules.replies.voices import answered, one, other

CAUSES = [
    (one("the herring died because of the paint"), other("the herring died due to the heat")),
    (one("the mill burned because a stove was left on"), other("lightning caused the mill fire")),
    (one("the paint is to blame for the dead herring"),
     other("the herring died as a result of a warm winter")),
    (one("the fog was responsible for the collision"),
     other("the collision was caused by a sleeping mate")),
]  # fmt: skip

MOTIVES = [
    (one("they closed the pier to mend it"), other("they did so for a political reason")),
    (one("he sold the ferry in order to pay his crew"), other("He did it out of spite")),
    (one("the pier was shut for safety reasons"), other("It was done to punish the mayor")),
]

NO_CAUSES = [
    pytest.param(one("the herring died because of the paint"),
                 other("the ferry sank due to the heat"), id="two effects"),
    pytest.param(one("the herring died because of the paint"),
                 other("the herring also died due to the heat"), id="also"),
    pytest.param(one("the herring died partly because of the paint"),
                 other("the herring died due to the heat"), id="partly"),
    pytest.param(one("paint was a factor because of which the herring died"),
                 other("the herring died due to the heat"), id="a factor"),
    pytest.param(one("the herring died because of the paint"),
                 other("the herring died due to paints"), id="one cause"),
    pytest.param(one("the herring died not because of the paint"),
                 other("the herring died due to the heat"), id="not because"),
    pytest.param(one("the herring may have died because of the paint"),
                 other("the herring died due to the heat"), id="may have"),
    pytest.param(one("the herring died because of the paint"), other("the herring died in May"),
                 id="no cause"),
    pytest.param(one("40 boats sank because of the paint"),
                 other("60 boats sank due to the heat"), id="counts"),
    pytest.param(one("did the herring die because of the paint?"),
                 other("the herring died due to the heat"), id="a question"),
    pytest.param(one("the herring died because of the paint"),
                 other("the herring died of the paint, among others because of the heat"),
                 id="among others"),
]  # fmt: skip

NO_MOTIVES = [
    pytest.param(one("they closed the pier to mend it"), other("they did so on Monday"),
                 id="no reason"),
    pytest.param(one("they closed the pier"), other("they did so for a political reason"),
                 id="no reason before"),
    pytest.param(one("they closed the pier to mend it"), other("they did so to mend the planks"),
                 id="one reason"),
    pytest.param(one("they closed the pier to mend it"), other("they also did so to save money"),
                 id="also"),
    pytest.param(one("they closed the pier to mend it"),
                 other("the board acted for a political reason"), id="nothing is taken up"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), CAUSES)
def test_causes(a: Spec, b: Spec) -> None:
    """One effect, two causes, whoever speaks first."""
    assert answered(other_cause, a, b)
    assert answered(other_cause, b, a)


@pytest.mark.parametrize(("a", "b"), MOTIVES)
def test_motives(a: Spec, b: Spec) -> None:
    """What a pronoun takes up is given a second reason."""
    assert answered(other_motive, a, b)


@pytest.mark.parametrize(("a", "b"), NO_CAUSES)
def test_no_causes(a: Spec, b: Spec) -> None:
    """Room is left for a second cause, or two things came about."""
    assert answered(other_cause, a, b) is None


@pytest.mark.parametrize(("a", "b"), NO_MOTIVES)
def test_no_motives(a: Spec, b: Spec) -> None:
    """No second reason, or not of the same deed."""
    assert answered(other_motive, a, b) is None
