"""The report's own word that somebody tells it otherwise: "begs to differ", "counts otherwise"."""

from __future__ import annotations

import re

from factdb.rules.nearby import told_around
from factdb.rules.phrases import quoted
from factdb.rules.replies.answer import Reply
from factdb.rules.replies.ties import links
from factdb.text.negators import says_not
from factdb.types import Statement

_SEES = (
    r"(?:sees?|saw|tells?|told|counts?|counted|remembers?|remembered|reckons?|reckoned|"
    r"describes?|described|recalls?|recalled|gives?|gave|paints?|painted|draws?|drew|has|have|"
    r"had|offers?|offered|says?|said|think|thinks|thought|shows?|showed|knows?|knew|hears?|heard|insists?)"
)
_OTHERWISE = re.compile(
    rf"\b(?:beg(?:s|ged)? to differ|{_SEES} (?:it |this |that |things |matters )?"
    r"(?:otherwise|differently|another way|the other way (?:round|around))|"
    rf"(?:puts?|{_SEES}) (?:an?other|an? (?:very |quite |entirely |completely )?different|"
    r"quite another) "
    r"(?:story|tale|picture|account|version|scene|figure|sum|number|date|view|reason|cause|"
    r"memory|explanation)(?! from\b)|"
    r"contradict(?:s|ed) (?:him|her|them|it|this|that)|disput(?:es|ed) (?:it|this|that)|"
    r"(?:counter(?:s|ed)|retort(?:s|ed)|disagree[sd]|demurr?(?:s|ed)|object(?:s|ed)),? "
    r"(?:that|saying|stating|arguing|insisting|claiming|noting that)|"
    r"(?:shot|hit|fired|hits|shoots|fires) back|"
    r"(?:will|would|wants?|wanted) (?:to )?(?:have|hear|know) none of (?:it|this|that)|"
    r"(?:at odds|does not square|did not square|hard to square|not in line) with (?:this|that|it|"
    r"what)|"
    r"sh(?:ook|akes?|aking) (?:his|her|their) heads?(?! in (?:sorrow|disbelief|grief|sadness)))\b",
    re.IGNORECASE,
)
_AGREES = re.compile(
    r"\b(?:agree[sd]?|no reason to|nobody|no one|not|never|if|whether|should|"
    r"until|unless|may|might|could)\b|n[’']t\b",
    re.IGNORECASE,
)
"""Words beside it by which nobody tells it otherwise, or only perhaps."""

_BEFORE = 40
"""So many characters before the cue are looked at for such words."""


def otherwise(said: Statement, answer: Statement) -> Reply | None:
    """Find such a word around what the other voice says; the report puts both side by side."""
    if not (told := _cue(said, answer)):
        return None
    if says_not(said.text) and says_not(answer.text):
        return None
    return Reply(said, answer, f"the report says that it is told otherwise: {quoted(told)}", 0.62)


def otherwise_apart(said: Statement, answer: Statement) -> Reply | None:
    """Find one in another report, if a telling word shows that both are of one matter."""
    return otherwise(said, answer) if links(said, answer) else None


def _cue(said: Statement, answer: Statement) -> str:
    """Give the cue in the sentence of an answer, outside what either says."""
    around = told_around(answer).replace(said.text, " ").replace(answer.text, " ")
    found = _OTHERWISE.search(around)
    if found is None or _AGREES.search(around[max(0, found.start() - _BEFORE) : found.start()]):
        return ""
    return found.group()
