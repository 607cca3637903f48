"""Two voices that somebody puts side by side, one of them with "not" or with the opposite word.

Whoever hands in two statements has opened the gate himself: less is asked of the
words that they share than between statements that only the machine brought together. But what
one side denies must stand on the other, in its words or in words of one sense.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from factdb.rules.claims import Clash, denies, is_ended, mood, reaches_back
from factdb.rules.counts import names
from factdb.rules.gate import handed_in, one_report
from factdb.rules.nearby import SOON, around, base, is_near, shared_around
from factdb.rules.party import tells_of
from factdb.rules.phrases import with_cue
from factdb.rules.poles import Pole, is_held, is_kept, opposed, poles, words_of
from factdb.rules.silence import Near, silent
from factdb.rules.speakers import known_apart, same_speaker, speaker_words
from factdb.rules.terms import SAID_OF, alike, has_trait, meets, opposites, overlap, under
from factdb.rules.times import Meeting, meeting, said_on
from factdb.text.fold import content_words, words
from factdb.text.rarity import forms, rarity, weight
from factdb.types import Frame, Match, Stance, Statement

_ONE_MIND = 60
"""Words up to which a side tells where one voice stands; more tell of several things."""

LONGEST = 300
"""Words up to which a side is held against another in this way: all words meet all words."""

_LINK = 4.0
"""So many bits must a word hold to show that both sides are about one thing."""

_CONTEXT_FAR = 7.0
"""What two reports must share besides, sentences and names of who speaks among it."""

_CONTEXT_OF_PARTY = 4.0
"""And where one side tells of who speaks on the other."""

_CONTEXT_EVER = 11.0
"""And what two that lie further apart must."""

_LIKE = 0.6
_SAME_THING = 0.6
_TOLD_THERE = 0.4
"""So much of what is denied, by bits, must stand on the other side, or its noun."""

_TAKEN_UP = 12
"""Words up to which "he was not there", which says nothing of its own, takes up the other side."""

_STRENGTH = 0.1
_SHARE = 0.15
"""How fully both agree in what they are about: little is known beside the polarity."""

_FLAT = frozenset({"be", "exist", "have", "do", "take", "make", "get", "give", "receive", "come"})
_PRESENCE = frozenset(
    [
        "attend",
        "join",
        "live",
        "meet",
        "remain",
        "see",
        "show",
        "stand",
        "stay",
        "travel",
        "visit",
        "work",
    ]
)
"""Deeds for which one has to be there, or by which one is seen there."""

_ATTITUDES = frozenset(
    ["accept", "approve", "back", "believe", "buy", "favour", "oppose", "reject", "sell", "support",
     "want", "welcome", "win", "lose", "rise", "fall", "increase", "decrease", "raise", "cut"]
)  # fmt: skip
"""Deeds that one may do and another not."""

_WAS_THERE = re.compile(r"\b(?:is|was|were|been) (?:there|present)\b", re.IGNORECASE)
_HEDGES = frozenset({"actually", "currently", "really", "simply", "truly"})
_NO_FACTS = frozenset({Stance.DEMAND, Stance.ASK, Stance.REGRET, Stance.SUPPORT, Stance.COMMIT})
_MOODS = frozenset({"fact", "will"})


@dataclass(frozen=True, slots=True)
class Tie:
    """How much of a denied proposition stands on the other side: a share, and the words."""

    share: float
    words: frozenset[str]


def set_side_by_side(match: Match) -> Clash | None:
    """Give the clash of two voices handed in together, of which one says "not", or the opposite.

    Silent unless each side tells facts and what is denied stands on the other. None for words
    alike but for little: what is missing from a trimmed printing is no denial.
    """
    if not is_near(match, _EVER) or not known_apart(match):
        return None
    if max(len(one.text.split()) for one in (match.left, match.right)) > LONGEST:
        return silent("a side is longer than 300 words: about too much", Near.VOICES)
    if any(tells_no_fact(one) for one in (match.left, match.right)):
        return None
    if _whole_and_part(match):
        return silent("one side tells of the whole country, the other of a place", Near.MATTER)
    if is_near(match) and (found := _near_each_other(match)):
        return found
    return states_exclude(match)


def tells_no_fact(statement: Statement) -> bool:
    """Say whether a side demands, asks, regrets, backs or vows, and tells no fact.

    A demand and a question must show it in their words: a report that "writes" to somebody that
    rooms "have yet to be" tested demands nothing.
    """
    if statement.stance is Stance.DEMAND:
        return _DEMANDS.search(with_cue(statement)) is not None
    if statement.stance is Stance.ASK:
        return _ASKS.search(with_cue(statement)) is not None
    if statement.stance is Stance.COMMIT:
        return all(mood(frame) != "fact" for frame in statement.frames) and _is_vow(statement)
    return statement.stance in _NO_FACTS


def _is_vow(statement: Statement) -> bool:
    """Say whether who speaks tells what he will do himself, not what another plans."""
    own = SAID_OF | speaker_words(statement)
    return all({*frame.subject} <= own for frame in statement.frames)


_DEMANDS = re.compile(
    r"\b(?:should|must|ought|needs?|ha(?:s|ve|d) to|call\w*|urg\w+|demand\w*|ask\w*|order\w*|let|"
    r"please|want\w*|appeal\w*|insist\w*|request\w*|warn\w*|told|tell\w*|plead\w*)\b|^\W*to\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\?|\b(?:ask|question|wonder|whether|why|how)", re.IGNORECASE)

_LONG_AFTER = timedelta(days=30)
"""So long after, what is so may still be told otherwise."""

_EVER = timedelta(days=730)
"""So long after, what was done may still be: an inquest, a trial."""


def _near_each_other(match: Match) -> Clash | None:
    return _one_says_not(match) or _words_opposed(match)


def _one_says_not(match: Match) -> Clash | None:
    if match.likeness >= _LIKE and _of_two_things(match):
        return silent("in like words they tell of two doers or things", Near.PARTS)
    for yes, no in ((match.left, match.right), (match.right, match.left)):
        if _denied(yes) or _agree(yes, no) or _of_one_state(yes, no):
            continue
        for denied in _told(no, denied=True):
            if denied.predicate in _COUNTING and _NOT_COUNTING.search(no.text):
                continue
            if found := _denied_there(match, yes, no, denied):
                return found
    return None


def _of_two_things(match: Match) -> bool:
    """Say whether each of two voices tells of itself, or both of two parts of a thing."""
    left, right = _sides(match)
    ours = any("@self" in frame.subject for one in (left, right) for frame in one.frames)
    return ours or _parted(left, right)


def _of_one_state(yes: Statement, no: Statement) -> bool:
    """Say whether both tell one state, one with "not": "not speeding", "at walking pace"."""
    here, there = poles(yes.text), poles(no.text)
    both = ((here[state], there[state]) for state in here.keys() & there.keys())
    return any(a.side == b.side and a.turned != b.turned for a, b in both)


_COUNTING = frozenset({"count", "include", "mention"})
_NOT_COUNTING = re.compile(r"\b(?:not|without) (?:even )?(?:count|includ|mention|to mention)\w*")
"""What is only left aside ("not counting those abroad") is not denied."""


def _denied_there(match: Match, yes: Statement, no: Statement, denied: Frame) -> Clash | None:
    """Give the clash of a denied proposition with the one of the other side that it bears on."""
    there = tie(denied, yes, no)
    if not _ties(match, there):
        return silent("what is denied does not stand on the other side", Near.MATTER)
    for affirmed in _told(yes, denied=False):
        if mood(affirmed) != mood(denied) or _others(affirmed, denied):
            continue
        if _opposite_words(affirmed, denied) or _apart_in_time(yes, affirmed, no, denied):
            continue
        if _is_elsewhere(denied, affirmed):
            continue
        strength = _STRENGTH + _SHARE * there.share
        return Clash(yes, no, affirmed, denied, strength, passed=False, loose=True)
    return None


def tie(denied: Frame, yes: Statement, no: Statement) -> Tie:
    """Say how much of what is denied, its doer apart, stands in the words of the other side."""
    there = _words(yes)
    told = _at_issue(denied)
    if not told and len(no.text.split()) <= _TAKEN_UP:
        told = frozenset(denied.subject) - SAID_OF
    met = frozenset(w for w in told if any(meets(w, one) or meets(base(w), one) for one in there))
    if denied.predicate in told and denied.predicate not in met:
        was_there = denied.predicate in _PRESENCE and _WAS_THERE.search(yes.text) is not None
        return Tie(_TOLD_THERE, told) if was_there else Tie(0.0, met)
    if denied.object and denied.object[-1] in met:
        return Tie(1.0, met)
    whole = weight(told)
    return Tie(weight(met) / whole if whole else 0.0, met)


def _at_issue(frame: Frame) -> frozenset[str]:
    """Give the words of deed and object, those of the circumstances where there are neither."""
    deed = () if _says_little(frame.predicate) else (frame.predicate,)
    told = {word for word in (*deed, *frame.object) if rarity(word) > 0}
    around = {word for word in frame.words if rarity(word) > 0} - {frame.predicate}
    return frozenset((told or around - {*frame.subject}) - SAID_OF - _HEDGES)


def _says_little(deed: str) -> bool:
    return deed in _FLAT or has_trait(deed, "generic")


def _is_elsewhere(denied: Frame, affirmed: Frame) -> bool:
    """Say whether "is not at war", "is not about money" stands beside a deed, not a being there."""
    if denied.predicate != "be" or denied.object:
        return False
    return affirmed.predicate not in _FLAT | _PRESENCE


def _ties(match: Match, there: Tie) -> bool:
    if there.share < _TOLD_THERE:
        return False
    return any(rarity(word) >= _LINK for word in there.words) and _one_matter(match)


def _one_matter(match: Match) -> bool:
    """Say whether one report, or enough words in common, show that both are of one matter."""
    return one_report(match) or weight(shared_around(match)) >= _CONTEXT_FAR


def _apart_in_time(yes: Statement, affirmed: Frame, no: Statement, denied: Frame) -> bool:
    """Say whether time parts them, or what was not so may have come about since."""
    since = (said_on(yes) - said_on(no)).days
    if (
        since >= 1
        and affirmed.phase == "done"
        and affirmed.when is None
        and not (_is_past_deed(denied) or reaches_back(yes, affirmed, no, denied))
    ):
        return True
    if is_ended(yes, no):
        return True
    met = meeting(yes, affirmed, no, denied)
    return met is Meeting.APART and not reaches_back(yes, affirmed, no, denied)


def _is_past_deed(frame: Frame) -> bool:
    """Say whether a deed is told as over, not a being there or an absence, which may end."""
    return frame.phase == "done" and frame.predicate not in {"be", "exist"}


def _others(one: Frame, other: Frame) -> bool:
    """Say whether both tell of two doers or things: "twelve were hurt", "the driver was not"."""
    parts = [(one.subject, other.subject)]
    parts += [(one.object, other.object)] if one.predicate == other.predicate else []
    return any(_part(left, right) for left, right in parts)


def _part(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Say whether two lists of words name two things, no word of which meets one of the other."""
    share = overlap(left, right)
    if share is None or share >= _SAME_THING:
        return False
    return not any(meets(a, b) for a in left for b in right if not {a, b} & SAID_OF)


