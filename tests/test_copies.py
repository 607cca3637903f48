"""A text that many print is judged once; what one of them changed is still seen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from factdb import match, pipeline
from factdb.store import bulk, printings, queries
from factdb.store.engine import open_engine
from factdb.store.reindex import reindex
from factdb.types import Receipt, Report
from tests.store.test_postings import content

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
FIRST = (
    "Some 40 ferries were sunk in the harbour of Varn, the harbour master Oleg Malinin said on "
    "Monday. “The harbour will not open again before every wreck is raised,” he said. The mayor "
    "of Varn, Ana Silva, warned that the repairs would take three years. Traders from the coast "
    "had waited for weeks while the council spoke of nothing but the tram."
)
DENIED = (
    "Oleg Malinin denied on Tuesday that 40 ferries were sunk in the harbour of Varn. No ferry was "
    "sunk in the harbour of Varn, the harbour master said."
)


@pytest.fixture
def engine(url: str) -> Engine:
    """Open a fresh database of each kind."""
    return open_engine(url)


def take_in(engine: Engine, told: str, nth: int) -> Receipt:
    """Take in what a paper printed."""
    report = Report(told, START + timedelta(hours=nth), outlet=f"The Ledger of Ward {nth}")
    return pipeline.take_in(engine, report)


def count(engine: Engine, query: str) -> int:
    """Count rows."""
    with engine.connect() as connection:
        return int(connection.execute(text(f"SELECT count(*) FROM {query}")).scalar_one())


def test_findings_are_not_multiplied(engine: Engine) -> None:
    """One printing stands for all: no other is a side of a finding, or of a match but with it."""
    receipts = [take_in(engine, FIRST, nth) for nth in range(5)]
    findings = take_in(engine, DENIED, 30).findings
    said = receipts[0].statements

    assert said >= 3
    assert findings
    sides = "JOIN statement s ON s.id IN (o.left_id, o.right_id) WHERE s.copy_of IS NOT NULL"
    assert count(engine, f"finding o {sides}") == 0
    assert count(engine, f"match o {sides} AND s.copy_of NOT IN (o.left_id, o.right_id)") == 0
    assert count(engine, "statement WHERE copy_of IS NOT NULL") >= 4 * (said - 1)
    engine.dispose()


def test_a_text_printed_without_end_stays_short(engine: Engine) -> None:
    """No more than three printings of one text are kept to be compared; all others are tied."""
    receipts = [take_in(engine, FIRST, nth) for nth in range(9)]
    said = receipts[0].statements
    edited = take_in(engine, FIRST.replace("40 ferries", "90 ferries"), 40)

    each = len(match.prints(FIRST))
    assert count(engine, "report_print") <= printings.TRIED * each + each
    assert count(engine, "statement WHERE copy_of IS NOT NULL") >= 8 * (said - 1)
    assert edited.statements == said
    assert count(engine, "statement WHERE copy_of IS NULL AND text LIKE '%90 ferries%'") >= 1
    engine.dispose()


def test_what_one_changed_is_seen(engine: Engine) -> None:
    """A printing with another number is judged as any statement is."""
    take_in(engine, FIRST, 0)
    take_in(engine, FIRST.replace("40 ferries", "90 ferries"), 1)

    assert count(engine, "statement WHERE copy_of IS NULL AND text LIKE '%90 ferries%'") >= 1
    assert count(engine, "finding WHERE relation = 'number'") == 1
    engine.dispose()


def test_copies_stay_out_of_the_index(engine: Engine) -> None:
    """Also when it is made anew; and judging everything anew changes nothing."""
    for nth in range(3):
        take_in(engine, FIRST, nth)
    with queries.writing(engine) as session:
        before = content(session)
        reindex(session)
        assert content(session) == before
    url = engine.url.render_as_string(hide_password=False)
    engine.dispose()
    changed = list(pipeline.rejudge(url, now=START))

    assert [sum(getattr(one, name) for one in changed) for name in ("new", "gone")] == [0, 0]


def ties(engine: Engine) -> set[tuple[str, str]]:
    """Give the ids of copies, each with that of which it is one."""
    with engine.connect() as connection:
        query = "SELECT id, copy_of FROM statement WHERE copy_of IS NOT NULL"
        return {(one, of) for one, of in connection.execute(text(query))}


@pytest.mark.parametrize("at_once", [1, 7, 1000])
def test_loading_ties_what_ingestion_does(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    """Reports and statements that were extracted elsewhere, in batches of any size."""
    printings = [FIRST, DENIED, FIRST.replace("40 ferries", "90 ferries"), FIRST, DENIED]
    alone, engine = open_engine(f"sqlite:///{tmp_path / 'alone.db'}"), open_engine(url)
    lines: list[bulk.Line] = []
    for nth, told in enumerate(printings):
        report = Report(told, START + timedelta(hours=nth), outlet=f"The Ledger of Ward {nth}")
        pipeline.take_in(alone, report)
        found = pipeline.extract(report)
        lines += [("", report), *(("", one) for one in found.statements)]
    monkeypatch.setattr(bulk, "BATCH", at_once)

    assert all(isinstance(one, bulk.Loaded) for one in bulk.load(engine, lines))

    assert ties(engine) == ties(alone)
    assert len(ties(engine)) > 5
    with queries.writing(engine) as session:
        before = content(session)
        reindex(session)
        assert content(session) == before
    alone.dispose()
    engine.dispose()


def test_loading_ties_in_whatever_order(engine: Engine) -> None:
    """What a printing says may stand in the file before what it is a copy of, in one batch."""
    reports = [Report(FIRST, START, outlet="One"), Report(FIRST, START, outlet="Two")]
    said = [("", one) for of in reports[::-1] for one in pipeline.extract(of).statements]
    list(bulk.load(engine, [*(("", one) for one in reports), *said]))

    firsts = {one.id for one in pipeline.extract(reports[0]).statements}
    assert len(ties(engine)) >= 3
    assert {of for _, of in ties(engine)} <= firsts
    engine.dispose()
