"""Which words report an act of speech, in which constructions, and what each does with its content.

The lexicon is ``factdb/text/words/cues.tsv``. No word is a cue by itself: each row names the
constructions in which it is one, and the rates say how often it was in counted news.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factdb.text.words import table
from factdb.types import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that can report speech.

    ``ways`` are the constructions in which it does, such as "that", "to", "obj", "quote".
    ``rate`` and ``clause_rate``, in [0, 1], say how often the word was a cue in counted news, in
    any use and with a clause.
    """

    lemma: str
    ways: frozenset[str]
    stance: Stance
    rate: float
    clause_rate: float


@cache
def _lexicon(kind: str) -> dict[str, Cue]:
    return {
        lemma: Cue(lemma, frozenset(ways.split(",")), Stance(stance), float(rate), float(clause))
        for lemma, word_class, ways, stance, rate, clause in table("cues")
        if word_class == kind
    }


def verb_cue(token: Token) -> Cue | None:
    """Look a verb up, with its particle if that makes another word ("point out", "rule out")."""
    lexicon = _lexicon("verb")
    lemma = token.lemma_.lower()
    for child in token.rights:
        if child.dep_ == "prt" and (found := lexicon.get(f"{lemma}-{child.lower_}")):
            return found
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return lexicon.get(f"{lemma}-{following}") or lexicon.get(lemma)


def noun_cue(token: Token) -> Cue | None:
    """Look a noun up."""
    return _lexicon("noun").get(token.lemma_.lower())


@cache
def word_set(name: str) -> frozenset[str]:
    """Give a set of ``words/speech.tsv``."""
    return frozenset(word for of, word in table("speech") if of == name)


@cache
def quoting_forms() -> frozenset[str]:
    """Give the forms that can stand right before a quotation, in small letters.

    Present forms are left out but for a few: "demands", "claims" are more often nouns.
    """
    return _PRESENT | frozenset(_by_form())


@cache
def quoting_lemmas() -> frozenset[str]:
    """Give the verbs that can lead up to a quotation."""
    return frozenset(cue.lemma for cue in _lexicon("verb").values() if "quote" in cue.ways)


def form_cue(form: str) -> Cue | None:
    """Look up a form that the tagger took for a name: "Said Lund: “…”"."""
    return _by_form().get(form)


def denial_cue(form: str) -> Cue | None:
    """Look up a form of a verb that says that a claim is not so, whatever the tagger took it for.

    >>> denial_cue("disputes").lemma, denial_cue("condemned")
    ('dispute', None)

    """
    return _denials().get(form)


_NOT_SO = frozenset(
    ["contradict", "debunk", "discount", "dismiss", "rebut", "refute", "reject", "repudiate"]
)
"""Verbs that turn down a claim as untrue, among those that turn down: not "condemn"."""


@cache
def _denials() -> dict[str, Cue]:
    cues = [
        cue
        for cue in _lexicon("verb").values()
        if cue.stance is Stance.DENY or cue.lemma in _NOT_SO
    ]
    return {form: cue for cue in cues for form in (*_past(cue.lemma), *_present(cue.lemma))}


def _present(lemma: str) -> tuple[str, str]:
    """Give a verb's forms of the present: "deny", "denies"."""
    if lemma.endswith("y"):
        return lemma, f"{lemma[:-1]}ies"
    return lemma, f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x")) else f"{lemma}s"


@cache
def _by_form() -> dict[str, Cue]:
    cues = (cue for cue in _lexicon("verb").values() if "quote" in cue.ways)
    return {form: cue for cue in cues for form in _forms(cue.lemma)}


_PRESENT = frozenset(
    ["say", "says", "tells", "writes", "adds", "asks", "reads", "argues", "insists"]
)
_IRREGULAR = {
    "say": ("said",), "tell": ("told",), "write": ("wrote", "written"), "read": ("read",),
    "speak": ("spoke", "spoken"), "begin": ("began",), "swear": ("swore",), "stand": (),
}  # fmt: skip


def _forms(lemma: str) -> set[str]:
    """Give the past and the "-ing" form of a verb; a form that does not exist does no harm."""
    stem = lemma.removesuffix("e")
    return {f"{stem}ing", f"{lemma}{lemma[-1]}ing", *_past(lemma)}


def _past(lemma: str) -> set[str]:
    past = f"{lemma[:-1]}ied" if lemma.endswith("y") else f"{lemma.removesuffix('e')}ed"
    return {past, f"{lemma}{lemma[-1]}ed", *_IRREGULAR.get(lemma, ())}
