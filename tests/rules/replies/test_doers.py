"""Two accounts of who did one thing."""

from __future__ import annotations

import pytest

from factdb.rules.replies.doers import other_doer
from tests.rules.build import Spec
from tests.rules.replies.voices import answered, one, other

SPEAKS = [
    (one("the rebels shelled the hospital"), other("the army shelled the hospital")),
    (one("a neighbour poisoned the cistern"), other("the tanners poisoned the cistern")),
    (one("the captain wrote the letter"), other("the letter was written by the cook")),
]

QUIET = [
    pytest.param(one("the rebels shelled the hospital"), other("the army shelled the school"),
                 id="two things"),
    pytest.param(one("the rebels shelled the hospital"),
                 other("the army also shelled the hospital"), id="also"),
    pytest.param(one("the rebels shelled the hospital"), other("rebels shelled the hospital"),
                 id="one doer"),
    pytest.param(one("the rebels visited the hospital"), other("the army visited the hospital"),
                 id="a deed for many"),
    pytest.param(one("the rebels will shell the hospital"),
                 other("the army shelled the hospital"), id="not done yet"),
    pytest.param(one("the rebels did not shell the hospital"),
                 other("the army shelled the hospital"), id="no second doer"),
    pytest.param(one("they shelled the hospital"), other("the army shelled the hospital"),
                 id="a pronoun"),
    pytest.param(one("the hospital was shelled"), other("the army shelled the hospital"),
                 id="nobody is named"),
    pytest.param(one("the rebels fired 3 shells"), other("the army fired 5 shells"), id="counts"),
    pytest.param(one("the baker sold the mill"), other("the smith sold the mill"),
                 id="what may be done twice"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), SPEAKS)
def test_speaks(a: Spec, b: Spec) -> None:
    """One deed, one thing, two doers, whoever speaks first."""
    assert answered(other_doer, a, b)
    assert answered(other_doer, b, a)


@pytest.mark.parametrize(("a", "b"), QUIET)
def test_quiet(a: Spec, b: Spec) -> None:
    """Both may be true."""
    assert answered(other_doer, a, b) is None
