"""Score extraction on the halves of the labelled data: what one may look at, and what one may not.

Usage: ``python -m benchmarks.accuracy [FOLDER ...] [--errors] [--half dev|held|all]``

``factdb eval FOLDER`` scores a whole folder; this splits its reports by the hash of their ids, so
that a change made while looking at the ``dev`` half shows on the ``held`` one whether it
generalises.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Sequence
from pathlib import Path

from benchmarks.data import labelled
from factdb import pipeline
from factdb.evaluation import sources, statements, tables
from factdb.evaluation.numbers import measures
from factdb.evaluation.statements import Scored

HELD_OUT = 3
"""One report in so many is held out, by hash."""


def held_out(name: str) -> bool:
    """Say whether a report or a pair belongs to the third that nobody tunes on."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % HELD_OUT == 0


def show(name: str, scored: Sequence[Scored], errors: bool) -> None:
    """Print the shares of some reports, and what went wrong if asked."""
    print(
        f"\n== {name}: {len(scored)} reports, {sum(one.apart for one in scored)} assertions apart"
    )
    for table in tables.tables(list(measures(name, [statements.tally(one) for one in scored]))):
        print("", *tables.plain(table), sep="\n")
    for one in scored if errors else ():
        for miss in statements.misses(name, one):
            print("", *tables.miss(miss), sep="\n")


def main() -> None:
    """Score the folders named, or the development data."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--half", choices=["dev", "held", "all"], default="all")
    options = parser.parse_args()
    for folder in labelled(options.folders, ("statements", "seed"), "statements.jsonl"):
        articles = sources.labelled_articles(folder)
        scored = list(statements.read_statements(articles, pipeline.extract))
        parts = {
            "dev": [one for one in scored if not held_out(one.article.report.id)],
            "held": [one for one in scored if held_out(one.article.report.id)],
            "all": scored,
        }
        for name, part in parts.items():
            if part and options.half in {name, "all"}:
                show(f"{folder.name} {name}", part, options.errors and name == options.half)


if __name__ == "__main__":
    main()