def _words_opposed(match: Match) -> Clash | None:
    """Find opposite words of two voices: "an accident", "a deliberate attack"."""
    left, right = match.left, match.right
    if _parted(left, right) or _tells_change(match):
        return None
    for one in _told(left, denied=False):
        for other in _told(right, denied=False):
            found = _opposite_words(one, other)
            if not found or _apart_in_time(left, one, right, other) or _came_about(match, other):
                continue
            if _one_thing(match, one, other, found) and not _crimes_part(one, other):
                yes, no = replace(one, predicate=found[0]), replace(other, predicate=found[1])
                return Clash(left, right, yes, no, _STRENGTH, passed=False, opposites=True)
    return None


def states_exclude(match: Match, *, changing: bool = True) -> Clash | None:
    """Find two states of one thing that cannot both hold: "ran out", "enough for every shift".

    Both are told as facts, of one matter, and of one time: what was so on one day and came about
    on the next is no conflict.
    """
    left, right = match.left, match.right
    for here, there in opposed(left.text, right.text):
        if here.open or there.open or _one_word(here, there):
            continue
        if _tells_change(match, apart_from=here.words | there.words):
            continue
        kept = _is_kept(match, here, changing=changing)
        if not kept and not (changing and is_near(match, _LONG_AFTER)):
            continue
        one, other = _telling(left, here), _telling(right, there)
        if _moods_differ(one, other, held=not changing):
            continue
        if not _of_one_thing(match, (here, one), (there, other)):
            continue
        may_change = changing and not kept
        if changing and _apart_in_time(left, one, right, other):
            continue
        if may_change and _came_about(match, other):
            continue
        yes = replace(one, predicate=here.text, negated=here.turned)
        no = replace(other, predicate=there.text, negated=there.turned)
        if here.turned:
            return Clash(right, left, no, yes, _STATES, passed=False, opposites=True)
        return Clash(left, right, yes, no, _STATES, passed=False, opposites=True)
    return None


