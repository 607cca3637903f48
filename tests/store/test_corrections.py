"""What people decide is applied, noted for good, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from factdb.actors.keys import key
from factdb.errors import NotFoundError, UsageError
from factdb.store import corrections, queries
from factdb.store.engine import open_engine
from factdb.store.lookup import open_lookup
from tests.store.conftest import CONTENT, put
from tests.store.values import ANNA, BORIS, COUNCIL, report, statement

NOW = datetime(2031, 6, 1, 12, tzinfo=UTC)
Decide = Callable[..., Any]


@pytest.fixture
def decide(filled: str) -> Any:
    """Give a way to decide something about the filled database, as Ada."""
    engine = open_engine(filled)

    def decide(what: Decide, *given: Any, **more: Any) -> Any:
        with queries.writing(engine) as session:
            return what(session, *given, who="Ada", now=NOW, **more)

    yield decide
    engine.dispose()


def said_by(url: str, name: str) -> set[str]:
    """Ask who said what."""
    with open_lookup(url) as lookup:
        return {one["id"] for one in lookup.who(name)["statements"]}


def log(url: str) -> list[dict[str, Any]]:
    """Read the log, the oldest entry first."""
    with open_lookup(url) as lookup:
        return list(lookup.log())[::-1]


def test_alias(filled: str, decide: Decide) -> None:
    """A name that was taught finds the actor, for look-ups and for new reports."""
    decide(corrections.add_alias, ANNA.id, "The  Tram Queen")

    assert said_by(filled, "tram queen") == said_by(filled, "Kovacs")
    engine = open_engine(filled)
    with queries.reading(engine) as session:
        (known,) = queries.known_actors(session, {key("The Tram Queen")})
    engine.dispose()
    assert known.id == ANNA.id
    (entry,) = log(filled)
    assert (entry["who"], entry["what"], entry["subject"]) == ("Ada", "alias", ANNA.id)
    assert entry["at"].startswith("2031-06-01T12:00:00")


def test_merge(filled: str, decide: Decide) -> None:
    """After a merge every look-up sees one actor; old ids and names still find it."""
    decide(corrections.merge, BORIS.id, ANNA.id)

    everything = {CONTENT.trams.id, CONTENT.refusal.id, CONTENT.denial.id}
    for name in (ANNA.id, BORIS.id, "Kovacs", "Lund"):
        assert said_by(filled, name) == everything
    with open_lookup(filled) as lookup:
        actor = lookup.show(BORIS.id)
        assert (actor["id"], actor["merged"]) == (ANNA.id, [BORIS.id])
        assert "Boris Lund" in actor["aliases"]
        assert {one["id"] for one in lookup.actors()} == {ANNA.id, COUNCIL.id}
        assert len(lookup.search("Kovacs pay")) == 0


def test_a_merge_is_searched_by_the_new_name(filled: str, decide: Decide) -> None:
    """The index of words follows who speaks."""
    decide(corrections.merge, COUNCIL.id, ANNA.id)
    with open_lookup(filled) as lookup:
        assert [one["id"] for one in lookup.search("Kovacs pay")] == [CONTENT.refusal.id]

    decide(corrections.undo)
    with open_lookup(filled) as lookup:
        assert lookup.search("Kovacs pay") == []


def test_new_reports_go_to_the_merged_actor(filled: str, decide: Decide) -> None:
    """What is stored later under the old id counts as the new actor's."""
    decide(corrections.merge, BORIS.id, ANNA.id)
    engine = open_engine(filled)
    of = report("Lund spoke.", day=5)
    put(engine, of, statement(of, "spoke", BORIS))
    with queries.reading(engine) as session:
        (known,) = queries.known_actors(session, {key("Boris Lund")})
    engine.dispose()

    assert known.id == ANNA.id
    assert len(said_by(filled, "Kovacs")) == 4


def test_merging_twice_follows(filled: str, decide: Decide) -> None:
    """Whoever was merged before comes along."""
    decide(corrections.merge, BORIS.id, ANNA.id)
    decide(corrections.merge, ANNA.id, COUNCIL.id)

    assert len(said_by(filled, BORIS.id)) == 3
    with open_lookup(filled) as lookup:
        assert [one["id"] for one in lookup.actors()] == [COUNCIL.id]


