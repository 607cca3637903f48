"""ClaimReview: what people ruled of findings, as JSON-LD that search engines and archives read.

The claim is the later of the two statements; the review says how it stands to the earlier one, not
which of them is true. Its JSON Schema is ``docs/reference/claimreview.schema.json``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from json import dumps
from typing import Any, TextIO

from factdb.errors import UsageError
from factdb.export import phrases as say
from factdb.export.sheet import LINK
from factdb.plugins import Record
from factdb.types import Ruling

RATINGS: dict[str, tuple[int, str]] = {
    Ruling.CONFIRMED: (1, "Contradicts an earlier statement"),
    Ruling.OUTLET_ERROR: (2, "Misreported by an outlet"),
    Ruling.CHANGED_MIND: (3, "Changed position"),
    Ruling.EXPLAINED: (4, "Explained"),
    Ruling.ONLY_TIME_PASSED: (5, "Both stood in their time"),
    Ruling.NOT_A_CONTRADICTION: (5, "No contradiction"),
}
"""What a ruling says of the later statement: from 1, both cannot stand, to 5, both do."""

NO_REVIEWS = frozenset({Ruling.OPEN, Ruling.EXTRACTION_ERROR})
"""Nobody has ruled; or the machine misread, and what it read was claimed by nobody."""

_SCHEMA = "https://schema.org"
_KINDS = {"person": "Person", "body": "Organization", "outlet": "NewsMediaOrganization"}


def claimreview(records: Iterable[Record], out: TextIO) -> None:
    """Write one JSON-LD document with a ``ClaimReview`` for each finding that was ruled.

    Findings that are open, that were ruled an extraction error, or that no longer follow since a
    statement was corrected, are left out.

    Source: schema.org, ClaimReview, Claim; Google Search Central, "Fact check (ClaimReview)".

    Raises:
        UsageError: if a record is no finding.

    """
    reviews = _reviews(records)
    # A record that is no finding is told before anything is written.
    first = list(islice(reviews, 1))
    out.write(f'{{"@context":"{_SCHEMA}","@graph":[')
    for nth, review in enumerate(chain(first, reviews)):
        told = dumps(review, ensure_ascii=False, indent=1)
        out.write(",\n" if nth else "\n")
        out.write(told)
    out.write("]}\n")


def urn(id_: str) -> str:
    """Give an id of ours as an IRI that is the same in every database."""
    return f"urn:factdb:{id_}"


def _reviews(records: Iterable[Record]) -> Iterator[dict[str, Any]]:
    for record in records:
        if say.shape(record) != "finding":
            raise UsageError(
                "claimreview is for findings only",
                hint="factdb contradictions --ruling confirmed --format claimreview",
            )
        if record["ruling"] not in NO_REVIEWS and not record.get("lapsed_at"):
            yield _review(record)


def _review(record: Record) -> dict[str, Any]:
    later = record["b"]
    reviewed = {
        "@type": "ClaimReview",
        "@id": urn(record["id"]),
        "identifier": record["id"],
        "datePublished": (record.get("ruled_at") or "")[:10],
        "author": {"@type": "Person", "name": say.clean(record.get("ruled_by") or "")},
        "claimReviewed": say.clean(later["text"]),
        "itemReviewed": _claim(later),
        "reviewRating": _rating(record),
        "isBasedOn": _claim(record["a"]) if record["a"]["id"] != later["id"] else "",
    }
    if not reviewed["author"]["name"]:
        del reviewed["author"]
    return {name: value for name, value in reviewed.items() if value}


def _rating(record: Record) -> dict[str, Any]:
    value, told = RATINGS.get(record["ruling"], (0, say.clean(record["ruling"])))
    scale = {"ratingValue": value, "worstRating": 1, "bestRating": 5} if value else {}
    why = [say.clean(record["reason"]), say.clean(record.get("ruling_note") or "")]
    return {
        "@type": "Rating",
        **scale,
        "alternateName": told,
        "ratingExplanation": " ".join(part for part in why if part),
    }


def _claim(statement: Record) -> dict[str, Any]:
    printings = [_work(one) for one in _printings(statement)]
    claim = {
        "@type": "Claim",
        "@id": urn(statement["id"]),
        "text": say.clean(statement["text"]),
        "author": _author(statement),
        "datePublished": say.day(statement),
        "appearance": printings,
        "firstAppearance": printings[0],
    }
    return {name: value for name, value in claim.items() if value}


def _author(statement: Record) -> dict[str, Any]:
    """Say whose words they are; nothing of somebody who is not known."""
    if statement["kind"] == "assertion":
        name = say.clean(statement["outlet"])
        return {"@type": "NewsMediaOrganization", "name": name} if name else {}
    speaker = statement["speaker"]
    if not speaker:
        return {}
    kind, name = _KINDS[speaker["kind"]], say.clean(speaker["name"])
    role = say.clean(say.source_of(statement).get("role", ""))
    job = {"jobTitle": role} if role and kind == "Person" else {}
    return {"@type": kind, "@id": urn(speaker["id"]), "name": name, **job}


def _printings(statement: Record) -> list[Record]:
    """Give where the statement is printed, the earliest first; without its source, its report."""
    printings: list[Record] = say.source_of(statement).get("printings", [])
    return printings or [{**statement, "title": ""}]


def _work(printing: Record) -> dict[str, Any]:
    url, outlet = say.clean(printing["url"]), say.clean(printing["outlet"])
    publisher = {"@type": "NewsMediaOrganization", "name": outlet}
    work = {
        "@type": "NewsArticle",
        "@id": urn(printing["report"]),
        "headline": say.clean(printing["title"]),
        "url": url if LINK.fullmatch(url) else "",
        "datePublished": printing["published"],
        "publisher": publisher if outlet else "",
    }
    return {name: value for name, value in work.items() if value}