def turned_round(match: Match) -> Clash | None:
    """Find one voice that holds two states which exclude each other, both handed in.

    Positions and accounts of what was done are kept or reversed; how things stand may change.
    """
    if not handed_in(match) or max(len(one.text.split()) for one in _sides(match)) > _ONE_MIND:
        return None
    return states_exclude(match, changing=False)


def _sides(match: Match) -> tuple[Statement, Statement]:
    return match.left, match.right


def _is_kept(match: Match, here: Pole, *, changing: bool) -> bool:
    """Say whether a state is kept: by one voice if it holds it, by two if no time changes it."""
    if not changing:
        return is_held(here.state)
    return is_kept(here.state) or _stays_undone(match, here)


def _stays_undone(match: Match, here: Pole) -> bool:
    """Say whether the later side tells as not done yet what the earlier tells as done.

    "All have gone home", and six weeks later "we have yet to receive the first": what was done
    stays done, so that no time lets both stand.
    """
    if said_on(match.left) >= said_on(match.right):
        return False
    done = any(
        frame.phase == "done" and not denies(match.left, frame) for frame in match.left.frames
    )
    return done and not here.turned and _NOT_YET.search(match.right.text) is not None


_NOT_YET = re.compile(
    r"\b(?:ha(?:s|ve|d) yet to|never|(?:not|n[’']t)\b[^.;]{1,40}\b(?:yet|to this day)|"
    r"still (?:not|waiting|awaiting|no)|not once)\b",
    re.IGNORECASE,
)

