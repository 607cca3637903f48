"""One quotation against the words that it was taken from: is it verbatim, and if not, what changed.

What counts as what, from best to worst:

verbatim
    The same characters after NFC and with white space collapsed. The marks around the quotation
    and the punctuation at its ends are not part of it.
typographic
    The same words; marks, dashes, case, spacing, British or American spelling, or how a number is
    written ("3.2bn", "sixty", "per cent") differ.
elided
    The words between "…" or around a "[…]" stand in this order in one passage: at most
    `FAR` words and one whole sentence are left out at a time, and none of them turns the meaning.
meaning changed
    A negator, a condition, a modal or another word that limits was left out, added, or cut off at
    either end; or a number or an opposite stands in its place.
altered
    Other words changed; or the parts stand in another order or far apart.
not found
    Fewer than `LEAST_SHARE` of the words stand there together.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from heapq import nlargest
from itertools import groupby, pairwise

from rapidfuzz.distance import Indel

from factdb.verification.tokens import Place, Token, forms, in_order, occurrences, pieces, tokens
from factdb.verification.turning import cut_off, left_out, sentences_in, turned

FAR = 40
"""So many words at most may one ellipsis leave out."""

LEAST_SHARE = 0.6
"""This share of the quotation's words must stand together in the source to be its wording."""

_FEW = 0.1
"""A share of words that may be missing where only the order is another."""

_LEAST_COMMON = 3
_WINDOWS = 8
_BREAK = re.compile(r"[.,;:!?—–]")
_SENTENCE_BEFORE = re.compile(r"[.?!…][”\"’')\]]*\s+[“\"‘']?$")
_CASE_MARK = re.compile(r"\[([^\W\d_])\](?=[^\W\d_])")
_ENDS = " .,;:!?…—–-\"'“”‘’«»"


class Outcome(StrEnum):
    """What checking one passage of a draft came to, from best to worst."""

    VERBATIM = "verbatim"
    TYPOGRAPHIC = "typographic"
    ELIDED = "elided"
    AGREES = "agrees"
    MEANING_CHANGED = "meaning_changed"
    ALTERED = "altered"
    OTHER_DAY = "other_day"
    OTHER_SPEAKER = "other_speaker"
    OTHER_SOURCE = "other_source"
    CONFLICTS = "conflicts"
    NOT_FOUND = "not_found"
    NOT_CHECKED = "not_checked"
    """It cannot be held against anything: neither clean nor to be fixed."""

    @property
    def clean(self) -> bool:
        """Whether it was checked, and nothing has to be fixed."""
        return self in {self.VERBATIM, self.TYPOGRAPHIC, self.ELIDED, self.AGREES}


@dataclass(frozen=True, slots=True)
class Wording:
    """How a quotation stands to a source.

    ``start`` and ``end`` are offsets into the source, both 0 where nothing was found; ``share`` is
    the part of the quotation's words found together there, in [0, 1]; ``diff`` writes
    ``[-words of the quotation-]{+words of the source+}``, empty where no word differs. ``hollow``
    says that an ellipsis of the quotation leaves nothing out of this source.
    """

    outcome: Outcome
    start: int = 0
    end: int = 0
    share: float = 0.0
    diff: str = ""
    reason: str = ""
    hollow: bool = False


def worded(quotation: str, source: str, *, before: str = "", after: str = "") -> Wording:
    """Say how a quotation stands to a source text.

    Args:
        quotation: the words between the marks.
        source: a stored quotation, or a whole text.
        before: the draft's words in front of the opening mark: a "not" there makes good for one
            that is cut off.
        after: those of the same sentence behind the closing mark, where an "if" may stand.

    >>> worded("the landlord is … permitted", "The landlord is not permitted to.").outcome
    <Outcome.MEANING_CHANGED: 'meaning_changed'>

    """
    quotation = _CASE_MARK.sub(r"\1", unicodedata.normalize("NFC", quotation))
    beside = _Sources(quotation, source, _asked(quotation), _stored(source), before, after)
    runs = pieces(beside.asked)
    if not runs or not beside.stored:
        return Wording(Outcome.NOT_FOUND, reason="there are no words to compare")
    if chains := in_order(runs, beside.stored):
        return min((_of_places(beside, one) for one in chains), key=_badness)
    if len(runs) > 1 and all(occurrences(run, beside.stored) for run in runs):
        return _out_of_order(runs, beside.stored)
    return _aligned(beside)


