"""Who goes by a name. Light: look-ups use it, and imports the folding of names when asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from factdb.errors import AmbiguousError, NotFoundError
from factdb.store.contract import among
from factdb.store.drivers import Driver

NEAR = 75
"""How like a name must be written to be suggested, in percent of RapidFuzz's ``ratio``."""

_MEMBER = "actor IN (SELECT actor FROM v_members WHERE {})"
_NAMED = "key = :key OR surname = :key"

SUGGESTIONS = 3


def find(driver: Driver, name: str) -> str:
    """Give the id of the one actor that goes by a name.

    Tried in turn, the first that fits somebody counts: an id or its beginning, the name or surname
    in any spelling, the government of a country ("Russia"), the office ("Hungarian prime
    minister", "finance minister"), a part of the name. An actor that was merged into another is
    found as that one.

    Raises:
        NotFoundError: if nobody fits; the hint tells who nearly does.
        AmbiguousError: if several do; ``choices`` are their names, kinds and ids.

    """
    for clause, parameters in chain(_as_printed(driver, name), _ways(name)):
        found = sorted(_actors(driver, clause, parameters))
        if len(found) == 1:
            return found[0]
        if found:
            raise AmbiguousError(f"{name} is the name of several", _described(driver, found))
    raise NotFoundError(f"nobody is known by the name {name}", hint=_nearly(driver, name))


def words_of(name: str) -> str:
    """Give a name in the form in which names are kept."""
    from factdb.actors.keys import key
    from factdb.text.fold import fold

    return key(name) or fold(name)


def _as_printed(driver: Driver, name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Look up an id, and the form of a name that is stored as it is written: nothing is loaded."""
    yield _MEMBER.format("id = :name"), {"name": name}
    for row in list(
        driver.rows("SELECT key FROM v_names WHERE name = :name LIMIT 1", {"name": name})
    ):
        yield _NAMED, {"key": row["key"]}


def _ways(name: str) -> Iterable[tuple[str, dict[str, str]]]:
    """Give the ways to look a name up, the surest first."""
    from factdb.actors.keys import key, role_key
    from factdb.text.fold import fold
    from factdb.text.naming import read_office
    from factdb.text.places import country

    words = fold(name)
    if not words:
        return
    folded = key(name)
    office = read_office(name.split())
    if name.startswith("a-"):
        yield _MEMBER.format("id >= :name AND id < :name || 'g'"), {"name": name}
    if folded:
        yield _NAMED, {"key": folded}
    if country(name):
        yield "key = :key", {"key": key(f"Government of {name}")}
    if office.title:
        held = "actor IN (SELECT actor FROM v_roles WHERE {})"
        if office.of:
            role = role_key(office.title, office.of)
            yield held.format("key = :role"), {"role": role}
        else:
            yield held.format("title = :title"), {"title": office.title}
    for part in dict.fromkeys(filter(None, (words, folded))):
        yield "' ' || key || ' ' LIKE :part", {"part": f"% {part} %"}


def _actors(driver: Driver, clause: str, parameters: dict[str, str]) -> set[str]:
    rows = driver.rows(f"SELECT DISTINCT actor FROM v_names WHERE {clause}", parameters)
    return {row["actor"] for row in rows}


def _described(driver: Driver, ids: list[str]) -> tuple[str, ...]:
    clause, parameters = among("id", ids)
    rows = driver.rows(
        f"SELECT id, name, kind FROM v_actors WHERE {clause} ORDER BY name", parameters
    )
    return tuple(f"{row['name']} ({row['kind']}, {row['id']})" for row in rows)


def _nearly(driver: Driver, name: str) -> str:
    """Suggest names that are written nearly so, in whole or in their last word."""
    from rapidfuzz import fuzz, process

    from factdb.actors.keys import key

    rows = list(driver.rows("SELECT name, key, surname FROM v_names ORDER BY name", {}))
    written = [(form, row["name"]) for row in rows for form in (row["key"], row["surname"]) if form]
    near = process.extract(
        key(name), [form for form, _ in written], scorer=fuzz.ratio, limit=10, score_cutoff=NEAR
    )
    names = list(dict.fromkeys(written[place][1] for *_, place in near))[:SUGGESTIONS]
    return f"did you mean {' or '.join(names)}?" if names else NotFoundError.hint
