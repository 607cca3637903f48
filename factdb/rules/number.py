"""Two sides count the same thing at the same time, and the ranges that they give do not meet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice

from factdb.rules.claims import parts_agree
from factdb.rules.gate import follows_closely, handed_in, one_report
from factdb.rules.measures import measures
from factdb.rules.nearby import around, is_near, shared_around
from factdb.rules.phrases import says
from factdb.rules.silence import Near, silent
from factdb.rules.speakers import known_apart, same_speaker
from factdb.rules.terms import SAID_OF, has_trait, meets, overlap, places_part
from factdb.rules.times import Meeting, meeting, said_on, when_of
from factdb.rules.times import overlap as days_meet
from factdb.text.fold import content_words, fold
from factdb.text.naming import body_class
from factdb.text.places import country
from factdb.text.rarity import rarity, weight
from factdb.types import Figure, Frame, Judgement, Match, Precision, Relation, Statement

MOST_COUNTS = 24
"""Counts of one statement that are compared, the first: a bound for tables read as a sentence."""

_EXACT = 0.01
"""Two figures this near are one figure, rounded twice."""

_NEARLY = 0.9
"""News says "as many as 32" for a count of 32 or nearly so."""

_STEM = 6
"""Words with so many first letters in common are of one stem ("hospitalised", "hospitalise")."""

_LEAST_STEM = 4
"""So many first letters at least must a plural or a participle share with its dictionary form."""

_SAME_PART = 0.6
_SURE_ENOUGH = 0.75
_ROUGH = 0.06
"""Two figures this near are one if a side rounds or says "some"."""

_FEW = 20
"""Fewer are counted one by one: "about 12" is not 13."""

_ENOUGH_CONTEXT = 9.5
"""So many bits must the two counts share beside the thing counted, in two reports."""

_MUCH_CONTEXT = 14.0
"""And so many where nobody says who holds or does it."""

_HELD = frozenset({"fact", "will", "would"})
"""Modalities of figures that somebody stands for, not "you should make a million"."""

_PART = re.compile(
    r"\b(?:another|additional|more than half|other|others|of (?:them|whom|these|which|those)|"
    r"including|further|extra|the (?:first|second|third|last)|per|each|every|"
    r"an? (?:day|week|month|year)|daily|weekly|monthly|average|capacity for|up from|down from|"
    r"compared|target|goal|record|(?:in|over) the|how many)\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"^\s*(?:more|others?|additional|further|extra)\b", re.IGNORECASE)
_LIMIT = re.compile(r"\bup to\b|\bas many as\b|\bmaximum\b", re.IGNORECASE)
_NUMBER_PART = re.compile(r"[\d.,]*\d|[a-z]+")
_FORECAST = re.compile(r"\b(?:expect|forecast|predict|project|estimate|outlook)\w*", re.IGNORECASE)
_ANYBODY = frozenset(
    ["people", "person", "man", "woman", "one", "life", "total", "number", "national", "citizen",
     "resident", "inhabitant", "passenger", "human", "individual", "other"]
)  # fmt: skip
_DEEDS = frozenset(["death", "fatality", "casualty", "victim", "dead"])
_FLAT = frozenset(["exist", "be", "have"])
"""Deeds that do not tell what is counted."""

_NEGLIGIBLE = frozenset(["@self", "@other"])


@dataclass(frozen=True, slots=True)
class Count:
    """A figure in its proposition: what is counted, in which part, of what deed."""

    figure: Figure
    frame: Frame
    role: str
    thing: frozenset[str]
    scope: frozenset[str]


def number(match: Match) -> Judgement | None:
    """Flag two counts of one thing at one time that cannot both be right.

    Ranges count with their approximators: "some 100,000" meets "more than 100,000". A count on
    which both sides agree says that the others beside it are of something else. Parts and
    totals, increments, rates, other places and other groups are other things. A count that grows
    is an update from one day to the next.
    """
    if _PERIOD.findall(match.left.text.lower()) != _PERIOD.findall(match.right.text.lower()):
        return silent("one side counts in a part of the time", Near.MATTER)
    if _are_surveys(match):
        return silent("shares that two surveys found", Near.VOICES)
    left, right = (tuple(islice(_counts(side), MOST_COUNTS)) for side in (match.left, match.right))
    met = [(one, other) for one in left for other in right if _same_thing(match, one, other)]
    agreed = [count for pair in met if not apart(pair[0].figure, pair[1].figure) for count in pair]
    for one, other in met:
        if not apart(one.figure, other.figure) or one in agreed or other in agreed:
            continue
        if _listed(one, other, met):
            return silent("a side counts such a thing more than once: a list", Near.MATTER)
        return _told(match, one, other)
    if met:
        return silent("the ranges of what both count agree", Near.MATTER)
    return _beside(match)


_PERIOD = re.compile(
    r"\b(?:first|second|third|fourth|last|opening|closing|final) "
    r"(?:half|quarter|round|period|set|leg|lap|day|week|month)\b"
)


def _are_surveys(match: Match) -> bool:
    """Say whether two voices give shares of those asked: each has asked others."""
    shares = all(any(f.unit == "%" for f in one.figures) for one in (match.left, match.right))
    if not shares or not known_apart(match):
        return False
    return all(_ASKED.search(_told_around(one)) for one in (match.left, match.right))


def _told_around(statement: Statement) -> str:
    return statement.sentence.text if statement.sentence else statement.text


_ASKED = re.compile(
    r"\b(?:polls?|polled|pollsters?|surveys?|surveyed|respondents|voters|approv\w+|ratings?)\b",
    re.IGNORECASE,
)


def _listed(one: Count, other: Count, met: Sequence[tuple[Count, Count]]) -> bool:
    """Say whether a count could as well be held against another of the same side."""
    return any(
        (here is one and apart(there.figure, other.figure))
        or (there is other and apart(here.figure, one.figure))
        for here, there in met
    )


def _beside(match: Match) -> Judgement | None:
    """Compare the one figure of two voices of a report that somebody handed in together.

    They count one thing by its head noun; or, as shares, stand in words of one matter.
    """
    together = is_near(match, _ONE_COUNT) and _may_differ(match)
    if together and (found := _measured(match)):
        return found
    if not match.left.figures or not match.right.figures:
        return silent("not a figure on both sides")
    silent("no figure of one side counts the same thing, in one role and scope", Near.KIND)
    if not together:
        return None
    here, there = _only_figure(match.left), _only_figure(match.right)
    if here is None or there is None or here.unit != there.unit or not apart(here, there):
        return None
    if not one_report(match) and _may_have_moved(match, here, there):
        return silent("the count may have moved on from one report to the next", Near.TIME)
    if not _one_count(match, here, there) or _DATED.search(match.left.text + match.right.text):
        return None
    reason = f"{says(match.left)}; {says(match.right)}; {here.text} against {there.text}."
    evidence = (("left", here.text), ("right", there.text))
    return Judgement(Relation.NUMBER, _BESIDE, reason, "number", evidence)


def _may_have_moved(match: Match, here: Figure, there: Figure) -> bool:
    """Say whether the later of two reports may count what has come since, or count anew."""
    if match.left.day == match.right.day:
        return False
    grown = _ends(there)[0] > _ends(here)[1]
    told = {deed for one in (match.left, match.right) for deed in _deeds(one)}
    if grown and any(has_trait(deed, "grows") or has_trait(deed, "moves") for deed in told):
        return True
    return _counts_on(match) or not all(_is_over(one) for one in (match.left, match.right))


def _deeds(statement: Statement) -> Iterator[str]:
    return (word for frame in statement.frames for word in frame.words)


def _is_over(statement: Statement) -> bool:
    """Say whether a statement tells only of what was done, not of how things stand."""
    return all(frame.phase == "done" for frame in statement.frames)


def _may_differ(match: Match) -> bool:
    """Say whether two voices count, or two reports print one voice's count of one matter."""
    if one_report(match):
        return known_apart(match)
    enough = _CONTEXT_FAR if known_apart(match) else _CONTEXT_OF_ONE
    return weight(shared_around(match)) >= enough and not _names_part(match)


