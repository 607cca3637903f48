"""Score the extractor on labelled reports: what is found, by whom, how exactly, how surely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from factdb.evaluation import agreeing
from factdb.evaluation.labels import Label
from factdb.evaluation.numbers import Key, Tally, step
from factdb.evaluation.pairing import meet, places
from factdb.types import Extraction, Kind, Report, Statement

Count = tuple[Key, bool | tuple[int, int]]
"""One thing counted: right or not; or how many are right, of how many."""


@dataclass(frozen=True, slots=True)
class Article:
    """A report and what a person says stands in it."""

    report: Report
    labels: tuple[Label, ...]

    @property
    def assertions(self) -> bool:
        """Whether the outlet's own assertions are labelled too."""
        return any(label.kind == Kind.ASSERTION for label in self.labels)


@dataclass(frozen=True, slots=True)
class Scored:
    """An article beside what was found in it; ``apart`` are assertions that nobody labelled."""

    article: Article
    pairs: tuple[tuple[Label, Statement], ...]
    missed: tuple[Label, ...]
    extra: tuple[Statement, ...]
    apart: int = 0

    @property
    def must(self) -> list[tuple[Label, Statement]]:
        """The pairs that count: attributed statements that had to be found."""
        return [(label, one) for label, one in self.pairs if _counts(label)]


def scored(article: Article, statements: Sequence[Statement]) -> Scored:
    """Hold what was found in an article against its labels.

    Assertions that are found take part where the article's labels have assertions; elsewhere
    nobody can say whether they are right. A reader labels the assertions that matter: others that
    are found are no false alarms.
    """
    found = [one for one in statements if article.assertions or one.kind is not Kind.ASSERTION]
    pairs = meet(article.report.text, article.labels, found)
    hit = {id(label) for label, _ in pairs}
    met = {one.id for _, one in pairs}
    missed = [one for one in article.labels if id(one) not in hit and not one.optional]
    extra = [one for one in found if one.id not in met and one.kind is not Kind.ASSERTION]
    return Scored(article, pairs, tuple(missed), tuple(extra), len(statements) - len(found))


def read_statements(
    articles: Sequence[Article], extract: Callable[[Report], Extraction]
) -> Iterator[Scored]:
    """Extract each article and hold it against its labels."""
    for article in articles:
        yield scored(article, extract(article.report).statements)


def tally(one: Scored) -> Tally:
    """Count what is right in one article."""
    totals: dict[Key, tuple[int, int]] = {}
    for key, told in _counted(one):
        right, of = totals.get(key, (0, 0))
        more = (int(told), 1) if isinstance(told, bool) else told
        totals[key] = right + more[0], of + more[1]
    return totals


def _counts(label: Label) -> bool:
    return not label.optional and label.kind != Kind.ASSERTION


def _counted(one: Scored) -> Iterator[Count]:
    must, direct = one.must, _quoted(one)
    yield from _triple("content", one, [True for _ in must])
    yield from _triple("content exact", one, [agreeing.whole(*pair) for pair in must])
    yield from _words(one)
    yield from _triple("content and speaker", one, [agreeing.speaker(*pair) for pair in must])
    yield from _triple("content and actor", one, [agreeing.actor(*pair) for pair in must])
    yield from _triple("quoted, content and speaker", direct,
                       [agreeing.speaker(*pair) for pair in direct.must])  # fmt: skip
    yield from _recall(one)
    for label, found in must:
        yield from _fields(label, found)
    yield from _named(must)
    for label, found in must:
        if "stance" in label.measured:
            yield ("stance", label.stance), label.stance == found.stance
    yield from _sureness(one)


def _triple(group: str, one: Scored, right: Sequence[bool]) -> Iterator[Count]:
    wanted = len(one.must) + sum(_counts(label) for label in one.missed)
    yield (group, "precision"), (sum(right), len(one.must) + len(one.extra))
    yield (group, "recall"), (sum(right), wanted)


def _quoted(one: Scored) -> Scored:
    """Keep what is a direct quotation: of what met, by the label."""
    return Scored(
        one.article,
        tuple(pair for pair in one.pairs if pair[0].kind == Kind.DIRECT),
        tuple(label for label in one.missed if label.kind == Kind.DIRECT),
        tuple(found for found in one.extra if found.kind is Kind.DIRECT),
    )


