"""Dates in words: which days they mean, how exact they are, and words that are no dates."""

from __future__ import annotations

import re
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.text.dates import dates, weekday_doubts
from factdb.types import Precision

TUESDAY = date(2022, 2, 1)

# text, the date as printed, first, last (None: the same day), precision
SPEAKS = [
    ("They met on Monday", "Monday", "2022-01-31", None, "day"),
    ("They met on Tuesday", "Tuesday", "2022-02-01", None, "day"),
    ("They met on Wednesday", "Wednesday", "2022-01-26", None, "day"),
    ("He will leave on Wednesday", "Wednesday", "2022-02-02", None, "day"),
    ("On Monday, she will leave", "Monday", "2022-02-07", None, "day"),
    ("The vote will be held on Monday", "Monday", "2022-02-07", None, "day"),
    ("Aune, who will leave soon, arrived on Monday", "Monday", "2022-01-31", None, "day"),
    ("He said on Wednesday that he will go", "Wednesday", "2022-01-26", None, "day"),
    ("since Tuesday evening", "Tuesday evening", "2022-02-01", None, "day"),
    ("the last Saturday of April", "the last Saturday of April", "2022-04-30", None, "day"),
    ("the first Monday in March 2022", "the first Monday in March 2022", "2022-03-07", None, "day"),
    ("the third Tuesday of January", "the third Tuesday of January", "2022-01-18", None, "day"),
    ("last Saturday in a row", "last Saturday", "2022-01-29", None, "day"),
    ("last Monday", "last Monday", "2022-01-31", None, "day"),
    ("last Tuesday", "last Tuesday", "2022-01-25", None, "day"),
    ("next Tuesday", "next Tuesday", "2022-02-08", None, "day"),
    ("Monday last week", "Monday last week", "2022-01-24", None, "day"),
    ("today", "today", "2022-02-01", None, "day"),
    ("Yesterday they met", "Yesterday", "2022-01-31", None, "day"),
    ("last night", "last night", "2022-01-31", None, "day"),
    ("tomorrow morning", "tomorrow morning", "2022-02-02", None, "day"),
    ("the day before yesterday", "the day before yesterday", "2022-01-30", None, "day"),
    ("two days ago", "two days ago", "2022-01-30", None, "day"),
    ("a week ago", "a week ago", "2022-01-24", "2022-01-30", "week"),
    ("three months ago", "three months ago", "2021-11-01", "2021-11-30", "month"),
    ("five years ago", "five years ago", "2017-01-01", "2017-12-31", "year"),
    ("last week", "last week", "2022-01-24", "2022-01-30", "week"),
    ("over the weekend", "the weekend", "2022-01-29", "2022-01-30", "week"),
    ("later this weekend", "later this weekend", "2022-02-05", "2022-02-06", "week"),
    ("this month", "this month", "2022-02-01", "2022-02-28", "month"),
    ("last year", "last year", "2021-01-01", "2021-12-31", "year"),
    ("earlier this month", "earlier this month", "2022-02-01", "2022-02-01", "month"),
    ("later this year", "later this year", "2022-02-01", "2022-12-31", "year"),
    ("later last month", "later last month", "2022-01-16", "2022-01-31", "month"),
    ("the last 24 hours", "the last 24 hours", "2022-01-31", "2022-02-01", "day"),
    ("Feb. 1", "Feb. 1", "2022-02-01", None, "day"),
    ("on January 31st", "January 31st", "2022-01-31", None, "day"),
    ("Dec. 25", "Dec. 25", "2021-12-25", None, "day"),
    ("on 24 February", "24 February", "2022-02-24", None, "day"),
    ("1 February 2022", "1 February 2022", "2022-02-01", None, "day"),
    ("the 1st of February, 2022", "1st of February, 2022", "2022-02-01", None, "day"),
    ("October 6, 2019", "October 6, 2019", "2019-10-06", None, "day"),
    ("Mon., Jan. 31", "Mon., Jan. 31", "2022-01-31", None, "day"),
    ("Feb. 1-3", "Feb. 1-3", "2022-02-01", "2022-02-03", "day"),
    ("1 to 3 February", "1 to 3 February", "2022-02-01", "2022-02-03", "day"),
    ("2022-02-01", "2022-02-01", "2022-02-01", None, "day"),
    ("31/01/2022", "31/01/2022", "2022-01-31", None, "day"),
    ("31.1.2022", "31.1.2022", "2022-01-31", None, "day"),
    ("in May 2019", "May 2019", "2019-05-01", "2019-05-31", "month"),
    ("in May of last year", "May of last year", "2021-05-01", "2021-05-31", "month"),
    ("They left in May", "May", "2021-05-01", "2021-05-31", "month"),
    ("They will leave in May", "May", "2022-05-01", "2022-05-31", "month"),
    ("in March", "March", "2022-03-01", "2022-03-31", "month"),
    ("in November", "November", "2021-11-01", "2021-11-30", "month"),
    ("late January", "late January", "2022-01-16", "2022-01-31", "month"),
    ("in the third quarter", "the third quarter", "2021-07-01", "2021-09-30", "quarter"),
    ("Q1 2021", "Q1 2021", "2021-01-01", "2021-03-31", "quarter"),
    ("the first half of 2021", "the first half of 2021", "2021-01-01", "2021-06-30", "quarter"),
    ("in 1997", "1997", "1997-01-01", "1997-12-31", "year"),
    ("the 2016 election", "2016", "2016-01-01", "2016-12-31", "year"),
    ("in 2014 the rebels", "2014", "2014-01-01", "2014-12-31", "year"),
    ("from 2014 to 2019", "2014 to 2019", "2014-01-01", "2019-12-31", "year"),
    ("the 2019-20 season", "2019-20", "2019-01-01", "2020-12-31", "year"),
    ("the 1990s", "the 1990s", "1990-01-01", "1999-12-31", "year"),
]

