"""One speaker takes both sides of one matter."""

from __future__ import annotations

import pytest

from factdb import match
from factdb.rules import judge
from factdb.rules.reversal import reversal
from factdb.types import Relation
from tests.rules.build import Spec, made, met, say, swapped


def _handed(text: str, by: str = "Ana Silva", day: int = 2) -> Spec:
    """Say something in a report that somebody hands in."""
    return say(text, by, day, report=f"r-{day}", found_by="bare")


SPEAKS = [
    pytest.param(say("We will not close a single branch in Lindau"),
                 say("We have to close two branches in Lindau", day=20), id="have to"),
    pytest.param(say("The library in Fore Street would stay open as long as she was mayor",
                     kind="indirect"),
                 say("The library in Fore Street will close in June", day=20), id="stay open"),
    pytest.param(say("I never supported the cuts to the libraries"),
                 say("she had supported the cuts to the libraries from the start", day=20,
                     kind="indirect"), id="I, and she of herself"),
    pytest.param(say("We will not sell the ferry", day=1), say("We will sell the ferry", day=20),
                 id="will not, will"),
    pytest.param(say("I plan to close the harbour school", day=1),
                 say("I do not plan to close the harbour school", day=9), id="plans"),
    pytest.param(say("the council must not raise the harbour fee", day=1),
                 say("the council must raise the harbour fee", day=25), id="must not, must"),
    pytest.param(say("I support the harbour tax", day=1), say("I oppose the harbour tax", day=3),
                 id="support, oppose"),
    pytest.param(say("I want to build the tunnel", day=1),
                 say("I do not want to build the tunnel", day=28), id="want, do not want"),
    pytest.param(
        say("the task force would be disbanded", day=3, report="r-1", found_by="bare"),
        say("but later reversed himself", day=3, report="r-1", found_by="bare"),
        id="the report says so",
    ),
]  # fmt: skip

QUIET = [
    pytest.param(say("And of course, we will go on to provide updates to all of you"),
                 say("I am not going to provide an update on the choice of a judge", day=20),
                 id="updates of two things"),
    pytest.param(say("No one making less than 9,000 crowns a year will pay a penny more in tax"),
                 say("We see to it that no one earning less than 9,000 crowns a year will pay a "
                     "penny more in tax", day=20), id="no one doing so"),
    pytest.param(say("We will not close a single branch in Lindau"),
                 say("They have to close two branches in Lindau", day=20), id="they have to"),
    pytest.param(say("We will not close a single branch in Lindau"),
                 say("If we have to close two branches in Lindau, we say so", day=20),
                 id="if we have to"),
    pytest.param(say("The library in Fore Street would stay open", kind="indirect"),
                 say("The library in Fore Street will not close in June", day=20),
                 id="stay open, not close"),
    pytest.param(say("The library in Fore Street stays closed"),
                 say("The library in Fore Street will not open in June", day=20),
                 id="stays closed, not open"),
    pytest.param(say("I never supported the cuts to the libraries"),
                 say("she had supported the cuts to the libraries from the start", "Rui Costa", 20,
                     kind="indirect"), id="she, of another"),
    pytest.param(say("I never supported the cuts to the libraries"),
                 say("Berg had supported the cuts to the libraries", day=20, kind="indirect"),
                 id="of Berg"),
    pytest.param(say("We will not sell the ferry"), say("We will sell the ferry", "Rui Costa"),
                 id="two speakers"),
    pytest.param(say("We will not sell the ferry", "a senior official"),
                 say("We will sell the ferry", "a senior official", 4), id="unnamed speakers"),
    pytest.param(say("We will sell the ferry"), say("We will sell the ferry", day=9),
                 id="says it twice"),
    pytest.param(say("We will not sell the ferry"), say("We will never sell the ferry", day=9),
                 id="not and never"),
    pytest.param(say("We will not sell the ferry"), say("We will sell the tug", day=9),
                 id="another thing"),
    pytest.param(say("We have not sold the ferry", day=1), say("We sold the ferry", day=20),
                 id="not yet, then done"),
    pytest.param(say("We will sell the ferry", day=1), say("We did not sell the ferry", day=20),
                 id="a promise not kept is no change of mind"),
    pytest.param(say("We may sell the ferry"), say("We will not sell the ferry", day=9),
                 id="may, will not"),
    pytest.param(say("If prices rise, we will sell the ferry"),
                 say("Should we sell the ferry?", day=9), id="a condition and a question"),
    pytest.param(say("We will not sell the ferry in Lindau"),
                 say("We will sell the house in Lindau", day=9), id="one place, two things"),
    pytest.param(say("I do not want to get ahead of the court"),
                 say("we are trying to get ahead of the storm", day=9), id="an idiom"),
    pytest.param(say("I am not tired"), say("I am glad", day=9), id="two states"),
    pytest.param(say("We will not comment"), say("We will answer questions tomorrow", day=9),
                 id="comment and answer"),
    pytest.param(say("nobody has paid a cent on harbour loans"),
                 say("some people have paid off all their house loans", day=3), id="other loans"),
    pytest.param(say("We will not send troops to Latvia"),
                 say("We will send equipment to Latvia", day=9), id="troops and equipment"),
    pytest.param(say("We will not send troops to Latvia"),
                 say("We will send troops to Poland", day=9), id="two countries"),
    pytest.param(say("We will not fight a war in Latvia"),
                 say("We will defend every inch of our own land", day=9), id="fight and defend"),
    pytest.param(say("the ferry is not safe", day=1), say("the ferry is safe", day=28),
                 id="a state, four weeks apart"),
    pytest.param(say("I did not talk to the mayor on Monday", day=4),
                 say("I talked to the mayor on Wednesday", day=6), id="two days"),
    pytest.param(say("We cannot sell the ferry"), say("We can sell the tug", day=9), id="can"),
    pytest.param(say("I support the tax"), say("I oppose the tunnel", day=9), id="two matters"),
    pytest.param(say("The tax must not rise"), say("The wage must rise", day=9), id="tax, wage"),
    pytest.param(say("We will not sell the ferry", kind="assertion"),
                 say("We will sell the ferry", day=9, kind="assertion"), id="the outlet's voice"),
    pytest.param(say("We will not rest until the ferry is found", day=1),
                 say("We will rest on Sunday", day=9), id="rest"),
    pytest.param(say("I know nothing about the ferry"), say("I know the captain", day=9),
                 id="know"),
    pytest.param(say("I never said that Norvik lied"), say("I said that Norvik paid", day=9),
                 id="said what"),
    pytest.param(say("We will not only sell the ferry but also the tug"),
                 say("We will sell the ferry", day=9), id="not only"),
    pytest.param(say("Without the ferry we will lose money"), say("The ferry loses money", day=9),
                 id="without"),
    pytest.param(say("The moon is not made of cheese"), say("Tomatoes are dear", day=9),
                 id="tomatoes and the moon"),
    pytest.param(
        say("We will not sell the ferry", day=3, report="r-1"),
        say("We will sell the ferry one day", day=3, report="r-1"),
        id="in one breath, without a word on it",
    ),
    pytest.param(
        say("Norvik will pay for the ferry", day=3, report="r-1"),
        say("We saw that Lindau changed course on it", day=3, report="r-1", start=90),
        id="in the speaker's words another changed course",
    ),
    pytest.param(say("the plan would close no school"), say("the plan would open a school", day=9),
                 id="close no, open a"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), SPEAKS)
