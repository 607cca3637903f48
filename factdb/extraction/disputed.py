"""A claim with who denies it hung on its end: "…, which Moscow denies", "…, a figure it disputes".

The words that take the claim up ("which", "a figure") are what is denied; they are no part of what
the first speaker says. Read from the words in a row: the parse takes "Moscow disputes" for a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from factdb.extraction.acts import Act
from factdb.extraction.cues import denial_cue
from factdb.extraction.objects import charge
from factdb.extraction.tokens import having
from factdb.text.rebuttal import CLAIMS
from factdb.types import Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from factdb.extraction.parse import Reading

DISPUTED = "disputed"
"""The name of the construction."""

_TAKEN_UP = re.compile(rf"{CLAIMS}|figures?|numbers?|something", re.IGNORECASE)
_NAMING = frozenset({"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "POS", "CD", "HYPH"})
"""Tags of the words that name who denies."""

_HEADS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
_HELPS = frozenset({"has", "have", "had", "also", "since", "later", "repeatedly", "strongly"})
_LONGEST = 6
"""Words that name who denies, at most: "the mayor of the old town"."""


def disputes(reading: Reading) -> Iterator[Act]:
    """Give an act for each denial that hangs on what a comma ends."""
    doc = reading.doc
    for comma in having(doc, "LOWER", (",",)):
        if (taken := _taken_up(doc, comma + 1)) is not None:
            first, last = taken
            found = _denied_by(doc, first, last) or _who_denies(doc, first, last)
            if found is not None:
                yield found


def _taken_up(doc: Doc, first: int) -> tuple[int, int] | None:
    """Give the tokens of "which", "a false claim", "something" that begin here."""
    if first >= len(doc):
        return None
    if doc[first].lower_ == "which":
        return first, first + 1
    for at in range(first, min(first + 3, len(doc))):
        if _TAKEN_UP.fullmatch(doc[at].text):
            return first, at + 1
        if doc[at].tag_ not in {"DT", "JJ"}:
            return None
    return None


def _denied_by(doc: Doc, first: int, last: int) -> Act | None:
    """Read "a claim denied by the firm"."""
    if last + 2 >= len(doc) or doc[last + 1].lower_ != "by" or doc[first].lower_ == "which":
        return None
    end = _name_end(doc, last + 2)
    if not _turns_down(doc[last], which=False) or end == last + 2:
        return None
    return _act(doc, (first, last), (last, last + 2), (last + 2, end))


def _who_denies(doc: Doc, first: int, last: int) -> Act | None:
    """Read "which Moscow has denied", "a figure (that) the firm disputes"."""
    which = doc[first].lower_ == "which"
    begin = last + (not which and doc[last : last + 1].text in {"that", "which"})
    end = _name_end(doc, begin)
    verb = end
    while verb < len(doc) and doc[verb].lower_ in _HELPS:
        verb += 1
    if end == begin or verb >= len(doc) or not _turns_down(doc[verb], which=which):
        return None
    if not _is_last(doc, verb) or (which and _is_of_charge(doc[first])):
        return None
    return _act(doc, (first, last), (end, verb + 1), (begin, end))


def _name_end(doc: Doc, first: int) -> int:
    """Give the token behind a name that begins here; ``first`` if none does.

    A word that can be a verb of denial ends it, whatever the parse takes it for.
    """
    at = first
    while at < min(first + _LONGEST, len(doc)) and _names(doc[at]):
        at += 1
    return at if at > first and doc[at - 1].tag_ in _HEADS else first


def _names(word: Token) -> bool:
    if denial_cue(word.lower_) is not None:
        return False
    return word.tag_ in _NAMING or word.lower_ in {"of", "and"}


def _turns_down(word: Token, *, which: bool) -> bool:
    """Say whether a word denies; "which the council rejected" may be of a tax."""
    cue = denial_cue(word.lower_)
    return cue is not None and (cue.stance is Stance.DENY or not which)


def _is_last(doc: Doc, verb: int) -> bool:
    """Say whether nothing else is denied behind the verb: "which he denied having signed"."""
    behind = doc[verb + 1 : verb + 2]
    if not behind or behind[0].is_punct or behind[0].is_space:
        return True
    return behind[0].tag_ in {"IN", "RB"} and behind[0].lower_ != "that"


def _is_of_charge(which: Token) -> bool:
    """Say whether a parse shows what is denied: "accused of taking a bribe, which he denied"."""
    verb = which.head
    hangs = which.dep_ == "dobj" and verb.dep_ == "relcl"
    return hangs and charge(verb.head, which) is not None


def _act(doc: Doc, content: tuple[int, int], cue: tuple[int, int], voice: tuple[int, int]) -> Act:
    first, last = content
    verb = cue[0] if doc[cue[1] - 1].lower_ == "by" else cue[1] - 1
    return Act(
        doc[first].idx,
        doc[last - 1].idx + len(doc[last - 1]),
        found_by=DISPUTED,
        cue=denial_cue(doc[verb].lower_),
        verb=verb,
        words=cue,
        voice=voice,
    )


def apart(acts: Sequence[Act], doc: Doc) -> Iterator[Act]:
    """End each act before what hangs a denial on it; leave out what else was made of its verb."""
    hung = [act for act in acts if act.found_by == DISPUTED]
    verbs = {act.verb for act in hung}
    for act in acts:
        if act.found_by != DISPUTED and act.verb in verbs:
            continue
        inside = [one.start for one in hung if act.start < one.start < act.end and act.verb >= 0]
        yield _cut(act, doc, min(inside)) if inside else act


def _cut(act: Act, doc: Doc, offset: int) -> Act:
    """End an act at the comma before an offset, and before its cue: "It sank, Lund said, which"."""
    own = [span[0] for span in (act.voice, act.words) if span is not None]
    before = [doc[at].idx for at in own if act.start < doc[at].idx < offset]
    return replace(act, end=_comma_before(doc, min([offset, *before])))


def _comma_before(doc: Doc, offset: int) -> int:
    """Give the offset of the comma before a token that begins at an offset, else that offset."""
    token = doc.char_span(offset, offset + 1, alignment_mode="expand")
    before = doc[token.start - 1] if token is not None and token.start else None
    return before.idx if before is not None and before.text == "," else offset
