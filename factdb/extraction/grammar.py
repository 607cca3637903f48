"""Small questions that every construction asks of the parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factdb.extraction.cues import word_set
from factdb.extraction.voices import phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

TIMES = frozenset({"DATE", "TIME"})
"""spaCy's labels for dates and times of day."""

SUBJECT = frozenset({"nsubj", "nsubjpass", "expl"})
"""How the parse hangs the subject of a clause that is a word, not a clause."""

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of verbs that make a clause."""


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


def past_day(doc: Doc, at: int) -> int:
    """Go past "on Monday", "last week", "the day before" right after a cue or who speaks."""
    skipped = at + (at < len(doc) and doc[at].lower_ in {"on", "late", "early"})
    end = skipped
    while end < len(doc) and (
        doc[end].ent_type_ in TIMES or doc[end].text in word_set("weekdays") or _is_step(doc, end)
    ):
        end += 1
    whose = end < len(doc) and doc[end].tag_ == "POS"
    return end if end > skipped and not whose else at


def _is_step(doc: Doc, at: int) -> bool:
    """Say whether a word ends "a day earlier", "the day before"."""
    return doc[at].lower_ in {"before", "earlier", "later"} and doc[at - 1].lower_ in _DAYS


_DAYS = frozenset({"day", "days"})
