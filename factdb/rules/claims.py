"""When two propositions clash: the same thing said of the same, once with and once without "not".

`clash` is what `denial`, `negation` and `reversal` share; they differ in who says it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache

from factdb.rules.alignment import align
from factdb.rules.gate import BITS_FAR, BITS_NEAR, follows_closely, handed_in, one_report
from factdb.rules.government import one_government
from factdb.rules.nearby import shared_around
from factdb.rules.silence import Near, silent
from factdb.rules.speakers import one_voice, same_speaker, speaker_words
from factdb.rules.terms import (
    SAID_OF,
    akin,
    falls_under,
    has_trait,
    kinds,
    opposites,
    overlap,
    places_part,
)
from factdb.rules.times import Meeting, meeting, said_on
from factdb.text.naming import body_class
from factdb.text.negators import says_not
from factdb.text.rarity import rarity, weight
from factdb.types import Frame, Kind, Match, Stance, Statement

_DENIED_REPORT = re.compile(r"\b(claim|report|allegation|accusation|suggestion|rumou?r|charge)s?\b")
_DENYING = re.compile(
    r"\b(?:den(?:y|i)|refut|rebut|dismiss|reject|repudiat|disput|rul\w+ out)", re.IGNORECASE
)
_SHORT = 30
"""Words up to which a statement is about little else than its propositions."""

_LONG = 60
_LONG_AT_LARGE = 45
"""Words from which on a statement is about too much, handed in and at large."""

_HALF_A_YEAR = timedelta(days=183)
_BOTH = 2
"""Subject and object: in a long statement both must be there, and agree."""

_CONTEXT = 4.0
"""So many bits at most come from words outside the propositions that clash."""

_AROUND = 5.0
"""So many at most come from the sentences around two statements that are handed in."""

_TELLING = 4.5
"""Bits from which on a word is of a matter rather than of all talk."""

_TOLD_BY_CIRCUMSTANCES = 15.0
_TOLD_OF_ALL = 12.0
"""What "only" against "not only" asks: the words say themselves that they speak of all cases."""

_ANYBODY = frozenset(
    ["@other", "enemy", "occupier", "invader", "aggressor", "opponent", "adversary", "side"]
)
"""Words whose meaning depends on who speaks."""

_THERE = re.compile(r"\b(?:there|exist)", re.IGNORECASE)
_HEDGES = frozenset(["allegedly", "supposedly", "reportedly"])
"""Words by which a speaker tells what others say of him: "we" may be they."""

_EXCLUSIVE = re.compile(r"(?<!not )\b(?:exclusively|only|solely|purely)\b", re.IGNORECASE)
_NOT_ONLY = re.compile(r"\bnot (?:only|just|solely|merely|exclusively)\b", re.IGNORECASE)
_TOLD = 4
_MEETS = 0.6
_UNITS = frozenset({"percent", "point", "million", "billion", "thousand"})


@dataclass(frozen=True, slots=True)
class Clash:
    """Two propositions that cannot both hold at one time.

    ``yes`` is the statement that says it is so, ``no`` the one that says it is not. ``strength``
    in [0, 1] says how fully subject and object agree; ``passed`` that time explains it;
    ``loose`` that only their standing side by side ties them.
    """

    yes: Statement
    no: Statement
    affirmed: Frame
    denied: Frame
    strength: float
    passed: bool
    opposites: bool = False
    loose: bool = False

    @property
    def matter(self) -> str:
        """Give the words that both propositions share, for the reason."""
        both = {*self.affirmed.words} & {*self.denied.words}
        told = [w for w in self.affirmed.words if w in both and not w.startswith("@")]
        return f"at issue: {', '.join(told[:_TOLD])}" if told else "at issue: one act"


def clash(match: Match) -> Clash | None:
    """Give the strongest clash between the propositions of two statements; conflicts first.

    None for statements of more than 60 words (45 at large), which are about too much, for a claim
    that a report tells only to say who turns it down, beside another report, and for claims
    between which more than half a year passed.
    """
    most = _LONG if handed_in(match) else _LONG_AT_LARGE
    if max(len(one.text.split()) for one in (match.left, match.right)) > most:
        return silent(f"a side is longer than {most} words: about too much", Near.VOICES)
    if _is_relayed(match) and not one_report(match):
        return silent("one side only tells what another turns down", Near.VOICES)
    found = list(_clashes(match))
    if not found:
        return None
    if _in_one_wording(match):
        return silent("both print the same words, and only the parse parts them", Near.KIND)
    best = max(found, key=lambda one: (not one.passed, one.strength))
    if handed_in(match):
        return best
    if best.passed and _long_ago(match):
        return silent("more than half a year lies between them", Near.TIME)
    return _sure_at_large(match, best)


def _sure_at_large(match: Match, best: Clash) -> Clash | None:
    """Give a clash of two statements that nobody put side by side, where it is surely one."""
    if not best.opposites and _has_unread_not(best.yes):
        return silent("a “not” of the side that says so is in no claim of it", Near.PARTS)
    if _tells_of_more(match, best):
        return silent("each tells something, and perhaps of two things", Near.MATTER)
    return best


def _has_unread_not(statement: Statement) -> bool:
    """Say whether words hold a "not" that no claim carries: "no one making less will pay"."""
    return says_not(statement.text) and not any(frame.negated for frame in statement.frames)


def _tells_of_more(match: Match, found: Clash) -> bool:
    """Say whether both tell an update or a comment, and nothing shows that it is of one thing."""
    thing = set(found.affirmed.object) & set(found.denied.object)
    if not thing or not thing <= _TELLINGS:
        return False
    return not set(match.shared) - thing - {found.affirmed.predicate, found.denied.predicate}


_TELLINGS = frozenset(
    ["update", "comment", "statement", "information", "detail", "answer", "briefing", "response",
     "explanation", "guidance", "readout", "reaction", "announcement", "reply", "report"]
)  # fmt: skip
"""What tells of something else, and is told apart by that."""


def _in_one_wording(match: Match) -> bool:
    """Say whether both sides hold the same words but for those that carry no polarity."""
    left, right = match.left, match.right
    if turns_down_claim(left) != turns_down_claim(right):
        return False
    changes = align(_ASIDE.sub(" ", left.text), _ASIDE.sub(" ", right.text)).changes
    return all({*one.left, *one.right} <= _WITHOUT_POLARITY for one in changes)


_ASIDE = re.compile(r"[(\[][^()\[\]]{1,40}[)\]]")
"""What a transcript notes beside the words: "(Applause.)"."""

_WITHOUT_POLARITY = frozenset(
    ["a", "an", "the", "this", "that", "these", "those", "i", "we", "you", "he", "she", "it",
     "they", "my", "our", "your", "his", "her", "its", "their", "be", "is", "are", "was", "were",
     "am", "been", "have", "has", "had", "do", "does", "did", "and", "so", "well", "also", "now"]
)  # fmt: skip
"""Articles, pronouns, helpers without a mood of their own, and what joins sentences."""


def _is_relayed(match: Match) -> bool:
    return "relayed" in {match.left.found_by, match.right.found_by}


def _long_ago(match: Match) -> bool:
    return match.right.day - match.left.day > _HALF_A_YEAR


def _clashes(match: Match) -> Iterator[Clash]:
    if not match.left.frames or not match.right.frames:
        silent("a side states no proposition")
    for one in match.left.frames:
        for other in match.right.frames:
            if found := between(match, one, other):
                yield found


def between(match: Match, first: Frame, second: Frame) -> Clash | None:
    """Give the clash of two propositions, one of each side."""
    left, right = match.left, match.right
    first, second = as_left_undone(first), as_left_undone(second)
    if not handed_in(match) and not _may_clash(first.predicate, second.predicate):
        return silent("the propositions tell two deeds")
    here, there = _levelled(left, first, right, second)
    if not handed_in(match) and (here, there) != (first, second) and _lacks_object(here, there):
        return silent("a general word for a special one, and nothing shows of whom", Near.PARTS)
    one, other = _turned(here, there)
    if _denies_the_doer(left, one, here, right, other) or _denies_the_doer(
        right, other, there, left, one
    ):
        return silent("one only says that it was not he who did it", Near.PARTS)
    kind = _opposed(left, one, right, other)
    if kind and (strength := _agreement(match, one, other)):
        if _only_names(left, one) or _only_names(right, other):
            return silent("one side only names the thing and claims nothing", Near.MATTER)
        return _told(match, one, other, strength, kind == "opposites")
    if pair := _absent(match, one, other):
        return _told(match, *pair, _ABSENT, opposites=False)
    return None


def as_left_undone(frame: Frame) -> Frame:
    """Put "will stay open" as "will not close": what goes on is a deed that is not done."""
    if frame.predicate not in GOES_ON:
        return frame
    undone = _GOING_ON.get((frame.predicate, next(iter(frame.object), "")))
    if undone is None:
        return frame
    words = (undone, *(w for w in frame.words if w not in {frame.predicate, frame.object[0]}))
    return replace(
        frame, predicate=undone, object=frame.object[1:], negated=not frame.negated, words=words
    )


_GOING_ON = {
    ("stay", "open"): "close", ("remain", "open"): "close", ("keep", "open"): "close",
    ("stay", "closed"): "open", ("remain", "closed"): "open", ("stay", "shut"): "open",
    ("remain", "shut"): "open",
}  # fmt: skip
GOES_ON = frozenset(predicate for predicate, _ in _GOING_ON)
"""Their predicates."""


@lru_cache(maxsize=1 << 14)
def _may_clash(one: str, other: str) -> bool:
    """Say whether two deeds are one or opposite, or may become so: nearly all pairs do not."""
    if one == other or opposites(one, other) or falls_under(one) or falls_under(other):
        return True
    return (one, other) in _BY_ITSELF or (other, one) in _BY_ITSELF


def _only_names(statement: Statement, frame: Frame) -> bool:
    """Say whether a phrase without a verb is named, not claimed: "discussed the course of …"."""
    if frame.predicate != "exist" or denies(statement, frame) or statement.found_by == "figure":
        return False
    return not statement.figures and not _THERE.search(statement.text)


def _turned(one: Frame, other: Frame) -> tuple[Frame, Frame]:
    """Put what rises, opens or ends by itself beside who raises, opens or ends it.

    "The age will rise" beside "we will not raise the age" becomes "will raise the age".
    """
    if _is_done_to(other, one):
        return _as_object(one, other), other
    if _is_done_to(one, other):
        return one, _as_object(other, one)
    return one, other


def _denies_the_doer(
    a: Statement, moved: Frame, as_told: Frame, b: Statement, doing: Frame
) -> bool:
    """Say whether a thing is told to have moved, and the other only that he did not do it.

    "The granary burned", "we did not burn the granary": both may be true of a deed, not of a plan.
    """
    if moved is as_told or moved.object == as_told.object or not doing.subject:
        return False
    return mood(doing) == "fact" and denies(b, doing) and not denies(a, moved)


def _is_done_to(doing: Frame, moving: Frame) -> bool:
    """Say whether one proposition does to a thing what that thing does by itself in the other."""
    if moving.object or not doing.object or not moving.subject:
        return False
    deeds = (doing.predicate, moving.predicate)
    if deeds not in _BY_ITSELF and not (deeds[0] == deeds[1] in _OF_BOTH):
        return False
    return (overlap(moving.subject, doing.object) or 0.0) >= _MEETS


def _as_object(moving: Frame, doing: Frame) -> Frame:
    words = (doing.predicate, *(w for w in moving.words if w != moving.predicate))
    return replace(
        moving, predicate=doing.predicate, subject=(), object=moving.subject, words=words
    )


_BY_ITSELF = frozenset({("raise", "rise"), ("cut", "fall")})
"""Verbs of doing, each with that of moving by itself."""

MOVES = {word: other for pair in _BY_ITSELF for word, other in (pair, pair[::-1])}
"""Each of them with the other of its pair."""

_OF_BOTH = frozenset(
    ["begin", "break", "burn", "change", "close", "collapse", "continue", "end", "expand",
     "explode", "improve", "move", "open", "pass", "reopen", "resume", "sink", "spread", "start",
     "stop"]
)  # fmt: skip
"""Verbs that are both. Source: the causative alternation of Levin 1993, cut to verbs of news."""


def _levelled(a: Statement, one: Frame, b: Statement, other: Frame) -> tuple[Frame, Frame]:
    """Put general words for special ones where the other side denies in general.

    "Shelled a school" beside "does not target civilians" becomes "targeted civilians".
    """
    if denies(a, one) and not denies(b, other):
        return one, _in_words_of(other, one)
    if denies(b, other) and not denies(a, one):
        return _in_words_of(one, other), other
    return one, other


def _lacks_object(one: Frame, other: Frame) -> bool:
    return not (one.object and other.object)


def _in_words_of(frame: Frame, general: Frame) -> Frame:
    known = {special: word for word in general.words for special in kinds(word)}
    if not known.keys() & {*frame.words}:
        return frame

    def put(words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(known.get(word, word) for word in words))

    return replace(
        frame,
        predicate=known.get(frame.predicate, frame.predicate),
        subject=put(frame.subject),
        object=put(frame.object),
        words=put(frame.words),
    )


def _absent(match: Match, one: Frame, other: Frame) -> tuple[Frame, Frame] | None:
    """Give both propositions if one says that there is none of what the other tells of.

    "There were no hostilities in the city": "the bombing of the city continues". Only between
    statements handed in together: in a whole paper "there wasn't as much" is no "none".
    """
    if not handed_in(match) or not (match.shared or one_report(match)):
        return None
    left, right = match.left, match.right
    for no, gone, yes, there in ((left, one, right, other), (right, other, left, one)):
        if gone.predicate != "exist" or not denies(no, gone) or denies(yes, there):
            continue
        if mood(there) != mood(gone) or mood(there) not in {"fact", "will"}:
            continue
        if there.phase == "undone":
            continue
        if _tells_of(gone, there) and not places_part(set(gone.words), set(there.words)):
            return one, other
    return None


def _tells_of(gone: Frame, there: Frame) -> bool:
    """Say whether what is said not to be, or a kind of it, stands in the other proposition."""
    telling = [word for word in gone.object if rarity(word) >= _TELLING]
    if not telling:
        return False
    if all(any(akin(word, one) for one in there.words) for word in telling):
        return True
    if kinds(telling[-1]) & {*there.words}:
        return True
    return any(akin(gone.object[0], word) for word in there.words) and telling[0] == gone.object[0]


_ABSENT = 0.5


def _told(match: Match, one: Frame, other: Frame, strength: float, opposites: bool) -> Clash:
    left, right = match.left, match.right
    turned = denies(left, one) or (
        not denies(right, other) and _NOT_ONLY.search(left.text) is not None
    )
    no, denied = (left, one) if turned else (right, other)
    yes, affirmed = (right, other) if turned else (left, one)
    return Clash(yes, no, affirmed, denied, strength, _passed(yes, affirmed, no, denied), opposites)


def denies(statement: Statement, frame: Frame) -> bool:
    """Say whether a statement holds that a proposition of it is not so (or not yet so)."""
    return (frame.negated or frame.phase == "undone") ^ turns_down_claim(statement)


def turns_down_claim(statement: Statement) -> bool:
    """Say whether the cue itself denies the content: "denied that …", "rejected claims that …"."""
    return statement.cue is not None and turns_down(
        statement.text, statement.stance, statement.cue.text
    )


def turns_down(text: str, stance: Stance, cue: str) -> bool:
    """Say the same of a statement's text, stance and the words of its cue, "" where it has none."""
    if not cue or not _denying(cue):
        return False
    return stance is Stance.DENY or bool(_DENIED_REPORT.search(text))


