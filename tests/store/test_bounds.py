"""Hard questions: as much work for a large store as for a small one, no error, no injection."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import text

from factdb import match
from factdb.store import bulk, drivers, postings, queries
from factdb.store.engine import connect
from factdb.store.lookup import WORDS, Lookup, open_lookup
from factdb.types import Actor, ActorKind, Kind, Report, Statement, short_id
from tests.conftest import Server

ANNA = Actor("a-00000000anna", "Anna Kovacs", ActorKind.PERSON)
FEW, MANY = 60, 600
STEP = 50
"""So often the database is asked whether it goes on: in steps of its own machine."""


def lines(count: int) -> Iterator[bulk.Line]:
    """Give reports of one statement each, all of Anna: common words, and one of its own."""
    for nth in range(count):
        own = "".join("bcdfghjklm"[int(digit)] for digit in f"{nth:03}")
        words = f"the trams of the city run in ward {own}ton"
        day = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=nth)
        of = Report(words, day, outlet="The Ledger", external_id=f"n{nth}")
        yield "", of
        yield "", Statement(short_id("s", nth), of.id, day, Kind.INDIRECT, words, 0, len(words),
                            outlet=of.outlet, speaker=ANNA)  # fmt: skip


def filled(url: str, count: int) -> str:
    """Load so many statements into a database."""
    engine = connect(url)
    for one in bulk.load(engine, lines(count)):
        assert isinstance(one, bulk.Loaded)
    engine.dispose()
    return url


@pytest.fixture
def sizes(sqlite_template: str, tmp_path: Path) -> tuple[Lookup, Lookup]:
    """Open a small and a large store."""
    urls = []
    for count in (FEW, MANY):
        path = tmp_path / f"{count}.db"
        path.write_bytes(Path(sqlite_template).read_bytes())
        urls.append(filled(f"sqlite:///{path}", count))
    return open_lookup(urls[0]), open_lookup(urls[1])


def steps(lookup: Lookup, ask: Callable[[Lookup], object]) -> int:
    """Count the steps that SQLite's machine takes for a question, in units of `STEP`."""
    taken = 0

    def count() -> int:
        nonlocal taken
        taken += 1
        return 0

    raw = lookup._driver.raw  # type: ignore[attr-defined]
    raw.set_progress_handler(count, STEP)
    ask(lookup)
    raw.set_progress_handler(None, STEP)
    return taken


HARD: dict[str, Callable[[Lookup], object]] = {
    "a name with many statements": lambda one: said(one, None),
    "somebody with a word that all have": lambda one: said(one, "trams"),
    "somebody with a word that few have": lambda one: said(one, "trams bfbton"),
    "somebody with words that all have": lambda one: said(one, "the trams of"),
    "a word that stands everywhere": lambda one: one.search("trams", 5),
    "stop words only": lambda one: one.search("the of in", 5),
    "a word that all have, and one that few have": lambda one: one.search("trams a10ton", 5),
    "a passage of common words": lambda one: one.near("the trams of the city run", 5),
    "many words": lambda one: one.search(" ".join(f"word{nth}" for nth in range(10_000)), 5),
}


def said(lookup: Lookup, about: str | None) -> object:
    """Ask for the newest statements of the one who speaks them all."""
    return list(lookup.statements(who="Kovacs", about=about, limit=5))


