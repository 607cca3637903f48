"""What a fact-checking desk puts beside a claim."""

from __future__ import annotations

import re

from factdb.rules.replies.answer import Reply
from factdb.rules.replies.ties import LONGEST
from factdb.rules.speakers import checks, is_checker, is_outlet
from factdb.text.negators import says_not
from factdb.types import Statement

_AFFIRMS = re.compile(
    r"\b(?:true|correct(?:ly)?|right|indeed|accurate(?:ly)?|as (?:he|she|they) (?:said|claims?)|"
    r"that[’']s so|checks? out|confirm\w*)\b",
    re.IGNORECASE,
)


def checked(said: Statement, answer: Statement) -> Reply | None:
    """Take what a fact-checking desk puts beside a claim for its finding on it."""
    desk = is_checker(answer) or (checks(answer.via) and not said.via)
    if not desk or is_outlet(said) or affirms(answer.text):
        return None
    if len(answer.text.split()) > LONGEST or (says_not(said.text) and says_not(answer.text)):
        return None
    return Reply(said, answer, "the desk checks the claim and finds otherwise", 0.55)


def affirms(finding: str) -> bool:
    """Say whether a desk's words hold a claim to be right."""
    return _AFFIRMS.search(finding) is not None
