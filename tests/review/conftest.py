"""Databases with findings that wait for a ruling."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from factdb.store.engine import open_engine
from tests.store.conftest import put
from tests.store.values import ANNA, BORIS, judged, report, statement

NOW = datetime(2031, 7, 1, 12, tzinfo=UTC)
FINDINGS = 4


@pytest.fixture
def waiting(url: str) -> str:
    """Name a database of each kind with `FINDINGS` findings between two speakers."""
    fill(url)
    return url


def fill(url: str, findings: int = FINDINGS) -> None:
    """Store pairs of invented statements, each a finding."""
    engine = open_engine(url)
    for nth in range(findings):
        one = report(f"Kovács said that {nth + 2} trams run.", outlet="The Courier")
        other = report(f"Lund said that no {nth + 2} trams run.", day=1, outlet="Velm Herald")
        said = statement(one, f"{nth + 2} trams run", ANNA)
        denied = statement(other, f"no {nth + 2} trams run", BORIS)
        put(engine, one, said)
        put(engine, other, denied, met=[judged(said, denied)])
    engine.dispose()
