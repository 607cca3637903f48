"""What one voice says and how another turns it round: the value that all ways of replying give."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factdb.rules.nearby import told_around
from factdb.rules.phrases import quoted, says, who
from factdb.rules.speakers import is_checker, is_outlet, speaker_name
from factdb.types import Relation, Statement


@dataclass(frozen=True, slots=True)
class Reply:
    """What one voice says, what another answers, and in words how it turns that round.

    ``outright`` tells that the answer says in so many words that it is not so.
    """

    said: Statement
    answer: Statement
    how: str
    sure: float
    outright: bool = False

    @property
    def relation(self) -> Relation:
        """Give what stands against what: a count, a day, a finding, a denial."""
        if both_count(self.said, self.answer):
            return Relation.NUMBER
        if is_checker(self.answer) and _both_tell_when(self.said, self.answer):
            return Relation.DATE
        return Relation.NEGATION if self.finds else Relation.DENIAL

    @property
    def finds(self) -> bool:
        """Say whether it tells what is so: an outlet's words, or against nobody who is named."""
        unnamed = not speaker_name(self.said) and not is_charge(self.said)
        return is_outlet(self.answer) or (unnamed and not self.outright)

    @property
    def reason(self) -> str:
        """Give the sentence that an editor can check."""
        return f"{says(self.said)}; {who(self.answer)}: {quoted(self.answer.text)}; {self.how}."


def is_charge(said: Statement) -> bool:
    """Say whether a side, or the sentence around it, accuses somebody."""
    return _CHARGED.search(told_around(said)) is not None


_CHARGED = re.compile(
    r"\b(?:accus\w+|alleg\w+|charg(?:es?|ed|ing)|blam(?:es?|ed|ing))\b", re.IGNORECASE
)


def both_count(said: Statement, answer: Statement) -> bool:
    """Say whether both sides give figures: how these stand to each other is for `number`."""
    return bool(said.figures) and bool(answer.figures)


def _both_tell_when(said: Statement, answer: Statement) -> bool:
    """Say whether both give a date or a word of time; an answer, that it was before or since."""
    dated = bool(answer.dates) and (bool(said.dates) or _WHEN.search(said.text) is not None)
    return dated or _EARLIER.search(answer.text) is not None


_WHEN = re.compile(
    r"\b(?:now|today|already|since|until|before|after|(?:first|second|third|last|next) "
    r"(?:day|week|month|year)|days?|weeks?|months?|years?|ago|when)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:(?:long|years|months|weeks|days|even) before|"
    r"before (?:[\w’']+ ){0,4}(?:took|came|was|were|had)|years after|"
    r"since (?:the )?(?:19|20)\d\d|(?:over|more than) a decade)\b",
    re.IGNORECASE,
)
