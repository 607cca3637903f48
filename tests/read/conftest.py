"""Content as a source, and the one outcome that most tests ask for."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from factdb.errors import ReadError
from factdb.read import Source, read
from factdb.types import Report

NOW = "2026-06-01T12:00:00+00:00"

Reading = Callable[..., list[Report | ReadError]]


def _read(content: str | bytes, suffix: str = "", **defaults: str) -> list[Report | ReadError]:
    raw = content.encode() if isinstance(content, str) else content
    source = Source(f"file{suffix}", suffix, lambda: io.BytesIO(raw))
    return list(read(source, {"now": NOW, **defaults}))


@pytest.fixture
def reading() -> Reading:
    """Give what is read from content, under a suffix and with defaults."""
    return _read


@pytest.fixture
def report() -> Callable[..., Report]:
    """Give the one report that content holds."""

    def one(content: str | bytes, suffix: str = "", **defaults: str) -> Report:
        (found,) = _read(content, suffix, **defaults)
        assert isinstance(found, Report), found
        return found

    return one


@pytest.fixture
def error() -> Callable[..., ReadError]:
    """Give the one error in the place of a report; it is one line, and says what to do."""

    def one(content: str | bytes, suffix: str = "", **defaults: str) -> ReadError:
        (found,) = _read(content, suffix, **defaults)
        assert isinstance(found, ReadError), found
        assert str(found).startswith(f"file{suffix}")
        assert "\n" not in str(found)
        assert found.hint
        return found

    return one
