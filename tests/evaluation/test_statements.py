"""What is found beside what is labelled, counted by hand for one short report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.evaluation.numbers import Key, measures
from factdb.evaluation.pairing import meet, overlap
from factdb.evaluation.statements import Article, misses, scored, tally
from factdb.types import Kind, Stance, Statement
from tests.evaluation.build import BOATS, BRIDGE, LABELS, REPORT, SHIPS, TEXT, labels, reading

ARTICLE = Article(REPORT, labels())
PERFECT = [reading(one) for one in ARTICLE.labels]


def counted(found: Sequence[Statement], article: Article = ARTICLE) -> dict[Key, tuple[int, int]]:
    """Count what is right."""
    return dict(tally(scored(article, found)))


def at(start: int, end: int, **changed: Any) -> Statement:
    """Give a statement at another place of the report."""
    placed = {"text": TEXT[start:end], "start": start, "end": end, "id": f"s-{start}-{end}"}
    return reading(ARTICLE.labels[0], **placed, **changed)


def test_a_perfect_reading_scores_a_hundred() -> None:
    """Every measure of every group is 1, whatever it is a share of."""
    found = list(measures("desk", [counted(PERFECT)]))

    assert {one.value for one in found if one.n} == {1.0}
    assert {one.group for one in found if one.n} >= {"content", "field", "figures", "names"}
    assert list(misses("desk", scored(ARTICLE, PERFECT))) == []


@given(st.permutations(PERFECT), st.permutations(LABELS))
def test_order_does_not_matter(found: list[Statement], told: list[dict[str, Any]]) -> None:
    """Neither that of the statements nor that of the labels."""
    assert counted(found, Article(REPORT, labels(*told))) == counted(PERFECT)


def test_nothing_found() -> None:
    """Recall falls to 0; of nothing given, precision is a share of nothing."""
    told = counted([])

    assert told["content", "recall"] == (0, 3)
    assert told["content", "precision"] == (0, 0)
    assert told["words", "recall"] == (0, 12)


def test_counted_by_hand() -> None:
    """One right, one with its end cut and a wrong stance, one missed, one too many."""
    cut = replace(PERFECT[1], text="We need 40", end=60, stance=Stance.ASSERT, confidence=0.75)
    told = counted([PERFECT[0], cut, at(0, 9, confidence=0.3, found_by="noun")])

    assert told["content", "recall"] == (2, 3)
    assert told["content", "precision"] == (2, 3)
    assert told["content exact", "recall"] == (1, 3)
    assert told["content and speaker", "recall"] == (2, 3)
    assert told["quoted, content and speaker", "recall"] == (1, 1)
    # Labelled words: 4 + 4 + 4; found: 4 + 3 of them, and two of nobody's.
    assert told["words", "recall"] == (7, 12)
    assert told["words", "precision"] == (7, 9)
    assert told["recall", "indirect"] == (1, 2)
    assert told["recall", "direct"] == (1, 1)
    assert told["field", "stance"] == (1, 2)
    assert told["stance", "demand"] == (0, 1)
    assert told["confidence", "0.9 to 1.0"] == (1, 1)
    assert told["confidence", "0.7 to 0.8"] == (1, 1)
    assert told["confidence", "0.3 to 0.4"] == (0, 1)
    assert told["found by", "noun"] == (0, 1)


def test_the_wrong_speaker_is_found_all_the_same() -> None:
    """It counts as content, and not as content and speaker."""
    told = counted([replace(PERFECT[0], mention=None, speaker=None), *PERFECT[1:]])

    assert told["content", "recall"] == (3, 3)
    assert told["content and speaker", "precision"] == (2, 3)
    assert told["content and actor", "recall"] == (2, 3)
    assert told["names", "recall"] == (2, 3)
    assert told["names", "precision"] == (2, 2)


def test_optional_labels_neither_help_nor_harm() -> None:
    """Found or left out: the same."""
    article = Article(REPORT, labels(BRIDGE, {**BOATS, "optional": True}))
    both, one = counted(PERFECT[:2], article), counted(PERFECT[:1], article)

    for group in ("content", "content and speaker", "words"):
        for part in ("precision", "recall"):
            assert both[group, part] == one[group, part]


ASSERTION = reading(labels()[2], kind=Kind.ASSERTION, mention=None, cue=None)


def test_assertions_stand_apart_where_nobody_labelled_any() -> None:
    """They are counted, not judged; where some are labelled, others are no false alarms."""
    without = scored(Article(REPORT, labels(BRIDGE)), [PERFECT[0], ASSERTION])
    told = Article(REPORT, labels(BRIDGE, {**SHIPS, "kind": "assertion"}))

    assert (without.apart, without.extra) == (1, ())
    assert counted([PERFECT[0], ASSERTION], told)["recall", "assertion"] == (1, 1)
    assert counted([PERFECT[0], ASSERTION], told)["content", "precision"] == (1, 1)
    assert counted([PERFECT[0]], told)["recall", "assertion"] == (0, 1)


def test_misses_say_where_and_what() -> None:
    """With the report's id and the place, the label beside the reading."""
    wrong = replace(PERFECT[1], stance=Stance.ASSERT)
    told = list(misses("desk", scored(ARTICLE, [wrong, PERFECT[2], at(0, 9)])))

    assert [one["wrong"] for one in told] == ["missed", "no such statement", "stance"]
    assert {one["report"] for one in told} == {"bridge"}
    assert [TEXT[one["start"] : one["end"]] for one in told] == [one["text"] for one in told]
    assert (told[2]["labelled"]["stance"], told[2]["found"]["stance"]) == ("demand", "assert")


OVERLAPS = [
    ((25, 47), (25, 47), 1.0),
    pytest.param((25, 47), (25, 41), 0.75, id="three words of four"),
    pytest.param((25, 47), (10, 47), 4 / 7, id="three words more"),
    ((0, 9), (25, 47), 0.0),
    pytest.param((14, 15), (14, 15), 0.0, id="no word at all"),
]


@pytest.mark.parametrize(("one", "other", "share"), OVERLAPS)
def test_overlap(one: tuple[int, int], other: tuple[int, int], share: float) -> None:
    """Words in both over words in either."""
    assert overlap(TEXT, one, other) == overlap(TEXT, other, one) == pytest.approx(share)


def test_meeting_is_one_to_one() -> None:
    """The better reading takes the label; the other is one too many."""
    whole, part = PERFECT[0], at(25, 41)

    assert meet(TEXT, ARTICLE.labels[:1], [part, whole]) == ((ARTICLE.labels[0], whole),)
    assert counted([part, whole, *PERFECT[1:]])["content", "precision"] == (3, 4)


def test_less_than_half_is_no_meeting() -> None:
    """One word of four."""
    assert meet(TEXT, ARTICLE.labels[:1], [at(25, 28)]) == ()
