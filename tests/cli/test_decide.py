"""Commands that decide: compare, and who is who."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run

HUNDRED = "There are 100,000 troops at the border."
MORE = "There are 130,000 troops at the border."


def test_compare_two_texts(run: Run) -> None:
    """The answer is a relation, how sure, and why."""
    done = run("compare", HUNDRED, MORE)

    assert done.code == 0
    assert done.out.startswith("number  0.")
    assert "in conflict\nwhy " in done.out


def test_compare_objects_with_dates(run: Run) -> None:
    """A side may say when it was published: what happened since is no conflict."""
    a = {"text": "The ministry has not replied to the letter.", "published": "2026-02-01"}
    b = {"text": "The ministry replied to the letter.", "published": "2026-02-17"}
    done = run("compare", json.dumps(a), json.dumps(b), "--format", "jsonl")

    assert json.loads(done.out)["conflict"] is False


def test_compare_stored_statements(run: Run, filled: str) -> None:
    """Ids stand for what is stored, and the judge says the same as it did then."""
    found = run("--db", filled, "contradictions", "--relation", "misquote", "-f", "jsonl").out
    finding = json.loads(found.splitlines()[0])
    ids = (finding["a"]["id"], finding["b"]["id"][:9])
    answer = json.loads(run("--db", filled, "compare", *ids, "-f", "jsonl").out)

    assert answer["relation"] == "misquote"


def test_a_bad_pair_stops_nobody(run: Run, tmp_path: Path) -> None:
    """It is named with its line, and the next is answered."""
    path = tmp_path / "pairs.jsonl"
    path.write_text(f'{{"id": 1}}\n\n{json.dumps({"id": 2, "a": HUNDRED, "b": MORE})}\n', "utf-8")
    done = run("compare", "--pairs", str(path), "--format", "jsonl")

    assert done.code == 2
    assert json.loads(done.out)["id"] == 2
    assert f"error: {path}:1: not a pair" in done.err


@pytest.mark.parametrize("words", [["compare", "--pairs", "/nonexistent"], ["compare", "{", "b"]])
def test_compare_what_cannot_be_read(run: Run, words: list[str]) -> None:
    """A missing file, an object that is none."""
    done = run(*words)

    assert done.code == 2
    assert done.err.startswith("error: ")


@pytest.fixture
def own(filled: str, tmp_path: Path) -> str:
    """Give a copy of the filled database that a test may change."""
    return str(shutil.copy(filled, str(tmp_path / "own.db")))


def names(run: Run, db: str, who: str) -> list[str]:
    """Give the other names of an actor."""
    actor = json.loads(run("--db", db, "actors", "show", who, "--format", "jsonl").out)
    return list(actor["aliases"])


def test_an_alias_is_a_name_until_it_is_taken_back(run: Run, own: str) -> None:
    """A name is taught, found, and taken back; the log keeps both entries."""
    assert (
        run("--db", own, "actors", "alias", "Verholm", "The Iron Purse", "--by", "mira").code == 0
    )
    assert "The Iron Purse" in names(run, own, "Verholm")
    assert run("--db", own, "who", "The Iron Purse").code == 0

    assert run("--db", own, "actors", "undo").code == 0
    assert run("--db", own, "who", "The Iron Purse").code == 1
    log = run("--db", own, "actors", "log").out
    assert "mira alias" in log
    assert "undoes 1" in log


def test_two_actors_are_made_one_and_two_again(run: Run, own: str) -> None:
    """Merged, both names mean one actor; undone, they are two."""
    done = run("--db", own, "actors", "merge", "Verholm", "Bregan")

    assert done.code == 0
    assert "actors undo 1" in done.err
    assert "Verholm" in " ".join(names(run, own, "Bregan"))
    assert run("--db", own, "actors", "undo", "1").code == 0
    assert "Verholm" not in " ".join(names(run, own, "Bregan"))


def test_one_actor_is_made_two(run: Run, own: str) -> None:
    """Some statements go to a new actor; short ids will do."""
    found = run("--db", own, "statements", "--who", "Verholm", "--format", "jsonl").out
    one = json.loads(found.splitlines()[0])["id"]
    done = run("--db", own, "actors", "split", "Verholm", "Erna Verholm", one[:10])

    assert done.code == 0
    assert one in run("--db", own, "who", "Erna Verholm", "-f", "jsonl").out


def test_nothing_to_take_back(run: Run, own: str) -> None:
    """Undo without a correction finds nothing."""
    assert run("--db", own, "actors", "undo").code == 1
