"""One distinctive quotation in two mouths."""

from __future__ import annotations

import pytest

from factdb import match
from factdb.rules import judge
from factdb.rules.misattribution import misattribution
from factdb.types import Relation
from tests.rules.build import Spec, made, met, say, swapped

POST = "The Harbour Post"
COAST = "The harbour should be one giant lighthouse, armed and awake"
DEAL = "We were about three words away from a settlement on the ferry"


def _post(text: str, by: str = "Rui Costa", day: int = 2, **more: object) -> Spec:
    return say(text, by, day, outlet=POST, **more)


SPEAKS = [
    pytest.param(say(COAST), _post(COAST), id="the same words"),
    pytest.param(say(DEAL), _post(DEAL.upper()), id="capitals"),
    pytest.param(say(DEAL), _post(f"{DEAL}, and then it rained"), id="one goes on"),
    pytest.param(say("The mayor is trying to use the bishop to sell the cathedral organ"),
                 _post("The mayor is trying to use the bishop to sell the cathedral organ",
                       "Olga Berg", 9), id="a week later"),
]  # fmt: skip

QUIET = [
    pytest.param(say(COAST), _post(COAST, "Ana Silva"), id="one speaker"),
    pytest.param(say(COAST), _post(COAST, "Silva"), id="surname alone"),
    pytest.param(say(COAST), _post(COAST, "Dr Ana Silva"), id="with a title"),
    pytest.param(say(COAST, "Olena Zelenskiy"), _post(COAST, "Olena Zelenskyy"), id="spelling"),
    pytest.param(say(COAST), _post(COAST, "a senior official"), id="an unnamed speaker"),
    pytest.param(say(COAST), _post(COAST, ""), id="nobody named"),
    pytest.param(
        say("We will sign the Ostrava fishing treaty with Denmark."),
        _post("We will not sign the Ostrava fishing treaty with Denmark.", "Lars Holt"),
        id="one says not",
    ),
    pytest.param(say(COAST), _post(COAST, POST), id="the outlet repeats it"),
    pytest.param(say(COAST), _post(COAST, "Ministry of Ports"), id="the body she may speak for"),
    pytest.param(say(COAST), _post(COAST, sentence=f"As Silva put it, “{COAST}”, Costa said."),
                 id="as Silva put it"),
    pytest.param(say(COAST), _post(COAST, via="quoting Ana Silva"), id="quoting her"),
    pytest.param(say(COAST), _post(COAST, "Rui Costa (through Ana Silva)"), id="through her"),
    pytest.param(say(COAST, report="r-1"), say(COAST, "Rui Costa", report="r-1"),
                 id="in one report"),
    pytest.param(say("I will do my best, as always"), _post("I will do my best, as always"),
                 id="a stock phrase"),
    pytest.param(say("We want peace"), _post("We want peace"), id="a slogan"),
    pytest.param(say("Thank you all very much for coming here today"),
                 _post("Thank you all very much for coming here today"), id="thanks"),
    pytest.param(say("Our thoughts are with the people and their families today"),
                 _post("Our thoughts are with the people and their families today"),
                 id="condolences"),
    pytest.param(say("This is a very good day for our country"),
                 _post("This is a very good day for our country"), id="a good day"),
    pytest.param(say("It is what it is, and we are where we are"),
                 _post("It is what it is, and we are where we are"), id="a proverb"),
    pytest.param(say("We need to work together on this, all of us"),
                 _post("We need to work together on this, all of us"), id="together"),
    pytest.param(say(COAST, kind="indirect"), _post(COAST, kind="indirect"), id="no marks"),
    pytest.param(say(COAST, kind="assertion"), _post(COAST), id="the outlet's voice"),
    pytest.param(say(COAST), _post("The harbour should be a lighthouse"), id="a like thought"),
    pytest.param(say(COAST), _post(DEAL), id="two quotations"),
    pytest.param(say("one giant lighthouse"), _post("one giant lighthouse"), id="three words"),
    pytest.param(say("armed and awake"), _post("armed and awake"), id="a few words"),
    pytest.param(say("Yes."), _post("Yes."), id="yes"),
    pytest.param(say("I have nothing to add to what I have said"),
                 _post("I have nothing to add to what I have said"), id="nothing to add"),
    pytest.param(say("We will do what we have to do, and we will do it now"),
                 _post("We will do what we have to do, and we will do it now"), id="do it now"),
    pytest.param(say("The moon is made of rock"), _post("Tomatoes are dear"), id="tomatoes"),
    pytest.param(say("We will not pay for it and they know it well"),
                 _post("We will not pay for it and they know it well"), id="common words"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), SPEAKS)
def test_speaks(a: Spec, b: Spec) -> None:
    """Both speakers stand in the reason."""
    found = judge(met(a, b))

    assert found.relation is Relation.MISATTRIBUTION
    assert dict(a)["speaker"] in found.reason
    assert dict(b)["speaker"] in found.reason


@pytest.mark.parametrize(("a", "b"), QUIET)
def test_quiet(a: Spec, b: Spec) -> None:
    """Relayed, shared, stock or unnamed words are nobody's error."""
    assert misattribution(met(a, b)) is None


@pytest.mark.parametrize(("a", "b"), SPEAKS)
def test_takes_no_side(a: Spec, b: Spec) -> None:
    """Which side comes first does not matter."""
    assert misattribution(swapped(met(a, b))) is not None


def test_silent_between_equals() -> None:
    """One printing has one speaker."""
    one = made(say(COAST))

    assert misattribution(match.score(one, one)) is None


def test_many_words_in_one_order_are_no_chance() -> None:
    """Common words are distinctive where somebody hands in nine of them in one order."""
    text = "We played like a team that had never met"
    one = say(text, "Rui Costa", 2, report="r-1", found_by="bare")
    other = say(text, "Olga Berg", 3, report="r-2", outlet="The Harbour Post", found_by="bare")
    found = met(one, other)

    assert judge(found).relation is Relation.MISATTRIBUTION
