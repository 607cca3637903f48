"""Bad files and bad databases through the command: one clear error each, the good ones go in."""

from __future__ import annotations

import json
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

GOOD = """outlet: The Larn Courier
date: 2026-03-02

The harbour board of Larn had paid 400 workers in full, chairwoman Petra Holm said on Monday.
"""
LINE = {
    "outlet": "Evening Post",
    "published": "2026-03-03",
    "text": "“We will stay,” said Tomas Brill.",
}
LATER = {**LINE, "text": "“We will not stay,” said Anna Kovacs."}

BAD: dict[str, bytes] = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 40,
    "encoding.txt": b"date: 2026-03-02\n\nJi\xf8\xed \xe8ekal, \xf8ekl pan Nov\xe1k.\n",
    "one-line.txt": b"date: 2026-03-02\n\n" + b"word " * 10_000_000,
    "no-date.txt": b"outlet: Evening Post\n\nThe board met.\n",
    "future.txt": b"date: 2999-01-01\n\nThe board met.\n",
    "no-article.html": b"<html><body><nav><a href='/'>Home</a></nav></body></html>",
    "bomb.json": b"[" * 200_000,
}


def factdb(*words: str | Path, limit: int = 0) -> subprocess.CompletedProcess[str]:
    """Run the program, perhaps with a limit on the size of files as a full disk has it."""

    def confine() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.run(
        [sys.executable, "-m", "factdb", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=confine if limit else None,
        timeout=120,
    )


def statements(db: Path) -> list[dict[str, object]]:
    """Give what is stored."""
    done = factdb("statements", "--db", db, "--format", "jsonl")
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder of bad files with good ones among them, and a loop."""
    made = tmp_path / "in"
    made.mkdir()
    for name, content in BAD.items():
        (made / name).write_bytes(content)
    (made / "a-good.txt").write_text(GOOD, encoding="utf-8")
    cut = json.dumps(LINE)[:40]
    (made / "lines.jsonl").write_text(
        "\n".join([json.dumps(LINE), cut, json.dumps(LATER)]), encoding="utf-8"
    )
    (made / "loop").symlink_to(made, target_is_directory=True)
    return made


def test_bad_files_stop_nobody(folder: Path, tmp_path: Path) -> None:
    """Each bad file gives one error that names it and one hint; the others go in whole."""
    db = tmp_path / "x.db"

    done = factdb("ingest", folder, "--db", db)

    errors = [line for line in done.stderr.splitlines() if line.startswith("error:")]
    hints = [line for line in done.stderr.splitlines() if line.startswith("hint:")]
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    for name in BAD:
        assert sum(name in line for line in errors) == 1, name
    assert sum("lines.jsonl:2" in line for line in errors) == 1
    assert sum("loop" in line for line in errors) == 1
    assert len(errors) == len(hints) == len(BAD) + 2
    assert {one["outlet"] for one in statements(db)} == {"The Larn Courier", "Evening Post"}
    assert "3 added" in done.stderr
    assert factdb("db", "check", "--db", db).returncode == 0


def test_again_takes_in_only_what_is_new(folder: Path, tmp_path: Path) -> None:
    """A second run finds the good ones there already."""
    db = tmp_path / "x.db"
    factdb("ingest", folder / "a-good.txt", "--db", db)
    before = statements(db)

    done = factdb("ingest", folder / "a-good.txt", "--db", db)

    assert done.returncode == 0
    assert "1 already there" in done.stderr
    assert statements(db) == before


def test_a_full_disk_leaves_whole_reports(folder: Path, tmp_path: Path) -> None:
    """What does not fit is told in one line; what was stored before is whole."""
    db = tmp_path / "x.db"
    factdb("ingest", folder / "a-good.txt", "--db", db)
    before = statements(db)

    done = factdb("ingest", folder / "lines.jsonl", "--db", db, limit=4096)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "error:" in done.stderr
    assert "hint:" in done.stderr
    assert statements(db) == before
    assert factdb("db", "check", "--db", db).returncode == 0


def test_a_database_that_is_none(folder: Path, tmp_path: Path) -> None:
    """Another file is not overwritten."""
    db = tmp_path / "letter.txt"
    db.write_text("Dear editor, " * 1000, encoding="utf-8")

    done = factdb("ingest", folder / "a-good.txt", "--db", db)

    assert done.returncode == 2
    assert f"error: {db}" in done.stderr
    assert db.read_text(encoding="utf-8").startswith("Dear editor")


def test_a_newer_release(folder: Path, tmp_path: Path) -> None:
    """A database of a newer release is left alone, and the message says what to do."""
    import sqlite3

    db = tmp_path / "x.db"
    factdb("ingest", folder / "a-good.txt", "--db", db)
    with sqlite3.connect(db) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()

    for words in (["ingest", folder / "lines.jsonl"], ["contradictions"], ["who", "Holm"]):
        done = factdb(*words, "--db", db)
        assert done.returncode == 2
        assert "9999" in done.stderr
        assert "hint:" in done.stderr


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT])
def test_a_kill_leaves_whole_reports(sign: signal.Signals, tmp_path: Path) -> None:
    """Stopped anywhere, the store holds whole reports; a second run brings the rest."""
    db, lines = tmp_path / "x.db", tmp_path / "many.jsonl"
    reports = [
        {**LINE, "id": f"n{n}", "text": f"“We have {n} ships,” said Tomas Brill."}
        for n in range(250)  # enough to be still running when the first receipt is read
    ]
    lines.write_text("\n".join(map(json.dumps, reports)), encoding="utf-8")
    running = subprocess.Popen(
        [sys.executable, "-m", "factdb", "ingest", str(lines), "--db", str(db)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdout is not None
    running.stdout.readline()
    running.send_signal(sign)
    running.communicate(timeout=30)

    stopped = len(statements(db))
    done = factdb("ingest", lines, "--db", db)

    assert running.returncode == (-sign if sign == signal.SIGKILL else 130)
    assert 1 <= stopped < len(reports)
    assert done.returncode == 0
    assert len(statements(db)) == len(reports)
    assert factdb("db", "check", "--db", db).returncode == 0


def test_two_at_once_find_what_one_finds(url: str, tmp_path: Path) -> None:
    """Two writers on one database end with the findings of one writer."""
    told = "{} men were underground at the Varn mine when it collapsed on Monday, {} said.\n"
    sides = {
        "a.txt": "outlet: Ledger\ndate: 2026-03-02\n\n" + told.format(58, "Radek Osten"),
        "b.txt": "outlet: Dispatch\ndate: 2026-03-03\n\n" + told.format(74, "Mila Strand"),
    }
    for name, text in sides.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "factdb", "ingest", str(tmp_path / name), "--db", url],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for name in sides
    ]

    assert [one.wait(timeout=60) for one in running] == [0, 0]

    found = factdb("contradictions", "--db", url, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["relation"] for line in found] == ["number"]
