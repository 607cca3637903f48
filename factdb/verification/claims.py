"""Whether the record says what a draft claims: the words, the figures, the days, "not" and "if".

The judge asks whether two reports can both stand. A draft retells: it asks whether a stored
statement says the same, and if all but one thing is the same, what that one thing is. So an
undated claim is about the time of the statement that it is held against.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache, lru_cache

from factdb import match
from factdb.rules.counts import apart
from factdb.rules.government import code_of
from factdb.rules.speakers import is_outlet, relays, same_name, same_speaker, speaker_name
from factdb.rules.terms import akin, opposites
from factdb.text.fold import content_words, fold, words
from factdb.text.negators import negators
from factdb.text.rarity import rarity, weight
from factdb.text.words import table
from factdb.types import ActorKind, Figure, Frame, Relation, Statement, When
from factdb.verification.tokens import tokens
from factdb.verification.turning import CONDITIONS, HEDGES
from factdb.verification.wording import Outcome, worded

NEAR_ENOUGH = 0.4
"""With so much of a claim's weight in words, a stored statement is a near miss."""

_MOST = 0.6
"""A claim without a figure must have this share of its weight in the statement itself, unless only
who does it is named otherwise: "the prime minister"."""

_EXACT = 0.01
_ROUGH = 0.1
_COMMON = 5.0
"""A word of fewer bits may be missing: "make", "take", "country" are how people paraphrase."""

_TELLING = 15.0
"""So many bits make it one matter, whoever says it: about two rare words or three of the news."""

_TELLING_OF_ONE = 8.0
"""So many do where one speaker says both."""

_DAY_IN_FIGURES = re.compile(r"\d")
_WEEKDAYS = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
)  # fmt: skip
_MONTHS = frozenset(
    ["january", "february", "march", "april", "may", "june", "july", "august", "september",
     "october", "november", "december"]
)  # fmt: skip
_YEAR = re.compile(r"\b\d{4}\b")
_SLACK = 3
"""A report without a date tells of the days right before it, in days."""

_ANY_BODY = frozenset({"it", "they"})
_PUT = {
    "will": "to come", "would": "to come", "can": "possible", "must": "a duty", "want": "a wish",
    "if": "a condition",
}  # fmt: skip
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
        claim: of the draft. Speakers do not count here; `one_voice` compares them.
        stored: of the record.
        beside: content words of other statements of the same report: a draft puts into one
            sentence what a report tells in two. They never stand in for the deed or the count.

    """
    own, verbatim = _words(claim), _verbatim(claim, stored)
    missing = frozenset(w for w in own if not (verbatim or _is_said(w, _said(stored))))
    bits, total = weight(own - missing), weight(own)
    cover = 1.0 if verbatim else bits / total if total else 0.0
    lent = frozenset(w for w in missing - _deeds(claim) if _is_said(w, beside))
    if cover < _MOST and not claim.figures and not lent <= _subjects(claim):
        lent = frozenset()
    gone = missing - lent
    if cover < NEAR_ENOUGH or not (verbatim or own - missing):
        return Told(Standing.APART, cover, bits)
    if gone & _deeds(claim) or any(rarity(word) >= _COMMON for word in gone):
        return _opposed(gone, stored, cover, bits)
    if put := "" if verbatim else _otherwise_put(claim, stored):
        return Told(Standing.NEAR, cover, bits, None, put)
    if why := _against(claim, stored):
        return Told(Standing.AGAINST, cover, weight(own - gone), *why)
    if short := _uncounted(claim, stored) or ("" if verbatim else _hedged(claim, stored)):
        return Told(Standing.NEAR, cover, bits, None, short)
    return Told(Standing.SAYS, cover, bits, None, _elsewhere(lent))


def _subjects(claim: Statement) -> frozenset[str]:
    return frozenset(word for frame in claim.frames for word in frame.subject)


def _elsewhere(lent: frozenset[str]) -> str:
    return f"{_listed(lent)} only elsewhere in the same report" if lent else ""


def _listed(some: frozenset[str]) -> str:
    return ", ".join(f"“{word}”" for word in sorted(some)[:3])


def one_voice(claim: Statement, stored: Statement) -> bool | None:
    """Say whether one voice says both: one actor, or one who speaks for the other.

    None where the claim is the draft's own, or where it is not known who speaks.
    """
    said = same_speaker(claim, stored)
    if said is not False:
        return said
    if speaks_for(claim, stored) or relays(claim, stored):
        return True
    # Whom "it said" means is known too little to say that somebody else did.
    return None if claim.mention is not None and fold(claim.mention.text) in _ANY_BODY else False


def speaks_for(claim: Statement, stored: Statement) -> bool:
    """Say whether a body is named as that of a stored speaker, or a speaker as of a stored body.

    "The Pentagon" for the words of its press secretary; the words of Orvane from its spokesman.
    """
    return _is_of(claim, stored) or _is_of(stored, claim)


def _is_of(body: Statement, person: Statement) -> bool:
    """Say whether one side is spoken for by a body for which the other side's person speaks."""
    if body.speaker is None or body.speaker.kind is ActorKind.PERSON or not speaker_name(body):
        return False
    if (code := code_of(body)) and code == code_of(person):
        return True
    names = (body.speaker.name, *body.speaker.aliases)
    offices = list(_offices(person))
    return any(
        _named_beside(name, person) or any(same_name(name, of) for of in offices) for name in names
    )


