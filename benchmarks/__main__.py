"""Run the benchmarks, each in a process of its own: ``python -m benchmarks [NAME …] [--quick]``.

Without ``--quick`` the numbers go to ``benchmarks/results.json``; a benchmark that is not named
keeps those it has. Exit code 1 if one failed; a goal that is not met is a number, not a failure.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from benchmarks import results
from benchmarks.results import Record

SCRIPTS = (
    "speed",
    "judge_growth",
    "meaning",
    "ingest",
    "newsroom",
    "paper",
    "lookup",
    "check",
    "load",
    "copies",
    "archive",
    "rejudge",
)
"""In the order in which they are run and shown."""

_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
"""Numpy's own threads would be counted as nobody's."""


def run(name: str, *, quick: bool) -> Record | None:
    """Run one benchmark; give what it measured, None if it failed."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"
        command = [sys.executable, "-m", f"benchmarks.{name}", "--json", str(told)]
        done = subprocess.run([*command, *(["--quick"] if quick else [])],
                              env=os.environ | _ONE_THREAD, check=False)  # fmt: skip
        if done.returncode or not told.is_file():
            print(f"failed: python -m benchmarks.{name}: exit code {done.returncode}")
            return None
        found: Record = json.loads(told.read_text(encoding="utf-8"))
        return found


def keep(path: Path, new: Record) -> None:
    """Put the numbers of some benchmarks in the place of their old ones."""
    old = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    told = {name: (old | new)[name] for name in SCRIPTS if name in old | new}
    path.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main(given: Sequence[str] | None = None) -> int:
    """Run those that are named, or all."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(SCRIPTS)}")
    asked.add_argument("--quick", action="store_true", help="for form, not for time")
    asked.add_argument("--date", type=date.fromisoformat, default=None, help="the day to note")
    asked.add_argument("--out", type=Path, help="where the numbers go")
    said = asked.parse_args(given)
    if unknown := set(said.names) - set(SCRIPTS):
        asked.error(f"no benchmark is called {', '.join(sorted(unknown))}")
    names = said.names or SCRIPTS
    told = {name: run(name, quick=said.quick) for name in names}
    when = {"date": said.date.isoformat() if said.date else None}
    new = {name: {**when, **results.here(), **one} for name, one in told.items() if one}
    out = said.out or (None if said.quick else results.KEPT)
    if out:
        keep(out, new)
    return 0 if len(new) == len(names) else 1


if __name__ == "__main__":
    sys.exit(main())
