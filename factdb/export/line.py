"""What a line of time is made of, for the terminal and for the picture: words, scales, links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from factdb.export import phrases as say
from factdb.export.markdown import escape
from factdb.plugins import Record

MARKS = {"conflict": "≠", "update": "→", "updated": "←", "same": "="}
"""How a link is marked in words: in conflict with, later updated by, an update of, the same as."""

_MEASURED = ("text", "low", "high", "unit", "of", "approx")

MEANING = {
    "conflict": "≠n in conflict with n",
    "update": "→n updated by n",
    "updated": "←n an update of n",
    "same": "=n the same as n",
}


@dataclass(frozen=True, slots=True)
class Scale:
    """A place in [0, 1] for each value between two; all in the middle where there is one only."""

    low: float
    high: float

    def at(self, value: float) -> float:
        """Give the place of a value; outside of the scale, its end."""
        if self.high == self.low:
            return 0.5
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))


def days(points: Sequence[Record]) -> Scale:
    """Give the scale of the days of points."""
    found = [ordinal(one) for one in points]
    return Scale(min(found), max(found))


def ordinal(point: Record) -> int:
    """Count a point's day, for a scale."""
    return date.fromisoformat(point["day"]).toordinal()


def values(points: Sequence[Record]) -> Scale:
    """Give the scale of the bounds of figures."""
    found = [value for one in points for value in bounds(one)]
    return Scale(min(found), max(found))


def bounds(point: Record) -> list[float]:
    """Give the bounds of a figure that the words give: one or two."""
    figure = point["figure"]
    return [value for value in (figure["low"], figure["high"]) if value is not None]


def lane(point: Record) -> str:
    """Name who speaks, for the lane of a statement."""
    return say.speaker(point["statement"])


def numbers(points: Sequence[Record]) -> dict[str, int]:
    """Give for each statement the number of its first point, from 1."""
    found: dict[str, int] = {}
    for nth, one in enumerate(points, start=1):
        found.setdefault(one["id"], nth)
    return found


def sort_of(link: Record) -> str:
    """Say how a link looks from here: "conflict", "same", "update" by a later one, "updated"."""
    if link["kind"] != "update":
        return str(link["kind"])
    return "update" if link["later"] else "updated"


def marked(point: Record, known: Mapping[str, int]) -> list[tuple[str, str]]:
    """Give the links of a point as sort and mark: ``("conflict", "≠3")``."""
    seen = [(sort_of(one), known[one["other"]]) for one in point["links"] if one["other"] in known]
    return [(sort, f"{MARKS[sort]}{number}") for sort, number in sorted(set(seen))]


def in_conflict(point: Record) -> bool:
    """Say whether something in the timeline does not fit with a point."""
    return any(link["kind"] == "conflict" for link in point["links"])


def conflicts(point: Record, known: Mapping[str, int]) -> list[str]:
    """Say with what later point a point is in conflict: relation, score, ruling and finding."""
    told = []
    for link in point["links"]:
        if link["kind"] == "conflict" and link["later"] and link["other"] in known:
            scored = f"≠{known[link['other']]}  {link['relation']} {link['score']:.2f}"
            told.append(f"{scored}, {say.ruled(link)} → {link['finding']}")
    return told


def facts(point: Record) -> str:
    """Say whose words they are, where they stand, and when printed, if on another day."""
    one = point["statement"]
    source = [] if one["kind"] == "assertion" else [say.source(one)]
    printed = [f"printed {say.day(one)}"] if say.day(one) != point["day"] else []
    return " · ".join([say.speaker(one), *source, *printed, one["id"]])


def said(point: Record) -> str:
    """Give the words of a point: those of its figure and what it counts, else the statement's."""
    return figure(point) if point["figure"] else say.quoted(point["statement"])


def figure(point: Record) -> str:
    """Give a figure as printed, with what it counts."""
    one = point["figure"]
    return say.clean(f"{one['text']} {one['of']}")


def understood(point: Record) -> str:
    """Give a figure as understood: its bounds and unit."""
    one = point["figure"]
    return f"{say.bounds(one['low'], one['high'])} {one['unit']}".strip()


def summary(points: Sequence[Record]) -> str:
    """Say of how much a timeline is made: n, who, where, and from when to when."""
    statements = {one["id"]: one["statement"] for one in points}
    speakers = {lane(one) for one in points}
    outlets = {say.source(one) for one in statements.values()}
    figures = f"{say.count(len(points), 'figure')} in " if points[0]["figure"] else ""
    ends = sorted({points[0]["day"], points[-1]["day"]})
    parts = (
        f"{figures}{say.count(len(statements), 'statement')}",
        f"by {say.count(len(speakers), 'speaker')}",
        f"in {say.count(len(outlets), 'outlet')}",
    )
    return f"{' '.join(parts)}, {' to '.join(ends)}"


def extremes(points: Sequence[Record]) -> str:
    """Say which figures bound a series, and when they were given."""
    least = min(points, key=lambda one: min(bounds(one)))
    most = max(points, key=lambda one: (max(bounds(one)), one["figure"]["high"] is None))
    return (
        f"lowest {understood(least)} ({least['day']}), highest {understood(most)} ({most['day']})"
    )


def heading(points: Sequence[Record], thing: str) -> str:
    """Name a series: what was asked for, and its unit, which is never mixed with another."""
    unit = points[0]["figure"]["unit"] if points[0]["figure"] else ""
    return f"{say.clean(thing)}, in {say.clean(unit)}" if unit else say.clean(thing)


def rows(points: Sequence[Record]) -> Iterator[Record]:
    """Give points without anything nested but who speaks and said when: for a spreadsheet."""
    for one in points:
        measured = one["figure"] or dict.fromkeys(_MEASURED)
        bare = {f"figure_{name}": measured[name] for name in _MEASURED}
        links = [f"{link['kind']} {link['other']}" for link in one["links"]]
        yield {
            "day": one["day"],
            "day_is": one["day_is"],
            **bare,
            "links": links,
            **one["statement"],
        }


def markdown(groups: Sequence[Sequence[Record]], *, thing: str) -> Iterator[str]:
    """Give the lines of a Markdown table for each group of points of one unit."""
    for points in groups:
        known = numbers(points)
        yield from (f"## {escape(heading(points, thing))}", "", escape(summary(points)))
        if points[0]["figure"]:
            yield from ("", escape(extremes(points)))
        yield from ("", "| n | day | words | understood | marks | whose, where |", "|---" * 6 + "|")
        for nth, one in enumerate(points, start=1):
            marks = ", ".join(mark for _, mark in marked(one, known))
            measured = understood(one) if one["figure"] else ""
            cells = (str(nth), one["day"], said(one), measured, marks, facts(one))
            yield f"| {' | '.join(map(escape, cells))} |"
        yield ""
