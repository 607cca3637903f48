"""Words without their endings, so that "answers", "answered" and "answering" are one word."""

from __future__ import annotations

import re
from functools import lru_cache

_PLURAL = re.compile(r"(?<=\w{3})(?<![sui])s$")
_OF_A_VERB = re.compile(r"(?<=\w{3})(?:ing|ed)$")
_SILENT = re.compile(r"(?<=\w{3})e$")
_DOUBLED = re.compile(r"(?<=\w\w)([bdfgkmnprtvz])\1$")


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Take the endings off a folded word, as long as three letters stay.

    Crude on purpose: it decides only who meets, and a stem that two words share costs little.
    What is no plain word (a number, a country code, initials) stays as it is.

    Source: Harman 1991, "How effective is suffixing?", its S-stemmer, and the endings of verbs.

    >>> {stem(word) for word in ("deny", "denies", "denied", "denying")}
    {'deni'}
    >>> {stem(word) for word in ("stop", "stops", "stopped", "stopping")}
    {'stop'}

    """
    if not word.isalpha():
        return word
    for ending in (_PLURAL, _OF_A_VERB, _SILENT):
        word = ending.sub("", word)
    word = _DOUBLED.sub(r"\1", word)
    return f"{word[:-1]}i" if word.endswith("y") else word
