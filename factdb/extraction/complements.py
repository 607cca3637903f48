"""Constructions whose content is a clause: "said that …", "claimed to be …", "urged him to …".

Each is a function from a verb to the tokens ``[first, last)`` of its content, None where the parse
does not show it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factdb.extraction.closing import JOINED, closing
from factdb.extraction.cues import verb_cue, word_set
from factdb.extraction.grammar import (
    FINITE,
    SUBJECT,
    TIMES,
    is_infinitive,
    is_time,
    listener,
    past_day,
)
from factdb.extraction.joined import goes_with_cue, has_no_subject, is_aside, is_next_act, tense
from factdb.extraction.mentions import mention_at
from factdb.extraction.objects import object_end
from factdb.extraction.parse import Reading
from factdb.extraction.tails import bare_behind, end_of, that_behind
from factdb.extraction.voices import (
    OPENERS,
    can_act,
    inserted,
    inverted,
    is_passive,
    is_torn,
    past_particle,
    subject,
    voice,
    wedge,
)
from factdb.text.naming import body_class, is_given, title_class
from factdb.types import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

Tokens = tuple[int, int]

_WHERE = frozenset({"in", "on", "at", "during", "via", "to", "by", "without", "with"})
"""Prepositions before where, when, how and to whom something is said."""
_WHEN = frozenset({"later", "earlier", "afterwards", "previously", "recently"})
"""Adverbs right behind a cue that say when it was said."""
_CLAUSAL = frozenset({"ccomp", "xcomp"})
_SURE = 0.7
"""The share of a verb's clauses that report speech above which a broken one is mended."""
_LIKELY = 0.6
"""That above which one is mended whose subject stands far from its verb."""
_SHIFTED = frozenset({"had", "would"})
"""What "has" and "will" become in reported speech."""


def that(verb: Token, _: Reading) -> Tokens | None:
    """Read "said (that) …", "…, he said", "…, he said, …", "…, reported officials"."""
    if inverted(verb) is not None:
        return _first_word(verb.sent), verb.i - 1
    if is_passive(verb) and not any(child.lower_ == "it" for child in verb.lefts):
        return None
    if verb.doc[verb.i + 1 : verb.i + 2].text == ":":
        return None
    if (whole := _parenthetical(verb)) is not None:
        return whole
    if verb.dep_ in JOINED and (front := closing(verb)) is not None:
        return front
    clause = _complement(verb)
    if clause is not None:
        return _clause(verb, clause)
    if verb.dep_ == "parataxis" and verb.head.pos_ in {"VERB", "AUX"}:
        return _around(verb)
    ways = (
        closing,
        _marked,
        _heard_first,
        _as_subject,
        _broken,
        _unseen,
        _after_that,
        _adverbial,
        cleft,
        _turned,
        _past_aside,
        _behind_paper,
    )
    return next((found for way in ways if (found := way(verb)) is not None), None)


def _adverbial(verb: Token) -> Tokens | None:
    """Read "said as a child she was poor", where the parse hangs the bare clause as an aside."""
    for child in verb.rights:
        bare = child.dep_ == "advcl" and not any(
            one.dep_ in {"mark", "advmod"} for one in child.lefts
        )
        own = any(one.dep_ in {"nsubj", "nsubjpass", "expl"} for one in child.lefts)
        if bare and own and child.left_edge.i == verb.i + 1 and tense(child) in FINITE:
            return child.left_edge.i, child.right_edge.i + 1
    return None


def cleft(verb: Token) -> Tokens | None:
    """Read "What he said is (that) …": the clause after "is" is what he said."""
    be = verb.head
    if verb.dep_ != "csubj" or be.lemma_ != "be" or be.i < verb.i:
        return None
    if not any(child.lower_ == "what" and child.dep_ == "dobj" for child in verb.lefts):
        return None
    said = next((child for child in be.rights if child.dep_ == "ccomp"), None)
    return (be.i + 1, said.right_edge.i + 1) if said is not None else None


def _complement(verb: Token) -> Token | None:
    """Give the head of a verb's clause; where the parse has two, the one after the verb."""
    own = _own_left(verb)
    apart = is_aside(verb) or (own > verb.sent.start and verb.doc[own - 1].text in {":", ";"})
    found = [
        child
        for child in (verb.rights if apart else verb.children)
        if child.dep_ == "ccomp"
        and child.pos_ in {"VERB", "AUX", "ADJ", "NOUN", "PROPN", "ADV"}
        and not is_beside(child)
        and not _is_mere_name(child)
        and not _opens_with_participle(child, verb)
        and not _is_that_thing(child, verb)
    ]
    if len(found) > 1 and found[0].i < verb.i < found[1].i and _own_left(verb) < verb.i:
        return found[1]
    return found[0] if found else None


