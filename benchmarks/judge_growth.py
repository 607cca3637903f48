"""Show how the work of the judge grows: ``python -m benchmarks.judge_growth [--most N]``.

Four ways in which a store gets crowded, each at an eighth, a quarter, half and all of N:

- ``printed``: one quotation, printed by N outlets.
- ``speaker``: one speaker with N statements on one matter.
- ``report``: one report that prints one quotation N times.
- ``long``: two statements of N words each, full of figures.

Parsing is not counted: it sees one report at a time. Prints milliseconds for one more statement
(``long``: for a thousand words) and how the last doubling multiplied the whole; work that grows as
the statements do multiplies by 2. Exit code 1 if any multiplies by more than `LINEAR`.

The bounds: a statement has at most `match.MAX_KEYS` keys, each followed to the last
`queries.REACH` statements; `pipeline.NEIGHBOURS` of those found are judged, and under one key so
many of the same report; a judgement compares at most `frames.MAX_FRAMES` propositions, and
`number.MOST_COUNTS` counts, of each side.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from time import perf_counter
from unittest.mock import patch

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


def main() -> int:
    """Run all four, and say which grows too fast."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=2000, help="statements, printings or words")
    most = parser.parse_args().most
    runs = {
        "printed": of_reports(printed, most),
        "speaker": of_reports(spoken, most),
        "report": of_one_report(most),
        "long": of_words(most),
    }
    fast = 0
    for name, run in runs.items():
        told = list(run)
        each = "  ".join(f"{n}: {1000 * spent / n:.2f} ms" for n, spent in told)
        times = told[-1][1] / told[-2][1]
        fast += times > LINEAR
        print(f"{name.ljust(8)} {each}  last doubling ×{times:.2f}", flush=True)
    return 1 if fast else 0


if __name__ == "__main__":
    sys.exit(main())
