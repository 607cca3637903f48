"""``factdb explain``: what was understood, what met, what each rule said; judged as ever."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from factdb import pipeline, plugins
from factdb.database import Database
from factdb.match.inference import REACH, vote
from tests.cli.conftest import FIXTURES, NOW, Run
from tests.inference import write


@pytest.fixture
def findings(filled: str) -> list[dict[str, Any]]:
    """Give what the shipped reports contradict."""
    with Database(filled) as db:
        return db.contradictions()


def test_it_tells_what_is_stored(filled: str, findings: list[dict[str, Any]]) -> None:
    """Asked of every finding, the account ends in the relation, the score and the reason stored."""
    with Database(filled) as db:
        told = [db.explain(one["id"]) for one in findings]

    assert [(one["relation"], one["score"], one["reason"]) for one in told] == [
        (one["relation"], one["score"], one["reason"]) for one in findings
    ]


def test_every_rule_is_heard(filled: str, findings: list[dict[str, Any]]) -> None:
    """Each rule speaks with a relation, or says in a line why it does not."""
    two = next(one for one in findings if one["a"]["id"] != one["b"]["id"])
    with Database(filled) as db:
        rules = db.explain(two["id"])["rules"]

    assert [one["rule"] for one in rules] == list(plugins.names("rules"))
    assert all(one["why"] and "\n" not in one["why"] for one in rules)
    assert any(one["relation"] == two["relation"] for one in rules)


def test_both_sides(run: Run, filled: str, findings: list[dict[str, Any]]) -> None:
    """The table has both statements, the gate, the rules and the score."""
    found = next(one for one in findings if one["relation"] == "number")

    told = run("--db", filled, "explain", found["id"])

    assert told.code == 0
    assert found["a"]["id"] in told.out
    assert found["b"]["id"] in told.out
    leads = [line.partition(" ")[0] for line in told.out.splitlines()]
    assert {"why", "speaker", "words", "figures", "gate", "rules", "score"} <= set(leads)


def test_two_statements(run: Run, filled: str, findings: list[dict[str, Any]]) -> None:
    """Two statements are explained as their finding is, whichever is named first."""
    found = next(one for one in findings if one["relation"] == "denial")
    ids = found["b"]["id"], found["a"]["id"]

    told = json.loads(run("--db", filled, "explain", *ids, "-f", "json").out)

    assert told[0]["relation"] == "denial"
    assert told[0]["a"]["id"] == found["a"]["id"]


def test_a_doubt_about_one_statement(filled: str, findings: list[dict[str, Any]]) -> None:
    """A day that does not fit its own report has one side."""
    alone = next(one for one in findings if one["a"]["id"] == one["b"]["id"])
    with Database(filled) as db:
        told = db.explain(alone["id"])

    assert told["reason"] == alone["reason"]
    assert told["compared"] == []


def test_nothing_to_explain(run: Run, filled: str, findings: list[dict[str, Any]]) -> None:
    """One statement alone is no question; an unknown id is nothing's."""
    assert run("--db", filled, "explain", findings[0]["a"]["id"]).code == 2
    assert run("--db", filled, "explain", "f-000000000000").code == 1


def test_a_model_is_heard(
    run: Run, filled: str, findings: list[dict[str, Any]], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Its vote stands beside the rules and moves the score, which is then told so."""
    folder = write(tmp_path / "model")
    one = next(one for one in findings if one["a"]["id"] != one["b"]["id"])
    with Database(filled, inference=folder) as db:
        told = db.explain(one["id"])
    moves = vote(folder, one["a"]["text"], one["b"]["text"]).moves

    assert told["score"] == pytest.approx(min(one["score"] + moves, 1), abs=0.0011)
    assert told["inference"]["moves"] == pytest.approx(moves, abs=0.0006)

    monkeypatch.setenv("FACTDB_INFERENCE", folder)
    out = " ".join(run("--db", filled, "explain", one["id"]).out.split())
    assert "moves the score by" in out


def test_a_model_makes_no_finding(filled: str, tmp_path: Path) -> None:
    """Two statements that the rules let stand do so, whatever it says."""
    with Database(filled) as db, Database(filled, inference=write(tmp_path / "m")) as heard:
        one, *others = db.statements(limit=12)
        pairs = [(one["id"], other["id"]) for other in others]
        told = [(db.explain(*pair), heard.explain(*pair)) for pair in pairs]

    assert all(with_it["inference"] for _, with_it in told)
    assert all(one["relation"] == with_it["relation"] for one, with_it in told)


def test_a_model_moves_what_is_stored(findings: list[dict[str, Any]], tmp_path: Path) -> None:
    """The same findings are stored with it and without, their scores a little apart."""
    folder = write(tmp_path / "model")
    with Database(str(tmp_path / "x.db"), inference=folder) as db:
        assert not [one for one in db.ingest(str(FIXTURES), now=NOW) if isinstance(one, Exception)]
        stored = {one["id"]: one["score"] for one in db.contradictions()}
    without = {one["id"]: one["score"] for one in findings}

    assert stored.keys() == without.keys()
    apart = [abs(stored[one] - without[one]) for one in stored]
    assert 0 < max(apart) <= REACH + 0.001


def test_a_model_is_asked_when_two_are_compared(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It moves the score of a conflict, of two words as of a line of pairs; peace stays."""
    two = {"a": "Norvik sold the ferry.", "b": "Norvik did not sell the ferry."}
    peace = {"a": "Norvik sold the ferry.", "b": "Norvik sold the ferry."}
    lines = tmp_path / "pairs.jsonl"
    told = [{"id": str(nth), **pair} for nth, pair in enumerate((two, peace))]
    lines.write_text("".join(f"{json.dumps(one)}\n" for one in told), "utf-8")
    folder = write(tmp_path / "model")
    moves = vote(folder, two["a"], two["b"]).moves
    without, still = pipeline.compare(**two), pipeline.compare(**peace)
    monkeypatch.setenv("FACTDB_INFERENCE", folder)
    out = run("compare", "--pairs", str(lines), "--format", "jsonl").out.splitlines()
    moved, same = map(json.loads, out)

    assert without["conflict"]
    assert moves > 0
    assert moved["score"] == pytest.approx(min(without["score"] + moves, 1), abs=0.0011)
    assert same["score"] == still["score"]


def test_no_model_there(run: Run, filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named, with what is wanted."""
    monkeypatch.setenv("FACTDB_INFERENCE", "/nowhere")
    done = run("--db", filled, "ingest", str(FIXTURES))

    assert done.code == 2
    assert "/nowhere holds no model.onnx" in done.err
