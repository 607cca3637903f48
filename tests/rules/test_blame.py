"""Who began: each side names the other."""

from __future__ import annotations

import pytest

from factdb.rules import judge
from factdb.rules.blame import blame
from factdb.types import Relation
from tests.rules.build import Spec, met, say, swapped


def _near(text: str, by: str, **more: object) -> Spec:
    return say(text, by, 3, **{"report": "r-1", "found_by": "bare", **more})


SPEAKS = [
    pytest.param(_near("we were retaliating against missile attacks from France", "Spain"),
                 _near("we were responding to Spanish aggression", "France"), id="answering"),
    pytest.param(_near("Spain breached the ceasefire at dawn", "France"),
                 _near("French troops violated the truce first", "Spain"), id="breaching"),
    pytest.param(_near("the police fired first", "Rui Costa"),
                 _near("the protesters opened fire first", "Olga Berg"), id="two firsts"),
]  # fmt: skip

QUIET = [
    pytest.param(_near("we responded to French attacks", "Spain"),
                 _near("we regret the attacks", "France"), id="one side only"),
    pytest.param(_near("we responded to French attacks", "Spain"),
                 _near("we responded to the letter of Spain", "France"), id="a letter"),
    pytest.param(_near("we responded to French attacks", "Spain"),
                 _near("we will respond to any Spanish attack", "France"), id="will"),
    pytest.param(_near("we did not respond to French attacks", "Spain"),
                 _near("we did not respond to Spanish attacks", "France"), id="neither did"),
    pytest.param(say("we responded to French attacks", "Spain", 1),
                 say("we responded to Spanish attacks", "France", 25), id="weeks apart"),
    pytest.param(_near("we responded to French attacks", "Spain"),
                 _near("we responded to attacks by Hungary", "France"), id="a third"),
    pytest.param(_near("the police fired first", "Rui Costa"),
                 _near("the police fired first", "Olga Berg"), id="both name one"),
    pytest.param(_near("the police fired first", "Rui Costa"),
                 _near("the dog barked first", "Olga Berg"), id="another deed"),
    pytest.param(_near("the police fired first", "Rui Costa"),
                 _near("the protesters came first", "Olga Berg"), id="came first"),
    pytest.param(_near("the police fired first", "Rui Costa"),
                 _near("the protesters did not fire first", "Olga Berg"), id="one not"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), SPEAKS)
def test_speaks(a: Spec, b: Spec) -> None:
    """Both stories cannot be true; the reason says how they part."""
    found = judge(met(a, b))

    assert found.relation is Relation.DENIAL
    assert found.reason.endswith(("the other began.", "who was first."))
    assert blame(met(a, b)) == blame(swapped(met(a, b)))


@pytest.mark.parametrize(("a", "b"), QUIET)
def test_quiet(a: Spec, b: Spec) -> None:
    """Anything less leaves it open who began."""
    assert blame(met(a, b)) == ""
