"""One count told in two ways by statements that somebody put side by side.

At large, two figures are held against each other only where deed, thing and scope are the same
(`factdb.rules.number`). Here somebody has said that both sides belong together, and it is asked
whether anything shows that they count two things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from itertools import pairwise

from factdb.rules.changes import DOWN, UP, changes
from factdb.rules.changes import apart as changes_apart
from factdb.rules.conversions import dimension, far_apart
from factdb.rules.counts import (
    ANYBODY,
    TOLLS,
    apart,
    counts,
    counts_on,
    ends,
    is_part,
    names,
    singular,
)
from factdb.rules.gate import one_report
from factdb.rules.measures import corrected, measures
from factdb.rules.nearby import around, base, is_near, shared_around
from factdb.rules.phrases import says
from factdb.rules.silence import Near, silent
from factdb.rules.speakers import known_apart
from factdb.rules.terms import SAID_OF, akin, alike, has_trait, meets, places_part
from factdb.rules.times import overlap as days_meet
from factdb.text.fold import content_words, fold, words
from factdb.text.numerals import numerals
from factdb.text.rarity import rarity, weight
from factdb.text.uncounted import is_person
from factdb.text.units import TIME
from factdb.text.words import table
from factdb.types import Figure, Judgement, Match, Relation, Statement, Words

_ONE_COUNT = timedelta(days=2)
"""So far apart two reports may count one thing at one time."""

_CONTEXT_FAR = 13.0

_CONTEXT_OF_ONE = 22.0
"""What two reports must share, sentences among it, for two voices and for one."""

_ENOUGH_CONTEXT = 9.5
"""So many bits must the two counts share beside the thing counted, in two reports."""

_TELLING = 5.0


def one_count(match: Match) -> Judgement | None:
    """Compare what two voices count, or two reports of one voice, that somebody handed in together.

    They count one thing by its noun, or one crowd; or, as shares, stand in words of one matter.
    """
    together = is_near(match, _ONE_COUNT) and _may_differ(match)
    if together and (found := _measured(match) or _corrected(match) or _moved(match)):
        return found
    if not match.left.figures or not match.right.figures:
        return silent("not a figure on both sides")
    silent("no figure of one side counts the same thing, in one role and scope", Near.KIND)
    met = _one_each(match) if together else None
    if met is None or not _far_apart(*met):
        return None
    if not one_report(match) and _may_have_moved(match, *met):
        return silent("the count may have moved on from one report to the next", Near.TIME)
    if not _is_one_count(match, *met) or _DATED.search(match.left.text + match.right.text):
        return None
    return _parted(match, met[0].text, met[1].text)


def _parted(match: Match, here: str, there: str) -> Judgement:
    reason = f"{says(match.left)}; {says(match.right)}; {here} against {there}."
    evidence = (("left", here), ("right", there))
    return Judgement(Relation.NUMBER, _BESIDE, reason, "number", evidence)


def _may_have_moved(match: Match, here: Figure, there: Figure) -> bool:
    """Say whether the later of two reports may count what has come since, or count anew."""
    if match.left.day == match.right.day:
        return False
    grown = ends(there)[0] > ends(here)[1]
    told = {deed for one in (match.left, match.right) for deed in _deeds(one)}
    if grown and any(has_trait(deed, "grows") or has_trait(deed, "moves") for deed in told):
        return True
    return counts_on(match) or not all(_is_over(one) for one in (match.left, match.right))


def _deeds(statement: Statement) -> Iterator[str]:
    return (word for frame in statement.frames for word in frame.words)


def _is_over(statement: Statement) -> bool:
    """Say whether a statement tells only of what was done, not of how things stand."""
    return all(frame.phase == "done" for frame in statement.frames)


def _may_differ(match: Match) -> bool:
    """Say whether two voices count, or two reports print one voice's count of one matter."""
    if one_report(match):
        return known_apart(match)
    if names_part(match):
        return False
    enough = _CONTEXT_FAR if known_apart(match) else _CONTEXT_OF_ONE
    shared = shared_around(match) - ANYBODY - TOLLS
    return weight(shared) >= enough or (known_apart(match) and _differ_in_it(match))


