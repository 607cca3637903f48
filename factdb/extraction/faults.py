"""Who is at fault: the rules by which a main clause accuses, admits or denies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factdb.extraction.clause_words import (
    CAUSES,
    COMPLEMENTS,
    TO_COME,
    WILL,
    does,
    has_infinitive,
    is_if,
    is_others,
    is_perfect,
    is_person,
    near,
    objects,
)
from factdb.extraction.cues import word_set
from factdb.extraction.mains import SELVES, Main, Own
from factdb.extraction.stance_words import is_one, key, tells, told, word_class
from factdb.types import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

_OURS = frozenset({"my", "our"})
_THEIRS = frozenset({"his", "her", "its", "their"})
_FAILINGS = frozenset({"blunder", "doing", "error", "failing", "failure", "fault", "mistake"})
"""What is owned up to by calling it one's own."""
_IN_PART = frozenset({"just", "only", "solely", "entirely", "all", "alone", "merely"})
"""What leaves a share of the fault: "not only my fault"."""
_BY_CHANCE = frozenset({"harm", "hit", "hurt", "injure", "kill", "wound"})
"""Harm that needs nobody to do it: that none was done clears nobody."""
_BREAKS = frozenset({"break", "breach", "ignore", "violate"})


# --- accusing


def accuses(one: Main, own: Own) -> Stance | None:
    """Read what wrong somebody else does, to the speaker or to anybody."""
    perfect = is_perfect(one.verb)
    if perfect and one.helpers & {"should", "ought"}:
        return Stance.ADMIT if one.own else Stance.ACCUSE
    if one.helpers & TO_COME and not perfect:
        return None
    if is_if(one.verb) or (one.negated and key(one.verb) != "refuse"):
        return Stance.ACCUSE if _does_nothing(one) or _owes(one) else None
    if key(one.verb) in word_class("lays blame") and (one.passive or _is_to_blame(one)):
        return Stance.DENY if one.own or _is_wrongly_done(one.verb) else Stance.ACCUSE
    if _is_done_by_others(one) or _is_behind(one) or _owes(one) or _is_linked(one):
        return Stance.ACCUSE
    if tells(one.verb, "wrong") and (one.passive or not one.own):
        return Stance.ACCUSE
    return Stance.ACCUSE if _suffers(one, own) or _is_caused_by_wrong(one.verb) else None


def _is_to_blame(one: Main) -> bool:
    """Say whether a clause has "is to blame"."""
    return one.finite.lemma_ == "be" and one.finite is not one.verb


def _does_nothing(one: Main) -> bool:
    """Say whether somebody stood by: "did nothing to stop it"."""
    idle = any(child.lower_ == "nothing" for child in objects(one.verb))
    return idle and key(one.verb) == "do" and is_others(one)


def _owes(one: Main) -> bool:
    """Say whether others lack what is owed: "showed no remorse", "there was a lack of honesty"."""
    if one.doer is None or one.own:
        return False
    if one.doer.lower_ in {"nobody", "no-one", "one"} and one.negated:
        return any(child.lower_ in SELVES for child in objects(one.verb))
    had = [child for child in one.verb.rights if child.dep_ in {"dobj", "attr"}]
    lacked = (c for lack in had if key(lack) == "lack" for of in lack.rights for c in of.children)
    kept = had if one.negated and is_person(one.doer) and key(one.verb) not in _BREAKS else ()
    return any(key(child) in word_class("owed") for child in (*lacked, *kept))


def _is_linked(one: Main) -> bool:
    """Say whether somebody is tied to something bad: "the suspects were linked to the gang"."""
    if one.own or not one.passive or one.doer is None or not is_person(one.doer):
        return False
    if key(one.doer) in word_class("violent"):
        return key(one.verb) in word_class("links") | {"back", "fund", "finance", "sponsor", "arm"}
    return key(one.verb) in word_class("links")


def _is_behind(one: Main) -> bool:
    """Say whether somebody is said to be "behind the attack"."""
    if one.own or one.doer is None or one.verb.lemma_ != "be" or not is_person(one.doer):
        return False
    behind = (prep for prep in one.verb.rights if prep.lower_ == "behind")
    deeds = word_class("harm") | word_class("crime") | word_class("violence")
    return any(key(noun) in deeds for prep in behind for noun in prep.children)


def _is_done_by_others(one: Main) -> bool:
    """Say whether a deed is a wrong by who does it, how, or to what: by an army, "illegally"."""
    if one.own or one.doer is None:
        return False
    if _is_wrongly_done(one.verb):
        return one.passive or is_person(one.doer)
    if one.passive:
        return False
    lemma = key(one.verb)
    if lemma in {"attack", "bomb", "kill", "murder"} and is_person(one.doer):
        return any(key(child) in word_class("defenceless") for child in objects(one.verb))
    armed = one.doer.ent_type_ in {"GPE", "NORP"} or key(one.doer) in word_class("armed")
    if lemma in word_class("violence") and armed:
        return True
    lawful = lemma == "seize" and key(one.doer) in {"authority", "police", "officer", "official"}
    harmful = is_one(one.verb, "harmful") and not lawful
    return (is_person(one.doer) or _is_ones_war(one.doer)) and (harmful or _is_wrong_of(one))


