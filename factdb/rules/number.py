"""Two sides count the same thing at the same time, and the ranges that they give do not meet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from factdb.rules.claims import parts_agree
from factdb.rules.counts import (
    NEGLIGIBLE,
    Count,
    apart,
    counts,
    counts_on,
    ends,
    grows,
    names,
    told_apart,
)
from factdb.rules.gate import handed_in, one_report
from factdb.rules.nearby import told_around
from factdb.rules.one_count import one_count
from factdb.rules.phrases import says
from factdb.rules.silence import Near, silent
from factdb.rules.speakers import known_apart, same_speaker
from factdb.rules.terms import has_trait, overlap, places_part
from factdb.rules.times import Meeting, meeting, said_on, when_of
from factdb.text.places import country
from factdb.text.rarity import weight
from factdb.types import Judgement, Match, Precision, Relation

MOST_COUNTS = 24
"""Counts of one statement that are compared, the first: a bound for tables read as a sentence."""

_SAME_PART = 0.6

_SURE_ENOUGH = 0.75

_ENOUGH_CONTEXT = 9.5
"""So many bits must the two counts share beside the thing counted, in two reports."""

_MUCH_CONTEXT = 14.0
"""And so many where nobody says who holds or does it."""

HELD = frozenset({"fact", "will", "would"})
"""Modalities of figures that somebody stands for, not "you should make a million"."""

_FORECAST = re.compile(r"\b(?:expect|forecast|predict|project|estimate|outlook)\w*", re.IGNORECASE)

FLAT = frozenset(["exist", "be", "have"])
"""Deeds that do not tell what is counted."""


def number(match: Match) -> Judgement | None:
    """Flag two counts of one thing at one time that cannot both be right.

    Ranges count with their approximators: "some 100,000" meets "more than 100,000". A count on
    which both sides agree says that the others beside it are of something else. Parts and
    totals, increments, rates, other places and other groups are other things. A count that grows
    is an update from one day to the next.
    """
    if _periods(match.left.text) != _periods(match.right.text):
        return silent("one side counts in a part of the time", Near.MATTER)
    if _are_surveys(match):
        return silent("shares that two surveys found", Near.VOICES)
    left, right = (tuple(islice(counts(side), MOST_COUNTS)) for side in (match.left, match.right))
    met = [(one, other) for one in left for other in right if _same_thing(match, one, other)]
    agreed = [count for pair in met if not apart(pair[0].figure, pair[1].figure) for count in pair]
    for one, other in met:
        if not apart(one.figure, other.figure) or one in agreed or other in agreed:
            continue
        if _listed(one, other, met):
            return silent("a side counts such a thing more than once: a list", Near.MATTER)
        return _told(match, one, other)
    if met:
        return silent("the ranges of what both count agree", Near.MATTER)
    return one_count(match)


_PERIOD = re.compile(
    r"\b(?:first|second|third|fourth|last|opening|closing|final) "
    r"(?:half|quarter|round|period|set|leg|lap|day|week|month)\b"
)


@lru_cache(maxsize=256)  # a statement meets fifty others in turn
def _periods(text: str) -> tuple[str, ...]:
    return tuple(_PERIOD.findall(text.lower()))


def _are_surveys(match: Match) -> bool:
    """Say whether two voices give shares of those asked: each has asked others."""
    shares = all(any(f.unit == "%" for f in one.figures) for one in (match.left, match.right))
    if not shares or not known_apart(match):
        return False
    return all(_ASKED.search(told_around(one)) for one in (match.left, match.right))


_ASKED = re.compile(
    r"\b(?:polls?|polled|pollsters?|surveys?|surveyed|respondents|voters|approv\w+|ratings?)\b",
    re.IGNORECASE,
)


def _listed(one: Count, other: Count, met: Sequence[tuple[Count, Count]]) -> bool:
    """Say whether a count could as well be held against another of the same side."""
    return any(
        (here is one and apart(there.figure, other.figure))
        or (there is other and apart(here.figure, one.figure))
        for here, there in met
    )


def _told(match: Match, one: Count, other: Count) -> Judgement | None:
    met = meeting(match.left, one.frame, match.right, other.frame)
    if met is Meeting.APART:
        return silent("the counts are of two times", Near.TIME)
    if _needs_period(match, one, other) and not _one_period(match, one, other):
        return silent("the counts are not of one period", Near.TIME)
    left, right = one.figure, other.figure
    thing = left.of or right.of or "the same thing"
    counts = f"{says(match.left)}; {says(match.right)}; “{left.text}” against “{right.text}”"
    evidence = (("left", left.text), ("right", right.text))
    if not handed_in(match) and _days_between(match, one, other):
        met = Meeting.PASSED
    if met is Meeting.PASSED or _counted_anew(match, one, other) or _grew(match, one, other):
        if _sure(match, one, other) < _SURE_ENOUGH or not (one.thing or grows(one)):
            return silent("the count moved on, or is of something else", Near.TIME)
        reason = f"{counts}: the count moved on with time."
        return Judgement(Relation.UPDATE, 0.25, reason, "number", evidence)
    reason = f"{counts}: both count {thing} at one time."
    return Judgement(Relation.NUMBER, _sure(match, one, other), reason, "number", evidence)


def _days_between(match: Match, one: Count, other: Count) -> bool:
    """Say whether reports of two days count, and no date shows that it is one count."""
    if match.left.day == match.right.day:
        return False
    dates = when_of(match.left, one.frame), when_of(match.right, other.frame)
    if all(dates):
        return False
    days = [
        when for side in (match.left, match.right) for when in side.dates if when != side.said_on
    ]
    told = any(when.precision is Precision.DAY for when in days)
    return not told or counts_on(match)


def _counted_anew(match: Match, one: Count, other: Count) -> bool:
    """Say whether one voice counts again on another day, or forecasts are told on two days."""
    if match.left.day == match.right.day:
        return False
    if _FORECAST.search(match.left.text) and _FORECAST.search(match.right.text):
        return True
    if known_apart(match):
        return False
    return not (one.frame.when and other.frame.when)


def _needs_period(match: Match, one: Count, other: Count) -> bool:
    """Say whether the period belongs to a count: it tells how far a thing moved, or names one."""
    if has_trait(one.frame.predicate, "moves"):
        return True
    named = (when_of(match.left, one.frame), when_of(match.right, other.frame))
    return any(when is not None and when.precision is not Precision.DAY for when in named)


def _one_period(match: Match, one: Count, other: Count) -> bool:
    left, right = when_of(match.left, one.frame), when_of(match.right, other.frame)
    if left and right:
        return (left.first, left.last) == (right.first, right.last)
    return left is None and right is None and said_on(match.left) == said_on(match.right)


def _sure(match: Match, one: Count, other: Count) -> float:
    base = 0.6 if one_report(match) else 0.55
    base += 0.15 if one.thing and one.thing == other.thing else 0.0
    base += 0.1 if one.scope == other.scope else 0.0
    return min(base + 0.1 * match.likeness, 0.95)


def _grew(match: Match, one: Count, other: Count) -> bool:
    """Say whether the count is of a kind that grows, and time or one speaker lets it grow."""
    growing = grows(one) and not _by_far(match, one, other)
    if not growing or ends(other.figure)[1] < ends(one.figure)[0]:
        return growing and said_on(match.left) == said_on(match.right) and not one_report(match)
    if one_report(match):
        return bool(same_speaker(match.left, match.right)) or counts_on(match)
    return True


def _by_far(match: Match, one: Count, other: Count) -> bool:
    """Say whether two voices handed in differ on one day by more than a count can grow in it."""
    if not handed_in(match) or said_on(match.left) != said_on(match.right):
        return False
    least = min(ends(one.figure)[1], ends(other.figure)[1])
    most = max(ends(one.figure)[0], ends(other.figure)[0])
    return known_apart(match) and most >= _FAR * least and not counts_on(match)


_FAR = 3.0


def _same_thing(match: Match, one: Count, other: Count) -> bool:
    """Say whether two counts are of one thing: unit, noun, deed, role and scope."""
    if one.figure.unit != other.figure.unit or one.frame.negated != other.frame.negated:
        return False
    if one.frame.modality != other.frame.modality or one.frame.modality not in HELD:
        return False
    if not _things_meet(match, one, other) or not _deeds_meet(one, other):
        return False
    if not _others_meet(match, one, other):
        return False
    if places_part(one.thing | one.scope, other.thing | other.scope):
        return False
    return _scopes_meet(match, one, other)


def _things_meet(match: Match, one: Count, other: Count) -> bool:
    """Say whether both count one kind of thing; "people" and nothing said are one kind.

    Within one report "jobs" may be short for "manufacturing jobs"; two reports must say the same.
    """
    left = {word for word in one.thing if word[0] != "@"}
    right = {word for word in other.thing if word[0] != "@"}
    if not left or not right:
        return left == right and one.frame.predicate not in FLAT
    return left == right or (one_report(match) and (left <= right or right <= left))


def _others_meet(match: Match, one: Count, other: Count) -> bool:
    """Say whether the part of the proposition that counts nothing agrees, where both have it."""
    left = one.frame.subject if one.role == "object" else one.frame.object
    right = other.frame.subject if other.role == "object" else other.frame.object
    share = parts_agree(match, left, right)
    return share is None or share >= _SAME_PART


def _deeds_meet(one: Count, other: Count) -> bool:
    if one.frame.predicate == other.frame.predicate:
        return one.role == other.role or not one.thing
    return bool(one.thing) and {one.frame.predicate, other.frame.predicate} <= FLAT


def _scopes_meet(match: Match, one: Count, other: Count) -> bool:
    """Say whether the rest of both propositions agrees, and says enough to be one matter."""
    share = overlap(tuple(one.scope), tuple(other.scope))
    if share is not None and share < 0.5:
        return False
    if handed_in(match) and told_apart(one.scope, other.scope):
        return False
    if one_report(match) or _one_day_of_one_voice(match):
        return known_apart(match)
    if not handed_in(match) and match.left.outlet == match.right.outlet and not _name_one(match):
        return False
    common = (one.scope & other.scope) | (one.thing & other.thing)
    deed = {one.frame.predicate} & {other.frame.predicate}
    needed = _ENOUGH_CONTEXT if handed_in(match) or _doer_told(one, other) else _MUCH_CONTEXT
    return weight(common | deed) >= needed


def _name_one(match: Match) -> bool:
    """Say whether both sides name one thing that is no country: a house counts much in a week."""
    left, right = (names(one.text) for one in (match.left, match.right))
    return any(not country(word.capitalize()) for word in left & right)


def _doer_told(one: Count, other: Count) -> bool:
    """Say whether both sides name the part of the proposition that counts nothing."""
    parts = [
        side.frame.subject if side.role == "object" else side.frame.object for side in (one, other)
    ]
    return all({*part} - NEGLIGIBLE for part in parts)


def _one_day_of_one_voice(match: Match) -> bool:
    """Say whether one outlet prints one speaker twice a day: what it counts twice is two things."""
    left, right = match.left, match.right
    one_printing = left.day == right.day and left.outlet == right.outlet
    return one_printing and bool(left.outlet) and same_speaker(left, right) is True
