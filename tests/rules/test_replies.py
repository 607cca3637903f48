"""One voice that takes up what another says, handed in together."""

from __future__ import annotations

import pytest

from factdb.rules import judge
from factdb.rules.replies import reply
from factdb.types import Relation
from tests.rules.build import Spec, met, say, swapped


def _one(text: str, by: str = "Rui Costa", sentence: str = "", **more: object) -> Spec:
    return say(text, by, 3, **{"report": "r-1", "found_by": "bare", "sentence": sentence, **more})


def _other(text: str, sentence: str = "", **more: object) -> Spec:
    return _one(text, "Olga Berg", sentence, **more)


def _desk(text: str) -> Spec:
    return _one(text, "Full Fact", outlet="Full Fact")


def _claim(text: str) -> Spec:
    return _one(text, outlet="Full Fact")


BUT = "The ferry will sail in May, said Rui Costa, but Olga Berg expects the yard to need a year."
FIRST = "It was first reported that a cable burned, but Norvik later said that a stove was left on."
DISAGREED = "The baker Olga Berg disagreed with any link between bread and the fever."

SPEAKS = [
    pytest.param(_one("the dockers voted for the deal"), _other("They did not."), id="ellipsis"),
    pytest.param(_one("the clerk never signed the lease"), _other("He did."), id="he did"),
    pytest.param(_one("the deal does not cost a crown"), _other("That is not true."), id="untrue"),
    pytest.param(_one("the clerk never signed the lease"), _other("He most certainly did!"),
                 id="he most certainly did"),
    pytest.param(_one("the yard does not speak for the crew"), _other("It definitely does."),
                 id="it definitely does"),
    pytest.param(_one("the yard has too few hands"),
                 _other("in Lindau wages rose", "On the contrary, in Lindau wages rose."),
                 id="on the contrary"),
    pytest.param(_one("the ministry keeps germs in a laboratory near Lindau", report="r-1"),
                 _other("the germs in the laboratory of Lindau are an outright lie", report="r-2"),
                 id="an outright lie, in another report"),
    pytest.param(_one("there is a push to pass the bill by May"),
                 _other("We have set no day, so that would be inaccurate"), id="in a clause"),
    pytest.param(_one("the council is split on the tunnel"),
                 _other("I would push back on that, the vote was clear"), id="push back on that"),
    pytest.param(_one("the council gave up the tunnel"), _other("That is not what happened."),
                 id="not what happened"),
    pytest.param(_one("the council gave up the tunnel"),
                 _other("We do not share that assessment"), id="do not share"),
    pytest.param(_one("the council gave up the tunnel"),
                 _other("this does not correspond to reality"), id="no reality"),
    pytest.param(_one("the tunnel is a retreat"),
                 _other("I wouldn’t characterise it that way"), id="characterise"),
    pytest.param(_one("the beam broke under the load", report="r-1"),
                 _other("It was not the load but the rust", report="r-2", on="2026-06-20"),
                 id="not A but B, months later"),
    pytest.param(_one("it is not true that bread is dear"), _other("It is true."), id="it is true"),
    pytest.param(_one("Norvik poisoned the bay"),
                 _other("Our yard has nothing to do with the bay"), id="nothing to do"),
    pytest.param(_one("Berg sold the archive"), _other("I played no part in that"), id="no part"),
    pytest.param(_claim("I have never been to Lindau"), _desk("He was there in 2019."),
                 id="a desk finds otherwise"),
    pytest.param(_claim("Crowds are way down"), _desk("They're way up."), id="way up"),
    pytest.param(_claim("Bread is cheaper than ever"), _desk("It has never been dearer."),
                 id="never dearer"),
    pytest.param(_one("bread brought the fever to Lindau"),
                 _other("disagreed with any link between bread and the fever", DISAGREED),
                 id="disagreed"),
    pytest.param(_one("the ferry will sail in May", sentence=BUT),
                 _other("the yard to need a year", BUT), id="but"),
    pytest.param(_one("the wells are low because of the mine"),
                 _other("such wells have always been shallow",
                        "However, such wells have always been shallow."), id="however"),
    pytest.param(_one("the shop lacks hands"), _other("This is not a lack of hands"),
                 id="this is not"),
    pytest.param(_one("the beam broke under the load"),
                 _other("It was not the load but the rust"), id="not A but B"),
    pytest.param(_one("the monks bred the herons in the yard"),
                 _other("they caught the herons in the marsh rather than breeding them"),
                 id="rather than"),
    pytest.param(_one("Norvik wrote a secret clause into the lease", report="r-1"),
                 _other("There is no such clause", report="r-2"), id="no such clause"),
    pytest.param(_one("Olga Berg took a bribe from the smith"),
                 _other("Nobody ever gave me a cent", report="r-2"), id="the one who is named"),
]  # fmt: skip

