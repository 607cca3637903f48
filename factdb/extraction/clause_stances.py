"""What one main clause does: the rules by which a content tells its stance.

Each rule reads one clause and is silent, None, where it does not tell. They are asked in the order
of `RULES`; the words that they know are in ``factdb/text/words/stances.tsv``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from factdb.extraction.cues import word_set
from factdb.extraction.mains import SELVES, Main, Own
from factdb.extraction.stance_words import key, tells, told, word_class
from factdb.text.naming import body_class, title_class
from factdb.types import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

_MUST = frozenset({"must", "should", "ought"})
_SHALL = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_WILL = _SHALL | {"would", "'d", "’d"}
_CAN = frozenset({"could", "may", "might", "can", "ca"})
TO_COME = _WILL | _CAN | _MUST
"""Helpers of what has not happened."""
_COMPLEMENTS = frozenset({"attr", "acomp", "oprd"})
_EARLY = frozenset({"early", "soon"})
"""It is too early to say: that turns nothing down."""
_CAUSES = frozenset({"due", "because", "through", "by"})
_INTO = _CAUSES | {"of", "to", "in", "into"}
_LOOSE = frozenset({"advcl", "ccomp", "relcl", "acl", "conj", "parataxis", "dep"})
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "csubj", "acl", "relcl"})
_IF = frozenset({"if", "unless"})


def _demands(one: Main, _: Own) -> Stance | None:
    """Read who must: "should go", "has to go", "go", "let us go", "the only way is to go"."""
    asks = (_must(one), _has_to(one), _wants(one), _is_needed(one), _is_order(one), _is_way(one))
    return Stance.DEMAND if any(asks) else None


def _must(one: Main) -> bool:
    """Say whether somebody "must" do it; "should you see her" is a condition."""
    if _is_perfect(one.verb):
        return False
    helpers = (c for c in one.verb.children if c.dep_ == "aux" and c.lower_ in _MUST)
    return any(one.doer is None or child.i > one.doer.i for child in helpers)


def _has_to(one: Main) -> bool:
    """Say whether somebody has to; "homes had to be evacuated" only tells what happened."""
    if one.verb.lemma_ not in {"have", "need"} or one.negated:
        return False
    done = (c for c in one.verb.children if c.dep_ == "xcomp")
    retold = one.verb.tag_ == "VBD"
    return any(not (retold and _is_passive(verb)) for verb in done)


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ == "auxpass" for child in verb.children)


def _wants(one: Main) -> bool:
    """Say whether the speaker wants a thing, or that others do one: "we want them to leave"."""
    wanted = key(one.verb) in word_class("wanted") and not one.negated and not one.passive
    if not wanted or _is_retold(one):
        return False
    spoken = one.own or (key(one.verb) == "need" and one.doer is not None and _is_agent(one.doer))
    return spoken and any(child.dep_ in {"dobj", "ccomp"} for child in one.verb.rights)


def _performs(one: Main, _: Own) -> Stance | None:
    """Read what is done by saying so: "we condemn", "I urge"; "we do not support" rejects."""
    found = tells(one.verb, "own verb")
    if found is None or not one.own or one.passive or _is_retold(one):
        return None
    if one.helpers & _SHALL:
        return None
    return _TURNED.get(found) if one.negated else found


def _threatens(one: Main, _: Own) -> Stance | None:
    """Read what is to follow harm: "if they attack, we will answer"."""
    if _is_if(one.verb):
        return Stance.WARN if key(one.verb) in word_class("harm") else None
    if not one.helpers & (_CAN | _WILL):
        return None
    ifs = (c for c in one.verb.children if c.dep_ == "advcl" and key(c) in word_class("harm"))
    return Stance.WARN if any(_is_if(clause) for clause in ifs) else None


def _is_if(clause: Token) -> bool:
    return any(word.lower_ in _IF for word in clause.lefts)


def _describes(one: Main, _: Own) -> Stance | None:
    """Read what the subject is said to be: "is unacceptable", "are grateful", "is a danger"."""
    for child in one.verb.children:
        if _is_complement(child, one) and (found := _of_words(child)) is not None:
            if not _may_say(found, child, one):
                continue
            if found is Stance.COMMIT and not one.own and _is_for_harm(child):
                return Stance.WARN
            return _said_of(found, one)
    return None


def _said_of(found: Stance, one: Main) -> Stance | None:
    """Turn what is said of a subject by who that is: "we were wrong" admits."""
    if one.own and found in {Stance.REJECT, Stance.ACCUSE} and one.verb.pos_ == "AUX":
        return Stance.DENY if one.negated else Stance.ADMIT
    if found is Stance.COMMIT and one.negated:
        return Stance.REJECT
    return _TURNED.get(found) if one.negated else found


def _is_for_harm(complement: Token) -> bool:
    """Say whether harm is what somebody is prepared for: "are ready to attack"."""
    beyond = (child for child in complement.children if child.dep_ in _CLAUSES)
    return any(key(child) in word_class("harm") for child in beyond)


def _may_say(found: Stance, complement: Token, one: Main) -> bool:
    """Say whether what is said of a subject is the speaker's: "they were wrong" admits nothing."""
    if found is Stance.DEMAND:
        it = one.doer is not None and one.doer.lower_ == "it"
        return it and (_has_clause(one.verb) or _has_clause(complement))
    if found is Stance.COMMIT:
        return one.own or (one.doer is not None and _is_agent(one.doer))
    return found is not Stance.ADMIT or one.own


