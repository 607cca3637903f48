"""Small questions that the rules for clauses share: who does it, with which helpers, about what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factdb.extraction.mains import Main
from factdb.extraction.stance_words import key, word_class
from factdb.text.naming import body_class, title_class

if TYPE_CHECKING:
    from spacy.tokens import Token

MUST = frozenset({"must", "should", "ought"})
SHALL = frozenset({"will", "'ll", "’ll", "shall", "wo"})
WILL = SHALL | {"would", "'d", "’d"}
CAN = frozenset({"could", "may", "might", "can", "ca"})
TO_COME = WILL | CAN | MUST
"""Helpers of what has not happened."""
COMPLEMENTS = frozenset({"attr", "acomp", "oprd"})
"""How words hang on "is" that are said of its subject."""
CAUSES = frozenset({"due", "because", "through", "by"})
_INTO = CAUSES | {"of", "to", "in", "into", "at"}
_LOOSE = frozenset({"advcl", "ccomp", "relcl", "acl", "conj", "parataxis", "dep"})
_IF = frozenset({"if", "unless"})


def is_perfect(verb: Token) -> bool:
    """Say whether a verb stands with "have", be it "'d"."""
    short = verb.tag_ == "VBN"
    return any(
        c.dep_ == "aux" and (c.lemma_ == "have" or (short and c.lower_ in {"'d", "’d"}))
        for c in verb.children
    )


def is_if(clause: Token) -> bool:
    """Say whether a clause is a condition."""
    return any(word.lower_ in _IF for word in clause.lefts)


def has_infinitive(verb: Token) -> bool:
    """Say whether a verb governs another: "plans to leave"."""
    return any(child.dep_ == "xcomp" for child in verb.children)


def objects(verb: Token) -> Iterator[Token]:
    """Give the objects of a verb."""
    return (child for child in verb.rights if child.dep_ == "dobj")


def does(verb: Token, kind: str) -> bool:
    """Say whether an adverb of a class stands with a verb."""
    return any(child.lower_ in word_class(kind) and not _is_too(child) for child in verb.children)


def _is_too(word: Token) -> bool:
    """Say whether "well" is of "as well"."""
    return word.lower_ == "well" and word.i > 0 and word.nbor(-1).lower_ == "as"


def is_agent(doer: Token) -> bool:
    """Say whether a subject is a body that can promise."""
    if doer.ent_type_ in {"ORG", "GPE", "NORP"} or key(doer) in word_class("agent"):
        return True
    return bool(body_class(key(doer)))


def is_person(doer: Token) -> bool:
    """Say whether a subject can be blamed: a person, people, a body, not a fire."""
    if is_agent(doer) or doer.ent_type_ == "PERSON" or doer.lower_ in {"he", "she", "they"}:
        return True
    noun = key(doer)
    return bool(noun in word_class("blamed") or title_class(noun))


def is_others(one: Main) -> bool:
    """Say whether somebody else than the speaker does it, of their own accord."""
    return not one.own and not one.passive and one.doer is not None and is_person(one.doer)


def near(verb: Token) -> Iterator[Token]:
    """Give the words of a clause that it is about, without its circumstances and inner clauses."""
    waiting = [verb]
    while waiting:
        token = waiting.pop()
        yield token
        waiting.extend(
            child
            for child in token.children
            if child.dep_ not in _LOOSE and (child.dep_ != "prep" or child.lower_ in _INTO)
        )
