"""What stands on the screen of ``factdb review``: a case, in lines of styled text.

Nothing is told by colour alone: words that differ are reversed and bold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from factdb.export import phrases as say
from factdb.plugins import Record
from factdb.review.case import Case, Side
from factdb.review.queue import Progress
from factdb.review.rulings import spelled

LIT = "bold reverse"

FEW = 3
"""How many printings, notes and precedents are listed; the others are counted."""


def top(case: Case | None, progress: Progress) -> Text:
    """Say how far everybody is, and which finding this is."""
    parts: list[str | tuple[str, str]] = [
        (f"{progress.ruled:,} of {progress.total:,}", "bold"),
        " ruled",
    ]
    if progress.mine:
        parts.append(f", {progress.mine:,} by you")
    if case is not None:
        parts.append(f"  {case.id}")
    return Text.assemble(*parts, no_wrap=True, overflow="ellipsis")


def reason(case: Case) -> Text:
    """Say what the machine holds against the two, and how sure it is."""
    found = case.finding
    return Text.assemble(
        (found["relation"], "bold"), f" {found['score']:.2f}: {say.clean(found['reason'])}"
    )


def side(one: Side, name: str) -> Text:
    """Draw one statement: who, in which office, the words, where and when, all its printings."""
    said = one.statement
    lines = [
        Text.assemble((f"{name}  ", "dim"), (say.speaker(said), "bold"), _office(one)),
        words(one),
        *(Text(line, "dim") for line in _facts(said)),
        *(Text(f"also {line}") for line in _few([_printed(other) for other in one.printings])),
    ]
    return Text("\n").join(lines)


def words(one: Side) -> Text:
    """Give the words in marks if they are quoted, those that differ lit."""
    said = one.statement
    # Character by character: an escape sequence in a report must not reach the terminal.
    drawn = Text("".join(" " if sign.isspace() else say.clean(sign) for sign in said["text"]))
    for start, end in one.lit:
        drawn.stylize(LIT, start, end)
    mark = ("“", "”") if said["kind"] == "direct" else ("", "")
    return Text.assemble(mark[0], drawn, mark[1])


def more(case: Case) -> Text:
    """Say what colleagues noted, and how similar findings were ruled."""
    return Text("\n").join([*_notes(case), *_precedents(case)])


def why(case: Case) -> Text:
    """Say everything that the finding rests on: the rule, its words, the places in the reports."""
    found = case.finding
    evidence = "; ".join(f"{side}: “{say.clean(told)}”" for side, told in found["evidence"])
    lines = [Text(f"rule {found['rule']}; {evidence}")]
    for one, name in zip(case.sides, "AB", strict=False):
        before, told, after = say.context(one.statement)
        lines.append(Text.assemble((f"\n{name}  ", "dim"), before, (told, "bold underline"), after))
        lines += [Text(f"   {lead}: {known}", "dim") for lead, known in say.known(one.statement)]
    return Text("\n").join(lines)


def empty(progress: Progress) -> Text:
    """Say that nothing is left for this reviewer, and where the rest is."""
    rest = [
        f"{say.count(progress.skipped, 'finding')} that you skipped: they come back next time",
        f"{say.count(progress.held, 'finding')} before others now",
        *(f"{say.count(n, 'finding')} assigned to {who}" for who, n in progress.assigned.items()),
    ]
    lines = [Text("Nothing is left to rule on.", "bold")]
    if not progress.total:
        lines.append(Text("There are no findings of this sort."))
    lines += [Text(line) for line in rest if not line.startswith("0 ")]
    return Text("\n").join([*lines, Text("u takes the last one back, q leaves.")])


def _office(one: Side) -> str:
    return f", {say.office(one.office)}" if one.office else ""


def _facts(said: Record) -> Iterator[str]:
    cue = f", “{say.clean(said['cue'])}”" if said["cue"] else ""
    via = f", {say.via(said)}" if said["via"] else ""
    yield f"{say.manner(said)}{cue}{via}"
    if sentence := say.around(said):
        yield f"in: {sentence}"
    yield say.source(said)
    yield f"printed {said['published'].replace('T', ' ')}"
    if said["said_on"]:
        yield f"said {say.understood_date(said['said_on'])}"
    told = said["said_on"] and said["said_on"]["start"]
    yield from (say.understood_date(one) for one in said["dates"] if one["start"] != told)
    yield from (say.understood_figure(one) for one in said["figures"])
    if said["doubt"]:
        yield f"in doubt: {say.clean(said['doubt'])}"


def _printed(other: Record) -> str:
    return f"{say.clean(other['outlet'] or other['other'])} {say.day(other)}, {other['other']}"


def _notes(case: Case) -> Iterator[Text]:
    for note in case.notes[-FEW:]:
        yield Text(f"note  {say.clean(note['who'])}: {say.clean(note['note'])}")
    if to := case.finding["assigned_to"]:
        yield Text(f"assigned to {say.clean(to)}")


def _precedents(case: Case) -> Iterator[Text]:
    counted = case.precedents()
    if not counted:
        yield Text("no similar pair is ruled yet", "dim")
        return
    told = ", ".join(f"{n} {spelled(word)}" for word, n in counted.most_common())
    yield Text.assemble("similar pairs: ", (told, "bold"))
    for line in _few([_precedent(one) for one in case.similar]):
        yield Text(f"  {line}", "dim")


def _precedent(one: Record) -> str:
    note = f": {say.clean(one['ruling_note'])}" if one["ruling_note"] else ""
    by = f" by {say.clean(one['ruled_by'])}" if one["ruled_by"] else ""
    return f"{one['relation']} {one['id']} {spelled(one['ruling'])}{by}{note}"


def _few(lines: Sequence[str]) -> Iterator[str]:
    yield from lines[:FEW]
    if len(lines) > FEW:
        yield f"and {len(lines) - FEW} more"