def _offices(person: Statement) -> Iterator[str]:
    """Give of what the speaker is said to be spokesman, head or minister."""
    if person.mention is not None:
        yield person.mention.of
    if person.speaker is not None:
        yield from (role.of for role in person.speaker.roles)


def _named_beside(name: str, person: Statement) -> bool:
    """Say whether the sentence names the body beside the words that are said."""
    sentence = person.sentence.text.replace(person.text, " ") if person.sentence else ""
    told = set(content_words(name))
    return bool(told) and told <= set(words(sentence))


def is_telling(told: Told, voice: bool | None) -> bool:
    """Say whether so much is in common that both are of one matter."""
    return told.bits >= (_TELLING_OF_ONE if voice else _TELLING)


@cache
def telling_verbs() -> frozenset[str]:
    """Give the verbs that report an act of speech."""
    return frozenset(row[0] for row in table("cues"))


def in_own_voice(statement: Statement) -> bool:
    """Say whether nobody but the outlet, or the draft, says it."""
    return is_outlet(statement) or (statement.speaker is None and statement.mention is None)


@lru_cache(maxsize=4096)
def _words(claim: Statement) -> frozenset[str]:
    """Give the content words of a claim without those of its figures and days."""
    counted = {word for one in claim.figures for word in words(one.text)}
    dated = {word for one in claim.dates for word in words(one.text)}
    said = match.gist(claim) - counted - dated
    if claim.cue is not None and claim.start <= claim.cue.start < claim.end:
        # "The paper, Blinken said, “sets out a path”": who says so is no part of what is said.
        said -= telling_verbs() | frozenset(words(speaker_name(claim)))
    return frozenset(word for word in said if word[:1].isalpha() or word[:1] == "@")


@lru_cache(maxsize=4096)
def _said(stored: Statement) -> frozenset[str]:
    """Give the content words of a stored statement, those of its speaker's name with them."""
    named = words(speaker_name(stored))
    return match.gist(stored) | frozenset(content_words(stored.text)) | frozenset(named)


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


def _opposed(missing: frozenset[str], stored: Statement, cover: float, bits: float) -> Told:
    """Tell of a near miss; where one word is missing and its opposite is there, of the opposite."""
    pairs = sorted((a, b) for a in missing for b in match.gist(stored) if opposites(a, b))
    telling = frozenset(word for word in missing if rarity(word) >= _COMMON)
    if pairs and telling <= {pairs[0][0]}:
        here, there = pairs[0]
        reason = f"the record has “{there}” where the draft has “{here}”"
        return Told(Standing.AGAINST, cover, bits, Relation.REVERSAL, reason)
    return Told(
        Standing.NEAR, cover, bits, None, f"it says nothing of {_listed(telling or missing)}"
    )