@lru_cache(maxsize=4096)
def _denying(cue: str) -> bool:
    return _DENYING.search(cue) is not None


def _opposed(a: Statement, one: Frame, b: Statement, other: Frame) -> str:
    """Say "negated", "opposites" or "": whether polarity parts two claims of one modality."""
    apart = denies(a, one) != denies(b, other)
    opposed = not apart and opposites(one.predicate, other.predicate)
    if one.predicate != other.predicate and not opposed:
        return silent("the propositions tell two deeds") or ""
    if not _moods_meet(a, one, b, other):
        return silent("one is fact, the other wish, plan, chance or condition", Near.KIND) or ""
    if opposed:
        return "opposites"
    if apart or only_and_not_only(a, b):
        return "negated"
    return silent("both hold that it is so, or both that it is not", Near.KIND) or ""


def _moods_meet(a: Statement, one: Frame, b: Statement, other: Frame) -> bool:
    """Say whether both are claimed in one way; "we have to" of one who said "we will not" is."""
    moods = {mood(one), mood(other)}
    if moods & {"if", "can", ""}:
        return False
    if moods != {"will", "must"}:
        return len(moods) == 1
    own = "@self" in one.subject and "@self" in other.subject
    return own and same_speaker(a, b) is True


def only_and_not_only(a: Statement, b: Statement) -> bool:
    """Say whether one side says "only" where the other says "not only"."""
    if _NOT_ONLY.search(a.text):
        a, b = b, a
    elif not _NOT_ONLY.search(b.text):
        return False
    return bool(_EXCLUSIVE.search(a.text)) and not _NOT_ONLY.search(a.text)


