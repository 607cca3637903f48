"""By which keys a statement asks, as the store does; fewer where less work is allowed."""

from __future__ import annotations

from factdb.archive.meeting import followed
from factdb.store import postings

ROW = {"seq": 90, "first": 81, "keys": [
    {"code": 1, "before": 3}, {"code": 2, "before": 50}, {"code": 3, "before": 70},
]}  # fmt: skip


def test_as_the_store() -> None:
    """Every key is followed, the rarest first, and weighs what it weighs there."""
    weights, read = postings.chosen({1: 3, 2: 50, 3: 70}, 80)

    found = list(followed([ROW]))

    assert [one["code"] for one in found] == list(read) == [1, 2, 3]
    assert [one["weight"] for one in found] == [weights[code] for code in read]
    assert [(one["start"], one["until"]) for one in found] == [(0, 3), (0, 50), (0, 70)]


def test_less_work() -> None:
    """The rarest keys are followed, the latest of their statements; at least one key is."""
    found = list(followed([ROW], work=55))

    assert [one["code"] for one in found] == [1, 2]
    assert [one["code"] for one in followed([ROW], work=2)] == [1]
    assert [one["start"] for one in followed([ROW], work=2)] == [1]
