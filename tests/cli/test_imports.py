"""Look-ups start in the time of Typer: they import nothing slow."""

from __future__ import annotations

import subprocess
import sys

import pytest

SLOW = {"spacy", "sqlalchemy", "sqlmodel", "alembic", "numpy", "trafilatura", "textual"}

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