def says_not_only(text: str) -> bool:
    """Say whether a text holds "not only", "not just" and the like."""
    return "not " in text.lower() and _NOT_ONLY.search(text) is not None


def mood(frame: Frame) -> str:
    """Give the modality as far as it parts claims: a plan is a "will"."""
    if frame.modality == "fact" and frame.phase == "planned":
        return "will"
    return "will" if frame.modality == "would" else frame.modality


def _agreement(match: Match, one: Frame, other: Frame) -> float:
    """Say how fully subject and object agree, in [0, 1]; 0 where either part disagrees."""
    hedged = bool(_HEDGES & {*one.words, *other.words})
    subject = parts_agree(match, one.subject, other.subject, hedged=hedged)
    objects = parts_agree(match, one.object, other.object, hedged=hedged)
    if subject is None and _of_one_self(match, one, other):
        subject = 1.0
    if "@self" in {*one.object, *other.object} and not objects:
        objects = None
    parts = [part for part in (subject, objects) if part is not None]
    if parts and min(parts) < _MEETS:
        return _no("who does it, or to what, differs", Near.PARTS)
    if subject is None and not handed_in(match) and _countries(one) != _countries(other):
        return _no("nobody shows who does it, and one side says of which country", Near.PARTS)
    if len(parts) < _BOTH and not (_is_short(match.left) and _is_short(match.right)):
        return _no("in so long a statement both doer and object must be told", Near.PARTS)
    least = _TOLD_OF_ALL if only_and_not_only(match.left, match.right) else _TOLD_BY_CIRCUMSTANCES
    if not parts and not follows_closely(match) and not _one_matter(one, other, least):
        return _no("neither doer nor object is told on both sides", Near.PARTS)
    if _circumstances_part(match, one, other):
        return _no("place or circumstances differ", Near.PARTS)
    if one.predicate != other.predicate and (subject is None or subject < _MEETS):
        return _no("opposite deeds, not known to be of one doer", Near.PARTS)
    if _is_general(match, one, other) and (objects is None or objects < _MEETS):
        return _no("so general a deed needs one object on both sides", Near.PARTS)
    if not (
        subject is not None or handed_in(match) or one_report(match) or _all_told(match, one, other)
    ):
        return _no("between two reports the doer must be told on both sides", Near.PARTS)
    if not _tells_enough(match, one, other):
        return _no("they share too little to be surely about one matter", Near.MATTER)
    return (sum(parts) + 1) / 3


