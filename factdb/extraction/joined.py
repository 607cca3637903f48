"""Verbs that share a subject: which of two clauses a joined verb or participle goes with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factdb.extraction.cues import verb_cue, word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

EMPTY = frozenset({"there", "this", "that", "it", "these", "those"})
"""Subjects that point at nobody."""


def has_no_subject(verb: Token) -> bool:
    """Say whether a verb has no subject of its own."""
    return not any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in verb.children)


def tense(verb: Token) -> str:
    """Give the tag of the word that carries the tense: of "did" in "did not say"."""
    helper = next((child for child in verb.lefts if child.dep_ in {"aux", "auxpass"}), verb)
    return helper.tag_


def is_empty(verb: Token) -> bool:
    """Say whether a subject points at nobody: "there was", "this is"."""
    subjects = (c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass", "expl"})
    return any(child.lower_ in EMPTY for child in subjects)


def is_next_act(joined: Token, head: Token, cue: Token) -> bool:
    """Say whether a verb joined to a complement is the next act of who spoke.

    In "said it would close and urged them to leave" the parse joins "urged" to "close", but it has
    the tense of "said" and no subject of its own.
    """
    if _is_of_the_outlet(joined, head):
        return True
    if _own_tense(joined, head) != tense(cue) or not has_no_subject(joined):
        return False
    past = "VBD" if tense(head) == "VBN" else tense(head)  # the tagger doubts "approached"
    before = any(one.dep_ == "aux" and one.lower_ == "had" for one in head.lefts)
    other = before or past != tense(cue) or head.lemma_ in _NO_ACTS
    return is_empty(head) or (other and verb_cue(joined) is not None)


_NO_ACTS = word_set("states") | {"plan", "intend"}
"""Verbs for how somebody is; what they did next is another clause."""


def _is_of_the_outlet(joined: Token, head: Token) -> bool:
    """Say whether others speak in the present behind what was said to have been or to come.

    "He has said the forest should be cut, and his critics blame him for the fires." So in the past
    behind what is said to be: "said that it is safe, and he promised to look into it".
    """
    present = {"VBZ", "VBP"}
    told = (tense(joined) in present) != (tense(head) in present) and tense(joined) != "MD"
    parted = head.i < joined.i and "," in {one.text for one in head.rights if one.i < joined.i}
    return told and parted and verb_cue(joined) is not None and not has_no_subject(joined)


def _own_tense(joined: Token, head: Token) -> str:
    """Give a joined verb's tense; "accused" with an object is past where the tagger doubts it."""
    found = tense(joined)
    passive = any(child.dep_ == "auxpass" for child in head.lefts)
    has_object = any(child.dep_ == "dobj" for child in joined.rights)
    given = passive and joined.lemma_ in _GIVING
    return "VBD" if found == "VBN" and has_object and not given else found


_GIVING = frozenset({"award", "deny", "give", "grant", "offer", "pay", "refuse", "send", "show",
                     "teach", "tell"})  # fmt: skip
"""Verbs whose passive may have an object: "was given the post"."""


def is_aside(verb: Token) -> bool:
    """Say whether a verb is a participle behind a comma: "…, adding that …"."""
    first = verb.left_edge.i
    return verb.tag_ == "VBG" and first > verb.sent.start and verb.doc[first - 1].text == ","


def goes_with_cue(aside: Token) -> bool:
    """Say whether a participle in a complement is by custom the speaker's: "…, adding that …"."""
    return is_aside(aside) and aside.lemma_ in word_set("asides")
