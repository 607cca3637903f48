"""Files to labelled data: the only part of scoring that reads files, or runs the pipeline.

A folder holds ``articles.jsonl`` with ``statements.jsonl``, with ``pairs.jsonl``, or both; or
``reports/`` with ``expected/``, as factdb ships them. A file holds labels or pairs as JSON lines:
which, its records show. Any other file or folder holds reports, for the labels in the files beside.
"""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from factdb import pipeline, read
from factdb.config import DEFAULT_MODEL
from factdb.database import Database, all_of
from factdb.errors import FactdbError, ReadError, UsageError
from factdb.evaluation import candidates, chance, findings, pairs, statements
from factdb.evaluation.findings import Folder
from factdb.evaluation.labels import label, report_of
from factdb.evaluation.numbers import Measure, measures
from factdb.evaluation.pairs import Judged
from factdb.evaluation.statements import Article, Scored
from factdb.export.phrases import count
from factdb.types import Report

Record = Mapping[str, Any]
Stored = Callable[[str], Report | None]
"""An id to the report that a database holds."""

_FORM = "see docs/how-to/score-the-extractor.md for how labels are written"


@dataclass(frozen=True, slots=True)
class Dataset:
    """Labelled data of one name: articles, pairs, or a folder of reports with its findings."""

    name: str
    articles: tuple[Article, ...] = ()
    pairs: tuple[Record, ...] = ()
    folder: Folder | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """What was measured on a set of data, and every miss, to be read."""

    name: str
    measures: tuple[Measure, ...]
    misses: tuple[dict[str, Any], ...]
    told: str


@dataclass(slots=True)
class _Loose:
    """Files that are no folder of labelled data: labels, pairs, and where reports may be."""

    labels: list[tuple[str, Record]] = field(default_factory=list)
    pairs: list[Record] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


def datasets(paths: Sequence[str], stored: Stored = lambda _: None) -> list[Dataset]:
    """Read labelled data.

    Args:
        paths: folders and files, as the module says.
        stored: gives reports that labels name and the paths do not hold.

    Raises:
        ReadError: if a file cannot be read, or a label does not fit its report.
        UsageError: if there is nothing labelled.

    """
    found: list[Dataset] = []
    loose = _Loose()
    for path in map(Path, paths):
        if labelled := list(_folder(path)):
            found += labelled
        else:
            _sort(path, loose)
    found += _gathered(loose, stored)
    if not found:
        # A path that is not there is worse than one without labels.
        for source in read.sources(loose.reports):
            if isinstance(source, FactdbError):
                raise source
        raise UsageError(f"no labels in {', '.join(paths) or 'nothing'}", hint=_FORM)
    return found


def score(data: Dataset, model: str = DEFAULT_MODEL) -> Score:
    """Run the extractor or the judge over a set of data and hold it against the labels."""
    if data.pairs:
        return _score_pairs(data, model)
    if data.folder is not None:
        return _score_folder(data, data.folder, model)
    return _score_articles(data, model)


def _score_articles(data: Dataset, model: str) -> Score:
    read_so = list(
        statements.read_statements(data.articles, lambda one: pipeline.extract(one, model=model))
    )
    labels = sum(len(one.labels) for one in data.articles)
    apart = sum(one.apart for one in read_so)
    by_chance = list(_by_chance(data, read_so, model))
    told = f"{count(len(read_so), 'report')}, {count(labels, 'label')}"
    return Score(
        data.name,
        (*measures(data.name, [statements.tally(one) for one in read_so]),
         *measures(data.name, [chance.tally(one) for one in by_chance])),
        (*(miss for one in read_so for miss in statements.misses(data.name, one)),
         *(miss for one in by_chance for miss in chance.misses(data.name, one))),
        told
        + (f"; {count(apart, 'assertion')} that nobody labelled, not counted" if apart else ""),
    )  # fmt: skip


