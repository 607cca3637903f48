"""Names of countries, and the bodies that by-names mean."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.text.places import Place, country, government, metonym, place
from factdb.text.words import table

KNOWN = [
    ("Moscow", "RU"),
    ("Russian", "RU"),
    ("Russians", "RU"),
    ("Russia’s", "RU"),
    ("the Kremlin", "RU"),
    ("Kiev", "UA"),
    ("Kyiv", "UA"),
    ("U.S.", "US"),
    ("US", "US"),
    ("the United States", "US"),
    ("American", "US"),
    ("Washington", "US"),
    ("UK", "GB"),
    ("Britain", "GB"),
    ("British", "GB"),
    ("Downing Street", "GB"),
    ("Belarusian", "BY"),
    ("Belarussian", "BY"),
    ("South Korean", "KR"),
    ("North Korea", "KP"),
    ("DR Congo", "CD"),
    ("Georgian", "GE"),
    ("Tbilisi", "GE"),
    ("Indian", "IN"),
    ("French", "FR"),
    ("the Élysée", "FR"),
    ("Czechia", "CZ"),
    ("TURKEY", "TR"),
    ("Türkiye", "TR"),
    ("Polish", "PL"),
    ("Danes", "DK"),
    ("Kosovo", "XK"),
    ("EU", "EU"),
    ("Brussels", "EU"),
    ("the Netherlands", "NL"),
    ("Burma", "MM"),
]

UNKNOWN = [
    "us",
    "Us",
    "turkey",
    "polish",
    "china",
    "male",
    "it",
    "in",
    "can",
    "Georgia",
    "Congo",
    "Congolese",
    "Korean",
    "Dominican",
    "Jerusalem",
    "Victoria",
    "island",
    "the beehive",
    "",
    "the",
    "Atlantis",
]

BODIES = [
    ("the Kremlin", "Kremlin", "RU"),
    ("Moscow", "Government of Russia", "RU"),
    ("Washington", "Government of the United States", "US"),
    ("London", "Government of the United Kingdom", "GB"),
    ("No 10", "Office of the Prime Minister of the United Kingdom", "GB"),
    ("No. 10", "Office of the Prime Minister of the United Kingdom", "GB"),
    ("the Pentagon", "United States Department of Defense", "US"),
    ("Foggy Bottom", "United States Department of State", "US"),
    ("Whitehall", "Government of the United Kingdom", "GB"),
    ("Brussels", "European Union", "EU"),
    ("Beijing", "Government of China", "CN"),
    ("The Hague", "Government of the Netherlands", "NL"),
    ("Prague", "Government of the Czech Republic", "CZ"),
]


@pytest.mark.parametrize(("name", "code"), KNOWN)
def test_country(name: str, code: str) -> None:
    """Names, capitals, demonyms, abbreviations and metonyms all lead to the country."""
    assert country(name) == code


@pytest.mark.parametrize("name", UNKNOWN)
def test_no_country(name: str) -> None:
    """Common words and names of several things lead nowhere."""
    assert country(name) is None


@pytest.mark.parametrize(("name", "body", "code"), BODIES)
def test_metonym(name: str, body: str, code: str) -> None:
    """By-names and capitals mean bodies."""
    found = metonym(name)

    assert found is not None
    assert (found.name, found.country) == (body, code)


@pytest.mark.parametrize("name", ["Russian", "Russia", "Boston", "kremlin", "Chancellery"])
def test_no_metonym(name: str) -> None:
    """A demonym or a country's own name is no by-name, nor is what several bodies share."""
    assert metonym(name) is None


def test_place_says_how() -> None:
    """A caller can tell a capital from a demonym."""
    assert place("Budapest") == Place("HU", "capital")
    assert place("Hungarian") == Place("HU", "demonym")
    assert place("the Kremlin") is None


def test_every_country_has_a_government() -> None:
    """Whatever code a name leads to, `government` knows it."""
    codes = {row[1] for row in table("countries")} - {"-"}

    assert all(government(code).country == code for code in codes)


def test_table_rows_are_whole() -> None:
    """Each row has its columns, and each by-name a known kind."""
    kinds = {"government", "office", "ministry", "parliament", "force", "agency", "union"}

    assert all(len(row) in (3, 4) for row in table("countries"))
    assert all(len(row) == 4 and row[3] in kinds for row in table("metonyms"))


def test_light() -> None:
    """Looking a country up loads neither numpy nor spaCy."""
    code = (
        "import sys; from factdb.text.places import country; country('Oslo'); print(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()

    assert not {"numpy", "spacy", "pydantic"} & set(loaded)


@given(st.text(max_size=30))
def test_any_name(name: str) -> None:
    """Any words at all have an answer or none, and it is a code of two letters."""
    code = country(name)

    assert code is None or (len(code) == 2 and code.isupper())
