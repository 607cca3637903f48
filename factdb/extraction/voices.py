"""Whose act a verb's is: the words of its subject, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from factdb.extraction.cues import verb_cue, word_set
from factdb.extraction.joined import EMPTY, goes_with_cue, is_aside, is_next_act
from factdb.text.naming import body_class, is_title

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE = frozenset({"nsubjpass", "csubjpass"})
_OUT_OF_PHRASE = frozenset({"relcl", "advcl", "punct", "parataxis", "ccomp", "acl"})
_STEPS = 12
_NOT_ACTORS = frozenset(
    {
        "there",
        "that",
        "this",
        "these",
        "those",
        "which",
        "what",
        "nothing",
        "everybody",
        "everyone",
        "nobody",
        "anyone",
    }
)


def is_passive(verb: Token) -> bool:
    """Say whether a verb is passive, its auxiliary left out or not."""
    if inverted(verb) is not None:
        return False
    if any(child.dep_ in {"auxpass", "nsubjpass", "csubjpass"} for child in verb.children):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ == "aux" for child in verb.children) or is_torn(verb):
        return False
    if verb.i > verb.sent.start and verb.nbor(-1).lower_ in _OPEN_PASSIVES:
        return True
    if verb.dep_ == "acl" and (verb.head.dep_ == "ROOT" or _has_clause(verb)):
        return any(child.dep_ == "agent" for child in verb.children)
    if verb.dep_ == "advcl" and not any(child.dep_ == "dobj" for child in verb.children):
        return True
    return verb.dep_ in {"acl", "amod"} or any(child.dep_ == "agent" for child in verb.children)


_OPEN_PASSIVES = frozenset({"when", "once", "if", "unless", "although"})
"""Words that open a clause without "be": "when asked whether …"."""


def _has_clause(verb: Token) -> bool:
    return any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.children)


def voice(verb: Token) -> tuple[int, int] | None:
    """Give the tokens ``[first, last)`` of the phrase that names who acts, None without one."""
    if is_passive(verb):
        told = _told_of(verb)
        return agent(verb) if told is None else phrase(told)
    if (after := inverted(verb)) is not None:
        return verb.i + 1, after.i + 1
    if (named := inserted(verb)) is not None:
        return named
    found = None if is_torn(verb) else subject(verb)
    comma = wedge(verb)
    if found is None or (comma is not None and found.i < comma):
        found = _beside(verb)
    if found is None or not names_somebody(found):
        return None
    if (named := _apposed_to(found, verb)) is not None:
        return named
    first, last = phrase(_whose(_antecedent(found)))
    if found.tag_ in {"WP", "WDT"} and first < found.i < last:
        last = found.i - (found.nbor(-1).text == ",")
    if comma is not None and first <= comma < found.i:
        first = comma + 1
    return (verb.i + 1, last) if first <= verb.i < found.i else (first, last)


def teller(verb: Token) -> tuple[int, int] | None:
    """Give the phrase of who tells something, where the parse may have a thing tell it.

    In "X told them how the attack began, saying …" the attack says nothing.
    """
    found = voice(verb)
    if found is None or verb.tag_ != "VBG" or _can_say(verb.doc[found[0] : found[1]].root):
        return found
    before = _actor_before(verb)
    return phrase(before) if before is not None else found


def _can_say(head: Token) -> bool:
    """Say whether somebody or something written can be meant, not "the attack", "margins"."""
    papers = word_set("documents") | word_set("papers")
    return can_act(head) or head.lemma_.lower() in papers or head.tag_ in {"WP", "WDT"}


def _actor_before(verb: Token) -> Token | None:
    """Find the nearest subject before a verb that can be somebody."""
    before = (one for one in reversed(verb.doc[verb.sent.start : verb.i]) if one.dep_ in SUBJECTS)
    outer = (one for one in before if one.head.dep_ not in {"relcl", "acl"})
    return next((one for one in outer if can_act(one)), None)


def _told_of(verb: Token) -> Token | None:
    """Give X of "X was quoted as saying": who quotes X does not say it."""
    said = (below for prep in verb.rights if prep.lower_ == "as" for below in prep.children)
    if verb.lemma_ not in _QUOTES or all(one.dep_ != "pcomp" for one in said):
        return None
    return next((one for one in verb.lefts if one.dep_ == "nsubjpass"), None)


_QUOTES = frozenset({"quote", "cite"})


def _apposed_to(found: Token, verb: Token) -> tuple[int, int] | None:
    """Give Y of "Speaking to X, Y said", where the parse takes Y for another name of X."""
    fronted = found.dep_ == "pobj" and any(
        child.dep_ == "advcl" and child.is_ancestor(found) for child in verb.lefts
    )
    named = [child for child in found.rights if child.dep_ == "appos"] if fronted else []
    return (named[0].left_edge.i, named[-1].right_edge.i + 1) if named else None


def inverted(verb: Token) -> Token | None:
    """Give X of a sentence that its cue and X end: "The port will close, reported officials".

    The parse takes the verb for an adjective of X, or X for its object. It does so with the verb
    that leads up to a quotation too: "Remarked the scientist X, …".
    """
    doc = verb.doc
    if verb.i == verb.sent.start:
        return _led_by(verb)
    if verb.tag_ not in {"VBD", "VBN"} or verb.i < 3 or doc[verb.i - 1].text != ",":
        return None
    start = verb.sent.start
    if verb.i <= start + 2:
        return None
    cue, who = verb_cue(verb), _named_after(verb)
    if cue is None or "that" not in cue.ways or who is None or not can_act(who):
        return None
    told = any(one.tag_ in _TENSED for one in doc[start : verb.i - 1])
    return who if told and all(map(_says_when, doc[who.i + 1 : verb.sent.end])) else None


def inserted(verb: Token) -> tuple[int, int] | None:
    """Give Y of "X, said Y, was …", from the commas: the parse may have X say that Y was.

    None where "and" joins what X did next: "X resigned, reported officials, and left".
    """
    cue, doc = verb_cue(verb), verb.doc
    if verb.tag_ not in _TENSED or verb.i <= verb.sent.start + 1 or verb.nbor(-1).text != ",":
        return None
    if cue is None or not {"that", "quote"} <= cue.ways or "told" in cue.ways:
        return None
    first, last = verb.i + 1, _next_comma(verb, verb.i + 2)
    if last - first > 1 and doc[last + 1].pos_ == "PROPN":  # "the mayor of Ostrel, Ada Berg, was"
        last = _next_comma(verb, last + 1) or last
    if last == 0 or last > first + _LONGEST_WEDGE + 3 or not can_act(doc[first:last].root):
        return None
    named = all(word.tag_ not in _NAMELESS for word in doc[first:last])
    return (first, last) if named and _is_resumed(doc[last + 1 : verb.sent.end]) else None


def _next_comma(verb: Token, at: int) -> int:
    """Give the comma after a token that leaves room for a clause behind it, 0 without one."""
    return next((i for i in range(at, verb.sent.end - 2) if verb.doc[i].text == ","), 0)


def _is_resumed(behind: Span) -> bool:
    """Say whether words go on with the clause before them, rather than with a verb's object."""
    if behind[0].tag_ in {"VBD", "VBZ", "VBP", "MD"}:
        return True
    return behind[0].tag_ == "CC" and (behind[1].tag_ == "MD" or behind[1].lemma_ in _HELPERS)


