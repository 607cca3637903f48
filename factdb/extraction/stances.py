"""What an act of speech does with its content, and whether what it says is negated.

The cue says it where it can ("denied", "pledged"). After a cue that tells nothing ("said") the main
clauses of the content do: their verb, its helpers and their subject; a word deep inside tells
nothing, but for a few.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from factdb.extraction.acts import Act
from factdb.extraction.cues import word_set
from factdb.text.fold import content_words
from factdb.text.words import table
from factdb.types import Stance

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_MUST = frozenset({"must", "should", "ought"})
_WILL = frozenset({"will", "'ll", "’ll", "shall", "wo", "would", "'d", "’d"})
_CAN = frozenset({"could", "may", "might", "can"})
_SELF = frozenset({"i", "we", "us", "me"})
_ECHO = frozenset({"he", "she", "they", "it"})


@cache
def _stances(kind: str) -> dict[str, Stance]:
    return {word: Stance(does) for word, what, does in table("stances") if what == kind}


_MARKS: tuple[tuple[Stance, re.Pattern[str]], ...] = (
    (Stance.REGRET, re.compile(r"\b(?:condolences|apolog(?:y|ies)|sorry)\b", re.IGNORECASE)),
    (Stance.SUPPORT, re.compile(r"\b(?:congratulations|thank you)\b", re.IGNORECASE)),
    (
        Stance.ACCUSE,
        re.compile(
            r"\b(?:terrorists?|fraud|war crimes?|atrocit\w+|illegally|unlawfully|corruption)\b",
            re.IGNORECASE,
        ),
    ),
)
_PLEASE = re.compile(r"\bplease\b|^let[’']s\b", re.IGNORECASE)


def stance(act: Act, content: Span) -> Stance:
    """Say what the act does: by its cue if that tells, else by the main clauses of the content."""
    if act.found_by in {"figure", "deed"}:
        return Stance.ASSERT
    if act.cue is not None and act.cue.stance is Stance.ASK and act.found_by == "told-to":
        return Stance.DEMAND
    if act.found_by in {"for", "on"} and (act.cue is None or act.cue.stance is Stance.ASSERT):
        return Stance.DEMAND
    if act.cue is not None and act.cue.stance is not Stance.ASSERT:
        return act.cue.stance
    return next(_told(act, content), Stance.ASSERT)


def negated(act: Act, content: Span) -> bool:
    """Say whether the proposition is denied, by its cue or in one of its main clauses."""
    if act.refused or (act.cue is not None and act.cue.lemma in word_set("denials")):
        return True
    if len(content) and content[0].lower_ in {"no", "neither"}:
        return True
    return any(_is_negated(verb) for verb in _main_verbs(content))


def _told(act: Act, content: Span) -> Iterator[Stance]:
    """Give what a content does, surest first, where it does more than assert."""
    if _PLEASE.search(content.text):
        yield Stance.DEMAND
    own = _own_words(act, content)
    for verb in _main_verbs(content):
        found = _of_clause(verb, own)
        if found is not None:
            yield found
    yield from (found for found, marks in _MARKS if marks.search(content.text))


def _of_clause(verb: Token, own: frozenset[str]) -> Stance | None:
    """Read one main clause: who must, who will, who feels how."""
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    mine, no = _is_own(verb, own), _is_negated(verb)
    found = _of_words(verb)
    if helpers & _MUST or (verb.lemma_ == "have" and _infinitive(verb) and not no):
        return Stance.DEMAND
    if found in _FELT and not mine:
        return None
    if found is not None:
        return _TURNED.get(found) if no else found
    if mine and verb.lemma_ not in word_set("fillers") and (helpers & _WILL or _is_going(verb)):
        return Stance.COMMIT
    if mine and no and not _says_self(verb):
        return Stance.DENY
    return Stance.WARN if helpers & (_CAN | _WILL) and _has_if(verb) else None


_FELT = frozenset(
    {
        Stance.SUPPORT,
        Stance.REGRET,
        Stance.ADMIT,
        Stance.COMMIT,
        Stance.ESTIMATE,
        Stance.WARN,
    }
)
"""What only the speaker can do: "they support us" is no support of the speaker's."""
_TURNED = {
    Stance.ESTIMATE: Stance.DENY, Stance.DENY: Stance.DENY, Stance.COMMIT: Stance.DENY,
    Stance.SUPPORT: Stance.REJECT,
}  # fmt: skip


def _of_words(verb: Token) -> Stance | None:
    """Read the verb itself, or what it says the subject is."""
    if (found := _stances("verb").get(verb.lemma_.lower())) is not None:
        return found
    for child in verb.children:
        if child.dep_ in {"attr", "acomp", "oprd"}:
            told = _stances("said of").get(child.lemma_.lower()) or _stances("said of").get(
                child.lower_
            )
            if told is not None:
                return told
    return None


def _says_self(verb: Token) -> bool:
    """Say whether the subject is "I" or "we": "we don't know" denies nothing."""
    return any(child.lower_ in _SELF for child in verb.lefts)


def _infinitive(verb: Token) -> bool:
    return any(child.dep_ == "xcomp" for child in verb.children)


def _is_going(verb: Token) -> bool:
    return verb.lower_ == "going" and _infinitive(verb)


def _has_if(verb: Token) -> bool:
    return any(
        child.dep_ == "advcl" and any(one.lower_ in {"if", "unless"} for one in child.lefts)
        for child in verb.children
    )


def _own_words(act: Act, content: Span) -> frozenset[str]:
    """Give the words that name the speaker, to tell a promise from a forecast."""
    if act.voice is None:
        return frozenset()
    return frozenset(content_words(content.doc[act.voice[0] : act.voice[1]].text))


def _is_own(verb: Token, own: frozenset[str]) -> bool:
    """Say whether the subject of a clause is the speaker: "we", an echoing "it", the same name."""
    found = next((child for child in verb.lefts if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if found is None:
        return verb.dep_ == "conj" and verb.head != verb and _is_own(verb.head, own)
    low = found.lower_
    if low in _SELF:
        return True
    if low in _ECHO:
        return bool(own) and verb.sent.start <= found.i
    return bool(own & set(content_words(found.doc[found.left_edge.i : found.i + 1].text)))


def _main_verbs(content: Span) -> Iterator[Token]:
    for token in content:
        if (
            token.pos_ in {"VERB", "AUX"}
            and token.dep_ not in {"aux", "auxpass"}
            and _is_main(token, content)
        ):
            yield token


def _is_main(token: Token, content: Span) -> bool:
    head = token
    while head.dep_ in {"conj", "xcomp"} and head.head != head and _inside(head.head, content):
        head = head.head
    return head.head == head or not _inside(head.head, content)


def _inside(token: Token, content: Span) -> bool:
    return content.start <= token.i < content.end


def _is_negated(verb: Token) -> bool:
    """Say whether a clause denies its verb: "not", "no", "declined to"."""
    if verb.lemma_ in {"decline", "refuse"} and _infinitive(verb):
        return True
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in word_set("negatives"):
            return True
        if child.lower_ in {"longer", "more"} and any(one.lower_ == "no" for one in child.lefts):
            return True
        if child.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"} and any(
            one.lower_ in {"no", "neither", "none"} for one in child.lefts
        ):
            return True
        if child.dep_ in {"prep", "attr", "acomp"} and any(
            one.dep_ == "neg" for one in child.children
        ):
            return True
    return False
