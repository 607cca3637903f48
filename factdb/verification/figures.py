"""Whether the record has the figures of a claim, each in the part that it plays there.

"£3.2bn, up from £2.9bn" holds what is and what was before; "by 0.5 points to 4.2 per cent" how far
something moved and where to. A figure of a claim is held only against those that measure the same
in the same part, of the same deed; where several are left and nothing tells which one is meant,
the record does not simply have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache, lru_cache

from factdb.rules.counts import apart
from factdb.rules.terms import akin
from factdb.text.fold import content_words, fold
from factdb.text.rarity import forms
from factdb.text.words import table
from factdb.types import Figure, Precision, Statement, When
from factdb.verification.days import meet
from factdb.verification.tokens import tokens

_EXACT = 0.01
_ROUGH = 0.1
_DIGIT = re.compile(r"\d")


class Part(Enum):
    """What a figure is to the thing that it measures."""

    LEVEL = "as what it is, or came to"
    THEN = "as what it was in an earlier year"
    BEFORE = "as what it was before"
    CHANGE = "as how far it moved"
    WHOLE = "as all of them"


_MAY_BE = {
    Part.LEVEL: {Part.LEVEL},
    Part.THEN: {Part.THEN, Part.BEFORE},
    Part.BEFORE: {Part.BEFORE, Part.THEN},
    Part.CHANGE: {Part.CHANGE},
    Part.WHOLE: {Part.WHOLE},
}


class Fit(Enum):
    """How the record stands to one figure of a claim."""

    SAYS = "has it"
    AGAINST = "has another in its place"
    NEAR = "does not have it, or not surely"


@dataclass(frozen=True, slots=True)
class Counted:
    """How the record stands to one figure, and why where it does not have it."""

    fit: Fit
    reason: str = ""


def counted(claim: Statement, stored: Statement, *, undated: bool = False) -> Iterator[Counted]:
    """Say of each figure of a claim how a stored statement stands to it.

    Numbers that were read as no figure count too, unless they stand in a date. ``undated`` leaves
    out of account of which day each figure is.
    """
    here, there = placed(claim), placed(stored)
    if undated:
        here = tuple(replace(one, when=None) for one in here)
    return (_counted(one, there) for one in here)


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure with its part, the deeds that it belongs to, and the words around it.

    ``behind`` are the content words from it to the next figure, comma or conjunction, the nearest
    first, ``before`` those in front of it. ``given`` is what it is for, on or to, as printed right
    behind it; ``kind`` what it is one of ("a loss of £3m"); ``when`` the date there.
    ``told_deeds`` are all of the statement's; ``present`` says that the clause speaks of what is
    now, ``apart`` that a clause begins between it and the figure before.
    """

    figure: Figure
    part: Part
    deeds: frozenset[str]
    before: tuple[str, ...]
    behind: tuple[str, ...]
    given: str
    kind: str
    told_deeds: frozenset[str]
    when: When | None
    present: bool
    apart: bool

    @property
    def done(self) -> frozenset[str]:
        """The deeds that are told right beside it."""
        return frozenset(form for word in self.around for form in forms(word)) & self.told_deeds

    @property
    def around(self) -> tuple[str, ...]:
        """The words around it, those behind it first."""
        return *self.behind, *self.before

    def told(self) -> str:
        """Say which figure it is, and in which part."""
        return f"{self.figure.text} {self.part.value}"


@lru_cache(maxsize=4096)
def placed(statement: Statement) -> tuple[Placed, ...]:
    """Give the figures of a statement in order, each in its place."""
    read: list[Figure] = [*statement.figures, *_unread(statement)]
    some = sorted(read, key=lambda one: one.start)
    found: list[Placed] = []
    for at, figure in enumerate(some):
        ends = some[at + 1].start if at + 1 < len(some) else statement.end
        found.append(_placed(statement, figure, found[-1] if found else None, ends, some))
    return tuple(found)


def _unread(statement: Statement) -> Iterator[Figure]:
    """Give numbers that belong to no figure and no date as figures that count nothing told.

    "one" is as often nobody's number.
    """
    read = [(one.start, one.end) for one in statement.figures]
    read += [(one.start, one.end) for one in statement.dates]
    for one in tokens(statement.text):
        start, end = statement.start + one.start, statement.start + one.end
        known = any(a < end and start < b for a, b in read)
        counts = one.is_number and (one.form != "1" or _DIGIT.search(one.text))
        if counts and not known:
            yield Figure(one.text, start, end, float(one.form), float(one.form))


