"""Folding: what should not matter does not, and folding twice changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.text import fold as folding
from factdb.text.fold import content_words, fold, stop_words, words

FOLDS = [
    ("“We will NOT  pay”—ever", '"we will not pay"-ever'),
    ("Volodymyr  Zelenskýi", "volodymyr zelenskyi"),
    ("Łukasz Ørsted, Straße", "lukasz orsted, strasse"),
    ("Russia’s ‘plan’", "russia's 'plan'"),
    ("1½ … 5−3", "11/2 ... 5-3"),
    ("so\u00adft\u200b hyphen", "soft hyphen"),
    ("\n\t two\u00a0spaces ", "two spaces"),
    ("", ""),
]

WORDS = [
    ("the U.S. and US troops", ("the", "u.s.", "and", "u.s.", "troops")),
    ("tell us", ("tell", "us")),
    ("TELL US NOW", ("tell", "us", "now")),
    ("U.K. and UK", ("uk", "and", "uk")),
    ("Russia’s pro-Moscow allies", ("russia", "pro", "moscow", "allies")),
    ("didn’t pay 1,200.50 on the 2nd", ("didn't", "pay", "1200.50", "on", "the", "2nd")),
    ("the leaders’ demands", ("the", "leaders", "demands")),
    ("— … !", ()),
]


@pytest.mark.parametrize(("text", "folded"), FOLDS)
def test_fold(text: str, folded: str) -> None:
    """Case, accents, marks and spaces do not matter."""
    assert fold(text) == folded


@pytest.mark.parametrize(("text", "tokens"), WORDS)
def test_words(text: str, tokens: tuple[str, ...]) -> None:
    """Words come out in one form, however they are printed."""
    assert words(text) == tokens


def test_content_words_leave_out_function_words() -> None:
    """What is left says what a text is about."""
    assert content_words("He had not yet sent the tanks to them") == ("sent", "tanks")
    assert {"the", "not", "of"} <= stop_words()


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded text is its own folded form, and holds no double spaces."""
    folded = fold(text)

    assert fold(folded) == folded
    assert folded == " ".join(folded.split())


@given(st.text())
def test_case_and_spaces_do_not_matter(text: str) -> None:
    """Spaces around and between words make no difference, nor does folding before."""
    assert fold("  " + text.replace(" ", "   ")) == fold(text)
    assert all(word == fold(word) for word in words(text))


PRINTED = st.text(st.sampled_from("aUSst'’.,-5é½ß中 \t\x1c\xa0_") | st.characters())


@given(PRINTED)
def test_no_word_reaches_over_a_blank(text: str) -> None:
    """Piece by piece the words are those that one pass over the whole text finds."""
    lower = text.casefold()

    whole = tuple(map(folding._token, folding._TOKEN.findall(fold(lower))))

    assert words(lower) == whole
    assert content_words(lower) == tuple(word for word in whole if word not in stop_words())
