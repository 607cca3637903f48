"""The shipped reports, the labels that a careful reader gave them, and how the program agrees."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import factdb
from factdb.types import Kind, Receipt, Relation, Stance
from tests import labelled
from tests.labelled import NAMES, Labelled, Pair, Record, expected_findings, pair

FLOORS: dict[str, float] = json.loads((Path(__file__).parent / "floors.json").read_text())[
    "fixtures"
]
ORDERS = 3

pytestmark = pytest.mark.xdist_group("fixtures")


# The labels themselves


@pytest.fixture(params=NAMES)
def one(request: pytest.FixtureRequest) -> Labelled:
    """Give each shipped report with its labels."""
    return labelled.labelled()[request.param]


def test_every_report_has_labels() -> None:
    """Nothing is shipped that nobody has read."""
    sources = {
        json.loads(path.read_text(encoding="utf-8"))["source"]
        for path in (labelled.FIXTURES / "expected").glob("*.json")
        if path.stem != "findings"
    }

    shipped = {
        path.relative_to(labelled.REPORTS).as_posix()
        for path in labelled.REPORTS.rglob("*")
        if path.is_file()
    }

    assert sources == shipped


def test_every_report_says_where_it_is_from(one: Labelled) -> None:
    """An outlet, a title, a url and a day stand in the file itself."""
    assert one.report.outlet
    assert one.report.title
    assert one.report.url
    assert one.report.day.year in {2022, 2023}


def test_no_two_reports_share_a_url() -> None:
    """Findings name their reports by url."""
    urls = [one.report.url for one in labelled.labelled().values()]

    assert len(set(urls)) == len(urls)


def test_labels_stand_in_the_report(one: Labelled) -> None:
    """Each text stands there once, or where the label says; its cue and figures too."""
    text = one.report.text
    for label in (*one.statements, *one.others):
        start, end = one.span(label)
        assert text[start:end] == label["text"]
        assert "start" in label or text.count(label["text"]) == 1, label["text"]
    for label in one.statements:
        assert (label["cue"] or "") in text
        assert all(figure["text"] in label["text"] for figure in label["figures"])


def test_labels_use_our_words(one: Labelled) -> None:
    """Kinds, stances and days are ones that factdb knows; a continuation goes on with a label."""
    texts = {label["text"] for label in one.statements}
    for label in one.statements:
        assert Kind(label["kind"])
        assert Stance(label["stance"])
        assert label["said_on"] is None or date.fromisoformat(label["said_on"])
        assert label.get("continues") in {None, *texts}


@pytest.mark.parametrize("group", ["must", "wanted", "may", "silent"])
def test_expected_findings_name_labels(group: str) -> None:
    """Both sides are labelled statements, and only what is silent is at peace."""
    known = {(name, label["text"]) for name in NAMES for label in _labels(name)}
    for finding in expected_findings()[group]:
        assert pair(finding) <= known, finding["why"]
        conflicts = {Relation(relation).conflict for relation in finding["relation"]}
        assert conflicts == {group != "silent"}, finding["why"]


def test_every_relation_speaks_and_more_are_silent() -> None:
    """Each relation in conflict has a pair that must be found; silence is asked for more often."""
    must = [Relation(one) for finding in expected_findings()["must"] for one in finding["relation"]]

    assert set(must) == {relation for relation in Relation if relation.conflict}
    assert len(expected_findings()["silent"]) > 2 * len(expected_findings()["must"])


def _labels(name: str) -> Sequence[Record]:
    return labelled.labelled()[name].statements


# The extractor against the labels


@pytest.fixture(scope="session")
def measured() -> dict[str, float]:
    """Read all reports and measure what was found."""
    return labelled.shares(
        {name: factdb.extract(one.report).statements for name, one in labelled.labelled().items()}
    )


@pytest.mark.parametrize("what", sorted(set(FLOORS) - {"findings"}))
def test_extraction_keeps_its_floor(what: str, measured: dict[str, float]) -> None:
    """What was once reached is not lost again; raise the floor when it is passed."""
    assert measured[what] >= FLOORS[what], measured


# The judge against the labels


@pytest.fixture(scope="session")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[Record]:
    """Give the findings of all shipped reports, taken in by name."""
    return _findings(tmp_path_factory.mktemp("fixtures") / "all.db", NAMES)


@pytest.mark.parametrize("finding", expected_findings()["must"], ids=lambda one: one["why"])
def test_what_must_be_found_is(finding: Record, found: list[Record]) -> None:
    """A conflict that a careful reader sees is flagged with the right relation."""
    assert _relations(found, finding) & set(finding["relation"])


def test_findings_keep_their_floor(found: list[Record]) -> None:
    """Of the conflicts that a careful reader sees, those not found yet included, so many are."""
    seen = [*expected_findings()["must"], *expected_findings()["wanted"]]

    hits = [one for one in seen if _relations(found, one) & set(one["relation"])]

    assert len(hits) / len(seen) >= FLOORS["findings"], [one["why"] for one in hits]


def test_nothing_else_is_found(found: list[Record]) -> None:
    """What a careful reader would not flag is not flagged."""
    allowed = {
        pair(one) for group in ("must", "wanted", "may") for one in expected_findings()[group]
    }

    extra = [one for one in found if _pair(one) not in allowed]

    assert [_told(one) for one in extra] == []


@pytest.mark.parametrize("finding", expected_findings()["silent"], ids=lambda one: one["why"])
def test_what_must_stay_silent_does(finding: Record, found: list[Record]) -> None:
    """Pairs that look alike and do not contradict: each has its reason."""
    assert [_told(one) for one in found if _pair(one) == pair(finding)] == []


@pytest.mark.parametrize("seed", range(ORDERS))
def test_order_does_not_matter(seed: int, found: list[Record], tmp_path: Path) -> None:
    """Reports may come in any order: the same findings, with the same ids, scores and sides."""
    order = random.Random(seed).sample(NAMES, len(NAMES))

    shuffled = _findings(tmp_path / "shuffled.db", order)

    assert _essence(shuffled) == _essence(found)


def _findings(path: Path, order: Sequence[str]) -> list[Record]:
    with factdb.open(str(path)) as database:
        receipts = list(database.ingest(*(labelled.labelled()[name].report for name in order)))
        assert all(isinstance(receipt, Receipt) for receipt in receipts)
        return list(database.contradictions())


def _essence(findings: Sequence[Record]) -> set[tuple[Any, ...]]:
    return {
        (one["id"], one["relation"], one["score"], one["a"]["id"], one["b"]["id"], one["reason"])
        for one in findings
    }


def _relations(found: Sequence[Record], finding: Record) -> set[str]:
    return {one["relation"] for one in found if _pair(one) == pair(finding)}


def _pair(finding: Record) -> Pair:
    return frozenset(_side(finding[side]) for side in ("a", "b"))


def _side(statement: Record) -> tuple[str, str]:
    names = {one.report.url: name for name, one in labelled.labelled().items()}
    name = names[statement["url"]]
    return name, labelled.label_of(name, statement)


def _told(finding: Record) -> str:
    a, b = finding["a"], finding["b"]
    return f"{finding['relation']}: {a['text']!r} / {b['text']!r}: {finding['reason']}"
