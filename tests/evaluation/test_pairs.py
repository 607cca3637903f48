"""The judge beside labelled pairs, counted by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.evaluation.numbers import Key, measures, summed
from factdb.evaluation.pairs import Judged, misses, ranking, read_pairs, side, tally
from factdb.types import Relation


def judged(
    kind: str, relation: str, score: float = 0.8, *, wanted: bool = True, **more: Any
) -> Judged:
    """Make a pair with what the judge said."""
    fields: dict[str, Any] = {"hard": False, "disputable": False, **more}
    return Judged(
        "p", wanted, kind, relation=Relation(relation), score=score, reason="because",
        texts=("one", "other"), **fields,
    )  # fmt: skip


HIT = judged("denial", "denial", 0.95)
KIND = judged("denial", "negation", 0.75)
MISSED = judged("number", "compatible", 0.2)
ALARM = judged("update", "number", 0.65, wanted=False, hard=True)
PEACE = judged("update", "update", 0.1, wanted=False, hard=True)
DOUBT = judged("date", "date", 0.9, disputable=True)
ALL = (HIT, KIND, MISSED, ALARM, PEACE, DOUBT)


def counted(pairs: Sequence[Judged]) -> dict[Key, tuple[int, int]]:
    """Count over some pairs."""
    return dict(summed([tally(one) for one in pairs]))


def test_counted_by_hand() -> None:
    """Of three contradictions two are flagged, one under another name; one alarm is false."""
    told = counted(ALL)

    assert told["conflict", "precision"] == (2, 3)
    assert told["conflict", "recall"] == (2, 3)
    assert told["conflict", "kind"] == (1, 2)
    assert told["conflict among hard ones", "precision"] == (2, 3)
    assert told["found", "denial"] == (2, 2)
    assert told["found", "number"] == (0, 1)
    assert told["left in peace", "update"] == (1, 2)
    assert told["flagged as", "number"] == (0, 1)
    assert told["score", "0.6 to 0.7"] == (0, 1)
    assert told["disputable", "recall"] == (1, 1)


def test_a_perfect_judge_scores_a_hundred() -> None:
    """Every share is 1, and so is the area."""
    right = (HIT, judged("number", "number", 0.6), PEACE)

    assert {one.value for one in measures("pairs", [tally(one) for one in right]) if one.n} == {1.0}
    assert ranking("pairs", right).value == 1.0
    assert [miss for one in right for miss in misses("pairs", one)] == []


def test_the_area_under_the_curve_leaves_the_disputable_out() -> None:
    """Wanted 0.95, 0.75, 0.2 against 0.65 and 0.1: five of six are the right way round."""
    assert ranking("pairs", ALL).value == pytest.approx(5 / 6)
    assert ranking("pairs", ALL).n == 5


@given(st.permutations(ALL))
def test_order_does_not_matter(pairs: list[Judged]) -> None:
    """The shares are the same."""
    assert counted(pairs) == counted(ALL)
    assert ranking("pairs", pairs).value == ranking("pairs", ALL).value


def test_misses_say_what_kind_they_are() -> None:
    """A contradiction missed, an alarm that is false, the right alarm by the wrong name."""
    told = [miss for one in ALL for miss in misses("pairs", one)]

    assert [one["wrong"] for one in told] == ["kind", "missed", "false alarm"]
    assert told[0]["a"] == {"text": "one"}


def test_the_judge_is_told_what_a_desk_would_tell() -> None:
    """Words, speaker, outlet, dates and the report; no label, nothing empty."""
    record = {"text": "we", "speaker": "Holt", "article": "r-1", "outlet": "", "note": "wrong"}

    assert side(record) == {"text": "we", "speaker": "Holt", "report": "r-1"}


def test_reading_asks_the_judge_once_for_each_pair() -> None:
    """What it says is kept beside the label."""
    pair = {"id": 7, "contradiction": False, "relation": "update", "a": {"text": "x"},
            "b": {"text": "y"}}  # fmt: skip
    answer = {"relation": "update", "conflict": False, "score": 0.1, "reason": "time passed"}
    (one,) = read_pairs([pair], lambda a, b: {**answer, "reason": a["text"] + b["text"]})

    assert (one.id, one.kind, one.flagged, one.reason) == ("7", "update", False, "xy")
