"""One quotation against the words that it was taken from: is it verbatim, and if not, what changed.

What counts as what, from best to worst:

verbatim
    The same characters after NFC and with white space collapsed. The marks around the quotation
    and the punctuation at its ends are not part of it.
typographic
    The same words; marks, dashes, case, spacing, British or American spelling, or a number in
    letters differ.
elided
    The words between "…" or around a "[…]" stand in this order in one passage: at most
    `FAR` words and one whole sentence are left out at a time, and none of them turns the meaning.
meaning changed
    A negator, a condition or another word that limits was left out, added or cut off at the
    beginning; or a number or an opposite stands in its place.
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
from itertools import pairwise

from rapidfuzz.distance import Indel

from factdb.rules.alignment import negators, spoken
from factdb.rules.terms import opposites

FAR = 40
"""So many words at most may one ellipsis leave out."""

LEAST_SHARE = 0.6
"""This share of the quotation's words must stand together in the source to be its wording."""

_LEAST_COMMON = 3
_WINDOWS = 8
_PLACES = 50
_TOKEN = re.compile(
    r"\[[^\]\n]{0,200}\]|\(?(?:\.{3,}|…|(?:\.\s){2}\.)\)?"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,:]\d+)*"
)
_CASE_MARK = re.compile(r"\[([^\W\d_])\](?=[^\W\d_])")
_SENTENCE_END = re.compile(r"[.?!…][”\"’')\]]*(?=\s|$)")
_SEPARATOR = "\x1f"
_LIMITS = frozenset(
    ["only", "if", "unless", "until", "except", "but", "almost", "nearly", "may", "might", "could",
     "would", "should", "perhaps", "possibly", "probably", "allegedly", "reportedly", "some",
     "sometimes", "all", "always", "every", "most", "few", "less", "more", "than", "about"]
)  # fmt: skip
"""Words that limit what is said: left out or added they turn it (closed classes: conditions,
modals, hedges, quantifiers after Huddleston and Pullum 2002, chapters 3, 5 and 8)."""

_CONDITIONS = frozenset(["if", "unless", "until", "except"])


class Outcome(StrEnum):
    """What checking one passage of a draft came to, from best to worst."""

    VERBATIM = "verbatim"
    TYPOGRAPHIC = "typographic"
    ELIDED = "elided"
    AGREES = "agrees"
    MEANING_CHANGED = "meaning_changed"
    ALTERED = "altered"
    OTHER_SPEAKER = "other_speaker"
    OTHER_SOURCE = "other_source"
    CONFLICTS = "conflicts"
    NOT_FOUND = "not_found"

    @property
    def clean(self) -> bool:
        """Whether nothing has to be fixed."""
        return self in {self.VERBATIM, self.TYPOGRAPHIC, self.ELIDED, self.AGREES}


@dataclass(frozen=True, slots=True)
class Wording:
    """How a quotation stands to a source.

    ``start`` and ``end`` are offsets into the source, both 0 where nothing was found; ``share`` is
    the part of the quotation's words found together there, in [0, 1]; ``diff`` writes
    ``[-words of the quotation-]{+words of the source+}``, empty where no word differs.
    """

    outcome: Outcome
    start: int = 0
    end: int = 0
    share: float = 0.0
    diff: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    form: str
    start: int
    end: int

    @property
    def is_gap(self) -> bool:
        return self.text[0] in "[….(" and not self.form


@dataclass(frozen=True, slots=True)
class _Place:
    """Tokens ``[first, last)`` of the source."""

    first: int
    last: int


def worded(quotation: str, source: str, *, before: str = "") -> Wording:
    """Say how a quotation stands to a source text.

    Args:
        quotation: the words between the marks.
        source: a stored quotation, or a whole text.
        before: the draft's words in front of the opening mark: a "not" there makes good for one
            that is cut off.

    >>> worded("the landlord is … permitted", "The landlord is not permitted to.").outcome
    <Outcome.MEANING_CHANGED: 'meaning_changed'>

    """
    quotation = _CASE_MARK.sub(r"\1", unicodedata.normalize("NFC", quotation))
    asked = _tokens(quotation)
    stored = [one for one in _tokens(source) if not one.is_gap]
    pieces = _pieces(asked)
    if not pieces or not stored:
        return Wording(Outcome.NOT_FOUND, reason="there are no words to compare")
    chains = _in_order(pieces, stored)
    if chains:
        told = (_of_places(quotation, source, asked, stored, one, before) for one in chains)
        return min(told, key=lambda one: list(Outcome).index(one.outcome))
    if len(pieces) > 1 and all(_occurrences(piece, stored) for piece in pieces):
        return _out_of_order(pieces, stored)
    return _aligned([one for one in asked if not one.is_gap], stored)


