"""Answers that put something else in the place of what was said: "the bolts, not the load"."""

from __future__ import annotations

import re

from factdb.rules.nearby import base
from factdb.rules.phrases import quoted
from factdb.rules.replies.answer import Reply
from factdb.rules.replies.ties import TELLING
from factdb.rules.terms import meets
from factdb.text.fold import content_words, words
from factdb.text.negators import says_not
from factdb.text.rarity import forms, rarity
from factdb.types import Statement

_SPAN = r"[^,;.!?]{2,60}?"
_MENDED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:not|n[’']t)(?: (?:about|in|on|at|from|by|for|the|a|an))* "
        rf"(?!only|just|merely|simply)(?P<wrong>{_SPAN}),? but (?!also)(?P<right>{_SPAN})"
        r"(?=[,;.!?]|$)",
        rf"(?P<right>{_SPAN}),? (?:rather than|and not|instead of) (?P<wrong>{_SPAN})(?=[,;.!?]|$)",
    )
)
_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred)\b",
    re.IGNORECASE,
)


def corrected(said: Statement, answer: Statement) -> Reply | None:
    """Find what the answer puts right: "the bolts rather than the load"; numbers are `number`'s."""
    for pattern in _MENDED:
        found = pattern.search(answer.text)
        if found and not says_not(said.text) and _stands_in(found["wrong"], said):
            right, wrong = quoted(found["right"]), quoted(found["wrong"])
            how = f"the answer puts {right} in the place of {wrong}"
            return Reply(said, answer, how, 0.65, outright=True)
    return None


def _stands_in(wrong: str, said: Statement) -> bool:
    """Say whether what is put right, no number, stands in the claim in all its telling words."""
    there = _known(said.text)
    told = [word for word in content_words(wrong) if rarity(base(word)) >= TELLING]
    if not told or any(_NUMBER.fullmatch(word) for word in words(wrong)):
        return False
    return all(any(meets(a, b) for a in _known(word) for b in there) for word in told)


def _known(text: str) -> set[str]:
    """Give the words of a text with what they may be forms of."""
    return {form for word in words(text) for form in (word, base(word), *forms(word))}