def _is_ones_war(doer: Token) -> bool:
    """Say whether a subject is somebody's violence: "Norland's blockade"."""
    owners = (child for child in doer.lefts if child.dep_ == "poss")
    return key(doer) in word_class("warfare") and any(one.ent_type_ for one in owners)


def _is_wrong_of(one: Main) -> bool:
    """Say whether an object makes a wrong of a deed: "took bribes", "broke the law"."""
    lemma = key(one.verb)
    if lemma in {"use", "hold", "take"} and _is_misuse(one.verb):
        return True
    for child in objects(one.verb):
        if lemma in _BREAKS and key(child) in word_class("bond"):
            return True
        if lemma in {"spread", "tell", "peddle"} and tells(child, "said of") is Stance.DENY:
            return True
        wrong = tells(child, "said of") is Stance.ACCUSE or key(child) in word_class("crime")
        if wrong and lemma not in word_class("fights"):
            return True
    return False


def _is_misuse(verb: Token) -> bool:
    """Say whether something is used as a weapon, or somebody held hostage."""
    used = (noun for prep in verb.rights if prep.lower_ == "as" for noun in prep.children)
    taken = (child for child in verb.rights if child.lower_ == "hostage")
    return any(key(noun) in word_class("misused") for noun in (*used, *taken))


def _is_wrongly_done(verb: Token) -> bool:
    return does(verb, "wrongly")


def _is_caused_by_wrong(verb: Token) -> bool:
    """Say whether a wrong is told as the cause: "won through fraud", "lost because of theft"."""
    for token in near(verb):
        failed = key(token) in word_class("failing")
        if token.dep_ == "pobj" and (failed or tells(token, "said of") is Stance.ACCUSE):
            before = {one.lower_ for one in (token.head, token.head.head)}
            if before & CAUSES:
                return True
    return False


def _suffers(one: Main, own: Own) -> bool:
    if one.own and key(one.verb) in {"receive", "get", "face", "suffer", "endure"}:
        return any(key(child) in word_class("suffered") for child in objects(one.verb))
    if key(one.verb) not in word_class("hurts"):
        return False
    if one.passive:
        return one.own
    hurt = (child for child in one.verb.rights if child.dep_ in {"dobj", "dative"})
    return not one.own and any(own.is_meant(child) for child in hurt)


# --- admitting


def admits(one: Main, own: Own) -> Stance | None:
    """Read what the speaker, or whom it speaks for, did badly: "played badly", "lost control"."""
    if one.passive or one.helpers & TO_COME or is_if(one.verb) or not _is_ours(one, own):
        return None
    if one.verb.lower_ == "going":
        return None
    if one.negated:
        short = any(word.lower_ == "enough" for word in near(one.verb))
        return Stance.ADMIT if short and key(one.verb) not in {"have", "get", "receive"} else None
    lost = key(one.verb) in {"lose", "concede", "drop"} and any(
        key(child) in word_class("contest") for child in objects(one.verb)
    )
    short = tells(one.verb, "own verb") is Stance.ADMIT and key(one.verb) != "acknowledge"
    return Stance.ADMIT if lost or short or does(one.verb, "badly") or _lets_down(one) else None


def owns_up(one: Main, own: Own) -> Stance | None:
    """Read whose fault it is said to be, or not to be: "it was our mistake", "it's not my fault".

    What is not the speaker's fault alone is in part; "our mistake, not theirs" denies another's.
    """
    if one.helpers & TO_COME or is_if(one.verb):
        return None
    failings = (c for c in one.verb.children if c.dep_ in COMPLEMENTS and key(c) in _FAILINGS)
    failing = next((c for c in failings if _has_owner(c, own)), None)
    if failing is None:
        return None
    shared = any(word.lower_ in _IN_PART for word in near(one.verb))
    theirs = failing.doc[failing.i + 1 : failing.i + 3].text.lower() == ", not"
    return Stance.DENY if one.negated and not shared and not theirs else Stance.ADMIT


def _has_owner(noun: Token, own: Own) -> bool:
    """Say whether a thing is the speaker's."""
    owners = (child for child in noun.lefts if child.dep_ == "poss")
    return any(owner.lower_ in _OURS or own.is_meant(owner) for owner in owners)


def _is_ours(one: Main, own: Own) -> bool:
    """Say whether the doer is the speaker or what it owns: "our party", "his company"."""
    if one.own or one.doer is None:
        return one.own
    owners = {child.lower_ for child in one.doer.lefts if child.dep_ == "poss"}
    return bool(owners & _OURS) or (bool(own.echo) and bool(owners & _THEIRS))


