"""The checks let our own plug-ins pass, and name the promise that a bad one breaks."""

from __future__ import annotations

import itertools
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, TextIO

import pytest

from factdb import plugins, records
from factdb.errors import ReadError
from factdb.read.fields import make
from factdb.testing import check_exporter, check_extractor, check_reader, check_rule
from factdb.types import (
    Actor,
    ActorKind,
    Extraction,
    Judgement,
    Kind,
    Match,
    Relation,
    Report,
    Statement,
    Words,
    short_id,
)

SAID = "“We will stay,” said Anna Kovacs."
REPORT = Report(SAID, datetime(2026, 3, 4, tzinfo=UTC), outlet="Courier")
ADDED = itertools.count()

PAGE = (
    "<html><head><meta property='article:published_time' content='2026-03-04'></head><body>"
    "<article><p>The dam will hold for another year, said Anna Kovacs on Tuesday.</p></article>"
)
CONTENT = {
    "text": f"date 2026-03-04 {SAID}",
    "markdown": f"---\ndate: 2026-03-04\n---\n# Kovacs stays\n\n{SAID}",
    "json": f'[{{"text": "{SAID}", "published": "2026-03-04"}}, {{"text": 1}}]',
    "jsonl": f'{{"text": "{SAID}", "published": "2026-03-04"}}\n{{"text": "cut',
    "html": PAGE,
}


@pytest.mark.parametrize("name", plugins.BUILTIN["readers"])
def test_our_readers(name: str) -> None:
    """Every reader of ours keeps its promises."""
    (report,) = check_reader(plugins.load("readers", name), CONTENT[name].encode())

    assert "Anna Kovacs" in report.text


@pytest.mark.parametrize("name", plugins.BUILTIN["extractors"])
def test_our_extractors(name: str) -> None:
    """Every extractor of ours keeps its promises."""
    (found,) = check_extractor(plugins.load("extractors", name), REPORT)

    assert [one.text for one in found.statements] == ["We will stay"]


@pytest.mark.parametrize("name", plugins.BUILTIN["rules"])
def test_our_rules(name: str) -> None:
    """Every rule of ours is silent between equals and takes no side."""
    one, other = _statement("We will stay"), _statement("We have left", start=500)

    check_rule(plugins.load("rules", name), Match(one, other, 0.5, ("we",)))


@pytest.mark.parametrize(
    "name", sorted(plugins.BUILTIN["exporters"].keys() - {"xlsx", "claimreview"})
)
def test_our_exporters(name: str) -> None:
    """Every exporter of ours writes what it was given; two are not for text or statements."""
    record = records.statement(_statement("We will stay"))

    assert "We will stay" in check_exporter(plugins.load("exporters", name), record)


def telex(stream: BinaryIO, place: str, defaults: Mapping[str, str]) -> Iterator[Report]:
    """Read a telex: the date, a line of dashes, the text."""
    day, _, text = stream.read().decode("ascii", "replace").partition("\n--\n")
    yield make({"published": day, "text": text}, place, defaults)


def _changed(change: Callable[[Report], Any]) -> plugins.Reader:
    def reader(stream: BinaryIO, place: str, defaults: Mapping[str, str]) -> Iterator[Any]:
        for one in telex(stream, place, defaults):
            yield change(one)

    return reader


def _careless(stream: BinaryIO, place: str, defaults: Mapping[str, str]) -> Iterator[Report]:
    day, _, text = stream.read().decode("ascii", "strict").partition("\n--\n")
    yield make({"published": day, "text": text}, place, defaults)


def _timeless(stream: BinaryIO, place: str, defaults: Mapping[str, str]) -> Iterator[Report]:
    yield from telex(stream, place, {**defaults, "now": "9999-01-01T00:00:00+00:00"})


def _lost(report: Report) -> ReadError:
    return ReadError("place", f"nothing in {len(report.text)} characters")


def _again(text: str) -> str:
    return f"{text} {next(ADDED)}"


BAD_READERS = [
    (_changed(lambda one: one.text), "neither a report nor a ReadError"),
    (_changed(lambda one: replace(one, text="Cafe\u0301")), "not NFC"),
    (_changed(lambda one: replace(one, text="a\r\nb")), "control characters"),
    (_changed(lambda one: replace(one, text=_again(one.text))), "a second reading differs"),
    (_changed(_lost), "finds no report"),
    (_timeless, "dated after"),
]


def test_reader() -> None:
    """A reader that is right gives its reports."""
    (report,) = check_reader(telex, b"2026-03-04\n--\nIt holds.", {"outlet": "Telex"})

    assert (report.text, report.outlet) == ("It holds.", "Telex")


@pytest.mark.parametrize(("reader", "reason"), BAD_READERS)
def test_bad_reader(reader: plugins.Reader, reason: str) -> None:
    """One that is not is told why."""
    with pytest.raises(AssertionError, match=reason):
        check_reader(reader, b"2026-03-04\n--\nIt holds.")


def test_careless_reader() -> None:
    """What a reader raises beside ReadError comes through as it is."""
    with pytest.raises(UnicodeDecodeError):
        check_reader(_careless, b"2026-03-04\n--\nIt holds.")


def _statement(text: str, start: int = 1, report: Report = REPORT, **fields: Any) -> Statement:
    given: dict[str, Any] = {"id": short_id("s", report.id, start), "found_by": "toy"}
    given |= {"outlet": report.outlet, "url": report.url, "published": report.published}
    given |= {"report": report.id, "kind": Kind.DIRECT, "end": start + len(text), **fields}
    return Statement(text=text, start=start, **given)


