"""Read a sentence that its cue and speaker end: "The port will close, the mayor announced Friday".

The parse takes a long sentence of this kind apart in many ways: it joins the cue to the verb before
as one more deed, or hangs it on the last noun. A comma, somebody and a verb of saying that takes
nothing after it are enough to see it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factdb.extraction.cues import verb_cue
from factdb.extraction.grammar import FINITE
from factdb.extraction.voices import OPENERS, can_act, subject, wedge

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

Tokens = tuple[int, int]

_SURE = 0.5
"""The share of a verb's uses with a clause from which one that takes nothing must report it."""

JOINED = frozenset({"conj", "parataxis", "relcl", "appos", "dep"})
"""How the parse hangs a cue that it takes for one more deed, or for what somebody did."""

_LOOSE = JOINED | {"ROOT", "ccomp"}

_TAKEN = frozenset({"dobj", "ccomp", "xcomp", "oprd", "attr", "acomp", "dative", "prt"})
"""What a verb takes after it that shows what it says."""


def closing(verb: Token) -> Tokens | None:
    """Give the clause before a cue that ends its sentence, or a half of it; None if there is none.

    What another cue before it closes, or a semicolon, is not part of it: "It burned, police said,
    and two were hurt, the clinic said".
    """
    own = _speaker_start(verb)
    if own is None or not _takes_nothing(verb):
        return None
    if verb.doc[own - 2].is_quote:
        return None  # "…,” she said": a quotation is paired by its marks
    first = _start(verb, own - 1)
    return (first, own - 1) if _is_clause(verb.doc[first : own - 1]) else None


def _speaker_start(verb: Token) -> int | None:
    """Find where somebody who speaks begins, right behind a comma."""
    cue = verb_cue(verb)
    if cue is None or cue.clause_rate < _SURE or verb.dep_ not in _LOOSE:
        return None
    who = subject(verb)
    if verb.tag_ not in FINITE or who is None or who.i > verb.i or who.head != verb:
        return None
    first = who.left_edge.i
    if first <= _sentence_start(verb) + 1 or verb.doc[first - 1].text != "," or not can_act(who):
        return None
    return None if verb.doc[first].tag_ in OPENERS else first


def _sentence_start(verb: Token) -> int:
    """Find where the sentence of a verb begins; the parse may end one at a comma."""
    first = verb.sent.start
    while first and verb.doc[first - 1].text == ",":
        first = verb.doc[first - 1].sent.start
    return first


_OPENS = frozenset({"WRB", "VBN", "VBG", "VBD"})
"""Tags of a word with which a clause about the speaker may open: "Told that it was so, she …"."""


def _takes_nothing(verb: Token) -> bool:
    """Say whether only when, where and to whom it was said stands behind a cue."""
    taken = (one for one in verb.rights if one.dep_ in _TAKEN)
    if any(not _is_told(one, verb) for one in taken):
        return False
    behind = verb.doc[verb.i + 1 : verb.sent.end]
    if len(behind) > 1 and behind[0].text == ",":
        return _goes_with_cue(behind[1:])
    return not behind or behind[0].lower_ not in {"that", ":", "to"} or behind[0].dep_ == "prep"


def _goes_with_cue(behind: Span) -> bool:
    """Say whether words behind a comma put the act in time, or go on: "a month after she left"."""
    if behind[0].tag_ in {"CC", "VBG"}:
        return True
    made = next((one.i for one in behind if one.tag_ in FINITE), behind.start)
    return any(one.lower_ in _BEFORE for one in behind.doc[behind.start : made])


_BEFORE = frozenset({"after", "before", "since"})
"""Words that put the act after another: "less than a month after she said that it was safe"."""


def _is_told(taken: Token, verb: Token) -> bool:
    """Say whether a verb takes whom it tells: "told employees"."""
    cue = verb_cue(verb)
    hears = cue is not None and "told" in cue.ways and taken.dep_ in {"dobj", "dative"}
    return hears and can_act(taken)


def _start(verb: Token, last: int) -> int:
    """Find where the clause begins: past "But", a semicolon, and what another cue closes."""
    first = _sentence_start(verb)
    for token in verb.doc[first:last]:
        if token.text == ";":
            first = token.i + 1
        elif verb_cue(token) is not None and wedge(token) is not None:
            first = token.i + 2
    return _past_link(verb.doc, first, last)


def _past_link(doc: Doc, first: int, last: int) -> int:
    while first < last - 1 and (doc[first].tag_ == "CC" or doc[first].text == ","):
        first += 1
    return first


def _is_clause(words: Span) -> bool:
    """Say whether words hold a main clause, with a finite verb, behind what "when" opens."""
    opened = bool(words) and (words[0].dep_ == "mark" or words[0].tag_ in _OPENS)
    if opened:
        comma = next((one.i for one in words if one.text == ","), None)
        words = words.doc[comma : words.end] if comma is not None else words[:0]
    return any(one.tag_ in FINITE and _is_main(one) for one in words)


def _is_main(verb: Token) -> bool:
    """Say whether a finite verb is not that of a clause about a noun: "the man who was shot"."""
    made = verb.head if verb.dep_ in {"aux", "auxpass"} else verb
    return made.dep_ not in {"relcl", "acl", "advcl"} and not any(
        one.tag_ in {"WDT", "WP", "WRB"} for one in made.lefts
    )
