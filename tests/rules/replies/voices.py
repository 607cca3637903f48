"""Two voices of one report, handed in together."""

from __future__ import annotations

from collections.abc import Callable

from factdb.rules.replies.answer import Reply
from factdb.types import Statement
from tests.rules.build import Spec, made, say

Pair = tuple[Spec, Spec]
Way = Callable[[Statement, Statement], Reply | None]


def one(text: str, by: str = "Rui Costa", sentence: str = "", **more: object) -> Spec:
    """Describe what the first voice says."""
    return say(text, by, 3, **{"report": "r-1", "found_by": "bare", "sentence": sentence, **more})


def other(text: str, sentence: str = "", **more: object) -> Spec:
    """Describe what the second voice answers."""
    return one(text, "Olga Berg", sentence, **more)


def answered(way: Way, said: Spec, answer: Spec) -> Reply | None:
    """Ask one way of replying."""
    return way(made(said), made(answer))
