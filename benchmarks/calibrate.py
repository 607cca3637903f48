"""Fit what brings the scores of the rules to one scale: ``python -m benchmarks.calibrate``.

Usage: ``python -m benchmarks.calibrate [FOLDER …] [--write]``

A score shall be the probability that an editor confirms the finding. Each relation gets Platt's
line over the logit of its rule's own score, from the findings in labelled pairs (each FOLDER; else
those of the development data), in the shipped reports, and from the verdicts that people gave on
findings in real reports (``benchmarks/verdicts.jsonl``), as far as the rules still say what was
read. A verdict on what they no longer say tells nothing of scores: so many are counted. Assumed:

- Before anything is seen, a rule's score is taken at its word (intercept 0, slope 1), with the
  weight of a Gaussian of standard deviation 1 (slope: 0.2). Few findings move it little.
- Of the pairs that pass the gate in whole papers, one in a hundred contradicts; of the labelled
  pairs four in ten do. A false alarm in labelled pairs so weighs as much as `AT_LARGE` says.
- The rules were written with two thirds of the pairs in sight: what is fitted is optimistic.

Prints how the fitted scores stand to what was confirmed; ``--write`` writes the table.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import exp
from pathlib import Path

from benchmarks import replay
from benchmarks.alarms import (
    FALSE,
    NEWS,
    TRUE,
    VERDICTS,
    Verdict,
    place,
    read_verdicts,
    same_places,
)
from benchmarks.data import BESIDE, labelled
from factdb import actors, database, match, pipeline, plugins, records
from factdb.config import DEFAULT_MODEL
from factdb.evaluation import findings, pairs, sources
from factdb.evaluation.numbers import step, wilson
from factdb.extraction.bare import pair_from
from factdb.rules import gate
from factdb.rules.calibration import Fit, logit
from factdb.types import Match, Relation, Statement

FIXTURES = Path("fixtures")
TABLE = Path("factdb/text/words/calibration.tsv")

RATE, RATE_OF_PAIRS = 0.01, 0.4
AT_LARGE = (1 - RATE) / RATE / ((1 - RATE_OF_PAIRS) / RATE_OF_PAIRS)
"""How often a pair at peace stands at large for one among labelled pairs."""

PRECISION = 0.9
FLOOR = 0.5
"""Rules are not asked to be right where they are less than half sure."""

_SPREAD, _SPREAD_OF_SLOPE = 1.0, 0.2
_STEPS = 2000
_RATE_OF_LEARNING = 0.05


@dataclass(frozen=True, slots=True)
class Seen:
    """A rule's answer: its own score, whether it is right, and how much it weighs if not."""

    relation: Relation
    score: float
    right: bool
    weight: float = 1.0


def of_pairs(folders: Iterable[Path]) -> Iterator[Seen]:
    """Give every answer in conflict to labelled pairs; disputable ones tell nothing."""
    for folder in folders:
        for pair in sources.labelled_pairs(folder):
            if not pair.get("disputable"):
                sides = pairs.side(pair["a"]), pairs.side(pair["b"])
                met = match.score(*pair_from(*sides, DEFAULT_MODEL))
                yield from answers(met, bool(pair["contradiction"]), AT_LARGE)


def answers(met: Match, right: bool, weight: float = 1.0) -> Iterator[Seen]:
    """Ask every rule of a match that passes the gate."""
    if not gate.opens(met):
        return
    for name in plugins.names("rules"):
        answer = plugins.load("rules", name)(met)
        if answer is not None and answer.relation.conflict:
            yield Seen(answer.relation, answer.score, right, 1.0 if right else weight)


def of_fixtures(folder: Path) -> Iterator[Seen]:
    """Give the findings in the shipped reports, held against what is expected of them."""
    (data,) = (one for one in sources.datasets([str(folder)]) if one.folder)
    assert data.folder is not None
    allowed = {findings.sides(one) for g, some in data.folder.expected.items()
               for one in some if g != "silent"}  # fmt: skip
    with tempfile.TemporaryDirectory() as place, database.Database(f"{place}/fixtures.db") as db:
        for _ in db.ingest(str(folder / "reports"), now=datetime.now(UTC)):
            pass
        records = db.contradictions()
        for one in findings.read_findings(data.folder, records):
            for told in db.explain(one.record["id"])["rules"]:
                if told["relation"] == one.record["relation"]:
                    right = one.sides in allowed
                    yield Seen(Relation(told["relation"]), told["score"], right)


