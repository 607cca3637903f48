"""Printings of one text are found however they were cut, and nothing else is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factdb import match
from factdb.match import copies
from tests.rules.build import made, say

WIRE = " ".join(
    f"The council of ward {n} will meet in hall {n + 7} on the matter of the old tram line."
    for n in range(12)
)
OTHER = " ".join(
    f"Farmers near lake {n} sold {n * 3} boats of apples to buyers from the coast."
    for n in range(12)
)

PRINTINGS = [
    pytest.param(WIRE, id="the same"),
    pytest.param(WIRE.upper().replace(".", " —"), id="other type"),
    pytest.param(" ".join(WIRE.split()[: len(WIRE.split()) // 2]), id="cut at the end"),
    pytest.param(f"{OTHER[:300]} {WIRE}", id="with words of its own"),
    pytest.param(WIRE.replace("hall 9", "the old hall"), id="a word changed"),
]


@pytest.mark.parametrize("text", PRINTINGS)
def test_a_printing(text: str) -> None:
    """It shares prints, and more than half of the shorter text."""
    assert match.prints(WIRE) & match.prints(text)
    assert match.wire_copies(WIRE, text) >= match.COPY


@pytest.mark.parametrize("text", ["", "One line.", OTHER])
def test_no_printing(text: str) -> None:
    """Other words share nothing, and few words are no text."""
    assert not match.prints(WIRE) & match.prints(text)
    assert match.wire_copies(WIRE, text) < match.COPY


def test_prints_are_few() -> None:
    """However long a text is."""
    assert len(match.prints(WIRE * 20)) <= copies.PRINTS
    assert all(0 <= one < 2**31 for one in match.prints(WIRE))


SAID = made(say("the ferry will sail on Monday"))
APART = [
    made(say("the ferry will sail on Tuesday")),
    made(say("the ferry will sail on Monday", "Rui Costa")),
    replace(SAID, negated=not SAID.negated),
]


def test_twins() -> None:
    """The same words of the same speaker are one statement, whatever the type."""
    new = replace(SAID, id="s-new", text=SAID.text.upper())

    assert match.twins([new], [*APART, SAID]) == {"s-new": SAID}
    assert match.twins([new], APART) == {}
