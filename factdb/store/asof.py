"""A database as it stood at the end of a day: what was published and recorded by then. Light.

Tables and views of the session's own, with the names of the stored ones, stand before these: every
look-up reads them without knowing. What came in later is left out; what was decided later is put
back to how it stood, which the log holds.

Reports of which nobody noted when they came in count from the day on which they were published.
Words are looked up as they stand now: a statement that was moved since is found by its new words,
and shown with those of then.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from factdb.store import parts
from factdb.store.contract import among
from factdb.store.drivers import Driver

State = dict[str, dict[str, Any]]

_BATCH = 200
_SHADOWS = "then_"
_GONE = "not_then_"
_PARTS = {
    parts.FIGURES: ("figure", ("text", "start", "end", "low", "high", "unit", "of", "approx")),
    parts.DATES: ("statement_date", parts.WHEN),
}
_JUDGED = ("relation", "score", "reason", "rule", "evidence")


def rewind(driver: Driver, day: date) -> None:
    """Let a session see what was published and recorded by the end of a day, in UTC."""
    until = (day + timedelta(days=1)).isoformat() + "T00:00:00.000000Z"
    before = _before(driver, until)
    views = driver.views()
    with driver.making():
        for statement, given in _statements(_Then(driver, day, until, before)):
            driver.make(statement, given)
        for name, query in views:
            driver.make(f"CREATE TEMPORARY VIEW {name} AS {query}", {})


def _before(driver: Driver, until: str) -> State:
    """Say how all that was decided later stood: before the first later entry that is about it."""
    rows = driver.rows("SELECT before FROM log WHERE at >= :until ORDER BY seq", {"until": until})
    found: State = {}
    for row in rows:
        for sort, values in json.loads(row["before"]).items():
            for one, value in values.items():
                found.setdefault(sort, {}).setdefault(one, value)
    return found


Made = Iterator[tuple[str, Mapping[str, Any]]]
"""Statements of SQL, each with its parameters."""


class _Then:
    """What is asked for: the day, the moment after it, and how later changed things stood."""

    def __init__(self, driver: Driver, day: date, until: str, before: State) -> None:
        self.driver = driver
        self.day = day.isoformat()
        self.until = until
        self.before = before

    def stored(self, table: str) -> str:
        """Name a stored table beside which one of the session's own has its name."""
        return self.driver.stored(table)

    def recorded(self, column: str = "recorded_at") -> str:
        """Say in SQL that something was recorded by then, or that nobody noted when."""
        return f"({column} IS NULL OR {column} < '{self.until}')"

    def log(self, words: str) -> Iterator[dict[str, Any]]:
        """Give the entries by then in which some words stand, the newest first."""
        query = (
            f"SELECT seq, undoes, subject, after FROM {self.stored('log')} "
            "WHERE at < :until AND (after LIKE :words OR subject = :exact) ORDER BY seq DESC"
        )
        given = {"until": self.until, "words": f"%{words}%", "exact": words}
        yield from list(self.driver.rows(query, given))


def _statements(then: _Then) -> Made:
    yield from _reports(then)
    yield from _actors(then)
    yield from _said(then)
    yield from _judged(then)
    yield from _corrected(then)


def _reports(then: _Then) -> Made:
    redated = then.before.get("reports", {})
    yield from _copied(then, "report", "key", redated)
    for one, value in redated.items():
        yield _set("report", value | _dated(value["published"]), key=one)
    published = f"x.day <= '{then.day}' AND {then.recorded('x.recorded_at')}"
    yield _view("report", _both(then, "report", "key", changed=bool(redated), where=published)), {}
    yield _view("log", f"SELECT * FROM {then.stored('log')} WHERE at < '{then.until}'"), {}


def _dated(published: str) -> dict[str, str]:
    """Give the columns that follow from when a report was published."""
    when = datetime.fromisoformat(published)
    utc = when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return {"published_utc": utc, "day": when.date().isoformat()}


