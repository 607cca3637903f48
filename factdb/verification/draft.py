"""What in a draft has to be held against the record, and what each comes to.

A draft is read as a report is: its quotations, its attributed claims, and the figures of its own
voice. Each is compared with stored statements that share words with it; nothing is looked up here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from functools import lru_cache
from heapq import nlargest

from factdb import match, rules
from factdb.rules.speakers import is_outlet, same_name, same_speaker, speaker_name
from factdb.text.fold import content_words, words
from factdb.text.marks import quotations
from factdb.types import Extraction, Judgement, Kind, Relation, Report, Statement, short_id
from factdb.verification.claims import (
    Standing,
    Told,
    in_own_voice,
    is_telling,
    one_voice,
    telling_verbs,
    told,
)
from factdb.verification.tokens import tokens
from factdb.verification.wording import Outcome, Wording, worded

_LEAST_WORDS = 3
"""Words in marks that nobody is said to say are looked up from so many on: fewer are scare quotes,
titles and names."""

_WITHOUT_SPACES = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]{5}")
"""Thai, Japanese and Chinese put no spaces between words."""

_LAID = 16
"""So many stored passages at most are laid beside a quotation, word by word."""

_MOST_OF_IT = 0.8
"""A report is searched for a quotation if it has this share of its words; spelling may differ."""

_AROUND = 300
"""Characters of the draft's own sentence that are looked at on either side of the marks."""

_SENTENCE_END = re.compile(r"[.?!]['\"”’»)]*\s|\n")
_NAME = r"(?P<name>[A-Z][\w’'.-]*(?:\s(?:(?:of|and|the|&|de|du|la|le)\s)?[A-Z][\w’'.-]*){0,4})"
_TOLD = re.compile(r"\b(?:told|tells|to|with|in|by|for|via|citing)\s(?:[a-z]+\s){0,2}" + _NAME)
_PRINTED = re.compile(
    _NAME + r"\s(?:reported|reports|wrote|writes|quoted|quotes|printed|published)\b"
)
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
    """A passage of a draft; ``statement`` is how it was read.

    ``before`` and ``after`` are the rest of the sentence around it; ``source`` is the outlet that
    the sentence names as having the words, "" for none.
    """

    passage: Passage
    statement: Statement
    before: str = ""
    after: str = ""
    source: str = ""

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
        if not text.strip() or (host is None and not _is_speech(text)):
            continue
        before, after = _around(report.text, one.open_start, one.close_end)
        yield Item(Passage.QUOTATION, _cut(report, host, one.start, one.end), before, after)


def _is_speech(text: str) -> bool:
    """Say whether words in marks are long enough to be more than a name or a title."""
    return len(words(text)) >= _LEAST_WORDS or bool(_WITHOUT_SPACES.search(text))


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """Give the rest of the sentence in front of ``start`` and behind ``end``."""
    before = _SENTENCE_END.split(text[max(0, start - _AROUND) : start])[-1]
    return before, _SENTENCE_END.split(text[end : end + _AROUND])[0]


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


def sources_named(item: Item) -> tuple[str, ...]:
    """Give what the sentence may name as the outlet that has the words; most of it is none.

    >>> from factdb.types import Report
    >>> [found["name"] for found in _TOLD.finditer(", she told Harbour Wire on Monday")]
    ['Harbour Wire']

    """
    around = f"{item.before}\n{item.after}"
    found = (match["name"] for pattern in (_TOLD, _PRINTED) for match in pattern.finditer(around))
    return tuple(dict.fromkeys(part for name in found for part in _openings(name)))


def _openings(name: str) -> Iterator[str]:
    """Give a name, and what is left of it when words at its end belong to what follows."""
    parts = name.split()
    yield from (" ".join(parts[:size]) for size in range(len(parts), 0, -1))


def _is_told(statement: Statement) -> bool:
    """Say whether a statement is a claim, or a figure of the draft's own voice."""
    if statement.kind is Kind.ASSERTION:
        return bool(statement.figures)
    return statement.kind in {Kind.INDIRECT, Kind.MIXED} and not _only_tells_who(statement)


