"""Pairing of quotation marks: every style, nesting, paragraphs, and what is no quotation mark."""

from __future__ import annotations

import sys
from itertools import pairwise
from types import FrameType
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factdb.text.marks import quotations

SPEAKS = [
    ("curly", "He said “we go” now.", ["we go"]),
    ("straight", 'He said "we go" now.', ["we go"]),
    ("guillemets", "Il dit «on y va» ici.", ["on y va"]),
    ("French spaces", "« On y va », dit-il.", ["On y va"]),
    ("turned guillemets", "Er sagte: »Wir gehen.«", ["Wir gehen."]),
    ("low and high", "Er sagte: „Wir gehen.“", ["Wir gehen."]),
    ("low and curly", "Powiedział: „Idziemy”.", ["Idziemy"]),
    ("twice right", "Hon sade ”vi går” nu.", ["vi går"]),
    ("twice left", "“We go“ she said", ["We go"]),
    ("single curly", "She said ‘we go’ now.", ["we go"]),
    ("single straight", "'We go,' she said.", ["We go,"]),
    ("two singles for a double", "``We go,'' she said.", ["We go,"]),
    ("corners", "「行こう」と言った", ["行こう"]),
    ("mixed pair", '“We go," he said. “They stay,” she said.', ["We go,", "They stay,"]),
    ("spaced", 'He said " we go " today.', ["we go"]),
    ("no space before", 'He said"we go" today.', ["we go"]),
    ("no space after", '"We go,"he said.', ["We go,"]),
    ("starts with dots", 'He said "... and so we go" today.', ["... and so we go"]),
    ("bracket first", 'She said: "[We] go."', ["[We] go."]),
    ("in brackets", 'It ended ("at last") there.', ["at last"]),
    ("between dashes", "a word—“no”—and then", ["no"]),
    ("possessive behind", 'the "Post"\'s plan', ["Post"]),
    ("a number before the mark", 'She was "born in 2019" there.', ["born in 2019"]),
    ("plural before the mark", "called them ‘heroes’ and left", ["heroes"]),
    ("possessive inside", "the ‘leaders’ demands’ were met", ["leaders’ demands"]),
    ("elision inside", "‘Rock ’n’ roll’ lives", ["Rock ’n’ roll"]),
    ("apostrophe first inside", "“’Tis time,” she said", ["’Tis time,"]),
    ("an inch inside", 'He has "a 12" pipe," he said.', ['a 12" pipe,']),
    ("two openers, one closed", '"We go, he said. "They stay," she said.', ["They stay,"]),
]

QUIET = [
    ("don't", "It doesn’t matter, Russia’s leaders’ plan, the '90s, ’em, goin' home"),
    ("feet and inches", 'He is 5\'10" tall and 6\' wide, a 15" or 17" screen'),
    ("primes", "at 51° 30′ 12″ north"),
    ("ditto", 'Anna\t12\nBerta\t"\nCarla\t"'),
    ("one opener", 'He said "we go and left.'),
    ("only openers", '"a "b "c "d'),
    ("only closers", "a” b” c”"),
    ("wiki bold", "'''Bold''' text"),
    ("attribution in an unclosed one", "“We go, he said. They go.\n\nThey stay."),
    ("empty", 'He said "" and “”.'),
    ("nothing", ""),
]


@pytest.mark.parametrize(("text", "inner"), [row[1:] for row in SPEAKS], ids=[r[0] for r in SPEAKS])
def test_finds(text: str, inner: list[str]) -> None:
    """The words between the marks, without marks and spaces."""
    assert [text[q.start : q.end] for q in quotations(text) if q.depth == 0] == inner


@pytest.mark.parametrize("text", [row[1] for row in QUIET], ids=[row[0] for row in QUIET])
def test_quiet(text: str) -> None:
    """Apostrophes, inches, dittos and lone marks are no quotations."""
    assert quotations(text) == ()


def test_nested() -> None:
    """A quotation in a quotation is listed after it, one deeper."""
    text = "“He said ‘she told me «no» again’ twice,” it read."

    found = [(text[q.start : q.end], q.depth, q.style) for q in quotations(text)]

    assert found == [
        ("He said ‘she told me «no» again’ twice,", 0, "“”"),
        ("she told me «no» again", 1, "‘’"),
        ("no", 2, "«»"),
    ]


def test_nested_in_one_style() -> None:
    """Straight marks nest too, when spaces tell which way they face."""
    text = '"He told me "go away" and left," she said.'

    assert [(text[q.start : q.end], q.depth) for q in quotations(text)] == [
        ('He told me "go away" and left,', 0),
        ("go away", 1),
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("“We go.\n\n“We stay.\n\n“We fight,” he said.", ["We go.", "We stay.", "We fight,"]),
        ("‘We go.\n\n‘We stay,’ he said.", ["We go.", "We stay,"]),
        ('"We go.\n\n"We stay," he said.', ["We go.", "We stay,"]),
        ("« Un.\n\n» Deux.\n\n» Trois », dit-il.", ["Un.", "Deux.", "Trois"]),
        ("“We go.\n\nWe stay,” he said.", ["We go.", "We stay,"]),
    ],
)
def test_over_paragraphs(text: str, parts: list[str]) -> None:
    """A quotation that goes on is one, and its parts leave out the marks that open again."""
    (only,) = quotations(text)

    assert [text[start:end] for start, end in only.parts] == parts
    assert (only.start, only.end) == (only.parts[0][0], only.parts[-1][1])


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“We go. We stay.\n\nOther words.", "We go. We stay."),
        ("He said: “We go. We stay.\n\nOther words.", "We go. We stay."),
    ],
)
def test_missing_closer(text: str, inner: str) -> None:
    """Where a whole paragraph is quoted, it ends the quotation."""
    (only,) = quotations(text)

    assert text[only.start : only.end] == inner
    assert only.close_end == only.end


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    """A line end inside a wrapped paragraph does not end a quotation."""
    text = (
        "The minister said on the steps of the house that “nothing of\n"
        "the kind has been decided by the cabinet or by anybody in\nit” and left."
    )

    assert len(quotations(text)) == 1


MARKS = "\"'“”‘’«»„‚‹›「」`"


@example('““:\n:"')
@given(st.text(alphabet=MARKS + "aS1 .,:\n", max_size=80))
def test_contract(text: str) -> None:
    """Whatever the marks: spans in order, well nested, words inside, the same every time."""
    found = quotations(text)

    assert found == quotations(text)
    for one in found:
        assert one.open_start < one.start < one.end <= one.close_end
        assert text[one.start : one.end].strip() == text[one.start : one.end] != ""
        assert one.parts[0][0] == one.start
        assert one.parts[-1][1] == one.end
    for left, right in pairwise(found):
        assert left.open_start < right.open_start
        assert right.open_start >= left.close_end or right.close_end <= left.close_end


@pytest.mark.parametrize(
    "unit",
    ['"a ', "“a ", "‘a’ ", "“ ‘", "'s ", "“a.\n\n", "«\"'", "„ ‘ “", "’’ ", '"A.\n\n"', '1" '],
)
def test_work_grows_with_the_text_and_no_faster(unit: str) -> None:
    """Twice the marks cost twice the calls, however badly they pair."""
    assert _calls(unit * 800) <= 2.2 * _calls(unit * 400)


def _calls(text: str) -> int:
    count = 0

    def tick(frame: FrameType, event: str, arg: Any) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        quotations(text)
    finally:
        sys.setprofile(before)
    return count
