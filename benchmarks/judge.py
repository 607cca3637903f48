"""Score the judge on labelled pairs, a third of them apart: ``python -m benchmarks.judge``.

Usage: ``python -m benchmarks.judge [FOLDER …] [--errors]``

``factdb eval FOLDER`` scores all pairs of a folder; this adds those of several folders up and
shows the third that is held out, by the hash of the pairs' ids, by itself.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Sequence
from pathlib import Path

from benchmarks.data import labelled
from factdb import pipeline
from factdb.evaluation import pairs, sources, tables
from factdb.evaluation.numbers import measures
from factdb.evaluation.pairs import Judged

HELD_OUT = 3
"""One pair in so many is held out, by hash."""


def held_out(pair: Judged) -> bool:
    """Say whether a pair is of the third that nobody tunes on."""
    return hashlib.sha256(pair.id.encode()).digest()[0] % HELD_OUT == 0


def show(name: str, judged: Sequence[Judged]) -> None:
    """Print the shares of some pairs."""
    print(f"\n== {name}: {len(judged)} pairs")
    counted = measures(name, [pairs.tally(one) for one in judged])
    for table in tables.tables([*counted, pairs.ranking(name, judged)]):
        print("", *tables.plain(table), sep="\n")


def main() -> None:
    """Score the folders named, or the development data."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    folders = labelled(given.folders, ("pairs", "seed"), "pairs.jsonl")
    told = [pair for folder in folders for pair in sources.labelled_pairs(folder)]
    judged = list(pairs.read_pairs(told, pipeline.compare))
    if judged:
        show("all", judged)
        show("held out", [one for one in judged if held_out(one)])
    for one in judged if given.errors else ():
        for miss in pairs.misses("", one):
            print("", *tables.miss(miss), sep="\n")


if __name__ == "__main__":
    main()
