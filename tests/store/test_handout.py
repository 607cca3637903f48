"""What leaves the desk carries what a reader needs to check it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import sha256

import pytest

import factdb
from factdb.errors import NotFoundError
from factdb.store import corrections
from factdb.store.engine import open_engine, writing
from factdb.store.handout import BESIDE, open_handout, role_on
from tests.store.conftest import CONTENT, put
from tests.store.values import judged, report, statement


def test_a_statement_is_cited_with_its_source(stored: str) -> None:
    """Title, digest of the text, the words beside it, and the role on that day."""
    with open_handout(stored) as handout:
        (said,) = handout.cited(CONTENT.trams.id)

    source = said["source"]
    text, trams = CONTENT.first.text, CONTENT.trams
    assert source["title"] == "Trams of Velm"
    assert source["sha256"] == sha256(text.encode()).hexdigest()
    assert source["prefix"] == text[trams.start - BESIDE : trams.start]
    assert source["suffix"] == text[trams.end : trams.end + BESIDE]
    assert [one["statement"] for one in source["printings"]] == [trams.id]


def test_both_statements_of_a_finding(stored: str) -> None:
    """Each is cited."""
    with open_handout(stored) as handout:
        (finding,) = handout.findings()
        cited = handout.cited(finding["id"])
        (whole,) = handout.sourced([finding])

    assert [one["id"] for one in cited] == [finding["a"]["id"], finding["b"]["id"]]
    assert [whole[side]["source"] for side in "ab"] == [one["source"] for one in cited]


def test_an_actor_cannot_be_cited(stored: str) -> None:
    """The error says what can."""
    with open_handout(stored) as handout, pytest.raises(NotFoundError) as error:
        handout.cited("a-a11a")

    assert "statements" in error.value.hint


def test_every_printing_is_told(filled: str) -> None:
    """The same words elsewhere, the earliest first, whichever was stored first."""
    wire = report("Trams first: some 1,200 trams run in Velm.", day=-1, outlet="Velm Wire")
    copy = statement(wire, "some 1,200 trams run in Velm", None)
    engine = open_engine(filled)
    put(engine, wire, copy, met=[judged(copy, CONTENT.trams, "same")])
    engine.dispose()

    with open_handout(filled) as handout:
        (said,) = handout.cited(CONTENT.trams.id)

    assert [one["outlet"] for one in said["source"]["printings"]] == ["Velm Wire", "The Courier"]


def test_the_library_hands_out_too(filled: str, empty_url: str) -> None:
    """What the commands do, one object does."""
    with factdb.open(filled) as desk, factdb.open(empty_url) as copy:
        rows = copy.restore(desk.archive())

        assert rows == len(list(desk.archive())) - 2
        assert copy.cited(CONTENT.trams.id) == desk.cited(CONTENT.trams.id)
        assert copy.brief(date(2031, 5, 6), date(2031, 5, 8))["statements"] == 3


def test_a_brief_counts_its_days(filled: str) -> None:
    """Reports, statements, who spoke, and how findings were ruled; days outside are not."""
    engine = open_engine(filled)
    with open_handout(filled) as handout:
        (finding,) = handout.findings()
    with writing(engine) as session:
        corrections.rule(
            session, finding["id"], "confirmed", who="Mira", now=datetime(2031, 6, 1, tzinfo=UTC)
        )
    engine.dispose()

    with open_handout(filled) as handout:
        both = handout.brief(date(2031, 5, 6), date(2031, 5, 8))
        one = handout.brief(date(2031, 5, 6), date(2031, 5, 7))
        none = handout.brief(date(2030, 1, 1), date(2030, 1, 2))

    assert (both["reports"], both["statements"], both["findings"]) == (2, 3, 1)
    assert both["rulings"] == {"confirmed": 1}
    assert [(each["name"], each["statements"]) for each in both["outlets"]] == [
        ("The Courier", 1),
        ("Velm Herald", 2),
    ]
    assert both["speakers"][0]["name"] == "Anna Kovács"
    assert (one["reports"], one["findings"]) == (1, 0)
    assert (none["reports"], none["outlets"], none["speakers"]) == (0, [], [])


MAYOR = {"title": "mayor", "of": "Velm", "first": "2031-01-02", "last": "2031-03-04"}
MINISTER = {"title": "minister", "of": "", "first": "2031-02-01", "last": "2031-12-31"}
ROLES = [
    pytest.param([MAYOR], "2031-02-01", "mayor of Velm", id="within"),
    pytest.param([MAYOR], "2031-03-05", "", id="after"),
    pytest.param([MAYOR, MINISTER], "2031-06-01", "minister", id="the later one"),
    pytest.param([MAYOR, MINISTER], "2031-02-15", "", id="two: nobody can say"),
    pytest.param([MAYOR | {"of": ""}, MAYOR], "2031-02-01", "mayor of Velm", id="one says more"),
    pytest.param([MAYOR | {"first": None}], "2031-02-01", "", id="no day"),
]


@pytest.mark.parametrize(("roles", "day", "role"), ROLES)
def test_role_on_a_day(roles: list[dict[str, str]], day: str, role: str) -> None:
    """One role that is printed around the day, or none."""
    assert role_on(roles, day) == role
