"""Answers of somebody whom the other side names or accuses: "had nothing to do with it"."""

from __future__ import annotations

import re

from factdb.rules.nearby import told_around
from factdb.rules.replies.answer import Reply, is_charge
from factdb.rules.replies.quarrel import NO_QUARREL
from factdb.rules.replies.ties import is_about, is_narrated, is_open, links, points
from factdb.rules.speakers import name_in, speaker_name
from factdb.text.fold import words
from factdb.text.naming import body_class
from factdb.text.negators import says_not
from factdb.types import Statement

_ADMITS = re.compile(
    r"\b(?:admit\w*|apologi\w+|regret\w*|sorry|plead\w* guilty|confess\w*|no comment|declin\w+|"
    r"cooperat\w+)\b",
    re.IGNORECASE,
)
_DEFENDS = re.compile(
    r"\b(?:simply|only|merely|just|purely|always|legal(?:ly)?|lawful(?:ly)?|proper(?:ly)?|innocent|"
    r"correct(?:ly)?|normal|in good faith|nothing wrong|my duty|our duty|followed|"
    r"compl(?:y|ies|ied)|in accordance with|as agreed|routine|standard practice|approved by|"
    r"within (?:the|its|his|her) (?:law|rules|rights?))\b",
    re.IGNORECASE,
)
_COUNSEL = re.compile(
    r"^(?P<whom>.+?)(?:['’]s?)? (?:legal team|lawyers?|attorneys?|counsel|solicitors?|defen[cs]e)$",
    re.IGNORECASE,
)
_NOTHING_TO_DO = re.compile(
    r"\b(?:(?:nothing|not(?:hing)? anything|n[o’']t(?: \w+)? anything|little) (?:\w+ )?to do with|"
    r"(?:had|has|have|played|plays?|took) (?:\w+ )?no (?:\w+ )?(?:part|hand|role|involvement)|"
    r"(?:not|never|n[’']t)(?: \w+)? (?:responsible|involved|behind|to blame)|"
    r"(?:had|has|have) no (?:knowledge|connection|link|ties?)|"
    r"no (?:connection|link) (?:to|with))\b",
    re.IGNORECASE,
)
_AT_IT = re.compile(r"\b(?:in|with|of|for|behind|to) (?:this|that|it|these|those)\b", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:I|I[’']\w+|my|we|our)\b")


def defended(said: Statement, answer: Statement) -> Reply | None:
    """Find the defence of somebody accused: "simply represented his client", says his lawyer."""
    if not is_charge(said) or _ADMITS.search(told_around(answer)):
        return None
    accused = name_in(answer, told_around(said)) or _is_counsel_of(answer, said)
    if not accused or not (_DEFENDS.search(answer.text) or says_not(answer.text)):
        return None
    return Reply(said, answer, "the one accuses, and the accused answers for himself", 0.6)


def _is_counsel_of(answer: Statement, said: Statement) -> bool:
    """Say whether a lawyer or spokesman of somebody whom the other side names speaks."""
    found = _COUNSEL.search(speaker_name(answer))
    return found is not None and bool({*words(found["whom"])} & {*words(told_around(said))})


def named_denies(said: Statement, answer: Statement) -> Reply | None:
    """Find the "not" of somebody whom a claim names, about what it says of him."""
    if answer.day < said.day or not says_not(answer.text) or says_not(said.text):
        return None
    if any(is_open(one.text) for one in (said, answer)) or NO_QUARREL.search(answer.text):
        return None
    name = name_in(answer, said.text)
    if not name or any(map(body_class, name)) or not links(said, answer, but=name):
        return None
    if is_narrated(said) and not is_about(said, answer):
        return None
    return Reply(said, answer, "the one names the other, who says that something is not so", 0.6)


def disclaimed(said: Statement, answer: Statement) -> Reply | None:
    """Find a part in it that is disclaimed: "had nothing to do with this"."""
    if not _NOTHING_TO_DO.search(answer.text) or says_not(said.text):
        return None
    linked = links(said, answer) or name_in(answer, said.text)
    if not (linked or points(said) or _AT_IT.search(answer.text)):
        return None
    return Reply(said, answer, "the answer disclaims a part in it", 0.65)


def disclaimed_of(said: Statement, answer: Statement) -> Reply | None:
    """Find a part that somebody disclaims for himself in another report, its matter told."""
    of_himself = _FIRST.search(answer.text) and links(said, answer)
    return disclaimed(said, answer) if of_himself else None
