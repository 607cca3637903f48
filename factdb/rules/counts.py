"""What a statement counts: each figure in its proposition, and whether two of them can be one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factdb.rules.terms import alike, has_trait
from factdb.text.datewords import MONTHS, WEEKDAYS
from factdb.text.fold import content_words, fold
from factdb.text.naming import body_class
from factdb.text.places import country
from factdb.text.rarity import rarity
from factdb.types import Figure, Frame, Match, Statement

_EXACT = 0.01
"""Two figures this near are one figure, rounded twice."""

_NEARLY = 0.9
"""News says "as many as 32" for a count of 32 or nearly so."""

_STEM = 6
"""Words with so many first letters in common are of one stem ("hospitalised", "hospitalise")."""

_LEAST_STEM = 4
"""So many first letters at least must a plural or a participle share with its dictionary form."""

_ROUGH = 0.06
"""Two figures this near are one if a side rounds or says "some"."""

_FEW = 20
"""Fewer are counted one by one: "about 12" is not 13."""

_PART = re.compile(
    r"\b(?:another|additional|more than half|other|others|of (?:them|whom|these|which|those)|"
    r"including|further|extra|the (?:first|second|third|last)|per(?! ?cent)|each|every|"
    r"an? (?:day|week|month|year)|daily|weekly|monthly|average|capacity for|up from|down from|"
    r"compared|target|goal|record|(?:in|over) the|how many)\b",
    re.IGNORECASE,
)

_WHOLE = re.compile(r"\bout of (?:the |its |their |a total of )?$", re.IGNORECASE)
_MORE = re.compile(r"^\s*(?:more|others?|additional|further|extra)\b", re.IGNORECASE)

_LIMIT = re.compile(r"\bup to\b|\bas many as\b|\bmaximum\b", re.IGNORECASE)

_NUMBER_PART = re.compile(r"[\d.,]*\d|[a-z]+")

ANYBODY = frozenset(
    ["people", "person", "man", "woman", "one", "life", "total", "number", "national", "citizen",
     "resident", "inhabitant", "passenger", "human", "individual", "other"]
)  # fmt: skip

TOLLS = frozenset(["death", "fatality", "casualty", "victim", "dead"])

NEGLIGIBLE = frozenset(["@self", "@other"])


@dataclass(frozen=True, slots=True)
class Count:
    """A figure in its proposition: what is counted, in which part, of what deed."""

    figure: Figure
    frame: Frame
    role: str
    thing: frozenset[str]
    scope: frozenset[str]


def counts(statement: Statement) -> Iterator[Count]:
    """Give each figure with the proposition that holds its number."""
    for figure in statement.figures:
        if is_part(statement, figure):
            continue
        marks = {f"#{token}" for token in _NUMBER_PART.findall(fold(figure.text))}
        for frame in statement.frames:
            for role, part in (("subject", frame.subject), ("object", frame.object)):
                if marks & set(part):
                    yield _count(figure, frame, role, part)


def _count(figure: Figure, frame: Frame, role: str, part: tuple[str, ...]) -> Count:
    counted = frozenset(_counted(figure, frame))
    rest = {word for word in frame.words if word != frame.predicate} - NEGLIGIBLE
    thing = frozenset(word for word in part if _names(word, counted)) or counted
    rest -= thing | ANYBODY
    return Count(figure, frame, role, thing - ANYBODY - TOLLS, frozenset(rest))


def _names(word: str, counted: frozenset[str]) -> bool:
    """Say whether a dictionary form is one of the words counted: "child" of "children"."""
    return word in counted or any(
        one.startswith(word[: max(_LEAST_STEM, len(word) - 2)]) for one in counted
    )


def _counted(figure: Figure, frame: Frame) -> Iterator[str]:
    """Give the words of what is counted as frames have them, without those of the deed."""
    for word in content_words(figure.of):
        code = country(word.capitalize())
        if code or singular(word)[:_STEM] != frame.predicate[:_STEM]:
            yield f"@{code}" if code else singular(word)


def singular(word: str) -> str:
    """Give a noun without the "s" of its plural, roughly.

    >>> singular("tonnes"), singular("loss")
    ('tonne', 'loss')
    """
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def is_part(statement: Statement, figure: Figure) -> bool:
    """Say whether words around a figure make it a part, a step, a rate, or the whole of a part."""
    at = max(0, figure.start - statement.start)
    before = statement.text[max(0, at - 30) : at]
    after = statement.text[at + len(figure.text) :][:30]
    return bool(
        _PART.search(f"{before}{figure.text}")
        or _WHOLE.search(before)
        or _MORE.search(after)
        or _PART.match(after.strip())
    )


def grows(one: Count) -> bool:
    """Say whether a count is of a kind that is made while it goes on."""
    return any(has_trait(word, "grows") for word in (*one.frame.words, *one.thing))


def told_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether both name something more, and it is not the same: the striker, the goalkeeper."""
    left, right = (
        {word for word in here - there if word[:1] not in "@#" and rarity(word) >= _NAMING}
        for here, there in ((one, other), (other, one))
    )
    return bool(left) and bool(right) and not any(alike(a, b) for a in left for b in right)


