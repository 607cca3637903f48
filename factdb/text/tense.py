"""Whether the words around a date look ahead or back."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PAST = re.compile(r"says|was|were|had|did|came|went|took|gave|saw|ran|wrote|spoke|began|fell|rose")
_PARTICIPLE = re.compile(
    r"said|told|met|left|held|made|won|lost|found|sent|hit|struck"
    r"|(?!.*eed$|hundred|sacred|naked|wicked).{2,}ed"
)
_FUTURE = re.compile(
    r"will|shall|would|won't|.+'ll|due|scheduled|expected|planned|plans|set|upcoming|must|should"
)
_BETWEEN = frozenset({"not", "also", "already", "earlier", "previously", "later", "now"})
"""Words between "be" or "had" and a participle: they say neither."""
_WORD = re.compile(r"[\w'’]+")
_SENTENCE_END = re.compile(r"[.!?;]\s|\n")
_REACH = 160
"""How far (characters) a verb may stand from a date and still say whether it lies ahead."""


def looks_ahead(text: str, start: int, end: int) -> bool | None:
    """Say whether the nearest telling verb before a span, else after it, is of the future.

    Only words of the same sentence count. None where no verb tells.

    >>> looks_ahead("He said the talks will be held on Monday.", 34, 40)
    True
    """
    before = _SENTENCE_END.split(text[max(0, start - _REACH) : start])[-1]
    after = _SENTENCE_END.split(text[end : end + _REACH])[0]
    ahead = _sign(reversed(_uncapitalised(_WORD.findall(before))))
    return _sign(iter(_WORD.findall(after))) if ahead is None else ahead


def _uncapitalised(words: list[str]) -> list[str]:
    """Take the capital off the first word: "Asked on Monday whether …" asks of the past."""
    return [word.lower() if at == 0 else word for at, word in enumerate(words)]


def _sign(words: Iterable[str]) -> bool | None:
    """Read verbs from the nearest on; a participle is past unless "be" stands before it."""
    participle = False
    for word in words:
        plain = word.casefold().replace("’", "'")
        if participle and plain in _BETWEEN:
            continue
        if participle and plain != "be":
            return False
        if _FUTURE.fullmatch(plain):
            return True
        if _PAST.fullmatch(plain):
            return False
        participle = word.islower() and _PARTICIPLE.fullmatch(plain) is not None
    return False if participle else None
