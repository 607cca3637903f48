"""Values to plain JSON records and back: the data contract of ``docs/reference/contract.md``.

Field names are promised to other programs; fields may be added, never renamed or removed.
Imports nothing slow: look-ups use it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar

from factdb.types import (
    Actor,
    ActorKind,
    Extraction,
    Figure,
    Finding,
    Form,
    Frame,
    Kind,
    Mention,
    Precision,
    Role,
    Ruling,
    Stance,
    Statement,
    When,
    Words,
)

Record = dict[str, Any]
_Word = TypeVar("_Word", bound=StrEnum)


def actor(value: Actor | None) -> Record | None:
    """Give ``{"id", "name", "kind"}``, or None for a speaker nobody knows."""
    return None if value is None else {"id": value.id, "name": value.name, "kind": str(value.kind)}


def when(value: When | None) -> Record | None:
    """Give a date as understood and as printed."""
    return (
        None
        if value is None
        else {
            "first": value.first.isoformat(),
            "last": value.last.isoformat(),
            "precision": str(value.precision),
            "text": value.text,
            "start": value.start,
            "end": value.end,
        }
    )


def figure(value: Figure) -> Record:
    """Give a figure, open bounds as null."""
    return {
        "text": value.text,
        "start": value.start,
        "end": value.end,
        "low": value.low,
        "high": value.high,
        "unit": value.unit,
        "of": value.of,
        "approx": value.approx,
    }


def statement(value: Statement) -> Record:
    """Give a statement as ``factdb statements --format jsonl`` prints it."""
    return {
        "id": value.id,
        "report": value.report,
        "outlet": value.outlet,
        "url": value.url,
        "published": value.published.isoformat(),
        "kind": str(value.kind),
        "text": value.text,
        "start": value.start,
        "end": value.end,
        "speaker": actor(value.speaker),
        **_words("speaker", value.mention),
        **_words("cue", value.cue),
        "stance": str(value.stance),
        "negated": value.negated,
        "via": value.via,
        "continues": value.continues,
        "said_on": when(value.said_on),
        "figures": [figure(one) for one in value.figures],
        "confidence": round(value.confidence, 3),
        "found_by": value.found_by,
        "co_speakers": [actor(one) for one in value.co_speakers],
        "answers": value.answers,
        "doubt": value.doubt,
        "sentence": value.sentence.text if value.sentence else None,
        "dates": [when(one) for one in value.dates],
        "corrected": [],
        "corrected_by": "",
        "corrected_at": None,
        "withdrawn": False,
    }


def extraction(value: Extraction) -> Record:
    """Give a report with its statements, as ``factdb show r-… --format json`` prints it."""
    report = value.report
    return {
        "id": report.id,
        "outlet": report.outlet,
        "title": report.title,
        "url": report.url,
        "published": report.published.isoformat(),
        "language": report.language,
        "licence": report.licence,
        "text": report.text,
        "statements": [statement(one) for one in value.statements],
    }


def finding(value: Finding, ruling: str = Ruling.OPEN) -> Record:
    """Give a finding as ``factdb contradictions --format jsonl`` prints it."""
    judged = value.judgement
    return {
        "id": value.id,
        "relation": str(judged.relation),
        "score": round(judged.score, 3),
        "reason": judged.reason,
        "ruling": str(ruling),
        "ruled_by": "",
        "ruled_at": None,
        "ruling_note": "",
        "assigned_to": "",
        "lapsed_at": None,
        "lapsed_by": "",
        "rule": judged.rule,
        "evidence": [list(pair) for pair in judged.evidence],
        "within_government": next((n for side, n in judged.evidence if side == "both"), ""),
        "a": statement(value.left),
        "b": statement(value.right),
    }


def _words(name: str, value: Words | Mention | None) -> Record:
    """Give the key of the words themselves (``cue``, ``speaker_text``) and their span."""
    key = "speaker_text" if name == "speaker" else name
    return {
        key: value.text if value else None,
        f"{name}_start": value.start if value else None,
        f"{name}_end": value.end if value else None,
    }


def frame(value: Frame) -> Record:
    """Give a frame for keeping beside its statement."""
    return {
        "predicate": value.predicate,
        "subject": list(value.subject),
        "object": list(value.object),
        "negated": value.negated,
        "phase": value.phase,
        "modality": value.modality,
        "words": list(value.words),
        "when": when(value.when),
    }


def mention(value: Mention | None) -> Record | None:
    """Give a mention for keeping beside its statement."""
    return (
        None
        if value is None
        else {
            "text": value.text,
            "start": value.start,
            "end": value.end,
            "form": str(value.form),
            "name": value.name,
            "title": value.title,
            "of": value.of,
            "kind": value.kind and str(value.kind),
            "number": value.number,
            "gender": value.gender,
        }
    )


@lru_cache
def _word(kind: type[_Word], told: str) -> _Word:
    """Give what a word of an enumeration stands for; to ask the enumeration takes far longer."""
    return kind(told)


def read_when(record: Mapping[str, Any] | None) -> When | None:
    """Turn the record of a date back into the value."""
    if record is None:
        return None
    return When(
        record["text"],
        record["start"],
        record["end"],
        date.fromisoformat(record["first"]),
        date.fromisoformat(record["last"]),
        _word(Precision, record["precision"]),
    )


def read_figure(record: Mapping[str, Any]) -> Figure:
    """Turn the record of a figure back into the value."""
    return Figure(**record)


def read_frame(record: Mapping[str, Any]) -> Frame:
    """Turn the record of a frame back into the value."""
    return Frame(
        predicate=record["predicate"],
        subject=tuple(record["subject"]),
        object=tuple(record["object"]),
        negated=record["negated"],
        phase=record["phase"],
        modality=record["modality"],
        words=tuple(record["words"]),
        when=read_when(record["when"]),
    )


def read_frames(told: str) -> tuple[Frame, ...]:
    """Turn the JSON of a statement's frames back into the values."""
    return tuple(map(read_frame, json.loads(told)))


