"""Answers of somebody whom the other side tells of or accuses."""

from __future__ import annotations

import pytest

from factdb.rules import judge
from factdb.rules.replies.accused import defended, disclaimed, disclaimed_of, named_denies
from factdb.types import Relation
from tests.rules.build import Spec, met, swapped
from tests.rules.replies.voices import answered, one

CHARGE = one(
    "Olga Berg forged the signature on the lease",
    sentence="The baker accused her: Olga Berg forged the signature on the lease.",
    stance="accuse",
)
CLAIM = one("Olga Berg sold the ferry behind the back of the guild")


def _berg(text: str, cue: str = "said", **more: object) -> Spec:
    return one(text, "Olga Berg", f"Olga Berg {cue} {text}.", cue=cue, **more)


DEFENDED = [
    pytest.param(CHARGE, _berg("the signature is not forged"), id="not"),
    pytest.param(CHARGE, _berg("she only copied the lease"), id="only"),
    pytest.param(CHARGE, _berg("the signature is her own", "insisted"), id="insists"),
    pytest.param(CHARGE, _berg("it is the baker's own signature", "countered"), id="counters"),
]

DENIED = [
    pytest.param(CLAIM, _berg("there was no ferry to sell"), id="no ferry"),
    pytest.param(CLAIM, _berg("she never sold the ferry"), id="never"),
    pytest.param(
        one("Berg sold the ferry in secret"), _berg("she did not sell it, nor any ferry"),
        id="surname",
    ),
]  # fmt: skip

DISCLAIMED = [
    pytest.param(one("a fire destroyed the mill"), _berg("she had nothing to do with it"), id="it"),
    pytest.param(CLAIM, _berg("she had no part in the sale of the ferry"), id="no part"),
    pytest.param(CLAIM, _berg("I was not involved in that"), id="not involved"),
]

QUIET = [
    pytest.param(CLAIM, _berg("the harvest was good"), id="harvest"),
    pytest.param(CLAIM, _berg("the harvest was not good"), id="bad harvest"),
    pytest.param(CLAIM, _berg("she would not speak of the lease"), id="would not speak"),
    pytest.param(CLAIM, _berg("she may not stay in town"), id="may not"),
    pytest.param(CLAIM, _berg("no decision on her future has come"), id="her future"),
    pytest.param(CLAIM, _berg("she is glad of the new quay"), id="quay"),
    pytest.param(CLAIM, one("nobody told me", "Piet Halden"), id="somebody else"),
    pytest.param(CLAIM, one("the ferry was not sold", "Piet Halden"), id="not the one named"),
    pytest.param(one("Otto Berg sold the ferry"), _berg("no ferry runs on Sunday"), id="Otto Berg"),
    pytest.param(one("the ferry was sold"), _berg("the ferry is not new"), id="nobody is named"),
    pytest.param(one("Olga Berg has no ferry"), _berg("she has no ferry"), id="both not"),
    pytest.param(
        one("Olga Berg should sell the ferry"), _berg("she will not sell it"), id="a demand"
    ),
    pytest.param(one("Olga Berg may sell the ferry"), _berg("no one may ask"), id="a chance"),
    pytest.param(CLAIM, _berg("if not, the ferry goes"), id="if not"),
    pytest.param(CLAIM, _berg("not only the ferry is old"), id="not only"),
    pytest.param(one("Olga Berg met the king"), _berg("the crown is not gold"), id="king"),
    pytest.param(one("Olga Berg won the race"), _berg("no horse was hurt"), id="race"),
    pytest.param(one("Olga Berg praised the cook"), _berg("I cannot cook"), id="cook"),
    pytest.param(one("Olga Berg thanked the crew"), _berg("nobody was late"), id="thanks"),
    pytest.param(one("Olga Berg lives in Lindau"), _berg("rain never falls here"), id="rain"),
    pytest.param(CHARGE, _berg("she regretted that it was not right"), id="regrets"),
    pytest.param(CHARGE, _berg("she pleaded guilty and was not sorry"), id="guilty"),
    pytest.param(CHARGE, _berg("no comment"), id="no comment"),
    pytest.param(CHARGE, _berg("she declined to speak, and would not stay"), id="declined"),
    pytest.param(CHARGE, _berg("she is cooperating, without a lawyer"), id="cooperates"),
    pytest.param(CHARGE, one("I am not surprised", "Piet Halden"), id="not the accused"),
    pytest.param(CHARGE, _berg("the autumn is long"), id="autumn"),
    pytest.param(CHARGE, _berg("she stays in town"), id="stays"),
    pytest.param(CHARGE, _berg("the baker bakes good bread"), id="good bread"),
    pytest.param(CHARGE, _berg("she is tired"), id="tired"),
    pytest.param(one("a fire destroyed the mill"), _berg("little is known of it"), id="known"),
]


@pytest.mark.parametrize(("a", "b"), DEFENDED)
def test_defends_himself(a: Spec, b: Spec) -> None:
    """Who is accused justifies himself, says that it is not so, or insists."""
    assert answered(defended, a, b)
    assert judge(met(a, b)).relation is Relation.DENIAL
    assert judge(swapped(met(a, b))).relation is Relation.DENIAL


@pytest.mark.parametrize(("a", "b"), DENIED)
def test_named_denies(a: Spec, b: Spec) -> None:
    """Whom a claim names says "not" of what it tells."""
    assert answered(named_denies, a, b)
    assert judge(met(a, b)).relation is Relation.DENIAL


@pytest.mark.parametrize(("a", "b"), DISCLAIMED)
def test_disclaims(a: Spec, b: Spec) -> None:
    """A part in it is disclaimed."""
    assert answered(disclaimed, a, b)


@pytest.mark.parametrize(("a", "b"), QUIET)
@pytest.mark.parametrize("way", [defended, named_denies, disclaimed, disclaimed_of])
def test_quiet(way: object, a: Spec, b: Spec) -> None:
    """Another answers, or tells of something else, or admits it."""
    assert answered(way, a, b) is None  # type: ignore[arg-type]


def test_disclaims_in_another_report() -> None:
    """There he speaks of himself, and the claim names him or its matter."""
    claim = one("a third of it comes from the dues of Berg")
    own = {"report": "r-8", "on": "2026-04-20"}
    assert answered(disclaimed_of, claim, _berg("our dues have nothing to do with this", **own))
    assert answered(disclaimed_of, claim, _berg("rain has nothing to do with this", **own)) is None
