"""One transaction in, one query out."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, permutations
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event, text

from factdb.actors.keys import key
from factdb.store import dialect, postings, queries
from factdb.types import (
    Actor,
    ActorKind,
    Figure,
    Form,
    Mention,
    Report,
    Role,
    Statement,
    Words,
)
from tests.store import values
from tests.store.values import ANNA, BORIS, COUNCIL, judged, report, resolution, statement


def store(
    engine: Engine, of: Report, *statements: Statement, keys: Any = None, met: Any = ()
) -> Any:
    """Store a report with its statements."""
    with queries.writing(engine) as session:
        given = keys or {one.id: {"k", "l"} for one in statements}
        return queries.add(session, of, resolution(*statements), given, met)


def near(engine: Engine, limit: int = 10, **keys: set[str]) -> dict[str, tuple[Statement, ...]]:
    """Ask for neighbours."""
    with queries.reading(engine) as session:
        return queries.neighbours(session, keys, limit)


def count(engine: Engine, table: str) -> int:
    """Count the rows of a table."""
    with engine.connect() as connection:
        return int(connection.execute(text(f'SELECT count(*) FROM "{table}"')).scalar_one())


def test_added_is_found(engine: Engine) -> None:
    """A statement comes back whole, with all its parts."""
    of = report("The tram is late.")
    said = statement(of, "The tram is late", co_speakers=(BORIS, COUNCIL))

    receipt = store(engine, of, said)
    found = near(engine, new={"k", "l"})

    assert (receipt.statements, receipt.attributed, receipt.known) == (1, 1, False)
    co_speakers = tuple(replace(one, aliases=(), roles=()) for one in said.co_speakers)
    assert found == {"new": (replace(said, co_speakers=co_speakers),)}


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_statement_comes_back(engine: Engine, data: st.DataObject) -> None:
    """Whatever the types allow is stored and given back without loss."""
    of = data.draw(values.reports)
    said = data.draw(values.statements(of))

    with queries.writing(engine) as session:
        queries.add(session, of, resolution(said), {said.id: {"k", "l"}}, ())
        session.connection().execute(text("SELECT 1"))
        found = queries.neighbours(session, {"new": {"k", "l"}}, 10)
        session.rollback()

    assert found == {"new": (said,)}


def test_twice_is_once(engine: Engine) -> None:
    """The same report again changes nothing and gives the old receipt."""
    of = report("The tram is late.")
    said = statement(of, "The tram is late")
    first = store(engine, of, said)

    again = store(engine, of, said)

    assert again == replace(first, known=True)
    assert count(engine, "statement") == 1
    with queries.reading(engine) as session:
        assert queries.find_report(session, of.digest) == again
        assert queries.find_report(session, "0" * 64) is None


def test_a_new_version_keeps_the_old(engine: Engine) -> None:
    """Another text under the same url is a new report that replaces the one before."""
    old = report("The tram is late.", url="https://courier.example/1")
    new = report("The tram was late.", url="https://courier.example/1", day=1)

    assert store(engine, old).replaces is None
    assert store(engine, new).replaces == old.id
    assert count(engine, "report") == 2


def test_a_version_with_the_same_id_is_named_by_its_key(engine: Engine) -> None:
    """A source that keeps its id through versions does not make a report replace itself."""
    old = report("The tram is late.", url="https://courier.example/1", external_id="77")
    new = report("The tram was late.", url="https://courier.example/1", external_id="77")
    store(engine, old)

    assert store(engine, new).replaces == f"r-{old.digest[:12]}"


def test_neighbours_take_a_few_queries(engine: Engine) -> None:
    """However many statements ask and answer, the database is asked as often."""
    for number in range(5):
        of = report(f"Tram {number} is late.")
        store(engine, of, statement(of, f"Tram {number} is late"))
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *args: asked.append(args[2]))

    near(engine, a={"k", "l"})
    alone, asked[:] = len(asked), []
    found = near(engine, a={"k", "l"}, b={"k", "l", "other"}, c={"nothing"})

    assert [len(found.get(owner, ())) for owner in "abc"] == [5, 5, 0]
    assert len(asked) == alone


def test_the_nearest_come_first(engine: Engine) -> None:
    """A rare key counts more than a common one, and no more come than asked for."""
    common = []
    for number in range(6):
        of = report(f"Tram {number} is late.")
        common.append(statement(of, f"Tram {number} is late"))
        store(
            engine,
            of,
            common[-1],
            keys={common[-1].id: {"tram", "late", *(["rare"] * (number == 3))}},
        )

    found = near(engine, limit=2, new={"tram", "late", "rare"})["new"]

    assert len(found) == 2
    assert found[0].id == common[3].id


def test_a_key_is_followed_so_far(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work is bounded however often a key occurs; the latest to arrive are looked at."""
    monkeypatch.setattr(postings, "REACH", 3)
    of = report("One. Two. Three. Four. Five.")
    said = [statement(of, word) for word in ("One", "Two", "Three", "Four", "Five")]
    store(engine, of, *said)

    found = near(engine, new={"k", "l"})["new"]

    assert {one.id for one in found} == {one.id for one in said[2:]}


