"""What a person says of a statement in place of the machine: understood, tried, decided.

The command line and pages call this through `factdb.database.Database.correct`; every rule is here
and in `factdb.store.corrections`, none in a screen.
"""

from __future__ import annotations

import calendar
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from factdb import pipeline, records
from factdb.config import DEFAULT_MODEL
from factdb.errors import UsageError
from factdb.store.parts import CORRECTABLE
from factdb.types import Figure, Precision, Report, Statement, When

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from factdb.store.handout import Handout
    from factdb.store.teaching import Teach

Record = dict[str, Any]

UNKNOWN = "unknown"
"""The speaker that nobody can name."""

NONE = "none"
"""The date that nobody can tell."""

_DAYS = re.compile(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?")
_LONG = (
    (1, Precision.DAY),
    (7, Precision.WEEK),
    (31, Precision.MONTH),
    (92, Precision.QUARTER),
)


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says of a statement; what is left out stays as it is.

    Attributes:
        speaker: names or ids of who speaks, several who speak together; "unknown" for nobody whom
            one could name.
        text: the words, exactly as the report has them.
        span: or where they begin and end, in code points of the report.
        stance: a word of `Stance`.
        negated: whether the proposition is negated.
        said_on: when it was said: a day, a month, a year, two with ".." between; or "none".
        figures: to be in the place of what their words hold now, or besides: each with ``words``
            of the report, ``low``, ``high``, ``unit``, ``of``, ``approx``.
        dates: of what it is about, by their words: "last week" and "2031-05-05..2031-05-11".
        drop: words of figures and dates that are none.
        withdraw: whether to take the whole statement back; of a report, all of its statements.
        published: of a report: when it was published, as reports write it.
        url: of a report: where it stands.
        teach: what a corrected speaker teaches of the name in the report: "alias" (it means the
            actor), "exception" (in this outlet it does not mean whom the machine chose), "nothing".

    """

    speaker: Sequence[str] = ()
    text: str = ""
    span: tuple[int, int] | None = None
    stance: str = ""
    negated: bool | None = None
    said_on: str = ""
    figures: Sequence[Mapping[str, Any]] = ()
    dates: Mapping[str, str] | None = None
    drop: Sequence[str] = ()
    withdraw: bool = False
    teach: str = "nothing"
    published: str = ""
    url: str = ""


def days(told: str) -> tuple[date, date, Precision]:
    """Understand a day, month or year, or two of them with ".." between.

    Raises:
        UsageError: if it is none.

    >>> first, last, precision = days("2031-02")
    >>> first.isoformat(), last.isoformat(), str(precision)
    ('2031-02-01', '2031-02-28', 'month')

    """
    begin, _, end = told.partition("..")
    first, last = _ends(begin)[0], _ends(end or begin)[1]
    if last < first:
        raise UsageError(f"{told} ends before it begins")
    length = (last - first).days + 1
    return first, last, next((one for most, one in _LONG if length <= most), Precision.YEAR)


def _ends(told: str) -> tuple[date, date]:
    found = _DAYS.fullmatch(told.strip())
    if not found:
        raise UsageError(f"{told!r} is no date", hint="write 2022, 2022-02, 2022-02-01, or A..B")
    year, month, day = (int(part or 0) for part in found.groups())
    try:
        if not month:
            return date(year, 1, 1), date(year, 12, 31)
        if not day:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError as error:
        raise UsageError(f"{told!r} is no date: {error}") from error


def parts_of(
    told: Correction,
    statement: Statement,
    report: Report,
    actor: Callable[[str], str],
    model: str = DEFAULT_MODEL,
) -> tuple[Record, Record]:
    """Give what a person says as parts of a statement, and what the machine reads in new words.

    Args:
        told: the correction.
        statement: as it stands.
        report: its report.
        actor: gives the id of an actor by a name or an id.
        model: the spaCy model that parses, if the words move.

    Returns:
        Two records of parts as `factdb.store.fields` names them: a person's, the machine's.

    Raises:
        UsageError: if something cannot be so.

    """
    from factdb.store import fields

    before = fields.of(statement)
    span = _span(told, statement, report)
    moved = _moved(statement, report, span, model) if span else statement
    machine = {
        name: value
        for name, value in fields.of(moved).items()
        if name in {fields.FIGURES, fields.DATES} and value != before[name]
    }
    given: Record = {}
    if told.speaker:
        given[fields.SPEAKER] = _speaker(told.speaker, actor)
    if span:
        given[fields.SPAN] = fields.of(moved)[fields.SPAN]
    if told.stance:
        given[fields.STANCE] = told.stance
    if told.negated is not None:
        given[fields.NEGATED] = told.negated
    if told.said_on:
        given[fields.SAID_ON] = records.when(_said_on(told.said_on, statement))
    gone = [_dropped(words, moved, report) for words in told.drop]
    figures, dates = _figures(told, moved, report, gone), _dates(told, moved, report, gone)
    if figures != list(moved.figures):
        given[fields.FIGURES] = [records.figure(one) for one in figures]
    if dates != list(moved.dates):
        given[fields.DATES] = [records.when(one) for one in dates]
    if told.withdraw:
        given[fields.WITHDRAWN] = True
    if not given:
        raise UsageError("nothing to correct", hint="factdb correct --help")
    return given, {name: value for name, value in machine.items() if name not in given}


def _speaker(names: Sequence[str], actor: Callable[[str], str]) -> Record:
    if UNKNOWN in names:
        if len(names) > 1:
            raise UsageError("a speaker is unknown, or has a name")
        return {"actor": None, "with": [], "doubt": "a person says that nobody can tell"}
    first, *others = dict.fromkeys(actor(name) for name in names)
    return {"actor": first, "with": others, "doubt": ""}


def _span(told: Correction, statement: Statement, report: Report) -> tuple[int, int] | None:
    if told.text and told.span:
        raise UsageError("give the words or their place, not both")
    if told.text:
        return _place(told.text, statement, report)
    if told.span is None:
        return None
    start, end = told.span
    if not 0 <= start < end <= len(report.text):
        raise UsageError(f"{start}:{end} is no place in a report of {len(report.text)} characters")
    return start, end


def _place(words: str, statement: Statement, report: Report) -> tuple[int, int]:
    """Find words in a report: where the statement is, else where they stand if that is one place.

    Raises:
        UsageError: if they stand nowhere, or in several places.

    """
    places = [found.start() for found in re.finditer(re.escape(words), report.text)]
    here = [
        at for at in places if at < statement.end and statement.start < at + len(words)
    ] or places
    if not here:
        raise UsageError(
            f"{words!r} does not stand in the report", hint="copy the words exactly as printed"
        )
    if len(here) > 1:
        listed = ", ".join(f"{at}:{at + len(words)}" for at in here[:10])
        raise UsageError(f"{words!r} stands at {listed}", hint="name one with --span START:END")
    return here[0], here[0] + len(words)


def _moved(statement: Statement, report: Report, span: tuple[int, int], model: str) -> Statement:
    from factdb.extraction.placed import placed

    try:
        return placed(statement, report, *span, model)
    except ValueError as error:
        raise UsageError(str(error)) from error


def _said_on(told: str, statement: Statement) -> When | None:
    """Put other days to the words that the report prints for the day, if it prints any."""
    if told == NONE:
        return None
    first, last, precision = days(told)
    printed = statement.said_on
    where = (printed.text, printed.start, printed.end) if printed else ("", 0, 0)
    return When(*where, first, last, precision)


Place = tuple[int, int]


def _dropped(words: str, statement: Statement, report: Report) -> Place:
    """Find the place of words that are a figure or a date, and shall be none."""
    place = _place(words, statement, report)
    parts: list[Figure | When] = [*statement.figures, *statement.dates]
    if not any(_touches(one, [place]) for one in parts):
        raise UsageError(f"the statement has no figure and no date in {words!r}")
    return place


def _figures(
    told: Correction, statement: Statement, report: Report, gone: Sequence[Place]
) -> list[Figure]:
    new = [_figure(one, statement, report) for one in told.figures]
    places = [*gone, *((one.start, one.end) for one in new)]
    kept = [one for one in statement.figures if not _touches(one, places)]
    return sorted([*kept, *new], key=lambda one: one.start)


def _figure(told: Mapping[str, Any], statement: Statement, report: Report) -> Figure:
    start, end = _place(str(told["words"]), statement, report)
    try:
        return Figure(
            report.text[start:end],
            start,
            end,
            told.get("low"),
            told.get("high"),
            told.get("unit") or "",
            told.get("of") or "",
            told.get("approx") or "",
        )
    except ValueError as error:
        raise UsageError(f"no figure: {error}") from error


def _dates(
    told: Correction, statement: Statement, report: Report, gone: Sequence[Place]
) -> list[When]:
    new = []
    for words, when in (told.dates or {}).items():
        start, end = _place(words, statement, report)
        new.append(When(report.text[start:end], start, end, *days(when)))
    places = [*gone, *((one.start, one.end) for one in new)]
    kept = [one for one in statement.dates if not _touches(one, places)]
    return sorted([*kept, *new], key=lambda one: one.start)


def _touches(one: Figure | When, places: Sequence[Place]) -> bool:
    return any(one.start < end and start < one.end for start, end in places)


def correct(
    engine: Engine,
    lookup: Handout,
    short_id: str,
    told: Correction,
    *,
    by: str,
    now: datetime,
    note: str = "",
    dry_run: bool = False,
    model: str = DEFAULT_MODEL,
) -> Record:
    """Correct a statement or a report, or say what would become of it; as `Database.correct`."""
    from factdb.store import corrections, queries
    from factdb.store.engine import reading, trying, writing

    if lookup.is_report(short_id):
        key = lookup.report_key(short_id)
        return _correct_report(
            engine, key, told, by=by, now=now, note=note, dry_run=dry_run, model=model
        )
    if told.published or told.url:
        hint = "that is its report's: factdb correct r-…; of what it is about: --date WORDS=DATE"
        raise UsageError(f"{short_id} has no date and no url of publication", hint=hint)
    one = lookup.statement_id(short_id)
    with reading(engine) as session:
        report, statement = queries.report_of(session, one), queries.whole(session, [one])[one]
    parts, machine = parts_of(
        told, statement, report, lambda name: str(lookup.actor(name)["id"]), model
    )
    with (trying if dry_run else writing)(engine) as session:
        if queries.whole(session, [one]) != {one: statement}:
            raise UsageError(f"{one} was changed meanwhile", hint="look at it, then try again")
        entry = corrections.correct(
            session,
            one,
            parts,
            who=by,
            now=now,
            note=note.strip(),
            machine=machine,
            teach=_teach(told.teach),
        )
        return _became(corrections.entry(session, entry), one, dry_run=dry_run)


def _correct_report(
    engine: Engine,
    key: str,
    told: Correction,
    *,
    by: str,
    now: datetime,
    note: str,
    dry_run: bool,
    model: str,
) -> Record:
    """Correct when and where a report was published, or withdraw all that it says.

    Another date is another day for "yesterday": the report is read anew with it.
    """
    from factdb.store import corrections, rereading
    from factdb.store.engine import reading, trying, writing

    with reading(engine) as session:
        (stored,) = rereading.reports(session, [key])
    report = _published(told, stored, now)
    found = pipeline.extraction_of(report, model=model) if report != stored else None
    with (trying if dry_run else writing)(engine) as session:
        if rereading.reports(session, [key]) != [stored]:
            raise UsageError(f"{key} was changed meanwhile", hint="look at it, then try again")
        resolution = pipeline.resolved(session, found) if found else None
        entry = rereading.correct(
            session,
            report,
            resolution,
            withdraw=told.withdraw,
            who=by,
            now=now,
            note=note.strip(),
        )
        return _became(corrections.entry(session, entry), None, dry_run=dry_run)


def _published(told: Correction, report: Report, now: datetime) -> Report:
    """Give a report with another date or url.

    Raises:
        UsageError: if something else is said, nothing, or what no report can have.

    """
    from factdb.read import calendar

    said = replace(told, published="", url="", withdraw=False)
    if said != Correction():
        raise UsageError("of a report only date and url are corrected, or it is withdrawn",
                         hint="correct its statements: factdb statements --report ID")  # fmt: skip
    if not (told.published or told.url or told.withdraw):
        raise UsageError("nothing to correct", hint="factdb correct --help")
    try:
        when = calendar.published(told.published) if told.published else report.published
        calendar.refuse_future(when, now.isoformat())
    except ValueError as error:
        raise UsageError(f"published: {error}", hint="write 2022-02-01") from error
    made = replace(report, published=when, url=told.url.strip() or report.url)
    if made == report and not told.withdraw:
        raise UsageError(f"{report.id} has this date and url already")
    return made


def _teach(told: str) -> Teach:
    from factdb.store.teaching import Teach

    if told not in set(Teach):
        raise UsageError(f"{told} teaches nothing", hint=f"one of {', '.join(Teach)}")
    return Teach(told)


def _became(logged: Record, statement_id: str | None, *, dry_run: bool) -> Record:
    """Say what an entry of the log changes, in the words of the data contract."""
    before, after = logged["before"], logged["after"]
    return {
        "correction": None if dry_run else logged["id"],
        "statement": statement_id,
        "report": None if statement_id else logged["subject"],
        "by": logged["who"],
        "at": logged["at"],
        "note": logged["note"],
        "changes": [
            {
                **dict(zip(("statement", "part"), name.split(), strict=True)),
                "from": before["fields"][name]["value"],
                "to": told["value"],
            }
            for name, told in after.get("fields", {}).items()
        ]
        + list(_read_otherwise(before, after)),
        "published": [
            {"part": part, "from": before["reports"][key][part], "to": value}
            for key, told in after.get("reports", {}).items()
            for part, value in told.items()
            if value != before["reports"][key][part]
        ],
        "taught": [
            {"key": name, "outlet": outlet, "actor": actor, "means": means}
            for one, means in after.get("lessons", {}).items()
            for name, outlet, actor in (json.loads(one),)
        ],
        "findings": [
            {"id": one, "followed": old is not None, "follows": new is not None}
            | _finding(new or old)
            for one, new in after.get("findings", {}).items()
            for old in (before["findings"][one],)
        ],
    }


def _read_otherwise(before: Record, after: Record) -> Iterator[Record]:
    """Say what the machine reads otherwise, but for what no correction can name.

    The words of a span may be the same, and only the dates within them others.
    """
    for name, new in after.get("machine", {}).items():
        statement, part = name.split()
        old = before["machine"][name]
        same = part == "span" and old and old["text"] == new["text"]
        if part in CORRECTABLE and not same:
            yield {"statement": statement, "part": part, "from": old, "to": new}


def _finding(value: Mapping[str, Any]) -> Record:
    return {name: value[name] for name in ("relation", "reason", "a", "b")} | {
        "score": round(value["score"], 3)
    }
