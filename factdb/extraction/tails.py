"""Where a clause that somebody says goes on or begins though the parse hangs it elsewhere."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from factdb.extraction.cues import verb_cue, word_set
from factdb.extraction.grammar import FINITE, SUBJECT
from factdb.extraction.joined import has_no_subject
from factdb.extraction.voices import can_act, is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

_LIKELY = 0.6
"""The share of a verb's clauses that report speech above which a torn one is mended."""
_FAR = 25
"""Tokens from a cue to its "that", past whom was told and in which paper of which day."""
_NEAR = 6
"""Tokens from "and" to the verb that it joins."""
_GOVERNED = frozenset({"pobj", "dobj", "dative"})
_PAPER = frozenset({"in", "on", "at", "during", "via", "to", "by"})
"""Prepositions before where, how and to whom something is said."""
_TAKING_UP = frozenset({"it", "they", "there", "this", "that", "these", "those", "he", "she"})
"""Subjects by which a clause takes up the one before it."""


def that_behind(verb: Token) -> Token | None:
    """Give the "that" of "said in a statement released on Monday that …", hung on "released".

    None where a verb or a noun that takes clauses stands between: that one has the clause.
    """
    cue = verb_cue(verb)
    if cue is None or cue.clause_rate < _LIKELY or is_passive(verb) or not _opens(verb):
        return None
    for word in islice(_after(verb), _FAR):
        if word.tag_ in FINITE or not _lets_pass(word):
            return None
        if word.lower_ == "that" and word.tag_ == "IN":
            return word if word.i > verb.i + 1 and _is_clause(word) else None
    return None


def _lets_pass(word: Token) -> bool:
    """Say whether "that" behind a word is the cue's: not after "fears", "the claim", "the idea"."""
    if word.pos_ != "NOUN" or word.dep_ not in _GOVERNED or word.ent_type_:
        return True
    written = word_set("papers") | word_set("venues") | word_set("documents")
    return word.lemma_.lower() in written or can_act(word)


def _opens(verb: Token) -> bool:
    """Say whether a paper, a place or somebody who is told stands right after a cue."""
    first = next(_after(verb), None)
    if first is None or first.lower_ in _PAPER:
        return first is not None
    told = next((one for one in verb.rights if one.dep_ in {"dobj", "dative"}), None)
    return told is not None and told.left_edge == first and can_act(told)


def _after(verb: Token) -> islice[Token]:
    return islice(verb.doc, verb.i + 1, verb.sent.end)


def _is_clause(word: Token) -> bool:
    return any(one.tag_ in FINITE for one in _after(word))


def bare_behind(verb: Token) -> Token | None:
    """Give the head of "he had gone" in "said in a note to Lund he had gone", hung on the note.

    It ends the sentence and lacks nothing: in "said in the note he wrote" he wrote the note.
    """
    cue = verb_cue(verb)
    if cue is None or cue.clause_rate < _LIKELY or is_passive(verb):
        return None
    for prep in verb.rights:
        if prep.dep_ != "prep" or prep.lower_ not in _PAPER:
            continue
        for word in islice(prep.subtree, _FAR):
            if word.dep_ in _HUNG and _is_whole(word):
                return word
    return None


_HUNG = frozenset({"relcl", "acl", "ccomp"})


def _is_whole(clause: Token) -> bool:
    """Say whether a finite clause that no word opens ends its sentence, with all it needs."""
    own = next((one for one in clause.lefts if one.dep_ in SUBJECT), None)
    first = clause.left_edge
    if (
        own is None
        or own.left_edge != first
        or first.tag_ in _OPENING
        or not _lets_pass(first.nbor(-1))
    ):
        return False
    ends = clause.right_edge.i >= clause.sent.end - 2
    tensed = any(one.tag_ in FINITE for one in (clause, *clause.lefts))
    filled = any(one.dep_ in _FILLING for one in (*clause.lefts, *clause.rights))
    return ends and tensed and filled


_OPENING = frozenset({"WDT", "WP", "WRB", "IN"})
_FILLING = frozenset({"dobj", "attr", "acomp", "ccomp", "xcomp", "auxpass"})


def end_of(verb: Token, head: Token, last: int) -> int:
    """Give where a clause behind its cue ends, with what the parse hangs on the cue's sentence.

    In "said it had been closed, but had reopened since" and "said they were safe and they were on
    their way" the clause after "and" has the helping verb of the one before, or only a pronoun for
    its subject; what another verb of saying tells is an act of its own. Nothing is taken in where
    the main verb of the sentence is still to come.
    """
    doc, end = verb.doc, verb.sent.end
    at = last + (doc[last : last + 1].text == ",")
    if at + 2 >= end or verb.sent.root.i >= last or doc[last - 1].is_quote:
        return last
    if doc[at].lower_ == "because" and at == last:
        return end
    return end if doc[at].tag_ == "CC" and _goes_on(doc[at], head, end) else last


def _goes_on(joint: Token, head: Token, end: int) -> bool:
    """Say whether what "and" joins goes on with a clause rather than with its cue."""
    words = joint.doc[joint.i + 1 : min(joint.i + 1 + _NEAR, end)]
    made = next((word for word in words if word.tag_ in FINITE), None)
    if made is None or words[0].is_quote:
        return False
    joined = made.head if made.dep_ in {"aux", "auxpass"} else made
    if verb_cue(joined) is not None or joined.i < joint.i:
        return False
    if words[0].lower_ == "that" and words[0].tag_ == "IN":
        return True
    helped = made.tag_ == "MD" or made.lemma_ == _helper(head)
    return helped and (has_no_subject(joined) or _takes_up(joined))


def _takes_up(joined: Token) -> bool:
    own = next((one for one in joined.lefts if one.dep_ in SUBJECT), None)
    return own is not None and own.lower_ in _TAKING_UP


def _helper(verb: Token) -> str:
    """Give the word that carries the tense: "have" of "had closed", "be" of "was closed"."""
    helpers = (one for one in verb.lefts if one.dep_ in {"aux", "auxpass"})
    first = next(helpers, verb)
    return first.lemma_ if first.lemma_ in {"be", "have"} else ""
