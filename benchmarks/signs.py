"""Fit what the signs of a near conflict weigh: ``python -m benchmarks.signs [FOLDER …] [--write]``.

A pair without a finding is ranked by signs (`factdb.rules.suspicion`). Their weights come from a
logistic regression over the labelled pairs that the rules leave alone, held small by a
Gaussian. Prints how well the signs rank pairs that the fit has not seen (ten parts in turn), then
the table; ``--write`` writes it.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Sequence
from math import exp
from pathlib import Path

from benchmarks.data import labelled
from factdb import match
from factdb.evaluation import pairs, sources
from factdb.evaluation.numbers import auc
from factdb.extraction.bare import pair_from
from factdb.rules import judge
from factdb.rules.suspicion import signs

TABLE = Path("factdb/text/words/signs.tsv")
PARTS = 10
_SPREAD = 1.0
_STEPS, _RATE_OF_LEARNING = 3000, 0.02

Seen = tuple[str, dict[str, float], bool]
"""A pair's id, its signs with the bias, and whether it contradicts."""


def read(folders: Sequence[Path]) -> list[Seen]:
    """Read the signs of the labelled pairs without a finding that nobody disputes."""
    found = []
    for folder in folders:
        for pair in sources.labelled_pairs(folder):
            if not pair.get("disputable"):
                met = match.score(*pair_from(pairs.side(pair["a"]), pairs.side(pair["b"])))
                if judge(met).relation.conflict:
                    continue
                told = {"bias": 1.0, **dict(signs(met))}
                found.append((str(pair["id"]), told, bool(pair["contradiction"])))
    return found


def fitted(seen: Sequence[Seen]) -> dict[str, float]:
    """Give the weights: the steepest ascent of the posterior."""
    weights = dict.fromkeys(seen[0][1], 0.0)
    for _ in range(_STEPS):
        slopes = {name: -value / _SPREAD**2 for name, value in weights.items()}
        for _, told, wanted in seen:
            miss = wanted - 1 / (1 + exp(-_sum(weights, told)))
            for name, value in told.items():
                slopes[name] += miss * value
        for name, slope in slopes.items():
            weights[name] += _RATE_OF_LEARNING * slope
    return weights


def _sum(weights: dict[str, float], told: dict[str, float]) -> float:
    return sum(weights[name] * value for name, value in told.items())


def unseen(seen: Sequence[Seen]) -> float:
    """Give the area under the curve of signs alone, each pair ranked by a fit without its part."""
    parts = [hashlib.sha256(one[0].encode()).digest()[0] % PARTS for one in seen]
    ranked: dict[bool, list[float]] = {True: [], False: []}
    for part in range(PARTS):
        weights = fitted([one for one, at in zip(seen, parts, strict=True) if at != part])
        for one, at in zip(seen, parts, strict=True):
            if at == part:
                ranked[one[2]].append(_sum(weights, one[1]))
    return auc(ranked[True], ranked[False])


def main() -> None:
    """Fit, print, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--write", action="store_true", help=f"write {TABLE}")
    given = parser.parse_args()
    seen = read(labelled(given.folders, ("pairs", "seed"), "pairs.jsonl"))
    if not seen:
        return
    lines = [
        f"# source: benchmarks/signs.py over {len(seen)} labelled pairs; columns: sign, weight",
        *(f"{name}\t{weight:.2f}" for name, weight in fitted(seen).items()),
    ]
    print(f"signs alone, unseen: {unseen(seen):.3f} of 1", *lines, sep="\n")
    if given.write:
        TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
