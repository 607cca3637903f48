"""Show how the work of the judge grows: ``python -m benchmarks.judge_growth [--quick]``.

Four ways in which a store gets crowded, each at an eighth, a quarter, half and all of N:

- ``printed``: one quotation, printed 50,000 times, by as many outlets.
- ``speaker``: one speaker with 100,000 statements on one matter.
- ``report``: one report that prints one quotation 2,000 times.
- ``long``: two statements of 2,000 words each, full of figures.

The first two say what one more report costs in such a store: what stands there already is extracted
and loaded, and the next `NEXT` are taken in. Parsing is not counted: it sees one report at a time.
Prints milliseconds of processor time for one more statement (``long``: for a thousand words) and
how the last doubling multiplied it; work that grows as the statements do multiplies the whole by 2
and leaves that of one more as it is, and by more than `LINEAR` it must not.

The bounds: a statement has at most `match.MAX_KEYS` keys; of each the last `postings.REACH`
statements are followed, for one statement `postings.WORK` in all beside those of its rarest key;
`pipeline.NEIGHBOURS` of those found are judged, and under one key so many of the same report; a
judgement compares at most `frames.MAX_FRAMES` propositions, and `number.MOST_COUNTS` counts, of
each side.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import process_time

from benchmarks import generate, results
from benchmarks.results import Measured
from factdb import actors, match, pipeline, rules
from factdb.config import DEFAULT_MODEL, database_url
from factdb.errors import FactdbError
from factdb.extraction.bare import pair_from
from factdb.store.engine import open_engine
from factdb.types import Report

LINEAR = 2.6
"""What a doubling may multiply the work by: caches, pages and small numbers are uneven."""

SHARES = (8, 4, 2, 1)
NEXT = 50
"""So many more are taken in at each size."""

_START = datetime(2026, 3, 2, 9, tzinfo=UTC)
_LATER = datetime(2100, 1, 1, tzinfo=UTC)
_QUOTE = "The Varn mine will not open again before the gallery is safe for every miner"
_WHO = "the miners' chairman Oleg Malinin"


def printed(nth: int) -> Report:
    """Give the nth printing of one quotation."""
    return Report(f"“{_QUOTE},” {_WHO} said on Monday.", _START + timedelta(minutes=nth),
                  outlet=f"The Ledger of Ward {nth}")  # fmt: skip


def spoken(nth: int) -> Report:
    """Give the nth thing that one speaker said of one matter."""
    text = f"{_WHO} said that {40 + nth} miners were hurt in gallery {nth} of the Varn mine."
    return Report(text[0].upper() + text[1:], _START + timedelta(minutes=nth), outlet="The Ledger")


def in_a_store(make: Callable[[int], Report], most: int) -> Iterator[tuple[int, float]]:
    """Take the next reports into stores of more and more; give how many, and the seconds of one."""
    with tempfile.TemporaryDirectory(prefix="factdb-bench-") as folder:
        url = database_url(f"{folder}/growth.db")
        engine, done = open_engine(url), 0
        for share in SHARES:
            upto = most // share
            load(url, Path(folder) / "reports.jsonl", [make(nth) for nth in range(done, upto)])
            next_ones = [pipeline.extraction_of(make(nth)) for nth in range(upto, upto + NEXT)]
            began = process_time()
            for found in next_ones:
                pipeline.store(engine, found, model=DEFAULT_MODEL)
            yield upto, (process_time() - began) / NEXT
            done = upto + NEXT
        engine.dispose()


def load(url: str, file: Path, reports: Sequence[Report]) -> None:
    """Extract reports, many at once, and load what was found."""
    batches = (reports[at : at + pipeline.BATCH] for at in range(0, len(reports), pipeline.BATCH))
    found = (one for batch in batches for one in pipeline.extractions_of(batch))
    told = ((one.report, actors.resolve(one, ()).statements) for one in found)
    with file.open("w", encoding="utf-8") as out:
        out.writelines(f"{line}\n" for line in generate.lines(told))
    for loaded in pipeline.load([str(file)], url=url, now=_LATER):
        if isinstance(loaded, FactdbError):
            raise loaded


def of_one_report(most: int) -> Iterator[tuple[int, float]]:
    """Judge the statements of one report that prints one quotation many times."""
    for share in SHARES:
        times = most // share
        text = "\n\n".join(f"“{_QUOTE}, year {n},” {_WHO} said." for n in range(times))
        found = pipeline.extract(Report(text, _START, outlet="The Ledger")).statements
        keys = {one.id: match.keys(one) for one in found}
        began = process_time()
        for _ in pipeline.judge_all(found, keys, {}):
            pass
        yield len(found), process_time() - began


def of_words(most: int) -> Iterator[tuple[int, float]]:
    """Judge two statements of so many words."""
    for share in SHARES:
        words = most // share
        sides = [" and ".join(f"{n + off} men were hurt in gallery {n}" for n in range(words // 8))
                 for off in (100, 107)]  # fmt: skip
        left, right = ({"text": said, "speaker": who} for said, who in zip(
            sides, ("Ana Silva", "Rui Costa"), strict=True))  # fmt: skip
        found = pair_from(left, right)
        began = process_time()
        rules.judge(match.score(*found))
        yield words, process_time() - began


def measure(quick: bool) -> Iterator[Measured]:
    """Run all four, and say how the last doubling multiplied the work."""
    for name, run, most in (("printed", printed, 50_000), ("speaker", spoken, 100_000)):
        told = list(in_a_store(run, 400 if quick else most))
        _show(name, told)
        yield _grown(name, told, "seconds for one more", LINEAR / 2)
    for name, of in (("report", of_one_report), ("long", of_words)):
        told = list(of(80 if quick else 2000))
        _show(name, [(n, spent / n) for n, spent in told])
        yield _grown(name, told, "seconds", LINEAR)


def _show(name: str, told: Sequence[tuple[int, float]]) -> None:
    each = "  ".join(f"{n}: {1000 * spent:.2f} ms" for n, spent in told)
    print(f"{name.ljust(8)} {each}", flush=True)


def _grown(name: str, told: Sequence[tuple[int, float]], unit: str, most: float) -> Measured:
    (half, before), (whole, now) = told[-2:]
    return Measured("growth", f"{name}: {whole}", now, unit,
                    before, f"half of them: {half}", at_most=most)  # fmt: skip


if __name__ == "__main__":
    results.main(measure, __doc__)