def _actors(then: _Then) -> Made:
    """Leave out names, offices and actors that were heard of later; take merges back."""
    yield from _copied(then, "actor_alias", "seq", [])
    yield from _names(then)
    yield _view("actor_alias", f"""
        SELECT * FROM {then.stored('actor_alias')} WHERE {then.recorded()}
        UNION ALL SELECT * FROM {_SHADOWS}actor_alias
    """), {}  # fmt: skip
    last = (
        f"CASE WHEN last > '{then.day}' THEN CAST('{then.day}' AS {then.driver.day}) ELSE last END"
    )
    yield _view("actor_role", f"""
        SELECT seq, actor_id, title, "of", key, first, {last} AS last
        FROM {then.stored('actor_role')} WHERE first IS NULL OR first <= '{then.day}'
    """), {}  # fmt: skip
    merged = then.before.get("counts_as", {})
    yield from _copied(then, "actor", "id", merged)
    for one, counts_as in merged.items():
        yield _set("actor", {"counts_as": counts_as}, id=one)
    heard = "EXISTS (SELECT 1 FROM actor_alias n WHERE n.actor_id = x.id)"
    both = _both(then, "actor", "id", changed=bool(merged), where=heard)
    yield _view("actor", both), {}


def _names(then: _Then) -> Made:
    """Put back names that were taken away since."""
    from factdb.actors.keys import key, surname

    for pair, there in then.before.get("names", {}).items():
        actor, _, name = pair.partition(" ")
        if there:
            query = (
                f"INSERT INTO {_SHADOWS}actor_alias (seq, actor_id, name, key, surname) "
                f"SELECT 0, CAST(:actor AS TEXT), CAST(:name AS TEXT), :key, :surname "
                f"WHERE NOT EXISTS (SELECT 1 FROM {then.stored('actor_alias')} "
                "WHERE actor_id = CAST(:actor AS TEXT) AND name = CAST(:name AS TEXT) "
                f"AND {then.recorded()})"
            )
            yield query, {"actor": actor, "name": name, "key": key(name), "surname": surname(name)}


def _said(then: _Then) -> Made:
    """Put statements back that were corrected or read anew since."""
    changed = _changed(then)
    ids = sorted({*changed, *then.before.get("speakers", {})})
    yield from _copied(then, "statement", "id", ids)
    for one, speaker in then.before.get("speakers", {}).items():
        yield _set("statement", {"speaker_id": speaker}, id=one)
    for one, told in changed.items():
        if told.get(parts.WITHDRAWN, False) is None:
            yield f"DELETE FROM {_SHADOWS}statement WHERE id = :id", {"id": one}
        elif columns := {
            name: value for part in told for name, value in _columns(part, told[part])
        }:
            yield _set("statement", columns, id=one)
    published = "EXISTS (SELECT 1 FROM report r WHERE r.key = x.report_key)"
    both = _both(then, "statement", "id", changed=bool(ids), where=published)
    yield _view("statement", both), {}
    yield from _parts(then, changed)


def _changed(then: _Then) -> dict[str, dict[str, Any]]:
    """Give the parts of statements that stood otherwise, by ids: None for what was not there."""
    found: dict[str, dict[str, Any]] = {}
    corrected = _corrected_now(then)
    for name, value in then.before.get("machine", {}).items():
        one, _, part = name.partition(" ")
        if (one, part) not in corrected:
            found.setdefault(one, {})[part] = value
    for name, value in then.before.get("fields", {}).items():
        one, _, part = name.partition(" ")
        found.setdefault(one, {})[part] = value["value"]
    return found


def _corrected_now(then: _Then) -> set[tuple[str, str]]:
    """Give what is a person's now, and was then: the machine's view of it never stood."""
    found: set[tuple[str, str]] = set()
    ids = sorted({name.partition(" ")[0] for name in then.before.get("machine", {})})
    for batch in _batches(ids):
        clause, given = among("statement_id", batch)
        query = f"SELECT statement_id, field FROM {then.stored('correction')} WHERE {clause}"
        rows = then.driver.rows(query, given)
        found |= {(row["statement_id"], row["field"]) for row in rows}
    return found


