"""What ingestion finds of labelled contradictions, and where it loses the others.

Usage: ``python -m benchmarks.taken_in [FOLDER …] [--show]``. ``factdb eval`` hands both sides of a
pair to the judge; a newsroom hands it reports. The articles of labelled pairs are taken in, into a
database that is thrown away, and each contradiction whose sides stand in articles is counted once,
under how far it came:

- found: a finding is about both places;
- flagged when handed in: both sides were read as statements, and the judge flags these two only if
  somebody puts them side by side;
- not flagged: both were read, and the judge sees no conflict either way;
- not read: a side, or both, are no statement of their own.

Of the pairs that do not contradict it counts those that are findings. ``--show`` prints every
contradiction that is not found with its stage.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.data import labelled
from factdb import database, match
from factdb.evaluation import sources
from factdb.rules import judge
from factdb.store import queries
from factdb.store.engine import open_engine
from factdb.types import Statement

FOUND, HANDED_IN = "found", "flagged when handed in"
NOT_FLAGGED, NOT_READ = "not flagged", "not read"
COVERED = 0.6
"""So much of a labelled side a statement must hold to be it."""

Record = Mapping[str, Any]
Sides = tuple[Record, Record]


def pairs_of(folder: Path) -> list[Record]:
    """Give the pairs whose label nobody doubts and whose sides both stand in an article."""
    told = sources.labelled_pairs(folder)
    return [
        one
        for one in told
        if not one.get("disputable") and all(one[side].get("article") for side in "ab")
    ]


def staged(folder: Path, pairs: Sequence[Record]) -> list[str]:
    """Take the articles in and say of each pair how far it came."""
    with tempfile.TemporaryDirectory() as home, database.Database(f"{home}/all.db") as kept:
        database.all_of(kept.ingest(str(folder / "articles.jsonl"), now=datetime.now(UTC)))
        by_report: dict[str, list[Record]] = defaultdict(list)
        for one in kept.statements():
            by_report[one["report"]].append(one)
        found = {frozenset((one["a"]["id"], one["b"]["id"])) for one in kept.contradictions()}
        read = [tuple(_is_read(by_report[one[side]["article"]], one[side]) for side in "ab")
                for one in pairs]  # fmt: skip
        whole = _whole(kept.url, {name for two in read for name in two if name})
    return [_stage(two, found, whole) for two in read]


def _is_read(statements: Iterable[Record], side: Record) -> str:
    """Give the id of the statement that a labelled side is, "" if it is none."""
    shares = {one["id"]: _share(one, side) for one in statements}
    best = max(shares, key=shares.__getitem__, default="")
    return best if best and shares[best] > 0 else ""


def _share(one: Record, side: Record) -> float:
    """Give the characters in both over those in either; 0 if too little of the side is covered."""
    both = min(one["end"], side["end"]) - max(one["start"], side["start"])
    if both < COVERED * (side["end"] - side["start"]):
        return 0.0
    return float(both / (max(one["end"], side["end"]) - min(one["start"], side["start"])))


def _whole(url: str, ids: set[str]) -> Mapping[str, Statement]:
    engine = open_engine(url)
    try:
        with queries.reading(engine) as session:
            return queries.whole(session, ids)
    finally:
        engine.dispose()


def _stage(two: tuple[str, ...], found: set[frozenset[str]], whole: Mapping[str, Statement]) -> str:
    if not all(two) or two[0] == two[1]:
        return NOT_READ
    if frozenset(two) in found:
        return FOUND
    bare = (replace(whole[name], found_by="bare") for name in two)
    return HANDED_IN if judge(match.score(*bare)).relation.conflict else NOT_FLAGGED


def report(name: str, pairs: Sequence[Record], stages: Sequence[str], *, show: bool) -> None:
    """Print how far the contradictions of a folder came, and how many others are findings."""
    told = Counter(stage for one, stage in zip(pairs, stages, strict=True) if one["contradiction"])
    total = sum(told.values())
    print(f"{name}: {total} contradictions between articles, or within one")
    for stage in (FOUND, HANDED_IN, NOT_FLAGGED, NOT_READ):
        print(f"  {stage:24}{told[stage]:5}   {100 * told[stage] / max(1, total):5.1f} %")
    quiet = [stage for one, stage in zip(pairs, stages, strict=True) if not one["contradiction"]]
    print(f"  {quiet.count(FOUND)} of {len(quiet)} pairs without one are findings")
    for one, stage in zip(pairs, stages, strict=True):
        if show and one["contradiction"] and stage != FOUND:
            print(json.dumps({"id": one["id"], "stage": stage}))


def main() -> int:
    """Print a table for each folder; 0 also where there is no data."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--show", action="store_true", help="name what is not found")
    given = parser.parse_args()
    for folder in labelled(given.folders, ("pairs",), "pairs.jsonl"):
        pairs = pairs_of(folder)
        report(folder.name, pairs, staged(folder, pairs), show=given.show)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
