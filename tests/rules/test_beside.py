"""Two voices handed in together: "not" or an opposite word on one side."""

from __future__ import annotations

import pytest

from factdb.rules import judge
from factdb.rules.beside import set_side_by_side, turned_round
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


def _next(text: str, by: str = "Olga Berg", day: int = 4, **more: object) -> Spec:
    """Say something in another report of the next day."""
    return say(text, by, day, **{"report": f"r-{day}", "found_by": "bare", **more})


STATES = [
    pytest.param(_by("the clinic in Lindau had enough gloves for every shift"),
                 _next("the clinic ran out of gloves in Lindau on 1 March"), id="ran out"),
    pytest.param(_by("the old mill was set on fire by a stranger"),
                 _olga("a short circuit burned the old mill"), id="set on fire, a short circuit"),
    pytest.param(_by("the mayor resigned of his own accord"), _olga("he was pushed out"),
                 id="of his own accord"),
    pytest.param(_by("the well at Sorn is clean"), _olga("the well at Sorn is contaminated"),
                 id="clean, contaminated"),
    pytest.param(_by("the tunnel was finished on schedule"), _olga("the tunnel was two years late"),
                 id="on schedule, late"),
    pytest.param(_by("the march was peaceful"), _olga("the march turned violent"), id="peaceful"),
    pytest.param(_by("the smith acted alone"), _olga("the smith had two accomplices"), id="alone"),
    pytest.param(_by("Norvik is not for sale"), _olga("Norvik is in talks to sell the yard"),
                 id="for sale"),
    pytest.param(_by("the fever came because of the mine"),
                 _olga("the fever is unrelated to the mine"), id="unrelated"),
    pytest.param(_by("every harbour pilot is trained"), _olga("the pilot was untrained"),
                 id="untrained"),
    pytest.param(_by("the letter to the duke is authentic"),
                 _olga("the letter to the duke is a forgery"), id="a forgery"),
    pytest.param(_by("the driver of the milk lorry at Grell Point was speeding"),
                 _next("the milk lorry at Grell Point went at walking pace", on="2026-11-04",
                       report="r-9"), id="an inquest, months later"),
    pytest.param(_by("the siren at Sorn stayed silent that night"),
                 _olga("the siren at Sorn rang that night"), id="silent, rang"),
    pytest.param(_by("the pool at Sorn was unattended"),
                 _olga("a lifeguard was on duty at the pool in Sorn"), id="unattended"),
    pytest.param(_by("Norvik took every precaution to protect the swans"),
                 _olga("Norvik killed the swans"), id="precautions"),
    pytest.param(_by("the lamp at Sorn was lit all night"),
                 _olga("the light at Sorn was out and it was pitch dark"), id="lit, out"),
    pytest.param(_by("the guild is listening in on the smiths"),
                 _olga("there is no surveillance of the smiths"), id="listening in"),
    pytest.param(_by("all chests of the claim have arrived in Sorn"),
                 say("we have yet to receive the first of the chests in Sorn", "Olga Berg", 20,
                     report="r-20", found_by="bare", on="2026-04-20"), id="not yet, weeks later"),
    pytest.param(_by("her manager had locked the door of the granary"),
                 _olga("the door was open", sentence="“The door was open,” the manager, Olga Berg, "
                       "said."), id="of whom it tells"),
    pytest.param(_by("guards beat the smiths in the yard"),
                 _olga("the smiths in the yard were treated fairly"), id="treated fairly"),
    pytest.param(_by("all care homes in the county were visited by inspectors"),
                 _olga("nine care homes in the county were never inspected"), id="all, nine never"),
]  # fmt: skip

