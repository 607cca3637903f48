"""How a record is put in words; what the table and the Markdown share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from factdb.plugins import Record

_BREAKS = re.compile(r"\s+")
# Escape sequences in a stored text must not reach somebody's terminal.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def shape(record: Record) -> str:
    """Say which record of the data contract this is, by its fields; "" for another."""
    for name, fields in _SHAPES.items():
        if fields <= record.keys():
            return name
    return ""


_SHAPES: dict[str, frozenset[str]] = {
    "finding": frozenset({"relation", "reason", "a", "b"}),
    "relation": frozenset({"relation", "conflict", "reason"}),
    "statement": frozenset({"kind", "text", "start", "stance"}),
    "receipt": frozenset({"place", "report", "known"}),
    "actor": frozenset({"name", "kind", "aliases"}),
}


def clean(text: str) -> str:
    r"""Put a text on one line: spaces and line breaks become one space, controls are shown as �.

    >>> clean("two\n lines\x1b[31m")
    'two lines�[31m'
    """
    return _CONTROLS.sub("�", _BREAKS.sub(" ", text)).strip()


def quoted(statement: Record) -> str:
    """Give the words as printed: a direct quotation in marks, the others as they stand."""
    words = clean(statement["text"])
    return f"“{words}”" if statement["kind"] == "direct" else words


def speaker(statement: Record) -> str:
    """Name who speaks: the actor, else the words that stand for one, else nobody."""
    named = [
        one["name"] for one in (statement["speaker"], *statement.get("co_speakers", ())) if one
    ]
    if named:
        return clean(" and ".join(named))
    if printed := statement["speaker_text"]:
        return f"“{clean(printed)}” (not known who)"
    return "its own voice" if statement["kind"] == "assertion" else "nobody named"


def day(statement: Record) -> str:
    """Give the day of the report, as ``YYYY-MM-DD``."""
    return str(statement["published"])[:10]


def manner(statement: Record) -> str:
    """Say how it was said: the kind, and the stance where it is more than asserting."""
    stance = statement["stance"]
    words = [statement["kind"], *([] if stance == "assert" else [stance])]
    return ", ".join([*words, *(["negated"] if statement["negated"] else [])])


def source(statement: Record) -> str:
    """Name the outlet, else the report."""
    return clean(statement["outlet"] or statement["report"])


def said(statement: Record) -> str:
    """Say when it was said, where the report tells and it is not the day of the report."""
    when = statement["said_on"]
    return f"said {days(when)}" if when and days(when) != day(statement) else ""


def days(when: Record) -> str:
    """Give the day, or the first and the last."""
    first, last = when["first"], when["last"]
    return str(first) if first == last else f"{first} to {last}"


def understood_date(when: Record) -> str:
    """Give a date as printed and as understood: ``“on Monday” → 2022-01-31 (day)``."""
    return f"“{clean(when['text'])}” → {days(when)} ({when['precision']})"


def understood_figure(figure: Record) -> str:
    """Give a figure as printed and as understood: ``“£3.2bn” → 3,200,000,000 GBP``."""
    parts = [bounds(figure["low"], figure["high"]), figure["unit"]]
    if figure["of"]:
        parts.append(f"of “{clean(figure['of'])}”")
    return f"“{clean(figure['text'])}” → {' '.join(part for part in parts if part)}"


def bounds(low: float | None, high: float | None) -> str:
    """Put the bounds of a figure in words.

    >>> bounds(90, 120), bounds(50, None), bounds(3.5, 3.5)
    ('90 to 120', '50 or more', '3.5')
    """
    if low is None or high is None:
        return f"up to {number(high)}" if low is None else f"{number(low)} or more"
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def number(value: float | None) -> str:
    """Group a number by thousands, without a needless fraction.

    >>> number(100000.0), number(0.25)
    ('100,000', '0.25')
    """
    if value is None:
        return ""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"


def count(number_of: int, thing: str, things: str = "") -> str:
    """Give a number and its noun.

    >>> count(1, "report"), count(2, "copy", "copies")
    ('1 report', '2 copies')
    """
    return f"{number_of:,} {thing if number_of == 1 else things or thing + 's'}"


def became(receipt: Record) -> str:
    """Say what became of a report."""
    if receipt["known"]:
        return f"already stored as {receipt['report']}"
    parts = [
        f"{count(receipt['statements'], 'statement')} ({receipt['attributed']:,} attributed)",
        f"{receipt['matches']:,} matched" if receipt["matches"] else "",
        _possible(receipt["findings"]),
        f"a new version of {receipt['replaces']}" if receipt["replaces"] else "",
    ]
    return ", ".join(part for part in parts if part)


def _possible(findings: Sequence[str]) -> str:
    found = count(len(findings), "possible contradiction")
    return f"{found} → {', '.join(findings)}" if findings else ""


def plain(value: Any) -> str:
    """Put any plain value in words, for fields that have no sentence of their own."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, dict):
        return ", ".join(f"{name} {plain(one)}" for name, one in value.items()) or "–"
    if isinstance(value, list | tuple):
        return "; ".join(plain(one) for one in value) or "–"
    return clean(str(value))
