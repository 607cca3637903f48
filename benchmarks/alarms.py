"""Count false alarms at large: ``python -m benchmarks.alarms [FILE …] [--all] [--keep FOLDER]``.

Each file holds reports as JSON lines; without any, those of the development data are taken in,
into one database that is thrown away. Every finding is looked up among the verdicts that people
gave after reading both sides (``benchmarks/verdicts.jsonl``: relation, both statements and their
places, a verdict, a line of why; never words of the reports). A finding whose two places were read
before under the same relation keeps its verdict if at least half of each place is the same: a
comma more or less asks nobody to read again.

Exit code 0: all were read, 1: some were not, and are printed, or more of the reports gave a false
alarm than the floor of ``tests/floors.json`` allows; 2: an error. ``--unread`` also
writes them as lines to fill in and append to the verdicts. ``--keep`` makes later runs fast: see
`benchmarks.replay`.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import replay
from benchmarks.data import BESIDE
from factdb import database, records
from factdb.evaluation.floors import below, checked
from factdb.evaluation.numbers import Measure, wilson

NEWS = (
    "wikinews",
    "wikinews-meantime",
    "whitehouse-ukraine",
    "kremlin-2021-22",
    "zelenskyy-2021-22",
)
VERDICTS = Path(__file__).with_name("verdicts.jsonl")
FLOORS = Path(__file__).parents[1] / "tests" / "floors.json"
LEAST = 100
"""Fewer reports say little of false alarms per hundred."""
TRUE, FALSE, DOUBTFUL, UNREAD = "true", "false", "doubtful", "unread"
HALF = 0.5

Record = dict[str, Any]
Place = tuple[str, int, int]
"""A report's id and a span in its text."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reader said of a finding: ``true``, ``false`` or ``doubtful``, and why.

    Raises:
        ValueError: if the verdict is another word, or no reason is given.

    """

    relation: str
    statements: tuple[str, str]
    places: tuple[Place, Place]
    verdict: str
    why: str

    def __post_init__(self) -> None:
        if self.verdict not in {TRUE, FALSE, DOUBTFUL} or not self.why:
            raise ValueError(f"no verdict on {self.statements}: {self.verdict!r}, {self.why!r}")


class Verdicts:
    """What was read so far, looked up by statements or, where they moved a little, by places."""

    def __init__(self, read: Iterable[Verdict]) -> None:
        self.exact: dict[tuple[str, frozenset[str]], Verdict] = {}
        self.near: dict[tuple[str, frozenset[str]], list[Verdict]] = defaultdict(list)
        for one in read:
            self.exact[one.relation, frozenset(one.statements)] = one
            self.near[one.relation, frozenset(place[0] for place in one.places)].append(one)

    def of(self, finding: Record) -> Verdict | None:
        """Give the verdict on a finding, None if nobody has read it."""
        relation, sides = finding["relation"], (finding["a"], finding["b"])
        if found := self.exact.get((relation, frozenset(side["id"] for side in sides))):
            return found
        places = (place(sides[0]), place(sides[1]))
        alike = self.near.get((relation, frozenset(one[0] for one in places)), ())
        return next((one for one in alike if same_places(one.places, places)), None)


def place(statement: Record) -> Place:
    """Say where a statement stands."""
    return statement["report"], statement["start"], statement["end"]


def same_places(one: tuple[Place, Place], other: tuple[Place, Place]) -> bool:
    """Say whether two pairs of places are half the same, side by side or crossed."""
    return any(
        all(_share(left, right) >= HALF for left, right in zip(one, turned, strict=True))
        for turned in (other, other[::-1])
    )


def _share(one: Place, other: Place) -> float:
    """Give characters in both places over those in either; 0 for two reports."""
    if one[0] != other[0]:
        return 0.0
    both = min(one[2], other[2]) - max(one[1], other[1])
    return max(0, both) / (max(one[2], other[2]) - min(one[1], other[1]))


def read_verdicts(path: Path) -> Verdicts:
    """Read the verdicts; none where there is no such file yet.

    Raises:
        ValueError: if a line is no verdict.

    """
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return Verdicts(_verdict(json.loads(line)) for line in lines if line.strip())


def _verdict(record: Record) -> Verdict:
    a, b = record["a"], record["b"]
    return Verdict(
        record["relation"], (a["id"], b["id"]), (place(a), place(b)),
        record["verdict"], record["why"],
    )  # fmt: skip


def to_read(finding: Record) -> Record:
    """Give the line that a reader fills in: no words of the reports."""
    sides = {
        name: {key: finding[name][key] for key in ("id", "report", "start", "end")}
        for name in ("a", "b")
    }
    return {"relation": finding["relation"], **sides, "verdict": "", "why": ""}


def findings(files: Sequence[Path], keep: Path | None = None) -> tuple[int, list[Record]]:
    """Take whole files into a database of their own; give how many reports, and the findings.

    With ``keep``, a folder, what was extracted is kept there and judged without a database.
    """
    if keep is not None:
        reports, found = replay.findings(files, keep)
        return reports, [records.finding(one) for one in found]
    with tempfile.TemporaryDirectory() as folder, database.Database(f"{folder}/all.db") as kept:
        receipts = database.all_of(kept.ingest(*map(str, files), now=datetime.now(UTC)))
        return len(receipts), kept.contradictions()


def counted(reports: int, verdicts: Iterable[str]) -> Iterator[str]:
    """Say how many findings of each verdict there are, in all and per 100 reports."""
    counts = Counter(verdicts)
    yield f"{reports:,} reports, {sum(counts.values()):,} findings"
    for name in (TRUE, DOUBTFUL, FALSE, UNREAD):
        share = 100 * counts[name] / max(1, reports)
        yield f"  {name:9}{counts[name]:5}   {share:6.2f} per 100 reports"


def quiet(reports: int, verdicts: Iterable[str]) -> Measure:
    """Measure the share of reports that gave no false alarm; one report gives one at most."""
    false = Counter(verdicts)[FALSE]
    low, high = wilson(max(0, reports - false), reports)
    share = 1 - min(1.0, false / max(1, reports))
    return Measure("alarms", "reports", "without a false one", share, low, high, reports)


def too_loud(measured: Measure, path: Path = FLOORS) -> list[str]:
    """Give the floors that a run over enough reports does not meet, each in a line."""
    if measured.n < LEAST or not path.is_file():
        return []
    floors = checked(json.loads(path.read_text(encoding="utf-8")))
    return [str(one) for one in below(floors, [measured])]


def by_relation(read: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Give a line per relation with its counts."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for relation, verdict in read:
        counts[relation][verdict] += 1
    for relation, found in sorted(counts.items()):
        told = ", ".join(f"{n} {verdict}" for verdict, n in sorted(found.items()))
        yield f"  {relation:15} {told}"


def _show(finding: Record, said: str) -> None:
    print(f"\n{said}: {finding['relation']} {finding['score']:.2f} {finding['id']}")
    for name in ("a", "b"):
        one = finding[name]
        who = (one["speaker"] or {}).get("name") or one["speaker_text"] or "nobody named"
        print(f"  {name} {one['report']} {one['start']}-{one['end']} {one['published'][:10]} {who}")
        print(f"    {one['text']}\n      in: {one['sentence']}")
    print(f"  why {finding['reason']}")


def _files(given: Sequence[Path]) -> list[Path]:
    files = list(given) or [BESIDE / "news" / f"{name}.jsonl" for name in NEWS]
    for path in files:
        if not path.is_file():
            print(f"skipped: {path} is not there; name a file of reports", file=sys.stderr)
    return [path for path in files if path.is_file()]


def main() -> int:
    """Print the counts and what nobody has read; 0 also where there is no data."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--all", action="store_true", help="show what was read too")
    parser.add_argument("--unread", type=Path, help="write what nobody has read, to be filled in")
    parser.add_argument(
        "--keep", type=Path, help="keep extractions there, judge without a database"
    )
    given = parser.parse_args()
    files = _files(given.files)
    if not files:
        return 0
    verdicts = read_verdicts(VERDICTS)
    reports, found = findings(files, given.keep)
    said = [(one, verdicts.of(one)) for one in found]
    told = [(one, verdict.verdict if verdict else UNREAD) for one, verdict in said]
    for one, verdict in told:
        if given.all or verdict == UNREAD:
            _show(one, verdict)
    print("\n".join(counted(reports, (verdict for _, verdict in told))))
    print("\n".join(by_relation((one["relation"], verdict) for one, verdict in told)))
    loud = too_loud(quiet(reports, (verdict for _, verdict in told)))
    for line in loud:
        print(line, file=sys.stderr)
    unread = [to_read(one) for one, verdict in told if verdict == UNREAD]
    if given.unread:
        given.unread.write_text("".join(f"{json.dumps(one)}\n" for one in unread), encoding="utf-8")
    return 1 if unread or loud else 0


if __name__ == "__main__":
    sys.exit(main())
