"""Databases, empty and with a few invented reports in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import Engine

from factdb.store import queries
from factdb.store.engine import open_engine
from factdb.types import Figure, Form, Kind, Mention, Precision, Report, Role, Stance, When, Words
from tests.conftest import BACKENDS
from tests.store.values import ANNA, BORIS, COUNCIL, judged, report, resolution, statement

MAYOR = replace(ANNA, roles=(Role("mayor", "Velm"), Role("finance minister", "HU")))

FIRST = report(
    "Mayor Anna Kovács said on Monday that some 1,200 trams run in Velm. Boris Lund agreed.",
    title="Trams of Velm",
    url="https://courier.example/trams",
    outlet="The Courier",
)
SECOND = report(
    "“We will not pay,” the council and Lund said. Kovács denied that 1,200 trams run.",
    day=2,
    title="A denial",
    outlet="Velm Herald",
    external_id="herald-7",
)


def _said() -> dict[str, Any]:
    trams = statement(
        FIRST,
        "some 1,200 trams run in Velm",
        MAYOR,
        mention=Mention("Mayor Anna Kovács", 0, 17, Form.NAME, "Anna Kovács", "mayor"),
        cue=Words("said", 18, 22),
        said_on=When("on Monday", 23, 32, date(2031, 5, 5), date(2031, 5, 5), Precision.DAY),
        figures=(Figure("some 1,200", 38, 48, 1200, 1200, of="trams", approx="some"),),
        dates=(When("on Monday", 23, 32, date(2031, 5, 5), date(2031, 5, 5), Precision.DAY),),
        confidence=0.876543,
    )
    refusal = statement(
        SECOND, "We will not pay", COUNCIL, co_speakers=(BORIS,), kind=Kind.DIRECT, negated=True
    )
    denial = statement(SECOND, "1,200 trams run", MAYOR, stance=Stance.DENY, answers=refusal.id)
    return {"trams": trams, "refusal": refusal, "denial": denial}


SAID = _said()
CONFLICT = judged(SAID["trams"], SAID["denial"], "denial")
LIKE = judged(SAID["trams"], SAID["refusal"], "update")
CONTENT = SimpleNamespace(**SAID, first=FIRST, second=SECOND, conflict=CONFLICT)


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    """Open a fresh database of each kind."""
    engine = open_engine(url)
    yield engine
    engine.dispose()


@pytest.fixture
def filled(url: str) -> str:
    """Name a database of each kind with two reports, three statements and one finding."""
    fill(url)
    return url


@pytest.fixture(scope="session", params=BACKENDS)
def stored(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Name a database like `filled` that tests read and never change."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('stored') / 'factdb.db'}"
    else:
        url = request.getfixturevalue("server").make("stored")
    fill(url)
    return url


def fill(url: str) -> None:
    """Store the invented reports."""
    engine = open_engine(url)
    put(engine, FIRST, SAID["trams"])
    put(engine, SECOND, SAID["refusal"], SAID["denial"], met=[CONFLICT, LIKE])
    engine.dispose()


def put(engine: Engine, of: Report, *said: Any, met: Any = ()) -> Any:
    """Store one report."""
    with queries.writing(engine) as session:
        return queries.add(
            session, of, resolution(*said), {one.id: {"k", "l"} for one in said}, met
        )
