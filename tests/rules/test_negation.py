"""The same said of the same, once with and once without "not"."""

from __future__ import annotations

import pytest

from factdb import match
from factdb.rules import judge
from factdb.rules.negation import negation
from factdb.types import Relation
from tests.rules.build import Spec, made, met, say, swapped

LEDGER = "The Ledger"
POST = "The Harbour Post"

SPEAKS = [
    pytest.param(say("Norvik sold the ferry", LEDGER),
                 say("Norvik did not sell the ferry", POST, outlet=POST), id="did and did not"),
    pytest.param(say("Hungary has replied to the letter", LEDGER),
                 say("Hungary has not yet answered the letter", POST, outlet=POST),
                 id="answered and not yet answered"),
    pytest.param(say("Hungary had submitted a response to the offer", LEDGER),
                 say("Hungary is still working on its response to the offer", POST, outlet=POST),
                 id="done and in the making"),
    pytest.param(say("Norvik failed to pay the crew", LEDGER),
                 say("Norvik paid the crew", POST, outlet=POST), id="failed to"),
    pytest.param(say("Norvik has yet to sign the lease", LEDGER),
                 say("Norvik signed the lease", POST, 2, outlet=POST), id="has yet to"),
    pytest.param(say("the vaccine is effective against measles", "Rui Costa"),
                 say("the vaccine is ineffective against measles", "Olga Berg"),
                 id="a prefix of negation"),
    pytest.param(say("the council approved the stadium", LEDGER),
                 say("the council rejected the stadium", POST, outlet=POST), id="opposites"),
]  # fmt: skip

QUIET = [
    pytest.param(say("Hungary has not replied to the letter", LEDGER, 1),
                 say("Hungary replied to the letter", LEDGER, 17), id="not yet, later done"),
    pytest.param(say("there will be costs if Norvik decides to sell the ferry", LEDGER),
                 say("Norvik has not sold the ferry", POST, outlet=POST), id="if it decides to"),
    pytest.param(say("Norvik sold the ferry", LEDGER),
                 say("Norvik sold the ferry", POST, outlet=POST), id="both say it"),
    pytest.param(say("Norvik did not sell the ferry", LEDGER),
                 say("Norvik never sold the ferry", POST, outlet=POST), id="both deny it"),
    pytest.param(say("Norvik sold the ferry", LEDGER),
                 say("Norvik did not sell the tug", POST, outlet=POST), id="another thing"),
    pytest.param(say("France sold the ferry", LEDGER),
                 say("Spain did not sell the ferry", POST, outlet=POST), id="another country"),
    pytest.param(say("Norvik sold the ferry in 1997", LEDGER),
                 say("Norvik did not sell the ferry in 2004", POST, outlet=POST), id="two years"),
    pytest.param(say("Norvik will sell the ferry", LEDGER),
                 say("Norvik did not sell the ferry", POST, outlet=POST), id="will and did not"),
    pytest.param(say("Norvik may sell the ferry", LEDGER),
                 say("Norvik will not sell the ferry", POST, outlet=POST), id="may and will not"),
    pytest.param(say("Norvik should sell the ferry", LEDGER),
                 say("Norvik has not sold the ferry", POST, outlet=POST), id="should and has not"),
    pytest.param(say("If Norvik sells the ferry, the crew will strike", LEDGER),
                 say("Norvik does not sell the ferry", POST, outlet=POST), id="a condition"),
    pytest.param(say("Will Norvik sell the ferry?", LEDGER),
                 say("Norvik will not sell the ferry", POST, outlet=POST), id="a question"),
    pytest.param(say("Norvik strikes not only at ports but also at rail", LEDGER),
                 say("Norvik strikes at ports", POST, outlet=POST), id="not only"),
    pytest.param(say("Norvik is a no-frills airline", LEDGER),
                 say("Norvik is an airline", POST, outlet=POST), id="no-frills"),
    pytest.param(say("Norvik did not fail to sell the ferry", LEDGER),
                 say("Norvik sold the ferry", POST, outlet=POST), id="double negation"),
    pytest.param(say("nobody doubts that Norvik sold the ferry", LEDGER),
                 say("Norvik sold the ferry", POST, outlet=POST), id="nobody doubts"),
    pytest.param(say("there is no doubt that Norvik sold the ferry", LEDGER),
                 say("Norvik sold the ferry", POST, outlet=POST), id="no doubt"),
    pytest.param(say("the jury acquitted the driver", LEDGER),
                 say("the driver is not guilty", POST, outlet=POST), id="acquitted, not guilty"),
    pytest.param(say("The United States delivered its written response to Hungary", LEDGER),
                 say("Hungary has not yet replied to the United States", POST, outlet=POST),
                 id="the response of the other side"),
    pytest.param(say("Denmark is ready to send equipment to Latvia", "Ana Silva"),
                 say("Denmark does not plan to send troops to Latvia", "Rui Costa"),
                 id="equipment and troops"),
    pytest.param(say("the port is open", LEDGER, 1), say("the port is not open", LEDGER, 30),
                 id="a state, a month apart"),
    pytest.param(say("Ana Silva left without a word", LEDGER),
                 say("Ana Silva left the party", POST, outlet=POST), id="without a word"),
    pytest.param(say("Norvik no longer sells tickets", LEDGER, 20),
                 say("Norvik sells tickets", POST, 2, outlet=POST), id="no longer"),
    pytest.param(say("the moon is made of rock", "Ana Silva"),
                 say("tomatoes are not made of rock", "Rui Costa"), id="tomatoes and the moon"),
    pytest.param(say("it is not a matter for the council", "Ana Silva"),
                 say("it is a matter for the courts", "Rui Costa"), id="a matter for whom"),
    pytest.param(say("we did not talk about the ferry", "Ana Silva"),
                 say("we talked about the weather", "Rui Costa"), id="talked about what"),
    pytest.param(say("I do not know who sold the ferry", "Ana Silva"),
                 say("I know the captain", "Rui Costa"), id="knowing"),
    pytest.param(say("people did not get the flu shot", "Ana Silva"),
                 say("people got the flu shot in large numbers in Peru", "Rui Costa", 20),
                 id="weeks apart"),
    pytest.param(say("the talks have not failed", LEDGER),
                 say("the talks go on", POST, outlet=POST),
                 id="not failed, go on"),
    pytest.param(say("Olga Berg has no children", LEDGER),
                 say("the children of Lindau have a new school", POST, outlet=POST),
                 id="children and children"),
    pytest.param(say("prices rose in Lindau", LEDGER),
                 say("wages fell in Lindau", POST, outlet=POST),
                 id="opposites of two things"),
    pytest.param(say("We will not sell the ferry", "Ana Silva", 1),
                 say("We will sell the ferry", "Ana Silva", 20), id="one speaker: a reversal"),
    pytest.param(say("Norvik announced no job cuts on Monday", LEDGER),
                 say("Norvik announced job cuts on Friday", POST, outlet=POST), id="two days"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), SPEAKS)
