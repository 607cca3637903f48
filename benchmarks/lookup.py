"""Look something up, cold: ``python -m benchmarks.lookup [--quick] [--json FILE]``.

``factdb who``, ``search`` and ``show`` on stores of generated statements (`benchmarks.stores`),
each in a process of its own, against the smallest Typer program that prints the lines as a Rich
table from a constant. Times are those of the processor, user and system, the median of several
runs by turns. Then the SQL itself, in a process that is running; and the hard questions: the name
with the most statements, a word that stands everywhere, 10,000 words, the syntax of an index.
``FACTDB_BENCH_SIZES`` names sizes, with commas; a million unless told.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from benchmarks import results, stores
from benchmarks.results import Measured
from factdb.store.lookup import Lookup, open_lookup

SIZES = "1000000"
QUICK = "1000"
RUNS = 11
ASKED = 60
SCREENFUL = 21

SMALLEST = """
from typing import Annotated
from typer import Argument, Typer
app = Typer()
LINES = {lines!r}

@app.command()
def main(words: Annotated[list[str], Argument()]) -> None:
    from rich.console import Console
    from rich.table import Table
    table = Table()
    for name in ("when", "who", "words"):
        table.add_column(name)
    for line in LINES:
        table.add_row(*line)
    Console().print(table)

app()
"""


_INSTALLED = {name: told for name, told in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Modules are compiled once, as those of an installed program are, whatever this desk is set to."""


def spent(command: Sequence[str]) -> float:
    """Run a command; give the milliseconds of processor that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False,
                   env=_INSTALLED)  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def by_turns(commands: Sequence[Sequence[str]], runs: int) -> list[float]:
    """Run commands by turns; give the median of each. The first turn fills the caches."""
    turns = [[spent(one) for one in commands] for _ in range(runs + 1)][1:]
    return [median(times) for times in zip(*turns, strict=True)]


def timed(ask: Callable[[], object], times: int = 1) -> float:
    """Give the milliseconds of a question, the median of some."""
    found = []
    for _ in range(times):
        began = process_time()
        ask()
        found.append(1000 * (process_time() - began))
    return median(found)


def measure(quick: bool) -> Iterator[Measured]:
    """Ask stores of all sizes."""
    for size in map(
        int, (QUICK if quick else os.environ.get("FACTDB_BENCH_SIZES", SIZES)).split(",")
    ):
        url = stores.store(size)
        with open_lookup(url) as lookup:
            said = lookup.search("minister", SCREENFUL)
            names = _names(lookup)
            yield from _cold(lookup, url, f"{size:,}", 3 if quick else RUNS)
            yield from _warm(lookup, said, names, f"{size:,}")
            yield from _hard(lookup, f"{size:,}")


def _names(lookup: Lookup) -> list[str]:
    """Give the names of some who speak."""
    some = lookup.statements(limit=2000)
    names = sorted({one["speaker"]["name"] for one in some})
    return Random(1).sample(names, min(len(names), ASKED))


def _cold(lookup: Lookup, url: str, size: str, runs: int) -> Iterator[Measured]:
    """Ask from the command line; each against a program that prints as many lines."""
    said = lookup.search("minister", SCREENFUL)
    who = said[0]["speaker"]["name"]
    asked = {
        "who": (who, lookup.who(who, limit=SCREENFUL)["statements"]),
        "search": ("minister", said),
        "show": (said[0]["id"], said[:3]),
    }
    with TemporaryDirectory() as folder:
        for name, (what, lines) in asked.items():
            told = [(o["published"], o["speaker"]["name"], o["text"]) for o in lines]
            program = Path(folder) / f"{name}.py"
            program.write_text(SMALLEST.format(lines=told), encoding="utf-8")
            path = url.removeprefix("sqlite:///")
            ours = [sys.executable, "-m", "factdb", "--db", path, name, what]
            here, there = by_turns([ours, [sys.executable, str(program), what]], runs)
            yield Measured("look-up", f"factdb {name}, cold, {size} statements", here, "ms", there,
                           "the smallest Typer program", at_most=1.3)  # fmt: skip


def _warm(lookup: Lookup, said: list[Any], names: list[str], size: str) -> Iterator[Measured]:
    words = [" ".join(Random(one["id"]).sample(one["text"].split(), 2)) for one in said]
    asked: dict[str, list[Callable[[], object]]] = {
        "who": [partial(lookup.who, name, limit=SCREENFUL) for name in names],
        "search": [partial(lookup.search, told, SCREENFUL) for told in words],
        "show": [partial(lookup.show, one["id"]) for one in said],
    }
    for name, questions in asked.items():
        yield Measured("look-up", f"{name}, the question alone, {size} statements, median",
                       median(timed(ask) for ask in questions), "ms", at_most=5)  # fmt: skip


def _hard(lookup: Lookup, size: str) -> Iterator[Measured]:
    busiest = next(lookup.actors())
    hard: dict[str, Callable[[], object]] = {
        f"who has {busiest['statements']:,}": lambda: lookup.who(busiest["id"], limit=SCREENFUL),
        "search the": lambda: lookup.search("the", SCREENFUL),
        "search of 10,000 words": lambda: lookup.search(
            " ".join(f"word{n}" for n in range(10_000)), SCREENFUL
        ),
        'search NEAR("the" *) text:of': lambda: lookup.search('NEAR("the" *) text:of', SCREENFUL),
    }
    for name, ask in hard.items():
        yield Measured("look-up", f"{name}, {size} statements", timed(ask, 3), "ms", at_most=500)


if __name__ == "__main__":
    results.main(measure, __doc__)
