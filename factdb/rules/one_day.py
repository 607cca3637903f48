"""One event put at two times, in other words, by statements that somebody put side by side.

At large, an event is one only where both sides tell it in the same words (`factdb.rules.date`).
Here somebody has said that both sides belong together: each names one day, one month, one time of
day, or days before or after which it was; one deed stands on both, and all else that the shorter
side tells is on the other too.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from factdb.rules import clocks
from factdb.rules.claims import mood
from factdb.rules.gate import one_report
from factdb.rules.nearby import bases, is_near
from factdb.rules.one_count import names_part
from factdb.rules.phrases import says
from factdb.rules.speakers import known_apart
from factdb.rules.terms import alike, has_trait, meets, opposites
from factdb.rules.times import overlap as days_meet
from factdb.rules.windows import Window, windows
from factdb.text.dates import dates
from factdb.text.fold import content_words
from factdb.text.rarity import rarity, weight
from factdb.text.uncounted import is_person
from factdb.types import Judgement, Match, Precision, Relation, Statement, When

_NEAR = timedelta(days=21)
_WEEKS = timedelta(days=62)
"""Days further apart are of two events."""

_BITS = 8.0
"""How much what both tell must tell."""

_BITS_POINTING = 4.0
"""And where a pronoun of the same report stands for what it is told of."""

_SCORE = 0.62
_PUT_OFF = 0.9
"""Where a "not" is of the time, it is no denial of the deed: so much, that no denial outdoes it."""

_CALENDAR = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.)"
)
_TWO = re.compile(
    r"\b(?:again|another|twice|once more|second|third|also|every|each|postponed?|delayed|moved"
    r"|rescheduled|extended|originally|initially)\b",
    re.IGNORECASE,
)
"""Words that tell of two events, or of a day that was moved."""

_ANY_DAY = date(2001, 1, 1)
"""A year for days that name none: both sides are read in the same."""


def printed_apart(match: Match) -> Judgement | None:
    """Flag one event for which two sides print two times that have nothing in common."""
    if not is_near(match, _NEAR) or not _may_differ(match):
        return None
    return _on_two_days(match) or _in_two_windows(match) or _at_two_hours(match)


def _on_two_days(match: Match) -> Judgement | None:
    """Compare the one day, or the one month, of the calendar that either side prints."""
    left, right = _printed(match.left), _printed(match.right)
    if left is None or right is None or not _part(left, right):
        return None
    if _is_one_event(match) or _is_too_early(match, left, right):
        return _told(match, left.text, right.text)
    return None


def _in_two_windows(match: Match) -> Judgement | None:
    """Compare when it was at the earliest and at the latest: "next month", "not this year"."""
    left, right = _window(match.left), _window(match.right)
    if left is None or right is None or not left.apart(right) or not _is_close(left, right):
        return None
    put_off = left.put_off or right.put_off
    if _happens_once(match) and _is_one_event(match, put_off=put_off, once=True):
        return _told(match, left.text, right.text, _PUT_OFF if put_off else _SCORE)
    return None


def _at_two_hours(match: Match) -> Judgement | None:
    """Compare the one time of day that either side tells, where neither names another day.

    What is so every day, in the present tense, may be so at two hours.
    """
    if not is_near(match, _A_DAY) or _days_part(match) or not all(map(_is_dated, _sides(match))):
        return None
    left, right = _clock(match.left), _clock(match.right)
    if left is None or right is None or not clocks.apart(left, right):
        return None
    return _told(match, left.text, right.text) if _is_one_event(match, once=True) else None


def _told(match: Match, left: str, right: str, score: float = _SCORE) -> Judgement:
    reason = f"{says(match.left)}; {says(match.right)}; “{left}” against “{right}”."
    return Judgement(Relation.DATE, score, reason, "date", (("left", left), ("right", right)))


def _window(statement: Statement) -> Window | None:
    """Give between which days it was, where a statement has one date; None if unsure."""
    own = [when for when in statement.dates if statement.start <= when.start < statement.end]
    found = [*windows(statement)]
    return found[0] if len(found) == 1 == len(own) else None


def _is_close(left: Window, right: Window) -> bool:
    """Say whether two windows lie as near each other as two memories of one event."""
    early, late = sorted((left, right), key=lambda one: (one.first, one.last))
    longest = max(left.length, right.length)
    return late.first - early.last <= max(_WEEKS, _MEMORY * longest)


_MEMORY = 12
"""So many times its own length a date may be from another one of the same event."""


def _happens_once(match: Match) -> bool:
    """Say whether both tell one deed that happens once to one thing: it opens, it is signed."""
    left, right = ({f.predicate for f in one.frames} for one in _sides(match))
    return any(
        alike(a, b) and (has_trait(a, "once") or has_trait(b, "once")) for a in left for b in right
    )


def _clock(statement: Statement) -> clocks.Clock | None:
    """Give the one time of day of a statement that is no count; None if unsure."""
    counted = {figure.start - statement.start for figure in statement.figures}
    found = [one for one in clocks.clocks(statement.text) if one.start not in counted]
    return found[0] if len(found) == 1 else None


def _is_dated(statement: Statement) -> bool:
    """Say whether something was done once, or will be: no habit in the present tense."""
    return any(one.phase in {"done", "planned"} for one in statement.frames)


def _sides(match: Match) -> tuple[Statement, Statement]:
    return match.left, match.right


def _days_part(match: Match) -> bool:
    """Say whether both sides name days, and none in common."""
    left, right = match.left.dates, match.right.dates
    return bool(left) and bool(right) and not any(days_meet(a, b) for a in left for b in right)


_A_DAY = timedelta(days=1)


def _may_differ(match: Match) -> bool:
    """Say whether two voices tell, or two reports of one day print one voice."""
    if one_report(match):
        return known_apart(match)
    return known_apart(match) or match.left.day == match.right.day


def _printed(statement: Statement) -> When | None:
    """Give the one day of the calendar in a statement, else its one month; None if unsure.

    A day without a year may lie behind or ahead of its report: both sides are read in one year.
    """
    found = [one for one in dates(statement.text, _ANY_DAY, future=True) if _is_printed(one)]
    days = [one for one in found if one.precision is Precision.DAY]
    kept = days or [one for one in found if one.precision is Precision.MONTH]
    return kept[0] if len(kept) == 1 else None


def _is_printed(when: When) -> bool:
    return _CALENDAR.search(when.text) is not None


def _part(left: When, right: When) -> bool:
    if left.precision is not right.precision:
        return False
    apart = left.last < right.first or right.last < left.first
    return apart and abs(left.first - right.first) <= _WEEKS * (
        1 if left.precision is Precision.DAY else 6
    )


def _is_one_event(match: Match, *, put_off: bool = False, once: bool = False) -> bool:
    """Say whether both tell one thing that happens once, in words that mostly meet.

    Args:
        match: both sides.
        put_off: whether a "not" on one side is of the time ("not before March").
        once: whether nothing tells of a second time: a thing opens once, and leaves once a day.

    """
    if names_part(match) or _TWO.search(f"{match.left.text} {match.right.text}"):
        return False
    if not (_moods_meet(match, put_off=put_off) and _deeds_meet(match)):
        return False
    if _happens_again(match) and not once:
        return False
    left, right = _words(match.left), _words(match.right)
    met = {word for word in left if any(meets(word, one) for one in right)}
    return weight(met) >= _needed(match) and _is_all_met(match, left, right)


def _needed(match: Match) -> float:
    """Give the bits that both must share: fewer where one report has "it" for what is told of."""
    pointing = any(_POINTING.match(one.text) for one in _sides(match))
    return _BITS_POINTING if one_report(match) and pointing else _BITS


_POINTING = re.compile(r"\W*(?:he|she|it|they|this|that|these|those)\b", re.IGNORECASE)


def _is_too_early(match: Match, left: When, right: When) -> bool:
    """Say whether one side has a thing used before the other has it made: "not until March".

    What was not written until the 13th was not sent on the 3rd; the thing stands on both sides.
    """
    sides = ((match.left, left, match.right, right), (match.right, right, match.left, left))
    return any(
        first.last < then.first
        and _NOT_UNTIL.search(late.text) is not None
        and any(frame.predicate in MAKING for frame in late.frames)
        and not any(frame.negated for frame in early.frames)
        and _thing_meets(early, late)
        for early, first, late, then in sides
    )


MAKING = frozenset(
    ["adopt", "appoint", "approve", "arrive", "assemble", "build", "come", "complete", "compose",
     "create", "design", "develop", "draft", "draw", "exist", "finish", "form", "found", "install",
     "invent", "issue", "make", "manufacture", "paint", "pass", "prepare", "print", "produce",
     "record", "register", "set", "write"]
)  # fmt: skip
"""Deeds before which a thing is not there to be used, signed or sent."""

_NOT_UNTIL = re.compile(r"(?:\b(?:not|never)\b|n[’']t\b)[^.;]*\b(?:until|before)\b", re.IGNORECASE)


def _thing_meets(one: Statement, other: Statement) -> bool:
    """Say whether what is done to stands on both sides, in all its telling words."""
    here, there = (
        {word for frame in side.frames for word in frame.object if rarity(word) >= _TELLING}
        for side in (one, other)
    )
    return bool(here) and bool(there) and all(any(meets(a, b) for b in there) for a in here)


_TELLING = 4.0


def _is_all_met(match: Match, left: frozenset[str], right: frozenset[str]) -> bool:
    """Say whether all that one side tells, but its deed and who does it, stands on the other."""
    open_words = _DEEDLESS | {f.predicate for one in (match.left, match.right) for f in one.frames}
    for one, other in ((left, right), (right, left)):
        rest = {w for w in one - open_words if not any(meets(w, there) for there in other)}
        if weight({w for w in rest if not is_person(w)}) <= _REST:
            return True
    return False


_REST = 2.0
"""So little may be left of the shorter side."""

_DEEDLESS = frozenset(["be", "become", "begin", "come", "get", "have", "start", "take", "effect"])
"""Words that say of any deed that it comes to be."""

_BEGINNING = frozenset(["begin", "end", "start"])
"""Deeds of what both sides name: the talks began."""


def _moods_meet(match: Match, *, put_off: bool) -> bool:
    """Say whether neither side is a condition, and both deny, neither does, or only the time is."""
    left, right = (one.frames for one in (match.left, match.right))
    if any(mood(frame) == "if" for frame in (*left, *right)):
        return False
    return put_off or any(f.negated for f in left) == any(f.negated for f in right)


def _deeds_meet(match: Match) -> bool:
    """Say whether a deed of one side stands on the other too, as a verb or as a noun."""
    return _deed_stands(match.left, match.right) or _deed_stands(match.right, match.left)


def _deed_stands(one: Statement, other: Statement) -> bool:
    told, there = {frame.predicate for frame in one.frames}, _words(other)
    begun = told & _BEGINNING & {frame.predicate for frame in other.frames}
    return bool(begun) or any(
        meets(a, b) and not opposites(a, b) for a in told - _DEEDLESS for b in there
    )


def _happens_again(match: Match) -> bool:
    sides = (match.left, match.right)
    return any(has_trait(f.predicate, "again") for one in sides for f in one.frames)


def _words(statement: Statement) -> frozenset[str]:
    """Give what a statement tells besides its dates: words of its frames, and the others' base."""
    told = {w for f in statement.frames for w in f.words if w[:1] not in "@#"}
    dated = {
        word
        for one in (*statement.dates, *dates(statement.text, _ANY_DAY, future=True))
        for word in content_words(one.text)
    }
    others = bases(statement.text) - dated
    told |= {word for word in others if not any(_is_form(word, one) for one in told)}
    clock = {word for one in clocks.clocks(statement.text) for word in content_words(one.text)}
    return frozenset(told - dated - clock - _OF_TIME)


def _is_form(word: str, lemma: str) -> bool:
    """Say whether a word as printed is one that frames have brought to its base."""
    return meets(word, lemma) or lemma.startswith(word[: max(4, len(word) - 2)])


_OF_TIME = frozenset(
    [
        "earliest",
        "early",
        "late",
        "latest",
        "midday",
        "day",
        "date",
        "month",
        "year",
        "week",
        "morning",
        "afternoon",
        "evening",
        "night",
        "hour",
    ]
)
