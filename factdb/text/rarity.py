"""How much a word tells: what two statements share weighs by how seldom news prints it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from math import log2

from factdb.text.fold import content_words, stop_words, words
from factdb.text.words import table

UNSEEN = 1.0
"""A word outside the table stands in fewer than so many of 1,000 passages of forty words."""

_ENDINGS = (
    ("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""),
    ("ing", "e"),
)  # fmt: skip
_LAST = tuple({ending[-1] for ending, _ in _ENDINGS})
_DOUBLED = re.compile(r"(?P<stem>\w*[aeiou](?P<last>[bdgklmnprt]))(?P=last)(?:ed|ing)")
_PLACE = 3.5
"""Bits of a country code: every place of a country comes as the same word."""


@lru_cache(maxsize=1 << 15)
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
    if _is_empty(word):
        return 0.0
    seen = max(_frequencies().get(form, UNSEEN) for form in forms(word))
    return -log2(min(seen, 1000.0) / 1000)


def _is_empty(word: str) -> bool:
    """Say whether a word carries no content; a plain one need not be taken apart for that."""
    plain = word.isascii() and word.isalpha() and word.islower()
    return word in stop_words() if plain else not content_words(word)


def weight(told: Iterable[str]) -> float:
    """Give the bits of all words together."""
    return sum(rarity(word) for word in told)


def telling(text: str, most: int) -> tuple[str, ...]:
    """Give the words of a text that tell the most, the rarest first, each once.

    A text of function words only gives those.

    >>> telling("The mayor said that the zebra had been seen.", 2)
    ('zebra', 'mayor')
    """
    told = set(content_words(text)) or set(words(text))
    return tuple(sorted(told, key=lambda word: (-rarity(word), word))[:most])


def forms(word: str) -> Iterator[str]:
    """Give a word and what it may be a form of: the table holds lemmas."""
    yield word
    if word in irregular():
        yield irregular()[word]
    if not word.endswith(_LAST):
        return
    for ending, other in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield word.removesuffix(ending) + other
    if doubled := _DOUBLED.fullmatch(word):
        yield doubled["stem"]


@cache
def irregular() -> dict[str, str]:
    """Give the lemma of each irregular form of a verb, a noun or an adjective: "sent", "send"."""
    return {row[0]: row[1] for row in table("irregular")}


@cache
def _frequencies() -> dict[str, float]:
    return {row[0]: float(row[1]) for row in table("frequencies")}