def test_split(filled: str, decide: Decide) -> None:
    """Some words go to another actor, with a name of their own."""
    new = decide(
        corrections.split, ANNA.id, "Anna Kovács (singer)", [CONTENT.denial.id], aliases=["Kovács"]
    )

    assert said_by(filled, new) == {CONTENT.denial.id}
    assert said_by(filled, ANNA.id) == {CONTENT.trams.id}
    decide(corrections.undo)
    assert said_by(filled, ANNA.id) == {CONTENT.trams.id, CONTENT.denial.id}
    with open_lookup(filled) as lookup:
        assert len(list(lookup.actors())) == 3


def test_rule(filled: str, decide: Decide) -> None:
    """A ruling is shown with the finding; the relation stays what the machine said."""
    with open_lookup(filled) as lookup:
        (finding,) = lookup.findings()
    decide(corrections.rule, finding["id"], "explained", note="they mean other trams")

    with open_lookup(filled) as lookup:
        (ruled,) = lookup.findings(ruling="explained")
        told = {"ruling": "explained", "ruled_by": "Ada", "ruling_note": "they mean other trams"}
        assert ruled == finding | told | {"ruled_at": "2031-06-01T12:00:00.000000Z"}
        assert lookup.show(finding["id"])["log"][0]["note"] == "they mean other trams"


def ruled(url: str) -> tuple[str, str]:
    """Give the ruling that stands, and whose it is."""
    with open_lookup(url) as lookup:
        (finding,) = lookup.findings()
    return finding["ruling"], finding["ruled_by"]


def test_undo_gives_way_to_the_ruling_before(filled: str, decide: Decide) -> None:
    """Of several rulings the last that stands counts, with its author."""
    with open_lookup(filled) as lookup:
        (finding,) = lookup.findings()
    decide(corrections.rule, finding["id"], "confirmed")
    decide(corrections.rule, finding["id"], "explained")
    decide(corrections.rule, finding["id"], "confirmed")

    with pytest.raises(UsageError, match="rest on it"):
        decide(corrections.undo, entry=1)
    stood = [ruled(filled)]
    for _ in range(3):
        decide(corrections.undo)
        stood.append(ruled(filled))
    assert stood == [("confirmed", "Ada"), ("explained", "Ada"), ("confirmed", "Ada"), ("open", "")]


def test_assign(filled: str, decide: Decide) -> None:
    """A finding is one person's until that is taken back; its ruling is not touched."""
    with open_lookup(filled) as lookup:
        (finding,) = lookup.findings()
    decide(corrections.rule, finding["id"], "confirmed")
    decide(corrections.assign, finding["id"], " Bo  Berg ")

    with open_lookup(filled) as lookup:
        (found,) = lookup.findings(assigned_to="Bo Berg")
    assert (found["ruling"], found["ruled_by"]) == ("confirmed", "Ada")
    with pytest.raises(UsageError, match="Bo Berg already"):
        decide(corrections.assign, finding["id"], "Bo Berg")
    decide(corrections.undo)
    with open_lookup(filled) as lookup:
        assert [one["id"] for one in lookup.findings(assigned_to="")] == [finding["id"]]


def test_note(filled: str, decide: Decide) -> None:
    """A note changes nothing but the log, and can be taken back."""
    with open_lookup(filled) as lookup:
        (finding,) = lookup.findings()
    decide(corrections.note, finding["id"], " ask her ")
    decide(corrections.undo)

    assert ruled(filled) == ("open", "")
    assert [(one["what"], one["note"]) for one in log(filled)] == [
        ("note", "ask her"),
        ("undo", ""),
    ]


