"""Which stored statements lie nearest to a text, by their vectors. Imports numpy, no SQLAlchemy.

`Vectors` reads them once and keeps the signs of their numbers in memory, 56 bytes a statement;
those nearest by signs are then read again and compared exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from factdb.match import vectors

Ask = Callable[[str, Mapping[str, Any]], Iterable[Sequence[Any]]]
"""Runs a query with parameters written ``:name``; gives its rows."""

LOOKED_AT = 500
"""Of how many statements, the nearest by signs, the vectors themselves are compared."""

_READ_AT_ONCE = 20_000


class Vectors:
    """The vectors of one store, as far as they were there when last asked."""

    def __init__(self) -> None:
        self._seqs = np.empty(0, np.int64)
        self._signs = np.empty((0, vectors.SIZE // 64), np.uint64)

    def nearest(self, ask: Ask, vector: bytes, most: int) -> dict[int, float]:
        """Give the cosines of the statements nearest to a vector, by their ``seq``.

        Args:
            ask: runs a query.
            vector: as `factdb.match.vectors.vectors` gives it.
            most: how many at most.

        """
        self._catch_up(ask)
        apart = vectors.differing(vector, self._signs)
        looked_at = max(LOOKED_AT, most)
        if len(apart) > looked_at:
            first = np.argpartition(apart, looked_at)[:looked_at]
            found = cosines(ask, vector, self._seqs[first].tolist())
        else:
            found = cosines(ask, vector, self._seqs.tolist())
        best = sorted(found.items(), key=lambda one: (-one[1], one[0]))
        return dict(best[:most])

    def _catch_up(self, ask: Ask) -> None:
        """Read the vectors that came since."""
        while rows := list(ask(_NEWER, {"after": self._last(), "model": vectors.MODEL})):
            many = vectors.matrix([bytes(vector) for _, vector in rows])
            self._seqs = np.concatenate([self._seqs, [seq for seq, _ in rows]])
            self._signs = np.concatenate([self._signs, vectors.signs(many)])
            if len(rows) < _READ_AT_ONCE:
                return

    def _last(self) -> int:
        return int(self._seqs[-1]) if len(self._seqs) else 0


_NEWER = f"""
    SELECT statement_seq, vector FROM statement_vector
    WHERE statement_seq > :after AND model = :model
    ORDER BY statement_seq LIMIT {_READ_AT_ONCE}
"""


def cosines(ask: Ask, vector: bytes, seqs: Collection[int]) -> dict[int, float]:
    """Say how near statements lie to a vector; those without a vector are left out."""
    if not seqs:
        return {}
    listed = ", ".join(str(int(seq)) for seq in sorted(seqs))
    query = (
        "SELECT statement_seq, vector FROM statement_vector "
        f"WHERE statement_seq IN ({listed}) AND model = :model"
    )
    rows = list(ask(query, {"model": vectors.MODEL}))
    near = vectors.cosines(vector, [bytes(one) for _, one in rows])
    return dict(zip((seq for seq, _ in rows), near, strict=True))


def reordered(ask: Ask, passage: str, words: Mapping[int, float], most: int) -> list[int]:
    """Put what was found by words and what lies near by meaning in one order, the best first.

    Args:
        ask: runs a query.
        passage: what is asked about.
        words: how well statements fit in words, by their ``seq``; above 0.
        most: how many lie near by meaning at most.

    Raises:
        UsageError: if a part of the extra is missing.

    """
    (vector,) = vectors.vectors([passage])
    near = Vectors().nearest(ask, vector, most)
    others = cosines(ask, vector, set(words) - set(near))
    return vectors.ranked(words, near | others)
