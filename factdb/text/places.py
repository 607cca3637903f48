"""Which country a name stands for, and which body a by-name such as "the Kremlin" means.

Countries, capitals and demonyms come from the library countryinfo; ``words/countries.tsv`` sets
right what it lacks, gets wrong, or cannot know to be ambiguous. By-names of bodies are those of
``words/metonyms.tsv``. A name that means several things has no answer here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from factdb.text.fold import fold
from factdb.text.words import table

_ARTICLE = re.compile(r"^the ")
_POSSESSIVE = re.compile(r"(?:'s|(?<=s)')$")
_AROUND = re.compile(r"^[Tt]he |['’](?:s)?$")
_UNSAID = "-"
_REMEMBERED = 16_384
"""Names whose answer is kept: the same few come again and again."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a name says of a country.

    ``code`` is ISO 3166-1 alpha-2, or one of its reserved codes "EU" (European Union) and "XK"
    (Kosovo). ``how`` is "name", "capital" or "demonym".
    """

    code: str
    how: str


@dataclass(frozen=True, slots=True)
class Body:
    """A body that a by-name means.

    ``country`` is a code as in `Place`. ``kind`` is "government", "office" (of a head of state or
    of government), "ministry", "parliament", "force", "agency" or "union".
    """

    name: str
    country: str
    kind: str


@lru_cache(maxsize=_REMEMBERED)
def country(name: str) -> str | None:
    """Give the code of the country that a name, capital, demonym, abbreviation or metonym means.

    Case does not matter, but for names that are common words without their capital letter ("us",
    "polish", "turkey"). "the" and "'s" do not matter. None for what is no country's name, and for
    what is several's: "Georgia" (a state of the US too), "Congo", "Korean", "Jerusalem".
    "Brussels" is the EU, as news uses it.

    >>> [country(name) for name in ("Moscow", "Hungarian", "the U.S.", "the Kremlin’s", "us")]
    ['RU', 'HU', 'US', 'RU', None]
    """
    if found := place(name):
        return found.code
    body = _by_name(name)
    return body.country if body else None


@lru_cache(maxsize=_REMEMBERED)
def place(name: str) -> Place | None:
    """Give the country that a name, capital, demonym or abbreviation means; no metonyms.

    >>> place("Danish")
    Place(code='DK', how='demonym')
    """
    key = _key(name)
    if key in _cased() and not _as_printed(name):
        return None
    return _places().get(key) or _people(key)


def metonym(name: str) -> Body | None:
    """Give the body that a by-name means, and for a capital its country's government.

    Whether "Moscow" is the city or the government is the caller's to say from the context.

    >>> metonym("Moscow")
    Body(name='Government of Russia', country='RU', kind='government')
    """
    if body := _by_name(name):
        return body
    seat = place(name)
    return government(seat.code) if seat and seat.how == "capital" else None


def government(code: str) -> Body:
    """Give a country's government.

    Raises:
        KeyError: if there is no such country.

    >>> government("US").name
    'Government of the United States'

    """
    if code == "EU":
        return Body("European Union", code, "union")
    return Body(f"Government of {_short_names()[code]}", code, "government")


def _key(name: str) -> str:
    return _ARTICLE.sub("", _POSSESSIVE.sub("", fold(name)))


def _as_printed(name: str) -> bool:
    """Say whether a name that is also a common word has its capitals: "US", "TURKEY", not "Us"."""
    bare = _AROUND.sub("", name.strip())
    return bare.isupper() or bare in _cased()[_key(name)]


def _people(key: str) -> Place | None:
    """Give the country whose demonym this is the plural of: "Hungarians"."""
    one = _places().get(key[:-1]) if key.endswith("s") else None
    return one if one and one.how == "demonym" else None


def _by_name(name: str) -> Body | None:
    """Give the body of ``words/metonyms.tsv``; by-names keep their capitals ("the beehive")."""
    return None if name.islower() else _bodies().get(_key(name))


@cache
def _places() -> Mapping[str, Place]:
    """Give every name that means one country only, the override table before the library."""
    told: dict[str, set[Place]] = defaultdict(set)
    for name, found in _library():
        told[_key(name)].add(found)
    known = {name: _one(found) for name, found in told.items()}
    for name, code, how, *_ in table("countries"):
        if how != "short":
            known[_key(name)] = None if code == _UNSAID else Place(code, how)
    return {name: found for name, found in known.items() if found}


def _one(found: set[Place]) -> Place | None:
    """Give the first of several ways to mean one country, None if it is several countries."""
    if len({one.code for one in found}) > 1:
        return None
    return max(found, key=lambda one: one.how)  # "name" before "demonym" before "capital"


@cache
def _cased() -> Mapping[str, frozenset[str]]:
    rows = (row for row in table("countries") if row[-1] == "cased")
    printed: dict[str, frozenset[str]] = {}
    for name, *_ in rows:
        printed[_key(name)] = printed.get(_key(name), frozenset()) | {name}
    return printed


@cache
def _short_names() -> Mapping[str, str]:
    names: dict[str, str] = {}
    for info in _countries():
        names.setdefault(info["ISO"]["alpha2"], info["name"])
    short = {code: name for name, code, how, *_ in table("countries") if how == "short"}
    return {**names, **short}


@cache
def _bodies() -> Mapping[str, Body]:
    return {_key(name): Body(body, code, kind) for name, body, code, kind in table("metonyms")}


def _library() -> Iterator[tuple[str, Place]]:
    for info in _countries():
        code = info["ISO"]["alpha2"]
        for name in (info["name"], *info.get("altSpellings", ())):
            if len(name.strip()) > 3:  # the rest are codes: IT, IN, CAN
                yield name, Place(code, "name")
        if capital := info.get("capital"):
            yield capital, Place(code, "capital")
        for demonym in re.split(r",|/| and ", info.get("demonym") or ""):
            if demonym:
                yield demonym, Place(code, "demonym")


def _countries() -> Iterator[Mapping[str, Any]]:
    from countryinfo import all_countries

    for one in all_countries():
        info: Mapping[str, Any] = one.info()
        # Serbia and Montenegro, the Netherlands Antilles: gone, but still in the library.
        if info["ISO"].get("alpha2") not in ("", None, "CS", "AN") and isinstance(
            info.get("capital"), str | None
        ):
            yield info