def _names_part(match: Match) -> bool:
    """Say whether both sides name somebody or a place, and none in common."""
    left, right = (names(one.text) for one in (match.left, match.right))
    return bool(left) and bool(right) and not left & right


def names(text: str) -> frozenset[str]:
    """Give the words of the names in a text; a capital at its beginning is none by itself.

    >>> sorted(names("Northmark Bank lost money in Lindau"))
    ['bank', 'lindau', 'northmark']
    """
    found = _NAMES.finditer(text)
    runs = (one.group() for one in found if one.start() > 0 or " " in one.group())
    return frozenset(word for run in runs for word in content_words(run) if not _is_common(word))


def _is_common(word: str) -> bool:
    return word in _CALENDAR or bool(body_class(word))


_NAMES = re.compile(r"\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
_CALENDAR = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
     "february", "march", "april", "may", "june", "july", "august", "september", "october",
     "november", "december"]
)  # fmt: skip
_ONE_COUNT = timedelta(days=2)
"""So far apart two reports may count one thing at one time."""

_CONTEXT_FAR = 14.0
_CONTEXT_OF_ONE = 22.0
"""What two reports must share, sentences among it, for two voices and for one."""


def _measured(match: Match) -> Judgement | None:
    """Compare ages, strengths of quakes and votes: one of a kind on either side, of one matter."""
    left, right = ([*measures(one.text)] for one in (match.left, match.right))
    for one in left:
        for other in right:
            if one.kind != other.kind or one.values == other.values:
                continue
            alone = all(sum(m.kind == one.kind for m in side) == 1 for side in (left, right))
            if alone and _of_one(match):
                reason = (
                    f"{says(match.left)}; {says(match.right)}; {one.text} against {other.text}."
                )
                evidence = (("left", one.text), ("right", other.text))
                return Judgement(Relation.NUMBER, _BESIDE, reason, "number", evidence)
    return None