_STATES = 0.4
"""Two states that exclude each other tell more than a "not" on one side."""


def _one_word(here: Pole, there: Pole) -> bool:
    """Say whether both poles are told in one word, with "not" on a side: see `_one_says_not`."""
    if (here.words ^ there.words) & _PARTICLES:
        return False
    short, long = sorted((here.words, there.words), key=len)
    known = {form for word in long for form in (word, *forms(word))}
    return all(known & {word, *forms(word)} for word in short)


_PARTICLES = frozenset(["up", "down", "on", "off", "in", "out"])
"""Words that make another state of a verb: "was lit", "the light was out"."""


def _telling(statement: Statement, pole: Pole) -> Frame:
    """Give the fullest proposition that tells a state; one of the state where there is none."""
    known = set(_forms_of(pole))
    if not pole.words & _PARTICLES:
        known |= {*map(under, known)}
    found = [one for one in statement.frames if known & {*one.words}]
    return max(found, key=lambda one: len(one.object) + len(one.subject), default=Frame(pole.text))


def _forms_of(pole: Pole) -> frozenset[str]:
    return frozenset(form for word in pole.words for form in (word, *forms(word)))


def _moods_differ(one: Frame, other: Frame, *, held: bool) -> bool:
    """Say whether one is a fact and the other a plan; what is so may be what a plan will do.

    An aim ("took every care to save them") is told of a deed that is a fact. What is ``held`` is a
    state of mind, whether of today or of what will be.
    """
    moods = {"fact" if mood(x) == "can" and x.negated else mood(x) for x in (one, other)}
    if not moods <= _MOODS | {"want"}:
        return True
    done = {frame.phase for frame in (one, other) if mood(frame) != "will"} & {"done", "undone"}
    return not held and "will" in moods and moods != {"will"} and bool(done)


