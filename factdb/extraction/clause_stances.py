"""What one main clause does: the rules by which a content tells its stance.

Each rule reads one clause and is silent, None, where it does not tell. They are asked in the order
of `RULES`; the words that they know are in ``factdb/text/words/stances.tsv``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from factdb.extraction.clause_words import (
    CAN,
    COMPLEMENTS,
    MUST,
    SHALL,
    WILL,
    does,
    has_infinitive,
    is_agent,
    is_if,
    is_perfect,
    is_person,
    near,
    objects,
)
from factdb.extraction.cues import word_set
from factdb.extraction.faults import accuses, admits, clears, denies, owns_up
from factdb.extraction.mains import SELVES, Main, Own
from factdb.extraction.stance_words import is_one, key, tells, word_class
from factdb.text.naming import title_class
from factdb.types import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

_EARLY = frozenset({"early", "soon"})
"""It is too early to say: that turns nothing down."""
_IT = frozenset({"it", "this", "that", "everything"})
"""What should do something is only expected to: "this should make it easier"."""
_DUE = frozenset({"for", "now"})
"""What makes a demand of "it is time"."""
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "csubj", "acl", "relcl"})


def _demands(one: Main, _: Own) -> Stance | None:
    """Read who must: "should go", "has to go", "go", "let us go", "the only way is to go"."""
    ways = (
        _must, _has_to, _wants, _is_needed, _is_order, _is_way, _is_mandate, _could_help, _is_due,
    )  # fmt: skip
    return Stance.DEMAND if any(asks(one) for asks in ways) else None


def _must(one: Main) -> bool:
    """Say whether somebody "must" do it; "should you see her" is a condition."""
    if is_perfect(one.verb) or (one.own and key(one.verb) in {"say", "tell", "admit", "confess"}):
        return False
    acts = any(child.dep_ in {"dobj", "ccomp"} for child in one.verb.rights)
    if acts and one.doer is not None and one.doer.lower_ in _IT:
        return False
    bound = MUST if one.own else MUST | {"shall"}
    helpers = (c for c in one.verb.children if c.dep_ == "aux" and c.lower_ in bound)
    return any(one.doer is None or child.i > one.doer.i for child in helpers)


def _has_to(one: Main) -> bool:
    """Say whether somebody has to; "homes had to be evacuated" only tells what happened."""
    if one.verb.lemma_ not in {"have", "need"} or one.negated or one.helpers & WILL:
        return False
    done = (c for c in one.verb.children if c.dep_ == "xcomp")
    retold = one.verb.tag_ == "VBD"
    return any(not (retold and _is_passive(verb)) for verb in done)


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ == "auxpass" for child in verb.children)


def _wants(one: Main) -> bool:
    """Say whether the speaker wants a thing, or that others do one: "we want them to leave"."""
    if one.doer is not None and one.doer.dep_ == "csubj" and one.verb.lemma_ == "be":
        return key(one.doer) in word_class("wanted") and not one.negated
    if one.own and key(one.verb) == "hope" and not one.negated:
        return _is_hoped_of_others(one.verb)
    wanted = key(one.verb) in word_class("wanted") and not one.negated and not one.passive
    if not wanted or _is_retold(one) or one.helpers & CAN:
        return False
    spoken = one.own or (key(one.verb) == "need" and one.doer is not None and is_agent(one.doer))
    return spoken and any(child.dep_ in {"dobj", "ccomp"} for child in one.verb.rights)


def _is_hoped_of_others(hope: Token) -> bool:
    """Say whether a body or a person is hoped to do it: "we hope that banks will lend"."""
    below = [child for child in hope.rights if child.dep_ == "ccomp"]
    doers = (c for clause in below for c in clause.lefts if c.dep_ in {"nsubj", "nsubjpass"})
    helped = any(c.lower_ in WILL | CAN for clause in below for c in clause.lefts)
    return helped and any(one.lower_ not in SELVES | {"it", "there", "that"} for one in doers)


def _is_due(one: Main) -> bool:
    """Say whether a law demands it, or somebody has a right to it: "they deserve the truth"."""
    if one.negated or one.passive or one.verb.tag_ not in {"VBZ", "VBP"}:
        return False
    lemma, held = key(one.verb), [key(child) for child in objects(one.verb)]
    if lemma == "demand":
        return one.doer is not None and not is_person(one.doer) and bool(held)
    if lemma == "deserve":
        return has_infinitive(one.verb) or any(noun in word_class("due") for noun in held)
    return lemma == "have" and "right" in held


def _is_mandate(one: Main) -> bool:
    """Say whether a clause is a subjunctive: "(asked that) the hearing be postponed"."""
    bare = one.verb.tag_ == "VB" or (one.passive and {"be"} & {c.lower_ for c in one.verb.lefts})
    other = one.doer is not None and not one.own and not one.helpers
    seen = one.verb.dep_ == "ccomp" and one.verb.head.lemma_ in _SENSES
    return bool(bare) and other and not seen and one.verb.dep_ in {"ccomp", "acl"}


_SENSES = frozenset({"see", "hear", "watch", "feel", "notice", "make"})
"""Verbs below which a bare verb has its own doer: "saw two men run"."""


def _could_help(one: Main) -> bool:
    """Say whether others could do good, or are hoped to: "the West could help stop it"."""
    if one.negated or one.own or one.doer is None or not is_person(one.doer):
        return False
    more = key(one.verb) in {"do", "make"} and any(
        child.lower_ in {"more", "effort", "efforts"} for child in objects(one.verb)
    )
    able = bool(one.helpers & {"could", "can"}) and (more or key(one.verb) in word_class("helpful"))
    hoped = one.verb.dep_ == "ccomp" and key(one.verb.head) in word_class("hopeful")
    return able or (hoped and bool(one.helpers & WILL))


def _performs(one: Main, own: Own) -> Stance | None:
    """Read what is done by saying so: "we condemn", "I urge"; "we do not support" rejects."""
    found = tells(one.verb, "own verb")
    if found is None or one.passive or _is_retold(one):
        return None
    if not one.own and not (own.in_office and _is_their_body(one)):
        return None
    if one.helpers & SHALL or any(child.lower_ == "yet" for child in one.verb.children):
        return None
    return _TURNED.get(found) if one.negated and not _knows_no_bounds(one) else found


def _knows_no_bounds(one: Main) -> bool:
    """Say whether a denied "can" only heightens it: "I can't thank them enough"."""
    bounds = any(child.lower_ in {"enough", "more"} for child in one.verb.rights)
    return bounds and bool(one.helpers & CAN)


def _is_their_body(one: Main) -> bool:
    """Say whether a body does it now for which one in office speaks: "the council regrets"."""
    body = one.doer is not None and one.doer.ent_type_ in {"", "ORG"} and is_agent(one.doer)
    return body and one.verb.tag_ in {"VBZ", "VBP"}


def _threatens(one: Main, _: Own) -> Stance | None:
    """Read what is to follow harm: "if they attack, we will answer"."""
    if is_if(one.verb):
        return Stance.WARN if key(one.verb) in word_class("harm") else None
    if not one.helpers & (CAN | WILL):
        return None
    ifs = [c for c in one.verb.children if c.dep_ == "advcl" and is_if(c)]
    harmed = any(key(clause) in word_class("harm") for clause in ifs)
    answered = one.own and bool(ifs) and key(one.verb) in word_class("answers")
    return Stance.WARN if harmed or answered else None


def _describes(one: Main, _: Own) -> Stance | None:
    """Read what the subject is said to be: "is unacceptable", "are grateful", "is a danger"."""
    for child in one.verb.children:
        if _is_complement(child, one) and (found := _of_words(child)) is not None:
            if not _may_say(found, child, one) or (key(child) == "doubt" and one.negated):
                continue
            if found is Stance.COMMIT and not one.own and _is_for_harm(child):
                return Stance.WARN
            return _said_of(found, one, child)
    return _is_felt(one) or _heads(one)


def _heads(one: Main) -> Stance | None:
    """Read a subject that tells what is behind "is": "the greatest threat is", "what is sad is"."""
    if one.doer is None or one.verb.lemma_ != "be" or one.negated:
        return None
    if one.doer.dep_ == "csubj":
        if _is_of_self(one.doer) and (done := tells(one.doer, "own verb")):
            return done
        said = (c for c in one.doer.rights if c.dep_ in COMPLEMENTS)
        found = next((tone for c in said if (tone := tells(c, "said of"))), None)
        return None if found is Stance.DEMAND else found
    ranked = any(child.tag_ == "JJS" or child.lower_ in _FIRST for child in one.doer.lefts)
    return Stance.WARN if ranked and tells(one.doer, "said of") is Stance.WARN else None


_FIRST = frozenset({"number", "main", "first", "real", "key"})
"""What ranks a thing first: "the number one threat"."""


def _is_felt(one: Main) -> Stance | None:
    """Read a feeling that the parse takes for a passive: "we are heartbroken"."""
    found = tells(one.verb, "said of") if one.own and one.verb.tag_ == "VBN" else None
    moved = one.passive and not one.helpers & WILL and found not in {Stance.ACCUSE, Stance.DENY}
    return _said_of(found, one, one.verb) if moved and found is not None else None


def _said_of(found: Stance, one: Main, complement: Token) -> Stance | None:
    """Turn what is said of a subject by who that is: "we were wrong" admits.

    In "the union said it was a disgrace", "it" is not the union.
    """
    thing = one.doer is not None and one.doer.lower_ == "it" and complement.dep_ == "attr"
    mine = one.own and not thing
    felt = any(child.lower_ in word_class("feeling") for child in one.verb.children)
    if mine and found in {Stance.REJECT, Stance.ACCUSE} and one.verb.pos_ == "AUX" and not felt:
        return Stance.DENY if one.negated else Stance.ADMIT
    if found is Stance.COMMIT and one.negated:
        return Stance.REJECT
    dreaded = not one.own and not one.negated and bool(one.helpers & (WILL | CAN))
    if found is Stance.REJECT and dreaded and is_one(complement, "blow"):
        return Stance.WARN
    ours = any(child.dep_ == "poss" for child in complement.lefts)
    if found is Stance.ESTIMATE and not ours and not _counts(one.verb):
        return None
    if found is Stance.DEMAND and not one.negated and _is_fact_below(one.verb):
        return Stance.SUPPORT
    if found is Stance.DENY and one.doer is not None and one.doer.ent_type_ == "PERSON":
        return None
    if found is Stance.ADMIT and not one.own:
        return Stance.REJECT
    return _TURNED.get(found) if one.negated else found


def _is_fact_below(verb: Token) -> bool:
    """Say whether what is called important is so already: "it is vital that they came"."""
    if verb.lemma_ != "be":
        return False
    inner = [c for one in (verb, *verb.rights) for c in one.rights if c.dep_ in {"ccomp", "csubj"}]
    helped = any(child.dep_ == "aux" for clause in inner for child in clause.lefts)
    told = any(one.tag_ == "VBD" or (one.tag_ == "VBZ" and one.lemma_ == "be") for one in inner)
    return told and not helped


def _is_for_harm(complement: Token) -> bool:
    """Say whether harm is what somebody is prepared for: "are ready to attack"."""
    beyond = (child for child in complement.children if child.dep_ in _CLAUSES)
    return any(key(child) in word_class("harm") for child in beyond)


def _may_say(found: Stance, complement: Token, one: Main) -> bool:
    """Say whether what is said of a subject is the speaker's: "they were wrong" admits nothing."""
    doer = one.doer.lower_ if one.doer is not None else ""
    if found is Stance.DEMAND:
        lacked = key(complement) == "need" and (doer == "there" or one.own)
        due = key(complement) == "time" and any(
            c.lower_ in _DUE for c in (*complement.rights, *one.verb.rights)
        )
        meant = due or _has_clause(one.verb) or _has_clause(complement)
        deed = one.doer is not None and one.doer.dep_ == "csubj"
        return lacked or deed or (doer == "it" and meant)
    if found is Stance.WARN and is_one(complement, "afraid"):
        return one.own or one.verb.tag_ != "VBD"
    if key(complement) == "open":
        return one.own
    if found is Stance.COMMIT:
        return one.own or (one.doer is not None and is_agent(one.doer))
    if found is Stance.ADMIT and not one.own:
        return one.doer is not None and key(one.doer) in word_set("deeds") | word_class("bond")
    return True


