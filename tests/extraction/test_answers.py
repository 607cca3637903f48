"""A denial knows what it denies, or says nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factdb.types import Statement

Tell = Callable[[str], tuple[Statement, ...]]

SPEAKS = [
    pytest.param(
        "The Wire reported that Lund had fled, but this was quickly denied by the ministry.",
        "Lund had fled",
        id="this, in one sentence",
    ),
    pytest.param(
        "Roth accused the union of fraud. Roth said it rained. Lund dismissed the accusation.",
        "the union of fraud",
        id="the noun picks the accusation",
    ),
    pytest.param(
        "The Wire reported that Lund had fled. “This is a lie,” said Lund.",
        "Lund had fled",
        id="a lie",
    ),
    pytest.param(
        "It rained. The Wire reported that Lund had fled.\n\nThe ministry denied this.",
        "Lund had fled",
        id="sentences in a row, each a paragraph of its own",
    ),
]
ASKED = """Q The Wire reports that the envoy declined to see Lund. {asked}

MS. ROTH: {reply}

Q Thank you.

MS. ROTH: You are welcome, and that is all for today.
"""
REPLIES = [
    pytest.param("Is that true?", "No, that’s false.", id="a short turn is kept"),
    pytest.param("", "That report is inaccurate. He saw him twice in May.", id="goes on"),
    pytest.param("Can you respond?", "That’s not accurate.", id="asked to respond"),
    pytest.param(
        "In May the ministry said he would see Moss. Why has that changed?",
        "That report is inaccurate. He saw him twice.",
        id="the report, of two claims",
    ),
]
OTHERWISE = [
    pytest.param(
        "In May the ministry said he would see Moss. Why has that changed?",
        "That’s not accurate.",
        id="two claims, and a question about the second",
    ),
    pytest.param(
        "Will the council vote on the harbour plan before the end of the next month?",
        "That’s not accurate, as I said.",
        id="something else is asked",
    ),
    pytest.param(
        "Moss said that the dam was open.", "No, that’s false.", id="two claims are put to her"
    ),
    pytest.param("Is that true?", "We will see about that in May.", id="turns nothing down"),
    pytest.param("Is that true?", "We talked.\n\nThat is false, I know.", id="a later paragraph"),
]
QUIET = [
    pytest.param(
        "“We saw reports by The Wire that Lund had fled. This is an outrage,” said Roth.",
        id="a claim told in passing",
    ),
    pytest.param(
        "Roth said the port was open. Lund denied having met her.", id="content of its own"
    ),
    pytest.param("Lund denied the report.", id="nothing before"),
    pytest.param("Lund said he had left. Lund dismissed the claim.", id="the same speaker"),
    pytest.param(
        "Roth said the port was open. Moss said the dam was safe. Lund denied this.",
        id="two could be meant",
    ),
    pytest.param(
        "Roth said the port was open.\n\nIt rained. Lund denied the report.", id="a paragraph away"
    ),
]


@pytest.mark.parametrize(("text", "content"), SPEAKS)
def test_speaks(told: Tell, text: str, content: str) -> None:
    """The last statement takes up the one with this content."""
    found = told(text)

    (answered,) = [one for one in found if one.id == found[-1].answers]
    assert answered.text == content


@pytest.mark.parametrize(("asked", "reply"), REPLIES)
def test_a_reply_turns_down_what_was_put_to_it(told: Tell, asked: str, reply: str) -> None:
    """In a transcript the next turn answers the claim that the question ends with."""
    found = told(ASKED.format(asked=asked, reply=reply))

    (denial,) = [one for one in found if one.text == reply]
    (put,) = [one for one in found if one.id == denial.answers]
    assert put.text == "the envoy declined to see Lund"


@pytest.mark.parametrize(("asked", "reply"), OTHERWISE)
def test_a_reply_to_something_else(told: Tell, asked: str, reply: str) -> None:
    """What turns down something else, or perhaps something else, answers nothing."""
    assert not any(one.answers for one in told(ASKED.format(asked=asked, reply=reply)))


@pytest.mark.parametrize("text", QUIET)
def test_quiet(told: Tell, text: str) -> None:
    """Where it is unclear nothing is filled in."""
    assert {one.answers for one in told(text)} == {None}