NO_STATES = [
    pytest.param(_by("the bridge is open"), _olga("the tunnel is shut"), id="two things"),
    pytest.param(_by("the pass is open to lorries"), _next("the pass has reopened"), id="reopened"),
    pytest.param(_by("the pass at Sorn is shut"), _next("the pass at Sorn is open again"),
                 id="open again"),
    pytest.param(_by("the pass at Sorn is shut"),
                 _next("the pass at Sorn was opened on Saturday", day=9), id="came about since"),
    pytest.param(_by("the pass may be shut"), _olga("the pass is open"), id="may"),
    pytest.param(_by("if the pass is shut, we wait"), _olga("the pass is open"), id="if"),
    pytest.param(_by("the pass should be shut"), _olga("the pass is open"), id="should"),
    pytest.param(_by("the pass is not shut"), _olga("the pass is open"), id="not shut, open"),
    pytest.param(_by("three judges agreed"), _olga("two judges dissented"), id="three and two"),
    pytest.param(_by("Costa supports the tunnel"), _olga("Berg opposes the tunnel"),
                 id="two minds"),
    pytest.param(_by("the yard lost the contract"), _olga("the yard won the lawsuit"),
                 id="lost one, won another"),
    pytest.param(_by("the smith was acquitted of theft"),
                 _olga("the smith was convicted of arson"), id="two crimes"),
    pytest.param(_by("the syrup is safe for adults"), _olga("the syrup is dangerous for children"),
                 id="for whom"),
    pytest.param(_by("the upper pass is open"), _olga("the lower pass is shut"), id="upper, lower"),
    pytest.param(_by("the town needs a clean well"), _olga("the well is polluted"), id="needs"),
    pytest.param(_by("nine people lost their lives"),
                 _olga("none of the hurt is in danger of dying"), id="in danger of"),
    pytest.param(_by("the ferry was late"), _next("the tram ran on time"), id="another report"),
    pytest.param(_by("the ferry is safe"), _olga("the ferry is slow"), id="two traits"),
    pytest.param(_by("Is the pass open?"), _olga("the pass is shut"), id="a question"),
    pytest.param(_by("open the pass", stance="demand"), _olga("the pass is shut"), id="a demand"),
    pytest.param(_by("the pass is open"), _olga("the pass was shut last year"), id="last year"),
    pytest.param(_by("We hope that the yard is solvent"), _olga("the yard is bankrupt"), id="hope"),
    pytest.param(_by("the march was peaceful", report="r-1"),
                 _next("a fair in Sorn turned violent"), id="two events"),
    pytest.param(_by("the pass is open", found_by="test"),
                 _olga("the pass is shut", found_by="test"), id="at large"),
    pytest.param(_by("the pass is open"), _by("the pass is shut"), id="one voice, see reversal"),
    pytest.param(_by("the pass is open"), say("the pass is shut", "Olga Berg", 28,
                 on="2026-06-28", report="r-9", found_by="bare"), id="months later"),
    pytest.param(_by("the milk lorry was speeding"),
                 _next("the lorry went at walking pace", on="2026-11-04", report="r-9"),
                 id="months later, and too little told"),
    pytest.param(_by("the milk lorry was not speeding"),
                 _olga("the milk lorry went at walking pace"), id="not speeding"),
    pytest.param(_by("the tram was speeding"), _olga("the barge went at walking pace"),
                 id="a tram and a barge"),
    pytest.param(_by("across the country break-ins went down"),
                 _olga("In Sorn they rose by as much"), id="the country and a town"),
    pytest.param(_by("three thousand people live in Sorn, and every one of them counts"),
                 _olga("Sorn has 2,961 people, not counting those abroad"), id="not counting"),
    pytest.param(_by("the mill closed"), _olga("the harbour is guarded"), id="no states of one"),
    pytest.param(_by("the roof is sound"), _olga("the roof is not unsafe"), id="not unsafe"),
    pytest.param(_by("the pass is open and the road is shut"), _olga("the pass is open"),
                 id="tells both"),
    pytest.param(_by("the east gate is open"), _olga("the west gate is closed"), id="east, west"),
    pytest.param(_by("the yard will be sold"), _olga("the yard was bought in 1990"),
                 id="a plan and a deed"),
    pytest.param(_by("the lamp was lit"), _olga("the oven was out"), id="lamp, oven"),
    pytest.param(_by("the lamp was not lit"), _olga("the lamp was out"), id="not lit, out"),
    pytest.param(_by("the barriers were up"), _olga("the shutters were lowered"), id="shutters"),
    pytest.param(_by("all chests have arrived in Sorn"),
                 say("we have yet to receive the bread", "Olga Berg", 20, report="r-20",
                     found_by="bare", on="2026-04-20"), id="yet to, of bread"),
    pytest.param(_by("we have yet to receive the chests in Sorn"),
                 say("all chests of the claim have arrived in Sorn", "Olga Berg", 20,
                     report="r-20", found_by="bare", on="2026-04-20"), id="yet to, then arrived"),
    pytest.param(_by("the chests will arrive in Sorn"),
                 say("we have yet to receive the chests in Sorn", "Olga Berg", 20,
                     report="r-20", found_by="bare", on="2026-04-20"), id="a plan, and not yet"),
    pytest.param(_by("there was no sign of the lost climbers"),
                 _next("the lost climbers were found in a hut", day=6), id="found since"),
    pytest.param(_by("there is no ferry to Sorn"),
                 _next("a ferry to Sorn was launched", day=9), id="launched since"),
    pytest.param(_by("we did not vote for the bridge"), _olga("we voted for the bridge"),
                 id="two voters"),
    pytest.param(_by("I have not received the letter"), _olga("I received the letter"),
                 id="two readers"),
    pytest.param(_by("no snow fell in the north"), _olga("snow fell all week in the south"),
                 id="north, south"),
    pytest.param(_by("the first lock was not mended"), _olga("the second lock was mended"),
                 id="first, second"),
    pytest.param(_by("her manager had locked the granary"),
                 _olga("the road was open", sentence="“The road was open,” the baker, Olga Berg, "
                       "said."), id="of another"),
    pytest.param(_by("her manager may have locked the door"),
                 _olga("the door was open", sentence="“The door was open,” the manager, Olga Berg, "
                       "said."), id="may have"),
    pytest.param(_by("the guild plans to tax the mill"), _olga("the guild lowered the flag"),
                 id="a flag"),
    pytest.param(_by("nine care homes were never inspected"),
                 _olga("all schools were inspected"), id="homes, schools"),
    pytest.param(_by("the smith never took a penny from the brewers"),
                 _olga("the brewers took bribes from the fishers"), id="other takers"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), STATES)