def _praises(one: Main, _: Own) -> Stance | None:
    """Read what somebody did well: "did a great job", "showed courage", "played well"."""
    if one.negated or one.passive or one.helpers & WILL:
        return None
    if does(one.verb, "well") and not one.own and one.doer is not None:
        return Stance.SUPPORT if is_person(one.doer) else None
    done = objects(one.verb) if key(one.verb) in word_class("done") else ()
    found = {_of_words(child) for child in done} & {Stance.SUPPORT, Stance.REJECT}
    return None if len(found) != 1 or (one.own and Stance.REJECT in found) else found.pop()


def _sides(one: Main, _: Own) -> Stance | None:
    """Read whom the speaker is for: "I am against it", "we are with them", "is in favour of"."""
    sided = one.own or (one.doer is not None and is_agent(one.doer))
    if one.verb.lemma_ not in {"be", "stand"} or one.negated or not sided:
        return None
    for prep in (child for child in one.verb.rights if child.dep_ == "prep"):
        if prep.lower_ == "against":
            return Stance.REJECT
        if prep.lower_ == "for" and one.own and one.verb.tag_ in {"VBP", "VBZ"}:
            return Stance.SUPPORT
        if prep.lower_ == "in" and any(c.lemma_ in word_set("causes") for c in prep.children):
            return Stance.SUPPORT
        beside = any(c.lower_ == "you" or c.ent_type_ == "PERSON" for c in prep.children)
        if prep.lower_ in {"with", "behind"} and (beside or one.verb.lemma_ == "stand"):
            return Stance.SUPPORT
    return None


