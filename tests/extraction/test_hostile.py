"""No text makes extraction fall, and what it finds stands where it says.

How time grows with length is measured by ``benchmarks.speed``, not here.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.hostile import HOSTILE
from factdb.extraction import extract
from factdb.extraction.parse import LONGEST_WORD, chunks
from factdb.extraction.reading import DEEPEST
from factdb.types import Extraction, Figure, Mention, Report, Statement, When, Words

Place = Words | Mention | Figure | When | Statement

_PIECES = ["“", "”", '"', "'", "’", "‘", "«", "»", " ", "\n", "\n\n", ", ", ". ", "said", "Roth",
           "he", "that", "according to", "on Monday", "5", "£3.2bn", "not", ":", "—", "(", ")",
           "Q: ", "MS. ROTH: ",
           "\u200f", "قال", "说", "\ud7ff", "🙂", "e\u0301"]  # fmt: skip

_ANY = st.characters(exclude_characters="\0", exclude_categories=["Cs"])
"""What a report may hold: it refuses NUL itself."""


def _read(text: str) -> Extraction:
    return extract(Report(text=text, outlet="Bell", published=datetime(2022, 2, 1, tzinfo=UTC)))


def _holds(text: str) -> None:
    """Every place that is given holds the words that are given."""
    found = _read(text)
    for one in found.statements:
        named = [part for part in (one.mention, one.cue) if part is not None]
        parts: list[Place] = [one, *one.figures, *one.dates, *named]
        assert [text[part.start : part.end] for part in parts] == [part.text for part in parts]
    assert all(text[one.start : one.end] == one.text for one in found.mentions)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read(name: str) -> None:
    """Whatever is printed, it is read."""
    _holds(HOSTILE[name](1))


def test_nesting_is_bounded() -> None:
    """What says that another said that another said … is read to a depth, then left."""
    found = _read("Roth said that " * 200 + "it rained.").statements

    assert found
    for one in found:
        around = [each for each in found if each.start <= one.start and one.end <= each.end]
        assert len(around) <= DEEPEST + 2


@pytest.mark.parametrize("text", ["x", "“", "”", ".", "\n\n.", "said", "“”", "((A))"])
def test_hardly_any_text_is_read(text: str) -> None:
    """A mark, a word, a character that prints nothing."""
    _holds(text)


@pytest.mark.parametrize(
    "name", ["commas", "code", "Chinese", "right to left", "one endless sentence"]
)
def test_nothing_is_said_where_nobody_speaks(name: str) -> None:
    """There are statements only where there is ground for them."""
    assert not [one for one in _read(HOSTILE[name](1)).statements if one.mention is not None]


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=60).map("".join))
def test_any_order_of_marks_and_words_is_read(text: str) -> None:
    """Marks and cues may stand in any order."""
    if text.strip():
        _holds(text)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(
        st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=300
    )
)
def test_any_text_is_read(text: str) -> None:
    """Any characters may."""
    if text.strip():
        _holds(text)


@given(st.lists(st.sampled_from(["a", " ", "\n", "b" * LONGEST_WORD, "c" * 9_000]), max_size=20))
def test_pieces_make_up_the_text(parts: list[str]) -> None:
    """Nothing is lost where a text is cut, and no word stays too long."""
    text = "".join(parts)
    pieces = list(chunks(text))
    assert "".join(text[first:last] for first, last in pieces) == text
    assert all(len(word) <= LONGEST_WORD for a, b in pieces for word in text[a:b].split())
