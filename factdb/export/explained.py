"""For people: both statements as understood side by side, and how the judgement came to be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from rich.table import Table
from rich.text import Text

from factdb.export import phrases as say
from factdb.export.table import INDENT, Page
from factdb.plugins import Record

MOST = 6
"""Pairs of propositions that are shown, those nearest to a clash; other formats have all."""

_SHARED = 8
_TOLD = {
    "fact": "as a fact", "will": "as what will be", "would": "as what would be",
    "can": "as what may be", "must": "as what must be", "want": "as what is wanted",
    "if": "as a condition or question",
}  # fmt: skip


def explained(told: Record, out: TextIO) -> None:
    """Write a record of `factdb.rules.account.record`, wrapped and never cut."""
    page = Page(out)
    _judgement(page, told)
    page.line("")
    _sides(page, told)
    page.line("")
    for name, words in _steps(told):
        page.line(words, indent=INDENT, lead=name)


def _judgement(page: Page, told: Record) -> None:
    stored = told.get("stored")
    page.line(
        (told["relation"], "bold red" if told["conflict"] else "bold green"),
        f"  {say.conflict(told)}{_unkept(told)}",
        (f"  {stored['id']}" if stored else "", "cyan"),
    )
    page.line(say.clean(told["reason"]), indent=INDENT, lead="why")
    if stored and (stored["relation"], stored["score"]) != (told["relation"], told["score"]):
        was = f"{stored['relation']} {stored['score']:.2f} when it was stored"
        page.line(f"{was}: rules or actors have changed since", indent=INDENT, lead="stored")
    if words := _nothing_stored(told):
        page.line(words, indent=INDENT, lead="stored")


def _unkept(told: Record) -> str:
    return " by the rules, and no finding" if told["conflict"] and told["meeting"] else ""


def _nothing_stored(told: Record) -> str:
    """Say why nothing is stored of two statements; "" where the rules have nothing to store."""
    meeting = told["meeting"]
    if not meeting or (meeting["met"] and not meeting["rejudge"]):
        return ""
    if meeting["met"]:
        return f"nothing yet, though they meet ({meeting['why']}): factdb rejudge stores it"
    why = f"nothing: they did not meet at ingestion; {meeting['why']}"
    return f"{why}: factdb rejudge does not change that"


def _sides(page: Page, told: Record) -> None:
    sides = [told["a"], told["b"]] if told["a"]["id"] != told["b"]["id"] else [told["a"]]
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=INDENT - 2, no_wrap=True)
    for _ in sides:
        grid.add_column(ratio=1, overflow="fold")
    rows = [dict(_understood(side)) for side in sides]
    for name in dict.fromkeys(name for row in rows for name in row):
        cells = [Text(row.get(name, "–")) for row in rows]
        grid.add_row(Text(name), *cells)
    grid.width = page.width
    for line in page.console.render_lines(grid, page.console.options.update(width=page.width)):
        words = Text.assemble(*((part.text, part.style or "") for part in line))
        words.rstrip()
        page.console.print(words, soft_wrap=True)


def _understood(side: Record) -> Iterator[tuple[str, str]]:
    """Give name and words of everything that was understood of a statement."""
    yield "statement", f"{side['id']}, {say.day(side)} by {say.source(side)}"
    yield "speaker", say.speaker(side)
    yield "words", say.quoted(side)
    yield "how", say.manner(side)
    if side["said_on"]:
        yield "said", say.understood_date(side["said_on"])
    for number, frame in enumerate(side["frames"], start=1):
        yield f"claim {number}", " · ".join(_claim(frame))
    if side["figures"]:
        yield "figures", "; ".join(say.understood_figure(one) for one in side["figures"])
    if side["dates"]:
        yield "dates", "; ".join(say.understood_date(one) for one in side["dates"])


def _claim(frame: Record) -> Iterator[str]:
    """Put a frame in words: who, deed, what, circumstances; polarity, phase, modality, time."""
    who, what = _words(frame["subject"]), _words(frame["object"])
    yield " ".join(part for part in (who, f"[{frame['predicate']}]", what) if part)
    said = {frame["predicate"], *frame["subject"], *frame["object"]}
    if around := [word for word in frame["words"] if word not in said]:
        yield f"with: {_words(around)}"
    yield "not so" if frame["negated"] else "so"
    if frame["phase"]:
        yield frame["phase"]
    yield _TOLD[frame["modality"]]
    if frame["when"]:
        yield say.understood_date(frame["when"])


def _words(words: Sequence[str]) -> str:
    known = {"@self": "the speaker", "@other": "somebody"}
    return ", ".join(known.get(word, word.lstrip("@#")) for word in words)


def _steps(told: Record) -> Iterator[tuple[str, str]]:
    yield "voices", told["voices"]
    yield "gate", _gate(told)
    yield from _under("parts", _parts(told["compared"]))
    yield from _under("rules", [_rule(one, told) for one in told["rules"]])
    if told["inference"]:
        yield "model", _vote(told)
    if told["conflict"]:
        yield "score", _score(told)


def _under(head: str, lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Put lines under one head."""
    yield from zip([head, *[""] * len(lines)], lines, strict=False)


