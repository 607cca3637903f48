"""Speech reported without a verb of saying: "according to", nouns, "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factdb.extraction.acts import Act, cue_words, trimmed
from factdb.extraction.clauses import is_hypothetical, is_refused
from factdb.extraction.cues import noun_cue, verb_cue, word_set
from factdb.extraction.grammar import FINITE, SUBJECT, is_infinitive, past_day
from factdb.extraction.mentions import mention_at
from factdb.extraction.nouns import owner
from factdb.extraction.parse import Reading
from factdb.extraction.tokens import having
from factdb.extraction.voices import can_act, is_passive, phrase, subject, voice
from factdb.types import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_HEDGES = frozenset({"reportedly", "allegedly", "purportedly"})


def phrases(reading: Reading) -> Iterator[Act]:
    """Give every act that a phrase reports, in order."""
    doc = reading.doc
    told = having(doc, "LOWER", ("according", "per", "as", *_HEDGES))
    for at in sorted({*told, *having(doc, "POS", ("NOUN",))}):
        token = doc[at]
        if token.lower_ == "according" or (token.lower_ == "per" and _begins_clause(token)):
            act = _according(token, reading)
        elif token.lower_ in _HEDGES:
            act = _hedged(token, reading)
        elif token.lower_ == "as":
            act = _as_told(token)
        elif token.pos_ == "NOUN" and noun_cue(token) is not None:
            act = _noun(token, reading)
        else:
            continue
        if act is not None:
            yield act


def _begins_clause(token: Token) -> bool:
    return token.is_sent_start or (token.text == "per" and token.nbor(-1).text == ",")


def _according(token: Token, reading: Reading) -> Act | None:
    """Read "According to X, …" and "…, according to X"."""
    to = token.nbor(1) if token.lower_ == "according" and token.i + 1 < len(token.doc) else token
    source = next((child for child in to.children if child.dep_ == "pobj"), None)
    if source is None or to.lower_ not in {"to", "per"}:
        return None
    owned = any(child.dep_ == "poss" for child in source.lefts)
    if source.lemma_.lower() in word_set("standards") and not owned:
        return None
    named = _without_subject(token, phrase(source))
    if _reports_itself(token.head, named, reading):
        return None
    whole = source.right_edge.i + 1 if source.right_edge.sent == token.sent else named[1]
    content = _rest(token, past_day(token.doc, whole if named == phrase(source) else named[1]))
    span = content and trimmed(reading.doc, *content)
    if not span or span[1] - span[0] < 8:
        return None
    return Act(*span, found_by="according to", verb=token.i, words=(token.i, to.i + 1), voice=named)


def _without_subject(token: Token, named: tuple[int, int]) -> tuple[int, int]:
    """End a source before the subject of what it says: "According to a note in Y, X showed …".

    The parse may take X for another name of Y.
    """
    verb, doc = token.head, token.doc
    if verb.i != named[1] or verb.tag_ not in FINITE or subject(verb) is not None:
        return named
    comma = next((i for i in range(verb.i - 1, named[0], -1) if doc[i].text == ","), None)
    return named if comma is None else (named[0], comma)


def _reports_itself(verb: Token, named: tuple[int, int], reading: Reading) -> bool:
    """Say whether a source only passes on a report: "according to X, the sources said …".

    "According to the firm's note, it has told the bank that …" is the note's own.
    """
    cue = verb_cue(verb)
    if cue is None or "that" not in cue.ways or is_hypothetical(verb):
        return False
    if not any(child.dep_ == "ccomp" for child in verb.children):
        return False
    told = verb.tag_ == "VBD"
    return told or mention_at(reading.doc, reading.report, *named).kind is ActorKind.OUTLET


def _as_told(token: Token) -> Act | None:
    """Read "As Roth noted, the road is closed", "the road, as Roth noted, is closed"."""
    verb = token.head
    cue = verb_cue(verb) if token.dep_ in {"mark", "advmod"} and verb.i > token.i else None
    if cue is None or "that" not in cue.ways or verb.dep_ != "advcl" or is_passive(verb):
        return None
    last = verb.right_edge.i + (verb.right_edge.text != ",")
    closed = last < len(token.doc) and verb.i <= token.i + _LONGEST_AS
    if not closed or token.doc[last].text not in {",", ".", ";"} or _has_content(verb):
        return None
    who, span = voice(verb), _clause_around(token, verb, last)
    if who is None or span is None or not can_act(token.doc[who[0] : who[1]].root):
        return None
    return Act(*span, found_by="as told", cue=cue, verb=verb.i, words=cue_words(verb), voice=who)


_LONGEST_AS = 12
"""Tokens from "as" to its verb."""


def _has_content(verb: Token) -> bool:
    """Say whether a verb has words of its own to say: "as Roth said it would"."""
    return any(child.dep_ in _CONTENTS for child in verb.children) or is_refused(verb)


_CONTENTS = frozenset({"dobj", "ccomp", "xcomp", "attr", "acomp", "oprd", "prep"})


def _clause_around(token: Token, verb: Token, last: int) -> tuple[int, int] | None:
    """Give the clause that "as X noted" stands before, in or behind."""
    doc, sentence = token.doc, token.sent
    head = verb.head
    if head.pos_ not in {"VERB", "AUX"} or verb_cue(head) is not None:
        return None
    first, end = max(head.left_edge.i, sentence.start), min(head.right_edge.i + 1, sentence.end)
    if all(word.is_punct or word.pos_ == "CCONJ" for word in doc[first : token.i]):
        first = last + (doc[last].text == ",")
    elif all(word.is_punct or word.is_space for word in doc[last:end]):
        end = token.i
    return trimmed(doc, first, end) if end - first > _LEAST else None


_LEAST = 4
"""Tokens of a clause that says something: not "as she said, we won't"."""


def _rest(token: Token, after: int) -> tuple[int, int] | None:
    """Give the clause that the phrase stands in, without the phrase at either end of it."""
    sentence = token.sent
    head = token.head if token.head.pos_ in {"VERB", "AUX"} else sentence.root
    first, last = sentence.start, sentence.end
    if sentence.root.i < token.i and token.doc[min(after + 1, last - 1)].tag_ in {"WP", "WDT"}:
        return first, token.i
    if head.dep_ == "conj":
        own = any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in head.children)
        first, last = head.left_edge.i, max(head.right_edge.i + 1, after)
        if not own and token.i < head.i:
            return after, last
        first = first if own else sentence.start
    doer = next((child for child in head.lefts if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if doer is not None and doer.i > token.i:
        return after, last
    before = token.doc[first : token.i]
    if all(
        one.pos_ in {"CCONJ", "ADV", "PUNCT", "SPACE"} or one.ent_type_ == "DATE" for one in before
    ):
        return after, last
    rest = token.doc[after:last]
    if all(
        one.is_punct or one.is_space or one.ent_type_ == "DATE" or one.lower_ == "on"
        for one in rest
    ):
        return first, token.i
    joined = len(rest) > 1 and any(one.dep_ == "cc" for one in rest[:2])
    return (first, token.i) if joined and head.i < token.i else (first, last)


def _hedged(token: Token, reading: Reading) -> Act | None:
    """Read "X reportedly did Y": somebody says so, nobody says who."""
    head = token.head if token.head.pos_ in {"VERB", "AUX"} else token.sent.root
    if head.pos_ not in {"VERB", "AUX"}:
        return None
    first, last = head.left_edge.i, head.right_edge.i + 1
    if not (token.i == first or token.head == head or token.head.head == head):
        return None
    if token.i > head.i and not _qualifies(token, head):
        return None
    if token.i == first or (head.dep_ == "advcl" and reading.doc[first].dep_ == "mark"):
        first += 1
    span = trimmed(reading.doc, first, _until_next_clause(head, last))
    return span and Act(*span, found_by="hedge", verb=token.i, words=(token.i, token.i + 1))


def _until_next_clause(head: Token, last: int) -> int:
    """End a hedged clause before what somebody said: "…, and a friend said …"."""
    for one in head.rights:
        own = one.dep_ == "conj" and any(each.dep_ in SUBJECT for each in one.lefts)
        if own and verb_cue(one) is not None and any(each.dep_ == "ccomp" for each in one.rights):
            return one.left_edge.i
    return last


def _qualifies(token: Token, head: Token) -> bool:
    """Say whether a hedge right behind "be" goes with all of it: "there were reportedly four"."""
    behind = token.i - head.i - (token.nbor(-1).text == ",")
    whole = any(one.dep_ in {"nsubj", "expl"} for one in head.lefts)
    if head.lemma_ != "be" or behind != 1 or not whole:
        return False
    return all(one.lower_ not in word_set("feelings") for one in head.rights)


def _noun(token: Token, reading: Reading) -> Act | None:
    """Read "his claim that …", "the ministry's denial of …", "a warning from X that …".

    What a verb of saying has for its object ("renewed his call for …") is that verb's act.
    """
    cue = noun_cue(token)
    if cue is None:
        return None
    whose = _owner(token)
    first = min((token, *token.conjuncts), key=lambda one: one.i)
    told = first.dep_ == "dobj" and verb_cue(first.head) is not None
    content = _noun_content(token, cue.ways, whose is not None and not told)
    content = content or (_told_by(token) if whose is not None else None)
    span = content and trimmed(reading.doc, *content)
    if not span:
        return None
    return Act(
        *span,
        found_by="noun",
        cue=cue,
        verb=token.i,
        words=(token.i, token.i + 1),
        voice=whose,
    )


def _owner(token: Token) -> tuple[int, int] | None:
    if (owned := owner(token)) is not None:
        return owned
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in {"by", "from"}:
            source = next((one for one in child.children if one.dep_ == "pobj"), None)
            if source is not None:
                return phrase(source)
    return None


def _noun_content(token: Token, ways: frozenset[str], owned: bool) -> tuple[int, int] | None:
    for child in token.rights:
        if child.dep_ in {"acl", "ccomp"} and "that" in ways and _has_that(child):
            return child.left_edge.i, _before_main(token, child)
        if "that" in ways and child.left_edge.i == token.i + 1 and _is_bare(child):
            return child.left_edge.i, child.right_edge.i + 1
        if owned and child.dep_ == "prep" and child.lower_ in ways:
            return child.i, child.right_edge.i + 1
        if owned and "to" in ways and child.dep_ in {"acl", "xcomp"} and is_infinitive(child):
            return child.left_edge.i, child.right_edge.i + 1
    return None


def _before_main(token: Token, clause: Token) -> int:
    """End a noun's clause before the main verb that the parse hangs on it.

    "The claim that the firm knew | was rejected by Lund": no other verb takes the claim.
    """
    if token.dep_ != "ROOT":
        return clause.right_edge.i + 1
    for child in clause.rights:
        own = any(one.dep_ in SUBJECT for one in child.lefts)
        helped = any(one.tag_ in FINITE for one in (child, *child.lefts))
        if child.dep_ in {"ccomp", "conj"} and child.pos_ in {"VERB", "AUX"} and helped and not own:
            return child.left_edge.i
    return clause.right_edge.i + 1


def _told_by(token: Token) -> tuple[int, int] | None:
    """Read "the union's demands include X", "their demand is that …", "his promise is to …"."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.i < token.i or verb.lemma_ not in {"include", "be"}:
        return None
    wanted = {"dobj"} if verb.lemma_ == "include" else {"ccomp", "xcomp"}
    for child in verb.rights:
        if child.dep_ in wanted and (
            child.dep_ == "dobj" or _has_that(child) or is_infinitive(child)
        ):
            return child.left_edge.i, child.right_edge.i + 1
    return None


def _is_bare(clause: Token) -> bool:
    """Say whether a clause without "that" is what a noun says: "the claim he had lied to her".

    Not "the claim he made", where the noun is what the verb takes: it has to have all of its own.
    """
    own = any(
        one.dep_ in {"nsubj", "nsubjpass", "expl"} and one.pos_ in _NAMED for one in clause.lefts
    )
    whole = any(one.dep_ in {"dobj", "attr", "acomp", "ccomp"} for one in clause.rights)
    passive = any(one.dep_ == "auxpass" for one in clause.lefts)
    return clause.dep_ in {"acl", "relcl"} and own and (whole or passive)


_NAMED = frozenset({"PRON", "NOUN", "PROPN"})


def _has_that(clause: Token) -> bool:
    return any(child.tag_ == "IN" and child.lower_ == "that" for child in clause.lefts)
