"""Score a whole folder as a desk would meet it: taken in, which findings come, and which do not.

``findings.json`` beside the labels says of pairs of labelled statements what a careful reader
says: ``must`` be found; ``wanted`` ought to be, and is not yet; ``may`` be found; ``silent`` looks
alike and is at peace. Every other finding is a false alarm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from factdb.evaluation.labels import Label
from factdb.evaluation.numbers import Key, Tally
from factdb.evaluation.pairing import overlap
from factdb.types import Report

Record = Mapping[str, Any]
Side = tuple[str, str]
"""A report's name and a labelled text of it."""

HINT = 0.3
"""From which overlap on a side of a finding may be a labelled statement."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Folder:
    """Labelled reports by name, and what is expected of their pairs, by group."""

    reports: Mapping[str, Report]
    labels: Mapping[str, Sequence[Label]]
    expected: Mapping[str, Sequence[Record]]


@dataclass(frozen=True, slots=True)
class Found:
    """A finding beside the labelled texts that its sides are; a side may be like none: ""."""

    record: Record
    sides: frozenset[Side]


def sides(expected: Record) -> frozenset[Side]:
    """Name the two sides of an expected finding; one, if a statement is at odds with itself."""
    return frozenset((expected[one]["report"], expected[one]["text"]) for one in ("a", "b"))


def at_odds(folder: Folder) -> frozenset[frozenset[str]]:
    """Give the texts of the two sides of each pair that is, or may be, a finding."""
    told = ((group, sides(one)) for group, one in _expected(folder))
    return frozenset(frozenset(text for _, text in two) for group, two in told if group != "silent")


def read_findings(folder: Folder, findings: Sequence[Record]) -> list[Found]:
    """Say of each finding (a record of the data contract) which labelled texts it is about."""
    return [Found(one, frozenset(_side(folder, one[side]) for side in "ab")) for one in findings]


def tallies(folder: Folder, found: Sequence[Found]) -> list[Tally]:
    """Count, a tally for each expected pair and each finding."""
    expected = [_of_expected(group, one, found) for group, one in _expected(folder)]
    allowed = {sides(one) for group, one in _expected(folder) if group != "silent"}
    return [*expected, *({_PRECISION: (one.sides in allowed, 1)} for one in found)]


_PRECISION: Key = ("findings", "precision")
_RECALL: Key = ("findings", "recall")


def _expected(folder: Folder) -> Iterator[tuple[str, Record]]:
    for group, pairs in folder.expected.items():
        yield from ((group, one) for one in pairs)


def _of_expected(group: str, one: Record, found: Sequence[Found]) -> Tally:
    relations = relations_of(one, found)
    if group == "silent":
        return {("findings", "silent"): (not relations, 1)}
    right = bool(relations & set(one["relation"]))
    counted: dict[Key, tuple[int, int]] = {}
    if group in {"must", "wanted"}:
        counted = {_RECALL: (right, 1), ("findings", group): (right, 1)}
    return counted


def relations_of(one: Record, found: Sequence[Found]) -> set[str]:
    """Give the relations that were found between the two sides of an expected finding."""
    return {each.record["relation"] for each in found if each.sides == sides(one)}


def misses(data: str, folder: Folder, found: Sequence[Found]) -> Iterator[dict[str, Any]]:
    """Give what must be found and is not, and what is found and must not be."""
    for group, one in _expected(folder):
        if group in {"must", "wanted"} and not relations_of(one, found) & set(one["relation"]):
            yield {"data": data, "wrong": "missed", "labelled": " or ".join(one["relation"]),
                   "a": one["a"], "b": one["b"], "reason": one["why"]}  # fmt: skip
    allowed = {sides(one) for group, one in _expected(folder) if group != "silent"}
    for each in found:
        if each.sides not in allowed:
            yield {"data": data, "wrong": "false alarm", **_told(each.record)}


def _told(finding: Record) -> dict[str, Any]:
    two = {
        side: {name: finding[side][name] for name in ("report", "start", "end", "text")}
        for side in ("a", "b")
    }
    return {"found": finding["relation"], "score": finding["score"], **two,
            "reason": finding["reason"]}  # fmt: skip


def _side(folder: Folder, statement: Record) -> Side:
    """Give the report and the labelled text that a stored statement is most like.

    Where one statement stands in another ("denied a report that …"), the cue tells them apart.
    """
    name = next(name for name, one in folder.reports.items() if one.id == statement["report"])
    span = statement["start"], statement["end"]
    cue = set(_WORD.findall(statement["cue"] or ""))
    alike = (
        (likeness + bool(cue & set(_WORD.findall(label.cue.text if label.cue else ""))), label.text)
        for label in folder.labels[name]
        if (likeness := overlap(folder.reports[name].text, (label.start, label.end), span)) >= HINT
    )
    return name, max(alike, default=(0.0, ""))[1]
