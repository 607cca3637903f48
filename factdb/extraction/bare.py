"""Statements that come without their report, as `compare` takes them: a text, perhaps a sentence.

The extractor reads the sentence as if it were a report; what it finds at the text's place lends
its cue, stance and kind. What the caller says of speaker, outlet and dates wins.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from factdb.config import DEFAULT_MODEL
from factdb.errors import UsageError
from factdb.text.fold import content_words, fold
from factdb.types import (
    Actor,
    ActorKind,
    Frame,
    Kind,
    Precision,
    Report,
    Stance,
    Statement,
    When,
    Words,
    short_id,
)

if TYPE_CHECKING:
    from factdb.extraction.parse import Reading

UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
"""The day of two sides of which neither has one."""

FOUND_BY = "bare"
"""What `Statement.found_by` says of statements made here."""

_TOLD = ("report", "outlet", "published", "speaker", "text")
_OVERLAP = 0.5
_TURNING_DOWN = frozenset({Stance.DENY, Stance.REJECT})
_MARKS = "\"“”«»„‘’'"


def pair_from(
    a: Mapping[str, Any], b: Mapping[str, Any], model: str = DEFAULT_MODEL
) -> tuple[Statement, Statement]:
    """Make both sides of a pair; a side without a date is read as of the other's date.

    Raises:
        UsageError: as `statement_from`.

    """
    days = [_published(one) for one in (a, b)]
    some = next((one for one in days if one is not None), UNDATED)
    left = statement_from({**a, "published": (days[0] or some).isoformat()}, model)
    right = statement_from({**b, "published": (days[1] or some).isoformat()}, model)
    return replace(left, dated=days[0] is not None), replace(right, dated=days[1] is not None)


def statement_from(record: Mapping[str, Any], model: str = DEFAULT_MODEL) -> Statement:
    """Make a statement of ``{"text", "sentence"?, "speaker"?, "outlet"?, "published"?, …}``.

    Args:
        record: ``text`` is what was said; ``sentence`` holds it, if given; ``published`` and
            ``said_on`` are ISO dates; ``report`` an id that both sides of one report share.
        model: the spaCy model that parses.

    Returns:
        A statement whose offsets are those of the sentence; ``found_by`` is "bare".

    Raises:
        UsageError: if there is no text, or a date is none.

    """
    text = str(record.get("text") or "").strip()
    if not text:
        raise UsageError("a statement without text", hint='give {"text": "what was said"}')
    around = _around(text, str(record.get("sentence") or ""))
    report = Report(around, _published(record) or UNDATED, outlet=str(record.get("outlet") or ""))
    start = around.index(text)
    found = _statement(report, start, start + len(text), model, str(record.get("speaker") or ""))
    return replace(
        found,
        id=short_id("s", *(record.get(name) for name in _TOLD), around),
        report=str(record.get("report") or f"bare {report.digest[:12]}"),
        speaker=_speaker(record, report.outlet),
        via=_relayer(record) or found.via,
        said_on=_said_on(record, found.said_on),
        dated=_published(record) is not None,
    )


def parse(text: str, published: date, model: str = DEFAULT_MODEL) -> tuple[Frame, ...]:
    """Give the frames of a bare text."""
    day = datetime.combine(published, time(), UTC)
    return statement_from({"text": text, "published": day.isoformat()}, model).frames


def _around(text: str, sentence: str) -> str:
    return sentence if text in sentence else text


def _statement(report: Report, start: int, end: int, model: str, name: str) -> Statement:
    """Read the sentence, take what the extractor found at the place, else the words alone."""
    from factdb.extraction.parse import read_all
    from factdb.extraction.reading import statements

    (reading,) = read_all([report], model)
    host = _host(statements(reading), start, end, name)
    if host is not None and _attribution_inside(host, start, end) and _has_content(host):
        start, end = host.start, host.end
    start, end = _trimmed(report.text, start, end)
    made = _made(reading, start, end)
    if host is None or not _lends(host, start, end, name):
        return replace(made, kind=Kind.DIRECT if made.kind is Kind.INDIRECT else made.kind)
    return replace(made, cue=host.cue, stance=host.stance, negated=host.negated, via=host.via,
                   mention=host.mention, said_on=host.said_on)  # fmt: skip


def _host(found: Sequence[Statement], start: int, end: int, name: str) -> Statement | None:
    """Give what covers the place best: most in common, then the speaker's, then the shortest."""
    shares = [(_common(one, start, end) / (end - start), one) for one in found]
    covering = [
        (min(share, 1.0), _by(one, name), -(one.end - one.start), one.start, one)
        for share, one in shares
        if share >= _OVERLAP or _attribution_inside(one, start, end)
    ]
    return max(covering, key=lambda entry: entry[:4])[4] if covering else None


def _by(one: Statement, name: str) -> bool:
    """Say whether the report's words for the speaker share a word with a given name."""
    return one.mention is not None and bool(_said_of(name) & _said_of(one.mention.text))


