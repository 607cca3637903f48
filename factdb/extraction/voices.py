"""Whose act a verb's is: the words of its subject, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from factdb.extraction.cues import word_set
from factdb.text.naming import body_class, is_title

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE = frozenset({"nsubjpass", "csubjpass"})
_OUT_OF_PHRASE = frozenset({"relcl", "advcl", "punct", "parataxis", "ccomp", "acl"})
_STEPS = 12
_NOT_ACTORS = frozenset(
    {
        "there",
        "that",
        "this",
        "these",
        "those",
        "which",
        "what",
        "nothing",
        "everybody",
        "everyone",
        "nobody",
        "anyone",
    }
)


def is_passive(verb: Token) -> bool:
    """Say whether a verb is passive, its auxiliary left out or not."""
    if any(child.dep_ in {"auxpass", "nsubjpass", "csubjpass"} for child in verb.children):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ == "aux" for child in verb.children):
        return False
    if verb.dep_ == "acl" and (verb.head.dep_ == "ROOT" or _has_clause(verb)):
        return any(child.dep_ == "agent" for child in verb.children)
    return verb.dep_ in {"acl", "amod"} or any(child.dep_ == "agent" for child in verb.children)


def _has_clause(verb: Token) -> bool:
    return any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.children)


def voice(verb: Token) -> tuple[int, int] | None:
    """Give the tokens ``[first, last)`` of the phrase that names who acts, None without one."""
    if is_passive(verb):
        return agent(verb)
    found = subject(verb)
    if found is None:
        found = _beside(verb)
    if found is None or not names_somebody(found):
        return None
    return phrase(_antecedent(found))


def _beside(verb: Token) -> Token | None:
    """Find a subject that the parse missed: the noun right before or, in "said X", right after."""
    doc, sentence = verb.doc, verb.sent
    after = verb.i + 1
    if verb.i == sentence.start and after < sentence.end and doc[after].pos_ in _NOUNS | {"DET"}:
        return _top(doc[after], lambda head: verb.i < head.i)
    at = verb.i - 1
    while at > sentence.start and doc[at].dep_ in {"aux", "advmod", "neg", "auxpass"}:
        at -= 1
    if at < sentence.start or doc[at].pos_ not in _NOUNS or verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return None
    return _top(doc[at], lambda head: head.i < verb.i)


def _top(token: Token, fits: Callable[[Token], bool]) -> Token:
    """Climb from a word to the head of its noun phrase."""
    while token.head != token and token.head.pos_ in _NOUNS | {"ADP"} and fits(token.head):
        token = token.head
    return token


_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


def _antecedent(token: Token) -> Token:
    """Go from "who" to the noun that its clause describes."""
    if token.tag_ not in {"WP", "WDT"}:
        return token
    clause = next((word for word in token.ancestors if word.dep_ in {"relcl", "acl"}), None)
    return clause.head if clause is not None and clause.head.i < token.i else token


def agent(verb: Token) -> tuple[int, int] | None:
    """Give the phrase after "by" of a passive."""
    for child in verb.children:
        if child.dep_ in {"agent", "prep"} and child.lower_ == "by":
            named = next((one for one in child.children if one.dep_ == "pobj"), None)
            return phrase(named) if named is not None else None
    return None


def names_somebody(token: Token) -> bool:
    """Say whether a subject can speak: a noun, a name, a personal pronoun, "who"."""
    return token.lower_ not in _NOT_ACTORS or token.tag_ in {"WP", "WDT"}


_AGENTS = re.compile(r"(?:er|or|ist|ian|ant|ent|man|woman|men|women|people|folk|ee|ive)s?$")


def can_act(head: Token) -> bool:
    """Say whether a noun phrase's head can be somebody: a name, an office, a body, a person."""
    lemma = head.lemma_.lower()
    if head.pos_ in {"PROPN", "PRON"} or (head.text[:1].isupper() and not any(head.lefts)):
        return head.lower_ not in {"you", "this", "that", "these", "those"}
    if is_title(lemma) or body_class(lemma) or lemma in word_set("people"):
        return True
    return lemma not in word_set("things") and _AGENTS.search(head.lower_) is not None


def subject(verb: Token) -> Token | None:
    """Find the subject of a verb: its own, or that of what it is joined to or describes."""
    at = verb
    for _ in range(_STEPS):
        found = _subject_at(at, at is verb)
        if found is not None:
            return found
        if at.head == at or (_closes(at) and not _is_empty(at, at is verb)):
            return None
        at = at.head
    return None


def _subject_at(at: Token, is_verb: bool) -> Token | None:
    """Read one step of the climb from a verb to what governs it."""
    for child in at.children:
        if child.dep_ in SUBJECTS and (is_verb or at.dep_ != "ccomp" or child.lower_ not in _EMPTY):
            return child
        if child.dep_ in PASSIVE and not is_verb:
            return child
    if (
        at.dep_ == "pcomp"
        and at.head.lower_ == "as"
        and (cited := _cited(at.head.head)) is not None
    ):
        return cited
    if at.dep_ == "acl" and at.head.pos_ in {"NOUN", "PROPN", "PRON"}:
        return _whose(at.head)
    return None


def _closes(at: Token) -> bool:
    """Say whether a clause lends its verbs no subject from outside."""
    return at.dep_ in _CLOSED and at.pos_ in {"VERB", "AUX"}


def _is_empty(at: Token, is_verb: bool) -> bool:
    """Say whether a clause has a subject that cannot act, so that a joined verb has another.

    In "said there was no money and urged …" who said so urged.
    """
    return not is_verb and any(
        child.lower_ in _EMPTY and child.dep_ in {"expl", *SUBJECTS} for child in at.lefts
    )


_CLOSED = frozenset({"ccomp", "ROOT", "relcl", "csubj", "nsubj", "parataxis"})
_EMPTY = frozenset({"there", "this", "that", "it", "these", "those"})


def _whose(noun: Token) -> Token:
    """Go from the statement of "X issued a statement saying …" to X."""
    if noun.lemma_ in word_set("issued") and noun.dep_ == "dobj":
        return subject(noun.head) or noun
    return noun


def _cited(verb: Token) -> Token | None:
    """Give "Lund" of "quoted Lund as saying"."""
    if verb.lemma_ not in {"quote", "cite"}:
        return None
    return next((child for child in verb.rights if child.dep_ == "dobj"), None)


def phrase(head: Token) -> tuple[int, int]:
    """Give the tokens of a noun phrase, apposition and joint names included, clauses left out."""
    first, last = head.left_edge.i, head.i + 1
    for child in head.rights:
        if child.dep_ in _OUT_OF_PHRASE:
            continue
        if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"}:
            continue
        last = max(last, min(child.right_edge.i + 1, child.i + 30))
    return first, last