def predicates(told: str) -> list[str]:
    """Give the predicates of such frames without reading the rest, in a fifth of the time."""
    if "\\" in told:
        return [frame["predicate"] for frame in json.loads(told)]
    return _PREDICATE.findall(told)


_PREDICATE = re.compile(r'"predicate": ?"([^"]*)"')


def read_mention(record: Mapping[str, Any] | None) -> Mention | None:
    """Turn the record of a mention back into the value."""
    if record is None:
        return None
    kind = record["kind"]
    form, shown = _word(Form, record["form"]), _word(ActorKind, kind) if kind else None
    return Mention(**{**record, "form": form, "kind": shown})


def read_actor(record: Mapping[str, Any] | None) -> Actor | None:
    """Turn ``{"id", "name", "kind"}`` back into an actor without aliases or roles."""
    if record is None:
        return None
    return Actor(record["id"], record["name"], _word(ActorKind, record["kind"]))


def read_statement(record: Mapping[str, Any], **more: Any) -> Statement:
    """Turn a statement's record back into the value; ``more`` are fields the contract leaves out.

    Raises:
        KeyError, ValueError: if the record is not one that `statement` gave.

    """
    cue = record["cue"]
    fields: dict[str, Any] = {
        "id": record["id"],
        "report": record["report"],
        "outlet": record["outlet"],
        "url": record["url"],
        "published": datetime.fromisoformat(record["published"]),
        "kind": _word(Kind, record["kind"]),
        "text": record["text"],
        "start": record["start"],
        "end": record["end"],
        "speaker": read_actor(record["speaker"]),
        "mention": more.get("mention") or _named(record),
        "cue": cue and Words(cue, record["cue_start"], record["cue_end"]),
        "stance": _word(Stance, record["stance"]),
        "negated": record["negated"],
        "via": record["via"],
        "continues": record["continues"],
        "answers": record["answers"],
        "doubt": record["doubt"],
        "said_on": read_when(record["said_on"]),
        "figures": tuple(read_figure(one) for one in record["figures"]),
        "dates": tuple(w for one in record["dates"] if (w := read_when(one))),
        "co_speakers": tuple(a for one in record["co_speakers"] if (a := read_actor(one))),
        "confidence": record["confidence"],
        "found_by": record["found_by"],
    }
    fields.update(more)
    return Statement(**fields)


def _named(record: Mapping[str, Any]) -> Mention | None:
    """Give what the contract tells of the words that name a speaker."""
    told = record["speaker_text"]
    if not told:
        return None
    return Mention(told, record["speaker_start"], record["speaker_end"], Form.NAME)


__all__ = [
    "Record",
    "Role",
    "actor",
    "extraction",
    "figure",
    "finding",
    "frame",
    "mention",
    "predicates",
    "read_actor",
    "read_figure",
    "read_frame",
    "read_frames",
    "read_mention",
    "read_statement",
    "read_when",
    "statement",
    "when",
]