def _placed(
    statement: Statement, figure: Figure, last: Placed | None, ends: int, some: Sequence[Figure]
) -> Placed:
    at, end = figure.start - statement.start, figure.end - statement.start
    front = statement.text[last.figure.end - statement.start if last else 0 : at]
    back = _BREAK.split(statement.text[end : ends - statement.start])[0]
    before = tuple(reversed(content_words(_BREAK.split(front)[-1])))
    part = _part(statement, figure, _when(statement, figure, ends), some)
    if last is not None and not before and _JOINS.search(front):
        before = last.before
        part = last.part if part is Part.LEVEL and last.part is Part.CHANGE else part
    when, behind = _when(statement, figure, ends), tuple(content_words(back))
    return Placed(
        figure=figure,
        part=part,
        apart=bool(_BREAK.search(front)),
        deeds=_deeds(statement, figure),
        before=before,
        behind=behind,
        given=behind[0] if behind and _GIVEN.match(back) else "",
        kind=_kind(front),
        told_deeds=frozenset(frame.predicate for frame in statement.frames) - _FLAT,
        when=when,
        present=bool(_PRESENT.search(statement.text[:at])),
    )


_SOME = r"(?:its |the |their |his |her |a |an |about |around |some |nearly |almost |just |only )*"
_BREAK = re.compile(r"[,;:.!?]\s|\b(?:and|but|while|whereas|or|which|who)\b")
_KIND = re.compile(rf"\b(?P<noun>[a-z]+) of {_SOME}$", re.IGNORECASE)
_GIVEN = re.compile(r"\s(?:on|for|to)\s")
_JOINS = re.compile(r"\b(?:and|or)\s+$")
_PRESENT = re.compile(r"\b(?:is|are|now|currently|stands?|has|have)\b(?!\s+(?:been|had|\w+ed)\b)")
_ADJACENT = re.compile(r"^\s*\(?(?:(?:a|an|the|in|for|during|back|as|of|at|by|on)\s+)*$")


def _kind(front: str) -> str:
    """Give the noun of which a figure is: "loss" of "a loss of about £3m"; "" for none.

    >>> _kind("it made a loss of about "), _kind("a total of ")
    ('loss', '')
    """
    found = _KIND.search(front)
    noun = found["noun"].casefold() if found else ""
    return "" if noun in _ANY_KIND else noun


_ANY_KIND = frozenset(
    ["amount", "average", "count", "figure", "high", "level", "low", "maximum", "minimum", "most",
     "number", "peak", "rate", "record", "sum", "total", "all", "some", "out", "instead", "because"]
)  # fmt: skip


def _when(statement: Statement, figure: Figure, ends: int) -> When | None:
    """Give the date that stands right behind a figure and the thing that it counts."""
    for one in statement.dates:
        if figure.end <= one.start < ends:
            between = statement.text[figure.end - statement.start : one.start - statement.start]
            if _ADJACENT.match(between.removeprefix(f" {figure.of}")):
                return one
    return None


def _part(statement: Statement, figure: Figure, when: When | None, some: Sequence[Figure]) -> Part:
    at = figure.start - statement.start
    before = _CLAUSE.split(statement.text[:at])[-1]
    behind = statement.text[at + len(figure.text) :]
    moves = bool(_moving().search(before))
    of_two = sum(one.unit == figure.unit for one in some) > 1
    if any(_is_of(statement, one, figure) for one in some):
        return Part.WHOLE
    if _FROM.search(before) and (moves or of_two):
        return Part.BEFORE
    if not _TO.search(before) and _is_change(figure, before, behind, moves):
        return Part.CHANGE
    if _LATER.match(behind) or _EARLIER.search(before):
        return Part.BEFORE
    past = when is not None and when.precision is Precision.YEAR and when.last < statement.day
    return Part.THEN if past else Part.LEVEL


