"""How sure a construction makes a statement: shares of right ones, counted on labelled reports."""

from __future__ import annotations

from factdb.extract.acts import Act
from factdb.types import Mention

_SHARES = {"turn": 0.9, "quote after": 0.9, "quote before": 0.9, "that": 0.85, "hedge": 0.3}
_OWN = {"figure": 0.7, "deed": 0.6}
_ELSE = 0.6


def confidence(act: Act, mention: Mention | None) -> float:
    """Give the probability that the words are this speaker's statement."""
    if act.found_by in _OWN:
        return _OWN[act.found_by]
    share = _SHARES.get(act.found_by, _ELSE)
    return share if mention is not None else share / 2
