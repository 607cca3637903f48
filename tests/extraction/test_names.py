"""A run of names is read whatever the parse makes of the words around it."""

from __future__ import annotations

from datetime import UTC, datetime

from spacy.tokens import Doc

from factdb.config import DEFAULT_MODEL
from factdb.extraction.names import named
from factdb.extraction.parse import load
from factdb.types import Report


def test_an_office_behind_the_name() -> None:
    """What hangs on it, and the name in apposition to that, reach no further than the name."""
    doc = Doc(
        load(DEFAULT_MODEL).vocab,
        words=["Signed", "with", "Arvia", "Ada", "Quill", "mayor"],
        heads=[0, 5, 1, 4, 2, 0],
        deps=["ROOT", "prep", "pobj", "compound", "appos", "dobj"],
        pos=["VERB", "ADP", "PROPN", "PROPN", "PROPN", "NOUN"],
        tags=["VBD", "IN", "NNP", "NNP", "NNP", "NN"],
        ents=["O", "O", "B-GPE", "B-PERSON", "I-PERSON", "O"],
    )

    found = named(doc, Report(doc.text, datetime(2026, 1, 1, tzinfo=UTC), outlet="A"), 3, 5)

    assert (found.mention.text, found.mention.title) == ("Ada Quill", "")