_HELPERS = frozenset({"be", "have"})
_NAMELESS = frozenset({"VBD", "VBZ", "VBP", "MD", "WDT", "WP", "WRB", "TO"})
"""Tags of words that no name or office holds."""


def past_particle(verb: Token) -> int:
    """Give the token right after a verb and its particle: past "pointed out"."""
    after = verb.doc[verb.i + 1 : verb.i + 2]
    return verb.i + 1 + any(one.dep_ == "prt" and one.head == verb for one in after)


def _led_by(verb: Token) -> Token | None:
    """Give X where a verb and X are all that stands before a comma or colon."""
    cue, who = verb_cue(verb), verb.head
    hung = verb.dep_ in {"amod", "compound"} and who.i > verb.i
    if not hung or cue is None or "quote" not in cue.ways or not can_act(who):
        return None
    after = verb.doc[who.i + 1 : who.i + 2].text
    return who if who.left_edge == verb and after in {",", ":"} else None


def _named_after(verb: Token) -> Token | None:
    """Give the noun right after a verb that has no subject before it."""
    if verb.dep_ == "amod":
        return verb.head if verb.head.left_edge.i == verb.i < verb.head.i else None
    if any(child.dep_ in SUBJECTS | PASSIVE | {"auxpass"} for child in verb.lefts):
        return None
    return next(
        (one for one in verb.rights if one.dep_ == "dobj" and one.left_edge.i == verb.i + 1), None
    )


