"""Answers that turn down what they point at."""

from __future__ import annotations

import pytest

from factdb.rules.replies.turned_down import absurd_to_claim, turned_down
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


DISBELIEF = [
    "I would not put any stock in that",
    "we attach no importance to it, and never lend credence to such reports",
    "There is nothing to these reports",
    "Not a single word of it is true",
    "that has no basis in reality",
    "That is pure speculation",
    "This is utter rubbish",
    "I do not recognise those figures",
    "The Ledger has got it completely wrong",
    "That claim is inaccurate",
    "These reports are simply false",
    "It was news to us",
]

BELIEF = [
    pytest.param("I put my stock in bonds", id="bonds"),
    pytest.param("we do put some trust in that", id="some trust"),
    pytest.param("we do not place orders in that shop", id="orders"),
    pytest.param("There is nothing to eat", id="to eat"),
    pytest.param("there was nothing in this box", id="a box"),
    pytest.param("Every single word of it is true", id="every word"),
    pytest.param("not a word was spoken", id="spoken"),
    pytest.param("that has a firm basis in reality", id="a basis"),
    pytest.param("That is more than speculation", id="more than"),
    pytest.param("Rubbish is collected on Monday", id="collected"),
    pytest.param("I recognise those figures", id="recognises"),
    pytest.param("I do not recognise the man", id="a man"),
    pytest.param("they got it right", id="right"),
    pytest.param("whoever says so has not got it wrong", id="not wrong"),
    pytest.param("That claim is accurate", id="accurate"),
    pytest.param("That claim is nine years old", id="old"),
    pytest.param("if that claim is inaccurate, we shall say so", id="if"),
    pytest.param("perhaps that is speculation", id="perhaps"),
    pytest.param("is it news to you?", id="a question"),
    pytest.param("It was good news", id="good news"),
    pytest.param("The bridge is laughable", id="a bridge"),
    pytest.param("speculation drives up the price", id="the price"),
    pytest.param("He tells fairy tales to children", id="for children"),
    pytest.param("no weight on the bridge above two tons", id="tons"),
    pytest.param("we give importance to clean water", id="water"),
    pytest.param("I would not trust the ice", id="ice"),
    pytest.param("It may be fantasy", id="may be"),
    pytest.param("with no relation to the mayor", id="kin"),
    pytest.param("there is no substance in the bottle", id="a bottle"),
    pytest.param("The report is long", id="long"),
]


@pytest.mark.parametrize("text", DISBELIEF)
def test_believes_nothing_of_it(text: str) -> None:
    """Idioms by which nothing of it is believed."""
    assert answered(turned_down, CLAIM, other(text))


@pytest.mark.parametrize("text", BELIEF)
def test_believes_it_or_speaks_of_something_else(text: str) -> None:
    """Words alike of something else, or of belief."""
    assert answered(turned_down, CLAIM, other(text)) is None


STAGED = one("Olga Berg staged the fire at the granary")

ABSURD = [
    "It is absurd to claim that we burned our own house",
    "it is simply false to suggest that the fire was ours",
    "a lie to say that anybody staged the fire",
]

NOT_ABSURD = [
    pytest.param("it is not absurd to claim it", id="not absurd"),
    pytest.param("it would be wrong to blame the baker", id="would be"),
    pytest.param("if it is false to say so, tell me", id="if"),
    pytest.param("it is absurd to rebuild it there", id="to rebuild"),
    pytest.param("it is wrong to set fires", id="to set"),
    pytest.param("it is hardly wrong to say so", id="hardly"),
]


@pytest.mark.parametrize("text", ABSURD)
def test_absurd_to_claim(text: str) -> None:
    """Whom the other side tells of calls it absurd to claim."""
    assert answered(absurd_to_claim, STAGED, other(text))


@pytest.mark.parametrize("text", NOT_ABSURD)
def test_not_absurd_to_claim(text: str) -> None:
    """Perhaps, not at all, or a deed and no claim."""
    assert answered(absurd_to_claim, STAGED, other(text)) is None


def test_absurd_of_another_matter() -> None:
    """Nothing ties the absurd claim to the other side."""
    assert (
        answered(absurd_to_claim, CLAIM, other("it is absurd to claim that bread is dear")) is None
    )
