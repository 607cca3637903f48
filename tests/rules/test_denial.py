"""A denial answers a claim, in so many words or by saying it is not so."""

from __future__ import annotations

import pytest

from factdb import match
from factdb.rules import judge
from factdb.rules.denial import denial
from factdb.types import Relation
from tests.rules.build import Spec, made, met, say, swapped

SPEAKS = [
    pytest.param(
        say("the ministry had sold the hospital", "The Ledger", 1),
        say("the ministry had not sold the hospital", "Ministry of Health", 2),
        id="the accused says it is not so",
    ),
    pytest.param(
        say("the company had bribed two inspectors", "Rui Costa", 3),
        say("it had bribed two inspectors", "Norvik", 3, cue="denied", stance="deny"),
        id="denied that, in the same words",
    ),
    pytest.param(
        say("the mayor took the money", "Rui Costa", 3, report="r-1", found_by="bare"),
        say("This is a lie.", "Olga Berg", 3, report="r-1", found_by="bare"),
        id="calls it a lie",
    ),
    pytest.param(
        say("the bridge was closed in secret", "Rui Costa", 3, report="r-1", found_by="bare"),
        say("There is no truth to it.", "Olga Berg", 3, report="r-1", found_by="bare"),
        id="no truth to it",
    ),
    pytest.param(
        say("the border post at Lindau had been breached", "a driver", 3, report="r-1",
            found_by="bare"),
        say("there is no breach at Lindau", "Olga Berg", 3, report="r-1", found_by="bare"),
        id="a noun for the deed",
    ),
    pytest.param(
        say("Norvik had submitted a response to the council", "The Harbour Post", 3),
        say("a report by The Harbour Post that an answer had been handed over", "Norvik", 4,
            cue="denied", stance="deny"),
        id="names whose report it denies",
    ),
    pytest.param(
        say("Ana Silva signed the lease with Norvik", "Rui Costa", 3),
        say("I never signed the lease with Norvik", "Ana Silva", 4),
        id="I never",
    ),
    pytest.param(
        say("Norvik will close the shipyard and sell the cranes", "Rui Costa", 3, report="r-1",
            found_by="bare"),
        say("we have never had such plans", "Norvik", 3, report="r-1", found_by="bare"),
        id="no such plans",
    ),
    pytest.param(
        say("Spanish troops do not target civilians in Lindau", "Spain", 3),
        say("Spanish troops shelled a school and killed civilians in Lindau", "Rui Costa", 4),
        id="a kind of what is denied",
    ),
    pytest.param(
        say("I allegedly left the shipyard", "rumours", 3, report="r-1", found_by="bare"),
        say("I stay at the shipyard", "Ana Silva", 3, report="r-1", found_by="bare"),
        id="allegedly left, stays",
    ),
    pytest.param(
        say("the enemy strikes not only at naval harbours, as it claims, but also at ferries",
            "Rui Costa", 1),
        say("we carry out strikes exclusively at naval harbours", "Olga Berg", 20),
        id="exclusively, for all days before",
    ),
]  # fmt: skip

