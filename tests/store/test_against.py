"""What is known to stand against stored statements."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from factdb.config import database_url
from factdb.database import Database
from factdb.store import queries
from factdb.store.against import against
from factdb.store.engine import open_engine
from factdb.types import Report

TEXTS = (
    "No solvent entered the River Aune during the fire, the river authority said.",
    "Solvent entered the River Aune during the fire, the Environment Inspectorate said.",
)


def test_both_sides_of_what_is_open(tmp_path: Path) -> None:
    """A finding stands against both its sides until a person rules it away."""
    named = str(tmp_path / "d.db")
    with Database(named) as desk:
        reports = (
            Report(text, datetime(2026, 3, day, tzinfo=UTC), outlet="The Ledger")
            for day, text in enumerate(TEXTS, 2)
        )
        assert len(list(desk.ingest(*reports))) == len(TEXTS)
        (finding,) = desk.contradictions()
        ids = [finding["a"]["id"], finding["b"]["id"]]

        open_ones = _against(named, ids)
        desk.rule(finding["id"], ruling="not_a_contradiction", by="ed")

        assert open_ones == {ids[0]: [ids[1]], ids[1]: [ids[0]]}
        assert _against(named, ids) == {}


def _against(named: str, ids: list[str]) -> dict[str, list[str]]:
    engine = open_engine(database_url(named), read_only=True)
    try:
        with queries.reading(engine) as session:
            found = against(session, ids)
            assert against(session, []) == {}
    finally:
        engine.dispose()
    return {one: [other.id for other, _ in some] for one, some in found.items()}
