"""Questions are answered from the views, in the shape of the data contract, without an ORM."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factdb import records
from factdb.errors import AmbiguousError, NotFoundError, StoreError
from factdb.store.engine import open_engine
from factdb.store.lookup import Lookup, open_lookup
from factdb.types import Actor, ActorKind, Finding
from tests.store.conftest import CONTENT, fill, put
from tests.store.values import ANNA, BORIS, COUNCIL, report, statement

SLOW = {"sqlalchemy", "sqlmodel", "alembic", "pydantic", "spacy", "numpy", "trafilatura"}


@pytest.fixture
def lookup(stored: str) -> Iterator[Lookup]:
    """Open a filled database of each kind, which no test changes."""
    with open_lookup(stored) as lookup:
        yield lookup


def test_records_are_those_of_the_contract(lookup: Lookup) -> None:
    """A statement from the store reads as the value itself would."""
    found = {one["id"]: one for one in lookup.statements()}

    assert found == {
        one.id: records.statement(one) for one in (CONTENT.trams, CONTENT.refusal, CONTENT.denial)
    }
    assert all(list(one) == list(records.statement(CONTENT.trams)) for one in found.values())


def test_findings_are_those_of_the_contract(lookup: Lookup) -> None:
    """A finding from the store reads as the value itself would."""
    match, judgement = CONTENT.conflict
    (found,) = lookup.findings()

    assert found == records.finding(Finding(match.left, match.right, judgement))


NAMES = [
    "Anna Kovács",
    "anna kovacs",
    "KOVACS",
    "Kovács",
    "a-a11a",
    "a-a11",
    "finance minister",
    "the Hungarian finance minister",
    "Anna",
]


@pytest.mark.parametrize("name", NAMES)
def test_who_by_any_name(lookup: Lookup, name: str) -> None:
    """Any name, surname, office, part of a name or id finds the actor."""
    found = lookup.who(name)

    assert found["actor"]["id"] == ANNA.id
    assert [one["id"] for one in found["statements"]] == [CONTENT.denial.id, CONTENT.trams.id]


def test_who_speaks_with_others(lookup: Lookup) -> None:
    """A statement of several is found under each of them."""
    for name in ("Boris Lund", "Velm City Council"):
        assert [one["id"] for one in lookup.who(name)["statements"]] == [CONTENT.refusal.id]


def test_who_tells_what_contradicts(lookup: Lookup) -> None:
    """Each statement carries its findings, with the other side."""
    denial, trams = lookup.who("Kovacs")["statements"]

    assert [one["other"] for one in denial["findings"]] == [trams["id"]]
    assert [(one["relation"], one["ruling"]) for one in trams["findings"]] == [("denial", "open")]


FILTERS = [
    ({"about": "trams"}, 2),
    ({"about": "pay"}, 0),
    ({"since": date(2031, 5, 7)}, 1),
    ({"until": date(2031, 5, 6)}, 1),
    ({"since": date(2031, 5, 6), "until": date(2031, 5, 8)}, 2),
    ({"kind": "direct"}, 0),
    ({"limit": 1}, 1),
]


@pytest.mark.parametrize(("filters", "count"), FILTERS)
def test_who_filters(lookup: Lookup, filters: dict[str, object], count: int) -> None:
    """Filters narrow, together."""
    assert len(lookup.who("Kovacs", **filters)["statements"]) == count  # type: ignore[arg-type]


STATEMENT_FILTERS = [
    ({}, 3),
    ({"who": "Lund"}, 1),
    ({"stance": "deny"}, 1),
    ({"outlet": "velm herald"}, 2),
    ({"report": "herald-7"}, 2),
    ({"report": CONTENT.first.id}, 1),
    ({"kind": "direct", "about": "pay"}, 1),
    ({"limit": 0}, 0),
]


@pytest.mark.parametrize(("filters", "count"), STATEMENT_FILTERS)
def test_statements_filter(lookup: Lookup, filters: dict[str, object], count: int) -> None:
    """Filters narrow, together."""
    assert len(list(lookup.statements(**filters))) == count  # type: ignore[arg-type]


FINDING_FILTERS = [
    ({}, 1),
    ({"relation": "denial"}, 1),
    ({"relation": "number"}, 0),
    ({"who": "Kovacs"}, 1),
    ({"who": "Lund"}, 0),
    ({"since": date(2031, 5, 8)}, 1),
    ({"since": date(2031, 5, 9)}, 0),
    ({"min_score": 0.8}, 1),
    ({"min_score": 0.9}, 0),
    ({"min_score": {"denial": 0.8, "": 0.99}}, 1),
    ({"min_score": {"denial": 0.9}}, 0),
    ({"min_score": {"number": 0.9}}, 1),
    ({"per_pair": 0}, 0),
    ({"per_pair": 1}, 1),
    ({"ruling": "confirmed"}, 0),
]


@pytest.mark.parametrize(("filters", "count"), FINDING_FILTERS)
def test_findings_filter(lookup: Lookup, filters: dict[str, object], count: int) -> None:
    """Filters narrow, together."""
    assert len(list(lookup.findings(**filters))) == count  # type: ignore[arg-type]


WORDS = [
    ("trams", {"trams", "denial"}),
    ("TRAM running", {"trams", "denial"}),
    ("kovacs", {"trams", "denial"}),
    ("Kovács trams", {"trams", "denial"}),
    ("we will not pay", {"refusal"}),
    ("not pay council", {"refusal"}),
    ("not pay trams", set()),
    ("moon", set()),
    ("denial", {"refusal", "denial"}),
]


@pytest.mark.parametrize(("words", "names"), WORDS)
def test_search(lookup: Lookup, words: str, names: set[str]) -> None:
    """All words must be there: in the statement, its sentence, its speaker's name or the title."""
    wanted = {getattr(CONTENT, name).id for name in names}

    assert {one["id"] for one in lookup.search(words)} == wanted