def _countries(frame: Frame) -> set[str]:
    """Give the countries that what is borne on is told to be of: "U.S. troops"."""
    return {word for word in frame.object if word[:1] == "@"} - SAID_OF


def _of_one_self(match: Match, one: Frame, other: Frame) -> bool:
    """Say whether one voice speaks of itself on both sides: "I never did", "she had done"."""
    if same_speaker(match.left, match.right) is not True:
        return False
    return _of_self(match.left, one) and _of_self(match.right, other)


def _of_self(statement: Statement, frame: Frame) -> bool:
    """Say whether the doer is who speaks: "I", or the pronoun with which reported speech begins."""
    if "@self" in frame.subject:
        return True
    reported = statement.kind in {Kind.INDIRECT, Kind.MIXED}
    return frame.subject == ("@other",) and reported and _HE.match(statement.text) is not None


_HE = re.compile(r"\W*(?:he|she|they|it)\b", re.IGNORECASE)


def _all_told(match: Match, one: Frame, other: Frame) -> bool:
    """Say whether no doer need be told: all else tells so much, or a side speaks of all cases."""
    if only_and_not_only(match.left, match.right):
        return True
    return weight(({*one.words} & {*other.words}) - {one.predicate}) >= _SURE_MATTER


_SURE_MATTER = 14.0