def _of_one(match: Match) -> bool:
    """Say whether a pronoun, or a telling word in common, shows that both measure one thing."""
    left, right = ({*content_words(one.text)} for one in (match.left, match.right))
    subjects = {word for one in (match.left, match.right) for f in one.frames for word in f.subject}
    return "@other" in subjects or any(rarity(w) >= _TELLING for w in left & right)


_TELLING = 5.0


def _only_figure(statement: Statement) -> Figure | None:
    """Give the figure of a statement that has one, in facts, and no part or step."""
    facts = all(frame.modality == "fact" and not frame.negated for frame in statement.frames)
    if len(statement.figures) != 1 or not facts or _is_part(statement, statement.figures[0]):
        return None
    return statement.figures[0]


def _one_count(match: Match, here: Figure, there: Figure) -> bool:
    left, right = _context(match.left), _context(match.right)
    if places_part(_gist(match.left), _gist(match.right)) or _deeds_part(match):
        return False
    if _names_part(match) or _days_part(match) or _doers_part(match, here, there):
        return False
    if not _deeds_are_alike(match, here, there) or _scopes_part(match, here, there):
        return False
    common = [word for word in left if any(meets(word, one) for one in right)]
    if _is_crowd(match, here, there):
        return True
    if not here.of or not there.of:
        return here.of == there.of and weight(common) >= _ENOUGH_CONTEXT
    heads = [_singular(fold(one.of).split()[-1]) for one in (here, there)]
    anybody = {*heads} <= _ANYBODY
    told = [word for word in common if _singular(word) not in _ANYBODY]
    return (anybody or meets(*heads)) and (not anybody or bool(told))


def _doers_part(match: Match, here: Figure, there: Figure) -> bool:
    """Say whether both sides name who holds or does it, and nothing of the names meets."""
    if {"be", "cost"} & {_deed_of(match.left, here), _deed_of(match.right, there)}:
        return False
    told = [_doer(*side) for side in ((match.left, here), (match.right, there))]
    if not all(told) or any({*part} & SAID_OF for part in told):
        return False
    return not any(meets(one, other) for one in told[0] for other in told[1])


def _doer(statement: Statement, figure: Figure) -> tuple[str, ...]:
    """Give who does it, where what is counted is the object."""
    held = next((one for one in _counts(statement) if one.figure is figure), None)
    return held.frame.subject if held is not None and held.role == "object" else ()


def _is_crowd(match: Match, here: Figure, there: Figure) -> bool:
    """Say whether a bare figure counts the crowd that the other side counts by its noun.

    "20,000 had taken part", "put the figure at 20,000".
    """
    if bool(here.of) == bool(there.of) or here.unit or not follows_closely(match):
        return False
    bare = match.right if here.of else match.left
    if _PUT_AT.search(bare.text):
        return True
    deeds = _deed_of(match.left, here), _deed_of(match.right, there)
    return all(deed in _GATHERING for deed in deeds)


