"""One voice that takes up in one report what another says, and turns it round.

"They did not." (`ellipsis`), "denied the story" (`denied`), "our work has nothing to do with it"
(`accused`), "the bolts, not the load" (`corrected`), another cause or doer (`causes`, `doers`), a
fact-checking desk (`checked`); or the report itself sets one against the other: "However, …",
"disagreed with …" (`quarrel`), "begs to differ" (`otherwise`). What is turned round stands on the
other side, and only a pronoun, or where the two stand, points at it (`ties`). So only statements
that somebody puts side by side are read in this way.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from factdb.rules.beside import tells_no_fact
from factdb.rules.gate import one_report
from factdb.rules.nearby import is_near
from factdb.rules.replies.accused import defended, disclaimed, disclaimed_of, named_denies
from factdb.rules.replies.answer import Reply, is_charge
from factdb.rules.replies.causes import other_cause, other_motive
from factdb.rules.replies.checked import checked
from factdb.rules.replies.corrected import corrected
from factdb.rules.replies.denied import denied, denied_all
from factdb.rules.replies.doers import other_doer
from factdb.rules.replies.ellipsis import ellipsis, points_back, turned_round
from factdb.rules.replies.object_denied import object_denied, object_denied_apart
from factdb.rules.replies.otherwise import otherwise, otherwise_apart
from factdb.rules.replies.quarrel import disagrees, disagrees_apart, set_against
from factdb.rules.replies.ties import is_of_another
from factdb.rules.replies.turned_down import absurd_to_claim, turned_down
from factdb.rules.speakers import same_speaker
from factdb.types import Match, Statement

_ANSWERED_WITHIN = timedelta(days=120)
"""So long after, somebody may still answer: at a trial, in the report of an inquiry."""

Way = Callable[[Statement, Statement], Reply | None]
"""One way to turn round what somebody says: what was said and the answer, to a reply."""

_IN_ONE: tuple[Way, ...] = (
    ellipsis, checked, denied, denied_all, object_denied, otherwise, turned_down, absurd_to_claim,
    disclaimed, corrected, disagrees, defended, named_denies, other_doer, other_cause, other_motive,
    set_against, turned_round,
)  # fmt: skip
"""Ways within one report."""

_OF_WORDS = (disagrees, disagrees_apart, denied, denied_all, object_denied, object_denied_apart)
"""Ways that words of disagreement tell, even where the answer is no statement of fact."""

_APART: tuple[Way, ...] = (
    object_denied_apart,
    corrected,
    points_back,
    otherwise_apart,
    disclaimed_of,
    absurd_to_claim,
    disagrees_apart,
    named_denies,
)
"""Ways from one report to another."""


def reply(match: Match) -> Reply | None:
    """Give the answer of one of two voices handed in together to what the other says.

    Silent where a side tells a wish, a chance or a condition, and where nothing shows that the
    one means the other.
    """
    if not is_near(match, _ANSWERED_WITHIN) or same_speaker(match.left, match.right):
        return None
    if all(tells_no_fact(one) for one in (match.left, match.right)):
        return None
    both = ((match.left, match.right), (match.right, match.left))
    ways = _IN_ONE if one_report(match) else _APART
    return next((found for way in ways for pair in both if (found := _by(way, *pair))), None)


def _by(way: Way, said: Statement, answer: Statement) -> Reply | None:
    """Ask one way: what is no fact is not answered, and only words of disagreement tell for it."""
    if tells_no_fact(said) or (tells_no_fact(answer) and way not in _OF_WORDS):
        return None
    return way(said, answer)


__all__ = ["Reply", "is_charge", "is_of_another", "reply"]
