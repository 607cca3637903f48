"""What time a statement is about, and whether two times meet.

A date in the clause says it; else the day it was said on, else the day of the report, with slack:
"the city has fallen", printed on two days that follow each other, is about one time.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from enum import Enum

from factdb.types import Frame, Precision, Statement, When

STATE_SLACK = timedelta(days=3)
"""How long after it was said a state without a date still holds for comparing."""

EVENT_SLACK = timedelta(days=14)
"""How far apart reports of one past event without a date may be."""


class Meeting(Enum):
    """How the times of two claims stand to each other."""

    TOGETHER = "about one time"
    APART = "about two times"
    PASSED = "time passed between them"


def said_on(statement: Statement) -> date:
    """Give the day the words were said, else that of the report."""
    when = statement.said_on
    return when.first if when and when.precision is Precision.DAY else statement.day


def when_of(statement: Statement, frame: Frame) -> When | None:
    """Give the date a proposition is about: its clause's, else the statement's only one."""
    if frame.when is not None:
        return frame.when
    dates = [one for one in statement.dates if one != statement.said_on]
    return dates[0] if len(dates) == 1 and len(statement.frames) == 1 else None


def overlap(a: When, b: When) -> bool:
    """Say whether two dates have a day in common."""
    return a.first <= b.last and b.first <= a.last


def meeting(a: Statement, left: Frame, b: Statement, right: Frame) -> Meeting:
    """Say whether two propositions are about one time."""
    one, other = _lasting(a, when_of(a, left)), _lasting(b, when_of(b, right))
    if one and other:
        return Meeting.TOGETHER if overlap(one, other) else Meeting.APART
    if one or other:
        if _is_over(a, one, left, b, right) or _is_over(b, other, right, a, left):
            return Meeting.APART
        return _one_dated(one or other, said_on(b) if one else said_on(a))
    gap = abs(said_on(a) - said_on(b))
    past = left.phase == "done" and right.phase == "done"
    if gap <= (EVENT_SLACK if past else STATE_SLACK):
        return Meeting.TOGETHER
    return Meeting.APART if past else Meeting.PASSED


def _is_over(
    told: Statement, when: When | None, dated: Frame, statement: Statement, frame: Frame
) -> bool:
    """Say whether what is dated was over when the other is told of its own day.

    "Had a fever last week", "has no fever"; not what has been so "since 2015".
    """
    if when is None or dated.phase != "done" or frame.modality != "fact":
        return False
    if when.last >= said_on(told):
        return False
    return frame.phase in {"", "going on"} and when.last < said_on(statement)


def _lasting(statement: Statement, when: When | None) -> When | None:
    """Let what has been so "since 2015" last to the day that it was said."""
    if when is None or not statement.start < when.start <= statement.end:
        return when
    if not _SINCE.search(statement.text[: when.start - statement.start]):
        return when
    return replace(when, last=max(when.last, said_on(statement)))


_SINCE = re.compile(r"\bsince\s*$", re.IGNORECASE)


def _one_dated(when: When | None, said: date) -> Meeting:
    """Compare a date with a claim that has none: it is about the days before it was said."""
    assert when is not None
    near = when.first - STATE_SLACK <= said and said - EVENT_SLACK <= when.last
    return Meeting.TOGETHER if near else Meeting.APART
