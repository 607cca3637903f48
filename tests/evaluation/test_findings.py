"""Findings of a folder beside what a careful reader expects of it."""

from __future__ import annotations

from typing import Any

from factdb.evaluation.findings import Folder, Found, misses, read_findings, relations_of, tallies
from factdb.evaluation.numbers import summed
from tests.evaluation.build import REPORT, labels

BRIDGE, BOATS, SHIPS = (("first", one.text) for one in labels())


def expected(a: tuple[str, str], b: tuple[str, str], *relations: str) -> dict[str, Any]:
    """Make an expected finding."""
    sides = {key: {"report": one[0], "text": one[1]} for key, one in (("a", a), ("b", b))}
    return {"relation": list(relations), "why": "it is so", **sides}


MUST = expected(BRIDGE, SHIPS, "denial", "negation")
WANTED = expected(BOATS, SHIPS, "number")
MAY = expected(BRIDGE, BOATS, "reversal")
SILENT = expected(SHIPS, SHIPS, "update")
FOLDER = Folder(
    {"first": REPORT},
    {"first": labels()},
    {"must": [MUST], "wanted": [WANTED], "may": [MAY], "silent": [SILENT]},
)


def found(a: int, b: int, relation: str) -> dict[str, Any]:
    """Make a finding between two labelled statements, as a database gives it."""
    sides = {
        key: {
            "report": "bridge", "start": one.start, "end": one.end, "text": one.text,
            "cue": one.cue and one.cue.text,
        }
        for key, one in (("a", labels()[a]), ("b", labels()[b]))
    }  # fmt: skip
    return {"relation": relation, "score": 0.8, "reason": "because", **sides}


def read(*findings: dict[str, Any]) -> list[Found]:
    """Name the sides of findings."""
    return read_findings(FOLDER, findings)


def test_sides_are_named_by_label() -> None:
    """The labelled text that overlaps most; a place that is like none is nobody's."""
    away = {"report": "bridge", "start": 0, "end": 9, "text": "Mira Holt", "cue": None}
    (one, other) = read(found(0, 2, "denial"), {**found(0, 2, "date"), "a": away})

    assert one.sides == frozenset({BRIDGE, SHIPS})
    assert other.sides == frozenset({("first", ""), SHIPS})


def test_counted_by_hand() -> None:
    """One that must be found, one allowed, one at peace; what is wanted is not found."""
    told = summed(tallies(FOLDER, read(
        found(2, 0, "negation"), found(0, 1, "reversal"), found(2, 2, "number")
    )))  # fmt: skip

    assert told["findings", "recall"] == (1, 2)
    assert told["findings", "must"] == (1, 1)
    assert told["findings", "wanted"] == (0, 1)
    assert told["findings", "precision"] == (2, 3)
    assert told["findings", "silent"] == (0, 1)


def test_another_relation_is_not_the_one_expected() -> None:
    """Found, but under a name that the reader would not give it."""
    some = read(found(0, 2, "date"))

    assert relations_of(MUST, some) == {"date"}
    assert summed(tallies(FOLDER, some))["findings", "must"] == (0, 1)


def test_misses() -> None:
    """What must be found and is not, and what is found and must not be."""
    told = list(misses("desk", FOLDER, read(found(2, 2, "number"))))

    assert [(one["wrong"], one["reason"]) for one in told] == [
        ("missed", "it is so"), ("missed", "it is so"), ("false alarm", "because"),
    ]  # fmt: skip
