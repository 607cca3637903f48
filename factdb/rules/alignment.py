"""Two printings of words, laid side by side: where they differ, and whether that can matter.

Spelling, contractions, brackets, ellipses and trimmed ends are how editors quote, not misquotes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Indel, Levenshtein

from factdb.text.fold import fold

_TOKEN = re.compile(r"\[[^\]]*\]|\.{3}|[a-z]+(?:'[a-z]+)?|\d+(?:[.,]\d+)*|[^\W\d_]+")
_GAP = "…"
_LONG_FORMS = {
    "can't": "can not", "cannot": "can not", "won't": "will not", "shan't": "shall not",
    "let's": "let us", "it's": "it is", "that's": "that is", "there's": "there is",
    "he's": "he is", "she's": "she is", "what's": "what is", "who's": "who is",
    "i'm": "i am", "gonna": "going to", "wanna": "want to", "ain't": "is not",
}  # fmt: skip
_ENDINGS = {"n't": " not", "'re": " are", "'ve": " have", "'ll": " will", "'d": " would"}
_SPELLING = (
    ("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ises", "izes"), ("ise", "ize"),
    ("yse", "yze"), ("our", "or"), ("ogue", "og"), ("tre", "ter"), ("ence", "ense"),
    ("lled", "led"), ("lling", "ling"), ("mme", "m"),
)  # fmt: skip
_NUMBERS = {
    word: str(value)
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
}
_SCALE = re.compile(r"(\d+(?:\.\d+)?)[ -](thousand|million|billion)\b")
_TIMES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the left that stand otherwise on the right; either side may be empty.

    ``edge`` is true before the first and after the last words that both hold.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    edge: bool


@dataclass(frozen=True, slots=True)
class Alignment:
    """Both printings as words, how many stand in both in order, and the changes."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    common: int
    changes: tuple[Change, ...]

    @property
    def share(self) -> float:
        """Give the share of the shorter printing's words that stand in both, in [0, 1]."""
        least = min(len(self.left), len(self.right))
        return self.common / least if least else 0.0


def align(a: str, b: str) -> Alignment:
    """Lay two printings side by side, word by word.

    Source: Bachmann, RapidFuzz 3.14, ``Indel.opcodes`` (longest common subsequence of words).

    >>> align("We will not pay for it.", "We will [not] pay … for that").changes
    (Change(left=('it',), right=('that',), edge=True),)
    """
    left, right = spoken(a), spoken(b)
    codes = Indel.opcodes(left, right)
    same = [code for code in codes if code.tag == "equal"]
    common = sum(code.src_end - code.src_start for code in same)
    found: list[Change] = []
    for code in _merged(codes):
        edge = not same or code[1] <= same[0].src_start or code[0] >= same[-1].src_end
        found.append(Change(left[code[0] : code[1]], right[code[2] : code[3]], edge))
    return Alignment(left, right, common, tuple(one for one in found if not _is_editing(one)))


def _merged(codes: object) -> list[tuple[int, int, int, int]]:
    """Join neighbouring deletions and insertions into one change."""
    spans: list[tuple[int, int, int, int]] = []
    for code in codes:  # type: ignore[attr-defined]
        if code.tag == "equal":
            continue
        here = (code.src_start, code.src_end, code.dest_start, code.dest_end)
        if spans and spans[-1][1] == here[0] and spans[-1][3] == here[2]:
            spans[-1] = (spans[-1][0], here[1], spans[-1][2], here[3])
        else:
            spans.append(here)
    return spans


def _is_editing(change: Change) -> bool:
    """Say whether a bracket or an ellipsis owns up to the change, or only a hyphen differs."""
    if "".join(change.left) == "".join(change.right):
        return True
    both = change.left + change.right
    return any(word == _GAP or word.startswith("[") for word in both)


def spoken(text: str) -> tuple[str, ...]:
    """Give the words as they sound: contractions long, spelling and numbers in one form.

    A bracket stays one token, "…" is an ellipsis.

    >>> spoken("They can’t realise 14 thousand… [sic]")
    ('they', 'can', 'not', 'realize', '14000', '…', '[sic]')
    """
    flat = _SCALE.sub(_scaled, fold(text).replace("[...]", "...").replace("(...)", "..."))
    return tuple(part for token in _TOKEN.findall(flat) for part in _long(token))


def _scaled(match: re.Match[str]) -> str:
    return f"{float(match[1]) * _TIMES[match[2]]:.0f}"


@lru_cache(maxsize=16_384)
def _long(token: str) -> tuple[str, ...]:
    if token.startswith("["):
        return (token,)
    if token == "...":
        return (_GAP,)
    if token[0].isdigit():
        return (token.replace(",", ""),)
    if token in _LONG_FORMS:
        return tuple(_LONG_FORMS[token].split())
    for ending, long in _ENDINGS.items():
        if token.endswith(ending):
            return (token.removesuffix(ending), long.strip())
    return (_NUMBERS.get(token) or _spelled(token),)


def _spelled(word: str) -> str:
    if len(word) > 4:
        for british, american in _SPELLING:
            if word.endswith(british):
                return word.removesuffix(british) + american
    plural = len(word) > 5 and word.endswith("s") and not word.endswith("ss")
    return f"{_spelled(word[:-1])}s" if plural else word


def near_in_spelling(a: str, b: str) -> bool:
    """Say whether two words are one in two spellings or endings ("programme", "program")."""
    if a[:4] == b[:4] and len(a) > 4 and len(b) > 4:
        return Levenshtein.distance(a, b) <= 3
    return Levenshtein.distance(a, b) <= 1 and min(len(a), len(b)) > 4