def _words(one: Scored) -> Iterator[Count]:
    """Count word by word: what is labelled against what is found, optional labels left out."""
    text, labels = one.article.report.text, one.article.labels
    wanted = {at for label in labels if _counts(label) for at in _places(text, label)}
    free = {at for label in labels if not _counts(label) for at in _places(text, label)} - wanted
    found = (*(met for _, met in one.must), *one.extra)
    given = {at for each in found for at in _places(text, each)} - free
    yield ("words", "precision"), (len(wanted & given), len(given))
    yield ("words", "recall"), (len(wanted & given), len(wanted))


def _places(text: str, one: Label | Statement) -> frozenset[int]:
    return places(text, one.start, one.end)


def _recall(one: Scored) -> Iterator[Count]:
    for kind in Kind:
        met = sum(label.kind == kind and not label.optional for label, _ in one.pairs)
        missed = sum(label.kind == kind for label in one.missed)
        if met + missed:
            yield ("recall", kind), (met, met + missed)


def _fields(label: Label, found: Statement) -> Iterator[Count]:
    yield ("field", "exact"), agreeing.whole(label, found)
    yield ("field", "kind"), label.kind == found.kind
    for name, (field, agrees) in agreeing.FIELDS.items():
        if field in label.measured:
            yield ("field", name), agrees(label, found)
    if "figures" in label.measured:
        right = agreeing.figures(label, found)
        if label.figures or found.figures:
            all_right = right == len(label.figures) == len(found.figures)
            yield ("field", "figures"), all_right
        yield ("figures", "precision"), (right, len(found.figures))
        yield ("figures", "recall"), (right, len(label.figures))


def _named(must: Sequence[tuple[Label, Statement]]) -> Iterator[Count]:
    """Count names: of those given, how many are right; of those labelled, how many are given."""
    for label, found in must:
        if "speaker" not in label.measured:
            continue
        right = bool(label.speaker) and agreeing.actor(label, found)
        if found.speaker:
            yield ("names", "precision"), right
        if label.speaker:
            yield ("names", "recall"), right


def _sureness(one: Scored) -> Iterator[Count]:
    """Count content and speaker right by confidence, and by the rule that found it."""
    verdicts = [(found, agreeing.speaker(label, found)) for label, found in one.pairs]
    verdicts += [(found, False) for found in one.extra]
    for found, right in verdicts:
        yield ("confidence", step(found.confidence)), right
        yield ("found by", found.found_by or "nothing said"), right


def misses(data: str, one: Scored) -> Iterator[dict[str, Any]]:
    """Give what went wrong, each with its report and place: to be read."""
    for label in one.missed:
        yield _miss(data, one, "missed", label, label, None)
    for found in one.extra:
        yield _miss(data, one, "no such statement", found, None, found)
    for label, found in one.must:
        wrong = [name for name, told in _wrong(label, found).items() if not told]
        if wrong:
            yield _miss(data, one, ", ".join(wrong), found, label, found)


def _wrong(label: Label, found: Statement) -> dict[str, bool]:
    told: dict[str, bool] = defaultdict(lambda: True)
    for (group, name), right in _fields(label, found):
        if group == "field":
            told[name] &= bool(right)
    return told


def _miss(
    data: str, one: Scored, wrong: str, at: Label | Statement, label: Label | None,
    found: Statement | None,
) -> dict[str, Any]:  # fmt: skip
    return {
        "data": data,
        "report": one.article.report.id,
        "start": at.start,
        "end": at.end,
        "wrong": wrong,
        "text": at.text,
        "labelled": _told(label) if label else None,
        "found": _read(found) if found else None,
    }


def _told(label: Label) -> dict[str, Any]:
    """Give what the label says of the fields that it has."""
    said = {
        "speaker": label.speaker,
        "mention": label.mention and label.mention.text,
        "cue": label.cue and label.cue.text,
        "stance": label.stance,
        "negated": label.negated,
        "figures": [one.spot.text for one in label.figures],
        "said on": label.said and [day.isoformat() for day in label.said],
    }
    # That the report tells no day is said of the same field.
    measured = label.measured | ({"said on"} if "no day said" in label.measured else set())
    fields = {name: value for name, value in said.items() if name in measured}
    return {"kind": label.kind, "text": label.text, **fields}


def _read(found: Statement) -> dict[str, Any]:
    when = found.said_on
    return {
        "kind": str(found.kind),
        "text": found.text,
        "speaker": found.speaker.name if found.speaker else "",
        "mention": found.mention and found.mention.text,
        "cue": found.cue and found.cue.text,
        "stance": str(found.stance),
        "negated": found.negated,
        "figures": [one.text for one in found.figures],
        "said on": when and [when.first.isoformat(), when.last.isoformat()],
        "found_by": found.found_by,
        "confidence": round(found.confidence, 3),
        "doubt": found.doubt,
    }
