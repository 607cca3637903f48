"""Score extraction against labelled statements: what is found, by whom, how exactly.

Usage: ``python -m benchmarks.accuracy [FOLDER ...] [--errors] [--half dev|held|all] [--json FILE]``

A folder holds ``articles.jsonl`` and ``statements.jsonl``. A statement matches a label when their
words overlap by at least half of their union (characters that are letters or digits, by place),
one to one, best overlap first. Labels marked optional may be left out without loss, and a
statement that matches one is no false alarm. Assertions are the outlet's own and are not labelled:
they are counted apart.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.data import labelled
from factdb.pipeline import extract
from factdb.text.fold import words as folded
from factdb.types import Kind, Report, Statement

Label = dict[str, Any]
_SMALL = frozenset({"the", "a", "an", "of", "government", "and", "for"})
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Scored:
    """One article with its labels, the statements found, and the pairs that match."""

    article: Label
    labels: list[Label]
    found: list[Statement]
    pairs: list[tuple[Label, Statement]]
    assertions: list[Statement]

    @property
    def missed(self) -> list[Label]:
        """Labels without a statement that had to be found."""
        hit = {id(label) for label, _ in self.pairs}
        return [label for label in self.labels if id(label) not in hit and not label["optional"]]

    @property
    def extra(self) -> list[Statement]:
        """Statements without a label."""
        hit = {id(one) for _, one in self.pairs}
        return [one for one in self.found if id(one) not in hit]


def lines(path: Path) -> Iterator[Label]:
    """Read JSON lines."""
    with path.open(encoding="utf-8") as source:
        yield from (json.loads(line) for line in source if line.strip())


def held_out(article: str) -> bool:
    """Say whether an article belongs to the third that nobody tunes on."""
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % 3 == 0


def report_of(article: Label) -> Report:
    """Turn an article's record into a report."""
    day = datetime.fromisoformat(article["published"])
    return Report(
        article["text"], day.replace(tzinfo=UTC), outlet=article["outlet"], title=article["title"]
    )


def places(text: str, start: int, end: int) -> frozenset[int]:
    """Give the offsets at which the words of a span begin."""
    return frozenset(found.start() for found in _WORD.finditer(text, start, end))


def overlap(text: str, label: Label, one: Statement) -> float:
    """Give words in both over words in either, in [0, 1]."""
    left, right = places(text, label["start"], label["end"]), places(text, one.start, one.end)
    return len(left & right) / len(left | right) if left | right else 0.0


def match(
    text: str, labels: Sequence[Label], found: Sequence[Statement]
) -> list[tuple[Label, Statement]]:
    """Pair labels and statements one to one, best overlap and right speaker first."""
    likely = [
        (overlap(text, label, one), right_speaker(label, one), i, j)
        for i, label in enumerate(labels)
        for j, one in enumerate(found)
        if one.start < label["end"] and label["start"] < one.end
    ]
    pairs, left, right = [], set[int](), set[int]()
    for share, _, i, j in sorted(likely, reverse=True):
        if share >= 0.5 and i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((labels[i], found[j]))
    return pairs


def right_speaker(label: Label, one: Statement) -> bool:
    """Say whether the words that name the speaker share one that tells, or neither has any."""
    said, named = label["speaker_surface"], one.mention
    if not said or named is None:
        return not said and named is None
    if named.start < label["speaker_end"] and label["speaker_start"] < named.end:
        return True
    return bool((set(folded(said)) - _SMALL) & (set(folded(named.text)) - _SMALL))


def right_actor(label: Label, one: Statement) -> bool:
    """Say whether the actor is the one of the label; of an unnamed source, that there is none.

    Names meet by a word that both hold: "Denys Shmyhal" and "Denys Shmygal" are one.
    """
    wanted = set(folded(label["speaker"])) - _SMALL
    if one.speaker is None:
        return "unnamed" in wanted
    names = (one.speaker.name, *one.speaker.aliases)
    return bool(wanted & {word for name in names for word in folded(name)})


