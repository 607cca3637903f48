"""Look-ups whose answers leave the desk: each statement with what a reader needs to check it.

A statement gets ``source``: title, language and licence of its report, the digest of the stored
text, the words right before and after, the speaker's role on that day, and every printing. Light.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

from factdb.errors import NotFoundError
from factdb.store import drivers
from factdb.store.contract import BATCH, Record, among
from factdb.store.lookup import Lookup

BESIDE = 32
"""Characters before and after a quotation that tell its place, as annotating programs keep them."""

MOST = 10
"""How many outlets and speakers a brief names."""


def open_handout(url: str, as_of: date | None = None) -> Handout:
    """Open a database for questions, as `factdb.store.lookup.open_lookup` does."""
    return Handout(drivers.connect(url, as_of))


class Handout(Lookup):
    """Questions to a store whose answers are handed out."""

    def cited(self, short_id: str) -> list[Record]:
        """Give the statement with this id, or both statements of a finding, with their sources.

        Raises:
            NotFoundError: if nothing has this id, or what has it cannot be cited.
            AmbiguousError: if several things begin with it.

        """
        shown = self.show(short_id)
        if shown.get("withdrawn"):
            raise NotFoundError(
                f"{short_id} is withdrawn", hint=f"factdb log --subject {shown['id']} says why"
            )
        if "stance" in shown:
            return list(self.sourced([shown]))
        if "relation" in shown:
            sides = {shown[side]["id"]: shown[side] for side in "ab"}
            return list(self.sourced(sides.values()))
        raise NotFoundError(
            f"{short_id} is neither a statement nor a finding",
            hint="cite the statements themselves: factdb statements --report ID, factdb who ID",
        )

    def sourced(self, records: Iterable[Mapping[str, Any]]) -> Iterator[Record]:
        """Hang ``source`` on statements, and on both statements of findings; others pass."""
        coming = iter(records)
        while batch := list(islice(coming, BATCH)):
            sources = self._sources([one for record in batch for one in _statements(record)])
            for record in batch:
                yield _with(record, sources)

    def brief(self, since: date, until: date) -> Record:
        """Sum up what was published on these days: how much, by whom, who spoke, what was found."""
        days = {"since": since.isoformat(), "until": until.isoformat()}
        published = "day >= :since AND day <= :until"
        reports, statements = (
            self._first(f"SELECT count(*) AS n FROM {view} WHERE {published}", **days)["n"]
            for view in ("v_reports", "v_statements")
        )
        found = "b_day >= :since AND b_day <= :until"
        outlets = (
            "SELECT outlet AS name, count(*) AS reports, sum(statements) AS statements "
            f"FROM v_reports WHERE {published} GROUP BY outlet ORDER BY reports DESC, outlet "
            f"LIMIT {MOST}"
        )
        speakers = (
            "SELECT speaker_id AS id, speaker AS name, count(*) AS statements FROM v_statements "
            f"WHERE {published} AND speaker_id IS NOT NULL "
            f"GROUP BY speaker_id, speaker ORDER BY statements DESC, speaker LIMIT {MOST}"
        )
        rulings = f"SELECT ruling, count(*) AS n FROM v_findings WHERE {found} GROUP BY ruling"
        ruled = {row["ruling"]: row["n"] for row in self._driver.rows(rulings, days)}
        return {
            "brief": f"{since.isoformat()} to {until.isoformat()}",
            **days,
            "reports": reports,
            "statements": statements,
            "findings": sum(ruled.values()),
            "rulings": dict(sorted(ruled.items())),
            "outlets": [
                # PostgreSQL sums counts to decimals.
                row | {"statements": int(row["statements"])}
                for row in self._driver.rows(outlets, days)
            ],
            "speakers": list(self._driver.rows(speakers, days)),
        }

    def _sources(self, said: Iterable[Mapping[str, Any]]) -> dict[str, Record]:
        ids = sorted({one["id"] for one in said})
        clause, parameters = among("s.id", ids)
        rows = list(
            self._driver.rows(
                'SELECT s.id, s.report_key, s.start, s."end", s.day, s.speaker_id, r.title, '
                "r.language, r.licence FROM v_statements s "
                f"JOIN v_reports r ON r.key = s.report_key WHERE {clause}",
                parameters,
            )
        )
        texts = self._texts({row["report_key"] for row in rows})
        roles = self._roles({row["speaker_id"] for row in rows} - {None})
        printings = self._printings(ids)
        return {
            row["id"]: {
                "report": row["report_key"],
                "title": row["title"],
                "language": row["language"],
                "licence": row["licence"],
                "sha256": texts[row["report_key"]][1],
                **_beside(texts[row["report_key"]][0], row["start"], row["end"]),
                "role": role_on(roles.get(row["speaker_id"], []), row["day"]),
                "printings": printings[row["id"]],
            }
            for row in rows
        }

    def _texts(self, keys: Iterable[str]) -> dict[str, tuple[str, str]]:
        """Give the texts of reports, each with its SHA-256."""
        from hashlib import sha256

        clause, parameters = among("key", sorted(keys))
        rows = self._driver.rows(f"SELECT key, text FROM v_reports WHERE {clause}", parameters)
        return {row["key"]: (row["text"], sha256(row["text"].encode()).hexdigest()) for row in rows}

    def _roles(self, actors: Iterable[str]) -> dict[str, list[Record]]:
        clause, parameters = among("actor", sorted(actors))
        query = f"SELECT actor, title, of, first, last FROM v_roles WHERE {clause}"
        held: dict[str, list[Record]] = {}
        for row in self._driver.rows(query, parameters):
            held.setdefault(row["actor"], []).append(row)
        return held

    def _printings(self, ids: Sequence[str]) -> dict[str, list[Record]]:
        """Give where each statement is printed, itself included, the earliest first."""
        pairs = {(one, one) for one in ids}
        for this, that in (("a", "b"), ("b", "a")):
            clause, parameters = among(this, ids)
            query = f"SELECT {this} AS one, {that} AS other FROM v_matches WHERE relation = 'same'"
            rows = self._driver.rows(f"{query} AND {clause}", parameters)
            pairs |= {(row["one"], row["other"]) for row in rows}
        clause, parameters = among("id", sorted({other for _, other in pairs}))
        places = {
            row["statement"]: row
            for row in self._driver.rows(
                "SELECT id AS statement, report_key AS report, outlet, title, url, published, "
                f"published_utc FROM v_statements WHERE {clause}",
                parameters,
            )
        }
        found: dict[str, list[Record]] = {one: [] for one in ids}
        for one, other in sorted(pairs, key=lambda pair: _when(places[pair[1]])):
            kept = {k: v for k, v in places[other].items() if k != "published_utc"}
            found[one].append(kept)
        return found


def role_on(roles: Iterable[Record], day: str) -> str:
    """Name the one role that reports print for somebody around a day, or "" where none is sure.

    Args:
        roles: with ``title``, ``of``, and the days ``first`` and ``last`` that print them.
        day: ``YYYY-MM-DD``.

    >>> held = {"title": "mayor", "of": "Velm", "first": "2031-01-02", "last": "2031-03-04"}
    >>> role_on([held], "2031-02-01"), role_on([held], "2032-02-01")
    ('mayor of Velm', '')

    """
    held = {
        f"{role['title']} of {role['of']}" if role["of"] else str(role["title"])
        for role in roles
        if role["first"] and role["last"] and role["first"] <= day <= role["last"]
    }
    # "minister" says no more than "minister of Velm" does.
    told = {one for one in held if not any(other.startswith(f"{one} of ") for other in held)}
    return told.pop() if len(told) == 1 else ""


def _beside(text: str, start: int, end: int) -> Mapping[str, str]:
    return {"prefix": text[max(0, start - BESIDE) : start], "suffix": text[end : end + BESIDE]}


def _when(place: Mapping[str, Any]) -> tuple[str, str]:
    return place["published_utc"], place["statement"]


def _statements(record: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    if "stance" in record:
        yield record
    elif "relation" in record and "a" in record:
        yield from (record["a"], record["b"])


def _with(record: Mapping[str, Any], sources: Mapping[str, Record]) -> Record:
    if "stance" in record:
        return {**record, "source": sources[record["id"]]}
    if "relation" in record and "a" in record:
        return {**record, **{side: _with(record[side], sources) for side in "ab"}}
    return dict(record)
