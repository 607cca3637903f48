"""Shared by the tests of extraction: a report of a text, and the statements in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from factdb.extraction import extract
from factdb.types import Kind, Report, Statement

Tell = Callable[[str], tuple[Statement, ...]]


@pytest.fixture(scope="session")
def report_of() -> Callable[[str], Report]:
    """Give a maker of reports, all of Tuesday 1 February 2022."""
    return lambda text: Report(text, datetime(2022, 2, 1, 12, tzinfo=UTC), outlet="Harbour Times")


@pytest.fixture(scope="session")
def everything(report_of: Callable[[str], Report]) -> Tell:
    """Give all statements of a text."""
    return lambda text: extract(report_of(text)).statements


@pytest.fixture(scope="session")
def told(everything: Tell) -> Tell:
    """Give the statements of a text that somebody else than the outlet makes."""
    return lambda text: tuple(one for one in everything(text) if one.kind is not Kind.ASSERTION)