def _against(claim: Statement, stored: Statement) -> tuple[Relation, str] | None:
    """Give what the two say otherwise of one matter, the days agreeing where the draft has some."""
    if day := _other_day(claim, stored):
        return day
    if any(not _dated_alike(one, stored) for one in claim.dates):
        return None
    return _other_count(claim, stored) or _other_side(claim, stored)


def _other_count(claim: Statement, stored: Statement) -> tuple[Relation, str] | None:
    for one in claim.figures:
        found = [other for other in stored.figures if _one_thing(one, other)]
        if found and all(_count(one, other) is Standing.AGAINST for other in found):
            reason = f"the record has {found[0].text}, the draft {one.text}"
            return Relation.NUMBER, reason
    return None


def _count(one: Figure, other: Figure) -> Standing:
    """Say whether the record's figure says the draft's; the ranges of both may be open.

    "at least 30" is more than "at least 12" says; "12" is, too, but the two can both be true.
    """
    if _bounds(one) == _bounds(other) == (True, True):
        return Standing.SAYS if _rounds(one, other) or not apart(one, other) else Standing.AGAINST
    here, there = _bound(one), _bound(other)
    if _bounds(one) == _bounds(other):
        return Standing.SAYS if _near(here, there, _EXACT) else Standing.AGAINST
    if apart(one, other):
        return Standing.AGAINST
    return Standing.SAYS if _is_closed(other) and _near(here, there, _ROUGH) else Standing.NEAR


def _bounds(figure: Figure) -> tuple[bool, bool]:
    return figure.low is not None, figure.high is not None


def _is_closed(figure: Figure) -> bool:
    return all(_bounds(figure))


def _bound(figure: Figure) -> float:
    """Give the one end of an open range, else the middle."""
    ends = [end for end in (figure.low, figure.high) if end is not None]
    return sum(ends) / len(ends)


def _near(a: float, b: float, share: float) -> bool:
    return abs(a - b) <= share * max(abs(a), abs(b))


def _rounds(one: Figure, other: Figure) -> bool:
    """Say whether the draft rounds the record's figure and says so: "nearly 60" for 58.

    By no more than half of the last digit that is no nought, nor by more than a tenth.
    """
    if not one.approx:
        return False
    here, there = _bound(one), _bound(other)
    step = 1.0
    while here and here % (step * 10) == 0:
        step *= 10
    return abs(here - there) <= step / 2 and _near(here, there, _ROUGH)


def _one_thing(one: Figure, other: Figure) -> bool:
    """Say whether two figures measure in one unit and count by one noun, as far as they say."""
    if one.unit != other.unit:
        return False
    if not one.of or not other.of:
        return bool(one.unit) or one.of == other.of
    return any(akin(a, b) for a in content_words(one.of)[-1:] for b in content_words(other.of)[-1:])


def _other_day(claim: Statement, stored: Statement) -> tuple[Relation, str] | None:
    """Compare days that are told in figures; a weekday depends on when the draft is written."""
    here = [one for one in claim.dates if _DAY_IN_FIGURES.search(one.text)]
    there = [one for one in stored.dates if _DAY_IN_FIGURES.search(one.text)]
    if len(here) != 1 or len(there) != 1 or _meet(here[0], there[0]):
        return None
    if here[0].precision is not there[0].precision:
        return None
    return Relation.DATE, f"the record has {there[0].text}, the draft {here[0].text}"


def _dated_alike(when: When, stored: Statement) -> bool:
    """Say whether a date of the draft can be that of the stored statement."""
    told = [one for one in (*stored.dates, stored.said_on) if one is not None]
    if any(_meet(when, one) for one in told):
        return True
    gap = (stored.day - when.first).days
    return not told and -_SLACK <= gap <= _SLACK + (when.last - when.first).days


