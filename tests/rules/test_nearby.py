"""What two statements handed in share with their sentences around them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factdb.rules.nearby import base, is_near, shared_around
from tests.rules.build import met, say

SOLD = "Corvane sold the Lindau shipyard to Norvik for 4.7 billion crowns."


def test_a_piece_is_read_with_its_sentence() -> None:
    """The words "for 4.7 billion" tell nothing; the sentence around them tells what was sold."""
    found = met(
        say("for 4.7 billion crowns", "Corvane", sentence=SOLD, found_by="bare"),
        say("the shipyard went to Norvik", "Olga Berg", found_by="bare"),
    )

    assert {"shipyard", "norvik"} <= shared_around(found)


@pytest.mark.parametrize(("day", "near"), [(2, True), (9, True), (10, False)])
def test_a_week_is_near(day: int, near: bool) -> None:
    """Two reports that somebody puts together are near for a week."""
    one, other = say("the port is open", day=2, report="r-1"), say("the port is shut", day=day)
    found = met(one, other)
    handed = replace(found, left=replace(found.left, found_by="bare"))

    assert is_near(handed) is near
    assert not is_near(found), "met by the machine alone"


@pytest.mark.parametrize(
    ("word", "wanted"), [("ports", "port"), ("parties", "party"), ("press", "press"), ("us", "us")]
)
def test_base(word: str, wanted: str) -> None:
    """A common ending goes, the rest stays."""
    assert base(word) == wanted
