"""What each passage of a draft comes to: a quotation by its words, a claim by what it says.

Each is compared with stored statements that share words with it; nothing is looked up here.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from factdb import match, rules
from factdb.rules.speakers import speaker_name
from factdb.types import Extraction, Judgement, Relation, Statement
from factdb.verification.claims import (
    Standing,
    Told,
    in_own_voice,
    is_telling,
    one_voice,
    told,
)
from factdb.verification.items import Checked, Item, Passage
from factdb.verification.quoted import check_quotation, quoted_from
from factdb.verification.wording import Outcome


def check(item: Item, stored: Sequence[Statement], drawn: Collection[str] = frozenset()) -> Checked:
    """Hold one item against stored statements that share words with it.

    Args:
        item: what is checked.
        stored: statements that share words with it.
        drawn: ids of reports on which the draft is known to draw: a claim is about the matter of
            theirs that says the same in all but one thing.

    """
    if item.passage is Passage.QUOTATION:
        return check_quotation(item, stored)
    return _check_claim(item, stored, drawn)


def check_against(item: Item, source: Extraction) -> Checked:
    """Hold one item against one text: a quotation against all of it, a claim against its claims."""
    if item.passage is not Passage.QUOTATION:
        return _check_claim(item, source.statements, {source.report.id})
    return quoted_from(item, source)


@dataclass(frozen=True, slots=True)
class _Held:
    """A claim beside one stored statement: by whose voice, and what each says of the other."""

    stored: Statement
    voice: bool | None
    told: Told

    @property
    def rank(self) -> tuple[float, float, str]:
        """The nearest first, of equals the latest."""
        return -self.told.cover, -self.stored.published.timestamp(), self.stored.id


def _check_claim(item: Item, stored: Sequence[Statement], drawn: Collection[str]) -> Checked:
    """Ask who says it, who says otherwise, and what the judge says of both, in this order."""
    claim = item.statement
    beside = _words_by_report(stored)
    held = sorted(
        (_Held(one, one_voice(claim, one), told(claim, one, beside[one.report])) for one in stored),
        key=lambda one: one.rank,
    )
    says = [one for one in held if one.told.standing is Standing.SAYS]
    against = [one for one in held if _is_against(one, claim, drawn)]
    own = [one for one in says if one.voice]
    conflict = _judged(claim, stored)
    if own:
        return _agreed(item, own[0], conflict)
    if by_one := [one for one in against if one.voice]:
        return _opposed(item, by_one[0])
    if conflict is not None:
        return _conflicting(item, *conflict)
    if says:
        contested = [one for one in held if _is_contested(one, drawn)]
        return _opposed(item, contested[0]) if contested else _said_by_others(item, says)
    if against:
        return _opposed(item, against[0])
    return _missed(item, held)


def _words_by_report(stored: Sequence[Statement]) -> dict[str, frozenset[str]]:
    """Give the content words of what was found, report by report."""
    found: dict[str, set[str]] = {}
    for one in stored:
        found.setdefault(one.report, set()).update(match.gist(one))
    return {report: frozenset(some) for report, some in found.items()}


def _is_against(held: _Held, claim: Statement, drawn: Collection[str]) -> bool:
    """Say whether a stored statement says otherwise, of the same matter and for the same voice.

    Two voices may differ: only the draft's own words are held against everybody's.
    """
    if held.told.standing is not Standing.AGAINST:
        return False
    if held.voice is False and not (in_own_voice(claim) or in_own_voice(held.stored)):
        return False
    return is_telling(held.told, held.voice) or held.stored.report in drawn


def _is_contested(held: _Held, drawn: Collection[str]) -> bool:
    """Say whether somebody denies what a claim says: the record then does not simply say it.

    A count or a day that another gives otherwise is no denial; it may be of another time.
    """
    if held.told.relation not in {Relation.NEGATION, Relation.REVERSAL}:
        return False
    return is_telling(held.told, held.voice) or held.stored.report in drawn


def _judged(claim: Statement, stored: Sequence[Statement]) -> tuple[Statement, Judgement] | None:
    """Give the surest conflict that the judge finds, as between two reports."""
    told = ((one, rules.judge(match.score(claim, one))) for one in stored)
    found = [(one, judgement) for one, judgement in told if judgement.relation.conflict]
    return max(found, key=lambda pair: (pair[1].score, pair[0].id), default=None)


def _agreed(item: Item, held: _Held, conflict: tuple[Statement, Judgement] | None) -> Checked:
    reason = held.told.reason
    if conflict is not None:
        reason = f"said so, but the record speaks against it: {conflict[1].reason}"
    return Checked(item, Outcome.AGREES, against=held.stored, relation=Relation.SAME, reason=reason)


def _opposed(item: Item, held: _Held) -> Checked:
    reason = f"{held.told.reason}; the rest of the claim stands there"
    return Checked(
        item, Outcome.CONFLICTS, against=held.stored, relation=held.told.relation, reason=reason
    )


def _conflicting(item: Item, stored: Statement, told: Judgement) -> Checked:
    return Checked(
        item, Outcome.CONFLICTS, against=stored, relation=told.relation, reason=told.reason
    )


def _said_by_others(item: Item, says: Sequence[_Held]) -> Checked:
    """Tell of a claim that the record has, but not from the one whom the draft names."""
    free = [one for one in says if one.voice is None or in_own_voice(one.stored)]
    if free:
        return _agreed(item, free[0], None)
    one = says[0].stored
    reason = f"the record has this from {speaker_name(one)}"
    return Checked(item, Outcome.OTHER_SPEAKER, against=one, reason=reason)


def _missed(item: Item, held: Sequence[_Held]) -> Checked:
    """Tell of the nearest miss, and what it does not say."""
    near = next((one for one in held if one.told.standing is not Standing.APART), None)
    if near is None:
        return Checked(item, Outcome.NOT_FOUND, reason="nothing stored says this")
    reason = (
        f"nothing stored says just this; of the nearest: {near.told.reason or 'it has other words'}"
    )
    return Checked(item, Outcome.NOT_FOUND, nearest=near.stored, reason=reason)
