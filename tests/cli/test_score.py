"""``factdb eval``, from corrected statements to shares, errors and floors."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import FIXTURES, Run
from tests.cli.test_contract import check

pytestmark = pytest.mark.xdist_group("cli score")


@pytest.fixture
def export(run: Run, filled: str) -> list[dict[str, Any]]:
    """Give what factdb found in two reports, as a desk exports it."""
    out = run("--db", filled, "statements", "--format", "jsonl").out
    records = [json.loads(line) for line in out.splitlines()]
    reports = sorted({one["report"] for one in records})[:2]
    return [one for one in records if one["report"] in reports]


def corrected(folder: Path, records: list[dict[str, Any]]) -> str:
    """Write statements as a desk hands them back."""
    path = folder / "ours.jsonl"
    path.write_text("".join(f"{json.dumps(one)}\n" for one in records), encoding="utf-8")
    return str(path)


def shares(out: str) -> dict[str, float]:
    """Give the shares that were printed as JSON lines."""
    records = map(json.loads, out.splitlines())
    return {f"{one['group']}/{one['measure']}": one["value"] for one in records}


def test_what_nobody_corrected_scores_a_hundred(
    run: Run, filled: str, export: list[dict[str, Any]], tmp_path: Path
) -> None:
    """The extractor agrees with itself; the reports come from the database."""
    done = run("--db", filled, "eval", corrected(tmp_path, export), "--format", "jsonl")
    told = shares(done.out)

    assert done.code == 0
    assert told["content exact/f1"] == told["recall/assertion"] == 1.0
    assert told["field/cue"] == told["field/stance"] == told["figures/f1"] == 1.0
    assert "2 reports" in done.err


def test_corrections_are_counted_and_shown(
    run: Run, filled: str, export: list[dict[str, Any]], tmp_path: Path
) -> None:
    """A stance mended and a false statement deleted: each is named with its place."""
    spoken = [one for one in export if one["kind"] != "assertion"]
    mended, deleted = spoken[0], spoken[1]
    stance = "warn" if mended["stance"] != "warn" else "ask"
    ours = [{**one, "stance": stance} if one is mended else one for one in export]
    file = corrected(tmp_path, [one for one in ours if one is not deleted])
    table = run("--db", filled, "eval", file)
    errors = run("--db", filled, "eval", file, "--errors")

    assert f"--db {filled} eval {file} --errors  see what went wrong" in table.err
    place = f"{mended['report']} {mended['start']}–{mended['end']}  stance\n"
    assert place in errors.out
    assert f"{deleted['report']} {deleted['start']}–{deleted['end']}  no such" in errors.out
    assert f"labelled  stance {stance}\n" in errors.out


def test_reports_may_lie_beside(run: Run, export: list[dict[str, Any]], tmp_path: Path) -> None:
    """No database is opened then."""
    missing = str(tmp_path / "none.db")
    done = run("--db", missing, "eval", corrected(tmp_path, export), str(FIXTURES), "-f", "jsonl")

    assert done.code == 0
    assert shares(done.out)["content exact/f1"] == 1.0


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Score the shipped reports once, with all the files that the command can write."""
    from typer.testing import CliRunner

    from factdb.cli.main import app

    folder = tmp_path_factory.mktemp("shipped")
    words = ["eval", str(FIXTURES.parent), "--json", str(folder / "scores.json")]
    words += ["--floors", str(folder / "floors.json"), "--raise-floors"]
    done = CliRunner(env={"COLUMNS": "80"}).invoke(app, words)
    assert done.exit_code == 0, done.output
    files = {path.stem: json.loads(path.read_text("utf-8")) for path in folder.iterdir()}
    return {"out": done.stdout, **files}


def test_the_shipped_reports(shipped: dict[str, Any]) -> None:
    """A table with n and intervals, of statements and of findings."""
    head, *lines = shipped["out"].splitlines()

    assert head.startswith("fixtures: 2")
    assert max(map(len, lines)) <= 80
    assert any(line.startswith("  content and speaker ") for line in lines)
    assert any(line.startswith("  findings ") for line in lines)
    assert "  95 %  " in shipped["out"]


def test_json_holds_shares_and_errors(shipped: dict[str, Any]) -> None:
    """All that the table shows, and every miss with its place."""
    (data,) = shipped["scores"]["data"]
    one = data["measures"][0]

    assert data["name"] == "fixtures"
    check("measure", data["measures"])
    assert one["low"] <= one["value"] <= one["high"]
    assert {"report", "start", "end", "wrong"} <= data["errors"][0].keys()


def test_floors_are_made_of_what_was_reached(shipped: dict[str, Any]) -> None:
    """To the hundredth below."""
    values = {
        f"{one['group']}/{one['measure']}": one["value"]
        for one in shipped["scores"]["data"][0]["measures"]
    }
    floors = shipped["floors"]["fixtures"]

    assert floors["content/f1"] > 0.9
    assert all(0 <= values[key] - least < 0.0101 for key, least in floors.items())


