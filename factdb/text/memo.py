"""What a function says of a word, kept: for what is asked of every word of every report."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

_Told = TypeVar("_Told")

MOST = 1 << 17
"""So many words are kept; then all are forgotten, so that a long run needs no more memory."""


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
        if len(self) >= self._most:
            self.clear()
        told = self[word] = self._function(word)
        return told
