"""Two counts of one thing at one time that do not meet."""

from __future__ import annotations

import pytest

from factdb import match
from factdb.rules import judge
from factdb.rules.number import number
from factdb.types import Relation
from tests.rules.build import Spec, made, met, say, swapped

LEDGER = "The Ledger"
POST = "The Harbour Post"


def _post(text: str, day: int = 2, **more: object) -> Spec:
    return say(text, POST, day, outlet=POST, **more)


SPEAKS = [
    pytest.param(
        say("six Mexican dockers were killed in the attack", "Ana Silva", report="r-1"),
        say("eight Mexican dockers died in the attack", "Rui Costa", report="r-1"),
        id="two speakers of one report",
    ),
    pytest.param(
        say("24 people have been hospitalised", "Ana Silva", report="r-1"),
        say("as many as 32 hospitalised", "Rui Costa", report="r-1"), id="as many as",
    ),
    pytest.param(say("the harbour bridge cost the council 30 million euros", LEDGER),
                 _post("the harbour bridge cost the council 45 million euros"), id="money"),
    pytest.param(say("Norvik employs 1,200 welders in Lindau", LEDGER),
                 _post("Norvik employs 800 welders in Lindau"), id="employs"),
    pytest.param(say("the council hired 40 teachers for the harbour school", LEDGER),
                 _post("the council hired 25 teachers for the harbour school"), id="hired"),
    pytest.param(say("between 90 and 120 sheep drowned in the Lindau flood", LEDGER),
                 _post("more than 300 sheep drowned in the Lindau flood"), id="ranges"),
    pytest.param(say("the ferry carries 600 tourists across the strait", LEDGER),
                 _post("the ferry carries 300 tourists across the strait"), id="carries"),
]  # fmt: skip

QUIET = [
    pytest.param(say("Norvik employs 1,200 welders in Lindau", LEDGER),
                 _post("Norvik employs 1200 welders in Lindau"), id="other spelling"),
    pytest.param(say("eliminating menthol in Lindau could prevent 654,000 deaths, among them "
                     "238,000 deaths", LEDGER),
                 _post("eliminating menthol in Lindau could prevent 238,000 deaths"),
                 id="one of several counts agrees"),
    pytest.param(say("Norvik employs eighteen welders in Lindau", LEDGER),
                 _post("Norvik employs 18 welders in Lindau"), id="in words"),
    pytest.param(say("Russia has massed some 100,000 troops near the border", LEDGER),
                 _post("Russia has massed more than 100,000 troops near the border"),
                 id="some and more than"),
    pytest.param(say("Russia has massed about 100,000 troops near the border", LEDGER),
                 _post("Russia has massed 103,500 troops near the border"), id="about"),
    pytest.param(say("at least a dozen sailors died in the storm off Lindau", LEDGER),
                 _post("18 sailors died in the storm off Lindau"), id="at least"),
    pytest.param(say("the index fell 678 points in Lindau", LEDGER),
                 _post("the index fell 679 points in Lindau"), id="rounded two ways"),
    pytest.param(say("53 sailors died of measles in Lindau", LEDGER, 1),
                 _post("62 sailors died of measles in Lindau", 8), id="a week later, more"),
    pytest.param(say("seven sailors were killed in Lindau", LEDGER, 1),
                 _post("eight sailors were killed in Lindau", 1), id="one day, more"),
    pytest.param(say("300 people were killed in Lindau", LEDGER),
                 _post("1,126 people were killed in Porto"), id="two towns"),
    pytest.param(say("Norvik employs 300 welders in Spain", LEDGER),
                 _post("Norvik employs 900 welders in Peru"), id="two countries"),
    pytest.param(say("Norvik employs 300 welders in Lindau", LEDGER),
                 _post("Norvik employs 900 cooks in Lindau"), id="welders and cooks"),
    pytest.param(say("7 sailors were killed in the storm off Lindau", LEDGER),
                 _post("22 sailors were injured in the storm off Lindau"), id="killed, injured"),
    pytest.param(say("Russia has massed 100,000 troops near the border", LEDGER),
                 _post("America has 100,500 troops in Europe"), id="whose troops"),
    pytest.param(say("Russia has massed 100,000 troops near the border", LEDGER),
                 _post("Russia has massed 1,200 tanks near the border"), id="troops and tanks"),
    pytest.param(say("38 people died on the spot in Lindau", LEDGER),
                 _post("Another 12 people died in Lindau"), id="another"),
    pytest.param(say("62 people were killed in Lindau, including 54 children", LEDGER),
                 _post("54 children were killed in Lindau"), id="a part"),
    pytest.param(say("Norvik will hire 300 welders in Lindau", LEDGER),
                 _post("Norvik hired 100 welders in Lindau"), id="will and did"),
    pytest.param(say("Norvik could hire 300 welders in Lindau", LEDGER),
                 _post("Norvik hires 100 welders in Lindau"), id="could"),
    pytest.param(say("Norvik did not hire 300 welders in Lindau", LEDGER),
                 _post("Norvik hired 100 welders in Lindau"), id="not so many"),
    pytest.param(say("the rate rose by 5 percent in Lindau", LEDGER),
                 _post("the rate rose by 2 percentage points in Lindau"), id="percent, points"),
    pytest.param(say("prices rose 5 percent in 2019 in Lindau", LEDGER),
                 _post("prices rose 9 percent in 2021 in Lindau"), id="two years"),
    pytest.param(say("Norvik earned 3 million euros in the first quarter", LEDGER),
                 _post("Norvik earned 5 million euros in the third quarter"), id="quarters"),
    pytest.param(say("Article 5 protects the harbour", LEDGER),
                 _post("Article 7 protects the harbour"), id="articles"),
    pytest.param(say("Silva, 54, won the race", LEDGER), _post("Silva, 45, won the race"),
                 id="ages are no counts"),
    pytest.param(say("the third ferry sank off Lindau", LEDGER),
                 _post("the fifth ferry sank off Lindau"), id="ordinals"),
    pytest.param(say("the crew tops 100,000 in the fleet of Lindau", LEDGER),
                 _post("the crew is over 100,000 in the fleet of Lindau"), id="tops and over"),
    pytest.param(say("UPDATE 2- the ferry sank off Lindau", LEDGER),
                 _post("UPDATE 5- the ferry sank off Lindau"), id="UPDATE 2-"),
    pytest.param(say("three dockers were hurt", "Ana Silva", report="r-1"),
                 say("five dockers were hurt", "Ana Silva", report="r-1", start=900),
                 id="one speaker goes on in one report"),
    pytest.param(say("200 jobs", LEDGER), _post("500 tomatoes"), id="jobs and tomatoes"),
    pytest.param(say("the council called for a rate of 100 percent", "Ana Silva"),
                 say("the rate had reached 92 percent", "Ana Silva"), id="a goal and a state"),
    pytest.param(say("the moon is 384,000 km away", LEDGER), _post("Porto is 300 km away"),
                 id="two ways"),
    pytest.param(say("32,000 women serve in the army", LEDGER, on="2025-09-01"),
                 _post("37,000 women serve in the army"), id="half a year apart"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), SPEAKS)
