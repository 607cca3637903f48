"""Look-ups: answers on standard output, what to do next on standard error, exit codes as told."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import factdb
from factdb.types import Report
from tests.cli.conftest import Run

NEXT = "factdb --db"


@pytest.fixture
def finding(run: Run, filled: str) -> dict[str, Any]:
    """Give the surest finding of the shipped reports."""
    found: dict[str, Any] = json.loads(
        run("--db", filled, "contradictions", "--format", "jsonl").out.splitlines()[0]
    )
    return found


EXIT_CODES = [
    (["who", "Verholm"], 0),
    (["who", "Verholm", "--since", "2023-03", "--until", "2023-03", "--kind", "direct"], 0),
    (["who", "Verholm", "--about", "zebras"], 1),
    (["who", "Nobody Atall"], 1),
    (["search", "fuel", "tax"], 0),
    (["search", "zebras"], 1),
    (["near", "Ministry: fuel tax of zebras stays"], 0),
    (["near", "zebras"], 1),
    (["near", "s-ffffffffffff"], 1),
    (["show", "s-ffffffffffff"], 1),
    (["show", "s-"], 2),
    (["statements", "--outlet", "Harbour Wire", "--stance", "assert"], 0),
    (["statements", "--until", "1999"], 1),
    (["contradictions"], 0),
    (["contradictions", "--since", "2050"], 1),
    (["info"], 0),
    (["actors", "list"], 0),
    (["actors", "show", "Verholm"], 0),
    (["actors", "show", "Nobody Atall"], 1),
    (["actors", "log"], 1),
    (["db", "check"], 0),
]


@pytest.mark.parametrize(
    ("words", "code"),
    EXIT_CODES,
    ids=lambda one: " ".join(map(str, one)) if isinstance(one, list) else str(one),
)
def test_exit_codes(run: Run, filled: str, words: list[str], code: int) -> None:
    """0 found, 1 found nothing, 2 an error; what is no answer goes to standard error."""
    done = run("--db", filled, *words)

    assert done.code == code
    assert bool(done.out) == (code == 0 and words != ["db", "check"])
    assert ("error:" in done.err) == (code == 2 or words[-1] in ("Nobody Atall", "s-ffffffffffff"))


WRONG = [
    (["who"], "missing argument"),
    (["whom", "X"], "did you mean 'who'?"),
    (["who", "X", "--since", "yesterday"], "'yesterday' is no date: write 2022"),
    (["who", "X", "--until", "2022-02-30"], "'2022-02-30' is no date: day"),
    (["who", "X", "--format", "xml"], "'xml' is none of"),
    (["who", "X", "--kind", "poem"], "'poem' is not one of 'direct'"),
    (["contradictions", "--relation", "same"], "'same' is not one of 'denial'"),
    (["contradictions", "--min-score", "2"], "less than or equal to 1"),
    (["compare", "one side"], "give two statements"),
    (["compare", "a", "b", "--pairs", "c"], "give two statements"),
    (["--db", "ftp://x", "info"], "no database of a kind"),
    (["--db", "/nonexistent/x.db", "who", "X"], "no database there"),
]


@pytest.mark.parametrize(
    ("words", "told"), WRONG, ids=lambda one: one if isinstance(one, str) else " ".join(one)
)
def test_an_error_says_what_and_what_to_do(run: Run, words: list[str], told: str) -> None:
    """One line says what is wrong, one what to do; the exit code is 2."""
    done = run(*words)

    assert done.code == 2
    assert done.err.startswith("error: ")
    assert told.lower() in done.err.lower()
    assert "\nhint: " in done.err


def test_the_database_is_named_before_or_after_the_command(
    run: Run, filled: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The option stands on either side; the environment comes last."""
    before = run("--db", filled, "info").out
    after = run("info", "--db", filled).out
    monkeypatch.setenv("FACTDB_URL", filled)
    named = run("info").out

    assert before == after == named.replace("FACTDB_URL", "flag")
    assert filled in before


def test_who_shows_the_actor_what_was_said_and_what_does_not_fit(
    run: Run, filled: str, finding: dict[str, Any]
) -> None:
    """The table begins with the actor; a statement of a finding has a warning."""
    speaker = (finding["a"]["speaker"] or finding["b"]["speaker"])["name"]
    done = run("--db", filled, "who", speaker, "--limit", "0")

    assert done.out.startswith(speaker)
    assert f"→ {finding['id']}" in done.out
    assert f"{NEXT} {filled} show s-" in done.err