def _is_general(match: Match, one: Frame, other: Frame) -> bool:
    """Say whether a deed tells too little, unless both sides handed in tell it of one place."""
    if not has_trait(one.predicate, "generic"):
        return False
    around = ({*one.words} & {*other.words}) - {*one.subject, one.predicate} - SAID_OF
    return not (handed_in(match) and any(rarity(word) >= _TELLING for word in around))


def _no(why: str, near: Near) -> float:
    return silent(why, near) or 0.0


def _one_matter(one: Frame, other: Frame, least: float) -> bool:
    """Say whether the circumstances alone tell that both are of one matter."""
    shared = (set(one.words) & set(other.words)) - SAID_OF - {one.predicate}
    return weight(shared) >= least


def _circumstances_part(match: Match, one: Frame, other: Frame) -> bool:
    """Say whether both name circumstances, or countries, and none in common."""
    left = set(one.words) - {*one.subject, *one.object, one.predicate} - _HEDGES
    right = set(other.words) - {*other.subject, *other.object, other.predicate} - _HEDGES
    if places_part(set(one.words) - set(one.subject), set(other.words) - set(other.subject)):
        return True
    if not left or not right:
        return False
    told = set(match.shared) - {*one.subject, *other.subject, one.predicate, *_UNITS}
    return not told & {*one.words, *other.words}


