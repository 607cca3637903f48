"""Everything that a person needs to see of a finding to rule on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from factdb.review.differences import Spans, differing
from factdb.store.lookup import Lookup

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two statements.

    ``statement`` is the record of ``factdb show``; ``office`` the role that the speaker had on the
    day of the report or nearest to it, None where no report says; ``printings`` the other places
    where the same was printed; ``lit`` the places in the words that differ from the other side.
    """

    statement: Record
    office: Record | None
    printings: tuple[Record, ...]
    lit: Spans


@dataclass(frozen=True, slots=True)
class Case:
    """A finding as it is put before a reviewer.

    One side where the finding is a doubt about one statement, else two, the earlier first.
    ``similar`` are records of ``factdb.store.lookup.Lookup.similar``, the last ruled first.
    """

    finding: Record
    sides: tuple[Side, ...]
    similar: tuple[Record, ...]

    @property
    def id(self) -> str:
        """The id of the finding."""
        return str(self.finding["id"])

    @property
    def notes(self) -> tuple[Record, ...]:
        """What colleagues noted, the oldest first; what was taken back is left out."""
        log = self.finding["log"]
        return tuple(one for one in log if one["what"] == "note" and _stands(one, log))

    def precedents(self) -> Counter[str]:
        """Count how similar findings were ruled."""
        return Counter(one["ruling"] for one in self.similar)


def case(lookup: Lookup, finding_id: str) -> Case:
    """Put together what is known of a finding.

    Raises:
        NotFoundError: if there is no such finding.

    """
    finding = lookup.show(finding_id)
    a, b = finding["a"], finding["b"]
    lit = differing(a["text"], b["text"])
    pairs = [(a, lit[0]), (b, lit[1])] if a["id"] != b["id"] else [(a, ())]
    sides = tuple(_side(lookup.show(one["id"]), where) for one, where in pairs)
    return Case(finding, sides, tuple(lookup.similar(finding["id"])))


def _stands(entry: Record, log: Sequence[Record]) -> bool:
    """Say whether nobody took an entry back, or somebody took that back in turn."""
    return not any(one["undoes"] == entry["id"] and _stands(one, log) for one in log)


def _side(shown: Record, lit: Spans) -> Side:
    roles = (shown["actor"] or {}).get("roles", ())
    alike = tuple(one for one in shown["matches"] if one["relation"] == "same")
    return Side(shown, office_on(roles, shown["published"][:10]), alike, lit)


def office_on(roles: Sequence[Record], day: str) -> Record | None:
    """Choose the office that somebody had on a day.

    Args:
        roles: each with ``title``, ``of``, and the days ``first`` and ``last`` on which it was
            printed, ``YYYY-MM-DD`` or None where nobody knows.
        day: ``YYYY-MM-DD``.

    Returns:
        The role whose days hold the day, the one that began last among several; else the last
        that was printed before it, else the first that was printed after; None without any.

    """
    begun = [role for role in roles if (role["first"] or "") <= day]
    holding = [role for role in begun if (role["last"] or "9999") >= day]
    return max(holding or begun, key=_recent, default=min(roles, key=_recent, default=None))


def _recent(role: Record) -> tuple[str, str, str, str]:
    return role["first"] or "", role["last"] or "", role["title"], role["of"]