_PUT_AT = re.compile(
    r"\b(?:figure|number|toll|total|turnout|count|estimate|crowd)\b(?: \w+){0,3} "
    r"(?:at|was|is|of|to)\b",
    re.IGNORECASE,
)
_GATHERING = frozenset(
    ["assemble", "amass", "attend", "come", "demonstrate", "draw", "gather", "join", "march",
     "parade", "participate", "protest", "rally", "show", "take", "turn"]
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
    return {*content_words(statement.text)}


_PIECE = 6


def _deeds_are_alike(match: Match, here: Figure, there: Figure) -> bool:
    """Say whether both figures are told of one deed, or of being there, as far as that is known."""
    left, right = _deed_of(match.left, here), _deed_of(match.right, there)
    if not (left and right) or meets(left, right):
        return True
    return {left, right} <= _HOLDING or {left, right} <= _GATHERING


def _deed_of(statement: Statement, figure: Figure) -> str:
    return next((one.frame.predicate for one in _counts(statement) if one.figure is figure), "")


_HOLDING = frozenset(
    ["arrive", "attend", "be", "carry", "come", "cost", "count", "employ", "exist", "have", "hold",
     "include", "involve", "last", "number", "pay", "report", "seat", "total"]
)  # fmt: skip
"""Deeds that say only that there are so many."""


def _scopes_part(match: Match, here: Figure, there: Figure) -> bool:
    """Say whether both name where or in which part, and nothing of it is the same."""
    left, right = (_around(*side) for side in ((match.left, here), (match.right, there)))
    if not left or not right:
        return False
    return not any(meets(one, other) for one in left for other in right)


def _around(statement: Statement, figure: Figure) -> frozenset[str]:
    """Give the telling words of circumstance in the proposition that holds a figure."""
    held = next((one for one in _counts(statement) if one.figure is figure), None)
    if held is None:
        return frozenset()
    inside = {*held.frame.subject, *held.frame.object, held.frame.predicate}
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


def _told(match: Match, one: Count, other: Count) -> Judgement | None:
    met = meeting(match.left, one.frame, match.right, other.frame)
    if met is Meeting.APART:
        return silent("the counts are of two times", Near.TIME)
    if _needs_period(match, one, other) and not _one_period(match, one, other):
        return silent("the counts are not of one period", Near.TIME)
    left, right = one.figure, other.figure
    thing = left.of or right.of or "the same thing"
    counts = f"{says(match.left)}; {says(match.right)}; {left.text} against {right.text}"
    evidence = (("left", left.text), ("right", right.text))
    if not handed_in(match) and _days_between(match, one, other):
        met = Meeting.PASSED
    if met is Meeting.PASSED or _counted_anew(match, one, other) or _grew(match, one, other):
        if _sure(match, one, other) < _SURE_ENOUGH or not (one.thing or _grows(one)):
            return silent("the count moved on, or is of something else", Near.TIME)
        reason = f"{counts}: the count moved on with time."
        return Judgement(Relation.UPDATE, 0.25, reason, "number", evidence)
    reason = f"{counts}: both count {thing} at one time."
    return Judgement(Relation.NUMBER, _sure(match, one, other), reason, "number", evidence)


def _days_between(match: Match, one: Count, other: Count) -> bool:
    """Say whether reports of two days count, and no date shows that it is one count."""
    if match.left.day == match.right.day:
        return False
    dates = when_of(match.left, one.frame), when_of(match.right, other.frame)
    if all(dates):
        return False
    days = [
        when for side in (match.left, match.right) for when in side.dates if when != side.said_on
    ]
    told = any(when.precision is Precision.DAY for when in days)
    return not told or _counts_on(match)


def _counted_anew(match: Match, one: Count, other: Count) -> bool:
    """Say whether one voice counts again on another day, or forecasts are told on two days."""
    if match.left.day == match.right.day:
        return False
    if _FORECAST.search(match.left.text) and _FORECAST.search(match.right.text):
        return True
    if known_apart(match):
        return False
    return not (one.frame.when and other.frame.when)


def _needs_period(match: Match, one: Count, other: Count) -> bool:
    """Say whether the period belongs to a count: it tells how far a thing moved, or names one."""
    if has_trait(one.frame.predicate, "moves"):
        return True
    named = (when_of(match.left, one.frame), when_of(match.right, other.frame))
    return any(when is not None and when.precision is not Precision.DAY for when in named)


def _one_period(match: Match, one: Count, other: Count) -> bool:
    left, right = when_of(match.left, one.frame), when_of(match.right, other.frame)
    if left and right:
        return (left.first, left.last) == (right.first, right.last)
    return left is None and right is None and said_on(match.left) == said_on(match.right)


def _sure(match: Match, one: Count, other: Count) -> float:
    base = 0.6 if one_report(match) else 0.55
    base += 0.15 if one.thing and one.thing == other.thing else 0.0
    base += 0.1 if one.scope == other.scope else 0.0
    return min(base + 0.1 * match.likeness, 0.95)


def _grows(one: Count) -> bool:
    """Say whether a count is of a kind that is made while it goes on."""
    return any(has_trait(word, "grows") for word in (*one.frame.words, *one.thing))


def _grew(match: Match, one: Count, other: Count) -> bool:
    """Say whether the count is of a kind that grows, and time or one speaker lets it grow."""
    growing = _grows(one) and not _by_far(match, one, other)
    if not growing or _ends(other.figure)[1] < _ends(one.figure)[0]:
        return growing and said_on(match.left) == said_on(match.right) and not one_report(match)
    if one_report(match):
        return bool(same_speaker(match.left, match.right)) or _counts_on(match)
    return True


def _by_far(match: Match, one: Count, other: Count) -> bool:
    """Say whether two voices handed in differ on one day by more than a count can grow in it."""
    if not handed_in(match) or said_on(match.left) != said_on(match.right):
        return False
    least = min(_ends(one.figure)[1], _ends(other.figure)[1])
    most = max(_ends(one.figure)[0], _ends(other.figure)[0])
    return known_apart(match) and most >= _FAR * least and not _counts_on(match)


_FAR = 3.0

_SO_FAR = re.compile(
    r"\b(?:so far|as of|already|now|at least|to date|until now|still rising|initially|earlier|"
    r"at first|later)\b",
    re.IGNORECASE,
)


def _counts_on(match: Match) -> bool:
    return bool(_SO_FAR.search(match.left.text)) or bool(_SO_FAR.search(match.right.text))


def _counts(statement: Statement) -> Iterator[Count]:
    """Give each figure with the proposition that holds its number."""
    for figure in statement.figures:
        if _is_part(statement, figure):
            continue
        marks = {f"#{token}" for token in _NUMBER_PART.findall(fold(figure.text))}
        for frame in statement.frames:
            for role, part in (("subject", frame.subject), ("object", frame.object)):
                if marks & set(part):
                    yield _count(figure, frame, role, part)


def _count(figure: Figure, frame: Frame, role: str, part: tuple[str, ...]) -> Count:
    counted = frozenset(_counted(figure, frame))
    rest = {word for word in frame.words if word != frame.predicate} - _NEGLIGIBLE
    thing = frozenset(word for word in part if _names(word, counted)) or counted
    rest -= thing | _ANYBODY
    return Count(figure, frame, role, thing - _ANYBODY - _DEEDS, frozenset(rest))


def _names(word: str, counted: frozenset[str]) -> bool:
    """Say whether a dictionary form is one of the words counted: "child" of "children"."""
    return word in counted or any(
        one.startswith(word[: max(_LEAST_STEM, len(word) - 2)]) for one in counted
    )


def _counted(figure: Figure, frame: Frame) -> Iterator[str]:
    """Give the words of what is counted as frames have them, without those of the deed."""
    for word in content_words(figure.of):
        code = country(word.capitalize())
        if code or _singular(word)[:_STEM] != frame.predicate[:_STEM]:
            yield f"@{code}" if code else _singular(word)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _is_part(statement: Statement, figure: Figure) -> bool:
    """Say whether words around a figure make it a part, a step or a rate."""
    at = statement.text.find(figure.text)
    before = statement.text[max(0, at - 30) : at] if at >= 0 else ""
    after = statement.text[at + len(figure.text) :][:30] if at >= 0 else ""
    return bool(
        _PART.search(f"{before}{figure.text}") or _MORE.search(after) or _PART.match(after.strip())
    )


def _same_thing(match: Match, one: Count, other: Count) -> bool:
    """Say whether two counts are of one thing: unit, noun, deed, role and scope."""
    if {one.frame.modality, other.frame.modality} - _HELD:
        return False
    if one.figure.unit != other.figure.unit or one.frame.negated != other.frame.negated:
        return False
    if one.frame.modality != other.frame.modality:
        return False
    if not _things_meet(match, one, other) or not _deeds_meet(one, other):
        return False
    if not _others_meet(match, one, other):
        return False
    if places_part(one.thing | one.scope, other.thing | other.scope):
        return False
    return _scopes_meet(match, one, other)


def _things_meet(match: Match, one: Count, other: Count) -> bool:
    """Say whether both count one kind of thing; "people" and nothing said are one kind.

    Within one report "jobs" may be short for "manufacturing jobs"; two reports must say the same.
    """
    left = {word for word in one.thing if word[0] != "@"}
    right = {word for word in other.thing if word[0] != "@"}
    if not left or not right:
        return left == right and one.frame.predicate not in _FLAT
    return left == right or (one_report(match) and (left <= right or right <= left))


def _others_meet(match: Match, one: Count, other: Count) -> bool:
    """Say whether the part of the proposition that counts nothing agrees, where both have it."""
    left = one.frame.subject if one.role == "object" else one.frame.object
    right = other.frame.subject if other.role == "object" else other.frame.object
    share = parts_agree(match, left, right)
    return share is None or share >= _SAME_PART


def _deeds_meet(one: Count, other: Count) -> bool:
    if one.frame.predicate == other.frame.predicate:
        return one.role == other.role or not one.thing
    return bool(one.thing) and {one.frame.predicate, other.frame.predicate} <= _FLAT


def _scopes_meet(match: Match, one: Count, other: Count) -> bool:
    """Say whether the rest of both propositions agrees, and says enough to be one matter."""
    share = overlap(tuple(one.scope), tuple(other.scope))
    if share is not None and share < 0.5:
        return False
    if one_report(match) or _one_day_of_one_voice(match):
        return known_apart(match)
    if not handed_in(match) and match.left.outlet == match.right.outlet and not _name_one(match):
        return False
    common = (one.scope & other.scope) | (one.thing & other.thing)
    deed = {one.frame.predicate} & {other.frame.predicate}
    needed = _ENOUGH_CONTEXT if handed_in(match) or _doer_told(one, other) else _MUCH_CONTEXT
    return weight(common | deed) >= needed


def _name_one(match: Match) -> bool:
    """Say whether both sides name one thing that is no country: a house counts much in a week."""
    left, right = (names(one.text) for one in (match.left, match.right))
    return any(not country(word.capitalize()) for word in left & right)


def _doer_told(one: Count, other: Count) -> bool:
    """Say whether both sides name the part of the proposition that counts nothing."""
    parts = [
        side.frame.subject if side.role == "object" else side.frame.object for side in (one, other)
    ]
    return all({*part} - _NEGLIGIBLE for part in parts)


def _one_day_of_one_voice(match: Match) -> bool:
    """Say whether one outlet prints one speaker twice a day: what it counts twice is two things."""
    left, right = match.left, match.right
    one_printing = left.day == right.day and left.outlet == right.outlet
    return one_printing and bool(left.outlet) and same_speaker(left, right) is True


def apart(one: Figure, other: Figure) -> bool:
    """Say whether the ranges of two figures, with their approximators, do not meet.

    "some 100,000" meets 103,500 and "more than 100,000"; 100,000 and 130,000 are apart.
    """
    if _is_limit(one) and _is_limit(other):
        return _differ(one.high or 0.0, other.high or 0.0, _EXACT)
    left, right = _ends(one), _ends(other)
    if left[0] <= right[1] and right[0] <= left[1]:
        return False
    near, far = (left[1], right[0]) if left[1] < right[0] else (right[1], left[0])
    if one.approx or other.approx:
        return _differ(near, far, _ROUGH if max(near, far) >= _FEW else _EXACT)
    return _differ(near, far, _ROUGH if _is_round(near) or _is_round(far) else _EXACT)


def _is_limit(figure: Figure) -> bool:
    return figure.low is None and bool(_LIMIT.search(figure.text))


def _ends(figure: Figure) -> tuple[float, float]:
    if figure.high is not None and figure.text.lower().startswith("as many as"):
        return _NEARLY * figure.high, figure.high
    low = figure.low if figure.low is not None else float("-inf")
    high = figure.high if figure.high is not None else float("inf")
    return low, high


def _differ(a: float, b: float, share: float) -> bool:
    return abs(a - b) > share * max(abs(a), abs(b))


def _is_round(value: float) -> bool:
    return value >= 1000 and value % 1000 == 0
