"""Show how the work of the judge grows: ``python -m benchmarks.judge_growth [--quick]``.

Four ways in which a store gets crowded, each at an eighth, a quarter, half and all of N:

- ``printed``: one quotation, printed by N outlets.
- ``speaker``: one speaker with N statements on one matter.
- ``report``: one report that prints one quotation N times.
- ``long``: two statements of N words each, full of figures.

Parsing is not counted: it sees one report at a time. Prints milliseconds for one more statement
(``long``: for a thousand words) and how the last doubling multiplied the whole; work that grows as
the statements do multiplies by 2, and by more than `LINEAR` it must not.

The bounds: a statement has at most `match.MAX_KEYS` keys, each followed to the last
`queries.REACH` statements; `pipeline.NEIGHBOURS` of those found are judged, and under one key so
many of the same report; a judgement compares at most `frames.MAX_FRAMES` propositions, and
`number.MOST_COUNTS` counts, of each side.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from time import perf_counter
from unittest.mock import patch

from benchmarks import results
from benchmarks.results import Measured
from factdb import match, pipeline, rules
from factdb.config import database_url
from factdb.extraction.bare import pair_from
from factdb.store.engine import open_engine
from factdb.types import Extraction, Report

LINEAR = 2.6
"""What a doubling may multiply the work by: caches, pages and small numbers are uneven."""

SHARES = (8, 4, 2, 1)
_START = datetime(2026, 3, 2, 9, tzinfo=UTC)
_QUOTE = "The Varn mine will not open again before the gallery is safe for every miner"
_WHO = "the miners' chairman Oleg Malinin"


@dataclass(slots=True)
class Watch:
    """Counts the time of everything but parsing."""

    parsing: float = 0.0

    def taking(self, work: Callable[[], object]) -> float:
        """Give the seconds that work takes without its parsing."""
        parse = pipeline.extraction_of

        def timed(report: Report, *, model: str) -> Extraction:
            began = perf_counter()
            found = parse(report, model=model)
            self.parsing += perf_counter() - began
            return found

        before, began = self.parsing, perf_counter()
        with patch.object(pipeline, "extraction_of", timed):
            work()
        return perf_counter() - began - (self.parsing - before)


def printed(nth: int) -> Report:
    """Give the nth printing of one quotation."""
    return Report(f"“{_QUOTE},” {_WHO} said on Monday.", _START + timedelta(minutes=nth),
                  outlet=f"The Ledger of Ward {nth}")  # fmt: skip


def spoken(nth: int) -> Report:
    """Give the nth thing that one speaker said of one matter."""
    text = f"{_WHO} said that {40 + nth} miners were hurt in gallery {nth} of the Varn mine."
    return Report(text[0].upper() + text[1:], _START + timedelta(hours=nth), outlet="The Ledger")


def of_reports(make: Callable[[int], Report], most: int) -> Iterator[tuple[int, float]]:
    """Take reports in, one by one; give how many, and the seconds for all of them."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(database_url(f"{folder}/growth.db"))
        watch, spent, done = Watch(), 0.0, 0
        for share in SHARES:
            upto = most // share

            def work(first: int = done, last: int = upto) -> None:
                for nth in range(first, last):
                    pipeline.take_in(engine, make(nth))

            spent += watch.taking(work)
            done = upto
            yield done, spent
        engine.dispose()


def of_one_report(most: int) -> Iterator[tuple[int, float]]:
    """Judge the statements of one report that prints one quotation many times."""
    for share in SHARES:
        times = most // share
        text = "\n\n".join(f"“{_QUOTE}, year {n},” {_WHO} said." for n in range(times))
        found = pipeline.extract(Report(text, _START, outlet="The Ledger")).statements
        keys = {one.id: match.keys(one) for one in found}
        began = perf_counter()
        for _ in pipeline.judge_all(found, keys, {}):
            pass
        yield len(found), perf_counter() - began


def of_words(most: int) -> Iterator[tuple[int, float]]:
    """Judge two statements of so many words."""
    for share in SHARES:
        words = most // share
        sides = [" and ".join(f"{n + off} men were hurt in gallery {n}" for n in range(words // 8))
                 for off in (100, 107)]  # fmt: skip
        left, right = ({"text": said, "speaker": who} for said, who in zip(
            sides, ("Ana Silva", "Rui Costa"), strict=True))  # fmt: skip
        found = pair_from(left, right)
        began = perf_counter()
        rules.judge(match.score(*found))
        yield words, perf_counter() - began


def measure(quick: bool) -> Iterator[Measured]:
    """Run all four, and say how the last doubling multiplied each."""
    most = 80 if quick else 2000
    runs = {
        "printed": of_reports(printed, most),
        "speaker": of_reports(spoken, most),
        "report": of_one_report(most),
        "long": of_words(most),
    }
    for name, run in runs.items():
        told = list(run)
        each = "  ".join(f"{n}: {1000 * spent / n:.2f} ms" for n, spent in told)
        print(f"{name.ljust(8)} {each}", flush=True)
        yield Measured("growth", f"{name}: {told[-1][0]}", told[-1][1], "seconds",
                       told[-2][1], f"half of them: {told[-2][0]}", at_most=LINEAR)  # fmt: skip


if __name__ == "__main__":
    results.main(measure, __doc__)
