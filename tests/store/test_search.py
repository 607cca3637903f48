"""The index of words follows what it is about, in both databases, by itself."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from factdb.store.engine import connect
from factdb.store.lookup import open_lookup
from tests.store.conftest import CONTENT
from tests.store.values import ANNA


def change(url: str, *queries: str) -> None:
    """Change a database past all our code."""
    engine = connect(url)
    with engine.begin() as connection:
        for query in queries:
            connection.execute(text(query))
    engine.dispose()


def found(url: str, words: str) -> set[str]:
    """Search for words."""
    with open_lookup(url) as lookup:
        return {one["id"] for one in lookup.search(words)}


CHANGES = [
    (f"UPDATE actor SET name = 'Zebra Kovács' WHERE id = '{ANNA.id}'", {"trams", "denial"}),
    (f"UPDATE report SET title = 'A zebra' WHERE key = '{CONTENT.first.id}'", {"trams"}),
    (f"UPDATE statement SET sentence = 'A zebra.' WHERE id = '{CONTENT.refusal.id}'", {"refusal"}),
    (f"UPDATE statement SET speaker_id = NULL WHERE id = '{CONTENT.denial.id}'", set()),
]


@pytest.mark.parametrize(("query", "names"), CHANGES, ids=["actor", "title", "words", "speaker"])
def test_changes_are_followed(filled: str, query: str, names: set[str]) -> None:
    """A name, a title or words that change are found under the new ones only."""
    assert found(filled, "zebra") == set()
    change(filled, query)

    assert found(filled, "zebra") == {getattr(CONTENT, name).id for name in names}


def test_a_speaker_who_goes_takes_the_name_along(filled: str) -> None:
    """A statement is not found by the name of one who no longer speaks it."""
    query = "UPDATE statement SET speaker_id = NULL, sentence = text, sentence_start = start"
    assert CONTENT.trams.id in found(filled, "Anna trams")
    change(filled, query)

    assert found(filled, "Anna trams") == set()


def test_deleting_is_followed(filled: str) -> None:
    """What is gone is not found."""
    parts = ("figure", "statement_date", "statement_speaker", "statement_key", "match", "finding")
    change(filled, *(f"DELETE FROM {part}" for part in parts), "DELETE FROM statement")

    assert found(filled, "trams") == set()


STEMS = [
    ("running", True),
    ("runs", True),
    ("TRAM", True),
    ("Kovacs", True),
    ("kovács", True),
    ("ran", False),
    ("tra", False),
]


@pytest.mark.parametrize(("word", "there"), STEMS)
def test_endings_case_and_accents(filled: str, word: str, there: bool) -> None:
    """They do not matter, on both databases alike; the middle of a word is no word."""
    assert (CONTENT.trams.id in found(filled, word)) is there
