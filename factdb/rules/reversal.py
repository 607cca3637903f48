"""One speaker on both sides of one matter."""

from __future__ import annotations

import re

from factdb.rules.beside import turned_round
from factdb.rules.claims import Clash, clash
from factdb.rules.gate import follows_closely, handed_in, in_time, one_report
from factdb.rules.misquote import misquote
from factdb.rules.negation import opposed
from factdb.rules.phrases import quoted, says, who
from factdb.rules.silence import Near, listening, silent
from factdb.rules.speakers import one_voice, speaker_words
from factdb.rules.times import overlap, said_on, when_of
from factdb.text.rarity import rarity
from factdb.types import Judgement, Kind, Match, Relation, Statement

_TAKES_BACK = re.compile(
    r"\b(?:revers(?:ed|es|ing) (?:himself|herself|itself|themselves|course|his|her|its|their)|"
    r"(?:has|have|had)? ?since said|retract(?:s|ed)?|recant(?:s|ed)?|backtrack(?:s|ed)?|"
    r"walk(?:s|ed) back|chang(?:es|ed) (?:his|her|its|their) mind|u-turn|took? (?:it|that) back|"
    r"withdrew (?:his|her|its|their) (?:remark|statement|claim|confession)|"
    r"no longer (?:stands|believes|supports|thinks)|"
    r"(?:reversing|changing|changed) (?:course|tack|position|stance)|"
    r"soften\w* (?:his|her|its|their)|"
    r"(?:I|we) (?:made (?:it|that|this) up|lied|misspoke|take (?:it|that) back)|"
    r"(?:what (?:I|we) said|I (?:only )?said (?:it|that|so)) .{0,40}"
    r"\bbecause (?:they|he|she|I was))\b",
    re.IGNORECASE,
)
_SURE = 0.66
_POSITIONS = frozenset({"will", "want", "must"})
_VIEWS = frozenset(
    ["support", "oppose", "back", "favour", "favor", "endorse", "approve", "reject", "believe",
     "trust", "condemn", "welcome", "agree", "disagree"]
)  # fmt: skip
"""Verbs of having a view."""


def reversal(match: Match) -> Judgement | None:
    """Flag one speaker's opposite commitments, positions or accounts of one matter.

    Time does not excuse a change of position; that a thing was not done and then was, is an
    update. Silent between different speakers and where nobody knows who speaks.
    """
    match = in_time(match)
    if not one_voice(match.left, match.right):
        return silent("nobody shows that one speaker says both")
    if _is_outlet_of_many(match.left):
        return silent("an outlet has many writers and no position to keep", Near.VOICES)
    if _is_misquoted(match):
        return silent("two printings of one utterance: see misquote", Near.VOICES)
    return _taken_back(match) or _clashing(match)


def _is_misquoted(match: Match) -> bool:
    """Ask the other rule, and let nobody take its reason for silence for one of this rule."""
    with listening():
        return misquote(match) is not None


def _clashing(match: Match) -> Judgement | None:
    found = clash(match) or turned_round(match)
    if found is None:
        return None
    if _in_one_breath(match):
        return silent("nobody turns round within one report without a word on it", Near.VOICES)
    position = _is_position(found)
    later = "later, " if said_on(match.left) < said_on(match.right) else ""
    reason = f"{says(match.left)}; {later}{says(match.right)}; {_how(found)}."
    evidence = (("left", match.left.text), ("right", match.right.text))
    if _is_put_off(match, found):
        told = f"{says(match.left)}; {says(match.right)}; the plan has another date."
        return Judgement(Relation.UPDATE, 0.3, told, "reversal", evidence)
    if not (position or handed_in(match) or _of_past_deeds(found)):
        return silent("how things stand with a speaker today, he may tell otherwise", Near.TIME)
    if found.passed and not position and found.strength < _SURE:
        return silent("time passed between them, and little ties them", Near.TIME)
    if found.passed and not position:
        told = f"{says(match.left)}; {says(match.right)}; time passed between them."
        return Judgement(Relation.UPDATE, 0.2, told, "reversal", evidence)
    sure = min(0.5 + 0.4 * found.strength, 0.9)
    return Judgement(Relation.REVERSAL, sure, reason, "reversal", evidence)


def _how(found: Clash) -> str:
    return opposed(found) if found.opposites else f"the two take opposite sides ({found.matter})"


