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
    Extraction,
    Figure,
    Finding,
    Form,
    Judgement,
    Kind,
    Mention,
    Precision,
    Relation,
    Report,
    Stance,
    Statement,
    When,
    Words,
)

REPORT = """“I heard Bo Arnesen say, ‘We lost some 40 boats,’” harbour master Ilka Reyn said on \
Monday. <b>He</b> denied it.

“And that & more,” Reyn said,

“is “why” we stay.”"""
"""Quotations in each other, one that goes on after a paragraph, and what looks like HTML."""

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
            "own_voice": 1,
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


def words(text: str, nth: int = 0) -> tuple[str, int, int]:
    """Give the place of words in the report."""
    start = [at for at in range(len(REPORT)) if REPORT.startswith(text, at)][nth]
    return text, start, start + len(text)


@pytest.fixture
def marked() -> dict[str, Any]:
    """Give a record of a report whose statements nest, share a speaker, and point at each other."""
    report = Report(
        REPORT,
        datetime(2026, 3, 4, tzinfo=UTC),
        "The Larn Courier",
        "Boats & <harbours>",
        "https://courier.example/?a=1&b=2",
    )
    master = Actor("a-0123456789ab", "Ilka Reyn", ActorKind.PERSON)
    mention = Mention(*words("harbour master Ilka Reyn"), Form.NAME)
    monday = When(*words("Monday"), date(2026, 3, 2), date(2026, 3, 2), Precision.DAY)
    lost = Figure(*words("some 40"), 40, 40, "", "boats", "some")
    outer = "I heard Bo Arnesen say, ‘We lost some 40 boats,’"
    told: list[dict[str, Any]] = [
        {"of": words(outer), "kind": Kind.DIRECT, "cue": Words(*words("said")), "said_on": monday},
        {"of": words("We lost some 40 boats"), "kind": Kind.DIRECT, "cue": Words(*words("say"))},
        {"of": words("it"), "kind": Kind.INDIRECT, "cue": Words(*words("denied"))},
        {"of": words(REPORT[REPORT.index("And") : -1]), "kind": Kind.DIRECT},
    ]
    who: list[dict[str, Any]] = [
        {"mention": mention, "speaker": master, "figures": (lost,)},
        {"mention": Mention(*words("Bo Arnesen"), Form.NAME), "figures": (lost,)},
        {"mention": Mention(*words("He"), Form.PRONOUN), "doubt": "<two> men are named"},
        {"mention": Mention(*words("Reyn", 1), Form.NAME), "speaker": master},
    ]
    more: list[dict[str, Any]] = [
        {"found_by": "quote after", "confidence": 0.96},
        {"found_by": "nested"},
        {"answers": "s-000000000002", "stance": Stance.DENY, "negated": True},
        {"continues": "s-000000000001", "via": "Harbour Radio"},
    ]
    statements = tuple(
        Statement(
            f"s-{number:012}",
            report.id,
            report.published,
            text=place[0],
            start=place[1],
            end=place[2],
            outlet=report.outlet,
            **{name: value for name, value in fields.items() if name != "of"},
        )
        for number, fields in enumerate(
            ({**one, **two, **three} for one, two, three in zip(told, who, more, strict=True)), 1
        )
        if (place := fields["of"])
    )
    return records.extraction(Extraction(report, statements))