def of_verdicts(verdicts: Sequence[Verdict], files: Sequence[Path]) -> Iterator[Seen]:
    """Give the rules' answers to what people read in whole papers, where they still give one."""
    named = {spot[0] for one in verdicts for spot in one.places}
    found: dict[str, tuple[Statement, ...]] = {}
    for report in replay.reports_of(files):
        if report.id in named:
            extraction = pipeline.extraction_of(report)
            found[report.id] = actors.resolve(extraction, ()).statements
    for one in verdicts:
        if one.verdict in {TRUE, FALSE} and (met := met_again(one, found)):
            told = [
                had for had in answers(met, one.verdict == TRUE) if had.relation == one.relation
            ]
            yield from told[:1]


def met_again(verdict: Verdict, found: Mapping[str, Sequence[Statement]]) -> Match | None:
    """Give the two statements that were read as a match; None where they are no longer found."""
    sides = [found.get(report, ()) for report, _, _ in verdict.places]
    for left in sides[0]:
        for right in sides[1]:
            spots = tuple(place(records.statement(side)) for side in (left, right))
            if left.id != right.id and same_places(verdict.places, (spots[0], spots[1])):
                return match.score(left, right)
    return None


def fitted(seen: Sequence[Seen]) -> Fit:
    """Fit Platt's line by the steepest ascent of the posterior.

    As Platt does, towards (n + 1) / (n + 2) instead of 1: n right findings prove no certainty.
    """
    right = sum(one.right for one in seen)
    goals = {True: (right + 1) / (right + 2), False: 1 / (len(seen) - right + 2)}
    intercept, slope = 0.0, 1.0
    for _ in range(_STEPS):
        up = -intercept / _SPREAD**2
        turn = (1 - slope) / _SPREAD_OF_SLOPE**2
        for one in seen:
            at = logit(one.score)
            miss = one.weight * (goals[one.right] - 1 / (1 + exp(-intercept - slope * at)))
            up, turn = up + miss, turn + miss * at
        scale = _RATE_OF_LEARNING / (1 + sum(one.weight for one in seen) / 10)
        intercept, slope = intercept + scale * up, max(0.1, slope + scale * turn)
    return Fit(round(intercept, 3), round(slope, 3), len(seen), right)


def lowest(seen: Sequence[Seen]) -> float:
    """Give the lowest score of a rule's own, from `FLOOR` up, at which precision is `PRECISION`."""
    for score in sorted({FLOOR, *(one.score for one in seen if one.score >= FLOOR)}):
        kept = [one for one in seen if one.score >= score]
        if kept and sum(one.right for one in kept) >= PRECISION * len(kept):
            return score
    return 1.0


def by_relation(seen: Iterable[Seen]) -> dict[Relation, list[Seen]]:
    """Sort what was seen, in the order of the relations."""
    found: dict[Relation, list[Seen]] = defaultdict(list)
    for one in seen:
        found[one.relation].append(one)
    return {relation: found[relation] for relation in Relation if relation in found}


def reliability(seen: Iterable[Seen], fits: dict[Relation, Fit]) -> Iterator[str]:
    """Say for each tenth of the fitted scores how many findings were right."""
    tenths: dict[str, list[bool]] = defaultdict(list)
    for one in seen:
        tenths[step(fits[one.relation](one.score))].append(one.right)
    for tenth, right in sorted(tenths.items()):
        low, high = wilson(sum(right), len(right))
        yield f"{tenth}  {sum(right)} of {len(right)} right  ({low or 0:.2f} to {high or 1:.2f})"


def main() -> None:
    """Fit, print, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--write", action="store_true", help=f"write {TABLE}")
    given = parser.parse_args()
    folders = labelled(given.folders, ("pairs", "seed"), "pairs.jsonl")
    verdicts = list(read_verdicts(VERDICTS).exact.values())
    files = [path for name in NEWS if (path := BESIDE / "news" / f"{name}.jsonl").is_file()]
    read = list(of_verdicts(verdicts, files))
    print(f"verdicts: the rules still say {len(read)} of {len(verdicts)}", file=sys.stderr)
    seen = [*of_pairs(folders), *of_fixtures(FIXTURES), *read]
    sorted_ = by_relation(seen)
    fits = {relation: fitted(some) for relation, some in sorted_.items()}
    told = [one for one in seen if one.score >= FLOOR]
    lines = [
        "# source: benchmarks/calibrate.py over the labelled development pairs, the model article, "
        "the shipped reports and the verdicts; what was assumed stands there",
        "# relation, intercept, slope, findings seen, of these right; then the least score of a "
        "rule's own that makes a finding",
        *(f"{r}\t{f.intercept}\t{f.slope}\t{f.seen}\t{f.confirmed}" for r, f in fits.items()),
        f"threshold\t{lowest(seen)}\t{len(told)}\t{sum(one.right for one in told)}",
    ]
    print(*lines, "", *reliability(seen, fits), sep="\n")
    if given.write:
        TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
