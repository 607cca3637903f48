"""Answers that deny what was said by a noun for it: "denied the story", "dismissed the charges"."""

from __future__ import annotations

import re

from factdb.rules.nearby import told_around
from factdb.rules.phrases import quoted
from factdb.rules.replies.answer import Reply, is_charge
from factdb.rules.replies.ties import beside, is_of_another, links
from factdb.rules.speakers import name_in
from factdb.text.negators import says_not
from factdb.text.rebuttal import CLAIMS, UNTRUE, rebuts
from factdb.types import Statement

_SAYS_NO = (
    r"(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es?|ed|ing)|"
    r"rebut(?:s|ted|ting)?|repudiat(?:es?|ed|ing)|disput(?:es?|ed|ing)|contest(?:s|ed|ing)?|"
    r"scoff(?:s|ed|ing)? at|(?:laugh|shrug)(?:s|g?ed|g?ing)? off|"
    r"brush(?:es|ed|ing)? (?:off|aside)|"
    r"wav(?:es?|ed|ing) (?:off|aside|away)|debunk(?:s|ed|ing)?|(?:cast|pour)(?:s|ed|ing)? "
    r"(?:doubt|cold water|scorn) on)"
)
_CLAIM = rf"(?:{CLAIMS}|versions?|theor(?:y|ies)|narratives?|characteri[sz]ations?|gossip|talk)"
_BY_NOUN = re.compile(
    rf"\b{_SAYS_NO} (?:(?!that\b)\w+ )?"
    rf"(?:the|these|those|such|any|all|every|both|his|her|their|its) "
    rf"(?:[\w’'-]+ ){{0,2}}?{_CLAIM}\b(?!(?:[’']s?| as too) )"
    r"(?P<of> (?:that|of|about|over|on|against|from|by|in|for)\b)?",
    re.IGNORECASE,
)
_CALLS = re.compile(
    rf"\b(?:call|label|brand|describ|characteri[sz]|term|dub|denounc|decr|slam|blast)"
    rf"(?:e?s|l?ed|ied|l?ing) (?:it|this|that|them|"
    rf"(?:the|these|those|his|her|their|its|all|any) (?:[\w’'-]+ ){{0,2}}?{_CLAIM})"
    rf" (?:as )?(?:an? |all |just |pure |complete |total(?:ly)? |utter(?:ly)? |[“\"‘'])*{UNTRUE}",
    re.IGNORECASE,
)
"""What is called untrue: "labelled the report as fake"."""

_ANY = re.compile(
    r"\bden(?:y|ies|ied|ying) (?:any|ever|having|all|both|doing|it|this|"
    r"that (?:he|she|they|it) ever)\b",
    re.IGNORECASE,
)
"""What is denied in whatever form: "denied any wrongdoing"."""

_MORE_NEARLY = re.compile(
    r"(?: [\w’'-]+){0,3}? (?:of|to|with|in|about|over|for|by|at|the|an?|his|her|their) [\w’'-]+",
    re.IGNORECASE,
)
"""What is told of it: "any link to the fire", "ever having met the mayor"."""

_DENIES_NOTHING = re.compile(
    rf"\b(?:not|never|n[’']t|nobody|no one|few|without|no longer|neither(?: [\w ]{{1,30}} nor)?|"
    rf"if|whether|unless|until|those who|anyone who|(?:short|instead) of|would|could|should|may|"
    rf"might|must|(?:do|does|did) (?:he|she|it|they|you|we|anybody|anyone)) (?:[\w’']+ )?{_SAYS_NO}"
    rf"|\b(?:declin\w+|refus\w+|fail\w*|yet|unable|reluctan\w+|hesita\w+|wrong|unwise|foolish|"
    rf"premature|hard|difficult|impossible|(?:urg|ask|press[ei]|invit|order|told|tell|want|expect|"
    rf"call(?:s|ed|ing)? (?:up)?on)\w*(?: [\w’'-]+){{0,4}}) to (?:\w+ly )?{_SAYS_NO}",
    re.IGNORECASE,
)
"""A denial that did not come, or only perhaps: left undone, asked for, advised against."""

_AS_WISHED = re.compile(
    r"\b(?:lawsuit|motion|petition|appeal|court|judge|request)\b", re.IGNORECASE
)
"""Where claims are turned down by a bench: what it decides tells nothing of what is so."""


def denies_nothing(text: str) -> bool:
    """Say whether a text tells of a denial that did not come, or only perhaps."""
    return _DENIES_NOTHING.search(text) is not None


def denied(said: Statement, answer: Statement) -> Reply | None:
    """Find the denial of a claim that only a noun names; told more nearly, a word must meet.

    "Denied the story" answers what stands beside it in the report; "denied the reports about the
    mill" answers what is said of the mill.
    """
    told = beside(answer).replace(said.text, " ")
    found = _BY_NOUN.search(told) or _CALLS.search(told)
    if found is None or _DENIES_NOTHING.search(told) or _AS_WISHED.search(told):
        return None
    if rebuts(said.text) or says_not(said.text) or _BY_NOUN.search(beside(said)):
        return None
    if is_of_another(said, answer):
        return None
    if found.groupdict().get("of") and not links(said, answer):
        return None
    return Reply(
        said, answer, f"the answer denies it: {quoted(found.group())}", 0.65, outright=True
    )


def denied_all(said: Statement, answer: Statement) -> Reply | None:
    """Find somebody who is accused, or named in what is alleged, and denies any of it."""
    told = beside(answer).replace(said.text, " ")
    found = _ANY.search(told)
    if found is None or _DENIES_NOTHING.search(told) or says_not(said.text):
        return None
    if not (is_charge(said) and name_in(answer, told_around(said))):
        return None
    if _MORE_NEARLY.match(told, found.end()) and not links(said, answer):
        return None
    return Reply(
        said, answer, "the one accuses, and the accused denies any of it", 0.65, outright=True
    )