def _tokens(text: str) -> list[_Token]:
    """Give the words, a contraction as its parts; a gap has no form."""
    found = []
    for match in _TOKEN.finditer(text):
        forms = ("",) if match[0][0] in "[….(" else spoken(match[0]) or (match[0].casefold(),)
        texts = (match[0],) if len(forms) == 1 else forms
        found += [
            _Token(said, form, match.start(), match.end())
            for said, form in zip(texts, forms, strict=True)
        ]
    return found


def _pieces(asked: Sequence[_Token]) -> list[list[_Token]]:
    """Give the runs of words between gaps."""
    pieces: list[list[_Token]] = [[]]
    for token in asked:
        if token.is_gap:
            pieces.append([])
        else:
            pieces[-1].append(token)
    return [piece for piece in pieces if piece]


def _occurrences(piece: Sequence[_Token], stored: Sequence[_Token]) -> list[_Place]:
    """Give the places where these forms stand next to each other."""
    forms = [token.form for token in piece]
    whole = _SEPARATOR + _SEPARATOR.join(token.form for token in stored) + _SEPARATOR
    wanted = _SEPARATOR + _SEPARATOR.join(forms) + _SEPARATOR
    found, at = [], whole.find(wanted)
    while at >= 0:
        first = whole.count(_SEPARATOR, 0, at)
        found.append(_Place(first, first + len(forms)))
        at = whole.find(wanted, at + 1)
    return found


def _in_order(
    pieces: Sequence[Sequence[_Token]], stored: Sequence[_Token]
) -> list[tuple[_Place, ...]]:
    """Give the passages that hold all pieces in their order, the tightest first."""
    where = [_occurrences(piece, stored) for piece in pieces]
    chains = (_chain(first, where[1:]) for first in where[0])
    found = [chain for chain in chains if chain]
    return sorted(found, key=lambda chain: chain[-1].last - chain[0].first)[:_PLACES]


def _chain(first: _Place, rest: Sequence[Sequence[_Place]]) -> tuple[_Place, ...]:
    chain = [first]
    for places in rest:
        after = next((place for place in places if place.first >= chain[-1].last), None)
        if after is None:
            return ()
        chain.append(after)
    return tuple(chain)


def _of_places(
    quotation: str,
    source: str,
    asked: Sequence[_Token],
    stored: Sequence[_Token],
    places: Sequence[_Place],
    before: str,
) -> Wording:
    start, end = stored[places[0].first].start, stored[places[-1].last - 1].end
    found = (start, end, 1.0)
    cut = _cut_off(stored, places[0].first, source, before)
    if cut:
        reason = f"the source has “{cut}” right before these words"
        return Wording(Outcome.MEANING_CHANGED, *found, f"{{+{cut}+}} {quotation}", reason)
    for one, other in pairwise(places):
        worse = _left_out(stored[one.last : other.first], stored, one, other, source)
        if worse:
            outcome, reason = worse
            return Wording(outcome, *found, _elision(stored, places, source), reason)
    if any(token.is_gap for token in asked):
        return Wording(Outcome.ELIDED, *found, _elision(stored, places, source))
    return _contiguous(quotation, source[start:end], found)


def _contiguous(quotation: str, there: str, found: tuple[int, int, float]) -> Wording:
    here = _trimmed(quotation)
    if here == _trimmed(there):
        return Wording(Outcome.VERBATIM, *found)
    if _letters(here) == _letters(there):
        reason = "the words are the same; marks, case, spacing or spelling differ"
        return Wording(Outcome.TYPOGRAPHIC, *found, "", reason)
    reason = "a contraction is written out, or the other way round"
    return Wording(Outcome.ALTERED, *found, f"[-{here}-]{{+{_flat(there)}+}}", reason)


