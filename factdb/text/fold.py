"""The form in which words are compared: case, accents, and the style of marks do not matter."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import chain

from factdb.text.memo import Memo
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


def _tokens_of(letter: str, flags: re.RegexFlag) -> re.Pattern[str]:
    """Say what a word is; what most words are is tried first."""
    rest = rf"(?:'(?!s\b){letter}+)*(?:'s\b)?"
    return re.compile(
        rf"{letter}{{2,}}{rest}"
        rf"|(?:{letter}\.){{2,}}|(?:{letter}\.)+{letter}(?!\w)"  # U.S., U.S
        r"|\d+(?:[.,]\d+)*(?:(?:st|nd|rd|th)\b)?"
        rf"|{letter}{rest}",
        flags,
    )


_TOKEN = _tokens_of(r"[^\W\d_]", re.UNICODE)
_PLAIN = _tokens_of("[a-z]", re.ASCII)
"""The same for folded text of ASCII, which is nearly all there is, half as fast again."""
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
    return tuple(chain.from_iterable(map(_WORDS_IN.__getitem__, _pieces(text))))


_kept_words = lru_cache(maxsize=_KEPT)(_words)


def content_words(text: str) -> tuple[str, ...]:
    """Give the words that carry content: `words` without those of ``words/stopwords.tsv``.

    Negators are left out with the rest: that a statement is negated is the frame's to say.
    """
    return _kept_content(text) if len(text) <= _LONGEST else _content(text)


def _content(text: str) -> tuple[str, ...]:
    return tuple(chain.from_iterable(map(_CONTENT_IN.__getitem__, _pieces(text))))


_kept_content = lru_cache(maxsize=_KEPT)(_content)


@cache
def stop_words() -> frozenset[str]:
    """Give the function words of ``words/stopwords.tsv``, folded."""
    return frozenset(word for row in table("stopwords") for word in row[0].split())


def _pieces(text: str) -> list[str]:
    """Give what stands between the blanks of the folded text: no word reaches beyond."""
    named = _AMERICA.sub("U.S.", text) if "US" in text and not text.isupper() else text
    return fold(named).split()


def _words_in(piece: str) -> tuple[str, ...]:
    """Give the words of a piece: none of a dash, two of "pro-moscow"."""
    if piece.isalpha() and piece.isascii():
        return (piece,)
    return tuple(map(_token, (_PLAIN if piece.isascii() else _TOKEN).findall(piece)))


def _token(told: str) -> str:
    """Give a word as words are compared, from what stands in a folded text."""
    if told[0].isdigit():
        return told.replace(",", "")
    if "." in told:
        letters = told.replace(".", "")
        return "u.s." if letters in ("us", "usa") else letters
    return told.removesuffix("'s")


def _content_in(piece: str) -> tuple[str, ...]:
    if piece.isalpha() and piece.isascii():
        return () if piece in stop_words() else (piece,)
    return tuple(word for word in _WORDS_IN[piece] if word not in stop_words())


_WORDS_IN, _CONTENT_IN = Memo(_words_in), Memo(_content_in)
