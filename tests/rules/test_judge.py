"""The judge as a whole: it always answers, takes no side, and gives its reason."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factdb import match
from factdb.rules import judge
from factdb.rules.beside import states_exclude
from factdb.rules.calibration import calibrated, threshold
from factdb.rules.gate import opens
from factdb.rules.negation import opposed
from factdb.rules.suspicion import MOST
from factdb.types import Relation
from tests.rules.build import Spec, made, met, say

TEXTS = [
    "Norvik sold the ferry to Spain on 3 March",
    "Norvik did not sell the ferry to Spain",
    "six dockers were killed in the harbour of Lindau",
    "nine dockers were killed in the harbour of Lindau",
    "We will not pay for the new harbour bridge",
    "This is a lie.",
    "the moon is made of rock",
    "?",
]
SPEAKERS = ["Ana Silva", "Rui Costa", "Norvik", "The Ledger", ""]
SPECS = st.builds(
    say,
    st.sampled_from(TEXTS),
    st.sampled_from(SPEAKERS),
    st.integers(min_value=1, max_value=28),
    kind=st.sampled_from(["direct", "indirect", "assertion"]),
    outlet=st.sampled_from(["The Ledger", "The Harbour Post"]),
)


@settings(max_examples=150, deadline=None)
@given(SPECS, SPECS)
def test_takes_no_side(a: Spec, b: Spec) -> None:
    """Whatever the two are, their order does not matter, and there is a reason."""
    there, back = judge(met(a, b)), judge(met(b, a))

    assert there == back
    assert there.reason
    assert there.relation.conflict == (there.score > MOST)


@settings(max_examples=60, deadline=None)
@given(SPECS)
def test_silent_between_equals(a: Spec) -> None:
    """Nothing conflicts with itself."""
    one = made(a)

    assert judge(match.score(one, one)).relation is Relation.SAME


def test_the_gate_is_shut_between_strangers() -> None:
    """Tomatoes are not compared with the moon."""
    found = met(say("tomatoes are dear this year"), say("the moon is made of rock", "Rui Costa"))

    assert not opens(found)
    assert judge(found).relation is Relation.DIFFERENT


@pytest.mark.parametrize(
    "other", ["Norvik sold the ferry to Spain.", "norvik sold the FERRY to Spain"]
)
def test_the_same_words_are_the_same(other: str) -> None:
    """Case and full stops make no difference."""
    found = judge(met(say("Norvik sold the ferry to Spain"), say(other, day=9)))

    assert found.relation is Relation.SAME


def test_two_thousand_words() -> None:
    """Statements as long as a speech are judged, and nothing is made of them."""
    sides = [
        " and ".join(f"{n + off} men sat in gallery {n}" for n in range(300)) for off in (0, 7)
    ]

    found = judge(met(say(sides[0]), say(sides[1], by="Rui Costa", day=4)))

    assert not found.relation.conflict


OPPOSITES = [
    pytest.param("The vaccine is safe", "The vaccine is dangerous", Relation.NEGATION, id="judged"),
    pytest.param("Crime fell in Lindau", "Crime rose in Lindau", Relation.NEGATION, id="told"),
    pytest.param("The dockers were turned away from the yard in the storm of Lindau",
                 "All dockers who came to our yard in the storm of Lindau were let in",
                 Relation.DENIAL, id="for itself"),
    pytest.param("They chained the gates of the yard and sent us home",
                 "The dockers of the yard left of their own accord", Relation.DENIAL,
                 id="done to us"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "relation"), OPPOSITES)
def test_opposites_of_two_voices(one: str, other: str, relation: Relation) -> None:
    """Who judges a third thing otherwise denies nothing; who is concerned denies."""
    left = say(one, "Ana Silva", found_by="bare")
    found = judge(met(left, say(other, "Rui Costa", found_by="bare", outlet="The Gull")))

    assert found.relation is relation


def test_the_side_that_says_not() -> None:
    """Of states told with and without "not", the reason says who says which."""
    left = say("There were no rebuffed calls from Lindau", "Ana Silva", found_by="bare")
    right = say("Norvik declined a call from Lindau", "Rui Costa", found_by="bare")
    found = states_exclude(met(left, right))

    assert found is not None
    assert found.no == made(left)
    assert opposed(found) == "one says “declined”, the other that it is not “rebuffed”"


@given(st.sampled_from([one for one in Relation if one.conflict]))
def test_peace_stays_below(relation: Relation) -> None:
    """The suspicion of a pair at peace ranks below the least score of a finding of any rule."""
    assert calibrated(relation, threshold()) > MOST
