"""The printings of one utterance for people: on a terminal and in Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from factdb.export import phrases as say
from factdb.export.markdown import escape
from factdb.export.table import Page
from factdb.plugins import Record

WORDED = {
    "first": "first appearance",
    "verbatim": "the same words",
    "typographic": "the same words; marks or spelling differ",
    "shorter": "a part of it",
    "fuller": "more of it",
    "elided": "with an honest ellipsis",
    "meaning_changed": "its meaning is turned",
    "altered": "other words",
    "not_found": "put in other words",
}
"""How a printing's words stand to those of the first appearance."""


def lineage(record: Record, page: Page) -> None:
    """Print one lineage: the words of the first appearance, then each printing, the oldest first.

    Changed words are written [-so-]{+so+}: those of the first appearance, those of this printing.
    """
    page.line((say.quoted(record["printings"][0]["statement"]), "bold"))
    page.line((summary(record), "dim"))
    for nth, one in enumerate(record["printings"], start=1):
        page.line("")
        style = "bold red" if one["outcome"] in {"meaning_changed", "altered"} else ""
        lead = f"{nth:>2}  {say.day(one['statement'])}  "
        page.line((WORDED[one["outcome"]], style), indent=len(lead), lead=lead)
        for told in changes(one):
            page.line((told, style), indent=len(lead))
        page.line((facts(one, record), "dim"), indent=len(lead))


def summary(record: Record) -> str:
    """Say how many printings there are, of how many sources, and from when to when."""
    ends = sorted({record["first"], record["last"]})
    printings = say.count(len(record["printings"]), "printing")
    sources = say.count(record["sources"], "independent source")
    who = say.speaker(record["printings"][0]["statement"])
    return f"{who}: {printings} from {sources}, {' to '.join(ends)}"


def changes(printing: Record) -> list[str]:
    """Give the words that changed, as ``[-first-]{+this+}``."""
    return [
        (f"[-{say.clean(one['from'])}-]" if one["from"] else "")
        + (f"{{+{say.clean(one['to'])}+}}" if one["to"] else "")
        for one in printing["changes"]
    ]


def facts(printing: Record, record: Record) -> str:
    """Say where a printing stands, and of which one it is a copy."""
    one = printing["statement"]
    order = [each["statement"]["id"] for each in record["printings"]]
    copy = printing["copy_of"]
    of = f"folded with {order.index(copy) + 1}: {say.clean(printing['folded'])}" if copy else ""
    others = [say.speaker(one)] if one["speaker"] != record["speaker"] else []
    parts = [say.source(one), *others, f"source {printing['source']}", of, one["id"]]
    return " · ".join(part for part in parts if part)


def rows(record: Record) -> Iterator[Record]:
    """Give a row for each printing, nothing nested but who speaks and said when."""
    for one in record["printings"]:
        bare = {name: one[name] for name in ("source", "copy_of", "folded", "outcome")}
        yield {**bare, "changes": changes(one), **one["statement"]}


def markdown(record: Record) -> Iterator[str]:
    """Give the lines of one lineage in Markdown."""
    yield f"## {escape(say.quoted(record['printings'][0]['statement']))}"
    yield from ("", escape(summary(record)), "")
    for nth, one in enumerate(record["printings"], start=1):
        changed = "".join(f"; {escape(told)}" for told in changes(one))
        told = f"{say.day(one['statement'])} {WORDED[one['outcome']]}{changed}"
        yield f"{nth}. {told}  \n   {escape(facts(one, record))}"
    yield ""
