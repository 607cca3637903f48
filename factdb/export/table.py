"""For people: a block per record, wrapped and never cut, coloured on a terminal only."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal, TextIO

from rich.console import Console
from rich.text import Text

from factdb.export import phrases as say
from factdb.plugins import Record

INDENT = 12
"""Where words begin: after a date and two spaces."""

NARROWEST = 40
"""Columns that a block needs; a narrower terminal breaks the lines itself."""


def table(records: Iterable[Record], out: TextIO) -> None:
    """Write a block per record as soon as it comes, blank lines between blocks of many lines.

    A terminal's own width is used; elsewhere COLUMNS, or 80. NO_COLOR is respected.
    """
    page = Page(out)
    for nth, record in enumerate(records):
        page.block(record, first=nth == 0)


class Page:
    """Where blocks are printed, with the width and the colours that the place has."""

    def __init__(self, out: TextIO) -> None:
        # Without colours also means without bold: nothing but text.
        colours: Literal["auto"] | None = None if os.environ.get("NO_COLOR") else "auto"
        self.console = Console(
            file=out, color_system=colours, highlight=False, markup=False, emoji=False
        )
        self.width = max(self.console.width, NARROWEST)

    def block(self, record: Record, *, first: bool = False) -> None:
        """Print one record, after a blank line if it needs one."""
        shape = say.shape(record)
        if not first and shape not in _CLOSE:
            self.line("")
        _BLOCKS.get(shape, _fields)(self, record)

    def line(self, *parts: str | tuple[str, str], indent: int = 0, lead: str | None = "") -> None:
        """Print words, wrapped to the width and indented.

        Args:
            parts: words, or words with a style.
            indent: columns left of the words.
            lead: what stands there on the first line; None: the words themselves begin there.

        """
        text = Text.assemble(*parts)
        wrapped = list(text.wrap(self.console, self.width - indent)) or [text]
        first = "" if lead is None else lead.ljust(indent)
        for nth, words in enumerate(wrapped):
            words.rstrip()
            left = " " * indent if nth else first
            self.console.print(Text(left if words else left.rstrip()) + words, soft_wrap=True)


def _statement(page: Page, record: Record) -> None:
    page.line((say.quoted(record), "bold"), indent=INDENT, lead=say.day(record))
    if sentence := say.around(record):
        page.line((f"in: {sentence}", ""), indent=INDENT)
    page.line((" · ".join(_facts(record)), "dim"), indent=INDENT)
    for warning in record.get("findings", ()):
        page.line((_warning(warning), "yellow"), indent=INDENT)
    for update in record.get("updates", ()):
        page.line((" ".join(say.updated(update)), "dim"), indent=INDENT)


def _facts(record: Record) -> Iterator[str]:
    yield say.speaker(record)
    if record["via"]:
        yield say.via(record)
    if record["kind"] != "assertion":
        yield say.source(record)
    yield say.manner(record)
    if said := say.said(record):
        yield said
    if told := say.corrected(record):
        yield f"corrected: {told}"
    yield record["id"]


def _warning(finding: Record) -> str:
    found = f"⚠ {finding['relation']} with {finding['other']}"
    return f"{found}, {say.ruled(finding)} → {finding['id']}"


def _shown(page: Page, record: Record) -> None:
    if record["withdrawn"]:
        page.line(("withdrawn: it counts no more", "bold yellow"))
    page.line((say.quoted(record), "bold"))
    page.line((f"{say.speaker(record)}, {say.day(record)}", "dim"))
    page.line("")
    before, words, after = say.context(record)
    # Brackets show the place where there are no colours.
    page.line(before, (f"[{words}]", "bold reverse"), after, indent=INDENT, lead="context")
    for name, told in say.known(record):
        page.line((told, "yellow" if name == "⚠" else ""), indent=INDENT, lead=name)


def _report(page: Page, record: Record) -> None:
    page.line((say.clean(record["title"]) or "no title", "bold"))
    parts = (record["outlet"], record["published"], record["url"], record["licence"], record["id"])
    page.line((" · ".join(say.clean(part) for part in parts if part), "dim"))
    if page.console.is_terminal:
        _marked(page, record)
        return
    for paragraph in record["text"].split("\n\n"):
        page.line("")
        page.line(say.clean(paragraph))
    for one in record["statements"]:
        page.block(one)


def _marked(page: Page, record: Record) -> None:
    """Show the text with its marks, and below what was understood of each statement.

    Only where a person looks: elsewhere the text stays as it is, for programs to find offsets in.
    """
    # Loaded when a report is shown so: other look-ups need none of it.
    from factdb.export.markup import by_paragraph, marks
    from factdb.export.notes import numbered
    from factdb.export.terminal import inked, legend

    page.line(*legend())
    for one in by_paragraph(record["text"], marks(record)):
        if not one.follows:
            page.line("")
        page.line(*inked(one.pieces))
    numbers = numbered(record["statements"])
    for number, statement in enumerate(record["statements"], start=1):
        page.line("")
        _understood(page, statement, number, numbers)


def _understood(page: Page, record: Record, number: int, numbers: Mapping[str, int]) -> None:
    from factdb.export.notes import notes
    from factdb.export.terminal import raised

    page.line((say.quoted(record), "bold"), indent=INDENT, lead=raised(number))
    facts = say.speaker(record), say.manner(record), record["id"]
    page.line((" · ".join(facts), "dim"), indent=INDENT)
    for note in notes(record, numbers):
        told = f"statement {raised(note.to)} {note.words}" if note.to else note.words
        doubted = note.name == "speaker" and record["doubt"]
        page.line((told, "yellow" if doubted else ""), indent=INDENT, lead=note.name)
    for warning in record.get("findings", ()):
        page.line((_warning(warning), "yellow"), indent=INDENT)


def _finding(page: Page, record: Record) -> None:
    page.line(
        (record["relation"], "bold red"),
        f"  {record['score']:.2f}  ",
        (record["id"], "cyan"),
        (f"  {say.ruled(record)}", "dim"),
    )
    if told := say.lapsed(record):
        page.line((told, "yellow"), indent=INDENT)
    _statement(page, {**record["a"], "findings": ()})
    if record["b"]["id"] != record["a"]["id"]:
        _statement(page, {**record["b"], "findings": ()})
    page.line(say.why(record), indent=INDENT, lead="why")
    _log(page, record)


def _relation(page: Page, record: Record) -> None:
    page.line(
        (f"{record['id']}  " if "id" in record else ""),
        (record["relation"], "bold red" if record["conflict"] else "bold green"),
        f"  {say.conflict(record)}",
    )
    page.line(say.clean(record["reason"]), indent=INDENT, lead="why")


def _receipt(page: Page, record: Record) -> None:
    place = (say.clean(record["place"]), "cyan")
    told = f"  {record['published'][:10]}  {say.became(record)}"
    page.line(place, told, indent=2, lead=None)


def _actor(page: Page, record: Record) -> None:
    said = say.how_many(record)
    name = (say.clean(record["name"]), "bold")
    page.line(name, f"  {record['kind']}  {said}  ", (record["id"], "cyan"))
    for lead, told in say.about(record):
        page.line(told, indent=INDENT, lead=f"  {lead}")
    _log(page, record)


def _brief(page: Page, record: Record) -> None:
    page.line(("brief ", ""), (record["brief"], "bold"))
    for name, told in say.summed(record):
        page.line(told, indent=INDENT, lead=f"  {name}")


def _log(page: Page, record: Record) -> None:
    for entry in record.get("log", ()):
        page.line((say.entry(entry), "dim"), indent=INDENT, lead="  log")


def _correction(page: Page, record: Record) -> None:
    number = record["correction"]
    done = "would change" if number is None else f"correction {number} of"
    subject = record["statement"] or record["report"]
    page.line((done, "bold"), f" {subject}, by {say.clean(record['by'])}")
    for one in record["published"]:
        told = f"{one['part']}: {say.plain(one['from'])} → {say.plain(one['to'])}"
        page.line(told, indent=INDENT, lead="  change")
    for one in record["changes"]:
        other = "" if one["statement"] == record["statement"] else f"{one['statement']} "
        told = say.changed(one["part"], one["from"], one["to"])
        page.line(f"{other}{told}", indent=INDENT, lead="  change")
    for one in record["taught"]:
        told = "means" if one["means"] else "does not mean"
        where = f" in {say.clean(one['outlet'])}" if one["outlet"] else ""
        page.line(f"“{one['key']}” {told} {one['actor']}{where}", indent=INDENT, lead="  taught")
    for one in record["findings"]:
        lead = _BECAME[one["followed"], one["follows"]]
        told = f"{one['relation']} {one['id']}: {say.clean(one['reason'])}"
        page.line((told, "yellow" if one["follows"] else "dim"), indent=INDENT, lead=lead)


def _reread(page: Page, record: Record) -> None:
    page.line((record["report"], "cyan"), f"  {say.reread(record)}", indent=2, lead=None)
    for one in record["changed"]:
        page.line(f"{one['statement']} {', '.join(one['parts'])}", indent=INDENT, lead="  changed")
    for name in ("added", "withdrawn"):
        if record[name]:
            page.line(", ".join(record[name]), indent=INDENT, lead=f"  {name}")


_BECAME = {(False, True): "  new", (True, False): "  gone", (True, True): "  anew"}
"""How a finding that followed or not, and follows or not, is called."""


def _entry(page: Page, record: Record) -> None:
    page.line(say.entry(record), indent=4, lead=str(record["id"]))


def _fields(page: Page, record: Record) -> None:
    indent = max((len(name) for name in record), default=0) + 2
    for name, value in record.items():
        page.line(say.plain(value), indent=indent, lead=name.replace("_", " "))


_CLOSE = frozenset({"receipt", "actor", "entry", "reread"})
"""Shapes that follow each other without a blank line."""

_BLOCKS: dict[str, Callable[[Page, Record], None]] = {
    "shown": _shown,
    "report": _report,
    "entry": _entry,
    "correction": _correction,
    "reread": _reread,
    "finding": _finding,
    "relation": _relation,
    "statement": _statement,
    "receipt": _receipt,
    "actor": _actor,
    "brief": _brief,
}
