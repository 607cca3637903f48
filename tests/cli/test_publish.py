"""What is handed out: citations, briefs, files in every format, a whole database and back."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook
from pybtex.database import parse_string

from tests.cli.conftest import Run

Damage = Callable[[bytes], bytes]


def first(run: Run, db: str, command: str = "contradictions") -> str:
    """Give the id of the first record that a command gives."""
    out = run("--db", db, command, "--format", "jsonl", "--limit", "1").out
    return str(json.loads(out)["id"])


def test_cite_a_statement(run: Run, filled: str) -> None:
    """By its id or the beginning of it."""
    one = first(run, filled, "statements")
    done = run("--db", filled, "cite", one[:10])

    assert done.code == 0
    assert one in done.out
    assert "SHA-256 of the stored text" in done.out


def test_cite_a_finding(run: Run, filled: str, tmp_path: Path) -> None:
    """Both statements, once each, however often they are named; into a file too."""
    one, file = first(run, filled), tmp_path / "sources.bib"
    done = run("--db", filled, "cite", one, one, "--style", "bibtex", "--out", str(file))

    assert (done.code, done.out) == (0, "")
    assert len(parse_string(file.read_text("utf-8"), "bibtex").entries) == 2


@pytest.mark.parametrize(("one", "code"), [("s-000000000000", 1), ("f-zz", 1)])
def test_cite_nothing(run: Run, filled: str, one: str, code: int) -> None:
    """Exit code 1 says that nothing has the id."""
    assert run("--db", filled, "cite", one).code == code


def test_cite_in_no_style(run: Run, filled: str) -> None:
    """Exit code 2: the styles are told."""
    done = run("--db", filled, "cite", "s-0", "--style", "mla")

    assert done.code == 2
    assert "csl-json" in done.err


def test_only_statements_are_cited(run: Run, filled: str) -> None:
    """An actor is not: the error says what is."""
    actor = json.loads(run("--db", filled, "actors", "list", "--format", "json").out)[0]["id"]
    done = run("--db", filled, "cite", actor)

    assert done.code == 1
    assert "neither a statement nor a finding" in done.err


WEEK = ("brief", "--since", "2023-04-03", "--until", "2023-04-09")


def test_brief(run: Run, filled: str) -> None:
    """What was published, who spoke, what does not fit."""
    done = run("--db", filled, *WEEK)
    found = json.loads(run("--db", filled, *WEEK, "--format", "json").out)

    assert done.code == 0
    assert done.out.startswith("brief 2023-04-03 to 2023-04-09\n")
    assert found
    assert all("2023-04-03" <= one["b"]["published"][:10] <= "2023-04-09" for one in found)
    assert all(one["id"] in done.out for one in found)


def test_brief_of_no_days(run: Run, filled: str) -> None:
    """Exit code 1 where nothing was published, 2 where the days run backwards."""
    assert run("--db", filled, "brief", "--since", "1999", "--until", "1999").code == 1
    assert run("--db", filled, "brief", "--since", "2023", "--until", "2022").code == 2


@pytest.mark.parametrize(
    "words", [WEEK, ("contradictions",), ("who", "Verholm"), ("statements",), ("search", "water")]
)
def test_files_in_the_format_of_their_names(
    run: Run, filled: str, tmp_path: Path, words: tuple[str, ...]
) -> None:
    """HTML nests, a workbook opens, JSON is one: nothing is printed besides."""
    page, book, array = (tmp_path / f"x.{kind}" for kind in ("html", "xlsx", "json"))

    done = [run("--db", filled, *words, "--out", str(file)) for file in (page, book, array)]

    assert [(one.code, one.out) for one in done] == [(0, "")] * 3
    tree = ElementTree.fromstring(page.read_text("utf-8").removeprefix("<!DOCTYPE html>"))
    rows = load_workbook(book).worksheets[0].max_row
    ids = [one["id"] for one in json.loads(array.read_text("utf-8"))]
    assert rows == len(ids) + 1
    assert all(one in "".join(tree.itertext()) for one in ids)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["x.html", "x.json", "x.xlsx"]


def test_a_file_is_written_whole_or_not_at_all(run: Run, filled: str, tmp_path: Path) -> None:
    """What was there stays when the format has no place for the records."""
    file = tmp_path / "x.json"
    file.write_text("before")

    done = run("--db", filled, "statements", "--format", "claimreview", "--out", str(file))

    assert done.code == 2
    assert file.read_text() == "before"
    assert list(tmp_path.iterdir()) == [file]


def test_a_folder_that_is_not_there(run: Run, filled: str, tmp_path: Path) -> None:
    """Exit code 2, and what to do."""
    done = run("--db", filled, "contradictions", "--out", str(tmp_path / "no" / "x.html"))

    assert done.code == 2
    assert "hint: --out names a file to write" in done.err


def test_annotations_stand_where_they_say(run: Run, filled: str) -> None:
    """Prefix, words and suffix are the stored text, at the offsets that are told."""
    page = json.loads(run("--db", filled, "statements", "--format", "annotation").out)
    said = {
        f"urn:factdb:{one['id']}": one["report"]
        for one in json.loads(run("--db", filled, "statements", "--format", "json").out)
    }
    assert len(page["items"]) == len(said)
    for item in page["items"][:5]:
        shown = run("--db", filled, "show", said[item["id"]], "--format", "json").out
        text = json.loads(shown)[0]["text"]
        quote, place = item["target"]["selector"]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert text[: place["start"]].endswith(quote["prefix"])
        assert text[place["end"] :].startswith(quote["suffix"])


@pytest.mark.parametrize("name", ["all.jsonl", "all.jsonl.gz"])
def test_out_and_in_and_out(run: Run, filled: str, tmp_path: Path, name: str) -> None:
    """The second export has the bytes of the first."""
    here, again, new = tmp_path / name, tmp_path / f"again-{name}", str(tmp_path / "new.db")

    done = [
        run("--db", filled, "export", "--all", str(here)),
        run("--db", new, "import", str(here)),
        run("--db", new, "export", str(again), "--all"),
    ]

    assert [one.code for one in done] == [0, 0, 0]
    assert here.read_bytes() == again.read_bytes()


def test_everything_must_be_asked_for(run: Run, filled: str, tmp_path: Path) -> None:
    """Export without --all says how."""
    done = run("--db", filled, "export", str(tmp_path / "x.jsonl"))

    assert done.code == 2
    assert "factdb export --all" in done.err


DAMAGED: list[tuple[str, Damage]] = [
    (":", lambda whole: gzip.compress(whole)[:-2000]),
    (":", lambda whole: gzip.compress(whole)[:50] + b"xxxx" + gzip.compress(whole)[54:]),
    ("the end is missing", lambda whole: whole[: whole.rindex(b"\n", 0, -1) + 1]),
    ("the line is cut off", lambda whole: whole[:-100_000].rstrip(b"\n")),
    ("the file is damaged", lambda whole: b"\xff" + whole),
    ("all.jsonl:1: not a line", lambda _: b"\x00" * 50 + b"\n"),
]


@pytest.mark.parametrize(("message", "damage"), DAMAGED)
def test_damaged_files(run: Run, filled: str, tmp_path: Path, message: str, damage: Damage) -> None:
    """Exit code 2 and the line; the whole file goes in afterwards."""
    file, new = tmp_path / "all.jsonl", str(tmp_path / "new.db")
    run("--db", filled, "export", "--all", str(file))
    whole = file.read_bytes()
    file.write_bytes(damage(whole))

    done = run("--db", new, "import", str(file))

    assert done.code == 2
    assert f"error: {file}" in done.err
    assert message in done.err.replace(str(tmp_path) + "/", "")
    file.write_bytes(whole)
    assert run("--db", new, "import", str(file)).code == 0


def test_import_what_is_not_there(run: Run, tmp_path: Path) -> None:
    """Exit code 2, and no database is made."""
    new = tmp_path / "new.db"

    assert run("--db", str(new), "import", str(tmp_path / "no.jsonl")).code == 2
    assert not new.exists()