_FORESEEN = frozenset({"expect", "predict", "forecast", "anticipate", "estimate", "project"})
"""Verbs of what is to come, whoever foresees it."""


def _forecasts(one: Main, _: Own) -> Stance | None:
    """Read what is likely, or only held to be: "will probably rise", "is expected to rise"."""
    if one.asks or one.negated or one.verb is not one.finite:
        return None
    if key(one.verb) in _FORESEEN and not one.helpers & WILL:
        return Stance.ESTIMATE if _counts(one.verb) or key(one.verb) in _RECKONED else None
    if _is_amount_to_come(one):
        return Stance.ESTIMATE
    if any(key(child) in word_class("chance") for child in one.verb.rights):
        return Stance.ESTIMATE if one.verb.lemma_ == "be" else None
    above = one.verb.head if one.verb.dep_ == "ccomp" else one.verb
    held = key(above) in word_class("belief") and bool(one.helpers & WILL)
    in_vain = not one.own or key(one.verb) in word_class("vain")
    supposed = held and in_vain and _warns(one, _) is None
    perhaps = any(
        c.dep_ == "advmod" and c.lower_ in word_class("perhaps") for c in one.verb.children
    )
    return Stance.ESTIMATE if supposed or perhaps else None


_RECKONED = frozenset({"predict", "forecast", "estimate", "project"})
"""Verbs that foresee by reckoning, whatever they foresee."""


