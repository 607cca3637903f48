"""One quotation of a draft against what is stored: its words, who says them, where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache
from heapq import nlargest

from factdb.rules.speakers import is_outlet, same_name, same_speaker, speaker_name
from factdb.text.fold import content_words, words
from factdb.text.marks import quotations
from factdb.types import Extraction, Kind, Report, Statement
from factdb.verification.days import spoken_on
from factdb.verification.items import LEAST_WORDS, Checked, Item, cut, holds
from factdb.verification.voices import is_named, one_voice, voice_of
from factdb.verification.wording import Outcome, Wording, worded

_LAID = 16
"""So many stored passages at most are laid beside a quotation, word by word."""


_MOST_OF_IT = 0.7
"""A report is searched for a quotation if it has this share of its words; spelling may differ."""


_CAPITALS = frozenset({"I", "I’m", "I'm", "I’ll", "I'll", "I’ve", "I've", "I’d", "I'd"})
_DAYS = timedelta(days=3)


_ALIKE = 0.7
"""With so many of its words there, a changed passage is another printing of the same words."""


_BEST_FIRST = (
    Outcome.VERBATIM, Outcome.TYPOGRAPHIC, Outcome.ELIDED, Outcome.OTHER_DAY,
    Outcome.OTHER_SOURCE, Outcome.OTHER_SPEAKER, Outcome.MEANING_CHANGED, Outcome.ALTERED,
    Outcome.NOT_FOUND,
)  # fmt: skip


def check_quotation(item: Item, stored: Sequence[Statement]) -> Checked:
    """Hold a quotation against stored statements that share words with it."""
    found = [_compared(item, one) for one in _nearest(item, _passages(stored))]
    best = min(found, key=lambda one: _rank(item, *one), default=None)
    if best is None:
        return Checked(item, Outcome.NOT_FOUND, reason="nothing stored is like it")
    wording, there = best
    if wording.outcome.clean and not wording.reason:
        wording = replace(wording, reason=_printed_otherwise(there, found))
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
    host = next((one for one in stored if holds(one, *place)), None)
    wording, there = _spoken(item, wording, cut(report, host, *place))
    reason = wording.reason or "stands there in a quotation of which no statement was read"
    return _told(item, replace(wording, reason=reason), there)


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
    spoken = spoken_on(said, stored)
    if spoken.other_day:
        return replace(wording, outcome=Outcome.OTHER_DAY, reason=spoken.reason), stored
    notes = (wording.reason, _unmarked(stored), _unvoiced(said, stored), spoken.reason)
    return replace(wording, reason="; ".join(filter(None, notes))), stored


def _unmarked(stored: Statement) -> str:
    return "printed there as reported speech, without marks" if stored.kind is Kind.INDIRECT else ""


def _unvoiced(said: Statement, stored: Statement) -> str:
    """Say that the speaker was not checked, where the draft names one and the record does not."""
    if not is_named(said) or is_outlet(said) or one_voice(said, stored):
        return ""
    return f"the speaker was not checked: the record has it from {voice_of(stored)}"


def _of_another(item: Item, wording: Wording, stored: Statement) -> Wording:
    """Tell of words that the record has from somebody else; a word or two prove nothing."""
    name = voice_of(stored)
    if len(words(item.text)) < LEAST_WORDS:
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
            text = f"{joined.text}{_link(joined.text, after.text)}{after.text}"
            joined, at = replace(joined, text=text, end=joined.start + len(text)), after
        if joined is not one:
            yield joined


def quoted_from(item: Item, source: Extraction) -> Checked:
    """Hold a quotation against all of one text."""
    report = source.report
    wording = worded(item.text, report.text, before=item.before, after=item.after)
    if not wording.share:
        return Checked(item, Outcome.NOT_FOUND, reason=wording.reason)
    host = next((s for s in source.statements if holds(s, wording.start, wording.end)), None)
    there = cut(report, host, wording.start, wording.end)
    wording, there = _spoken(item, wording, there)
    return _told(item, wording, there)


def _link(one: str, other: str) -> str:
    """Give what stands between two parts of a quotation that its cue parts: a sentence may end.

    >>> _link("We heard two blows", "After that there was dust"), _link("We heard", "two blows")
    ('. ', ' ')
    """
    begins = other[:1].isupper() and other.split()[0] not in _CAPITALS
    return ". " if begins and one[-1:].isalnum() else " "