QUIET = [
    pytest.param(say("the mayor took the money"), say("the mayor took the money", "Rui Costa"),
                 id="both say it"),
    pytest.param(
        say("Norvik must close the plant", "Rui Costa", 3, report="r-1", stance="demand",
            found_by="bare"),
        say("the demand", "Norvik", 3, report="r-1", cue="rejected", stance="reject",
            found_by="bare"),
        id="a demand turned down",
    ),
    pytest.param(
        say("a merger of both banks", "Rui Costa", 3, report="r-1", stance="ask", found_by="bare"),
        say("this", "Norvik", 3, report="r-1", cue="denied", stance="deny", found_by="bare"),
        id="a question denied",
    ),
    pytest.param(
        say("the port will stay open", "Rui Costa", 3, report="r-1", found_by="bare"),
        say("the proposal", "Olga Berg", 3, report="r-1", cue="dismissed", stance="reject",
            found_by="bare"),
        id="a proposal dismissed",
    ),
    pytest.param(
        say("the mayor took the money", "Rui Costa", 3, report="r-1", start=10),
        say("the allegations", "Olga Berg", 3, report="r-1", start=4000, cue="dismissed",
            stance="deny"),
        id="general words far away",
    ),
    pytest.param(
        say("the mayor took the money", "Rui Costa", 3, report="r-1"),
        say("This is a lie.", "Olga Berg", 3, report="r-2"),
        id="general words in another report",
    ),
    pytest.param(
        say("the mayor took the money", "Rui Costa", 3, report="r-1", found_by="bare"),
        say("This is a lie.", "Rui Costa", 3, report="r-1", found_by="bare"),
        id="one speaker",
    ),
    pytest.param(say("the ministry sold the hospital", "The Ledger"),
                 say("the ministry has not sold the school", "Ministry of Health"),
                 id="another thing"),
    pytest.param(say("Russia sold the pipeline", "The Ledger"),
                 say("Hungary has not sold the pipeline", "Government of Hungary"),
                 id="another actor"),
    pytest.param(say("Norvik sold the ferry", "The Ledger", 20),
                 say("Norvik has not sold the ferry", "Norvik", 2), id="not yet, then done"),
    pytest.param(say("Norvik will sell the ferry", "The Ledger"),
                 say("Norvik did not sell the ferry", "Norvik"), id="will be and was not"),
    pytest.param(say("Norvik could sell the ferry", "The Ledger"),
                 say("Norvik has not sold the ferry", "Norvik"), id="could and has not"),
    pytest.param(say("If Norvik sold the ferry, jobs would go", "The Ledger"),
                 say("Norvik has not sold the ferry", "Norvik"), id="a condition"),
    pytest.param(say("Did Norvik sell the ferry?", "The Ledger"),
                 say("Norvik did not sell the ferry", "Norvik"), id="a question"),
    pytest.param(say("Norvik sold the ferry in 1997", "The Ledger"),
                 say("Norvik did not sell the ferry in 2004", "Norvik"), id="two years"),
    pytest.param(say("Norvik sold the ferry", "The Ledger"),
                 say("Norvik did not only sell the ferry", "Norvik"), id="not only"),
    pytest.param(say("Norvik runs a no-frills airline", "The Ledger"),
                 say("Norvik runs an airline", "Norvik"), id="no-frills"),
    pytest.param(say("Norvik did not fail to pay the crew", "The Ledger"),
                 say("Norvik paid the crew", "Norvik"), id="double negation"),
    pytest.param(say("tomatoes are dear this year", "Ana Silva"),
                 say("the moon is not made of cheese", "Rui Costa"), id="tomatoes and the moon"),
    pytest.param(say("we have no comment on the ferry", "Norvik"),
                 say("Norvik sold the ferry", "The Ledger"), id="no comment"),
    pytest.param(say("Norvik declined to comment", "The Ledger"),
                 say("Norvik commented on the weather", "Rui Costa"), id="declined to comment"),
    pytest.param(say("the court acquitted Ana Silva", "The Ledger"),
                 say("Ana Silva is not guilty", "Rui Costa"), id="acquitted and not guilty"),
    pytest.param(say("Not a good beginning: Norvik lost the match", "The Ledger"),
                 say("Norvik lost the match", "Rui Costa"), id="not a good beginning"),
    pytest.param(say("Norvik wants to sell the ferry", "The Ledger"),
                 say("Norvik has not sold the ferry", "Norvik"), id="wants and has not"),
    pytest.param(say("Norvik is ready to sell the ferry", "The Ledger"),
                 say("Norvik has not sold the ferry yet", "Norvik"), id="ready and not yet"),
    pytest.param(say("Norvik denied that it sold the ferry", "The Ledger"),
                 say("Norvik did not sell the ferry", "Norvik"), id="reports the same denial"),
    pytest.param(say("Olga Berg paid the fine", "Rui Costa"),
                 say("Ana Silva did not pay the fine", "Ana Silva"), id="two people"),
    pytest.param(say("the strike hit Lindau on Monday", "Rui Costa", 3),
                 say("no strike hit Lindau on Tuesday", "Olga Berg", 3), id="two days"),
    pytest.param(say("the union accepts the offer", "Rui Costa", 3),
                 say("the offer is too low", "Olga Berg", 3), id="an opinion of it"),
    pytest.param(say("it sold the ferry", "Norvik", 3, cue="denied", stance="deny"),
                 say("it did not sell the ferry", "Norvik Shipping", 3), id="both deny"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), SPEAKS)
def test_speaks(a: Spec, b: Spec) -> None:
    """A denied claim is flagged, with a reason that names both sides."""
    found = judge(met(a, b))

    assert found.relation is Relation.DENIAL
    assert found.score >= 0.5
    assert dict(a)["speaker"] in found.reason


@pytest.mark.parametrize(("a", "b"), QUIET)
def test_quiet(a: Spec, b: Spec) -> None:
    """The rule holds its tongue."""
    assert denial(met(a, b)) is None


@pytest.mark.parametrize(("a", "b"), SPEAKS)
def test_takes_no_side(a: Spec, b: Spec) -> None:
    """Which side comes first does not matter."""
    found = match.score(made(a), made(b))

    assert (denial(found) is None) == (denial(swapped(found)) is None)


def test_follows_the_link() -> None:
    """What extraction links as an answer is a denial, however general its words."""
    said = made(say("Norvik had submitted a bid", "The Ledger", 3, report="r-1", start=10))
    answer = made(
        say("this", "Norvik", 3, report="r-1", start=60, cue="denied", stance="deny",
            answers=said.id)
    )  # fmt: skip

    found = judge(match.score(said, answer))

    assert found.relation is Relation.DENIAL
    assert found.score > 0.9


@pytest.mark.parametrize(("day", "told"), [(2, "had denied it"), (4, "denies it")])
def test_when_it_was_denied(day: int, told: str) -> None:
    """Who said no before anybody said yes had denied it."""
    yes = made(say("Norvik sold the ferry of Lindau on 1 March", "Rui Costa", 3))
    no = made(say("we did not sell the ferry of Lindau on 1 March", "Norvik", day))

    found = denial(match.score(yes, no))

    assert found is not None
    assert told in found.reason


def test_silent_between_equals() -> None:
    """Nothing denies itself."""
    one = made(say("Norvik never sold the ferry", "Norvik"))

    assert denial(match.score(one, one)) is None
