"""Measures as tables for people: plain or Markdown, shares in percent with their 95 % interval."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from factdb.evaluation.numbers import Measure
from factdb.export.phrases import clean

TITLES = {
    "recall": "found, by kind",
    "field": "right, of what met a label",
    "stance": "stance right, by labelled stance",
    "confidence": "content and speaker right, by confidence",
    "found by": "content and speaker right, by what found them",
    "found": "contradictions found, by kind",
    "flagged as": "contradictions, of what is flagged, by relation",
    "score": "contradictions, of what is flagged, by score",
    "left in peace": "left in peace rightly, by reason",
    "ruled as": "right, of what is ruled on, by relation",
    "by rule": "right, of what is ruled on, by rule",
    "ruled score": "right, of what is ruled on, by score",
    "proposed": "proposed --min-score, and what was right from there up",
}
"""What the groups are called; others by their own name."""

_TRIPLE = ("precision", "recall", "f1")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under columns; the first cell of a row names it, the others are numbers."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(measures: Sequence[Measure]) -> Iterator[Table]:
    """Give precision, recall and F1 in one table, then one for each other group.

    What there is nothing of (n = 0) is left out.
    """
    groups: dict[str, dict[str, Measure]] = {}
    for one in measures:
        groups.setdefault(one.group, {})[one.measure] = one
    triples = {name: own for name, own in groups.items() if "f1" in own}
    rows = tuple(_triple(name, own) for name, own in triples.items() if own["f1"].n)
    if rows:
        yield Table(("", "precision", "recall", "F1", "n"), rows)
    for name, own in groups.items():
        rest = [one for one in own.values() if one.n and not (name in triples and _told(one))]
        if rest:
            yield Table((TITLES.get(name, name), "%", "95 %", "n"), tuple(map(_row, rest)))


def _told(one: Measure) -> bool:
    return one.measure in _TRIPLE


def _triple(name: str, own: dict[str, Measure]) -> tuple[str, ...]:
    cells = (f"{_percent(own[part])} {_interval(own[part])}".rstrip() for part in _TRIPLE)
    return name, *cells, str(own["f1"].n)


def _row(one: Measure) -> tuple[str, ...]:
    return one.measure, _percent(one), _interval(one), str(one.n)


def _percent(one: Measure) -> str:
    return f"{100 * one.value:.1f}" if one.n else "–"


def _interval(one: Measure) -> str:
    if one.low is None or one.high is None:
        return ""
    return f"{100 * one.low:.0f}–{100 * one.high:.0f}"


def plain(table: Table) -> Iterator[str]:
    """Give the lines of a table, aligned: names to the left, numbers to the right.

    >>> print(*plain(Table(("kind", "%"), (("direct", "99.1"), ("mixed", "75")))), sep="|")
    kind       %|  direct  99.1|  mixed     75
    """
    rows = [table.columns, *((f"  {row[0]}", *row[1:]) for row in table.rows)]
    widths = [max(map(len, column)) for column in zip_longest(*rows, fillvalue="")]
    for name, *cells in rows:
        padded = (cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True))
        yield "  ".join((name.ljust(widths[0]), *padded)).rstrip()


def markdown(table: Table) -> Iterator[str]:
    """Give the lines of a table as Markdown."""
    yield f"| {' | '.join(table.columns)} |"
    yield "|".join(("", "---", *("--:" for _ in table.columns[1:]), ""))
    yield from (f"| {' | '.join(row)} |" for row in table.rows)


def miss(record: Mapping[str, Any]) -> Iterator[str]:
    """Give the lines of one error: where, what is wrong, the words, the label against the reading.

    Of two readings of one statement only the fields that are wrong are shown.
    """
    where = record.get("pair") or record.get("report")
    place = f" {record['start']}–{record['end']}" if "start" in record else ""
    yield f"{record['data']}  {where or 'findings'}{place}  {record['wrong']}"
    for words in (record, record.get("a"), record.get("b")):
        if words and "text" in words:
            yield f"    {clean(words['text'])}"
    both = [record.get("labelled"), record.get("found")]
    for name, told in zip(("labelled", "found"), both, strict=True):
        if told:
            yield f"      {name.ljust(8)}  {_fields(told, record['wrong'], all(both))}"
    if "reason" in record:
        yield f"      why       {clean(record['reason'])}"


def _fields(told: Mapping[str, Any] | str, wrong: str, both: bool) -> str:
    """Put a label or a reading in words; where both are told, only what differs."""
    if isinstance(told, str):
        return told
    names = {name: _FIELDS.get(name, (name,)) for name in wrong.split(", ")}
    wanted = {field for own in names.values() for field in own} | {"found_by"}
    shown = {name: one for name, one in told.items() if not both or name in wanted}
    parts = (f"{name} {_value(one)}" for name, one in shown.items() if name != "text" or both)
    return ", ".join(parts)


_FIELDS = {
    "exact": ("text",),
    "speaker": ("mention",),
    "actor": ("speaker", "doubt"),
    "no day said": ("said on",),
}
"""The fields that show an error, where they are called otherwise."""


def _value(one: Any) -> str:
    if one in (None, "", [], ()):
        return "–"
    if isinstance(one, list):
        return " to ".join(map(str, dict.fromkeys(one)))
    return clean(f"“{one}”" if isinstance(one, str) and " " in one else str(one))
