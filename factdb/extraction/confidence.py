"""How sure a construction makes a statement."""

from __future__ import annotations

from factdb.extraction.acts import Act
from factdb.types import Mention

_COUNTED = {
    "that": (73, 79), "quote before": (29, 32), "quote after": (23, 23), "according to": (19, 20),
    "turn": (18, 18), "obj": (12, 14), "as": (9, 9), "quote next": (6, 6), "passive obj": (2, 2),
    "name": (3, 4), "of": (3, 3), "hedge": (1, 3), "told-to": (1, 2), "doc-that": (1, 1),
    "passive deedobj": (2, 2), "deedobj": (1, 1), "noun": (1, 1), "passive as": (1, 1),
    "put-at": (1, 1), "refer": (1, 1), "to": (0, 1), "qobj": (1, 1), "quote colon": (1, 1),
}  # fmt: skip
"""By construction: statements with the right words and speaker, and all that were found.

Source: 20 labelled reports, 220 statements, matched as ``benchmarks/accuracy.py`` does; its other
12 reports were left out, to check these numbers against.
"""
_PRIOR, _WEIGHT = 0.7, 4
"""What a construction never counted is trusted with, and how many counted ones that is worth."""
_NOBODY = 0.6
"""What is left where no speaker is named. A judgement, not a count: there were too few."""
_OWN = {"figure": 0.6, "deed": 0.6}
"""The outlet's own assertions have no labels to count: a judgement from reading some."""


def confidence(act: Act, mention: Mention | None) -> float:
    """Give the probability in [0, 1] that the words are this speaker's statement."""
    if act.found_by in _OWN:
        return _OWN[act.found_by]
    right, seen = _COUNTED.get(act.found_by, (0, 0))
    share = (right + _WEIGHT * _PRIOR) / (seen + _WEIGHT)
    return share if mention is not None or act.found_by == "hedge" else share * _NOBODY
