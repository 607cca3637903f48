"""What in a draft has to be held against the record, and what each comes to.

A draft is read as a report is: its quotations, its attributed claims, and the figures of its own
voice. Each is compared with stored statements that share words with it; nothing is looked up here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from factdb import match, rules
from factdb.rules.speakers import relays, same_name, same_speaker, speaker_name
from factdb.text.fold import words
from factdb.text.marks import quotations
from factdb.types import Extraction, Judgement, Kind, Relation, Report, Statement, short_id
from factdb.verification.wording import Outcome, Wording, worded

_LEAST_WORDS = 3
"""Words in marks that nobody is said to say are looked up from so many on: fewer are scare quotes,
titles and names."""

_BEFORE = 60
_BEST_FIRST = (
    Outcome.VERBATIM, Outcome.TYPOGRAPHIC, Outcome.ELIDED, Outcome.OTHER_SOURCE,
    Outcome.OTHER_SPEAKER, Outcome.MEANING_CHANGED, Outcome.ALTERED, Outcome.NOT_FOUND,
)  # fmt: skip


class Passage(StrEnum):
    """What kind of thing is checked."""

    QUOTATION = "quotation"
    CLAIM = "claim"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Item:
    """A passage of a draft; ``statement`` is how it was read, ``before`` what leads up to it."""

    passage: Passage
    statement: Statement
    before: str = ""

    @property
    def text(self) -> str:
        """The words as printed in the draft."""
        return self.statement.text


@dataclass(frozen=True, slots=True)
class Checked:
    """An item with its outcome; ``against`` is the stored statement that decides it.

    Where nothing was found ``against`` is None, and ``nearest`` the nearest miss, if there is one.
    """

    item: Item
    outcome: Outcome
    against: Statement | None = None
    nearest: Statement | None = None
    relation: Relation | None = None
    diff: str = ""
    reason: str = ""


def items(extraction: Extraction) -> tuple[Item, ...]:
    """Give what is to be checked, in the order of the text."""
    report = extraction.report
    quoted = tuple(_quoted(report, extraction.statements))
    told = (Item(_passage(one), one) for one in extraction.statements if _is_told(one))
    return tuple(sorted((*quoted, *told), key=lambda one: (one.statement.start, one.passage.value)))


def _quoted(report: Report, statements: Sequence[Statement]) -> Iterator[Item]:
    """Give every outermost quotation that somebody says, or that is long enough to be speech."""
    for one in quotations(report.text):
        if one.depth:
            continue
        text = report.text[one.start : one.end]
        host = next((s for s in statements if _holds(s, one.start, one.end)), None)
        if not text.strip() or (host is None and len(words(text)) < _LEAST_WORDS):
            continue
        before = report.text[max(0, one.open_start - _BEFORE) : one.open_start]
        yield Item(Passage.QUOTATION, _cut(report, host, one.start, one.end), before)


def _holds(statement: Statement, start: int, end: int) -> bool:
    if statement.kind not in {Kind.DIRECT, Kind.MIXED}:
        return False
    return statement.start < end and start < statement.end


def _cut(report: Report, host: Statement | None, start: int, end: int) -> Statement:
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
    )  # fmt: skip


def _is_told(statement: Statement) -> bool:
    """Say whether a statement is a claim, or a figure of the draft's own voice."""
    if statement.kind is Kind.ASSERTION:
        return bool(statement.figures)
    return statement.kind in {Kind.INDIRECT, Kind.MIXED}


def _passage(statement: Statement) -> Passage:
    return Passage.FIGURE if statement.kind is Kind.ASSERTION else Passage.CLAIM


def check(item: Item, stored: Sequence[Statement]) -> Checked:
    """Hold one item against stored statements that share words with it."""
    if item.passage is Passage.QUOTATION:
        return _check_quotation(item, stored)
    return _check_claim(item, stored)


def check_against(item: Item, source: Extraction) -> Checked:
    """Hold one item against one text: a quotation against all of it, a claim against its claims."""
    if item.passage is not Passage.QUOTATION:
        return _check_claim(item, source.statements)
    report = source.report
    wording = worded(item.text, report.text, before=item.before)
    if not wording.share:
        return Checked(item, Outcome.NOT_FOUND, reason=wording.reason)
    host = next((s for s in source.statements if _holds(s, wording.start, wording.end)), None)
    there = _cut(report, host, wording.start, wording.end)
    wording, there = _spoken(item, wording, there)
    return _told(item, wording, there)