def _tells_enough(match: Match, one: Frame, other: Frame) -> bool:
    """Say whether two propositions share enough to be about one matter, beyond who says them."""
    shared = (set(one.words) & set(other.words)) - SAID_OF
    short = _is_short(match.left) and _is_short(match.right)
    if short and handed_in(match) and _one_subject(one, other) and one.predicate != other.predicate:
        return True
    if short and handed_in(match):
        around = min(0.5 * weight(shared_around(match)), _AROUND)
        return _bits(match, one, other) + around >= BITS_NEAR
    telling = [word for word in shared if rarity(word) >= _TELLING]
    if len(shared) < (2 if short else 3) or not telling:
        return False
    near = short and follows_closely(match)
    return _bits(match, one, other) >= (BITS_NEAR if near else BITS_FAR)


def _one_subject(one: Frame, other: Frame) -> bool:
    return bool(one.subject) and set(one.subject) == set(other.subject) != {"@other"}


def _is_short(statement: Statement) -> bool:
    return len(statement.text.split()) <= _SHORT


def _bits(match: Match, one: Frame, other: Frame) -> float:
    """Weigh what both propositions share, and a little of what short statements share besides."""
    shared = (set(one.words) & set(other.words)) - SAID_OF
    own = weight(shared) + (rarity(one.predicate) if one.predicate != other.predicate else 0.0)
    if not (_is_short(match.left) and _is_short(match.right)):
        return own
    return own + min(0.5 * weight(set(match.shared) - shared), _CONTEXT)