def _lets_down(one: Main) -> bool:
    if key(one.verb) != "let":
        return False
    return any(word.lower_ == "down" for word in one.verb.subtree)


# --- denying


def clears(one: Main, _: Own) -> Stance | None:
    """Read a charge turned away: "that is not true", "nobody was tortured", "I know nothing"."""
    if not one.negated:
        return None
    if one.helpers & TO_COME and not is_perfect(one.verb):
        return Stance.DENY if _is_not_to_be(one) else None
    if _is_untrue(one) or _knows_nothing(one) or _is_none_of_ours(one):
        return Stance.DENY
    spoken = one.own or (one.doer is not None and is_person(one.doer))
    blamed = key(one.verb) in word_class("lays blame") and _is_to_blame(one)
    if (spoken and _is_cleared(one.verb)) or blamed:
        return Stance.DENY
    wronged = tells(one.verb, "wrong") or _is_violence(one) or _is_wrong_of(one)
    apart = one.passive and key(one.verb) in word_class("links") | {"connect", "relate"}
    untold = wronged or apart or _is_unshown(one)
    return Stance.DENY if untold and one.verb is one.finite else None


def _is_violence(one: Main) -> bool:
    """Say whether somebody does harm; that "nobody was injured" may be told of a storm."""
    by = any(child.dep_ == "agent" for child in one.verb.children)
    chance = one.passive and not by and key(one.verb) in _BY_CHANCE
    return key(one.verb) in word_class("violence") and not chance


def _is_unshown(one: Main) -> bool:
    """Say whether there is nothing to show that it is so: "there is no sign of a leak"."""
    shown = (child for child in one.verb.children if child.dep_ == "attr")
    there = one.doer is not None and one.doer.lower_ == "there"
    return there and any(key(child) in word_class("sign") for child in shown)


def _is_not_to_be(one: Main) -> bool:
    """Say whether there will be none of it: "there would be no recount"."""
    there = one.doer is not None and one.doer.lower_ == "there"
    return there and one.verb.lemma_ == "be" and bool(one.helpers & WILL)


def _is_untrue(one: Main) -> bool:
    said = (child for child in one.verb.children if child.dep_ in COMPLEMENTS)
    return any(key(child) in word_class("true") for child in said)


def _is_none_of_ours(one: Main) -> bool:
    """Say whether nobody on the speaker's side did it: "nobody on my team asked for it"."""
    if one.doer is None or one.doer.lower_ not in {"nobody", "none", "one", "no-one"}:
        return False
    return any(word.lower_ in _OURS | {"us"} for word in one.doer.subtree)


_BLAMELESS = frozenset({"know", "do", "take", "steal", "say", "hear", "receive", "offer", "hide"})
"""What one clears oneself of by doing "nothing" of it."""


def _knows_nothing(one: Main) -> bool:
    idle = any(child.lower_ == "nothing" for child in objects(one.verb))
    return idle and one.own and key(one.verb) in _BLAMELESS


def denies(one: Main, own: Own) -> Stance | None:
    """Read what the speaker did not do: "we are not sending it", "I don't think it will"."""
    if not one.negated or not one.own or one.helpers & TO_COME or one.verb is not one.finite:
        return None
    if one.sentence or is_if(one.verb) or _is_done_otherwise(one.verb):
        return None
    if one.verb.lower_ == "going":
        return None
    lemma = key(one.verb)
    if found := told("undone").get(lemma):
        return None if found is Stance.DENY and has_infinitive(one.verb) else found
    if lemma in word_class("belief"):
        return Stance.DENY if not own.echo and _is_of_others(one.verb) else None
    if one.verb.pos_ == "AUX" or lemma in word_set("states") | word_class("mind"):
        return Stance.DENY if _is_cleared(one.verb) else None
    return Stance.DENY


def _is_done_otherwise(verb: Token) -> bool:
    """Say whether only manner or time is denied: "not lightly", "not the longest", "not yet"."""
    if any(child.lower_ == "yet" for child in verb.children):
        return True
    if any(child.tag_ == "RB" and child.lower_.endswith("ly") for child in verb.rights):
        return True
    return any(word.tag_ == "JJS" for noun in objects(verb) for word in noun.lefts)


def _is_of_others(verb: Token) -> bool:
    """Say whether the clause below a verb is not about the speaker: "I don't think it will"."""
    below = (child for child in verb.rights if child.dep_ == "ccomp")
    doers = [c.lower_ for clause in below for c in clause.lefts if c.dep_.startswith("nsubj")]
    return bool(doers) and not SELVES & set(doers)


def _is_cleared(verb: Token) -> bool:
    """Say whether a denied verb clears its subject: "was not involved", "has no plans"."""
    charged = (c for c in verb.children if c.dep_ in COMPLEMENTS or c.dep_ == "dobj")
    return any(key(c) in word_class("charge") | word_class("goal") for c in charged)