_NAMING = 7.0
"""So rare a word names a thing, not how it was told."""


def counts_on(match: Match) -> bool:
    """Say whether a side tells how far the count has come: "so far", "at least"."""
    return bool(_SO_FAR.search(match.left.text)) or bool(_SO_FAR.search(match.right.text))


_SO_FAR = re.compile(
    r"\b(?:so far|as of|already|now|at least|to date|until now|still rising|initially|earlier|"
    r"at first|later)\b",
    re.IGNORECASE,
)


def apart(one: Figure, other: Figure) -> bool:
    """Say whether the ranges of two figures, with their approximators, do not meet.

    "some 100,000" meets 103,500 and "more than 100,000"; 100,000 and 130,000 are apart.
    """
    if _is_limit(one) and _is_limit(other):
        return _differ(one.high or 0.0, other.high or 0.0, _EXACT)
    left, right = ends(one), ends(other)
    if left[0] <= right[1] and right[0] <= left[1]:
        return False
    near, far = (left[1], right[0]) if left[1] < right[0] else (right[1], left[0])
    if one.approx or other.approx:
        return _differ(near, far, _ROUGH if max(near, far) >= _FEW else _EXACT)
    return _differ(near, far, _ROUGH if _is_round(near) or _is_round(far) else _EXACT)


def _is_limit(figure: Figure) -> bool:
    return figure.low is None and bool(_LIMIT.search(figure.text))


def ends(figure: Figure) -> tuple[float, float]:
    """Give the least and the most that a figure allows, without end where it is open."""
    if figure.high is not None and figure.text.lower().startswith("as many as"):
        return _NEARLY * figure.high, figure.high
    low = figure.low if figure.low is not None else float("-inf")
    high = figure.high if figure.high is not None else float("inf")
    return low, high


def _differ(a: float, b: float, share: float) -> bool:
    return abs(a - b) > share * max(abs(a), abs(b))


def _is_round(value: float) -> bool:
    return value >= 1000 and value % 1000 == 0


def names(text: str) -> frozenset[str]:
    """Give the words of the names in a text; a capital at its beginning is none by itself.

    >>> sorted(names("Northmark Bank lost money in Lindau"))
    ['lindau', 'northmark']
    """
    found = _NAMES.finditer(text)
    runs = (one.group() for one in found if one.start() > 0 or " " in one.group())
    return frozenset(word for run in runs for word in content_words(run) if not _is_common(word))


def _is_common(word: str) -> bool:
    return word in _CALENDAR or bool(body_class(word))


_NAMES = re.compile(r"\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")

_CALENDAR = frozenset(name.casefold() for name in (*MONTHS, *WEEKDAYS))
