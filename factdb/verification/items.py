"""What in a draft has to be held against the record: quotations, claims, figures.

A draft is read as a report is; nothing is looked up or compared here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from factdb.text.fold import content_words, words
from factdb.text.marks import quotations
from factdb.types import Extraction, Kind, Relation, Report, Statement, short_id
from factdb.verification.claims import telling_verbs
from factdb.verification.tokens import tokens
from factdb.verification.unchecked import unchecked
from factdb.verification.wording import Outcome

LEAST_WORDS = 3
"""Words in marks that nobody is said to say are looked up from so many on: fewer are scare quotes,
titles and names."""


_WITHOUT_SPACES = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]{5}")
"""Thai, Japanese and Chinese put no spaces between words."""


_AROUND = 300
"""Characters of the draft's own sentence that are looked at on either side of the marks."""


_SENTENCE_END = re.compile(r"[.?!]['\"”’»)]*\s|\n")


_NAME = r"(?P<name>[A-Z][\w’'.-]*(?:\s(?:(?:of|and|the|&|de|du|la|le)\s)?[A-Z][\w’'.-]*){0,4})"


_TOLD = re.compile(r"\b(?:told|tells|to|with|in|by|for|via|citing)\s(?:[a-z]+\s){0,2}" + _NAME)


_PRINTED = re.compile(
    _NAME + r"\s(?:reported|reports|wrote|writes|quoted|quotes|printed|published)\b"
)


class Passage(StrEnum):
    """What kind of thing is checked."""

    QUOTATION = "quotation"
    CLAIM = "claim"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Item:
    """A passage of a draft; ``statement`` is how it was read.

    ``before`` and ``after`` are the rest of the sentence around it; ``source`` is the outlet that
    the sentence names as having the words, "" for none. ``unchecked`` says why it cannot be held
    against anything, "" where it can.
    """

    passage: Passage
    statement: Statement
    before: str = ""
    after: str = ""
    source: str = ""
    unchecked: str = ""

    @property
    def text(self) -> str:
        """The words as printed in the draft."""
        return self.statement.text


@dataclass(frozen=True, slots=True)
class Beside:
    """A stored statement that says otherwise than one which has the words, and what differs."""

    statement: Statement
    relation: Relation | None
    reason: str


@dataclass(frozen=True, slots=True)
class Checked:
    """An item with its outcome; ``against`` is the stored statement that decides it.

    Where nothing was found ``against`` is None, and ``nearest`` the nearest miss, if there is one.
    ``also`` is what else the record has, where it has the item and something against it.
    """

    item: Item
    outcome: Outcome
    against: Statement | None = None
    nearest: Statement | None = None
    relation: Relation | None = None
    diff: str = ""
    reason: str = ""
    also: tuple[Beside, ...] = ()


def items(extraction: Extraction) -> tuple[Item, ...]:
    """Give what is to be checked, in the order of the text, and what cannot be, with the reason."""
    report = extraction.report
    quoted = tuple(_quoted(report, extraction.statements))
    told = tuple(Item(_passage(one), one) for one in extraction.statements if _is_told(one))
    found = *quoted, *told
    open_ones = unchecked(extraction, [(one.statement.start, one.statement.end) for one in found])
    left = (Item(_passage(one), one, unchecked=why) for one, why in open_ones)
    return tuple(sorted((*found, *left), key=lambda one: (one.statement.start, one.passage.value)))


def _quoted(report: Report, statements: Sequence[Statement]) -> Iterator[Item]:
    """Give every outermost quotation that somebody says, or that is long enough to be speech."""
    for one in quotations(report.text):
        if one.depth:
            continue
        text = report.text[one.start : one.end]
        host = next((s for s in statements if holds(s, one.start, one.end)), None)
        if not text.strip() or (host is None and not _is_speech(text)):
            continue
        before, after = _around(report.text, one.open_start, one.close_end)
        yield Item(Passage.QUOTATION, cut(report, host, one.start, one.end), before, after)


def _is_speech(text: str) -> bool:
    """Say whether words in marks are long enough to be more than a name or a title."""
    return len(words(text)) >= LEAST_WORDS or bool(_WITHOUT_SPACES.search(text))


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """Give the rest of the sentence in front of ``start`` and behind ``end``."""
    before = _SENTENCE_END.split(text[max(0, start - _AROUND) : start])[-1]
    return before, _SENTENCE_END.split(text[end : end + _AROUND])[0]


def holds(statement: Statement, start: int, end: int) -> bool:
    """Say whether a statement has words in marks at ``[start, end)``."""
    if statement.kind not in {Kind.DIRECT, Kind.MIXED}:
        return False
    return statement.start < end and start < statement.end


def cut(report: Report, host: Statement | None, start: int, end: int) -> Statement:
    """Make a statement of just the words in the marks, by the one who says them."""
    text = report.text[start:end]
    made = Statement(
        short_id("s", report.digest, str(start), str(end)),
        report.id, report.published, Kind.DIRECT, text, start, end, outlet=report.outlet,
    )  # fmt: skip
    if host is None:
        return made
    return replace(
        made, speaker=host.speaker, co_speakers=host.co_speakers, mention=host.mention,
        sentence=host.sentence, via=host.via, doubt=host.doubt, frames=host.frames,
        said_on=host.said_on,
    )  # fmt: skip


def sources_named(item: Item) -> tuple[str, ...]:
    """Give what the sentence may name as the outlet that has the words; most of it is none.

    >>> [found["name"] for found in _TOLD.finditer(", she told Harbour Wire on Monday")]
    ['Harbour Wire']

    """
    around = f"{item.before}\n{item.after}"
    found = (match["name"] for pattern in (_TOLD, _PRINTED) for match in pattern.finditer(around))
    return tuple(dict.fromkeys(part for name in found for part in _openings(name)))


def _openings(name: str) -> Iterator[str]:
    """Give a name, and what is left of it when words at its end belong to what follows."""
    parts = name.split()
    yield from (" ".join(parts[:size]).rstrip(".’'") for size in range(len(parts), 0, -1))


def _is_told(statement: Statement) -> bool:
    """Say whether a statement is a claim, or a figure of the draft's own voice."""
    if statement.kind is Kind.ASSERTION:
        return bool(statement.figures)
    if statement.kind is Kind.MIXED and _is_all_quoted(statement):
        return False
    return statement.kind in {Kind.INDIRECT, Kind.MIXED} and not _only_tells_who(statement)


def _is_all_quoted(statement: Statement) -> bool:
    """Say whether only names stand beside the marks: the quotation is all there is to check."""
    outside, at = "", 0
    for one in quotations(statement.text):
        if not one.depth:
            outside += statement.text[at : one.open_start] + " "
            at = one.close_end
    outside += statement.text[at:]
    return all(one.text[0].isupper() for one in tokens(outside) if content_words(one.text))


def _only_tells_who(statement: Statement) -> bool:
    """Say whether a claim holds no more than who said it ("Reisz said"), or says nothing at all."""
    if len(words(statement.text)) < LEAST_WORDS or not statement.frames:
        return not statement.figures
    if any(one.negated or one.modality != "fact" for one in statement.frames):
        return False
    deeds = {frame.predicate for frame in statement.frames}
    others = [one for one in tokens(statement.text) if content_words(one.text)]
    named = [one for one in others if one.text[0].isupper()]
    return deeds <= telling_verbs() and len(others) - len(named) <= 1


def _passage(statement: Statement) -> Passage:
    return Passage.FIGURE if statement.kind is Kind.ASSERTION else Passage.CLAIM
