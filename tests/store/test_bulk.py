"""Statements in bulk: the same rows as one by one, each bad line told, every kill survived."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, text

from factdb import match
from factdb.errors import ReadError
from factdb.store import bulk, queries
from factdb.store.bulk import Loaded
from factdb.store.dialect import table_of
from factdb.store.lookup import open_lookup
from factdb.store.reindex import reindex
from factdb.store.tables import StatementRow
from factdb.types import Actor, Report, Statement, Words
from tests.store import values
from tests.store.conftest import FIRST, SAID, SECOND
from tests.store.test_postings import content
from tests.store.values import report, resolution, statement

PARTS = ("report", "statement", "mention", "actor", "actor_alias", "figure", "statement_date",
         "statement_speaker", "statement_key")  # fmt: skip


def load(engine: Engine, *told: Any) -> list[Loaded | ReadError]:
    """Load values, each as a line of its own."""
    return list(bulk.load(engine, ((f"x:{nth}", one) for nth, one in enumerate(told, start=1))))


def counted(engine: Engine) -> dict[str, int]:
    """Count the rows of every table that loading fills."""
    with engine.connect() as connection:
        return {one: connection.execute(text(f"SELECT count(*) FROM {one}")).scalar_one()
                for one in PARTS}  # fmt: skip


def kept(engine: Engine, *ids: str) -> list[Statement]:
    """Give stored statements whole."""
    with queries.reading(engine) as session:
        found = queries.whole(session, ids)
    return [found[one] for one in ids]


def bare(said: Statement) -> Statement:
    """Take off what a line does not tell of actors."""

    def plain(one: Actor) -> Actor:
        return replace(one, aliases=(), roles=(), part_of=None)

    co_speakers = tuple(map(plain, said.co_speakers))
    return replace(said, speaker=said.speaker and plain(said.speaker), co_speakers=co_speakers)


ALL = [bare(one) for one in SAID.values()]


def test_loaded_as_taken_in(engine: Engine, url: str) -> None:
    """Reports with their texts, statements with all their parts, found by words and by keys."""
    assert load(engine, FIRST, SECOND, *ALL) == [Loaded(3, 0)]

    assert kept(engine, *(one.id for one in ALL)) == ALL
    with open_lookup(url) as lookup:
        assert [one["id"] for one in lookup.search("1,200 trams run Kovács Velm")] == [ALL[0].id]
    with queries.reading(engine) as session:
        (near,) = queries.neighbours(session, {"new": match.keys(ALL[0])}, 5).values()
    assert near[0] == ALL[0]


def test_the_index_of_words_goes_on(engine: Engine, url: str) -> None:
    """After a load it follows what comes, what changes and what goes, as before."""
    load(engine, FIRST, ALL[0])
    load(engine, SECOND, *ALL[1:])
    extra = replace(ALL[2], id="s-other")
    with queries.writing(engine) as session:
        session.execute(text("UPDATE statement SET sentence = 'A zebra.' WHERE seq = 2"))
        key = session.scalar(
            text("SELECT report_key FROM statement WHERE id = :id"), {"id": ALL[2].id}
        )
        cells = StatementRow.cells(extra, key, "") | {"mention_id": None, "withdrawn": False}
        session.execute(table_of(StatementRow).insert(), [cells])
        session.execute(text("DELETE FROM statement_key WHERE statement_seq = 1"))
        session.execute(text("DELETE FROM figure"))
        session.execute(text("DELETE FROM statement_date"))
        session.execute(text("DELETE FROM statement WHERE seq = 1"))

    with open_lookup(url) as lookup:
        assert lookup.search("trams run Velm") == []
        assert [one["id"] for one in lookup.search("zebra")] == [ALL[1].id]
        assert {one["id"] for one in lookup.search(ALL[2].text)} >= {ALL[2].id, "s-other"}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_statement_comes_back(engine: Engine, data: st.DataObject) -> None:
    """Whatever the types allow is stored and given back without loss, with its report."""
    of = data.draw(values.reports)
    said = bare(data.draw(values.statements(of)))

    with queries.writing(engine) as session:
        assert bulk.store(session, [("x", of), ("x", said)], None) == ([], Loaded(1, 0))
        assert queries.whole(session, {said.id}) == {said.id: said}
        session.rollback()


def test_twice_is_once(engine: Engine) -> None:
    """The same lines again change nothing."""
    load(engine, FIRST, SECOND, *ALL)
    before = counted(engine)

    assert load(engine, FIRST, SECOND, *ALL) == [Loaded(0, 3)]
    assert counted(engine) == before


def test_in_batches(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut off anywhere, the rest comes in later, and the index is as if nothing had happened."""
    monkeypatch.setattr(bulk, "BATCH", 2)
    told: list[Report | Statement] = [FIRST, SECOND, *ALL]
    lines: list[bulk.Line] = [("x", one) for one in told]
    assert list(islice(bulk.load(engine, lines), 2)) == [Loaded(), Loaded(2, 0)]
    assert list(bulk.load(engine, lines)) == [Loaded(), Loaded(0, 2), Loaded(1, 0)]
    with queries.writing(engine) as session:
        found = content(session)
        reindex(session)
        assert content(session) == found