@lru_cache(maxsize=16)
def _asked(quotation: str) -> tuple[Token, ...]:
    """Give a quotation's words; it is held against many sources in a row."""
    return tuple(tokens(quotation))


@lru_cache(maxsize=1024)
def _stored(source: str) -> tuple[Token, ...]:
    """Give a source's words; every quotation of a draft may be held against the same text."""
    return tuple(one for one in tokens(source) if not one.is_gap)


@dataclass(frozen=True, slots=True)
class _Sources:
    """Both texts with their words, and what stands around the marks in the draft."""

    quotation: str
    source: str
    asked: Sequence[Token]
    stored: Sequence[Token]
    before: str
    after: str

    def cut_off(self, first: int, last: int) -> str:
        """Say what was cut off at either end of tokens ``[first, last)``; "" for nothing."""
        return cut_off(self.stored, first, last, self.source, self.before, self.after)

    def between(self, one: Place, other: Place) -> str:
        """Give the source's text from the end of one place to the start of the next."""
        return self.source[self.stored[one.last - 1].end : self.stored[other.first].start]

    def span(self, first: int, last: int) -> str:
        """Give the source's text of tokens ``[first, last)``, white space collapsed."""
        return _flat(self.source[self.stored[first].start : self.stored[last - 1].end])


def _badness(wording: Wording) -> tuple[int, bool]:
    return list(Outcome).index(wording.outcome), wording.hollow


def _of_places(beside: _Sources, places: Sequence[Place]) -> Wording:
    """Tell of a quotation whose words all stand in the source, in order."""
    stored = beside.stored
    first, last = places[0].first, places[-1].last
    found = (stored[first].start, stored[last - 1].end, 1.0)
    if why := beside.cut_off(first, last):
        return Wording(Outcome.MEANING_CHANGED, *found, _with_ends(beside, first, last), why)
    for one, other in pairwise(places):
        if worse := _left_out(beside, one, other):
            outcome, reason = worse
            return Wording(outcome, *found, _elision(beside, places), reason)
    if any(token.is_gap for token in beside.asked):
        return Wording(
            Outcome.ELIDED, *found, _elision(beside, places), hollow=_is_hollow(beside, places)
        )
    return _contiguous(beside.quotation, beside.source[found[0] : found[1]], found)


def _is_hollow(beside: _Sources, places: Sequence[Place]) -> bool:
    dots = any(token.is_ellipsis for token in beside.asked[1:-1])
    return dots and all(one.last == other.first for one, other in pairwise(places))


def _with_ends(beside: _Sources, first: int, last: int) -> str:
    """Write the quotation within the words that stand around it in its source."""
    least, most = max(0, first - _SHOWN), min(len(beside.stored), last + _SHOWN)
    front = f"{{+{beside.span(least, first)}+}} " if least < first else ""
    back = f" {{+{beside.span(last, most)}+}}" if last < most else ""
    return f"{front}{_flat(beside.quotation)}{back}"


_SHOWN = 4
"""Words shown on either side of a quotation that was cut out wrongly."""


def _contiguous(quotation: str, there: str, found: tuple[int, int, float]) -> Wording:
    here = _trimmed(quotation)
    if here == _trimmed(there):
        return Wording(Outcome.VERBATIM, *found)
    if _parts(here) == _parts(there):
        reason = "the words are the same; marks, case, spacing or spelling differ"
        return Wording(Outcome.TYPOGRAPHIC, *found, "", reason)
    reason = "a contraction is written out, or the other way round"
    return Wording(Outcome.ALTERED, *found, f"[-{here}-]{{+{_flat(there)}+}}", reason)


def _trimmed(text: str) -> str:
    """Give NFC with white space collapsed, without the punctuation and marks at both ends."""
    return _flat(unicodedata.normalize("NFC", text)).strip(_ENDS)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _parts(text: str) -> list[bool]:
    """Say of each word whether it is printed as part of a contraction; "cannot" is none."""
    told = []
    for _, group in groupby(tokens(text), key=lambda one: one.start):
        parts = list(group)
        short = len(parts) > 1 and _printed(text, parts) != "".join(forms(parts))
        told += [short] * len(parts)
    return told


