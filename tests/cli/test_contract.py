"""Real output of the commands is what the JSON Schemas of the data contract say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from tests.cli.conftest import FIXTURES, Run

FOLDER = Path(__file__).parents[2] / "docs" / "reference"
SCHEMAS = {
    path.name.removesuffix(".schema.json"): json.loads(path.read_text("utf-8"))
    for path in FOLDER.glob("*.schema.json")
}
REGISTRY: Registry[Any] = Registry().with_resources(
    (schema["$id"], Resource.from_contents(schema)) for schema in SCHEMAS.values()
)

PAIR = {
    "id": 7,
    "a": {"text": "There are 100,000 troops.", "published": "2022-02-01"},
    "b": "There are 130,000 troops.",
}
REPORT = {"text": "“We will stay,” said Anna Kovacs.", "published": "2026-03-04", "id": "mine"}


def check(name: str, records: list[dict[str, Any]]) -> None:
    """Hold records against a schema, and every field they have against what it documents."""
    validator = Draft202012Validator(
        SCHEMAS[name], registry=REGISTRY, format_checker=FormatChecker()
    )
    assert records
    for record in records:
        validator.validate(record)
        assert record.keys() <= SCHEMAS[name]["properties"].keys()


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_schemas(name: str) -> None:
    """Each is valid, and says of every field what it is."""
    Draft202012Validator.check_schema(SCHEMAS[name])
    properties = SCHEMAS[name]["properties"]

    assert [field for field, told in properties.items() if not told.get("description")] == []


def lines(text: str) -> list[dict[str, Any]]:
    """Read JSON lines."""
    return [json.loads(line) for line in text.splitlines()]


def test_statements(run: Run, filled: str) -> None:
    """Statements out."""
    check("statement", lines(run("--db", filled, "statements", "--format", "jsonl").out))


def test_findings(run: Run, filled: str) -> None:
    """Findings out, with their statements."""
    found = lines(run("--db", filled, "contradictions", "--format", "jsonl").out)

    check("finding", found)
    check("statement", [finding[side] for finding in found for side in "ab"])


def test_checks(run: Run, filled: str) -> None:
    """What a draft's passages came to, with the statements that decide it."""
    draft = FIXTURES.parent / "draft.md"
    found = lines(run("--db", filled, "verify", str(draft), "--format", "jsonl").out)

    check("check", found)
    check("statement", [one["against"] for one in found if one["against"]])


def test_extract(run: Run) -> None:
    """Statements without a database."""
    path = next(FIXTURES.glob("*/*.txt"))

    check("statement", lines(run("extract", str(path), "--format", "jsonl").out))


def test_pairs_and_relations(run: Run, tmp_path: Path) -> None:
    """Pairs in, relations out."""
    path = tmp_path / "pairs.jsonl"
    path.write_text(json.dumps(PAIR), "utf-8")
    answers = lines(run("compare", "--pairs", str(path), "--format", "jsonl").out)

    check("pair", [PAIR])
    check("relation", answers)
    assert answers[0]["id"] == 7


def test_corrections(run: Run, filled: str) -> None:
    """What a correction would change."""
    said = lines(run("--db", filled, "statements", "--format", "jsonl").out)[0]
    change = ["--speaker", "unknown", "--withdraw", "--dry-run"]

    check(
        "correction", lines(run("--db", filled, "correct", said["id"], *change, "-f", "jsonl").out)
    )


def test_rereading(run: Run, filled: str) -> None:
    """What reading everything anew would change."""
    done = run("--db", filled, "reextract", "--all", "--dry-run", "--format", "jsonl")

    check("reread", lines(done.out))
    assert {tuple(one["changed"]) for one in lines(done.out)} == {()}


def test_reports_and_receipts(run: Run, tmp_path: Path) -> None:
    """Reports in, receipts out; the id that came in is given back."""
    path = tmp_path / "reports.jsonl"
    path.write_text(json.dumps(REPORT), "utf-8")
    done = run("ingest", str(path), "--db", str(tmp_path / "x.db"), "--format", "jsonl")

    check("report", [REPORT])
    check("receipt", lines(done.out))
    assert lines(done.out)[0]["report"] == "mine"