def test_speaks(a: Spec, b: Spec) -> None:
    """What cannot both be so is flagged."""
    found = judge(met(a, b))

    assert found.relation is Relation.NEGATION
    assert found.score >= 0.5


@pytest.mark.parametrize(("a", "b"), QUIET)
def test_quiet(a: Spec, b: Spec) -> None:
    """No conflict; an update at most."""
    found = negation(met(a, b))

    assert found is None or found.relation is Relation.UPDATE


def test_time_passed() -> None:
    """Not yet on the first, done on the seventeenth: both true at their times."""
    a = say("Hungary has not replied to the letter", LEDGER, 1)
    b = say("Hungary replied to the letter", POST, 17, outlet=POST)

    assert judge(met(a, b)).relation is Relation.UPDATE


def test_a_later_word_on_an_earlier_day() -> None:
    """A later report that dates the deed before the denial is in conflict with it."""
    a = say("Hungary has not replied to the letter", LEDGER, 10)
    b = say("Hungary replied to the letter on 3 March", POST, 17, outlet=POST)

    assert judge(met(a, b)).relation is Relation.NEGATION


@pytest.mark.parametrize(("a", "b"), SPEAKS)
def test_takes_no_side(a: Spec, b: Spec) -> None:
    """Which side comes first does not matter."""
    found = met(a, b)
    left, right = negation(found), negation(swapped(found))

    assert left is not None
    assert right is not None
    assert (left.relation, left.score) == (right.relation, right.score)


def test_silent_between_equals() -> None:
    """Nothing contradicts itself."""
    one = made(say("Norvik never sold the ferry", LEDGER))

    assert negation(match.score(one, one)) is None
