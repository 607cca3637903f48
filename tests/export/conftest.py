"""Records to print: one invented statement, and what can be made of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from factdb import records
from factdb.types import (
    Actor,
    ActorKind,
    Figure,
    Finding,
    Form,
    Judgement,
    Kind,
    Mention,
    Precision,
    Relation,
    Stance,
    Statement,
    When,
    Words,
)

TEXT = "We will not raise taxes by £2m."

Make = Callable[..., Statement]


@pytest.fixture
def statement() -> Make:
    """Give a function that makes a statement with some fields changed."""

    def make(**fields: Any) -> Statement:
        text = fields.get("text", TEXT)
        given: dict[str, Any] = {
            "id": "s-0123456789ab",
            "report": "r-0123456789ab",
            "published": datetime(2026, 3, 4, 10, tzinfo=UTC),
            "kind": Kind.DIRECT,
            "text": text,
            "start": 10,
            "end": 10 + len(text),
            "outlet": "The Courier",
            "url": "https://courier.example/1",
            "mention": Mention("she", 60, 63, Form.PRONOUN),
            "speaker": Actor("a-0123456789ab", "Anna Kovacs", ActorKind.PERSON),
            "cue": Words("said", 64, 68),
            "stance": Stance.COMMIT,
            "said_on": When(
                "on Tuesday", 70, 80, date(2026, 3, 3), date(2026, 3, 3), Precision.DAY
            ),
            "figures": (Figure("£2m", 37, 40, 2e6, 2e6, "GBP"),),
        }
        return Statement(**{**given, **fields})

    return make


@pytest.fixture
def finding(statement: Make) -> Finding:
    """Give two statements of one speaker that go opposite ways."""
    return Finding(
        statement(id="s-aaaaaaaaaaaa", text="taxes “would have to rise”", kind=Kind.MIXED),
        statement(id="s-bbbbbbbbbbbb"),
        Judgement(Relation.REVERSAL, 0.91, "“have to rise” against “not raise”", "reversal"),
    )


@pytest.fixture
def every_record(statement: Make, finding: Finding) -> list[dict[str, Any]]:
    """Give a record of every shape."""
    return [
        records.statement(statement()),
        records.finding(finding),
        {"relation": "same", "conflict": False, "score": 0.5, "reason": "the same words"},
        {
            "place": "a.txt",
            "report": "r-1",
            "outlet": "",
            "title": "",
            "published": "2026-03-04T00:00:00+00:00",
            "statements": 6,
            "attributed": 5,
            "matches": 2,
            "findings": ["f-1"],
            "known": False,
            "replaces": None,
        },
        {
            "id": "a-1",
            "name": "Anna Kovacs",
            "kind": "person",
            "aliases": ["A. Kovacs"],
            "roles": [{"title": "minister", "of": "HU", "first": "2026-03-04", "last": None}],
            "part_of": None,
            "statements": 14,
            "merged": [],
            "log": [],
        },
        {"database": "x.db", "size": 1234567},
    ]