def _parts(compared: Sequence[Record]) -> list[str]:
    """Say which propositions meet; those of two deeds are not worth a line."""
    told = [_compared(one) for one in compared if one["deed"] != "other"]
    return told[:MOST] or (["no claim of one side tells a deed of the other"] if compared else [])


def _gate(told: Record) -> str:
    gate = told["gate"]
    shared = ", ".join(f"{one['word']} {one['bits']}" for one in told["shared"][:_SHARED])
    weighed = f"; shared words tell {gate['bits']} bits, enough alone are {gate['needed']}"
    words = f"{weighed} ({shared})" if shared and gate["needed"] else ""
    return f"{'open' if gate['open'] else 'closed'}: {gate['why']}{words}"


def _compared(one: Record) -> str:
    deed = {"same": "one deed", "opposite": "opposite deeds", "other": "two deeds"}[one["deed"]]
    polarity = "one says “not”" if one["apart"] else "both so or both not"
    parts = f"doer {_share(one['doer'])}, object {_share(one['object'])}"
    claims = f"claim {one['a'] + 1} and claim {one['b'] + 1}"
    return f"{claims}: {deed}, {parts}, {polarity}, {one['time']}: {one['why']}"


def _share(share: float | None) -> str:
    if share is None:
        return "not told by both"
    return "the same" if share == 1 else "differs" if share == 0 else f"{share:.0%} the same"


def _rule(one: Record, told: Record) -> str:
    if one["relation"] is None:
        return f"{one['rule']} is silent: {one['why']}"
    own = f"{one['rule']} says {one['relation']} {one['score']:.2f}"
    return own if told["reason"].startswith(one["why"][:-1]) else f"{own}: {say.clean(one['why'])}"


def _vote(told: Record) -> str:
    """Say what a model for inference says; it decides nothing."""
    vote = told["inference"]
    shares = say.vote(vote)
    if not told["conflict"]:
        return f"{shares}; it makes no finding"
    return f"{shares}; moves the score by {vote['moves']:+.2f}"


def _score(told: Record) -> str:
    """Say how the score came to be."""
    fit = told["calibration"]
    if fit is None:
        return f"{told['score']:.2f}, the rule's own: too few of this kind were seen"
    seen = f"{fit['confirmed']} of {fit['seen']} of this kind were right on development data"
    least = f"less than {fit['least']:.2f} would be no finding"
    read = f"; no surer than both sides are read rightly, {fit['surest']:.2f}"
    capped = read if fit["fitted"] > fit["surest"] else ""
    return f"{told['score']:.2f}, from the rule's own {fit['own']:.2f}: {seen}{capped}; {least}"
