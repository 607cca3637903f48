"""What a person says stands in a report, from any of the three forms in which labels come.

``data contract``: statements as factdb exports them, corrected by a desk. ``annotation``: one
record per statement with ``article`` and ``content``. ``expected``: the labels of the shipped
reports. What a record leaves out is not measured: a label made of ``report``, ``text`` and
``kind`` says only that somebody says this there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Spot:
    """Words that a label names; ``start`` and ``end`` are None where it tells no place."""

    text: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as a label has it: both bounds are numbers, equal for one number."""

    spot: Spot
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Label:
    """A statement as a person reads it.

    ``speaker`` is a name, "" where the report names nobody. ``continues`` is the id of the label
    whose quotation this one goes on with. A label that is ``optional`` may be left out without
    loss. ``measured`` are the fields that the label says anything of: "mention", "speaker", "cue",
    "stance", "negated", "figures", "said on", "no day said".
    """

    id: str
    text: str
    start: int
    end: int
    kind: str
    optional: bool = False
    speaker: str = ""
    mention: Spot | None = None
    cue: Spot | None = None
    stance: str = ""
    negated: bool = False
    figures: tuple[Quantity, ...] = ()
    said: tuple[date, date] | None = None
    continues: str | None = None
    measured: frozenset[str] = field(default=frozenset())


def report_of(record: Record) -> str:
    """Give the id of the report that a record of a label is about.

    Raises:
        ValueError: if it names none.

    """
    report = record.get("report") or record.get("article")
    if not report:
        raise ValueError('it names no report: give it "report"')
    return str(report)


def label(record: Record, text: str) -> Label:
    """Make a label of a record in any of the three forms.

    Args:
        record: the record.
        text: that of the report.

    Raises:
        ValueError: if its words do not stand in the report, or stand there several times and it
            does not say where; if a field is not what it should be.

    """
    words = record.get("text") or record.get("content")
    if not isinstance(words, str) or not words:
        raise ValueError('it has no words: give it "text"')
    start = _start(record.get("start"), words, text)
    said = dict(_fields(record))
    kind = str(record.get("kind") or "").removeprefix("free_")
    if kind not in {"direct", "mixed", "indirect", "assertion"}:
        raise ValueError(f"no kind: {record.get('kind')!r}")
    return Label(
        id=str(record.get("id") or f"{start}-{start + len(words)}"),
        text=words,
        start=start,
        end=start + len(words),
        kind=kind,
        optional=bool(record.get("optional")),
        continues=record.get("continues"),
        measured=frozenset(said),
        **_values(said),
    )


def _start(told: Any, words: str, text: str) -> int:
    """Find a label's words where it says, or at the only place that has them."""
    if told is None:
        if text.count(words) == 1:
            return text.index(words)
        often = text.count(words) or "not"
        raise ValueError(f"{_short(words)} stands {often} times in the report: say where it starts")
    if not isinstance(told, int) or text[told : told + len(words)] != words:
        raise ValueError(f"{_short(words)} does not stand at {told!r} of the report")
    return told


def _short(words: str) -> str:
    return f"“{words if len(words) <= 40 else words[:39] + '…'}”"


def _values(said: Mapping[str, Any]) -> dict[str, Any]:
    """Give the fields of a label that hold what was said."""
    names = {"said on": "said", "no day said": ""}
    return {name: value for key, value in said.items() if (name := names.get(key, key))}


def _fields(record: Record) -> Iterator[tuple[str, Any]]:
    """Give what a record tells: the field that is measured, and its value."""
    if "speaker" in record:
        yield "speaker", _name(record["speaker"])
    for key in ("speaker_text", "speaker_surface"):
        if key in record:
            yield "mention", _spot(record, key, "speaker")
    if "cue" in record:
        yield "cue", _spot(record, "cue", "cue")
    if record.get("stance"):
        yield "stance", str(record["stance"])
    if "negated" in record:
        yield "negated", bool(record["negated"])
    for key in ("figures", "quantities"):
        if key in record:
            yield "figures", tuple(_quantity(one) for one in record[key])
    yield from _said(record)


def _name(speaker: Any) -> str:
    """Give the name of a speaker, "" for one that the report leaves unnamed."""
    name = str((speaker.get("name") if isinstance(speaker, Mapping) else speaker) or "")
    return "" if "unnamed" in name.casefold().split() else name


def _spot(record: Record, key: str, prefix: str) -> Spot | None:
    if not record[key]:
        return None
    return Spot(str(record[key]), record.get(f"{prefix}_start"), record.get(f"{prefix}_end"))


def _quantity(record: Record) -> Quantity:
    spot = Spot(str(record["text"]), record.get("start"), record.get("end"))
    bounds = (record.get("value", record.get("low")), record.get("value_high", record.get("high")))
    known = [float(one) for one in bounds if one is not None]
    if not known:
        raise ValueError(f"the figure {_short(spot.text)} has no value")
    return Quantity(spot, known[0], known[-1])


def _said(record: Record) -> Iterator[tuple[str, Any]]:
    """Tell the day of an utterance, or that the report tells none.

    In annotations a day that was taken from the date line is not the text's, and not measured.
    """
    if not {"said_on", "utterance_date"} & set(record):
        return
    when = record.get("said_on") or record.get("utterance_date")
    if not when:
        yield "no day said", None
    elif "date" not in (record.get("date_basis") or ""):
        ends = (when["first"], when["last"]) if isinstance(when, Mapping) else (when, when)
        yield "said on", (date.fromisoformat(ends[0]), date.fromisoformat(ends[1]))
