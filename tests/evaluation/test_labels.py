"""Labels come in three forms; what they leave out is not measured, what does not fit is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from factdb.evaluation.labels import label, report_of
from tests.evaluation.build import BOATS, BRIDGE, SHIPS, TEXT

ANNOTATION = {
    "article": "bridge",
    "content": "We need 40 boats",
    "start": 50,
    "end": 66,
    "kind": "direct",
    "speaker": "unnamed official",
    "speaker_surface": "Holt",
    "speaker_start": 69,
    "speaker_end": 73,
    "cue": None,
    "utterance_date": "2026-03-04",
    "date_basis": "release date",
    "quantities": [{"text": "40", "start": 58, "end": 60, "value": 40.0, "value_high": None}],
    "optional": True,
}


def test_the_data_contract() -> None:
    """A statement that factdb exported: speaker and day are objects."""
    day = {"first": "2026-03-02", "last": "2026-03-03"}
    one = label({**BRIDGE, "speaker": {"id": "a-1", "name": "Mira Holt"}, "said_on": day}, TEXT)

    assert one.speaker == "Mira Holt"
    assert one.said == (date(2026, 3, 2), date(2026, 3, 3))
    assert (one.start, one.end) == (25, 47)
    assert "no day said" not in one.measured


def test_an_annotation() -> None:
    """``content`` and ``quantities``; a day from the date line is not the text's."""
    one = label(ANNOTATION, TEXT)

    assert (one.text, one.speaker, one.optional) == ("We need 40 boats", "", True)
    assert (one.figures[0].low, one.figures[0].high) == (40, 40)
    assert one.cue is None
    assert one.measured == {"speaker", "mention", "cue", "figures"}


def test_what_is_left_out_is_not_measured() -> None:
    """The least a label can be."""
    one = label({"report": "bridge", "text": "the bridge would close", "kind": "indirect"}, TEXT)

    assert one.measured == frozenset()


def test_a_day_may_be_missing_on_purpose() -> None:
    """Null says that the report tells no day."""
    assert "no day said" in label(BOATS, TEXT).measured
    assert {"said on", "no day said"}.isdisjoint(label(SHIPS, TEXT).measured)


def test_free_indirect_speech_is_indirect() -> None:
    """One word for both."""
    assert label({**SHIPS, "kind": "free_indirect"}, TEXT).kind == "indirect"


WRONG: list[tuple[dict[str, Any], str]] = [
    ({**BRIDGE, "text": ""}, "it has no words"),
    ({**BRIDGE, "text": "the bridge would open"}, "stands not times in the report"),
    ({**BRIDGE, "text": "said"}, "“said” stands 2 times in the report: say where"),
    ({**BRIDGE, "start": 7}, "does not stand at 7"),
    ({**BRIDGE, "start": "7"}, "does not stand at '7'"),
    ({**BRIDGE, "kind": "rumour"}, "no kind: 'rumour'"),
    ({**BOATS, "figures": [{"text": "40"}]}, "the figure “40” has no value"),
    ({**BRIDGE, "said_on": "Monday"}, "Invalid isoformat"),
]


@pytest.mark.parametrize(("record", "told"), WRONG, ids=[told for _, told in WRONG])
def test_a_label_that_does_not_fit(record: dict[str, Any], told: str) -> None:
    """It is refused, and says why."""
    with pytest.raises(ValueError, match=told):
        label(record, TEXT)


def test_a_label_names_its_report() -> None:
    """Under either name."""
    assert report_of({"report": "r-1"}) == report_of({"article": "r-1"}) == "r-1"
    with pytest.raises(ValueError, match="names no report"):
        report_of({"text": "we"})
