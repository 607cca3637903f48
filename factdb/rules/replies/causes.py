"""Two accounts of why one thing came about: "because of the mine", "the drought is to blame"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factdb.rules.claims import mood
from factdb.rules.nearby import base, bases
from factdb.rules.phrases import quoted
from factdb.rules.replies.answer import Reply, both_count
from factdb.rules.replies.ties import LINK, LONGEST, is_open, names_part, telling
from factdb.rules.speakers import speaker_words
from factdb.rules.terms import SAID_OF, alike, meets
from factdb.types import Frame, Statement

_CAUSE = r"(?P<cause>[^,;.:!?]{3,90})"
_BEHIND = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:because of|due to|owing to|thanks to|as a result of|result(?:s|ed|ing)? from|"
        rf"(?:is|was|were|are|been|being) (?:the|a) (?:direct )?(?:result|consequence|fault) of|"
        rf"caused by|brought (?:on|about|down) by|triggered by|set off by|sparked by|blam\w+ on|"
        rf"blames?|blamed|put(?:s|ting)? (?:it |this |that )?down to|attribut\w+ (?:\w+ )?to|"
        rf"stem(?:s|med|ming)? from|down to|fault of|to do with) {_CAUSE}",
        rf"\bbecause {_CAUSE}",
    )
)
_BEFORE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:^|[,;:“\"] ?)(?P<cause>[^,;.:!?]{3,60}?) (?:is|was|were|are) (?:solely |entirely |"
        r"really |clearly |mainly )?(?:to blame|responsible|at fault|behind (?:it|this|that))\b",
        r"(?:^|[,;:“\"] ?)(?P<cause>[^,;.:!?]{3,60}?) (?:had |has )?(?:caused|triggered|led to|"
        r"sparked|set off|brought down|brought about)\b(?! by\b)",
    )
)
_MOTIVE = re.compile(
    r"\b(?:in order to|so as to|so that|for (?:an? )?\w+ reasons?|out of \w+|to (?!be\b)\w+)\b",
    re.IGNORECASE,
)
_DID_SO = re.compile(
    r"^\W*(?:he|she|they|it|this|that|we|I)\s+(?:only |simply |really )?"
    r"(?:(?:did|does|do|was|were|is|are)\s+(?:so|it|this|that|done)|acted)\s+"
    r"(?P<cause>(?:because\b|in order\b|out of\b|so (?:that|as)\b|to (?!(?:the|an?|his|her|its|"
    r"their|my|our|your|this|that|these|those)\b)|for (?:(?:[\w’']+ ){1,4}"
    r"(?:reasons?|purposes?|motives?|ends|gain|profit)|fear)\b)[^.;!?]{0,90})",
    re.IGNORECASE,
)
_NOT_ALONE = re.compile(
    r"\b(?:also|too|partly|in part|not only|not just|alongside|another|others?|further|additional|"
    r"some|many|several|most|would|"
    r"combination|among|factors?|contribut\w+|as well|both|mainly|largely|partially|help\w*|"
    r"not|never|no|n[’']t|without|whatever|regardless)\b|n[’']t\b",
    re.IGNORECASE,
)
"""Words that leave room for a second cause, or deny one (see `accused`, `corrected`)."""


@dataclass(frozen=True, slots=True)
class _Why:
    """What a side says came about, and from what: both as printed."""

    effect: str
    cause: str


def other_cause(said: Statement, answer: Statement) -> Reply | None:
    """Find two causes of one effect, where neither side leaves room for a second one."""
    if both_count(said, answer) or any(_NOT_ALONE.search(one.text) for one in (said, answer)):
        return None
    if any(is_open(one.text) for one in (said, answer)):
        return None
    for one in _causes(said):
        for other in _causes(answer):
            if _one_effect(said, one, answer, other) and not _meet(one.cause, other.cause):
                return Reply(said, answer, _told(one, other), 0.58)
    return None


def other_motive(said: Statement, answer: Statement) -> Reply | None:
    """Find a second reason for what a pronoun takes up: "they did so for a political reason"."""
    found = _DID_SO.match(answer.text)
    motive = _MOTIVE.search(said.text)
    if found is None or motive is None or len(said.text.split()) > LONGEST:
        return None
    if any(_NOT_ALONE.search(one) for one in (said.text, found["cause"])):
        return None
    given = said.text[motive.start() :]
    if _meet(given, found["cause"]):
        return None
    return Reply(said, answer, _told(_Why("", given), _Why("", found["cause"])), 0.58)


def _told(one: _Why, other: _Why) -> str:
    return f"the one gives {quoted(one.cause)} as the reason, the other {quoted(other.cause)}"


def _causes(statement: Statement) -> Iterator[_Why]:
    text = statement.text
    if len(text.split()) > LONGEST:
        return
    for pattern in _BEHIND:
        if found := pattern.search(text):
            yield _Why(text[: found.start()], found["cause"])
    for pattern in _BEFORE:
        if found := pattern.search(text):
            yield _Why(text[found.end() :], found["cause"])


def _one_effect(said: Statement, one: _Why, answer: Statement, other: _Why) -> bool:
    """Say whether a telling word of the effect stands on both sides, speakers apart."""
    if names_part(one.effect, other.effect) or _deeds_part(said, one, answer, other):
        return False
    voices = speaker_words(said) | speaker_words(answer)
    left, right = (bases(why.effect) - voices for why in (one, other))
    return bool(telling(left, right, LINK))


def _deeds_part(said: Statement, one: _Why, answer: Statement, other: _Why) -> bool:
    """Say whether both tell what came about by a verb, and it is another, or of somebody else."""
    left, right = _deed(said, one), _deed(answer, other)
    if left is None or right is None:
        return False
    if not alike(left.predicate, right.predicate) or _owners(one) != _owners(other):
        return True
    ours, theirs = ({*frame.subject, *frame.object} - SAID_OF for frame in (left, right))
    return _lacks(ours, theirs) and _lacks(theirs, ours)


def _deed(statement: Statement, why: _Why) -> Frame | None:
    """Give the first proposition that lies within what came about."""
    within = bases(why.effect)
    for frame in statement.frames:
        told = {*frame.subject, *frame.object} - SAID_OF
        if told and told <= within and frame.predicate not in _CAUSING and mood(frame) == "fact":
            return frame
    return None


def _lacks(some: set[str], others: set[str]) -> bool:
    """Say whether one of some words meets none of others."""
    return any(not any(meets(word, there) for there in others) for word in some)


def _owners(why: _Why) -> set[str]:
    """Give whose it is that came about: the minister himself is not the minister's secretary."""
    return {base(word.casefold()) for word in _OWNER.findall(why.effect)}


_OWNER = re.compile(r"(\w+)(?:['’]s|(?<=s)['’])(?= \w)")
_CAUSING = frozenset(["be", "blame", "bring", "cause", "lead", "result", "set", "spark", "trigger"])
"""Verbs that tie an effect to its cause, and are no effect."""


def _meet(one: str, other: str) -> bool:
    return any(meets(a, b) for a in bases(one) for b in bases(other))
