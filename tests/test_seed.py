"""The article that the project was born from: five findings, and nothing else."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from factdb import Finding, match, pipeline
from factdb.types import Relation

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"
NOW = datetime(2026, 1, 1, tzinfo=UTC)

pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the development data is not beside this checkout"
)


@pytest.fixture
def findings() -> list[Finding]:
    """Give what one report alone makes doubtful or contradicts."""
    extractions = pipeline.extract_paths([str(SEEDS)], now=NOW, defaults={"outlet": "AFP"})
    (found,) = extractions
    assert not isinstance(found, Exception)
    keys = {one.id: match.keys(one) for one in found.statements}
    return list(pipeline.findings(pipeline.judge_all(found.statements, keys, {})))


def told(finding: Finding) -> tuple[Relation, frozenset[str]]:
    """Give what stands against what, by who speaks."""
    sides = (finding.left, finding.right)
    return finding.judgement.relation, frozenset(one.speaker.name for one in sides if one.speaker)


def test_the_model_case(findings: list[Finding]) -> None:
    """The Post's report is denied, not yet so, and a quarrel and a slip stand beside it."""
    post = "The Washington Post"

    assert Counter(map(told, findings)) == Counter(
        [
            (Relation.DENIAL, frozenset({post, "Russia's Foreign Ministry"})),
            (Relation.NEGATION, frozenset({post, "Agence France-Presse"})),
            (Relation.NEGATION, frozenset({post, "Kremlin"})),
            (Relation.DENIAL, frozenset({"Linda Thomas-Greenfield", "Vasily Nebenzya"})),
            (Relation.DATE, frozenset({"Antony Blinken"})),
        ]
    )