def _printed(text: str, parts: Sequence[Token]) -> str:
    return text[parts[0].start : parts[0].end].casefold()


def _left_out(beside: _Sources, one: Place, other: Place) -> tuple[Outcome, str] | None:
    """Say what is wrong with leaving words out between two places; None where it is honest."""
    between = beside.between(one, other)
    omitted = beside.stored[one.last : other.first]
    ends, at_once = sentences_in(between)
    if len(omitted) > FAR or ends > 1 + at_once or re.search(r"\n\s*\n", between):
        return Outcome.ALTERED, f"it joins words that stand {len(omitted)} words apart"
    if omitted and ends and not at_once and _parts_a_clause(between):
        return Outcome.ALTERED, "it joins the beginning of one sentence with the end of another"
    infinitive = beside.stored[other.first].form == "to" and between.rstrip()[-1:].isalpha()
    if omitted and infinitive:
        return Outcome.MEANING_CHANGED, f"“to …” hangs on “{omitted[-1].text}”, which is left out"
    if word := left_out(omitted, between):
        return Outcome.MEANING_CHANGED, f"what is left out holds “{word}”"
    return None


def _parts_a_clause(between: str) -> bool:
    """Say whether what is left out begins within a clause and ends within a sentence."""
    begins_at_mark = bool(_BREAK.match(between.lstrip()))
    ends_at_sentence = bool(_SENTENCE_BEFORE.search(between))
    return not begins_at_mark and not ends_at_sentence


def _elision(beside: _Sources, places: Sequence[Place]) -> str:
    """Write the passage with what is left out between braces."""
    parts = []
    for at, place in enumerate(places):
        if at and places[at - 1].last < place.first:
            parts.append(f"{{+{beside.span(places[at - 1].last, place.first)}+}}")
        parts.append(beside.span(place.first, place.last))
    return " ".join(parts)


def _out_of_order(runs: Sequence[Sequence[Token]], stored: Sequence[Token]) -> Wording:
    where = [occurrences(run, stored)[0] for run in runs]
    first, last = min(one.first for one in where), max(one.last for one in where)
    reason = "the parts stand in another order in the source"
    return Wording(
        Outcome.ALTERED, stored[first].start, stored[last - 1].end, 1.0, "", reason
    )  # fmt: skip


def _aligned(beside: _Sources) -> Wording:
    """Lay the quotation beside the passage that holds most of it.

    Source: Bachmann, RapidFuzz 3.14, ``Indel.opcodes`` (longest common subsequence of words).
    """
    asked = [one for one in beside.asked if not one.is_gap]
    best = max(
        (_laid(asked, beside, window) for window in _windows(asked, beside.stored)),
        key=lambda one: one.weight,
        default=None,
    )
    if best is None or best.common < min(_LEAST_COMMON, len(asked)):
        return Wording(Outcome.NOT_FOUND, reason="nothing like it")
    share = best.common / len(asked)
    found = (beside.stored[best.first].start, beside.stored[best.last - 1].end, share)
    if share < LEAST_SHARE and len(asked) > _LEAST_COMMON and _is_shuffled(asked, beside, best):
        reason = "the words stand in another order in the source"
        return Wording(Outcome.ALTERED, *found, "", reason)
    if share < LEAST_SHARE or len(asked) <= _LEAST_COMMON:
        return Wording(Outcome.NOT_FOUND, *found, "", "the nearest words differ too much")
    return _changed(best, beside, found)


def _is_shuffled(asked: Sequence[Token], beside: _Sources, best: _Laid) -> bool:
    """Say whether nearly all words stand around the passage, whatever their order."""
    around = beside.stored[max(0, best.first - len(asked)) : best.last + len(asked)]
    gone = Counter(forms(asked)) - Counter(forms(around))
    return gone.total() <= _FEW * len(asked)


