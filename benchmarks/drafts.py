"""How right is ``factdb verify``? ``python -m benchmarks.drafts [FILE …] [--reports N]``.

A database is made of reports; its own quotations and claims become a draft, each left as it is or
changed in one known way (``--seed`` draws them). Prints, change by change, how many came to the
outcome that is right, with Wilson's interval, and each that did not. FILE is JSON lines of reports;
without one, Wikinews of the development data, where it lies beside the project.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.data import BESIDE
from factdb.database import Database
from factdb.evaluation.numbers import wilson

REPORTS = 150
MOST = 40
"""So many passages of one kind at most."""

_NEGATED = (
    ("is", "is not"), ("will", "will not"), ("are", "are not"), ("was", "was not"),
    ("have", "have not"),
)  # fmt: skip
_OTHER_MODALS = (("will", "would"), ("may", "will"), ("could", "will"), ("should", "must"))
_NUMBER = re.compile(r"\b(?!(?:19|20)\d\d\b)\d[\d,]*\b(?![.:]\d)")
_LONG = re.compile(r"\b[a-z]{6,}\b")

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Planted:
    """A sentence of the draft, how its passage was changed, and what is right to say of it."""

    change: str
    sentence: str
    right: frozenset[str]


def _negated(text: str, _: random.Random) -> str | None:
    if re.search(r"\bnot\b", text):
        return re.sub(r"\bnot\b ?", "", text, count=1)
    return _swapped(text, _NEGATED)


def _swapped(text: str, pairs: Sequence[tuple[str, str]]) -> str | None:
    for here, there in pairs:
        if re.search(rf"\b{here}\b", text):
            return re.sub(rf"\b{here}\b", there, text, count=1)
    return None


def _other_number(text: str, _: random.Random) -> str | None:
    found = _NUMBER.search(text)
    if not found:
        return None
    value = int(found[0].replace(",", "")) * 3 + 2
    return f"{text[: found.start()]}{value:,}{text[found.end() :]}"


def _other_word(text: str, by: random.Random) -> str | None:
    found = list(_LONG.finditer(text))
    if not found:
        return None
    one = by.choice(found)
    return f"{text[: one.start()]}giraffe{text[one.end() :]}"


def _reversed(text: str, _: random.Random) -> str | None:
    told = text.split()
    half = len(told) // 2
    return f"{' '.join(told[half:])} … {' '.join(told[:half])}" if half > 5 else None


def _elided(text: str, by: random.Random) -> str | None:
    told = text.split()
    if len(told) < 14:
        return None
    at = by.randint(4, len(told) - 8)
    return f"{' '.join(told[:at])} … {' '.join(told[at + by.randint(1, 4) :])}"


QUOTED: dict[str, tuple[Callable[[str, random.Random], str | None], tuple[str, ...]]] = {
    "as it is": (lambda text, _: text, ("verbatim", "typographic")),
    "plain marks": (lambda text, _: text.replace("’", "'"), ("verbatim", "typographic")),
    "end cut off": (lambda text, _: _cut(text), ("verbatim", "typographic", "meaning_changed")),
    "ellipsis": (_elided, ("elided", "meaning_changed")),
    "negated": (_negated, ("meaning_changed",)),
    "other number": (_other_number, ("meaning_changed",)),
    "other modal": (lambda text, _: _swapped(text, _OTHER_MODALS), ("meaning_changed",)),
    "other word": (_other_word, ("altered", "meaning_changed")),
    "reversed": (_reversed, ("altered",)),
}
"""Changes of a quotation. An ellipsis, or a cut, may happen to take out a "not"."""


def _cut(text: str) -> str | None:
    told = text.split()
    return " ".join(told[:-3]) if len(told) > 9 else None


def planted(statements: Sequence[Record], by: random.Random) -> Iterator[Planted]:
    """Give what a draft is made of, at most `MOST` of a kind."""
    quoted = [one for one in statements if _is_quotation(one)]
    claims = [one for one in statements if _is_claim(one)]
    for nth, (change, (changed, right)) in enumerate(QUOTED.items()):
        made = ((one, changed(one["text"], by)) for one in quoted[nth :: len(QUOTED)])
        for one, text in islice(((a, b) for a, b in made if b), MOST):
            yield Planted(change, f"“{text.rstrip(',.')},” said {_name(one)}.", frozenset(right))
    for change, some, outcome in (
        ("other speaker", quoted[:MOST], "other_speaker"),
        ("claim as it is", claims[:MOST], "agrees"),
        ("claim, other number", claims[MOST:], "conflicts"),
        ("claim, other speaker", claims, "other_speaker"),
    ):
        yield from islice(_told(change, some, frozenset([outcome]), by), MOST)
    yield from islice(_other_days(quoted), MOST)


def _other_days(some: Sequence[Record]) -> Iterator[Planted]:
    """Give quotations with the weekday after the one on which they were said."""
    for one in some:
        when = one["said_on"]
        if when and when["precision"] == "day":
            day = date.fromisoformat(when["first"]) + timedelta(days=1)
            text = f"“{one['text'].rstrip(',.')},” {_name(one)} said on {day:%A}."
            yield Planted("other day", text, frozenset(["other_day"]))


def _told(
    change: str, some: Sequence[Record], right: frozenset[str], by: random.Random
) -> Iterator[Planted]:
    for one in some:
        text = _other_number(one["text"], by) if "number" in change else one["text"]
        if text and "other speaker" in change:
            other = by.choice([each for each in some if _name(each) != _name(one)])
            quoted = f"“{text.rstrip(',.')},” said {_name(other)}."
            claimed = f"{_name(other)} said {text}."
            yield Planted(change, claimed if "claim" in change else quoted, right)
        elif text:
            yield Planted(change, f"{_name(one)} said {text}.", right)


def _name(record: Record) -> str:
    return str(record["speaker"]["name"])


def _is_quotation(one: Record) -> bool:
    return _is_plain(one) and one["kind"] == "direct" and 60 <= len(one["text"]) <= 240


def _is_claim(one: Record) -> bool:
    """Say whether a claim reads on behind "said": it begins with its subject."""
    first = one["text"].split()[0]
    clause = first[:1].isupper() or first in {"the", "he", "she", "it", "they"}
    return _is_plain(one) and one["kind"] == "indirect" and clause and one["cue"] == "said"


def _is_plain(one: Record) -> bool:
    person = one["speaker"] and one["speaker"]["kind"] == "person"
    return bool(person) and not re.search(r"[\n“”\"\[…]", one["text"]) and "..." not in one["text"]


def score(desk: Database, told: Sequence[Planted]) -> Iterator[str]:
    """Check the draft; give a line for each kind of change, and each passage that went wrong."""
    text = "\n\n".join(one.sentence for one in told)
    found: dict[int, str] = {}
    for one in desk.verify(text):
        found.setdefault((one["line"] - 1) // 2, one["outcome"])
    for change in dict.fromkeys(one.change for one in told):
        rows = [(nth, one) for nth, one in enumerate(told) if one.change == change]
        wrong = [(nth, one) for nth, one in rows if found.get(nth) not in one.right]
        right, of = len(rows) - len(wrong), len(rows)
        low, high = wilson(right, of)
        yield f"{change:20} {right} of {of} ({low:.0%} to {high:.0%})"
        yield from (f"    {found.get(nth)}: {one.sentence}" for nth, one in wrong)


def main() -> None:
    """Make the database, the draft, and the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--reports", type=int, default=REPORTS)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    files = given.files or [BESIDE / "news" / "wikinews.jsonl"]
    if missing := [one for one in files if not one.is_file()]:
        print(f"skipped: there is no {missing[0]}; name a file of reports", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as place, Database(f"{place}/drafts.db") as desk:
        source = Path(place) / "some.jsonl"
        lines = (line for file in files for line in file.read_text("utf-8").splitlines())
        source.write_text("\n".join(islice(lines, given.reports)), "utf-8")
        read = sum(1 for _ in desk.ingest(str(source)))
        by = random.Random(given.seed)
        said = sorted(desk.statements(), key=lambda one: str(one["id"]))
        by.shuffle(said)
        print(f"{read} reports, {len(said)} statements")
        print(*score(desk, list(planted(said, by))), sep="\n")


if __name__ == "__main__":
    main()
