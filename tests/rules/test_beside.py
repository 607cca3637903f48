"""Two voices handed in together: "not" or an opposite word on one side."""

from __future__ import annotations

import pytest

from factdb.rules import judge
from factdb.rules.beside import set_side_by_side
from factdb.types import Relation
from tests.rules.build import Spec, met, say, swapped


def _by(text: str, by: str = "Rui Costa", **more: object) -> Spec:
    return say(text, by, 3, **{"report": "r-1", "found_by": "bare", **more})


def _olga(text: str, **more: object) -> Spec:
    return _by(text, "Olga Berg", **more)


SPEAKS = [
    pytest.param(_by("the vaccine causes fever"),
                 _olga("there is no link between the vaccine and fever"), id="no link"),
    pytest.param(_by("we did not receive any warning"), _olga("we warned them twice"),
                 id="a verb and its noun"),
    pytest.param(_by("the council had used chemical sprays in Lindau"),
                 _olga("no chemical treatment took place"), id="no treatment took place"),
    pytest.param(_by("Norvik knew about the defects"),
                 _olga("the board was unaware of any defects"), id="knew, was unaware"),
    pytest.param(_by("crime is rising"), _olga("crime is at its lowest in 30 years"),
                 id="rising, lowest"),
    pytest.param(_by("the fire on the ferry was an accident"),
                 _olga("this was an attack on the ferry"), id="an accident, an attack"),
]  # fmt: skip

QUIET = [
    pytest.param(_by("the ferry was late"), _olga("it did not rain on Monday"), id="the weather"),
    pytest.param(_by("the mayor opened the school"), _olga("she did not give a speech"),
                 id="another deed"),
    pytest.param(_by("12 people were injured"), _olga("the driver was not hurt"),
                 id="others were"),
    pytest.param(_by("Norvik lost 5 million crowns"), _olga("the firm did not sack anybody"),
                 id="another matter"),
    pytest.param(_by("the union wants more pay"), _olga("Norvik does not expect a strike"),
                 id="a wish and a forecast"),
    pytest.param(_by("the storm hit the coast"), _olga("no ships were at sea"), id="beside it"),
    pytest.param(_by("soldiers entered the city"), _olga("there were no casualties"),
                 id="no casualties"),
    pytest.param(_by("the bridge is safe"), _olga("the bridge was built in 1961"), id="both so"),
    pytest.param(_by("exports rose in May"), _olga("imports fell in May"), id="two things"),
    pytest.param(_by("the party lost three seats"), _olga("the party won the mayor's office"),
                 id="lost one thing, won another"),
    pytest.param(_by("the bridge is not safe"), _olga("the bridge is in no good state"),
                 id="both say not"),
    pytest.param(_by("the ferry must sail"), _olga("the ferry did not sail"), id="must, did not"),
    pytest.param(_by("Norvik could lose the ferry"), _olga("Norvik has not lost the ferry"),
                 id="could"),
    pytest.param(_by("if the ferry sinks, Norvik is lost"), _olga("the ferry has not sunk"),
                 id="if"),
    pytest.param(_by("did the ferry sink?"), _olga("the harbour was not closed for the ferry"),
                 id="a question"),
    pytest.param(_by("close the port", stance="demand"), _olga("the port was not closed"),
                 id="a demand"),
    pytest.param(_by("the port is open"), _by("the port is not open"), id="one speaker"),
    pytest.param(_by("the port is open", report="r-1"),
                 _olga("the port is not dirty", report="r-2", found_by="test"), id="another trait"),
    pytest.param(say("the vaccine causes fever", "Rui Costa", 3, report="r-1", start=0),
                 say("there is no link between vaccine and fever", "Olga Berg", 3, report="r-1",
                     start=300), id="met by the machine alone"),
    pytest.param(_by("We will not rest until the port is open again"),
                 _by("We will not rest until the port is open", "Olga Berg"), id="alike"),
    pytest.param(_by("Lindau has liberal laws on ports"),
                 say("Lindau has had no laws on ports", "Olga Berg", 28, found_by="bare"),
                 id="a month later"),
    pytest.param(_by("the port is a gate to the sea"), _olga("tomatoes are not dear"),
                 id="tomatoes"),
    pytest.param(_by("Norvik sold the ferry and paid the crew"),
                 _olga("Norvik paid the crew and sold no tug"), id="agree on a deed"),
    pytest.param(_by("I thank the crew", stance="support"), _olga("the crew did not sleep"),
                 id="thanks"),
    pytest.param(_by("Norvik promises to pay the crew", stance="commit"),
                 _olga("the crew has not been paid"), id="promised and not yet"),
    pytest.param(_by("the bridge opened in May"), _olga("the bridge is open"), id="opened, open"),
    pytest.param(_by("prices rose"), _olga("wages did not fall"), id="prices and wages"),
    pytest.param(_by("the dead were taken to Lindau"), _olga("the living are in Sorn"),
                 id="the dead and the living"),
    pytest.param(_by("the first ferry was full"), _olga("the last ferry was empty"),
                 id="first and last"),
    pytest.param(_by("Costa bought the red house"), _olga("Berg sold the blue barn"),
                 id="bought and sold"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), SPEAKS)
def test_speaks(a: Spec, b: Spec) -> None:
    """The pair is a conflict, with a reason that names both."""
    found = judge(met(a, b))

    assert found.relation in {Relation.DENIAL, Relation.NEGATION}
    assert "Olga Berg" in found.reason
    assert "Rui Costa" in found.reason


@pytest.mark.parametrize(("a", "b"), QUIET)
def test_quiet(a: Spec, b: Spec) -> None:
    """Standing side by side is not enough."""
    assert set_side_by_side(met(a, b)) is None


@pytest.mark.parametrize(("a", "b"), SPEAKS)
def test_takes_no_side(a: Spec, b: Spec) -> None:
    """Which side comes first does not matter."""
    found = met(a, b)

    assert (set_side_by_side(found) is None) == (set_side_by_side(swapped(found)) is None)