def _counts(verb: Token) -> bool:
    """Say whether a clause gives an amount or a day."""
    return any(word.like_num or word.ent_type_ in _AMOUNTS for word in verb.subtree)


_AMOUNTS = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL"})


def _is_amount_to_come(one: Main) -> bool:
    """Say whether a clause tells how much a thing will cost, or costs "between 5 and 7 million"."""
    if one.own or key(one.verb) not in word_class("amounts"):
        return False
    counts = [word for word in near(one.verb) if word.pos_ == "NUM"]
    rough = any(child.lower_ == "between" for child in one.verb.rights)
    return bool(counts and one.helpers & WILL) or rough


def _refuses(one: Main, _: Own) -> Stance | None:
    """Read what the speaker will not do or bear: "we will never accept it"."""
    helpers = one.helpers & (WILL | CAN)
    refused = one.negated and one.own and not one.passive and helpers
    return Stance.REJECT if refused and tells(one.verb, "undone") is Stance.REJECT else None


def _promises(one: Main, own: Own) -> Stance | None:
    """Read what the speaker, or whom it speaks for, will do or has for a goal."""
    if one.verb.lemma_ == "be" and one.doer is not None and one.doer.lemma_ in word_class("goal"):
        aimed = has_infinitive(one.verb) and not _is_anothers(one.doer, own)
        return Stance.COMMIT if aimed else None
    hoped = one.finite is not one.verb and key(one.finite) == "hope" and one.own
    if hoped and key(one.verb) in word_class("deed"):
        return Stance.COMMIT
    if _is_bent(one, own) or _is_leaving(one, own):
        return Stance.COMMIT
    to_come = bool(one.helpers & WILL) or _is_going(one.verb) or _is_to(one)
    if not to_come or key(_done(one.verb)) in word_set("fillers") or is_perfect(one.verb):
        return None
    if one.own and _is_supposed_once(one.verb):
        return None
    if one.finite is not one.verb and one.finite.lemma_ in {"have", "need"}:
        return None  # what will have to be done nobody has promised
    if one.negated and any(child.lower_ == "rather" for child in one.verb.children):
        return Stance.REJECT if one.own else None
    if "would" in one.helpers and key(one.verb) in {"prefer", "like"}:
        return Stance.DEMAND if one.own else None
    if one.own and not one.passive:
        return _of_own_deed(one)
    if one.passive and (one.negated or key(one.verb) in {"meet", "hold"}):
        return None
    theirs = own.for_another and one.doer is not None and is_person(one.doer)
    planned = one.passive or theirs or (one.doer is not None and is_agent(one.doer))
    deeds = _FORGONE if one.negated else word_class("deed")
    return Stance.COMMIT if planned and key(one.verb) in deeds else None


