"""Answers that turn down what they point at."""

from __future__ import annotations

import pytest

from factdb.rules.replies.turned_down import turned_down
from tests.rules.replies.voices import answered, one, other

CLAIM = one("the council gave up the tunnel")

SPEAKS = [
    "that is simply wrong",
    "I would dispute that",
    "We reject that characterisation",
    "I don't accept that",
    "I do not agree with that assessment",
    "That's not how I would describe it",
    "I disagree with that",
    "we do not share that view",
    "That is a false claim",
    "That is false",
    "This is nonsense, the plan stands",
    "I take issue with that",
    "that does not correspond to the facts",
    "Nothing could be further from the truth",
    "That is not the case",
]

QUIET = [
    pytest.param("I do not dispute that", id="no dispute"),
    pytest.param("I would not say that is wrong", id="not wrong"),
    pytest.param("Nobody disputes that", id="nobody disputes"),
    pytest.param("We accept that assessment", id="accepted"),
    pytest.param("I agree with that assessment", id="agrees"),
    pytest.param("It would be wrong to stop now", id="wrong to stop"),
    pytest.param(
        "that is wrong and must be put right, the council should pay", id="a wrong, not an error"
    ),
    pytest.param("We reject that offer", id="an offer"),
    pytest.param("I reject that kind of music", id="a kind of music"),
    pytest.param("We reject violence in any form", id="violence"),
    pytest.param("I disagree with the new dues", id="the dues"),
    pytest.param("if that were inaccurate, we would say so", id="if"),
    pytest.param("That may be inaccurate", id="may be"),
    pytest.param("Is that inaccurate?", id="a question"),
    pytest.param("I dispute the bill of the smith", id="a bill"),
    pytest.param("the council has disputed that for years, and wrongly so", id="wrongly disputed"),
    pytest.param("we reject those who live on rumours", id="people"),
    pytest.param("That is not only accurate, it is understated", id="not only"),
    pytest.param("I can't argue with that", id="no argument"),
    pytest.param("That's not a bad description", id="a good one"),
    pytest.param("I couldn't agree more with that", id="could not agree more"),
    pytest.param("There is no denying that", id="no denying"),
    pytest.param("We do not share that office any more", id="an office"),
    pytest.param("I do not accept that gift", id="a gift"),
    pytest.param("I don't accept that it should have taken so long", id="so long"),
    pytest.param("The clock on the tower is inaccurate", id="a clock"),
    pytest.param("We reject the tender of the smith", id="a tender"),
    pytest.param("that is not the last word on it", id="not the last word"),
    pytest.param("I would not want to dispute that", id="would not want"),
    pytest.param("I would push back the opening to May", id="the opening"),
    pytest.param("That is false modesty, you did well", id="false modesty"),
    pytest.param("that was a false start, but we shall begin again", id="a false start"),
    pytest.param("No, that is true, I am afraid", id="true"),
    pytest.param("It would be inaccurate to call this anything else", id="anything else"),
    pytest.param("This is a wrong that we mean to right", id="a wrong to right"),
    pytest.param("She was wrong to leave so early", id="wrong to leave"),
]


@pytest.mark.parametrize("text", SPEAKS)
def test_speaks(text: str) -> None:
    """What was said is turned down."""
    assert answered(turned_down, CLAIM, other(text))


@pytest.mark.parametrize("text", QUIET)
def test_quiet(text: str) -> None:
    """It stands, or something else is turned down."""
    assert answered(turned_down, CLAIM, other(text)) is None
