"""Whether a stored statement says what a draft claims."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factdb.types import Form, Mention, Relation
from factdb.verification.claims import Standing, Told, told
from factdb.verification.voices import one_voice
from tests.rules.build import made, say

SAYS = [
    pytest.param("400 homes in Lindau were evacuated", "400 homes were evacuated in Lindau",
                 id="another order"),
    pytest.param("nearly 60 dockers were killed", "58 dockers were killed", id="rounded"),
    pytest.param("some 100,000 troops stand near Varn", "103,500 troops stand near Varn",
                 id="rounded, thousands"),
    pytest.param("at least 12 miners were killed", "at least 12 miners were killed and 40 injured",
                 id="a part of it"),
    pytest.param("more than 150,000 troops stand near Varn", "155,000 troops stand near Varn",
                 id="more than, and near it"),
    pytest.param("seventy-four men were underground", "74 men were underground", id="in words"),
    pytest.param("the mayor met the owners of Norvik on 14 March",
                 "on 14 March the mayor met the owners of Norvik", id="dated"),
    pytest.param("the company was examining the findings", "the company was examining the findings",
                 id="verbatim"),
]  # fmt: skip

AGAINST = [
    pytest.param("600 homes in Lindau were evacuated", "400 homes in Lindau were evacuated",
                 Relation.NUMBER, id="count"),
    pytest.param("about 5,000 soldiers will be moved to Varn",
                 "about 3,000 soldiers will be moved to Varn", Relation.NUMBER, id="about"),
    pytest.param("at least 30 miners were killed", "at least 12 miners were killed",
                 Relation.NUMBER, id="at least"),
    pytest.param("the terminal cost 45 million crowns", "the terminal cost 41 million crowns",
                 Relation.NUMBER, id="money"),
    pytest.param("the mayor met the owners of Norvik on 14 March",
                 "the mayor met the owners of Norvik on 14 February", Relation.DATE, id="day"),
    pytest.param("the pensions were not safe", "the pensions were safe", Relation.NEGATION,
                 id="not"),
    pytest.param("the ministry bans open fires in Varn", "the ministry allows open fires in Varn",
                 Relation.REVERSAL, id="opposite"),
]  # fmt: skip

NEAR = [
    pytest.param("12 miners were killed at Varn", "at least 12 miners were killed at Varn",
                 "at least 12", id="a bound dropped"),
    pytest.param("the harbour tax went up by six cents a litre",
                 "the harbour tax stands at 51 cents a litre", "says nothing of",
                 id="another deed"),
    pytest.param("the company will close the Varn mine",
                 "the company may close the Varn mine", "possible", id="may and will"),
    pytest.param("the company moved 800 sheep to Varn",
                 "the company will move 300 sheep to Varn", "to come", id="moved and will move"),
    pytest.param("at least 12 miners were killed at Varn on 9 March",
                 "at least 40 miners were killed at Varn on Tuesday", "9 March", id="another day"),
    pytest.param("the mayor met the owners of Norvik on 14 May",
                 "the mayor met the owners of Norvik on 14 February", "May",
                 id="a day that was not read"),
    pytest.param("the company was examining the samples",
                 "the company was examining the findings", "sample", id="another thing"),
]  # fmt: skip


def _told(claim: str, stored: str) -> Told:
    here, there = (say(text, kind="indirect", on="2026-03-20") for text in (claim, stored))
    return told(made(here), made(there))


@pytest.mark.parametrize(("claim", "stored"), SAYS)
def test_says(claim: str, stored: str) -> None:
    """The record says it, in like words."""
    assert _told(claim, stored).standing is Standing.SAYS


@pytest.mark.parametrize(("claim", "stored", "relation"), AGAINST)
def test_against(claim: str, stored: str, relation: Relation) -> None:
    """All but one thing is the same, and the relation says what that is."""
    found = _told(claim, stored)

    assert (found.standing, found.relation) == (Standing.AGAINST, relation)
    assert found.reason


@pytest.mark.parametrize(("claim", "stored", "why"), NEAR)
def test_near(claim: str, stored: str, why: str) -> None:
    """What the record does not say is never cleared, and the reason names it."""
    found = _told(claim, stored)

    assert found.standing is Standing.NEAR
    assert why in found.reason


def test_apart() -> None:
    """Another matter is no near miss."""
    assert _told("the ferry sank", "the mine employs welders").standing is Standing.APART


def test_words_of_the_same_report_complete_a_claim() -> None:
    """A draft puts into one sentence what a report tells in two; the reason says so."""
    claim = made(say("two firefighters were injured at the Orvane plant", kind="indirect"))
    stored = made(say("two firefighters were injured", kind="indirect"))

    alone, beside = told(claim, stored), told(claim, stored, frozenset({"orvane", "plant"}))

    assert alone.standing is Standing.NEAR
    assert beside.standing is Standing.SAYS
    assert "elsewhere in the same report" in beside.reason


def test_a_spokesman_is_the_voice_of_his_company() -> None:
    """Two people are two voices; a company and who speaks for it are one."""
    sentence = "“We are looking into it,” said Mats Kroll, a spokesman for Orvane."
    stored = made(say("We are looking into it", "Mats Kroll", sentence=sentence))

    assert one_voice(made(say("We are looking into it", "Rui Costa")), stored) is False
    assert one_voice(made(say("We are looking into it", "Orvane")), stored)


def test_whom_it_means_is_not_known_enough() -> None:
    """“it said” is no proof that somebody else says it."""
    stored = made(say("We are looking into it", "Orvane"))
    claim = made(say("We are looking into it", "The Varn Council"))
    by_it = replace(claim, mention=Mention("it", 0, 2, Form.PRONOUN))

    assert one_voice(claim, stored) is False
    assert one_voice(by_it, stored) is None