def _meet(one: When, other: When) -> bool:
    """Say whether two dates have a day in common, or one weekday, or differ by a year unsaid."""
    if fold(one.text) == fold(other.text) or _weekday(one) & _weekday(other):
        return True
    if one.first <= other.last and other.first <= one.last:
        return True
    if _YEAR.search(one.text) or one.precision is not other.precision:
        return False
    return [_of_year(day) for day in (one.first, one.last)] == [
        _of_year(day) for day in (other.first, other.last)
    ]


def _weekday(when: When) -> set[str]:
    """Give the weekday that stands without a date: it hangs on the day of writing."""
    return set() if _DAY_IN_FIGURES.search(when.text) else set(words(when.text)) & _WEEKDAYS


def _of_year(day: date) -> tuple[int, int]:
    return day.month, day.day


def _other_side(claim: Statement, stored: Statement) -> tuple[Relation, str] | None:
    """Say where one denies what the other says: "not" on one side of the same deed, or a denial."""
    pairs = list(_of_one_deed(claim, stored))
    refused = _refuses(claim) != _refuses(stored)
    if not pairs or not all((a.negated != b.negated) != refused for a, b in pairs):
        return None
    denied = any(one.negated for one, _ in pairs) or _refuses(claim)
    who = "the draft" if denied else "the record"
    return Relation.NEGATION, f"only {who} denies it: “{pairs[0][0].predicate}”"


def _of_one_deed(claim: Statement, stored: Statement) -> Iterator[tuple[Frame, Frame]]:
    for one in claim.frames:
        for other in stored.frames:
            if one.predicate == other.predicate:
                yield one, other


def _uncounted(claim: Statement, stored: Statement) -> str:
    """Say which figure or day the record does not have; "" where it has them all."""
    for when in claim.dates:
        if not _dated_alike(when, stored):
            return f"it is not of “{when.text}”"
    for one in claim.figures:
        found = [other for other in stored.figures if _one_thing(one, other)]
        if not any(_count(one, other) is Standing.SAYS for other in found):
            return f"it has “{found[0].text}”" if found else f"it does not have “{one.text}”"
    unread = next(_unread(claim, stored), "")
    return f"it does not have “{unread}”" if unread else ""


def _unread(claim: Statement, stored: Statement) -> Iterator[str]:
    """Give numbers and names of days and months that belong to no figure or date that was read."""
    read = [(one.start, one.end) for one in claim.figures]
    read += [(one.start, one.end) for one in claim.dates]
    there = {one.form for one in tokens(stored.text)}
    for one in tokens(claim.text):
        at = claim.start + one.start
        is_day = one.text[:1].isupper() and one.form in _WEEKDAYS | _MONTHS
        told = is_day or bool(_DAY_IN_FIGURES.search(one.text))
        if told and one.form not in there and not any(a <= at < b for a, b in read):
            yield one.text


def _hedged(claim: Statement, stored: Statement) -> str:
    """Give a condition or hedge that only one side has, or a "not" that no deed explains."""
    here, there = (frozenset(one.form for one in tokens(side.text)) for side in (claim, stored))
    limits = HEDGES | CONDITIONS | {"only"}
    if lost := (there - here) & limits:
        return f"it says so with “{min(lost)}”"
    if added := (here - there) & limits:
        return f"it says so without “{min(added)}”"
    if bool(here & negators()) != bool(there & negators()):
        return f"there is “{min((here ^ there) & negators())}” on one side only"
    return ""


def _otherwise_put(claim: Statement, stored: Statement) -> str:
    """Say that one side speaks of what is, the other of what is to come or wanted."""
    for one, other in _of_one_deed(claim, stored):
        if _modality(one) != _modality(other):
            return f"“{one.predicate}” is put as {_modality(other)} there"
    return ""


def _modality(frame: Frame) -> str:
    return _PUT.get(frame.modality, "a fact")
