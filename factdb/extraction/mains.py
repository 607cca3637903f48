"""The main clauses of what somebody says: who does it, with which helpers, whether it is denied.

A clause inside another tells nothing of what the speaker does, but for what a *lens* opens: in
"I think that we must go" the word is "must go", in "it is clear that" what is clear.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factdb.extraction.acts import Act
from factdb.extraction.cues import word_set
from factdb.extraction.grammar import is_infinitive
from factdb.extraction.tokens import ends_in_question
from factdb.text.fold import content_words
from factdb.text.naming import body_class, title_class
from factdb.text.places import country
from factdb.text.words import table

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

SELVES = frozenset({"i", "we", "us", "me", "myself", "ourselves"})
_PERSON = frozenset({"he", "she", "him", "her"})
_THING = frozenset({"it"})
_MANY = frozenset({"they", "them"})
_ECHO = _PERSON | _THING | _MANY
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_CHAINED = frozenset({"conj", "xcomp"})
_LENSES = frozenset(lemma for lemma, what, _ in table("stances") if what == "lens")
"""Verbs through which one looks at what is said: "I think", "it seems"."""
_EVIDENCE = frozenset(lemma for lemma, what, _ in table("stances") if what == "evidence")
"""Nouns behind which stands what they show."""


_SPOKEN_FOR = frozenset(lemma for lemma, what, _ in table("stances") if what == "spoken for")
"""Nouns for who speaks for another."""
_VIEWS = frozenset(lemma for lemma, what, _ in table("stances") if what == "view")
"""Nouns for what one thinks, of which the clause behind "is" is the word: "my view is that"."""
_POWERS = frozenset(lemma for lemma, what, _ in table("stances") if what == "agent")
"""Nouns for who can promise."""
_DEEPEST = 16
"""Verbs above a verb that are looked through: "he said he said he said …" has no end."""


@dataclass(frozen=True, slots=True)
class Main:
    """A verb that a statement rests on.

    ``finite`` is the verb that carries its tense: of "to leave" in "we plan to leave", "plan".
    ``doer`` is the subject of that, None without one ("go home"). ``own``: the doer is the
    speaker. ``negated`` covers both verbs. ``helpers`` are the auxiliaries, in small letters.
    ``sentence`` counts the sentences of the content from 0; ``asks``: it is a question.
    """

    verb: Token
    finite: Token
    doer: Token | None
    own: bool
    negated: bool
    helpers: frozenset[str]
    sentence: int
    asks: bool

    @property
    def passive(self) -> bool:
        """Say whether the subject suffers what the verb tells."""
        return any(child.dep_ in {"nsubjpass", "auxpass"} for child in self.verb.children)


@dataclass(frozen=True, slots=True)
class Own:
    """By which words a speaker is meant: by name, by country, by the pronouns of an ``echo``.

    ``in_office``: the speaker bears an office, and so speaks for a body. ``for_another``: it is
    somebody's spokesman, lawyer or office.
    """

    names: frozenset[str]
    countries: frozenset[str]
    echo: frozenset[str]
    in_office: bool = False
    for_another: bool = False

    def is_meant(self, token: Token) -> bool:
        """Say whether a noun or pronoun means the speaker."""
        low = token.lower_
        if low in SELVES | _ECHO:
            return low in SELVES or low in self.echo
        if not self.names and not self.countries:
            return False
        named = token.doc[token.left_edge.i : token.i + 1].text
        said = set(content_words(named))
        if said and (said <= self.names or not self.names.isdisjoint(content_words(token.text))):
            return True
        return bool(self.countries & _countries(named)) and _is_power(token)


def _is_power(token: Token) -> bool:
    """Say whether a phrase with a country in it means it: "the French side", not "a French man"."""
    noun = token.lemma_.lower()
    return token.pos_ != "NOUN" or noun in _POWERS or bool(body_class(noun))


def own_words(act: Act, content: Span) -> Own:
    """Give by which words the speaker of an act is meant within its content.

    An echoing "he" means the speaker in reported speech, not between marks of quotation.
    """
    echo = frozenset[str]() if act.found_by.startswith(("quote", "turn")) else _ECHO
    if act.voice is None:
        return Own(frozenset(), frozenset(), echo)
    voice = content.doc[act.voice[0] : act.voice[1]]
    names = frozenset(content_words(voice.text))
    in_office = any(title_class(word.lemma_.lower()) for word in voice)
    for_another = any(word.lemma_.lower() in _SPOKEN_FOR for word in voice)
    return Own(names, _countries(voice.text), echo - _unlike(voice), in_office, for_another)


def _unlike(voice: Span) -> frozenset[str]:
    """Give the pronouns that cannot mean a speaker: "it" is no person, "she" no council."""
    head = voice.root
    if head.lower_ in _ECHO:
        return _THING if head.lower_ in _PERSON else frozenset()
    joint = any(child.dep_ == "conj" for child in head.children)
    if head.ent_type_ == "PERSON" and not joint:
        return _THING | _MANY
    if title_class(head.lemma_):
        return _THING
    return _PERSON if body_class(head.lemma_) else frozenset()


def _countries(named: str) -> frozenset[str]:
    found = (country(word.strip("’'s,.")) or country(word) for word in named.split())
    return frozenset(code for code in found if code)


def mains(content: Span, own: Own) -> Iterator[Main]:
    """Give the verbs that a content rests on, in order, those seen through lenses with them."""
    sentence, asks = -1, False
    for token in content:
        if token.is_sent_start or sentence < 0:
            sentence, asks = sentence + 1, _asks(token.sent, content)
        if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass"}:
            finite = _finite(token, content)
            if finite is not None:
                yield _main(token, finite, own, sentence, asks)


def _asks(sentence: Span, content: Span) -> bool:
    """Say whether a sentence of the content is a question, not one about what was said."""
    end = min(sentence.end, content.end)
    return ends_in_question(sentence, "\"'”’» \n") and any(
        token.text[-1:] == "?" for token in content.doc[max(sentence.start, content.start) : end]
    )


def _finite(token: Token, content: Span) -> Token | None:
    """Climb to the verb that carries the tense, None from a clause that tells nothing."""
    finite, head = token, token
    for _ in range(_DEEPEST):
        if _is_shown(head) and _inside(head.head.head, content):
            head = head.head.head
            continue
        if not (_hangs(head) and _inside(head.head, content)):
            break
        if head.dep_ == "xcomp" and finite is head:
            finite = head.head
        head = head.head
    return finite if head.head == head or not _inside(head.head, content) else None


def _is_shown(verb: Token) -> bool:
    """Say whether a clause is what is evident: "there is proof that the mayor lied"."""
    noun = verb.head
    told = verb.dep_ in {"acl", "ccomp"} and noun.dep_ in {"attr", "dobj"}
    shown = noun.lemma_.lower() in _EVIDENCE and not is_negated(noun.head)
    return told and (shown or (noun.lemma_.lower() == "doubt" and is_negated(noun.head)))


def _hangs(verb: Token) -> bool:
    """Say whether a verb tells as much as the one above it."""
    if verb.head == verb:
        return False
    return verb.dep_ in _CHAINED or (
        verb.dep_ == "ccomp" and (_opens(verb.head) or _stands_before(verb))
    )


def _stands_before(verb: Token) -> bool:
    """Say whether a clause only stands before another: "they failed, so now they push"."""
    marked = any(child.dep_ == "mark" for child in verb.lefts)
    return verb.i < verb.head.i and not marked and verb.tag_ in {"VBD", "VBP", "VBZ", "VBN", "MD"}


def _opens(verb: Token) -> bool:
    """Say whether one looks through a verb: "I think that", "it is clear that"."""
    seen = verb.lemma_.lower() in _LENSES or any(c.dep_ == "acomp" for c in verb.children)
    doer = _doer(verb)
    if verb.lemma_ == "be" and doer is not None and doer.lemma_.lower() in _VIEWS:
        return True
    return seen and (
        doer is None or doer.lower_ in SELVES | _ECHO or doer.ent_type_ in {"GPE", "ORG"}
    )


def _main(verb: Token, finite: Token, own: Own, sentence: int, asks: bool) -> Main:
    doer = _doer(finite)
    helpers = {c.lower_ for one in (verb, finite) for c in one.children if c.dep_ == "aux"}
    negated = is_negated(verb) or (finite is not verb and is_negated(finite))
    meant = doer is not None and own.is_meant(doer)
    return Main(verb, finite, doer, meant, negated, frozenset(helpers), sentence, asks)


def _doer(verb: Token) -> Token | None:
    while True:
        found = next((child for child in verb.lefts if child.dep_ in _SUBJECTS), None)
        if found is not None or verb.dep_ not in _CHAINED or verb.head == verb:
            return found
        verb = verb.head


def _inside(token: Token, content: Span) -> bool:
    return content.start <= token.i < content.end


def is_negated(verb: Token) -> bool:
    """Say whether a clause denies its verb: "not", "no", "declined to"."""
    if verb.lemma_ in {"decline", "refuse"} and any(is_infinitive(c) for c in verb.rights):
        return True
    return any(_denies(child) for child in verb.children)


def _denies(child: Token) -> bool:
    if child.dep_ == "neg" or child.lower_ in word_set("negatives"):
        return True
    if child.lower_ in {"longer", "more"} and any(one.lower_ == "no" for one in child.lefts):
        return True
    if child.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"} and any(
        one.lower_ in {"no", "neither", "none"} for one in child.lefts
    ):
        return True
    if child.dep_ in {"nsubj", "nsubjpass"} and _is_none(child.left_edge):
        return True
    return child.dep_ in {"prep", "attr", "acomp"} and any(
        one.dep_ == "neg" for one in child.children
    )


def _is_none(edge: Token) -> bool:
    """Say whether a subject begins with "not one", "not a single"; "not only the mill" is more."""
    after = edge.doc[edge.i + 1 : edge.i + 2].text.lower()
    return edge.lower_ == "not" and after in {"one", "a", "any", "even"}
