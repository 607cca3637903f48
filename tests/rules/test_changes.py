"""How far a thing moved, in words and in per cent."""

from __future__ import annotations

import pytest

from factdb.rules.changes import apart, changes
from tests.rules.build import made, say


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("rents have doubled since 2015", 1),
        ("rents rose by 20 per cent", 1),
        ("rents are up 20 percent", 1),
        ("output fell 12 percent", -1),
        ("output went down by 12 percent", -1),
        ("membership halved", -1),
    ],
)
def test_read(text: str, sign: int) -> None:
    """A rise is above 0, a fall below."""
    (found,) = changes(made(say(text)))

    assert found.text in text
    assert sign * found.low > 0
    assert sign * found.high > 0


@pytest.mark.parametrize(
    "text",
    [
        "output fell to 40 percent of capacity", "20 percent of the shops are shut",
        "a double room", "rents rose", "the rise from 5 percent was slow",
    ],
)  # fmt: skip
def test_unread(text: str) -> None:
    """A share is no change, and where a thing came to is not how far it moved."""
    assert not [*changes(made(say(text)))]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("rents doubled", "rents rose by 96 percent", False),
        ("rents nearly doubled", "rents rose by 80 percent", False),
        ("rents more than doubled", "rents rose by 140 percent", False),
        ("rents rose by 20 percent", "rents rose by 21 percent", False),
        ("rents doubled", "rents rose by 20 percent", True),
        ("rents halved", "rents fell by 12 percent", True),
        ("rents tripled", "rents doubled", True),
        ("rents rose by 5 percent", "rents fell by 5 percent", True),
    ],
)
def test_apart(one: str, other: str, expected: bool) -> None:
    """Words of multiples are rough, and so are round shares."""
    (left,), (right,) = (changes(made(say(text))) for text in (one, other))

    assert apart(left, right) is apart(right, left) is expected