def _promises(one: Main, _: Own) -> Stance | None:
    """Read what the speaker, or whom it speaks for, will do or has for a goal."""
    if one.verb.lemma_ == "be" and one.doer is not None and one.doer.lemma_ in word_class("goal"):
        return Stance.COMMIT if _has_infinitive(one.verb) else None
    to_come = bool(one.helpers & _WILL) or _is_going(one.verb)
    if not to_come or key(one.verb) in word_set("fillers") or _is_perfect(one.verb):
        return None
    if one.negated and any(child.lower_ == "rather" for child in one.verb.children):
        return Stance.REJECT if one.own else None
    if "would" in one.helpers and key(one.verb) in {"prefer", "like"}:
        return Stance.DEMAND if one.own else None
    if one.own and not one.passive:
        return Stance.COMMIT if _is_a_deed(one) else None
    planned = one.passive or (one.doer is not None and _is_agent(one.doer))
    promised = planned and not one.negated and key(one.verb) in word_class("deed")
    return Stance.COMMIT if promised else None


def _is_a_deed(one: Main) -> bool:
    """Say whether the speaker is to do it: "it would be there" may be of anything."""
    echoed = one.doer is not None and one.doer.lower_ not in SELVES
    return one.verb.tag_ != "VBD" and not (echoed and one.verb.pos_ == "AUX")


def _warns(one: Main, _: Own) -> Stance | None:
    """Read what harm may come: "could spread", "will not be tolerated"."""
    if not one.helpers & (_CAN | _WILL) or _is_perfect(one.verb):
        return None
    if one.negated:
        return Stance.WARN if one.passive and one.verb.lemma_ in word_class("borne") else None
    said = {key(token) for token in _near(one.verb)}
    return Stance.WARN if said & word_class("harm") and not said & word_class("spared") else None


def _accuses(one: Main, own: Own) -> Stance | None:
    """Read what wrong somebody else does, to the speaker or to anybody."""
    perfect = _is_perfect(one.verb)
    if perfect and one.helpers & {"should", "ought"}:
        return Stance.ADMIT if one.own else Stance.ACCUSE
    if one.helpers & TO_COME and not perfect:
        return None
    if _is_if(one.verb) or (one.negated and key(one.verb) != "refuse"):
        return None
    if one.passive and key(one.verb) in word_class("lays blame"):
        return Stance.DENY if one.own or _is_wrongly_done(one.verb) else Stance.ACCUSE
    if _is_done_by_others(one):
        return Stance.ACCUSE
    if tells(one.verb, "wrong") and (one.passive or not one.own):
        return Stance.ACCUSE
    hurt = key(one.verb) in word_class("hurts") and _suffers(one, own)
    return Stance.ACCUSE if hurt or _is_caused_by_wrong(one.verb) else None


