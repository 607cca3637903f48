"""What hangs together over time: figures of one thing, links between them, printings.

Plain SQL over the documented views, as in `factdb.store.lookup`, and as light.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from factdb.errors import NotFoundError
from factdb.store import drivers, whois
from factdb.store.contract import Record, among, by_id
from factdb.store.drivers import Driver
from factdb.store.lookup import Lookup

NEAR = timedelta(days=7)
"""So long before and after a printing others by the same speaker are looked for."""

MOST = 2_000
"""Statements of one speaker in those days that are looked at, at most."""

OFFERED = 50
"""So many names or ids are offered to somebody who types."""

_BATCH = 400
_WORD = re.compile(r"[^\W_]+")
_BEGINNING = re.compile(r"(?:[sfar](?:-[0-9a-f]{0,12})?)?")
_TOLD = {
    "s": "SELECT id, text AS told FROM v_statements",
    "f": "SELECT id, reason AS told FROM v_findings",
    "a": "SELECT id, name AS told FROM v_actors",
    "r": "SELECT key AS id, title AS told FROM v_reports",
}
_LIKENESSES = ("same", "misquote")


def timeline(
    url: str,
    *,
    figure: str | None = None,
    who: str | None = None,
    about: str | None = None,
    since: date | None = None,
    until: date | None = None,
    as_of: date | None = None,
) -> list[Record]:
    """Put what was said in the order of time; see `factdb.timeline.points`.

    Args:
        url: as `factdb.config.database_url` gives it.
        figure: words that name what is counted or measured; None: the statements themselves.
        who: a name or id of the speaker.
        about: words that the statements must have.
        since: the first day of publication.
        until: the last day of publication.
        as_of: the day at whose end it is looked at; None: as it is.

    Raises:
        NotFoundError, AmbiguousError: if ``who`` names nobody or several.

    """
    from factdb import timeline as line

    with Lookup(driver := drivers.connect(url, as_of)) as lookup:
        if figure is None:
            told = lookup.statements(who=who, about=about, since=since, until=until)
        else:
            actor = who and whois.find(driver, who)
            ids = _counting(driver, line.stems(figure), actor, about, since, until)
            told = _each(driver, ids)
        found = list(told)
        known = [line.Link(**row) for row in links(driver, [one["id"] for one in found])]
    return line.points(found, known, figure)


def lineage(url: str, short_id: str, as_of: date | None = None) -> Record:
    """Give every printing of the utterance that a statement prints; see `factdb.timeline`.

    Args:
        url: as `factdb.config.database_url` gives it.
        short_id: the id of any of its printings, perhaps cut short.
        as_of: the day at whose end it is looked at; None: as it is.

    Raises:
        NotFoundError, AmbiguousError: if the id is no statement's, or that of several.

    """
    from factdb.timeline import printings, same_words

    with Lookup(driver := drivers.connect(url, as_of)) as lookup:
        one = lookup.show(short_id)
        if "speaker_reason" not in one:
            raise NotFoundError(f"{short_id} is not the id of a statement")
        found = {each["id"]: each for each in _each(driver, sorted(_alike(driver, one["id"])))}
        near = {each["id"]: each for each in _by_same_speaker(driver, found[one["id"]])}
        same = same_words(found[one["id"]], near.values())
        # What is a printing of a printing is one too, found from there.
        more = {other for each in same for other in _alike(driver, each)}
        found = {each["id"]: each for each in _each(driver, sorted({*found, *same, *more}))}
        return printings(list(found.values()), _texts(driver, list(found)))


def _counting(
    driver: Driver,
    stems: Sequence[str],
    who: str | None,
    about: str | None,
    since: date | None,
    until: date | None,
) -> list[str]:
    """Give the statements with a figure whose thing or unit holds all of some letters: a sieve."""
    stemmed = {f"stem_{nth}": f"%{stem}%" for nth, stem in enumerate(stems)}
    given: dict[str, Any] = {
        "who": who,
        "about": about and driver.words(_WORD.findall(about)),
        "since": since and since.isoformat(),
        "until": until and until.isoformat(),
    }
    wanted = {name: value for name, value in given.items() if value is not None}
    clauses = [f"lower(of || ' ' || unit) LIKE :{name}" for name in stemmed]
    clauses += [_clause(driver, name) for name in wanted]
    query = f"SELECT DISTINCT statement FROM v_figures WHERE {' AND '.join(clauses)}"
    return [row["statement"] for row in driver.rows(query, {**stemmed, **wanted})]


def _clause(driver: Driver, name: str) -> str:
    """Say a filter in SQL."""
    return {
        "who": "statement IN (SELECT statement FROM v_speakers WHERE actor = :who)",
        "about": "statement IN (SELECT id FROM v_statements WHERE seq IN "
        f"({driver.having('about')}))",
        "since": "day >= :since",
        "until": "day <= :until",
    }[name]


def links(driver: Driver, ids: Sequence[str]) -> list[Record]:
    """Give what is known between statements, findings with what a person says of them.

    Each has a, b, relation, score, reason, finding (its id or "") and ruling.
    """
    known, found = set(ids), []
    for batch in _batches(sorted(known)):
        clause, parameters = among("m.a", batch)
        query = (
            "SELECT m.a, m.b, m.relation, m.score, m.reason, coalesce(f.id, '') AS finding, "
            "coalesce(f.ruling, 'open') AS ruling FROM v_matches m LEFT JOIN v_findings f "
            f"ON f.a = m.a AND f.b = m.b AND f.relation = m.relation WHERE {clause} "
            "ORDER BY m.a, m.b"
        )
        found += [row for row in driver.rows(query, parameters) if row["b"] in known]
    return found


def _alike(driver: Driver, one: str) -> set[str]:
    """Give the statements that the judge calls printings of this one, of one another, and so on."""
    seen: set[str] = set()
    front = {one}
    while front:
        seen |= front
        front = {other for batch in _batches(sorted(front)) for other in _next(driver, batch)}
        front -= seen
    return seen


def _next(driver: Driver, batch: Sequence[str]) -> Iterator[str]:
    sorts = ", ".join(f"'{relation}'" for relation in _LIKENESSES)
    for this, that in (("a", "b"), ("b", "a")):
        clause, parameters = among(this, batch)
        query = f"SELECT {that} AS other FROM v_matches WHERE relation IN ({sorts}) AND {clause}"
        yield from (row["other"] for row in driver.rows(query, parameters))


def _by_same_speaker(driver: Driver, record: Record) -> list[Record]:
    """Give the quotations of a statement's speaker that were published within `NEAR` of it."""
    if record["speaker"] is None:
        return []
    day = date.fromisoformat(record["published"][:10])
    rows = driver.rows(
        "SELECT id FROM v_statements WHERE speaker_id = :who AND day >= :since AND day <= :until "
        f"AND kind IN ('direct', 'mixed') ORDER BY day, id LIMIT {MOST}",
        {
            "who": record["speaker"]["id"],
            "since": (day - NEAR).isoformat(),
            "until": (day + NEAR).isoformat(),
        },
    )
    return list(_each(driver, [row["id"] for row in rows]))


