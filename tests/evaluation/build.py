"""Short ways to make reports, labels and statements."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from factdb.evaluation.labels import Label, label
from factdb.types import (
    Actor,
    ActorKind,
    Figure,
    Form,
    Kind,
    Mention,
    Precision,
    Report,
    Stance,
    Statement,
    When,
    Words,
)

TEXT = (
    "Mira Holt said on Monday the bridge would close. “We need 40 boats,” Holt said. "
    "The port denied that 3 ships had sunk."
)
REPORT = Report(TEXT, datetime(2026, 3, 4, tzinfo=UTC), outlet="Courier", external_id="bridge")

BRIDGE = {
    "report": "bridge",
    "text": "the bridge would close",
    "kind": "indirect",
    "speaker": "Mira Holt",
    "speaker_text": "Mira Holt",
    "speaker_start": 0,
    "speaker_end": 9,
    "cue": "said",
    "cue_start": 10,
    "cue_end": 14,
    "stance": "assert",
    "negated": False,
    "said_on": "2026-03-02",
    "figures": [],
}
BOATS = {
    **BRIDGE,
    "text": "We need 40 boats",
    "kind": "direct",
    "speaker_text": "Holt",
    "speaker_start": 69,
    "speaker_end": 73,
    "cue_start": 74,
    "cue_end": 78,
    "stance": "demand",
    "said_on": None,
    "figures": [{"text": "40", "start": 58, "end": 60, "value": 40}],
}
SHIPS = {
    "report": "bridge",
    "text": "3 ships had sunk",
    "kind": "indirect",
    "speaker": "the port",
    "cue": "denied",
    "stance": "deny",
    "negated": False,
}
LABELS = (BRIDGE, BOATS, SHIPS)


def labels(*records: dict[str, Any]) -> tuple[Label, ...]:
    """Make labels of records about the report."""
    return tuple(label(one, TEXT) for one in records or LABELS)


def reading(one: Label, **changed: Any) -> Statement:
    """Give the statement that says of the report exactly what a label says, but for some fields."""
    day = one.said and When("Monday", 18, 24, *one.said, Precision.DAY)
    fields: dict[str, Any] = {
        "id": f"s-{one.start}",
        "report": REPORT.id,
        "published": REPORT.published,
        "kind": Kind(one.kind),
        "text": one.text,
        "start": one.start,
        "end": one.end,
        "speaker": actor(one.speaker) if one.speaker else None,
        "mention": _mention(one),
        "cue": _words(one),
        "stance": Stance(one.stance or "assert"),
        "negated": one.negated,
        "said_on": day,
        "figures": tuple(
            Figure(f.spot.text, f.spot.start or 0, f.spot.end or 1, f.low, f.high)
            for f in one.figures
        ),
        "confidence": 0.95,
        "found_by": "that",
    }
    return Statement(**{**fields, **changed})


def actor(name: str, *aliases: str, kind: ActorKind = ActorKind.PERSON) -> Actor:
    """Make an actor."""
    return Actor(f"a-{name}", name, kind, aliases)


def when(first: str, last: str) -> When:
    """Make a date as understood."""
    days = date.fromisoformat(first), date.fromisoformat(last)
    return When("then", 0, 4, *days, Precision.DAY)


def _mention(one: Label) -> Mention | None:
    spot = one.mention
    if spot is None:
        return None
    return Mention(spot.text, spot.start or 0, spot.end or len(spot.text), Form.NAME, spot.text)


def _words(one: Label) -> Words | None:
    if one.cue is None:
        return None
    start = TEXT.index(one.cue.text) if one.cue.start is None else one.cue.start
    return Words(one.cue.text, start, start + len(one.cue.text))
