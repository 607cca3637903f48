"""The shipped reports, the labels that a careful reader gave them, and how the program agrees."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factdb import pipeline
from factdb.evaluation import chance, findings, floors, pairs, sources, statements
from factdb.evaluation.findings import Found, relations_of, sides
from factdb.evaluation.numbers import Measure, measures
from factdb.types import Kind, Relation, Stance
from tests import labelled
from tests.labelled import NAMES, Record, expected_findings, folder

FLOORS = floors.checked(json.loads((Path(__file__).parent / "floors.json").read_text("utf-8")))
ORDERS = 3

pytestmark = pytest.mark.xdist_group("fixtures")


# The labels themselves


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    """Name each shipped report."""
    told: str = request.param
    return told


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


def test_every_report_says_where_it_is_from(name: str) -> None:
    """An outlet, a title, a url and a day stand in the file itself."""
    report = labelled.report(name)

    assert report.outlet
    assert report.title
    assert report.url
    assert report.day.year in {2022, 2023}


def test_no_two_reports_share_a_url() -> None:
    """Findings name their reports by url."""
    urls = [labelled.report(name).url for name in NAMES]

    assert len(set(urls)) == len(urls)


def test_labels_stand_in_the_report(name: str) -> None:
    """Each text stands there once, or where the label says; its cue and figures too."""
    text, told = labelled.report(name).text, labelled.expected(name)
    for label in (*told["statements"], *told.get("not_statements", ())):
        start = label.get("start", text.index(label["text"]))
        assert text[start : start + len(label["text"])] == label["text"]
        assert "start" in label or text.count(label["text"]) == 1, label["text"]
    for label in told["statements"]:
        assert (label["cue"] or "") in text
        assert all(figure["text"] in label["text"] for figure in label["figures"])


def test_labels_use_our_words(name: str) -> None:
    """Kinds, stances and days are ones that factdb knows; a continuation goes on with a label."""
    labels = labelled.expected(name)["statements"]
    texts = {label["text"] for label in labels}
    for label in labels:
        assert Kind(label["kind"])
        assert Stance(label["stance"])
        assert label["said_on"] is None or date.fromisoformat(label["said_on"])
        assert label.get("continues") in {None, *texts}


@pytest.mark.parametrize("group", ["must", "wanted", "may", "silent"])
def test_expected_findings_name_labels(group: str) -> None:
    """Both sides are labelled statements, and only what is silent is at peace."""
    known = {(name, one.text) for name in NAMES for one in folder().labels[name]}
    for finding in expected_findings()[group]:
        assert sides(finding) <= known, finding["why"]
        conflicts = {Relation(relation).conflict for relation in finding["relation"]}
        assert conflicts == {group != "silent"}, finding["why"]


def test_every_relation_speaks_and_more_are_silent() -> None:
    """Each relation in conflict has a pair that must be found; silence is asked for more often."""
    must = [Relation(one) for finding in expected_findings()["must"] for one in finding["relation"]]

    assert set(must) == {relation for relation in Relation if relation.conflict}
    assert len(expected_findings()["silent"]) > 2 * len(expected_findings()["must"])


# The extractor against the labels


@pytest.fixture(scope="session")
def extracted() -> list[Measure]:
    """Read all reports and measure what was found."""
    read = statements.read_statements(labelled.shipped().articles, pipeline.extract)
    return list(measures("fixtures", [statements.tally(one) for one in read]))


def test_extraction_keeps_its_floors(extracted: list[Measure]) -> None:
    """What was once reached is not lost again; factdb eval --raise-floors lifts what is passed."""
    own = {key: least for key, least in FLOORS["fixtures"].items() if _of_statements(key)}

    assert len(own) > 10
    assert [str(one) for one in floors.below({"fixtures": own}, extracted)] == []


def _of_statements(key: str) -> bool:
    return not key.startswith(("by chance/", "findings/"))


def test_two_by_chance_keep_their_floor() -> None:
    """The first report of each story: what two voices say in it is left in peace."""
    stories = {name.rsplit("-", 1)[0]: name for name in reversed(NAMES)}
    some = [one for one in labelled.shipped().articles if one.report.id in _ids(stories.values())]
    read = statements.read_statements(some, pipeline.extract)
    drawn = [pair for one in read for pair in chance.drawn(one, findings.at_odds(folder()))]
    judged = list(pairs.read_pairs(drawn, pipeline.compare))

    assert len(judged) > 20
    told = list(measures("fixtures", [chance.tally(judged)]))
    least = {"fixtures": {_BY_CHANCE: FLOORS["fixtures"][_BY_CHANCE]}}
    assert list(floors.below(least, told)) == []


_BY_CHANCE = "by chance/left in peace"


def _ids(names: Iterable[str]) -> set[str]:
    return {folder().reports[name].id for name in names}


# The judge against the labels


@pytest.fixture(scope="session")
def found() -> list[Found]:
    """Give the findings of all shipped reports, taken in by name."""
    return _found(NAMES)


@pytest.mark.parametrize("finding", expected_findings()["must"], ids=lambda one: one["why"])
def test_what_must_be_found_is(finding: Record, found: list[Found]) -> None:
    """A conflict that a careful reader sees is flagged with the right relation."""
    assert relations_of(finding, found) & set(finding["relation"])


def test_findings_keep_their_floors(found: list[Found]) -> None:
    """Of the conflicts that a careful reader sees, those not found yet included, so many are."""
    own = {key: at for key, at in FLOORS["fixtures"].items() if key.startswith("findings/")}
    counted = list(measures("fixtures", findings.tallies(folder(), found)))

    assert own
    assert [str(one) for one in floors.below({"fixtures": own}, counted)] == []


def test_nothing_else_is_found(found: list[Found]) -> None:
    """What a careful reader would not flag is not flagged."""
    wrong = [one for one in findings.misses("", folder(), found) if one["wrong"] != "missed"]

    assert wrong == []


@pytest.mark.parametrize("finding", expected_findings()["silent"], ids=lambda one: one["why"])
def test_what_must_stay_silent_does(finding: Record, found: list[Found]) -> None:
    """Pairs that look alike and do not contradict: each has its reason."""
    assert [one.record["reason"] for one in found if one.sides == sides(finding)] == []


@pytest.mark.parametrize("seed", range(ORDERS))
def test_order_does_not_matter(seed: int, found: list[Found]) -> None:
    """Reports may come in any order: the same findings, with the same ids, scores and sides."""
    order = random.Random(seed).sample(NAMES, len(NAMES))

    assert _essence(_found(order)) == _essence(found)


def _found(order: Sequence[str]) -> list[Found]:
    taken_in = sources.taken_in([labelled.report(name) for name in order])
    return findings.read_findings(folder(), taken_in)


def _essence(found: Sequence[Found]) -> set[tuple[Any, ...]]:
    return {
        (one["id"], one["relation"], one["score"], one["a"]["id"], one["b"]["id"], one["reason"])
        for one in (each.record for each in found)
    }