def test_a_table_holds_a_screenful_and_says_so(run: Run, filled: str) -> None:
    """A limit cuts the list, and the rest is one flag away."""
    done = run("--db", filled, "search", "the", "--limit", "2")

    assert len(re.findall(r"\bs-[0-9a-f]{12}$", done.out, re.MULTILINE)) == 2
    assert "--limit 0 shows every statement" in done.err


def test_show_tells_everything(run: Run, filled: str, finding: dict[str, Any]) -> None:
    """The words in their context, who is meant and why, the way it was found, what does not fit."""
    done = run("--db", filled, "show", finding["a"]["id"][:8])

    for told in ("context", "printed", "speaker", "how", "⚠", finding["id"]):
        assert told in done.out
    assert f"[{finding['a']['text'][:20]}" in done.out.replace("\n            ", " ")


@pytest.mark.parametrize("side", ["id", "report"])
def test_show_takes_any_id(run: Run, filled: str, finding: dict[str, Any], side: str) -> None:
    """A finding, a report, an actor."""
    wanted = finding["id"] if side == "id" else finding["a"]["report"]

    assert wanted in run("--db", filled, "show", wanted).out


def test_contradictions_are_filtered(run: Run, filled: str, finding: dict[str, Any]) -> None:
    """By relation, by speaker, by score."""
    relation = finding["relation"]
    found = run("--db", filled, "contradictions", "--relation", relation, "-f", "jsonl").out
    sure = run("--db", filled, "contradictions", "--min-score", "0.9", "-f", "json").out

    assert {json.loads(line)["relation"] for line in found.splitlines()} == {relation}
    assert min(one["score"] for one in json.loads(sure)) >= 0.9


def test_other_programs_get_nothing_but_the_answer(run: Run, filled: str) -> None:
    """No advice beside a format for programs, and no colours anywhere."""
    done = run("--db", filled, "statements", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.out)))

    assert done.err == ""
    assert "\x1b" not in done.out
    assert {row["kind"] for row in rows} >= {"direct", "indirect"}


def test_markdown_is_a_brief(run: Run, filled: str) -> None:
    """What somebody said, as a list for a note."""
    assert "\n- **2023-" in run("--db", filled, "who", "Verholm", "--format", "md").out


def test_info_names_the_database_that_is_not_there_yet(run: Run, tmp_path: Any) -> None:
    """A newcomer sees where it would be, and how to begin."""
    done = run("--db", str(tmp_path / "none.db"), "info")

    assert done.code == 2
    assert "none.db" in done.out
    assert "factdb ingest" in done.err