@pytest.mark.parametrize("ask", HARD.values(), ids=HARD)
def test_ten_times_as_many(
    sizes: tuple[Lookup, Lookup], ask: Callable[[Lookup], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten times as many statements take nowhere near ten times as many steps."""
    bound(monkeypatch)
    few, many = (steps(one, ask) for one in sizes)

    assert many <= 2 * few + 20


def bound(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the bounds be small ones, which both stores reach."""
    monkeypatch.setattr(drivers, "RANKED", 10)
    for name in ("FREQUENT", "FOLLOWED", "EVERYWHERE", "OWN"):
        monkeypatch.setattr(drivers, name, 20)


@pytest.fixture(scope="module")
def servers(server: Server, postgresql_template: str) -> Iterator[tuple[Lookup, Lookup]]:
    """Open a small and a large store on PostgreSQL, which has counted what is in them."""
    lookups = []
    for count in (FEW, 10 * MANY):
        url = filled(server.make(f"bounds_{count}", template=postgresql_template), count)
        with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as raw:
            raw.execute("VACUUM ANALYZE")
        lookups.append(open_lookup(url))
        # A table as small as these is read through sooner than an index, unless that costs nothing.
        lookups[-1]._driver.raw.execute("SET LOCAL random_page_cost = 0")  # type: ignore[attr-defined]
    yield lookups[0], lookups[1]
    for one in lookups:
        one.close()


@pytest.mark.parametrize("ask", HARD.values(), ids=HARD)
def test_a_hundred_times_as_many_on_postgresql(
    servers: tuple[Lookup, Lookup],
    ask: Callable[[Lookup], object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A hundred times as many statements do not let the server look at many more rows."""
    bound(monkeypatch)
    few, many = (looked_at(one, ask, monkeypatch) for one in servers)

    assert many <= 4 * few + 100


def looked_at(
    lookup: Lookup, ask: Callable[[Lookup], object], monkeypatch: pytest.MonkeyPatch
) -> int:
    """Count the rows that each step of the server's plans gave or passed over for a question."""
    driver = lookup._driver
    plain, taken = driver.rows, 0

    def watched(query: str, given: Any, *, many: bool = False) -> Iterator[drivers.Row]:
        nonlocal taken
        (told,) = plain(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {query}", given)
        taken += sum(map(_rows, told["QUERY PLAN"]))
        return plain(query, given, many=many)

    with monkeypatch.context() as patch:
        patch.setattr(driver, "rows", watched)
        ask(lookup)
    return taken


def _rows(step: dict[str, Any]) -> int:
    """Count the rows of a step of a plan, and of all steps below."""
    if "Plan" in step:
        return _rows(step["Plan"])
    passed = [one for name, one in step.items() if name.startswith("Rows Removed")]
    own = (step["Actual Rows"] + sum(passed)) * step["Actual Loops"]
    return int(own) + sum(map(_rows, step.get("Plans", ())))


def test_the_nearest_however_old(
    sizes: tuple[Lookup, Lookup], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Common words beside a rare one do not hide what is nearest behind what is newest."""
    monkeypatch.setattr(drivers, "RANKED", 10)
    monkeypatch.setattr(drivers, "FOLLOWED", 20)
    asked = "the trams of the city run in ward bbbton"

    for lookup in sizes:
        assert [one["text"] for one in lookup.near(asked, 1)] == [asked]
        assert lookup.search("trams bbbton")[0]["text"] == asked


SYNTAX = [
    'NEAR("the" "trams", 2)',
    "text : trams",
    "trams*",
    "^the",
    '"trams',
    "tra'ms",
    "trams NOT city",
    "trams OR zebra",
    "{text sentence} : x",
    "- trams",
    "trams\0ward",
    "(",
    "'; DROP TABLE statement; --",
    "",
    " ",
    "“”",
    "%",
    ":about",
    "the " * 5000,
]


@pytest.mark.parametrize("words", SYNTAX, ids=lambda words: words[:20])
def test_nothing_is_an_operator(url: str, words: str) -> None:
    """On both databases: plain words are looked for, whatever stands around them."""
    with open_lookup(filled(url, 3)) as lookup:
        found = lookup.search(words)
        near = lookup.near(words)

        assert len(found) in {0, 3}
        assert len(near) in {0, 3}
        assert len(lookup.search("trams")) == 3


def test_words_asked_for(url: str) -> None:
    """Beyond some the rest of a search does not count, on both databases."""
    with open_lookup(filled(url, 2)) as lookup:
        many = " ".join(f"word{nth}" for nth in range(WORDS))
        assert lookup.search(f"trams {many}") == []
        assert len(lookup.search("trams the " * 5000)) == 2


def test_a_statement_of_common_keys(
    sqlite_template: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of keys that everything has the latest few are read, and no page before those."""
    monkeypatch.setattr(postings, "REACH", 16)
    monkeypatch.setattr(postings, "WORK", 16)
    path = tmp_path / "x.db"
    path.write_bytes(Path(sqlite_template).read_bytes())
    engine = connect(filled(f"sqlite:///{path}", MANY))
    asking = next(one for _, one in lines(1) if isinstance(one, Statement))
    read: list[int] = []
    merged = postings._merged

    def watched(asked, heads, pages, *more):  # type: ignore[no-untyped-def]
        read.extend(len(each) for each in pages.values())
        return merged(asked, heads, pages, *more)

    monkeypatch.setattr(postings, "_merged", watched)
    with queries.reading(engine) as session:
        near = queries.neighbours(session, {"new": match.keys(asking)}, 5)["new"]
        pages = session.scalar(text("SELECT max(page) FROM posting_page"))
    engine.dispose()

    assert len(near) == 5
    assert pages == MANY // postings.PAGE - 1
    assert max(read) <= pages
