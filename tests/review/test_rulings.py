"""What somebody types is understood where it can mean one ruling only."""

from __future__ import annotations

import pytest

from factdb.errors import UsageError
from factdb.review.rulings import understood
from factdb.types import Ruling

MEANT = [
    *((str(one), one) for one in Ruling),
    ("not-a-contradiction", Ruling.NOT_A_CONTRADICTION),
    ("Not a contradiction", Ruling.NOT_A_CONTRADICTION),
    ("not_contradiction", Ruling.NOT_A_CONTRADICTION),
    ("time_passed", Ruling.ONLY_TIME_PASSED),
    ("extraction", Ruling.EXTRACTION_ERROR),
    ("mind", Ruling.CHANGED_MIND),
]


@pytest.mark.parametrize(("told", "ruling"), MEANT)
def test_meant(told: str, ruling: Ruling) -> None:
    """Hyphens, case and words left out do not matter."""
    assert understood(told) is ruling


@pytest.mark.parametrize("told", ["", "_", "error", "contradiction", "a", "no", "mind open"])
def test_not_understood(told: str) -> None:
    """What fits none, or several, is never guessed."""
    with pytest.raises(UsageError) as caught:
        understood(told)

    assert "not_a_contradiction" in caught.value.hint
