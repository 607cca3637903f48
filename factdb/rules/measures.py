"""Measures that stand without a noun behind them: how old somebody is, how strong a quake was.

Read off the words alone, for statements that somebody puts side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_AGE = re.compile(
    r"\b(?P<age>\d{1,3})[- ]years?[- ]olds?\b|\baged? (?:of )?(?P<aged>\d{1,3})\b"
    r"|\b(?:he|she|who|\w+) (?:is|was) (?P<bare>\d{1,2})(?=[.,;”\"]|$)",
    re.IGNORECASE,
)
_MAGNITUDE = re.compile(
    r"\bmagnitude(?:[ -](?:of[ ])?)(?P<after>\d\.\d)|\b(?P<before>\d\.\d)[- ]magnitude\b",
    re.IGNORECASE,
)
_VOTES = re.compile(
    r"\b(?P<for>\d{1,4})(?: votes)?(?: to |[-–])(?P<against>\d{1,4})(?: votes?)?\b", re.IGNORECASE
)
_OF_VOTES = re.compile(
    r"\b(?:vot|pass|approv|ballot|reject|adopt|parliament|senate)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure as printed, of what kind ("age", "magnitude", "votes"), and its numbers."""

    kind: str
    text: str
    values: tuple[float, ...]


def measures(text: str) -> Iterator[Measure]:
    """Give the measures of a text, kind by kind.

    >>> [one.text for one in measures("the victim was 34 years old")]
    ['34 years old']
    >>> [one.values for one in measures("the bill passed 58-43")]
    [(58.0, 43.0)]
    """
    for kind, pattern in (("age", _AGE), ("magnitude", _MAGNITUDE)):
        for found in pattern.finditer(text):
            yield Measure(kind, found.group(), (float(found[found.lastgroup or 0]),))
    for found in _VOTES.finditer(text) if _OF_VOTES.search(text) else ():
        yield Measure("votes", found.group(), (float(found["for"]), float(found["against"])))
