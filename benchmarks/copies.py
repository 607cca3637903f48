"""Whether printings of one text are found, however they were edited, and what fifty of them cost.

Usage: ``python -m benchmarks.copies [--quick]``. Wire texts are those of the development data where
it lies beside the project, else the shipped reports. From a seed each is edited as papers do: the
end cut off, the lead replaced, words and names changed, paragraphs of another text put in, several
of these at once. None of that is a printing: a follow-up under news of its own that repeats up to
two fifths of the wire as background, a third of itself at most; and a notice from a template with
other facts. All wires are stored; then `printings.printed` is asked of every text, as when it is
taken in, and whatever it says of another wire, or of a text that is no printing, is wrong. One
word of twelve changed is beyond what half of the runs of eight words allows: what is lost there is
told, and no goal. Fifty printings are taken in by fifty papers on one day, one process, SQLite.
"""

from __future__ import annotations

import json
import re
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from sqlalchemy import Engine

from benchmarks import results
from benchmarks.data import BESIDE
from benchmarks.results import Measured
from factdb import pipeline
from factdb.actors import Resolution
from factdb.config import DEFAULT_MODEL, database_url
from factdb.store import printings, queries
from factdb.store.engine import open_engine
from factdb.types import Kind, Report, Statement, short_id

SEED = 9
START = datetime(2020, 1, 1, tzinfo=UTC)
PRINTINGS = 50
_FULL, _QUICK = (300, 5), (8, 1)
"""Wire texts, and of how many of them fifty printings are taken in."""

_SHIPPED = Path(__file__).resolve().parents[1] / "fixtures" / "reports"
_WORDS = (120, 900)

Edit = Callable[[Sequence[str], Sequence[str], Random], list[str]]
"""What makes another text of the paragraphs of a wire, with those of another text."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text to ask about: how it was made, and the number of its wire, None of no printing."""

    how: str
    paragraphs: Sequence[str]
    of: int | None


