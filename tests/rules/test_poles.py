"""States of which only one can hold, told in many ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.rules.poles import opposed, poles
from factdb.text.words import table

OPPOSED = [
    ("the clinic had enough gloves until June", "We ran out on Friday"),
    ("the pass is open to lorries", "the pass has been shut since dawn"),
    ("the pass is open", "the pass is not open"),
    ("the fire was an accident", "somebody set it deliberately"),
    ("she left of her own accord", "she was pushed out"),
    ("the tap water is clean", "the tap water is contaminated"),
    ("the tunnel was finished on time", "the tunnel was two years late"),
    ("he acted alone", "there were two accomplices"),
    ("the alarm worked", "the alarm failed"),
    ("the board knew of the cracks", "the board was kept in the dark"),
    ("the march was peaceful", "the march turned violent"),
    ("the crew is alive", "the crew perished"),
    ("the letter is authentic", "the letter is a forgery"),
    ("the roof is anything but safe", "the roof is safe"),
    ("he is still running for mayor", "he has dropped out"),
    ("the driver stayed at the scene", "the driver sped off"),
    ("the alarm rang at two", "the alarm stayed silent"),
    ("the brakes failed on the hill", "he never touched the brake"),
    ("the pool was unattended", "a lifeguard was on duty"),
    ("she was pushed off the quay", "she slipped on the weed"),
    ("the bus was speeding", "the bus went at walking pace"),
    ("the clerk replied within a day", "the letter was left without an answer"),
    ("the coach was overloaded", "the coach was within capacity"),
    ("the singer was cheered", "the singer was booed"),
    ("the barge was neither safe nor afloat", "the barge was safe"),
]

AT_PEACE = [
    ("the pass is open", "the pass is not shut"),
    ("the pass is not open", "the pass is shut"),
    ("the pass is not open", "the pass is not shut"),
    ("the pass is open", "the pass is long"),
    ("the shop is open, the bar is shut", "the shop is open"),
    ("he did not fail to pay", "he paid"),
    ("there is no shortage of gloves", "there are plenty of gloves"),
    ("no alarm rang", "the alarm stayed silent"),
    ("the letter was not answered", "there was no reply"),
    ("the driver did not flee the scene", "the driver stayed at the scene"),
    ("one guard was on duty, the other off duty", "a guard was on duty"),
    ("the hall was not dark", "the hall was brightly lit"),
    ("the roof was never repaired", "the roof is still leaking"),
    ("", ""),
]


@pytest.mark.parametrize(("one", "other"), OPPOSED)
def test_opposed(one: str, other: str) -> None:
    """One tells a state, the other its opposite, whichever comes first."""
    assert [*opposed(one, other)]
    assert [*opposed(other, one)]


@pytest.mark.parametrize(("one", "other"), AT_PEACE)
def test_at_peace(one: str, other: str) -> None:
    """What is not open is not the opposite of shut; who tells both tells of two things."""
    assert not [*opposed(one, other)]


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("the pass may be shut", True),
        ("if the pass is shut, we wait", True),
        ("is the pass shut?", True),
        ("he is in danger of dying", True),
        ("the pass is shut", False),
    ],
)
def test_what_is_left_open(text: str, is_open: bool) -> None:
    """Chances, conditions and questions are marked: nobody holds them."""
    assert {one.open for one in poles(text).values()} == {is_open}


@given(st.text(max_size=80))
def test_nothing_opposes_itself(text: str) -> None:
    """Whatever a text says, it is not its own opposite."""
    assert not [*opposed(text, text)]


def test_the_table_tells_each_phrase_once_a_state() -> None:
    """A phrase that stood on both sides of one state would tell nothing."""
    for state, one, other, *_ in table("poles"):
        assert not {*one.split(";")} & {*other.split(";")}, state
