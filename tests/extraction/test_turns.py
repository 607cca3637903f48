"""Transcripts."""

from __future__ import annotations

from collections.abc import Callable

from factdb.types import Kind, Statement

Tell = Callable[[str], tuple[Statement, ...]]

TRANSCRIPT = """MS. ROTH: We have no plans to sell the port.

We never had such plans either.

Q Will you sell it next year, perhaps?

MS. ROTH: Yeah.

Q Lund says that the port has been sold.

MS. ROTH: Mr. Lund is wrong about that."""


def test_turns(told: Tell) -> None:
    """Each paragraph of a turn is a statement; a "Q" is nobody's, a grunt is nothing."""
    found = [s for s in told(TRANSCRIPT) if s.found_by == "turn"]

    assert [s.text for s in found] == [
        "We have no plans to sell the port.",
        "We never had such plans either.",
        "Mr. Lund is wrong about that.",
    ]
    assert {s.mention and s.mention.text for s in found} == {"MS. ROTH"}
    assert {s.kind for s in found} == {Kind.DIRECT}


def test_nested(told: Tell) -> None:
    """What a question reports is found too."""
    assert "the port has been sold" in {s.text for s in told(TRANSCRIPT)}


def test_no_transcript(told: Tell) -> None:
    """One line with a colon makes no transcript."""
    assert told("Note: This page was changed on Monday.") == ()


def test_double_brackets(told: Tell) -> None:
    """Names in double brackets head turns; initials and the outlet's name there ask."""
    text = """((Wikinews)) What made you start this union?

((Ana Roth)) I wanted to help the people of the port.

((WN)) And what will you do now that you have won?

((Ana Roth)) I still want to help them all."""

    found = [(s.mention and s.mention.text, s.text) for s in told(text)]

    assert found == [
        ("Ana Roth", "I wanted to help the people of the port."),
        ("Ana Roth", "I still want to help them all."),
    ]


def test_offices(told: Tell) -> None:
    """An office in small words heads a turn with the name of who holds it."""
    text = """President of Tarsovia Ana Roth: We will talk about the harvest.

Head of the Republic Karl Reed: It was better than last year's.

Ana Roth: How many tonnes did you bring in?"""

    found = [(s.mention and s.mention.name, s.text) for s in told(text)]

    assert found == [
        ("Ana Roth", "We will talk about the harvest."),
        ("Karl Reed", "It was better than last year's."),
        ("Ana Roth", "How many tonnes did you bring in?"),
    ]


def test_things_with_a_colon(told: Tell) -> None:
    """What is listed with a colon has no turn."""
    text = """The port of Ostrel: it will be closed for a year.

The price of bread: it has gone up since the war.

The mood of the voters: it is getting worse by the day."""

    assert told(text) == ()


def test_captions(told: Tell) -> None:
    """Who took a picture does not speak."""
    text = """Roth with a supporter of hers.Image: City of Ostrel Archive.

Port of Ostrel.Image: City of Ostrel Archive of May.

Image: The City of Ostrel and its Archive in May."""

    assert told(text) == ()


def test_credits(told: Tell) -> None:
    """A picture's agency has no turn, nor has who took it."""
    text = """Getty Images: The harbour wall after the storm on Monday night.

Reuters: The harbour wall before the storm, seen from the sea.

Ana Roth Pictures: The mayor at the wall with the two engineers."""

    assert told(text) == ()
