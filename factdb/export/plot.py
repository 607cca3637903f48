"""A timeline on a terminal: drawn with letters, and the same as a table under it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TextIO

from rich.cells import cell_len, set_cell_size

from factdb.export import line
from factdb.export import phrases as say
from factdb.export.table import Page
from factdb.plugins import Record

LANES = 12
"""So many speakers get a lane of their own; the others share the last."""

NARROWEST = 16
"""Columns that a drawing needs; where there are fewer, only the table is printed."""

_DAY = 12
_PLAIN = str.maketrans({"●": "o", "◆": "x", "├": "|", "┤": "|", "─": "-", "▶": ">", "◀": "<"})
_COLOURS = {"conflict": "bold red", "update": "cyan", "updated": "cyan", "same": "dim"}

Drawn = tuple[str | tuple[str, str], ...]


def plot(groups: Sequence[Sequence[Record]], out: TextIO, *, thing: str) -> None:
    """Write one drawing and table per group of points; each group has one unit.

    Ranges are drawn from end to end, open bounds as arrows, an approximator as "~" before.
    What is in conflict is ◆ and marked "≠", an update is marked "→". Letters that the
    terminal cannot show are replaced by plain ones.
    """
    page = Page(out)
    for nth, points in enumerate(groups):
        if nth:
            page.line("")
        page.line((line.heading(points, thing), "bold"))
        page.line((line.summary(points), "dim"))
        if points[0]["figure"]:
            page.line((line.extremes(points), "dim"))
        page.line("")
        for row in _drawing(points, page):
            page.line(*row)
        _table(points, page)


def _drawing(points: Sequence[Record], page: Page) -> Iterator[Drawn]:
    draw = _figures if points[0]["figure"] else _lanes
    for row in draw(points, page.width):
        yield row if _shows(page) else tuple(map(_plain, row))
    yield ("",)


def _shows(page: Page) -> bool:
    """Say whether what is drawn with can be written there."""
    try:
        "●◆├┤─▶◀".encode(page.console.encoding)
    except UnicodeError:
        return False
    return True


def _plain(part: str | tuple[str, str]) -> str | tuple[str, str]:
    if isinstance(part, str):
        return part.translate(_PLAIN)
    return part[0].translate(_PLAIN), part[1]


def _figures(points: Sequence[Record], width: int) -> Iterator[Drawn]:
    """Draw a row per figure, the days downwards, the values from left to right."""
    known = line.numbers(points)
    marks = ["  ".join(mark for _, mark in line.marked(one, known)) for one in points]
    labels = [
        f"{line.understood(one)}  {mark}".rstrip() for one, mark in zip(points, marks, strict=True)
    ]
    room = width - _DAY - max(map(cell_len, labels)) - 6
    if room < NARROWEST:
        return
    scale = line.values(points)
    low, high = say.number(scale.low), say.number(scale.high)
    if low != high:
        yield (f"{'':{_DAY}} {low}{high:>{room - len(low)}}",)
    for one, label in zip(points, labels, strict=True):
        style = "bold red" if line.in_conflict(one) else ""
        yield f"{one['day']:{_DAY}}", (_bar(one, scale, room), style), f"  {label}"


def _bar(point: Record, scale: line.Scale, room: int) -> str:
    """Draw one figure in so many columns and two more for what opens or approximates it."""
    figure = point["figure"]
    dot = "◆" if line.in_conflict(point) else "●"
    ends = [round(scale.at(value) * (room - 1)) for value in line.bounds(point)]
    if ends[0] != ends[-1]:
        drawn = f"├{'─' * (ends[-1] - ends[0] - 1)}┤"
    elif figure["low"] is None:
        drawn = f"◀{dot}"
    else:
        drawn = f"{dot}▶" if figure["high"] is None else dot
    opened = figure["low"] is None or figure["high"] is None
    lead = "~" if figure["approx"] and not opened else ""
    start = 1 + ends[0] - len(lead) - (figure["low"] is None)
    return f"{' ' * max(0, start)}{lead}{drawn}".ljust(room + 2)


def _lanes(points: Sequence[Record], width: int) -> Iterator[Drawn]:
    """Draw a row per speaker, the days from left to right."""
    lanes: dict[str, list[Record]] = defaultdict(list)
    for one in points:
        lanes[line.lane(one)].append(one)
    kept = list(lanes)[:LANES]
    side = min(max(map(cell_len, kept)), width // 3)
    room = width - side - 2
    scale = line.days(points)
    if room < NARROWEST or scale.low == scale.high:
        return
    first, last = points[0]["day"], points[-1]["day"]
    yield (f"{'':{side + 2}}{first}{last:>{room - len(first)}}",)
    for name in kept:
        yield f"{set_cell_size(name, side)}  ", *_dots(lanes.pop(name), scale, room)
    if rest := [one for said in lanes.values() for one in said]:
        others = say.count(len(lanes), "other")
        yield f"{set_cell_size(others, side)}  ", *_dots(rest, scale, room)


def _dots(said: Sequence[Record], scale: line.Scale, room: int) -> Iterator[str | tuple[str, str]]:
    """Draw the statements of one speaker; where several fall together, a conflict is seen."""
    row = [(" ", "")] * room
    for one in sorted(said, key=line.in_conflict):
        place = round(scale.at(line.ordinal(one)) * (room - 1))
        row[place] = ("◆", "bold red") if line.in_conflict(one) else ("●", "")
    yield from row


def _table(points: Sequence[Record], page: Page) -> None:
    known = line.numbers(points)
    side = len(str(len(points))) + 2
    for nth, one in enumerate(points, start=1):
        lead = f"{nth:>{side - 2}}  {one['day']}  "
        marks = [
            part
            for sort, mark in line.marked(one, known)
            for part in ("  ", (mark, _COLOURS[sort]))
        ]
        page.line((line.said(one), "bold"), *marks, indent=len(lead), lead=lead)
        page.line((line.facts(one), "dim"), indent=len(lead))
        for told in line.conflicts(one, known):
            page.line((told, "red"), indent=len(lead))
    used = {sort for one in points for sort, _ in line.marked(one, known)}
    if used:
        page.line("")
        page.line(("; ".join(line.MEANING[sort] for sort in line.MARKS if sort in used), "dim"))
