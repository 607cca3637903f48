"""Which statement of the same report a statement takes up: "this was denied", "the allegations"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from factdb.extraction.disputed import DISPUTED
from factdb.text.fold import content_words
from factdb.text.rebuttal import opens_by_rebutting, rebuts
from factdb.types import Form, Kind, Stance, Statement

REACH = 3
"""How many statements back a "this" can point: what lies further is off the reader's mind."""

FAR = 500
"""... and how many characters."""

FURTHER = 12
"""How many statements back a claim can stand that is said not to be so, in its own words."""

_IN_COMMON = 2
"""Telling words that a denial shares with the charge it answers; one more with another claim."""

_SHARE = 0.6
"""The part of its own telling words that a denial shares with a claim that charges nobody."""

_NAMED_CLAIMS = frozenset({"relayed", "noun"})
"""What finds "The Ledger's report that …" inside the words of who denies it."""

_TURNS_DOWN = frozenset({Stance.DENY, Stance.REJECT})
_TAKES_UP = re.compile(
    r"(?:(?:this|that|it|these|those|them|such)\b"
    r"|(?:the|this|that|these|those|such|his|her|its|their|both|all|any)\b)?"
    r"(?:\s*(?:[\w’'-]+\s+){0,2}?(?P<noun>report|claim|allegation|accusation|charge|criticism|suggestion"
    r"|statement|assertion|warning|demand|request|proposal|offer|account|comment|remark|story|figure"
    r"|number|estimate|version)s?)?[.,]?"
    r"(?:\s+as\b.*)?",
    re.IGNORECASE | re.DOTALL,
)
_FITS = {
    "allegation": Stance.ACCUSE, "accusation": Stance.ACCUSE, "charge": Stance.ACCUSE,
    "criticism": Stance.ACCUSE, "warning": Stance.WARN, "demand": Stance.DEMAND,
    "request": Stance.DEMAND, "proposal": Stance.DEMAND, "offer": Stance.COMMIT,
}  # fmt: skip
_TURN = "turn"
"""How what is said in a transcript was found, a paragraph by its speaker."""

_BREAK = re.compile(r"\n\s*")
_THAT_REPORT = re.compile(r"\W*(?:(?:no|well|look)\W+)*(?:that|this|the) report\b", re.IGNORECASE)
_STOP = re.compile(r"[.!?][\"”’)]*\s+\S")
_ASIDE = 8
"""Words behind a claim that ask nothing else: "And is there anything to it?"."""

_ABOUT_IT = re.compile(
    r"\b(?:is|was|are) (?:that|this|it) (?:true|so|right|correct|accurate|the case)"
    r"|\b(?:confirm|deny|comment|respon[ds]\w*|reaction|react)\b",
    re.IGNORECASE,
)
_BLANKET = re.compile(
    r"(?:any|all|having any)?\s*(?:wrongdoing|involvement|responsibility|guilt|charges)\b.{0,30}",
    re.IGNORECASE | re.DOTALL,
)
"""What the accused denies without a word of what he is accused of."""


def answered(told: Sequence[Statement], text: str) -> tuple[Statement, ...]:
    """Give the statements with ``answers`` filled where one denies or takes up an earlier one.

    Args:
        told: the statements of one report in the order of their places.
        text: the report's words.

    What one says was not so denies where another accused of it right before, or said that it was.
    The earlier one is the nearest by another speaker that fits the noun ("the allegations": an
    accusation); where none fits it is the one voice heard before in the paragraph, if it is one.

    """
    found = [_defended(told, at) for at in range(len(told))]
    for at, one in enumerate(found):
        earlier = _held(found, at) or (_taken_up(found, at, text) if _points_back(one) else None)
        if earlier is not None:
            found[at] = replace(one, answers=earlier.id)
    return tuple(found)


def _defended(told: Sequence[Statement], at: int) -> Statement:
    """Let "the money was not missing" deny where it is what another's accusation is about."""
    one = told[at]
    if one.stance is not Stance.ASSERT or not one.negated or one.kind is Kind.ASSERTION:
        return one
    near = (other for other in told[max(0, at - FURTHER) : at] if not other.negated)
    charged = any(_by_another(one, other) and _is_at_issue(other, one) for other in near)
    return replace(one, stance=Stance.DENY) if charged else one


def _is_at_issue(said: Statement, one: Statement) -> bool:
    """Say whether a claim charges who speaks, or is what is said not to be so."""
    words = set(content_words(one.text))
    common = len(words & set(content_words(said.text)))
    if said.stance is Stance.ACCUSE:
        return _charges(said, one) or common >= _IN_COMMON
    return common > _IN_COMMON and common >= _SHARE * len(words)


def _held(told: Sequence[Statement], at: int) -> Statement | None:
    """Give the claim that a denial holds: "denied a report by The Ledger that …"."""
    one, beside = told[at], told[at + 1 : at + 2]
    if one.stance not in _TURNS_DOWN or not beside or one.cue is None or one.kind is Kind.DIRECT:
        return None
    inside = one.start < beside[0].start and beside[0].end == one.end
    return beside[0] if inside and beside[0].found_by in _NAMED_CLAIMS else None


