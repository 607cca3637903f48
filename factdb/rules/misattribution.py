"""One distinctive quotation in two mouths."""

from __future__ import annotations

from factdb.rules.alignment import align
from factdb.rules.phrases import quoted, who
from factdb.rules.speakers import is_outlet, relays, same_speaker, speaker_name
from factdb.text.fold import content_words
from factdb.text.rarity import weight
from factdb.types import Judgement, Kind, Match, Relation, Statement

_LEAST_WORDS = 6
_LEAST_SHARE = 0.9
_DISTINCTIVE = 24.0
"""So many bits must the common words hold: proverbs and stock phrases are made of common words."""


def misattribution(match: Match) -> Judgement | None:
    """Flag one quotation that two reports give to two speakers.

    Silent where one passes the other's words on, where they speak together, where the words are
    everybody's, and where a speaker is unnamed or a body that the other may speak for.
    """
    left, right = match.left, match.right
    if not _quotes(left) or not _quotes(right) or same_speaker(left, right) is not False:
        return None
    if is_outlet(left) or is_outlet(right) or not _one_kind(left, right) or relays(left, right):
        return None
    if left.report and left.report == right.report:
        return None
    found = align(left.text, right.text)
    if found.common < _LEAST_WORDS or found.share < _LEAST_SHARE or not _distinctive(match):
        return None
    reason = (
        f"{quoted(left.text)} is given to {who(left)} and to {who(right)}, and neither report "
        "says that one repeats the other."
    )
    evidence = (("left", speaker_name(left)), ("right", speaker_name(right)))
    sure = min(0.5 + weight(set(content_words(left.text))) / 100, 0.95)
    return Judgement(Relation.MISATTRIBUTION, sure, reason, "misattribution", evidence)


def _quotes(statement: Statement) -> bool:
    return statement.kind is Kind.DIRECT


def _one_kind(left: Statement, right: Statement) -> bool:
    return left.speaker is None or right.speaker is None or left.speaker.kind == right.speaker.kind


def _distinctive(match: Match) -> bool:
    shared = set(content_words(match.left.text)) & set(content_words(match.right.text))
    return weight(shared) >= _DISTINCTIVE
