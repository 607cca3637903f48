"""How fast extraction is beside spaCy's own parse, and whether hostile text makes it slower.

The baseline is spaCy's pipeline as the model ships it, without the sentence splitter that factdb
leaves out, over the same texts in the same process on one thread. Both are timed in turns, in CPU
seconds; the ratio is that of the medians. ``make bench`` keeps numpy to one thread::

    OMP_NUM_THREADS=1 python -m benchmarks.speed [--quick] [--turns N] [--json FILE]
"""

from __future__ import annotations

import argparse
import json
import platform
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.data import BESIDE
from benchmarks.hostile import HOSTILE
from factdb.config import DEFAULT_MODEL
from factdb.extraction import extract
from factdb.types import Report

ROOT = Path(__file__).resolve().parents[1]
_PICKED = {"wikinews": 60, "kremlin-2021-22": 10, "whitehouse-ukraine": 10}
_SIZES = (1, 2, 4, 8)
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
    texts = [one.text for one in news]
    words = sum(len(text.split()) for text in texts)

    def parse() -> None:
        for _ in nlp.pipe(texts):
            pass

    def whole() -> None:
        for one in news:
            extract(one)

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


def _print(found: dict[str, float], grown: dict[str, list[float]], sizes: Sequence[int]) -> None:
    print(f"{found['words']:,.0f} words; words per CPU second, medians, one thread:")
    print(f"  spaCy alone  {found['spacy']:7,.0f}")
    print(f"  factdb       {found['factdb']:7,.0f}  ratio {found['ratio']:.3f}\n")
    print("CPU seconds by length   " + "".join(f"{f'×{n}':>8}" for n in sizes) + "  last/first")
    for name, took in grown.items():
        row = "".join(f"{one:8.2f}" for one in took)
        print(f"  {name:22}{row}{took[-1] / max(took[0], 0.001):10.1f}")


def main() -> None:
    """Measure, print, and keep the numbers as JSON."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--quick", action="store_true", help="for form, not for time")
    asked.add_argument("--turns", type=int, default=5)
    asked.add_argument("--json", type=Path, default=ROOT / "speed.json")
    said = asked.parse_args()
    sizes = _SIZES[:2] if said.quick else _SIZES
    found = speeds(reports(said.quick), 1 if said.quick else said.turns)
    grown = growth(sizes)
    _print(found, grown, sizes)
    kept = {"machine": platform.machine(), "python": platform.python_version(),
            "speed": found, "sizes": sizes, "growth": grown}  # fmt: skip
    said.json.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
