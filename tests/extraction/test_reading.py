"""What holds of every extraction."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factdb.extraction import extract
from factdb.types import Figure, Mention, Report, Statement, When, Words

Place = Words | Mention | Figure | When | Statement

HOSTILE = [
    pytest.param('"' * 500, id="marks only"),
    pytest.param("“Hello " * 200, id="never closed"),
    pytest.param("word " * 3000, id="no sentence"),
    pytest.param("said " * 500, id="nothing but cues"),
    pytest.param("THE MINISTER SAID THAT 300 TROOPS WOULD LEAVE.", id="capitals"),
    pytest.param("def f(x):\n    return x[\"a\"] if x else 'b'\n" * 20, id="code"),
    pytest.param("قال الرئيس: «نحن مستعدون»، وأضاف أن القوات ستغادر.", id="right to left"),
    pytest.param("Der Minister sagte: „Wir sind bereit“, und ging.", id="another language"),
    pytest.param("a|b|c\n1|2|3\n" * 50, id="table"),
    pytest.param("They make", id="cue last"),
    pytest.param("According to", id="according to, and no more"),
    pytest.param(".", id="a full stop"),
]


def places(found: tuple[Statement, ...]) -> Iterator[Place]:
    """Give every value that points into the text."""
    for one in found:
        wheres: tuple[Place | None, ...] = (one, one.sentence, one.cue, one.mention, one.said_on)
        yield from (where for where in wheres if where is not None)
        yield from one.figures
        yield from one.dates


def check(report: Report) -> None:
    """Assert that every place holds its words, and the statements stand in order."""
    found = extract(report).statements
    for one in places(found):
        assert report.text[one.start : one.end] == one.text
    assert [s.start for s in found] == sorted(s.start for s in found)
    assert len({s.id for s in found}) == len(found)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile(report_of: Callable[[str], Report], text: str) -> None:
    """No text is refused."""
    check(report_of(text))


words = st.sampled_from(
    [
        "Roth",
        "said",
        "“",
        "”",
        '"',
        "that",
        "the~port",
        "is",
        "open",
        ",",
        ".",
        "denied",
        "this",
        "on~Monday",
        "300~men",
        "told",
        "Lund",
        ":",
        "called",
        "for",
        "é",
        "according~to",
        "not",
        "claims",
        "MS.~X:",
        "\n\n",
    ]
).map(lambda word: word.replace("~", " "))


@settings(max_examples=60, deadline=None)
@given(st.lists(words, min_size=1, max_size=40).map(" ".join).filter(str.strip))
def test_places(report_of: Callable[[str], Report], text: str) -> None:
    """Whatever the text, spans point at the words."""
    check(report_of(text))


def test_again(report_of: Callable[[str], Report]) -> None:
    """A second reading agrees with the first."""
    report = report_of("Roth said on Monday that 300 men had left. “We stay,” said Lund.")

    assert extract(report) == extract(report)


def test_sentence(told: Callable[[str], tuple[Statement, ...]]) -> None:
    """The sentence holds the words and the cue."""
    first, second = told("It rained. “We stay here. We like it,” said Lund. Roth said he left.")

    assert first.sentence is not None
    assert first.sentence.text == "“We stay here. We like it,” said Lund."
    assert second.sentence is not None
    assert second.sentence.text == "Roth said he left."


def test_sentence_beside_a_quotation(told: Callable[[str], tuple[Statement, ...]]) -> None:
    """A sentence that leads up to a quotation, or goes on from one, holds it."""
    ahead, _ = told("Roth dismissed the claims, adding: “The port is safe.”")
    _, behind = told("“The port is safe,” said Roth, adding that the claims were false.")

    assert ahead.sentence is not None
    assert ahead.sentence.text == "Roth dismissed the claims, adding: “The port is safe.”"
    assert behind.sentence is not None
    assert behind.sentence.text.startswith("“The port is safe,” said Roth")
