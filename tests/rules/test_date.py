"""One event on two days, and a weekday that does not fit its report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date as day
from datetime import timedelta

import pytest

from factdb import match
from factdb.rules import doubts, judge
from factdb.rules.date import date
from factdb.types import Precision, Relation, Statement, When
from tests.rules.build import Spec, made, met, say, swapped

LEDGER = "The Ledger"
POST = "The Harbour Post"

SPEAKS = [
    pytest.param(say("the harbour school opened on 3 March", LEDGER, 9),
                 say("the harbour school opened on 5 March", POST, 9, outlet=POST), id="opened"),
    pytest.param(say("police arrested the ferry captain on Monday", LEDGER, 6),
                 say("police arrested the ferry captain on Wednesday", POST, 6, outlet=POST),
                 id="weekdays"),
    pytest.param(say("the state of emergency over the flood began on 15 November", LEDGER),
                 say("the state of emergency over the flood began on 25 November", POST,
                     outlet=POST), id="began"),
    pytest.param(say("the new ferry will be available from 24 June", LEDGER),
                 say("the new ferry will be available from 24 July", POST, outlet=POST),
                 id="two months"),
    pytest.param(say("the final debate is scheduled for October 22", LEDGER),
                 say("the final debate is scheduled for October 29", POST, outlet=POST),
                 id="planned, told by two on one day"),
]  # fmt: skip

QUIET = [
    pytest.param(say("the harbour school opened on 3 March", LEDGER, 9),
                 say("the harbour school opened on Tuesday", POST, 6, outlet=POST),
                 id="Tuesday was the third"),
    pytest.param(say("the harbour school opened on 3 March", LEDGER, 9),
                 say("the harbour school opened in March", POST, 9, outlet=POST), id="in March"),
    pytest.param(say("the harbour school opened on 3 March", LEDGER, 9),
                 say("the harbour school opened last week", POST, 9, outlet=POST), id="last week"),
    pytest.param(say("the harbour school opened on 3 March", LEDGER, 9),
                 say("the hill school opened on 5 March", POST, 9, outlet=POST), id="two schools"),
    pytest.param(say("Lindau Rovers beat the harbour club on Saturday", LEDGER, 10),
                 say("Lindau Rovers beat the harbour club on Saturday", POST, 17, outlet=POST),
                 id="every week a Saturday"),
    pytest.param(say("the ministers met in Lindau on 3 March", LEDGER, 9),
                 say("the ministers met in Lindau on 5 March", POST, 9, outlet=POST),
                 id="people meet again"),
    pytest.param(say("Silva called the mayor of Lindau on Monday", LEDGER, 6),
                 say("Silva called the mayor of Lindau on Wednesday", POST, 6, outlet=POST),
                 id="people call again"),
    pytest.param(say("shells hit the harbour of Lindau on Monday", LEDGER, 6),
                 say("shells hit the harbour of Lindau on Tuesday", POST, 6, outlet=POST),
                 id="shells fall again"),
    pytest.param(say("the final debate is scheduled for October 22", "Ana Silva", 1),
                 say("the final debate is postponed to October 29", "Ana Silva", 5),
                 id="postponed"),
    pytest.param(say("the harbour school will open on 3 March", "Ana Silva", 1),
                 say("the harbour school will open on 10 March", "Ana Silva", 2),
                 id="the plan moved"),
    pytest.param(say("the harbour school did not open on 3 March", LEDGER, 9),
                 say("the harbour school opened on 5 March", POST, 9, outlet=POST),
                 id="not on the third, but on the fifth"),
    pytest.param(say("the harbour school opened on 3 March", LEDGER, 9),
                 say("the harbour school closed on 5 March", POST, 9, outlet=POST),
                 id="opened and closed"),
    pytest.param(say("the harbour school opened", LEDGER, 9),
                 say("the harbour school opened on 5 March", POST, 9, outlet=POST), id="no date"),
    pytest.param(say("prices rose on 3 March", LEDGER, 9),
                 say("prices rose on 5 March", POST, 9, outlet=POST), id="prices rise again"),
    pytest.param(say("the ferry sails on Monday", LEDGER, 6),
                 say("the ferry sails on Wednesday", POST, 6, outlet=POST), id="a timetable"),
    pytest.param(say("the trial of Silva begins on 3 March", LEDGER, 1),
                 say("the trial of Costa begins on 5 March", POST, 1, outlet=POST),
                 id="two trials"),
    pytest.param(say("Norvik published its report on 3 March", LEDGER, 9),
                 say("Norvik published its report on 5 March", POST, 9, outlet=POST),
                 id="reports come again"),
    pytest.param(say("Silva won the race in Lindau on 3 March", LEDGER, 9),
                 say("Silva won the race in Lindau on 5 March", POST, 9, outlet=POST),
                 id="races come again"),
    pytest.param(say("Silva voted on 3 March", LEDGER, 9),
                 say("Costa voted on 5 March", POST, 9, outlet=POST), id="two voters"),
    pytest.param(say("the ferry sank on 3 March", LEDGER, 9),
                 say("the tug sank on 5 March", POST, 9, outlet=POST), id="two ships"),
    pytest.param(say("the moon rose on 3 March", LEDGER, 9),
                 say("tomatoes were dear on 5 March", POST, 9, outlet=POST), id="the moon"),
    pytest.param(say("the strike started in Lindau on 3 March", LEDGER, 9),
                 say("the strike started in Porto on 5 March", POST, 9, outlet=POST),
                 id="two towns"),
    pytest.param(say("talks began in Spain on 3 March", LEDGER, 9),
                 say("talks began in Peru on 5 March", POST, 9, outlet=POST), id="two countries"),
    pytest.param(say("the law of 3 March on harbours", LEDGER, 9),
                 say("the law of 5 March on schools", POST, 9, outlet=POST), id="two laws"),
    pytest.param(say("the fair runs from 3 March to 8 March", LEDGER, 1),
                 say("the fair runs until 8 March", POST, 1, outlet=POST), id="until"),
    pytest.param(say("Norvik hired 20 welders on 3 March", LEDGER, 9),
                 say("Norvik hired cooks on 5 March", POST, 9, outlet=POST), id="whom"),
    pytest.param(say("a storm closed the bridge on Monday", LEDGER, 6),
                 say("the police closed the tunnel on Tuesday", POST, 6, outlet=POST),
                 id="bridge and tunnel"),
    pytest.param(say("Silva flew to Lindau on Monday", LEDGER, 6),
                 say("Silva flew to Lindau on Tuesday", POST, 6, outlet=POST), id="flights"),
    pytest.param(say("Silva said so on Monday", LEDGER, 6),
                 say("Silva said so on Tuesday", POST, 6, outlet=POST), id="said so"),
    pytest.param(say("the school opened on Monday", LEDGER, 6),
                 say("the school opened on Tuesday", POST, 28, outlet=POST), id="weeks apart"),
    pytest.param(say("the harbour tests began on Monday", LEDGER, 6),
                 say("the harbour works began on Tuesday", POST, 6, outlet=POST),
                 id="tests and works"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), SPEAKS)
def test_speaks(a: Spec, b: Spec) -> None:
    """One event on two days is flagged, with both days in the reason."""
    found = judge(met(a, b))

    assert found.relation is Relation.DATE
    assert "2026" in found.reason


@pytest.mark.parametrize(("a", "b"), QUIET)
def test_quiet(a: Spec, b: Spec) -> None:
    """No conflict; an update at most."""
    found = date(met(a, b))

    assert found is None or found.relation is Relation.UPDATE


@pytest.mark.parametrize(("a", "b"), SPEAKS)
def test_takes_no_side(a: Spec, b: Spec) -> None:
    """Which side comes first does not matter."""
    found = met(a, b)

    assert (date(found) is None) == (date(swapped(found)) is None)


def test_silent_between_equals() -> None:
    """One printing is on one day."""
    one = made(say("the harbour school opened on 3 March", LEDGER, 9))

    assert date(match.score(one, one)) is None


TUESDAY = 3


def _on(weekday: str, first: day, start: int = 0) -> Statement:
    """Give a statement of a Tuesday's report that says on which weekday it was said."""
    one = made(say("we are ready to talk", "Ana Silva", TUESDAY, report="r-1", start=start))
    return replace(
        one, said_on=When(weekday, start, start + len(weekday), first, first, Precision.DAY)
    )


