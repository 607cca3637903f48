"""An outline turns no clash away, and hardly keeps what is none."""

from __future__ import annotations

from itertools import product

import pytest

from factdb.rules.outline import Outline, facing, may_tell, outline, watched
from tests.rules.build import made, say

MEET = [
    ("The ferry sank", "The ferry did not sink"),
    ("They killed ten people", "They did not harm anybody"),
    pytest.param("The tax will rise", "We will not raise the tax", id="one deed, two verbs"),
    pytest.param("The gates will stay open", "The gates will close", id="what goes on is not done"),
    pytest.param("Prices rose in May", "Prices fell in May", id="opposites"),
    pytest.param("The plan is effective", "The plan is ineffective", id="opposites by a prefix"),
    pytest.param("They fired 12 shots", "They fired 20 shots", id="counted on both sides"),
    pytest.param("The ferry sank on 3 May", "The ferry sank on 5 May", id="two days"),
]
PART = [
    ("The ferry sank", "The ferry sank in the storm"),
    ("The ferry did not sink", "The mayor resigned"),
    pytest.param("They fired 12 shots", "They bought 20 ferries", id="two things are counted"),
    pytest.param("The ferry sank on 3 May", "The mayor resigned on 5 May", id="two deeds"),
]


def both(a: str, b: str) -> tuple[Outline, Outline]:
    """Give the outlines of two texts."""
    one, other = (outline(made(say(text, "Ana Silva"))) for text in (a, b))
    return one, other


@pytest.mark.parametrize(("a", "b"), MEET)
def test_meet(a: str, b: str) -> None:
    """Whoever asks."""
    for one, other in (both(a, b), both(b, a)):
        against = facing(one)
        assert may_tell(one, against, other)
        assert not watched(one, against).isdisjoint(deed for deed, _ in other.deeds | other.dated)


@pytest.mark.parametrize(("a", "b"), PART)
def test_part(a: str, b: str) -> None:
    """Whoever asks."""
    for one, other in (both(a, b), both(b, a)):
        assert not may_tell(one, facing(one), other)


def test_facing_takes_no_side() -> None:
    """What may clash with a deed has it among what may clash with itself."""
    deeds = [("raise", True), ("rise", False), ("harm", True), ("kill", False), ("fall", False),
             ("cut", True), ("open", False), ("close", False), ("say", False)]  # fmt: skip
    none: frozenset[str] = frozenset()
    alone = {deed: Outline(frozenset([deed]), none, none, False) for deed in deeds}  # type: ignore[arg-type]
    for one, other in product(deeds, repeat=2):
        assert (one in facing(alone[other])) == (other in facing(alone[one]))
