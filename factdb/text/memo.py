"""What a function says of a word, kept: for what is asked of every word of every report."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

_Told = TypeVar("_Told")

MOST = 1 << 15
"""So many words are kept; then all are forgotten, so that a long run needs no more memory.

To ask again of all of them takes a fifth of a second, once in some thousand reports."""


LONGEST = 50
"""Words of more characters are not kept: a few without end would take more than all others."""


class Memo(dict[str, _Told], Generic[_Told]):
    """Answers of a pure function by the words it was asked of: ``memo[word] == function(word)``.

    Half the time of `functools.lru_cache`, which notes with each answer that it was asked for.

    >>> Memo(len)["word"]
    4
    """

    def __init__(self, function: Callable[[str], _Told], most: int = MOST) -> None:
        super().__init__()
        self._function = function
        self._most = most

    def __missing__(self, word: str) -> _Told:
        """Ask the function."""
        told = self._function(word)
        if len(word) > LONGEST:
            return told
        if len(self) >= self._most:
            self.clear()
        self[word] = told
        return told
