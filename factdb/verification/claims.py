"""Whether the record says what a draft claims: the words, the figures, the days, "not" and "if".

The judge asks whether two reports can both stand. A draft retells: it asks whether a stored
statement says the same, and if all but one thing is the same, what that one thing is. So an
undated claim is about the time of the statement that it is held against.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

from factdb import match
from factdb.rules.counts import ANYBODY
from factdb.rules.speakers import speaker_name
from factdb.rules.terms import SAID_OF, akin, opposites
from factdb.text.fold import content_words, words
from factdb.text.negators import negators
from factdb.text.rarity import rarity, weight
from factdb.text.words import table
from factdb.types import Frame, Relation, Statement
from factdb.verification.days import DAY_NAMES, dated_alike, other_day
from factdb.verification.figures import Fit, counted
from factdb.verification.tokens import tokens
from factdb.verification.turning import CONDITIONS, HEDGES
from factdb.verification.wording import Outcome, worded

NEAR_ENOUGH = 0.4
"""With so much of a claim's weight in words, a stored statement is a near miss."""

_MOST = 0.6
"""A claim without a figure must have this share of its weight in the statement itself, unless only
who does it is named otherwise: "the prime minister"."""

_COMMON = 5.0
"""A word of fewer bits may be missing: "make", "take", "country" are how people paraphrase."""

_TELLING = 15.0
"""So many bits make it one matter, whoever says it: about two rare words or three of the news."""

_TELLING_OF_ONE = 8.0
"""So many do where one speaker says both."""

_PUT = {
    "will": "to come", "would": "to come", "can": "possible", "must": "a duty", "want": "a wish",
    "if": "a condition",
}  # fmt: skip
_CLOCK = re.compile(r"\d\s?([ap])\.?m\b", re.IGNORECASE)
_IS = frozenset(["is", "are", "am"])
_WAS = frozenset(["was", "were"])
_NAMES = frozenset(["May", "Will"])
"""The month and the man, who set no limits."""

_REASONS = 2
"""So many things that are missing are told."""

_REFUSING = re.compile(r"(?:den[yi]|reject|refut|dismiss|disput|rebut|repudiat)", re.IGNORECASE)


class Standing(Enum):
    """How a stored statement stands to a claim."""

    SAYS = "says it"
    AGAINST = "says all of it but one thing, and that otherwise"
    NEAR = "says something like it"
    APART = "speaks of something else"


@dataclass(frozen=True, slots=True)
class Told:
    """A standing with its reason; ``cover`` is the claim's share by weight that is said, in [0, 1].

    ``bits`` is the weight of the words in common; ``relation`` is what differs where it is AGAINST.
    """

    standing: Standing
    cover: float = 0.0
    bits: float = 0.0
    relation: Relation | None = None
    reason: str = ""


def told(claim: Statement, stored: Statement, beside: frozenset[str] = frozenset()) -> Told:
    """Say whether a stored statement says what a draft claims.

    Args:
        claim: of the draft. Speakers do not count here; `voices.one_voice` compares them.
        stored: of the record.
        beside: content words of other statements of the same report: a draft puts into one
            sentence what a report tells in two. They never stand in for the deed or the count.

    """
    own, verbatim = _words(claim), _verbatim(claim, stored)
    missing = frozenset(w for w in own if not (verbatim or _is_said(w, _said(stored))))
    if any(not one.of for one in stored.figures):
        missing -= ANYBODY & _deeds(claim)
    bits, total = weight(own - missing), weight(own)
    cover = 1.0 if verbatim else bits / total if total else 0.0
    lent = frozenset(w for w in missing - _deeds(claim) if _is_said(w, beside))
    if lent & _subjects(claim) and not _leaves_open_who(claim, stored):
        lent -= _subjects(claim)
    if cover < _MOST and not claim.figures and not lent <= _subjects(claim):
        lent = frozenset()
    gone = missing - lent
    if cover < NEAR_ENOUGH or not (verbatim or own - missing):
        return Told(Standing.APART, cover, bits)
    faults = list(_faults(claim, stored, gone, verbatim))
    if not faults:
        return Told(Standing.SAYS, cover, bits, None, _elsewhere(lent))
    worst = next((one for one in faults if one.relation), None)
    if worst is None or any(one.bars for one in faults):
        reasons = "; ".join(one.reason for one in faults[:_REASONS])
        return Told(Standing.NEAR, cover, bits, None, reasons)
    others = [one for one in faults if one is not worst]
    rest = _rest(others, gone - worst.words, lent)
    common = weight(own - gone)
    return Told(Standing.AGAINST, cover, common, worst.relation, f"{worst.reason}; {rest}")


@dataclass(frozen=True, slots=True)
class _Fault:
    """One thing that a stored statement does not say as the claim does.

    ``relation`` is how it says it otherwise, None where it does not say it. ``bars`` means that
    with it nothing else shows that both are of one deed at one time. ``words`` are those of the
    claim that it tells of.
    """

    reason: str
    relation: Relation | None = None
    bars: bool = False
    words: frozenset[str] = frozenset()


