"""Dates of publication: what can mean one day only is read, all else is refused."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.read.calendar import published, refuse_future

DAYS = [
    *("2022-02-01", "2022-2-1", "2022/02/01", "2022.02.01", "2022-W05-2"),
    *("1 February 2022", "1 Feb 2022", "1st February, 2022", "February 1, 2022", "Feb. 1, 2022"),
    *("Tuesday, 1 February 2022", "Tue, 1 Feb 2022", "tuesday february 1st 2022"),
]

TIMES = [
    ("2022-02-01T18:30+02:00", "2022-02-01T18:30:00+02:00"),
    ("2022-02-01 18:30:15", "2022-02-01T18:30:15+00:00"),
    ("2022-02-01T18:30:00Z", "2022-02-01T18:30:00+00:00"),
    ("2022-02-01 18:30 UTC", "2022-02-01T18:30:00+00:00"),
    ("Tue, 01 Feb 2022 18:30:00 -0500", "2022-02-01T18:30:00-05:00"),
]

REFUSED = [
    ("01/02/2022", "is no date that can be read"),
    ("2022-02-30", "is a day that does not exist"),
    ("31 June 2022", "is a day that does not exist"),
    ("2022-02-01T25:00", "is no date that can be read"),
    ("Monday, 1 February 2022", "was a Tuesday"),
    ("1 Febr 2022 BC", "is no date that can be read"),
    ("February 2022", "is no date that can be read"),
    ("yesterday", "is no date that can be read"),
    ("1643673600", "is no date that can be read"),
    ("1 Marchember 2022", "is no date that can be read"),
    ("0001-01-01T00:00+05:00", "before there were newspapers"),
]


@pytest.mark.parametrize("told", DAYS)
def test_days(told: str) -> None:
    """A day is midnight UTC."""
    assert published(told) == datetime(2022, 2, 1, tzinfo=UTC)


@pytest.mark.parametrize(("told", "when"), TIMES)
def test_times(told: str, when: str) -> None:
    """A time keeps its offset; without one it is UTC."""
    assert published(told).isoformat() == when


@pytest.mark.parametrize(("told", "reason"), REFUSED)
def test_refused(told: str, reason: str) -> None:
    """The error repeats the date and says why."""
    with pytest.raises(ValueError, match=reason):
        published(told)


@given(st.text(max_size=40))
def test_any_text(told: str) -> None:
    """Whatever is handed in, the answer is an aware time or a ValueError."""
    with suppress(ValueError):
        assert published(told).utcoffset() is not None


@given(st.datetimes(min_value=datetime(1700, 1, 1), timezones=st.timezones()))  # noqa: DTZ001
def test_iso_comes_back(when: datetime) -> None:
    """Every ISO time is read as itself."""
    assert published(when.isoformat()).isoformat() == when.isoformat()


@pytest.mark.parametrize("told", ["2026-06-01", "2026-06-01T12:00Z", "2026-06-01T21:00+09:00"])
def test_present(told: str) -> None:
    """Today is not the future."""
    refuse_future(published(told), "2026-06-01T12:00:00+00:00")


@pytest.mark.parametrize("told", ["2026-06-02", "2026-06-01T12:01Z", "2062-06-01"])
def test_future(told: str) -> None:
    """Tomorrow is, and so is a minute from now."""
    with pytest.raises(ValueError, match="is in the future"):
        refuse_future(published(told), "2026-06-01T12:00:00+00:00")