def _of_one_thing(match: Match, here: tuple[Pole, Frame], there: tuple[Pole, Frame]) -> bool:
    """Say whether both states are told of one thing, as far as words can show it."""
    sides = [_told_of(frame, pole) for pole, frame in (here, there)]
    named = [side - SAID_OF for side in sides]
    pointing = _pronouns_point(match, here, there) or _of_himself(match) or _is_of_a_party(match)
    apart = all(named) and not any(
        meets(a, b)
        for a in named[0] | _forms_of(here[0])
        for b in named[1] | _forms_of(there[0])
        if a in named[0] or b in named[1]
    )
    if _of_himself_and_another(match, sides) or _is_of_much(match):
        return False
    if (apart and not pointing) or _parted_but(match, here[0].state) or _deeds_part(here, there):
        return False
    if _circumstances_part(here, there):
        return False
    one_mind = same_speaker(match.left, match.right) is True
    if here[0].state in _OF_A_DOER and not (pointing or one_mind or all(named)):
        return False
    told = _bases(here[0]) ^ _bases(there[0])
    shared = {word for word in _met_around(match) if word not in told} - _of_voices(match)
    states = _bases(here[0]) | _bases(there[0])
    if one_mind and here[0].state not in _OF_ONESELF and not _of_what(match, states):
        return False
    if one_report(match):
        linked = any(rarity(word) >= _LINK for word in shared & _own_words(match.left))
        return (
            pointing
            or linked
            or (
                is_kept(here[0].state)
                and not all(named)
                and not _doers_part(match, here[0].words | there[0].words)
            )
        )
    if pointing and one_mind:
        return True
    if _is_of_a_party(match):
        return weight(shared) >= _CONTEXT_OF_PARTY
    return weight(shared) >= (_CONTEXT_FAR if is_near(match, _LONG_AFTER) else _CONTEXT_EVER)


def _doers_part(match: Match, told: frozenset[str]) -> bool:
    """Say whether both sides begin with somebody who does something, and with two of them."""
    one, other = (
        {*side.frames[0].subject} - told - SAID_OF if side.frames else set()
        for side in _sides(match)
    )
    return bool(one) and bool(other) and not any(meets(a, b) for a in one for b in other)


def _bases(pole: Pole) -> frozenset[str]:
    """Give the words of a state with their base: "speeding" shows by itself no common matter."""
    return pole.words | _forms_of(pole) | frozenset(map(base, pole.words))


_OF_A_DOER = frozenset(
    ["pulling out or staying", "support or oppose", "rising or falling", "stay or go",
     "won or lost", "took part or not", "buying or selling"]
)  # fmt: skip
"""States that tell little, unless both sides say whose they are."""

_OF_ONESELF = frozenset(
    ["stay or go", "running or dropping out", "alone or with others", "guilty or not"]
)
"""States that one voice tells of itself without naming another thing."""


def _of_what(match: Match, told: frozenset[str]) -> bool:
    """Say whether both sides of one voice name one thing, beside who speaks and what is done."""
    deeds = {frame.predicate for one in _sides(match) for frame in one.frames}
    shared = shared_around(match) & _own_words(match.left) & _own_words(match.right)
    return any(rarity(word) >= _LINK for word in shared - told - deeds - _of_voices(match))


def _own_words(statement: Statement) -> frozenset[str]:
    printed = content_words(statement.text)
    return frozenset(
        {*printed, *map(base, printed), *(w for f in statement.frames for w in f.words)}
    )