def _only_tells_who(statement: Statement) -> bool:
    """Say whether a claim holds no more than who said it ("Reisz said"), or says nothing at all."""
    if len(words(statement.text)) < _LEAST_WORDS or not statement.frames:
        return not statement.figures
    deeds = {frame.predicate for frame in statement.frames}
    others = [one for one in tokens(statement.text) if content_words(one.text)]
    named = [one for one in others if one.text[0].isupper()]
    return deeds <= telling_verbs() and len(others) - len(named) <= 1


def _passage(statement: Statement) -> Passage:
    return Passage.FIGURE if statement.kind is Kind.ASSERTION else Passage.CLAIM


def check(item: Item, stored: Sequence[Statement], drawn: Collection[str] = frozenset()) -> Checked:
    """Hold one item against stored statements that share words with it.

    Args:
        item: what is checked.
        stored: statements that share words with it.
        drawn: ids of reports on which the draft is known to draw: a claim is about the matter of
            theirs that says the same in all but one thing.

    """
    if item.passage is Passage.QUOTATION:
        return _check_quotation(item, stored)
    return _check_claim(item, stored, drawn)


def check_against(item: Item, source: Extraction) -> Checked:
    """Hold one item against one text: a quotation against all of it, a claim against its claims."""
    if item.passage is not Passage.QUOTATION:
        return _check_claim(item, source.statements, {source.report.id})
    report = source.report
    wording = worded(item.text, report.text, before=item.before, after=item.after)
    if not wording.share:
        return Checked(item, Outcome.NOT_FOUND, reason=wording.reason)
    host = next((s for s in source.statements if _holds(s, wording.start, wording.end)), None)
    there = _cut(report, host, wording.start, wording.end)
    wording, there = _spoken(item, wording, there)
    return _told(item, wording, there)


def check_in_report(item: Item, report: Report, stored: Sequence[Statement]) -> Checked | None:
    """Look for a quotation in a whole report, where no statement was read from its words.

    Args:
        item: a quotation.
        report: a stored report.
        stored: its statements, as far as they are at hand: who speaks there.

    Returns:
        What it comes to where all its words stand in quotation marks, else None. ``against`` is
        then a statement of just these words, which the store does not have.

    """
    wanted = _word_set(item.text)
    if len(wanted & _word_set(report.text)) < _MOST_OF_IT * len(wanted):
        return None
    wording = worded(item.text, report.text, before=item.before, after=item.after)
    if not wording.outcome.clean or wording.hollow:
        return None
    place = wording.start, wording.end
    if not any(one.start <= place[0] and place[1] <= one.end for one in quotations(report.text)):
        return None
    host = next((one for one in stored if _holds(one, *place)), None)
    wording, there = _spoken(item, wording, _cut(report, host, *place))
    reason = wording.reason or "stands there in a quotation of which no statement was read"
    return _told(item, replace(wording, reason=reason), there)


def _check_quotation(item: Item, stored: Sequence[Statement]) -> Checked:
    found = [_compared(item, one) for one in _nearest(item, _passages(stored))]
    best = min(found, key=lambda one: _rank(item, *one), default=None)
    if best is None:
        return Checked(item, Outcome.NOT_FOUND, reason="nothing stored is like it")
    wording, there = best
    if wording.outcome.clean and not wording.reason:
        wording = replace(wording, reason=_printed_otherwise(there, found))
    return _told(item, wording, there)


def _nearest(item: Item, some: Iterable[Statement]) -> list[Statement]:
    """Give the passages that hold most of a quotation's words: only these are laid beside it."""
    wanted = _word_set(item.text)
    return nlargest(_LAID, some, key=lambda one: len(wanted & _word_set(one.text)))


@lru_cache(maxsize=4096)
def _word_set(text: str) -> frozenset[str]:
    return frozenset(words(text))


