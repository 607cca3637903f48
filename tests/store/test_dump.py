"""A database goes out as lines and comes back as it was, on either kind and across the two."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from factdb.errors import ReadError, StoreError
from factdb.store import corrections, dump, schema
from factdb.store.contract import Record
from factdb.store.engine import open_engine, reading, writing
from factdb.store.lookup import open_lookup
from factdb.store.restore import restore
from factdb.store.tables import ReportRow
from tests.store.conftest import CONTENT, fill, put
from tests.store.values import ANNA, BORIS, report, statement

NOW = datetime(2031, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def told(filled: str) -> list[str]:
    """Give the lines of a database of each kind in which people have decided."""
    _decide(filled)
    return list(dump.lines(filled))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Give such lines, made once."""
    url = f"sqlite:///{tmp_path_factory.mktemp('kept') / 'factdb.db'}"
    fill(url)
    _decide(url)
    return list(dump.lines(url))


def _decide(url: str) -> None:
    engine = open_engine(url)
    with open_lookup(url) as lookup:
        (finding,) = lookup.findings()
    with writing(engine) as session:
        corrections.rule(
            session, finding["id"], "confirmed", who="Mira", now=NOW, note="asked both, 2 > 1"
        )
        corrections.merge(session, BORIS.id, ANNA.id, who="Mira", now=NOW)
        corrections.add_alias(session, ANNA.id, "The Tram Queen", who="Mira", now=NOW)
        told = {"negated": True}
        corrections.correct(session, CONTENT.denial.id, told, who="Mira", now=NOW)
    engine.dispose()


def _by_id(found: Iterable[Record]) -> dict[str, Record]:
    return {one["id"]: one for one in found}


def test_the_same_bytes_again(told: list[str], empty_url: str) -> None:
    """Out of a database of each kind, into one of each kind, and out again."""
    count = restore(empty_url, told, "a.jsonl")

    assert list(dump.lines(empty_url)) == told
    assert count == len(told) - 2


def test_everything_is_in_it(kept: list[str]) -> None:
    """Every table but those left out, the log and rulings too."""
    named = {value[0] for value in map(json.loads, kept[1:])}
    rows = [value[1] for value in map(json.loads, kept[1:])]

    assert named == {one.name for one in dump.tables()} | {"end"}
    assert {"hold", "meta"} & named == set()
    assert any(row.get("ruling") == "confirmed" for row in rows)
    assert any(row.get("note") == "asked both, 2 > 1" for row in rows)
    assert any(row.get("counts_as") == ANNA.id != row["id"] for row in rows)


def test_look_ups_answer_as_before(filled: str, empty_url: str) -> None:
    """Words are found, findings carry their rulings, and merged actors are one."""
    _decide(filled)
    restore(empty_url, dump.lines(filled), "a.jsonl")

    with open_lookup(filled) as before, open_lookup(empty_url) as after:
        # Which is the best is a matter of each database.
        assert _by_id(after.search("trams")) == _by_id(before.search("trams")) != {}
        assert list(after.findings()) == list(before.findings()) != []
        assert list(after.actors()) == list(before.actors())
        assert list(after.log()) == list(before.log()) != []


def test_more_can_be_stored_afterwards(kept: list[str], url: str) -> None:
    """New rows get numbers after those that came."""
    restore(url, kept, "a.jsonl")
    engine = open_engine(url)
    third = report("Mayor Anna Kovács said the depot is full.", day=3)
    put(engine, third, statement(third, "the depot is full"))
    with reading(engine) as session:
        reports = session.exec(select(ReportRow).order_by(ReportRow.published)).all()
    assert [one.seq for one in reports] == [1, 2, 3]
    engine.dispose()


Damage = Callable[[list[str]], list[str]]


def _changed(lines: list[str], old: str, new: str) -> list[str]:
    return [line.replace(old, new) for line in lines]


def _line_of(lines: list[str], table: str) -> int:
    return next(nth for nth, line in enumerate(lines) if line.startswith(f'["{table}"'))


DAMAGED: list[tuple[str, Damage, str]] = [
    ("nothing", lambda _: [], "a.jsonl:1: the end is missing"),
    ("something else", lambda _: ["{}\n"], "a.jsonl:1: not a dump of factdb"),
    ("no JSON", lambda _: ["PK\x03\x04\n"], "a.jsonl:1: not a line of a dump"),
    (
        "another version",
        lambda told: [told[0].replace('"version":1', '"version":9'), *told[1:]],
        "a.jsonl:1: a dump of version 9",
    ),
    (
        "another revision",
        lambda told: [told[0].replace(schema.HEAD, "0001"), *told[1:]],
        "a.jsonl:1: a dump of version 1 revision 0001, expected",
    ),
    (
        "a line cut off",
        lambda told: [*told[:6], told[6][: len(told[6]) // 2]],
        "a.jsonl:7: the line is cut off",
    ),
    ("lines missing at the end", lambda told: told[:6], "a.jsonl:6: the end is missing"),
    ("a line missing within", lambda told: [*told[:-2], told[-1]], "rows were written"),
    ("a word changed", lambda told: _changed(told, "Velm Herald", "Velm Heralt"), "the digest"),
    ("a line after the end", lambda told: [*told, told[1]], "a line after the end"),
    ("deep nesting", lambda told: [told[0], "[" * 100_000 + "\n"], "a.jsonl:2: not a line"),
    ("no number", lambda told: _changed(told, '"likeness":0.75', '"likeness":NaN'), "not a line"),
    ("another table", lambda told: [told[0], '["spy",{}]\n'], "a.jsonl:2: not a row of a table"),
    ("no columns", lambda told: [told[0], '["actor",{}]\n'], "a.jsonl:2: columns of actor"),
    (
        "another type",
        lambda told: _changed(told, '"negated":true', '"negated":"yes"'),
        "statement.negated cannot be 'yes'",
    ),
    (
        "what the database refuses",
        lambda told: _changed(told, '"likeness":0.75', '"likeness":7.5'),
        "a row of match does not fit",
    ),
]


@pytest.mark.parametrize(
    ("damage", "message"), [one[1:] for one in DAMAGED], ids=[one[0] for one in DAMAGED]
)
def test_damage_is_refused_whole(kept: list[str], url: str, damage: Damage, message: str) -> None:
    """The line is named, and nothing is stored: the whole dump can be brought in after it."""
    with pytest.raises(ReadError) as error:
        restore(url, damage(kept), "a.jsonl")

    assert message in str(error.value)
    assert error.value.hint
    assert restore(url, kept, "a.jsonl") == len(kept) - 2


def test_nothing_is_mixed(kept: list[str], filled: str) -> None:
    """A database that holds something is refused, and stays as it was."""
    before = list(dump.lines(filled))

    with pytest.raises(StoreError, match="not empty") as error:
        restore(filled, kept, "a.jsonl")

    assert "new database" in error.value.hint
    assert list(dump.lines(filled)) == before


def test_lines_are_whole_lines(engine: Engine, url: str) -> None:
    """No text, whatever it holds, breaks a line."""
    odd = report("He\u2028said\x85it\nholds.", outlet="Odd\u2029Paper")
    put(engine, odd)

    told = "".join(dump.lines(url))

    assert len(told.splitlines()) == 3
    assert CONTENT.first.text not in told
