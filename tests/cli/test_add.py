"""Taking reports in: receipts, errors that stop nobody, and a sum."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from factdb import pipeline
from factdb.cli import demo
from factdb.errors import StoreError
from tests.cli.conftest import FIXTURES, Run

STORY = "date 2026-03-04\noutlet: The Courier\n\n“We will stay,” said Anna Kovacs, the mayor."


@pytest.fixture
def story(tmp_path: Path) -> str:
    """Give the path of one report."""
    path = tmp_path / "story.txt"
    path.write_text(STORY, "utf-8")
    return str(path)


@pytest.fixture
def db(tmp_path: Path) -> str:
    """Give the path of a database that is not there yet."""
    return str(tmp_path / "new" / "x.db")


def test_a_receipt_per_report(run: Run, story: str, db: str) -> None:
    """A line says what became of the report; the sum and what to do next stand beside it."""
    done = run("ingest", story, "--db", db)

    assert done.code == 0
    assert done.out.startswith(story)
    assert done.out.split()[-5:] == ["2026-03-04", "1", "statement", "(1", "attributed)"]
    assert done.err.startswith("1 report: 1 added\n")
    assert "actors list" in done.err


def test_twice_is_once(run: Run, story: str, db: str) -> None:
    """The same report again is said to be there, and changes nothing."""
    run("ingest", story, "--db", db)
    done = run("ingest", story, "--db", db)

    assert done.code == 0
    assert "already stored as r-" in done.out.replace("\n ", " ")
    assert done.err.startswith("1 report: 1 already there\n")


def test_a_bad_file_stops_nobody(run: Run, story: str, db: str, tmp_path: Path) -> None:
    """It is named with the reason, the others go in, and the exit code tells."""
    (tmp_path / "empty.txt").touch()
    done = run("ingest", str(tmp_path / "empty.txt"), "/nonexistent", story, "--db", db)

    assert done.code == 2
    assert done.out.count("attributed") == 1
    assert "error: /nonexistent: no such file" in done.err
    assert f"error: {tmp_path / 'empty.txt'}: " in done.err
    assert "3 reports: 1 added, 2 failed" in done.err


def test_what_is_in_is_summed_up_when_it_ends_early(
    run: Run, story: str, db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error of the database ends the command; what went in before is counted."""
    ingest = pipeline.ingest

    def breaks(*given: Any, **more: Any) -> Iterator[Any]:
        yield from ingest(*given, **more)
        raise StoreError("the disk is full")

    monkeypatch.setattr(pipeline, "ingest", breaks)
    done = run("ingest", story, "--db", db)

    assert done.code == 2
    assert done.err.startswith("1 report: 1 added\nerror: the disk is full\nhint: ")


def test_defaults_fill_what_a_source_does_not_say(run: Run, db: str, tmp_path: Path) -> None:
    """Outlet, date, url and title are taken from the options."""
    (tmp_path / "bare.txt").write_text("“We will stay,” said Anna Kovacs.", "utf-8")
    given = {"--outlet": "The Courier", "--date": "2026-03-04", "--url": "https://c.example/1"}
    words = [word for pair in given.items() for word in pair]
    run("ingest", str(tmp_path / "bare.txt"), "--db", db, *words)
    found = json.loads(run("statements", "--db", db, "--format", "jsonl").out)

    assert (found["outlet"], found["url"]) == ("The Courier", "https://c.example/1")
    assert found["published"].startswith("2026-03-04")


def test_extract_needs_no_database(program: Run) -> None:
    """Standard input is read; the answer goes to standard output; nothing is written."""
    done = program("extract", "-", "--format", "jsonl", given=STORY.encode())
    found = [json.loads(line) for line in done.out.splitlines()]

    assert done.code == 0
    assert [(one["text"], one["speaker"]["name"]) for one in found] == [
        ("We will stay", "Anna Kovacs")
    ]


def test_extract_finds_nothing(program: Run) -> None:
    """A report without statements is no error."""
    assert program("extract", "-", "--date", "2026-03-04", given=b"It rained.\n").code == 1


def test_extract_draws_a_page(run: Run, story: str) -> None:
    """A page on standard output: the text with its marks, and nothing beside it."""
    done = run("extract", story, "--html")

    assert done.code == 0
    assert done.out.startswith("<!DOCTYPE html>\n")
    assert done.out.endswith("</html>\n")
    assert re.search(
        r'“<mark class="direct" id="s-[0-9a-f]{12}" .*?>We will stay,?</mark>', done.out
    )
    assert '<span class="speaker"' in done.out
    assert done.err == ""


def test_a_page_goes_to_a_file(run: Run, story: str, tmp_path: Path) -> None:
    """It takes the place of the one before, leaves nothing else there, and prints nothing."""
    out = tmp_path / "pages" / "story.html"
    out.parent.mkdir()
    out.write_text("old", "utf-8")
    done = run("extract", story, story, "--html", "--out", str(out))

    assert (done.code, done.out) == (0, "")
    assert out.read_text("utf-8") == run("extract", story, "--html").out
    assert [path.name for path in out.parent.iterdir()] == ["story.html"]


def test_a_page_tells_of_what_it_lacks(run: Run, story: str, tmp_path: Path) -> None:
    """Of several reports the good ones are shown; of none there is no page."""
    out = tmp_path / "story.html"
    some = run("extract", story, "/nonexistent", "--html")
    none = run("extract", "/nonexistent", "--html", "--out", str(out))

    assert (some.code, none.code) == (2, 2)
    assert "We will stay" in some.out
    assert "error: /nonexistent: no such file" in some.err
    assert not out.exists()