def _is_of_a_party(match: Match) -> bool:
    """Say whether one side tells of who speaks on the other: what he answers is of that."""
    if not is_near(match, _LONG_AFTER):
        return False
    return any(tells_of(a, b) for a, b in (_sides(match), _sides(match)[::-1]))


def _pronouns_point(match: Match, here: tuple[Pole, Frame], there: tuple[Pole, Frame]) -> bool:
    """Say whether a pronoun of one side may be what the other tells of.

    Not where "it" only does something to a thing, and the other side names neither who speaks nor
    another pronoun as the doer: "it would shut its office", "the plant will stay open".
    """
    own = _of_voices(match) | SAID_OF
    sides = zip(_sides(match), (here, there), (there, here), strict=True)
    return any(
        (_told_of(frame, pole) & SAID_OF or _POINTING.match(side.text))
        and not (_is_done_to(frame, pole) and not {*other.subject} <= own)
        for side, (pole, frame), (_, other) in sides
    )


def _is_done_to(frame: Frame, pole: Pole) -> bool:
    """Say whether a pronoun does something to a thing, which the words of the state do not name."""
    things = {*frame.object} - _forms_of(pole)
    return bool(things) and bool(frame.subject) and {*frame.subject} <= SAID_OF


_POINTING = re.compile(r"\W*(?:he|she|it|they|this|that|these|those)\b", re.IGNORECASE)


def _of_himself_and_another(match: Match, sides: list[frozenset[str]]) -> bool:
    """Say whether one voice tells the one of itself, and the other of somebody with a name."""
    if not same_speaker(match.left, match.right):
        return False
    own = speaker_words(match.left)
    for mine, theirs in (sides, sides[::-1]):
        if "@self" in mine and theirs and not theirs & (SAID_OF | own):
            return True
    return False


def _of_himself(match: Match) -> bool:
    """Say whether one voice tells of itself on both sides: "I go nowhere", "my last winter"."""
    sides = (match.left, match.right)
    return bool(same_speaker(*sides)) and all(_FIRST.search(one.text) for one in sides)


_FIRST = re.compile(r"\b(?:I|I[’']\w+|my|me|we|our|us)\b")


def _circumstances_part(here: tuple[Pole, Frame], there: tuple[Pole, Frame]) -> bool:
    """Say whether both tell of what, and nothing meets: acquitted of one crime, guilty of one."""
    left, right = (
        {w for w in frame.words if rarity(w) >= _LINK}
        - {*frame.subject, *frame.object, frame.predicate, *pole.words}
        for pole, frame in (here, there)
    )
    return bool(left) and bool(right) and not any(meets(a, b) for a in left for b in right)


def _is_of_much(match: Match) -> bool:
    """Say whether one voice tells of much on a side, and no telling word is on both."""
    if not same_speaker(match.left, match.right):
        return False
    if max(len(one.text.split()) for one in _sides(match)) <= _LITTLE:
        return False
    shared = shared_around(match) & _own_words(match.left) & _own_words(match.right)
    return not any(rarity(word) >= _LINK for word in shared - _of_voices(match))


_LITTLE = 20
"""Words up to which a side is of little else than the state that it tells."""


def _whole_and_part(match: Match) -> bool:
    """Say whether one side tells of the whole country, and the other of a place that it names."""
    for one, other in (_sides(match), _sides(match)[::-1]):
        if _WHOLE.search(one.text) and not _WHOLE.search(other.text):
            return bool(names(other.text) - names(one.text))
    return False


_WHOLE = re.compile(
    r"\b(?:across|in|throughout|over) (?:all |the whole |the entire )?(?:of )?the "
    r"(?:country|nation|state|world|continent|union)\b|\b(?:nation|country|state|world)[- ]?wide\b"
    r"|\b(?:nationally|overall|on average|everywhere)\b",
    re.IGNORECASE,
)


def _met_around(match: Match) -> frozenset[str]:
    """Give what both share with their sentences, and two words that meet in sense."""
    strict = shared_around(match)
    left, right = around(match.left), around(match.right)
    loose = (word for word in left if word not in strict and any(meets(word, w) for w in right))
    return strict | frozenset(sorted(loose, key=rarity)[-2:])


