"""Which statements may be about the same thing, and how alike they are.

`keys` are a function of one statement only, so that the order in which reports come in cannot
matter; `score` puts the earlier one left. Likeness never decides a conflict: the rules do.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from rapidfuzz import fuzz

from factdb.match.copies import COPY, prints, twins, wire_copies
from factdb.match.keying import MAX_KEYS, MIN_SHARED, keys
from factdb.text.fold import content_words, fold, words
from factdb.types import Kind, Match, Statement

OPEN = 200
"""With so many utterances of its speaker, those printed last, a quotation is compared."""

_ENOUGH = 5
"""`token_set_ratio` is 100 when one side's words stand in the other: ask for five of them."""

_SAME_UTTERANCE = 90.0
_SAME_DAYS = timedelta(days=3)


def score(a: Statement, b: Statement) -> Match:
    """Put two statements side by side, the earlier left: by date, report and place."""
    left, right = (a, b) if _order(a) <= _order(b) else (b, a)
    shared = gist(left) & gist(right)
    return Match(left, right, likeness(left.text, right.text), tuple(sorted(shared)))


def gist(statement: Statement) -> frozenset[str]:
    """Give the content words of a statement: those of its frames, else those of its text."""
    found = {w for frame in statement.frames for w in frame.words if w not in {"@self", "@other"}}
    return frozenset(found or content_words(statement.text))


def likeness(a: str, b: str) -> float:
    """Say how alike two texts are in words, in [0, 1]; order of words does not matter.

    With five content words on the shorter side, words that only one side adds do not count.
    ``likeness(a, b) == likeness(b, a)``.

    Source: Bachmann, RapidFuzz 3.14, ``fuzz.token_set_ratio`` and ``fuzz.token_sort_ratio``.

    >>> likeness("We will not pay.", "“We  will NOT pay.”")
    1.0
    """
    left, right = content_words(a), content_words(b)
    if min(len(left), len(right)) >= _ENOUGH:
        return fuzz.token_set_ratio(" ".join(left), " ".join(right)) / 100
    return fuzz.token_sort_ratio(" ".join(words(a)), " ".join(words(b))) / 100


def utterances(statements: Sequence[Statement]) -> tuple[tuple[Statement, ...], ...]:
    """Group quotations that are printings of one utterance, each group in time.

    One known speaker, at most three days apart, words alike after folding. Statements that stand
    alone are left out. Compares each statement with the `OPEN` utterances of its speaker that were
    printed last: the work grows as the statements do.
    """
    groups: list[list[Statement]] = []
    latest: dict[str, OrderedDict[str, list[Statement]]] = defaultdict(OrderedDict)
    for one in sorted(statements, key=_order):
        if one.kind not in {Kind.DIRECT, Kind.MIXED} or one.speaker is None:
            continue
        said, folded = latest[one.speaker.id], fold(one.text)
        words_of = _printed_so(said, one, folded)
        home = said.pop(words_of) if words_of is not None else []
        if not home:
            groups.append(home)
        home.append(one)
        said.pop(folded, None)
        said[folded] = home
        if len(said) > OPEN:
            said.popitem(last=False)
    found = (tuple(group) for group in groups if len(group) > 1)
    return tuple(sorted(found, key=lambda group: _order(group[0])))


def _printed_so(said: Mapping[str, Sequence[Statement]], one: Statement, folded: str) -> str | None:
    """Give the words under which an utterance was printed last that this is a printing of."""
    if folded in said and _is_soon(said[folded][-1], one):
        return folded
    near = (words for words, group in said.items() if _is_soon(group[-1], one))
    return next((w for w in near if fuzz.ratio(w, folded) >= _SAME_UTTERANCE), None)


def _order(statement: Statement) -> tuple[datetime, str, int, str]:
    return statement.published, statement.report, statement.start, statement.id


def _is_soon(earlier: Statement, later: Statement) -> bool:
    return later.published - earlier.published <= _SAME_DAYS


__all__ = [
    "COPY",
    "MAX_KEYS",
    "MIN_SHARED",
    "OPEN",
    "gist",
    "keys",
    "likeness",
    "prints",
    "score",
    "twins",
    "utterances",
    "wire_copies",
]