def _printed_otherwise(there: Statement, found: Sequence[tuple[Wording, Statement]]) -> str:
    """Say that the record has these words of this speaker otherwise as well, in another report."""
    for wording, other in found:
        changed = wording.outcome is Outcome.MEANING_CHANGED and wording.share > _ALIKE
        if changed and _may_be_one_act(there, other):
            return f"{other.outlet or 'another report'} prints it otherwise: {wording.diff}"
    return ""


def _may_be_one_act(one: Statement, other: Statement) -> bool:
    """Say whether two reports may print one act of speech, both between marks."""
    printed = one.kind is not Kind.INDIRECT and other.kind in {Kind.DIRECT, Kind.MIXED}
    near = abs(one.published - other.published) <= _DAYS
    return printed and near and one.report != other.report and bool(same_speaker(one, other))


_DAYS = timedelta(days=3)
_ALIKE = 0.7
"""With so many of its words there, a changed passage is another printing of the same words."""


def _told(item: Item, wording: Wording, stored: Statement) -> Checked:
    if wording.outcome is Outcome.NOT_FOUND:
        near = stored if wording.share else None
        return Checked(item, wording.outcome, nearest=near, reason=_missing(wording))
    return Checked(item, wording.outcome, against=stored, diff=wording.diff, reason=wording.reason)


def _rank(
    item: Item, wording: Wording, stored: Statement
) -> tuple[tuple[bool, int, float, int], bool, str]:
    """Put what has all its words before what has most of them, of these what is nearest."""
    own = same_speaker(item.statement, stored)
    place = _BEST_FIRST.index(Outcome.ALTERED if wording.hollow else wording.outcome)
    clean = place < _BEST_FIRST.index(Outcome.MEANING_CHANGED)
    return (not clean, clean and place, -wording.share, place), own is False, stored.id


def _missing(wording: Wording) -> str:
    if not 0 < wording.share < 1:
        return wording.reason
    return f"{wording.reason}: {wording.share:.0%} of its words stand there"


def _compared(item: Item, stored: Statement) -> tuple[Wording, Statement]:
    """Compare the words, then who says them and where they were printed."""
    return _spoken(
        item, worded(item.text, stored.text, before=item.before, after=item.after), stored
    )


def _spoken(item: Item, wording: Wording, stored: Statement) -> tuple[Wording, Statement]:
    if not wording.outcome.clean:
        return wording, stored
    said = item.statement
    if not is_outlet(said) and one_voice(said, stored) is False:
        return _of_another(item, wording, stored), stored
    source = item.source or said.via or (speaker_name(said) if is_outlet(said) else "")
    if source and stored.outlet and not _of_source(source, stored):
        reason = f"the record has these words from {stored.outlet}, not from {source}"
        return replace(wording, outcome=Outcome.OTHER_SOURCE, reason=reason), stored
    if stored.kind is Kind.INDIRECT and not wording.reason:
        return replace(wording, reason="printed there as reported speech, without marks"), stored
    return wording, stored


def _of_another(item: Item, wording: Wording, stored: Statement) -> Wording:
    """Tell of words that the record has from somebody else; a word or two prove nothing."""
    name = speaker_name(stored)
    if len(words(item.text)) < _LEAST_WORDS:
        reason = f"the record has these few words only from others, as from {name}"
        return replace(wording, outcome=Outcome.NOT_FOUND, reason=reason)
    reason = f"the record has these words from {name}"
    return replace(wording, outcome=Outcome.OTHER_SPEAKER, reason=reason)


def _of_source(source: str, stored: Statement) -> bool:
    """Say whether words were printed by an outlet, or were said to it."""
    if any(same_name(source, name) for name in (stored.outlet, stored.via) if name):
        return True
    told = set(content_words(source))
    return stored.sentence is not None and told <= set(words(stored.sentence.text))


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


@dataclass(frozen=True, slots=True)
class _Held:
    """A claim beside one stored statement: by whose voice, and what each says of the other."""

    stored: Statement
    voice: bool | None
    told: Told

    @property
    def rank(self) -> tuple[float, float, str]:
        """The nearest first, of equals the latest."""
        return -self.told.cover, -self.stored.published.timestamp(), self.stored.id