def test_log_of_one_thing(filled: str, decide: Decide) -> None:
    """The log can be asked about one id, since a day, and for so many."""
    with open_lookup(filled) as lookup:
        (finding,) = lookup.findings()
    decide(corrections.add_alias, ANNA.id, "Queen")
    decide(corrections.note, finding["id"], "ask her")
    with open_lookup(filled) as lookup:
        assert [one["what"] for one in lookup.log(subject=finding["id"][:6])] == ["note"]
        assert [one["what"] for one in lookup.log(limit=1)] == ["note"]
        assert len(list(lookup.log(since=NOW.date()))) == 2
        assert list(lookup.log(since=date(2031, 6, 2))) == []
        with pytest.raises(NotFoundError):
            list(lookup.log(subject="f-none"))


DECISIONS = [
    (corrections.add_alias, (ANNA.id, "Queen")),
    (corrections.merge, (BORIS.id, ANNA.id)),
    (corrections.split, (ANNA.id, "Another", [CONTENT.trams.id])),
]


@pytest.mark.parametrize(("what", "given"), DECISIONS, ids=["alias", "merge", "split"])
def test_undo(filled: str, decide: Decide, what: Decide, given: tuple[Any, ...]) -> None:
    """Undo is a new entry after which all is as before, and can be undone itself."""
    before = picture(filled)
    decide(what, *given)
    after = picture(filled)

    undone = decide(corrections.undo)
    assert picture(filled) == before != after
    decide(corrections.undo, entry=undone)
    assert picture(filled) == after
    assert [entry["undoes"] for entry in log(filled)] == [None, 1, 2]

    with pytest.raises(UsageError, match="taken back already"):
        decide(corrections.undo, entry=1)
    decide(corrections.undo)
    assert picture(filled) == before


def picture(url: str) -> list[Any]:
    """Give all that look-ups say of actors, besides the log."""
    with open_lookup(url) as lookup:
        return [
            {name: value for name, value in actor.items() if name not in {"log", "merged"}}
            | {"said": said_by(url, actor["id"])}
            for actor in lookup.actors()
        ]


def test_undo_in_order(filled: str, decide: Decide) -> None:
    """A decision on which a later one rests cannot be taken back before it."""
    first = decide(corrections.merge, BORIS.id, ANNA.id)
    decide(corrections.merge, ANNA.id, COUNCIL.id)

    with pytest.raises(UsageError, match="later ones rest"):
        decide(corrections.undo, entry=first)
    decide(corrections.undo)
    decide(corrections.undo)
    with pytest.raises(NotFoundError):
        decide(corrections.undo)


WRONG = [
    (corrections.add_alias, ("a-none", "Queen"), NotFoundError),
    (corrections.add_alias, (ANNA.id, " "), UsageError),
    (corrections.add_alias, (ANNA.id, "Anna Kovács"), UsageError),
    (corrections.merge, (ANNA.id, ANNA.id), UsageError),
    (corrections.merge, (ANNA.id, "a-none"), NotFoundError),
    (corrections.split, (ANNA.id, "", [CONTENT.trams.id]), UsageError),
    (corrections.split, (ANNA.id, "Another", []), UsageError),
    (corrections.split, (ANNA.id, "Another", [CONTENT.refusal.id]), UsageError),
    (corrections.rule, ("f-none", "confirmed"), NotFoundError),
    (corrections.assign, ("f-none", "Bo"), NotFoundError),
    (corrections.note, ("f-none", "why"), NotFoundError),
]


@pytest.mark.parametrize(("what", "given", "error"), WRONG)
def test_wrong(
    filled: str, decide: Decide, what: Decide, given: tuple[Any, ...], error: type[Exception]
) -> None:
    """What makes no sense is refused and noted nowhere."""
    before = picture(filled)
    with pytest.raises(error):
        decide(what, *given)

    assert log(filled) == []
    assert picture(filled) == before


@pytest.mark.parametrize("statement", ["UPDATE log SET who = 'Eve'", "DELETE FROM log"])
def test_the_log_only_grows(engine: Engine, url: str, statement: str) -> None:
    """Neither of the databases lets anybody change an entry."""
    of = report("The tram is late.")
    put(engine, of)
    with queries.writing(engine) as session:
        session.execute(
            text(
                "INSERT INTO log (at, who, what, subject, before, after, note) "
                "VALUES ('2031-06-01T12:00:00.000000Z', 'Ada', 'x', 'x', '{}', '{}', '')"
            )
        )

    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.execute(text(statement))
