"""Quantities: what the words allow, and numbers that count nothing."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.text.figures import figures
from factdb.text.numerals import number_in_words

# text, the figure as printed, low, high, unit, of
SPEAKS = [
    ("some 100,000 troops close to it", "some 100,000", 1e5, 1e5, "", "troops"),
    ("more than 1.2m people", "more than 1.2m", 1.2e6, None, "", "people"),
    ("put the number at eleven thousand", "eleven thousand", 11e3, 11e3, "", ""),
    ("two in three voters came", "two in three", 66.6667, 66.6667, "%", "voters"),
    ("between 90 and 120 ships", "between 90 and 120", 90, 120, "", "ships"),
    ("between ninety and one hundred", "between ninety and one hundred", 90, 100, "", ""),
    ("from 20 to 30 ships", "from 20 to 30", 20, 30, "", "ships"),
    ("10 to 20 thousand men", "10 to 20 thousand", 1e4, 2e4, "", "men"),
    ("10-20 thousand men", "10-20 thousand", 1e4, 2e4, "", "men"),
    ("5,000–6,000 men", "5,000–6,000", 5e3, 6e3, "", "men"),
    ("five or six ships", "five or six", 5, 6, "", "ships"),
    ("half a million people", "half a million", 5e5, 5e5, "", "people"),
    ("one and a half million people", "one and a half million", 1.5e6, 1.5e6, "", "people"),
    ("a million and a half people", "a million and a half", 1.5e6, 1.5e6, "", "people"),
    ("a quarter of a million people", "a quarter of a million", 2.5e5, 2.5e5, "", "people"),
    ("two and a half years", "two and a half years", 2.5, 2.5, "years", ""),
    ("100 000 people", "100 000", 1e5, 1e5, "", "people"),
    ("1,234,567 votes", "1,234,567", 1234567, 1234567, "", "votes"),
    (
        "one hundred and twenty thousand men",
        "one hundred and twenty thousand",
        1.2e5,
        1.2e5,
        "",
        "men",
    ),
    ("£3.2bn", "£3.2bn", 3.2e9, 3.2e9, "GBP", ""),
    ("$1.5 trillion in aid", "$1.5 trillion", 1.5e12, 1.5e12, "USD", "aid"),
    ("US$ 20 m", "US$ 20 m", 2e7, 2e7, "USD", ""),
    ("$5,479,761", "$5,479,761", 5479761, 5479761, "USD", ""),
    ("$20m", "$20m", 2e7, 2e7, "USD", ""),
    ("$10-20 million", "$10-20 million", 1e7, 2e7, "USD", ""),
    ("€5bn-€6bn", "€5bn-€6bn", 5e9, 6e9, "EUR", ""),
    ("200 million pounds", "200 million pounds", 2e8, 2e8, "GBP", ""),
    ("200 pounds", "200 pounds", 200, 200, "pounds", ""),
    ("40 Australian dollars", "40 Australian dollars", 40, 40, "AUD", ""),
    ("90 pesos", "90 pesos", 90, 90, "pesos", ""),
    ("billions of dollars", "billions of dollars", 1e9, None, "USD", ""),
    ("4.2 per cent of voters", "4.2 per cent", 4.2, 4.2, "%", "voters"),
    ("10% to 20%", "10% to 20%", 10, 20, "%", ""),
    ("0.5 percentage points", "0.5 percentage points", 0.5, 0.5, "points", ""),
    ("25 basis points", "25 basis points", 25, 25, "basis points", ""),
    ("a third of voters", "a third", 33.3333, 33.3333, "%", "voters"),
    ("two-thirds of the seats", "two-thirds", 66.6667, 66.6667, "%", "seats"),
    ("more than half of them", "more than half", 50, None, "%", ""),
    ("one in five people", "one in five", 20, 20, "%", "people"),
    ("nine out of ten doctors", "nine out of ten", 90, 90, "%", "doctors"),
    ("at least a dozen people", "at least a dozen", 12, None, "", "people"),
    ("half a dozen ships", "half a dozen", 6, 6, "", "ships"),
    ("dozens of people", "dozens", 12, None, "", "people"),
    ("tens of thousands of people", "tens of thousands", 1e4, None, "", "people"),
    ("several hundred people", "several hundred", 200, 1000, "", "people"),
    ("nearly 50 ships", "nearly 50", 50, 50, "", "ships"),
    ("an estimated 40 ships", "an estimated 40", 40, 40, "", "ships"),
    ("up to 8,500 troops", "up to 8,500", None, 8500, "", "troops"),
    ("as many as 90 ships", "as many as 90", None, 90, "", "ships"),
    ("no fewer than 12 ships", "no fewer than 12", 12, None, "", "ships"),
    ("no more than 12 ships", "no more than 12", None, 12, "", "ships"),
    ("under 90 ships", "under 90", None, 90, "", "ships"),
    ("four or more people", "four or more", 4, None, "", "people"),
    ("15 or so ships", "15 or so", 15, 15, "", "ships"),
    ("100-120 km", "100-120 km", 100, 120, "km", ""),
    ("5m high walls", "5m", 5, 5, "m", ""),
    ("5 tonnes of wheat", "5 tonnes", 5, 5, "tonnes", "wheat"),
    ("150 bcm of gas", "150 bcm", 150, 150, "billion cubic m", "gas"),
    ("up to 30-year terms", "up to 30-year", None, 30, "years", ""),
    ("over two days", "two days", 2, 2, "days", ""),
    ("at least a year", "at least a year", 1, None, "years", ""),
    ("talks over two conditions", "two", 2, 2, "", "conditions"),
    ("one soldier was killed", "one", 1, 1, "", "soldier"),
    ("Two women were hurt", "Two", 2, 2, "", "women"),
    ("six Norwegian sailors", "six", 6, 6, "", "Norwegian sailors"),
    ("a bomb killed three", "three", 3, 3, "", ""),
    ("the total rose to 100,000", "100,000", 1e5, 1e5, "", ""),
    ("27 member states", "27", 27, 27, "", "member states"),
    ("the 2000 people there", "2000", 2000, 2000, "", "people"),
    ("two of them had left", "two", 2, 2, "", ""),
    ("three of the twelve lanes", "three", 3, 3, "", "lanes"),
    ("five of whom died", "five", 5, 5, "", ""),
    ("20 were children", "20", 20, 20, "", "children"),
    ("200 more troops", "200", 200, 200, "", "troops"),
    ("200 people per day", "200", 200, 200, "per day", "people"),
    ("5,000 a day", "5,000", 5000, 5000, "per day", ""),
    ("$30 a barrel", "$30", 30, 30, "USD per barrel", ""),
    ("200 people a year ago", "200", 200, 200, "", "people"),
    ("a few days away", "a few days", 2, 9, "days", ""),
    ("several months of talks", "several months", 2, 9, "months", "talks"),
    ("a couple of hours", "a couple of hours", 2, 3, "hours", ""),
    ("nine in 10 voters", "nine in 10", 90, 90, "%", "voters"),
    ("two in five women", "two in five", 40, 40, "%", "women"),
    ("the death toll rose to 22", "22", 22, 22, "", ""),
    ("put the figure at 400", "400", 400, 400, "", ""),
    ("the number at about 60", "about 60", 60, 60, "", ""),
    ("put it at 900", "900", 900, 900, "", ""),
    ("100-odd ships", "100-odd", 100, 100, "", "ships"),
    ("last year 31 people died", "31", 31, 31, "", "people"),
    ("less than half.", "less than half", None, 50, "%", ""),
    ("two-thirds were shut", "two-thirds", 66.6667, 66.6667, "%", ""),
    ("~50 ships", "~50", 50, 50, "", "ships"),
    (">20 ships", ">20", 20, None, "", "ships"),
    ("≤20 ships", "≤20", None, 20, "", "ships"),
]

# text, each figure as printed, low, high, unit, of
SEVERAL = [
    (
        "it rose from 10 to 20 million people",
        [("10", 1e7, 1e7, "", "people"), ("20 million", 2e7, 2e7, "", "people")],
    ),
    ("prices rose from 3% to 5%", [("3%", 3, 3, "%", ""), ("5%", 5, 5, "%", "")]),
    (
        "it was cut from 20 to 12 per cent",
        [("20", 20, 20, "%", ""), ("12 per cent", 12, 12, "%", "")],
    ),
    ("from 200 to 150 ships", [("200", 200, 200, "", "ships"), ("150", 150, 150, "", "ships")]),
    ("it rose from 900 to 1.2 million", [("1.2 million", 1.2e6, 1.2e6, "", "")]),
    (
        "it rose from 900,000 to 1.2 million",
        [("900,000", 9e5, 9e5, "", ""), ("1.2 million", 1.2e6, 1.2e6, "", "")],
    ),
    (
        "Of 100 killed, 20 were children",
        [("100", 100, 100, "", "killed"), ("20", 20, 20, "", "children")],
    ),
    ("12 of its 14 members", [("12", 12, 12, "", "members"), ("14", 14, 14, "", "members")]),
    ("the toll is 19, up from 12", [("19", 19, 19, "", ""), ("12", 12, 12, "", "")]),
    ("15 out of 20 seats", [("15", 15, 15, "", "seats"), ("20", 20, 20, "", "seats")]),
]

QUIET = [
    "Article 5 of the treaty",
    "Resolution 2202",
    "Section 8 housing",
    "chapter two",
    "No. 10",
    "number 3",
    "page 12",
    "room 101",
    "Boeing 737 jets",
    "the Boeing 737",
    "fewer eBoat 4 users",
    "a Phase 3 trial",
    "Group of Seven",
    "the Big Three",
    "G7 leaders",
    "COVID-19",
    "F-16 jets and S-400 systems",
    "9/11",
    "24/7",
    "World War II",
    "36 Harbour Gardens",
    "60 Minutes",
    "in 2019",
    "the 2016 elections",
    "around 2020",
    "1 February 2022",
    "2022-02-01",
    "on 4 February and 5 March",
    "two days ago",
    "at 8 p.m.",
    "at 10:30",
    "ten o'clock",
    "Anna Aune, 45, said",
    "a 45-year-old man",
    "aged 45",
    "I was about 18",
    "won 3-2",
    "lost 1-2",
    "a 5-4 decision",
    "voted 50 to 48",
    "call 555-1234",
    "+44 20 7946 0958",
    "version 1.2.3",
    "007",
    "the 5th",
    "the third time",
    "one of them",
    "on the one hand",
    "no one",
    "one day",
    "the two leaders",
    "twice as many",
    "it doubled",
    "seven per 100,000",
    "minus 5 degrees",
    "stage 5 of the tour",
    "he was abroad from 12 to 16 February",
    "came a third.",
    "a two-thirds majority",
    "10^6",
    "she turned 30 in May",
    "a few days ago",
    "UN resolution 2623",
    "an Airbus A330",
    "the last of them",
    # a power of ten is in doubt
    "1.200 men",
    "3,5 percent",
    "900 to 1.2 million",
    "5m",
    "12345678901234567890123 people",
]


@pytest.mark.parametrize(("text", "printed", "low", "high", "unit", "of"), SPEAKS)
def test_reads(
    text: str, printed: str, low: float | None, high: float | None, unit: str, of: str
) -> None:
    """One figure, as printed and as understood."""
    (found,) = figures(text)

    assert (found.text, found.low, found.high) == (printed, low, high)
    assert (found.unit, found.of) == (unit, of)


@pytest.mark.parametrize(("text", "wanted"), SEVERAL)
def test_each_its_own(text: str, wanted: list[tuple[object, ...]]) -> None:
    """What changed has two figures; a part and its whole count the same thing."""
    found = [(one.text, one.low, one.high, one.unit, one.of) for one in figures(text)]

    assert found == wanted


@pytest.mark.parametrize("text", QUIET)
def test_quiet(text: str) -> None:
    """What counts nothing, or could mean two numbers, is no figure."""
    assert figures(text) == ()


@pytest.mark.parametrize(
    ("text", "approx"),
    [
        ("some 100 men", "some"),
        ("More than 100 men", "More than"),
        ("100 men", ""),
        ("between 90 and 120 men", ""),
        ("only 100 men", ""),
        ("15 or so men", "or so"),
        ("dozens of men", "dozens"),
    ],
)
def test_approximator(text: str, approx: str) -> None:
    """The approximator is kept as printed."""
    assert figures(text)[0].approx == approx


def test_several_in_order() -> None:
    """A sentence may hold many; a changed number is two, not a range."""
    text = "Turnover rose 5 percent to £3bn, from 20 shops and some 400 staff."

    assert [one.text for one in figures(text)] == ["5 percent", "£3bn", "20", "some 400"]


def test_offset() -> None:
    """Spans are those of the longer text that the words came from."""
    assert [(one.start, one.end) for one in figures("some 50 men", 100)] == [(100, 107)]


PIECES = st.sampled_from(
    re.split(
        r"\s+",
        "1 2,000 3.5 4m 5bn rose were ~ few day million thousand one two hundred half a an and"
        " dozen between to from - – % percent $ £ km or people of in about at least more than the"
        " , . 2019 May so",
    )
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map(" ".join)))
def test_contract(text: str) -> None:
    """Whatever the words: spans point at them in order, and bounds are in order."""
    reached = 0
    for one in figures(text):
        assert text[one.start : one.end] == one.text
        assert one.start >= reached
        assert one.low is None or one.high is None or one.low <= one.high
        reached = one.end


@given(st.integers(min_value=1000, max_value=10**12))
def test_never_off_by_a_power_of_ten(number: int) -> None:
    """A printed number means itself, with commas and as money."""
    assert [one.low for one in figures(f"they sold {number:,} shares")] == [number]
    assert [one.low for one in figures(f"they paid ${number}")] == [number]


@given(
    st.integers(min_value=1, max_value=999),
    st.sampled_from([("thousand", 1e3), ("million", 1e6), ("bn", 1e9), ("trillion", 1e12)]),
)
def test_scales(number: int, scale: tuple[str, float]) -> None:
    """A scale word multiplies once."""
    (found,) = figures(f"they sold {number} {scale[0]} shares")

    assert found.low == found.high == number * scale[1]


def test_number_in_words() -> None:
    """Number words are read by text2num; "a hundred" is a hundred."""
    assert number_in_words("two thousand five hundred") == 2500
    assert number_in_words("a hundred") == 100
    assert number_in_words("one and two") is None


@pytest.mark.parametrize(
    "unit",
    [
        "1-",
        "1,",
        "1,1,",
        "9",
        "twenty-",
        "one out of ",
        "$ ",
        "\n",
        "half a ",
        "two of ",
        "total 1 ",
        "from 9 to ",
        "rose from 1 to 2 ",
        "5 a day ",
        "number of a ",
    ],
)
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    """120,000 characters take a second at most; where time grew with the square, minutes."""
    started = time.process_time()

    figures((unit * 120_000)[:120_000])

    assert time.process_time() - started < 15
