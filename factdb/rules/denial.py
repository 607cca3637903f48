"""One side denies what the other said: "this was quickly denied", "the report is false"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import lru_cache

from factdb.rules.beside import set_side_by_side
from factdb.rules.blame import blame
from factdb.rules.claims import clash, turns_down_claim
from factdb.rules.gate import answered, follows_closely, in_time, names_answerer, names_other, told
from factdb.rules.nearby import bases, is_near
from factdb.rules.negation import BESIDE, is_denial, opposed
from factdb.rules.phrases import quoted, says, who, with_cue
from factdb.rules.replies import is_charge, is_of_another, reply
from factdb.rules.silence import Near, silent
from factdb.rules.speakers import known_apart, name_in, same_speaker, speaker_words
from factdb.rules.terms import meets
from factdb.rules.times import said_on
from factdb.text.fold import content_words
from factdb.text.rarity import rarity, weight
from factdb.text.rebuttal import CLAIMS, UNTRUE, opens_by_rebutting, rebuts
from factdb.types import Judgement, Match, Relation, Stance, Statement

_POINTS = re.compile(
    r"\b(?:this|that(?=\W*$|[.,;!?]| (?:is|was|did|has|had|never)\b)|it|these|those|them|which|"
    r"such|"
    rf"(?:the|these|those|such|all|any)(?: \w+)? {CLAIMS})\b",
    re.IGNORECASE,
)
_NO_CLAIM = frozenset({Stance.DEMAND, Stance.ASK, Stance.REGRET, Stance.SUPPORT})
_TURNED_DOWN = re.compile(
    r"\b(?:demand|request|proposal|suggestion|offer|plan|call|idea|invitation|appeal|deal|bid|ultimatum)s?\b",
    re.IGNORECASE,
)
_SAYS_SOMETHING = 10.0
"""So many bits must a claim hold for anybody to deny it: not "that's how we see it"."""

_GENERAL = 2
"""So many words of content has a denial in general words: "the latest allegations"."""

_OF_SPEAKER = re.compile(r"^\W*(?:it|he|she|they) (?:had|has|have|would|will) (?=no |not |never )")
"""A pronoun of reported speech that stands for who speaks: "it had no plans"."""

_CHARGE = re.compile(r"\b(?:allegation|accusation|charge|criticism)s?\b", re.IGNORECASE)
_ONLY_CHARGE = re.compile(
    rf"\W*(?:the|this|that|these|those|all|such) (?:\w+ )?{_CHARGE.pattern}\W*", re.IGNORECASE
)
"""A side that says nothing but what it turns down: "the charge"."""

_TELLS_DENIAL = re.compile(r"\b(?:has |had |have )?denied\b(?! \w+ (?:a|an|the)\b)", re.IGNORECASE)
_UNTRUE = re.compile(rf"\b{UNTRUE}\b", re.IGNORECASE)
"""A denial is denied only by who calls it false."""

_SAYS_NO = re.compile(
    rf"\b(?:den(?:y|i)|refut|rebut|dismiss|reject|disput|contradict|not?\b|never|none|nothing|{UNTRUE})"
    r"|n[’']t\b",
    re.IGNORECASE,
)
"""What a denial must hold, whatever its stance: a word that says no."""

_CLAIM_WORD = re.compile(rf"\b(?:{CLAIMS})\b", re.IGNORECASE)


def denial(match: Match) -> Judgement | None:
    """Flag a claim and a denial of it by another speaker.

    The denial points at the claim ("this was denied", "dismissed the allegations") or repeats it
    with "not" by the one whom the claim is about. A demand, an offer or an opinion that is turned
    down is not denied.
    """
    match = in_time(match)
    if same_speaker(match.left, match.right):
        return silent("one speaker says both: see reversal", Near.VOICES)
    return (
        _pointing(match)
        or _naming(match)
        or _of_claims(match)
        or _repeating(match)
        or _blaming(match)
        or _replying(match)
    )


def _pointing(match: Match) -> Judgement | None:
    linked = answered(match)
    found = next((pair for pair in _orders(match) if _answers(*pair)), None)
    if found is None:
        return silent("neither side denies or dismisses something in general words")
    if linked is None and not _stands_near(match):
        return silent("words of denial, but nothing shows that they mean the other", Near.KIND)
    said, answer = found
    reason = f"{says(said)}; {who(answer)} answers it: {_words_of(answer)}."
    return Judgement(Relation.DENIAL, 0.92 if linked else 0.75, reason, "denial", _evidence(match))


def _naming(match: Match) -> Judgement | None:
    """Find a denial of a claim that names one another: "denied a report by The Ledger that …".

    Or the claim names who denies it: the accused "rejected the allegation that …".
    """
    said, answer = match.left, match.right
    if not (names_other(match) or names_answerer(match)) or not _can_be_denied(said):
        return silent("neither names who speaks on the other side")
    if not turns_down_claim(answer) or not _CLAIM_WORD.search(told(answer)):
        return silent("one names the other, and denies no claim or report", Near.KIND)
    named = name_in(said, told(answer)) or name_in(answer, said.text)
    if weight(word for word in match.shared if word not in named) < _ON_TOPIC:
        return silent("a claim of the other is denied, perhaps another claim", Near.MATTER)
    reason = f"{says(said)}; {who(answer)} answers it: {_words_of(answer)}."
    return Judgement(Relation.DENIAL, 0.8, reason, "denial", _evidence(match))


def _of_claims(match: Match) -> Judgement | None:
    """Find a denial of claims about a matter that the other side tells of, both handed in.

    "The allegations about attacks on towns are untrue", "attempts to blame us are groundless".
    """
    if not is_near(match, _ANSWERED_WITHIN) or not known_apart(match):
        return None
    for said, answer in ((match.left, match.right), (match.right, match.left)):
        if (
            _turns_claims_down(with_cue(answer))
            and said.stance not in _NO_FACT
            and not is_of_another(said, answer)
            and _shares_topic(said, answer)
        ):
            reason = f"{says(said)}; {who(answer)} answers it: {_words_of(answer)}."
            return Judgement(Relation.DENIAL, 0.65, reason, "denial", _evidence(match))
    return silent("neither turns down claims about what the other tells", Near.KIND)


@lru_cache(maxsize=256)  # a statement meets fifty others in turn
def _turns_claims_down(text: str) -> bool:
    return _OF_CLAIMS.search(text) is not None


def _shares_topic(said: Statement, answer: Statement) -> bool:
    """Say whether a telling word of the claims that are turned down stands in the claim."""
    left, right = (bases(one.text) for one in (said, answer))
    names = {*speaker_words(said), *speaker_words(answer)}
    met = {w for w in left - names if any(meets(w, one) for one in right - names)}
    return any(rarity(word) >= _ON_TOPIC and not _CLAIM_WORD.fullmatch(word) for word in met)


_NO_FACT = _NO_CLAIM - {Stance.REGRET}
_ANSWERED_WITHIN = timedelta(days=21)
_OF_CLAIMS = re.compile(
    rf"\b(?:{CLAIMS}|(?:attempts|efforts) to (?:blame|accuse)|accusing|blaming)\b[^.!?]{{0,120}}?"
    rf"\b(?:{UNTRUE})\b"
    rf"|\b(?:{UNTRUE})\b[^.!?]{{0,60}}?\b(?:{CLAIMS})\b (?:that|about|of)\b"
    rf"|\b(?:den(?:y|ies|ied|ying)|reject\w*|dismiss\w*|refut\w+|rebut\w*)\b[^.!?]{{0,40}}?"
    rf"\b(?:{CLAIMS})\b(?: \w+)? (?:about|of|that|over|on)\b"
    rf"|\bno truth (?:to|in)\b",
    re.IGNORECASE,
)

_ON_TOPIC = 5.0
"""So many bits must claim and denial share beside the name."""


def _orders(match: Match) -> Iterator[tuple[Statement, Statement]]:
    """Give the orders in which one side can answer the other: as linked, else as printed."""
    if linked := answered(match):
        yield linked
        return
    yield match.left, match.right
    if "bare" in {match.left.found_by, match.right.found_by}:
        yield match.right, match.left


def _answers(said: Statement, answer: Statement) -> bool:
    if not _is_rebuttal(said, answer) or is_of_another(said, answer):
        return False
    return _can_be_denied(said)


def _repeating(match: Match) -> Judgement | None:
    found = clash(match) or set_side_by_side(match)
    if found is None:
        return None
    if found.passed:
        return silent("time passed between the claim and the “not”", Near.TIME)
    if not known_apart(match):
        return silent("they may be one voice: a speaker is not known", Near.VOICES)
    if not is_denial(found):
        return silent("who says “not” is not the one whom the claim is about", Near.VOICES)
    if found.yes.stance in _NO_CLAIM:
        return silent("a demand, a question or an opinion is turned down", Near.VOICES)
    sure = min(0.5 + 0.45 * found.strength, 0.95)
    denies = "had denied" if said_on(found.no) < said_on(found.yes) else "denies"
    reason = (
        f"{says(found.yes)}; {who(found.no)} {denies} it: {_words_of(found.no)} ({found.matter})."
    )
    if found.opposites:
        reason = f"{says(found.yes)}; {says(found.no)}; {opposed(found)}."
    if found.loose:
        reason = f"{says(found.yes)}; {says(found.no)}; {BESIDE}."
    return Judgement(Relation.DENIAL, sure, reason, "denial", _evidence(match))


def _blaming(match: Match) -> Judgement | None:
    if not (how := blame(match)):
        return silent("they do not say of each other that the other began")
    reason = f"{says(match.left)}; {says(match.right)}; {how}."
    return Judgement(Relation.DENIAL, 0.65, reason, "denial", _evidence(match))


def _replying(match: Match) -> Judgement | None:
    found = reply(match)
    if found is None or found.finds:
        return None
    return Judgement(found.relation, found.sure, found.reason, "denial", _evidence(match))


def _evidence(match: Match) -> tuple[tuple[str, str], ...]:
    return (("left", match.left.text), ("right", match.right.text))


def _can_be_denied(said: Statement) -> bool:
    """Say whether a statement claims a fact; what is demanded or asked can only be turned down."""
    if said.stance in _NO_CLAIM or weight(set(content_words(said.text))) < _SAYS_SOMETHING:
        return False
    return not said.frames or any(
        frame.modality in {"fact", "will", "would"} for frame in said.frames
    )


def _is_rebuttal(said: Statement, answer: Statement) -> bool:
    """Say whether an answer denies in general words, not a proposal but a claim."""
    if said.stance is Stance.DENY or _TELLS_DENIAL.search(said.text):
        return bool(_UNTRUE.search(answer.text)) and rebuts(answer.text)
    if answer.stance is Stance.DENY:
        linked = answer.answers == said.id
        told = _SAYS_NO.search(_around(answer)) is not None
        points = bool(_POINTS.search(_OF_SPEAKER.sub("", _around(answer)))) or not answer.frames
        says_more = len(content_words(answer.text)) > _GENERAL
        return linked or (told and points and (not says_more or _shares_topic(said, answer)))
    if answer.stance is Stance.REJECT and not rebuts(answer.text):
        if _TURNED_DOWN.search(answer.text) or not _CLAIM_WORD.search(answer.text):
            return False
        general = len(content_words(answer.text)) <= _GENERAL + 1
        return general or answer.answers == said.id or _shares_topic(said, answer)
    return rebuts(answer.text) or (answer.answers == said.id and opens_by_rebutting(answer.text))


def _around(answer: Statement) -> str:
    cue = f" {answer.cue.text}" if answer.cue else ""
    return f"{answer.text}{cue}"


def _stands_near(match: Match) -> bool:
    """Say whether general words of denial follow the claim closely in one report."""
    if not follows_closely(match):
        return False
    if match.right.answers is not None or match.left.answers is not None:
        return False
    if "bare" in {match.left.found_by, match.right.found_by}:
        return _charges_where_asked(match)
    if len(content_words(match.right.text)) > _GENERAL:
        return False
    charged = match.left.stance is Stance.ACCUSE
    return charged if _CHARGE.search(match.right.text) else _names_claim(match.right)


def _charges_where_asked(match: Match) -> bool:
    """Say whether "the charge" that one of two sides turns down has a charge beside it."""
    sides = match.left, match.right
    others = [one for one in sides if not _ONLY_CHARGE.fullmatch(one.text)]
    if len(others) == len(sides):
        return True
    return any(one.stance is Stance.ACCUSE or is_charge(one) for one in others)


def _names_claim(answer: Statement) -> bool:
    return bool(_CLAIM_WORD.search(answer.text))


def _words_of(answer: Statement) -> str:
    """Give the answer with its cue as the report prints them: “the claims were dismissed”."""
    return quoted(with_cue(answer))
