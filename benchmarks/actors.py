"""Measure who is found to speak, against labelled statements: right, abstained, wrong.

    python -m benchmarks.actors [FOLDER ...] [--extract] [--show]

A folder holds ``articles.jsonl`` and ``statements.jsonl`` (docs/reference/contract.md says what a
statement's record is; labels add ``speaker``, the name a person gave). The words that name the
speaker are taken from the labels, so that only the resolution is measured; with ``--extract`` the
statements are those that factdb finds, each label's the one that shares half of their characters.
``--show`` prints every statement that is not right.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from operator import itemgetter
from pathlib import Path
from typing import Any

from benchmarks import data
from factdb import actors
from factdb.config import DEFAULT_MODEL
from factdb.extraction import extract
from factdb.extraction.mentions import mention_at, mentions
from factdb.types import Actor, ActorKind, Extraction, Kind, Report, Statement

Label = dict[str, Any]
Resolver = Callable[[Label, Sequence[Label], dict[str, Actor]], Iterator[tuple[Label, Statement]]]


def main() -> None:
    """Print the shares over all labels of each folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--extract", action="store_true")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    for folder in data.labelled(options.folders, ("statements", "seed"), "statements.jsonl"):
        print(folder.name)
        measure(folder, extracted if options.extract else labelled, options.show)


def measure(folder: Path, resolved: Resolver, show: bool) -> None:
    """Print the shares over all labels of one folder."""
    labels = defaultdict(list)
    for label in _lines(folder / "statements.jsonl"):
        labels[label["article"]].append(label)
    counts: Counter[tuple[str, str]] = Counter()
    known: dict[str, Actor] = {}
    for article in sorted(_lines(folder / "articles.jsonl"), key=itemgetter("published")):
        for label, statement in resolved(article, labels[article["id"]], known):
            outcome = judge(label, statement)
            counts[_form(statement), outcome] += 1
            if show and not outcome.startswith("right"):
                who = statement.speaker.name if statement.speaker else f"– {statement.doubt}"
                print(f"{outcome:9} {article['id']} {label['speaker_surface']!r}", end=" ")
                print(f"should be {label['speaker']!r}, is {who}")
    _table(counts)


def extracted(
    article: Label, labels: Sequence[Label], known: dict[str, Actor]
) -> Iterator[tuple[Label, Statement]]:
    """Resolve the statements that are found in one article, where they match a label."""
    extraction = extract(_report(article))
    found = [one for one in _resolve(extraction, known) if one.kind is not Kind.ASSERTION]
    for label in labels:
        best = max(found, key=lambda one: _shared(label, one), default=None)
        if best and _shared(label, best) >= 0.5:
            yield label, best


def _shared(label: Label, statement: Statement) -> float:
    both = min(label["end"], statement.end) - max(label["start"], statement.start)
    either = max(label["end"], statement.end) - min(label["start"], statement.start)
    return max(0.0, float(both / either))


def labelled(
    article: Label, labels: Sequence[Label], known: dict[str, Actor]
) -> Iterator[tuple[Label, Statement]]:
    """Resolve the labelled statements of one article; its actors join the known ones."""
    doc, report = _model()(article["text"]), _report(article)
    statements = tuple(_statement(doc, report, label) for label in labels)
    extraction = Extraction(report, statements, mentions(doc, report))
    yield from zip(labels, _resolve(extraction, known), strict=True)


def _report(article: Label) -> Report:
    return Report(
        article["text"],
        datetime.fromisoformat(article["published"]).replace(tzinfo=UTC),
        outlet=article["outlet"],
        title=article.get("title", ""),
    )


def _resolve(extraction: Extraction, known: dict[str, Actor]) -> tuple[Statement, ...]:
    wanted = actors.names(extraction)
    found = tuple(one for one in known.values() if actors.actor_keys(one) & wanted)
    resolution = actors.resolve(extraction, found)
    known |= {one.id: one for one in resolution.actors}
    return resolution.statements


def judge(label: Label, statement: Statement) -> str:
    """Compare the speaker found with the one labelled.

    "right" and "wrong" are of names; "abstained" where somebody named was not found; "as printed"
    where the report says only "police" and the label knows which; "right none" where nobody is
    named and nobody was found.
    """
    unnamed = not label["speaker_surface"] or label["speaker"].startswith("unnamed")
    if statement.speaker is None:
        return "right none" if unnamed else "abstained"
    if any(same(label["speaker"], one) for one in (statement.speaker, *statement.co_speakers)):
        return "right"
    if not unnamed and actors.key(label["speaker_surface"]) == actors.key(statement.speaker.name):
        return "as printed"
    return "wrong none" if unnamed else "wrong"


def same(name: str, actor: Actor) -> bool:
    """Say whether a labelled name and an actor's names are the same, surnames alone included."""
    told = {actors.key(one) for one in (actor.name, *actor.aliases)}
    last = actors.surname(name)
    alone = actor.kind is ActorKind.PERSON and " " not in actor.name
    return actors.key(name) in told or (alone and last == actors.key(actor.name))


def _statement(doc: Any, report: Report, label: Label) -> Statement:
    mention = None
    if label["speaker_surface"]:
        span = doc.char_span(label["speaker_start"], label["speaker_end"], alignment_mode="expand")
        mention = mention_at(doc, report, span.start, span.end)
    kind = Kind.INDIRECT if label["kind"] == "free_indirect" else Kind(label["kind"])
    start, end = label["start"], label["end"]
    return Statement(
        label["id"], report.id, report.published, kind, report.text[start:end], start, end,
        outlet=report.outlet, mention=mention, continues=label.get("continues"),
    )  # fmt: skip


def _form(statement: Statement) -> str:
    return str(statement.mention.form) if statement.mention else "none"


def _table(counts: Counter[tuple[str, str]]) -> None:
    outcomes = ("right", "right none", "as printed", "abstained", "wrong", "wrong none")
    print(f"{'form':10}{'n':>5}" + "".join(f"{one:>12}" for one in outcomes))
    forms = sorted({form for form, _ in counts})
    for form in (*forms, "all"):
        row = [
            sum(n for (f, o), n in counts.items() if form in {f, "all"} and o == one)
            for one in outcomes
        ]
        print(f"{form:10}{sum(row):>5}" + "".join(f"{n:>12}" for n in row))


def _lines(path: Path) -> Iterator[Label]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def _model(kept: list[Any] = []) -> Any:  # noqa: B006
    if not kept:
        import spacy

        kept.append(spacy.load(DEFAULT_MODEL))
    return kept[0]


if __name__ == "__main__":
    main()