def _differ_in_it(match: Match) -> bool:
    """Say whether two reports of one day tell the same but for the figure: "on board"."""
    left, right = (_but_for_figures(one) for one in (match.left, match.right))
    if left != right or match.left.day != match.right.day:
        return False
    return weight(left) >= _ENOUGH_ALONE and not any(has_trait(word, "grows") for word in left)


def _but_for_figures(statement: Statement) -> frozenset[str]:
    counted = {word for one in statement.figures for word in content_words(one.text)}
    told = {singular(word) for word in content_words(statement.text) if word not in counted}
    return frozenset(map(base, told - ANYBODY - TOLLS))


_ENOUGH_ALONE = 7.0
"""So many bits in what both tell, where neither tells anything else, nor of what still grows."""


def names_part(match: Match) -> bool:
    """Say whether both sides name somebody or a place, and none in common."""
    left, right = (names(one.text) for one in (match.left, match.right))
    return bool(left) and bool(right) and not left & right


def _measured(match: Match) -> Judgement | None:
    """Compare ages, strengths and votes: one of a kind on either side, of one matter."""
    left, right = ([*measures(one.text)] for one in (match.left, match.right))
    for one in left:
        for other in right:
            if one.kind != other.kind or one.values == other.values:
                continue
            alone = all(sum(m.kind == one.kind for m in side) == 1 for side in (left, right))
            if alone and _of_one(match):
                return _parted(match, one.text, other.text)
    return None


def _moved(match: Match) -> Judgement | None:
    """Compare how far one thing moved in one time: "doubled", "rose by 20 per cent"."""
    left, right = ([*changes(one)] for one in (match.left, match.right))
    if len(left) != 1 or len(right) != 1 or not changes_apart(left[0], right[0]):
        return None
    if any(sum(f.unit == "%" for f in one.figures) > 1 for one in (match.left, match.right)):
        return None
    if not _of_one_time(match) or not _of_one_mover(match):
        return None
    return _parted(match, left[0].text, right[0].text)


def _of_one_time(match: Match) -> bool:
    """Say whether both name one period, or neither any, in one report."""
    left, right = ({(d.first, d.last) for d in one.dates} for one in (match.left, match.right))
    return left == right and (bool(left) or one_report(match))


def _of_one_mover(match: Match) -> bool:
    """Say whether one thing moves on both sides, by all its words, or by a pronoun on one."""
    left, right = (_mover(one) for one in (match.left, match.right))
    if not left or not right:
        return False
    if "@other" in left | right:
        return one_report(match)
    return all(any(meets(a, b) for b in right) for a in left) and all(
        any(meets(a, b) for b in left) for a in right
    )


def _mover(statement: Statement) -> frozenset[str]:
    """Give what rises or falls, where just one thing does, as a fact."""
    told = [f for f in statement.frames if f.predicate in UP | DOWN]
    if len(told) != 1 or told[0].negated or told[0].modality != "fact":
        return frozenset()
    words = {*told[0].subject} or {*told[0].object}
    return frozenset(word for word in words if word[:1] != "#")


def _corrected(match: Match) -> Judgement | None:
    """Find the number of one side that the other puts right: "not six but five million"."""
    for one, other, turned in ((match.left, match.right, False), (match.right, match.left, True)):
        for wrong in corrected(one.text):
            held = next((f for f in other.figures if wrong.value in {f.low, f.high}), None)
            if held is not None:
                told = (held.text, wrong.text) if turned else (wrong.text, held.text)
                return _parted(match, *told)
    return None


def _of_one(match: Match) -> bool:
    """Say whether a pronoun, or a telling word in common, shows that both measure one thing."""
    left, right = ({*content_words(one.text)} for one in (match.left, match.right))
    subjects = {word for one in (match.left, match.right) for f in one.frames for word in f.subject}
    return "@other" in subjects or any(rarity(w) >= _TELLING for w in left & right)


def _one_each(match: Match) -> tuple[Figure, Figure] | None:
    """Give the figures of the one unit in which either side has just one; None if sides agree."""
    left, right = (_own_figures(one) for one in (match.left, match.right))
    if any(_kind(a) == _kind(b) and not _far_apart(a, b) for a in left for b in right):
        return None
    met = [
        (left_of[0], right_of[0])
        for kind in dict.fromkeys(map(_kind, left))
        if len(left_of := [one for one in left if _kind(one) == kind]) == 1
        and len(right_of := [one for one in right if _kind(one) == kind]) == 1
    ]
    if len(met) != 1 or not _moods_meet(match, *met[0]):
        return None
    return met[0]


