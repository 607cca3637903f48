"""The index of keys: packed, bounded, and the same whatever was done to get there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, text
from sqlmodel import Session

from factdb import match
from factdb.store import migrate, postings, queries
from factdb.store.engine import connect
from factdb.store.reindex import reindex
from tests.store.conftest import CONTENT, fill
from tests.store.values import report, resolution, statement

KEYS = "abcdefgh"


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """Write to a fresh database; nothing is kept."""
    with queries.writing(engine) as session:
        yield session
        session.rollback()


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fill pages soon."""
    monkeypatch.setattr(postings, "PAGE", 3)


def put(session: Session, count: int) -> list[int]:
    """Store statements without keys; give their numbers."""
    before = session.scalar(text("SELECT max(seq) FROM report")) or 0
    for number in range(before, before + count):
        of = report(f"Tram {number} is late.")
        queries.add(session, of, resolution(statement(of, f"Tram {number} is late")), {}, ())
    postings.clear(session)
    return list(session.scalars(text("SELECT seq FROM statement ORDER BY seq")))[-count:]


def content(session: Session) -> dict[int, tuple[int, list[int]]]:
    """Give what each key leads to: how many, and which."""
    found: dict[int, tuple[int, list[int]]] = {}
    for key, count, last in session.execute(text("SELECT key, count, seqs FROM posting")):
        pages = text("SELECT seqs FROM posting_page WHERE key = :key ORDER BY page")
        packed = b"".join([*session.scalars(pages, {"key": key}), last])
        found[key] = count, postings.unpack(packed).tolist()
    return found


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    told=st.lists(st.sets(st.sampled_from(KEYS)), min_size=1, max_size=12),
    cuts=st.sets(st.integers(0, 12)),
    gone=st.sets(st.integers(0, 11)),
)
def test_any_way_leads_to_one_index(
    session: Session, told: list[set[str]], cuts: set[int], gone: set[int]
) -> None:
    """Entered in any batches, some taken out: as if those left had been entered at once."""
    seqs = put(session, len(told))
    keys = dict(zip(seqs, told, strict=True))
    edges = sorted({0, len(seqs), *(cut for cut in cuts if cut < len(seqs))})
    for first, last in pairwise(edges):
        postings.enter(session, {seq: keys[seq] for seq in seqs[first:last]})
    left = {seq: keys[seq] for nth, seq in enumerate(seqs) if nth not in gone}
    postings.leave(session, set(keys) - set(left))
    found = content(session)
    postings.clear(session)
    postings.enter(session, left)

    assert found == content(session)
    assert all(count == len(seqs) and seqs == sorted(seqs) for count, seqs in found.values())


def test_the_nearest_share_most(session: Session) -> None:
    """A rare key counts more than a common one; the latest to arrive breaks a tie."""
    told = [{"a", "b"}, {"a", "c"}, {"a", "b"}, {"a"}, {"a", "b", "c"}]
    seqs = put(session, len(told))
    postings.enter(session, dict(zip(seqs, told, strict=True)))

    found = postings.nearest(session, {"new": {"a", "b", "c", "unheard of"}}, 10)["new"]

    assert [seqs.index(seq) for seq in found] == [4, 1, 2, 0]


QUIET: list[list[str]] = [[], ["unheard of"], ["a"], ["", "%", "'; DROP TABLE posting; --"]]


@pytest.mark.parametrize("keys", QUIET, ids=str)
def test_nobody_near(session: Session, keys: list[str]) -> None:
    """One key is no matter in common, and an unknown one leads nowhere."""
    postings.enter(session, {put(session, 1)[0]: {"a", "b"}})

    assert postings.nearest(session, {"new": keys}, 10) == {}


def test_work_is_bounded(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rarest keys are followed, in any case the first of them, and each so far."""
    monkeypatch.setattr(postings, "REACH", 4)
    monkeypatch.setattr(postings, "WORK", 5)
    seqs = put(session, 9)
    keys = {
        seq: {"common", "also"} | ({"rare"} if nth < 2 else set()) for nth, seq in enumerate(seqs)
    }
    postings.enter(session, keys)

    rare = [*postings.nearest(session, {"new": {"common", "rare"}}, 10)["new"]]
    common = [*postings.nearest(session, {"new": {"common", "also"}}, 10)["new"]]

    assert rare == seqs[1::-1]
    assert common == seqs[:-5:-1]


@given(st.lists(st.integers(0, 2**32 - 1)))
def test_packed_and_back(values: list[int]) -> None:
    """Four bytes each."""
    assert postings.unpack(postings.pack(values)).tolist() == values
    assert len(postings.pack(values)) == 4 * len(values)


def test_an_older_database_is_entered(url: str) -> None:
    """What an older release stored is found after the upgrade."""
    fill(url)
    engine = connect(url)
    migrate.downgrade(engine, "0005")
    migrate.upgrade(engine)
    with queries.reading(engine) as session:
        found = queries.neighbours(session, {"new": match.keys(CONTENT.trams)}, 10)["new"]
        told = content(session)
    with queries.writing(engine) as session:
        assert reindex(session) == 3
        assert content(session) == told
    engine.dispose()

    assert [one.id for one in found][:1] == [CONTENT.trams.id]
