"""Judge whole archives again without parsing them again: extractions kept in a folder.

A rule changes far more often than the extractor, and takes a hundredth of its time. The first run
keeps each report's extraction under the digest of its text and of the code that extracts; later
runs read them back, and hold the statements against each other as `factdb.pipeline` does, with a
dictionary in the place of the database's table of keys. Who is who is resolved within each report
only. Files of other code are never read back: pickles of other classes mean nothing.
"""

from __future__ import annotations

import hashlib
import pickle
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import factdb
from factdb import actors, match, pipeline, read
from factdb.errors import FactdbError
from factdb.types import Extraction, Finding, Report, Statement

CODE = ("types.py", "extraction", "text")
"""What decides what an extraction holds."""


class Memory:
    """Statements by key, asked as the store's table of keys is."""

    def __init__(self) -> None:
        self.under: dict[str, list[Statement]] = defaultdict(list)

    def near(
        self, keys: Mapping[str, frozenset[str]], limit: int
    ) -> dict[str, tuple[Statement, ...]]:
        """Give the nearest of those kept, for each new statement, as `queries.neighbours`."""
        return {one: self._nearest(held, limit) for one, held in keys.items()}

    def _nearest(self, keys: frozenset[str], limit: int) -> tuple[Statement, ...]:
        weights: Counter[str] = Counter()
        met: dict[str, Statement] = {}
        for key in sorted(keys):
            alike = self.under.get(key, ())
            for one in alike:
                weights[one.id] += 1 / len(alike)  # type: ignore[assignment]
                met[one.id] = one
        ranked = sorted(met, key=lambda name: (-weights[name], name))
        return tuple(met[name] for name in ranked[:limit])

    def keep(self, statements: Iterable[Statement], keys: Mapping[str, frozenset[str]]) -> None:
        """Keep statements for those that come later."""
        for one in statements:
            for key in keys[one.id]:
                self.under[key].append(one)


def findings(files: Sequence[Path], folder: Path) -> tuple[int, list[Finding]]:
    """Judge the reports of whole files; give how many there were, and the findings."""
    memory, reports = Memory(), 0
    found: list[Finding] = []
    for extraction in kept(files, folder):
        reports += 1
        statements = actors.resolve(extraction, ()).statements
        keys = {one.id: match.keys(one) for one in statements}
        near = memory.near(keys, pipeline.NEIGHBOURS)
        found += pipeline.findings(pipeline.judge_all(statements, keys, near))
        memory.keep(statements, keys)
    return reports, list({_name(one): one for one in found}.values())


def _name(one: Finding) -> tuple[str, str, str]:
    return str(one.judgement.relation), one.left.id, one.right.id


def kept(files: Sequence[Path], folder: Path) -> Iterator[Extraction]:
    """Give the extraction of each report, read back where it was kept."""
    home = folder / code()
    home.mkdir(parents=True, exist_ok=True)
    for report in reports_of(files):
        path = home / f"{report.digest}.pickle"
        if path.is_file():
            yield pickle.loads(path.read_bytes())
            continue
        found = pipeline.extraction_of(report)
        part = path.with_suffix(".part")
        part.write_bytes(pickle.dumps(found))
        part.rename(path)
        yield found


def reports_of(files: Sequence[Path]) -> Iterator[Report]:
    """Read the reports of whole files, each digest once; what is none is left out."""
    seen: set[str] = set()
    now = {"now": datetime.now(UTC).isoformat()}
    sources = (one for one in read.sources(map(str, files)) if not isinstance(one, FactdbError))
    for source in sources:
        for found in read.read(source, now):
            if not isinstance(found, FactdbError) and found.digest not in seen:
                seen.add(found.digest)
                yield found


@cache
def code() -> str:
    """Give a digest of the code that extracts."""
    root = Path(factdb.__file__).parent
    parts = [path for name in CODE for path in sorted((root / name).rglob("*")) or [root / name]]
    told = hashlib.sha256()
    for path in parts:
        if path.suffix in {".py", ".tsv"}:
            told.update(path.read_bytes())
    return told.hexdigest()[:12]
