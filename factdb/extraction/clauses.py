"""Reported speech: from a verb that can be a cue to the words it governs, by construction.

A cue's row in the lexicon names the constructions in which it is one; they are tried in the order
of `_WAYS`. What nobody has said yet ("if he says", "may demand") is no act, what was refused is one
that the outlet asserts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from factdb.extraction import complements, objects
from factdb.extraction.acts import Act, cue_words, trimmed
from factdb.extraction.cues import Cue, verb_cue, word_set
from factdb.extraction.grammar import FINITE, listener
from factdb.extraction.joined import is_aside
from factdb.extraction.parse import Reading
from factdb.extraction.tokens import having
from factdb.extraction.voices import (
    NEVER_NOUNS,
    can_act,
    inverted,
    is_passive,
    is_torn,
    phrase,
    subject,
    teller,
    voice,
)
from factdb.text.naming import is_title

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

Tokens = tuple[int, int]
Way = Callable[["Token", Reading], "Tokens | None"]

_WAYS: dict[str, Way] = {
    "clear": complements.clear,
    "told-to": complements.told_to,
    "name": objects.name,
    "declared": objects.declared,
    "as": objects.as_,
    "refer": objects.refer,
    "that": complements.that,
    "told": complements.told,
    "whether": complements.that,
    "doc-that": complements.document,
    "to": complements.to,
    "raised": complements.raised,
    "body-to": complements.body_wants,
    "told-about": objects.told_about,
    "ing": complements.ing,
    "of": objects.of,
    "on": objects.called_upon("on", "upon"),
    "put-at": objects.put_at,
    "joint-to": complements.jointly,
    "attention": objects.attention,
    "set": objects.set_phrase,
    "behind": objects.backing,
    "plea": objects.plea,
    "at": objects.with_preposition("at"),
    "with": objects.with_preposition("with"),
    "in-support": objects.in_support,
    "prepto": objects.called_upon("to"),
    "for": objects.for_,
    "about": objects.with_preposition("about"),
    "against": objects.with_preposition("against"),
    "reason": objects.against,
    "to-thing": objects.to_thing,
    "on-thing": objects.with_preposition("on"),
    "nounobj": objects.noun_object,
    "chance": objects.chance,
    "qobj": objects.quoted_object,
    "deedobj": objects.deed_object,
    "obj": objects.object_of,
}
_WEAK = frozenset(
    ["told-about", "obj", "nounobj", "qobj", "to", "ing", "for", "of", "against", "about",
     "told-to", "as", "name", "declared", "on-thing", "prepto", "put-at", "joint-to", "attention",
     "in-support", "reason", "to-thing", "deedobj", "set", "behind", "plea", "at", "with",
     "chance"]
)  # fmt: skip
"""Constructions that are speech only if somebody does it: a storm threatens, a page lists."""
_WITH_PREPOSITION = {"for": "for", "on": "on", "to-thing": "to", "prepto": "to", "at": "at"}
"""Constructions whose preposition is part of the cue."""
_NOMINAL = frozenset(
    {"oprd", "dobj", "pobj", "attr", "amod", "compound", "nsubj", "nmod", "poss", "csubj"}
)
"""What a verb cannot be in its sentence: "demands" in "called the demands “…”" is a noun."""
_VERBAL = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")
_FIRST_SECOND = frozenset({"i", "we", "you", "me", "us"})
OPEN = frozenset({"if", "unless", "whether"})
"""Words that leave it open whether a clause is so."""


def clauses(reading: Reading) -> Iterator[Act]:
    """Give every act of reported speech that a verb of the parse shows, in order."""
    doc = reading.doc
    verbs = (*having(doc, "POS", ("VERB", "AUX")), *having(doc, "TAG", _VERBAL))
    for at in sorted({*verbs, *having(doc, "LOWER", tuple(NEVER_NOUNS))}):
        cue = verb_cue(doc[at])
        if cue is not None and (act := _act(doc[at], cue, reading)) is not None:
            yield act


def _act(verb: Token, cue: Cue, reading: Reading) -> Act | None:
    if (
        (
            verb.dep_ in _NOMINAL
            and not is_torn(verb)
            and inverted(verb) is None
            and not is_aside(verb)
            and not complements.cleft(verb)
        )
        or is_hypothetical(verb)
        or _is_left_out(verb)
        or _is_quoters_own(verb, reading)
    ):
        return None
    quoted = reading.around(verb.idx) is not None
    charged = _is_charged(verb)
    for name, way in _WAYS.items():
        if (quoted and name in _WEAK and name != "as") or (charged and name in _WEAK):
            continue
        if name == "to" and "raised" in cue.ways and is_passive(verb):
            continue  # "is reported to be unsafe" is told of its subject
        if name in cue.ways and (content := way(verb, reading)) is not None:
            return _made(verb, cue, name, content, reading)
    return None


def _is_left_out(verb: Token) -> bool:
    """Say whether something was not said: "without mentioning it", "instead of saying so"."""
    above = {verb.head.lower_, verb.head.head.lower_}
    return verb.dep_ == "pcomp" and not above.isdisjoint({"without", "instead"})


def _is_charged(verb: Token) -> bool:
    """Say whether it is what another is blamed for: "blame him for encouraging them to stay"."""
    prep = verb.head
    if verb.dep_ == "pcomp" and prep.head.lemma_ in _TRIED and prep.lower_ in {"with", "of"}:
        return True
    if verb.dep_ != "pcomp" or prep.lower_ not in {"for", "of"} or prep.head.pos_ != "VERB":
        return False
    cue = verb_cue(prep.head)
    return cue is not None and not cue.ways.isdisjoint({"of", "for", "reason"})


_TRIED = frozenset({"charge", "convict", "acquit", "suspect", "guilty", "indict"})
"""Words for what is done to who is said to have done something."""


def _made(verb: Token, cue: Cue, name: str, content: Tokens, reading: Reading) -> Act | None:
    first, last = _in_sentence(verb, content)
    without = _without_venue if name in _WEAK else _without_paper
    span = trimmed(reading.doc, first, without(reading, first, last))
    if span is None or (name in _WEAK and not _by_somebody(verb, reading)):
        return None
    if name in _WEAK and _is_pointed(reading, *span):
        return None
    if name == "obj" and verb.lemma_ in _GREETS and is_title(reading.doc[first:last].root.text):
        return None
    first, last = cue_words(verb)
    if name in _WITH_PREPOSITION and last < len(reading.doc):
        last += reading.doc[last].lower_ == _WITH_PREPOSITION[name]
    if name == "clear":
        last += reading.doc[last].lower_ == "clear"
    return Act(
        *span,
        found_by=f"passive {name}" if is_passive(verb) else name,
        cue=cue,
        verb=verb.i,
        words=(first, last),
        voice=_outside(content, verb, reading),
        heard=listener(verb) if cue.ways & {"told", "told-to"} else None,
        refused=is_refused(verb),
    )


_PERSONS = frozenset({"him", "her", "them", "me", "us", "you", "himself", "herself"})


_GREETS = frozenset({"congratulate", "thank", "greet"})
"""Verbs that say nothing by whom they are said to: "congratulated the Prime Minister"."""


def _is_pointed(reading: Reading, start: int, end: int) -> bool:
    """Say whether a content is a person pointed at, which says nothing: "described him"."""
    return reading.report.text[start:end].lower() in _PERSONS


def _outside(content: Tokens, verb: Token, reading: Reading) -> Tokens | None:
    """Take no speaker out of what follows the cue: nobody speaks in the words that they say."""
    named = teller(_refusing(verb) or verb)
    if named is not None and verb.i < content[0] <= named[0] < content[1]:
        return _subject_before(verb)
    if named is None and verb.dep_ == "csubj":
        return _subject_before(verb)
    return _outside_marks(verb, named, reading)


def _subject_before(verb: Token) -> Tokens | None:
    """Give X of "X was cautious, telling reporters …", where the parse has "telling" in the end."""
    first = verb.sent.start
    if verb.i == first or verb.nbor(-1).text != ",":
        return None
    before = (word for word in reversed(verb.doc[first : verb.i]) if word.dep_ in _DOING)
    outer = (word for word in before if word.head.dep_ not in {"relcl", "acl"})
    found = next((word for word in outer if word.head.dep_ != "ccomp" or can_act(word)), None)
    return phrase(found) if found is not None and can_act(found) else None


_DOING = frozenset({"nsubj", "nsubjpass"})


def _outside_marks(verb: Token, named: Tokens | None, reading: Reading) -> Tokens | None:
    """Take no speaker out of a quotation: in "“Our team,” Lund said, “has won”" Lund speaks."""
    if named is None or reading.around(verb.idx) is not None:
        return named
    if reading.around(reading.doc[named[0]].idx) is None:
        return named
    before = verb.doc[verb.i - 1] if verb.i > verb.sent.start else None
    if before is None or before.pos_ not in {"PROPN", "PRON", "NOUN"}:
        return None
    first, last = phrase(before)
    free = [at for at in range(first, last) if reading.around(verb.doc[at].idx) is None]
    return (free[0], before.i + 1) if free else None


def _without_venue(reading: Reading, first: int, last: int) -> int:
    """End an object before where and when it was said: "… in a telephone call on Tuesday".

    And before what others call it: "… in what was called a farce".
    """
    for token in reading.doc[first + 1 : last]:
        if token.dep_ != "prep" or token.lower_ not in objects.PLACES:
            continue
        if any(child.dep_ == "pcomp" and _is_naming(child) for child in token.children):
            return token.i
        there = next((child for child in token.children if child.dep_ == "pobj"), None)
        if there is not None and (
            there.lemma_ in word_set("venues") or there.text in word_set("weekdays")
        ):
            return token.i
    return _without_channel(reading, first, last)


def _without_channel(reading: Reading, first: int, last: int) -> int:
    """End an object before the channel that ends it: "voiced their anger on Twitter"."""
    for token in reading.doc[max(first + 1, last - _LONGEST_CHANNEL) : last]:
        there = next((child for child in token.children if child.dep_ == "pobj"), None)
        if token.dep_ != "prep" or token.lower_ not in {"on", "over", "via", "by"}:
            continue
        ends = there is not None and there.right_edge.i >= last - 2
        if there is not None and ends and there.lemma_.lower() in word_set("channels"):
            return token.i
    return last


_LONGEST_CHANNEL = 8
"""Tokens of "on Twitter and in chats", "by live television"."""


def _without_paper(reading: Reading, first: int, last: int) -> int:
    """End a clause before the paper it was said in: "said it was open, in a letter to Roth".

    And before what was done next: "said it was open, before leaving for Velm".
    """
    commas = (at for at in range(last - 2, first, -1) if reading.doc[at].text == ",")
    for at in commas:
        prep = reading.doc[at + 1]
        if _tells_what_else(reading.doc[at + 1 : last]):
            return at
        if prep.dep_ != "prep" or prep.lower_ not in objects.PLACES:
            return last
        paper = next((child for child in prep.children if child.dep_ == "pobj"), None)
        told = paper is not None and paper.lemma_.lower() in word_set("papers") | word_set("venues")
        ends = reading.around(prep.idx) is None and prep.right_edge.i >= last - 2
        return at if told and ends else last
    return last


def _tells_what_else(words: Span) -> bool:
    """Say whether words tell what a speaker did before or next: "prior to setting the bail"."""
    opens = 2 if words[0].lower_ == "prior" else 1
    then = words[0].lower_ in {"prior", "before", "after"} and len(words) > opens
    return then and words[opens].tag_ == "VBG" and all(one.tag_ not in FINITE for one in words)


def _is_naming(clause: Token) -> bool:
    cue = verb_cue(clause)
    named = cue is not None and bool(cue.ways & {"name", "as"})
    return named and any(child.lower_ == "what" for child in clause.lefts)


def _in_sentence(verb: Token, content: Tokens) -> Tokens:
    """Keep a content in its verb's sentence, unless it is an earlier one that "this" takes up."""
    first, last = content
    sentence = verb.sent
    if last <= sentence.start:
        return content
    return max(first, sentence.start), min(last, sentence.end)


