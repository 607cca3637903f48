"""What holds for every command: settings, quiet, verbose, the log, the doctor, completion."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factdb import config
from factdb.cli import log_lines
from factdb.cli.main import _forward
from factdb.store import drivers, threads
from tests.cli.conftest import Run
from tests.cli.test_help import complete
from tests.inference import write

SHOWN = ["postgresql://ann:s3cret@db/news", "password=s3cret x", "a://u:s3@cret@h/d"]


@pytest.mark.parametrize("text", SHOWN)
def test_secrets_are_masked(text: str) -> None:
    """Also one with an @ in it."""
    assert "s3" not in log_lines.masked(text)
    assert "cret" not in log_lines.masked(text).replace("***", "")


def test_quiet_leaves_answers_and_errors(run: Run, filled: str) -> None:
    """Wherever on the line it stands."""
    loud = run("--db", filled, "who", "Verholm")
    calm = run("--db", filled, "who", "Verholm", "--quiet")

    assert calm.out == loud.out
    assert (bool(loud.err), calm.err) == (True, "")
    assert "error: nobody" in run("-q", "--db", filled, "who", "Nobody").err
    assert run("--db", filled, "who", "Verholm").err == loud.err


def test_verbose_tells_what_is_done(run: Run, filled: str) -> None:
    """On standard error, and an error once only."""
    done = run("--db", filled, "show", "s-0000", "--verbose")

    assert "info: began command=show" in done.err
    assert "info: ended code=1" in done.err
    assert done.err.count("nothing has the id") == 1


def test_the_log_is_lines_of_json(run: Run, tmp_path: Path) -> None:
    """Begin, report, error and end; no password; added to what is there."""
    log, story = tmp_path / "x.log", tmp_path / "story.txt"
    story.write_text("“We will stay,” said Anna Kovacs.", "utf-8")
    db = ("--db", str(tmp_path / "x.db"))
    run(*db, "ingest", str(story), "--date", "2026-03-04", "--log-file", str(log))
    run("info", "--db", "postgresql://ann:s3cret@127.0.0.1:1/x", f"--log-file={log}")
    told = [json.loads(line) for line in log.read_text("utf-8").splitlines()]

    assert [one["level"] for one in told] == ["info", "info", "info", "info", "error", "info"]
    assert told[1]["message"].startswith("took in r-")
    assert (told[1]["statements"], told[2]["code"], told[5]["code"]) == (1, 0, 2)
    assert told[4]["hint"]
    assert "s3cret" not in log.read_text("utf-8")


def test_a_log_that_cannot_be_written_stops_the_command(run: Run, filled: str) -> None:
    """Somebody relies on it."""
    done = run("--db", filled, "info", "--log-file", "/nowhere/x.log")

    assert done.code == 2
    assert "/nowhere/x.log" in done.err


FORWARDED = [
    (["who", "X", "-q"], ["-q", "who", "X"]),
    (["who", "--log-file", "f", "X", "--verbose"], ["--log-file", "f", "--verbose", "who", "X"]),
    (["search", "--", "--quiet"], ["search", "--", "--quiet"]),
    (["-v", "search", "--", "a", "-q"], ["-v", "search", "--", "a", "-q"]),
    ([], []),
]


@pytest.mark.parametrize(("given", "meant"), FORWARDED)
def test_options_for_all_commands_stand_anywhere(given: list[str], meant: list[str]) -> None:
    """But for words that somebody looks for."""
    assert _forward(given) == meant


def test_config_show_says_where_each_value_comes_from(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """File, environment, flag; a password is not shown."""
    path = tmp_path / "config.toml"
    path.write_text('url = "postgresql://ann:s3cret@db/news"\nlog_file = "x.log"\n', "utf-8")
    monkeypatch.setenv("FACTDB_CONFIG", str(path))
    monkeypatch.setenv("FACTDB_MODEL", "named")
    done = run("config", "show")

    assert done.code == 0
    assert f"postgresql://ann@db/news  ({path})" in done.out
    assert "named  (FACTDB_MODEL)" in done.out
    assert "flagged  (flag)" in run("config", "show", "--model", "flagged").out
    assert (tmp_path / "x.log").exists()


def test_a_broken_file_of_settings_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, filled: str
) -> None:
    """By every command that reads it, and by the doctor; help works all the same."""
    monkeypatch.setenv("FACTDB_CONFIG", str(tmp_path / "none.toml"))

    assert "none.toml: no such file" in run("--db", filled, "info").err
    assert "PROBLEM  settings" in run("doctor").out
    assert run("info", "--help").code == 0


def test_doctor_finds_nothing_wrong(run: Run, filled: str) -> None:
    """A line for each check."""
    done = run("--db", filled, "doctor")

    assert done.code == 0
    assert all(line.startswith("ok ") for line in done.out.splitlines())


def test_doctor_names_each_problem_with_its_cure(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A model that is not there, a file that is no database, a full disk."""
    from factdb.cli import doctor

    path = tmp_path / "notes.txt"
    path.write_text("not a database", "utf-8")
    monkeypatch.setattr(doctor, "LEAST_SPACE", 1e18)
    done = run("--db", str(path), "doctor", "--model", "no_such_model", "--format", "jsonl")
    found = {one["check"]: one for one in map(json.loads, done.out.splitlines())}
    bad = {name for name, one in found.items() if not one["ok"]}

    assert done.code == 2
    assert bad == {"model", "database", "space"}
    assert all(found[name]["cure"] for name in bad)