def _trimmed(text: str) -> str:
    """Give NFC with white space collapsed, without the punctuation and marks at both ends."""
    return _flat(unicodedata.normalize("NFC", text)).strip(" .,;:!?…—–-\"'“”‘’«»")


def _flat(text: str) -> str:
    return " ".join(text.split())


def _letters(text: str) -> tuple[str, ...]:
    """Give how many words each token sounds as, and the words: contractions stay apart."""
    return tuple(
        f"{len(spoken(one[0]))} {' '.join(spoken(one[0]))}" for one in _TOKEN.finditer(text)
    )


def _cut_off(stored: Sequence[_Token], first: int, source: str, before: str) -> str:
    """Give the negator right before the first word in its clause, if the draft lost it."""
    for at in range(first - 1, max(-1, first - 3), -1):
        if re.search(r"[.,;:!?—–]", source[stored[at].end : stored[first].start]):
            return ""
        if stored[at].form in negators():
            lost = not negators() & {one.form for one in _tokens(before)[-6:]}
            return stored[at].text if lost else ""
    return ""


def _left_out(
    omitted: Sequence[_Token],
    stored: Sequence[_Token],
    one: _Place,
    other: _Place,
    source: str,
) -> tuple[Outcome, str] | None:
    """Say what is wrong with leaving these words out; None where it is an honest ellipsis."""
    between = source[stored[one.last - 1].end : stored[other.first].start]
    ends = len(_SENTENCE_END.findall(between))
    most = 2 if _SENTENCE_END.match(between.lstrip()) else 1
    if len(omitted) > FAR or ends > most or re.search(r"\n\s*\n", between):
        return Outcome.ALTERED, f"it joins words that stand {len(omitted)} words apart"
    if omitted and stored[other.first].form == "to" and between.rstrip()[-1:].isalpha():
        return Outcome.MEANING_CHANGED, f"“to …” hangs on “{omitted[-1].text}”, which is left out"
    turning = next(_turning(omitted, between), None)
    if turning:
        return Outcome.MEANING_CHANGED, f"what is left out holds “{turning}”"
    return None


def _turning(omitted: Sequence[_Token], between: str) -> Iterator[str]:
    """Give words that turn the meaning, but for those of a whole sentence or an aside."""
    forms = [token.form for token in omitted]
    whole = bool(_SENTENCE_END.match(between.lstrip())) and bool(
        _SENTENCE_END.search(between.rstrip()[-3:])
    )
    aside = (
        len(forms) > 2
        and between.lstrip()[:1] in {",", "—", "–", "("}
        and (between.rstrip()[-1:] in {",", "—", "–", ")"})
    )
    if whole:
        return
    telling = _CONDITIONS if aside else negators() | _LIMITS
    yield from (token.text for token in omitted if token.form in telling)


def _elision(stored: Sequence[_Token], places: Sequence[_Place], source: str) -> str:
    """Write the passage with what is left out between braces."""
    parts = []
    for at, place in enumerate(places):
        if at and places[at - 1].last < place.first:
            parts.append(f"{{+{_span(stored, places[at - 1].last, place.first, source)}+}}")
        parts.append(_span(stored, place.first, place.last, source))
    return " ".join(parts)


def _span(stored: Sequence[_Token], first: int, last: int, source: str) -> str:
    return _flat(source[stored[first].start : stored[last - 1].end])


def _out_of_order(pieces: Sequence[Sequence[_Token]], stored: Sequence[_Token]) -> Wording:
    where = [_occurrences(piece, stored)[0] for piece in pieces]
    first, last = min(one.first for one in where), max(one.last for one in where)
    reason = "the parts stand in another order in the source"
    return Wording(
        Outcome.ALTERED, stored[first].start, stored[last - 1].end, 1.0, "", reason
    )  # fmt: skip


