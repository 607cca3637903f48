"""What a benchmark hands back says whether a promise holds, and of what."""

from __future__ import annotations

import json

import pytest

from benchmarks.results import Measured, here, line

OUTCOMES = [
    (Measured("g", "w", 3, "ms", at_most=5), True),
    (Measured("g", "w", 6, "ms", at_most=5), False),
    pytest.param(
        Measured("g", "w", 6, "ms", 2, "b", at_most=5), True, id="of the ratio, with a baseline"
    ),
    (Measured("g", "w", 1.6, "x", 1, "b", at_least=1.7), False),
    (Measured("g", "w", 1.7, "x", 1, "b", at_least=1.7), True),
    pytest.param(Measured("g", "w", 0, "findings", at_most=0), True, id="none wanted"),
    pytest.param(Measured("g", "w", 6, "ms", 2, "b"), None, id="nothing promised"),
]


@pytest.mark.parametrize(("one", "met"), OUTCOMES)
def test_met(one: Measured, met: bool | None) -> None:
    """A promise is held against the ratio where there is one, else against the value."""
    assert one.record()["met"] is met
    assert ("met" in line(one.record())) == (met is not None)


def test_a_baseline_has_a_name() -> None:
    """Nobody needs to guess beside what a number stands."""
    with pytest.raises(ValueError, match="baseline"):
        Measured("g", "w", 1, "ms", 2)


def test_one_limit() -> None:
    """A promise is at most or at least, never both."""
    with pytest.raises(ValueError, match="two limits"):
        Measured("g", "w", 1, "ms", at_least=1, at_most=2)


def test_here_can_be_kept() -> None:
    """The machine is described in plain values, and names the versions."""
    told = json.loads(json.dumps(here()))

    assert told["machine"]["cores"] > 0
    assert {"python", "sqlite", "factdb", "spacy"} <= set(told["versions"])