def _faults(
    claim: Statement, stored: Statement, gone: frozenset[str], verbatim: bool
) -> Iterator[_Fault]:
    """Give everything in which a stored statement differs from a claim."""
    if gone & _deeds(claim) or any(rarity(word) >= _COMMON for word in gone):
        yield _unsaid(gone, stored)
    if put := "" if verbatim else _otherwise_put(claim, stored) or _past(claim, stored):
        yield _Fault(put, bars=True)
    if day := other_day(claim, stored):
        yield _Fault(day, Relation.DATE)
    else:
        undated = (one.text for one in claim.dates if not dated_alike(one, stored))
        yield from (_Fault(f"it is not of “{one}”", bars=True) for one in undated)
    if other_half := _halves(claim) - _halves(stored):
        yield _Fault(f"it does not have “{min(other_half)}.m.”", bars=True)
    if day_name := next(_unread_days(claim, stored), ""):
        yield _Fault(f"it does not have “{day_name}”")
    for one in counted(claim, stored, undated=bool(day)):
        if one.fit is not Fit.SAYS:
            yield _Fault(one.reason, Relation.NUMBER if one.fit is Fit.AGAINST else None)
    if why := _other_side(claim, stored):
        yield _Fault(why, Relation.NEGATION)
    elif hedge := "" if verbatim else _hedged(claim, stored):
        yield _Fault(hedge)


def _rest(others: Sequence[_Fault], gone: frozenset[str], lent: frozenset[str]) -> str:
    """Say how far the rest of a claim stands where one thing of it stands otherwise."""
    if others:
        return f"besides, {others[0].reason}"
    told = "the rest of the claim stands there"
    if gone:
        return f"{told} but for {_listed(gone)}"
    return f"{told}, {_elsewhere(lent)}" if lent else told


def _subjects(claim: Statement) -> frozenset[str]:
    return frozenset(word for frame in claim.frames for word in frame.subject)


def _leaves_open_who(claim: Statement, stored: Statement) -> bool:
    """Say whether the deed of a claim is there of "it" or of nobody, or of no other.

    What is said of turnover there is not said of profit because the report names that as well.
    """
    open_to = _subjects(claim) | SAID_OF
    done = [other for _, other in _of_one_deed(claim, stored)]
    return not done or any(set(one.subject) <= open_to for one in done)


def _elsewhere(lent: frozenset[str]) -> str:
    return f"{_listed(lent)} only elsewhere in the same report" if lent else ""


def _listed(some: frozenset[str]) -> str:
    return ", ".join(f"“{word}”" for word in sorted(some)[:3])


def is_telling(told: Told, voice: bool | None) -> bool:
    """Say whether so much is in common that both are of one matter."""
    return told.bits >= (_TELLING_OF_ONE if voice else _TELLING)


def of_one_deed(claim: Statement, stored: Statement) -> bool:
    """Say whether both speak of one deed, done or not."""
    return any(True for _ in _of_one_deed(claim, stored))


@cache
def telling_verbs() -> frozenset[str]:
    """Give the verbs that report an act of speech."""
    return frozenset(row[0] for row in table("cues"))


@lru_cache(maxsize=4096)
def _words(claim: Statement) -> frozenset[str]:
    """Give the content words of a claim without those of its figures and days."""
    counted = {word for one in claim.figures for word in words(one.text)}
    said = match.gist(claim) - counted - _only_dates(claim)
    if claim.cue is not None and claim.start <= claim.cue.start < claim.end:
        # "The paper, Blinken said, “sets out a path”": who says so is no part of what is said.
        said -= telling_verbs() | frozenset(words(speaker_name(claim)))
    return frozenset(word for word in said if word[:1].isalpha() or word[:1] == "@")


@lru_cache(maxsize=4096)
def _said(stored: Statement) -> frozenset[str]:
    """Give the content words of a stored statement, those of its speaker's name with them."""
    named = words(speaker_name(stored))
    told = match.gist(stored) | frozenset(content_words(stored.text)) | frozenset(named)
    return told - _only_dates(stored)


def _only_dates(statement: Statement) -> frozenset[str]:
    """Give the words that a statement has in its dates alone: nobody marches "by 3 March"."""
    dated = {word for one in statement.dates for word in words(one.text)}
    rest = statement.text
    for one in statement.dates:
        rest = rest.replace(one.text, " ") if one.text else rest
    done = {frame.predicate for frame in statement.frames}
    return frozenset(dated - done - set(words(rest)))


def _is_said(word: str, there: frozenset[str]) -> bool:
    return word in there or any(akin(word, other) for other in there)


