"""What each passage of a draft comes to: a quotation by its words, a claim by what it says.

Each is compared with stored statements that share words with it; nothing is looked up here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from factdb import match, rules
from factdb.types import Extraction, Relation, Statement
from factdb.verification.claims import Standing, Told, is_telling, of_one_deed, told
from factdb.verification.days import Spoken, spoken_on
from factdb.verification.items import Beside, Checked, Item, Passage
from factdb.verification.quoted import check_quotation, quoted_from
from factdb.verification.voices import in_own_voice, is_named, one_voice, voice_of
from factdb.verification.wording import Outcome


def check(item: Item, stored: Sequence[Statement], drawn: Collection[str] = frozenset()) -> Checked:
    """Hold one item against stored statements that share words with it.

    Args:
        item: what is checked.
        stored: statements that share words with it.
        drawn: ids of reports on which the draft is known to draw: a claim is about the matter of
            theirs that says the same in all but one thing.

    """
    if item.unchecked:
        return Checked(item, Outcome.NOT_CHECKED, reason=item.unchecked)
    if item.passage is Passage.QUOTATION:
        return check_quotation(item, stored)
    return _check_claim(item, stored, drawn)


def check_against(item: Item, source: Extraction) -> Checked:
    """Hold one item against one text: a quotation against all of it, a claim against its claims."""
    if item.passage is Passage.QUOTATION and not item.unchecked:
        return quoted_from(item, source)
    return check(item, source.statements, {source.report.id})


_NOW = re.compile(r"\b(?:now|currently|today|at present|at the moment)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Held:
    """A claim beside one stored statement: by whose voice, from which day, and what each says."""

    stored: Statement
    voice: bool | None
    told: Told
    spoken: Spoken
    deed: bool

    @property
    def rank(self) -> tuple[bool, bool, bool, float, float, str]:
        """What is of one deed first, then of one voice and one day; of equals the latest."""
        return (
            not self.deed,
            self.voice is not True,
            self.spoken.other_day,
            -self.told.cover,
            -self.stored.published.timestamp(),
            self.stored.id,
        )


def _check_claim(item: Item, stored: Sequence[Statement], drawn: Collection[str]) -> Checked:
    """Ask who says it, who says otherwise, and what the judge says of both, in this order."""
    claim = item.statement
    beside = _words_by_report(stored)
    held = sorted((_held(claim, one, beside[one.report]) for one in stored), key=lambda h: h.rank)
    says = [one for one in held if one.told.standing is Standing.SAYS]
    against = [one for one in held if _is_against(one, claim, drawn, says)]
    own = [one for one in says if one.voice]
    judged = _judged(claim, stored)
    if by_now := [one for one in against if says and _has_since(claim, says[0], one)]:
        return _opposed(item, by_now[0])
    if own:
        return _agreed(item, own[0], against, judged)
    if by_one := [one for one in against if one.voice]:
        return _opposed(item, by_one[0])
    if judged is not None:
        return _conflicting(item, judged)
    if says:
        contested = [one for one in held if _is_contested(one, drawn)]
        return _opposed(item, contested[0]) if contested else _said_by_others(item, says, against)
    if against:
        return _opposed(item, against[0])
    return _missed(item, held)


def _has_since(claim: Statement, says: _Held, against: _Held) -> bool:
    """Say whether a claim of what is now stood so once, and the record has it otherwise since."""
    later = against.stored.published > says.stored.published
    return later and against.told.relation is Relation.NUMBER and bool(_NOW.search(claim.text))


def _held(claim: Statement, stored: Statement, beside: frozenset[str]) -> _Held:
    return _Held(
        stored,
        one_voice(claim, stored),
        told(claim, stored, beside),
        spoken_on(claim, stored),
        of_one_deed(claim, stored),
    )


def _words_by_report(stored: Sequence[Statement]) -> dict[str, frozenset[str]]:
    """Give the content words of what was found, report by report."""
    found: dict[str, set[str]] = {}
    for one in stored:
        found.setdefault(one.report, set()).update(match.gist(one))
    return {report: frozenset(some) for report, some in found.items()}


def _is_against(
    held: _Held, claim: Statement, drawn: Collection[str], says: Sequence[_Held]
) -> bool:
    """Say whether a stored statement says otherwise, of the same matter and for the same voice.

    Two voices may differ: only the draft's own words are held against everybody's. Where the
    record says a claim, what says as much of it but one thing is of its matter.
    """
    if held.told.standing is not Standing.AGAINST:
        return False
    if held.voice is False and not (in_own_voice(claim) or in_own_voice(held.stored)):
        return False
    if any(one.told.cover <= held.told.cover for one in says):
        return True
    return is_telling(held.told, held.voice) or held.stored.report in drawn


def _is_contested(held: _Held, drawn: Collection[str]) -> bool:
    """Say whether somebody denies what a claim says: the record then does not simply say it.

    A count or a day that another gives otherwise is no denial; it may be of another time.
    """
    if held.told.relation not in {Relation.NEGATION, Relation.REVERSAL}:
        return False
    return is_telling(held.told, held.voice) or held.stored.report in drawn


def _judged(claim: Statement, stored: Sequence[Statement]) -> Beside | None:
    """Give the surest conflict that the judge finds, as between two reports."""
    told = ((one, rules.judge(match.score(claim, one))) for one in stored)
    found = [(one, judgement) for one, judgement in told if judgement.relation.conflict]
    best = max(found, key=lambda pair: (pair[1].score, pair[0].id), default=None)
    return None if best is None else Beside(best[0], best[1].relation, best[1].reason)


def _agreed(
    item: Item, held: _Held, against: Sequence[_Held], judged: Beside | None, reason: str = ""
) -> Checked:
    """Tell of a claim that the record has, and of what else it has; another day is no agreement."""
    reason = reason or "; ".join(filter(None, (held.told.reason, held.spoken.reason)))
    outcome, also = Outcome.AGREES, _also(held, against, judged)
    if held.spoken.other_day:
        outcome, reason = Outcome.OTHER_DAY, held.spoken.reason
    return Checked(
        item, outcome, against=held.stored, relation=Relation.SAME, reason=reason, also=also
    )


def _also(held: _Held, against: Sequence[_Held], judged: Beside | None) -> tuple[Beside, ...]:
    """Give what the record has against a claim that it has as well, each statement once."""
    found = [Beside(one.stored, one.told.relation, one.told.reason) for one in against]
    found += [judged] if judged is not None else []
    once = {one.statement.id: one for one in found if one.statement.id != held.stored.id}
    return tuple(once.values())


def _opposed(item: Item, held: _Held) -> Checked:
    return Checked(
        item,
        Outcome.CONFLICTS,
        against=held.stored,
        relation=held.told.relation,
        reason=held.told.reason,
    )


def _conflicting(item: Item, told: Beside) -> Checked:
    return Checked(
        item,
        Outcome.CONFLICTS,
        against=told.statement,
        relation=told.relation,
        reason=told.reason,
    )


def _said_by_others(item: Item, says: Sequence[_Held], against: Sequence[_Held]) -> Checked:
    """Tell of a claim that the record has, but not for sure from the one whom the draft names."""
    claim, first = item.statement, says[0]
    if in_own_voice(claim):
        reason = (
            "" if in_own_voice(first.stored) else f"there it is said by {voice_of(first.stored)}"
        )
        return _agreed(item, first, against, None, reason)
    if not is_named(claim):
        return _agreed(item, first, against, None, f"whom {voice_of(claim)} means was not checked")
    other = next((one for one in says if one.voice is False), None)
    if other is not None and not in_own_voice(other.stored):
        reason = f"the record has this from {voice_of(other.stored)}"
        return Checked(item, Outcome.OTHER_SPEAKER, against=other.stored, reason=reason)
    whose = f"{voice_of(first.stored)}, and not that {voice_of(claim)} said it"
    reason = f"the record has this from {whose}"
    return Checked(item, Outcome.NOT_FOUND, nearest=first.stored, reason=reason)


def _missed(item: Item, held: Sequence[_Held]) -> Checked:
    """Tell of the nearest miss, and what it does not say."""
    near = next((one for one in held if one.told.standing is not Standing.APART), None)
    if near is None:
        return Checked(item, Outcome.NOT_FOUND, reason="nothing stored says this")
    why = near.told.reason or "it has other words"
    return Checked(
        item,
        Outcome.NOT_FOUND,
        nearest=near.stored,
        reason=f"nothing stored says just this; of the nearest: {why}",
    )
