"""Stored statements as values again, whole, as the judge saw them: a few queries for many.

Plain SQL, and values made straight of its rows: a statement that is looked at once is not worth
the objects that an ORM keeps of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from factdb import records
from factdb.rules import Sketch
from factdb.store.dialect import rows
from factdb.types import (
    Actor,
    ActorKind,
    Figure,
    Form,
    Kind,
    Mention,
    Precision,
    Role,
    Stance,
    Statement,
    When,
    Words,
)

_STATEMENTS = """
    SELECT s.seq, s.id, coalesce(nullif(r.external_id, ''), r.key), r.published, s.kind,
           s.text, s.start, s."end", r.outlet, r.url,
           s.sentence, s.sentence_start, s.sentence_end, a.counts_as,
           s.doubt, s.cue, s.cue_start, s.cue_end, s.stance, s.negated, s.via,
           s.continues, s.answers, s.said_text, s.said_start, s.said_end,
           s.said_first, s.said_last, s.said_precision, s.frames, s.confidence, s.found_by,
           c.name,
           m.text, m.start, m."end", m.form, m.name, m.title, m.of, m.kind, m.number, m.gender
    FROM statement s
    JOIN report r ON r.key = s.report_key
    LEFT JOIN mention m ON m.id = s.mention_id AND NOT EXISTS (
        SELECT 1 FROM correction k WHERE k.statement_id = s.id AND k.field = 'speaker'
    )
    LEFT JOIN actor a ON a.id = s.speaker_id
    LEFT JOIN actor c ON c.id = a.counts_as
    WHERE s.seq IN {some}
"""
"""The words that name a speaker are no proof any more where a person says who it is."""

_SKETCHES = """
    SELECT s.seq, s.report_key, s.speaker_id, s.id, s.kind, s.text, s.sentence, s.stance, s.cue,
           s.answers, s.found_by, s.frames
    FROM statement s WHERE s.seq IN {some} AND NOT s.withdrawn
"""
_VOICES = """
    SELECT a.id, c.id, c.name FROM actor a JOIN actor c ON c.id = a.counts_as WHERE a.id IN {some}
"""
_PRINTED = f"""
    SELECT s.seq, coalesce(nullif(m.name, ''), m.text)
    FROM statement s JOIN mention m ON m.id = s.mention_id
    WHERE m.form = '{Form.NAME}' AND NOT EXISTS (
        SELECT 1 FROM correction k WHERE k.statement_id = s.id AND k.field = 'speaker'
    ) AND s.seq IN {{some}}
"""
_OF_REPORTS = "SELECT key FROM report WHERE external_id IN {some} OR key IN {some}"

_FIGURES = """
    SELECT statement_id, text, start, "end", low, high, unit, of, approx
    FROM figure WHERE statement_id IN {some} ORDER BY statement_id, position
"""
_DATES = """
    SELECT statement_id, text, start, "end", first, last, precision
    FROM statement_date WHERE statement_id IN {some} ORDER BY statement_id, position
"""
_CO_SPEAKERS = """
    SELECT p.statement_id, c.id, c.name, c.kind, c.part_of
    FROM statement_speaker p
    JOIN actor a ON a.id = p.actor_id
    JOIN actor c ON c.id = a.counts_as
    WHERE p.statement_id IN {some} ORDER BY p.statement_id, p.position
"""
_ACTORS = """
    WITH asked AS (SELECT id, counts_as FROM actor WHERE counts_as IN {some})
    SELECT id, 'actor' AS sort, 0 AS seq, name, kind, part_of,
           CAST(NULL AS date) AS first, CAST(NULL AS date) AS last
    FROM actor WHERE id IN (SELECT counts_as FROM asked)
    UNION ALL
    SELECT a.counts_as, 'name', n.seq, n.name, '', '', CAST(NULL AS date), CAST(NULL AS date)
    FROM asked a JOIN actor_alias n ON n.actor_id = a.id
    UNION ALL
    SELECT a.counts_as, 'role', o.seq, o.title, o.of, '', o.first, o.last
    FROM asked a JOIN actor_role o ON o.actor_id = a.id
    ORDER BY 2, 3
