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


@pytest.mark.parametrize("text", QUIET)
def test_quiet(told: Tell, text: str) -> None:
    """Where it is unclear nothing is filled in."""
    assert {one.answers for one in told(text)} == {None}