BAD: list[Any] = [
    replace(ALL[0], text="some 1,200 trans run in Velm"),
    replace(ALL[0], cue=Words("sang", 18, 22)),
]


@pytest.mark.parametrize("bad", BAD, ids=["words", "cue"])
def test_a_bad_line_stops_no_other(engine: Engine, bad: Statement) -> None:
    """What does not stand where it says is told with its line; errors from before are passed on."""
    before = ReadError("x:0", "not JSON")
    wrong, at, loaded = load(engine, FIRST, before, bad, SECOND, *ALL[1:])

    assert (wrong, loaded) == (before, Loaded(2, 0))
    assert str(at).startswith("x:3: ")
    assert "is not at" in str(at)


def test_statements_without_their_report(engine: Engine) -> None:
    """They are kept at their places, and more of them can come later."""
    trams, refusal, denial = ALL
    load(engine, trams, denial)
    load(engine, refusal)

    assert kept(engine, trams.id, refusal.id, denial.id) == ALL
    assert counted(engine)["report"] == 2
    with engine.connect() as connection:
        told = connection.execute(text("SELECT text FROM report ORDER BY day")).scalars().all()
    assert [one.split() for one in told] == [
        trams.sentence.text.split(),  # type: ignore[union-attr]
        SECOND.text.split(),
    ]


@pytest.mark.parametrize("way", ["loaded", "taken in"])
def test_the_report_comes_later(engine: Engine, way: str) -> None:
    """It takes the place of what stood for it, and the statements stay as they were found."""
    _, refusal, denial = ALL
    load(engine, denial)
    if way == "loaded":
        load(engine, SECOND, refusal)
    else:
        with queries.writing(engine) as session:
            keys = {one.id: {"k", "l"} for one in (refusal, denial)}
            queries.add(session, SECOND, resolution(refusal, denial), keys, ())

    assert counted(engine)["report"] == 1
    assert kept(engine, refusal.id, denial.id) == [refusal, denial]
    with queries.reading(engine) as session:
        assert queries.find_report(session, SECOND.digest) is not None


def test_another_text_is_another_report(engine: Engine) -> None:
    """A report in which the statements do not stand does not take their place."""
    load(engine, ALL[2])
    other = Report("Quite another text.", SECOND.published, SECOND.outlet, external_id="herald-7")
    load(engine, other)

    assert counted(engine)["report"] == 2
    assert kept(engine, ALL[2].id) == [ALL[2]]


def test_new_ones_get_numbers_after(engine: Engine) -> None:
    """What is taken in after a load is numbered on."""
    load(engine, FIRST, SECOND, *ALL)
    of = report("The depot is full.", day=5)
    with queries.writing(engine) as session:
        said = statement(of, "The depot is full")
        queries.add(session, of, resolution(said), {said.id: {"k", "l"}}, ())

    with engine.connect() as connection:
        seqs = connection.execute(text("SELECT seq FROM statement ORDER BY seq")).scalars().all()
    assert seqs == [1, 2, 3, 4]
