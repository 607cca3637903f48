"""One side denies what the other said: "this was quickly denied", "the report is false"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factdb.rules.claims import clash, turns_down_claim
from factdb.rules.gate import answered, follows_closely, in_time, names_answerer, names_other, told
from factdb.rules.negation import is_denial
from factdb.rules.phrases import quoted, says, who
from factdb.rules.speakers import known_apart, name_in, same_speaker
from factdb.text.fold import content_words
from factdb.text.rarity import weight
from factdb.types import Judgement, Match, Relation, Stance, Statement

_CLAIMS = (
    r"(?:claim|report|allegation|accusation|charge|stor(?:y|ie)|rumou?r|assertion|news|criticism)s?"
)
_POINTS = re.compile(
    r"\b(?:this|that|it|these|those|them|which|"
    rf"(?:the|these|those|such|all|any)(?: \w+)? {_CLAIMS})\b",
    re.IGNORECASE,
)
_UNTRUE = (
    r"(?:lies?|false|untrue|fake|nonsense|not true|baseless|unfounded|groundless|fabricated|"
    r"disinformation|fabrication|hoax)"
)
_REBUTS = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|(?:dismiss|reject)(?:es|s|ed|ing)?|refut(?:es?|ed|ing)|"
    rf"(?:is|are|was|were)(?: all| simply| just| completely| totally)? (?:a |an )?{_UNTRUE}|"
    r"no truth (?:to|in)|(?:never(?:,? never)*|did ?n[o'’]t) happen(?:ed)?|"
    r"(?:never|no|not|[nN]'t|n’t)(?: \w+)? such|have been misled|"
    rf"call(?:s|ed|ing) (?:it|this|that|them|the \w+) (?:a )?{_UNTRUE})\b",
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

_CHARGE = re.compile(r"\b(?:allegation|accusation|charge|criticism)s?\b", re.IGNORECASE)
_CLAIM_WORD = re.compile(rf"\b(?:{_CLAIMS})\b", re.IGNORECASE)


def denial(match: Match) -> Judgement | None:
    """Flag a claim and a denial of it by another speaker.

    The denial points at the claim ("this was denied", "dismissed the allegations") or repeats it
    with "not" by the one whom the claim is about. A demand, an offer or an opinion that is turned
    down is not denied.
    """
    match = in_time(match)
    if same_speaker(match.left, match.right):
        return None
    return _pointing(match) or _naming(match) or _repeating(match)


def _pointing(match: Match) -> Judgement | None:
    linked = answered(match)
    found = next((pair for pair in _orders(match) if _answers(*pair)), None)
    if found is None or (linked is None and not _stands_near(match)):
        return None
    said, answer = found
    reason = f"{says(said)}; {who(answer)} answers it: {_words_of(answer)}."
    evidence = (("left", match.left.text), ("right", match.right.text))
    return Judgement(Relation.DENIAL, 0.92 if linked else 0.75, reason, "denial", evidence)


def _naming(match: Match) -> Judgement | None:
    """Find a denial of a claim that names one another: "denied a report by The Ledger that …".

    Or the claim names who denies it: the accused "rejected the allegation that …".
    """
    said, answer = match.left, match.right
    if not (names_other(match) or names_answerer(match)) or not _can_be_denied(said):
        return None
    if not turns_down_claim(answer) or not _CLAIM_WORD.search(told(answer)):
        return None
    named = name_in(said, told(answer)) or name_in(answer, said.text)
    if weight(word for word in match.shared if word not in named) < _ON_TOPIC:
        return None
    reason = f"{says(said)}; {who(answer)} answers it: {_words_of(answer)}."
    evidence = (("left", said.text), ("right", answer.text))
    return Judgement(Relation.DENIAL, 0.8, reason, "denial", evidence)


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
    return _can_be_denied(said) and _is_rebuttal(answer)


def _repeating(match: Match) -> Judgement | None:
    found = clash(match)
    if found is None or found.passed or not known_apart(match) or not is_denial(found):
        return None
    if found.yes.stance in _NO_CLAIM:
        return None
    sure = min(0.5 + 0.45 * found.strength, 0.95)
    reason = (
        f"{says(found.yes)}; {who(found.no)} denies it: {_words_of(found.no)} ({found.matter})."
    )
    evidence = (("left", match.left.text), ("right", match.right.text))
    return Judgement(Relation.DENIAL, sure, reason, "denial", evidence)


def _can_be_denied(said: Statement) -> bool:
    """Say whether a statement claims a fact; what is demanded or asked can only be turned down."""
    if said.stance in _NO_CLAIM or weight(set(content_words(said.text))) < _SAYS_SOMETHING:
        return False
    return not said.frames or any(
        frame.modality in {"fact", "will", "would"} for frame in said.frames
    )


def _is_rebuttal(answer: Statement) -> bool:
    """Say whether an answer denies in general words, not a proposal but a claim."""
    told = _around(answer)
    if answer.stance is Stance.DENY:
        return bool(_POINTS.search(told)) or not answer.frames
    if answer.stance is Stance.REJECT:
        return bool(_CLAIM_WORD.search(answer.text)) and not _TURNED_DOWN.search(answer.text)
    return (
        bool(_REBUTS.search(answer.text)) and bool(_POINTS.search(answer.text)) and _short(answer)
    )


def _short(answer: Statement) -> bool:
    return len(answer.text.split()) <= 12


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
        return True
    if len(content_words(match.right.text)) > _GENERAL:
        return False
    charged = match.left.stance is Stance.ACCUSE
    return charged if _CHARGE.search(match.right.text) else _names_claim(match.right)


def _names_claim(answer: Statement) -> bool:
    return bool(_CLAIM_WORD.search(answer.text))


def _words_of(answer: Statement) -> str:
    cue = answer.cue.text if answer.cue else ""
    if not cue or cue in answer.text or _REBUTS.search(answer.text):
        return quoted(answer.text)
    return f"{cue} {quoted(answer.text)}"
