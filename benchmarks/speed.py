"""How fast extraction is beside spaCy's own parse, and whether hostile text makes it slower.

The baseline is spaCy's pipeline as the model ships it, without the sentence splitter that factdb
leaves out, over the same texts in the same pieces and batches, in the same process on one thread.
Both are timed in turns, in CPU seconds; the ratio is that of the medians. ``make bench``
keeps numpy to one thread::

    OMP_NUM_THREADS=1 python -m benchmarks.speed [--quick] [--json FILE]
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks import results
from benchmarks.data import BESIDE
from benchmarks.hostile import HOSTILE
from benchmarks.results import Measured
from factdb import pipeline
from factdb.config import DEFAULT_MODEL
from factdb.extraction import extract, extract_all
from factdb.extraction.parse import chunks
from factdb.types import Report

ROOT = Path(__file__).resolve().parents[1]
_PICKED = {"wikinews": 60, "kremlin-2021-22": 10, "whitehouse-ukraine": 10}
_SIZES = (1, 2, 4, 8)
TURNS = 3
"""How often both are timed."""
_DAY = datetime(2022, 2, 1, tzinfo=UTC)


def reports(quick: bool) -> list[Report]:
    """Give news to read: of the development data where it lies beside the project, else shipped."""
    folder = BESIDE / "news"
    share = 10 if quick else 1
    texts = [
        json.loads(line)["text"]
        for name, count in _PICKED.items()
        if (folder / f"{name}.jsonl").is_file()
        for line in _first(folder / f"{name}.jsonl", count // share)
    ]
    if not texts:
        shipped = sorted((ROOT / "fixtures" / "reports").rglob("*.txt"))
        texts = [one.read_text(encoding="utf-8") for one in shipped] * (1 if quick else 4)
    return [_report(text) for text in texts]


def speeds(news: Sequence[Report], turns: int) -> dict[str, float]:
    """Give words per CPU second of spaCy alone and of extraction, and the ratio of the two."""
    import spacy

    nlp = spacy.load(DEFAULT_MODEL, exclude=["senter"])
    words = sum(len(one.text.split()) for one in news)
    batches = [news[at : at + pipeline.BATCH] for at in range(0, len(news), pipeline.BATCH)]
    pieces = [
        [one.text[first:last] for one in batch for first, last in chunks(one.text)]
        for batch in batches
    ]

    def parse() -> None:
        for batch in pieces:
            for _ in nlp.pipe(batch):
                pass

    def whole() -> None:
        for batch in batches:
            extract_all(batch)

    parse()  # what is loaded once is not timed
    whole()
    pairs = [(_seconds(parse), _seconds(whole)) for _ in range(turns)]
    alone, full = (median(column) for column in zip(*pairs, strict=True))
    return {"words": words, "spacy": words / alone, "factdb": words / full, "ratio": alone / full}


def growth(sizes: Sequence[int]) -> dict[str, list[float]]:
    """Give the CPU seconds that each hostile text takes at each size."""
    return {
        name: [_seconds(partial(extract, _report(made(n)))) for n in sizes]
        for name, made in HOSTILE.items()
    }


def _first(file: Path, count: int) -> list[str]:
    with file.open(encoding="utf-8") as lines:
        return [line for line, _ in zip(lines, range(max(1, count)), strict=False)]


def _report(text: str) -> Report:
    return Report(text=text, outlet="Bench", published=_DAY)


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def measure(quick: bool) -> Iterator[Measured]:
    """Give the ratio to spaCy alone, and how each hostile text grows."""
    found = speeds(reports(quick), 1 if quick else TURNS)
    yield Measured(
        "ingest", f"extraction, {found['words']:,.0f} words of news", found["factdb"],
        "words per CPU second", found["spacy"], "spaCy alone", at_least=0.85,
    )  # fmt: skip
    sizes = _SIZES[:2] if quick else _SIZES
    for name, took in growth(sizes).items():
        yield Measured(
            "hostile text", f"{name}, {sizes[-1]} times as long", took[-1], "CPU seconds",
            max(took[0], 0.001), "once as long", at_most=2 * sizes[-1],
        )  # fmt: skip


if __name__ == "__main__":
    results.main(measure, __doc__)