def _kind(figure: Figure) -> str:
    """Give what a figure measures: lengths are of one kind in whatever unit."""
    return dimension(figure) or figure.unit


def _far_apart(here: Figure, there: Figure) -> bool:
    return apart(here, there) if here.unit == there.unit else far_apart(here, there)


def _own_figures(statement: Statement) -> tuple[Figure, ...]:
    """Give what a statement counts by itself.

    No part or step, no figure printed again in another measure ("50 miles (80 km)"), and how long
    something took only where nothing else is counted.
    """
    kept = [
        one for one in statement.figures
        if _is_share_of_those(statement, one) or not is_part(statement, one)
    ]  # fmt: skip
    kept = [one for one in kept if not _is_conversion(statement, one)]
    lasting = [one for one in kept if one.unit not in TIME]
    return tuple(lasting or kept)


def _is_share_of_those(statement: Statement, figure: Figure) -> bool:
    """Say whether a share names its whole behind "those": "half of those entitled to vote"."""
    after = statement.text[max(0, figure.end - statement.start) :]
    return figure.unit == "%" and _OF_THOSE.match(after) is not None


_OF_THOSE = re.compile(r"\s*of those (?!who\b|of\b)\w+", re.IGNORECASE)


def _is_conversion(statement: Statement, figure: Figure) -> bool:
    before = statement.text[: max(0, figure.start - statement.start)]
    behind = any(one.end < figure.start <= one.end + 3 for one in statement.figures)
    return behind and before.endswith("(")


def _moods_meet(match: Match, here: Figure, there: Figure) -> bool:
    """Say whether both figures are told in one mood; an estimate is of what is or is to be."""
    left, right = _mood(match.left, here), _mood(match.right, there)
    if not {left, right} <= {"fact", "will"}:
        return False
    return left == right or _is_put(match.left, here) or _is_put(match.right, there)


def _mood(statement: Statement, figure: Figure) -> str:
    """Give the modality of what holds a figure, else of all that is told; "" where it is denied.

    "Put the number at 20" without its subject is no order; an aim beside a fact ("those entitled
    to vote") holds no figure.
    """
    held = [one.frame for one in counts(statement) if one.figure is figure]
    if not held and _is_put(statement, figure):
        return "fact"
    moods = {"" if one.negated else one.modality for one in held or statement.frames}
    moods = moods - {"want"} or moods
    return moods.pop() if len(moods) == 1 else "" if moods else "fact"


def _is_one_count(match: Match, here: Figure, there: Figure) -> bool:
    """Say whether nothing shows that two things are counted, and enough that it is one."""
    if places_part(_gist(match.left), _gist(match.right)) or _deeds_part(match):
        return False
    if names_part(match) or _days_part(match) or _doers_part(match, here, there):
        return False
    if _kinds_part(match):
        return False
    if _is_crowd(match, here, there):
        return True
    if not _deeds_are_alike(match, here, there) or _scopes_part(match, here, there):
        return False
    left, right = _context(match.left), _context(match.right)
    common = [word for word in left if any(meets(word, one) for one in right)]
    one, other = _thing(match.left, here), _thing(match.right, there)
    if here.unit == "%" and one and other:
        return _one_whole(match, here, there)
    if not one or not other:
        alike = one == other or _is_measure(here)
        return alike and weight(common) >= _ENOUGH_CONTEXT
    if {one, other} & TOLLS and _tell_deaths(match):
        return any(singular(word) not in ANYBODY | TOLLS for word in common)
    if _is_anybody(one) and _is_anybody(other):
        return any(singular(word) not in ANYBODY for word in common)
    if _is_anybody(one) != _is_anybody(other):
        return _exceeds_all(one, here, there)
    return meets(one, other) or other in _counted_as().get(one, ())


def _exceeds_all(one: str, here: Figure, there: Figure) -> bool:
    """Say whether more of some persons are counted on one side than people on the other.

    "Three people were in the water", "dozens of migrants were in the water"; the other way round,
    twelve people may well have been eight passengers and others.
    """
    people, some = (here, there) if _is_anybody(one) else (there, here)
    return is_person(some.of) and ends(people)[1] < ends(some)[0]