def test_keys_are_data(engine: Engine) -> None:
    """Quotes, percent signs and braces in keys are letters like others."""
    of = report("The tram is late.")
    said = statement(of, "The tram is late")
    odd = {"it's", 'a "b"', "100%", "%s", ":key", "{x}", "\\", "é\n"}
    store(engine, of, said, keys={said.id: odd})

    for one, other in combinations(sorted(odd), 2):
        assert [found.id for found in near(engine, new={one, other})["new"]] == [said.id]


def test_known_actors_by_any_name(engine: Engine) -> None:
    """An actor is found by name, alias and surname, with names and roles of all reports."""
    first = report("Anna Kovács spoke.")
    store(engine, first, statement(first, "spoke", ANNA))
    later = replace(ANNA, aliases=("A. Kovács",), roles=(Role("minister", "Velm"),))
    second = report("A. Kovács spoke again.")
    store(engine, second, statement(second, "spoke again", later))

    with queries.reading(engine) as session:
        for name in ("anna kovacs", "a kovacs", "kovacs"):
            (found,) = queries.known_actors(session, {name, "nobody"})
            assert found == replace(
                ANNA, aliases=("Kovács", "A. Kovács"), roles=(*ANNA.roles, *later.roles)
            )
        assert queries.known_actors(session, ()) == ()


def test_roles_stretch_over_reports(engine: Engine) -> None:
    """The days of a role are those of the first and last reports, in whatever order they come."""
    days = [values.DAY.date().replace(day=day) for day in (5, 1, 9)]
    for number, day in enumerate(days):
        of = report(f"Number {number}.")
        actor = replace(ANNA, roles=(Role("mayor", "Velm", day, day),))
        store(engine, of, statement(of, f"Number {number}", actor))

    with queries.reading(engine) as session:
        (found,) = queries.known_actors(session, {"kovacs"})

    assert found.roles == (Role("mayor", "Velm", days[1], days[2]),)


def test_findings_are_stored_once(engine: Engine) -> None:
    """The same relation of the same statements again is no new finding."""
    of = report("The tram is late. The tram is not late.")
    left, right = statement(of, "The tram is late"), statement(of, "The tram is not late")
    doubt = judged(left, left, "date")
    receipt = store(engine, of, left, right, met=[judged(left, right), judged(left, right), doubt])

    with queries.writing(engine) as session:
        again = queries._add_judged(session, [judged(left, right)])

    assert len(receipt.findings) == 2
    assert again == ()
    assert (count(engine, "finding"), count(engine, "match")) == (2, 1)


def test_updates_are_kept_as_matches(engine: Engine) -> None:
    """What is not in conflict is a match, never a finding."""
    of = report("Ten came. Twelve came.")
    left, right = statement(of, "Ten came"), statement(of, "Twelve came")

    receipt = store(engine, of, left, right, met=[judged(left, right, "update")])

    assert (receipt.matches, receipt.findings) == (1, ())
    assert (count(engine, "finding"), count(engine, "match")) == (0, 1)


def test_rollback_leaves_nothing(engine: Engine) -> None:
    """A mistake in the middle of a report leaves no trace of it."""
    of = report("The tram is late.")
    said = statement(of, "The tram is late")

    def stumble() -> None:
        with queries.writing(engine) as session:
            queries.add(session, of, resolution(said), {said.id: {"k", "l"}}, ())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        stumble()

    for table in ("report", "statement", "actor", "mention", "statement_key", "statement_search"):
        assert count(engine, table) == 0


MISPLACED = [
    {"text": "The tran"},
    {"cue": Words("said", 0, 4)},
    {"figures": (Figure("9", 0, 1, 9, 9),)},
    {"mention": Mention("He", 900, 902, Form.PRONOUN)},
]


@pytest.mark.parametrize("wrong", MISPLACED, ids=lambda wrong: next(iter(wrong)))
def test_all_must_stand_where_it_says(engine: Engine, wrong: dict[str, Any]) -> None:
    """Offsets are a promise: what breaks it is a mistake of ours and is not stored."""
    of = report("The tram is late.")
    said = replace(statement(of, "The tram"), **wrong)

    with pytest.raises(ValueError, match="is not at"):
        store(engine, of, said)

    assert count(engine, "report") == 0


