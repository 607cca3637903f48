"""Two accounts of who did one thing: "rebels fired the shell", "the army's own shell hit it"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factdb.rules.claims import denies, mood
from factdb.rules.replies.answer import Reply, both_count
from factdb.rules.replies.ties import LONGEST
from factdb.rules.terms import SAID_OF, alike, meets
from factdb.text.rarity import rarity
from factdb.types import Frame, Statement

_ONCE = frozenset(
    ["assassinate", "begin", "bomb", "break", "build", "burn", "cause", "compose", "create",
     "design", "destroy", "discover", "fire", "forge", "found", "hack", "hit", "invent", "invite",
     "kill", "launch", "leak", "murder", "order", "paint", "plant", "poison", "shell", "shoot",
     "sign", "sink", "spark", "stab", "stage", "start", "steal", "strike", "write"]
)  # fmt: skip
"""Deeds that one does to a thing and nobody else after him."""

_MANY = re.compile(
    r"\b(?:also|too|both|together|jointly|each|another|other|again|as well|with the help of|"
    r"co-\w+|among|one of)\b",
    re.IGNORECASE,
)
_TELLING = 4.0


def other_doer(said: Statement, answer: Statement) -> Reply | None:
    """Find one deed done to one thing by two doers that have no word in common."""
    if both_count(said, answer) or any(_MANY.search(one.text) for one in (said, answer)):
        return None
    if max(len(one.text.split()) for one in (said, answer)) > LONGEST:
        return None
    for one in _deeds(said):
        for other in _deeds(answer):
            if alike(one.predicate, other.predicate) and _one_thing(one, other):
                return Reply(said, answer, "each names another who did it", 0.6)
    return None


def _deeds(statement: Statement) -> Iterator[Frame]:
    """Give deeds of fact that are done once, with who did it and to what."""
    for frame in statement.frames:
        doer = {word for word in frame.subject if word[:1] != "#"}
        if frame.predicate not in _ONCE or not doer or doer & SAID_OF or not frame.object:
            continue
        if mood(frame) == "fact" and frame.phase == "done" and not denies(statement, frame):
            yield frame


def _one_thing(one: Frame, other: Frame) -> bool:
    """Say whether the objects meet in a telling word and the doers in none."""
    if any(meets(a, b) for a in one.subject for b in other.subject):
        return False
    return any(rarity(a) >= _TELLING and meets(a, b) for a in one.object for b in other.object)