def _lends(host: Statement, start: int, end: int, name: str) -> bool:
    """Say whether the words around the text tell how it was said, and by its own speaker."""
    if host.cue is None or start <= host.cue.start < end:
        return False
    return not _turned_down(host, name)


def _turned_down(host: Statement, name: str) -> bool:
    """Say whether the given speaker is whose claim is denied: "denied the report that …"."""
    if host.cue is None or host.sentence is None or host.stance not in _TURNING_DOWN:
        return False
    between = range(host.cue.end - host.sentence.start, host.start - host.sentence.start)
    told = host.sentence.text[between.start : between.stop] if between else ""
    return bool(_said_of(name) & _said_of(told)) and not _by(host, name)


def _said_of(text: str) -> frozenset[str]:
    return frozenset(content_words(text))


def _has_content(host: Statement) -> bool:
    """Say whether content without its cue still says something, or is denied as a whole."""
    if host.stance is Stance.DENY:
        return True
    return any(frame.predicate != "exist" for frame in host.frames)


def _common(one: Statement, start: int, end: int) -> int:
    return max(0, min(one.end, end) - max(one.start, start))


def _attribution_inside(host: Statement, start: int, end: int) -> bool:
    """Say whether the given text holds cue and content both: "which Silva denied"."""
    if host.cue is None or host.kind is Kind.DIRECT:
        return False
    return start <= host.cue.start < end and start <= host.start and host.end <= end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Take marks off that enclose the words."""
    while end - start > 2 and text[start] in _MARKS:
        start += 1
    while end - start > 2 and text[end - 1] in _MARKS:
        end -= 1
    return start, end


def _made(reading: Reading, start: int, end: int) -> Statement:
    from factdb.extraction.frames import frames
    from factdb.text.dates import dates
    from factdb.text.figures import figures

    report = reading.report
    text = report.text[start:end]
    when = dates(text, report.day, start)
    return Statement(
        id="s-bare",
        report="bare",
        published=report.published,
        kind=_kind(reading, start, end),
        text=text,
        start=start,
        end=end,
        outlet=report.outlet,
        sentence=Words(report.text, 0, len(report.text)),
        figures=figures(text, start),
        dates=when,
        frames=frames(reading.token_span(start, end), when),
        found_by=FOUND_BY,
    )


def _kind(reading: Reading, start: int, end: int) -> Kind:
    """Say how the words stand on the page, by the marks around and in them."""
    text = reading.report.text
    inside = reading.around(start)
    if inside is not None and end <= inside.close_end:
        return Kind.DIRECT
    if start == 0 and end == len(text):
        return Kind.DIRECT
    if (
        _left_open(text[:start])
        or text[:start].rstrip()[-1:] in _OPEN
        or text[end:].lstrip(",. ")[:1] in _CLOSE
    ):
        return Kind.DIRECT
    return Kind.MIXED if reading.within(start, end) else Kind.INDIRECT


def _left_open(before: str) -> bool:
    """Say whether a quotation opens before a place and does not close: it goes on beyond."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


_OPEN = frozenset('"“«„')
_CLOSE = frozenset('"”»')


def _speaker(record: Mapping[str, Any], outlet: str) -> Actor | None:
    name = _THROUGH.sub("", str(record.get("speaker") or "")).strip()
    if not name:
        return None
    kind = ActorKind.OUTLET if outlet and fold(name) == fold(outlet) else _kind_of(name)
    return Actor(short_id("a", kind, fold(name)), name, kind)


_THROUGH = re.compile(r"\s*\((?:through|via|by)\s+([^)]*)\)\s*$")


def _relayer(record: Mapping[str, Any]) -> str:
    """Give who passes the words on: "Rui Costa (through Ana Silva)"."""
    found = _THROUGH.search(str(record.get("speaker") or ""))
    return found[1] if found else ""


def _kind_of(name: str) -> ActorKind:
    """Guess a person from two or three capitalised words that name no body."""
    from factdb.text.naming import body_class, outlet
    from factdb.text.places import country, metonym

    words = name.split()
    if outlet(name):
        return ActorKind.OUTLET
    if country(name) or metonym(name) or any(body_class(word.lower()) for word in words):
        return ActorKind.BODY
    return ActorKind.PERSON


def _published(record: Mapping[str, Any]) -> datetime | None:
    given = record.get("published")
    if not given:
        return None
    try:
        when = datetime.fromisoformat(str(given))
    except ValueError as error:
        raise UsageError(f"not a date: {given!r}", hint="write it as 2026-03-04") from error
    return when if when.utcoffset() is not None else when.replace(tzinfo=UTC)


def _said_on(record: Mapping[str, Any], found: When | None) -> When | None:
    given = record.get("said_on")
    if not given:
        return found
    try:
        day = date.fromisoformat(str(given)[:10])
    except ValueError as error:
        raise UsageError(f"not a date: {given!r}", hint="write it as 2026-03-04") from error
    return When(str(given), 0, len(str(given)), day, day, Precision.DAY)