def _opens_with_participle(clause: Token, verb: Token) -> bool:
    """Say whether a clause is about who speaks: "Told that it was so, the minister replied"."""
    return clause.i < verb.i and clause.left_edge == clause and clause.tag_ in {"VBN", "VBD"}


def _is_that_thing(clause: Token, verb: Token) -> bool:
    """Say whether a clause is but "that" and one word: "they dispute that figure"."""
    return (
        clause.i == verb.i + 2 and verb.doc[verb.i + 1].lower_ == "that" and not any(clause.rights)
    )


def _is_mere_name(clause: Token) -> bool:
    """Say whether what the parse took for a clause is whom was told: "told host Ana the Great"."""
    return clause.pos_ in {"NOUN", "PROPN"} and not any(
        one.pos_ in {"VERB", "AUX"} for one in clause.subtree
    )


def is_beside(clause: Token) -> bool:
    """Say whether a clause goes with the act, not its content: "…, her voice rising"."""
    if any(one.dep_ == "mark" and one.lower_ in word_set("beside") for one in clause.lefts):
        return True
    first = clause.left_edge.i
    bare = clause.tag_ == "VBG" and not any(one.dep_ == "aux" for one in clause.lefts)
    return bare and first > clause.sent.start and clause.doc[first - 1].text == ","


def _parenthetical(verb: Token) -> Tokens | None:
    """Read "The man, police said on Monday, was armed" from the commas around the cue.

    The parse takes such a sentence apart in many ways. None where the words on both sides can be
    clauses of their own, or those behind are the speaker's next act.
    """
    own, after = _wedged(verb)
    doc, first = verb.doc, _first_word(verb.sent)
    if own - 1 <= first or doc[own - 1].text != "," or after - own < 2 or doc[own].tag_ in OPENERS:
        return None
    if after + 1 >= verb.sent.end or doc[after].text != ",":
        return None
    behind = doc[after + 1 : verb.sent.end]
    if _is_by_the_clock(behind):
        return None
    front = doc[first : own - 1]
    onward = _is_joined_on(behind) or _is_tail(behind) or _is_asked(front, behind)
    if _is_opened(front) or (_is_finite(front) and onward):
        return first, verb.sent.end
    if behind[0].tag_ in {"VBG", "WP", "WDT", "WRB", "CC"}:
        return None
    last = _before_next_act(verb, verb.sent.root, verb.sent.end)
    if _has_subject(behind) and not any(one.dep_ in SUBJECT for one in doc[first : own - 1]):
        return after + 1, last
    clauses = _is_finite(doc[first : own - 1]), _is_finite(behind)
    return (first, last) if clauses in {(False, True), (True, False)} else None


def _wedged(verb: Token) -> Tokens:
    """Give the tokens of a cue with its speaker, before or behind it, and the day."""
    if (named := inserted(verb)) is not None:
        return verb.i, named[1]
    comma = wedge(verb)
    own = _own_left(verb) if comma is None else comma + 1
    who = next((one for one in verb.rights if one.dep_ == "nsubj"), None)
    after = past_particle(verb)
    if own < verb.i or who is None or who.left_edge.i != after:
        return own, past_day(verb.doc, after)
    return own, who.i + 1


def _is_joined_on(behind: Span) -> bool:
    """Say whether words go on with a clause before the cue: "…, Lund said, and was unsafe".

    "…, Lund said, and called for a ban" is the speaker's next act.
    """
    made = next((word for word in behind if word.tag_ in FINITE), None)
    if made is None or behind[0].tag_ != "CC" or made.i > behind.start + 2:
        return False
    return made.tag_ == "MD" or made.lemma_ in {"be", "have"}


def _is_opened(front: Span) -> bool:
    """Say whether only a condition or a reason stands before a cue: "If it rains, he said, …"."""
    opens = front[0].lower_ in {"if", "unless", "because", "although", "though", "since"}
    return opens and front[0].dep_ == "mark" and "," not in {word.text for word in front}


def _is_asked(front: Span, behind: Span) -> bool:
    """Say whether "it" stands for a question behind the cue: "It is unclear, he said, who fell"."""
    return front[0].lower_ == "it" and behind[0].tag_ in {"WP", "WRB"}


