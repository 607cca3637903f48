"""Whether the earlier statement of a pair is among the first that a store gives for the later.

A rule judges only what is brought before it. The earlier sides of all pairs lie in a store that is
thrown away, and `factdb near` asks for each by its later side: by words, and where the extra
``semantic`` is installed by meaning as well. The store holds little, so the shares are upper
bounds; among the statements of a paper ``python -m benchmarks.candidates`` measures them.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from factdb import match
from factdb.actors import Resolution
from factdb.config import database_url
from factdb.errors import UsageError
from factdb.evaluation.numbers import Tally
from factdb.evaluation.pairs import side
from factdb.extraction.bare import statement_from
from factdb.types import Report, Statement

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from factdb.store.lookup import Lookup

Record = Mapping[str, Any]

GROUP = "earlier statement among the first five"
AMONG = 5
AT_PEACE = frozenset({"agreement", "repetition"})
"""Reasons for peace of pairs whose sides say one thing: the one ought to be found by the other."""


@dataclass(slots=True)
class Held:
    """What a store holds of pairs: reports of one sentence, and their statements."""

    reports: dict[str, Report] = field(default_factory=dict)
    statements: dict[str, dict[str, Statement]] = field(default_factory=lambda: defaultdict(dict))

    def put(self, record: Record, title: str = "") -> Statement:
        """Make a statement of a record and keep it; the same one again changes nothing."""
        said = statement_from(record)
        around = said.sentence.text if said.sentence else said.text
        report = Report(around, said.published, outlet=said.outlet, title=title)
        self.reports.setdefault(report.digest, report)
        kept = replace(said, report=self.reports[report.digest].id)
        return self.statements[report.digest].setdefault(kept.id, kept)

    def fill(self, engine: Engine) -> None:
        """Lay everything into a store; nothing is judged."""
        for digest, said in self.statements.items():
            add(engine, self.reports[digest], Resolution(tuple(said.values()), (), ()))


def add(engine: Engine, report: Report, found: Resolution) -> None:
    """Lay one report into a store with its statements and their keys."""
    from factdb.store import queries

    keys = {one.id: match.keys(one) for one in found.statements}
    with queries.writing(engine) as session:
        queries.add(session, report, found, keys, ())


def in_order(pair: Record) -> tuple[Record, Record]:
    """Give the earlier and the later side of a pair."""
    one, other = sorted((pair["a"], pair["b"]), key=_when)
    return one, other


def is_sought(pair: Record) -> bool:
    """Say whether one side ought to be found by the other."""
    same = (pair.get("type") or pair.get("relation")) in AT_PEACE
    return not pair.get("disputable") and bool(pair["contradiction"] or same)


def tallies(pairs: Sequence[Record]) -> Iterator[Tally]:
    """Count for each pair of two reports that ought to meet whether it does, in every way."""
    held = Held()
    sides = [(pair, *in_order(pair)) for pair in pairs]
    earlier = [held.put(side(one)) for _, one, _ in sides]
    asked = [
        (_passage(later), one.id)
        for (pair, first, later), one in zip(sides, earlier, strict=True)
        if is_sought(pair) and not _of_one_report(first, later)
    ]
    if asked:
        yield from _counted(held, asked)


def _counted(held: Held, asked: Sequence[tuple[str, str]]) -> Iterator[Tally]:
    from factdb.store.engine import open_engine
    from factdb.store.lookup import open_lookup

    with tempfile.TemporaryDirectory() as place:
        url = database_url(f"{place}/candidates.db")
        engine = open_engine(url)
        held.fill(engine)
        ways = {"by words": False, **({"and by meaning": True} if _embedded(engine) else {})}
        engine.dispose()
        with open_lookup(url) as lookup:
            for passage, wanted in asked:
                yield {
                    (GROUP, way): (_is_found(lookup, passage, wanted, semantic=semantic), 1)
                    for way, semantic in ways.items()
                }


def _is_found(lookup: Lookup, passage: str, wanted: str, *, semantic: bool) -> bool:
    return any(one["id"] == wanted for one in lookup.near(passage, AMONG, semantic=semantic))


def _embedded(engine: Engine) -> bool:
    """Make the vectors of all statements; False where the extra is not installed."""
    from factdb.store.vectors import fill

    try:
        list(fill(engine))
    except UsageError:
        return False
    return True


def _passage(record: Record) -> str:
    from factdb.match.vectors import passage

    return passage(record["text"], record.get("sentence") or "")


def _of_one_report(one: Record, other: Record) -> bool:
    names = [side(each).get("report") for each in (one, other)]
    return bool(names[0]) and names[0] == names[1]


def _when(record: Record) -> tuple[str, int]:
    return record.get("published") or "", record.get("start") or 0
