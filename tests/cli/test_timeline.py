"""Following something through time: drawn for people, records for programs, a picture for both."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest

import factdb
from tests.cli import png
from tests.cli.conftest import Run
from tests.cli.test_contract import check, lines

BLUE, RED, GREY, WHITE = (26, 78, 138), (176, 0, 32), (85, 85, 85), (255, 255, 255)
CHANGED = "The terminal is not yet safe in a winter storm"


def printing(run: Run, filled: str, words: str) -> str:
    """Give the id of a statement with these words."""
    found = lines(run("--db", filled, "statements", "--about", words, "--format", "jsonl").out)
    return str(found[0]["id"])


def test_a_figure_is_drawn_with_n_dates_and_bounds(run: Run, filled: str) -> None:
    """What is open is an arrow, what is approximate has a mark, and every aggregate its n."""
    done = run("--db", filled, "timeline", "--figure", "troops")

    assert done.code == 0
    assert "4 figures in 4 statements by 2 speakers in 2 outlets" in done.out
    assert "2022-01-27 to 2022-02-15" in done.out
    assert "~●" in done.out
    assert "●▶" in done.out
    assert "more than 150,000 troops" in done.out


def test_each_unit_has_a_drawing(run: Run, filled: str) -> None:
    """Cents and cents per litre are not one thing."""
    done = run("--db", filled, "timeline", "--figure", "cents")

    assert "cents, in cents\n" in done.out
    assert "cents, in cents per litre\n" in done.out


def test_a_conflict_is_marked(run: Run, filled: str) -> None:
    """In the lane, at both statements, and with the finding's id."""
    done = run("--db", filled, "timeline", "--who", "Verholm", "--about", "fuel")

    assert "◆" in done.out
    assert "≠2" in done.out
    assert "reversal" in done.out
    assert "in conflict with n" in done.out
    assert "show f-" in done.err


def test_what_a_person_rules_counts(run: Run, filled: str, tmp_path: Path) -> None:
    """Ruled to be only time passing, it is an update."""
    import shutil

    db = str(shutil.copy(filled, tmp_path / "ruled.db"))
    with factdb.open(db) as desk:
        found = desk.contradictions(relation="reversal")[0]
        desk.rule(found["id"], ruling="only_time_passed", by="Mira")
        points = desk.timeline(who="Verholm", about="fuel")

    assert {link["kind"] for one in points for link in one["links"]} == {"update"}
    assert "→2" in run("--db", db, "timeline", "--who", "Verholm", "--about", "fuel").out


def test_without_unicode_plain_letters_are_drawn(program: Run, filled: str) -> None:
    """A terminal of 7 bits gets no question marks in the drawing."""
    told = program(
        "--db", filled, "timeline", "--figure", "troops", env={"PYTHONIOENCODING": "utf-8"}
    )

    assert "●▶" in told.out


def test_a_narrow_terminal_gets_the_table(program: Run, filled: str) -> None:
    """Nothing is cut."""
    done = program("--db", filled, "timeline", "--figure", "troops", env={"COLUMNS": "20"})

    assert done.code == 0
    assert "Russian troops" in " ".join(done.out.split())


def test_the_picture_is_well_formed_and_loads_nothing(
    run: Run, filled: str, tmp_path: Path
) -> None:
    """With a title, a description, and every point's words."""
    out = tmp_path / "x.svg"
    done = run("--db", filled, "timeline", "--who", "Verholm", "--out", str(out))
    text = out.read_text("utf-8")
    root = ElementTree.fromstring(text)

    assert f"{out}: written" in done.err
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert len(root.findall(".//{*}circle")) == 9
    assert 'class="conflict"' in text
    assert 'class="cross"' in text
    assert text.count("http") == 1


def test_the_picture_as_pixels(run: Run, filled: str, tmp_path: Path) -> None:
    """The same drawing as PNG, twice as large, with letters in it and both colours of points."""
    svg, drawn = tmp_path / "x.svg", tmp_path / "x.png"
    for out in (svg, drawn):
        assert run("--db", filled, "timeline", "--who", "Verholm", "--out", str(out)).code == 0

    root, pixels = ElementTree.fromstring(svg.read_text("utf-8")), png.read(drawn.read_bytes())

    assert (pixels.width, pixels.height) == tuple(
        2 * int(root.attrib[side]) for side in ("width", "height")
    )
    assert {BLUE, RED, GREY, WHITE} <= pixels.colours


