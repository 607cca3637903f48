"""Words without their endings, so that "answers", "answered" and "answering" are one word."""

from __future__ import annotations

from functools import lru_cache

_DOUBLED = "bdfgkmnprtvz"


@lru_cache(maxsize=1 << 15)
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
    if len(word) > 3 and word[-1] == "s" and word[-2] not in "sui":
        word = word[:-1]
    for ending in ("ing", "ed"):
        if len(word) >= 3 + len(ending) and word.endswith(ending):
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == "e":
        word = word[:-1]
    if len(word) > 3 and word[-1] == word[-2] and word[-1] in _DOUBLED:
        word = word[:-1]
    return f"{word[:-1]}i" if word.endswith("y") else word