def test_each_relation_may_be_surer(run: Run, filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relation's own share goes before that of all; the environment may say it."""
    asked = ["--db", filled, "contradictions", "-f", "json"]
    some = json.loads(run(*asked, "--min-score", "denial=1").out)
    monkeypatch.setenv("FACTDB_MIN_SCORE", "1,denial=0")
    denials = json.loads(run(*asked).out)

    assert some
    assert "denial" not in {one["relation"] for one in some}
    assert {one["relation"] for one in denials} == {"denial"}


def test_the_file_of_settings_says_how_sure(
    run: Run, filled: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As any setting; what is no share is an error that names its place."""
    path = tmp_path / "config.toml"
    monkeypatch.setenv("FACTDB_CONFIG", str(path))
    path.write_text('min_score = "1,denial=0"\n', "utf-8")
    found = json.loads(run("--db", filled, "contradictions", "-f", "json").out)
    path.write_text('min_score = "much"\n', "utf-8")
    wrong = run("--db", filled, "contradictions")

    assert {one["relation"] for one in found} == {"denial"}
    assert wrong.code == 2
    assert f"{path}: 'much' is no share" in wrong.err


def test_a_finding_says_within_which_government(run: Run, filled: str) -> None:
    """The field is there, and empty where two governments or none speak."""
    found = json.loads(run("--db", filled, "contradictions", "-f", "json").out)

    assert all(one["within_government"] in one["reason"] for one in found)


def test_updates_are_shown_in_threads(run: Run, filled: str) -> None:
    """What time changed is no finding: each side shows the other, and which is the later."""
    told = json.loads(run("--db", filled, "statements", "-f", "json").out)
    shown = [
        json.loads(run("--db", filled, "show", one["id"], "-f", "json").out)[0] for one in told
    ]
    updates = {(one["id"], other["other"]): other for one in shown for other in one["updates"]}

    assert updates
    for (one, other), update in updates.items():
        assert updates[other, one]["later"] is not update["later"]
        name = "updated by" if update["later"] else "updates"
        assert f"{name}" in run("--db", filled, "show", one).out


def test_what_search_misses_near_may_find(run: Run, filled: str) -> None:
    """Where not all words stand together, the way to those with some of them is shown."""
    done = run("--db", filled, "search", "zebras", "fuel", "tax")

    assert done.code == 1
    assert "near 'zebras fuel tax'" in done.err


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Make a database in which a body has the name of somebody who is not quoted."""
    url = str(tmp_path_factory.mktemp("named") / "desk.db")
    texts = (
        "The Administration of Velm President Karel Wend said that the bridge was safe.",
        "Karel Wend, the president of Velm, was there. “Trams run,” Anna Roth told Karel Wend.",
    )
    when = datetime(2021, 2, 3, tzinfo=UTC)
    with factdb.open(url) as db:
        assert len(list(db.ingest(*(Report(one, when, outlet="Post") for one in texts)))) == 2
    return url


def test_who_is_named_and_not_quoted(run: Run, named: str) -> None:
    """What is known is told, and the body of that name is offered; nothing is answered."""
    done = run("--db", named, "who", "Karel", "Wend")

    assert (done.code, done.out) == (1, "")
    assert "Karel Wend (person, a-" in done.err
    assert "office: president of Velm" in done.err
    assert "Administration of Velm President Karel Wend: 1 statement" in done.err
    assert "search 'Karel Wend'" in done.err


def test_who_with_filters_says_so(run: Run, filled: str) -> None:
    """The count above is that of all, and not of what follows."""
    some, every = (
        run("--db", filled, "who", "Verholm", *more) for more in (["--kind", "direct"], [])
    )
    none = run("--db", filled, "who", "Verholm", "--about", "zebras")

    assert "8 statements in all, those that fit below" in " ".join(some.out.split())
    assert "8 statements  a-" in every.out
    assert "all 8 statements" in none.err


def test_names_of_several_words_need_no_marks(run: Run, filled: str) -> None:
    """With or without marks, in every command that asks of somebody."""
    for command in ("who", "timeline"):
        apart = run("--db", filled, command, "Ilsa", "Verholm")
        assert apart.code == 0
        assert apart.out == run("--db", filled, command, "Ilsa Verholm").out


@pytest.mark.parametrize("command", [["statements"], ["near", "fuel tax"], ["search", "fuel"]])
def test_no_limit_is_0_everywhere(run: Run, filled: str, command: list[str]) -> None:
    """All there are; in no command is it an error."""
    few = run("--db", filled, *command, "--limit", "1", "--format", "jsonl").out.splitlines()
    every = run("--db", filled, *command, "--limit", "0", "--format", "jsonl").out.splitlines()

    assert len(few) == 1 < len(every)


@pytest.mark.parametrize("name", ["x.pdf", "x.docx", "x.html.bak"])
def test_files_of_no_known_format_are_refused(
    run: Run, filled: str, tmp_path: Path, name: str
) -> None:
    """The formats are named; a format that is told counts for more."""
    path = tmp_path / name
    done = run("--db", filled, "statements", "--out", str(path))
    told = run("--db", filled, "statements", "--out", str(path), "--format", "csv")

    assert (done.code, told.code) == (2, 0)
    assert ".xlsx" in done.err
    assert path.read_text("utf-8").startswith("id,")


def test_a_missing_id_is_looked_for_among_its_kind(run: Run, filled: str) -> None:
    """Findings among findings, actors among actors."""
    hints = {"f-": "contradictions", "a-": "actors list", "s-": "search"}

    for kind, hint in hints.items():
        assert f"factdb {hint}" in run("--db", filled, "show", f"{kind}000000000000").err