"""
"""Actors, their names and their roles by one query: a server plans each anew."""

_KINDS = {one.value: one for one in Kind}
_STANCES = {one.value: one for one in Stance}
_FORMS = {one.value: one for one in Form}
_ACTOR_KINDS = {one.value: one for one in ActorKind}
"""What a word in a row stands for: to ask the type itself takes three times as long."""

Read = Sequence[Any]
"""A row of `read`: the number of the statement first."""

Parts = Mapping[str, Sequence[Sequence[Any]]]


def statements(
    session: Session, seqs: Collection[int], *, withdrawn: bool = True
) -> dict[int, Statement]:
    """Give the statements with these numbers; those that are gone are left out.

    Who speaks is who that counts as today, with all names and roles.

    Args:
        session: a session.
        seqs: their numbers.
        withdrawn: whether those that were taken back come, too.

    """
    return whole(session, read(session, seqs, withdrawn=withdrawn).values())


def read(session: Session, seqs: Collection[int], *, withdrawn: bool = True) -> dict[int, Read]:
    """Read statements, as `statements` does, but not yet what other tables have of them."""
    standing = "" if withdrawn else "AND NOT s.withdrawn"
    return {row[0]: row for row in rows(session, _STATEMENTS + standing, seqs)}


def sketches(
    session: Session, seqs: Collection[int], reports: Collection[str]
) -> dict[int, Sketch]:
    """Say of statements what a glance at them needs; those withdrawn or gone are left out.

    Of one row each, of another for each speaker: what it takes to read them whole, several tables
    and most of the columns, takes five times as long.

    Args:
        session: a session.
        seqs: the numbers of the statements.
        reports: the ids of the reports that ask.

    """
    found = rows(session, _SKETCHES, seqs)
    speakers = {row[2] for row in found} - {None}
    voices = {one: told for one, *told in rows(session, _VOICES, speakers)}
    printed = dict(rows(session, _PRINTED, [row[0] for row in found if row[2] is None]))
    near = {key for (key,) in rows(session, _OF_REPORTS, reports)}
    nobody: tuple[None, None] = (None, None)
    return {
        row[0]: _sketch(row, row[1] in near, voices.get(row[2], nobody), printed.get(row[0], ""))
        for row in found
    }


def _sketch(row: Read, near: bool, voice: Sequence[Any], printed: str) -> Sketch:
    _, _, _, one, kind, told, sentence, stance, cue, answers, found_by, frames = row
    speaker, name = voice
    return Sketch(
        id=one,
        near=near,
        kind=_KINDS[kind],
        text=told,
        stance=_STANCES[stance],
        sentence=sentence or "",
        named=printed if name is None else name,
        speaker=speaker,
        answers=answers,
        found_by=found_by,
        cue=cue or "",
        frames=frames,
    )


def whole(session: Session, told: Iterable[Read]) -> dict[int, Statement]:
    """Make statements of what was read, and of what other tables have of them."""
    told = list(told)
    ids = [row[1] for row in told]
    figures, dates = _parts(session, _FIGURES, ids), _parts(session, _DATES, ids)
    co_speakers = _parts(session, _CO_SPEAKERS, ids)
    speakers = actors(session, {row[13] for row in told if row[13]})
    return {
        row[0]: _statement(
            row,
            speaker=speakers.get(row[13]),
            figures=tuple(Figure(*part) for _, *part in figures.get(row[1], ())),
            dates=tuple(_date(part) for _, *part in dates.get(row[1], ())),
            co_speakers=tuple(
                Actor(one, name, ActorKind(kind), part_of=part_of)
                for _, one, name, kind, part_of in co_speakers.get(row[1], ())
            ),
        )
        for row in told
    }


def actors(session: Session, ids: Collection[str]) -> dict[str, Actor]:
    """Give actors that count as themselves, with the names and roles of all merged into them."""
    found: dict[str, dict[str, list[Any]]] = {}
    for one, sort, _, *told in rows(session, _ACTORS, ids):
        found.setdefault(one, {"actor": [], "name": [], "role": []})[sort].append(told)
    return {one: _actor(one, **parts) for one, parts in found.items()}


def _actor(one: str, actor: list[Any], name: list[Any], role: list[Any]) -> Actor:
    ((own, kind, part_of, *_),) = actor
    return Actor(
        one,
        own,
        _ACTOR_KINDS[kind],
        tuple(dict.fromkeys(other for other, *_ in name if other != own)),
        _merged(Role(title, of, _day(first), _day(last)) for title, of, _, first, last in role),
        part_of,
    )


def _parts(session: Session, query: str, ids: Collection[str]) -> Parts:
    """Run a query about some ids; give its rows by the first column."""
    found: dict[str, list[Sequence[Any]]] = defaultdict(list)
    for row in rows(session, query, ids):
        found[row[0]].append(row)
    return found


def _statement(row: Sequence[Any], **parts: Any) -> Statement:
    (_, one, report, published, kind, told, start, end, outlet, url, sentence, sentence_start,
     sentence_end, _, doubt, cue, cue_start, cue_end, stance, negated, via, continues, answers,
     said, said_start, said_end, said_first, said_last, precision, frames, confidence, found_by,
     _, *mention) = row  # fmt: skip
    return Statement(
        id=one,
        report=report,
        published=datetime.fromisoformat(published),
        kind=_KINDS[kind],
        text=told,
        start=start,
        end=end,
        outlet=outlet,
        url=url,
        sentence=None if sentence is None else Words(sentence, sentence_start, sentence_end),
        mention=_mention(mention),
        doubt=doubt,
        cue=None if cue is None else Words(cue, cue_start, cue_end),
        stance=_STANCES[stance],
        negated=bool(negated),
        via=via,
        continues=continues,
        answers=answers,
        said_on=None
        if said is None
        else _date((said, said_start, said_end, said_first, said_last, precision)),
        frames=records.read_frames(frames),
        confidence=confidence,
        found_by=found_by,
        **parts,
    )


def _mention(row: Sequence[Any]) -> Mention | None:
    told, start, end, form, name, title, of, kind, number, gender = row
    if told is None:
        return None
    known = _ACTOR_KINDS[kind] if kind else None
    return Mention(told, start, end, _FORMS[form], name, title, of, known, number, gender)


def _date(row: Sequence[Any]) -> When:
    told, start, end, first, last, precision = row
    return When(told, start, end, _some_day(first), _some_day(last), Precision(precision))


def _day(value: date | str | None) -> date | None:
    return None if value is None else _some_day(value)


def _some_day(value: date | str) -> date:
    """Read a date as it comes: SQLite keeps it as text."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def _merged(roles: Iterable[Role]) -> tuple[Role, ...]:
    """Make one of the same role of actors that were merged."""
    spans: dict[tuple[str, str], list[Role]] = {}
    for role in roles:
        spans.setdefault((role.title, role.of), []).append(role)
    return tuple(
        Role(
            title,
            of,
            min((one.first for one in same if one.first), default=None),
            max((one.last for one in same if one.last), default=None),
        )
        for (title, of), same in spans.items()
    )
