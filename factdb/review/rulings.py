"""What may be said of a finding, and what somebody who types it means."""

from __future__ import annotations

import re

from factdb.errors import UsageError
from factdb.types import Ruling


def understood(told: str) -> Ruling:
    """Give the ruling that somebody means: its words, or enough of them to mean no other.

    A "not" can never be left out.

    Raises:
        UsageError: if no ruling, or more than one, has these words.

    >>> str(understood("not-contradiction")), str(understood("time passed"))
    ('not_a_contradiction', 'only_time_passed')

    """
    words = set(re.findall(r"[a-z]+", told.casefold()))
    exact = [one for one in Ruling if set(one.split("_")) == words]
    near = exact or [one for one in Ruling if _may_mean(words, set(one.split("_")))]
    if len(near) == 1:
        return near[0]
    matter = f"{told!r} may be {' or '.join(near)}" if near else f"{told!r} is no ruling"
    raise UsageError(matter, hint=f"one of: {', '.join(Ruling)}")


def _may_mean(words: set[str], parts: set[str]) -> bool:
    # Who writes "contradiction" does not mean that it is none.
    return bool(words) and words <= parts and ("not" in words) == ("not" in parts)


def spelled(ruling: str) -> str:
    """Give a ruling as people write it.

    >>> spelled("only_time_passed")
    'only time passed'
    """
    return ruling.replace("_", " ")