def _told_of(frame: Frame, pole: Pole) -> frozenset[str]:
    told = {*frame.subject, *frame.object}
    if _is_done_to(frame, pole):
        told |= {word for word in frame.words if word != frame.predicate}
    return frozenset(told - pole.words)


def _of_voices(match: Match) -> frozenset[str]:
    return speaker_words(match.left) | speaker_words(match.right)


def _deeds_part(here: tuple[Pole, Frame], there: tuple[Pole, Frame]) -> bool:
    """Say whether two deeds have two objects, two counts of doers, or two doers with two minds."""
    one, other = here[1], there[1]
    if _counts_of(one) and _counts_of(other) and not _counts_of(one) & _counts_of(other):
        return True
    if {one.predicate, other.predicate} & _ATTITUDES and _part(one.subject, other.subject):
        return True
    if any(meets(a.predicate, b) for a, of in ((one, other), (other, one)) for b in of.object):
        return False
    deeds = all(_is_deed(*side) for side in (here, there))
    return deeds and _part(_things(one.object), _things(other.object))


def _things(told: tuple[str, ...]) -> tuple[str, ...]:
    """Give words without those of time: "open the whole evening" tells of no other thing."""
    return tuple(word for word in told if word not in _OF_TIME)


_OF_TIME = frozenset(
    ["day", "night", "morning", "noon", "afternoon", "evening", "hour", "minute", "moment", "time",
     "week", "weekend", "month", "season", "spring", "summer", "autumn", "winter", "year"]
)  # fmt: skip


def _counts_of(frame: Frame) -> frozenset[str]:
    return frozenset(word for word in frame.subject if word[:1] == "#")


def _is_deed(pole: Pole, frame: Frame) -> bool:
    return any(frame.predicate in {word, *forms(word)} for word in pole.words)


def _parted_but(match: Match, state: str) -> bool:
    """Say whether another pair of opposites tells two things apart."""
    pairs = ((a, b) for a in words(match.left.text) for b in words(match.right.text))
    told = {form for word in words_of(state) for form in (word, *forms(word))}
    return any(
        frozenset((a, b)) in _PARTING or (opposites(a, b) and not {a, b} <= told)
        for a, b in pairs
        if {a, b} != {"with", "without"}
    )


_PARTING = frozenset(
    map(frozenset, [
        ("east", "west"), ("eastern", "western"), ("north", "south"), ("northern", "southern"),
        ("upper", "lower"), ("left", "right"), ("front", "back"), ("front", "rear"),
        ("inner", "outer"), ("first", "second"), ("second", "third"), ("old", "new"),
        ("men", "women"), ("boys", "girls"), ("day", "night"), ("home", "away"),
        ("morning", "evening"), ("summer", "winter"), ("adults", "children"),
    ])
)  # fmt: skip
"""Words that tell two things of a kind, or two times, apart."""

_CHANGE = re.compile(
    r"\b(?:now|again|since then|no longer|any ?more|meanwhile|by then|re-?open\w*|resum\w+|anew)\b",
    re.IGNORECASE,
)


def _tells_change(match: Match, *, apart_from: frozenset[str] = frozenset()) -> bool:
    """Say whether the later of two reports tells that things have changed, in so many words."""
    if one_report(match):
        return any(_AFTERWARDS.search(one.text) for one in (match.left, match.right))
    told = (found.group().lower() for found in _CHANGE.finditer(match.right.text))
    later = said_on(match.right) > said_on(match.left)
    return later and any(not {*words(one)} <= apart_from for one in told)


_AFTERWARDS = re.compile(
    r"\b(?:subsequently|later|afterwards|initially|at first|remained|since then)\b", re.IGNORECASE
)


def _came_about(match: Match, later: Frame) -> bool:
    """Say whether what the later report tells may have come about since the earlier."""
    first = said_on(match.left)
    if said_on(match.right) <= first:
        return False
    if later.when is not None:
        return later.when.last > first
    gap = said_on(match.right) - first
    return gap > (_A_DAY if later.phase == "done" else SOON)