def _is_change(figure: Figure, before: str, behind: str, moves: bool) -> bool:
    """Say whether the words around a figure make it how far something moved."""
    if (moves and _BY.search(before)) or _MOVED.search(before) or _MOVE.match(behind):
        return True
    return bool((figure.unit or not figure.of) and _MOVED_BARE.search(before))


def _is_of(statement: Statement, part: Figure, whole: Figure) -> bool:
    """Say whether one figure counts some of another: "two of the five mines"."""
    between = statement.text[part.end - statement.start : whole.start - statement.start]
    return part.end <= whole.start and bool(_OF.fullmatch(between))


_OF = re.compile(r"(?:\s[a-z]+)?\s(?:out )?of (?:[\w'’-]+\s){0,3}")
_CLAUSE = re.compile(r"[;.!?]\s")
_FROM = re.compile(
    rf"\b(?:from|than|against|versus|(?:compared|compares|comparing) (?:with|to)|(?:up|down) on)\s+"
    rf"(?:(?:level|rate|total|peak|high|low|record|figure)s? of )?{_SOME}$",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    rf"\b(?:(?:last|previous) (?:year|month|quarter|week)(?:['’]s)?|previously|formerly|used to be|"
    rf"once|earlier|had been)\s+{_SOME}$",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"^(?:\s[a-z]+)?,?\s(?:(?:a|one|two|three|the) (?:year|month|quarter|week|decade)s? "
    r"(?:earlier|before|ago)|previously|before that)\b",
    re.IGNORECASE,
)
_TO = re.compile(
    rf"\b(?:to|at|reach(?:ed|es|ing)?|hit|total(?:s|led|ling)?)\s+"
    rf"(?:(?:an? )?(?:level|rate|total|peak|high|low|record|figure)s? of )?{_SOME}$",
    re.IGNORECASE,
)
_BY = re.compile(rf"\bby\s+(?:up to |as much as |more than )?{_SOME}$", re.IGNORECASE)
_NOUNS = "rise|increase|fall|drop|cut|decline|decrease|growth|gain|jump|surge|reduction|change"
_MOVED = re.compile(
    rf"\b(?:{_NOUNS})s? (?:of|by)\s+{_SOME}$|\b(?:up|down)\s+(?:by )?{_SOME}$", re.IGNORECASE
)
_MOVE = re.compile(
    rf"^[\s-](?:[a-z]+ )?(?:{_NOUNS}|higher|lower|more|less|fewer|up|down)\b", re.IGNORECASE
)
_MOVED_BARE = re.compile(
    r"\b(?:rise|rises|rose|risen|rising|fall|falls|fell|fallen|falling|grow|grows|grew|grown|"
    r"growing|drop|drops|dropped|dropping|climb(?:s|ed|ing)?|declin(?:e|es|ed|ing)|jump(?:s|ed|ing)?|shrank|"
    r"shrunk|shrinks?|soar(?:s|ed|ing)?|surg(?:e|es|ed|ing)|slip(?:s|ped|ping)?|sank|sunk|"
    r"slump(?:s|ed)?|tumbl(?:e|es|ed)|plung(?:e|es|ed)|plummet(?:s|ed)?|increas(?:e|es|ed|ing)|"
    r"decreas(?:e|es|ed|ing)|expand(?:s|ed|ing)?|eas(?:e|es|ed)|edg(?:e|es|ed)(?: up| down)?|"
    r"advanc(?:e|es|ed)|rebound(?:s|ed)?)"
    rf"\s+(?:[a-z]+ly )?(?:another |a further )?{_SOME}$",
    re.IGNORECASE,
)
"""Verbs that take how far without a preposition; "raise", "cut" and "lose" take things as well."""


@cache
def _moving() -> re.Pattern[str]:
    """Give the forms of words that tell of a quantity that moves.

    Source: ``words/changes.tsv``.
    """
    forms = "|".join(word for row in table("changes") for word in row[0].split())
    return re.compile(rf"\b(?:{forms}|{_NOUNS})\b", re.IGNORECASE)


def _deeds(statement: Statement, figure: Figure) -> frozenset[str]:
    """Give the predicates that hold a figure's number; those that say too little left out."""
    marks = {f"#{token}" for token in _NUMBER.findall(fold(figure.text))}
    return frozenset(
        frame.predicate
        for frame in statement.frames
        if marks & {*frame.subject, *frame.object} and frame.predicate not in _FLAT
    )


