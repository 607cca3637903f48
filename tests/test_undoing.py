"""Whatever people decide, in whatever order: each day can be looked back at, and all taken back."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import factdb
from factdb.database import Database
from factdb.errors import FactdbError, NotFoundError
from factdb.store import corrections
from factdb.store.engine import open_engine, writing
from factdb.store.handout import open_handout

NOW = datetime(2030, 1, 1, 12, tzinfo=UTC)
REPORTS = Path(__file__).resolve().parents[1] / "fixtures" / "reports"
DECISIONS = 6
_OF_THE_LOG = frozenset({"log", "merged", "actor"})

Decide = Callable[[Database, random.Random, datetime], object]


@pytest.fixture
def db(url: str) -> Database:
    """Fill a database of each kind with some of the fixtures."""
    some = sorted(str(one) for one in REPORTS.rglob("*") if one.is_file())[:5]
    db = factdb.open(url)
    assert len(list(db.ingest(*some, now=NOW - timedelta(days=1)))) >= 5
    return db


def picture(url: str, as_of: date | None = None) -> dict[str, Any]:
    """Give all that look-ups say of statements, findings and actors, besides the log."""

    def plain(record: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in record.items() if name not in _OF_THE_LOG}

    with open_handout(url, as_of) as lookup:
        return {
            "statements": [plain(lookup.show(one["id"])) for one in lookup.statements()],
            "findings": [plain(one) for one in lookup.findings()],
            "actors": [plain(one) for one in lookup.actors()],
        }


def correct(**chosen: Callable[[Database, random.Random], Any]) -> Decide:
    """Give a way to correct some statement, with values chosen for it."""

    def decide(db: Database, chance: random.Random, now: datetime) -> object:
        one = chance.choice(db.statements())["id"]
        told = {name: choose(db, chance) for name, choose in chosen.items()}
        return db.correct(one, by="Mira", now=now, **told)

    return decide


def somebody(db: Database, chance: random.Random) -> str:
    """Choose an actor who speaks."""
    speakers = [one["speaker"]["id"] for one in db.statements() if one["speaker"]]
    return str(chance.choice(sorted(set(speakers))))


def merge(db: Database, chance: random.Random, now: datetime) -> object:
    """Make one actor of two."""
    engine = open_engine(db.url)
    try:
        with writing(engine) as session:
            one, other = somebody(db, chance), somebody(db, chance)
            return corrections.merge(session, one, other, who="Mira", now=now)
    finally:
        engine.dispose()


def rule(db: Database, chance: random.Random, now: datetime) -> object:
    """Rule on some finding."""
    one = chance.choice(db.contradictions())["id"]
    return db.rule(one, ruling=chance.choice(["confirmed", "explained"]), by="Mira", now=now)


def taken_back(db: Database, _chance: random.Random, now: datetime) -> object:
    """Take the last decision back."""
    return db.undo(by="Mira", now=now)


WAYS: list[Decide] = [
    correct(stance=lambda _, chance: chance.choice(["deny", "warn", "ask"])),
    correct(speaker=lambda db, chance: [somebody(db, chance)]),
    correct(speaker=lambda db, chance: [somebody(db, chance)], teach=lambda *_: "alias"),
    correct(speaker=lambda *_: ["unknown"], teach=lambda *_: "exception"),
    correct(said_on=lambda _, chance: f"2023-03-0{chance.randint(1, 9)}"),
    correct(withdraw=lambda *_: True),
    merge,
    rule,
    taken_back,
]


def stands(db: Database, entry: dict[str, Any]) -> bool:
    """Say whether a decision was not taken back."""
    undone = {one["undoes"] for one in db.log()}
    return entry["undoes"] is None and entry["id"] not in undone


@pytest.mark.parametrize("seed", [3])
def test_looked_back_at_and_taken_back(db: Database, seed: int) -> None:
    """Each day is as it was on that day; with everything taken back all is as in the beginning."""
    chance = random.Random(seed)
    first = picture(db.url)
    days = {}
    for nth in range(DECISIONS):
        now = NOW + timedelta(days=nth)
        try:
            chance.choice(WAYS)(db, chance, now)
        except FactdbError:
            # What cannot be decided, say of a pronoun, changes nothing.
            continue
        days[now.date()] = picture(db.url)

    assert days
    assert [day for day, then in days.items() if picture(db.url, day) != then] == []
    while next((one for one in db.log() if stands(db, one)), None):
        db.undo(by="Mira", now=NOW + timedelta(days=DECISIONS))
    with pytest.raises(NotFoundError):
        db.undo(by="Mira", now=NOW + timedelta(days=DECISIONS))
    assert picture(db.url) == first
