"""Two sides, each of which says that the other began: "we answered their fire"."""

from __future__ import annotations

import re

from factdb.rules.gate import follows_closely, is_soon
from factdb.rules.speakers import known_apart, speaker_words
from factdb.rules.terms import SAID_OF
from factdb.types import Frame, Match, Statement

_ANSWERING = frozenset({"respond", "retaliate", "react", "repel", "defend"})
_FORCE = frozenset(
    ["attack", "aggression", "strike", "fire", "shell", "shelling", "provocation", "offensive",
     "violation", "violate", "invade", "assault", "raid", "incursion", "bombardment", "breach"]
)  # fmt: skip
_FIRST = re.compile(
    r"\b(?:fired?|shot|struck|attack\w*|hit|threw) (?:\w+ ){0,2}first\b", re.IGNORECASE
)
_IN_ANSWER = re.compile(
    r"\b(?:only (?:after|when|once|because)|in (?:response|reply|return|self-defen[cs]e))\b"
    r"|\breturn(?:ed|ing)? fire\b",
    re.IGNORECASE,
)
_BEGINNING = frozenset({"begin", "provoke", "initiate", "instigate", "breach", "violate"})
BLAMING = _ANSWERING | _BEGINNING
"""Deeds by which one side may say that the other began."""


def blame(match: Match) -> str:
    """Say in words how both sides differ over who began; "" where they do not.

    Each answers the other's attack, or has the other begin, provoke or breach; or one deed was
    first done by one and first done by another. Both sides are known, and stand in one report or
    within ten days.
    """
    left, right = match.left, match.right
    if not known_apart(match) or not (follows_closely(match) or is_soon(match)):
        return ""
    if _blames(left, right) and _blames(right, left):
        return "each says that the other began"
    if _two_firsts(match):
        return "each names another who was first"
    return _AFTER if _only_after(match) else ""


_AFTER = "one says who was first, the other that it was only in answer"


def _only_after(match: Match) -> bool:
    """Say whether one side has somebody act first, the other the same deed only in answer."""
    left, right = match.left, match.right
    if not follows_closely(match):
        return False
    for first, answer in ((left, right), (right, left)):
        if _FIRST.search(first.text) and _IN_ANSWER.search(answer.text):
            deeds = ({frame.predicate for frame in one.frames} for one in (first, answer))
            return bool(frozenset.intersection(*map(frozenset, deeds)))
    return False


def _two_firsts(match: Match) -> bool:
    left, right = match.left, match.right
    if not follows_closely(match) or not (_FIRST.search(left.text) and _FIRST.search(right.text)):
        return False
    return any(
        _other_doer(one, other) and {*one.words} & {*other.words}
        for one in left.frames
        for other in right.frames
    )


def _other_doer(one: Frame, other: Frame) -> bool:
    """Say whether two propositions of fact name two doers with nothing in common."""
    if one.negated or other.negated or {one.modality, other.modality} != {"fact"}:
        return False
    named = [{*frame.subject} - SAID_OF for frame in (one, other)]
    return all(named) and not named[0] & named[1]


def _blames(one: Statement, other: Statement) -> bool:
    """Say whether one side has the other, by name or country, begin."""
    theirs = speaker_words(other) - speaker_words(one)
    for frame in one.frames:
        if not may_blame(frame):
            continue
        if frame.predicate in _ANSWERING and set(frame.words) & theirs:
            return True
        if frame.predicate in _BEGINNING and set(frame.subject) & theirs:
            return True
    return False


def may_blame(frame: Frame) -> bool:
    """Say whether a proposition has somebody begin, or answers an attack."""
    if frame.negated or frame.modality != "fact":
        return False
    if frame.predicate in _ANSWERING:
        return not _FORCE.isdisjoint(frame.words)
    return frame.predicate in _BEGINNING
