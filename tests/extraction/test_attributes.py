"""Remembered rules say of every token what the model's own ruler says."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from factdb.config import DEFAULT_MODEL
from factdb.extraction import attributes
from factdb.extraction.parse import load

FIXTURES = Path(__file__).parents[2] / "fixtures" / "reports"
PLAIN = spacy.load(DEFAULT_MODEL, exclude=["senter"])
LONGER = (
    "Let's go. Y'all gonna love it. I ain't goin'. There is nothin' he doesn't know. C'mon, 'nuff"
    " said.\n\n You gotta see, he got 'em. There's no doubt. He gets \t it. What I do is mine."
)
"""What the patterns of several tokens are about, and spaces."""


def _told(doc: Doc) -> list[tuple[str, ...]]:
    return [(one.tag_, one.pos_, one.lemma_, one.dep_, str(one.morph)) for one in doc]


@pytest.mark.parametrize("text", [LONGER, LONGER.upper(), "", " \n", "ʼn İstanbul’s gotta"])
def test_as_the_ruler(text: str) -> None:
    """Also where patterns of several tokens overlap those of one."""
    assert attributes.NAME in load(DEFAULT_MODEL).pipe_names

    assert _told(load(DEFAULT_MODEL)(text)) == _told(PLAIN(text))


def test_in_reports() -> None:
    """Whole reports come out the same, the second time too."""
    texts = [one.read_text("utf-8") for one in sorted(FIXTURES.rglob("*.txt"))]

    for text in (*texts, *texts[:3]):
        assert _told(load(DEFAULT_MODEL)(text)) == _told(PLAIN(text))


@given(st.lists(st.sampled_from([*LONGER.split(), "that", "Putin", "“", "is", "\n"]), max_size=30))
@settings(max_examples=30)
def test_in_any_words(words: list[str]) -> None:
    """However words stand together."""
    text = " ".join(words)

    assert _told(load(DEFAULT_MODEL)(text)) == _told(PLAIN(text))


def test_much_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many words were met, so many are remembered; the answers stay the same."""
    monkeypatch.setattr(attributes, "MOST", 3)
    nlp = load(DEFAULT_MODEL)
    remembered = nlp.get_pipe(attributes.NAME)

    for text in ("One came.", "Two of them said so.", LONGER):
        assert _told(nlp(text)) == _told(PLAIN(text))

    assert isinstance(remembered, attributes.RememberedAttributes)
    nlp("She left.")
    assert len(remembered.rules) < 10


def test_a_model_with_other_rules_stays_as_it_is() -> None:
    """A rule that asks for more than we look at is left to the ruler."""
    nlp = Language()
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"SHAPE": "dd"}]], {"POS": "NUM"})  # type: ignore[attr-defined]

    attributes.remember(nlp)

    assert nlp.pipe_names == ["attribute_ruler"]