def _says_when(word: Token) -> bool:
    """Say whether a word behind a speaker says when or where, or is none."""
    when = word.ent_type_ in {"DATE", "TIME", "GPE"}
    return when or word.is_punct or word.is_space or word.lower_ in {"on", "in", "late", "early"}


_TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})


def is_torn(verb: Token) -> bool:
    """Say whether the parse took a verb for an adjective: "Lund, a judge, told voters to wait"."""
    if verb.dep_ not in {"amod", "compound", "nmod"} or verb.head.i < verb.i:
        return False
    if verb.tag_ == "VBN" and verb.i > verb.sent.start:
        before = verb.doc[verb.i - 1]
        return before.text == "," and verb.sent.root.pos_ not in {"VERB", "AUX"}
    return verb.tag_ == "VBD"


def _beside(verb: Token) -> Token | None:
    """Find a subject that the parse missed: the noun right before or, in "said X", right after."""
    doc, sentence = verb.doc, verb.sent
    after = verb.i + 1
    tensed = verb.tag_ in {"VBD", "VBZ"}
    opens = verb.i == sentence.start and tensed and after < sentence.end
    if opens and doc[after].pos_ in _NOUNS | {"DET"}:
        return _top(doc[after], lambda head: verb.i < head.i)
    at = verb.i - 1
    while at > sentence.start and doc[at].dep_ in {"aux", "advmod", "neg", "auxpass"}:
        at -= 1
    at = _before_aside(verb, at)
    comma = wedge(verb) or sentence.start
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} or is_torn(verb) or verb.lower_ in NEVER_NOUNS
    if at < sentence.start or doc[at].pos_ not in _NOUNS or not finite:
        return None
    return _top(doc[at], lambda head: comma <= head.i < verb.i)


NEVER_NOUNS = frozenset({"allege", "alleges", "argue", "argues", "contend", "contends", "insist",
                         "insists"})  # fmt: skip
"""Verbs of saying that the tagger may take for nouns, which they never are."""


def wedge(verb: Token) -> int | None:
    """Find the comma that parts a cue and its speaker from what they say: "The vote, Lund said,".

    An apposition is closed by a comma before the verb, so that nothing else looks like it.
    """
    doc, after = verb.doc, past_particle(verb)
    if verb.tag_ not in {"VBD", "VBZ", "VBP"} or doc[after : after + 1].text != ",":
        return None
    first, end = verb.sent.start, verb.sent.end
    if verb.i <= first + 2 or doc[verb.i - 1].pos_ not in _NOUNS or verb.i + 1 >= end:
        return None
    near = range(verb.i - 2, max(first, verb.i - _LONGEST_WEDGE), -1)
    comma = next((i for i in near if doc[i].text == ","), None)
    return None if comma is None or doc[comma + 1].tag_ in OPENERS else comma


OPENERS = frozenset({"WDT", "WP", "WP$", "WRB", "IN", "CC"})
"""Tags of words that open a clause: "which", "when", "as"."""
_LONGEST_WEDGE = 9
"""Tokens from the comma to the cue: "…, the mayor of Ostrel said, …"."""


def _before_aside(verb: Token, at: int) -> int:
    """Go from the comma of "Lund, citing a study, said" to "Lund"; stay where there is none."""
    doc, first = verb.doc, max(verb.sent.start, at - _LONGEST_ASIDE)
    if at <= first or doc[at].text != ",":
        return at
    opened = next((i for i in range(at - 1, first, -1) if doc[i].text == ","), None)
    return at if opened is None else opened - 1


_LONGEST_ASIDE = 25
"""Tokens between the commas around what is said of a subject."""


def _top(token: Token, fits: Callable[[Token], bool]) -> Token:
    """Climb from a word to the head of its noun phrase."""
    top = token
    while token.head != token and token.head.pos_ in _NOUNS | {"ADP"} and fits(token.head):
        token = token.head
        top = token if token.pos_ in _NOUNS else top
    return top


_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


def _antecedent(token: Token) -> Token:
    """Go from "who" to the noun that its clause describes."""
    if token.tag_ not in {"WP", "WDT"}:
        return token
    clause = next((word for word in token.ancestors if word.dep_ in {"relcl", "acl"}), None)
    if clause is None or clause.head.i > token.i:
        return token
    return _person_at(clause.head) if token.lower_ == "who" else clause.head


