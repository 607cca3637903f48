"""Two voices that somebody puts side by side, one of them with "not" or with the opposite word.

Whoever hands in two statements has opened the gate himself: less is asked of the
words that they share than between statements that only the machine brought together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from factdb.rules.claims import Clash, denies
from factdb.rules.gate import handed_in, one_report
from factdb.rules.silence import Near, silent
from factdb.rules.speakers import known_apart
from factdb.rules.terms import SAID_OF, akin, kinds, opposites, overlap
from factdb.rules.times import STATE_SLACK
from factdb.text.fold import content_words, words
from factdb.text.rarity import rarity
from factdb.types import Frame, Match, Stance, Statement

_LINK = 4.0
"""So many bits must a word hold to show that both sides are about one thing."""

LONGEST = 300
"""Words up to which a side is held against another in this way: all words meet all words."""

_LIKE = 0.6
_SAME_THING = 0.6
_STRENGTH = 0.2
"""How fully both sides agree in what they are about: little is known beside the polarity."""

_NO_FACTS = frozenset({Stance.DEMAND, Stance.ASK, Stance.REGRET, Stance.SUPPORT, Stance.COMMIT})
_FACTS = frozenset({"fact", "would"})


def set_side_by_side(match: Match) -> Clash | None:
    """Give the clash of two voices handed in together, of which one says "not", or the opposite.

    Silent unless each side tells facts and a telling word ties them together. None for words
    alike but for little: what is missing from a trimmed printing is no denial.
    """
    if not handed_in(match) or not known_apart(match) or not _at_one_time(match):
        return None
    if max(len(one.text.split()) for one in (match.left, match.right)) > LONGEST:
        return silent("a side is longer than 300 words: about too much", Near.VOICES)
    if _NO_FACTS & {match.left.stance, match.right.stance}:
        return None
    return (_one_says_not(match) if match.likeness < _LIKE else None) or _words_opposed(match)


def _at_one_time(match: Match) -> bool:
    return one_report(match) or match.right.day - match.left.day <= STATE_SLACK


def _one_says_not(match: Match) -> Clash | None:
    for yes, no in ((match.left, match.right), (match.right, match.left)):
        affirmed, denied = _main(yes, denied=False), _main(no, denied=True)
        if not affirmed or not denied or _denied(yes) or _agree(yes, no):
            continue
        if _others(affirmed, denied) or _opposite_words(affirmed, denied):
            continue
        if _tied(match, affirmed, denied):
            return Clash(yes, no, affirmed, denied, _STRENGTH, passed=False, loose=True)
    return None


def _others(one: Frame, other: Frame) -> bool:
    """Say whether one deed is told of two things: "twelve were hurt", "the driver was not"."""
    if one.predicate != other.predicate:
        return False
    parts = (overlap(one.subject, other.subject), overlap(one.object, other.object))
    return any(part is not None and part < _SAME_THING for part in parts)


def _words_opposed(match: Match) -> Clash | None:
    """Find opposite words of one report's two voices: "an accident", "a deliberate attack"."""
    left, right = match.left, match.right
    if not one_report(match) or _parted(left, right):
        return None
    for one in _told(left):
        for other in _told(right):
            if denies(left, one) or denies(right, other):
                continue
            found = _opposite_words(one, other)
            if found and _objects_meet(one, other, found) and _tied(match, one, other, found):
                yes, no = replace(one, predicate=found[0]), replace(other, predicate=found[1])
                return Clash(left, right, yes, no, _STRENGTH, passed=False, opposites=True)
    return None


def _parted(left: Statement, right: Statement) -> bool:
    """Say whether another pair of opposites tells two things apart: "the first", "the last"."""
    pairs = ((a, b) for a in words(left.text) for b in words(right.text))
    return sum(opposites(a, b) for a, b in pairs) > 1


def _opposite_words(one: Frame, other: Frame) -> tuple[str, str] | None:
    pairs = ((a, b) for a in one.words for b in other.words)
    return next(((a, b) for a, b in pairs if a != b and opposites(a, b)), None)


def _objects_meet(one: Frame, other: Frame, found: tuple[str, str]) -> bool:
    """Say whether opposite deeds are done to one thing, as far as both say what."""
    if (one.predicate, other.predicate) != found:
        return True
    share = overlap(one.object, other.object)
    return share is None or share >= _SAME_THING


def _agree(yes: Statement, no: Statement) -> bool:
    """Say whether both affirm one deed besides: then the "not" is of something else."""
    here = {frame.predicate for frame in yes.frames if not denies(yes, frame)}
    there = {frame.predicate for frame in no.frames if not denies(no, frame)}
    return any(rarity(deed) >= _LINK for deed in here & there)


def _main(statement: Statement, *, denied: bool) -> Frame | None:
    """Give the first proposition of fact that is held to be so, or not so."""
    return next((one for one in _told(statement) if denies(statement, one) is denied), None)


def _told(statement: Statement) -> Iterator[Frame]:
    return (one for one in statement.frames if one.modality in _FACTS)


def _denied(statement: Statement) -> bool:
    return any(denies(statement, one) for one in statement.frames)


def _tied(match: Match, one: Frame, other: Frame, without: Sequence[str] = ()) -> bool:
    """Say whether a telling word ties two propositions, between opposites also a pronoun."""
    if without and one_report(match) and "@other" in {*one.subject, *other.subject}:
        return True
    if not one_report(match):
        return _meet(one.words, other.words, without)
    return _meet(_words(match.left), _words(match.right), without)


def _meet(left: Iterable[str], right: Iterable[str], without: Sequence[str]) -> bool:
    telling = [word for word in right if rarity(word) >= _LINK and word not in without]
    return any(_meets(word, one) for word in left for one in telling if word not in without)


def _meets(one: str, other: str) -> bool:
    return akin(one, other) or one in kinds(other) or other in kinds(one)


def _words(statement: Statement) -> frozenset[str]:
    said = {word for frame in statement.frames for word in frame.words} - SAID_OF
    return frozenset(said | set(content_words(statement.text)))