def _is_done_by_others(one: Main) -> bool:
    """Say whether a deed is a wrong by who does it, or how: by an army, "illegally"."""
    lemma, doer = key(one.verb), one.doer
    if one.own or doer is None:
        return False
    if _is_wrongly_done(one.verb):
        return one.passive or _is_person(doer)
    if one.passive:
        return False
    armed = doer.ent_type_ in {"GPE", "NORP"} or key(doer) in word_class("armed")
    return (lemma in word_class("harmful") and _is_person(doer)) or (
        lemma in word_class("violence") and armed
    )


def _is_wrongly_done(verb: Token) -> bool:
    return any(child.lower_ in word_class("wrongly") for child in verb.children)


def _denies(one: Main, own: Own) -> Stance | None:
    """Read what the speaker did not do: "we are not sending it", "I don't think it will"."""
    if not one.negated or not one.own or one.helpers & TO_COME or one.verb is not one.finite:
        return None
    lemma = key(one.verb)
    if found := told("undone").get(lemma):
        return None if found is Stance.DENY and _has_infinitive(one.verb) else found
    if lemma in word_class("belief"):
        return Stance.DENY if not own.echo and _is_of_others(one.verb) else None
    if one.verb.pos_ == "AUX" or lemma in word_set("states") | word_class("mind"):
        return Stance.DENY if _is_cleared(one.verb) else None
    return Stance.DENY


def _is_cleared(verb: Token) -> bool:
    """Say whether a denied verb clears its subject: "was not involved", "has no plans"."""
    charged = (c for c in verb.children if c.dep_ in _COMPLEMENTS or c.dep_ == "dobj")
    return any(key(c) in word_class("charge") | word_class("goal") for c in charged)


RULES: tuple[Callable[[Main, Own], Stance | None], ...] = (
    _threatens, _demands, _performs, _describes, _promises, _warns, _accuses, _denies,
)  # fmt: skip
"""What a clause can do, in the order in which it is asked."""
_TURNED = {
    Stance.ESTIMATE: Stance.ESTIMATE, Stance.DENY: Stance.DENY, Stance.COMMIT: Stance.DENY,
    Stance.SUPPORT: Stance.REJECT, Stance.REJECT: Stance.SUPPORT,
}  # fmt: skip
"""What the negation of a stance is, where it is one."""


def _is_perfect(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)


def _is_retold(one: Main) -> bool:
    """Say whether a clause only tells what was done before: "he had thanked", "I asked"."""
    mine = one.doer is not None and one.doer.lower_ in SELVES
    return one.verb.tag_ == "VBD" if mine else "had" in one.helpers


def _is_complement(child: Token, one: Main) -> bool:
    """Say whether a word is said of the subject: "is a risk", "there is a risk", "has concerns"."""
    if child.dep_ in _COMPLEMENTS:
        return True
    spoken = one.own or (one.doer is not None and _is_agent(one.doer))
    held = (spoken and key(one.verb) in word_class("light")) or key(one.verb) in word_class("poses")
    return child.dep_ == "dobj" and held


def _is_caused_by_wrong(verb: Token) -> bool:
    """Say whether a wrong is told as the cause: "won through fraud", "lost because of theft"."""
    for token in _near(verb):
        if token.dep_ == "pobj" and tells(token, "said of") is Stance.ACCUSE:
            before = {one.lower_ for one in (token.head, token.head.head)}
            if before & _CAUSES:
                return True
    return False


