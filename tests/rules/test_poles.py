"""States of which only one can hold, told in many ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.rules.poles import is_held, is_kept, opposed, poles
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
    ("the lamp was lit all night", "the light was out"),
    ("the barriers had been raised", "the barriers were down"),
    ("the exit was locked", "the door was open"),
    ("boats entered its waters", "the boats stayed outside"),
    ("she voted for the bill", "she voted against the bill"),
    ("the guild sat on the results", "the results were published on the day they came"),
    ("they were dismissed for joining the guild", "their contracts expired"),
    ("he took money from the brewers", "he never took a penny from them"),
    ("guards were ordered to shoot", "no such order was given"),
    ("the town leaned on the bank", "nobody may interfere, and there is no pressure on the bank"),
    ("they are arming the smiths", "no weapons were sent"),
    ("the town was shelled", "our guns were silent"),
    ("the crop was a bumper crop", "the crops failed"),
    ("the letter was sealed", "somebody had tampered with it"),
    ("she saw him", "she could not see a thing"),
    ("the lock is indispensable", "the lock is a waste of money"),
    ("we abide by the treaty", "we shall tear up the treaty"),
    ("we govern with the smiths", "we ruled out a coalition"),
    ("the best thing that could happen", "a terrible idea"),
    ("the deal was signed", "nothing has been agreed"),
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
    ("the lamp was not lit", "the light was out"),
    ("the barriers were up", "the barriers were raised"),
    ("the deal was not signed", "nothing has been agreed"),
    ("at least forty were beaten", "there was ill-treatment"),
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
        ("the best thing that could happen", False),
        ("it could be the best thing that could happen", True),
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


def test_what_one_voice_holds_is_kept() -> None:
    """Of a deed two voices tell one day, one voice may tell two; a mind is kept by both."""
    held = {row[0] for row in table("poles") if is_held(row[0])}
    kept = {row[0] for row in table("poles") if is_kept(row[0])}
    assert held < kept
    assert "support or oppose" in held
    assert "barrier up or down" in kept - held
    assert "open or closed" not in kept


def test_the_table_tells_each_phrase_once_a_state() -> None:
    """A phrase that stood on both sides of one state would tell nothing."""
    for state, one, other, *_ in table("poles"):
        assert not {*one.split(";")} & {*other.split(";")}, state