@pytest.fixture
def pairs(tmp_path: Path) -> str:
    """Give a file of two labelled pairs; the second is labelled against what the judge says."""
    a = {"text": "The bridge at Aune was closed on Monday.", "published": "2026-03-04"}
    b = {"text": "The bridge at Aune was not closed on Monday.", "published": "2026-03-04"}
    told = {"type": "negation", "a": a}
    path = tmp_path / "quarrels.jsonl"
    path.write_text(
        json.dumps({"id": "p-1", "contradiction": True, **told, "b": b})
        + "\n"
        + json.dumps({"id": "p-2", "contradiction": True, **told, "b": a})
        + "\n",
        encoding="utf-8",
    )
    return str(path)


def test_pairs(run: Run, pairs: str) -> None:
    """One found, one missed."""
    done = run("eval", pairs, "--format", "json")
    told = {f"{one['group']}/{one['measure']}": one["value"] for one in json.loads(done.out)}

    assert (told["conflict/precision"], told["conflict/recall"]) == (1.0, 0.5)
    assert "p-2  missed" in run("eval", pairs, "--errors").out


def test_markdown_and_csv(run: Run, pairs: str) -> None:
    """For a note and for a spreadsheet."""
    rows = list(csv.DictReader(io.StringIO(run("eval", pairs, "-f", "csv").out)))
    note = run("eval", pairs, "-f", "md").out

    assert rows[0]["data"] == "quarrels"
    assert note.startswith("## quarrels: 2 pairs")
    assert "| conflict |" in note


FLOORS: list[tuple[dict[str, Any], int, str]] = [
    ({"quarrels": {"conflict/recall": 0.5}}, 0, "1 floor held"),
    ({"quarrels": {"conflict/recall": 0.51}}, 1, "conflict/recall is 0.5000, its floor is 0.5100"),
    ({"quarrels": {"conflict/beauty": 0.1}}, 1, "conflict/beauty is not measured"),
    ({"others": {"conflict/recall": 1}}, 0, "no floors for quarrels"),
    ({"quarrels": {"conflict/recall": 7}}, 2, "these are no floors"),
]


@pytest.mark.parametrize(("floors", "code", "told"), FLOORS, ids=[told for *_, told in FLOORS])
def test_floors(
    run: Run, pairs: str, tmp_path: Path, floors: dict[str, Any], code: int, told: str
) -> None:
    """Exit code 1 below a floor, which is named."""
    file = tmp_path / "floors.json"
    file.write_text(json.dumps(floors), encoding="utf-8")
    done = run("eval", pairs, "--floors", str(file))

    assert done.code == code
    assert told in done.err


def test_floors_rise_and_never_sink(run: Run, pairs: str, tmp_path: Path) -> None:
    """The one that is passed is lifted, the one that is not met stays and fails."""
    file = tmp_path / "floors.json"
    before = {"quarrels": {"conflict/precision": 0.2, "conflict/recall": 0.9}}
    file.write_text(json.dumps(before), encoding="utf-8")
    done = run("eval", pairs, "--floors", str(file), "--raise-floors")

    assert done.code == 1
    after = {"conflict/precision": 1.0, "conflict/recall": 0.9}
    assert json.loads(file.read_text("utf-8")) == {"quarrels": after}


WRONG = [
    (["eval"], "name labelled files or folders, or ask for --from-rulings"),
    (["eval", "x.jsonl", "--from-rulings"], "paths and --from-rulings do not go together"),
    (["eval", "nowhere/"], "nowhere: no such file"),
    (["eval", "x.jsonl", "--raise-floors"], "--raise-floors goes with --floors"),
    (["eval", "x.jsonl", "--floors", "none.json"], "none.json: no such file"),
]


@pytest.mark.parametrize(("words", "told"), WRONG, ids=[" ".join(words) for words, _ in WRONG])
def test_errors(run: Run, words: list[str], told: str) -> None:
    """Exit code 2, what is wrong, and what to do."""
    done = run(*words)

    assert done.code == 2
    assert told in done.err.lower()
    assert "\nhint: " in done.err


def test_a_label_without_its_report(run: Run, filled: str, tmp_path: Path) -> None:
    """Named with its line; the hint says where reports may be."""
    file = corrected(tmp_path, [{"report": "r-000000000000", "text": "We", "kind": "direct"}])
    done = run("--db", filled, "eval", file)

    assert done.code == 2
    assert f"{file}:1: there is no report r-000000000000" in done.err
    assert "--db" in done.err


def test_rulings_say_how_right_the_rules_are(run: Run, filled: str, tmp_path: Path) -> None:
    """Confirmed ones count for a rule, false alarms against it; the open ones not at all."""
    own = str(shutil.copy(filled, tmp_path / "own.db"))
    nothing = run("--db", own, "eval", "--from-rulings")
    lines = run("--db", own, "contradictions", "--format", "jsonl").out.splitlines()
    found = [json.loads(line) for line in lines]
    run("--db", own, "rule", found[0]["id"], "confirmed", "--by", "Mira")
    run("--db", own, "rule", found[1]["id"], "extraction_error", "--by", "Mira")
    done = run("--db", own, "eval", "--from-rulings", "-f", "jsonl")
    errors = run("--db", own, "eval", "--from-rulings", "--errors")

    assert (nothing.code, nothing.out) == (2, "")
    assert "nobody ruled on a finding yet" in nothing.err
    assert done.code == 0
    assert shares(done.out)["ruled/precision"] == 0.5
    assert f"rulings  {found[1]['id']}  false alarm" in errors.out
    assert found[0]["id"] not in errors.out
