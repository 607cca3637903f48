"""Two sides say the same, one with "not": polarity, phase or opposite words."""

from __future__ import annotations

import re

from factdb.rules.beside import set_side_by_side
from factdb.rules.claims import Clash, clash, denies, only_and_not_only, turns_down_claim
from factdb.rules.government import code_of
from factdb.rules.party import tells_of
from factdb.rules.phrases import quoted, says
from factdb.rules.replies import reply
from factdb.rules.silence import Near, silent
from factdb.rules.speakers import is_outlet, known_apart, same_speaker, speaker_words
from factdb.rules.times import said_on
from factdb.types import Judgement, Match, Relation, Stance, Statement

_SURE = 0.66
"""How fully subject and object must agree for time to explain what else would be a conflict."""


def negation(match: Match) -> Judgement | None:
    """Flag a claim and its opposite about one time, by two sides; an update where time explains it.

    Silent where one speaker says both (see `reversal`) and where the side that says "not" is the
    one whom the claim is about, or denies in so many words (see `denial`).
    """
    if _set_against(match):
        return Judgement(Relation.NEGATION, 0.7, _contrast(match), "negation", _evidence(match))
    found = clash(match) or set_side_by_side(match)
    if found is None:
        return _replying(match)
    if same_speaker(match.left, match.right):
        return silent("one speaker says both: see reversal", Near.VOICES)
    if not known_apart(match):
        return silent("they may be one voice: a speaker is not known", Near.VOICES)
    if found.passed and found.strength < _SURE:
        silent("time passed between them, and little ties them", Near.TIME)
        return _replying(match)
    if found.passed:
        return Judgement(Relation.UPDATE, 0.25, _reason(found), "negation", _evidence(match))
    if is_denial(found):
        return silent("who says “not” denies the claim: see denial", Near.VOICES)
    sure = 0.45 + 0.45 * found.strength - (0.1 if _only_phase(found) else 0.0)
    return Judgement(
        Relation.NEGATION, min(sure, 0.95), _reason(found), "negation", _evidence(match)
    )


def _replying(match: Match) -> Judgement | None:
    """Take an outlet's answer to a claim for what it finds."""
    found = reply(match)
    if found is None or not found.finds:
        return None
    return Judgement(found.relation, found.sure, found.reason, "negation", _evidence(match))


BESIDE = "of these two voices, only one says that something is not so"

_AGAINST = re.compile(r"\b(?:contrary to|contradict(?:s|ed|ing)?|belie[sd])\b", re.IGNORECASE)


def _set_against(match: Match) -> bool:
    """Say whether one sentence sets both sides against each other: "contrary to his claim"."""
    one, other = match.left.sentence, match.right.sentence
    if one is None or other is None or one.text != other.text or not known_apart(match):
        return False
    said = _AGAINST.search(one.text)
    return said is not None and said.group() not in f"{match.left.text} {match.right.text}"


def _contrast(match: Match) -> str:
    return f"{says(match.left)}; {says(match.right)}; the report sets one against the other."


def is_denial(found: Clash) -> bool:
    """Say whether the side that says "not" denies.

    In so many words; or for itself, being the one whom the claim is about; or by answering
    another speaker in one report. An outlet that finds otherwise does not deny.
    """
    if turns_down_claim(found.no) or _AS_CLAIMED.search(found.no.text):
        return True
    accused = set(found.affirmed.subject)
    if found.denied.negated and bool(speaker_words(found.no) & accused):
        return True
    if _comes_before(found) or _STILL_OPEN.search(found.no.text):
        return False
    return (
        _answers_in_report(found.yes, found.no)
        or _is_named_party(found)
        or _denies_for_itself(found)
    )


def _comes_before(found: Clash) -> bool:
    """Say whether who says "not" said so before the claim: what is found out later answers him."""
    return not found.opposites and said_on(found.no) < said_on(found.yes)


_STILL_OPEN = re.compile(r"\bha(?:s|ve|d) yet to\b", re.IGNORECASE)
"""Words of who still waits for a thing: he finds that it is not there, and denies nothing."""


def _denies_for_itself(found: Clash) -> bool:
    """Say whether the side that says "not" denies by its stance, and speaks of itself."""
    return found.no.stance is Stance.DENY and _OURS.search(found.no.text) is not None


def _is_named_party(found: Clash) -> bool:
    """Say whether who says "not" is named in the claim, or both are parties.

    Two governments are; and two speakers, no outlet, who tell opposite states of one thing, if one
    of them speaks for itself ("every mother who came to our door"): two who judge a third thing
    ("the vaccine is safe", "the vaccine is dangerous") deny nothing.
    """
    if not (found.loose or found.opposites):
        return False
    codes = {code_of(found.yes), code_of(found.no)}
    if tells_of(found.yes, found.no) or tells_of(found.no, found.yes):
        return True
    if "" not in codes and len(codes) > 1:
        return True
    side_by_side = "bare" in {found.yes.found_by, found.no.found_by}
    outlets = is_outlet(found.yes) or is_outlet(found.no)
    concerned = any(_OURS.search(one.text) for one in (found.yes, found.no))
    return found.opposites and side_by_side and not outlets and concerned


_OURS = re.compile(r"\b(?:[Ww]e|us|[Oo]urs?|[Oo]urselves|I|me|[Mm]y|[Mm]ine|[Mm]yself)\b")
"""Words by which speakers tell of themselves; "US" is a country."""


_AS_CLAIMED = re.compile(
    r"\bas (?:he|she|it|they|\w+) (?:claim|allege|say|assert|report)(?:s|ed)?\b|"
    r"\b(?:despite|contrary to) (?:his|her|its|their|the) (?:claim|report|statement)s?\b",
    re.IGNORECASE,
)
"""Words by which who says "not" names what he sets himself against."""


def _answers_in_report(yes: Statement, no: Statement) -> bool:
    if not yes.report or yes.report != no.report or is_outlet(no) or _is_own_voice(yes):
        return False
    if "bare" in {yes.found_by, no.found_by}:
        return True
    return not is_outlet(yes) and yes.start < no.start


def _is_own_voice(statement: Statement) -> bool:
    """Say whether the report's own outlet speaks, not one that it cites."""
    speaker = statement.speaker
    return speaker is not None and is_outlet(statement) and speaker.name == statement.outlet


def _only_phase(found: Clash) -> bool:
    return not (found.denied.negated or found.loose) or found.opposites


def _reason(found: Clash) -> str:
    if found.passed:
        how = "time passed between them, so both can be true"
    elif found.loose:
        return f"{says(found.yes)}; {says(found.no)}; {BESIDE}."
    elif found.opposites:
        return f"{says(found.yes)}; {says(found.no)}; {opposed(found)}."
    elif only_and_not_only(found.yes, found.no):
        how = "one says that it is only so, the other that it is not only so"
    elif found.denied.phase == "undone" and denies(found.no, found.denied):
        how = "one has it done, the other not done yet, at one time"
    else:
        how = "one says that it is so, the other that it is not"
    return f"{says(found.yes)}; {says(found.no)}; {how} ({found.matter})."


def opposed(found: Clash) -> str:
    """Name the opposite words of a clash, for its reason."""
    if found.denied.negated and not found.affirmed.negated:
        yes, no = quoted(found.affirmed.predicate), quoted(found.denied.predicate)
        return f"one says {yes}, the other that it is not {no}"
    return f"“{found.affirmed.predicate}” and “{found.denied.predicate}” are opposites"


def _evidence(match: Match) -> tuple[tuple[str, str], ...]:
    return (("left", match.left.text), ("right", match.right.text))