def test_another_picture_is_refused_before_anything_is_printed(run: Run, filled: str) -> None:
    """Only SVG and PNG are drawn."""
    done = run("--db", filled, "timeline", "--who", "Verholm", "--out", "x.jpg")

    assert (done.code, done.out) == (2, "")
    assert "--out FILE.svg" in done.err


def test_points_and_lineages_are_what_the_schemas_say(run: Run, filled: str) -> None:
    """Records out."""
    words = ("--db", filled, "timeline", "--about", "warned", "--format", "jsonl")
    check("point", lines(run(*words).out))
    figures = run("--db", filled, "timeline", "--figure", "troops", "--format", "jsonl")
    check("point", lines(figures.out))
    one = printing(run, filled, CHANGED)
    check("lineage", lines(run("--db", filled, "lineage", one, "--format", "jsonl").out))


def test_a_spreadsheet_gets_a_row_per_point(run: Run, filled: str) -> None:
    """And Markdown a row of a table."""
    told = run("--db", filled, "timeline", "--figure", "troops", "--format", "csv").out
    rows = list(csv.DictReader(StringIO(told)))
    page = run("--db", filled, "timeline", "--figure", "troops", "--format", "md").out

    assert [row["figure_low"] for row in rows] == ["100000.0"] * 3 + ["150000.0"]
    assert page.count("\n| ") == 5


def test_nothing_found(run: Run, filled: str) -> None:
    """A figure that nobody gives, a person whom nobody knows, and no question at all."""
    assert run("--db", filled, "timeline", "--figure", "zebras").code == 1
    assert run("--db", filled, "timeline", "--who", "Nobody").code == 1
    assert run("--db", filled, "timeline").code == 2
    assert run("--db", filled, "lineage", "s-0000").code == 1
    assert run("--db", filled, "lineage", "a-").code in {1, 2}


@pytest.mark.parametrize("style", ["html", "md", "csv", "annotation"])
def test_a_lineage_in_every_format(run: Run, filled: str, style: str) -> None:
    """Each has both printings, told apart by their ids."""
    one = printing(run, filled, CHANGED)
    told = lines(run("--db", filled, "lineage", one, "-f", "jsonl").out)
    done = run("--db", filled, "lineage", one, "-f", style)

    assert done.code == 0
    assert all(each["statement"]["id"] in done.out for each in told[0]["printings"])


def test_lineage_shows_the_changed_words(run: Run, filled: str) -> None:
    """Held against the first appearance, whichever printing is asked for."""
    first = printing(run, filled, CHANGED)
    other = printing(run, filled, "The terminal is safe in a winter storm")
    done = run("--db", filled, "lineage", first)

    assert done.code == 0
    assert "2 printings from 2 independent sources, 2023-03-18 to 2023-03-19" in done.out
    assert "[-not yet-]" in done.out
    assert run("--db", filled, "lineage", other).out == done.out


def test_wire_copies_are_folded(run: Run, filled: str) -> None:
    """Two papers with one wire text are one source."""
    one = printing(run, filled, "Forty people were still being treated")
    done = run("--db", filled, "lineage", one, "--format", "json")
    (found,) = json.loads(done.out)

    assert found["sources"] == 1
    assert found["printings"][1]["copy_of"] == found["id"]


def test_both_kinds_of_database_answer_alike(url: str, filled: str) -> None:
    """SQLite and PostgreSQL give the same points and printings."""
    from factdb import pipeline
    from tests.cli.conftest import FIXTURES, NOW

    paths = [str(FIXTURES / "varn"), str(FIXTURES / "winter")]
    here = [path for path in paths if Path(path).exists()] or [str(FIXTURES)]
    for result in pipeline.ingest(here, url=url, now=NOW):
        assert not isinstance(result, Exception), result
    with factdb.open(url) as desk, factdb.open(filled) as other:
        points = desk.timeline("troops", since=None)
        ids = [one["id"] for one in desk.search("Forty people were still being treated", 1)]

        assert [one["id"] for one in points] == [one["id"] for one in other.timeline("troops")]
        assert desk.lineage(ids[0]) == other.lineage(ids[0])
