"""Statements for the tests of the rules: invented words in invented mouths."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from factdb import match
from factdb.extraction.bare import statement_from
from factdb.types import Judgement, Kind, Match, Stance, Statement, Words

Spec = tuple[tuple[str, Any], ...]
"""What a statement is made of, hashable, so that each is parsed once."""


def say(text: str, by: str = "Ana Silva", day: int = 2, **more: Any) -> Spec:
    """Describe a statement: printed on a day of March 2026, by default quoted from Ana Silva.

    ``more``: outlet, report, sentence, kind, stance, cue, start, answers, found_by, via.
    """
    return tuple(sorted({"text": text, "speaker": by, "day": day, **more}.items()))


@cache
def made(spec: Spec) -> Statement:
    """Make the statement that a description is of."""
    given = dict(spec)
    record = {
        "text": given["text"],
        "sentence": given.get("sentence", ""),
        "speaker": given["speaker"],
        "outlet": given.get("outlet", "The Ledger"),
        "published": given.get("on", f"2026-03-{given['day']:02d}"),
        "report": given.get("report", f"r-{given.get('outlet', 'The Ledger')}-{given['day']}"),
    }
    found = statement_from(record)
    start = given.get("start", found.start)
    return replace(
        found,
        kind=Kind(given.get("kind", "direct")),
        stance=Stance(given["stance"]) if "stance" in given else found.stance,
        cue=Words(given["cue"], 0, len(given["cue"])) if "cue" in given else found.cue,
        start=start,
        end=start + len(found.text),
        answers=given.get("answers"),
        via=given.get("via", found.via),
        found_by=given.get("found_by", "test"),
    )


def met(a: Spec, b: Spec) -> Match:
    """Match two statements as the pipeline would."""
    return match.score(made(a), made(b))


def prints_both(found: Judgement, one: str, other: str) -> bool:
    """Say whether the evidence of a finding is printed in either text."""
    shown = [words for _, words in found.evidence]
    return all(any(words in text for words in shown) for text in (one, other))


def swapped(found: Match) -> Match:
    """Put the right side left."""
    return replace(found, left=found.right, right=found.left)