def test_states_exclude_each_other(a: Spec, b: Spec) -> None:
    """One thing cannot be in two opposite states at one time."""
    found = judge(met(a, b))

    assert found.relation in {Relation.DENIAL, Relation.NEGATION}
    assert "“" in found.reason


@pytest.mark.parametrize(("a", "b"), NO_STATES)
def test_states_of_two_things_or_times(a: Spec, b: Spec) -> None:
    """Other things, other times, wishes and chances oppose nothing."""
    assert set_side_by_side(met(a, b)) is None


TURNED = [
    pytest.param(_by("I am going nowhere"), _by("This is my last season here"), id="last season"),
    pytest.param(
        _by("Costa is running for mayor"), _by("he will drop out of the race"), id="drops out"
    ),
    pytest.param(
        _by("I acted alone"), _next("I had two accomplices", "Rui Costa"), id="accomplices"
    ),
    pytest.param(
        _by("I am against the bridge"),
        _next("the bridge is the best thing that could happen to Sorn", "Rui Costa"),
        id="the best thing",
    ),
    pytest.param(
        _by("it would never negotiate with the smiths"),
        _next("it was ready for talks with the smiths", "Rui Costa"),
        id="ready for talks",
    ),
    pytest.param(
        _by("I will not run for a third term"),
        _next("he was standing again because the guild had asked him to", "Rui Costa"),
        id="standing again",
    ),
    pytest.param(
        _by("masks are of no use to the smiths"),
        _next("every smith should know that masks protect the smiths", "Rui Costa"),
        id="no use, protect",
        marks=pytest.mark.xfail(strict=True, reason="told as a demand"),
    ),
]

