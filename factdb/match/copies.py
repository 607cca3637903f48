"""Printings of one text: which reports go back to one wire, which of their statements are one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import accumulate
from zlib import crc32

from factdb.text.fold import fold, words
from factdb.types import Kind, Statement

COPY = 0.5
"""Two reports that share so much of the shorter one (`wire_copies`) are printings of one text."""

PRINTS = 24
"""So many of the least hashes are kept of a text."""

_RUN = 8
_KEPT, _COMPARED = 64, 4
"""Of so many texts the prints, and the runs, are kept: each is asked for twice, one of many papers
again and again."""


def wire_copies(a: str, b: str) -> float:
    """Say how much of the shorter text stands word for word in the other, in [0, 1].

    Two reports above `COPY` go back to one wire text and count as one source.

    Source: Broder 1997, containment of shingles (here of eight words).
    """
    if a == b and words(a)[_RUN - 1 :]:
        return 1.0
    left, right = _runs(a), _runs(b)
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


@lru_cache(maxsize=_KEPT)
def prints(text: str) -> frozenset[int]:
    """Give the least hashes of the runs of eight words, at most `PRINTS`, each in [0, 2**31).

    Two texts that share half of their runs have nearly always some of them in common, however one
    was cut; others have none. They say where to look; `wire_copies` decides.

    Source: Broder 1997, a sketch of the least hashes; CRC-32 spreads runs of words well enough.
    """
    hashes = {crc32(run) >> 1 for run in _runs(text)}
    return frozenset(sorted(hashes)[:PRINTS])


def twins(statements: Iterable[Statement], printed: Iterable[Statement]) -> Mapping[str, Statement]:
    """Give for the id of a statement the one that another printing has in its place.

    The same words after folding, said in the same manner by the same speaker, or by one whom
    neither knows. What an outlet says in its own voice, those say that print it, too.
    """
    there = {_told(one): one for one in printed}
    found = {one.id: there.get(_told(one)) for one in statements}
    return {one: twin for one, twin in found.items() if twin is not None}


def _told(one: Statement) -> tuple[str, str, str, str, bool]:
    own = one.kind is Kind.ASSERTION
    who = one.speaker.id if one.speaker and not own else ""
    return fold(one.text), str(one.kind), str(one.stance), who, one.negated


@lru_cache(maxsize=_COMPARED)
def _runs(text: str) -> frozenset[bytes]:
    """Give the runs of eight words, in one piece each: they are hashed and compared, not read."""
    said = [one.encode(errors="replace") for one in words(text)]
    told = b" ".join(said)
    ends = list(accumulate(len(one) + 1 for one in said))
    runs = zip((0, *ends), ends[_RUN - 1 :], strict=False)
    return frozenset(told[start : end - 1] for start, end in runs)