def test_the_best_comes_first(lookup: Lookup) -> None:
    """Words of the statement itself weigh more than those around it."""
    assert lookup.search("pay")[0]["id"] == CONTENT.refusal.id


NEAR = [
    ("Trams ran late, zebras say", ["trams", "denial"]),
    ("The council will not pay for zebras", ["refusal"]),
    ("Kovács and the 1,200 zebras", ["denial", "trams"]),
    ("zebras", []),
    ("", []),
    ("?!", []),
]


@pytest.mark.parametrize(("text", "names"), NEAR)
def test_near(lookup: Lookup, text: str, names: list[str]) -> None:
    """Any telling word will do; who has the rarest and the most comes first."""
    found = [one["id"] for one in lookup.near(text, 2)]

    assert set(found) == {getattr(CONTENT, name).id for name in names}


def test_the_nearest_comes_first(lookup: Lookup) -> None:
    """More of the words count for more, and no more are given than asked for."""
    assert [one["id"] for one in lookup.near("The council and Lund will not pay", 1)] == [
        CONTENT.refusal.id
    ]


def test_near_a_statement(lookup: Lookup) -> None:
    """A statement is asked about by its words and its sentence, and is no answer itself."""
    found = [one["id"] for one in lookup.near(CONTENT.trams.id)]

    assert found[0] == CONTENT.denial.id
    assert CONTENT.trams.id not in found


def test_near_no_statement(lookup: Lookup) -> None:
    """What looks like an id and is nobody's is an error, not a word."""
    with pytest.raises(NotFoundError):
        lookup.near("s-00")


HOSTILE = [
    '"',
    '""',
    '"trams',
    "trams*",
    "text:trams",
    "trams NEAR denial",
    "NEAR(trams)",
    "trams AND",
    "OR",
    "NOT trams",
    "(trams",
    "trams)",
    "^trams",
    "{text title}: trams",
    "- trams",
    "'; DROP TABLE statement; --",
    "trams' OR '1'='1",
    "100% :about %s %(about)s",
    "tra\\ms",
    "trams & !pay | (pay)",
    "<->",
    "\x00",
    "",
    "   ",
    "🙂",
    "١٢٣",
    "ﬁ İ ß",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_are_data(lookup: Lookup, words: str) -> None:
    """No word is an operator: nothing fails, nothing is changed."""
    lookup.search(words)
    list(lookup.statements(about=words))

    assert len(list(lookup.statements())) == 3


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=20))
def test_any_words_are_data(lookup: Lookup, words: str) -> None:
    """Whatever is typed, an answer comes."""
    assert isinstance(lookup.search(words), list)


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_data(lookup: Lookup, name: str) -> None:
    """What is no name is nobody's, or somebody's; nothing fails."""
    try:
        found = lookup.who(name)["actor"]["id"]
    except (NotFoundError, AmbiguousError):
        found = None

    assert found in {None, ANNA.id, BORIS.id, COUNCIL.id}


def test_nobody(lookup: Lookup) -> None:
    """An unknown name is an error that tells who nearly goes by it."""
    with pytest.raises(NotFoundError) as caught:
        lookup.who("Ana Kovaks")
    assert "Anna Kovács" in caught.value.hint

    with pytest.raises(NotFoundError) as caught:
        lookup.who("Xyzzyx")
    assert caught.value.hint == NotFoundError.hint


