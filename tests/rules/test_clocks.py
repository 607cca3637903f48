"""Times of day in figures and in words, and how far two of them are apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.rules.clocks import DAY, apart, clocks

READ = [
    ("at nine in the evening", "nine in the evening", (1260,)),
    ("at half past eleven that evening", "half past eleven that evening", (1410,)),
    ("at ten past ten, within four minutes", "ten past ten", (610, 1330)),
    ("the bell rang at midnight", "midnight", (0,)),
    ("shortly after two", "two", (120, 840)),
    ("at ten to five in the morning", "ten to five in the morning", (290,)),
    ("at 10.30pm", "10.30pm", (1350,)),
    ("at 22:15", "22:15", (1335,)),
    ("22.15 local time", "22.15 local time", (1335,)),
    ("3 a.m.", "3 a.m.", (180,)),
    ("at 7 o'clock", "7 o'clock", (420, 1140)),
    ("two on Tuesday morning", "two on Tuesday morning", (120,)),
    ("12.30 a.m.", "12.30 a.m.", (30,)),
    ("around noon", "noon", (720,)),
]

UNREAD = [
    "ten to fifteen people", "five to ten dead", "a score of 10-5", "3.30 million", "at five homes",
    "by two points", "from two to three", "six to eight weeks", "ten before Christmas",
]  # fmt: skip


@pytest.mark.parametrize(("text", "printed", "minutes"), READ)
def test_read(text: str, printed: str, minutes: tuple[int, ...]) -> None:
    """Each is read as printed, in both halves of the day where none is told."""
    (found,) = clocks(text)

    assert (found.text, found.minutes) == (printed, minutes)


@pytest.mark.parametrize("text", UNREAD)
def test_unread(text: str) -> None:
    """Counts, scores and ranges are no times of day."""
    assert not [*clocks(text)]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("at nine in the evening", "at 9 p.m.", False),
        ("at nine", "at 9 p.m.", False),
        ("at nine in the evening", "at ten past nine in the evening", False),
        ("at nine in the evening", "at half past eleven that evening", True),
        ("at five to midnight", "at 00:10 local time", False),
        ("at six in the morning", "at six in the evening", True),
    ],
)
def test_apart(one: str, other: str, expected: bool) -> None:
    """Half an hour is within what two memories differ by; the clock goes round at midnight."""
    (left,), (right,) = clocks(one), clocks(other)

    assert apart(left, right) is apart(right, left) is expected


@given(st.text(alphabet="0123456789:. apmtofivenhlcks’", max_size=40))
def test_places(text: str) -> None:
    """Whatever the text, a time of day points at its words and lies within a day."""
    for one in clocks(text):
        assert text[one.start : one.end] == one.text
        assert all(0 <= minute < DAY for minute in one.minutes)