def test_speaks(a: Spec, b: Spec) -> None:
    """Ranges that do not meet are flagged, with both figures in the reason."""
    found = judge(met(a, b))

    assert found.relation is Relation.NUMBER
    assert all(words in found.reason for _, words in found.evidence)


@pytest.mark.parametrize(("a", "b"), QUIET)
def test_quiet(a: Spec, b: Spec) -> None:
    """No conflict; an update at most."""
    found = number(met(a, b))

    assert found is None or found.relation is Relation.UPDATE


def test_a_count_that_grows_is_an_update() -> None:
    """More dead a week later are more dead."""
    a = say("53 sailors died of measles in Lindau", LEDGER, 1)

    assert judge(met(a, _post("62 sailors died of measles in Lindau", 8))).relation is (
        Relation.UPDATE
    )


@pytest.mark.parametrize(("a", "b"), SPEAKS)
def test_takes_no_side(a: Spec, b: Spec) -> None:
    """Which side comes first does not matter."""
    found = met(a, b)

    assert (number(found) is None) == (number(swapped(found)) is None)


def test_silent_between_equals() -> None:
    """A count agrees with itself."""
    one = made(say("Norvik employs 1,200 welders in Lindau", LEDGER))

    assert number(match.score(one, one)) is None


def _near(text: str, by: str) -> Spec:
    return say(text, by, 3, report="r-1", found_by="bare")


BESIDE = [
    ("unemployment in Tarsovia is at 42 percent", "the unemployment rate is 4.9 percent"),
    ("1,500 people came to the march", "400 people were at the march"),
    ("Norvik has 90 orders for the ferry", "120 orders for it have come in"),
]
NOT_BESIDE = [
    ("unemployment is at 4.8 percent", "the unemployment rate is 4.8 percent"),
    ("unemployment was at 8 percent in 2019", "the unemployment rate is 4.9 percent"),
    ("unemployment is at 42 percent", "turnout was 61 percent"),
    ("12 people were killed at the port", "30 people were injured at the port"),
    ("12 people were killed in Spain", "30 people were killed in France"),
    ("12 dockers were killed", "another 30 dockers were rescued"),
    ("Norvik has 90 ferries", "Norvik has 120 tugs"),
    ("Norvik could sell 90 ferries", "Norvik sold 12 ferries"),
    ("about 100 dockers met", "more than 90 dockers met"),
    ("8 people came", "9 people stayed away from the sea"),
]


@pytest.mark.parametrize(("a", "b"), BESIDE)
def test_speaks_side_by_side(a: str, b: str) -> None:
    """Two voices of one report that are handed in together need fewer words in common."""
    found = judge(met(_near(a, "Rui Costa"), _near(b, "Olga Berg")))

    assert found.relation is Relation.NUMBER


@pytest.mark.parametrize(("a", "b"), NOT_BESIDE)
def test_quiet_side_by_side(a: str, b: str) -> None:
    """Other things, places, years, parts and figures that meet stay apart."""
    assert number(met(_near(a, "Rui Costa"), _near(b, "Olga Berg"))) is None