def _person_at(noun: Token) -> Token:
    """Go from the body of "Roth, an expert at a university, who …" to the expert."""
    prep = noun.head
    if noun.dep_ != "pobj" or noun.nbor(1).text != "," or noun.ent_type_ not in _BODIES:
        return noun
    above = prep.head
    person = above.ent_type_ == "PERSON" or (above.pos_ == "NOUN" and can_act(above))
    if not person or body_class(above.lemma_.lower()):
        return noun
    return above.head if above.dep_ == "appos" and above.head.pos_ == "PROPN" else above


_BODIES = frozenset({"ORG", "GPE", "FAC", "LOC"})
"""spaCy's labels for what is nobody that "who" means."""


def agent(verb: Token) -> tuple[int, int] | None:
    """Give the phrase after "by" of a passive, without "of …" that the cue may govern."""
    named = _by(verb)
    if named is None:
        return None
    first, last = phrase(named)
    if verb.lemma_ == "accuse":
        last = next((one.i for one in named.rights if one.lower_ == "of"), last)
    return first, last


def _by(verb: Token) -> Token | None:
    preps = (one for one in verb.children if one.dep_ in {"agent", "prep"} and one.lower_ == "by")
    return next((one for prep in preps for one in prep.children if one.dep_ == "pobj"), None)


def names_somebody(token: Token) -> bool:
    """Say whether a subject can speak: a noun, a name, a personal pronoun, "who"."""
    if token.tag_ in {"WP", "WDT"}:
        return True
    return token.lower_ not in _NOT_ACTORS and token.lower_ not in _ARTICLES


_ARTICLES = frozenset({"the", "a", "an"})
"""What the parse takes for a subject where marks cut it off from its noun."""
_AGENTS = re.compile(r"(?:er|or|ist|ian|ant|(?<!m)ent|man|woman|men|women|people|folk|ee|ive)s?$")


def can_act(head: Token) -> bool:
    """Say whether a noun phrase's head can be somebody: a name, an office, a body, a person."""
    lemma = head.lemma_.lower()
    if lemma in word_set("counting") and (counted := _counted(head)) is not None:
        return can_act(counted)
    if head.pos_ in {"PROPN", "PRON"} or (head.text[:1].isupper() and not any(head.lefts)):
        return head.lower_ not in {"you", "this", "that", "these", "those"}
    if is_title(lemma) or body_class(lemma) or lemma in word_set("people"):
        return True
    return lemma not in word_set("things") and _AGENTS.search(head.lower_) is not None


def _counted(head: Token) -> Token | None:
    """Give the noun that "a number of senators", "dozens of voters" counts."""
    of = next((child for child in head.rights if child.lower_ == "of"), None)
    return next((one for one in of.children if one.dep_ == "pobj"), None) if of else None


def subject(verb: Token) -> Token | None:
    """Find the subject of a verb: its own, or that of what it is joined to or describes."""
    if (other := _moved(verb) or _giver(verb)) is not None:
        return other
    at, came_from = verb, verb
    inner = None
    for _ in range(_STEPS):
        found = _subject_at(at, at is verb)
        if found is not None and (at is verb or not _is_outside(verb, came_from, at, found)):
            return found
        inner = inner or found
        if found is None and _is_about_another(at):
            return inner
        if at.head == at or (found is None and _closes(at) and not _is_empty(at, at is verb)):
            return inner
        at, came_from = at.head, at
    return inner


def _moved(verb: Token) -> Token | None:
    """Give X of "The row led X to say …": who is moved to speak speaks."""
    if verb.dep_ != "xcomp" or verb.head.lemma_ not in word_set("moves") or is_passive(verb.head):
        return None
    return next((one for one in verb.head.rights if one.dep_ == "dobj" and one.i < verb.i), None)


def _giver(verb: Token) -> Token | None:
    """Give X of "X gave her reasons saying …", where the parse makes the reasons say it."""
    named = next((one for one in verb.lefts if one.dep_ == "nsubj"), None)
    if named is None or verb.tag_ != "VBG" or can_act(named) or not _is_ones_own(named):
        return None
    return next((one for one in verb.head.lefts if one.dep_ == "nsubj"), None)


def _is_ones_own(noun: Token) -> bool:
    return any(child.tag_ == "PRP$" for child in noun.lefts)


def _is_about_another(at: Token) -> bool:
    """Say whether a gerund tells what a noun shows: "a film of Lund praising the deal"."""
    return at.dep_ == "pcomp" and at.head.lower_ == "of" and at.head.head.pos_ in _NOUNS