def toy(report: Report) -> Extraction:
    """Take the first word after each opening mark for a statement."""
    starts = [at + 1 for at, char in enumerate(report.text) if char == "“"]
    found = [(report.text[at:].partition(" ")[0], at) for at in starts]
    return Extraction(report, tuple(_statement(word, at, report) for word, at in found if word))


def _each(**fields: Any) -> plugins.Extractor:
    def extractor(report: Report) -> Extraction:
        found = toy(report)
        return replace(found, statements=tuple(replace(s, **fields) for s in found.statements))

    return extractor


def _reversed(report: Report) -> Extraction:
    found = toy(report)
    return replace(found, statements=found.statements[::-1])


def _shifted(report: Report) -> Extraction:
    found = toy(report)
    moved = (replace(s, start=s.start + 1, end=s.end + 1) for s in found.statements)
    return replace(found, statements=tuple(moved))


def _other_report(report: Report) -> Extraction:
    return replace(toy(report), report=replace(report, outlet="Other"))


def _fickle_words(report: Report) -> Extraction:
    return _each(found_by=f"run {next(ADDED)}")(report)


TWO = replace(REPORT, text="“Yes I do,” she said. “No I do not,” he said.")

BAD_EXTRACTORS = [
    (_shifted, "is said to stand where"),
    (_each(cue=Words("told", 16, 20)), "'told' is said to stand where 'said'"),
    (_each(id="s-1"), "two statements with one id"),
    (_each(continues="s-elsewhere"), "points at s-elsewhere"),
    (_each(speaker=Actor("a-1", "Anna Kovacs", ActorKind.PERSON)), "has an actor"),
    (_each(found_by=""), "does not say by which rule"),
    (_each(outlet="Other"), "does not say of which report"),
    (_reversed, "out of order"),
    (_other_report, "of another report"),
    (_fickle_words, "a second run differs"),
]


def test_extractor() -> None:
    """An extractor that is right gives what it found."""
    (found,) = check_extractor(toy, REPORT)

    assert [one.text for one in found.statements] == ["We"]


@pytest.mark.parametrize(("extractor", "reason"), BAD_EXTRACTORS)
def test_bad_extractor(extractor: plugins.Extractor, reason: str) -> None:
    """One that is not is told why."""
    with pytest.raises(AssertionError, match=reason):
        check_extractor(extractor, REPORT if "said" in reason else TWO)


MATCH = Match(_statement("We will stay"), _statement("We have left", start=500), 0.5)


def longer(match: Match) -> Judgement | None:
    """Find fault with two statements of one length."""
    if match.left.id == match.right.id or len(match.left.text) != len(match.right.text):
        return None
    return Judgement(Relation.REVERSAL, 0.5, "both are as long", "longer")


def _judging(**fields: Any) -> plugins.Rule:
    def rule(match: Match) -> Judgement | None:
        found = longer(match)
        return found and replace(found, **fields)

    return rule


def _partial(match: Match) -> Judgement | None:
    return longer(match) if match.left.start < match.right.start else None


def _talkative(match: Match) -> Judgement | None:
    return Judgement(Relation.REVERSAL, 0.5, "always")


def _fickle(match: Match) -> Judgement | None:
    return _judging(score=1 / (2 + next(ADDED)))(match)


BAD_RULES = [
    (_partial, "takes sides"),
    (_talkative, "speaks between equals"),
    (_fickle, "a second run differs"),
    (_judging(reason="two\nlines"), "of several lines"),
    (_judging(evidence=(("middle", "stay"),)), "evidence of neither side"),
]


def test_rule() -> None:
    """A rule that is right gives its judgements, None where it holds its tongue."""
    quiet = replace(MATCH, right=_statement("No", start=500))

    assert check_rule(longer, MATCH, quiet) == [longer(MATCH), None]


@pytest.mark.parametrize(("rule", "reason"), BAD_RULES)
def test_bad_rule(rule: plugins.Rule, reason: str) -> None:
    """One that is not is told why."""
    with pytest.raises(AssertionError, match=reason):
        check_rule(rule, MATCH)


def texts(rows: Iterable[plugins.Record], out: TextIO) -> None:
    """Write the texts alone."""
    out.writelines(f"{row['text']}\n" for row in rows)


def _changing(rows: Iterable[Any], out: TextIO) -> None:
    for row in rows:
        row["text"] += "!"
        out.write(row["text"])


def _closing(rows: Iterable[plugins.Record], out: TextIO) -> None:
    texts(rows, out)
    out.close()


def _counting(rows: Iterable[plugins.Record], out: TextIO) -> None:
    out.write(f"export {next(ADDED)}\n")
    texts(rows, out)


BAD_EXPORTERS = [
    (_changing, "changes the records"),
    (_closing, "closes a stream"),
    (_counting, "a second export differs"),
]


def test_exporter() -> None:
    """An exporter that is right gives what it wrote."""
    assert check_exporter(texts, {"text": "one"}, {"text": "two"}) == "one\ntwo\n"


@pytest.mark.parametrize(("exporter", "reason"), BAD_EXPORTERS)
def test_bad_exporter(exporter: plugins.Exporter, reason: str) -> None:
    """One that is not is told why."""
    with pytest.raises(AssertionError, match=reason):
        check_exporter(exporter, {"text": "one"})


PAGE_OF_EXAMPLES = Path(__file__).parent.parent / "docs" / "how-to" / "extend.md"
EXAMPLE = re.compile(r"^```python title=(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_page_of_examples(tmp_path: Path) -> None:
    """The plug-ins shown in the documentation pass the tests shown beside them."""
    for name, code in EXAMPLE.findall(PAGE_OF_EXAMPLES.read_text("utf-8")):
        (tmp_path / name).write_text(code, "utf-8")

    run = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir=.", "."]
    done = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout
    assert "3 passed" in done.stdout
