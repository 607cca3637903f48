"""Labelled data come from folders, from files, and from files beside a database."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from factdb.errors import ReadError, UsageError
from factdb.evaluation import sources
from tests.evaluation.build import BOATS, BRIDGE, LABELS, REPORT, SHIPS, TEXT
from tests.labelled import FIXTURES

ARTICLE = {"id": "bridge", "outlet": "Courier", "published": "2026-03-04", "text": TEXT}
PAIR = {"id": "p", "contradiction": True, "type": "number", "a": {"text": "40 boats sank."},
        "b": {"text": "50 boats sank."}}  # fmt: skip


def write(path: Path, records: Iterable[Mapping[str, Any]]) -> str:
    """Write JSON lines."""
    path.write_text("".join(f"{json.dumps(one)}\n" for one in records), encoding="utf-8")
    return str(path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder of annotations and pairs."""
    desk = tmp_path / "desk"
    desk.mkdir()
    write(desk / "articles.jsonl", [ARTICLE, {**ARTICLE, "id": "unread", "text": "Rain."}])
    write(desk / "statements.jsonl", LABELS)
    write(desk / "pairs.jsonl", [PAIR])
    return desk


def test_a_folder_of_annotations_and_pairs(folder: Path) -> None:
    """Two sets of data; a report without a label was read by nobody."""
    statements, pairs = sources.datasets([str(folder)])

    assert (statements.name, pairs.name) == ("desk", "desk pairs")
    assert [one.report.id for one in statements.articles] == ["bridge"]
    assert len(statements.articles[0].labels) == 3
    assert pairs.pairs[0]["id"] == "p"


def test_files_of_labels_and_of_reports(tmp_path: Path) -> None:
    """Which is which, their records show."""
    files = [
        write(tmp_path / "reports.jsonl", [ARTICLE]),
        write(tmp_path / "ours.jsonl", LABELS),
        write(tmp_path / "quarrels.jsonl", [PAIR]),
    ]
    statements, pairs = sources.datasets(files)

    assert len(statements.articles[0].labels) == 3
    assert statements.name == pairs.name == "ours, quarrels"


def test_reports_that_a_database_holds(tmp_path: Path) -> None:
    """Asked for by the id that the label names."""
    file = write(tmp_path / "ours.jsonl", LABELS)
    (data,) = sources.datasets([file], {"bridge": REPORT}.get)

    assert data.articles[0].report is REPORT


def test_a_report_as_a_database_shows_it() -> None:
    """The record of the data contract becomes the report again."""
    shown = {"id": "bridge", "outlet": "Courier", "title": "", "url": None, "language": "en",
             "licence": "", "published": "2026-03-04T00:00:00+00:00", "text": TEXT}  # fmt: skip
    one = sources.report(shown)

    assert (one.id, one.digest, one.published) == ("bridge", REPORT.digest, REPORT.published)


def test_the_shipped_reports() -> None:
    """With the file of labels of each, and what is expected of their pairs."""
    (data,) = sources.datasets([str(FIXTURES)])

    assert data.name == "fixtures"
    assert data.folder is not None
    assert len(data.articles) == len(data.folder.reports) > 20
    assert data.folder.expected["must"]


def test_scores_are_of_the_data(folder: Path) -> None:
    """Each set is read, measured and told."""
    statements, pairs = map(sources.score, sources.datasets([str(folder)]))

    assert statements.told.startswith("1 report, 3 labels")
    assert {one.key for one in statements.measures} >= {"content/f1", "field/cue"}
    assert pairs.told == "1 pair, 1 contradiction"
    assert {one.key for one in pairs.measures} >= {"conflict/recall", "conflict/auc"}


WRONG: list[tuple[dict[str, list[dict[str, Any]]], str]] = [
    ({"ours.jsonl": [BRIDGE]}, "ours.jsonl:1: there is no report bridge"),
    ({"ours.jsonl": [BRIDGE, {**BOATS, "text": "We need"}, {"report": "bridge"}],
      "reports.jsonl": [ARTICLE]}, "ours.jsonl:3: not a label: it has no words"),
    ({"ours.jsonl": [{**SHIPS, "kind": 7}], "reports.jsonl": [ARTICLE]}, "no kind: 7"),
    ({"pairs.jsonl": [{"a": {"text": "x"}, "b": {}}]}, "pairs.jsonl:1: not a pair"),
    ({"ours.jsonl": [BRIDGE], "reports.jsonl": [{**ARTICLE, "published": ""}]}, "no date"),
]  # fmt: skip


@pytest.mark.parametrize(("files", "told"), WRONG, ids=[told for _, told in WRONG])
def test_what_is_wrong_is_named(
    tmp_path: Path, files: dict[str, list[dict[str, Any]]], told: str
) -> None:
    """With the file and its line."""
    with pytest.raises(ReadError, match=told):
        sources.datasets([write(tmp_path / name, records) for name, records in files.items()])


@pytest.mark.parametrize("text", ["{", "[1]", "\x80"])
def test_a_file_that_is_no_json_lines(tmp_path: Path, text: str) -> None:
    """Cut off, a list, not UTF-8."""
    (tmp_path / "ours.jsonl").write_bytes(text.encode("latin-1"))

    with pytest.raises(ReadError):
        sources.datasets([str(tmp_path / "ours.jsonl")])


def test_nothing_labelled(tmp_path: Path) -> None:
    """Reports alone cannot be scored."""
    with pytest.raises(UsageError, match="no labels in"):
        sources.datasets([write(tmp_path / "reports.jsonl", [ARTICLE])])