def parts_agree(
    match: Match, left: tuple[str, ...], right: tuple[str, ...], *, hedged: bool = False
) -> float | None:
    """Compare who does or suffers it; "we" stands for the speaker, "they" may be anybody.

    "We" of a ministry and of a president may be one government: None, not a difference.
    """
    ours = "@self" in left, "@self" in right
    if all(ours) and hedged and one_report(match):
        return 1.0
    if all(ours):
        same = same_speaker(match.left, match.right)
        if same is False and one_government(match):
            return None
        return {True: 1.0, False: 0.0, None: None}[same]
    if handed_in(match) and left and right and _of_speakers(match, left, right):
        return 1.0 if one_voice(match.left, match.right) else None
    if _ANYBODY & {*left, *right} or (hedged and any(ours)):
        return None
    if any(ours):
        return _speaker_meets(match, set(right if ours[0] else left), left_speaks=ours[0])
    return overlap(left, right)


def _of_speakers(match: Match, left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Say whether both parts name who speaks, or only point: "he", "we"."""
    own = {*speaker_words(match.left), *speaker_words(match.right)}
    pointing = [{*part} <= SAID_OF for part in (left, right)]
    return (
        any(pointing)
        and all(
            points or bool({*part} & own)
            for points, part in zip(pointing, (left, right), strict=True)
        )
        and (all(pointing) or one_voice(match.left, match.right))
    )


def _speaker_meets(match: Match, named: set[str], *, left_speaks: bool) -> float | None:
    """Say whether "we" of one side are those whom the other names; None if that may be.

    It may be where one speaker says both: "we" and "the government". Nothing that only the store
    knows of a speaker counts, so that the order of reports cannot.
    """
    if not named - SAID_OF:
        return None
    speaker = match.left if left_speaks else match.right
    if speaker_words(speaker) & named:
        return 1.0
    if not same_speaker(match.left, match.right):
        return 0.0
    bodies = any(word[:1] == "@" or body_class(word) for word in named)
    return 0.0 if _I.search(speaker.text) and not bodies else None


_I = re.compile(r"\bI\b")
"""Who says "I" is nobody else; "we" may be the council, or the country."""


def _passed(yes: Statement, affirmed: Frame, no: Statement, denied: Frame) -> bool:
    """Say whether the passing of time lets both stand: not yet, then done; so, then no longer."""
    if is_ended(yes, no):
        return True
    if meeting(yes, affirmed, no, denied) is not Meeting.TOGETHER:
        return not reaches_back(yes, affirmed, no, denied)
    if affirmed.phase != "done" or denied.when is not None:
        return False
    if affirmed.when is not None:
        return affirmed.when.first > said_on(no)
    since = said_on(yes) - said_on(no)
    if denied.phase == "undone":
        return since >= _AT_ONCE
    return turns_down_claim(no) and since >= _SOON


def is_ended(yes: Statement, no: Statement) -> bool:
    """Say whether the later side says that it is so no longer."""
    return said_on(yes) < said_on(no) and _NO_MORE.search(no.text) is not None


_NO_MORE = re.compile(r"\b(?:any ?more|no longer|any longer)\b", re.IGNORECASE)


def reaches_back(yes: Statement, affirmed: Frame, no: Statement, denied: Frame) -> bool:
    """Say whether the later side speaks of all cases before it too: "never", "exclusively"."""
    frames = {id(yes): affirmed, id(no): denied}
    first, last = sorted((yes, no), key=said_on)
    if frames[id(last)].when is not None or frames[id(first)].when is not None:
        return False
    near = said_on(last) - said_on(first) <= _REACH
    return near and _ALWAYS.search(last.text) is not None and not _NOT_ONLY.search(last.text)


_REACH = timedelta(days=60)
_ALWAYS = re.compile(r"\b(?:never|always|exclusively|solely|not once|at no time)\b", re.IGNORECASE)

_AT_ONCE = timedelta(days=1)
"""From the next day on, what was not done yet may have been done."""

_SOON = timedelta(days=2)
"""So long after a denial, what it denied may have happened since."""
