"""A timeline as a picture: SVG, one file that loads nothing, runs nothing, and prints.

Time runs from left to right. A figure stands at its value, a statement in the lane of who speaks.
Light and dark follow the reader's screen; a conflict differs from an update in form, not only in
colour.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from html import escape
from itertools import chain

from factdb.export import line
from factdb.export import phrases as say
from factdb.export.markup import shown
from factdb.plugins import Record

WIDTH = 960
TALL = 240
LANE = 26
_LEFT, _RIGHT = 230, 930
_ROW = 18
_LONGEST = 100
_LABELS = 4

_STYLE = """
text{font:13px/1.4 system-ui,sans-serif;fill:#1a1a1a}
.dim{fill:#555}.head{font-weight:700;font-size:16px}.n{font-size:11px}
.grid{stroke:#ccc}.point,.range{stroke:#1a4e8a;stroke-width:2;fill:#1a4e8a}
.range{fill:none}.about{fill:#fff}
.conflict{stroke:#b00020;stroke-width:2;stroke-dasharray:6 4;fill:none}
.cross{stroke:#b00020;stroke-width:2.5}.bad{stroke:#b00020;fill:#b00020}
.update{stroke:#555;stroke-width:1.5;fill:none}
.same{stroke:#999;stroke-width:1;stroke-dasharray:1 3;fill:none}
.back{fill:#fff}marker path{fill:#555}
@media (prefers-color-scheme:dark){text{fill:#eee}.dim{fill:#bbb}.back,.about{fill:#16181c}
.grid{stroke:#444}.point,.range{stroke:#8fc0ff}.point:not(.about){fill:#8fc0ff}
.conflict,.cross{stroke:#ff8a94}.bad{stroke:#ff8a94}.bad:not(.about){fill:#ff8a94}
.update{stroke:#bbb}marker path{fill:#bbb}}
@media print{text{fill:#000}.back,.about{fill:#fff}}
""".strip()
_ARROW = (
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" '
    'markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>'
)


def picture(groups: Sequence[Sequence[Record]], *, thing: str) -> Iterator[str]:
    """Give the parts of an SVG: for each group of points of one unit a drawing, then its table."""
    panels, top = [], 0
    for points in groups:
        panel = _Panel(points, thing, top)
        panels.append(panel)
        top = panel.bottom
    told = "; ".join(f"{line.heading(one, thing)}: {line.summary(one)}" for one in groups)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top}" width="{WIDTH}" '
        f'height="{top}" role="img" aria-labelledby="title told">\n'
        f'<title id="title">{_text(thing)}</title>\n<desc id="told">{_text(told)}</desc>\n'
        f"<style>{_STYLE}</style>\n{_ARROW}\n"
        f'<rect class="back" width="{WIDTH}" height="{top}"/>\n'
    )
    yield from chain.from_iterable(panel.parts() for panel in panels)
    yield "</svg>\n"


class _Panel:
    """One drawing with its table, from ``top`` to ``bottom``, in units of the picture."""

    def __init__(self, points: Sequence[Record], thing: str, top: int) -> None:
        self.points, self.thing = points, thing
        self.known = line.numbers(points)
        self.days = line.days(points)
        self.measured = points[0]["figure"] is not None
        self.values = line.values(points) if self.measured else self.days
        names = dict.fromkeys(map(line.lane, points))
        self.lanes = {name: nth for nth, name in enumerate(names)}
        self.top = top + 90
        self.floor = self.top + (TALL if self.measured else LANE * len(self.lanes))
        self.rows = list(self._rows())
        self.bottom = self.floor + 60 + _ROW * len(self.rows)

    def parts(self) -> Iterator[str]:
        """Give heading, axes, links under points, and the table."""
        head = line.heading(self.points, self.thing)
        yield _words(20, self.top - 58, head, "head")
        told = line.summary(self.points)
        yield _words(20, self.top - 36, told, "dim")
        if self.measured:
            yield _words(20, self.top - 18, line.extremes(self.points), "dim")
        yield from self._axes()
        yield from self._links()
        for nth, one in enumerate(self.points, start=1):
            yield from self._point(nth, one)
        yield from self._numbers()
        for nth, (number, words, style) in enumerate(self.rows):
            level = self.floor + 58 + _ROW * nth
            yield _words(40, level, number, "dim", "end") + _words(52, level, words, style)

    def _at(self, point: Record) -> tuple[float, float]:
        """Give where a point stands; an open bound stands at the other."""
        across = _LEFT + 20 + self.days.at(line.ordinal(point)) * (_RIGHT - _LEFT - 40)
        if not self.measured:
            return across, self.top + LANE * (self.lanes[line.lane(point)] + 0.5)
        ends = line.bounds(point)
        return across, self._height(sum(ends) / len(ends))

    def _height(self, value: float) -> float:
        return self.floor - 15 - self.values.at(value) * (TALL - 30)

    def _axes(self) -> Iterator[str]:
        if self.measured:
            for value in sorted({self.values.low, self.values.high}):
                yield _stroke("grid", _LEFT, self._height(value), _RIGHT, self._height(value))
                yield _words(_LEFT - 8, self._height(value) + 4, say.number(value), "dim", "end")
        else:
            for name, nth in self.lanes.items():
                level = self.top + LANE * (nth + 0.5)
                yield _stroke("grid", _LEFT, level, _RIGHT, level)
                yield _words(_LEFT - 8, level + 4, _cut(name, 32), "", "end")
        ends = {one["day"]: self._at(one)[0] for one in (self.points[0], self.points[-1])}
        for day, across in ends.items():
            yield _words(across, self.floor + 20, day, "dim", "middle")

    def _links(self) -> Iterator[str]:
        """Draw each link once, from the earlier to the later."""
        places = {one["id"]: self._at(one) for one in reversed(self.points)}
        drawn: set[tuple[str, str]] = set()
        for one in self.points:
            for link in one["links"]:
                pair = (one["id"], link["other"])
                if link["later"] and link["other"] in places and pair not in drawn:
                    drawn.add(pair)
                    yield _link(link["kind"], places[one["id"]], places[link["other"]])

    def _point(self, nth: int, point: Record) -> Iterator[str]:
        across, level = self._at(point)
        sort = " bad" if line.in_conflict(point) else ""
        told = f"{nth}. {point['day']}: {line.said(point)} ({line.facts(point)})"
        yield f"<g><title>{_text(told)}</title>"
        if self.measured:
            yield from self._range(point, across, sort)
            sort += " about" if point["figure"]["approx"] else ""
        yield f'<circle class="point{sort}" cx="{across:.1f}" cy="{level:.1f}" r="5"/>'
        yield "</g>\n"

    def _numbers(self) -> Iterator[str]:
        """Write the numbers of the points; those that lie on each other share a label."""
        labels: dict[tuple[int, float], list[int]] = defaultdict(list)
        for nth, one in enumerate(self.points, start=1):
            across, level = self._at(one)
            labels[round(across / 20), level].append(nth)
        for (_, level), numbers in labels.items():
            across = max(self._at(self.points[nth - 1])[0] for nth in numbers)
            told = ", ".join(map(str, numbers[:_LABELS])) + (" …" if numbers[_LABELS:] else "")
            near_the_edge = across > _RIGHT - 80
            place = across - 8 if near_the_edge else across + 8
            yield _words(place, level - 6, told, "n", "end" if near_the_edge else "start")

    def _range(self, point: Record, across: float, sort: str) -> Iterator[str]:
        """Draw a bar with ends for a range, one that leads off for an open bound."""
        figure, style = point["figure"], f"range{sort}"
        levels = [self._height(value) for value in line.bounds(point)]
        if levels[0] != levels[-1]:
            yield _stroke(style, across, levels[0], across, levels[-1])
            for level in levels:
                yield _stroke(style, across - 5, level, across + 5, level)
        if figure["high"] is None or figure["low"] is None:
            way = -1 if figure["high"] is None else 1
            tip = levels[0] + way * 26
            yield _stroke(style, across, levels[0], across, tip)
            yield _stroke(style, across - 5, tip - way * 6, across, tip)
            yield _stroke(style, across + 5, tip - way * 6, across, tip)

    def _rows(self) -> Iterator[tuple[str, str, str]]:
        """Give the lines of the table: a number, words, and their style."""
        for nth, one in enumerate(self.points, start=1):
            marks = "  ".join(mark for _, mark in line.marked(one, self.known))
            yield str(nth), f"{one['day']}  {_cut(line.said(one), _LONGEST)}  {marks}", ""
            yield "", line.facts(one), "dim"
        used = {sort for one in self.points for sort, _ in line.marked(one, self.known)}
        if legend := "; ".join(line.MEANING[sort] for sort in line.MARKS if sort in used):
            yield "", legend, "dim"
        if self.measured:
            yield "", "hollow: approximate; bar: a range; arrow: a bound left open", "dim"


def _link(kind: str, here: tuple[float, float], there: tuple[float, float]) -> str:
    """Draw a conflict dashed with a cross on it, an update with an arrow, a repetition dotted."""
    (x1, y1), (x2, y2) = here, there
    # Bent, so that links on one level or on one day do not lie on each other.
    x, y = (x1 + x2) / 2 - abs(y2 - y1) / 3, (y1 + y2) / 2 - 14 - abs(x2 - x1) / 12
    end = ' marker-end="url(#arrow)"' if kind == "update" else ""
    path = f"M{x1:.1f} {y1:.1f}Q{x:.1f} {y:.1f} {x2:.1f} {y2:.1f}"
    drawn = f'<path class="{kind}" d="{path}"{end}/>\n'
    if kind != "conflict":
        return drawn
    mid_x, mid_y = (x1 + 2 * x + x2) / 4, (y1 + 2 * y + y2) / 4
    cross = f"M{mid_x - 5:.1f} {mid_y - 5:.1f}l10 10m0 -10l-10 10"
    return f'{drawn}<path class="cross" d="{cross}"/>\n'


def _stroke(style: str, x1: float, y1: float, x2: float, y2: float) -> str:
    places = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line class="{style}" {places}/>\n'


def _words(x: float, y: float, words: str, style: str, anchor: str = "start") -> str:
    named = f' class="{style}"' if style else ""
    anchored = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text x="{x:.1f}" y="{y:.1f}"{named}{anchored}>{_text(words)}</text>\n'


def _text(words: str) -> str:
    return escape(shown(say.clean(words)))


def _cut(words: str, longest: int) -> str:
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"