def _by_chance(data: Dataset, read_so: Iterable[Scored], model: str) -> Iterator[list[Judged]]:
    """Judge pairs that are drawn from each article, but for those known to be in conflict."""
    known = findings.at_odds(data.folder) if data.folder else frozenset()
    compare = partial(pipeline.compare, model=model)
    for one in read_so:
        if told := chance.drawn(one, known):
            yield list(pairs.read_pairs(told, compare))


def _score_pairs(data: Dataset, model: str) -> Score:
    judged = list(pairs.read_pairs(data.pairs, lambda a, b: pipeline.compare(a, b, model=model)))
    wanted = sum(one.wanted for one in judged)
    return Score(
        data.name,
        (*measures(data.name, [pairs.tally(one) for one in judged]),
         pairs.ranking(data.name, judged),
         *measures(data.name, list(candidates.tallies(data.pairs)))),
        tuple(miss for one in judged for miss in pairs.misses(data.name, one)),
        f"{count(len(judged), 'pair')}, {count(wanted, 'contradiction')}",
    )  # fmt: skip


def _score_folder(data: Dataset, folder: Folder, model: str) -> Score:
    """Score the statements of a folder, then what taking it in finds, as one set of data."""
    own = _score_articles(data, model)
    found = findings.read_findings(folder, taken_in(tuple(folder.reports.values()), model))
    return Score(
        data.name,
        (*own.measures, *measures(data.name, findings.tallies(folder, found))),
        (*own.misses, *findings.misses(data.name, folder, found)),
        own.told,
    )


def taken_in(reports: Sequence[Report], model: str = DEFAULT_MODEL) -> list[dict[str, Any]]:
    """Give the findings of reports, taken in order into a database that is thrown away."""
    with tempfile.TemporaryDirectory() as place, Database(f"{place}/eval.db", model=model) as kept:
        all_of(kept.ingest(*reports))
        return kept.contradictions()


def report(shown: Record) -> Report:
    """Make a report of its record in the data contract, as a database shows it."""
    named = ("outlet", "title", "url", "language", "licence")
    return Report(
        shown["text"],
        datetime.fromisoformat(shown["published"]),
        **{name: shown[name] or "" for name in named},
        external_id=shown["id"],
    )


# Folders


def _folder(path: Path) -> Iterator[Dataset]:
    """Give the labelled data of a folder; nothing if it is none."""
    if (path / "expected").is_dir() and (path / "reports").is_dir():
        yield _shipped(path)
    name = path.resolve().name
    if (path / "statements.jsonl").is_file():
        yield Dataset(name, labelled_articles(path))
    if (path / "pairs.jsonl").is_file():
        # A folder may hold both, and floors go by name.
        yield Dataset(name if name == "pairs" else f"{name} pairs", pairs=labelled_pairs(path))


def labelled_articles(folder: Path) -> tuple[Article, ...]:
    """Read ``articles.jsonl`` and ``statements.jsonl``: the articles that have a label.

    Raises:
        ReadError: if one of them cannot be read, or a label does not fit its article.

    """
    articles = _reports([str(folder / "articles.jsonl")])
    return tuple(_articles(articles, list(_lines(folder / "statements.jsonl"))))


def labelled_pairs(folder: Path) -> tuple[Record, ...]:
    """Read ``pairs.jsonl``.

    Raises:
        ReadError: if it cannot be read, or a line is no pair.

    """
    return tuple(_pair(place, one) for place, one in _lines(folder / "pairs.jsonl"))


def _shipped(path: Path) -> Dataset:
    """Read a folder of reports with a file of labels for each, and one for their findings."""
    reports: dict[str, Report] = {}
    articles: dict[str, Article] = {}
    for file in sorted((path / "expected").glob("*.json")):
        if file.stem == "findings":
            continue
        told = _parsed(file)
        reports[file.stem] = one = _one_report(path / "reports" / told["source"], told.get("id"))
        labels = ((str(file), {"report": one.id, **each}) for each in told["statements"])
        articles[file.stem] = next(_articles([one], list(labels)))
    expected = path / "expected" / "findings.json"
    folder = Folder(
        reports,
        {name: one.labels for name, one in articles.items()},
        _parsed(expected) if expected.is_file() else {},
    )
    return Dataset(path.resolve().name, tuple(articles.values()), folder=folder)