def test_several(filled: str) -> None:
    """A name of several is an error that lists them."""
    other = Actor("a-dddd", "Peter Kovács", ActorKind.PERSON)
    engine = open_engine(filled)
    of = report("Peter Kovács spoke.", day=4)
    put(engine, of, statement(of, "spoke", other))
    engine.dispose()

    with open_lookup(filled) as lookup, pytest.raises(AmbiguousError) as caught:
        lookup.who("Kovacs")

    assert caught.value.choices == (
        "Anna Kovács (person, a-a11a)",
        "Peter Kovács (person, a-dddd)",
    )


def test_show_a_statement(lookup: Lookup) -> None:
    """Its place, its speaker, what contradicts it and what it was matched with."""
    shown = lookup.show(CONTENT.trams.id)

    assert shown.items() >= records.statement(CONTENT.trams).items()
    assert (shown["before"], shown["after"]) == (
        "Mayor Anna Kovács said on Monday that ",
        ". Boris Lund agreed.",
    )
    assert shown["actor"]["roles"][1]["title"] == "mayor"
    assert [one["relation"] for one in shown["findings"]] == ["denial"]
    assert {one["relation"]: one["other"] for one in shown["matches"]} == {
        "denial": CONTENT.denial.id,
        "update": CONTENT.refusal.id,
    }


def test_show_by_the_beginning_of_an_id(lookup: Lookup) -> None:
    """Any beginning that one thing only has is enough, for all kinds of things."""
    (finding,) = lookup.findings()
    for whole in (CONTENT.trams.id, finding["id"], CONTENT.first.id):
        assert lookup.show(whole[:8])["id"] == whole
    assert lookup.show("a-b0")["name"] == BORIS.name
    assert lookup.show("herald-7")["id"] == "herald-7"
    assert len(lookup.show("herald-7")["statements"]) == 2


@pytest.mark.parametrize("short_id", ["s-0", "zzz", "", "s-", "%", "s-%", "a-a11a' OR 1=1"])
def test_show_nothing(lookup: Lookup, short_id: str) -> None:
    """What is no id, or the beginning of several, is an error."""
    with pytest.raises((NotFoundError, AmbiguousError)):
        lookup.show(short_id)


def test_actors_and_info(lookup: Lookup) -> None:
    """Those who said most come first; the store can be counted."""
    assert next(one["name"] for one in lookup.actors()) == ANNA.name
    told = lookup.info()

    assert (told["reports"], told["statements"], told["findings"]) == (2, 3, 1)
    assert (told["first"], told["last"]) == ("2031-05-06", "2031-05-08")


def test_versions_are_shown(filled: str) -> None:
    """A statement of a text that was changed later says which text replaces it."""
    engine = open_engine(filled)
    newer = replace(
        CONTENT.first, text="Corrected: 12 trams run.", published=CONTENT.second.published
    )
    put(engine, newer)
    engine.dispose()

    with open_lookup(filled) as lookup:
        assert lookup.show(CONTENT.trams.id)["replaced_by"] == newer.id
        assert lookup.show(newer.id)["replaces"] == CONTENT.first.id


def test_reading_changes_nothing(lookup: Lookup) -> None:
    """The connection itself refuses to write."""
    with pytest.raises(StoreError, match="read-only"):
        list(lookup._driver.rows("DELETE FROM finding RETURNING id", {}))


def test_no_file(tmp_path: Path) -> None:
    """A database that is not there is an error that says what to do; none is made."""
    path = tmp_path / "none.db"
    with pytest.raises(StoreError, match=str(path)) as caught:
        open_lookup(f"sqlite:///{path}")

    assert "factdb ingest" in caught.value.hint
    assert not path.exists()


PROGRAM = """
import sys
from factdb.store.lookup import open_lookup
with open_lookup(sys.argv[1]) as lookup:
    lookup.who("Kovacs", about="trams"); lookup.search("trams"); lookup.info()
    list(lookup.statements()); list(lookup.findings()); list(lookup.actors())
    try: lookup.who("Nobody Such")
    except Exception: pass
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_nothing_slow_is_imported(stored: str) -> None:
    """Neither what parses nor what writes is loaded to answer a question."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, stored], capture_output=True, text=True, check=True
    )

    assert set(done.stdout.split()) & SLOW == set()


LOCKED_AWAY = """
import os, sys
from factdb.store.lookup import open_lookup
os.setuid(int(sys.argv[2]))
with open_lookup(sys.argv[1]) as lookup:
    print(lookup.info()["statements"])
"""


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="needs another user to be")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """A database on a medium that cannot be written is read all the same."""
    path = tmp_path / "shelf" / "factdb.db"
    fill(f"sqlite:///{path}")
    for folder in (tmp_path, *list(tmp_path.parents)[:3]):
        folder.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-c", LOCKED_AWAY, f"sqlite:///{path}", "65534"],
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )

    assert (done.stdout.strip(), done.stderr) == ("3", "")
