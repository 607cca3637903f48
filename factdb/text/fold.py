"""The form in which words are compared: case, accents, and the style of marks do not matter."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from factdb.text.words import table

_SINGLE = "‘’‚‛′‵´`ʼʹ＇"
_DOUBLE = "“”„‟″‶«»＂〝〞〟"
_DASHES = "‐‑‒–—―−⁃﹘﹣－"
_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
_INVISIBLE = dict.fromkeys(
    [0xAD, 0x2060, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
_MARKS = {
    **dict.fromkeys(map(ord, _SINGLE), "'"),
    **dict.fromkeys(map(ord, _DOUBLE), '"'),
    **dict.fromkeys(map(ord, _DASHES), "-"),
    ord("⁄"): "/",
    **_INVISIBLE,
}
_FLAT = {
    **dict.fromkeys(range(0x300, 0x370)),
    **{ord(letter): plain for letter, plain in _LETTERS.items()},
    **_MARKS,
}
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|(?:[^\W\d_]\.)+[^\W\d_](?!\w)"  # U.S., U.S
    r"|\d+(?:[.,]\d+)*(?:(?:st|nd|rd|th)\b)?"
    r"|[^\W\d_]+(?:'(?!s\b)[^\W\d_]+)*(?:'s\b)?"
)
_AMERICA = re.compile(r"\bUS(?:A)?\b")

_KEPT = 8192
_LONGEST = 2000
"""So many texts of so many characters are kept folded: a statement meets fifty others in turn."""


def fold(text: str) -> str:
    """Give the text with plain marks and dashes, no case, no accents, spaces collapsed.

    ``fold(fold(text)) == fold(text)``. Compatibility forms (NFKC) are resolved: "½" is "1/2" and
    "…" three dots; zero-width characters vanish. Never an offset into the result: lengths change.

    >>> fold("“Sí”,  said  Łukasz—twice")
    '"si", said lukasz-twice'
    """
    return _kept_fold(text) if len(text) <= _LONGEST else _fold(text)


def _fold(text: str) -> str:
    if text.isascii():
        return " ".join(text.lower().replace("`", "'").split())
    plain = unicodedata.normalize("NFKD", text.translate(_MARKS)).casefold()
    flat = unicodedata.normalize("NFKD", plain).translate(_FLAT).casefold()
    return " ".join(unicodedata.normalize("NFKC", flat).split())


_kept_fold = lru_cache(maxsize=_KEPT)(_fold)


def words(text: str) -> tuple[str, ...]:
    """Give the words as folded tokens, in order.

    Hyphens part words; "'s" is left off; thousands lose their comma; dots of initials go ("UK" is
    "U.K."), but for "u.s.", which stays apart from the pronoun: "US" in capitals gives it too,
    unless the whole text is in capitals.

    >>> words("The U.S. didn't move Russia’s 100,000 pro-Moscow troops")
    ('the', 'u.s.', "didn't", 'move', 'russia', '100000', 'pro', 'moscow', 'troops')
    """
    return _kept_words(text) if len(text) <= _LONGEST else _words(text)


def _words(text: str) -> tuple[str, ...]:
    named = text if "US" not in text or text.isupper() else _AMERICA.sub("U.S.", text)
    found: list[str] = []
    for part in fold(named).split(" "):
        # No token has a blank in it; most parts are one, and need not be taken apart.
        if part.isalpha():
            found.append(part)
        else:
            found += map(_token, _TOKEN.findall(part))
    return tuple(found)


_kept_words = lru_cache(maxsize=_KEPT)(_words)


def content_words(text: str) -> tuple[str, ...]:
    """Give the words that carry content: `words` without those of ``words/stopwords.tsv``.

    Negators are left out with the rest: that a statement is negated is the frame's to say.
    """
    return _kept_content(text) if len(text) <= _LONGEST else _content(text)


def _content(text: str) -> tuple[str, ...]:
    left_out = stop_words()
    return tuple(word for word in words(text) if word not in left_out)


_kept_content = lru_cache(maxsize=_KEPT)(_content)


@cache
def stop_words() -> frozenset[str]:
    """Give the function words of ``words/stopwords.tsv``, folded."""
    return frozenset(word for row in table("stopwords") for word in row[0].split())


def _token(printed: str) -> str:
    """Give a token as words are compared."""
    if printed[0].isdigit():
        return printed.replace(",", "")
    if "." in printed:
        letters = printed.replace(".", "")
        return "u.s." if letters in ("us", "usa") else letters
    return printed.removesuffix("'s")
