"""Small questions that every construction asks of the parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factdb.extraction.voices import phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

TIMES = frozenset({"DATE", "TIME"})
"""spaCy's labels for dates and times of day."""


def is_infinitive(token: Token) -> bool:
    """Say whether a verb stands with "to"."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in token.lefts)


def listener(verb: Token) -> tuple[int, int] | None:
    """Give the tokens of whom a verb tells."""
    for child in verb.rights:
        if child.dep_ in {"dobj", "dative", "iobj"} and child.pos_ in {"NOUN", "PROPN", "PRON"}:
            return phrase(child)
    return None


def preposition(verb: Token, word: str) -> Token | None:
    """Give the preposition of this word that a verb governs, None without one."""
    wanted = (child for child in verb.rights if child.dep_ in {"prep", "agent"})
    return next((child for child in wanted if child.lower_ == word), None)


def is_time(prep: Token) -> bool:
    """Say whether a phrase gives a date or a time of day."""
    return any(child.ent_type_ in TIMES for child in prep.children)
