"""The shipped reports with what a careful reader finds in them, read once for all tests."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from factdb.evaluation import sources
from factdb.evaluation.findings import Folder
from factdb.types import Report

FIXTURES = Path(__file__).parent.parent / "fixtures"
REPORTS = FIXTURES / "reports"
NAMES = sorted(
    path.stem for path in (FIXTURES / "expected").glob("*.json") if path.stem != "findings"
)
"""The shipped reports, as their files of labels are called."""

Record = Mapping[str, Any]


@cache
def shipped() -> sources.Dataset:
    """Give the shipped reports as labelled data."""
    (data,) = sources.datasets([str(FIXTURES)])
    return data


def folder() -> Folder:
    """Give the shipped reports by name, with their labels and what is expected of their pairs."""
    told = shipped().folder
    assert told is not None
    return told


def report(name: str) -> Report:
    """Give a shipped report."""
    return folder().reports[name]


@cache
def expected(name: str) -> Record:
    """Give the file of labels of a shipped report, as it is written."""
    told: Record = json.loads((FIXTURES / "expected" / f"{name}.json").read_text(encoding="utf-8"))
    return told


def expected_findings() -> Mapping[str, Sequence[Record]]:
    """Give what a careful reader says of pairs of labelled statements, by group."""
    return folder().expected
