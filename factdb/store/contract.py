"""Rows of the views put together to records of the data contract. Light: look-ups use it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from factdb.store.drivers import Driver, Row

Record = dict[str, Any]

OTHER = (
    "o.text, o.speaker, o.outlet, o.published, o.kind, o.stance, o.cue, o.cue_start, o.cue_end, "
    'o.start, o."end", o.sentence'
)
"""What is told of a statement ``o`` beside another: enough to see who denies it."""

BATCH = 200
"""How many rows are fetched at a time together with their parts."""


def statements(
    driver: Driver,
    rest: str,
    parameters: Mapping[str, Any],
    *,
    many: bool = False,
    view: str = "v_statements",
) -> Iterator[Record]:
    """Give statements as `factdb.records.statement` would.

    Args:
        driver: an open database.
        rest: what follows ``SELECT v_statements.* FROM v_statements``.
        parameters: what it names.
        many: whether there may be more than fit into memory.
        view: ``v_kept_statements`` where what was withdrawn is wanted too.

    """
    rows = driver.rows(f"SELECT {view}.* FROM {view} {rest}", parameters, many=many)
    for batch in _batches(rows):
        ids = [row["id"] for row in batch]
        figures = _parts(driver, "v_kept_figures", ids)
        dates = _parts(driver, "v_kept_dates", ids)
        speakers = _parts(driver, "v_kept_speakers", ids)
        for row in batch:
            one = row["id"]
            yield _statement(row, figures[one], dates[one], speakers[one])


def by_id(driver: Driver, ids: Iterable[str]) -> dict[str, Record]:
    """Give statements by their ids, those that were withdrawn too."""
    clause, parameters = among("id", sorted(set(ids)))
    found = statements(driver, f"WHERE {clause}", parameters, view="v_kept_statements")
    return {one["id"]: one for one in found}


def findings(
    driver: Driver, rest: str, parameters: Mapping[str, Any], *, view: str = "v_findings"
) -> Iterator[Record]:
    """Give findings as `factdb.records.finding` would; ``rest`` follows the name of the view."""
    from json import loads

    rows = driver.rows(f"SELECT * FROM {view} {rest}", parameters)
    for batch in _batches(rows):
        sides = by_id(driver, (row[side] for row in batch for side in "ab"))
        for row in batch:
            yield {
                "id": row["id"],
                "relation": row["relation"],
                "score": round(row["score"], 3),
                "reason": row["reason"],
                "ruling": row["ruling"],
                "ruled_by": row["ruled_by"],
                "ruled_at": row["ruled_at"],
                "ruling_note": row["ruling_note"],
                "assigned_to": row["assigned_to"],
                "lapsed_at": row["lapsed_at"],
                "lapsed_by": row["lapsed_by"],
                "rule": row["rule"],
                "evidence": (evidence := loads(row["evidence"])),
                "within_government": government(evidence),
                "a": sides[row["a"]],
                "b": sides[row["b"]],
            }


def government(evidence: Iterable[Sequence[str]]) -> str:
    """Name the one government that both sides speak for; "" where there is none."""
    return next((name for side, name in evidence if side == "both"), "")


def with_findings(driver: Driver, records: Iterable[Record]) -> Iterator[Record]:
    """Hang on each statement what contradicts it and what updates it.

    ``findings``: the finding, the other statement, the ruling. ``updates``: the other statement,
    and whether it is the later.
    """
    for batch in _batches(iter(records)):
        ids = [one["id"] for one in batch]
        warnings, updates = _warnings(driver, ids), _updates(driver, ids)
        for one in batch:
            yield one | {"findings": warnings[one["id"]], "updates": updates[one["id"]]}


def among(column: str, values: Sequence[str]) -> tuple[str, dict[str, str]]:
    """Say in SQL that a column holds one of some values, and give the parameters of that."""
    parameters = {f"among_{number}": value for number, value in enumerate(values)}
    listed = ", ".join(f":{name}" for name in parameters) or "NULL"
    return f"{column} IN ({listed})", parameters


def _batches(items: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(items, BATCH)):
        yield batch


def _parts(driver: Driver, view: str, ids: Sequence[str]) -> dict[str, list[Row]]:
    clause, parameters = among("statement", ids)
    found: dict[str, list[Row]] = defaultdict(list)
    query = f"SELECT * FROM {view} WHERE {clause} ORDER BY statement, position"
    for row in driver.rows(query, parameters):
        found[row["statement"]].append(row)
    return found


def _warnings(driver: Driver, ids: Sequence[str]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for this, that in (("a", "b"), ("b", "a")):
        clause, parameters = among(this, ids)
        query = f"SELECT * FROM v_findings WHERE {clause} ORDER BY score DESC, id"
        for row in driver.rows(query, parameters):
            if this == "a" or row["a"] != row["b"]:
                found[row[this]].append(
                    {
                        "id": row["id"],
                        "relation": row["relation"],
                        "score": round(row["score"], 3),
                        "reason": row["reason"],
                        "ruling": row["ruling"],
                        "other": row[that],
                    }
                )
    return found


def _updates(driver: Driver, ids: Sequence[str]) -> dict[str, list[Record]]:
    """Give what each statement updates, and what updates it, in the order of time."""
    found: dict[str, list[Record]] = defaultdict(list)
    for this, that in (("a", "b"), ("b", "a")):
        clause, parameters = among(f"m.{this}", ids)
        query = (
            f"SELECT m.{this} AS this, m.{that} AS other, {OTHER} "
            f"FROM v_matches m JOIN v_statements o ON o.id = m.{that} "
            f"WHERE m.relation = 'update' AND {clause} ORDER BY o.published_utc, o.id"
        )
        for row in driver.rows(query, parameters):
            told = {name: value for name, value in row.items() if name != "this"}
            found[row["this"]].append(told | {"later": this == "a"})
    return found


def _statement(
    row: Row, figures: Iterable[Row], dates: Iterable[Row], speakers: Sequence[Row]
) -> Record:
    co_speakers = [
        _actor(one["actor"], one["name"], one["kind"]) for one in speakers if one["position"]
    ]
    return {
        "id": row["id"],
        "report": row["report"],
        "outlet": row["outlet"],
        "url": row["url"],
        "published": row["published"],
        "kind": row["kind"],
        "text": row["text"],
        "start": row["start"],
        "end": row["end"],
        "speaker": _actor(row["speaker_id"], row["speaker"], row["speaker_kind"]),
        "speaker_text": row["speaker_text"],
        "speaker_start": row["speaker_start"],
        "speaker_end": row["speaker_end"],
        "cue": row["cue"],
        "cue_start": row["cue_start"],
        "cue_end": row["cue_end"],
        "stance": row["stance"],
        "negated": bool(row["negated"]),
        "via": row["via"],
        "continues": row["continues"],
        "said_on": _said_on(row),
        "figures": [_only(one, _FIGURE) for one in figures],
        "confidence": round(row["confidence"], 3),
        "found_by": row["found_by"],
        "co_speakers": co_speakers,
        "answers": row["answers"],
        "doubt": row["doubt"],
        "sentence": row["sentence"],
        "dates": [_only(one, _WHEN) for one in dates],
        "corrected": row["corrected"].split(",") if row["corrected"] else [],
        "corrected_by": row["corrected_by"],
        "corrected_at": row["corrected_at"],
        "withdrawn": bool(row.get("withdrawn", False)),
    }


_FIGURE = ("text", "start", "end", "low", "high", "unit", "of", "approx")
_WHEN = ("first", "last", "precision", "text", "start", "end")


def _only(row: Row, names: Iterable[str]) -> Record:
    return {name: row[name] for name in names}


def _said_on(row: Row) -> Record | None:
    if row["said_text"] is None:
        return None
    return {name: row[f"said_{name}"] for name in _WHEN}


def _actor(id_: str | None, name: str | None, kind: str | None) -> Record | None:
    return {"id": id_, "name": name, "kind": kind} if id_ else None
