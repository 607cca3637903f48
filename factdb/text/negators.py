"""Words of "not": one list, ``words/negators.tsv``, for whatever reads polarity off words.

What a parse knows of "not" stands in frames; here only the words are read.
"""

from __future__ import annotations

import re
from functools import cache

from factdb.text.words import table

_ENDING = "n't"
_DENY_NOTHING = re.compile(
    r"\bno(?:t)? (?:only|just|doubt|longer|matter|yet|least|wonder|(?:more|less|fewer) than)\b"
    r"|\b(?:why not|whether or not|or not)\b|\bif (?:\w+ ){0,4}(?:not|n[’']t)\b",
    re.IGNORECASE,
)
"""Words of "not" that deny nothing."""

_CLAUSE = re.compile(r"[,;:.!?]|\b(?:and|(?<!anything )(?<!nothing )but|or)\b")
_NEITHER_NOR = re.compile(r"\bneither\b.*\bnor\b", re.IGNORECASE)


@cache
def negators() -> frozenset[str]:
    """Give the closed-class negators, single words.

    Source: ``words/negators.tsv``.
    """
    return frozenset(word for word, kind in table("negators") if kind == "not")


def says_not(text: str) -> bool:
    """Say whether a clause turns something round, and not twice.

    >>> says_not("He has not signed"), says_not("They are anything but safe")
    (True, True)
    >>> says_not("It is not true that he never came"), says_not("Not only the mill burned")
    (False, False)
    """
    clauses = _CLAUSE.split(_DENY_NOTHING.sub("", text))
    return any(_count(_pattern("not", "phrase"), clause) % 2 for clause in clauses)


def turnings(text: str) -> int:
    """Count the words that turn round what comes behind them, "denied" and "failed" among them.

    "Neither … nor" counts once.

    >>> turnings("denied that it is not"), turnings("neither safe nor"), turnings("it is far from")
    (2, 1, 1)
    """
    return _count(_pattern("not", "phrase", "turns"), text)


def _count(pattern: re.Pattern[str], text: str) -> int:
    return len(pattern.findall(text)) - bool(_NEITHER_NOR.search(text))


@cache
def _pattern(*kinds: str) -> re.Pattern[str]:
    told = [word for word, kind in table("negators") if kind in kinds and word != _ENDING]
    return re.compile(rf"\b(?:{'|'.join(told)})\b|n[’']t\b", re.IGNORECASE)