_FORGONE = frozenset({"enter", "attack", "invade", "send", "cross", "deploy", "fire", "intervene"})
"""What a body promises not to do."""


def _is_anothers(goal: Token, own: Own) -> bool:
    """Say whether a goal is told of another: "the aim of Norland is to win"."""
    owners = [child for child in goal.subtree if child.ent_type_ in {"GPE", "ORG", "PERSON"}]
    return bool(owners) and not any(own.is_meant(one) for one in owners)


def _is_side(one: Main, own: Own) -> bool:
    """Say whether "they" are the side of a person who tells what they want."""
    return bool(own.echo) and one.doer is not None and one.doer.lower_ == "they"


def _is_bent(one: Main, own: Own) -> bool:
    """Say whether one wants, seeks or has decided to do something, or may do it."""
    if one.negated or one.passive or key(one.verb) not in word_class("deed"):
        return False
    if not one.own and not (one.doer is not None and (is_agent(one.doer) or _is_side(one, own))):
        return False
    if one.finite is one.verb:
        return one.own and bool(one.helpers & {"may", "might"}) and not is_perfect(one.verb)
    meant = key(one.finite) in word_class("bent") or key(one.finite) in {"intend", "plan", "aim"}
    bent = meant and one.verb.dep_ == "xcomp"
    return bent and (key(one.finite) == "decide" or not _is_retold(one))


def _is_leaving(one: Main, own: Own) -> bool:
    """Say whether one is ending or starting something now: "she is ending her campaign"."""
    theirs = own.for_another and one.doer is not None and one.doer.lower_ in {"he", "she", "they"}
    now = one.verb.tag_ == "VBG" and one.finite is one.verb and not one.negated
    return now and (one.own or theirs) and key(one.verb) in word_class("leaves")


def _is_supposed_once(verb: Token) -> bool:
    """Say whether the speaker only once thought so: "I thought we would hit the wall"."""
    above = verb.head
    return verb.dep_ == "ccomp" and above.tag_ == "VBD" and _is_of_self(above)


