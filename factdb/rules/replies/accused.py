"""Answers of somebody whom the other side names or accuses: "had nothing to do with it"."""

from __future__ import annotations

import re

from factdb.rules.claims import mood
from factdb.rules.nearby import told_around
from factdb.rules.party import tells_of
from factdb.rules.replies.answer import Reply, is_charge
from factdb.rules.replies.quarrel import NO_QUARREL
from factdb.rules.replies.ties import is_about, is_narrated, is_open, links, points
from factdb.rules.speakers import name_in, speaker_name
from factdb.text.fold import words
from factdb.text.naming import body_class
from factdb.text.negators import says_not
from factdb.types import Stance, Statement

_ADMITS = re.compile(
    r"\b(?:admit\w*|apologi\w+|regret\w*|sorry|plead\w* guilty|confess\w*|no comment|declin\w+|"
    r"cooperat\w+)\b",
    re.IGNORECASE,
)
_DEFENDS = re.compile(
    r"\b(?:simply|(?<!not )(?:only|merely|just|purely)|always|legal(?:ly)?|lawful(?:ly)?|"
    r"proper(?:ly)?|innocent|"
    r"correct(?:ly)?|normal|in good faith|nothing wrong|my duty|our duty|followed|"
    r"compl(?:y|ies|ied)|in accordance with|as agreed|routine|standard practice|approved by|"
    r"within (?:the|its|his|her) (?:law|rules|rights?))\b",
    re.IGNORECASE,
)
_INSISTS = re.compile(r"\b(?:insist|maintain|counter|retort|protest|stress)\w*\b", re.IGNORECASE)
"""Acts by which somebody holds to his own account against another's."""

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
    charged = is_charge(said) or said.stance is Stance.ACCUSE
    if not charged or _ADMITS.search(told_around(answer)):
        return None
    named = is_charge(said) and name_in(answer, told_around(said))
    if not (named or _is_counsel_of(answer, said) or _on_one_thing(said, answer)):
        return None
    if not _stands_up(answer):
        return None
    return Reply(said, answer, "the one accuses, and the accused answers for himself", 0.6)


def _on_one_thing(said: Statement, answer: Statement) -> bool:
    """Say whether a claim tells of who answers, and a telling word that is no name is in both."""
    told = tells_of(said, answer)
    met = links(said, answer, but=told) if told else ()
    return any(re.search(rf"\b{re.escape(word)}", said.text) for word in met)


def _stands_up(answer: Statement) -> bool:
    """Say whether the accused justifies himself, says that something is not so, or insists."""
    if _DEFENDS.search(answer.text) or says_not(answer.text):
        return True
    return answer.cue is not None and _INSISTS.search(answer.cue.text) is not None


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
    name = tells_of(said, answer)
    if not name or not _on_one_thing(said, answer):
        return None
    if _is_of_body(name, said, answer) and not (
        said.report == answer.report and _is_doer(name, said)
    ):
        return None
    if is_narrated(said) and not is_about(said, answer):
        return None
    return Reply(said, answer, "the one names the other, who says that something is not so", 0.6)


def _is_of_body(name: frozenset[str], said: Statement, answer: Statement) -> bool:
    """Say whether a ministry or a country is told of, or who speaks by no name of his own."""
    return name != name_in(answer, said.text) or any(map(body_class, name))


def _is_doer(name: frozenset[str], said: Statement) -> bool:
    return any(name & {*frame.subject} for frame in said.frames if mood(frame) == "fact")


def disclaimed(said: Statement, answer: Statement) -> Reply | None:
    """Find a part in it that is disclaimed: "had nothing to do with this"."""
    if not _NOTHING_TO_DO.search(answer.text) or says_not(said.text):
        return None
    linked = links(said, answer) or tells_of(said, answer)
    if not (linked or points(said) or _AT_IT.search(answer.text)):
        return None
    return Reply(said, answer, "the answer disclaims a part in it", 0.65)


def disclaimed_of(said: Statement, answer: Statement) -> Reply | None:
    """Find a part that somebody disclaims for himself in another report, its matter told.

    Or one whom the claim names: "Putin's price hike", "our actions have nothing to do with this".
    """
    of_himself = _FIRST.search(answer.text) and (links(said, answer) or tells_of(said, answer))
    return disclaimed(said, answer) if of_himself else None
