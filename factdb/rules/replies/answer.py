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
    """What one voice says, what another answers, and in words how it turns that round."""

    said: Statement
    answer: Statement
    how: str
    sure: float

    @property
    def relation(self) -> Relation:
        """Give what stands against what: a count, a finding, a denial."""
        if is_checker(self.answer) and both_count(self.said, self.answer):
            return Relation.NUMBER
        return Relation.NEGATION if self.finds else Relation.DENIAL

    @property
    def finds(self) -> bool:
        """Say whether it tells what is so: an outlet's words, or against nobody who is named."""
        unnamed = not speaker_name(self.said) and not is_charge(self.said)
        return is_outlet(self.answer) or unnamed

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
