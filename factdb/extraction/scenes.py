"""What happened on a day, and who took part: questions about the clause that a date stands in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factdb.extraction.cues import word_set
from factdb.text.fold import content_words
from factdb.text.naming import body_class, is_title
from factdb.text.words import table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from factdb.extraction.acts import Act

_STEPS = 12
_WIDE = 80
"""Tokens on either side of a date that are looked at."""

_ALIKE = 0.5
_TELLING = 3
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SHARED = frozenset({"conj", "advcl", "xcomp", "prep", "pcomp"})
_ASIDE = frozenset({"relcl", "acl", "ccomp", "pcomp", "csubj"})
"""Clauses whose day is that of something told in passing."""

_ACTORS = frozenset({"PERSON", "ORG", "NORP"})
_PARTNERS = frozenset({"with", "between", "by", "among", "alongside"})
_OUT_OF_STEP = frozenset({"after", "before", "since", "until", "because", "if"})
_SETTINGS = frozenset({"in", "at", "during"})
_ELSEWHEN = frozenset({"earlier", "previously", "already", "before", "once", "long"})
_DEFINITE = frozenset({"the", "this", "that"})
_AHEAD = frozenset({"to", "will", "would", "could", "may", "might", "should", "'ll", "’ll"})


def clause_of(token: Token) -> Token:
    """Give the verb of the clause that a word stands in, or the word the parse leaves it at."""
    kept: dict[int, int] = token.doc.user_data.setdefault(_KEPT, {})
    found = kept.get(token.i)
    if found is None:
        found = kept[token.i] = _climbed(token).i
    return token.doc[found]


_KEPT = "factdb.clauses"


def _climbed(token: Token) -> Token:
    at = token
    for _ in range(_STEPS):
        if (at.pos_ in {"VERB", "AUX"} and at.dep_ not in {"aux", "auxpass"}) or at.head == at:
            break
        at = at.head
    return at


def sharing(verb: Token) -> list[Token]:
    """Give the verbs whose subject and time are this one's too: up from a participle, a conjunct.

    "after meeting him on Monday" is no time of the verb above it.
    """
    found: list[Token] = []
    at = verb
    while len(found) < _STEPS and at.dep_ in _SHARED:
        if any(child.dep_ in _SUBJECTS for child in at.children) or _out_of_step(at):
            break
        at = at.head
        found.append(at)
    return found


def _out_of_step(verb: Token) -> bool:
    marks = [child.lower_ for child in verb.children if child.dep_ in {"mark", "prep", "advmod"}]
    above = [verb.lower_, verb.head.lower_] if verb.dep_ in {"pcomp", "prep"} else []
    return not _OUT_OF_STEP.isdisjoint([*marks[:2], *above])


def has_verb(first: Token, last: Token) -> bool:
    """Say whether a verb stands between two words of a sentence."""
    return any(word.pos_ in {"VERB", "AUX"} for word in first.doc[first.i + 1 : last.i])


def is_pluperfect(verb: Token) -> bool:
    """Say whether a clause looks back behind the scene: "had reported on Monday"."""
    return any(child.dep_ == "aux" and child.lower_ in {"had", "'d"} for child in verb.children)


def is_ahead(verb: Token) -> bool:
    """Say whether a clause looks ahead of the scene: "forecast to reach Florida on Wednesday"."""
    return verb.dep_ == "xcomp" or any(
        child.dep_ == "aux" and child.lower_ in _AHEAD for child in verb.children
    )


def stages(clause: Token) -> bool:
    """Say whether a clause tells what happened next, rather than something in passing."""
    aside = clause.dep_ in _ASIDE or is_pluperfect(clause) or is_ahead(clause)
    aside |= clause.tag_ in {"VBZ", "VBP"}  # how things stand: "is up from a year ago"
    return not aside and clause.pos_ in {"VERB", "AUX"}


def is_narrated(verb: Token) -> bool:
    """Say whether an act is told as a step of the story: "said", "saying", not "has said"."""
    if verb.pos_ not in {"VERB", "AUX"} or verb.dep_ in {"relcl", "acl"}:
        return False
    if any(child.dep_ == "aux" for child in verb.children) and verb.tag_ != "VBD":
        return False
    adverbs = [child.lower_ for child in verb.children if child.dep_ == "advmod"]
    adverbs += [word.lower_ for word in verb.doc[verb.i + 1 : verb.i + 2]]
    if not _ELSEWHEN.isdisjoint(adverbs) or _has_moved_on(verb):
        return False
    return verb.tag_ in {"VBD", "VBN", "VBG", "VB"} or verb.lower_ == "read"


def _has_moved_on(verb: Token) -> bool:
    """Say whether the words that lead up to an act leave the scene: "Later he said"."""
    before = verb.doc[max(verb.sent.start, verb.i - _LEADING) : verb.i]
    return any(word.lower_ in _words("moved on") and word.pos_ == "ADV" for word in before)


_LEADING = 15
"""Tokens before a verb of saying that may say when it was."""


def is_gathering(clause: Token) -> bool:
    """Say whether a clause tells of an occasion that lasts: a debate, a hearing, a rally."""
    if clause.lemma_.lower() in _words("gathering"):
        return True
    nouns = occasions_in(clause)
    return any(_is_press(noun) or noun.lemma_.lower() in _words("gatherings") for noun in nouns)


def _is_press(noun: Token) -> bool:
    """Say whether a conference is one of the press."""
    press = any(child.lower_ in {"press", "news"} for child in noun.lefts)
    return press and noun.lemma_.lower() == "conference"


def is_elsewhere_in(words: Span) -> bool:
    """Say whether words name an occasion or a paper that was not told of before: "in a letter"."""
    return any(word.pos_ in {"NOUN", "PROPN"} and _is_new(word) for word in words)


def is_issue_of(dated: Token, verb: Token) -> bool:
    """Say whether a participle tells when the paper was issued in which somebody says it.

    "In a statement issued on Sunday, Roth said …", "in a letter dated 3 May, the bank warned …".
    """
    paper = _paper_of(dated.head)
    if dated.dep_ not in {"acl", "amod"} or dated.lemma_.lower() not in _words("issued"):
        return False
    return _is_paper(paper) and (
        paper.head.head in {verb, *sharing(verb)} or clause_of(paper.head) == verb
    )


def _paper_of(noun: Token) -> Token:
    """Go from "The News" of "a letter to The News, published on Monday" to the letter."""
    above = noun.head.head
    inner = noun.dep_ == "pobj" and noun.head.dep_ == "prep" and above.dep_ == "pobj"
    return above if inner and _is_paper(above) and not _is_paper(noun) else noun


def _is_paper(noun: Token) -> bool:
    return _names_occasion(noun) or noun.lemma_.lower() in _papers()


def issued() -> frozenset[str]:
    """Give the verbs of what is done with a paper on the day of its words."""
    return _words("issued")


def names_of(voice: Span) -> frozenset[str] | None:
    """Give the names in a phrase without titles, or its nouns where it has none.

    None for a pronoun: whom it means is told before. A paper is itself and not whose it is: the
    ministry's website does not speak on the day of the ministry's letter.
    """
    if voice.root.pos_ == "NOUN" and voice.root.lemma_.lower() in _papers():
        return frozenset({voice.root.lemma_.casefold()})
    proper = [word for word in voice if word.pos_ == "PROPN" and not _is_office(word)]
    proper = [word for word in proper if word.dep_ != "poss"]  # Iran's envoy is not Iran
    found = proper or [word for word in voice if word.pos_ == "NOUN"]
    if not found and any(word.pos_ == "PRON" for word in voice):
        return None
    # The tagger may take a name for a plural: "Jobs" for jobs.
    words = {word.lemma_ for word in found} | {word.text for word in found if word.text.istitle()}
    return frozenset(word.casefold().rstrip(".") for word in words)


def takes_part(doc: Doc, act: Act, names: frozenset[str], clause: Token) -> bool:
    """Say whether who speaks in an act took part in what a clause tells, and that was an occasion.

    "Roth and Lund met on Monday": both; also "the two leaders", in the act or at the head of what
    was said ("the two discussed gas, the office said").
    """
    if not is_occasion(clause):
        return False
    if names & participants(clause):
        return True
    opening = doc.char_span(act.start, act.end, alignment_mode="expand")
    phrases = [doc[slice(*act.voice)] if act.voice else None, opening]
    return any(phrase is not None and _is_together(phrase[:3]) for phrase in phrases)


def _is_office(word: Token) -> bool:
    return is_title(word.lower_) or word.lower_ in _office_words()


@cache
def _office_words() -> frozenset[str]:
    """Give the words of offices and forms of address: "prime" and "minister"."""
    return frozenset(word for row in table("titles") for word in row[0].casefold().split())


def _is_together(words: Span) -> bool:
    told = [word.lower_ for word in words if word.lower_ != "the"]
    return bool(told) and told[0] in _words("together")


def is_body(noun: Token) -> bool:
    """Say whether a noun is one for a body, or its name: nobody that "he" means."""
    return bool(body_class(noun.lemma_.lower())) or noun.ent_type_ in {"ORG", "GPE"}


def is_occasion(clause: Token) -> bool:
    """Say whether a clause tells of an occasion to speak: they met, he gave a speech."""
    return clause.lemma_.lower() in _words("verbs") or any(occasions_in(clause))


def participants(clause: Token) -> frozenset[str]:
    """Give the names, or nouns, of who takes part: subjects, objects, those "with" whom."""
    words = _members(clause)
    taking = [word for word in words if _is_partner(word, clause)]
    if not any(child.dep_ in _SUBJECTS for child in clause.children):
        # a subject that the parse hung elsewhere: an actor named before the verb
        taking += [word for word in words if word.i < clause.i and word.ent_type_ in _ACTORS]
    return frozenset(word.lemma_.casefold().rstrip(".") for word in taking)


def _is_partner(word: Token, clause: Token) -> bool:
    if word.pos_ not in {"PROPN", "NOUN"} or (word.pos_ == "PROPN" and _is_office(word)):
        return False
    at, way = word, []
    for _ in range(_STEPS):
        if at == clause:
            break
        way.append(at)
        at = at.head
    role = way[-1].dep_ if way else ""
    told_with = any(step.dep_ == "prep" and step.lower_ in _PARTNERS for step in way)
    return role in {*_SUBJECTS, "agent", "dobj"} or told_with


def occasions_in(token: Token) -> list[Token]:
    """Give the nouns in the clause of a word that name an occasion to speak."""
    clause = clause_of(token)
    return [word for word in _members(clause) if _names_occasion(word)]


def _names_occasion(word: Token) -> bool:
    return word.pos_ in {"NOUN", "PROPN"} and word.lemma_.lower() in _words("nouns")


def _members(clause: Token) -> list[Token]:
    """Give the words of a clause, without those of the clauses under it."""
    sentence = clause.sent
    first, last = max(sentence.start, clause.i - _WIDE), min(sentence.end, clause.i + _WIDE)
    return [word for word in clause.doc[first:last] if clause_of(word) == clause]


def occasion_named(doc: Doc, act: Act) -> Token | None:
    """Give the noun by which an act is set in an occasion told before, None without one.

    "said in the speech", "told the rally", "her statement read"; "criticised the speech" is none.
    """
    voice = doc[slice(*act.voice)].root if act.voice else None
    if voice is not None and _names_occasion(voice):
        return voice if _is_definite(voice) else None
    verb = doc[act.verb]
    if act.heard and _names_occasion(heard := doc[slice(*act.heard)].root):
        return heard if _is_definite(heard) else None
    for prep in verb.children:
        settings = _words("media") if prep.lower_ == "on" else _words("nouns")
        if prep.dep_ == "prep" and prep.lower_ in {*_SETTINGS, "on"}:
            told = [word for word in prep.subtree if word.lemma_.lower() in settings]
            told = [word for word in told if _is_definite(word)]
            if told:
                return told[-1]
    return None


def is_elsewhere(verb: Token) -> bool:
    """Say whether an act names an occasion of its own: "said in a filing", "told an interview"."""
    nouns = [child for child in verb.children if child.dep_ in {"dobj", "dative"}]
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.lower_ in {*_SETTINGS, "on"}:
            nouns += prep.children
    return any(_is_new(noun) for noun in nouns)


def _is_new(noun: Token) -> bool:
    return (_names_occasion(noun) or noun.lemma_.lower() in _papers()) and any(
        child.lower_ in {"a", "an", "another"} for child in noun.children
    )


@cache
def _papers() -> frozenset[str]:
    return word_set("papers") | word_set("documents")


def _is_definite(noun: Token) -> bool:
    return any(
        child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ in _DEFINITE)
        for child in noun.children
    )


def goes_on(act: Act, names: frozenset[str], verb: Token, opening: Span) -> bool:
    """Say whether an act says of itself that it goes on: "added", "also said", "further stated".

    So does the sentence that opens its paragraph: "Roth also spoke about gas. “…,” she said."
    """
    if act.cue is not None and act.cue.lemma.split("-")[0] in _words("going on"):
        return True
    return _is_again(verb) or (_is_again(opening.root) and bool(names & participants(opening.root)))


def _is_again(verb: Token) -> bool:
    return any(child.lower_ in _words("again") for child in verb.children)


def repeats(words: str, told: str) -> bool:
    """Say whether a quotation holds at least half of what was told before it."""
    here, there = set(content_words(words)), set(content_words(told))
    return len(here & there) >= max(_TELLING, _ALIKE * len(there))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word for of, word in table("occasions") if of == name)
