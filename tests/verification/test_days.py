"""Whether a draft's day of speech is that of the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.types import Precision, Statement, When
from factdb.verification.days import other_day, spoken_on
from tests.rules.build import made, say

THURSDAY = date(2026, 3, 19)
"""On which the record has the words, printed on 20 March."""


def said(text: str, first: date | None, last: date | None = None) -> Statement:
    """Give words that were said on a day, as a text tells it; None for no day told."""
    whole = made(say("We have to close two branches", on="2026-03-20"))
    if first is None:
        return replace(whole, said_on=None)
    precision = Precision.DAY if last is None else Precision.MONTH
    return replace(whole, said_on=When(text, 0, len(text), first, last or first, precision))


CASES = [
    pytest.param("Thursday", THURSDAY, False, "", id="the same"),
    pytest.param("19 March", THURSDAY, False, "", id="the same, dated"),
    pytest.param("Monday", date(2026, 3, 16), True, "Thursday 19 March 2026", id="weekday"),
    pytest.param("2 March", date(2026, 3, 2), True, "the draft from 2 March", id="date"),
    pytest.param("Thursday", date(2026, 4, 2), False, "not checked", id="another week, perhaps"),
    pytest.param("yesterday", date(2026, 3, 21), False, "not checked", id="hangs on the draft"),
    pytest.param("March", date(2026, 3, 1), False, "", id="a month that holds it"),
    pytest.param("", None, False, "", id="the draft tells none"),
]


@pytest.mark.parametrize(("text", "first", "other", "why"), CASES)
def test_spoken_on(text: str, first: date | None, other: bool, why: str) -> None:
    """Only where both sides tell a day can it be another; what is unsure is said to be."""
    last = date(2026, 3, 31) if text == "March" else None
    found = spoken_on(said(text, first, last), said("Thursday", THURSDAY))

    assert found.other_day is other
    assert why in found.reason
    assert bool(found.reason) is bool(why)


def test_the_record_tells_no_day() -> None:
    """Then it is not checked, unless the words were printed before the day of the draft."""
    silent = said("", None)

    early = spoken_on(said("2 March", date(2026, 3, 2)), silent)
    late = spoken_on(said("28 March", date(2026, 3, 28)), silent)

    assert (early.other_day, "not checked" in early.reason) == (False, True)
    assert (late.other_day, "20 March 2026" in late.reason) == (True, True)


@pytest.mark.parametrize(
    ("claim", "stored", "why"),
    [
        ("the library will close in July", "the library will close in June", "June"),
        ("the library closed on 14 February", "the library closed on 14 March", "14 March"),
        ("the library closed on Monday", "the library closed on Tuesday", ""),
        ("the library will close in June", "the library will close in June", ""),
    ],
)
def test_other_day(claim: str, stored: str, why: str) -> None:
    """A month or a date in the place of another; a weekday hangs on the day of writing."""
    here, there = (made(say(text, kind="indirect", on="2026-03-20")) for text in (claim, stored))
    found = other_day(here, there)

    assert why in found
    assert bool(found) is bool(why)


@given(st.integers(0, 60))
def test_a_weekday_is_another_or_unsure(days: int) -> None:
    """Whenever a draft is written: another weekday is another day, its own never is."""
    day = THURSDAY + timedelta(days=days)
    text = f"{day:%A}"

    assert spoken_on(said(text, day), said("Thursday", THURSDAY)).other_day is (text != "Thursday")
