"""Which statements may be about the same thing, and how alike they are.

`keys` are a function of one statement only, so that the order in which reports come in cannot
matter; `score` puts the earlier one left. Likeness never decides a conflict: the rules do.
"""

from __future__ import annotations

import re
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import combinations

from rapidfuzz import fuzz

from factdb.text.fold import content_words, fold, stop_words, words
from factdb.text.rarity import rarity
from factdb.types import Form, Kind, Match, Stance, Statement

MIN_SHARED = 1
"""Two statements of one report meet when they share so many keys; a key is a pair of words."""

MAX_KEYS = 48
"""At most so many keys per statement: the bound on the look-up, whatever the text."""

OPEN = 200
"""With so many utterances of its speaker, those printed last, a quotation is compared."""

_PER_FRAME = 5
_PER_STATEMENT = 7
_SPECIAL = 16
_WORDS_BY = 4
_DEEDS_BY = 2
_NARROW = 8
_NAMES_BY = 4
_OF_A_CLAIM = re.compile(r"\b(?:report|claim|allegation|accusation|stor(?:y|ie)|rumou?r)s?\b")
_NAME = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*")
_SHINGLE = 3
_SHINGLES = 8
_SHINGLE_OF_COPY = 8
_ENOUGH = 5
"""`token_set_ratio` is 100 when one side's words stand in the other: ask for five of them."""

_SAME_UTTERANCE = 90.0
_SAME_DAYS = timedelta(days=3)


def keys(statement: Statement) -> frozenset[str]:
    """Give the keys under which a statement may meet another: at most `MAX_KEYS`.

    A key is a pair of the rarest words of one proposition or of all ("w:respond+@RU"); three
    words in a row of a quotation ("q:…"), for printings that differ in the rest; or a speaker and
    a word ("by:ledger+respond"), under which a claim meets what is said of "The Ledger's report".
    """
    pairs = {pair for gist in _gists(statement) for pair in combinations(sorted(gist), 2)}
    kept = sorted(pairs, key=lambda pair: (-rarity(pair[0]) - rarity(pair[1]), pair))
    quoted = _shingles(statement) if statement.kind in {Kind.DIRECT, Kind.MIXED} else ()
    special = sorted({*quoted, *_by(statement)})[:_SPECIAL]
    return frozenset(special) | {f"w:{a}+{b}" for a, b in kept[: MAX_KEYS - len(special)]}


def score(a: Statement, b: Statement) -> Match:
    """Put two statements side by side, the earlier left: by date, report and place."""
    left, right = sorted((a, b), key=_order)
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


def wire_copies(a: str, b: str) -> float:
    """Say how much of the shorter text stands word for word in the other, in [0, 1].

    Two reports above 0.5 go back to one wire text and count as one source.

    Source: Broder 1997, containment of shingles (here of eight words).
    """
    left, right = _word_runs(a), _word_runs(b)
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def _order(statement: Statement) -> tuple[datetime, str, int, str]:
    return statement.published, statement.report, statement.start, statement.id


def _gists(statement: Statement) -> Iterable[list[str]]:
    """Give the rarest words of each frame and of all together."""
    for frame in statement.frames:
        yield _rarest(frame.words, _PER_FRAME)
    yield _rarest(gist(statement), _PER_STATEMENT)


def _rarest(found: Iterable[str], count: int) -> list[str]:
    known = {word for word in found if rarity(word) > 0}
    return sorted(known, key=lambda word: (-rarity(word), word))[:count]


def _by(statement: Statement) -> Iterator[str]:
    """Give speaker and word: the speaker's own name, and the names in words about a claim."""
    deeds = [frame.predicate for frame in statement.frames if rarity(frame.predicate) > 0]
    said = [*deeds[:_DEEDS_BY], *_rarest(gist(statement), _NARROW)]
    for name in list(dict.fromkeys(map(_plain, _names(statement))))[:_NAMES_BY]:
        own = set(words(name))
        told = [word for word in dict.fromkeys(said) if word not in own]
        yield from (f"by:{name}+{word}" for word in told[:_WORDS_BY])


def _names(statement: Statement) -> Iterator[str]:
    """Give the speaker's name and the longer names in the words, those of a denial's sentence."""
    mention = statement.mention
    if mention is not None and mention.form is Form.NAME:
        yield mention.name or mention.text
    elif mention is None and statement.speaker is not None:
        yield statement.speaker.name
    denied = statement.stance in {Stance.DENY, Stance.REJECT}
    text = statement.sentence.text if denied and statement.sentence else statement.text
    names = [found.group() for found in _NAME.finditer(text)]
    yield from (name for name in names if " " in name)
    if _OF_A_CLAIM.search(text):
        yield from (name for name in names if " " not in name and name.lower() not in stop_words())


def _plain(name: str) -> str:
    return fold(name).removeprefix("the ").removesuffix("'s")


def _shingles(statement: Statement) -> tuple[str, ...]:
    """Give the least of the runs of three content words: the same ones whatever is cut off."""
    said = content_words(statement.text)
    runs = {" ".join(said[i : i + _SHINGLE]) for i in range(len(said) - _SHINGLE + 1)}
    return tuple(f"q:{run}" for run in sorted(runs, key=lambda run: (-_bits(run), run))[:_SHINGLES])


def _bits(run: str) -> float:
    return sum(rarity(word) for word in run.split())


def _is_soon(earlier: Statement, later: Statement) -> bool:
    return later.published - earlier.published <= _SAME_DAYS


def _word_runs(text: str) -> frozenset[tuple[str, ...]]:
    said = words(text)
    size = _SHINGLE_OF_COPY
    return frozenset(said[i : i + size] for i in range(len(said) - size + 1))
