"""Denials whose object tells the deed again as a noun."""

from __future__ import annotations

import pytest

from factdb.rules import judge
from factdb.rules.replies.object_denied import object_denied, object_denied_apart
from factdb.types import Relation
from tests.rules.build import Spec, met, swapped
from tests.rules.replies.voices import answered, one, other

BEATEN = one("at least forty sailors were beaten in the yard")
BOMBED = one("jets bombed the granary at noon")
TAKEN = one("the clerk took bribes from the millers")


def _denied(text: str, before: str = "The guild denied ", by: str = "Olga Berg") -> Spec:
    return one(text, by, f"{before}{text}.")


SPEAKS = [
    pytest.param(BEATEN, _denied("any ill-treatment of crews"), id="of one state"),
    pytest.param(BEATEN, _denied("beating anybody in the yard"), id="deed again"),
    pytest.param(BOMBED, _denied("carrying out any bombing that day"), id="carrying out"),
    pytest.param(BOMBED, _denied("responsibility for the bombing"), id="responsibility"),
    pytest.param(BOMBED, _denied("having bombed the granary"), id="having"),
    pytest.param(BOMBED, _denied("any attack on the granary", "Berg has denied "), id="has denied"),
    pytest.param(BOMBED, _denied("any role in the bombing", "The navy denies "), id="denies"),
    pytest.param(TAKEN, _denied("taking bribes of any kind"), id="taking"),
    pytest.param(TAKEN, _denied("the bribes", "His lawyer flatly denied "), id="the noun"),
]

QUIET = [
    pytest.param(BEATEN, _denied("any delay in paying the crew"), id="another thing"),
    pytest.param(BEATEN, _denied("that bread is dear"), id="bread"),
    pytest.param(BEATEN, _denied("a request for leave"), id="a request"),
    pytest.param(BEATEN, _denied("any link to the ferry fire"), id="another fire"),
    pytest.param(BEATEN, _denied("knowledge of the plan"), id="knowledge of a plan"),
    pytest.param(BEATEN, _denied("the captain a pension"), id="a pension"),
    pytest.param(BEATEN, _denied("any ill-treatment of crews", "He did not deny "), id="did not"),
    pytest.param(BEATEN, _denied("any ill-treatment of crews", "Nobody denied "), id="nobody"),
    pytest.param(BEATEN, _denied("any ill-treatment of crews", "He could deny "), id="could"),
    pytest.param(
        BEATEN, _denied("any ill-treatment of crews", "It refused to deny "), id="refused"
    ),
    pytest.param(BEATEN, _denied("any ill-treatment of crews", "If he denied "), id="if"),
    pytest.param(
        BEATEN, _denied("any ill-treatment of crews", "He was asked to deny "), id="asked"
    ),
    pytest.param(
        BEATEN, _denied("any ill-treatment of crews", "The guild confirmed "), id="confirms"
    ),
    pytest.param(
        BEATEN, _denied("any ill-treatment of crews", "The guild deplored "), id="deplores"
    ),
    pytest.param(BEATEN, other("any ill-treatment of crews is a crime"), id="no denial"),
    pytest.param(BOMBED, _denied("any shortage of grain"), id="grain"),
    pytest.param(BOMBED, _denied("entry to three reporters"), id="entry"),
    pytest.param(BOMBED, _denied("that bread is dear"), id="bread again"),
    pytest.param(BOMBED, _denied("plans to sell the harbour"), id="a sale"),
    pytest.param(BOMBED, _denied("the captain's appeal"), id="an appeal"),
    pytest.param(BOMBED, _denied("any quarrel with the mayor"), id="a quarrel"),
    pytest.param(BOMBED, _denied("a loan to the smith"), id="a loan"),
    pytest.param(BOMBED, _denied("leave to its crews"), id="leave"),
    pytest.param(BOMBED, _denied("bail to the pilot"), id="bail"),
    pytest.param(BOMBED, _denied("wanting more money"), id="money"),
    pytest.param(TAKEN, _denied("a seat to the brewer"), id="a seat"),
    pytest.param(TAKEN, _denied("the mill a licence"), id="a licence"),
    pytest.param(TAKEN, _denied("any illness"), id="illness"),
    pytest.param(TAKEN, _denied("knowing the captain"), id="the captain"),
    pytest.param(TAKEN, _denied("being late for the vote"), id="late"),
    pytest.param(TAKEN, _denied("the heirs their share"), id="heirs"),
    pytest.param(one("the clerk took no bribes"), _denied("taking bribes"), id="both say no"),
    pytest.param(TAKEN, _denied("not taking bribes"), id="denied that he did not"),
]


@pytest.mark.parametrize(("a", "b"), SPEAKS)
def test_speaks(a: Spec, b: Spec) -> None:
    """What is denied as a noun is what the other tells, whichever comes first."""
    assert answered(object_denied, a, b)
    assert judge(met(a, b)).relation is Relation.DENIAL
    assert judge(swapped(met(a, b))).relation is Relation.DENIAL


@pytest.mark.parametrize(("a", "b"), QUIET)
def test_quiet(a: Spec, b: Spec) -> None:
    """Something else is denied, refused to somebody, or nothing."""
    assert answered(object_denied, a, b) is None


def test_the_reason_prints_the_denial() -> None:
    """An editor reads the verb with what it denies."""
    found = answered(object_denied, BEATEN, _denied("any ill-treatment of crews"))
    assert found is not None
    assert "“denied any ill-treatment of crews”" in found.reason


def test_between_two_reports_it_takes_more() -> None:
    """One word in common shows too little there, unless the claim names who denies."""
    far = {"report": "r-9", "on": "2026-03-05"}
    loose = one("taking bribes", "Olga Berg", "Berg denied taking bribes.", **far)
    named = one("Berg took bribes from the millers")
    assert answered(object_denied_apart, one("the clerk took bribes"), loose) is None
    assert answered(object_denied_apart, named, loose)
