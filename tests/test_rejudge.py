"""Everything judged anew: what ingestion would find, and nothing that people did is lost."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import pytest
from sqlalchemy import text

from factdb import pipeline
from factdb.store import corrections, queries
from factdb.store.engine import open_engine
from factdb.store.lookup import open_lookup

NOW = datetime(2026, 6, 1, tzinfo=UTC)
REPORTS = Path(__file__).resolve().parents[1] / "fixtures" / "reports"


@pytest.fixture
def stored(url: str) -> str:
    """Give a database, of each kind, with some of the fixtures."""
    some = sorted(str(one) for one in REPORTS.rglob("*") if one.is_file())[:14]
    assert all(not isinstance(o, Exception) for o in pipeline.ingest(some, url=url, now=NOW))
    return url


def change(url: str, *statements: str) -> None:
    """Change a database past all our code."""
    engine = open_engine(url)
    with engine.begin() as connection:
        for one in statements:
            connection.execute(text(one))
    engine.dispose()


def kept(url: str) -> tuple[set[tuple[str, ...]], set[tuple[str, ...]]]:
    """Give the findings and matches that are stored."""
    engine = open_engine(url)
    with queries.reading(engine) as session:
        query = (
            "SELECT id, reason, ruling FROM finding WHERE ruling <> 'open' "
            "OR id NOT IN (SELECT finding_id FROM lapse)"
        )
        findings = session.execute(text(query)).all()
        matches = session.execute(text("SELECT left_id, right_id, relation FROM match")).all()
    engine.dispose()
    return set(map(tuple, findings)), set(map(tuple, matches))


def rejudge(url: str, **more: bool) -> list[int]:
    """Judge anew; give how many were judged, new, gone and kept."""
    found = list(pipeline.rejudge(url, now=NOW, **more))  # type: ignore[arg-type]
    return [sum(getattr(o, n) for o in found) for n in ("statements", "new", "gone", "kept")]


def test_as_ingestion_found(stored: str) -> None:
    """Nothing changes, and what was lost is found again."""
    before = kept(stored)
    assert before[0]

    count, *changed = rejudge(stored)
    assert count > 20
    assert changed == [0, 0, 0]
    assert kept(stored) == before

    change(stored, "DELETE FROM finding", "DELETE FROM match")
    assert rejudge(stored)[1:] == [len(before[0]), 0, 0]
    assert kept(stored) == before


def test_what_people_did_stays(stored: str) -> None:
    """A ruling is kept, and a finding that no longer follows goes only if nobody dealt with it."""
    with open_lookup(stored) as lookup:
        first, *_ = [one["id"] for one in lookup.findings()]
    engine = open_engine(stored)
    with queries.writing(engine) as session:
        corrections.rule(session, first, "confirmed", who="Mira", now=NOW, note="")
    engine.dispose()
    pair = ("INSERT INTO finding (id, relation, left_id, right_id, score, reason, rule, evidence, "
            "ruling) SELECT '{0}', '{1}', left_id, right_id, 0.5, 'no', 'no', '[]', '{2}' FROM "
            "(SELECT m.left_id, m.right_id FROM match m JOIN statement a ON a.id = m.left_id "
            "JOIN statement b ON b.id = m.right_id WHERE a.report_key <> b.report_key "
            "AND m.relation = 'same' ORDER BY m.left_id, m.right_id LIMIT 1) AS one")  # fmt: skip
    change(stored, pair.format("f-open", "reversal", "open"),
           pair.format("f-ruled", "date", "explained"))  # fmt: skip
    before = {one[0]: one for one in kept(stored)[0]}

    assert rejudge(stored)[1:] == [0, 1, 1]
    after = {one[0]: one for one in kept(stored)[0]}
    assert before.pop("f-open")
    assert after == before
    assert after[first][2] == "confirmed"
    with open_lookup(stored) as lookup:
        (entry,) = (one for one in lookup.log() if one["what"] == "rejudge")
        assert set(entry["after"]["findings"]) == {"f-open", "f-ruled"}
        assert lookup.show("f-ruled")["lapsed_by"].startswith("factdb ")


def test_cut_off_and_gone_on(stored: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run goes on where it was cut off; another release begins anew."""
    monkeypatch.setattr(pipeline, "REJUDGED", 3)
    whole = rejudge(stored)[0]
    first = list(islice(pipeline.rejudge(stored, now=NOW), 2))
    rest = rejudge(stored)[0]

    assert sum(one.statements for one in first) + rest == whole
    assert rest < whole
    list(islice(pipeline.rejudge(stored, now=NOW), 2))
    assert rejudge(stored, again=True)[0] == whole


def test_several_processes_agree(stored: str) -> None:
    """However many judge, one result."""
    before = kept(stored)
    change(stored, "DELETE FROM finding", "DELETE FROM match")

    assert [*pipeline.rejudge(stored, now=NOW, jobs=2)]
    assert kept(stored) == before