def _is_by_the_clock(behind: Span) -> bool:
    """Say whether words only say when: "…, police said on Friday, local time"."""
    return "time" in {word.lower_ for word in behind[:3]} and all(
        word.pos_ not in {"VERB", "AUX"} for word in behind
    )


def _is_tail(behind: Span) -> bool:
    """Say whether words can only end the clause before a cue: "…, Lund said, to see if it held"."""
    if any(word.text == "," for word in behind):
        return False
    purpose = behind[0].tag_ == "TO" and behind[min(1, len(behind) - 1)].tag_ == "VB"
    return purpose or (behind[0].lower_ in _TAILS and _is_finite(behind))


_TAILS = frozenset({"because", "if", "unless", "until", "although", "though", "since", "when",
                    "after", "before", "where"})  # fmt: skip
"""Words that open a clause about the one before it."""


def _before_next_act(verb: Token, head: Token, last: int) -> int:
    """End a content where the parse joins the speaker's next act to it."""
    joined = (one for one in head.conjuncts if one.i > max(verb.i, head.i))
    return next((one.left_edge.i - 1 for one in joined if is_next_act(one, head, verb)), last)


def _first_word(sentence: Span) -> int:
    """Find where a sentence begins, past "But" and the like."""
    at = sentence.start
    while at < sentence.end - 1 and (sentence.doc[at].dep_ == "cc" or sentence.doc[at].text == ","):
        at += 1
    return at


def _has_subject(words: Span) -> bool:
    """Say whether words are a clause: the first finite verb in them has its subject in them."""
    verb = next((word for word in words if word.tag_ in FINITE), None)
    head = verb.head if verb is not None and verb.dep_ in {"aux", "auxpass"} else verb
    return head is not None and any(
        one.dep_ in SUBJECT and one.i >= words.start for one in head.lefts
    )


def _is_finite(words: Span) -> bool:
    return any(word.tag_ in FINITE for word in words)


def _marked(verb: Token) -> Tokens | None:
    """Read a clause with "that" which the parse hangs on another word beside the cue.

    That is whom was told ("told the Wire, a paper, that …") or where it was said ("said in a
    statement that …").
    """
    if is_torn(verb):
        near = (at for at in verb.doc[verb.i + 1 : verb.i + 8] if at.sent == verb.sent)
        return next(((at.i + 1, verb.sent.end) for at in near if at.lower_ == "that"), None)
    for child in verb.rights:
        if child.dep_ in {"dobj", "dative"}:
            denied = verb.lemma_ in word_set("denials") and not can_act(child)
            words = () if denied else child.subtree
        elif child.dep_ == "prep" and (child.lower_ in _WHERE or _is_for_a_time(child)):
            words = (word for at in child.children for one in at.children for word in one.lefts)
        else:
            continue
        for word in words:
            if word.lower_ == "that" and word.dep_ == "mark" and word.head.pos_ in {"VERB", "AUX"}:
                return word.i + 1, word.head.right_edge.i + 1
    return None


def _behind_paper(verb: Token) -> Tokens | None:
    """Read "said in a statement released on Monday that …", where the parse hangs it on the day."""
    opened = that_behind(verb)
    if opened is None:
        bare = bare_behind(verb)
        return (bare.left_edge.i, _until_other_cue(verb, bare)) if bare is not None else None
    whole = opened.dep_ == "mark" and opened.head.i > opened.i
    return opened.i + 1, _until_other_cue(verb, opened.head) if whole else verb.sent.end


def _heard_first(verb: Token) -> Tokens | None:
    """Read "reported to the police he had left", where the parse hangs the clause on the police."""
    prep = next((one for one in verb.rights if one.dep_ == "prep" and one.lower_ == "to"), None)
    heard = next(prep.children, None) if prep is not None else None
    if heard is None or heard.dep_ != "pobj" or not can_act(heard):
        return None
    for clause in heard.rights:
        bare = clause.left_edge.i == heard.i + 1 and clause.left_edge.tag_ not in OPENERS
        if clause.dep_ in {"relcl", "acl"} and bare and not has_no_subject(clause):
            return clause.left_edge.i, clause.right_edge.i + 1
    return None


def _as_subject(verb: Token) -> Tokens | None:
    """Read "…, saying closing it would help no one", where the parse takes "saying" for a subject.

    Or for the main verb: what follows is what is said, whatever the parse makes of it.
    """
    told = is_aside(verb) and verb.dep_ in {"csubj", "ROOT"} and verb.lemma_ == "say"
    return (verb.i + 1, verb.sent.end) if told else None


