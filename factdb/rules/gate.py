"""The gate before every rule: say whether two statements are about one matter at all.

Three doors: one statement answers the other; both print one quotation; or they share enough
words that tell something. Tomatoes are not compared with the moon.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from factdb.rules.speakers import name_in, speaker_name
from factdb.text.rarity import rarity, weight
from factdb.types import Match, Stance, Statement

BITS_NEAR = 7.0
"""What two statements of one report must share, in bits of `rarity`."""

BITS_FAR = 11.5
"""What statements of two reports must share."""

TELLING = 5.0
"""A word is telling from so many bits on: it stands in at most one passage of thirty."""

LIKE = 0.75
SAME = 0.9
"""Statements this alike say the same thing."""

SOON = timedelta(days=10)
"""So long after a claim, words that name its speaker may be about it."""

NEAR = 400
"""So many characters after the words it denies, a denial in general words still points at them."""


def opens(match: Match) -> bool:
    """Say whether any rule need look at the match."""
    return bool(door(match))


def door(match: Match) -> str:
    """Say why rules look at the match; "" if none need."""
    if match.left.id == match.right.id:
        return ""
    if handed_in(match):
        return "somebody put both side by side"
    if _is_part(match):
        return ""
    if answered(match) is not None:
        return "one answers the other in its report"
    if match.likeness >= LIKE:
        return "both are printed in nearly the same words"
    if follows_closely(match):
        return "one follows the other closely in one report"
    if names_other(match):
        return "the later names who said the earlier"
    if names_answerer(match) and match.shared:
        return "the earlier names who says the later"
    telling = any(rarity(word) >= TELLING for word in match.shared)
    if telling and weight(match.shared) >= needed(match):
        return "they share words enough that tell something"
    return ""


def _is_part(match: Match) -> bool:
    """Say whether both are made of the same words of one report: nobody contradicts a piece.

    But he may deny what another says: "denied a report by The Ledger that …" holds two voices.
    """
    if not one_report(match):
        return False
    both = match.left, match.right
    first, last = max(one.start for one in both), min(one.end for one in both)
    here, there = (one.text[first - one.start : last - one.start] for one in both)
    if first >= last or here != there:
        return False
    return answered(match) is None or not all(map(speaker_name, both))


def needed(match: Match) -> float:
    """Give the bits of `rarity` that both must share: fewer within one report."""
    return BITS_NEAR if one_report(match) else BITS_FAR


def in_time(match: Match) -> Match:
    """Put the earlier side left, should somebody have turned the match round."""
    left, right = match.left, match.right
    return match if place(left) <= place(right) else replace(match, left=right, right=left)


def place(statement: Statement) -> tuple[datetime, str, int, str]:
    """Give that by which statements stand in the order of time."""
    return statement.published, statement.report, statement.start, statement.id


def one_report(match: Match) -> bool:
    """Say whether both stand in one report."""
    return bool(match.left.report) and match.left.report == match.right.report


def handed_in(match: Match) -> bool:
    """Say whether a caller put the sides together, not the machine: one stands without a report."""
    return "bare" in {match.left.found_by, match.right.found_by}


def names_other(match: Match) -> bool:
    """Say whether the later side names the earlier's speaker: "The Ledger's report"."""
    return is_soon(match) and bool(name_in(match.left, told(match.right)))


def told(statement: Statement) -> str:
    """Give the words of a statement, for a denial with the sentence that says whose claim it is."""
    if statement.stance in {Stance.DENY, Stance.REJECT} and statement.sentence is not None:
        return statement.sentence.text
    return statement.text


def is_soon(match: Match) -> bool:
    """Say whether the later side came soon enough to answer the earlier."""
    return match.right.published.date() - match.left.published.date() <= SOON


def names_answerer(match: Match) -> bool:
    """Say whether the earlier side names who speaks on the later: the accused may answer."""
    return is_soon(match) and bool(name_in(match.right, match.left.text))


def follows_closely(match: Match) -> bool:
    """Say whether the right stands in the same report, within `NEAR` characters of the left.

    Sides without a report of their own (found by "bare") stand where the caller says.
    """
    if not one_report(match):
        return False
    if handed_in(match):
        return True
    return 0 <= match.right.start - match.left.end <= NEAR


def answered(match: Match) -> tuple[Statement, Statement] | None:
    """Give (what was said, what answers it) if one side answers the other in the report."""
    left, right = match.left, match.right
    if right.answers == left.id:
        return left, right
    if left.answers == right.id:
        return right, left
    return None
