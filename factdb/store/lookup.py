"""Look-ups: plain SQL over the documented views, answers as records of the data contract.

Imports nothing slow (``tests/store/test_lookup.py`` says what): a question is answered in the time
in which the command line starts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import TracebackType
from typing import Any, Self

from factdb.errors import AmbiguousError, NotFoundError
from factdb.kinds import Relation
from factdb.store import contract, drivers, schema, whois
from factdb.store.contract import Record
from factdb.store.drivers import Driver, Spread

AROUND = 400
"""How many characters of a report are shown on either side of a statement at most."""

CHOICES = 10
"""How many ids are listed when several begin as asked."""

WORDS = 200
"""So many words of a search are asked for at most: no statement has as many."""

QUEUED = 50
"""How many findings of the queue are fetched at a time: more than reviewers sit at one desk."""

ASKED = 16
"""By how many words of a passage statements are looked for at most: more of them find no more."""

NET = 100
"""How many found by words, and how many by meaning, are put in order together."""

_STATEMENT = re.compile(r"s-[0-9a-f]{1,12}")
_WORD = re.compile(r"[^\W_]+")

_IDS = {
    "s": ("statement", "SELECT id FROM v_kept_statements"),
    "f": ("finding", "SELECT id FROM v_kept_findings"),
    "a": ("actor", "SELECT id FROM v_members"),
    "r": ("report", "SELECT key AS id FROM v_reports"),
}
"""The first letter of an id, what it is the id of, and where all of them are."""


def open_lookup(url: str, as_of: date | None = None) -> Lookup:
    """Open a database for questions.

    Args:
        url: as `factdb.config.database_url` gives it.
        as_of: the day at whose end it is looked at: what was published and recorded by then, as it
            stood then. None: as it is.

    Raises:
        StoreError: if there is none, it cannot be read, or nothing is in it.
        SchemaError: if it is of another release.

    """
    return Lookup(drivers.connect(url, as_of))


class Lookup:
    """Questions to a store. Ids may be cut short as long as one thing only fits."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    def who(
        self,
        name: str,
        about: str | None = None,
        since: date | None = None,
        until: date | None = None,
        kind: str | None = None,
        limit: int | None = None,
    ) -> Record:
        """Say what an actor has said, alone or with others, the newest first.

        Args:
            name: any name, surname or office of the actor, or an id.
            about: words that the statements must have.
            since: the first day of publication.
            until: the last day of publication.
            kind: a kind of statement.
            limit: how many statements at most; all without.

        Returns:
            ``{"actor": …, "statements": […]}``; a statement has ``findings`` besides.

        Raises:
            NotFoundError: if nobody goes by this name; the hint tells who nearly does.
            AmbiguousError: if several do.

        """
        actor = whois.find(self._driver, name)
        found = self.statements(
            who=actor, about=about, since=since, until=until, kind=kind, limit=limit
        )
        said = list(contract.with_findings(self._driver, found))
        return {"actor": self._actor(actor), "statements": said}

    def namesakes(self, name: str, besides: str) -> list[Record]:
        """Give others in whose names a name stands, such as bodies that somebody heads.

        ``id``, ``name`` and how many ``statements``; those who said most first.
        """
        # The words of a body's name are kept in the order of the alphabet.
        words = whois.words_of(name).split()
        parts = {f"part_{nth}": f"% {word} %" for nth, word in enumerate(words)}
        holding = " AND ".join(f"' ' || key || ' ' LIKE :{one}" for one in parts) or "1 = 0"
        rows = self._driver.rows(
            "SELECT id, name, statements FROM v_actors WHERE id <> :besides AND id IN "
            f"(SELECT actor FROM v_names WHERE {holding}) "
            f"ORDER BY statements DESC, name {_limit(CHOICES)}",
            {"besides": besides, **parts},
        )
        return list(rows)

    def search(self, words: str, limit: int | None = 50) -> list[Record]:
        """Find the statements that have all these words, the best first.

        Words are found in the statement, its sentence, the speaker's name and the report's title;
        endings, case and accents do not matter. Nothing in them is an operator. Of words that
        stand everywhere the latest `drivers.RANKED` statements are ranked.
        """
        found, given = self._driver.with_words(_tokens(words))
        best = f"{found} ORDER BY rank, seq DESC {_limit(limit)}"
        rest = (
            f"JOIN ({best}) AS best ON best.seq = v_statements.seq "
            "ORDER BY rank, published_utc DESC, report_key, start"
        )
        best_first = contract.statements(self._driver, rest, given)
        return list(contract.with_findings(self._driver, best_first))

    def near(self, text: str, limit: int = 5, *, semantic: bool = False) -> list[Record]:
        """Find the statements that a text may be about, the best first.

        Any of its telling words will do, at most `ASKED`, wherever `search` looks for them; the
        rarer they are and the more of them stand together, the better.

        Args:
            text: a headline, a claim, a passage; or the id of a statement, which is asked about by
                its words and its sentence, and left out of the answer.
            limit: how many statements at most; 0: as many as are ranked, `NET`.
            semantic: whether what the text means counts too, and finds statements without any of
                its words; needs the extra ``semantic``.

        Raises:
            NotFoundError, AmbiguousError: if it looks like an id and is nothing's, or several's.
            UsageError: if ``semantic`` is asked for, and the extra is not installed.

        """
        from factdb.text.rarity import rarity, telling

        asked, meant, own = self._passage(text)
        told = {word: rarity(word) for word in telling(asked, ASKED)}
        limit = limit or NET
        most = limit + len(own)
        words = self._with_any(told, NET if semantic else most) if told else {}
        seqs = self._meaning(meant, words) if semantic and told else list(words)
        ids = [one for one in self._ids(seqs[:most]) if one not in own][:limit]
        found = contract.by_id(self._driver, ids)
        return list(contract.with_findings(self._driver, (found[one] for one in ids)))

    def _with_any(self, told: Mapping[str, float], most: int) -> dict[int, float]:
        """Give the statements with any of these words, and how well they fit, the best first."""
        asked, given = self._driver.with_any(told)
        rows = self._driver.rows(f"{asked} ORDER BY rank, seq DESC LIMIT {int(most)}", given)
        return {row["seq"]: -row["rank"] for row in rows}

    def _meaning(self, passage: str, words: Mapping[int, float]) -> list[int]:
        """Put them in order by what they mean as well, with others that mean the like."""
        from factdb.store import nearest

        def ask(query: str, given: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
            return (tuple(row.values()) for row in self._driver.rows(query, given))

        return nearest.reordered(ask, passage, words, NET)

    def _ids(self, seqs: Sequence[int]) -> list[str]:
        """Give the ids of statements, in the same order."""
        listed = ", ".join(str(int(seq)) for seq in seqs) or "NULL"
        rows = self._driver.rows(f"SELECT seq, id FROM v_statements WHERE seq IN ({listed})", {})
        known = {row["seq"]: row["id"] for row in rows}
        return [known[seq] for seq in seqs if seq in known]

    def _passage(self, text: str) -> tuple[str, str, tuple[str, ...]]:
        """Give what to ask by in words, by meaning, and the id of the statement if it is one."""
        if not _STATEMENT.fullmatch(text.strip()):
            return text, text, ()
        _, one = self._one(text.strip())
        said = self._first("SELECT text, sentence FROM v_statements WHERE id = :one", one=one)
        sentence = said["sentence"] or ""
        return f"{said['text']}\n{sentence}", sentence or said["text"], (one,)

    def statements(
        self,
        *,
        who: str | None = None,
        about: str | None = None,
        since: date | None = None,
        until: date | None = None,
        kind: str | None = None,
        stance: str | None = None,
        outlet: str | None = None,
        report: str | None = None,
        limit: int | None = None,
    ) -> Iterator[Record]:
        """Give the statements that fit every filter, the newest first.

        Raises:
            NotFoundError, AmbiguousError: if ``who`` or ``report`` names nothing or several.

        """
        filters = {
            "who": who and whois.find(self._driver, who),
            "about": about,
            "since": since,
            "until": until,
            "kind": kind,
            "stance": stance,
            "outlet": outlet,
            "report": report and self.report_key(report),
        }
        return self._statements(filters, "published_utc DESC, report_key, start", limit)

    def findings(
        self,
        *,
        relation: str | None = None,
        who: str | None = None,
        since: date | None = None,
        until: date | None = None,
        min_score: float | Mapping[str, float] | None = None,
        ruling: str | None = None,
        assigned_to: str | None = None,
        per_pair: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Record]:
        """Give the findings that fit every filter, the surest first, with both statements.

        ``since`` and ``until`` are about the later of the two; ``who`` about either;
        ``min_score`` may name relations, "" for all others (``{"": 0.8, "number": 0.9}``);
        ``assigned_to`` is a person, or "" for those that are nobody's. ``per_pair`` is how many
        between the same two reports are given at most, the surest.

        Raises:
            NotFoundError, AmbiguousError: if ``who`` names nobody or several.

        """
        filters = {
            "relation": relation,
            "who": who and whois.find(self._driver, who),
            "since": since,
            "until": until,
            "ruling": ruling,
            "assigned_to": assigned_to,
            **_least(min_score),
        }
        where, parameters = _where(_FINDINGS, filters)
        if per_pair is not None:
            where = f"WHERE id IN ({_surest(where, per_pair)})"
        rest = f"{where} ORDER BY score DESC, b_day DESC, id {_limit(limit)}"
        return contract.findings(self._driver, rest, parameters)

    def queue(self, reviewer: str, filters: Mapping[str, Any], *, after: int = 0) -> list[str]:
        """Give the ids of findings that a reviewer may rule on next, one screenful of many.

        Those assigned to the reviewer come first, then those that are nobody's, the surest first;
        what is assigned to somebody else never comes.

        Args:
            reviewer: who asks.
            filters: relation, who, min_score, as `findings` takes them.
            after: how many were given before.

        """
        where, parameters = _where(_FINDINGS, self._named(filters) | {"ruling": "open"})
        query = (
            f"SELECT id FROM v_findings {where} AND assigned_to IN ('', :reviewer) "
            "ORDER BY CASE WHEN assigned_to = '' THEN 1 ELSE 0 END, score DESC, b_day DESC, id "
            f"{_limit(QUEUED)} OFFSET {int(after)}"
        )
        rows = self._driver.rows(query, {**parameters, "reviewer": reviewer})
        return [row["id"] for row in rows]

    def tally(self, filters: Mapping[str, Any]) -> list[Record]:
        """Count findings: ``{"ruled": 0 or 1, "assigned_to": …, "n": …}`` for each such sort."""
        where, parameters = _where(_FINDINGS, self._named(filters))
        query = (
            "SELECT CASE WHEN ruling = 'open' THEN 0 ELSE 1 END AS ruled, assigned_to, "
            f"count(*) AS n FROM v_findings {where} GROUP BY 1, 2 ORDER BY 1, 2"
        )
        return list(self._driver.rows(query, parameters))

    def similar(self, finding_id: str) -> list[Record]:
        """Give how findings like this one were ruled, the last first, in a line's worth each.

        Like it are those that share a statement with it, and those of the same relation between
        the same two speakers.
        """
        rows = self._driver.rows(
            "SELECT o.id, o.relation, o.ruling, o.ruled_by, o.ruled_at, o.ruling_note, o.reason "
            "FROM v_findings f JOIN v_findings o ON o.id <> f.id AND o.ruling <> 'open' AND ("
            "o.a IN (f.a, f.b) OR o.b IN (f.a, f.b) OR (o.relation = f.relation AND ("
            "(o.a_speaker_id = f.a_speaker_id AND o.b_speaker_id = f.b_speaker_id) OR "
            "(o.a_speaker_id = f.b_speaker_id AND o.b_speaker_id = f.a_speaker_id)))) "
            "WHERE f.id = :one ORDER BY o.ruled_at DESC, o.id",
            {"one": finding_id},
        )
        return list(rows)

    def show(self, short_id: str) -> Record:
        """Give everything known of a statement, finding, actor or report.

        Raises:
            NotFoundError: if nothing has this id.
            AmbiguousError: if several things begin with it.

        """
        kind, one = self._one(short_id)
        shown = {
            "statement": self._statement,
            "finding": self._finding,
            "actor": self._actor,
            "report": self._whole_report,
        }
        return shown[kind](one)

    def actors(self) -> Iterator[Record]:
        """Give every actor with names and roles, those who said most first."""
        query = "SELECT id FROM v_actors ORDER BY statements DESC, name, id"
        for row in list(self._driver.rows(query, {})):
            yield self._actor(row["id"])

    def actor(self, name: str) -> Record:
        """Give one actor, by any name or id.

        Raises:
            NotFoundError, AmbiguousError: if the name is nobody's, or that of several.

        """
        return self._actor(whois.find(self._driver, name))

    def info(self) -> Record:
        """Say which database this is and how much is in it."""
        counts = {
            view: self._first(f"SELECT count(*) AS n FROM v_{view}")["n"]
            for view in ("reports", "statements", "actors", "findings")
        }
        days = self._first("SELECT min(day) AS first, max(day) AS last FROM v_reports")
        return {"database": self._driver.place, "revision": schema.HEAD, **counts, **days}

    def unrecorded(self) -> bool:
        """Say whether there are reports of which nobody noted when they came in."""
        query = "SELECT 1 AS one FROM v_reports WHERE recorded_at IS NULL LIMIT 1"
        return next(self._driver.rows(query, {}), None) is not None

    def finding_id(self, short_id: str) -> str:
        """Complete the id of a finding.

        Raises:
            NotFoundError: if nothing has this id, or something that is no finding.
            AmbiguousError: if several things begin with it.

        """
        return self._of_kind("finding", short_id)

    def report_key(self, short_id: str) -> str:
        """Give the key of a report; raises as `finding_id` does."""
        return self._of_kind("report", short_id)

    def is_report(self, short_id: str) -> bool:
        """Say whether an id is a report's; raises as `finding_id` does."""
        return self._one(short_id)[0] == "report"

    def report_keys(self) -> list[str]:
        """Give the keys of all reports, the oldest first."""
        rows = self._driver.rows("SELECT key FROM v_reports ORDER BY published_utc, key", {})
        return [row["key"] for row in rows]

    def statement_id(self, short_id: str) -> str:
        """Complete the id of a statement; raises as `finding_id` does."""
        return self._of_kind("statement", short_id)

    def log(
        self,
        *,
        subject: str | None = None,
        since: date | None = None,
        limit: int | None = None,
    ) -> Iterator[Record]:
        """Give corrections, rulings and notes, the newest first.

        Args:
            subject: an id, perhaps cut short: only what was decided about this.
            since: the first day, in UTC.
            limit: how many at most; all without.

        Raises:
            NotFoundError, AmbiguousError: if ``subject`` names nothing or several.

        """
        from json import loads

        filters = {"subject": subject and self._one(subject)[1], "since": since}
        where, parameters = _where(_LOG, filters)
        query = f"SELECT * FROM v_log {where} ORDER BY id DESC {_limit(limit)}"
        for row in self._driver.rows(query, parameters):
            yield row | {side: loads(row[side]) for side in ("before", "after")}

    def close(self) -> None:
        """Let go of the database."""
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _statements(
        self, filters: Mapping[str, Any], order: str, limit: int | None
    ) -> Iterator[Record]:
        about = filters.get("about")
        given = {**filters, "about": None if about is None else self._words(about)}
        if filters.get("who") and limit is not None:
            newest, parameters = self._newest(given, limit)
            rest = f"JOIN ({newest}) AS newest ON newest.seq = v_statements.seq ORDER BY {order}"
            return contract.statements(self._driver, rest, parameters)
        having = f"seq IN ({self._driver.having('about')})"
        where, parameters = _where({**_STATEMENTS, "about": having}, given)
        rest = f"{where} ORDER BY {order} {_limit(limit)}"
        return contract.statements(self._driver, rest, parameters, many=limit is None)

    def _newest(self, filters: Mapping[str, Any], limit: int) -> tuple[str, dict[str, Any]]:
        """Ask for the newest statements of an actor: a few, however many there are.

        Each index is read from its newest end, one for each actor that was merged into this one.
        With words that few statements have these are read instead; words that all stand everywhere
        are not looked up, since the newest soon have them: the newest `drivers.OWN` are asked.
        """
        about = filters.get("about")
        spread = Spread.MANY if about is None else self._driver.spread(_tokens(about))
        speaking = _SPEAKING_WITH[spread]
        having = f"s.seq IN ({self._driver.having('about')})"
        if spread is Spread.ALL:
            having = self._driver.has("s.seq", "about")
        others = {name: value for name, value in filters.items() if name != "who"}
        where, parameters = _where({**_SPOKEN_SO, "about": having}, others)
        rows = self._driver.rows(
            "SELECT id FROM v_members WHERE actor = :actor ORDER BY id", {"actor": filters["who"]}
        )
        members = {f"member_{nth}": row["id"] for nth, row in enumerate(rows)}
        so = where.replace("WHERE", "AND", 1)
        each = " UNION ".join(
            f"SELECT * FROM ({found.format(member=name, most=drivers.OWN)} {so} "
            f"ORDER BY {_NEWEST} {_limit(limit)}) AS {name}_{kind}"
            for name in members
            for kind, found in speaking.items()
        )
        newest = f"SELECT seq FROM ({each}) AS s ORDER BY {_NEWEST} {_limit(limit)}"
        return newest, {**parameters, **members}

    def _words(self, told: str) -> str:
        """Make what somebody typed what the index of words is asked, each word once."""
        return self._driver.words(_tokens(told))

    def _one(self, short_id: str) -> tuple[str, str]:
        """Say what an id is the id of, and complete it."""
        found = [("report", one) for one in self._by_their_id(short_id)]
        kind, source = _IDS.get(short_id[:1], ("", ""))
        if kind and short_id[1:2] == "-":
            found += [(kind, one) for one in self._beginning(source, short_id)]
        found = list(dict.fromkeys(found))
        if not found:
            raise NotFoundError(f"nothing has the id {short_id}", hint=_LISTED.get(short_id[:2]))
        if len(found) > 1:
            raise AmbiguousError(f"{short_id} fits several ids", tuple(one for _, one in found))
        return found[0]

    def _by_their_id(self, external: str) -> list[str]:
        # As the views have it, but each side by its own index.
        query = (
            "SELECT key FROM report WHERE external_id = :id AND external_id <> '' "
            "UNION SELECT key FROM report WHERE key = :id AND external_id = ''"
        )
        return [row["key"] for row in self._driver.rows(query, {"id": external})]

    def _beginning(self, source: str, short_id: str) -> list[str]:
        # The digits after the hyphen end before "g".
        query = f"SELECT id FROM ({source}) AS ids WHERE id >= :low AND id < :high ORDER BY id"
        given = {"low": short_id, "high": f"{short_id}g"}
        found = [row["id"] for row in self._driver.rows(f"{query} {_limit(CHOICES)}", given)]
        return [short_id] if short_id in found else found

    def _named(self, filters: Mapping[str, Any]) -> dict[str, Any]:
        """Find whom the filter ``who`` means."""
        who = filters.get("who")
        given = {name: value for name, value in filters.items() if name != "min_score"}
        least = _least(filters.get("min_score"))
        return {**given, **least, "who": who and whois.find(self._driver, who)}

    def _of_kind(self, wanted: str, short_id: str) -> str:
        kind, one = self._one(short_id)
        if kind != wanted:
            raise NotFoundError(f"{short_id} is the id of a {kind}, not of a {wanted}")
        return one

    def _statement(self, one: str) -> Record:
        """Give a statement in its place: words around it, what contradicts or repeats it."""
        (record,) = contract.with_findings(
            self._driver, contract.by_id(self._driver, [one]).values()
        )
        place = self._first(
            "SELECT s.title, s.speaker_reason, r.text, r.replaced_by FROM v_kept_statements s "
            "JOIN v_reports r ON r.key = s.report_key WHERE s.id = :one",
            one=one,
        )
        before, after = _around(place["text"], record["start"], record["end"])
        speaker = record["speaker"]
        return record | {
            "title": place["title"],
            "before": before,
            "after": after,
            "speaker_reason": place["speaker_reason"] or "",
            "actor": self._actor(speaker["id"]) if speaker else None,
            "matches": self._matches(one),
            "replaced_by": place["replaced_by"],
            "log": self._log_of(one),
        }

    def _matches(self, one: str) -> list[Record]:
        rows = self._driver.rows(
            "SELECT m.relation, m.score, m.likeness, m.reason, o.id AS other, "
            f"{contract.OTHER} FROM ("
            " SELECT *, b AS other FROM v_matches WHERE a = :one"
            " UNION ALL SELECT *, a AS other FROM v_matches WHERE b = :one"
            ") AS m JOIN v_statements o ON o.id = m.other ORDER BY m.score DESC, o.id",
            {"one": one},
        )
        return list(rows)

    def _finding(self, one: str) -> Record:
        (record,) = contract.findings(
            self._driver, "WHERE id = :one", {"one": one}, view="v_kept_findings"
        )
        return record | {"log": list(self.log(subject=one))[::-1]}

    def _actor(self, one: str) -> Record:
        row = self._first(
            "SELECT id, name, kind, part_of FROM v_actors "
            "WHERE id = (SELECT actor FROM v_members WHERE id = :one)",
            one=one,
        )
        actor = {"actor": row["id"]}
        names = self._driver.rows("SELECT name FROM v_names WHERE actor = :actor", actor)
        members = self._driver.rows("SELECT id FROM v_members WHERE actor = :actor", actor)
        roles = self._driver.rows(
            "SELECT title, of, first, last FROM v_roles WHERE actor = :actor "
            "ORDER BY first, title, of",
            actor,
        )
        return {
            "id": row["id"],
            "name": row["name"],
            "kind": row["kind"],
            "aliases": sorted({name["name"] for name in names} - {row["name"]}),
            "roles": list(roles),
            "part_of": row["part_of"],
            "part_of_name": self._name(row["part_of"]),
            "statements": self._first(_HOW_MANY, **actor)["n"],
            "merged": sorted({one["id"] for one in members} - {row["id"]}),
            "log": self._log_of(row["id"]),
        }

    def _name(self, actor: str | None) -> str:
        query = "SELECT name FROM v_actors WHERE id = :one"
        return self._first(query, one=actor)["name"] if actor else ""

    def _whole_report(self, key: str) -> Record:
        row = self._first("SELECT * FROM v_reports WHERE key = :key", key=key)
        found = self._statements({"report": key}, "start", None)
        said = list(contract.with_findings(self._driver, found))
        return row | {"statements": said}

    def _log_of(self, subject: str) -> list[Record]:
        query = "SELECT id, at, who, what, note, undoes FROM v_log WHERE subject = :one ORDER BY id"
        return list(self._driver.rows(query, {"one": subject}))

    def _first(self, query: str, **parameters: Any) -> Record:
        return next(self._driver.rows(query, parameters))


_LISTED = {
    "f-": "factdb contradictions lists findings",
    "a-": "factdb actors list lists actors",
}
"""Where ids of a kind are seen; else as `NotFoundError` says."""

_SAID_BY = "JOIN actor m ON m.id = s.speaker_id WHERE m.counts_as = :actor"

_HOW_MANY = f"""
    WITH gone AS MATERIALIZED (SELECT speaker_id FROM statement WHERE withdrawn)
    SELECT (SELECT count(*) FROM statement s {_SAID_BY})
    - (SELECT count(*) FROM gone s {_SAID_BY}) AS n
"""
"""As ``v_actors`` counts, but no row of a table is read of all that somebody said."""

_SPOKEN = "(SELECT statement FROM v_speakers WHERE actor = :who)"

_STATEMENTS = {
    "who": f"id IN {_SPOKEN}",
    "since": "day >= :since",
    "until": "day <= :until",
    "kind": "kind = :kind",
    "stance": "stance = :stance",
    "outlet": "lower(outlet) = lower(:outlet)",
    "report": "report_key = :report",
}

_NEWEST = "s.published_utc DESC, s.report_key, s.start"

_SAID = "SELECT s.seq, s.published_utc, s.report_key, s.start FROM"
_SPEAKING = {
    "alone": f"{_SAID} statement s JOIN report r ON r.key = s.report_key "
    "WHERE s.speaker_id = :{member} AND NOT s.withdrawn",
    "together": f"{_SAID} statement_speaker p JOIN statement s ON s.id = p.statement_id "
    "JOIN report r ON r.key = s.report_key WHERE p.actor_id = :{member} AND NOT s.withdrawn",
}
"""Who speaks a statement, straight from the tables: an index has the newest at one end."""

_NOT_BY_INDEX = _SPEAKING["alone"].replace("s.speaker_id", "s.speaker_id || ''")
_LATEST = (
    "s.published_utc >= (SELECT min(o.published_utc) FROM (SELECT published_utc FROM statement "
    "WHERE speaker_id = :{member} ORDER BY published_utc DESC LIMIT {most}) AS o)"
)
_SPEAKING_WITH = {
    Spread.FEW: _SPEAKING | {"alone": _NOT_BY_INDEX},
    Spread.MANY: _SPEAKING,
    Spread.ALL: _SPEAKING | {"alone": f"{_SPEAKING['alone']} AND {_LATEST}"},
}
"""The same where words are asked about."""

_SPOKEN_SO = {
    "since": "r.day >= :since",
    "until": "r.day <= :until",
    "kind": "s.kind = :kind",
    "stance": "s.stance = :stance",
    "outlet": "lower(r.outlet) = lower(:outlet)",
    "report": "s.report_key = :report",
}

_FINDINGS = {
    "relation": "relation = :relation",
    "who": f"(a IN {_SPOKEN} OR b IN {_SPOKEN})",
    "since": "b_day >= :since",
    "until": "b_day <= :until",
    "min_score": "score >= :min_score",
    **{
        f"min_{one}": f"(relation <> '{one}' OR score >= :min_{one})"
        for one in Relation
        if one.conflict
    },
    "ruling": "ruling = :ruling",
    "assigned_to": "assigned_to = :assigned_to",
}

_LOG = {"subject": "subject = :subject", "since": "at >= :since"}


def _where(known: Mapping[str, str], filters: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """Put the filters that are given together, and their values as databases take them."""
    given = {name: value for name, value in filters.items() if value is not None}
    clauses = " AND ".join(known[name] for name in given)
    return (f"WHERE {clauses}" if given else ""), {
        name: value if isinstance(value, float) else str(value) for name, value in given.items()
    }


def _tokens(told: str) -> list[str]:
    """Give the words of what somebody typed, each once."""
    return list(dict.fromkeys(_WORD.findall(told)))[:WORDS]


def _least(min_score: float | Mapping[str, float] | None) -> dict[str, float | None]:
    """Make filters of how sure findings must be, for all of them or for each relation."""
    if not isinstance(min_score, Mapping):
        return {"min_score": min_score}
    named = {one: min_score.get(one, min_score.get("")) for one in Relation if one.conflict}
    return {f"min_{one}": share for one, share in named.items()}


def _surest(where: str, per_pair: int) -> str:
    """Ask for the ids of the surest findings between each two reports."""
    ranked = "row_number() OVER (PARTITION BY a_report, b_report ORDER BY score DESC, id)"
    inner = f"SELECT id, {ranked} AS nth FROM v_findings {where}"
    return f"SELECT id FROM ({inner}) AS ranked WHERE nth <= {int(per_pair)}"


def _limit(limit: int | None) -> str:
    return "" if limit is None else f"LIMIT {int(limit)}"


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """Give the words before and after a span, to the ends of its paragraph at most."""
    first = max(text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0, start - AROUND)
    stop = text.find("\n\n", end)
    last = min(stop if stop >= 0 else len(text), end + AROUND)
    return text[first:start], text[end:last]