def _is_of_self(verb: Token) -> bool:
    return any(child.lower_ in SELVES for child in verb.lefts)


def _of_own_deed(one: Main) -> Stance | None:
    """Read what the speaker will do; who misses somebody praises."""
    if one.finite is not one.verb and _is_passive(one.finite):
        return None
    if key(one.verb) in {"miss", "remember", "cherish"}:
        return Stance.SUPPORT
    if not _is_a_deed(one) or key(one.verb) in word_class("undergone"):
        return None
    return _of_forgone(one.verb) if one.negated else Stance.COMMIT


def _of_forgone(verb: Token) -> Stance | None:
    """Read what the speaker will not do: "will not sell" vows, "am not going to" denies a plan.

    "Unless" refuses; not to comment is nothing at all.
    """
    if key(verb) == "comment" or any(key(child) == "comment" for child in objects(verb)):
        return None
    ifs = (clause for clause in verb.children if clause.dep_ == "advcl")
    if any(child.lower_ == "unless" for clause in ifs for child in clause.lefts):
        return Stance.REJECT
    planned = "VBG" in {verb.tag_, verb.head.tag_} or verb.lower_ == "going"
    return Stance.DENY if planned else Stance.COMMIT


def _is_a_deed(one: Main) -> bool:
    """Say whether the speaker is to do it: "it would be there" may be of anything."""
    echoed = one.doer is not None and one.doer.lower_ not in SELVES
    return one.verb.tag_ != "VBD" and not (echoed and one.verb.pos_ == "AUX")


def _warns(one: Main, _: Own) -> Stance | None:
    """Read what harm may come: "could spread", "will not be tolerated", "this threatens us"."""
    if not one.negated and key(one.verb) in word_class("endangers") and one.doer is not None:
        return None if one.own or one.passive or is_person(one.doer) else Stance.WARN
    if not one.helpers & (CAN | WILL) or is_perfect(one.verb):
        return None
    if one.negated:
        return Stance.WARN if one.passive and one.verb.lemma_ in word_class("borne") else None
    said = {key(token) for token in near(one.verb)}
    return Stance.WARN if said & word_class("harm") and not said & word_class("spared") else None


RULES: tuple[Callable[[Main, Own], Stance | None], ...] = (
    _threatens, _demands, admits, owns_up, _performs, _describes, _praises, _sides, clears,
    _forecasts, _refuses, _promises, _warns, accuses, denies,
)  # fmt: skip
"""What a clause can do, in the order in which it is asked."""
_TURNED = {
    Stance.ESTIMATE: Stance.ESTIMATE, Stance.DENY: Stance.DENY, Stance.COMMIT: Stance.DENY,
    Stance.SUPPORT: Stance.REJECT, Stance.REJECT: Stance.SUPPORT, Stance.ACCUSE: Stance.DENY,
    Stance.WARN: Stance.DENY,
}  # fmt: skip
"""What the negation of a stance is, where it is one."""


def _is_retold(one: Main) -> bool:
    """Say whether a clause only tells what was done before: "he had thanked", "I asked"."""
    mine = one.doer is not None and one.doer.lower_ in SELVES
    past = one.verb.tag_ == "VBD" or bool(one.helpers & {"was", "were"})
    return past if mine else "had" in one.helpers


def _is_complement(child: Token, one: Main) -> bool:
    """Say whether a word is said of the subject: "is a risk", "there is a risk", "has concerns"."""
    if child.dep_ in COMPLEMENTS:
        return True
    if child.dep_ == "ccomp" and child.pos_ == "ADJ":
        return one.own and key(one.verb) in {"consider", "find", "deem"}
    spoken = one.own or (one.doer is not None and is_agent(one.doer))
    held = (spoken and key(one.verb) in word_class("light")) or key(one.verb) in word_class("poses")
    return child.dep_ == "dobj" and held