def score(article: Label, labels: list[Label]) -> Scored:
    """Extract one article and match what is found."""
    everything = extract(report_of(article)).statements
    found = [one for one in everything if one.kind is not Kind.ASSERTION]
    pairs = match(article["text"], labels, found)
    return Scored(
        article, labels, found, pairs, [o for o in everything if o.kind is Kind.ASSERTION]
    )


def f1(right: int, wanted: int, given: int) -> tuple[float, float, float]:
    """Give precision, recall, F1 in percent."""
    precision, recall = right / given if given else 0.0, right / wanted if wanted else 0.0
    both = precision + recall
    return 100 * precision, 100 * recall, 200 * precision * recall / both if both else 0.0


def summary(scored: Sequence[Scored]) -> dict[str, Any]:
    """Count everything over some articles."""
    pairs = [(label, one, each) for each in scored for label, one in each.pairs]
    must = [pair for pair in pairs if not pair[0]["optional"]]
    missed = sum(len(each.missed) for each in scored)
    extra = sum(len(each.extra) for each in scored)
    rightly = [pair for pair in must if right_speaker(pair[0], pair[1])]
    wanted, given = len(must) + missed, len(must) + extra
    return {
        "articles": len(scored),
        "labels": wanted,
        "assertions": sum(len(each.assertions) for each in scored),
        "content": f1(len(must), wanted, given),
        "content and speaker": f1(len(rightly), wanted, given),
        "quoted, content and speaker": _quoted(scored),
        "recall by kind": _by_kind(scored),
        **{name: _share(values) for name, values in _fields(must).items()},
    }


def _quoted(scored: Sequence[Scored]) -> tuple[float, float, float]:
    """Score the statements that are quotations on either side."""
    pairs = [pair for each in scored for pair in each.pairs if pair[0]["kind"] == "direct"]
    pairs = [pair for pair in pairs if not pair[0]["optional"]]
    right = sum(right_speaker(*pair) for pair in pairs)
    wanted = len(pairs) + sum(one["kind"] == "direct" for each in scored for one in each.missed)
    given = len(pairs) + sum(one.kind is Kind.DIRECT for each in scored for one in each.extra)
    return f1(right, wanted, given)


def _by_kind(scored: Sequence[Scored]) -> dict[str, tuple[int, int]]:
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for each in scored:
        for label, _ in each.pairs:
            if not label["optional"]:
                found[label["kind"]][0] += 1
                found[label["kind"]][1] += 1
        for label in each.missed:
            found[label["kind"]][1] += 1
    return {kind: (hit, total) for kind, (hit, total) in sorted(found.items())}


def _fields(pairs: Sequence[tuple[Label, Statement, Scored]]) -> dict[str, list[bool]]:
    """Say for each field of matched statements where it is right."""
    values: dict[str, list[bool]] = defaultdict(list)
    for label, one, _ in pairs:
        values["speaker"].append(right_speaker(label, one))
        values["exact"].append((label["start"], label["end"]) == (one.start, one.end))
        values["kind"].append(label["kind"].removeprefix("free_") == one.kind)
        values["stance"].append(label["stance"] == one.stance)
        values["negated"].append(label["negated"] == one.negated)
        if label["cue"]:
            values["cue"].append(_same_cue(label, one))
        if label["date_basis"] and "date" not in label["date_basis"]:
            values["said on"].append(_same_day(label, one))
        if not label["utterance_date"]:
            values["no day said"].append(one.said_on is None)
        if label["quantities"] or one.figures:
            values["figures"].append(_same_figures(label, one))
        values["actor"].append(right_actor(label, one))
    return values


def _same_cue(label: Label, one: Statement) -> bool:
    if one.cue is None:
        return False
    return bool(one.cue.start < label["cue_end"] and label["cue_start"] < one.cue.end)


def _same_day(label: Label, one: Statement) -> bool:
    if one.said_on is None:
        return False
    return bool(str(one.said_on.first) <= label["utterance_date"] <= str(one.said_on.last))


def _same_figures(label: Label, one: Statement) -> bool:
    left = sorted((q["start"], q["end"]) for q in label["quantities"])
    right = sorted((f.start, f.end) for f in one.figures)
    return len(left) == len(right) and all(
        a[0] < b[1] and b[0] < a[1] for a, b in zip(left, right, strict=True)
    )