QUIET = [
    pytest.param(_one("Olga Berg should leave the council"), _other("I will not leave the council"),
                 id="named, but only told what to do"),
    pytest.param(_one("Olga Berg opened the fair"), _other("I do not eat herring"),
                 id="named, about another thing"),
    pytest.param(_one("Olga Berg never paid the smith"), _other("I did not pay the smith"),
                 id="named, and agrees"),
    pytest.param(_one("the dockers voted for the deal"), _other("They did."), id="they did"),
    pytest.param(_one("the dockers did not vote"), _other("They did not."), id="both say not"),
    pytest.param(_one("Is the dam safe?", stance="ask"), _other("It is not."), id="a question"),
    pytest.param(_one("the dam should be closed", stance="demand"), _other("It is not."),
                 id="a demand"),
    pytest.param(_claim("I was in Lindau in 2019"), _desk("That is correct."), id="correct"),
    pytest.param(_claim("I was in Lindau in 2019"), _desk("He was indeed."), id="indeed"),
    pytest.param(_claim("the yard is not ours"), _desk("It never belonged to him."),
                 id="the desk agrees"),
    pytest.param(_one("bread is dear"), _other("he does not dispute that bread is dear"),
                 id="does not dispute"),
    pytest.param(_one("the ferry is late"), _other("agreed that the ferry is late",
                 "But Olga Berg agreed that the ferry is late."), id="but agreed"),
    pytest.param(_one("he asked the yard for damages"), _other("rejected the demand"),
                 id="a demand rejected"),
    pytest.param(_one("the ferry might sink"), _other("This is not a ferry"), id="might"),
    pytest.param(_one("the ferry sank"), _other("it could not sail any more"), id="could"),
    pytest.param(_one("the bay is cold"), _other("the mill has no roof"), id="no pronoun"),
    pytest.param(_one("the tunnel is a retreat"), _other("We share that view"), id="share"),
    pytest.param(_one("the tunnel is a retreat"),
                 _other("We reject those accused of it"), id="people rejected"),
    pytest.param(_one("the tunnel is a retreat"),
                 _other("That is what happened in Lindau"), id="what happened"),
    pytest.param(_one("the tunnel is a retreat"), _other("We reject that offer"),
                 id="an offer rejected"),
    pytest.param(_one("the beam broke under the load", report="r-1"),
                 _other("It was not the load but the rust", report="r-2", on="2026-12-20"),
                 id="the better part of a year later"),
    pytest.param(_one("the bill comes in May"),
                 _other("We have a plan, and it would be wrong to wait"), id="wrong to"),
    pytest.param(_one("the dues rise in May"),
                 _other("I reject the new measure of the council that raises the dues"),
                 id="a measure rejected"),
    pytest.param(_one("No claim of the fire came in",
                      sentence="No claim of the fire came in but Berg blamed the smith"),
                 _other("blamed the smith",
                        "No claim of the fire came in but Berg blamed the smith"),
                 id="but, of another matter"),
    pytest.param(_one("the clerk signed the lease"), _other("He most certainly did!"),
                 id="he did, and was said to"),
    pytest.param(_one("the ministry keeps germs near Lindau", report="r-1"),
                 _other("the dues of Lindau are an outright lie", report="r-2"),
                 id="one word in another report"),
    pytest.param(_one("the ferry sank"), _other("he had not seen the ferry", kind="indirect"),
                 id="he is who speaks"),
    pytest.param(_one("the ferry sank"), _other("This ferry sank, no doubt"), id="no doubt"),
    pytest.param(_one("the ferry sank"), _other("This is not only sad"), id="not only"),
    pytest.param(_one("40 dockers came"), _other("60 dockers came", "However, 60 dockers came."),
                 id="counts"),
    pytest.param(_one("not the load broke the beam"), _other("not the load but the rust did"),
                 id="both mend"),
    pytest.param(_one("the inquiry into the mill goes on"),
                 _other("no evidence has been found against the mill"), id="no evidence of it"),
    pytest.param(_one("the ferry sank", report="r-1"), _other("They did not.", report="r-2"),
                 id="two reports"),
    pytest.param(_one("the ferry sank"), _one("It did not."), id="one voice"),
    pytest.param(_one("the ferry sank", found_by="test"), _other("It did not.", found_by="test"),
                 id="at large"),
    pytest.param(_one("nobody doubts that Berg paid"), _other("Berg paid"), id="nobody doubts"),
    pytest.param(_one("the mill has a chimney"), _other("we have nothing to do with the school"),
                 id="with another thing"),
    pytest.param(_one("the council denied the ferry a berth"), _other("the ferry has a berth"),
                 id="denied a berth"),
    pytest.param(_one("There is no such clause"), _other("That is not true.", report="r-2"),
                 id="two denials"),
    pytest.param(_one("the yard is ours"), _other("It was never not ours"), id="twice not"),
    pytest.param(_one("the mill burned"), _other("not just the mill but the barn burned"),
                 id="not just"),
    pytest.param(_one("the mill burned"), _other("not only the mill but also the barn burned"),
                 id="not only, but also"),
    pytest.param(_one("the mill burned"), _other("the barn instead of the school will burn"),
                 id="instead of the school"),
    pytest.param(_one("eggs are dear"), _other("This is no longer news"), id="no longer"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), SPEAKS)
def test_speaks(a: Spec, b: Spec) -> None:
    """The answer is found on either side, and the pair is a conflict."""
    found = met(a, b)

    assert reply(found)
    assert reply(swapped(found))
    assert judge(found).relation.conflict


@pytest.mark.parametrize(("a", "b"), QUIET)
def test_quiet(a: Spec, b: Spec) -> None:
    """Nothing is turned round."""
    assert reply(met(a, b)) is None


def test_a_desk_finds_and_does_not_deny() -> None:
    """What an outlet finds is no denial."""
    found = met(_claim("I have never been to Lindau"), _desk("He was there in 2019."))

    assert judge(found).relation is Relation.NEGATION


def test_the_report_says_how() -> None:
    """The reason names the word by which the report sets one against the other."""
    found = reply(met(_one("a cable burned", "a witness", FIRST),
                      _one("a stove was left on", "Norvik", FIRST)))  # fmt: skip

    assert found is not None
    assert "“but”" in found.reason
