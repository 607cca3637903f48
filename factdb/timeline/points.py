"""Points on a line of time: a statement, or one figure of it, on the day that it was said."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from factdb.errors import UsageError
from factdb.records import Record
from factdb.text.fold import words
from factdb.types import Relation, Ruling

_PERCENT = re.compile(r"\b(?:per ?cent|percentage)\b|%", re.IGNORECASE)
_TIME_PASSED = frozenset({Ruling.ONLY_TIME_PASSED})
_NOT_SO = frozenset({Ruling.NOT_A_CONTRADICTION, Ruling.EXTRACTION_ERROR})


@dataclass(frozen=True, slots=True)
class Link:
    """What is known of two statements: the earlier ``a``, the later ``b``.

    ``finding`` is the id of a stored conflict, "" for a relation at peace; ``ruling`` is what a
    person says of it.
    """

    a: str
    b: str
    relation: str
    score: float
    reason: str
    finding: str = ""
    ruling: str = Ruling.OPEN

    @property
    def kind(self) -> str:
        """Say how it is drawn: "conflict", "update", "same", or "" for not at all.

        A person's word counts for more than the machine's: what somebody ruled to be only time
        passing is an update, and what is no contradiction is not drawn.
        """
        if not Relation(self.relation).conflict:
            return self.relation if self.relation in {"update", "same"} else ""
        if self.ruling in _TIME_PASSED:
            return "update"
        return "" if self.ruling in _NOT_SO else "conflict"


def points(
    statements: Iterable[Record], links: Iterable[Link] = (), figure: str | None = None
) -> list[Record]:
    """Give a point for each statement, or for each of its figures that counts the thing asked for.

    Args:
        statements: records of the data contract.
        links: what is known between them; those that lead elsewhere are left out.
        figure: words that all name what is counted (`counts`); None: the statements themselves.

    Returns:
        Points in the order of the days on which they were said, as ``point.schema.json`` has them.

    """
    found = [
        (one, measured)
        for one in statements
        for measured in ([None] if figure is None else _counting(one, figure))
    ]
    among = {one["id"] for one, _ in found}
    drawn: dict[str, list[Record]] = defaultdict(list)
    for link in links:
        if link.kind and link.a != link.b and among >= {link.a, link.b}:
            drawn[link.a].append(_seen(link, link.b))
            drawn[link.b].append(_seen(link, link.a))
    placed = (_point(one, measured, drawn[one["id"]]) for one, measured in found)
    return sorted(placed, key=_place)


def counts(figure: Record, asked: str) -> bool:
    """Say whether a figure counts what was asked for: its thing and unit hold all the words.

    Singular and plural are one. A figure whose thing nobody names counts nothing that can be
    asked for by a word.

    >>> counts({"of": "Russian troops", "unit": ""}, "troops")
    True
    >>> counts({"of": "", "unit": ""}, "troops"), counts({"of": "", "unit": "%"}, "percent")
    (False, True)
    """
    wanted = _nouns(asked)
    return bool(wanted) and wanted <= _nouns(f"{figure['of']} {figure['unit']}")


def stems(asked: str) -> list[str]:
    """Give what stands in thing and unit of every figure that `counts` what was asked for.

    Raises:
        UsageError: if no word was asked for.

    >>> stems("the Armies")
    ['arm', 'the']

    """
    found = sorted(_stem(word) for word in _nouns(asked))
    if not found:
        raise UsageError(f"{asked!r} names nothing that can be counted", hint="--figure troops")
    return found


def series(found: Sequence[Mapping[str, Any]]) -> list[list[Mapping[str, Any]]]:
    """Part points by the unit of their figures, the most points first: units are never mixed."""
    by_unit: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for one in found:
        by_unit[one["figure"]["unit"] if one["figure"] else ""].append(one)
    return sorted(by_unit.values(), key=lambda group: -len(group))


def _counting(statement: Record, figure: str) -> Iterator[Record]:
    return (one for one in statement["figures"] if counts(one, figure))


def _nouns(text: str) -> set[str]:
    return {_singular(word) for word in words(_PERCENT.sub(" percent ", text))}


def _stem(noun: str) -> str:
    """Cut what a plural changes, and what a unit writes as a mark."""
    return "%" if noun == "percent" else noun.removesuffix("y")


def _singular(word: str) -> str:
    """Cut a plural's ending: only for finding out whether two words are one."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    ends = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if ends else word


def _seen(link: Link, other: str) -> Record:
    return {
        "kind": link.kind,
        "relation": str(link.relation),
        "score": round(link.score, 3),
        "reason": link.reason,
        "other": other,
        "later": other == link.b,
        "finding": link.finding or None,
        "ruling": str(link.ruling) if link.finding else None,
    }


def _point(statement: Record, figure: Record | None, links: list[Record]) -> Record:
    said = statement["said_on"]
    known = bool(said) and said["precision"] == "day"
    return {
        "id": statement["id"],
        "day": said["first"] if known else str(statement["published"])[:10],
        "day_is": "said" if known else "published",
        "figure": figure,
        "links": sorted(links, key=lambda one: (one["kind"], one["other"])),
        "statement": statement,
    }


def _place(point: Record) -> tuple[Any, ...]:
    one, figure = point["statement"], point["figure"]
    return point["day"], one["published"], one["id"], figure["start"] if figure else 0
