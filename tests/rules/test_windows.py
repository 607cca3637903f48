"""Between which days something falls, as the word before its date says."""

from __future__ import annotations

from datetime import date

import pytest

from factdb.rules.windows import windows
from tests.rules.build import made, say

READ = [
    ("the airport will open in March 2027", date(2027, 3, 1), date(2027, 3, 31), False),
    ("the airport will open by the end of 2027", date.min, date(2027, 12, 31), False),
    ("the airport will open before 2028", date.min, date(2027, 12, 31), False),
    ("the airport will not open before 2028", date(2028, 1, 1), date.max, True),
    ("the airport will not open before the summer of 2028", date(2028, 1, 1), date.max, True),
    ("the airport will not open until 2028", date(2028, 1, 1), date.max, True),
    ("the airport will open after 2027", date(2028, 1, 1), date.max, False),
    ("the airport will open in 2029 at the earliest", date(2029, 1, 1), date.max, False),
    ("the airport will not open this year", date(2027, 1, 1), date.max, True),
    ("the airport opened on 4 March 2026", date(2026, 3, 4), date(2026, 3, 4), False),
]

UNREAD = [
    "the airport stayed shut until 2025",
    "the airport has been shut since 2019",
    "the airport was open from 2019 to 2021",
    "the airport did not open in 2019",
    "the airport will not open after 2027",
    "the airport will open soon",
]


@pytest.mark.parametrize(("text", "first", "last", "put_off"), READ)
def test_read(text: str, first: date, last: date, put_off: bool) -> None:
    """The preposition and "not" say which days are left."""
    (found,) = windows(made(say(text)))

    assert (found.first, found.last, found.put_off) == (first, last, put_off)


@pytest.mark.parametrize("text", UNREAD)
def test_unread(text: str) -> None:
    """What lasts, and what was not so at a time, has no day of its own."""
    assert not [*windows(made(say(text)))]


def test_apart() -> None:
    """Two windows without a common day are apart, whichever comes first."""
    (one,), (other,) = (
        windows(made(say(text)))
        for text in ("it will open by the end of 2027", "it will not open before 2028")
    )

    assert one.apart(other)
    assert other.apart(one)
    assert not one.apart(one)