def _is_for_a_time(prep: Token) -> bool:
    """Read "admitted for the first time that …"."""
    return prep.lower_ == "for" and any(child.lemma_ == "time" for child in prep.children)


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


def _unseen(verb: Token) -> Tokens | None:
    """Read a clause whose subject the parse took for an object, with words before its verb.

    "suggested the algae, like warm water, might weaken it"; what one says is never a thing, so that
    behind "said" a participle is enough: "said several acres burned before dawn".
    """
    cue = verb_cue(verb)
    taken = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    if cue is None or taken is None or taken.left_edge.i != verb.i + 1 or is_passive(verb):
        return None
    says = verb.lemma_ == "say" and taken.ent_type_ not in TIMES
    if not says and (cue.clause_rate < _LIKELY or verb.dep_ in {"relcl", "acl"}):
        return None
    made = _verb_of(taken, says=says)
    return (taken.left_edge.i, _end_of_front(verb, made)) if made is not None else None


def _verb_of(taken: Token, *, says: bool) -> Token | None:
    """Find the verb of which a noun is the subject, past an aside; none of another clause."""
    beyond = _past_relative(taken)
    made = next((word for word in beyond if word.tag_ in FINITE), None)
    if made is None:
        past = (one for one in beyond if one.tag_ == "VBN" and one.dep_ == "acl")
        return next((one for one in past if says and one.head == taken), None)
    head = made.head if made.dep_ in {"aux", "auxpass"} else made
    between = [word for word in beyond if word.i < made.i]
    own = any(one.dep_ in SUBJECT and one.i > taken.i for one in head.lefts)
    joined = any(
        (word.dep_ == "cc" and not taken.is_ancestor(word)) or word.tag_ in OPENERS - {"IN", "CC"}
        for word in between
    )
    aside = sum(word.text == "," for word in between) % 2 == 0
    other = not says and (own or verb_cue(made) is not None or any(map(_is_by_doing, between)))
    return made if aside and not joined and not other else None


def _past_relative(noun: Token) -> Span | list[Token]:
    """Give the words behind a noun without what ", which …," says of it."""
    doc, end = noun.doc, noun.sent.end
    near = range(noun.i + 1, min(end, noun.i + _LONGEST_RELATIVE))
    commas = [at for at in near if doc[at].text == ","][:2]
    if len(commas) < 2 or doc[min(commas[0] + 1, end - 1)].tag_ not in {"WDT", "WP"}:
        return doc[noun.i + 1 : end]
    return [*doc[noun.i + 1 : commas[0]], *doc[commas[1] + 1 : end]]


_LONGEST_RELATIVE = 40
"""Tokens from a noun to the end of what ", which …," says of it."""


def _is_by_doing(word: Token) -> bool:
    """Say whether a gerund tells how or when, so that a verb behind it is not the noun's."""
    return word.tag_ == "VBG" and word.nbor(-1).lower_ in {"by", "while", "after", "before", "in"}


def _end_of_front(verb: Token, made: Token) -> int:
    """End at the main clause behind a fronted one: "While Lund says the road held, …"."""
    root = verb.sent.root
    named = next((one for one in root.lefts if one.dep_ in SUBJECT), root)
    opens = next((i for i in range(named.i, made.i, -1) if verb.doc[i].text == ","), None)
    return opens if opens is not None and root.i > made.i and root != verb else verb.sent.end


def _turned(verb: Token) -> Tokens | None:
    """Read "confirming on air they were late", where the parse hangs the cue on its own clause."""
    clause = verb.head
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or clause.i < verb.i or verb_cue(verb) is None:
        return None
    named = next((one for one in clause.lefts if one.dep_ in SUBJECT and one.i > verb.i), None)
    after = verb.right_edge.i + 1
    if named is None or named.left_edge.i != after or verb.doc[after - 1].is_punct:
        return None
    return after, clause.right_edge.i + 1


