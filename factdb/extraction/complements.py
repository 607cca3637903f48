"""Constructions whose content is a clause: "said that …", "claimed to be …", "urged him to …".

Each is a function from a verb to the tokens ``[first, last)`` of its content, None where the parse
does not show it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factdb.extraction.cues import verb_cue, word_set
from factdb.extraction.grammar import (
    TIMES,
    has_no_subject,
    is_empty,
    is_infinitive,
    is_time,
    listener,
    tense,
)
from factdb.extraction.mentions import mention_at
from factdb.extraction.parse import Reading
from factdb.extraction.voices import is_passive, subject, voice
from factdb.types import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

Tokens = tuple[int, int]

_CLAUSAL = frozenset({"ccomp", "xcomp"})
_SURE = 0.7
"""The share of a verb's clauses that report speech above which a broken one is mended."""
_SHIFTED = frozenset({"had", "would"})
"""What "has" and "will" become in reported speech."""


def that(verb: Token, _: Reading) -> Tokens | None:
    """Read "said (that) …", "…, he said", "…, he said, …"."""
    if is_passive(verb) and not any(child.lower_ == "it" for child in verb.lefts):
        return None
    for child in verb.children:
        if child.dep_ == "ccomp" and child.pos_ in {"VERB", "AUX", "ADJ", "NOUN", "PROPN", "ADV"}:
            return _clause(verb, child)
    if verb.dep_ == "parataxis" and verb.head.pos_ in {"VERB", "AUX"}:
        return _around(verb)
    return _marked(verb) or _broken(verb)


def _marked(verb: Token) -> Tokens | None:
    """Read "told the Wire, a paper, that …", where the parse hangs the clause on the listener."""
    for child in verb.rights:
        if child.dep_ not in {"dobj", "dative"}:
            continue
        for word in child.subtree:
            if word.lower_ == "that" and word.dep_ == "mark" and word.head.pos_ in {"VERB", "AUX"}:
                return word.i + 1, word.head.right_edge.i + 1
    return None


def _broken(verb: Token) -> Tokens | None:
    """Read a clause whose subject the parse took for an object: "claiming the vote was stolen"."""
    cue = verb_cue(verb)
    if cue is None or cue.clause_rate < _SURE or is_passive(verb):
        return None
    taken = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    if taken is None or (after := taken.right_edge.i + 1) >= verb.sent.end:
        return None
    goes_on = verb.doc[after]
    if goes_on.tag_ not in {"VBD", "VBZ", "VBP", "MD"} or verb_cue(goes_on) is not None:
        return None
    beyond = verb.doc[after + 1 : verb.sent.end]
    end = next((word.i for word in beyond if word.tag_ in {"VBD", "VBZ", "VBP"}), verb.sent.end)
    return taken.left_edge.i, end


def _clause(verb: Token, head: Token) -> Tokens | None:
    """Give a complement's words on its own side of the verb."""
    if head.i > verb.i:
        first, last = _past_time(verb, head), _until_other_cue(verb, head)
        return (_interrupted(verb), last) if _interrupts(verb, head) else (first, last)
    first = _last_clause(head).left_edge.i
    while first > verb.sent.start and verb.doc[first - 1].dep_ in {"cc", "advmod", "mark"}:
        if verb.doc[first - 1].dep_ == "cc":
            break
        first -= 1
    ends = [child.right_edge.i + 1 for child in verb.rights if _goes_on(child)]
    return first, max(ends, default=min(head.right_edge.i + 1, _own_left(verb)))


def _interrupts(verb: Token, head: Token) -> bool:
    """Say whether a cue stands inside its content: "A war, she warned, would be …"."""
    beside = (child for child in head.children if child.dep_ in {"nsubj", "nsubjpass", "expl"})
    if any(child.i > verb.i for child in beside) or tense(head) in {"VB", "VBG", "NN", "TO"}:
        return False
    if verb.dep_ == "relcl":
        return True
    own = _own_left(verb)
    return own > verb.sent.start + 1 and verb.doc[own - 1].text in {",", "—", "–"}


def _interrupted(verb: Token) -> int:
    """Find where a content begins that its cue interrupts: with its subject, left of the cue."""
    first = verb.head.left_edge.i if verb.dep_ == "relcl" else verb.sent.start
    while (
        verb.doc[first].dep_ in {"cc", "punct"} and first < verb.i and not verb.doc[first].is_quote
    ):
        first += 1
    return first


def _last_clause(head: Token) -> Token:
    """Leave out a first clause that is an act: "X renewed his demand, but Y left, Z said"."""
    joined = [one for one in head.conjuncts if one.i > head.i and not has_no_subject(one)]
    return (
        joined[-1] if joined and verb_cue(head) is not None and not has_no_subject(head) else head
    )


def _past_time(verb: Token, head: Token) -> int:
    """Begin after "on Monday" in "said on Monday it is ready", where the parse hangs it on "is"."""
    first = max(head.left_edge.i, verb.i + 1)
    if verb.doc[first].text == ")":
        return verb.i + 1
    cue = verb_cue(verb)
    if has_no_subject(head) and cue is not None and "told" not in cue.ways:
        taken = (
            child.left_edge.i for child in verb.rights if child.dep_ == "dobj" and child.i < head.i
        )
        return min(first, *taken, first)
    for child in head.lefts:
        if child.left_edge.i == first == verb.i + 1 and (
            is_time(child) or child.ent_type_ in TIMES
        ):
            return child.right_edge.i + 1
    return first