def test_doctor_looks_at_models_that_are_on(
    run: Run, filled: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are tried; a folder that holds none is a problem with its cure."""
    monkeypatch.setenv("FACTDB_SEMANTIC", "on")
    monkeypatch.setenv("FACTDB_INFERENCE", write(tmp_path / "model"))
    fit = run("--db", filled, "doctor").out
    monkeypatch.setenv("FACTDB_INFERENCE", str(tmp_path))
    unfit = run("--db", filled, "doctor")

    assert "PROBLEM" not in fit
    assert "loads and reads" in fit
    assert "loads and votes" in " ".join(fit.split())
    assert unfit.code == 2
    assert "PROBLEM  inference" in unfit.out


def test_doctor_knows_both_kinds_of_database(run: Run, url: str) -> None:
    """With nothing stored yet."""
    done = run("--db", url, "doctor")

    assert (done.code, done.out.count("PROBLEM")) == (0, 0)
    assert "reports can be taken in" in done.out


def test_doctor_makes_nothing(run: Run, tmp_path: Path) -> None:
    """A database that nobody has made yet is no problem."""
    path = tmp_path / "new" / "x.db"

    assert run("--db", str(path), "doctor").code == 0
    assert not path.parent.exists()


def test_completion_knows_names_and_ids(filled: str) -> None:
    """Those of the database that the line names."""
    surname = complete(f"factdb --db {filled} who verh")
    whole = complete(f"factdb who --db {filled} Ils")
    ids = complete(f"factdb show --db {filled} f-")

    assert surname == ["verholm"]
    assert " ".join(whole) == r"Ilsa\ Verholm"
    assert len(ids) > 3
    assert all(one.startswith("f-") for one in ids)
    assert complete(f"factdb lineage --db {filled} f-") == []


def test_completion_is_silent_about_errors(tmp_path: Path) -> None:
    """No database there."""
    assert complete(f"factdb who --db {tmp_path}/none.db X") == []


def test_names_and_ids_are_offered_by_both_databases(url: str) -> None:
    """Whatever is typed, also what means something in SQL."""
    with_nothing = drivers.connect(config.database_url(url))
    try:
        for typed in ("", "a", "%", "_", "'", "\\", "f-", "s-0", "s-%"):
            assert threads.names(with_nothing, typed) == []
            assert threads.ids(with_nothing, typed, "sfar") == []
    finally:
        with_nothing.close()