def _one_report(path: Path, external_id: str | None) -> Report:
    for one in _reports([str(path)]):
        if external_id in {None, one.external_id}:
            return one
    raise ReadError(str(path), f"it holds no report {external_id}", hint=_FORM)


# Files


def _sort(path: Path, loose: _Loose) -> None:
    """Say by its first record what a file holds."""
    kind = _kind(path)
    if kind == "reports":
        loose.reports.append(str(path))
        return
    loose.names.append(path.stem)
    if kind == "labels":
        loose.labels += _lines(path)
    else:
        loose.pairs += (_pair(place, one) for place, one in _lines(path))


def _kind(path: Path) -> str:
    if path.suffix not in {".jsonl", ".ndjson"} or not path.is_file():
        return "reports"
    first = next((one for _, one in _lines(path)), {})
    if {"a", "b"} <= first.keys():
        return "pairs"
    return "labels" if {"report", "article"} & first.keys() else "reports"


def _gathered(loose: _Loose, stored: Stored) -> Iterator[Dataset]:
    name = ", ".join(loose.names)
    if loose.labels:
        reports = {one.id: one for one in _reports(loose.reports)}
        for place, record in loose.labels:
            wanted = _asked(place, report_of, record)
            if wanted not in reports and (one := stored(wanted)):
                reports[wanted] = one
        yield Dataset(name, tuple(_articles(reports.values(), loose.labels)))
    if loose.pairs:
        yield Dataset(name, pairs=tuple(loose.pairs))


def _articles(reports: Iterable[Report], labels: Sequence[tuple[str, Record]]) -> Iterator[Article]:
    """Put labels and reports together: only the reports that have a label were read by somebody."""
    by_report: dict[str, list[tuple[str, Record]]] = defaultdict(list)
    for place, record in labels:
        by_report[_asked(place, report_of, record)].append((place, record))
    for one in reports:
        own = by_report.pop(one.id, [])
        if own:
            yield Article(one, tuple(_asked(at, label, record, one.text) for at, record in own))
    for report, own in by_report.items():
        hint = "name the file of the reports too, or with --db the database that holds them"
        raise ReadError(own[0][0], f"there is no report {report}", hint=hint)


def _asked(place: str, ask: Callable[..., Any], *about: Any) -> Any:
    """Ask of a record; what is wrong with it is said with its place."""
    try:
        return ask(*about)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ReadError(place, f"not a label: {error}", hint=_FORM) from error


def _pair(place: str, record: Record) -> Record:
    """Check that a pair is one.

    Raises:
        ReadError: if it has no label, or a side has no words.

    """
    sides = (record.get("a"), record.get("b"))
    if "contradiction" not in record or not all(
        isinstance(one, dict) and one.get("text") for one in sides
    ):
        raise ReadError(place, 'not a pair: it needs "contradiction", and "text" in "a" and "b"',
                        hint=_FORM)  # fmt: skip
    return {"id": place, **record}


def _reports(paths: Iterable[str]) -> Iterator[Report]:
    for source in read.sources(paths):
        if isinstance(source, FactdbError):
            raise source
        for one in read.read(source, {}):
            if isinstance(one, FactdbError):
                raise one
            yield one


def _lines(path: Path) -> Iterator[tuple[str, Record]]:
    """Give the objects of JSON lines, each with its place."""
    for number, line in enumerate(_text(path).splitlines(), start=1):
        if line.strip():
            yield f"{path}:{number}", _object(line, f"{path}:{number}")


def _parsed(path: Path) -> Any:
    return _object(_text(path), str(path))


def _object(text: str, place: str) -> Any:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReadError(place, f"not JSON: {error}", hint=_FORM) from error
    if not isinstance(told, dict):
        raise ReadError(place, "an object should be here", hint=_FORM)
    return told


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        told = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise ReadError(str(path), (told or str(error)).lower(), hint=_FORM) from error
