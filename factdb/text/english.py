"""Whether a text is English, which is what is read."""

from __future__ import annotations

import re

from factdb.text.fold import stop_words

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENOUGH = 30
"""Words from which a share can be told."""

_LEAST = 0.18
"""Of the words of English prose nearly half are of a closed class; other languages share a few of
them ("in", "was", "so", "a"), one word in eight where somebody picks them."""


def not_english(text: str, language: str = "") -> str:
    """Say why a text is not English: what it says of itself, or its words; "" where it is.

    A short text without a language counts as English.

    >>> not_english("Guten Morgen", "de-AT"), not_english("Good morning", "en-GB")
    ('language de-AT', '')

    """
    if language:
        told = language.replace("_", "-").lower().partition("-")[0]
        return "" if told in ("en", "eng", "english") else f"language {language}"
    words = _WORD.findall(text.lower())
    known = sum(word in stop_words() for word in words)
    if len(words) >= _ENOUGH and known < _LEAST * len(words):
        return "its words are not English"
    return ""
