"""Answers that say nothing of their own: "They did not.", "That is not true.", "It is not so"."""

from __future__ import annotations

import re

from factdb.rules.replies.answer import Reply
from factdb.rules.replies.quarrel import NO_QUARREL
from factdb.rules.replies.ties import LEAD, TELLING, is_open, links, points, takes_up
from factdb.text.fold import content_words
from factdb.text.negators import says_not
from factdb.text.rarity import rarity
from factdb.text.rebuttal import rebuts
from factdb.types import Statement

_SURELY = (
    r"(?:(?:simply|just|certainly|definitely|absolutely|surely|clearly|indeed|really|of course|"
    r"most certainly|very much|very well|most definitely) )?"
)
_ELLIPSIS = re.compile(
    rf"{LEAD}(?:(?:he|she|it|they|we|i|this|that|there)\s+{_SURELY}"
    rf"(?:did|do|does|has|have|had|was|were|is|are|will) ?{_SURELY}(?:n[’']t|not|never)"
    r"(?: (?:so|true|correct|right|the case))?"
    r"|(?:not|never)(?: (?:so|true|ever|at all))?|not according to .{1,40}|nothing of the kind)"
    r"(?=\W*$|\s*[,;.!](?! (?:and|or)\b))",
    re.IGNORECASE,
)
"""An answer whose verb is left out: "They did not.", "He hasn't, though …"."""

_NOT_SO = re.compile(
    rf"{LEAD}(?:this|that|it)(?: is| was|[’']s)(?:n[’']t| not) "
    r"(?:so|true|correct|right|the case)(?=\W*$|\s*[,;.!])",
    re.IGNORECASE,
)

_AFTER_ALL = re.compile(
    rf"{LEAD}(?:(?:it|this|that)(?: is|[’']s| was) (?:quite |very |indeed )?(?:true|so|correct)"
    rf"|(?:he|she|it|they|we|i)\s+{_SURELY}(?:did|does|has|have|had|was|were|is|are|will))"
    r"(?=\W*$|\s*[,;.!])",
    re.IGNORECASE,
)
"""An answer that holds to what the other says is not so: "It is true.", "They did." """

_AS = re.compile(
    r"\b(?:rebuff|reject|dismiss|denounc|brand|slam|describ)\w* (?:this|that|it|them|these) as\b",
    re.IGNORECASE,
)


def ellipsis(said: Statement, answer: Statement) -> Reply | None:
    """Find an answer whose verb is left out."""
    if said.via and not _AFTER_ALL.match(answer.text):
        return None
    if _NOT_SO.match(answer.text) and not _NOT_SO.match(said.text):
        return Reply(said, answer, "the answer says that it is not so", 0.75)
    if _ELLIPSIS.match(answer.text) and not says_not(said.text):
        return Reply(said, answer, "the answer says that it is not so", 0.75)
    if _AFTER_ALL.match(answer.text) and says_not(said.text):
        return Reply(said, answer, "the answer says that it is so after all", 0.7)
    return None


def points_back(said: Statement, answer: Statement) -> Reply | None:
    """Take general words of denial for an answer to what somebody puts beside them."""
    if not (rebuts(answer.text) or _AS.search(answer.text)):
        return None
    if rebuts(said.text) or says_not(said.text):
        return None
    return Reply(said, answer, "the answer turns down what it points at", 0.6)


def turned_round(said: Statement, answer: Statement) -> Reply | None:
    """Find what only one of both says is not so, where a pronoun takes the other up."""
    if not says_not(answer.text) or says_not(said.text):
        return None
    if any(is_open(one.text) for one in (said, answer)):
        return None
    if not takes_up(answer) or NO_QUARREL.search(answer.text):
        return None
    if not (links(said, answer) or points(said) or _says_nothing_else(answer)):
        return None
    return Reply(said, answer, "of these two voices, only one says that something is not so", 0.55)


def _says_nothing_else(answer: Statement) -> bool:
    """Say whether an answer has no telling word of its own: what it is about stands before it."""
    return all(rarity(word) < TELLING for word in content_words(answer.text))
