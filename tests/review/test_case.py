"""What is put before a reviewer."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy import Engine

from factdb.review.case import Record, case, office_on
from factdb.store import corrections
from factdb.store.engine import open_engine, writing
from factdb.store.lookup import open_lookup
from tests.review.conftest import NOW
from tests.store.conftest import put
from tests.store.values import BORIS, judged, report, statement


def role(title: str, first: str | None, last: str | None) -> Record:
    """Give the record of an office."""
    return {"title": title, "of": "Velm", "first": first, "last": last}


MAYOR = role("mayor", "2031-01-10", "2031-03-01")
MINISTER = role("minister", "2031-04-01", "2031-06-01")
ALWAYS = role("member", None, None)

OFFICES = [
    ([MAYOR, MINISTER], "2031-02-01", "mayor"),
    ([MAYOR, MINISTER], "2031-04-01", "minister"),
    pytest.param([MAYOR, MINISTER], "2031-03-20", "mayor", id="between two: the last before"),
    pytest.param([MAYOR, MINISTER], "2030-01-01", "mayor", id="before all: the first after"),
    pytest.param([ALWAYS, MAYOR], "2031-02-01", "mayor", id="what is dated says more"),
    pytest.param([ALWAYS, MAYOR], "2030-02-01", "member", id="undated holds at any time"),
    ([], "2031-02-01", None),
]


@pytest.mark.parametrize(("roles", "day", "title"), OFFICES)
def test_office_on(roles: list[Record], day: str, title: str | None) -> None:
    """The office of the day, else the nearest that is printed."""
    found = office_on(roles, day)

    assert (found and found["title"]) == title


def first_id(url: str) -> str:
    """Give the id of the finding that the queue begins with."""
    with open_lookup(url) as lookup:
        return lookup.queue("Ada", {})[0]


def decide(url: str, what: object, *given: str, **more: object) -> None:
    """Decide something as Ada."""
    engine: Engine = open_engine(url)
    with writing(engine) as session:
        what(session, *given, who="Ada", now=NOW, **more)  # type: ignore[operator]
    engine.dispose()


def test_both_sides(waiting: str) -> None:
    """Words, the places that differ, who and where."""
    with open_lookup(waiting) as lookup:
        found = case(lookup, first_id(waiting))

    a, b = found.sides
    assert (a.lit, [b.statement["text"][s:e] for s, e in b.lit]) == ((), ["no"])
    assert (a.statement["outlet"], b.statement["outlet"]) == ("The Courier", "Velm Herald")
    assert a.office is not None
    assert a.office["title"] == "mayor"
    assert b.office is None


def test_other_printings(waiting: str) -> None:
    """The same words elsewhere are listed with their side."""
    with open_lookup(waiting) as lookup:
        one = first_id(waiting)
        said = lookup.show(one)["b"]
    engine = open_engine(waiting)
    of = report(f"Lund said that {said['text']}.", day=2, outlet="Evening Post")
    copy = statement(of, said["text"], BORIS)
    with_id = statement(
        report(f"Lund said that {said['text']}.", day=1, outlet="Velm Herald"), said["text"], BORIS
    )
    put(engine, of, copy, met=[judged(with_id, copy, "same")])
    engine.dispose()
    with open_lookup(waiting) as lookup:
        found = case(lookup, one)

    assert [one["outlet"] for one in found.sides[1].printings] == ["Evening Post"]
    assert found.sides[0].printings == ()


def test_how_similar_pairs_were_ruled(waiting: str) -> None:
    """The same relation between the same speakers counts; what is open does not."""
    with open_lookup(waiting) as lookup:
        one, other, *_ = lookup.queue("Ada", {})
    decide(waiting, corrections.rule, other, "explained", note="other trams")
    with open_lookup(waiting) as lookup:
        found = case(lookup, one)

    assert found.precedents() == {"explained": 1}
    (similar,) = found.similar
    assert (similar["ruled_by"], similar["ruling_note"]) == ("Ada", "other trams")
    assert datetime.fromisoformat(similar["ruled_at"]) == NOW


def test_notes_that_stand(waiting: str) -> None:
    """A note that was taken back is not shown; taken up again, it is."""
    one = first_id(waiting)
    decide(waiting, corrections.note, one, "ask Lund")
    decide(waiting, corrections.undo)
    with open_lookup(waiting) as lookup:
        assert case(lookup, one).notes == ()
    decide(waiting, corrections.undo, entry=2)
    with open_lookup(waiting) as lookup:
        assert [note["note"] for note in case(lookup, one).notes] == ["ask Lund"]