def _share(values: Sequence[bool]) -> tuple[float, int]:
    return (100 * sum(values) / len(values) if values else 0.0, len(values))


def show(name: str, counted: dict[str, Any]) -> None:
    """Print one column of numbers."""
    print(f"\n== {name}: {counted['articles']} articles, {counted['labels']} labels, "
          f"{counted['assertions']} assertions apart")  # fmt: skip
    for key, value in counted.items():
        if isinstance(value, tuple) and len(value) == 3:
            print(f"{key:28} P {value[0]:5.1f}  R {value[1]:5.1f}  F1 {value[2]:5.1f}")
        elif isinstance(value, tuple):
            print(f"{key:28} {value[0]:5.1f} %  n={value[1]}")
        elif isinstance(value, dict):
            told = (f"{kind} {hit}/{n} = {100 * hit / n:.0f}" for kind, (hit, n) in value.items())
            print(f"{key:28} {'  '.join(told)}")


def reliability(scored: Sequence[Scored]) -> None:
    """Print how often statements of a confidence, and of a construction, are right."""
    counts: dict[float, list[int]] = defaultdict(lambda: [0, 0])
    ways: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for each in scored:
        for one, right in _verdicts(each):
            for table, key in (
                (counts, min(0.9, int(one.confidence * 10) / 10)),
                (ways, one.found_by),
            ):
                table[key][0] += right  # type: ignore[index]
                table[key][1] += 1  # type: ignore[index]
    print("\nconfidence  right (content and speaker)  n")
    for low, (hit, n) in sorted(counts.items()):
        print(f"{low:.1f}-{low + 0.1:.1f}     {100 * hit / n:5.1f} %  n={n}")
    print("\nfound by             right  n")
    for way, (hit, n) in sorted(ways.items(), key=lambda item: -item[1][1]):
        print(f"{way:20} {100 * hit / n:5.1f} %  n={n}")


def _verdicts(each: Scored) -> Iterator[tuple[Statement, bool]]:
    for label, one in each.pairs:
        yield one, right_speaker(label, one)
    for one in each.extra:
        yield one, False


def errors(scored: Iterable[Scored]) -> None:
    """Print misses, false alarms and wrong speakers for reading."""
    for each in scored:
        print(f"\n#### {each.article['id']} {each.article['title']}")
        for label in each.missed:
            print(f"  MISS  {label['kind']}", _told(label), repr(label["content"][:160]))
        for one in each.extra:
            print(f"  EXTRA {one.found_by}", _found(one), repr(one.text[:160]))
        for label, one in each.pairs:
            if not right_speaker(label, one):
                print(f"  WHO   {one.found_by}", _found(one), "for", _told(label))


def _told(label: Label) -> str:
    return f"[{label['speaker_surface']}] <{label['cue']}>"


def _found(one: Statement) -> str:
    return f"[{one.mention and one.mention.text}] <{one.cue and one.cue.text}>"


def load(folder: Path) -> Iterator[tuple[Label, list[Label]]]:
    """Give the articles of a folder with their labels."""
    labels: dict[str, list[Label]] = defaultdict(list)
    for label in lines(folder / "statements.jsonl"):
        labels[label["article"]].append(label)
    for article in lines(folder / "articles.jsonl"):
        yield article, labels[article["id"]]


def main() -> None:
    """Score the folders named, or the development data."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--half", choices=["dev", "held", "all"], default="all")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    result: dict[str, Any] = {}
    for folder in labelled(options.folders, ("statements", "seed"), "statements.jsonl"):
        scored = [score(*one) for one in load(folder)]
        parts = {
            "dev": [one for one in scored if not held_out(one.article["id"])],
            "held": [one for one in scored if held_out(one.article["id"])],
            "all": scored,
        }
        for name, part in parts.items():
            if part and (name == options.half or options.half == "all"):
                result[f"{folder.name} {name}"] = counted = summary(part)
                show(f"{folder.name} {name}", counted)
        reliability(parts[options.half])
        if options.errors:
            errors(parts[options.half])
    if options.json:
        options.json.write_text(json.dumps(result, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