def _check_quotation(item: Item, stored: Sequence[Statement]) -> Checked:
    found = [_compared(item, one) for one in _passages(stored)]
    best = min(found, key=lambda one: _rank(item, *one), default=None)
    if best is None:
        return Checked(item, Outcome.NOT_FOUND, reason="nothing stored is like it")
    return _told(item, *best)


def _told(item: Item, wording: Wording, stored: Statement) -> Checked:
    if wording.outcome is Outcome.NOT_FOUND:
        near = stored if wording.share else None
        return Checked(item, wording.outcome, nearest=near, reason=_missing(wording))
    return Checked(item, wording.outcome, against=stored, diff=wording.diff, reason=wording.reason)


def _rank(item: Item, wording: Wording, stored: Statement) -> tuple[int, bool, float, str]:
    own = same_speaker(item.statement, stored)
    return _BEST_FIRST.index(wording.outcome), own is False, -wording.share, stored.id


def _missing(wording: Wording) -> str:
    if not wording.share:
        return wording.reason
    return f"{wording.reason}: {wording.share:.0%} of its words stand there"


def _compared(item: Item, stored: Statement) -> tuple[Wording, Statement]:
    """Compare the words, then who says them and where they were printed."""
    return _spoken(item, worded(item.text, stored.text, before=item.before), stored)


def _spoken(item: Item, wording: Wording, stored: Statement) -> tuple[Wording, Statement]:
    if not wording.outcome.clean:
        return wording, stored
    said = item.statement
    if same_speaker(said, stored) is False and not relays(said, stored):
        reason = f"the record has these words from {speaker_name(stored)}"
        return replace(wording, outcome=Outcome.OTHER_SPEAKER, reason=reason), stored
    if said.via and stored.outlet and not _of_source(said.via, stored):
        reason = f"the record has these words from {stored.outlet}, not from {said.via}"
        return replace(wording, outcome=Outcome.OTHER_SOURCE, reason=reason), stored
    return wording, stored


def _of_source(via: str, stored: Statement) -> bool:
    return any(same_name(via, name) for name in (stored.outlet, stored.via) if name)


def _passages(stored: Sequence[Statement]) -> Iterator[Statement]:
    """Give each stored statement, and each quotation that a cue parts as one piece."""
    later = {one.continues: one for one in stored if one.continues}
    for one in stored:
        yield one
        joined, at = one, one
        while (after := later.get(at.id)) is not None and after.start >= at.end:
            text = f"{joined.text} {after.text}"
            joined, at = replace(joined, text=text, end=joined.start + len(text)), after
        if joined is not one:
            yield joined


def _check_claim(item: Item, stored: Sequence[Statement]) -> Checked:
    judged = [(one, rules.judge(match.score(item.statement, one))) for one in stored]
    conflicts = [(one, told) for one, told in judged if told.relation.conflict]
    if conflicts:
        one, told = max(conflicts, key=lambda pair: (pair[1].score, pair[0].id))
        return Checked(
            item, Outcome.CONFLICTS, against=one, relation=told.relation, reason=told.reason
        )
    same = [(one, told) for one, told in judged if told.relation is Relation.SAME]
    if same:
        one, told = same[0]
        return Checked(item, Outcome.AGREES, against=one, relation=told.relation)
    return _unmet(item, judged)


def _unmet(item: Item, judged: Iterable[tuple[Statement, Judgement]]) -> Checked:
    """Tell of the nearest miss: an earlier count of the same thing, else the likest words."""
    known = list(judged)
    passed = [(one, told) for one, told in known if told.relation is Relation.UPDATE]
    if passed:
        one, told = passed[0]
        return Checked(item, Outcome.NOT_FOUND, nearest=one, relation=told.relation,
                       reason=told.reason)  # fmt: skip
    near = [one for one, told in known if told.relation is Relation.COMPATIBLE]
    best = max(near, key=lambda one: match.likeness(item.text, one.text), default=None)
    reason = "nothing stored says this" if best is None else "nothing stored says just this"
    return Checked(item, Outcome.NOT_FOUND, nearest=best, reason=reason)
