"""Corrections of statements: stored, judged anew, taken back, on both kinds of database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine, select

from factdb import match, pipeline, records
from factdb.actors.keys import key
from factdb.errors import NotFoundError, UsageError
from factdb.store import corrections, fields, queries
from factdb.store.engine import open_engine, trying
from factdb.store.lookup import open_lookup
from factdb.store.tables import LogRow
from factdb.types import ActorKind, Precision, Statement, When, short_id
from tests.store.values import report

NOW = datetime(2031, 6, 1, 12, tzinfo=UTC)
ANNA, BORIS = (short_id("a", ActorKind.PERSON, key(name)) for name in ("Anna Kovács", "Boris Lund"))
FIRST = report("Anna Kovács said that the bridge cost 120 million euros.", outlet="Courier")
SECOND = report("Boris Lund said that the bridge cost 180 million euros.", outlet="Herald")
THIRD = report("Anna Kovács said that the zoo of Velm is shut.", day=1, outlet="Herald")


@pytest.fixture(scope="module")
def said() -> tuple[Statement, Statement, Statement]:
    """Give what stands in the three reports, as the extractor finds it."""
    found = [pipeline.extract(one).statements for one in (FIRST, SECOND, THIRD)]
    (one,), (other,), (zoo,) = found
    return one, other, zoo


@pytest.fixture
def zoo(said: tuple[Statement, ...]) -> Statement:
    """Give what is said of the zoo, which nothing contradicts."""
    return said[2]


@pytest.fixture
def other(said: tuple[Statement, ...]) -> Statement:
    """Give the later of two statements that contradict each other."""
    return said[1]


@pytest.fixture
def db(url: str) -> Iterator[Engine]:
    """Fill a database of each kind."""
    engine = open_engine(url)
    for one in (FIRST, SECOND, THIRD):
        pipeline.take_in(engine, one, now=NOW)
    yield engine
    engine.dispose()


def correct(db: Engine, one: Statement, **parts: Any) -> int:
    """Correct a statement as Mira."""
    with queries.writing(db) as session:
        return corrections.correct(session, one.id, parts, who="Mira", now=NOW, note="asked")


def undo(db: Engine, entry: int | None = None) -> int:
    """Take a decision back as Mira."""
    with queries.writing(db) as session:
        return corrections.undo(session, who="Mira", now=NOW, entry=entry)


def picture(url: str) -> dict[str, Any]:
    """Give all that look-ups say of statements, findings and matches, without the log."""
    with open_lookup(url) as lookup:
        shown = [lookup.show(one["id"]) for one in lookup.statements()]
        return {
            "statements": [{k: v for k, v in one.items() if k not in {"log", "actor"}}
                           for one in shown],
            "findings": list(lookup.findings()),
        }  # fmt: skip


def relations(url: str) -> list[str]:
    """Give the relations of the findings that stand."""
    with open_lookup(url) as lookup:
        return [one["relation"] for one in lookup.findings()]


def whole(db: Engine, one: Statement) -> Statement:
    """Give a statement as the judge sees it."""
    with queries.reading(db) as session:
        return queries.whole(session, [one.id])[one.id]


DAY = date(2031, 5, 4)
PARTS: list[dict[str, Any]] = [
    {"speaker": {"actor": ANNA, "with": [], "doubt": ""}},
    {"speaker": {"actor": ANNA, "with": [BORIS], "doubt": ""}},
    {"speaker": {"actor": None, "with": [], "doubt": "nobody can tell"}},
    {"stance": "deny"},
    {"negated": True, "stance": "warn"},
    {"said_on": {"text": "", "start": 0, "end": 0, "first": "2031-05-04", "last": "2031-05-04",
                 "precision": "day"}},
    {"figures": []},
    {"dates": [{"text": "Boris Lund", "start": 0, "end": 10, "first": "2031-01-01",
                "last": "2031-12-31", "precision": "year"}]},
    {"withdrawn": True},
]  # fmt: skip
NAMED = ["+".join(parts) for parts in PARTS]


@pytest.mark.parametrize("parts", PARTS, ids=NAMED)
def test_undo_restores_all(db: Engine, url: str, parts: dict[str, Any], other: Statement) -> None:
    """Corrected, taken back, decided after all and taken back: all is as it was, both times."""
    before = picture(url)
    first = correct(db, other, **parts)
    after = picture(url)
    assert after != before

    taken_back = undo(db)
    assert taken_back > first
    assert picture(url) == before
    undo(db, taken_back)
    assert picture(url) == after
    undo(db)
    assert picture(url) == before


def test_a_figure_changes_what_contradicts(db: Engine, url: str, other: Statement) -> None:
    """Nothing is in conflict once the figure is right, and all is again when that is undone."""
    assert relations(url) == ["number"]
    (figure,) = fields.of(other)["figures"]
    correct(db, other, figures=[figure | {"low": 1.2e8, "high": 1.2e8}])
    assert relations(url) == []

    undo(db)
    assert relations(url) == ["number"]


def test_a_finding_that_was_ruled_on_stays(db: Engine, url: str, other: Statement) -> None:
    """It says that it no longer follows; an open one is only found by its id."""
    with open_lookup(url) as lookup:
        (finding,) = lookup.findings()
    with queries.writing(db) as session:
        corrections.rule(session, finding["id"], "confirmed", who="Ada", now=NOW)
    correct(db, other, figures=[])

    with open_lookup(url) as lookup:
        (kept,) = lookup.findings()
        assert (kept["ruling"], kept["lapsed_by"]) == ("confirmed", "Mira")
        assert kept["lapsed_at"] == "2031-06-01T12:00:00.000000Z"
    undo(db)
    with open_lookup(url) as lookup:
        assert next(lookup.findings())["lapsed_at"] is None
    with queries.writing(db) as session:
        corrections.rule(session, finding["id"], "open", who="Ada", now=NOW)
    correct(db, other, withdrawn=True)
    with open_lookup(url) as lookup:
        assert list(lookup.findings()) == []
        assert lookup.show(finding["id"])["lapsed_by"] == "Mira"


def test_withdrawn(db: Engine, url: str, zoo: Statement) -> None:
    """It is nowhere but under its id, whose part says that it is withdrawn; nothing meets it."""
    correct(db, zoo, withdrawn=True)

    with open_lookup(url) as lookup:
        assert zoo.id not in {one["id"] for one in lookup.statements()}
        assert lookup.search("zoo shut") == []
        assert zoo.id not in {one["id"] for one in lookup.who("Kovács")["statements"]}
        assert lookup.actor("Kovács")["statements"] == 1
        shown = lookup.show(zoo.id)
    assert (shown["withdrawn"], shown["text"]) == (True, zoo.text)
    assert (shown["corrected"], shown["corrected_by"]) == (["withdrawn"], "Mira")
    with queries.reading(db) as session:
        assert queries.with_words(session, {"it": ["zoo"]}, 9) == {}
        assert queries.neighbours(session, {"s-new": match.keys(zoo)}, 9) == {}
    undo(db)
    with open_lookup(url) as lookup:
        assert [one["id"] for one in lookup.search("zoo shut")] == [zoo.id]


def test_a_speaker_is_found_by_the_index_of_words(db: Engine, url: str, zoo: Statement) -> None:
    """And the words that name another are no longer taken for a proof."""
    correct(db, zoo, speaker={"actor": BORIS, "with": [], "doubt": ""})

    with open_lookup(url) as lookup:
        assert [one["id"] for one in lookup.search("lund zoo")] == [zoo.id]
        assert lookup.show(zoo.id)["speaker_reason"] == "corrected by Mira"
    assert whole(db, zoo).mention is None


def test_whose_a_part_is(db: Engine, url: str, zoo: Statement) -> None:
    """Every look-up tells a person's parts from the machine's."""
    correct(db, zoo, stance="deny", negated=True)
    with open_lookup(url) as lookup:
        (said,) = (one for one in lookup.statements() if one["id"] == zoo.id)
    told = (said["corrected"], said["corrected_by"], said["corrected_at"])

    assert told == (["negated", "stance"], "Mira", "2031-06-01T12:00:00.000000Z")
    assert said["stance"] == "deny"


def test_a_date_without_words(db: Engine, zoo: Statement) -> None:
    """A day that a person tells need not stand in the report."""
    told = When("", 0, 0, DAY, DAY, Precision.DAY)
    correct(db, zoo, said_on=records.when(told))

    assert whole(db, zoo).said_on == told


def test_undo_in_order(db: Engine, zoo: Statement) -> None:
    """What a later correction of the same part rests on cannot be taken back before it."""
    first = correct(db, zoo, stance="deny")
    between = correct(db, zoo, negated=True)
    second = correct(db, zoo, stance="warn")

    with pytest.raises(UsageError, match=f"rest on it: {second}"):
        undo(db, first)
    undo(db, between)
    undo(db, second)
    undo(db, first)
    assert fields.of(whole(db, zoo)) == fields.of(zoo)
    with pytest.raises(NotFoundError):
        undo(db)


def test_what_the_machine_says_meanwhile(db: Engine, zoo: Statement) -> None:
    """A part that is given back is what the machine says by then, not what it said before."""
    correct(db, zoo, stance="deny")
    with queries.writing(db) as session:
        fields.write_machine(session, f"{zoo.id} stance", "warn")
    assert str(whole(db, zoo).stance) == "deny"

    undo(db)
    assert str(whole(db, zoo).stance) == "warn"


def test_trying_changes_nothing(db: Engine, url: str, other: Statement) -> None:
    """What is only tried leaves no trace, in the log neither."""
    before = picture(url)
    with trying(db) as session:
        entry = corrections.correct(session, other.id, {"figures": []}, who="Mira", now=NOW)
        told = corrections.entry(session, entry)

    assert list(told["after"]["findings"].values()) == [None]
    assert picture(url) == before
    with open_lookup(url) as lookup:
        assert list(lookup.log()) == []


WRONG: list[tuple[dict[str, Any], type[Exception], str]] = [
    ({"stance": "assert"}, UsageError, "says so already"),
    ({"stance": "shout"}, UsageError, "no stance"),
    ({"confidence": 1.0}, UsageError, "cannot be corrected"),
    ({"speaker": {"actor": "a-none", "with": [], "doubt": ""}}, NotFoundError, "no actor"),
    ({"dates": [{"text": "zoo", "start": 0, "end": 3, "first": "2031-05-04",
                 "last": "2031-05-04", "precision": "day"}]}, UsageError, "not stand at"),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "error", "told"), WRONG, ids=[one[2] for one in WRONG])
def test_wrong(
    db: Engine, zoo: Statement, parts: dict[str, Any], error: type[Exception], told: str
) -> None:
    """What cannot be is refused, and noted nowhere."""
    with pytest.raises(error, match=told):
        correct(db, zoo, **parts)

    with queries.reading(db) as session:
        assert session.scalars(select(LogRow)).all() == []
    assert fields.of(whole(db, zoo)) == fields.of(zoo)


def test_what_is_withdrawn_cannot_be_corrected(db: Engine, zoo: Statement) -> None:
    """It has to be taken back first."""
    correct(db, zoo, withdrawn=True)
    with pytest.raises(UsageError, match="is withdrawn"):
        correct(db, zoo, stance="deny")


def test_a_split_survives(db: Engine, url: str, zoo: Statement) -> None:
    """Whose words a person says they are is a correction too."""
    with queries.writing(db) as session:
        corrections.split(session, ANNA, "Anna K. (zoo)", [zoo.id], who="Mira", now=NOW)

    with open_lookup(url) as lookup:
        assert lookup.show(zoo.id)["corrected"] == ["speaker"]