def _is_put_off(match: Match, found: Clash) -> bool:
    """Say whether both tell a plan with its date, and the dates differ: it is late, not dropped."""
    one, other = when_of(found.yes, found.affirmed), when_of(found.no, found.denied)
    if not one or not other or found.affirmed.modality != "will":
        return False
    later = _NOT_BEFORE.search(found.no.text) is not None
    return match.left.day != match.right.day and (later or not overlap(one, other))


_NOT_BEFORE = re.compile(r"\bnot\b[^.;]*\b(?:before|until|till)\b", re.IGNORECASE)


def _of_past_deeds(found: Clash) -> bool:
    return found.affirmed.phase == "done" and found.denied.phase in {"done", "undone"}


def _is_position(found: Clash) -> bool:
    """Say whether the clash is of wills or of views, which time does not excuse, not of facts."""
    frames = (found.affirmed, found.denied)
    if found.affirmed.modality in _POSITIONS or any(one.phase == "planned" for one in frames):
        return True
    return any(one.predicate in _VIEWS for one in frames)


def _taken_back(match: Match) -> Judgement | None:
    """Take the report's word for it: "but later reversed himself"."""
    if handed_in(match) and not one_report(match):
        return _recants(match)
    if not follows_closely(match):
        return silent("no word nearby that something was taken back")
    sides = [(match.left, match.right)]
    if "bare" in {match.left.found_by, match.right.found_by}:
        sides.append((match.right, match.left))
    for said, taken in sides:
        if told := _TAKES_BACK.search(_told_around(taken, bare=handed_in(match))):
            reason = f"{says(said)}; of {who(taken)} the report says {quoted(told.group())}."
            evidence = (("left", match.left.text), ("right", match.right.text))
            return Judgement(Relation.REVERSAL, 0.75, reason, "reversal", evidence)
    return silent("no word nearby that something was taken back")


def _recants(match: Match) -> Judgement | None:
    """Take the later of two reports' word for it, where it tells what is taken back.

    Handed in: "what I said about the van, I said because they wanted it".
    """
    told = _RECANTS.search(match.right.text)
    met = {word for word in match.shared if rarity(word) >= _TELLING}
    if told is None or not met - speaker_words(match.left):
        return silent("no word that something was taken back")
    reason = f"{says(match.left)}; later, {says(match.right)}; it says {quoted(told.group())}."
    evidence = (("left", match.left.text), ("right", match.right.text))
    return Judgement(Relation.REVERSAL, 0.7, reason, "reversal", evidence)


_TELLING = 5.0
_RECANTS = re.compile(
    r"\b(?:(?:what|when) (?:I|we|he|she) (?:said|told)\b.{0,60}\b(?:because (?:they|he|she|I was)|"
    r"was (?:a lie|untrue|wrong|not true|false|made up))|"
    r"(?:I|we|he|she) (?:had |have )?(?:made (?:it|that|this|the \w+) up|lied|misspoke|"
    r"invented (?:it|that|the)|never saw|recant\w*|retract\w*|(?:take|took|taken) (?:it|that) back|"
    r"(?:was|were) (?:mistaken|wrong|misinformed|coached|told what to say))|"
    r"(?:retract|recant|withdr[ae]w)\w* (?:his|her|its|their|the|my|our) "
    r"(?:\w+ )?(?:statement|remark|claim|confession|testimony|account|accusation|words)s?)\b",
    re.IGNORECASE,
)


def _told_around(taken: Statement, *, bare: bool) -> str:
    """Give a statement with its cue; handed in, with its sentence: "later softened his stance".

    Of what a speaker says himself only the cue: who "changed course" in his words is another.
    """
    if bare and taken.sentence is not None:
        return taken.sentence.text
    cue = taken.cue.text if taken.cue else ""
    return cue if taken.kind is Kind.DIRECT else f"{taken.text} {cue}"


def _in_one_breath(match: Match) -> bool:
    """Say whether both stand in one report: nobody turns round in one text without a word on it."""
    return one_report(match) and "bare" not in {match.left.found_by, match.right.found_by}


def _is_outlet_of_many(statement: Statement) -> bool:
    """Say whether the outlet's own voice speaks: many writers, no position to keep."""
    return statement.kind is Kind.ASSERTION