def _is_outside(verb: Token, below: Token, at: Token, found: Token) -> bool:
    """Say whether a verb that hangs in a complement is an act of who utters the complement.

    In "said the trial was unfair, adding …" and "said the plan would fail and urged …" it is.
    """
    if verb_cue(verb) is None or at.head == at:
        return False
    aside = below if at.dep_ != "acl" else at
    if is_aside(aside) and at.dep_ in _NESTED and not can_act(found):
        return True
    if at.dep_ != "ccomp":
        return False
    if verb_cue(at.head) is None or at.i < at.head.i:
        return False
    if is_aside(below):
        return goes_with_cue(below)
    return below.dep_ == "conj" and (
        is_next_act(below, at, at.head) or (below.tag_ == "VBD" and not can_act(found))
    )


_NESTED = frozenset({"ccomp", "advcl", "acl", "xcomp"})
"""Clauses whose participles may be acts of who acts in the clause around them."""


def _subject_at(at: Token, is_verb: bool) -> Token | None:
    """Read one step of the climb from a verb to what governs it."""
    if _is_had_done(at) and not is_verb:
        return None
    if is_verb and (named := _named_again(at)) is not None:
        return named
    for child in at.children:
        if child.dep_ in SUBJECTS and (is_verb or at.dep_ != "ccomp" or child.lower_ not in EMPTY):
            return child
        if child.dep_ in PASSIVE and not is_verb:
            return _told_of(at) or _by(at) or child
    if (
        at.dep_ == "pcomp"
        and at.head.lower_ == "as"
        and (cited := _cited(at.head.head)) is not None
    ):
        return cited
    if at.dep_ == "acl" and at.head.pos_ in _NOUNS and not at.head.lower_.endswith("self"):
        return _whose(at.head)
    return None


def _named_again(verb: Token) -> Token | None:
    """Give Y of "the judge hearing the case, Y, said", where the parse makes two subjects."""
    own = [one for one in verb.lefts if one.dep_ == "nsubj"]
    again = len(own) > 1 and own[-1].pos_ == "PROPN" and own[0].pos_ == "NOUN"
    beside = again and verb.doc[own[-1].left_edge.i - 1].text == ","
    return own[-1] if beside and verb.nbor(-1).text == "," else None


def _is_had_done(at: Token) -> bool:
    """Say whether a verb is done to its subject: "have Reed released"; who has it done acts."""
    helper = next((one for one in at.lefts if one.dep_ == "aux" and one.lemma_ in _CAUSES), at.head)
    named = next((one for one in at.lefts if one.dep_ in SUBJECTS), None)
    if at.tag_ != "VBN" or named is None or helper.lemma_ not in _CAUSES:
        return False
    return helper.i < named.i and helper.i < at.i


_CAUSES = frozenset({"have", "get"})


def _closes(at: Token) -> bool:
    """Say whether a clause lends its verbs no subject from outside."""
    return at.dep_ in _CLOSED and at.pos_ in {"VERB", "AUX"} and not _is_had_done(at)


def _is_empty(at: Token, is_verb: bool) -> bool:
    """Say whether a clause has a subject that cannot act, so that a joined verb has another.

    In "said there was no money and urged …" who said so urged.
    """
    return not is_verb and any(
        child.lower_ in EMPTY and child.dep_ in {"expl", *SUBJECTS} for child in at.lefts
    )


_CLOSED = frozenset({"ccomp", "ROOT", "relcl", "csubj", "nsubj", "parataxis"})


def _whose(noun: Token) -> Token:
    """Go from the statement of "X issued a statement saying …", "X gave her reasons" to X.

    Who receives a letter does not speak in it.
    """
    if noun.dep_ != "dobj" or noun.head.lemma_ in word_set("receiving"):
        return noun
    if (not can_act(noun) and _is_ones_own(noun)) or noun.lemma_ in word_set("issued"):
        return subject(noun.head) or noun
    return noun


def _cited(verb: Token) -> Token | None:
    """Give "Lund" of "quoted Lund as saying"."""
    if verb.lemma_ not in _QUOTES:
        return None
    return next((child for child in verb.rights if child.dep_ == "dobj"), None)


def phrase(head: Token) -> tuple[int, int]:
    """Give the tokens of a noun phrase, apposition and joint names included, clauses left out."""
    first, last = head.left_edge.i, head.i + 1
    for child in head.rights:
        if child.dep_ in _OUT_OF_PHRASE:
            continue
        if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"}:
            continue
        last = max(last, min(child.right_edge.i + 1, child.i + 30))
    return first, last - (last - 1 > head.i and head.doc[last - 1].text in {",", ";"})
