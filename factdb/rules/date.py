"""One event, or one utterance, on two days; and a weekday that does not fit its report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from factdb.rules.claims import mood
from factdb.rules.gate import one_report
from factdb.rules.nearby import is_near, shared_around
from factdb.rules.one_day import MAKING, printed_apart
from factdb.rules.phrases import day, quoted, says
from factdb.rules.silence import Near, silent
from factdb.rules.speakers import known_apart, same_speaker
from factdb.rules.terms import has_trait
from factdb.rules.times import overlap as days_meet
from factdb.rules.times import when_of
from factdb.text.dates import weekday_doubts
from factdb.text.fold import content_words
from factdb.text.rarity import weight
from factdb.types import Frame, Judgement, Match, Precision, Relation, Statement, When

_ALIKE = 0.75
_BITS = 16.0
_BITS_BESIDE = 5.0
"""What two voices of one report must share that somebody puts side by side."""

_SHORT = 40
_NEAR = timedelta(days=21)
"""Events that go by the same words further apart are two events."""

_AGAIN_WORD = re.compile(
    r"\b(?:again|another|twice|once more|second|third|also|every|each|originally|initially)\b",
    re.IGNORECASE,
)
_DEICTIC = re.compile(r"\b(?:today|yesterday|tomorrow|tonight|now|this|ago)\b", re.IGNORECASE)
_MOVED = frozenset(
    ["postpone", "delay", "reschedule", "move", "extend", "adjourn", "defer", "shift", "bring"]
)


def date(match: Match) -> Judgement | None:
    """Flag one event that two sides put on two days.

    Only events told in the same words but for the date, of a kind that happens once; a change of
    plan from one report to the next is an update.
    """
    if one_report(match) and not known_apart(match):
        return silent("one report and perhaps one voice: two events", Near.VOICES)
    silent("no deed is told with a day on both sides")
    for one, other in _events(match):
        left, right = when_of(match.left, one), when_of(match.right, other)
        if left and right and _days_part(left, right) and _one_event(match, one, other):
            return _told(match, one, left, other, right)
    return printed_apart(match)


def _days_part(left: When, right: When) -> bool:
    """Say whether two dates are two days, and not those of two weeks or of two reports."""
    if (_is_deictic(left) and _is_deictic(right)) or _is_weekly(left, right):
        return silent("“today” or a weekday is told every day, every week", Near.KIND) or False
    if not _two_days(left, right):
        return silent("both dates agree, or are no days near each other", Near.KIND) or False
    return True


def _events(match: Match) -> Iterator[tuple[Frame, Frame]]:
    beside = _is_beside(match)
    for one in match.left.frames:
        for other in match.right.frames:
            alike = one.predicate == other.predicate and one.negated == other.negated
            alike = alike and _may_be_one(mood(one), mood(other))
            if alike or (beside and _is_before(match, one, other)):
                yield one, other


def _may_be_one(one: str, other: str) -> bool:
    """Say whether an event in one mood may be that of the other: a plan, and what came of it."""
    return one == other or {one, other} == {"fact", "will"}


def _is_before(match: Match, one: Frame, other: Frame) -> bool:
    """Say whether one side has a thing done before the other has it made: "not until March".

    What was not written until the 13th was not sent on the 3rd.
    """
    for a, early, b, late in ((match.left, one, match.right, other),
                              (match.right, other, match.left, one)):  # fmt: skip
        first, then = when_of(a, early), when_of(b, late)
        if late.predicate not in MAKING:
            continue
        if late.negated and not early.negated and _UNTIL.search(b.text) and first and then:
            return first.last < then.first
    return False


_UNTIL = re.compile(r"\b(?:not|n[’']t|never)\b[^.;]*\buntil\b", re.IGNORECASE)


def _told(match: Match, one: Frame, left: When, other: Frame, right: When) -> Judgement:
    evidence = (("left", left.text), ("right", right.text))
    reason = (
        f"{says(match.left)}; {says(match.right)}; {_means(match.left, left)}, "
        f"{_means(match.right, right)}."
    )
    if _plan_moved(match, one, other):
        return Judgement(Relation.UPDATE, 0.3, reason, "date", evidence)
    return Judgement(Relation.DATE, 0.6 + 0.3 * match.likeness, reason, "date", evidence)


def _means(statement: Statement, when: When) -> str:
    """Tell which day a date is; one in a statement without a day of its own stands as printed."""
    return f"“{when.text}” is {day(when.first)}" if statement.dated else f"one has “{when.text}”"


def _two_days(left: When, right: When) -> bool:
    days = left.precision is Precision.DAY and right.precision is Precision.DAY
    return days and not days_meet(left, right) and abs(left.first - right.first) <= _NEAR * 3


def _is_beside(match: Match) -> bool:
    """Say whether somebody puts two voices of one matter side by side."""
    if not is_near(match, _NEAR) or same_speaker(match.left, match.right):
        return False
    if one_report(match):
        return known_apart(match)
    return weight(shared_around(match)) >= _CONTEXT_FAR


_CONTEXT_FAR = 12.0


def _is_weekly(left: When, right: When) -> bool:
    """Say whether both name one bare weekday of two weeks: a round, a session, a market day."""
    named = {content_words(one.text) for one in (left, right)}
    return len(named) == 1 and _bare_weekday(left.text)


def _is_deictic(when: When) -> bool:
    """Say whether a date moves with its report: what is told of "today" is told every day."""
    return _DEICTIC.search(when.text) is not None


def _one_event(match: Match, one: Frame, other: Frame) -> bool:
    """Say whether two propositions tell one event: same words but for the date, no repetition."""
    if (
        has_trait(one.predicate, "again")
        or _is_habit(match, one)
        or abs(match.left.day - match.right.day) > _NEAR
    ):
        return _two_events("such a deed happens again, or weeks lie between the reports")
    if _numbers(one) != _numbers(other) or not (_is_short(match.left) and _is_short(match.right)):
        return _two_events("other figures, or a statement about much else")
    if _AGAIN_WORD.search(f"{match.left.text} {match.right.text}"):
        return _two_events("a word such as “again” or “another” tells of two events")
    left, right = _told_words(one, match.left), _told_words(other, match.right)
    shared = left & right
    least = min(weight(left), weight(right))
    needed = _BITS_BESIDE if _is_beside(match) else _BITS
    if weight(shared) >= needed and bool(least) and weight(shared) / least >= _ALIKE:
        return True
    return _two_events("two days, but too little else is the same")


def _two_events(why: str) -> bool:
    return silent(why, Near.MATTER) or False


def _numbers(frame: Frame) -> frozenset[str]:
    return frozenset(word for word in (*frame.subject, *frame.object) if word[:1] == "#")


def _is_short(statement: Statement) -> bool:
    return len(statement.text.split()) <= _SHORT


def _is_habit(match: Match, frame: Frame) -> bool:
    """Say whether the present tense and a weekday tell of every week: "sails on Monday"."""
    when = when_of(match.left, frame) or when_of(match.right, frame)
    present = not frame.phase and frame.modality == "fact"
    return present and when is not None and _bare_weekday(when.text)


def _told_words(frame: Frame, statement: Statement) -> frozenset[str]:
    said_of_dates = {w for one in statement.dates for w in content_words(one.text)}
    return frozenset(frame.words) - said_of_dates - {"@self", "@other"}


def _plan_moved(match: Match, one: Frame, other: Frame) -> bool:
    """Say whether a plan changed from one report to the next."""
    planned = "planned" in {one.phase, other.phase} or one.modality == "will"
    moved = _MOVED & {*one.words, *other.words, *content_words(match.right.text)}
    same = same_speaker(match.left, match.right) is not False
    return bool(moved) or (planned and same and match.left.day != match.right.day)


def misdated(statement: Statement) -> Iterator[Judgement]:
    """Find weekdays printed with a date that falls on another weekday."""
    for found in weekday_doubts(statement.text, statement.day, statement.start):
        reason = f"{says(statement)}: {found.reason}."
        yield Judgement(Relation.DATE, 0.9, reason, "date", (("left", found.words.text),))


def doubt(statement: Statement, beside: Sequence[Statement]) -> Judgement | None:
    """Doubt a day that does not fit its own report.

    Speech that a report prints in the past tense "on Wednesday" when the report is of a Tuesday:
    six days old, or a slip. Only in a report of the day, which calls its own day or the day
    before by its weekday too: one that sums up a week may well go back six days. The score is
    low, since "six days old" can never be ruled out.

    Args:
        statement: one whose day of speech the report prints.
        beside: all statements of the report.

    """
    when = statement.said_on
    if when is None or when.precision is not Precision.DAY or not _bare_weekday(when.text):
        return None
    after = statement.day + timedelta(days=1)
    if when.first.weekday() != after.weekday() or when.first == after:
        return None
    if _tells_earlier(statement):
        return None
    if not _of_the_day(statement, beside) or _told_before(statement, beside):
        return None
    told = f"{statement.day:%A}, {day(statement.day)}"
    reason = (
        f"{says(statement)} is dated {quoted(when.text)}, but the report is of {told}: "
        "six days earlier, or a slip."
    )
    return Judgement(Relation.DATE, 0.5, reason, "date", (("left", when.text),))


def _tells_earlier(statement: Statement) -> bool:
    """Say whether the past perfect sets the words back before the rest: "had said on Sunday"."""
    cue, around = statement.cue, statement.sentence
    if cue is None or around is None:
        return False
    before = around.text[max(0, cue.start - around.start - _HAD_BEFORE) : cue.end - around.start]
    return _HAD.search(before) is not None


_HAD_BEFORE = 24
_HAD = re.compile(r"\b(?:had|’d|'d)\b", re.IGNORECASE)


def _of_the_day(statement: Statement, beside: Sequence[Statement]) -> bool:
    """Say whether the report calls its own day, or the day before, by its weekday."""
    near = {statement.day, statement.day - timedelta(days=1)}
    told = [when for one in beside for when in (one.said_on, *one.dates) if when is not None]
    return any(_bare_weekday(when.text) and when.first in near for when in told)


def _told_before(statement: Statement, beside: Sequence[Statement]) -> bool:
    """Say whether an earlier statement hangs on the same printed date."""
    return any(one.said_on == statement.said_on and one.start < statement.start for one in beside)


_WEEKDAYS = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
)


def _bare_weekday(text: str) -> bool:
    return {*text.casefold().split()} <= _WEEKDAYS | {"on"}


__all__ = ["date", "doubt"]
