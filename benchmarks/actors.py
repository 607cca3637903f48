"""Measure who is found to speak where the words that name the speaker are given.

    python -m benchmarks.actors [FOLDER ...] [--extract] [--show]

Only the resolution is measured then; ``factdb eval`` measures it together with the extraction, and
``--extract`` sorts the outcomes of that in the same way: right, abstained, wrong, by the form of
the words. Reports come by date, and who was named before stays known, as in a database. ``--show``
prints every statement that is not right.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import data
from factdb import actors, pipeline
from factdb.config import DEFAULT_MODEL
from factdb.evaluation import agreeing, sources, statements
from factdb.evaluation.labels import Label
from factdb.evaluation.statements import Article
from factdb.extraction.mentions import mention_at, mentions
from factdb.types import Actor, ActorKind, Extraction, Kind, Report, Statement

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

OUTCOMES = ("right", "right none", "as printed", "abstained", "wrong", "wrong none")

Named = tuple[Label, Statement]


def extracted(articles: Sequence[Article]) -> Iterator[tuple[Article, Named]]:
    """Give the statements that are found and meet a label."""
    for one in statements.read_statements(articles, pipeline.extract):
        yield from ((one.article, pair) for pair in one.pairs)


def labelled(articles: Sequence[Article]) -> Iterator[tuple[Article, Named]]:
    """Resolve the labelled statements; the actors of each article join the known ones."""
    known: dict[str, Actor] = {}
    for article in sorted(articles, key=lambda one: one.report.published):
        doc = _model()(article.report.text)
        made = tuple(_statement(doc, article.report, label) for label in article.labels)
        found = Extraction(article.report, made, mentions(doc, article.report))
        wanted = actors.names(found)
        near = tuple(one for one in known.values() if actors.actor_keys(one) & wanted)
        resolution = actors.resolve(found, near)
        known |= {one.id: one for one in resolution.actors}
        for pair in zip(article.labels, resolution.statements, strict=True):
            yield article, pair


def outcome(label: Label, statement: Statement) -> str:
    """Compare the speaker found with the one labelled.

    "right" and "wrong" are of names; "abstained" where somebody named was not found; "as printed"
    where the report says only "police" and the label knows which; "right none" where nobody is
    named and nobody was found.
    """
    named = label.mention if label.speaker else None
    if statement.speaker is None:
        return "abstained" if named else "right none"
    if named and _as_printed(named.text, label.speaker, statement.speaker):
        return "as printed"
    if label.speaker and agreeing.actor(label, statement):
        return "right"
    return "wrong" if named else "wrong none"


def _as_printed(words: str, name: str, one: Actor) -> bool:
    """Say whether a body goes by the words of the report, and the label knows it better."""
    printed = actors.key(words) == actors.key(one.name)
    return printed and one.kind is not ActorKind.PERSON and actors.key(name) != actors.key(words)


def _statement(doc: Doc, report: Report, label: Label) -> Statement:
    mention = None
    if label.mention and label.mention.start is not None and label.mention.end is not None:
        place = label.mention.start, label.mention.end
        if span := doc.char_span(*place, alignment_mode="expand"):
            mention = mention_at(doc, report, span.start, span.end)
    return Statement(
        label.id, report.id, report.published, Kind(label.kind), label.text, label.start,
        label.end, outlet=report.outlet, mention=mention, continues=label.continues,
    )  # fmt: skip


def show(article: Article, label: Label, statement: Statement) -> None:
    """Print a statement whose speaker is not right."""
    who = statement.speaker.name if statement.speaker else f"– {statement.doubt}"
    words = label.mention.text if label.mention else "nobody"
    print(f"{outcome(label, statement):9} {article.report.id} {words!r}", end=" ")
    print(f"should be {label.speaker!r}, is {who}")


def table(counts: Counter[tuple[str, str]]) -> Iterator[str]:
    """Give a line for each form of words, and one for all."""
    yield f"{'form':10}{'n':>5}" + "".join(f"{one:>12}" for one in OUTCOMES)
    for form in (*sorted({form for form, _ in counts}), "all"):
        row = [
            sum(n for (f, o), n in counts.items() if form in {f, "all"} and o == one)
            for one in OUTCOMES
        ]
        yield f"{form:10}{sum(row):>5}" + "".join(f"{n:>12}" for n in row)


@cache
def _model() -> Language:
    import spacy

    return spacy.load(DEFAULT_MODEL)


def main() -> None:
    """Print the outcomes over all labels of each folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--extract", action="store_true")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    for folder in data.labelled(options.folders, ("statements", "seed"), "statements.jsonl"):
        print(folder.name)
        articles = sources.labelled_articles(folder)
        counts: Counter[tuple[str, str]] = Counter()
        for article, (label, one) in (extracted if options.extract else labelled)(articles):
            counts[str(one.mention.form) if one.mention else "none", outcome(label, one)] += 1
            if options.show and not outcome(label, one).startswith("right"):
                show(article, label, one)
        print("\n".join(table(counts)))


if __name__ == "__main__":
    main()