def measure(quick: bool) -> Iterator[Measured]:
    """Give precision, recall of each way to edit, and what fifty printings cost."""
    told = sources(quick)
    wires, others = told[: len(told) // 2], told[len(told) // 2 :]
    with tempfile.TemporaryDirectory(prefix="factdb-bench-") as folder:
        yield from found(database_url(str(Path(folder) / "wires.db")), wires, others)
        yield from cost(Path(folder), wires[: (_QUICK if quick else _FULL)[1]], others)


def sources(quick: bool) -> list[list[str]]:
    """Give texts as paragraphs: wires, and as many that nobody stored."""
    files = sorted((BESIDE / "news").glob("*.jsonl"))
    told = [json.loads(line).get("text", "") for one in files for line in _lines(one)]
    told = told or [one.read_text("utf-8") for one in sorted(_SHIPPED.rglob("*.txt"))]
    parted = ([each for each in one.split("\n") if each.strip()] for one in told)
    fit = [one for one in parted if len(one) > 3 and _WORDS[0] <= _count(one) <= _WORDS[1]]
    Random(SEED).shuffle(fit)
    return fit[: 2 * (_QUICK if quick else _FULL)[0]]


def found(
    url: str, wires: Sequence[Sequence[str]], others: Sequence[Sequence[str]]
) -> Iterator[Measured]:
    """Ask of every text which wire it is a printing of."""
    engine = open_engine(url)
    for nth, one in enumerate(wires):
        stored(engine, report(one, nth))
    right, said, asked = Counter[str](), Counter[str](), Counter[str]()
    for text in texts(wires, others):
        of = printing_of(engine, text)
        asked[text.how] += 1
        said[text.how] += of is not None
        right[text.how] += of is not None and of == text.of
    engine.dispose()
    wrong = sum(said.values()) - sum(right.values())
    total = max(1, sum(said.values()))
    yield Measured("wire copies", f"precision, {total:,} called printings", 1 - wrong / total,
                   "of those", at_least=0.99)  # fmt: skip
    for how in EDITS:
        yield Measured("wire copies", f"recall: {how}, n = {asked[how]}", right[how] / asked[how],
                       "of those", at_least=None if how == BEYOND else 0.95)  # fmt: skip
    for how in MISSES:
        what = f"called a printing: {how}, n = {asked[how]}"
        yield Measured("wire copies", what, said[how] / asked[how], "of those", at_most=0.01)


def texts(wires: Sequence[Sequence[str]], others: Sequence[Sequence[str]]) -> Iterator[Text]:
    """Give every text to ask about."""
    for nth, (wire, other) in enumerate(zip(wires, others, strict=False)):
        for how, edit in EDITS.items():
            yield Text(how, edit(wire, other, Random(f"{SEED}:{nth}:{how}")), nth)
        for how, edit in MISSES.items():
            yield Text(how, edit(wire, other, Random(f"{SEED}:{nth}:{how}")), None)


def cut(wire: Sequence[str], _other: Sequence[str], random: Random) -> list[str]:
    """Leave the end off: a third to nine tenths stay."""
    return list(wire[: max(1, round(len(wire) * random.uniform(0.34, 0.9)))])


def led(wire: Sequence[str], other: Sequence[str], random: Random) -> list[str]:
    """Put another lead in the place of the first paragraph, or of two."""
    return [other[0], *wire[random.choice((1, 2)) :]]


def reworded(wire: Sequence[str], every: int, random: Random) -> list[str]:
    """Change one word of so many, wherever they stand."""
    pool = " ".join(wire).split()
    return [
        " ".join(
            random.choice(pool) if random.random() < 1 / every else one for one in each.split()
        )
        for each in wire
    ]


def renamed(wire: Sequence[str], _other: Sequence[str], random: Random) -> list[str]:
    """Spell three names otherwise, wherever they stand."""
    names = sorted({one.strip(",.") for each in wire for one in each.split()[1:] if one.istitle()})
    turned = {
        one: one[:-1] + random.choice("aeio") + one[-1]
        for one in random.sample(names, min(3, len(names)))
    }
    return [" ".join(turned.get(one, one) for one in each.split()) for each in wire]


def localised(wire: Sequence[str], other: Sequence[str], random: Random) -> list[str]:
    """Put one to three paragraphs of another text in."""
    told = list(wire)
    for one in random.sample(list(other), min(len(other), random.choice((1, 2, 3)))):
        told.insert(random.randrange(len(told) + 1), one)
    return told


def several(wire: Sequence[str], other: Sequence[str], random: Random) -> list[str]:
    """Cut it, put a paragraph in, and change a word of forty."""
    return reworded(localised(cut(wire, other, random), other[:1], random), 40, random)


def followed(wire: Sequence[str], other: Sequence[str], _random: Random) -> list[str]:
    """Repeat the last sentences of the wire as background under other news."""
    most = min(_count(other) / 2, 0.4 * _count(wire))
    background: list[str] = []
    for one in reversed(re.split(r"(?<=[.?!]) +|\n", "\n".join(wire))):
        if _count([one, *background]) > most:
            break
        background.insert(0, one)
    return [*other, " ".join(background)]


def templated(wire: Sequence[str], other: Sequence[str], random: Random) -> list[str]:
    """Keep the words of the wire and fill in other facts: every ninth word or so, as in notices."""
    facts = " ".join(other).split()
    told, places = [], iter(range(10**9))
    for each in wire:
        told.append(" ".join(random.choice(facts) if next(places) % 9 == 0 else one
                             for one in each.split()))  # fmt: skip
    return told


BEYOND = "every twelfth word changed"
EDITS: dict[str, Edit] = {
    "word for word": lambda wire, _other, _random: list(wire),
    "the end cut off": cut,
    "another lead": led,
    "every thirtieth word changed": lambda wire, _other, random: reworded(wire, 30, random),
    BEYOND: lambda wire, _other, random: reworded(wire, 12, random),
    "names spelled otherwise": renamed,
    "paragraphs put in": localised,
    "several of these": several,
}
MISSES: dict[str, Edit] = {
    "a follow-up with the same background": followed,
    "the same template with other facts": templated,
}


def report(paragraphs: Sequence[str], nth: int, paper: str = "Wire") -> Report:
    """Make a report of paragraphs."""
    day = START + timedelta(hours=nth)
    return Report("\n\n".join(paragraphs), day, outlet=paper, external_id=f"{paper} {nth}")


def stored(engine: Engine, of: Report) -> None:
    """Store a report with one statement, its first words."""
    words = of.text.partition("\n")[0]
    said = Statement(short_id("s", of.digest), of.id, of.published, Kind.ASSERTION, words, 0,
                     len(words), outlet=of.outlet)  # fmt: skip
    with queries.writing(engine) as session:
        queries.add(session, of, Resolution((said,), (), ()), {said.id: ()}, ())


def printing_of(engine: Engine, text: Text) -> int | None:
    """Ask which wire a text is a printing of."""
    asked = report(text.paragraphs, 0, "Paper")
    with queries.reading(engine) as session:
        first = printings.printed(session, asked)
    return int(first[0].report.split()[1]) if first else None


def cost(
    folder: Path, wires: Sequence[Sequence[str]], others: Sequence[Sequence[str]]
) -> Iterator[Measured]:
    """Take in one printing, and fifty, word for word and edited."""
    pipeline.extractions_of([report(others[0], 0)])
    for days, how in enumerate(("word for word", "several of these")):
        one, parsed, stored_in = 0.0, 0.0, 0.0
        for nth, (wire, other) in enumerate(zip(wires, others, strict=False)):
            engine = open_engine(database_url(str(folder / f"{how}{nth}.db")))
            for printing in range(PRINTINGS):
                random = Random(f"{SEED}:{nth}:{printing}")
                told = EDITS[how](wire, other, random) if printing else wire
                first, then = taken_in(engine, report(told, 24 * days, f"Paper {printing}"))
                one += 0.0 if printing else first + then
                parsed, stored_in = parsed + first, stored_in + then
            engine.dispose()
        what = f"{PRINTINGS} printings, {how}"
        yield Measured("wire copies", what, parsed + stored_in, "CPU seconds", one, "one of them")
        yield Measured("wire copies", f"{what}, but for extraction", stored_in, "CPU seconds", one,
                       "one of them with extraction")  # fmt: skip


def taken_in(engine: Engine, of: Report) -> tuple[float, float]:
    """Take a report in; give the CPU seconds of its extraction, and of the rest."""
    began = time.process_time()
    (extraction,) = pipeline.extractions_of([of])
    parsed = time.process_time()
    pipeline.store(engine, extraction, model=DEFAULT_MODEL)
    return parsed - began, time.process_time() - parsed


def _count(paragraphs: Sequence[str]) -> int:
    return sum(len(one.split()) for one in paragraphs)


def _lines(file: Path) -> list[str]:
    return file.read_text("utf-8").splitlines()


if __name__ == "__main__":
    results.main(measure, __doc__)