def _texts(driver: Driver, ids: Sequence[str]) -> dict[str, str]:
    """Give the text of the report of each statement."""
    found: dict[str, str] = {}
    for batch in _batches(ids):
        clause, parameters = among("s.id", batch)
        query = (
            "SELECT s.id, r.text FROM v_statements s JOIN v_reports r ON r.key = s.report_key "
            f"WHERE {clause}"
        )
        found |= {row["id"]: row["text"] for row in driver.rows(query, parameters)}
    return found


def names(driver: Driver, beginning: str) -> list[str]:
    """Give names of actors of which a word begins so, those who said most first."""
    plain = beginning.lower().replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
    rows = driver.rows(
        "SELECT name FROM v_actors WHERE lower(name) LIKE :start ESCAPE '\\' "
        "OR lower(name) LIKE :inside ESCAPE '\\' "
        f"ORDER BY statements DESC, name LIMIT {OFFERED}",
        {"start": f"{plain}%", "inside": f"% {plain}%"},
    )
    return [row["name"] for row in rows]


def ids(driver: Driver, beginning: str, letters: str) -> list[tuple[str, str]]:
    """Give ids that begin so, each with words that tell what it is.

    ``letters`` says of which things: s, f, a, r. Nothing else than an id's beginning finds any.
    """
    if not _BEGINNING.fullmatch(beginning):
        return []
    asked = [letter for letter in letters if letter.startswith(beginning[:1])]
    bounds = {"low": beginning, "high": f"{beginning}g" if beginning[1:] else "~"}
    found: list[tuple[str, str]] = []
    for letter in asked:
        query = f"SELECT id, told FROM ({_TOLD[letter]}) AS known WHERE id >= :low "
        ending = "AND id < :high " if beginning[1:] else ""
        rows = driver.rows(f"{query}{ending}ORDER BY id LIMIT {OFFERED}", bounds)
        found += [(row["id"], row["told"]) for row in rows]
    return found


def _each(driver: Driver, ids: Sequence[str]) -> Iterator[Record]:
    return (one for batch in _batches(ids) for one in by_id(driver, batch).values())


def _batches(found: Sequence[str]) -> Iterator[Sequence[str]]:
    return (found[start : start + _BATCH] for start in range(0, len(found), _BATCH))