@lru_cache(maxsize=4096)
def _deeds(claim: Statement) -> frozenset[str]:
    """Give what is said of whom: the predicates, and the things counted."""
    counted = (content_words(one.of)[-1:] for one in claim.figures)
    deeds = {frame.predicate for frame in claim.frames} | {w for some in counted for w in some}
    return frozenset(word for word in _words(claim) if word in deeds)


def _verbatim(claim: Statement, stored: Statement) -> bool:
    if _refuses(claim) != _refuses(stored):
        return False
    if _denies(claim) != _denies(stored):
        return False
    found = worded(claim.text, stored.text)
    return found.outcome in {Outcome.VERBATIM, Outcome.TYPOGRAPHIC}


def _refuses(statement: Statement) -> bool:
    """Say whether the words of the act refuse the content: "denied that …".

    A stance alone may come from a "nothing" within the content.
    """
    return statement.cue is not None and bool(_REFUSING.match(statement.cue.text))


def _denies(statement: Statement) -> bool:
    return any(one.form in negators() for one in tokens(statement.text))


def _unsaid(missing: frozenset[str], stored: Statement) -> _Fault:
    """Tell of words that are not there; where one is missing and its opposite is there, of that."""
    pairs = sorted((a, b) for a in missing for b in match.gist(stored) if opposites(a, b))
    telling = frozenset(word for word in missing if rarity(word) >= _COMMON)
    if pairs and telling <= {pairs[0][0]}:
        here, there = pairs[0]
        reason = f"the record has “{there}” where the draft has “{here}”"
        return _Fault(reason, Relation.REVERSAL, words=frozenset({here}))
    return _Fault(f"it says nothing of {_listed(telling or missing)}", bars=True)


def _other_side(claim: Statement, stored: Statement) -> str:
    """Say where one denies what the other says: "not" on one side of the same deed, or a denial."""
    pairs = list(_of_one_deed(claim, stored))
    refused = _refuses(claim) != _refuses(stored)
    if not pairs or not all((a.negated != b.negated) != refused for a, b in pairs):
        return ""
    denied = any(one.negated for one, _ in pairs) or _refuses(claim)
    who = "the draft" if denied else "the record"
    return f"only {who} denies it: “{pairs[0][0].predicate}”"


def _of_one_deed(claim: Statement, stored: Statement) -> Iterator[tuple[Frame, Frame]]:
    for one in claim.frames:
        for other in stored.frames:
            if one.predicate == other.predicate:
                yield one, other


def _hedged(claim: Statement, stored: Statement) -> str:
    """Give a condition or hedge that only one side has, or a "not" that no deed explains."""
    here, there = (
        frozenset(one.form for one in tokens(side.text) if one.text not in _NAMES)
        for side in (claim, stored)
    )
    limits = HEDGES | CONDITIONS | {"only"}
    if lost := (there - here) & limits:
        return f"it says so with “{min(lost)}”"
    if added := (here - there) & limits:
        return f"it says so without “{min(added)}”"
    refused = _refuses(claim) != _refuses(stored)
    if (bool(here & negators()) != bool(there & negators())) != refused:
        return "one side denies what the other says"
    return ""


def _unread_days(claim: Statement, stored: Statement) -> Iterator[str]:
    """Give names of days and months in a claim that belong to no date that was read."""
    there = {one.form for one in tokens(stored.text)}
    for one in tokens(claim.text):
        at = claim.start + one.start
        named = one.text[:1].isupper() and one.form in DAY_NAMES - there
        if named and not any(when.start <= at < when.end for when in claim.dates):
            yield one.text


def _otherwise_put(claim: Statement, stored: Statement) -> str:
    """Say that one side speaks of what is, the other of what is to come or wanted."""
    for one, other in _of_one_deed(claim, stored):
        if _modality(one) != _modality(other):
            return f"“{one.predicate}” is put as {_modality(other)} there"
    if stored.frames and claim.frames and not any(True for _ in _of_one_deed(claim, stored)):
        ways = {_modality(other) for other in stored.frames}
        if not ways & {_modality(one) for one in claim.frames}:
            return f"it is put as {min(ways)} there"
    return ""


def _halves(statement: Statement) -> frozenset[str]:
    """Give the halves of the day by which times are told: "a" of "3 a.m."."""
    return frozenset(one.casefold() for one in _CLOCK.findall(statement.text))


def _past(claim: Statement, stored: Statement) -> str:
    """Say that a claim has "is" where the record has "was".

    Behind "said that" a record has "was" for what is, so there it may be either.
    """
    if stored.cue is not None and stored.cue.start < stored.start:
        return ""
    here, there = (frozenset(one.form for one in tokens(side.text)) for side in (claim, stored))
    now, then = here & _IS, there & _WAS
    if not now or not then or here & _WAS or there & _IS:
        return ""
    return f"it has “{min(then)}” where the draft has “{min(now)}”"


def _modality(frame: Frame) -> str:
    return _PUT.get(frame.modality, "a fact")