def _own_left(verb: Token) -> int:
    """Find where the verb's own words begin: its subject or auxiliary."""
    own = [child.left_edge.i for child in verb.lefts if child.dep_ in {"nsubj", "nsubjpass", "aux"}]
    return min([verb.i, *own])


def _until_other_cue(verb: Token, head: Token) -> int:
    """End a complement where the speaker's next act begins, or the clause it was cut off from ends.

    In "said that it is ready, but reiterated his call" the parse may join "reiterated" to "is".
    """
    for child in head.conjuncts:
        if child.i > head.i and _is_next_act(child, head, verb):
            return child.left_edge.i - 1
    last = head.right_edge.i + 1
    for child in verb.rights:
        if child.i >= last and _goes_on(child):
            last = child.right_edge.i + 1
    return last


def _is_next_act(joined: Token, head: Token, verb: Token) -> bool:
    """Say whether a verb joined to the complement's has the tense and the subject of the cue."""
    if tense(joined) != tense(verb) or not has_no_subject(joined):
        return False
    return is_empty(head) or (tense(head) != tense(verb) and verb_cue(joined) is not None)


def _goes_on(child: Token) -> bool:
    """Say whether a clause after the complement, which the parse hangs on the cue, is part of it.

    "…, although it may rain", "…, and that he had agreed", "…, and he had agreed".
    """
    if child.dep_ == "advcl":
        return any(one.dep_ == "mark" and one.lower_ in word_set("reasons") for one in child.lefts)
    if child.dep_ != "conj" or child.pos_ not in {"VERB", "AUX"}:
        return False
    return any(
        (one.lower_ == "that" and one.dep_ == "mark")
        or (one.dep_ == "aux" and one.lower_ in _SHIFTED)
        for one in child.lefts
    ) and not has_no_subject(child)


def _around(verb: Token) -> Tokens:
    """Give the clause that a cue interrupts or follows, without the cue where it stands last."""
    head = verb.head
    first, last = head.left_edge.i, head.right_edge.i + 1
    own = (verb.left_edge.i, verb.right_edge.i + 1)
    if verb.i > head.i and verb.doc[own[1] : last].text.strip(' .,”"') == "":
        return first, own[0]
    return (own[1], last) if own[0] <= first else (first, last)


def to(verb: Token, _: Reading) -> Tokens | None:
    """Read "claimed to be …", "vowed to fight"."""
    for child in verb.rights:
        if child.dep_ in _CLAUSAL and is_infinitive(child):
            return max(child.left_edge.i, verb.i + 1), child.right_edge.i + 1
    return None


def told(verb: Token, reading: Reading) -> Tokens | None:
    """Read "told Reuters (that) …", "warned them that …"."""
    return that(verb, reading) if listener(verb) else None


def told_to(verb: Token, _: Reading) -> Tokens | None:
    """Read "urged him to move", "ordered the troops to leave"."""
    for child in verb.rights:
        if child.dep_ in _CLAUSAL and is_infinitive(child):
            heard = listener(verb)
            if heard is None and has_no_subject(child) and not is_passive(verb):
                return None
            first = heard[0] if heard and heard[0] < child.i else child.left_edge.i
            return max(first, verb.i + 1), child.right_edge.i + 1
    return None


def ing(verb: Token, _: Reading) -> Tokens | None:
    """Read "recommended closing the road", "denied having met him"."""
    for child in verb.rights:
        if child.dep_ in {"xcomp", "pcomp", "ccomp"} and child.tag_ == "VBG":
            return child.left_edge.i, child.right_edge.i + 1
    return None


def document(verb: Token, reading: Reading) -> Tokens | None:
    """Read "the study found that …": only what is written or judged can find or show in words."""
    found = subject(verb)
    if found is None or found.lemma_.lower() not in word_set("documents"):
        return None
    return that(verb, reading)


def clear(verb: Token, reading: Reading) -> Tokens | None:
    """Read "made clear (that) …"."""
    near = reading.doc[verb.i + 1 : verb.i + 3]
    first = next((token.i + 1 for token in near if token.lower_ == "clear"), 0)
    if not first:
        return None
    last = max((child.right_edge.i + 1 for child in verb.rights), default=0)
    if (
        first < len(reading.doc)
        and reading.doc[first].text == ","
        and _own_left(verb) > verb.sent.start
    ):
        return verb.sent.start, last
    return (first, last) if last > first + 2 else None


def body_wants(verb: Token, reading: Reading) -> Tokens | None:
    """Read "Moscow wants the alliance to pull back": a wish that a body can only have said."""
    found = subject(verb)
    who = voice(verb)
    if found is None or who is None or found.pos_ != "PROPN":
        return None
    if mention_at(reading.doc, reading.report, *who).kind is ActorKind.PERSON:
        return None
    others = any(
        child.dep_ in _CLAUSAL and any(one.dep_ in {"nsubj", "nsubjpass"} for one in child.lefts)
        for child in verb.rights
    )
    return told_to(verb, reading) if others or listener(verb) else None
