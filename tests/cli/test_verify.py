"""The command verify: a draft with planted faults, through the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.inference import write

SOURCE = """outlet: The Ledger
date: 2026-03-04

“The bridge is not safe, and we will close it on Friday if nobody repairs it,” said Anna Kovacs, \
the mayor of Varn. “I have told the council so in three letters.”

Tomas Brill, who runs the ferry, said that 250 people crossed the river every day. “We cannot \
carry them all,” he said. “We have two boats, one of which leaks.”
"""

DRAFT = """“The bridge is not safe,” said Anna Kovacs.

“the bridge is not safe – and we will close it”, Kovacs said.

“We have two boats … which leaks,” Brill said.

“The bridge is … safe,” Kovacs said.

“I have told the council so in three letters,” said Tomas Brill.

“I have told the ministry so in three letters,” said Anna Kovacs.

“We shall swim across,” said Tomas Brill.
"""

WANTED = [
    "verbatim", "typographic", "elided", "meaning_changed", "other_speaker", "altered",
    "not_found",
]  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path, run: Run) -> Path:
    """Give a folder with a database, the report in it, and a draft about it."""
    (tmp_path / "source.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    done = run("ingest", str(tmp_path / "source.txt"), "--db", str(tmp_path / "d.db"))
    assert done.code == 0
    return tmp_path


def records(out: str) -> list[dict[str, object]]:
    """Read JSON lines, the quotations among them."""
    found = [json.loads(line) for line in out.splitlines()]
    return [one for one in found if one["passage"] == "quotation"]


def test_planted_faults(desk: Path, run: Run) -> None:
    """Each fault has its name, and exit code 1 says that something must be fixed."""
    done = run("verify", str(desk / "draft.md"), "--db", str(desk / "d.db"), "--format", "jsonl")

    found = records(done.out)

    assert done.code == 1
    assert [one["outcome"] for one in found] == WANTED
    assert all(DRAFT[int(str(one["start"])) :].startswith(str(one["text"])) for one in found)


def test_against_one_text(desk: Path, run: Run) -> None:
    """The same without a database; a Markdown header of the source does not matter."""
    done = run(
        "verify", str(desk / "draft.md"), "--against", str(desk / "source.txt"), "-f", "jsonl"
    )

    assert [one["outcome"] for one in records(done.out)] == WANTED


def test_a_clean_draft(desk: Path, run: Run) -> None:
    """Exit code 0, and the sum on standard error."""
    (desk / "clean.md").write_text("“We cannot carry them all,” Brill said.", "utf-8")

    done = run("verify", str(desk / "clean.md"), "--db", str(desk / "d.db"))

    assert done.code == 0
    assert ":1:2: verbatim" in " ".join(done.out.split())
    assert "1 checked: 1 clean, 0 to fix, 0 not found" in done.err


def test_a_model_is_heard(desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its vote stands beside what conflicts, and nothing comes out otherwise."""
    draft = "Tomas Brill said that 300 people crossed the river every day.\n\n“Yes,” he said."
    (desk / "other.md").write_text(draft, "utf-8")
    told = ("verify", str(desk / "other.md"), "--db", str(desk / "d.db"))
    without = [json.loads(line) for line in run(*told, "-f", "jsonl").out.splitlines()]
    monkeypatch.setenv("FACTDB_INFERENCE", write(desk / "model"))
    heard = [json.loads(line) for line in run(*told, "-f", "jsonl").out.splitlines()]

    assert "conflicts" in {one["outcome"] for one in heard}
    assert all((one["inference"] is not None) == (one["outcome"] == "conflicts") for one in heard)
    assert [{**one, "inference": None} for one in heard] == [
        {**one, "inference": None} for one in without
    ]
    assert "it decides nothing" in " ".join(run(*told).out.split())

    monkeypatch.setenv("FACTDB_INFERENCE", "/nowhere")
    assert run(*told).code == 2


def test_nothing_to_check(desk: Path, run: Run) -> None:
    """A draft without a quotation is clean, and that is said."""
    (desk / "plain.txt").write_text("It rained all day.", "utf-8")

    done = run("verify", str(desk / "plain.txt"), "--db", str(desk / "d.db"))

    assert done.code == 0
    assert "no quotation, no attributed claim and no figure" in done.err


def test_lines_and_columns(desk: Path, run: Run) -> None:
    """Places are those at which an editor finds the words."""
    done = run("verify", str(desk / "draft.md"), "--db", str(desk / "d.db"), "-f", "jsonl")

    for one in map(json.loads, done.out.splitlines()):
        line = DRAFT.split("\n")[one["line"] - 1]
        assert line[one["column"] - 1 :].startswith(one["text"].split("\n")[0])


def test_sarif_is_valid(desk: Path, run: Run) -> None:
    """The result is SARIF 2.1.0, by a model of its schema that is not ours."""
    from sarif_pydantic import Sarif

    done = run("verify", str(desk / "draft.md"), "--db", str(desk / "d.db"), "--format", "sarif")
    log = Sarif.model_validate_json(done.out)
    results = log.runs[0].results or []
    regions = [one.locations[0].physical_location.region for one in results if one.locations]

    assert {one.rule_id for one in results} >= set(WANTED)
    assert all(one and one.start_line >= 1 and (one.start_column or 1) >= 1 for one in regions)
    assert [one.level.value for one in results if one.level].count("error") >= 3


@pytest.mark.parametrize("style", ["table", "md", "html", "json", "csv"])
def test_every_format(desk: Path, run: Run, style: str) -> None:
    """Every outcome stands in every format."""
    done = run("verify", str(desk / "draft.md"), "--db", str(desk / "d.db"), "--format", style)

    told = done.out.replace(" ", "_")

    assert done.code == 1
    assert all(outcome in told for outcome in WANTED)


def test_a_missing_database(desk: Path, run: Run) -> None:
    """What is missing is named."""
    done = run("verify", str(desk / "draft.md"), "--db", str(desk / "none.db"))

    assert done.code == 2
    assert "none.db" in done.err
    assert "hint:" in done.err


@pytest.mark.parametrize("style", ["table", "md", "html", "json", "jsonl", "csv", "sarif"])
def test_what_was_not_checked_is_listed(desk: Path, run: Run, style: str) -> None:
    """It stands in every format with its reason, and is nothing to be fixed."""
    (desk / "left.md").write_text("Kovacs did not deny the report.", "utf-8")

    done = run("verify", str(desk / "left.md"), "--db", str(desk / "d.db"), "--format", style)
    told = " ".join(done.out.replace("\\", "").split())

    assert done.code == 0
    assert "did not deny the report" in told
    assert "not_checked" in told.replace("not checked", "not_checked")
    assert "what somebody did not say" in told
    assert "0 checked: 0 clean, 0 to fix, 0 not found; 1 not checked" in done.err


@pytest.mark.parametrize("style", ["table", "md", "html", "json", "jsonl", "csv", "sarif"])
def test_what_else_is_on_record(desk: Path, run: Run, style: str) -> None:
    """What stands against a clean claim is in every format."""
    (desk / "other.txt").write_text(
        "outlet: The Post\ndate: 2026-03-05\n\nTomas Brill, who runs the ferry, said that 400 "
        "people crossed the river every day.\n",
        "utf-8",
    )
    run("ingest", str(desk / "other.txt"), "--db", str(desk / "d.db"))
    (desk / "one.md").write_text("Brill said that 250 people crossed the river every day.", "utf-8")

    done = run("verify", str(desk / "one.md"), "--db", str(desk / "d.db"), "--format", style)
    told = " ".join(done.out.split())

    assert done.code == 0
    assert "400 people crossed the river" in told