def _check_claim(item: Item, stored: Sequence[Statement], drawn: Collection[str]) -> Checked:
    """Ask who says it, who says otherwise, and what the judge says of both, in this order."""
    claim = item.statement
    beside = _words_by_report(stored)
    held = sorted(
        (_Held(one, one_voice(claim, one), told(claim, one, beside[one.report])) for one in stored),
        key=lambda one: one.rank,
    )
    says = [one for one in held if one.told.standing is Standing.SAYS]
    against = [one for one in held if _is_against(one, claim, drawn)]
    own = [one for one in says if one.voice]
    conflict = _judged(claim, stored)
    if own:
        return _agreed(item, own[0], conflict)
    if by_one := [one for one in against if one.voice]:
        return _opposed(item, by_one[0])
    if conflict is not None:
        return _conflicting(item, *conflict)
    if says:
        return _said_by_others(item, says)
    if against:
        return _opposed(item, against[0])
    return _missed(item, held)


def _words_by_report(stored: Sequence[Statement]) -> dict[str, frozenset[str]]:
    """Give the content words of what was found, report by report."""
    found: dict[str, set[str]] = {}
    for one in stored:
        found.setdefault(one.report, set()).update(match.gist(one))
    return {report: frozenset(some) for report, some in found.items()}


def _is_against(held: _Held, claim: Statement, drawn: Collection[str]) -> bool:
    """Say whether a stored statement says otherwise, of the same matter and for the same voice.

    Two voices may differ: only the draft's own words are held against everybody's.
    """
    if held.told.standing is not Standing.AGAINST:
        return False
    if held.voice is False and not (in_own_voice(claim) or in_own_voice(held.stored)):
        return False
    return is_telling(held.told, held.voice) or held.stored.report in drawn


def _judged(claim: Statement, stored: Sequence[Statement]) -> tuple[Statement, Judgement] | None:
    """Give the surest conflict that the judge finds, as between two reports."""
    told = ((one, rules.judge(match.score(claim, one))) for one in stored)
    found = [(one, judgement) for one, judgement in told if judgement.relation.conflict]
    return max(found, key=lambda pair: (pair[1].score, pair[0].id), default=None)


def _agreed(item: Item, held: _Held, conflict: tuple[Statement, Judgement] | None) -> Checked:
    reason = held.told.reason
    if conflict is not None:
        reason = f"said so, but the record speaks against it: {conflict[1].reason}"
    return Checked(item, Outcome.AGREES, against=held.stored, relation=Relation.SAME, reason=reason)


def _opposed(item: Item, held: _Held) -> Checked:
    reason = f"{held.told.reason}; all else is the same"
    return Checked(
        item, Outcome.CONFLICTS, against=held.stored, relation=held.told.relation, reason=reason
    )


def _conflicting(item: Item, stored: Statement, told: Judgement) -> Checked:
    return Checked(
        item, Outcome.CONFLICTS, against=stored, relation=told.relation, reason=told.reason
    )


def _said_by_others(item: Item, says: Sequence[_Held]) -> Checked:
    """Tell of a claim that the record has, but not from the one whom the draft names."""
    free = [one for one in says if one.voice is None or in_own_voice(one.stored)]
    if free:
        return _agreed(item, free[0], None)
    one = says[0].stored
    reason = f"the record has this from {speaker_name(one)}"
    return Checked(item, Outcome.OTHER_SPEAKER, against=one, reason=reason)


def _missed(item: Item, held: Sequence[_Held]) -> Checked:
    """Tell of the nearest miss, and what it does not say."""
    near = next((one for one in held if one.told.standing is not Standing.APART), None)
    if near is None:
        return Checked(item, Outcome.NOT_FOUND, reason="nothing stored says this")
    reason = (
        f"nothing stored says just this; of the nearest: {near.told.reason or 'it has other words'}"
    )
    return Checked(item, Outcome.NOT_FOUND, nearest=near.stored, reason=reason)
