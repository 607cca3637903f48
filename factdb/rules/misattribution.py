"""One distinctive quotation in two mouths."""

from __future__ import annotations

import re

from factdb.rules.alignment import align
from factdb.rules.gate import follows_closely, handed_in
from factdb.rules.government import one_government
from factdb.rules.phrases import quoted, says, who
from factdb.rules.silence import Near, silent
from factdb.rules.speakers import is_outlet, relays, same_speaker, speaker_name
from factdb.text.fold import content_words, words
from factdb.text.negators import negators
from factdb.text.rarity import weight
from factdb.types import Judgement, Kind, Match, Relation, Statement

_LEAST_WORDS = 6
_LEAST_SHARE = 0.9
_MANY_WORDS = 8
"""So many words in one order are no chance, where somebody puts both printings together."""

DISTINCTIVE = 24.0
"""So many bits must the common words hold: proverbs and stock phrases are made of common words."""


def misattribution(match: Match) -> Judgement | None:
    """Flag one quotation that two reports give to two speakers.

    Silent where one passes the other's words on, where they speak together, where the words are
    everybody's, and where a speaker is unnamed or a body that the other may speak for.
    """
    return _two_mouths(match) or _never_said(match)


def _two_mouths(match: Match) -> Judgement | None:
    left, right = match.left, match.right
    if not _quotes(left) or not _quotes(right):
        return silent("not quoted on both sides")
    if same_speaker(left, right) is not False:
        return silent("not known to be two speakers", Near.KIND)
    if is_outlet(left) or is_outlet(right) or not _one_kind(left, right) or relays(left, right):
        return silent("one may repeat or speak for the other", Near.KIND)
    if left.report and left.report == right.report:
        return silent("one report prints both", Near.KIND)
    if not handed_in(match) and (left.outlet == right.outlet or one_government(match)):
        return silent("one house has two speakers say the same", Near.KIND)
    found = align(left.text, right.text)
    if found.common < _LEAST_WORDS or found.share < _LEAST_SHARE:
        return silent("other words: not one quotation", Near.KIND)
    if set(found.left) & negators() != set(found.right) & negators():
        return silent("one says “not” where the other does not: two views", Near.MATTER)
    if not _distinctive(match):
        return silent("words that anybody may use", Near.MATTER)
    reason = (
        f"{quoted(left.text)} is given to {who(left)} and to {who(right)}, and neither report "
        "says that one repeats the other."
    )
    evidence = (("left", speaker_name(left)), ("right", speaker_name(right)))
    sure = min(0.5 + weight(set(content_words(left.text))) / 100, 0.95)
    return Judgement(Relation.MISATTRIBUTION, sure, reason, "misattribution", evidence)


def _never_said(match: Match) -> Judgement | None:
    """Flag words given to somebody through another, and the answer that he did not say them."""
    if not follows_closely(match):
        return None
    for said, answer in ((match.left, match.right), (match.right, match.left)):
        named = said.via and said.found_by == "bare"
        if named and not same_speaker(said, answer) and _disowns(answer):
            reason = (
                f"{says(said)}, as {said.via} has it; {who(answer)}: {quoted(_sentence(answer))}."
            )
            evidence = (("left", match.left.text), ("right", match.right.text))
            return Judgement(Relation.MISATTRIBUTION, 0.7, reason, "misattribution", evidence)
    return None


def _sentence(statement: Statement) -> str:
    return statement.sentence.text.rstrip(".") if statement.sentence else statement.text


def _disowns(answer: Statement) -> bool:
    """Say whether words deny that something was said: "he didn't", "never mentioned it"."""
    if _DID_NOT.match(_sentence(answer)):
        return True
    return any(frame.negated and frame.predicate in _SAYING for frame in answer.frames)


_DID_NOT = re.compile(
    r"\W*(?:but )?(?:no, )?(?:he|she|it|they|we|i)\s+"
    r"(?:did|has|have|had|was)(?:n[’']t| not| never)\b(?=[.,;!]|$)",
    re.IGNORECASE,
)
_SAYING = frozenset({"say", "tell", "mention", "write", "claim", "call", "quote", "utter", "tweet"})


def _quotes(statement: Statement) -> bool:
    return statement.kind is Kind.DIRECT


def _one_kind(left: Statement, right: Statement) -> bool:
    return left.speaker is None or right.speaker is None or left.speaker.kind == right.speaker.kind


def _distinctive(match: Match) -> bool:
    """Say whether nobody else would use the very words: they are rare, or many side by side."""
    same = words(match.left.text) == words(match.right.text)
    if handed_in(match) and same and len(words(match.left.text)) >= _MANY_WORDS:
        return True
    shared = set(content_words(match.left.text)) & set(content_words(match.right.text))
    return weight(shared) >= DISTINCTIVE
