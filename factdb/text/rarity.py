"""How much a word tells: what two statements share weighs by how seldom news prints it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from math import log2

from factdb.text.fold import content_words
from factdb.text.words import table

UNSEEN = 1.0
"""A word outside the table stands in fewer than so many of 1,000 passages of forty words."""

_ENDINGS = (
    ("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""),
    ("ing", "e"),
)  # fmt: skip
_PLACE = 3.5
"""Bits of a country code: every place of a country comes as the same word."""


@cache
def rarity(word: str) -> float:
    """Give the surprise of meeting a word in a passage of news, in bits, between 0 and 10.

    Args:
        word: a folded lemma, or a country code such as "@RU".

    Source: ``words/frequencies.tsv``; -log2 of the share of passages that hold the word.

    >>> rarity("say") < rarity("missile") < rarity("zebra")
    True

    """
    if word.startswith("@"):
        return _PLACE if len(word) == 3 else 0.0
    if not content_words(word):
        return 0.0
    seen = max(_frequencies().get(form, UNSEEN) for form in _forms(word))
    return -log2(min(seen, 1000.0) / 1000)


def weight(words: Iterable[str]) -> float:
    """Give the bits of all words together."""
    return sum(rarity(word) for word in words)


def _forms(word: str) -> Iterator[str]:
    """Give a word and what it may be an ending of: the table holds lemmas."""
    yield word
    for ending, other in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield word.removesuffix(ending) + other


@cache
def _frequencies() -> dict[str, float]:
    return {row[0]: float(row[1]) for row in table("frequencies")}