def test_a_report_without_statements_is_drawn_too(program: Run) -> None:
    """Somebody wants to see that nothing was found in it."""
    done = program("extract", "-", "--html", "--date", "2026-03-04", given=b"It rained.\n")

    assert done.code == 1
    assert ">It rained.</p>" in done.out
    assert "<p>no statements</p>" in done.out


MISFITS = [
    (("--html", "--format", "json"), "error: --html and --format json: which of them?"),
    (("--out", "x.html"), "error: --out goes with --html"),
    (("--html", "--out", "/nonexistent/x.html"), "error: /nonexistent/x.html: no such file"),
    (("--html", "--out", "/"), "error: /: is a directory"),
]


@pytest.mark.parametrize(("words", "told"), MISFITS)
def test_a_page_that_cannot_be(run: Run, story: str, words: tuple[str, ...], told: str) -> None:
    """One line says why."""
    done = run("extract", story, *words)

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(told)


def test_the_demo_shows_what_factdb_is_for(run: Run, tmp_path: Path) -> None:
    """Receipts, a person's statements, the contradictions with both texts, and what to try."""
    done = run("demo", "--dir", str(tmp_path / "demo"))

    assert done.code == 0
    assert (tmp_path / "demo" / "demo.db").exists()
    receipts, _, rest = done.out.partition("What one person has said")
    person, _, findings = rest.partition("What does not fit")
    assert receipts.count("attributed") == len(reports())
    assert person.count(" · s-") + person.count("\n            s-") >= 2
    assert "not yet ruled" in findings
    assert "\nwhy  " in findings
    assert "show s-" in done.err


def reports() -> list[str]:
    """Name every shipped report: one file, or one line of a file of many."""
    files = [path for path in FIXTURES.rglob("*") if path.is_file() and path.suffix]
    return [
        line
        for path in files
        for line in (
            path.read_text("utf-8").splitlines() if path.suffix == ".jsonl" else [path.name]
        )
    ]


def test_the_demo_finds_its_reports() -> None:
    """In a checkout they lie beside the package."""
    assert demo.shipped("reports") == FIXTURES


def test_load(run: Run, story: str, db: str, tmp_path: Path) -> None:
    """Statements that are printed are loaded elsewhere, and a bad line is named."""
    run("ingest", story, "--db", db)
    printed = run("statements", "--format", "jsonl", "--db", db).out
    lines, other = tmp_path / "said.jsonl", str(tmp_path / "other.db")
    lines.write_text(f"{printed}{{\n", "utf-8")

    first = run("load", str(lines), "--db", other)
    again = run("load", str(lines), "--db", other)

    assert (first.code, again.code) == (2, 2)
    assert "2 statements: 1 added, 1 failed" in first.err
    assert f"error: {lines}:2: not JSON" in first.err
    assert "2 statements: 1 already there, 1 failed" in again.err
    assert run("statements", "--format", "jsonl", "--db", other).out == printed


def test_another_language_is_told(run: Run, tmp_path: Path, db: str) -> None:
    """Not English: a warning beside the receipt and in it, for programs and for people."""
    path = tmp_path / "story.txt"
    path.write_text("date: 2026-03-04\nlanguage: de\n\n„Wir bleiben“, sagte Anna Kovacs.", "utf-8")

    done = run("ingest", str(path), "--db", db, "--format", "jsonl")
    extracted = run("extract", str(path))

    told = "factdb reads English; language de: nothing was extracted"
    assert json.loads(done.out)["warnings"] == [told]
    assert f"warning: {path}: {told}" in done.err
    assert told in extracted.err


def test_another_date_of_the_same_text_is_told(run: Run, story: str, db: str) -> None:
    """Stored already; what to do about the date stands there, and doing it does it."""
    dated = ["--outlet", "The Courier", "--db", db]
    Path(story).write_text("“We will stay,” said Anna Kovacs, the mayor.", "utf-8")
    run("ingest", story, "--date", "2026-03-04", *dated)

    again = run("ingest", story, "--date", "2026-03-05", *dated)
    (command,) = re.findall(r"factdb (correct r-\w+ --date 2026-03-05)", again.err)
    done = run(*command.split(), "--by", "Mira", "--db", db)
    third = run("ingest", story, "--date", "2026-03-05", *dated)

    assert "date: " not in done.err
    assert "2026-03-04T00:00:00+00:00 → 2026-03-05T00:00:00+00:00" in " ".join(done.out.split())
    assert "warning" not in third.err


def test_each_report_of_a_file_has_its_number(run: Run, tmp_path: Path, db: str) -> None:
    """And what the outlet says itself is not counted as somebody's words."""
    own = "The line carries 4,000 passengers. Two people were injured."
    path = tmp_path / "many.jsonl"
    lines = ({"text": text, "published": "2021-01-01", "outlet": "Post"} for text in (STORY, own))
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")

    first, second = map(
        json.loads, run("ingest", str(path), "--db", db, "-f", "jsonl").out.split("\n")[:2]
    )

    assert (first["place"], second["place"]) == (str(path), f"{path}, report 2")
    assert second["attributed"] == 0
    assert second["own_voice"] == second["statements"] > 0
