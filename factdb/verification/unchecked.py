"""What in a draft cannot be held against the record, and why.

"Adeyemi confirmed the report" and "Adeyemi did not deny it" tell that somebody spoke, or did not,
but not what was said; and a figure may stand in a sentence that is read as no claim. They are
listed with the reason, so that nobody takes them for checked.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate

from factdb.text.figures import figures
from factdb.text.marks import quotations
from factdb.text.rarity import irregular
from factdb.text.stem import stem
from factdb.text.words import table
from factdb.types import Extraction, Kind, Mention, Report, Statement, short_id

_SENTENCE = re.compile(r"[^\n]+?(?:[.?!]['\"”’»)]*(?=\s|$)|(?=\n|$))")
_CUE_ONLY = re.compile(r"[:,]\W*$")
"""So ends a line that leads on to a quotation."""

_QUOTED_BEFORE = re.compile(r"['\"”’»]\s*$")
"""So ends a quotation that the sentence behind it tells who said."""

_SAYS_NOTHING = "it tells that somebody spoke, but not what was said"
_NOT_SAID = "what somebody did not say cannot be held against what was said"
_UNREAD = "its figure was not read as a claim"
_DIGIT = re.compile(r"\d")
_MOSTLY = 0.45
"""Of so many uses of a verb as a share, those that report speech, it does without a clause too."""

_BEHIND_NAME = re.compile(
    r"^\s+(?:(?:[a-z]+ly|also|later|again|then|still|has|have|had|did|does|do|would|will|could|can)"
    r"\s+)*"
    r"(?P<no>(?:not|never|\w+n['’]t|(?:refus|declin|fail)(?:e|es|ed|ing|s)?\s+to|yet\s+to)\s+)?"
    r"(?:(?:[a-z]+ly|also)\s+)*(?P<verb>[a-z]+)\b",
    re.IGNORECASE,
)


def unchecked(
    extraction: Extraction, checked: Sequence[tuple[int, int]]
) -> Iterator[tuple[Statement, str]]:
    """Give the acts of speech and the figures of a draft that cannot be checked, with the reason.

    Args:
        extraction: of the draft.
        checked: the spans of what is checked: what overlaps one of them is left out.

    """
    report = extraction.report
    read = [_with_cue(report, one) for one in extraction.statements if one.kind is Kind.INDIRECT]
    taken = _Taken(checked)
    empty = [one for one in read if not taken.meets(one.start, one.end)]
    yield from ((one, _SAYS_NOTHING) for one in empty)
    known = _Taken([*checked, *((one.start, one.end) for one in empty)])
    named = sorted(extraction.mentions, key=_start)
    for start, end in _sentences(report.text):
        if not known.meets(start, end):
            first, last = (bisect_left(named, at, key=_start) for at in (start, end))
            acts = list(_told(report, named[first:last], start, end))
            yield from acts or _counts(report, start, end)


def _with_cue(report: Report, statement: Statement) -> Statement:
    """Give a statement with the words that say whose it is, so that it can be read by itself."""
    beside = [one for one in (statement.mention, statement.cue) if one is not None]
    start = min(statement.start, *(one.start for one in beside), statement.start)
    end = max(statement.end, *(one.end for one in beside), statement.end)
    return replace(statement, text=report.text[start:end], start=start, end=end)


class _Taken:
    """Spans that may overlap; a long draft is asked for each of its sentences."""

    def __init__(self, some: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(some)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def meets(self, start: int, end: int) -> bool:
        """Say whether one of them overlaps ``[start, end)``."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._ends[before - 1] > start


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Give the sentences that are not the rest of a quotation, nor lead on to one."""
    for found in _SENTENCE.finditer(text):
        start = found.end() - len(found[0].lstrip())
        before = text[max(0, start - 3) : start]
        if not _CUE_ONLY.search(found[0]) and not _QUOTED_BEFORE.search(before):
            yield start, found.end()


def _start(mention: Mention) -> int:
    return mention.start


def _told(
    report: Report, named: Sequence[Mention], start: int, end: int
) -> Iterator[tuple[Statement, str]]:
    """Give the first act of a sentence that stands right behind whom it is told of."""
    marks = quotations(report.text[start:end])
    for mention in named:
        at = mention.start - start
        if mention.end > end or any(one.start <= at < one.end for one in marks):
            continue
        if why := _act(report.text[mention.end : end]):
            yield _statement(report, mention, start, end), why
            return


def _counts(report: Report, start: int, end: int) -> Iterator[tuple[Statement, str]]:
    """Give a sentence of the draft's own voice with a figure that was read as no claim."""
    if any(one.unit or _DIGIT.search(one.text) for one in figures(report.text[start:end])):
        yield _statement(report, None, start, end), _UNREAD


def _act(behind: str) -> str:
    """Say why what somebody does in the words behind his name is not checked; "" for no speech.

    >>> _act(" did not deny the report.")
    'what somebody did not say cannot be held against what was said'
    >>> _act(" walked home.")
    ''
    """
    found = _BEHIND_NAME.match(behind)
    verb = found and _root(found["verb"].casefold())
    if found is None or verb not in _verbs():
        return ""
    if found["no"]:
        return _NOT_SAID
    return _SAYS_NOTHING if _verbs()[verb] >= _MOSTLY else ""


def _root(verb: str) -> str:
    return stem(irregular().get(verb, verb))


@cache
def _verbs() -> dict[str, float]:
    """Give the stems of verbs of speech with the share of their uses that report some.

    Source: ``words/cues.tsv``.
    """
    return {_root(row[0]): float(row[4]) for row in table("cues") if row[1] == "verb"}


def _statement(report: Report, mention: Mention | None, start: int, end: int) -> Statement:
    """Make a statement of a sentence, in the mouth of whom it is told, else in the draft's own."""
    return Statement(
        short_id("s", report.digest, str(start), str(end)),
        report.id, report.published, Kind.INDIRECT if mention else Kind.ASSERTION,
        report.text[start:end], start, end,
        outlet=report.outlet, mention=mention,
    )  # fmt: skip
