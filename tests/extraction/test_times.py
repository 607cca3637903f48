"""On which day something was said; the reports are of Tuesday 1 February 2022."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factdb.types import Statement

Tell = Callable[[str], tuple[Statement, ...]]

CASES = [
    pytest.param(
        "Roth said on Monday that the port was open.", ["2022-01-31"], id="beside the cue"
    ),
    pytest.param("Roth said the port had opened on Monday.", [None], id="what it is about"),
    pytest.param(
        "Roth and Lund met in Velm on Monday. Roth said the port was open.",
        ["2022-01-31"],
        id="the scene's day",
    ),
    pytest.param(
        "Roth had left the town on Monday. Lund said the port was open.",
        [None],
        id="before the scene",
    ),
    pytest.param(
        "The Wire had reported on Monday that Lund had fled, but this was denied by the ministry.",
        ["2022-01-31", None],
        id="each clause its own",
    ),
    pytest.param(
        "Roth met Lund on Monday, and pledged help.",
        ["2022-01-31"],
        id="a joined verb shares the day",
    ),
]


@pytest.mark.parametrize(("text", "days"), CASES)
def test_said_on(told: Tell, text: str, days: list[str | None]) -> None:
    """The day is that of the act, never that of what was said."""
    assert [s.said_on and str(s.said_on.first) for s in told(text)] == days