_NUMBER = re.compile(r"[\d.,]*\d|[a-z]+")
_FLAT = frozenset(["exist", "be", "have"])


def _counted(one: Placed, there: Sequence[Placed]) -> Counted:
    """Hold one figure against those of the record that may stand in its place."""
    like = [other for other in there if _one_thing(one, other)]
    same = [
        other
        for other in like
        if _one_deed(one, other, there)
        and _one_day(one, other)
        and not _goes_elsewhere(one, other, there)
        and not (one.kind and other.kind and not akin(one.kind, other.kind))
    ]
    fitting = [other for other in same if other.part is one.part]
    fitting = fitting or [other for other in same if _one_part(one, other, same)]
    if not fitting:
        return _other_unit(one, there) or _misplaced(one, same) or _uncounted(one, like, there)
    meant = [other for other in _meant(one, fitting) if not _told_of_another(one, other, there)]
    if not meant:
        return Counted(Fit.NEAR, f"it has “{_thing(fitting[0].figure)}” of something else")
    told = {_count(one.figure, other.figure) for other in meant}
    if told == {Fit.SAYS}:
        return Counted(Fit.SAYS)
    if told == {Fit.AGAINST}:
        return Counted(Fit.AGAINST, _otherwise(one, meant, same))
    if len(meant) > 1:
        some = ", ".join(other.figure.text for other in meant)
        return Counted(Fit.NEAR, f"it has {some}, and which of them is meant is not told")
    return Counted(Fit.NEAR, f"it has “{meant[0].figure.text}”")


def _otherwise(one: Placed, meant: Sequence[Placed], same: Sequence[Placed]) -> str:
    """Tell the record's figure, and that the draft's is there in another part."""
    has = " and ".join(dict.fromkeys(other.figure.text for other in meant))
    for other in same:
        if other not in meant and _count(one.figure, other.figure) is Fit.SAYS:
            where = other.part.value if other.part is not one.part else "of something else"
            return (
                f"the record has {other.figure.text} {where}; it has {has} where the draft has it"
            )
    return f"the record has {has}, the draft {one.figure.text}"


def _misplaced(one: Placed, same: Sequence[Placed]) -> Counted | None:
    """Tell of a figure that the record has in another part only."""
    for other in same:
        if _count(one.figure, other.figure) is Fit.SAYS:
            reason = f"the record has {other.told()}, the draft {one.part.value}"
            return Counted(Fit.AGAINST, reason)
    return Counted(Fit.NEAR, f"it has {same[0].told()}, not {one.part.value}") if same else None


def _other_unit(one: Placed, there: Sequence[Placed]) -> Counted | None:
    """Tell of the same number in the same part that the record measures otherwise."""
    for other in there:
        differs = not _one_unit(one, other) and bool(other.figure.unit)
        if differs and one.figure.unit and one.part is other.part and _bounds_meet(one, other):
            has = f"the record has {other.figure.text}, the draft {one.figure.text}"
            return Counted(Fit.AGAINST, has)
    return None


def _uncounted(one: Placed, like: Sequence[Placed], there: Sequence[Placed]) -> Counted:
    """Tell what the record counts instead; where it counts nothing, only what it does not have."""
    for other in there:
        if other not in like and _share_deed(one, other):
            return Counted(Fit.NEAR, f"it counts “{_thing(other.figure)}” there")
    if like:
        return Counted(Fit.NEAR, f"it has “{_thing(like[0].figure)}” of something else")
    return Counted(Fit.NEAR, f"it does not have “{_thing(one.figure)}”")


def _thing(figure: Figure) -> str:
    return f"{figure.text} {figure.of}".strip()


def _bounds_meet(one: Placed, other: Placed) -> bool:
    return (one.figure.low, one.figure.high) == (other.figure.low, other.figure.high)


def _one_deed(one: Placed, other: Placed, there: Sequence[Placed]) -> bool:
    """Say whether two figures are of one deed, as far as both sides show it.

    Of "two officers were injured in a march of 5,000 people" the deed has its own count.
    """
    if not one.deeds:
        return True
    if not other.deeds:
        counts = (each for each in there if _share_deed(one, each))
        return not any(not _one_thing(one, each) for each in counts)
    return any(akin(a, b) for a in one.deeds for b in other.deeds)


