"""An act of speech as the parse shows it, before it becomes a `Statement`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factdb.extraction.cues import Cue, verb_cue, word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Act:
    """Somebody says something.

    ``start`` and ``end`` are the content's offsets. ``voice`` are the tokens ``[first, last)`` of
    the phrase that names who speaks, ``heard`` of whom is told, ``words`` of the cue as it is
    printed; each None without one. ``verb`` is the index of the cue's head, -1 without a cue.
    ``found_by`` names the construction. ``refused``: nothing was said ("did not specify").
    ``follows``: the content goes on with that of the act before.
    """

    start: int
    end: int
    found_by: str
    cue: Cue | None = None
    verb: int = -1
    words: tuple[int, int] | None = None
    voice: tuple[int, int] | None = None
    heard: tuple[int, int] | None = None
    refused: bool = False
    follows: bool = False


_PUNCT = frozenset({",", ";", ":", ".", "—", "–", "-", "--", "(", "…"})


def trimmed(doc: Doc, first: int, last: int) -> tuple[int, int] | None:
    """Give the offsets of tokens ``[first, last)`` without what belongs to the frame around them.

    Leaves out "that", commas and dashes at either end, and the sentence's full stop unless it
    stands inside closing marks. None if nothing is left.
    """
    while first < last and (
        doc[first].is_space or doc[first].text in _PUNCT or _is_that(doc[first])
    ):
        first += 1
    while first < last and _trails(doc[last - 1]):
        last -= 1
    if first >= last:
        return None
    while (
        last < len(doc)
        and not doc[last - 1].whitespace_
        and "-" in {doc[last].text, doc[last - 1].text}
    ):
        last += 1
    return doc[first].idx, doc[last - 1].idx + len(doc[last - 1])


def _trails(token: Token) -> bool:
    joins = token.is_space or token.text in _PUNCT or token.lower_ in {"and", "but"}
    return joins or _leads_up(token)


def _leads_up(token: Token) -> bool:
    """Say whether a participle leads up to a quotation behind a content: "…, adding, “…”"."""
    aside = token.tag_ == "VBG" and token.i > 0 and token.nbor(-1).text == ","
    return aside and verb_cue(token) is not None


def _is_that(token: Token) -> bool:
    return token.lower_ == "that" and (token.dep_ == "mark" or token.tag_ == "IN")


def cue_words(verb: Token) -> tuple[int, int]:
    """Give the tokens of a cue as printed: auxiliaries, "not", the verb, its particle."""
    doc = verb.doc
    first = verb.i
    while first > verb.sent.start and _carries(doc[first - 1], verb):
        first -= 1
    while first < verb.i and doc[first].dep_ == "advmod":
        first += 1
    cue = verb_cue(verb)
    last = verb.i + (2 if cue is not None and "-" in cue.lemma else 1)
    while last < len(doc) and doc[last].dep_ in {"prt", "neg"} and doc[last].head == verb:
        last += 1
    return first, last + _in_a_statement(verb, last)


def _carries(token: Token, verb: Token) -> bool:
    return token.dep_ in {"aux", "auxpass", "neg", "advmod"} and token.head == verb


def _in_a_statement(verb: Token, at: int) -> int:
    """Count the tokens of "in a statement" right after the verb."""
    words = verb.doc[at : at + 3]
    if len(words) == 3 and words[0].lower_ == "in" and words[2].lower_ in word_set("papers"):
        return 3 if words[1].lower_ in {"a", "an"} else 0
    return 0