def is_hypothetical(verb: Token) -> bool:
    """Say whether nobody has spoken: "if he says", "would demand", "to deny"."""
    if any(child.dep_ == "mark" and child.lower_ in OPEN for child in verb.children):
        return True
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if complements.is_said_to_say(verb):
        return False
    if "to" in helpers and _refusing(verb) is None:
        return verb.head.lemma_ not in word_set("leads") | word_set("moves")
    return bool(helpers & word_set("modals")) and not is_refused(verb)


def _refusing(verb: Token) -> Token | None:
    """Give "declined" of "declined to say"."""
    return verb.head if verb.dep_ == "xcomp" and verb.head.lemma_ in word_set("refusals") else None


def is_refused(verb: Token) -> bool:
    """Say whether nothing was said: "did not say", "declined to say", "nobody said"."""
    if _refusing(verb) is not None:
        return True
    return any(child.dep_ == "neg" for child in verb.children) or _is_nobodys(verb)


def _is_nobodys(verb: Token) -> bool:
    """Say whether nobody acts: "no one said", "none of them claims"."""
    found = subject(verb)
    if found is None:
        return False
    words = {found.lower_, *(child.lower_ for child in found.lefts)}
    return bool(words & (word_set("negatives") - {"never", "hardly", "nowhere"}))


def _is_quoters_own(verb: Token, reading: Reading) -> bool:
    """Say whether somebody in a quotation speaks of their own speech: "I say", "we demand"."""
    found = subject(verb)
    if found is not None:
        return found.lower_ in _FIRST_SECOND
    return reading.around(verb.idx) is not None


def _by_somebody(verb: Token, reading: Reading) -> bool:
    """Say whether who acts can speak: a name, a personal pronoun, an office, a body."""
    who = voice(_refusing(verb) or verb)
    if who is None:
        first = verb.sent[0]
        return first.text[:1].islower() or first.text == ","
    head = reading.doc[who[0] : who[1]].root
    return can_act(head) or head.lemma_.lower() in word_set("documents") | word_set("papers")
