"""Speech without a verb of saying."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factdb.types import Kind, Statement

Tell = Callable[[str], tuple[Statement, ...]]

SPEAKS = [
    (
        "According to Ana Roth, 300 workers lost their jobs.",
        "Ana Roth",
        "300 workers lost their jobs",
    ),
    (
        "About 300 men were hurt, according to the ministry.",
        "the ministry",
        "About 300 men were hurt",
    ),
    (
        "The shooting began at noon, according to police, who arrived late.",
        "police",
        "The shooting began at noon",
    ),
    (
        "The mayor's claim that the bridge is safe was met with laughter.",
        "The mayor",
        "the bridge is safe",
    ),
    ("Lund ignored the union's allegations of fraud.", "the union", "of fraud"),
    pytest.param("Her promise to cut taxes won her votes.", "Her", "to cut taxes", id="promise to"),
    pytest.param("Roth's call for a vote was ignored.", "Roth", "for a vote", id="call for"),
    pytest.param(
        "The union's demands include the release of prisoners and a new vote.",
        "The union",
        "the release of prisoners and a new vote",
        id="what demands include",
    ),
    pytest.param(
        "The union's claim that the firm knew was rejected by Kordal.",
        "The union",
        "the firm knew",
        id="a claim that is the subject of another verb",
    ),
    pytest.param(
        "The union's demand is that the port be closed.",
        "The union",
        "the port be closed",
        id="what a demand is",
    ),
]


@pytest.mark.parametrize(("text", "who", "content"), SPEAKS)
def test_speaks(told: Tell, text: str, who: str, content: str) -> None:
    """The phrase gives the source, the clause the content."""
    found = [(s.mention and s.mention.text, s.text) for s in told(text)]

    assert found == [(who, content)]


def test_bare_noun_clause(told: Tell) -> None:
    """A noun's clause may stand without "that"; what the noun itself is done to is none."""
    (only,) = told("Marsh laughed at the accusation he hit Roth.")

    assert only.text == "he hit Roth"
    assert told("Marsh laughed at the accusation he heard.") == ()


def test_no_source(told: Tell) -> None:
    """A plan or a law by which something goes is nobody's words."""
    assert told("The boats left the harbour at dawn according to plan.") == ()


def test_hedge(told: Tell) -> None:
    """Nobody is named by "reportedly", which is less sure than somebody who says so."""
    (hedged,) = told("Reportedly the union plans a strike next week.")
    (said,) = told("The union said it plans a strike next week.")

    assert hedged.mention is None
    assert hedged.confidence < said.confidence


def test_hedge_ends_before_what_was_said(told: Tell) -> None:
    """A hedge holds its own clause, not what somebody else says in the next."""
    found = told("Reportedly the bridge was shut at noon, and a friend said Lund had left.")

    assert [one.text for one in found] == ["the bridge was shut at noon", "Lund had left"]
    (whole,) = told("Reportedly two people were killed and eight were hurt.")
    assert whole.text == "two people were killed and eight were hurt"


def test_report_in_report(told: Tell) -> None:
    """The source of a report of speech does not take the place of its speaker."""
    (only,) = told("According to the Wire, the sources said he had left the country.")

    assert only.text == "he had left the country"
    assert only.mention is not None
    assert only.mention.text == "the sources"


def test_a_noun_that_a_verb_reports(told: Tell) -> None:
    """What a verb of saying has for its object is said once."""
    assert [one.text for one in told("Roth renewed his call for a vote.")] == [
        "his call for a vote"
    ]


TOLD = [
    pytest.param(
        "As Roth noted, the road was closed for a year.",
        [("Roth", "the road was closed for a year")],
        id="in front",
    ),
    pytest.param(
        "The road was closed for a year, as Roth noted.",
        [("Roth", "The road was closed for a year")],
        id="behind",
    ),
    pytest.param(
        "The road, as Roth noted, was closed for a year.",
        [("Roth", "The road, as Roth noted, was closed for a year")],
        id="inside",
    ),
    pytest.param("As Roth said, it won't.", [], id="too short to say anything"),
    pytest.param("As the storm grew, the road was closed.", [], id="when"),
    pytest.param("As Roth sang, the crowd left the hall.", [], id="no act of saying"),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_as_told(told: Tell, text: str, wanted: list[tuple[str, str]]) -> None:
    """What somebody says by "as X noted" is the clause around it."""
    found = [(s.mention and s.mention.text, s.text) for s in told(text)]

    assert found == wanted


HEDGED = [
    ("There were reportedly four people on board.", ["There were reportedly four people on board"]),
    ("The four were reportedly crew members.", ["The four were reportedly crew members"]),
    (
        "Although its fares are, reportedly, quite low, few came.",
        ["its fares are, reportedly, quite low"],
    ),
    ("The crew was reportedly worried about the pay.", []),
]


@pytest.mark.parametrize(("text", "wanted"), HEDGED)
def test_hedge_behind_be(told: Tell, text: str, wanted: list[str]) -> None:
    """A hedge behind "be" goes with the whole clause; a feeling is not said."""
    assert [s.text for s in told(text) if s.kind is not Kind.ASSERTION] == wanted


SOURCES = [
    pytest.param(
        "According to the firm's schedule, half a million homes could be without power.",
        [("the firm's schedule", "half a million homes could be without power")],
        id="somebody's schedule",
    ),
    pytest.param(
        "According to the Wire, Arvia will be demanding that shops lower their prices.",
        [("the Wire", "Arvia will be demanding that shops lower their prices")],
        id="what is not yet said",
    ),
    pytest.param(
        "According to Arvia's note, the firm has told the bank that it will sell its share.",
        [
            ("Arvia", "the firm has told the bank that it will sell its share"),
            ("the firm", "it will sell its share"),
        ],
        id="of what it has said",
    ),
    pytest.param(
        "According to an April 2nd report in the Wire, an internal memo at Arvia showed the firm "
        "passed its rival.",
        [
            (
                "an April 2nd report in the Wire",
                "an internal memo at Arvia showed the firm passed its rival",
            ),
            ("an internal memo at Arvia", "the firm passed its rival"),
        ],
        id="the subject behind the comma is no source",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), SOURCES)
def test_report_of_a_report(told: Tell, text: str, wanted: list[tuple[str, str]]) -> None:
    """A source that tells what another says, will say or shows says that itself."""
    assert [(s.mention and s.mention.text, s.text) for s in told(text)] == wanted
