"""What an act of speech does with its content, and whether what it says is negated.

The stance is what the speaker does by saying it, whatever the cue's bare sense:

========  ==========================================================================================
demand    somebody must, should, is asked or hoped to do something; something is called for
commit    the speaker, or whom it speaks for, will do something, seeks to, has it for a goal;
          a measure is announced
accuse    somebody else is laid a wrong at the door, by a deed, a name or an adverb ("illegally")
deny      the speaker, charged or not, did not, is not, has no such plan; a claim is called false;
          it is maintained that something is not so
reject    a plan, a deed or a demand is turned down or called bad
support   somebody or something is thanked, praised, welcomed, or not objected to
warn      harm may come or is feared, a thing threatens; something will not be borne
estimate  a forecast, what it will cost, an expectation, a belief that is reported ("he believed")
admit     the speaker did wrong or fell short
regret    the speaker grieves or is sorry
ask       a question is put; only a cue tells it
assert    all else, and every question
========  ==========================================================================================

It is decided by the first of these that tells:

1. the noun that is expressed, noted or offered: "expressed concern" warns, "offered condolences"
   regrets;
2. the cue: "denied", "pledged", "warned";
3. the construction: who is *told to* do something is told a demand, so is what is called *for*;
   what something is called is judged by its name ("called it a disgrace"); a ban announced is a
   promise;
4. the main clauses of the content, in order, by the rules of `clause_stances`;
5. set phrases ("Thank you"), words without a verb, a grave wrong named anywhere ("genocide"), a
   word that only praises ("unwavering"), a claim that something is not so;
6. a reported belief is an estimate.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from factdb.extraction.acts import Act
from factdb.extraction.clause_stances import RULES
from factdb.extraction.clause_words import TO_COME, WILL
from factdb.extraction.cues import word_set
from factdb.extraction.mains import Main, Own, mains, own_words
from factdb.extraction.stance_words import core, is_one, key, tells, told, word_class
from factdb.extraction.voices import can_act
from factdb.text.fold import words
from factdb.types import Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_JUDGED = frozenset({"name", "as", "passive as", "qobj", "refer"})
"""The constructions in which a thing is given a name: "called it a disgrace"."""
_JUDGING = frozenset({Stance.REJECT, Stance.SUPPORT, Stance.ACCUSE, Stance.DENY})
_NAMING = _JUDGING | {Stance.REGRET, Stance.WARN}
_NOTING = _NAMING - {Stance.DENY, Stance.REGRET}
_OBJECTS = frozenset({"obj", "qobj", "deedobj"})
"""Constructions whose content is a thing: "announced a withdrawal"."""
_NAMED = frozenset({"obj", "attention", "deedobj", "qobj", "nounobj", "clear"})
"""Constructions whose content is what is expressed, noted or issued."""
_THESE = frozenset({"this", "these", "that", "those"})
_BLAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
"""Who is named in what one criticises is blamed for it; "the move" is only turned down."""
_LIGHT_CUES = frozenset({Stance.ASSERT, Stance.COMMIT})
"""Cues with these stances leave it to their object: "offered help", "offered condolences"."""


def stance(act: Act, content: Span) -> tuple[Stance, bool]:
    """Say what the act does, and whether the proposition is denied.

    The stance is told by the cue, else by the construction, else by the main clauses. Denied is
    what a cue denies, or a main clause of the first sentence: what a speaker adds later is no part
    of the proposition ("The dam held. Nobody knows why.").
    """
    own = own_words(act, content)
    clauses = tuple(mains(content, own))
    if act.found_by in {"figure", "deed"}:
        return _of_outlet(clauses), _is_negated(act, content, clauses)
    does = (
        _by_noun(act, content)
        or _by_cue(act, content)
        or _by_construction(act, content)
        or _by_content(act, content, clauses, own)
    )
    return does, _is_negated(act, content, clauses)


def _is_negated(act: Act, content: Span, clauses: Iterable[Main]) -> bool:
    if act.refused or (act.cue is not None and act.cue.lemma in word_set("denials")):
        return True
    if len(content) and content[0].lower_ in {"no", "neither"}:
        return True
    return any(one.negated for one in takewhile(lambda one: one.sentence == 0, clauses))


def _of_outlet(clauses: Iterable[Main]) -> Stance:
    """Tell a forecast that the outlet reports ("the bank expects 2 percent") from a fact."""
    expects = any(tells(one.verb, "own verb") is Stance.ESTIMATE for one in clauses)
    return Stance.ESTIMATE if expects else Stance.ASSERT


def _by_noun(act: Act, content: Span) -> Stance | None:
    """Read what is expressed or offered by its noun: "expressed concern", "sent condolences"."""
    if act.cue is None or act.cue.stance not in _LIGHT_CUES or not len(content):
        return None
    named = _named(act, _head(act, content))
    if (
        named is None
        or _has_no(named)
        or (act.cue.lemma in word_set("unveilings") and act.found_by != "that")
    ):
        return None
    noun = core(named)
    if key(noun) in word_class("worth") and _is_at_hand(noun):
        return Stance.SUPPORT
    return told("spoken").get(key(noun)) or _by_quality(named)


def _head(act: Act, content: Span) -> Token:
    """Give what the cue governs of a content; a mark of quotation may tear it from its root."""
    governed = (one for one in content if one.head.i == act.verb and one.dep_ == "dobj")
    return next(governed, content.root)


def _named(act: Act, root: Token) -> Token | None:
    """Give the noun that is expressed, be it parsed as a clause: "noted her readiness to go"."""
    if act.found_by in _NAMED:
        return root
    if act.found_by in {"of", "about"} and root.pos_ == "ADP":
        return next((child for child in root.rights if child.dep_ == "pobj"), None)
    if act.found_by != "that" or root.pos_ == "NOUN":
        return root if act.found_by == "that" else None
    bare = root.tag_ == "VB" and any(child.lower_ == "to" for child in root.lefts)
    return next((child for child in root.lefts if child.dep_ == "nsubj"), None) if bare else None


def _has_no(noun: Token) -> bool:
    return any(child.lower_ == "no" for child in noun.lefts)


def _is_at_hand(worth: Token) -> bool:
    """Say whether what has worth is there: "the importance of our pact", not "of repairs"."""
    had = (c for of in worth.rights if of.lower_ == "of" for c in of.children)
    return any(c.dep_ == "poss" or c.lower_ in _THESE for one in had for c in one.lefts)


def _by_quality(noun: Token) -> Stance | None:
    """Read what a noun is said to be by the words before it, or behind "as".

    "Noted a number of positive aspects", "emphasised the rough treatment", "noted it as a concern".
    """
    counted = [c for of in noun.rights if of.lower_ == "of" for c in of.children]
    for one in (noun, *counted):
        before = [child for child in one.lefts if child.dep_ == "amod"]
        if any(child.lower_ in word_class("quality") for child in before):
            return Stance.SUPPORT
        tones = (tells(child, "said of") for child in before)
        if found := next((tone for tone in tones if tone in _NOTING), None):
            return found
    named = (c for prep in noun.rights if prep.lower_ == "as" for c in prep.children)
    return next((does for c in named if (does := told("spoken").get(key(c)))), None)


def _by_cue(act: Act, content: Span) -> Stance | None:
    if act.cue is None or act.cue.stance is Stance.ASSERT:
        return None
    if act.found_by == "noun" and act.verb >= 0 and _has_no(content.doc[act.verb]):
        return None
    if _is_agreed(act):
        return None
    if act.cue.lemma == "attribute" and len(content) and _is_gain(content.root):
        return Stance.ASSERT
    if act.cue.lemma in word_set("denials") and len(content):
        claimed = key(content.root) in word_class("claim")
        return Stance.DENY if claimed else act.cue.stance
    if act.cue.lemma in word_set("criticisms") and len(content):
        blamed = can_act(content.root) or any(token.ent_type_ in _BLAMED for token in content)
        return Stance.ACCUSE if blamed else Stance.REJECT
    if act.found_by == "plea":
        return Stance.DENY if content[0].lower_ == "not" else Stance.ADMIT
    if act.found_by in {"joint-to", "passive that"} and act.cue.lemma == "agree":
        return Stance.COMMIT
    if act.found_by == "joint-to":
        return Stance.COMMIT if act.cue.stance is Stance.SUPPORT else act.cue.stance
    asked = act.cue.stance is Stance.ASK and act.found_by in {"told-to", "that"}
    return Stance.DEMAND if asked and not _asks(act, content) else act.cue.stance


def _is_agreed(act: Act) -> bool:
    """Say whether a clause is agreed to; it tells before the cue does: "agreed that they must"."""
    return act.cue is not None and act.cue.lemma == "agree" and act.found_by == "that"


def _is_gain(noun: Token) -> bool:
    """Say whether nobody is blamed for it: "attributed the success to luck"."""
    return told("spoken").get(key(noun)) is Stance.SUPPORT


def _asks(act: Act, content: Span) -> bool:
    """Say whether a clause after "asked" is a question: "whether it is open", not "that it be"."""
    before = content.doc[content.start - 1].lower_ if content.start else ""
    return act.found_by == "that" and before != "that"


def _by_construction(act: Act, content: Span) -> Stance | None:
    if act.found_by in {"told-to", "for", "on", "on-thing"}:
        return Stance.DEMAND
    if act.found_by in _JUDGED:
        if _names_suspect(act, content):
            return Stance.ACCUSE
        return next(_judged(content), None) or next(_by_phrase(content), Stance.ASSERT)
    if act.found_by == "in-support" or _is_in_favour(act, content):
        return Stance.SUPPORT
    if act.found_by == "against":
        return Stance.REJECT
    if act.found_by == "ing" and act.cue is not None and act.cue.lemma == "suggest":
        return Stance.DEMAND
    if act.found_by in _OBJECTS and act.cue is not None and act.cue.lemma in word_set("unveilings"):
        return _of_unveiled(_head(act, content)) if len(content) else None
    return _mandated(act, content)


def _names_suspect(act: Act, content: Span) -> bool:
    """Say whether somebody is identified as who did it: "named the gunman as Dahl"."""
    names = act.cue is not None and act.cue.lemma in {"identify", "name"}
    return names and any(key(token) in word_class("suspect") for token in content)


def _of_unveiled(noun: Token) -> Stance | None:
    """Read what is announced: "a ban" is to be done, "our support" is given."""
    if _has_no(noun):
        return None
    if key(noun) in {"support", "endorsement"}:
        return Stance.SUPPORT
    planned = is_one(core(noun), "planned") or told("spoken").get(key(noun)) is Stance.COMMIT
    return Stance.COMMIT if planned else None


def _is_in_favour(act: Act, content: Span) -> bool:
    """Say whether one speaks "in favour of" it."""
    before = content.doc[content.start - 1].lower_ if content.start else ""
    return act.found_by == "of" and before in {"favour", "favor"}


def _mandated(act: Act, content: Span) -> Stance | None:
    """Read what is insisted on in a plain form beside a past cue: "insisted that they leave"."""
    if act.found_by != "that" or act.cue is None or act.cue.lemma not in word_set("mandates"):
        return None
    past = act.verb >= 0 and content.doc[act.verb].tag_ == "VBD"
    root = content.root if len(content) else None
    plain = root is not None and root.tag_ == "VBP" and root.pos_ == "VERB"
    helped = plain and root is not None and any(c.dep_ == "aux" for c in root.children)
    return Stance.DEMAND if past and plain and not helped else None


def _judged(content: Span) -> Iterator[Stance]:
    """Give what a name says of what bears it, the last word first: "called it a disgrace"."""
    for token in reversed(content):
        found = tells(token, "said of") or (
            tells(token, "wrong") if key(token) != "charge" else None
        )
        if found in _NAMING:
            yield found


def _by_content(act: Act, content: Span, clauses: Sequence[Main], own: Own) -> Stance:
    found = (fits for one in clauses if (fits := _of_clause(one, own)))
    phrases = tuple(_by_phrase(content))
    return (
        next((does for does in phrases if does is Stance.REGRET), None)
        or next(found, None)
        or next(iter(phrases), None)
        or _of_fragment(content)
        or _of_crime(content)
        or _of_praise(content, clauses)
        or _of_counter(act, clauses)
        or _of_announced(act, clauses)
        or (Stance.SUPPORT if _is_agreed(act) else None)
        or (Stance.ESTIMATE if _is_rough(content) else None)
        or (Stance.ESTIMATE if _is_polled(act, content.doc) else _held(clauses, own))
    )


def _is_polled(act: Act, doc: Doc) -> bool:
    """Say whether a poll or a forecast says so."""
    gauge = doc[slice(*act.voice)].root if act.voice is not None else None
    return gauge is not None and gauge.pos_ == "NOUN" and key(gauge) in word_set("gauges")


def _of_fragment(content: Span) -> Stance | None:
    """Read words without a verb by their head: "Heartbroken and numb"."""
    if not len(content) or content.root.pos_ in {"VERB", "AUX"}:
        return None
    found = tells(content.root, "said of") if content.root.pos_ in {"ADJ", "NOUN"} else None
    return None if found is Stance.DEMAND else found


def _of_crime(content: Span) -> Stance | None:
    """Say whether a grave wrong is spoken of anywhere, unless it is fought: "against fraud"."""
    said = {key(token) for token in content}
    plain = not said & word_class("against") and not any(c.lower_ in TO_COME for c in content)
    return Stance.ACCUSE if plain and said & word_class("crime") else None


def _of_praise(content: Span, clauses: Sequence[Main]) -> Stance | None:
    """Say whether a word that only praises stands anywhere in what nobody denies or asks."""
    plain = not any(one.negated or one.asks for one in clauses)
    return Stance.SUPPORT if plain and any(is_one(c, "praise") for c in content) else None


def _of_counter(act: Act, clauses: Sequence[Main]) -> Stance | None:
    """Read what is maintained not to be so: "claimed that it did not cover the roof"."""
    counters = act.cue is not None and act.cue.lemma in word_set("counters")
    first = clauses[0] if clauses else None
    return Stance.DENY if counters and first is not None and first.negated else None


def _of_announced(act: Act, clauses: Sequence[Main]) -> Stance | None:
    """Read what is announced to come about: "announced that the change will take effect"."""
    unveiled = act.cue is not None and act.cue.lemma in word_set("unveilings")
    first = clauses[0] if clauses else None
    if not unveiled or first is None or first.negated or first.verb.lemma_ == "include":
        return None
    done = first.own or first.verb.pos_ == "VERB"
    return Stance.COMMIT if done and first.helpers & WILL else None


def _is_rough(content: Span) -> bool:
    """Say whether the first sentence gives a share only roughly."""
    end = min(content.end, content[0].sent.end) if len(content) else content.end
    return _ROUGH.search(content.doc[content.start : end].text) is not None


_ROUGH = re.compile(r"(?<![\d.,])(?<!\bfrom )\d[\d.,]*\s?(?:-|–|to)\s?\d[\d.,]*\s?(?:%|per\s?cent)")
"""A range of shares: "10-15%"; "from 10 to 15%" is a way that something went."""


def _held(clauses: Iterable[Main], own: Own) -> Stance:
    """Say what is left: reported belief is an estimate, "I believe" is a way of saying."""
    believed = own.echo and any(c.own and key(c.verb) in word_class("belief") for c in clauses)
    return Stance.ESTIMATE if believed else Stance.ASSERT


def _of_clause(one: Main, own: Own) -> Stance | None:
    """Give what the first rule that fits a clause says of it; a question tells nothing."""
    if one.asks:
        return None
    found = (does for rule in RULES if (does := rule(one, own)) is not None)
    return next(found, None)


def _by_phrase(content: Span) -> Iterator[Stance]:
    """Give what words do that are no clause: "Wow", "Thank you", "our thoughts are with"."""
    low = " ".join(words(content.text))
    yield from (told("phrase")[found] for found in _phrases().findall(low))


@cache
def _phrases() -> re.Pattern[str]:
    """Give a pattern of the set phrases, longer ones first."""
    known = sorted(told("phrase"), key=len, reverse=True)
    return re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, known))})(?!\S)")