def _one_whole(match: Match, here: Figure, there: Figure) -> bool:
    """Say whether two shares are of one whole: its noun, and what stands before it, on both."""
    left, right = ({*map(base, content_words(figure.of))} for figure in (here, there))
    around = ({*map(base, content_words(one.text))} for one in (match.left, match.right))
    said_left, said_right = around
    return all(any(akin(w, one) for one in said_right) for w in left) or all(
        any(akin(w, one) for one in said_left) for w in right
    )


def _kinds_part(match: Match) -> bool:
    """Say whether two kinds of one thing are told of: the maths exam, the music exam."""
    left, right = (_kinds(one.text) for one in (match.left, match.right))
    return any(
        not any(alike(a, b) for a in left[noun] for b in right[noun]) for noun in {*left} & {*right}
    )


def _kinds(text: str) -> dict[str, set[str]]:
    """Give the telling words right before each word of a text, both as `base` has them."""
    told: dict[str, set[str]] = {}
    for one in reversed(numerals(text)):
        text = f"{text[: one.start]}#{text[one.end :]}"
    for before, noun in pairwise(words(text)):
        if before.isalpha() and rarity(before) >= _KIND and rarity(noun) >= _TELLING:
            told.setdefault(base(noun), set()).add(base(before))
    return told


_KIND = 7.0
"""So rare a word before a noun tells of which kind it is."""


def _thing(statement: Statement, figure: Figure) -> str:
    """Give the head noun of what is counted: "the number of jobs to go" counts jobs."""
    of = figure.of
    if not of and (put := _NUMBER_OF.search(_up_to(statement, figure))):
        of = put["of"]
    return singular(fold(of).split()[-1]) if of else ""


def _is_anybody(noun: str) -> bool:
    return noun in ANYBODY


def _tell_deaths(match: Match) -> bool:
    return all("kill" in {*_gist(one)} for one in (match.left, match.right))


@cache
def _counted_as() -> dict[str, frozenset[str]]:
    """Give the nouns under which the same things are counted.

    Source: ``words/counts.tsv``.
    """
    kinds = [frozenset(row[0].split()) for row in table("counts")]
    words = {word for kind in kinds for word in kind}
    return {word: frozenset().union(*(k for k in kinds if word in k)) for word in words}


def _doers_part(match: Match, here: Figure, there: Figure) -> bool:
    """Say whether both sides name who holds or does it, and nothing of the names meets."""
    told = [_doer(*side) for side in ((match.left, here), (match.right, there))]
    if not all(told) or any(part & (SAID_OF | _SUMS) for part in told):
        return False
    return not any(meets(one, other) for one in told[0] for other in told[1])


def _doer(statement: Statement, figure: Figure) -> frozenset[str]:
    """Give who does it, unless it is counted itself; of a figure by the way, whom all is about."""
    held = next((one for one in counts(statement) if one.figure is figure), None)
    if held is not None:
        return frozenset(held.frame.subject if held.role == "object" else ())
    if len(statement.frames) != 1:
        return frozenset()
    told = statement.frames[0].subject or statement.frames[0].object
    return frozenset(word for word in told if word[:1] != "#")


_SUMS = frozenset(
    ["amount", "bill", "cost", "count", "fare", "fee", "figure", "number", "price", "sum", "toll",
     "total", "value"]
)  # fmt: skip
"""Nouns for the figure itself: "the car costs 20", "the price is 30"."""


def _is_crowd(match: Match, here: Figure, there: Figure) -> bool:
    """Say whether a bare figure counts what the other side counts by its noun.

    "20,000 had taken part", "put the figure at 20,000".
    """
    if bool(here.of) == bool(there.of) or here.unit or there.unit:
        return False
    bare = (match.right, there) if here.of else (match.left, here)
    if _is_put(*bare):
        thing = _thing(*bare)
        return (
            not thing
            or _thing(match.left, here) == _thing(match.right, there)
            or (_thing(match.left, here) in _counted_as().get(_thing(match.right, there), ()))
        )
    deeds = _deed_of(match.left, here), _deed_of(match.right, there)
    return all(deed in _GATHERING for deed in deeds)


def _is_put(statement: Statement, figure: Figure) -> bool:
    """Say whether a figure is what a number is put at: "put the toll at 20"."""
    return _PUT_AT.search(_up_to(statement, figure)) is not None