def _of_words(complement: Token) -> Stance | None:
    """Read what a subject is said to be, by its noun or what stands before that."""
    before = [c for c in complement.lefts if c.dep_ in {"amod", "compound"}]
    if any(c.lower_ == "too" for c in complement.lefts) and key(complement) not in _EARLY:
        return Stance.REJECT
    said = (complement, *before, *complement.conjuncts, *_measured(complement))
    found = next((does for word in said if (does := tells(word, "said of"))), None)
    weighty = complement.dep_ == "attr" and any(key(w) in word_class("weighty") for w in before)
    return Stance.SUPPORT if weighty and found in {None, Stance.DEMAND} else found


def _measured(noun: Token) -> Iterator[Token]:
    """Give what a noun only measures: "a couple of mistakes", "an act of betrayal"."""
    if key(noun) in word_class("measure"):
        yield from (c for prep in noun.rights if prep.lower_ == "of" for c in prep.children)


def _has_infinitive(verb: Token) -> bool:
    return any(child.dep_ == "xcomp" for child in verb.children)


def _has_clause(verb: Token) -> bool:
    return any(child.dep_ in _CLAUSES for child in verb.children)


def _is_going(verb: Token) -> bool:
    return verb.lower_ == "going" and _has_infinitive(verb)


def _is_needed(one: Main) -> bool:
    """Say whether something is needed now: "more boats are needed"."""
    if one.verb.lemma_ != "need" or not one.passive or one.negated:
        return False
    return any(child.tag_ in {"VBZ", "VBP"} for child in one.verb.lefts)


def _is_order(one: Main) -> bool:
    """Say whether a clause is an imperative: a bare verb without a subject that leads."""
    verb = one.verb
    if verb.tag_ != "VB" or one.doer is not None or one.helpers - {"do"}:
        return False
    if key(verb) == "let" and any(c.lower_ == "me" for d in verb.children for c in (d, *d.lefts)):
        return False
    led = verb.dep_ in {"ROOT", "ccomp"} and key(verb) not in word_class("lens") | word_set(
        "states"
    )
    return led and verb.lower_ == key(verb)


def _is_way(one: Main) -> bool:
    """Say whether a clause names what is best to do: "the only way is to wait"."""
    if one.verb.lemma_ != "be" or one.doer is None or one.doer.lemma_ not in word_class("way"):
        return False
    return any(child.tag_ in {"JJS", "JJ"} for child in one.doer.lefts)


def _is_agent(doer: Token) -> bool:
    """Say whether a subject is a body that can promise."""
    return doer.ent_type_ in {"ORG", "GPE", "NORP"} or key(doer) in word_class("agent")


def _is_person(doer: Token) -> bool:
    """Say whether a subject can be blamed: a person, people, a body, not a fire."""
    if _is_agent(doer) or doer.ent_type_ == "PERSON" or doer.lower_ in {"he", "she", "they"}:
        return True
    noun = key(doer)
    return bool(noun in word_class("blamed") or title_class(noun) or body_class(noun))


def _is_of_others(verb: Token) -> bool:
    """Say whether the clause below a verb is not about the speaker: "I don't think it will"."""
    below = (child for child in verb.rights if child.dep_ == "ccomp")
    doers = [c.lower_ for clause in below for c in clause.lefts if c.dep_.startswith("nsubj")]
    return bool(doers) and not SELVES & set(doers)


def _suffers(one: Main, own: Own) -> bool:
    if one.passive:
        return one.own
    objects = (child for child in one.verb.rights if child.dep_ in {"dobj", "dative"})
    return not one.own and any(own.is_meant(child) for child in objects)


def _near(verb: Token) -> Iterator[Token]:
    """Give the words of a clause that it is about, without its circumstances and inner clauses."""
    waiting = [verb]
    while waiting:
        token = waiting.pop()
        yield token
        waiting.extend(
            child
            for child in token.children
            if child.dep_ not in _LOOSE and (child.dep_ != "prep" or child.lower_ in _INTO)
        )