def _of_words(complement: Token) -> Stance | None:
    """Read what a subject is said to be, by its noun or what stands before that."""
    named = (complement, *_measured(complement))
    near_it = [c for noun in named for c in noun.lefts if c.dep_ in {"amod", "compound"}]
    before = [word for one in near_it for word in (one, *one.conjuncts)]
    merits = complement.dep_ == "attr" and any(w.lower_ in word_class("merit") for w in before)
    if merits or _is_praise(complement, before):
        return Stance.SUPPORT
    if any(c.lower_ == "too" for c in complement.lefts) and key(complement) not in _EARLY:
        return Stance.REJECT
    if any(c.lower_ in {"less", "least"} for c in complement.lefts):
        return None
    if key(complement) == "open":
        return Stance.COMMIT if any(c.lower_ == "to" for c in complement.rights) else None
    said = (complement, *before, *complement.conjuncts, *_measured(complement))
    found = next((tone for word in said if (tone := tells(word, "said of"))), None)
    about = next((c for c in complement.head.lefts if c.dep_ == "nsubj"), complement)
    weighty = (
        complement.dep_ == "attr"
        and about.lower_ not in {"this", "it", "that", "these"}
        and not any(c.lower_ in WILL or c.lower_ == "there" for c in complement.head.lefts)
        and any(key(w) in word_class("weighty") for w in before)
    )
    return Stance.SUPPORT if weighty and found in {None, Stance.DEMAND} else found


def _is_about_it(verb: Token) -> bool:
    """Say whether "it" stands for what is told behind: "it is good that they came"."""
    return any(child.dep_ == "nsubj" and child.lower_ == "it" for child in verb.lefts)


def _is_praise(complement: Token, before: Iterable[Token]) -> bool:
    """Say whether "good", "better" or "best" praises: "a good partner", "the best mayor"."""
    if complement.lower_ == "good" and _is_about_it(complement.head):
        return _has_clause(complement.head) or _has_clause(complement)
    if complement.lower_ == "better":
        return any(child.lower_ in {"than", "on"} for child in complement.rights)
    qualities = {word.lower_ for word in before}
    valued = key(complement) in word_class("valued") or title_class(key(complement)) != ""
    return complement.dep_ == "attr" and valued and not qualities.isdisjoint(_PRAISING)


_PRAISING = frozenset({"good", "best", "powerful", "strong"})


def _measured(noun: Token) -> Iterator[Token]:
    """Give what a noun only measures: "a couple of mistakes", "an act of betrayal"."""
    if key(noun) in word_class("measure"):
        yield from (c for prep in noun.rights if prep.lower_ == "of" for c in prep.children)


def _has_clause(verb: Token) -> bool:
    return any(child.dep_ in _CLAUSES for child in verb.children)


def _is_going(verb: Token) -> bool:
    return verb.lower_ == "going" and has_infinitive(verb)


def _done(verb: Token) -> Token:
    """Give what one is "going to" do."""
    if not _is_going(verb):
        return verb
    return next((child for child in verb.rights if child.dep_ == "xcomp"), verb)


def _is_to(one: Main) -> bool:
    """Say whether somebody "is to" do it."""
    return one.finite is not one.verb and one.finite.lemma_ == "be" and "to" in one.helpers


def _is_needed(one: Main) -> bool:
    """Say whether something is needed now: "more boats are needed"."""
    if one.verb.lemma_ not in {"need", "require"} or not one.passive or one.negated:
        return False
    if any(child.dep_ == "agent" for child in one.verb.children):
        return False
    if one.verb.lemma_ == "require":
        return bool(one.helpers & {"may", "might"})
    return any(child.tag_ in {"VBZ", "VBP"} for child in one.verb.lefts)


def _is_let_us(verb: Token) -> bool:
    inner = (word for child in verb.children for word in (child, *child.lefts))
    return key(verb) == "let" and any(word.lower_ in {"'s", "’s"} for word in inner)


def _is_order(one: Main) -> bool:
    """Say whether a clause is an imperative: a bare verb without a subject that leads."""
    verb = one.verb
    if _is_let_us(verb):
        return not any(tells(child, "own verb") is Stance.SUPPORT for child in verb.children)
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
    ranked = (child for child in one.doer.lefts if child.tag_ in {"JJS", "JJ"})
    return any(child.lower_ != "biggest" for child in ranked)
