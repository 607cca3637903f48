"""A database filled once, and ways to run the command."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from factdb.cli.main import main

FIXTURES = Path(__file__).parents[2] / "fixtures" / "reports"
NOW = datetime(2026, 6, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Done:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the path of a database that holds the shipped reports."""
    from factdb import pipeline
    from factdb.config import database_url

    path = str(tmp_path_factory.mktemp("cli") / "filled.db")
    for result in pipeline.ingest([str(FIXTURES)], url=database_url(path), now=NOW):
        assert not isinstance(result, Exception), result
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give a function that runs one command line in this process."""
    monkeypatch.delenv("FACTDB_URL", raising=False)
    monkeypatch.setenv("FACTDB_CONFIG", os.devnull)
    monkeypatch.setenv("COLUMNS", "80")

    def one(*words: str) -> Done:
        with pytest.raises(SystemExit) as end:
            main(list(words))
        told = capsys.readouterr()
        return Done(int(end.value.code or 0), told.out, told.err)

    return one


@pytest.fixture
def program(tmp_path: Path) -> Run:
    """Give a function that runs the program as a shell does, in an empty folder."""

    def one(*words: str, given: bytes = b"", env: dict[str, str] | None = None) -> Done:
        settings = {**os.environ, "XDG_DATA_HOME": str(tmp_path), "COLUMNS": "80", **(env or {})}
        done = subprocess.run(
            [sys.executable, "-m", "factdb", *words],
            input=given,
            capture_output=True,
            cwd=tmp_path,
            env=settings,
            check=False,
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    return one