KEPT = [
    pytest.param(
        _by(
            "I thank the council, which took on our behalf decisions that support the crews of "
            "all our ferries and the men who mend them in the yard"
        ),
        _next(
            "We spoke about the winter, and about what the guild of bakers and the guild of "
            "smiths together want to do against the mice in the granary",
            "Rui Costa",
        ),
        id="of much else",
    ),
    pytest.param(_by("the pass is open"), _next("the pass is shut", "Rui Costa"), id="things"),
    pytest.param(
        _by("I am against the bridge"),
        _next("the tunnel is the best thing that could happen to Sorn", "Rui Costa"),
        id="bridge, tunnel",
    ),
    pytest.param(
        _by("it would never negotiate with the smiths"),
        _next("it was ready for talks with the bakers", "Rui Costa"),
        id="smiths, bakers",
    ),
    pytest.param(
        _by("the plant in Sorn will stay open"),
        _next("it would shut its office in Lindau by summer", "Rui Costa"),
        id="plant, office",
    ),
    pytest.param(
        _by("we stand together against the flood"),
        _next("we support the guild of smiths", "Rui Costa"),
        id="against a flood",
    ),
    pytest.param(
        _by("I voted for the bridge"),
        _next("I voted against the tunnel", "Rui Costa"),
        id="two votes",
    ),
    pytest.param(
        _by("no guns were fired that night"),
        _next("shelling of Sorn went on", "Rui Costa", on="2026-05-04", report="r-9"),
        id="two nights",
    ),
    pytest.param(
        _by("the door was locked on Monday"),
        _next("the door was open", "Rui Costa"),
        id="a door on two days",
    ),
    pytest.param(
        _by("I saw the mayor"),
        _next("I did not see the bishop", "Rui Costa"),
        id="two men",
    ),
    pytest.param(
        _by("the yard kept all jobs"),
        _next("the mill will cut jobs", "Rui Costa"),
        id="yard, mill",
    ),
    pytest.param(
        _by("we will never surrender"),
        _next("they laid down their arms", "Rui Costa"),
        id="we, they",
    ),
    pytest.param(
        _by("the ferry is useful"),
        _next("the tram is useless", "Rui Costa"),
        id="ferry, tram",
    ),
    pytest.param(
        _by("the king signed the deal"),
        _next("the smith tore up the lease", "Rui Costa"),
        id="deal, lease",
    ),
    pytest.param(
        _by("the mill is here to stay"),
        _next("the fair was sold off", "Rui Costa"),
        id="mill, fair",
    ),
    pytest.param(
        _by("Berg took responsibility for the fire"),
        _next("the smith was not to blame for the flood", "Rui Costa"),
        id="fire, flood",
    ),
    pytest.param(
        _by("we honour the deal on grain"),
        _next("we walk away from the bridge", "Rui Costa"),
        id="grain, bridge",
    ),
    pytest.param(
        _by("the guild will work with the smiths"),
        _next("there is no coalition of the bakers", "Rui Costa"),
        id="smiths, no bakers",
    ),
    pytest.param(_by("I am going nowhere"), _next("This is my last season here"), id="two voices"),
    pytest.param(
        _by("I acted alone"), _next("The smith had two accomplices", "Rui Costa"), id="of another"
    ),
    pytest.param(
        _by("I acted alone", found_by="test"),
        _next("I had two accomplices", "Rui Costa", found_by="test"),
        id="at large",
    ),
]


@pytest.mark.parametrize(("a", "b"), TURNED)
def test_one_voice_turns_round(a: Spec, b: Spec) -> None:
    """A position, or an account of what was done, has its opposite in the same mouth."""
    assert judge(met(a, b)).relation is Relation.REVERSAL


@pytest.mark.parametrize(("a", "b"), KEPT)
def test_one_voice_keeps_to_it(a: Spec, b: Spec) -> None:
    """How things stand may change; others are others."""
    assert turned_round(met(a, b)) is None or judge(met(a, b)).relation is not Relation.REVERSAL
