"""Two accounts of who did one thing: "rebels fired the shell", "the army's own shell hit it"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factdb.rules.claims import denies, mood
from factdb.rules.nearby import base
from factdb.rules.replies.answer import Reply, both_count
from factdb.rules.replies.ties import LONGEST, TELLING, names_part, telling
from factdb.rules.terms import SAID_OF, alike, meets
from factdb.rules.times import overlap
from factdb.text.places import country
from factdb.types import Frame, Statement

_ONCE = frozenset(
    ["abduct", "assassinate", "begin", "bomb", "break", "build", "burn", "cause", "compose",
     "create", "design", "destroy", "discover", "fire", "forge", "found", "hack", "hit", "invent",
     "invite", "kill", "launch", "leak", "murder", "order", "paint", "plant", "poison", "shell",
     "shoot", "sink", "spark", "stab", "stage", "start", "steal", "strike", "write"]
)  # fmt: skip
"""Deeds that one does to a thing and nobody else after him."""

_ANYBODY = frozenset(
    ["assailant", "attacker", "boy", "culprit", "gang", "girl", "gunman", "man", "men",
     "people", "person", "somebody", "someone", "stranger", "suspect", "teenager", "unknown",
     "woman", "women", "youth"]
)  # fmt: skip
"""Doers told only as somebody, who may be the one that the other side names."""

_TOOLS = frozenset(
    ["arrow", "artillery", "blast", "bomb", "bullet", "bus", "car", "drone", "explosion", "knife",
     "lorry", "mine", "missile", "plane", "rocket", "shell", "ship", "shot", "shrapnel", "tank",
     "train", "tram", "truck", "van", "weapon"]
)  # fmt: skip
"""What a deed is done with: a bullet kills, and so does whoever fires it."""

_MANY = re.compile(
    r"\b(?:also|too|both|together|jointly|each|another|other|again|as well|with the help of|"
    r"co-\w+|among|one of)\b",
    re.IGNORECASE,
)


def other_doer(said: Statement, answer: Statement) -> Reply | None:
    """Find one deed done to one thing by two doers that have no word in common."""
    if both_count(said, answer) or any(_MANY.search(one.text) for one in (said, answer)):
        return None
    if max(len(one.text.split()) for one in (said, answer)) > LONGEST:
        return None
    for one in _deeds(said):
        for other in _deeds(answer):
            if _circumstances_part(said, one, answer, other):
                continue
            if alike(one.predicate, other.predicate) and _one_thing(one, other):
                return Reply(said, answer, "each names another who did it", 0.6)
    return None


def _deeds(statement: Statement) -> Iterator[Frame]:
    """Give deeds of fact that are done once, with who did it and to what."""
    for frame in statement.frames:
        doer = {word for word in frame.subject if word[:1] != "#"}
        if frame.predicate not in _ONCE or not frame.object or not _is_one_party(doer):
            continue
        if mood(frame) == "fact" and frame.phase == "done" and not denies(statement, frame):
            yield frame


def _is_one_party(doer: set[str]) -> bool:
    """Say whether words tell which party did it: no pronoun, nobody in particular, no mere tool."""
    return bool(doer - _TOOLS) and not doer & (SAID_OF | _ANYBODY)


def _circumstances_part(said: Statement, one: Frame, answer: Statement, other: Frame) -> bool:
    """Say whether it was done on two days, or at two places that are named beside the doers."""
    if one.when and other.when and not overlap(one.when, other.when):
        return True
    return names_part(_without_doer(said, one), _without_doer(answer, other))


def _without_doer(statement: Statement, frame: Frame) -> str:
    """Give the text without the words of who did it."""
    return " ".join(
        word
        for word in statement.text.split()
        if not {base(word.strip(",.").casefold()), f"@{country(word.strip(',.'))}"}
        & {*frame.subject}
    )


def _one_thing(one: Frame, other: Frame) -> bool:
    """Say whether the objects meet in a telling word and the doers in none."""
    if bool(_TOOLS & {*one.subject}) != bool(_TOOLS & {*other.subject}):
        return False
    ours, theirs = ({*frame.subject} - _TOOLS for frame in (one, other))
    if any(meets(a, b) for a in ours for b in theirs):
        return False
    return bool(telling(one.object, other.object, TELLING))