def _aligned(asked: Sequence[_Token], stored: Sequence[_Token]) -> Wording:
    """Lay the quotation beside the passage that holds most of it.

    Source: Bachmann, RapidFuzz 3.14, ``Indel.opcodes`` (longest common subsequence of words).
    """
    best = max(
        (_beside(asked, stored, window) for window in _windows(asked, stored)),
        key=lambda one: one.weight,
        default=None,
    )
    if best is None or best.common < min(_LEAST_COMMON, len(asked)):
        return Wording(Outcome.NOT_FOUND, reason="nothing like it")
    share = best.common / len(asked)
    start, end = stored[best.first].start, stored[best.last - 1].end
    if share < LEAST_SHARE or len(asked) <= _LEAST_COMMON:
        return Wording(
            Outcome.NOT_FOUND, start, end, share, "", "the nearest words differ too much"
        )
    return _changed(best, (start, end, share))


@dataclass(frozen=True, slots=True)
class _Beside:
    """A quotation's words beside source tokens ``[first, last)``; each change as both wordings."""

    first: int
    last: int
    common: int
    changes: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    diff: str

    @property
    def weight(self) -> float:
        """Words in common, less what differs."""
        return self.common - 0.4 * sum(len(a) + len(b) for a, b in self.changes)


def _windows(asked: Sequence[_Token], stored: Sequence[_Token]) -> list[_Place]:
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
    best = sorted(scores, reverse=True)[:_WINDOWS]
    return [_Place(max(0, 1 - at - size), min(len(stored), 1 - at)) for _, at in best]


def _beside(asked: Sequence[_Token], stored: Sequence[_Token], window: _Place) -> _Beside:
    here = [token.form for token in asked]
    there = [token.form for token in stored[window.first : window.last]]
    codes = list(Indel.opcodes(here, there))
    same = [code for code in codes if code.tag == "equal"]
    if not same:
        return _Beside(window.first, window.last, 0, (), "")
    low, high = same[0].dest_start, same[-1].dest_end
    changes, diff = [], []
    here_at, there_at = 0, low
    for code in [*same, None]:
        until = (code.src_start, code.dest_start) if code else (len(here), high)
        gone, new = (
            asked[here_at : until[0]],
            stored[window.first + there_at : window.first + until[1]],
        )
        if gone or new:
            changes.append((_forms(gone), _forms(new)))
            diff.append(_written(gone, new))
        if code:
            diff.append(" ".join(token.text for token in asked[code.src_start : code.src_end]))
            here_at, there_at = code.src_end, code.dest_end
    common = sum(code.src_end - code.src_start for code in same)
    return _Beside(window.first + low, window.first + high, common, tuple(changes), " ".join(diff))


def _forms(tokens: Sequence[_Token]) -> tuple[str, ...]:
    return tuple(token.form for token in tokens)


def _written(gone: Sequence[_Token], new: Sequence[_Token]) -> str:
    here, there = " ".join(one.text for one in gone), " ".join(one.text for one in new)
    return (f"[-{here}-]" if here else "") + (f"{{+{there}+}}" if there else "")


def _changed(best: _Beside, found: tuple[int, int, float]) -> Wording:
    changes = [(a, b) for a, b in best.changes if "".join(a) != "".join(b)]
    if not changes:
        reason = "the words are the same; only a hyphen or a space differs"
        return Wording(Outcome.TYPOGRAPHIC, *found, "", reason)
    for here, there in changes:
        if why := _turned(here, there):
            return Wording(Outcome.MEANING_CHANGED, *found, best.diff, why)
    return Wording(Outcome.ALTERED, *found, best.diff, "words differ from the source")


def _turned(here: Sequence[str], there: Sequence[str]) -> str:
    """Say how a change of words turns the meaning; empty where it need not."""
    telling = negators() | _LIMITS
    lost, added = (set(there) - set(here)) & telling, (set(here) - set(there)) & telling
    if lost:
        return f"“{min(lost)}” of the source is missing"
    if added:
        return f"the source has no “{min(added)}” here"
    numbers = [{word for word in words if word[:1].isdigit()} for words in (here, there)]
    if numbers[0] != numbers[1]:
        return "a number differs"
    pairs = ((a, b) for a in here for b in there if opposites(a, b))
    return next((f"“{a}” stands for “{b}”" for a, b in pairs), "")