def _points_back(one: Statement) -> bool:
    if one.kind is Kind.ASSERTION:
        return False
    if rebuts(one.text) or _is_reply(one) or one.found_by == DISPUTED:
        return True
    if one.stance not in _TURNS_DOWN:
        return False
    return _TAKES_UP.fullmatch(one.text) is not None or _is_blanket(one)


def _is_reply(one: Statement) -> bool:
    """Say whether a turn of a transcript begins by turning down: "No, that is false. We will …"."""
    return one.found_by == _TURN and opens_by_rebutting(one.text)


def _is_blanket(one: Statement) -> bool:
    return one.stance is Stance.DENY and _BLANKET.fullmatch(one.text) is not None


def _taken_up(told: Sequence[Statement], at: int, text: str) -> Statement | None:
    one = told[at]
    near = [
        other
        for other in told[max(0, at - REACH) : at]
        if other.end <= one.start and one.start - other.end < FAR
    ]
    if _is_reply(one):
        return _put_to(near, one, text)
    before = [other for other in near if _by_another(one, other)]
    if _is_blanket(one):
        charges = [other for other in before if _charges(other, one)]
        return charges[-1] if charges else None
    found = _TAKES_UP.fullmatch(one.text)
    fits = _FITS.get(found["noun"].lower()) if found and found["noun"] else None
    fitting = [other for other in before if other.stance is fits]
    if fitting and not _others_nearer(fitting[-1], before, one, text):
        return fitting[-1]
    same = [
        other
        for other in before
        if other.sentence and one.sentence and other.sentence.end > one.start
    ]
    voices = {other.mention.text for other in before if other.mention}
    if same:
        return same[-1]
    if len(voices) != 1 or not _is_next(before[-1], text[before[-1].end : one.start]):
        return None
    return before[-1]


def _is_next(other: Statement, gap: str) -> bool:
    """Say whether a statement is of one paragraph, or of the sentence that ends the one before.

    Much news gives each sentence a paragraph of its own; a turn of a transcript is no sentence.
    """
    rest, *lead = _BREAK.split(gap)
    if not lead:
        return True
    in_row = len(lead) == 1 and not any(_STOP.search(part) for part in (rest, lead[0]))
    return in_row and other.found_by != _TURN


def _put_to(before: Sequence[Statement], one: Statement, text: str) -> Statement | None:
    """Give the claim that the turn right before a reply puts to who replies, if it is one.

    What else is asked after it must be about it: "Is that true?". Of several, "that report" takes
    up the one that is told as a report.
    """
    gaps = {other.id: _BREAK.split(text[other.end : one.start]) for other in before}
    asked = [
        other for other in before if other.found_by != _TURN and _is_turn_before(gaps[other.id])
    ]
    whole = [other for other in asked if not any(_holds(around, other) for around in asked)]
    if len(whole) != 1:
        named = [other for other in whole if _is_named(other, one)]
        return named[0] if len(named) == 1 else None
    (put,) = whole
    is_claim = put.kind not in {Kind.ASSERTION, Kind.DIRECT}
    return put if is_claim and _asks_no_more(gaps[put.id][0]) else None


def _is_turn_before(parts: Sequence[str]) -> bool:
    """Say whether words up to a reply are of the line before, and the name at its head."""
    return len(parts) == 2 and bool(parts[1])


def _asks_no_more(rest: str) -> bool:
    """Say whether nothing else is asked behind a claim."""
    return len(rest.split()) <= _ASIDE or _ABOUT_IT.search(rest) is not None


def _is_named(put: Statement, one: Statement) -> bool:
    """Say whether "that report" means a claim that is told as one."""
    reports = put.cue is not None and "report" in put.cue.text.lower()
    return reports and _THAT_REPORT.match(one.text) is not None


def _holds(one: Statement, other: Statement) -> bool:
    return one is not other and one.start <= other.start and other.end <= one.end


def _others_nearer(
    fitting: Statement, before: Sequence[Statement], one: Statement, text: str
) -> bool:
    """Say whether the claim is of an earlier paragraph and others speak in between in this one."""
    line = text.rfind("\n\n", 0, one.start)
    return fitting.end <= line and any(other.start > line for other in before)


def _charges(said: Statement, one: Statement) -> bool:
    """Say whether a claim names who denies, by the last name, or by what a body is: "police"."""
    if one.mention is None:
        return False
    name = (one.mention.name or one.mention.text).split()
    if one.mention.form is Form.ROLE:
        return name[-1].lower() in said.text.lower().split()
    return bool(name) and name[-1] in said.text


def _by_another(one: Statement, other: Statement) -> bool:
    if other.mention is None or other.kind is Kind.ASSERTION:
        return False
    return one.mention is None or one.mention.text != other.mention.text
