"""``factdb explain``: what was understood, what met, what each rule said; judged as ever."""

from __future__ import annotations

import json
from typing import Any

import pytest

from factdb import plugins
from factdb.database import Database
from tests.cli.conftest import Run


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