def _up_to(statement: Statement, figure: Figure) -> str:
    """Give the words of the sentence before a figure, as far as they are near."""
    around = statement.sentence or Words(statement.text, statement.start, statement.end)
    at = figure.start - around.start
    return around.text[max(0, at - _LEAD) : max(0, at)]


_LEAD = 80
_PUT_AT = re.compile(
    r"\b(?:figure|number|toll|total|turnout|count|estimate|crowd|attendance)\b[^.;:]*?"
    r"\b(?:at|was|is|of|to)\s$",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(r"\b(?:number|count|total|share) of (?P<of>\w+)\b", re.IGNORECASE)
_GATHERING = frozenset(
    ["assemble", "amass", "attend", "come", "crowd", "demonstrate", "draw", "fill", "flock",
     "gather", "join", "line", "march", "pack", "parade", "participate", "protest", "rally",
     "show", "stream", "take", "throng", "turn"]
)  # fmt: skip
"""What crowds do; "take" part, "turn" out."""


def _days_part(match: Match) -> bool:
    """Say whether both sides name days or periods, and none in common."""
    left, right = match.left.dates, match.right.dates
    return bool(left) and bool(right) and not any(days_meet(a, b) for a in left for b in right)


def _context(statement: Statement) -> set[str]:
    """Give the words of a statement; of a piece without a verb those of its sentence too."""
    if len(statement.text.split()) <= _PIECE:
        return {*around(statement)}
    return {*content_words(statement.text), *_gist(statement)}


_PIECE = 6


def _deeds_are_alike(match: Match, here: Figure, there: Figure) -> bool:
    """Say whether both figures are told of one deed, or of being there, as far as that is known."""
    left, right = _deed_of(match.left, here), _deed_of(match.right, there)
    if not (left and right) or meets(left, right):
        return True
    if _is_measure(here) and {left, right} <= _MEASURING | _HOLDING:
        return True
    return {left, right} <= _HOLDING or {left, right} <= _GATHERING


def _deed_of(statement: Statement, figure: Figure) -> str:
    return next((one.frame.predicate for one in counts(statement) if one.figure is figure), "")


_HOLDING = frozenset(
    ["arrive", "attend", "be", "carry", "come", "cost", "count", "employ", "exist", "have", "hold",
     "include", "involve", "last", "number", "pay", "report", "seat", "total"]
)  # fmt: skip
"""Deeds that say only that there are so many."""


def _is_measure(figure: Figure) -> bool:
    """Say whether a figure is a length, a weight or the like: no money, share or time."""
    return figure.unit.islower() and figure.unit not in TIME


_MEASURING = frozenset(["fall", "gauge", "measure", "read", "record", "register", "show", "stand"])
"""And deeds by which a gauge, or what it holds, says how much of it there is."""


def _scopes_part(match: Match, here: Figure, there: Figure) -> bool:
    """Say whether both name where or in which part, and nothing of it is the same."""
    left, right = (_around(*side) for side in ((match.left, here), (match.right, there)))
    if not left or not right:
        return False
    return not any(alike(one, other) for one in left for other in right)


def _around(statement: Statement, figure: Figure) -> frozenset[str]:
    """Give the telling words of circumstance in the proposition that holds a figure."""
    held = next((one for one in counts(statement) if one.figure is figure), None)
    if held is None:
        return frozenset()
    inside = {*held.frame.subject, *held.frame.object, held.frame.predicate}
    inside |= {base(word) for word in content_words(figure.text)}
    return frozenset(w for w in {*held.frame.words} - inside if rarity(w) >= _TELLING)


def _gist(statement: Statement) -> set[str]:
    return {word for frame in statement.frames for word in frame.words}


def _deeds_part(match: Match) -> bool:
    """Say whether both tell deeds that are counted apart, the dead and the wounded."""
    left, right = (
        {frame.predicate for frame in one.frames if has_trait(frame.predicate, "grows")}
        for one in (match.left, match.right)
    )
    return bool(left) and bool(right) and not left & right


_BESIDE = 0.58

_DATED = re.compile(r"\b(?:19|20)\d\d\b|\b(?:first|second|third|fourth) quarter\b")
"""Figures of named years are of two years sooner than of two minds."""