def _past_aside(verb: Token) -> Tokens | None:
    """Read "announced on air around noon, the first phase had ended", torn at the comma."""
    cue, doc, end = verb_cue(verb), verb.doc, verb.sent.end
    if cue is None or cue.clause_rate < _LIKELY or verb.dep_ not in {"ROOT", "conj"}:
        return None
    near = range(verb.i + 2, min(verb.i + _LONGEST_ASIDE, end - 2))
    comma = next((i for i in near if doc[i].text == ","), None)
    own = any(one.dep_ in SUBJECT for one in verb.lefts)
    own = own and all(one.dep_ != "dobj" for one in verb.rights)
    if comma is None or not own or doc[verb.i + 1].dep_ not in {"prep", "npadvmod"}:
        return None
    begins = doc[comma + 1].tag_ in OPENERS | {"VBG"} or _is_finite(doc[verb.i + 1 : comma])
    whole = any(one.dep_ in SUBJECT and one.i > comma for one in doc[comma + 1 : comma + _NEAR])
    return (comma + 1, end) if whole and not begins and _is_finite(doc[comma + 1 : end]) else None


_NEAR = 8
"""Tokens in which a clause shows its subject."""
_LONGEST_ASIDE = 14
"""Tokens between a cue and the clause behind when and where it was said."""


def _after_that(verb: Token) -> Tokens | None:
    """Read "stating that this shortened chains", where the parse sees no verb behind "that"."""
    last = verb.right_edge.i + 1
    following = verb.doc[verb.i + 1 : verb.i + 3]
    told = len(following) > 1 and following[0].text == "that" and not following[1].is_punct
    return (verb.i + 2, last) if told and last > verb.i + 4 else None


def _clause(verb: Token, head: Token) -> Tokens | None:
    """Give a complement's words on its own side of the verb."""
    if head.i > verb.i:
        first, last = _from_day(verb, _past_time(verb, head)), _until_other_cue(verb, head)
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
    taken = (child for child in verb.rights if child.dep_ == "dobj" and child.i < head.i)
    if any(child.left_edge.i == verb.i + 1 for child in taken):
        return False  # the parse took the subject of the clause for an object
    if (
        is_aside(verb)
        or any(child.i > verb.i for child in beside)
        or tense(head) in {"VB", "VBG", "NN", "TO"}
    ):
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


def _past_heard(verb: Token, head: Token) -> int:
    """Begin after whom was told in "told Arvia Wire safety had been checked", joined by the parse.

    0 where nobody stands joined to the subject.
    """
    own = [one for one in head.lefts if one.dep_ in SUBJECT]
    taken = [one for one in verb.rights if one.dep_ == "dobj" and one.i < head.i]
    named = next(iter(own or taken), None)
    if named is None or named.left_edge.i != verb.i + 1 or named.tag_ not in {"NN", "NNS"}:
        return 0
    words = verb.doc[verb.i + 1 : named.i]
    heard = [one.i for one in words if _is_heard(one) and one.nbor(1).is_lower]
    return heard[-1] + 1 if heard else 0


def _in_heard(verb: Token, head: Token) -> int:
    """Begin with "Lund" in "told Arvia Wire Lund “was ill”", which the parse takes for one name.

    0 where the clause has a subject of its own, or nothing but one name stands before it.
    """
    heard = next((one for one in verb.rights if one.dep_ == "dobj" and one.i < head.i), None)
    if heard is None or heard.pos_ != "PROPN" or not has_no_subject(head):
        return 0
    between = verb.doc[heard.i + 1 : head.left_edge.i]
    bare = heard.i == verb.i + 1 or not all(map(_is_mark, between)) or tense(head) not in FINITE
    return 0 if bare else heard.i - (heard.i - 1 > verb.i + 1 and is_given(heard.nbor(-1).text))


def _is_mark(word: Token) -> bool:
    return word.is_quote or word.is_space


def _is_heard(word: Token) -> bool:
    return word.pos_ == "PROPN" or (word.tag_ == "NNS" and can_act(word))


def _past_time(verb: Token, head: Token) -> int:
    """Begin after "on Monday" in "said on Monday it is ready", where the parse hangs it on "is"."""
    first = max(head.left_edge.i, verb.i + 1)
    if verb.doc[first].text == ")":
        return verb.i + 1
    cue = verb_cue(verb)
    told = cue is not None and "told" in cue.ways
    if told and (after := _past_heard(verb, head) or _in_heard(verb, head)):
        return after
    if has_no_subject(head) and cue is not None and not told:
        taken = (
            child.left_edge.i for child in verb.rights if child.dep_ == "dobj" and child.i < head.i
        )
        return min(first, *taken, first)
    for child in head.lefts:
        when = is_time(child) or child.ent_type_ in TIMES or child.lower_ in _WHEN
        if child.left_edge.i == first == verb.i + 1 and when and child.dep_ not in SUBJECT:
            return child.right_edge.i + 1
    return first


