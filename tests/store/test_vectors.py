"""The vectors of stored statements, on both databases."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from sqlalchemy import Engine, text

from factdb.match import vectors
from factdb.store import nearest, queries
from factdb.store.engine import open_engine
from factdb.store.lookup import open_lookup
from factdb.store.vectors import Net, fill
from tests.store.conftest import CONTENT
from tests.store.test_search import change

STORED = (CONTENT.trams, CONTENT.refusal, CONTENT.denial)
APART = "Twelve hundred tramways operate"


@pytest.fixture
def embedded(filled: str) -> Iterator[Engine]:
    """Open a database whose statements have vectors."""
    engine = open_engine(filled)
    assert [made for made, _ in fill(engine)] == [0, len(STORED)]
    yield engine
    engine.dispose()


def count(engine: Engine) -> int:
    """Count vectors."""
    with queries.reading(engine) as session:
        return int(session.execute(text("SELECT count(*) FROM statement_vector")).scalar_one())


def test_fill_goes_on_where_it_stopped(embedded: Engine, filled: str) -> None:
    """What has a vector keeps it; a statement whose words change gets another."""
    assert [*fill(embedded)] == [(0, 0)]
    change(filled, f"UPDATE statement SET sentence = 'A zebra.' WHERE id = '{CONTENT.refusal.id}'")
    assert count(embedded) == len(STORED) - 1

    assert [*fill(embedded)] == [(0, 1), (1, 1)]


def test_a_vector_of_another_model_is_made_anew(embedded: Engine, filled: str) -> None:
    """It cannot be compared with those of this one."""
    change(filled, "UPDATE statement_vector SET model = 'other'")

    assert [*fill(embedded)][-1] == (len(STORED), len(STORED))
    assert count(embedded) == len(STORED)


def test_it_goes_with_its_statement(embedded: Engine, filled: str) -> None:
    """By itself."""
    parts = ("finding", "match", "figure", "statement_date", "statement_speaker", "statement_key")
    change(filled, *(f"DELETE FROM {part}" for part in parts), "DELETE FROM statement")

    assert count(embedded) == 0


def test_near_by_meaning(embedded: Engine, filled: str) -> None:
    """What shares no word is found by what it means, and without vectors it is not."""
    with open_lookup(filled) as lookup:
        assert lookup.near(APART) == []
        found = [one["id"] for one in lookup.near(APART, 2, semantic=True)]
    assert CONTENT.trams.id in found

    change(filled, "DELETE FROM statement_vector")
    with open_lookup(filled) as lookup:
        assert lookup.near(APART, semantic=True) == []


def test_near_a_statement_by_meaning(embedded: Engine, filled: str) -> None:
    """It is no answer to itself."""
    with open_lookup(filled) as lookup:
        found = [one["id"] for one in lookup.near(CONTENT.trams.id, semantic=True)]

    assert found[0] == CONTENT.denial.id
    assert CONTENT.trams.id not in found


def test_the_net_widens(embedded: Engine) -> None:
    """Beside those with words in common come those that mean the like, each once, never itself."""
    net = Net()
    told = dict(zip("ab", vectors.vectors([APART, "Zebras graze."]), strict=True))
    told[CONTENT.trams.id] = vectors.of_statements([CONTENT.trams])[CONTENT.trams.id]
    found = {"a": (CONTENT.trams,), "c": (CONTENT.refusal,)}
    with queries.reading(embedded) as session:
        near = net.widened(session, found, told)

    assert [one.id for one in near["a"]].count(CONTENT.trams.id) == 1
    assert near["b"] == ()
    assert [one.id for one in near["c"]] == [CONTENT.refusal.id]
    assert CONTENT.trams.id not in {one.id for one in near[CONTENT.trams.id]}


def test_what_comes_later_is_found_too(filled: str) -> None:
    """The net reads what came since it last looked."""
    net, engine = Net(), open_engine(filled)
    told = dict.fromkeys("a", vectors.vectors([APART])[0])
    with queries.writing(engine) as session:
        assert net.widened(session, {}, told) == {"a": ()}
        net.keep(session, net.vectors(STORED))
        net.keep(session, net.vectors(STORED))
        later = net.widened(session, {}, told)
    engine.dispose()

    assert CONTENT.trams.id in {one.id for one in later["a"]}


def test_the_nearest_of_many() -> None:
    """By signs first, then exactly: the true nearest are among those looked at."""
    rng = np.random.default_rng(7)
    middles = rng.integers(-90, 91, (60, vectors.SIZE))
    rows = middles[rng.integers(0, 60, 3000)] + rng.integers(-30, 31, (3000, vectors.SIZE))
    stored = dict(enumerate((row.astype(np.int8).tobytes() for row in rows), start=1))

    def ask(query: str, given: object) -> Iterator[tuple[int, bytes]]:
        if "LIMIT" in query:
            after = given["after"]  # type: ignore[index]
            return ((seq, one) for seq, one in stored.items() if seq > after)
        listed = query.partition("(")[2].partition(")")[0].split(", ")
        return ((int(seq), stored[int(seq)]) for seq in listed)

    asked = stored[17]
    exact = vectors.cosines(asked, list(stored.values()))
    best = sorted(stored, key=lambda seq: (-exact[seq - 1], seq))[:20]

    assert list(nearest.Vectors().nearest(ask, asked, 20)) == best
