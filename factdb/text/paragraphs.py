"""Where paragraphs begin and end: at blank lines, or at line ends where lines are paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_WRAPPED_AT_MOST = 100
"""Longer lines were not broken to fit a page: 72 to 80 columns are usual, 100 the widest."""
_WRAPPED_AT_LEAST = 40
"""A shorter line before the last one ends because something ends: a heading, a list, a verse."""


def paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    r"""Give the spans of the paragraphs, without the white space around them.

    A blank line always parts paragraphs. A single line end does unless the lines around it look
    broken to fit a page: all of 40 to 100 characters, the last one apart.

    >>> paragraphs("One.\nTwo.\n\nThree.")
    ((0, 4), (5, 9), (11, 17))
    """
    return tuple(
        trimmed
        for start, end in _blocks(text)
        for line in _lines(text, start, end)
        if (trimmed := trim(text, *line))
    )


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Give the span without the white space at its ends, None if nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _BLANK.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found = []
    while start <= end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        found.append((start, stop))
        start = stop + 1
    return [(found[0][0], end)] if _wrapped(found) else found


def _wrapped(lines: list[tuple[int, int]]) -> bool:
    lengths = [stop - start for start, stop in lines]
    return max(lengths) <= _WRAPPED_AT_MOST and min(lengths[:-1], default=0) >= _WRAPPED_AT_LEAST
