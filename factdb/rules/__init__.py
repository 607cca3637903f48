"""Why two statements cannot both stand: a gate, seven rules, and time.

Each rule is a function of its own file, loaded through `factdb.plugins`, symmetric, silent
between equals, and never without a reason. The score of any judgement says, in [0, 1], how sure
it is that both statements cannot stand: it is low for what is not in conflict, and for what is, it
is the probability that an editor confirms (`factdb.rules.calibration`). No finding is surer than
that each of its sides was read rightly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from factdb import plugins
from factdb.rules import gate
from factdb.rules.calibration import calibrated, surest, threshold
from factdb.rules.government import within_one
from factdb.rules.phrases import says
from factdb.rules.sketch import Glance, Shared, Sharing, Sketch, glance
from factdb.rules.speakers import same_speaker
from factdb.rules.suspicion import suspicion
from factdb.text.fold import fold
from factdb.types import Judgement, Match, Relation, Statement

KEPT = frozenset(Relation) - {Relation.COMPATIBLE, Relation.DIFFERENT}
"""Relations worth keeping: conflicts, and what threads and lineages are made of."""


def judge(match: Match) -> Judgement:
    """Say how an earlier and a later statement stand to each other; always answers.

    Symmetric: the match of a and b and that of b and a are one match.
    """
    if _equal(match):
        return _equals(match)
    if not gate.opens(match):
        return Judgement(Relation.DIFFERENT, suspicion(match), "not about one matter")
    return _told(match) or _at_peace(match)


def kept(match: Match) -> Judgement | None:
    """Give the same where it is worth keeping (`KEPT`), None where it is not: in less time."""
    if _equal(match):
        return _equals(match)
    found = _told(match) if gate.opens(match) else None
    return found if found is not None and found.relation in KEPT else None


def doubts(statement: Statement, beside: Sequence[Statement] = ()) -> tuple[Judgement, ...]:
    """Give what one report alone makes doubtful: a day that does not fit.

    Args:
        statement: the one to look at.
        beside: all statements of its report; without them the report tells too little, and
            nothing is doubted.

    """
    from factdb.rules.date import doubt, misdated

    return (*misdated(statement), *((found,) if (found := doubt(statement, beside)) else ()))


@cache
def _rules() -> list[plugins.Rule]:
    return [plugins.load("rules", name) for name in plugins.names("rules")]


def _told(match: Match) -> Judgement | None:
    """Let the rules speak; None where both can be true and neither says what the other does."""
    answers = [answer for rule in _rules() if (answer := rule(match)) is not None]
    conflicts = [one for one in answers if one.relation.conflict and one.score >= threshold()]
    if conflicts:
        best = max(conflicts, key=lambda one: one.score)
        score = min(calibrated(best.relation, best.score), surest(match))
        return within_one(match, replace(best, score=score))
    if updates := [one for one in answers if one.relation is Relation.UPDATE]:
        return updates[0]
    if match.likeness >= gate.SAME and same_speaker(match.left, match.right):
        reason = f"both say it in like words: {says(match.left)}"
        return Judgement(Relation.SAME, 0.05, reason)
    return None


def _equal(match: Match) -> bool:
    """Say whether both are the same words of one speaker."""
    if match.left.id == match.right.id:
        return True
    alike = fold(match.left.text) == fold(match.right.text)
    return alike and same_speaker(match.left, match.right) is not False


def _equals(match: Match) -> Judgement:
    return Judgement(Relation.SAME, 0.0, f"both say it: {says(match.left)}")


def _at_peace(match: Match) -> Judgement:
    reason = f"about one matter ({', '.join(match.shared[:5])}), and no rule finds a conflict"
    return Judgement(Relation.COMPATIBLE, suspicion(match), reason)


__all__ = ["KEPT", "Glance", "Shared", "Sharing", "Sketch", "doubts", "glance", "judge", "kept"]
