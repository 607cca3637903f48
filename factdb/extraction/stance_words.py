"""The words that tell a stance: ``factdb/text/words/stances.tsv``, looked up by class."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from factdb.text.words import table
from factdb.types import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token


@cache
def told(kind: str) -> dict[str, Stance]:
    """Give the words of a class, each with what it does."""
    return {word: Stance(does) for word, what, does in table("stances") if what == kind}


@cache
def word_class(kind: str) -> frozenset[str]:
    """Give the words of a class that does the same with all of them."""
    return frozenset(word for word, what, _ in table("stances") if what == kind)


def key(token: Token) -> str:
    """Give the form in which the table has a word: its lemma in small letters."""
    return token.lemma_.lower()


def core(noun: Token) -> Token:
    """Go from what only measures to what it measures: "words of thanks", "$3 million in aid"."""
    if key(noun) in word_class("measure") or noun.pos_ == "NUM":
        preps = (prep for prep in noun.rights if prep.lower_ in {"of", "in"})
        return next((c for prep in preps for c in prep.rights if c.dep_ == "pobj"), noun)
    return noun


def tells(token: Token, kind: str) -> Stance | None:
    """Look a word up in each of its `_forms`."""
    known = told(kind)
    return next((known[form] for form in _forms(token) if form in known), None)


def is_one(token: Token, kind: str) -> bool:
    """Say whether one of a word's `_forms` belongs to a class."""
    return not word_class(kind).isdisjoint(_forms(token))


def _forms(token: Token) -> Iterator[str]:
    """Give a word as lemma, as printed, with its particle, with what a hyphen ties to it."""
    lemma, doc = key(token), token.doc
    yield lemma
    yield token.lower_
    if token.i + 1 < len(doc):
        yield f"{lemma}-{doc[token.i + 1].lower_}"
    if token.i >= 2 and doc[token.i - 1].text == "-":
        yield _tied(token)


def _tied(token: Token) -> str:
    """Give a word with the parts before it: "anti-democratic", which the parse cuts in three."""
    first = token.i
    while first >= 2 and token.doc[first - 1].text == "-":
        first -= 2
    return f"{token.doc[first : token.i].text}{token.lemma_}".lower()
