"""What was published and recorded by the end of a day, as it stood then; on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, text

from factdb import pipeline
from factdb.actors.keys import key
from factdb.store import corrections, queries
from factdb.store.engine import open_engine
from factdb.store.handout import open_handout
from factdb.store.lookup import open_lookup
from factdb.types import ActorKind, short_id
from tests.store.values import report

NOON = datetime(2031, 5, 10, 12, tzinfo=UTC)
FIRST = report("Anna Kovács said that the bridge cost 120 million euros.", outlet="Courier")
SECOND = report("Boris Lund said that the bridge cost 180 million euros.", outlet="Herald")
LATE = report(
    "Dora Wend said that the bridge cost 120 million euros on 1 May.", day=6, outlet="Post"
)
ANNA, BORIS = (short_id("a", ActorKind.PERSON, key(name)) for name in ("Anna Kovács", "Boris Lund"))


def day(number: int) -> date:
    """Give a day of May 2031."""
    return date(2031, 5, number)


def noon(number: int) -> datetime:
    """Give the noon of a day of May 2031."""
    return datetime(2031, 5, number, 12, tzinfo=UTC)


@pytest.fixture
def db(url: str) -> Iterator[Engine]:
    """Take in a report on the 10th, one on the 11th, one on the 13th."""
    engine = open_engine(url)
    for nth, one in ((10, FIRST), (11, SECOND), (13, LATE)):
        pipeline.take_in(engine, one, now=noon(nth))
    yield engine
    engine.dispose()


def picture(url: str, as_of: date | None = None) -> dict[str, Any]:
    """Give what every look-up says."""
    with open_handout(url, as_of) as lookup:
        said = [lookup.show(one["id"]) for one in lookup.statements()]
        return {
            "statements": said,
            "findings": [lookup.show(one["id"]) for one in lookup.findings()],
            "actors": list(lookup.actors()),
            "log": list(lookup.log()),
            "brief": lookup.brief(day(1), day(31)),
            "reports": lookup.show(said[0]["report"]) if said else None,
            "found": {one["id"] for one in lookup.search("bridge")},
            "tally": lookup.tally({}),
        }


def ids(url: str, as_of: date) -> dict[str, int]:
    """Count what is there on a day."""
    with open_lookup(url, as_of) as lookup:
        told = lookup.info()
    return {name: told[name] for name in ("reports", "statements", "actors", "findings")}


def test_what_came_in_later_is_left_out(db: Engine, url: str) -> None:
    """By the day on which it came in, not only by that on which it was published."""
    counts = [ids(url, day(nth)) for nth in (9, 10, 11, 13)]

    assert [one["reports"] for one in counts] == [0, 1, 2, 3]
    assert [one["statements"] for one in counts] == [0, 1, 2, 3]
    assert [one["findings"] for one in counts] == [0, 0, 1, 2]
    assert [one["actors"] for one in counts] == [0, 1, 2, 3]
    assert picture(url, day(31)) == picture(url)


def test_nobody_noted_when(db: Engine, url: str) -> None:
    """Rows of before count from the day of publication."""
    with db.begin() as connection:
        for table in ("report", "finding", "actor_alias"):
            connection.execute(text(f"UPDATE {table} SET recorded_at = NULL"))

    assert [ids(url, day(nth))["reports"] for nth in (5, 6, 11, 12)] == [0, 2, 2, 3]
    with open_lookup(url, day(12)) as lookup:
        assert lookup.unrecorded()


def decide(db: Engine, number: int, what: Any, *given: Any, **more: Any) -> Any:
    """Decide something at noon of a day."""
    with queries.writing(db) as session:
        return what(session, *given, who="Mira", now=noon(number), **more)


def said(url: str, holding: str) -> dict[str, Any]:
    """Give the statement that holds some words."""
    with open_lookup(url) as lookup:
        return next(one for one in lookup.statements() if holding in one["text"])


NUMBERS: dict[str, Any] = {"words": "180 million euros"}
CHANGES: list[dict[str, Any]] = [
    {"speaker": {"actor": ANNA, "with": [], "doubt": ""}},
    {"speaker": {"actor": ANNA, "with": [BORIS], "doubt": ""}},
    {"stance": "deny", "negated": True},
    {"said_on": {"text": "", "start": 0, "end": 0, "first": "2031-05-04", "last": "2031-05-04",
                 "precision": "day"}},
    {"figures": []},
    {"dates": [{"text": "Boris Lund", "start": 0, "end": 10, "first": "2031-01-01",
                "last": "2031-12-31", "precision": "year"}]},
    {"withdrawn": True},
]  # fmt: skip


@pytest.mark.parametrize("parts", CHANGES, ids=["+".join(one) for one in CHANGES])
def test_a_correction_is_not_known_before(db: Engine, url: str, parts: dict[str, Any]) -> None:
    """The day before all is as it was; on its day it shows; so it is with taking it back."""
    one = said(url, "180")
    before = picture(url)
    decide(db, 20, corrections.correct, one["id"], parts)
    corrected = picture(url)
    decide(db, 22, corrections.undo)
    restored = picture(url)

    assert picture(url, day(19)) == before
    assert picture(url, day(20)) == picture(url, day(21)) == corrected != before
    assert picture(url, day(22)) == restored


def test_rulings_of_later(db: Engine, url: str) -> None:
    """The ruling, its author, the assignment, the note: each from its day on."""
    with open_lookup(url) as lookup:
        one = next(lookup.findings())["id"]
    pictures = [picture(url)]
    for nth, what, given in (
        (20, corrections.rule, ("confirmed",)),
        (21, corrections.assign, ("Ada",)),
        (22, corrections.rule, ("explained",)),
        (23, corrections.undo, ()),
        (24, corrections.note, ("asked",)),
    ):
        decide(db, nth, what, *([one, *given] if given else ()))
        pictures.append(picture(url))

    assert [picture(url, day(nth)) for nth in range(19, 25)] == pictures


def test_a_finding_that_lapsed_after_its_ruling(db: Engine, url: str) -> None:
    """It followed until its day; ruled and lapsed it stays in sight, then as now."""
    with open_lookup(url) as lookup:
        one = next(one for one in lookup.findings() if one["relation"] == "number")
    statement = said(url, "180")["id"]
    decide(db, 20, corrections.rule, one["id"], "confirmed")
    pictures = [picture(url)]
    for nth, what, given, more in (
        (21, corrections.correct, (statement, {"figures": []}), {}),
        (22, corrections.undo, (), {}),
        (23, corrections.rule, (one["id"], "explained"), {}),
        (24, corrections.correct, (statement, {"withdrawn": True}), {}),
        (25, corrections.correct, (said(url, "120")["id"], {"stance": "warn"}), {}),
    ):
        decide(db, nth, what, *given, **more)
        pictures.append(picture(url))

    assert [picture(url, day(nth)) for nth in range(20, 26)] == pictures


def test_who_is_who_then(db: Engine, url: str) -> None:
    """Merged, split, named: each from its day on."""
    pictures = [picture(url)]
    one = said(url, "180")["id"]
    for nth, what, given in (
        (20, corrections.merge, (BORIS, ANNA)),
        (21, corrections.add_alias, (ANNA, "The Queen of Bridges")),
        (22, corrections.split, (ANNA, "Boris Lund (engineer)", [one])),
    ):
        decide(db, nth, what, *given)
        pictures.append(picture(url))

    assert [picture(url, day(nth)) for nth in range(19, 23)] == pictures
    decide(db, 24, corrections.undo)
    decide(db, 25, corrections.undo)
    with open_lookup(url, day(23)) as lookup:
        assert lookup.who("Queen of Bridges")["actor"]["id"] == ANNA
    assert picture(url, day(20)) == pictures[1]


def test_a_role_is_known_until_then(url: str) -> None:
    """Offices end where the last report by then prints them."""
    engine = open_engine(url)
    for nth in (0, 4):
        words = "Mayor of Velm Anna Kovács said that the bridge is shut."
        one = report(words, day=nth, outlet=f"Courier {nth}")
        pipeline.take_in(engine, one, now=one.published + timedelta(hours=1))
    engine.dispose()
    with open_lookup(url, day(8)) as lookup:
        then = lookup.actor("Kovács")["roles"]
    with open_lookup(url) as lookup:
        now = lookup.actor("Kovács")["roles"]

    assert {one["last"] for one in then} <= {"2031-05-08", "2031-05-06"}
    assert {one["last"] for one in now} == {"2031-05-10"}
