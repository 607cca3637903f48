"""The keys under which two statements may meet: a function of one statement only."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from factdb.text.fold import content_words
from factdb.text.memo import Memo
from factdb.text.rarity import rarity
from factdb.text.stem import stem
from factdb.types import Form, Stance, Statement

MAX_KEYS = 40
"""At most so many keys per statement: the bound on the look-up, whatever the text."""

MIN_SHARED = 2
"""Two statements meet when they share so many keys: one word, or one speaker, is no matter."""

_CLAIMS = frozenset({Stance.DENY, Stance.REJECT})


def keys(statement: Statement) -> frozenset[str]:
    """Give the keys under which a statement may meet another: at most `MAX_KEYS`.

    A key is the stem of a content word: of the statement as printed, of its frames (where "Moscow"
    is "@RU"), and the last of its speaker's name, which a denial of "The Ledger's report" has in
    common with what The Ledger said. Of too many words the rarest count.
    """
    found = set(map(_KEYS.__getitem__, _words(statement)))
    found.discard("")
    if len(found) <= MAX_KEYS:
        return frozenset(found)
    return frozenset(sorted(found, key=lambda word: (-rarity(word), word))[:MAX_KEYS])


def _key(word: str) -> str:
    """Give the key that a word makes; "" for one that tells nothing."""
    return stem(word) if rarity(word) > 0 else ""


_KEYS = Memo(_key)


def _words(statement: Statement) -> Iterable[str]:
    frames = (frame.words for frame in statement.frames)
    found = chain(content_words(statement.text), *frames, _called(_name(statement)))
    # What is denied is often named beside the words: "the report of The Ledger is false".
    if statement.stance in _CLAIMS and statement.sentence is not None:
        return chain(found, content_words(statement.sentence.text))
    return found


@lru_cache(maxsize=1 << 13)
def _called(name: str) -> tuple[str, ...]:
    return content_words(name)[-1:]


def _name(statement: Statement) -> str:
    """Give the name by which the report calls the speaker; "" for a role or a pronoun."""
    mention = statement.mention
    if mention is None:
        return statement.speaker.name if statement.speaker else ""
    return (mention.name or mention.text) if mention.form is Form.NAME else ""
