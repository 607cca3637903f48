"""Checks that every plug-in must pass, ours and other people's, for use in their own tests.

Each runs the plug-in, raises AssertionError with the reason where it breaks its promise (the
Protocol in `factdb.plugins`), and gives back what it produced, so that a test can go on from there.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from factdb.errors import ReadError
from factdb.plugins import Exporter, Extractor, Reader, Record, Rule
from factdb.types import Extraction, Judgement, Match, Report, Statement

__all__ = ["check_exporter", "check_extractor", "check_reader", "check_rule"]

HARD_TEXTS = (
    "“",
    "”“\n\n“",
    "\n\n \n.",
    "“He said “it will ‘hold’”, “she” said",
    "Don’t! 'Tis 6' 2\" — “…”",
    "SAID SAID SAID",
    "“Так и будет”, — сказал он. 「そうです」と彼は言った。",
    "said\u00a0Anna\u200b Kovacs 👩🏽‍🚒: “no”",
    "1. 2. 3. | a | b |\n- said:\n\t“x”",
)
"""Texts on which an extractor must not fall over, and may find what it likes."""

Given = Report | ReadError


class Placed(Protocol):
    """Words and where they stand."""

    @property
    def text(self) -> str:
        """As printed."""

    @property
    def start(self) -> int:
        """The first code point."""

    @property
    def end(self) -> int:
        """One after the last."""


def check_reader(
    reader: Reader, content: bytes, defaults: Mapping[str, str] | None = None
) -> list[Report]:
    r"""Check that a reader keeps to what `factdb.plugins.Reader` says.

    Reports are fit for offsets (NFC, ``\n``, nothing that nobody prints), errors are one line
    that names the place, a second reading agrees, damaged content raises nothing but ReadError,
    and a report dated after ``now`` is refused.

    Args:
        reader: the plug-in.
        content: a source that it can read.
        defaults: fields that the source does not say.

    Returns:
        The reports in the source.

    Raises:
        AssertionError: if it breaks a promise, or finds no report.

    """
    given = dict(defaults or {})
    found = _read(reader, content, given)
    for one in found:
        _check_given(one)
    reports = [one for one in found if isinstance(one, Report)]
    _require(bool(reports), "the reader finds no report in the content")
    _require(_told(found) == _told(_read(reader, content, given)), "a second reading differs")
    for damaged in _damaged(content):
        for one in _read(reader, damaged, given):
            _check_given(one)
    _check_future(reader, content, given, reports)
    return reports


def check_extractor(extractor: Extractor, *reports: Report) -> list[Extraction]:
    """Check that an extractor keeps to what `factdb.plugins.Extractor` says.

    ``report.text[one.start:one.end] == one.text`` for every statement, sentence, mention, cue,
    figure and date; statements are in order, belong to the report, have ids of their own and no
    actor yet; a second run agrees; hard texts raise nothing.

    Returns:
        What it found in each of the reports.

    Raises:
        AssertionError: if it breaks a promise.

    """
    hard = [Report(text, datetime(2026, 3, 4, tzinfo=UTC), outlet="Hard") for text in HARD_TEXTS]
    found = [extractor(report) for report in (*reports, *hard)]
    for report, one in zip((*reports, *hard), found, strict=True):
        _check_extraction(report, one)
        _require(extractor(report) == one, f"a second run differs on {report.text[:40]!r}")
    return found[: len(reports)]


def check_rule(rule: Rule, *matches: Match) -> list[Judgement | None]:
    """Check that a rule keeps to what `factdb.plugins.Rule` says.

    It takes no side (the sides swapped, the same relation and score), is silent between equals,
    gives a reason in one line, and a second run agrees.

    Returns:
        What it says of each of the matches.

    Raises:
        AssertionError: if it breaks a promise.

    """
    return [_check_match(rule, match) for match in matches]


def check_exporter(exporter: Exporter, *records: Record) -> str:
    """Check that an exporter keeps to what `factdb.plugins.Exporter` says.

    It takes records one by one, from an iterator as from a list, and none at all; leaves them and
    the stream as they were; and says the same a second time.

    Returns:
        What it writes of the records.

    Raises:
        AssertionError: if it breaks a promise.

    """
    kept = deepcopy(records)
    told = _export(exporter, iter(records))
    _require(records == kept, "the exporter changes the records")
    _require(told == _export(exporter, list(records)), "a second export differs")
    _export(exporter, [])
    return told


def _require(promise: bool, otherwise: str) -> None:
    if not promise:
        raise AssertionError(otherwise)


class _Pipe(io.RawIOBase):
    """Bytes that come as from a pipe: a few at a time, and no way back."""

    def __init__(self, content: bytes) -> None:
        self._left = io.BytesIO(content)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self._left.readinto(memoryview(buffer)[:7])


def _read(reader: Reader, content: bytes, defaults: Mapping[str, str]) -> list[Given]:
    """Read to the end, or to the error that ends it."""
    found: list[Given] = []
    try:
        found.extend(_each(reader, content, defaults))
    except ReadError as error:
        found.append(error)
    return found


def _each(reader: Reader, content: bytes, defaults: Mapping[str, str]) -> Iterator[Given]:
    yield from reader(io.BufferedReader(_Pipe(content)), "place", defaults)


def _told(found: Iterable[Given]) -> list[str]:
    return [repr(one) for one in found]


def _damaged(content: bytes) -> list[bytes]:
    """Give the content cut off, with bytes that are no text in it, and other content."""
    half = len(content) // 2
    holed = content[:half] + b"\xff\x00\x1b" + content[half:]
    return [b"", b"\n", content[:half], content[half:], holed, b"\x89PNG\r\n\x1a\n\0", b"<a", b"{"]


def _check_given(one: object) -> None:
    if isinstance(one, ReadError):
        _require(str(one).startswith("place"), f"an error without its place: {one}")
        _require("\n" not in str(one), f"an error of several lines: {one}")
        _require(bool(one.hint), f"an error that does not say what to do: {one}")
        return
    _require(isinstance(one, Report), f"neither a report nor a ReadError: {one!r}")
    assert isinstance(one, Report)
    text = one.text
    _require(unicodedata.is_normalized("NFC", text), "a text that is not NFC")
    stray = {char for char in text if char not in "\n\t" and unicodedata.category(char) == "Cc"}
    _require(not stray, f"a text with control characters: {sorted(stray)!r}")


def _check_future(
    reader: Reader, content: bytes, defaults: Mapping[str, str], reports: Iterable[Report]
) -> None:
    before = min(one.published for one in reports) - timedelta(days=2)
    found = _read(reader, content, {**defaults, "now": before.isoformat()})
    _require(
        not any(isinstance(one, Report) for one in found),
        "a report that is dated after defaults['now'] is let in",
    )


def _check_extraction(report: Report, found: Extraction) -> None:
    _require(found.report == report, "the extraction is of another report")
    for mention in found.mentions:
        _check_place(report, mention)
    ids = [one.id for one in found.statements]
    _require(len(set(ids)) == len(ids), "two statements with one id")
    starts = [one.start for one in found.statements]
    _require(starts == sorted(starts), "statements out of order")
    for one in found.statements:
        _check_statement(report, one, frozenset(ids))


def _check_statement(report: Report, one: Statement, ids: frozenset[str]) -> None:
    for placed in (one, one.sentence, one.mention, one.cue, one.said_on, *one.figures, *one.dates):
        if placed is not None:
            _check_place(report, placed)
    of = (one.report, one.published, one.outlet, one.url)
    _require(
        of == (report.id, report.published, report.outlet, report.url),
        f"{one.id} does not say of which report it is",
    )
    for other in (one.continues, one.answers):
        _require(other is None or other in ids - {one.id}, f"{one.id} points at {other}")
    _require(one.speaker is None, f"{one.id} has an actor, which only the store can tell")
    _require(bool(one.found_by), f"{one.id} does not say by which rule it was found")


def _check_place(report: Report, placed: Placed) -> None:
    there = report.text[placed.start : placed.end]
    _require(there == placed.text, f"{placed.text!r} is said to stand where {there!r} does")


def _check_match(rule: Rule, match: Match) -> Judgement | None:
    found = rule(match)
    swapped = rule(replace(match, left=match.right, right=match.left))
    _require(rule(match) == found, "a second run differs")
    _require(_verdict(found) == _verdict(swapped), f"the rule takes sides: {found}, {swapped}")
    for side in (match.left, match.right):
        alone = rule(Match(side, side, 1.0, match.shared))
        _require(alone is None, f"the rule speaks between equals: {alone}")
    if found is not None:
        _require("\n" not in found.reason, f"a reason of several lines: {found.reason!r}")
        sides = {side for side, _ in found.evidence}
        _require(sides <= {"left", "right", "both"}, f"evidence of neither side: {found.evidence}")
    return found


def _verdict(found: Judgement | None) -> tuple[str, float] | None:
    return None if found is None else (found.relation, round(found.score, 6))


def _export(exporter: Exporter, records: Iterable[Record]) -> str:
    out = io.StringIO()
    exporter(records, out)
    _require(not out.closed, "the exporter closes a stream that is not its own")
    return out.getvalue()