def _columns(part: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Give the columns of `statement` that hold a part."""
    match part:
        case parts.SPEAKER:
            yield from (("speaker_id", value["actor"]), ("doubt", value["doubt"]))
        case parts.SPAN:
            told = value | {"frames": json.dumps(value["frames"], ensure_ascii=False)}
            yield from ((name, told[name]) for name in parts.PLACED)
        case parts.SAID_ON:
            yield from ((f"said_{name}", value and value[name]) for name in parts.WHEN)
        case parts.REST:
            yield from ((name, value[name]) for name in parts.TOLD)
        case parts.STANCE | parts.NEGATED | parts.WITHDRAWN:
            yield part, value


def _parts(then: _Then, changed: Mapping[str, Mapping[str, Any]]) -> Made:
    """Put figures, dates and those who spoke with others back."""
    for part, (table, names) in _PARTS.items():
        ids = sorted(one for one, told in changed.items() if part in told)
        rows = [
            {"statement_id": one, "position": position, **{name: row[name] for name in names}}
            for one in ids
            for position, row in enumerate(changed[one][part] or ())
        ]
        yield from _replaced(then, table, ids, rows)
    ids = sorted(one for one, told in changed.items() if parts.SPEAKER in told)
    speakers = [
        {"statement_id": one, "position": position, "actor_id": actor}
        for one in ids
        for position, actor in enumerate(changed[one][parts.SPEAKER]["with"])
    ]
    yield from _replaced(then, "statement_speaker", ids, speakers)


def _replaced(then: _Then, table: str, ids: list[str], rows: Iterable[Mapping[str, Any]]) -> Made:
    """Show other rows of a table for some statements."""
    if not ids:
        return
    yield from _copied(then, table, "statement_id", ids)
    yield f"DELETE FROM {_SHADOWS}{table}", {}
    yield from (_insert(table, row) for row in rows)
    yield _view(table, _both(then, table, "statement_id", changed=True)), {}


def _judged(then: _Then) -> Made:
    """Put matches and findings back that are otherwise since, with what people said of them."""
    matches = then.before.get("matches", {})
    yield from _copied(then, "match", "left_id", [])
    for one, value in matches.items():
        if value:
            left, right = one.split()
            told = _told(value) | {"likeness": value["likeness"], "shared": _json(value["shared"])}
            yield _insert("match", {"left_id": left, "right_id": right, **told})
    stood = " AND ".join(
        f"EXISTS (SELECT 1 FROM statement s WHERE s.id = m.{side})"
        for side in ("left_id", "right_id")
    )
    yield from _named_pairs(matches)
    yield _view("match", f"""
        SELECT m.* FROM {then.stored('match')} m WHERE {stood} AND NOT EXISTS (
            SELECT 1 FROM {_SHADOWS}pair p WHERE p.a = m.left_id AND p.b = m.right_id)
        UNION ALL SELECT * FROM {_SHADOWS}match
    """), {}  # fmt: skip
    yield from _findings(then)


def _named_pairs(matches: Iterable[str]) -> Made:
    yield f"CREATE TEMPORARY TABLE {_SHADOWS}pair (a TEXT, b TEXT, PRIMARY KEY (a, b))", {}
    for one in matches:
        left, right = one.split()
        yield _insert("pair", {"a": left, "b": right})


def _findings(then: _Then) -> Made:
    found, rulings = then.before.get("findings", {}), then.before.get("rulings", {})
    assigned = then.before.get("assigned", {})
    ids = sorted({*found, *rulings})
    yield from _copied(then, "finding", "id", ids)
    for one, value in found.items():
        if value:
            yield _set("finding", _told(value), id=one)
    for one, ruling in rulings.items():
        yield _set("finding", {"ruling": ruling}, id=one)
    recorded = then.recorded("x.recorded_at")
    both = _both(then, "finding", "id", changed=bool(ids), where=recorded)
    yield _view("finding", both), {}
    yield from _lapsed(then, found)
    reviewed = sorted({*rulings, *assigned})
    yield from _copied(then, "review", "finding_id", reviewed)
    for one, to in assigned.items():
        yield _set("review", {"assigned_to": to}, finding_id=one)
    for one in rulings:
        yield _set("review", {"ruled_in": _ruled_in(then, one)}, finding_id=one)
    yield _view("review", _both(then, "review", "finding_id", changed=bool(reviewed))), {}


def _lapsed(then: _Then, found: Mapping[str, Any]) -> Made:
    """Say since which entry a finding did not follow then."""
    yield from _copied(then, "lapse", "finding_id", found)
    yield f"DELETE FROM {_SHADOWS}lapse", {}
    for one, value in found.items():
        entries = then.log(one) if value is None else ()
        entry = next((row["seq"] for row in entries if _lapses(row, one)), None)
        if entry is not None:
            yield _insert("lapse", {"finding_id": one, "entry": entry})
    yield _view("lapse", _both(then, "lapse", "finding_id", changed=bool(found))), {}


def _lapses(row: Mapping[str, Any], finding: str) -> bool:
    told = json.loads(row["after"]).get("findings", {})
    return finding in told and told[finding] is None


def _ruled_in(then: _Then, finding: str) -> int | None:
    """Give the entry whose ruling stood then; as `factdb.store.decisions` finds it."""
    stands: int | None = None
    stood: dict[int, int | None] = {}
    for row in reversed(list(then.log(finding))):
        if row["subject"] == finding and "rulings" in json.loads(row["after"]):
            stood[row["seq"]] = stands
            stands = row["seq"] if row["undoes"] is None else stood[row["undoes"]]
    return stands


def _corrected(then: _Then) -> Made:
    """Say whose the parts of statements were."""
    told = then.before.get("fields", {})
    ids = sorted({name.partition(" ")[0] for name in told})
    if not ids:
        return
    yield from _copied(then, "correction", "statement_id", ids)
    for name, value in told.items():
        one, _, part = name.partition(" ")
        query = f"DELETE FROM {_SHADOWS}correction WHERE statement_id = :one AND field = :part"
        yield query, {"one": one, "part": part}
        if value["by"] == "person":
            row = {"statement_id": one, "field": part, "machine": "", "entry": value["entry"]}
            yield _insert("correction", row)
    yield _view("correction", _both(then, "correction", "statement_id", changed=True)), {}


# --- the SQL of it


def _view(name: str, query: str) -> str:
    return f"CREATE TEMPORARY VIEW {name} AS {query}"


def _copied(then: _Then, table: str, column: str, ids: Iterable[str]) -> Made:
    """Copy some rows of a table, to be changed; an empty copy is one too."""
    stored, copy, gone = then.stored(table), f"{_SHADOWS}{table}", f"{_GONE}{table}"
    yield f"CREATE TEMPORARY TABLE {copy} AS SELECT * FROM {stored} WHERE 1 = 0", {}
    yield f"CREATE TEMPORARY TABLE {gone} (id TEXT PRIMARY KEY)", {}
    for batch in _batches(sorted(ids)):
        clause, given = among(column, batch)
        yield f"INSERT INTO {copy} SELECT * FROM {stored} WHERE {clause}", given
        yield from ((f"INSERT INTO {gone} (id) VALUES (:id)", {"id": one}) for one in batch)


def _both(then: _Then, table: str, column: str, *, changed: bool, where: str = "1 = 1") -> str:
    """Read a stored table, rows that stood otherwise from their copies."""
    rest = f"SELECT x.* FROM {then.stored(table)} x WHERE {where}"
    if not changed:
        return rest
    gone = f"EXISTS (SELECT 1 FROM {_GONE}{table} g WHERE g.id = x.{column})"
    copies = f"SELECT x.* FROM {_SHADOWS}{table} x WHERE {where}"
    return f"{rest} AND NOT {gone} UNION ALL {copies}"


def _set(table: str, values: Mapping[str, Any], **key: Any) -> tuple[str, Mapping[str, Any]]:
    told = ", ".join(f'"{name}" = :{name}' for name in values)
    ((column, one),) = key.items()
    query = f"UPDATE {_SHADOWS}{table} SET {told} WHERE {column} = :this_one"
    return query, {**values, "this_one": one}


def _insert(table: str, row: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    names = ", ".join(f'"{name}"' for name in row)
    given = ", ".join(f":{name}" for name in row)
    return f"INSERT INTO {_SHADOWS}{table} ({names}) VALUES ({given})", row


def _told(value: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value[name] for name in _JUDGED} | {"evidence": _json(value["evidence"])}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _batches(found: list[str]) -> Iterator[list[str]]:
    return (found[start : start + _BATCH] for start in range(0, len(found), _BATCH))