_A_DAY = timedelta(days=1)


def _crimes_part(one: Frame, other: Frame) -> bool:
    """Say whether a deed and its opposite are of two things: acquitted of one, guilty of one."""
    left, right = (
        {w for w in frame.words if rarity(w) >= _LINK} - {*frame.subject, frame.predicate}
        for frame in (one, other)
    )
    told = (_around_deed(left, one), _around_deed(right, other))
    return all(told) and not any(meets(a, b) for a in told[0] for b in told[1])


def _around_deed(words_of_frame: set[str], frame: Frame) -> set[str]:
    return words_of_frame - {*frame.object}


def _parted(left: Statement, right: Statement) -> bool:
    """Say whether another pair of opposites tells two things apart: "the first", "the last"."""
    pairs = [(a, b) for a in words(left.text) for b in words(right.text)]
    if any(frozenset(pair) in _PARTING for pair in pairs):
        return True
    return sum(opposites(a, b) for a, b in pairs) > 1


def _opposite_words(one: Frame, other: Frame) -> tuple[str, str] | None:
    pairs = ((a, b) for a in one.words for b in other.words)
    return next(((a, b) for a, b in pairs if a != b and opposites(a, b)), None)


def _one_thing(match: Match, one: Frame, other: Frame, found: tuple[str, str]) -> bool:
    """Say whether opposite words are said of one thing, by a telling word or a pronoun."""
    if mood(one) != mood(other) or not _one_doer(one, other):
        return False
    deeds = (one.predicate, other.predicate) == found
    if deeds and _part(one.object, other.object):
        return False
    if one_report(match) and "@other" in {*one.subject, *other.subject}:
        return True
    shared = {
        word for word in one.words if word not in found
        and any(alike(word, there) for there in other.words if there not in found)
    }  # fmt: skip
    return any(rarity(w) >= _LINK for w in shared) and _one_matter(match)


def _one_doer(one: Frame, other: Frame) -> bool:
    """Say whether both may be of one doer, or of one object by facts that do not depend on whom."""
    if not _part(one.subject, other.subject):
        return True
    if _ATTITUDES & {one.predicate, other.predicate}:
        return False
    return any(alike(a, b) for a in _objects(one) for b in _objects(other))


def _objects(frame: Frame) -> Iterator[str]:
    around = {*frame.words} - {*frame.subject, frame.predicate} - SAID_OF
    return (word for word in around if rarity(word) >= _LINK)


def _agree(yes: Statement, no: Statement) -> bool:
    """Say whether both affirm one deed besides: then the "not" is of something else."""
    here = {frame.predicate for frame in yes.frames if not denies(yes, frame)}
    there = {frame.predicate for frame in no.frames if not denies(no, frame)}
    return any(rarity(deed) >= _LINK for deed in here & there)


def _told(statement: Statement, *, denied: bool) -> Iterator[Frame]:
    """Give the propositions of fact or of what will be that are held to be so, or not so."""
    for one in statement.frames:
        if mood(one) in _MOODS and (denies(statement, one) or _let_alone(statement, one)) is denied:
            yield one


def _let_alone(statement: Statement, frame: Frame) -> bool:
    """Say whether a deed is denied with another: "not spoken, let alone written anything"."""
    found = _LET_ALONE.search(statement.text)
    if found is None:
        return False
    return any(frame.predicate in forms(word) for word in words(statement.text[found.end() :]))


_LET_ALONE = re.compile(r"\b(?:let alone|much less|still less)\b", re.IGNORECASE)


def _denied(statement: Statement) -> bool:
    return any(denies(statement, one) for one in statement.frames)


def _words(statement: Statement) -> Iterable[str]:
    """Give all words of a side, with the name of who speaks."""
    said = {word for frame in statement.frames for word in frame.words} - SAID_OF
    printed = content_words(statement.text)
    return said | {*printed, *map(base, printed), *speaker_words(statement)}
