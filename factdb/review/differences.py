"""Where two statements use other words than each other."""

from __future__ import annotations

import re

from rapidfuzz.distance import Indel

from factdb.text.fold import fold

Spans = tuple[tuple[int, int], ...]
"""Half-open ranges of characters, in order, none of which touch."""

_WORD = re.compile(r"[^\W_]+(?:['’.,:][^\W_]+)*[%°]?")


def differing(a: str, b: str) -> tuple[Spans, Spans]:
    """Give the places in each of two texts that hold words which the other does not have there.

    Case, accents and marks do not count. The words in common are the longest row of words that
    stands in both in one order (Indel distance); everything else differs.

    >>> differing("some 1,200 trams run", "Some 900 trams ran")
    (((5, 10), (17, 20)), ((5, 8), (15, 18)))
    """
    here, there = list(_WORD.finditer(a)), list(_WORD.finditer(b))
    edits = Indel.opcodes([_form(one) for one in here], [_form(one) for one in there])
    changed = [edit for edit in edits if edit.tag != "equal"]
    return (
        _spans([here[edit.src_start : edit.src_end] for edit in changed]),
        _spans([there[edit.dest_start : edit.dest_end] for edit in changed]),
    )


def _form(word: re.Match[str]) -> str:
    return fold(word.group()) or word.group()


def _spans(runs: list[list[re.Match[str]]]) -> Spans:
    """Join what follows one another: a run of words is lit with the spaces between them."""
    joined: list[tuple[int, int]] = []
    for run in runs:
        joined += [(run[0].start(), run[-1].end())] if run else []
    return tuple(joined)
