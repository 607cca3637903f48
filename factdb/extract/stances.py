"""What an act of speech does with its content, and whether what it says is negated."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factdb.extract.acts import Act
from factdb.types import Stance

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_MARKS: tuple[tuple[Stance, re.Pattern[str]], ...] = tuple(
    (stance, re.compile(pattern, re.I))
    for stance, pattern in (
        (Stance.REGRET, r"\b(sorry|regrets?|apologi[sz]e|apolog(?:y|ies)|condolences|saddened)\b"),
        (Stance.DENY, r"\b(untrue|not true|no truth|false|fake|baseless|unfounded|a lie|lies)\b"),
        (Stance.REJECT, r"\b(unacceptable|not acceptable|non-starters?|condemn\w*|outrage\w*|barbar\w*)\b"),
        (Stance.DEMAND, r"\b(must|should|ought to|need(?:s|ed)? to|ha(?:s|d|ve) to|urge|demand|please)\b"),
        (Stance.COMMIT, r"\b(?:I|we|it|they|he|she)(?:['’]ll| will| would| (?:am|are|is|was|were) (?:ready|prepared|going)"
                        r" to| intends? to| plan(?:s|ned)? to)\b"),
        (Stance.ESTIMATE, r"\b(expect(?:s|ed)?|estimat\w+|predict\w*|forecast|probably|likely|envision\w*)\b"),
        (Stance.WARN, r"\b(warn\w*|risks?|danger\w*|threat\w*|consequences|if .{0,80}\b(?:will|would|could)\b)"),
        (Stance.SUPPORT, r"\b(support|welcome|thank|grateful|congratulat\w+|pray(?:ers)?|stand with|proud)\b"),
        (Stance.ACCUSE, r"\b(guilty|illegal\w*|crimes?|criminal|terroris[tm]\w*|corrupt\w*|fraud\w*|stolen|violat\w+)\b"),
    )
)  # fmt: skip
_DENIALS = frozenset(
    ["deny", "dismiss", "reject", "refute", "rebut", "rule-out", "dispute", "repudiate", "denial",
     "rejection", "dismissal", "rebuff"]
)  # fmt: skip
_NEGATIVE = frozenset(
    {"no", "none", "nobody", "nothing", "neither", "never", "nor", "nowhere", "no-one"}
)


def stance(act: Act, text: str) -> Stance:
    """Say what the act does: by its cue if that tells, else by the words of the content."""
    if act.cue is not None and act.cue.stance is not Stance.ASSERT:
        return (
            Stance.DEMAND
            if act.cue.stance is Stance.ASK and act.found_by == "told-to"
            else act.cue.stance
        )
    if act.found_by in {"figure", "deed"}:
        return Stance.ASSERT
    if act.found_by in {"for", "on"}:
        return Stance.DEMAND
    return next((found for found, marks in _MARKS if marks.search(text)), Stance.ASSERT)


def negated(act: Act, content: Span) -> bool:
    """Say whether the proposition is denied, by its cue or by a "not" of one of its main clauses."""
    if act.refused or (act.cue is not None and act.cue.lemma in _DENIALS):
        return True
    return any(_is_main(token, content) and _has_negation(token) for token in content)


def _is_main(token: Token, content: Span) -> bool:
    if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass"}:
        return False
    head = token
    while (
        head.dep_ in {"conj", "xcomp"}
        and head.head != head
        and content.start <= head.head.i < content.end
    ):
        head = head.head
    return head.head == head or not content.start <= head.head.i < content.end


def _has_negation(verb: Token) -> bool:
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in _NEGATIVE:
            return True
        if child.dep_ in {"nsubj", "nsubjpass", "dobj", "attr", "expl"} and any(
            one.lower_ in {"no", "neither", "none"} for one in child.lefts
        ):
            return True
        if child.dep_ in {"prep", "attr", "acomp"} and any(
            one.dep_ == "neg" for one in child.children
        ):
            return True
    return False