@dataclass(frozen=True, slots=True)
class _Laid:
    """A quotation's words beside source tokens ``[first, last)``, as runs of both.

    Runs that agree have the same forms on both sides; of the others either side may be empty.
    """

    first: int
    last: int
    common: int
    runs: tuple[tuple[Sequence[Token], Sequence[Token]], ...]

    @property
    def changes(self) -> list[tuple[Sequence[Token], Sequence[Token]]]:
        """The runs that differ in more than a hyphen or a space."""
        return [(a, b) for a, b in self.runs if "".join(forms(a)) != "".join(forms(b))]

    @property
    def weight(self) -> float:
        """Words in common, less what differs."""
        return self.common - 0.4 * sum(len(a) + len(b) for a, b in self.changes)

    @property
    def diff(self) -> str:
        """The quotation as ``[-its words-]{+the source's+}``."""
        return " ".join(_written(a, b) for a, b in self.runs)


def _windows(asked: Sequence[Token], stored: Sequence[Token]) -> list[Place]:
    """Give the passages that hold most of the quotation's words, by a sliding count."""
    size = len(asked) + max(4, len(asked) // 2)
    wanted = {token.form for token in asked}
    held: Counter[str] = Counter()
    scores = []
    for at, token in enumerate(stored):
        if token.form in wanted:
            held[token.form] += 1
        if at >= size and (gone := stored[at - size].form) in wanted:
            held[gone] -= 1
            if not held[gone]:
                del held[gone]
        scores.append((len(held), -at))
    best = nlargest(_WINDOWS, scores)
    return [Place(max(0, 1 - at - size), min(len(stored), 1 - at)) for _, at in best]


def _laid(asked: Sequence[Token], beside: _Sources, window: Place) -> _Laid:
    stored = beside.stored
    here = forms(asked)
    there = forms(stored[window.first : window.last])
    # Words at the front are matched as late as can be: the passage is no longer than needed.
    late = Indel.opcodes(here[::-1], there[::-1])
    ends = [code for code in late if code.tag == "equal"]
    if not ends:
        return _Laid(window.first, window.last, 0, ())
    first = window.last - ends[-1].dest_end
    codes = Indel.opcodes(here, forms(stored[first : window.last]))
    same = [
        (one.src_start, one.src_end, first + one.dest_start) for one in codes if one.tag == "equal"
    ]
    last = same[-1][2] + same[-1][1] - same[-1][0]
    low = _widened(beside, first, -same[0][0])
    high = _widened(beside, last, len(here) - same[-1][1])
    runs = tuple(_runs(asked, stored[:high], low, same))
    return _Laid(low, high, sum(end - start for start, end, _ in same), runs)


def _widened(beside: _Sources, at: int, by: int) -> int:
    """Take in words of the source for those that the quotation has more at an end.

    Not beyond the sentence: what stands there is nobody's counterpart.
    """
    step = 1 if by > 0 else -1
    for _ in range(abs(by)):
        if not 0 < at < len(beside.stored):
            return at
        if _BREAK.search(beside.source[beside.stored[at - 1].end : beside.stored[at].start]):
            return at
        at += step
    return at


def _runs(
    asked: Sequence[Token], stored: Sequence[Token], low: int, same: Sequence[tuple[int, int, int]]
) -> Iterator[tuple[Sequence[Token], Sequence[Token]]]:
    """Give the runs that agree, and between them those that do not."""
    here, there = 0, low
    for start, end, at in (*same, (len(asked), len(asked), len(stored))):
        if start > here or at > there:
            yield asked[here:start], stored[there:at]
        if end > start:
            yield asked[start:end], stored[at : at + end - start]
        here, there = end, at + end - start


def _written(gone: Sequence[Token], new: Sequence[Token]) -> str:
    here, there = " ".join(one.text for one in gone), " ".join(one.text for one in new)
    if forms(gone) == forms(new):
        return here
    return (f"[-{here}-]" if here else "") + (f"{{+{there}+}}" if there else "")


def _changed(best: _Laid, beside: _Sources, found: tuple[int, int, float]) -> Wording:
    if not best.changes:
        reason = "the words are the same; only a hyphen or a space differs"
        return Wording(Outcome.TYPOGRAPHIC, *found, "", reason)
    turns = (turned(here, there) for here, there in best.changes)
    why = next(filter(None, turns), "") or beside.cut_off(best.first, best.last)
    outcome = Outcome.MEANING_CHANGED if why else Outcome.ALTERED
    return Wording(outcome, *found, best.diff, why or "words differ from the source")
