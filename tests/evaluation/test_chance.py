"""Pairs drawn from one report: always the same, of two voices, and none that is known to clash."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from factdb.evaluation import chance
from factdb.evaluation.labels import label
from factdb.evaluation.pairs import Judged
from factdb.evaluation.statements import Article, Scored
from factdb.types import Kind, Relation, Report
from tests.evaluation.build import REPORT, reading

WORDS = (
    "The bridge is old", "The toll rose in May", "The river carries timber", "The mill burns coal",
    "The dockers want gloves", "The school needs a roof", "The ferry runs on Sundays",
)  # fmt: skip
TEXT = " ".join(f"“{words},” said speaker number {nth}." for nth, words in enumerate(WORDS))
"""Seven voices in one report."""


def scored(**same: Any) -> Scored:
    """Give a report in which every label was found; ``same`` is what all labels share."""
    report = Report(TEXT, REPORT.published, outlet="Courier", external_id="seven")
    labels = [
        label({"report": "seven", "text": words, "kind": "direct", "speaker": f"Speaker {nth}",
               "stance": "assert", **same}, TEXT)
        for nth, words in enumerate(WORDS)
    ]  # fmt: skip
    statements = [reading(one, report=report.id) for one in labels]
    return Scored(
        Article(report, tuple(labels)), tuple(zip(labels, statements, strict=True)), (), ()
    )


def texts(pair: chance.Pair) -> frozenset[str]:
    """Give the texts of both sides."""
    return frozenset((pair["a"]["text"], pair["b"]["text"]))


def test_the_same_each_time() -> None:
    """Ten of the twenty-one pairs there are, in an order that nobody chose."""
    once, again = chance.drawn(scored()), chance.drawn(scored())

    assert once == again
    assert len({texts(one) for one in once}) == chance.MOST
    places = [int(one["id"].split()[1].split("-")[0]) for one in once]
    assert any(first > second for first, second in pairwise(places))


def test_each_side_as_the_judge_is_told() -> None:
    """Words, sentence, speaker, outlet, day and report; labelled as at peace."""
    (pair, *_) = chance.drawn(scored())

    assert pair["contradiction"] is False
    assert pair["type"] == chance.KIND
    assert pair["a"]["speaker"] != pair["b"]["speaker"]
    assert pair["a"]["report"] == pair["b"]["report"] == REPORT_ID
    assert pair["a"]["text"] in TEXT


REPORT_ID = scored().pairs[0][1].report


def test_what_is_no_pair() -> None:
    """One voice, nobody named, the outlet's own words, and what is known to be at odds."""
    known = frozenset(map(texts, chance.drawn(scored())))

    assert not chance.drawn(scored(speaker="Mira Holt"))
    assert not chance.drawn(scored(speaker=""))
    assert not chance.drawn(scored(kind=Kind.ASSERTION.value))
    assert not known & set(map(texts, chance.drawn(scored(), known)))


def judged(relation: Relation) -> Judged:
    """Make a drawn pair with what the judge said."""
    return Judged("p", False, chance.KIND, False, False, relation, 0.7, "because", ("a", "b"))


def test_counted_by_hand() -> None:
    """Of three pairs one is flagged, and that one is told."""
    three = [judged(Relation.DENIAL), judged(Relation.COMPATIBLE), judged(Relation.DIFFERENT)]

    assert chance.tally(three) == {("by chance", "left in peace"): (2, 3)}
    (miss,) = chance.misses("fixtures", three)
    assert miss["wrong"] == "false alarm"
    assert miss["found"] == "denial"