def _from_day(verb: Token, first: int) -> int:
    """Begin after "on Monday" behind the cue, where the parse takes "Monday Lund" for a name."""
    after = past_day(verb.doc, verb.i + 1)
    return after if after > verb.i + 1 and first <= after + 2 else first


def _own_left(verb: Token) -> int:
    """Find where the verb's own words begin: its subject or auxiliary."""
    own = [child.left_edge.i for child in verb.lefts if child.dep_ in {"nsubj", "nsubjpass", "aux"}]
    return min([verb.i, *own])


def _until_other_cue(verb: Token, head: Token) -> int:
    """End a complement where the speaker's next act begins, or the clause it was cut off from ends.

    In "said that it is ready, but reiterated his call" the parse may join "reiterated" to "is".
    """
    if (last := _before_next_act(verb, head, 0)) > 0:
        return last
    for child in head.rights:
        if _is_of_others(child):
            return child.left_edge.i
        if child.dep_ == "advcl" and (_is_anothers(child) or _is_meanwhile(child, head)):
            return child.left_edge.i
        if child.dep_ in {"advcl", "acl"} and (_is_speakers(child, head) or _is_after_marks(child)):
            return child.left_edge.i
    last = head.right_edge.i + 1
    for child in verb.rights:
        if child.i >= last and (_is_torn_off(child, last) or _goes_on(child)):
            last = child.right_edge.i + 1
    return end_of(verb, head, last)


def _is_torn_off(child: Token, last: int) -> bool:
    """Say whether the parse cut a clause in two: "said the reason given | was “contrived”"."""
    if child.dep_ != "ccomp" or child.left_edge.i != last or child.tag_ == "VBG":
        return False
    marks = {word.text for word in child.doc[last - 1 : last + 1]}
    return marks.isdisjoint({":", ",", ";"}) and verb_cue(child) is None


def _is_of_others(prep: Token) -> bool:
    """Say whether others say something beside: "said it fell, with some papers claiming that …"."""
    if prep.dep_ != "prep" or prep.lower_ != "with" or prep.nbor(-1).text != ",":
        return False
    said = (one for one in prep.children if one.dep_ == "pcomp" and one.tag_ == "VBG")
    return any(verb_cue(one) is not None and not has_no_subject(one) for one in said)


def _is_anothers(clause: Token) -> bool:
    """Say whether somebody else speaks behind a closing mark: "…,” while Roth noted his age"."""
    first = clause.left_edge
    told = first.lower_ in {"while", "whereas"} and not has_no_subject(clause)
    return told and verb_cue(clause) is not None and first.i > 0 and first.nbor(-1).is_quote


def _is_meanwhile(clause: Token, head: Token) -> bool:
    """Say whether the outlet tells what happened then: "said it had passed, as the toll rose".

    What is said of the past or the time to come is moved back as a whole: "as the toll had risen".
    """
    first, cue = clause.left_edge, verb_cue(clause)
    if first.lower_ not in {"as", "while"} or first.i == 0 or first.nbor(-1).text != ",":
        return False
    if clause.tag_ != "VBD" or clause.lemma_ in {"be", "have"} or has_no_subject(clause):
        return False
    told = first.lower_ == "while" and cue is not None
    bare = all(one.dep_ not in {"aux", "auxpass"} for one in clause.lefts)
    moved = any(one.dep_ == "aux" and one.lower_ in _SHIFTED for one in head.lefts)
    return bare and (moved or told)


def _is_after_marks(clause: Token) -> bool:
    """Say whether a participle follows a closing mark: "would “fight on,” brushing off calls"."""
    first = clause.left_edge.i
    before = clause.doc[first - 1].text if first else ""
    return clause.tag_ == "VBG" and before in {"”", '"', "''", "’’"}


def _is_speakers(aside: Token, head: Token) -> bool:
    """Say whether a participle in a complement is the speaker's: "…, adding that …"."""
    if not is_aside(aside) or verb_cue(aside) is None:
        return False
    own = next((one for one in head.lefts if one.dep_ in {"nsubj", "nsubjpass"}), None)
    who = own is not None and own.lower_ in {"he", "she", "they", "it", "we", "i"}
    return goes_with_cue(aside) or (own is not None and (who or not can_act(own)))


