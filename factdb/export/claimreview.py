"""ClaimReview: what people ruled of findings, as JSON-LD that search engines and archives read.

The claim is the later of the two statements; the review says how it stands to the earlier one, not
which of them is true. It says so in words and gives no number: from 1 to 5 is read as false to
true, and as the speaker's fault. Its JSON Schema is ``docs/reference/claimreview.schema.json``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from json import dumps
from typing import Any, TextIO

from factdb.errors import UsageError
from factdb.export import phrases as say
from factdb.export.sheet import LINK
from factdb.plugins import Record
from factdb.types import Ruling

RATINGS: dict[str, str] = {
    Ruling.CONFIRMED: "Contradicts an earlier statement",
    Ruling.CHANGED_MIND: "Changed position",
    Ruling.EXPLAINED: "Explained",
    Ruling.ONLY_TIME_PASSED: "Both stood in their time",
    Ruling.NOT_A_CONTRADICTION: "No contradiction",
}
"""What a ruling says of the later statement."""

NO_REVIEWS = frozenset({Ruling.OPEN, Ruling.EXTRACTION_ERROR, Ruling.OUTLET_ERROR})
"""Nobody has ruled; or the machine misread; or an outlet did: then the speaker did not claim it,
and which of the two outlets is wrong the ruling does not say."""

_LOGIN = re.compile(r"[a-z_][a-z0-9_-]*\$?")
"""What a machine calls its users. Source: shadow-utils, useradd(8), "Caveats"."""

_SCHEMA = "https://schema.org"
_KINDS = {"person": "Person", "body": "Organization", "outlet": "NewsMediaOrganization"}


def claimreview(records: Iterable[Record], out: TextIO) -> None:
    """Write one JSON-LD document with a ``ClaimReview`` for each finding that was ruled.

    Findings that are open, that were ruled an error of the extraction or of an outlet, or that no
    longer follow since a statement was corrected, are left out.

    Source: schema.org, ClaimReview, Claim; Google Search Central, "Fact check (ClaimReview)".

    Raises:
        UsageError: if a record is no finding, or was ruled by nobody who has a name.

    """
    # What cannot be published is told before anything is written.
    reviews = list(_reviews(records))
    out.write(f'{{"@context":"{_SCHEMA}","@graph":[')
    for nth, review in enumerate(reviews):
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
        "author": {"@type": "Person", "name": _reviewer(record)},
        "claimReviewed": _words(later),
        "itemReviewed": _claim(later),
        "reviewRating": _rating(record),
        "isBasedOn": _claim(record["a"]) if record["a"]["id"] != later["id"] else "",
    }
    return {name: value for name, value in reviewed.items() if value}


def _reviewer(record: Record) -> str:
    """Name who answers for the review: a person, not the account of a machine.

    Raises:
        UsageError: if nobody is named, or only an account is.

    """
    name = say.clean(record.get("ruled_by") or "")
    if name and not _LOGIN.fullmatch(name):
        return name
    told = f"only by the account “{name}”" if name else "by nobody who is named"
    raise UsageError(
        f"{record['id']} was ruled {told}; a review is published under a name",
        hint=f'factdb rule {record["id"]} {record["ruling"]} --by "First Last"',
    )


def _rating(record: Record) -> dict[str, Any]:
    why = [say.clean(record["reason"]), say.clean(record.get("ruling_note") or "")]
    return {
        "@type": "Rating",
        "alternateName": RATINGS.get(record["ruling"]) or say.clean(record["ruling"]),
        "ratingExplanation": " ".join(part for part in why if part),
    }


def _claim(statement: Record) -> dict[str, Any]:
    printings = [_work(one) for one in _printings(statement)]
    claim = {
        "@type": "Claim",
        "@id": urn(statement["id"]),
        "text": _words(statement),
        "author": _author(statement),
        "datePublished": say.day(statement),
        "appearance": printings,
        "firstAppearance": printings[0],
    }
    return {name: value for name, value in claim.items() if value}


def _words(statement: Record) -> str:
    """Give what is claimed: of a denial the denial, of a few words their sentence."""
    return say.whole(statement) or say.claimed(statement)


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