QUIET = [
    "for years to come",
    "you may go, March on, a second time",
    "they sat in the sun",
    "Theresa May said",
    "Ms May 2019",
    "the march on Rome",
    "Good Friday and Super Tuesday",
    "every Monday",
    "on Mondays",
    "Monday to Friday",
    "Sheffield Wednesday",
    "a few days ago",
    "more than two years ago",
    "talks were under way about a summit on February 24",
    "1/2/2022",
    "January 1, 2100",
    "1 January 2100",
    "9/11",
    "30 February",
    "the 15th",
    "this summer",
    "in 2000 villages",
    "2000 troops",
    "Article 2019",
    "May 5,000 people come",
    "a quarter of voters",
    "at 8 p.m.",
    "",
]


@pytest.mark.parametrize(("text", "printed", "first", "last", "precision"), SPEAKS)
def test_reads(text: str, printed: str, first: str, last: str | None, precision: str) -> None:
    """One date, as printed and as understood on a Tuesday, 1 February 2022."""
    (found,) = dates(text, TUESDAY)

    assert (found.text, str(found.first), str(found.last)) == (printed, first, last or first)
    assert found.precision == Precision(precision)


@pytest.mark.parametrize("text", QUIET)
def test_quiet(text: str) -> None:
    """Words that only look like dates, and dates without an answer, are left out."""
    assert dates(text, TUESDAY) == ()


@pytest.mark.parametrize(
    ("future", "first"), [(None, "2022-01-31"), (False, "2022-01-31"), (True, "2022-02-07")]
)
def test_the_caller_may_know_the_tense(future: bool | None, first: str) -> None:
    """A parse knows better than the words nearby."""
    (found,) = dates("on Monday", TUESDAY, future=future)

    assert str(found.first) == first


def test_a_year_is_never_a_day() -> None:
    """A year named alone is a year, even beside words that the day of the report could fill."""
    (found,) = dates("in 2019", date(2026, 3, 4))

    assert found.precision is Precision.YEAR
    assert (found.first, found.last) == (date(2019, 1, 1), date(2019, 12, 31))


def test_offset() -> None:
    """Spans are those of the longer text that the words came from."""
    assert [(one.start, one.end) for one in dates("on Monday", TUESDAY, 50)] == [(53, 59)]


DOUBTFUL = [
    ("Monday, 2 February 2022", "2 February 2022 was a Wednesday, not a Monday"),
    ("on Friday, Feb. 2", "Feb. 2 was a Wednesday, not a Friday"),
    ("Tues. (Jan. 31)", "Jan. 31 was a Monday, not a Tuesday"),
]


@pytest.mark.parametrize(("text", "reason"), DOUBTFUL)
def test_weekday_doubts(text: str, reason: str) -> None:
    """A weekday that its date does not have is reported with the right one."""
    (doubt,) = weekday_doubts(text, date(2022, 2, 4))

    assert doubt.reason == reason
    assert doubt.words.text == text[doubt.words.start : doubt.words.end]


@pytest.mark.parametrize(
    "text",
    [
        "Wednesday, 2 February 2022",
        "Monday (Jan. 31)",
        "on Friday, Aug. 2",
        "on Monday",
        "2 May",
        pytest.param("She left on Tuesday, February 21.", id="past by its verb, ahead of the day"),
        pytest.param("on Tuesday, February 31", id="no such day"),
    ],
)
def test_no_weekday_doubt(text: str) -> None:
    """Days that agree, and days of an unknown year far away, raise none."""
    assert weekday_doubts(text, date(2022, 2, 4)) == ()


DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))
PIECES = st.sampled_from(
    re.split(
        r"\s+",
        "on in Monday Friday last next this week month year May March 2019 1 31 February 2022 , the"
        " of earlier later overnight early mid late quarter first third two days ago since"
        " by will said - to ( )",
    )
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map(" ".join)), DAYS)
def test_contract(text: str, published: date) -> None:
    """Whatever the words and the day: spans point at them in order, first is not after last."""
    reached = 0
    for one in dates(text, published):
        assert text[one.start : one.end] == one.text
        assert one.start >= reached
        assert one.first <= one.last
        reached = one.end
    for doubt in weekday_doubts(text, published):
        assert text[doubt.words.start : doubt.words.end] == doubt.words.text


@given(DAYS)
def test_printed_dates_mean_themselves(day: date) -> None:
    """A full date is read back, with and without its weekday, and raises no doubt."""
    for printed in (f"{day:%A}, {day.day} {day:%B} {day.year}", f"{day:%B} {day.day}, {day.year}"):
        (found,) = dates(printed, date(2022, 2, 1))

        assert (found.first, found.last, found.precision) == (day, day, Precision.DAY)
        assert weekday_doubts(printed, date(2022, 2, 1)) == ()


@given(DAYS)
def test_a_bare_weekday_is_within_a_week(published: date) -> None:
    """Today at the latest, six days ago at the earliest."""
    for name in ("Monday", "Thursday", "Sunday"):
        (found,) = dates(f"on {name}", published)

        assert 0 <= (published - found.first).days <= 6
        assert f"{found.first:%A}" == name


@pytest.mark.parametrize("unit", ["Monday ", "May ", "the end of ", "1-", "2019 ", "late ", " "])
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    """120,000 characters take a second at most; where time grew with the square, minutes."""
    started = time.process_time()

    dates((unit * 120_000)[:120_000], TUESDAY)

    assert time.process_time() - started < 15