def _goes_on(child: Token) -> bool:
    """Say whether a clause after the complement, which the parse hangs on the cue, is part of it.

    "…, although it may rain", "…, and that he had agreed", "…, and he had agreed".
    """
    if child.dep_ == "advcl":
        marks = {one.lower_ for one in child.lefts if one.dep_ == "mark"}
        follows = "so" in marks and tense(child) in {"VBZ", "VBP", "MD"}
        return follows or not marks.isdisjoint(word_set("reasons"))
    if child.dep_ != "conj" or child.pos_ not in {"VERB", "AUX"}:
        return False
    if has_no_subject(child) and _is_present(child) and child.head.tag_ == "VBD":
        return verb_cue(child) is None and any(
            one.dep_ == "ccomp" and _is_present(one) for one in child.head.rights
        )
    if _takes_up(child):
        return True
    return any(
        (one.lower_ == "that" and one.dep_ == "mark")
        or (one.dep_ == "aux" and one.lower_ in _SHIFTED)
        for one in child.lefts
    ) and not has_no_subject(child)


def _takes_up(child: Token) -> bool:
    """Read "reported seas are rising, but these losses may slow" behind a cue in the past."""
    cue = child.head
    said = next((one for one in cue.rights if one.dep_ == "ccomp"), None)
    named = next((one for one in child.lefts if one.dep_ in SUBJECT), None)
    if said is None or named is None or cue.tag_ != "VBD" or verb_cue(child) is not None:
        return False
    now = tense(said) in _NOW and tense(child) in _NOW
    return now and named.left_edge.lower_ in _POINTING


_NOW = frozenset({"VBZ", "VBP", "MD"})
_POINTING = frozenset({"this", "these", "it", "they", "such", "those"})
"""Words by which a clause takes up what was said right before it."""


def _is_present(verb: Token) -> bool:
    return tense(verb) in {"VBZ", "VBP"}


def _around(verb: Token) -> Tokens:
    """Give the clause that a cue interrupts or follows, without the cue where it stands last."""
    head = verb.head
    first, last = head.left_edge.i, head.right_edge.i + 1
    last = _before_next_act(verb, head, last)
    own = (verb.left_edge.i, verb.right_edge.i + 1)
    if verb.i > head.i and verb.doc[own[1] : last].text.strip(' .,”"') == "":
        return first, own[0]
    return (own[1], last) if own[0] <= first else (first, last)


def to(verb: Token, _: Reading) -> Tokens | None:
    """Read "claimed to be …", "vowed to fight", "reported him to be dead"."""
    for child in verb.rights:
        if child.dep_ in _CLAUSAL and is_infinitive(child):
            about = next((one for one in verb.rights if one.dep_ == "dobj"), None)
            if about is not None and about.i < child.i and child.lemma_ == "be":
                return about.left_edge.i, child.right_edge.i + 1
            return max(child.left_edge.i, verb.i + 1), child.right_edge.i + 1
    return _held_to_be(verb)


def _held_to_be(verb: Token) -> Tokens | None:
    """Read "declared the outbreak to be over", where the parse hangs "to be" on "outbreak"."""
    about = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    if about is None or is_passive(verb):
        return None
    for child in about.subtree:
        if child.dep_ in {"acl", "relcl"} and child.lemma_ == "be" and is_infinitive(child):
            return about.left_edge.i, child.right_edge.i + 1
    return None


def jointly(verb: Token, reading: Reading) -> Tokens | None:
    """Read "the two leaders agreed to meet": who holds an office or has a name says so.

    Children who agree to play have told nobody but each other.
    """
    found = subject(verb)
    if found is None:
        return None
    named = found.pos_ == "PROPN" or found.lower_ == "they"
    office = title_class(found.lemma_.lower()) not in {"", "job"} or body_class(
        found.lemma_.lower()
    )
    parties = found.lemma_.lower() in word_set("parties")
    return to(verb, reading) if named or office or parties else None


def raised(verb: Token, _: Reading) -> Tokens | None:
    """Read "is said to be unsafe": somebody says so, of the subject."""
    about = next((child for child in verb.lefts if child.dep_ == "nsubjpass"), None)
    clause = next((one for one in verb.rights if one.dep_ == "xcomp" and is_infinitive(one)), None)
    if about is None or clause is None or about.tag_ in {"WDT", "WP"} or is_said_to_say(clause):
        return None
    return about.left_edge.i, clause.right_edge.i + 1


def is_said_to_say(verb: Token) -> bool:
    """Say whether who is "reported to have said that …" says it: the words are theirs."""
    helped = any(child.dep_ == "aux" and child.lower_ == "have" for child in verb.lefts)
    cue = verb_cue(verb.head) if verb.dep_ == "xcomp" and helped else None
    if cue is None or "raised" not in cue.ways or not is_passive(verb.head):
        return False
    return verb_cue(verb) is not None and any(child.dep_ == "ccomp" for child in verb.rights)


