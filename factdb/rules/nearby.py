"""What two statements handed in share with their sentences around them.

A side that somebody hands in may be a piece ("for $4.7 billion"); what it is about stands in the
sentence around it. Only pairs handed in are read so: at large, a sentence is about much else.
"""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache

from factdb.rules.gate import handed_in, one_report
from factdb.rules.terms import alike
from factdb.text.fold import content_words
from factdb.text.rarity import irregular, rarity
from factdb.types import Match, Statement

SOON = timedelta(days=7)
"""So far apart two reports may be of one state of affairs, where somebody puts them together."""

_MOST = 120
"""Words of one side that are looked at: a bound for long sentences."""


def is_near(match: Match, days: timedelta = SOON) -> bool:
    """Say whether a pair handed in is of one report, or of two within so many days."""
    if not handed_in(match):
        return False
    return one_report(match) or match.right.day - match.left.day <= days


def told_around(statement: Statement) -> str:
    """Give the words of the sentence that a statement stands in, its own where none is known."""
    return statement.sentence.text if statement.sentence else statement.text


def around(statement: Statement) -> tuple[str, ...]:
    """Give the content words of a statement with its sentence, each once, plural and past as base.

    Its frames' words too, which a model has brought to their base.
    """
    said = bases(f"{told_around(statement)} {statement.text}")
    said |= {word for frame in statement.frames for word in frame.words if word[:1] not in "@#"}
    return tuple(sorted(said))[:_MOST]


def shared_around(match: Match) -> frozenset[str]:
    """Give the words of the left, with its sentence, that meet one of the right's in sense."""
    return _shared(around(match.left), around(match.right))


@lru_cache(maxsize=64)
def _shared(left: tuple[str, ...], right: tuple[str, ...]) -> frozenset[str]:
    there = frozenset(right)
    return frozenset(
        word for word in left
        if rarity(word) > 0 and (word in there or any(alike(word, one) for one in right))
    )  # fmt: skip


def bases(text: str) -> set[str]:
    """Give the content words of a text, each as `base` has it."""
    return {base(word) for word in content_words(text)}


_ENDINGS = (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("s", ""))


@lru_cache(maxsize=16_384)
def base(word: str) -> str:
    """Give a word without a common ending, roughly: "ports" and "port" meet, "sent" and "send".

    >>> base("ports"), base("parties"), base("press"), base("sent")
    ('port', 'party', 'press', 'send')
    """
    if word in irregular():
        return irregular()[word]
    for ending, other in _ENDINGS:
        if word.endswith(ending) and not word.endswith("ss") and len(word) > len(ending) + 3:
            return word.removesuffix(ending) + other
    return word
