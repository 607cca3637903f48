"""JSON-LD: ClaimReview by its schema, Web Annotations whose selectors find the words."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from factdb import records
from factdb.errors import UsageError
from factdb.export.annotation import annotation
from factdb.export.claimreview import NO_REVIEWS, RATINGS, claimreview
from factdb.types import Finding, Kind, Ruling, Stance, Words
from tests.export.conftest import Make
from tests.export.handed import BITES, SHA, ruled, sourced

Record = dict[str, Any]
SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "reference" / "claimreview.schema.json").read_text(
        "utf-8"
    )
)


def written(exporter: Callable[..., None], *given: Record) -> Any:
    """Give what an exporter writes, read again."""
    out = StringIO()
    exporter(given, out)
    return json.loads(out.getvalue())


def valid(document: Any) -> Any:
    """Hold a document against the shipped schema."""
    Draft202012Validator(SCHEMA).validate(document)
    return document


def test_the_schema_is_one() -> None:
    """The shipped schema is a JSON Schema, and refuses what is no review."""
    Draft202012Validator.check_schema(SCHEMA)
    assert not Draft202012Validator(SCHEMA).is_valid({"@context": "https://schema.org"})


def test_a_review_says_what_was_ruled(finding: Finding) -> None:
    """The later statement is reviewed, the earlier one is what it is held against."""
    (review,) = valid(written(claimreview, ruled(records.finding(finding))))["@graph"]

    assert review["@id"] == f"urn:factdb:{finding.id}"
    assert review["itemReviewed"]["@id"] == "urn:factdb:s-bbbbbbbbbbbb"
    assert review["isBasedOn"]["@id"] == "urn:factdb:s-aaaaaaaaaaaa"
    assert review["itemReviewed"]["author"]["jobTitle"] == "minister of Velm"
    assert review["itemReviewed"]["appearance"][0] == review["itemReviewed"]["firstAppearance"]
    assert review["author"] == {"@type": "Person", "name": "Mira Falk"}
    assert review["datePublished"] == "2026-03-09"
    assert review["reviewRating"]["alternateName"] == "Contradicts an earlier statement"
    assert "ratingValue" not in review["reviewRating"]
    assert "asked both" in review["reviewRating"]["ratingExplanation"]
    assert finding.judgement.reason in review["reviewRating"]["ratingExplanation"]


@pytest.mark.parametrize("ruling", [*Ruling, "of our own"])
def test_every_ruling_has_its_rating(finding: Finding, ruling: str) -> None:
    """What nobody ruled, and what was claimed by nobody, is no review."""
    graph = valid(written(claimreview, ruled(records.finding(finding), ruling)))["@graph"]

    assert len(graph) == (0 if ruling in NO_REVIEWS else 1)
    assert NO_REVIEWS | RATINGS.keys() == set(Ruling)


@pytest.mark.parametrize("by", ["root", "www-data", "", None])
def test_a_review_has_an_author_with_a_name(finding: Finding, by: str | None) -> None:
    """The account of a machine is nobody who can answer for it; nothing is written then."""
    out = StringIO()
    good, bad = (ruled(records.finding(finding), ruled_by=one) for one in ("Mira", by))

    with pytest.raises(UsageError, match="under a name") as refused:
        claimreview([good, bad], out)

    assert refused.value.hint == f'factdb rule {finding.id} confirmed --by "First Last"'
    assert out.getvalue() == ""


def test_a_claim_is_what_was_said(statement: Make, finding: Finding) -> None:
    """Who denies something does not claim it, and a few words are told by their sentence."""
    sentence = "Police denied that gas had been used."
    denied = records.statement(
        statement(
            kind=Kind.INDIRECT,
            text="gas had been used",
            start=19,
            end=36,
            cue=Words("denied", 7, 13),
            stance=Stance.DENY,
            sentence=Words(sentence, 0, len(sentence)),
        )
    )

    (review,) = written(claimreview, {**ruled(records.finding(finding)), "b": denied})["@graph"]

    assert review["claimReviewed"] == review["itemReviewed"]["text"] == sentence


def test_printings_are_appearances(finding: Finding) -> None:
    """The earliest printing is the first appearance."""
    record = ruled(records.finding(finding))
    (later,) = record["b"]["source"]["printings"]
    earlier = {**later, "report": "r-aaaaaaaaaaaa", "published": "2026-03-01T00:00:00+00:00"}
    record["b"]["source"]["printings"] = [earlier, later]

    (review,) = valid(written(claimreview, record))["@graph"]

    assert len(review["itemReviewed"]["appearance"]) == 2
    assert review["itemReviewed"]["firstAppearance"]["@id"] == "urn:factdb:r-aaaaaaaaaaaa"


def test_bare_findings_are_valid(statement: Make, finding: Finding) -> None:
    """Without sources, speakers or links."""
    bare = records.statement(
        statement(id="s-cccccccccccc", speaker=None, url="", outlet="", kind=Kind.ASSERTION)
    )
    sides = {"a": bare, "b": {**bare, "text": BITES}}
    record = {**records.finding(finding, "confirmed"), **sides, "ruled_by": "Mira Falk"}

    valid(written(claimreview, record, record))


def test_an_annotation_finds_its_words(statement: Make) -> None:
    """By the words and what stands beside them, and by their place in the stored text."""
    page = written(annotation, sourced(records.statement(statement())))
    (item,) = page["items"]
    quote, position = item["target"]["selector"]

    assert (page["@context"], page["type"]) == (
        "http://www.w3.org/ns/anno.jsonld",
        "AnnotationPage",
    )
    assert item["id"] == "urn:factdb:s-0123456789ab"
    assert quote == {
        "type": "TextQuoteSelector",
        "exact": "We will not raise taxes by £2m.",
        "prefix": "She said: ",
        "suffix": " Then she left.",
    }
    assert position == {"type": "TextPositionSelector", "start": 10, "end": 41}
    assert item["target"]["source"] == "https://courier.example/1"
    assert item["target"]["state"]["cached"] == f"urn:sha256:{SHA}"


def test_both_sides_of_a_finding_are_annotated(finding: Finding) -> None:
    """Each under an id of its own, with the reason."""
    page = written(annotation, ruled(records.finding(finding)))

    assert [one["id"] for one in page["items"]] == [
        f"urn:factdb:{finding.id}:a",
        f"urn:factdb:{finding.id}:b",
    ]
    assert all(finding.judgement.reason in one["body"]["value"] for one in page["items"])


@pytest.mark.parametrize("exporter", [claimreview, annotation])
def test_other_records_have_no_place(exporter: Callable[..., None]) -> None:
    """An error that says what does, before anything is written."""
    out = StringIO()

    with pytest.raises(UsageError, match="only"):
        exporter([{"database": "x.db"}], out)

    assert out.getvalue() == ""


@pytest.mark.parametrize("exporter", [claimreview, annotation])
def test_nothing_is_a_document_too(exporter: Callable[..., None]) -> None:
    """No records: an empty one."""
    assert list(written(exporter).values())[1:2] in ([[]], ["AnnotationPage"])