def told(verb: Token, reading: Reading) -> Tokens | None:
    """Read "told Reuters (that) …", "warned them that …"."""
    return that(verb, reading) if listener(verb) or is_torn(verb) else None


def told_to(verb: Token, _: Reading) -> Tokens | None:
    """Read "urged him to move", "ordered the troops to leave"."""
    for child in verb.rights:
        if (child.dep_ in _CLAUSAL or _is_the_order(child)) and is_infinitive(child):
            heard = listener(verb)
            if heard is None and has_no_subject(child) and not is_passive(verb):
                return None
            first = heard[0] if heard and heard[0] < child.i else child.left_edge.i
            return max(first, verb.i + 1), _order_end(child)
    return _hung_order(verb)


def _is_the_order(clause: Token) -> bool:
    """Say whether "to go" right behind who was told is the order, though the parse sees an aim."""
    heard = next((one for one in clause.head.rights if one.dep_ == "dobj"), None)
    beside = heard is not None and heard.right_edge.i + 1 == clause.left_edge.i
    return clause.dep_ == "advcl" and beside and heard is not None and can_act(heard)


def _order_end(told: Token) -> int:
    """End an order before what was done: "urged him to step in | and has led the firm since"."""
    done = (one for one in told.conjuncts if one.i > told.i and tense(one) in {"VBZ", "VBP", "VBD"})
    return next((one.left_edge.i for one in done), told.right_edge.i + 1)


def _hung_order(verb: Token) -> Tokens | None:
    """Read "asked all with news to call", where the parse hangs "to call" on a noun between."""
    if is_torn(verb):
        return _torn_order(verb)
    heard = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    if heard is None or is_passive(verb) or not can_act(heard):
        return None
    preps = (child for child in (*heard.rights, *verb.rights) if child.dep_ == "prep")
    near = (prep for prep in preps if prep.lower_ not in {"about", "of"})
    for noun in (heard, *(one for prep in near for one in prep.children)):
        for clause in noun.rights:
            if clause.dep_ in {"acl", "relcl"} and is_infinitive(clause):
                return heard.left_edge.i, clause.right_edge.i + 1
    return None


def _torn_order(verb: Token) -> Tokens | None:
    """Read "Lund, a lawyer, urged voters to wait", where "urged" is taken for an adjective."""
    doc, after = verb.doc, range(verb.head.i + 1, min(verb.head.i + 4, verb.sent.end - 1))
    to = next((i for i in after if doc[i].tag_ == "TO" and doc[i + 1].tag_ == "VB"), None)
    return (verb.i + 1, doc[to + 1].right_edge.i + 1) if to is not None else None


def ing(verb: Token, _: Reading) -> Tokens | None:
    """Read "recommended closing the road", "denied having met him", "ruled out resigning"."""
    after = past_particle(verb)
    for child in verb.rights:
        ruled = child.dep_ == "advcl" and child.left_edge.i == after > verb.i + 1
        quotes = verb_cue(child) is not None and child.i + 1 < len(verb.doc)
        if quotes and child.nbor(1).is_quote:
            continue  # "denied saying “…”": whatever was said is between the marks
        if (child.dep_ in {"xcomp", "pcomp", "ccomp"} or ruled) and child.tag_ == "VBG":
            return child.left_edge.i, child.right_edge.i + 1
    return None


def document(verb: Token, reading: Reading) -> Tokens | None:
    """Read "the study found that …": only what is written or judged can find or show in words.

    So can who looks into things for a living, but then only in a clause: "scientists found that".
    """
    found = subject(verb)
    written = found is not None and found.lemma_.lower() in word_set("documents")
    if found is None or not (written or found.lemma_.lower() in word_set("finders")):
        return None
    content = that(verb, reading) or (_shown(verb) if written else None)
    return content and (content[0], _with_amounts(verb, content[1]))


def _shown(verb: Token) -> Tokens | None:
    """Give what a document shows that is no clause: "found no link", "showed Lund leading"."""
    seen = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    return (seen.left_edge.i, object_end(verb, seen)) if seen is not None else None


def _with_amounts(verb: Token, last: int) -> int:
    """Take in "by 6 points" of "showed Lund leading by 6 points", hung on "showed"."""
    for child in verb.rights:
        if child.left_edge.i == last and child.dep_ == "prep" and child.lower_ in {"by", "with"}:
            last = child.right_edge.i + 1
    return last


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
