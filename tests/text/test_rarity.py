"""What a word tells, and which words of a text tell the most."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.text.rarity import rarity, telling, weight

TELLING = [
    ("The minister said zebras will vote", 2, ("zebras", "vote")),
    ("zebra zebra zebra", 5, ("zebra",)),
    ("to be or not to be", 9, ("be", "not", "or", "to")),
    ("", 3, ()),
    ("…", 3, ()),
]


@pytest.mark.parametrize(("text", "most", "words"), TELLING)
def test_telling(text: str, most: int, words: tuple[str, ...]) -> None:
    """The rarest first, each once; function words where there is nothing else."""
    assert telling(text, most) == words


def test_a_rare_word_tells_more() -> None:
    """And the weights of words add up."""
    assert rarity("missile") > rarity("minister") > 0
    assert weight(["missile", "minister"]) == rarity("missile") + rarity("minister")


FORMS = [
    ("missiles", "missile"), ("countries", "country"), ("denied", "deny"), ("planned", "plan"),
    ("said", "say"), ("went", "go"), ("men", "man"), ("died", "die"), ("met", "meet"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "lemma"), FORMS)
def test_a_form_tells_as_much_as_its_word(form: str, lemma: str) -> None:
    """Endings, doubled letters and irregular forms do not make a word rare."""
    assert rarity(form) == rarity(lemma) < 10


@given(st.text(max_size=80), st.integers(1, 5))
def test_contract(text: str, most: int) -> None:
    """Never more words than asked for, never one twice, in an order of their own."""
    told = telling(text, most)

    assert len(told) == len(set(told)) <= most
    assert list(told) == sorted(told, key=lambda word: (-rarity(word), word))