def _share_deed(one: Placed, other: Placed) -> bool:
    return bool(one.deeds & other.deeds) and _one_unit(one, other)


def _goes_elsewhere(one: Placed, other: Placed, there: Sequence[Placed]) -> bool:
    """Say whether what a claim gives its figure for stands there with another figure only."""
    word = one.given
    if not word or _is_near(word, other.around):
        return False
    return any(_is_near(word, each.around) for each in there if each is not other)


def _told_of_another(one: Placed, other: Placed, there: Sequence[Placed]) -> bool:
    """Say whether what a claim tells its figure of stands there before another figure only.

    "Exports grew to $48bn while imports shrank by $3bn": the figure has a clause of its own.
    """
    own = [word for word in other.before if not _is_near(word, one.around)]
    lost = [word for word in one.before if not _is_near(word, other.around)]
    rivals = [each for each in there if _in_another_clause(each, other, there)]
    return bool(own) and any(_is_near(word, each.before) for word in lost for each in rivals)


def _in_another_clause(one: Placed, other: Placed, there: Sequence[Placed]) -> bool:
    """Say whether a clause begins between two figures of one statement."""
    first, last = sorted((there.index(one), there.index(other)))
    return any(each.apart for each in there[first + 1 : last + 1])


def _is_near(word: str, some: Sequence[str]) -> bool:
    return any(akin(word, one) for one in some)


def _one_day(one: Placed, other: Placed) -> bool:
    return one.when is None or other.when is None or meet(one.when, other.when)


def _one_part(one: Placed, other: Placed, some: Sequence[Placed]) -> bool:
    """Say whether two figures play one part.

    What is told of an earlier year alone, and of no later one, may be told without the year again.
    """
    if other.part in _MAY_BE[one.part]:
        return True
    alone = not any(each.part is Part.LEVEL for each in some)
    plain = {one.part, other.part} == {Part.LEVEL, Part.THEN}
    return plain and alone and not one.present


def _meant(one: Placed, some: Sequence[Placed]) -> Sequence[Placed]:
    """Give of several figures those that stand beside the word that stands nearest to the claim's.

    The deed tells first, then words that not all of them have beside them: "£3m on roads and £2m on
    schools".
    """
    if done := [other for other in some if one.done & other.done]:
        return done
    common = set.intersection(*(set(other.around) for other in some))
    for word in one.around:
        if word not in common:
            with_it = [each for each in some if _is_near(word, each.around)]
            if with_it:
                return with_it
    return some


def _one_thing(here: Placed, there: Placed) -> bool:
    """Say whether two figures measure in one unit and count by one noun, as far as they say.

    The second of two counts is often told without its noun: "12 miners were killed and 40 hurt".
    """
    one, other = here.figure, there.figure
    if not _one_unit(here, there):
        return False
    if not one.of or not other.of:
        return True
    return any(akin(a, b) for a in content_words(one.of)[-1:] for b in content_words(other.of)[-1:])


def _one_unit(one: Placed, other: Placed) -> bool:
    """Say whether two figures measure in one unit; a rate may be read on one side only.

    "four cents a litre on 1 July" is in cents, with a litre behind it.
    """
    if one.figure.unit == other.figure.unit:
        return True
    (base, _, each), (other_base, _, other_each) = (
        side.figure.unit.partition(" per ") for side in (one, other)
    )
    return base == other_base and all((each or other_each) in side.behind for side in (one, other))


def _count(one: Figure, other: Figure) -> Fit:
    """Say whether the record's figure says the draft's; the ranges of both may be open.

    "at least 30" is more than "at least 12" says; "12" is, too, but the two can both be true.
    """
    if _bounds(one) == _bounds(other) == (True, True):
        return Fit.SAYS if _rounds(one, other) or not apart(one, other) else Fit.AGAINST
    here, there = _bound(one), _bound(other)
    if _bounds(one) == _bounds(other):
        return Fit.SAYS if _near(here, there, _EXACT) else Fit.AGAINST
    if apart(one, other):
        return Fit.AGAINST
    return Fit.SAYS if _is_closed(other) and _near(here, there, _ROUGH) else Fit.NEAR


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
