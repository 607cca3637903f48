"""The word by which a report sets one side against the other: "However, …", "disagreed with …"."""

from __future__ import annotations

import re

from factdb.rules.nearby import told_around
from factdb.rules.phrases import quoted
from factdb.rules.replies.answer import Reply, both_count
from factdb.rules.replies.ties import (
    LONGEST,
    beside,
    is_about,
    is_narrated,
    is_of_another,
    links,
    takes_up,
)
from factdb.rules.speakers import name_in
from factdb.text.negators import says_not
from factdb.types import Statement

_DISAGREES = re.compile(
    r"\b(?:(?:strongly |sharply |flatly )?(?:disagree[sd]?|"
    r"disput(?:ed|ing|es? (?:the|that|this|any|it))|contradict\w*|"
    r"reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|question(?:s|ed) whether|"
    r"doubt(?:s|ed|ful)?|"
    r"den(?:y|ies|ied|ying)(?! (?:(?:the|an?|his|her|their) )?\w+ (?:an?|the|any|access|entry)\b)|"
    r"t(?:ook|akes?) issue|push(?:es|ed)? back|"
    r"countered|rebut\w*|refut\w+|debunk\w*|casts? doubt)|"
    r"(?:gave|gives|offered) (?:a|another|his|her) (?:\w+ )?(?:different|own) (?:account|version)|"
    r"untrue|(?<=is )false|(?<=was )false|(?<=are )false|"
    r"(?<=were )false|incorrect|inaccurate|mischaracteri[sz]\w+|not (?:accurate|right|true)|"
    r"wouldn[’']t say|would not say|dubious|nonsense|outright lies?|(?:is|was|are) (?:a )?lie|"
    r"repugnant|misled|no (?:evidence|basis|truth|proof|foundation))\b",
    re.IGNORECASE,
)
NO_QUARREL = re.compile(
    r"\b(?:not|n[’']t|never|without) (?:\w+ )?(?:disagree|disput\w+|contradict\w*|reject\w*|"
    r"dismiss\w*|doubt\w*|deny|question|refut\w*)\b|\b(?:agree[sd]?|concur\w*|echo\w*|likewise|"
    r"noting|adding|confirm\w*|"
    r"acknowledg\w*|admit\w*|conced\w*|also said|same response|in (?:line|agreement)|"
    r"(?:law)?suits?|motions?|petitions?|applications?|"
    r"not (?:true|right) that[^.;]*\b(?:never|not|no)\b|"
    r"(?:nobody|no one|few) (?:\w+ )?(?:den\w+|disput\w+|doubt\w*|question\w*)|no doubt|"
    r"(?:reject|oppos|denounc|dismiss)\w* (?:[\w#’'-]+ ){0,4}?(?:measures?|decisions?|"
    r"laws?|rules?|plans?|polic(?:y|ies)|sanctions|restrictions?|attempts?|actions?|violence|interference|ideas?)|"
    r"demands?|requests?|proposals?|offers?|appeals?|pleas?|ultimatums?|invitations?|"
    r"bids?)\b",
    re.IGNORECASE,
)
"""Words by which an answer agrees, does not disagree, or turns down no claim but a wish."""

_QUARREL = re.compile(rf"{_DISAGREES.pattern}|\bdisagree\w*", re.IGNORECASE)
_UNPROVED = re.compile(r"no (?:evidence|basis|truth|proof|foundation)", re.IGNORECASE)

_SET_AGAINST = re.compile(
    r"\W*(?:however|but|yet|on the contrary|in fact|instead|actually|nevertheless|"
    r"(?:by|in) contrast|yes,[^.]{1,60}\bbut)\b",
    re.IGNORECASE,
)
_CONTRARY = re.compile(
    r"\W*(?:on the contrary|quite the (?:contrary|opposite|reverse)|(?:just )?the opposite|"
    r"the opposite is (?:true|the case)|far from it|nothing could be further from the truth|"
    r"nothing of the (?:sort|kind))\b\W*",
    re.IGNORECASE,
)
"""Words that set themselves against what was said just before, whatever that was."""

_BETWEEN = re.compile(
    r"\b(?:but|while|though|although|whereas|yet|however|whilst)\b", re.IGNORECASE
)


def disagrees(said: Statement, answer: Statement) -> Reply | None:
    """Find words of the report, or of the answer, by which the one disagrees with the other."""
    if both_count(said, answer):
        return None
    around = beside(answer).replace(said.text, " ")
    told = _DISAGREES.search(around)
    if told is None or NO_QUARREL.search(around) or _QUARREL.search(said.text):
        return None
    if says_not(said.text) and says_not(answer.text):
        return None
    if not (links(said, answer) or takes_up(answer)):
        return None
    if _is_what_is_denied(answer, around, told) or is_of_another(said, answer):
        return None
    narrow = _UNPROVED.fullmatch(told.group()) or is_narrated(said)
    if narrow and not is_about(said, answer):
        return None
    return Reply(
        said, answer, f"the answer turns it down: {quoted(told.group())}", 0.65, outright=True
    )


def disagrees_apart(said: Statement, answer: Statement) -> Reply | None:
    """Find such words in another report, where more than one word shows what they are about."""
    met = links(said, answer)
    if len(met) < _APART or not is_about(said, answer):
        return None
    return disagrees(said, answer)


_APART = 2
"""So many telling words must meet between two reports."""


def _is_what_is_denied(answer: Statement, around: str, told: re.Match[str]) -> bool:
    """Say whether the word is another's: "denied a report by X that …", "X and I disagreed"."""
    before = around[told.end() : max(told.end(), around.find(answer.text))]
    return bool(name_in(answer, before)) or _OF_OLD.search(around[: told.end()]) is not None


_OF_OLD = re.compile(r"\b(?:I|we|they) (?:\w+ly )?disagreed$", re.IGNORECASE)
"""A disagreement that somebody tells of, not one that he utters."""


def set_against(said: Statement, answer: Statement) -> Reply | None:
    """Find the word by which the report sets one side against the other: "However, …"."""
    if both_count(said, answer) or NO_QUARREL.search(told_around(answer)):
        return None
    if not (told := _contrast(said, answer)):
        return None
    return Reply(said, answer, f"the report sets one against the other: {quoted(told)}", 0.55)


def _contrast(said: Statement, answer: Statement) -> str:
    around = told_around(answer)
    if max(len(one.text.split()) for one in (said, answer)) > LONGEST:
        return ""
    if found := _CONTRARY.match(around):
        return found.group().strip(' ,.;:–—“”"')
    linked = len(links(said, answer)) > 1 or takes_up(answer)
    if linked and (found := _SET_AGAINST.match(around)):
        return found.group().strip()
    first, last = (around.lower().find(one.text.lower()) for one in (said, answer))
    if first < 0 or last < first:
        return ""
    if says_not(said.text):
        return ""
    between = _BETWEEN.search(around[first + len(said.text) : last])
    return between.group() if between else ""