def test_speaks(a: Spec, b: Spec) -> None:
    """A speaker on both sides is flagged, however much later."""
    found = judge(met(a, b))

    assert found.relation is Relation.REVERSAL
    assert "Ana Silva" in found.reason


@pytest.mark.parametrize(("a", "b"), QUIET)
def test_quiet(a: Spec, b: Spec) -> None:
    """No conflict; an update at most."""
    found = reversal(met(a, b))

    assert found is None or found.relation is Relation.UPDATE


@pytest.mark.parametrize(("a", "b"), SPEAKS[:5])
def test_takes_no_side(a: Spec, b: Spec) -> None:
    """Which side comes first does not matter."""
    found = met(a, b)

    assert (reversal(found) is None) == (reversal(swapped(found)) is None)


def test_silent_between_equals() -> None:
    """Nobody reverses by saying it once."""
    one = made(say("We will not sell the ferry"))

    assert reversal(match.score(one, one)) is None


VAN = _handed("A blue van left the yard with its lights off")

RECANTS = [
    _handed("What I said about a van, I said because they wanted it", day=5),
    _handed("I made the van up", day=5),
    _handed("She was mistaken about the blue van", day=5),
    _handed("withdrew her statement about the van", day=5),
]

STANDS = [
    pytest.param(_handed("What I said about a mill, I said because they wanted it", day=5),
                 id="about another thing"),
    pytest.param(_handed("The van was blue because they wanted it so", day=5), id="no word of it"),
    pytest.param(_handed("What I said about the van is true", day=5), id="stands by it"),
    pytest.param(_handed("I made the van up", by="Rui Costa", day=5), id="another voice"),
]  # fmt: skip


@pytest.mark.parametrize("later", RECANTS)
def test_takes_back_in_another_report(later: Spec) -> None:
    """What is taken back is named, and the reason shows the words."""
    found = reversal(met(VAN, later))

    assert found is not None
    assert found.relation is Relation.REVERSAL


@pytest.mark.parametrize("later", STANDS)
def test_takes_nothing_back(later: Spec) -> None:
    """Another thing, another voice, or no word of it."""
    assert reversal(met(VAN, later)) is None
