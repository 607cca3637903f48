"""Denials whose object tells the deed again as a noun: "denied any ill-treatment of inmates"."""

from __future__ import annotations

import re

from factdb.rules.nearby import bases, told_around
from factdb.rules.party import tells_of
from factdb.rules.phrases import quoted
from factdb.rules.poles import poles
from factdb.rules.replies.answer import Reply
from factdb.rules.replies.denied import denies_nothing
from factdb.rules.replies.ties import is_of_another, links, telling
from factdb.rules.speakers import speaker_words
from factdb.text.negators import says_not
from factdb.types import Statement

_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|ruled? out|ruling out|disclaim(?:s|ed|ing)?|"
    r"disavow(?:s|ed|ing)?|refut(?:es?|ed|ing)|rebut(?:s|ted|ting)?)\b"
    r"(?: (?:that|having|ever|any|all|the|it|he|she|they|of|being|knowledge|part|role|"
    r"involvement|responsibility|carrying|taking))*\W*$",
    re.IGNORECASE,
)
"""A verb of denial right before what is denied."""

_REFUSED = re.compile(
    r"\W*(?:the|his|her|its|their) [\w’'-]+ (?:an?|any|the|his|her|its|their)\b", re.IGNORECASE
)
"""What is not denied but refused to somebody: "the mill a licence"."""

_LEAST = 4.0
"""Bits from which on a word of the claim ties what is denied to it."""


def object_denied(said: Statement, answer: Statement) -> Reply | None:
    """Find a denied noun or deed that the other side tells of as a fact."""
    around = told_around(answer)
    at = around.find(answer.text)
    told = _DENIED.search(around[: max(at, 0)])
    if told is None or denies_nothing(around) or says_not(answer.text) or says_not(said.text):
        return None
    if _REFUSED.match(answer.text) or is_of_another(said, answer):
        return None
    if not _tells_again(said, answer):
        return None
    how = f"the answer denies it: {quoted(f'{told.group().strip()} {answer.text}')}"
    return Reply(said, answer, how, 0.7, outright=True)


def object_denied_apart(said: Statement, answer: Statement) -> Reply | None:
    """Find such a denial in another report, by whom the claim tells of, or told more nearly."""
    tied = tells_of(said, answer) or len(links(said, answer)) >= _APART
    return object_denied(said, answer) if tied else None


_APART = 2
"""So many telling words must meet between two reports."""


def _tells_again(said: Statement, answer: Statement) -> bool:
    """Say whether what is denied, not whom it befalls, stands in the claim or tells its state."""
    voices = speaker_words(said) | speaker_words(answer)
    deeds = {frame.predicate for frame in said.frames} | bases(said.text)
    if telling(deeds - voices, bases(_head(answer.text)) - voices, _LEAST):
        return True
    here, there = poles(said.text), poles(answer.text)
    return any(here[state].side == there[state].side for state in here.keys() & there.keys())


def _head(denied: str) -> str:
    """Give what is denied up to its circumstances: "any delay", of a delay in paying the crew."""
    return _AROUND.split(_LIGHT.sub(" ", denied), maxsplit=1)[0]


_LIGHT = re.compile(
    r"^\W*(?:(?:any|all|the|his|her|its|their|a|an|direct|personal|such|having|being|carrying out|"
    r"taking|making) )*(?:(?:responsibility|blame|role|part|hand|involvement|complicity|knowledge|"
    r"link|ties|connection|accusations?|allegations?|charges?|claims?|reports?|suggestions?) "
    r"(?:for|of|in|with|to|that)\b)?",
    re.IGNORECASE,
)
"""Words before what is denied: "responsibility for", "any role in"."""

_AROUND = re.compile(
    r"\b(?:of|on|in|at|for|to|from|with|by|against|over|about|after|before|during|as|when)\b",
    re.IGNORECASE,
)
