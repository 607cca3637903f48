"""W3C Web Annotation: each statement as a mark on its report that annotating programs can show.

A selector by the words finds the place on the page as it is now; a selector by position fits the
stored text, which ``state`` names by its digest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import chain, islice
from json import dumps
from typing import Any, TextIO

from factdb.errors import UsageError
from factdb.export import phrases as say
from factdb.export.claimreview import urn
from factdb.export.sheet import LINK
from factdb.plugins import Record

_ANNO = "http://www.w3.org/ns/anno.jsonld"


def annotation(records: Iterable[Record], out: TextIO) -> None:
    """Write an ``AnnotationPage``: an item per statement, and one per side of a finding.

    Offsets are code points of the stored text, ends excluded.

    Source: W3C, Web Annotation Data Model, 2017, sections 4.2.4, 4.2.5, 4.3.1.

    Raises:
        UsageError: if a record is neither a statement nor a finding.

    """
    digest, items = sha256(), _items(records)
    # A record that has no place here is told before anything is written.
    first = list(islice(items, 1))
    out.write(f'{{"@context":"{_ANNO}","type":"AnnotationPage","items":[')
    for nth, item in enumerate(chain(first, items)):
        digest.update(item["id"].encode())
        out.write(f"{',' if nth else ''}\n{dumps(item, ensure_ascii=False, indent=1)}")
    out.write(f'],\n"id":"urn:factdb:page:{digest.hexdigest()}"}}\n')


def _items(records: Iterable[Record]) -> Iterator[dict[str, Any]]:
    for record in records:
        match say.shape(record):
            case "statement" | "shown":
                yield _annotation(record, urn(record["id"]), say.manner(record))
            case "finding":
                for side in "ab":
                    why = (
                        f"{record['relation']}, {say.ruled(record)}: {say.clean(record['reason'])}"
                    )
                    yield _annotation(record[side], f"{urn(record['id'])}:{side}", why)
            case _:
                raise UsageError(
                    "annotation is for statements and findings only",
                    hint="factdb statements --format annotation",
                )


def _annotation(statement: Record, id_: str, told: str) -> dict[str, Any]:
    who = f"{say.speaker(statement)}: {told}"
    if by := say.corrected(statement):
        who += f"; corrected: {by}"
    return {
        "id": id_,
        "type": "Annotation",
        "motivation": "describing",
        "body": {
            "type": "TextualBody",
            "value": f"{who} ({statement['id']})",
            "format": "text/plain",
            "purpose": "describing",
        },
        "target": _target(statement),
    }


def _target(statement: Record) -> dict[str, Any]:
    url = say.clean(statement["url"])
    source = say.source_of(statement)
    quote = {"type": "TextQuoteSelector", "exact": statement["text"]}
    quote |= {name: source[name] for name in ("prefix", "suffix") if name in source}
    start, end = statement["start"], statement["end"]
    state = {"type": "TimeState", "sourceDate": statement["published"]}
    if source:
        state["cached"] = f"urn:sha256:{source['sha256']}"
    return {
        "type": "SpecificResource",
        "source": url if LINK.fullmatch(url) else urn(statement["report"]),
        "state": state,
        "selector": [quote, {"type": "TextPositionSelector", "start": start, "end": end}],
    }
