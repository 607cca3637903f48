"""The pieces of a text and its marks: nothing is lost, and each piece knows what covers it."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from factdb.export.markup import Mark, Sort, by_paragraph, marks, pieces, shown

TEXTS = st.text(st.sampled_from("ab “”\n\n\u202e🙂"), max_size=40)
MARKS = st.lists(
    st.builds(
        Mark,
        start=st.integers(-3, 45),
        end=st.integers(-3, 45),
        sort=st.sampled_from(Sort),
        of=st.lists(st.integers(1, 4), min_size=1, max_size=2).map(tuple),
    ),
    max_size=8,
)


@given(TEXTS, MARKS)
def test_nothing_is_lost(text: str, marked: list[Mark]) -> None:
    """Put together again the pieces are the text, whatever the marks."""
    cut = list(pieces(text, marked))

    assert "".join(one.text for one in cut) == text
    assert [one.text for one in cut] == [text[one.start : one.end] for one in cut]


@given(TEXTS, MARKS)
def test_a_piece_has_the_marks_that_cover_it(text: str, marked: list[Mark]) -> None:
    """All of them, no other, and the outer before the inner."""
    for piece in pieces(text, marked):
        covering = [one for one in marked if one.start <= piece.start and piece.end <= one.end]

        assert sorted(map(repr, piece.marks)) == sorted(map(repr, covering))
        assert [one.key for one in piece.marks] == sorted(one.key for one in piece.marks)


@given(TEXTS, MARKS)
def test_paragraphs_are_the_text_without_what_parts_them(text: str, marked: list[Mark]) -> None:
    """No word is lost, and none is printed twice."""
    cut = [piece for paragraph in by_paragraph(text, marked) for piece in paragraph.pieces]

    assert "".join("".join(one.text for one in cut).split()) == "".join(text.split())
    assert cut == sorted(cut, key=lambda one: one.start)


@given(TEXTS, MARKS)
def test_paragraphs_have_the_same_marks(text: str, marked: list[Mark]) -> None:
    """A character stands under the same marks, however the text is cut."""
    whole = {at: one.marks for one in pieces(text, marked) for at in range(one.start, one.end)}

    for paragraph in by_paragraph(text, marked):
        for piece in paragraph.pieces:
            assert all(whole[at] == piece.marks for at in range(piece.start, piece.end))


def test_lines_that_follow_each_other() -> None:
    """Verses and lists stay close; a blank line parts."""
    found = by_paragraph("Roses are red.\nViolets are blue.\n\nSo are you.", [])

    assert [one.follows for one in found] == [False, True, False]


def test_a_mark_begins_and_ends_once(marked: dict[str, Any]) -> None:
    """Also one that goes on after a paragraph: its number is printed once."""
    everywhere = marks(marked)
    cut = [
        piece
        for paragraph in by_paragraph(marked["text"], everywhere)
        for piece in paragraph.pieces
    ]

    assert sorted(repr(one) for piece in cut for one in piece.begins()) == sorted(
        map(repr, everywhere)
    )
    assert sorted(repr(one) for piece in cut for one in piece.ends()) == sorted(
        map(repr, everywhere)
    )


def test_one_mark_for_what_several_statements_share(marked: dict[str, Any]) -> None:
    """A figure in a quotation within a quotation is marked once, as of both."""
    figures = [one for one in marks(marked) if one.sort is Sort.FIGURE]

    assert [one.of for one in figures] == [(1, 2)]
    assert figures[0].told == "“some 40” → 40 of “boats”"


def test_marks_end_with_words(marked: dict[str, Any]) -> None:
    """White space at the ends of a span is not marked; a span outside the text is none."""
    first = marked["statements"][0]
    first |= {"start": first["start"] - 1, "end": first["end"] + 2}
    beyond = {**first, "start": 10**6, "end": 10**6 + 5, "speaker_start": None, "cue_start": None}
    nothing: dict[str, Any] = {"figures": [], "dates": [], "said_on": None}
    report = {**marked, "text": " a  b ", "statements": [{**beyond, **nothing}]}

    assert marks(report) == ()
    (seated,) = marks(
        {**report, "statements": [{**beyond, **nothing, "start": 0, "end": 3}]},
    )
    assert (seated.start, seated.end) == (1, 2)


@given(st.text(st.characters() | st.sampled_from("\x1b\u202e\u2066\x9b\ufffe\ud800")))
def test_shown_keeps_places(text: str) -> None:
    """What steers a screen is replaced, character by character; the rest stays."""
    safe = shown(text)

    assert len(safe) == len(text)
    assert all(new in {old, "�"} for old, new in zip(text, safe, strict=True))
    assert not set(safe) & {"\x1b", "\u202e", "\u2066", "\x9b", "\ufffe"}
    assert safe.encode().decode() == safe
