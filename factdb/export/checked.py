"""A checked draft: annotated lines, Markdown, and SARIF for editors and code hosts.

Each function is an exporter of the records that ``factdb verify --format jsonl`` prints, with the
draft's name in ``draft``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from typing import Any, TextIO
from urllib.parse import quote

from factdb.export import phrases as say
from factdb.export.table import Page
from factdb.plugins import Record

MEANS = {
    "verbatim": "The words are those of the record.",
    "typographic": "Only marks, case, spacing or spelling differ from the record.",
    "elided": "An honest ellipsis or bracket; order kept.",
    "agrees": "The record says the same.",
    "meaning_changed": "Words left out, added or changed turn the meaning.",
    "altered": "Words differ from the record.",
    "other_day": "The record has these words from another day.",
    "other_speaker": "The record has these words from somebody else.",
    "other_source": "The record has these words from another source.",
    "conflicts": "The record says otherwise.",
    "not_found": "Nothing in the record says this; that does not make it wrong.",
    "not_checked": "It cannot be held against the record.",
}
"""Every outcome in a sentence."""

_LEVELS = {"not_found": "warning", "other_source": "warning"}
_STYLES = {"not_found": "yellow", "other_source": "yellow", "not_checked": "cyan"}
_AT_EASE = frozenset({"verbatim", "typographic", "elided", "agrees", "not_checked"})
"""Outcomes that leave nothing to be fixed."""

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_INDENT = 4


def lines(records: Iterable[Record], out: TextIO) -> None:
    """Write ``draft:line:column: outcome “words”`` and what stands behind it, as linters do."""
    page = Page(out)
    for record in records:
        colour = "green" if record["clean"] else _STYLES.get(record["outcome"], "red")
        page.line(
            f"{say.clean(record['draft'])}:{record['line']}:{record['column']}: ",
            (record["outcome"], colour),
            f"  {quoted(record)}",
            indent=_INDENT,
            lead=None,
        )
        for told in behind(record):
            page.line(told, indent=_INDENT)


def behind(record: Record) -> Iterator[str]:
    """Give the lines that stand behind an outcome: why, what differs, and in which record."""
    if record["reason"]:
        yield say.clean(record["reason"])
    if record["diff"]:
        yield say.clean(record["diff"])
    if stored := record["against"]:
        yield f"{_source(stored)} · {stored['id']}"
    if stored := record["nearest"]:
        yield f"nearest miss: {say.quoted(stored)}, {_source(stored)} · {stored['id']}"
    yield from map(also, record["also"])
    if vote := record.get("inference"):
        yield f"a model: {say.vote(vote)}; it decides nothing"


def also(beside: Record) -> str:
    """Give the line of what else the record has, against a passage that it has as well."""
    stored = beside["statement"]
    told = f"⚠ also on record: {say.quoted(stored)}, {_source(stored)} · {stored['id']}"
    return f"{told} ({beside['relation']})" if beside["relation"] else told


def needs_mending(record: Record) -> bool:
    """Say whether a passage has to be fixed, or its source asked for."""
    return record["outcome"] not in _AT_EASE


def quoted(record: Record) -> str:
    """Give the words of a passage on one line, a quotation in marks."""
    words = " ".join(say.clean(record["text"]).split()).rstrip(",")
    return f"“{words}”" if record["passage"] == "quotation" else words


def _source(stored: Record) -> str:
    parts = (say.speaker(stored), stored["outlet"], stored["published"][:10])
    return " · ".join(say.clean(part) for part in parts if part)


def markdown(records: Iterable[Record], out: TextIO) -> None:
    """Write a table, a row per passage."""
    out.write("| place | passage | outcome | why | record |\n| --- | --- | --- | --- | --- |\n")
    for record in records:
        stored = record["against"] or record["nearest"]
        cells = (
            f"{record['line']}:{record['column']}",
            quoted(record),
            record["outcome"].replace("_", " "),
            "; ".join(filter(None, (record["reason"], record["diff"], *map(also, record["also"])))),
            f"{_source(stored)} · {stored['id']}" if stored else "",
        )
        out.write(f"| {' | '.join(map(_cell, cells))} |\n")


def _cell(text: str) -> str:
    escaped = "".join(f"\\{one}" if one in "\\|*_`[]<>" else one for one in say.clean(text))
    return " ".join(escaped.split())


def sarif(records: Iterable[Record], out: TextIO) -> None:
    """Write SARIF 2.1.0: one run, one result per passage; clean ones pass.

    Source: OASIS, Static Analysis Results Interchange Format 2.1.0, section 3.27.
    """
    results = [_result(record) for record in records]
    rules = [
        {
            "id": name,
            "shortDescription": {"text": told},
            "defaultConfiguration": {"level": _level(name)},
        }
        for name, told in MEANS.items()
    ]
    driver = {"name": "factdb", "version": version("factdb"), "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    json.dump(
        {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, out, ensure_ascii=False, indent=1
    )
    out.write("\n")


def _level(outcome: str) -> str:
    if outcome in _AT_EASE:
        return "none"
    return _LEVELS.get(outcome, "error")


def _result(record: Record) -> dict[str, Any]:
    outcome = record["outcome"]
    told = [f"{quoted(record)}: {MEANS[outcome]}", *behind(record)]
    return {
        "ruleId": outcome,
        "ruleIndex": list(MEANS).index(outcome),
        "kind": _verdict(record),
        "level": _level(outcome),
        "message": {"text": "\n".join(told)},
        "locations": [{"physicalLocation": _place(record)}],
        "partialFingerprints": {"factdb/v1": f"{outcome}:{record['text']}"[:200]},
    }


def _verdict(record: Record) -> str:
    """Say in SARIF's words whether a passage passes; "open": it could not be decided."""
    if record["clean"]:
        return "pass"
    return "fail" if needs_mending(record) else "open"


def _place(record: Record) -> dict[str, Any]:
    last = record["text"].rsplit("\n", 1)[-1]
    below = record["text"].count("\n")
    end = len(last) + 1 if below else record["column"] + len(record["text"])
    region = {
        "startLine": record["line"],
        "startColumn": record["column"],
        "endLine": record["line"] + below,
        "endColumn": end,
    }
    return {"artifactLocation": {"uri": quote(record["draft"])}, "region": region}


def sum_of(records: Sequence[Record]) -> str:
    """Sum up how many passages are clean, to be fixed, and not found, and how many not checked."""
    missing, left = (
        sum(one["outcome"] == outcome for one in records)
        for outcome in ("not_found", "not_checked")
    )
    clean = sum(one["clean"] for one in records)
    fix = len(records) - clean - missing - left
    told = f"{len(records) - left} checked: {clean} clean, {fix} to fix, {missing} not found"
    return f"{told}; {left} not checked" if left else told
