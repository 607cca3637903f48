"""The shipped reports with what a careful reader finds in them, and how far a machine agrees.

A found statement meets a label if at least half of the words that either holds are in both
(intersection over union), one to one, the best pairs first. The outlet's own assertions are
scored apart: a reader labels those that matter, a machine may find more.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from factdb import read
from factdb.text.fold import content_words
from factdb.types import Form, Kind, Report, Statement

FIXTURES = Path(__file__).parent.parent / "fixtures"
REPORTS = FIXTURES / "reports"
NAMES = sorted(
    path.stem for path in (FIXTURES / "expected").glob("*.json") if path.stem != "findings"
)
"""The shipped reports, as their files of labels are called."""

HALF = 0.5
HINT_OF_A_LABEL = 0.3
"""From which likeness on a side of a finding may be a labelled statement."""

Record = Mapping[str, Any]
Pair = frozenset[tuple[str, str]]
"""Two labelled statements, each as the name of its report and its text; one if it doubts itself."""


@dataclass(frozen=True)
class Labelled:
    """A report and its labels; ``name`` is that of the file of labels."""

    name: str
    report: Report
    statements: tuple[Record, ...]
    others: tuple[Record, ...]

    def span(self, label: Record) -> tuple[int, int]:
        """Say where a label stands: at ``start``, or at the only place that has its text."""
        start = label.get("start", self.report.text.index(label["text"]))
        return start, start + len(label["text"])


@cache
def labelled() -> dict[str, Labelled]:
    """Give every shipped report with its labels, by name."""
    return {name: _labelled(name) for name in NAMES}


@cache
def expected_findings() -> dict[str, list[Record]]:
    """Give what a careful reader says of pairs of labelled statements.

    ``must`` be found; ``wanted`` ought to be, and is not yet; ``may`` be found, as a reader would
    not be wrong to see it; ``silent``: looks alike, and is at peace.
    """
    text = (FIXTURES / "expected" / "findings.json").read_text(encoding="utf-8")
    found: dict[str, list[Record]] = json.loads(text)
    return found


def pair(finding: Record) -> Pair:
    """Name the two sides of an expected finding."""
    return frozenset((finding[side]["report"], finding[side]["text"]) for side in ("a", "b"))


def _labelled(name: str) -> Labelled:
    label = json.loads((FIXTURES / "expected" / f"{name}.json").read_text(encoding="utf-8"))
    report = _report(REPORTS / label["source"], label.get("id"))
    return Labelled(
        name, report, tuple(label["statements"]), tuple(label.get("not_statements", ()))
    )


def _report(path: Path, external_id: str | None) -> Report:
    reports = [
        one
        for source in read.sources([str(path)])
        for one in ([source] if isinstance(source, Exception) else read.read(source, {}))
    ]
    for one in reports:
        if isinstance(one, Exception):
            raise one
        if external_id in {None, one.external_id}:
            return one
    raise LookupError(f"{path} has no report {external_id}")


# Meeting


def words(text: str, start: int, end: int) -> set[int]:
    """Give where the words of a span begin."""
    return {start + word.start() for word in re.finditer(r"\w+", text[start:end])}


def overlap(text: str, one: tuple[int, int], other: tuple[int, int]) -> float:
    """Say how far two spans hold the same words: intersection over union, in [0, 1]."""
    here, there = words(text, *one), words(text, *other)
    return len(here & there) / len(here | there) if here | there else 0.0


def met(one: Labelled, found: Sequence[Statement]) -> list[tuple[Record, Statement]]:
    """Pair labels with found statements, one to one, the best pairs first."""
    scored = sorted(
        (
            (overlap(one.report.text, one.span(label), (other.start, other.end)), row, column)
            for row, label in enumerate(one.statements)
            for column, other in enumerate(found)
        ),
        key=lambda scored: (-scored[0], scored[1], scored[2]),
    )
    rows: dict[int, int] = {}
    for likeness, row, column in scored:
        if likeness >= HALF and row not in rows and column not in rows.values():
            rows[row] = column
    return [(one.statements[row], found[column]) for row, column in sorted(rows.items())]


def label_of(name: str, statement: Record) -> str:
    """Give the labelled text that a stored statement is most like, "" if it is like none.

    Where one statement stands in another ("denied a report that …"), the cue tells them apart.
    """
    one = labelled()[name]
    span, cue = (
        (statement["start"], statement["end"]),
        set(re.findall(r"\w+", statement["cue"] or "")),
    )
    alike = (
        (likeness + bool(cue & set(re.findall(r"\w+", label["cue"] or ""))), label["text"])
        for label in one.statements
        if (likeness := overlap(one.report.text, one.span(label), span)) >= HINT_OF_A_LABEL
    )
    return max(alike, default=(0.0, ""))[1]


# Agreeing


def same_speaker(label: Record, found: Statement) -> bool:
    """Say whether the speaker is the labelled one; no name is right where the text gives none.

    "Viktor Orban" and "Orban" agree: the words of one name stand in the other.
    """
    if label["speaker"] is None:
        unnamed = found.mention is not None and found.mention.form is not Form.NAME
        return found.speaker is None or unnamed
    speakers = [one for one in (found.speaker, *found.co_speakers) if one]
    wanted = set(content_words(label["speaker"]))
    names = (name for one in speakers for name in (one.name, *one.aliases))
    return any(_one_in_the_other(wanted, set(content_words(name))) for name in names)


def same_cue(label: Record, found: Statement) -> bool:
    """Say whether the cues have a word in common, or both are none."""
    wanted = set(re.findall(r"\w+", label["cue"] or ""))
    return bool(wanted & set(re.findall(r"\w+", found.cue.text))) if found.cue else not wanted


def same_day(label: Record, found: Statement) -> bool:
    """Say whether the day of the utterance is the labelled one."""
    return found.said_on is not None and found.said_on.first.isoformat() == label["said_on"]


def figures_met(label: Record, found: Statement) -> int:
    """Count the labelled figures that were understood: same words, bounds around the value."""
    return sum(
        any(
            (one.text in wanted["text"] or wanted["text"] in one.text)
            and (one.low is None or one.low <= wanted["value"])
            and (one.high is None or wanted["value"] <= one.high)
            for one in found.figures
        )
        for wanted in label["figures"]
    )


def _one_in_the_other(one: set[str], other: set[str]) -> bool:
    return bool(one and other) and (one <= other or other <= one)


# Measuring


def shares(found: Mapping[str, Sequence[Statement]]) -> dict[str, float]:
    """Measure the extractor on all reports; ``found`` holds its statements by name of report.

    Returns:
        Shares in [0, 1]. ``recall`` and ``precision`` are of attributed statements, ``speaker``,
        ``cue``, ``kind``, ``stance``, ``negated``, ``figures`` and ``said_on`` of those that met
        a label; ``words_and_speaker`` is the F1 of statements found with the right speaker.

    """
    tally: Counter[str] = Counter()
    for name, one in labelled().items():
        tally.update(_tally(one, found[name]))
    measured = {
        what: tally[what] / tally[f"{what} of"] for what in sorted(tally) if f"{what} of" in tally
    }
    asked = tally["recall of"] + tally["precision of"]
    return {**measured, "words_and_speaker": 2 * tally["right"] / asked}


def _tally(one: Labelled, found: Sequence[Statement]) -> Iterator[str]:
    """Give a word for each thing counted; "x of" is what x is a share of."""
    pairs = met(one, found)
    yield from _tally_found(one, found, pairs)
    for label in one.statements:
        what = "assertions" if label["kind"] == "assertion" else "recall"
        if not label.get("optional"):
            yield f"{what} of"
            if any(label is other for other, _ in pairs):
                yield what
    for label, statement in pairs:
        if label["kind"] != "assertion" and not label.get("optional"):
            yield from _tally_pair(label, statement)


def _tally_found(
    one: Labelled, found: Sequence[Statement], pairs: Sequence[tuple[Record, Statement]]
) -> Iterator[str]:
    labels = {statement.id: label for label, statement in pairs}
    for statement in found:
        label = labels.get(statement.id)
        if label and (label.get("optional") or label["kind"] == "assertion"):
            continue
        if label or statement.kind is not Kind.ASSERTION:
            yield "precision of"
        if label:
            yield "precision"


def _tally_pair(label: Record, found: Statement) -> Iterator[str]:
    checks = {
        "speaker": same_speaker(label, found),
        "cue": same_cue(label, found),
        "kind": label["kind"] == found.kind,
        "stance": label["stance"] == found.stance,
        "negated": label["negated"] == found.negated,
        "exact": label["text"] == found.text,
    }
    if label["said_on"]:
        checks["said_on"] = same_day(label, found)
    for what, agrees in checks.items():
        yield f"{what} of"
        if agrees:
            yield what
    if checks["speaker"]:
        yield "right"
    yield from ["figures of"] * len(label["figures"])
    yield from ["figures"] * figures_met(label, found)
