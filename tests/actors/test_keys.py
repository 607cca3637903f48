"""Spellings of one name meet; names of two do not, however alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.actors.keys import actor_keys, initials, key, role_key, surname
from factdb.types import Actor, ActorKind, Role

SAME = [
    ("Volodymyr Zelenskyy", "Volodymyr Zelenskiy"),
    ("Volodymyr Zelensky", "Vladimir Zelenskyi"),
    ("Denys Shmygal", "Denys Shmyhal"),
    ("Viktor Orbán", "Victor ORBAN"),
    ("Joe Bramble", "Joseph R. Bramble"),
    ("Yuliya Tymova", "Yulia Timova"),
    ("Bashar al-Quill", "Bashar Quill"),
    ("Otis Bramble Jr.", "Otis Bramble, junior"),
    ("Kim Pell-Marsh", "Kim Pell Marsh"),
    ("Russia’s Foreign Ministry", "the Russian Ministry of Foreign Affairs"),
    ("US State Department", "United States Department of State"),
    ("WHO", "World Health Organisation"),
    ("the U.N.", "United Nations"),
    ("AFP", "Agence France-Presse"),
    ("The Washington Post", "Washington Post"),
    ("Moscow", "Government of Russia"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_same(a: str, b: str) -> None:
    """Two spellings of one name have one key."""
    assert key(a) == key(b)


OTHER = [
    ("South Korea", "North Korea"),
    ("Otis Bramble", "Otis Brambell"),
    ("Otis Bramble", "Ada Bramble"),
    ("Otis Bramble Jr.", "Otis Bramble"),
    ("John Smith", "John Smyth"),
    ("Russian Foreign Ministry", "Russian Defence Ministry"),
    ("Russian Foreign Ministry", "Norwegian Foreign Ministry"),
    ("University of Otterburn", "Otterburn University"),
    ("Otterburn Bank", "Bank of Otterburn"),
    ("Niger Army", "Nigeria Army"),
]


@pytest.mark.parametrize(("a", "b"), OTHER)
def test_other(a: str, b: str) -> None:
    """Two names have two keys."""
    assert key(a) != key(b)


@given(st.text(max_size=30))
def test_settled(name: str) -> None:
    """A key is its own key, whatever the name."""
    assert key(key(name)) == key(name)


SURNAMES = [
    ("Ada Marsh-Quill", "marsh quill"),
    ("Otis Bramble Jr.", "bramble"),
    ("Volodymyr Zelenskiy", "zelensky"),
    ("Denzel Washington", "washington"),
    ("", ""),
]


@pytest.mark.parametrize(("name", "last"), SURNAMES)
def test_surname(name: str, last: str) -> None:
    """The last word counts, with its hyphens, without "Jr."; a surname is no capital."""
    assert surname(name) == last


def test_initials() -> None:
    """Middle initials are told apart from names."""
    assert initials("Ada W. Quill") == ("w",)
    assert initials("Ada Quill") == initials("A. Quill") == ()


def test_actor_keys() -> None:
    """An actor is found by names, surnames and offices."""
    actor = Actor(
        "a-1",
        "Joe Bramble",
        ActorKind.PERSON,
        ("Bramble",),
        (Role("president", "NO"), Role("chair")),
    )

    assert actor_keys(actor) == {"joseph bramble", "bramble", role_key("president", "NO")}