def test_order_of_adding_does_not_matter(url: str, engine: Engine) -> None:
    """Whatever the order, the same statements are each other's neighbours."""
    made = [report(f"Tram {number} is late.", day=number) for number in range(3)]
    found = set()
    for order in permutations(made):
        with queries.writing(engine) as session:
            met = set()
            for of in order:
                said = statement(of, of.text[:-1])
                new = queries.neighbours(session, {said.id: {"k", "l"}}, 10)
                met |= {frozenset((said.id, one.id)) for one in new.get(said.id, ())}
                queries.add(session, of, resolution(said), {said.id: {"k", "l"}}, ())
            found.add(frozenset(met))
            session.rollback()

    assert len(found) == 1
    assert len(next(iter(found))) == 3


def test_bodies_have_no_surname(engine: Engine) -> None:
    """The last word of a body's name finds nobody."""
    of = report("The board met.")
    board = Actor("a-board", "Velm Harbour Board", ActorKind.BODY)
    store(engine, of, statement(of, "The board met", board))

    with queries.reading(engine) as session:
        assert queries.known_actors(session, {"board"}) == ()
        assert queries.known_actors(session, {key(board.name)}) == (board,)


def test_an_actor_of_another_kind_is_another(engine: Engine) -> None:
    """A paper and the body that shares its name stay two actors."""
    outlet = Actor("a-outlet", "Velm City Council", ActorKind.OUTLET)
    of = report("Both met. Both wrote.")
    store(engine, of, statement(of, "Both met", COUNCIL), statement(of, "Both wrote", outlet))

    with queries.reading(engine) as session:
        assert len(queries.known_actors(session, {key(outlet.name)})) == 2


def test_a_link_to_somebody_unnamed(engine: Engine) -> None:
    """A mention of what neither speaks nor has a name keeps its reason, and leads nowhere."""
    of = report("The house met. Anna Kovács spoke.")
    house = Mention("The house", 0, 9, Form.ROLE)
    links = (SimpleNamespace(mention=house, actor_id="a-none", reason="called so here only"),)
    said = statement(of, "spoke")
    with queries.writing(engine) as session:
        queries.add(session, of, resolution(said, links=links), {said.id: {"k", "l"}}, ())

    with engine.connect() as connection:
        (kept,) = connection.execute(text("SELECT actor_id, reason FROM mention")).all()
    assert tuple(kept) == (None, "called so here only")


def test_whoever_speaks_is_stored(engine: Engine) -> None:
    """Also an actor that the list of those named leaves out."""
    of = report("Anna Kovács spoke.")
    said = statement(of, "spoke")
    with queries.writing(engine) as session:
        forgotten = SimpleNamespace(statements=(said,), actors=(), links=())
        queries.add(session, of, forgotten, {said.id: {"k", "l"}}, ())  # type: ignore[arg-type]

    assert near(engine, new={"k", "l"})["new"][0].speaker == ANNA


def test_statements_with_words(engine: Engine) -> None:
    """Those with most of the words come first; what has none of them stays away."""
    stored = []
    for words in ("Blue boats sail", "Blue trams run late", "Nothing of the kind"):
        of = report(f"{words}.")
        stored.append(statement(of, words))
        store(engine, of, stored[-1])

    with queries.reading(engine) as session:
        asked = {"a": ["blue", "trams"], "b": ["boats"], "c": ["bears"], "d": []}
        found = queries.with_words(session, asked, limit=5)

    boats, trams, _ = (one.id for one in stored)
    ids = {owner: [one.id for one in told] for owner, told in found.items()}
    assert ids == {"a": [trams, boats], "b": [boats]}


@pytest.mark.parametrize("word", ['"', "NEAR", "a*", "text:", "') OR 1=1 --", "\0", "|"])
def test_no_word_is_an_operator(engine: Engine, word: str) -> None:
    """What an index understands as a command is a word here."""
    of = report("Blue trams run late.")
    store(engine, of, statement(of, "Blue trams run late"))

    with queries.reading(engine) as session:
        assert queries.with_words(session, {"a": [word]}, limit=5) == {}


ODD = ["", " ", "a,b", '"', "\\", "{}", "NULL", "it's", "é", "%s", "a\nb", '\\"']


@pytest.mark.parametrize("asked", [ODD, [0, 7, -1, 2**31 - 1]], ids=["texts", "numbers"])
def test_asked_for_as_it_is(engine: Engine, asked: list[Any]) -> None:
    """Whatever stands in an id, no database takes it for anything else."""
    told = ", ".join(f"({_literal(one)})" for one in asked)
    query = f"WITH told(one) AS (VALUES {told}) SELECT one FROM told WHERE one IN {{some}}"
    with queries.reading(engine) as session:
        found = dialect.rows(session, query, asked)

    assert sorted(row[0] for row in found) == sorted(asked)


def _literal(value: str | int) -> str:
    """Write a value as SQL has it."""
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"
