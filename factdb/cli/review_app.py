"""The screen of ``factdb review``: it draws a case and passes keys on to the queue.

Every call to the queue runs in a thread, one after the other: a key that is pressed while the
database works waits its turn and is not lost.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.events import Resize
from textual.widgets import Input, Static

from factdb.cli import review_lines as lines
from factdb.errors import FactdbError
from factdb.review.queue import Queue
from factdb.review.rulings import spelled
from factdb.types import Ruling

RULINGS = {
    "c": (Ruling.CONFIRMED, "confirm"),
    "n": (Ruling.NOT_A_CONTRADICTION, "not a contradiction"),
    "t": (Ruling.ONLY_TIME_PASSED, "only time passed"),
    "e": (Ruling.EXTRACTION_ERROR, "extraction error"),
    "m": (Ruling.CHANGED_MIND, "changed mind"),
    "o": (Ruling.OUTLET_ERROR, "outlet error"),
    "x": (Ruling.EXPLAINED, "explained"),
}
"""The key of each ruling, and how the screen names it."""

OTHERS = {
    "s": ("skip", "skip"),
    "j": ("ask('note')", "jot a note"),
    "a": ("ask('assign')", "assign"),
    "u": ("undo", "undo"),
    "w": ("why", "why"),
    "q": ("quit", "quit"),
}

LOW = 14
"""A screen of fewer lines names the keys only by their letters."""

KEY_LINES = 3

STILL_THERE = 60
"""Seconds after which the database hears that the reviewer is still there."""

ASKED = {
    "note": "a note, then Enter; Esc: none",
    "assign": "to whom, then Enter; empty: anybody; Esc: leave it",
}


class ReviewApp(App[None]):
    """One reviewer at the queue. Leaving at any moment loses nothing: the queue stores at once.

    Args:
        queue: the findings to rule on; opened and closed by the caller.
        clock: what time it is, aware.

    """

    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]  # noqa: RUF012 - as Textual has it
    VERTICAL_BREAKPOINTS = [(0, "-low"), (LOW, "-high")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"rule('{word}')", name) for key, (word, name) in RULINGS.items()),
        *(Binding(key, action, name) for key, (action, name) in OTHERS.items()),
        Binding("escape", "dismiss", "back"),
        Binding("ctrl+c", "quit", "quit", priority=True),
        *(Binding(key, f"scroll('{how}')", "scroll") for key, how in (
            ("down", "down"), ("up", "up"), ("space,pagedown", "page_down"), ("pageup", "page_up")
        )),
    ]  # fmt: skip
    CSS = """
    #top, #told { height: 1; }
    #top { text-style: reverse; }
    #case { height: 1fr; scrollbar-size-vertical: 1; }
    #case > * , .side { height: auto; }
    #sides { height: auto; margin: 1 0; }
    .-wide #sides { layout: horizontal; }
    .-low #sides { margin: 0; }
    .side { width: 1fr; padding: 0 1 0 0; }
    #told { text-style: bold; }
    #asked { display: none; height: 1; border: none; padding: 0; }
    #keys { height: auto; }
    .-low #told { display: none; }
    .-low #told.news { display: block; }
    """

    def __init__(self, queue: Queue, clock: Callable[[], datetime]) -> None:
        # The terminal's own colours; under NO_COLOR none at all.
        super().__init__(ansi_color=True)
        self.theme = "ansi-dark"
        self.queue = queue
        self.clock = clock
        self._asking = ""
        self._explaining = False

    def compose(self) -> ComposeResult:
        """Lay the screen out, from top to bottom."""
        yield Static(id="top")
        with VerticalScroll(id="case"):
            yield Static(id="reason")
            with Container(id="sides"):
                yield Static(classes="side", id="a")
                yield Static(classes="side", id="b")
            yield Static(id="more")
        yield Input(id="asked", compact=True)
        yield Static(id="told")
        yield Static(id="keys")

    async def on_mount(self) -> None:
        """Fetch the first case, and let the database know from time to time that we are here."""
        self.query_one("#case").focus()
        self.set_interval(STILL_THERE, self._stay)
        await self._next()

    def on_resize(self, event: Resize) -> None:
        """Lay the keys out anew."""
        low = event.size.height < LOW
        self._show("keys", keys(event.size.width, 1 if low else KEY_LINES))

    async def action_rule(self, word: str) -> None:
        """Rule on the case and go on."""
        if self.queue.case is None:
            return
        one = self.queue.case.id
        if await self._try(self.queue.rule, word, self.clock()):
            self._tell(f"{one}: {spelled(word)}; u takes it back")
        await self._next()

    async def action_skip(self) -> None:
        """Leave the case for later."""
        if await self._try(self.queue.skip, self.clock()):
            self._tell("skipped")
        await self._draw()

    async def action_undo(self) -> None:
        """Take the last decision back and show its case again."""
        if await self._try(self.queue.undo, self.clock()):
            self._tell("taken back")
        await self._draw()

    async def action_why(self) -> None:
        """Show what the finding rests on, or the case again."""
        self._explaining = not self._explaining
        await self._draw()

    def action_ask(self, what: str) -> None:
        """Open the line in which a note or a name is typed."""
        if self.queue.case is None:
            return
        self._asking = what
        asked = self.query_one("#asked", Input)
        asked.placeholder = ASKED[what]
        asked.display = True
        asked.focus()

    def action_dismiss(self) -> None:
        """Close that line, whatever stands in it."""
        asked = self.query_one("#asked", Input)
        asked.clear()
        asked.display = False
        self.query_one("#case").focus()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Store the note, or who shall rule."""
        told, now = event.value.strip(), self.clock()
        self.action_dismiss()
        if self._asking == "assign":
            if await self._try(self.queue.assign, told, now):
                self._tell(f"assigned to {told or 'anybody'}")
            await self._next()
        elif told:
            if await self._try(self.queue.note, told, now):
                self._tell("noted")
            await self._draw()

    def action_scroll(self, how: str) -> None:
        """Move the case up or down."""
        getattr(self.query_one("#case"), f"scroll_{how}")(animate=False)

    async def _stay(self) -> None:
        """Keep the case, or look whether there is one by now.

        One that went to somebody else stays on the screen, where a ruling is refused: in its place
        another would get the ruling of somebody who still reads the first.
        """
        if self.queue.case is None:
            await self._next()
        else:
            await self._try(self._keep)

    def _keep(self) -> None:
        if not self.queue.keep(self.clock()):
            raise FactdbError("somebody else has this one now", hint="s goes on")

    async def _next(self) -> None:
        self._explaining = False
        await self._try(self.queue.next, self.clock())
        await self._draw()

    async def _try(self, work: Callable[..., object], *given: Any) -> bool:
        """Do something with the database; say what goes wrong and stay."""
        try:
            await asyncio.to_thread(work, *given)
        except FactdbError as error:
            self._complain(error)
            return False
        return True

    async def _draw(self) -> None:
        case = self.queue.case
        try:
            progress = await asyncio.to_thread(self.queue.progress, self.clock())
        except FactdbError as error:
            self._complain(error)
            return
        self._show("top", lines.top(case, progress))
        explained = case is not None and self._explaining
        self.query_one("#sides").display = case is not None and not explained
        if case is None:
            self._show("reason", lines.empty(progress))
            self._show("more", Text())
            return
        self._show("reason", lines.reason(case))
        drawn = [lines.side(one, name) for one, name in zip(case.sides, "AB", strict=False)]
        self._show("a", drawn[0])
        self._show("b", drawn[1] if len(drawn) > 1 else Text())
        self._show("more", lines.why(case) if explained else lines.more(case))
        self.query_one("#case").scroll_home(animate=False)

    def _show(self, name: str, text: Text) -> None:
        self.query_one(f"#{name}", Static).update(text)

    def _complain(self, error: FactdbError) -> None:
        self._tell(f"{error}; {error.hint}" if error.hint else str(error))

    def _tell(self, words: str) -> None:
        self.query_one("#told").add_class("news")
        self._show("told", Text(words, no_wrap=True, overflow="ellipsis"))


def keys(width: int, height: int) -> Text:
    """Name every key, those of the rulings first; only the keys where the names find no room.

    Args:
        width: columns.
        height: lines.

    """
    named = [(key, name) for key, (_, name) in (*RULINGS.items(), *OTHERS.items())]
    # Textual breaks lines at every space, also at one that should tie a key to its name.
    rows = [Text()]
    for key, name in named:
        if rows[-1] and len(rows[-1]) + len(f"  {key} {name}") > width:
            rows.append(Text())
        rows[-1].append("  " if rows[-1] else "").append(key, lines.LIT).append(f" {name}")
    if len(rows) <= height:
        return Text("\n").join(rows)
    return Text("".join(key for key, _ in named), lines.LIT)