def test_doubts_tomorrow_in_the_past() -> None:
    """A Wednesday in a report of a Tuesday that calls Tuesday by its name."""
    doubted = _on("on Wednesday", day(2026, 2, 25))
    other = _on("on Tuesday", day(2026, 3, 3), start=90)

    (found,) = doubts(doubted, (doubted, other))

    assert found.relation is Relation.DATE
    assert "Tuesday, 3 March 2026" in found.reason


def test_doubts_once() -> None:
    """Two statements that hang on one printed date give one doubt."""
    first = _on("on Wednesday", day(2026, 2, 25))
    second = replace(_on("on Wednesday", day(2026, 2, 25), start=40), said_on=first.said_on)
    other = _on("on Tuesday", day(2026, 3, 3), start=90)

    assert (
        len([*doubts(first, (first, second, other)), *doubts(second, (first, second, other))]) == 1
    )


@pytest.mark.parametrize(
    ("weekday", "first"),
    [
        ("on Tuesday", day(2026, 3, 3)),
        ("on Monday", day(2026, 3, 2)),
        ("on Friday", day(2026, 2, 27)),
        ("last Wednesday", day(2026, 2, 25)),
        ("Wednesday last week", day(2026, 2, 25)),
        ("on 25 February", day(2026, 2, 25)),
        ("on Wednesday", day(2026, 3, 4)),
    ],
)
def test_believes(weekday: str, first: day) -> None:
    """Days that fit, or that say how old they are, are not doubted."""
    one = _on(weekday, first)

    assert doubts(one, (one, _on("on Tuesday", day(2026, 3, 3), start=90))) == ()


def test_believes_a_report_that_sums_up() -> None:
    """A report that never calls its own day by name may go back six days."""
    one = _on("on Wednesday", day(2026, 2, 25))
    old = _on("on Thursday", day(2026, 3, 3) - timedelta(days=5), start=90)

    assert doubts(one, (one, old)) == ()
