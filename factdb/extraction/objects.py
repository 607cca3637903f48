"""Constructions whose content is an object or a phrase: "denied the report", "called for a vote".

Each is a function from a verb to the tokens ``[first, last)`` of its content, None where the parse
does not show it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from factdb.extraction.cues import noun_cue, verb_cue, word_set
from factdb.extraction.grammar import TIMES, is_infinitive, is_time, listener, preposition
from factdb.extraction.parse import Reading
from factdb.extraction.voices import can_act, is_passive, voice

if TYPE_CHECKING:
    from spacy.tokens import Token

Tokens = tuple[int, int]
Way = Callable[["Token", Reading], "Tokens | None"]

_OF_THINGS = frozenset(
    {"question", "challenge", "cite", "mention", "report", "list", "dispute", "offer", "welcome"}
)
"""Verbs that are speech when things are their objects: police question a witness otherwise."""
PLACES = frozenset({"in", "on", "at", "during"})
"""Prepositions that say where or when somebody speaks."""


def object_of(verb: Token, _: Reading) -> Tokens | None:
    """Read "pledged cooperation with …", "denied the report"; passive: "the report was denied"."""
    if is_passive(verb):
        return _passive_object(verb)
    if verb.lemma_ == "offer" and verb.tag_ in {"VBZ", "VBP"}:
        return None  # what a shop offers, it does not say
    if _withholds(verb):
        return None
    for child in verb.children:
        if child.dep_ == "dobj" and _points(child):
            return None
        if child.dep_ in {"dobj", "oprd"} and child.i > verb.i and _can_be_said(child):
            return child.left_edge.i, object_end(verb, child)
        if child.dep_ == "dobj" and child.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
            return charge(verb.head, child) or (verb.head.left_edge.i, child.left_edge.i)
    return None


def _withholds(verb: Token) -> bool:
    """Say whether a verb keeps a thing from somebody: "denied him a visa", "denied entry"."""
    if verb.lemma_ not in _WITHHOLDING:
        return False
    kept = (one for one in verb.children if one.dep_ == "dobj")
    from_whom = any(one.dep_ == "dative" and one.ent_type_ not in TIMES for one in verb.children)
    return from_whom or any(one.lemma_.lower() in word_set("withheld") for one in kept)


_WITHHOLDING = frozenset({"deny", "refuse"})


def _points(noun: Token) -> bool:
    """Say whether a noun only likens what is said to other words: "expressed a similar view"."""
    if noun.lemma_.lower() not in word_set("views") or any(noun.rights):
        return False
    return any(child.lower_ in _LIKENING for child in noun.lefts)


_LIKENING = frozenset({"similar", "contrary", "opposite", "opposing", "same", "different",
                       "dissenting", "like"})  # fmt: skip


def charge(noun: Token, which: Token) -> Tokens | None:
    """Read "accused of taking a bribe in May, which he denied": what he was accused of."""
    if which.nbor(-1).text != ",":
        return None
    for one in (noun, *noun.ancestors):
        if one.dep_ in {"pcomp", "pobj"} and one.head.lower_ == "of" and _is_charged(one.head.head):
            return one.left_edge.i, which.i
    return None


def _is_charged(token: Token) -> bool:
    return token.lemma_ in {"accuse", "suspect", "convict", "accusation", "allegation"}


def _can_be_said(token: Token) -> bool:
    """Leave out times, and whom or what a report cites: "…, citing records and two officials"."""
    beside = token.head.tag_ == "VBG" and not token.left_edge.is_quote
    if token.head.lemma_ == "cite" and (
        token.lemma_ in word_set("sources") or _as_saying(token.head) or beside
    ):
        return False
    if token.head.lemma_ in _OF_THINGS and can_act(token):
        return False
    filled = any(child.lower_ == "of" for child in token.rights)  # "three days of mourning"
    return (token.ent_type_ not in TIMES or filled) and token.tag_ not in {"WDT", "WP"}


def _as_saying(verb: Token) -> bool:
    prep = preposition(verb, "as")
    return prep is not None and any(child.dep_ == "pcomp" for child in prep.children)


_OCCASIONS = frozenset({"after", "following", "amid", "despite"})
"""Prepositions that say when or why somebody spoke, behind what was said."""


def _is_occasion(prep: Token) -> bool:
    """Say whether a phrase tells when somebody spoke; "before May" may be a promise's day."""
    early = prep.lower_ == "before" and any(child.ent_type_ == "TIME" for child in prep.children)
    return early or prep.lower_ in _OCCASIONS


def object_end(verb: Token, head: Token) -> int:
    """Take in the phrases after an object that the parse hangs on the verb, but not times.

    So too what it joins to the verb: "described the sale, and the loss that followed, as …". An
    adverb may stand between: "reported no results yet for the rest".
    """
    last = at = head.right_edge.i + 1
    for child in verb.rights:
        if child.dep_ == "advmod" and child.left_edge.i == at == child.right_edge.i:
            at += 1
        elif child.left_edge.i == _past_and(verb, at, child) and _belongs(child):
            last = at = child.right_edge.i + 1
    return last


def _past_and(verb: Token, last: int, child: Token) -> int:
    """Go past the comma and "and" before a joined noun, or the comma before "including"."""
    if child.lower_ == "including" and child.i == last + 1 and verb.doc[last].text == ",":
        return child.i
    while child.dep_ == "conj" and last < child.left_edge.i and verb.doc[last].dep_ in _JOINTS:
        last += 1
    return last


_JOINTS = frozenset({"cc", "punct"})


def _belongs(child: Token) -> bool:
    if child.dep_ == "prep":
        return not (_is_occasion(child) or (is_time(child) and child.lower_ in PLACES))
    if child.dep_ in {"dobj", "conj"}:
        return child.pos_ in {"NOUN", "PROPN"}
    if child.dep_ == "npadvmod":  # "promised protests every week"
        return any(one.lower_ in {"every", "each"} for one in child.lefts)
    if child.dep_ == "advcl" and any(one.lower_ in {"until", "unless"} for one in child.lefts):
        return True
    return child.dep_ in {"acl", "relcl"} or (
        child.dep_ in {"advcl", "xcomp"} and is_infinitive(child)
    )


def _passive_object(verb: Token) -> Tokens | None:
    """Read "the report was denied by X"; "this" at a start takes up what the paragraph said."""
    for child in verb.lefts:
        if child.dep_ == "nsubjpass" and voice(verb):
            if child.tag_ in {"WDT", "WP"}:
                described = verb.dep_ == "relcl" and verb.head.i < verb.i
                return (verb.head.left_edge.i, verb.i) if described else None
            if (
                child.lower_ == "this"
                and verb.sent.start == child.i
                and verb.lemma_ in word_set("stating")
            ):
                return _paragraph_start(verb), verb.sent.start
            return child.left_edge.i, min(child.right_edge.i + 1, verb.i)
    return None


def _paragraph_start(verb: Token) -> int:
    at = verb.sent.start
    while at > 0 and "\n" not in verb.doc[at - 1].text:
        at -= 1
    return at


def noun_object(verb: Token, reading: Reading) -> Tokens | None:
    """Read "renewed his demands", "rebuffed the allegations": an object that is itself speech."""
    found = object_of(verb, reading)
    if found is None:
        return None
    root = reading.doc[found[0] : found[1]].root
    told = any(one.dep_ == "acl" and verb_cue(one) is not None for one in root.rights)
    if noun_cue(root) is None or told:
        return None
    return _effect(verb, root) or (None if _is_empty(root, reading, found) else found)


def chance(verb: Token, _: Reading) -> Tokens | None:
    """Read "floated the idea of X", "left open the possibility of X", which may hang on "open"."""
    opened = (below for one in verb.rights if one.lower_ == "open" for below in one.rights)
    for child in (*verb.rights, *opened):
        if child.dep_ == "dobj" and child.lemma_.lower() in word_set("chances"):
            return child.left_edge.i, child.right_edge.i + 1
    return None


def _is_empty(noun: Token, reading: Reading, found: Tokens) -> bool:
    """Say whether a noun tells that something was said, not what: "made several statements"."""
    if noun.lemma_.lower() not in word_set("wordings"):
        return False
    after = noun.doc[noun.i + 1].lower_ if noun.i + 1 < found[1] else ""
    return after in {"", "via", "by", *PLACES} and not any(
        reading.within(*_offsets(reading, found))
    )


def _effect(verb: Token, noun: Token) -> Tokens | None:
    """Read "issued a statement to the effect (that) …": the clause is what was stated."""
    doc, last = verb.doc, verb.sent.end
    if [one.lower_ for one in doc[noun.i + 1 : noun.i + 4]] != ["to", "the", "effect"]:
        return None
    return (noun.i + 4, last) if noun.i + 6 < last else None


_DEEDS = re.compile(r"(?:[st]ion|ment|[suvwr]al|ance|ence|sis|ure|ing|ity|cy)s?$")


def deed_object(verb: Token, reading: Reading) -> Tokens | None:
    """Read "ordered an inquiry", "defended the decision": not "ordered a pizza"."""
    found = object_of(verb, reading)
    if found is None:
        return None
    head = reading.doc[found[0] : found[1]].root
    if is_passive(verb):
        return None if head.pos_ not in {"VERB", "AUX"} and can_act(head) else found
    is_deed = head.lemma_.lower() in word_set("deeds") or _DEEDS.search(head.lower_) is not None
    return found if is_deed or any(reading.within(*_offsets(reading, found))) else None


def _offsets(reading: Reading, found: Tokens) -> Tokens:
    words = reading.doc[found[0] : found[1]]
    return words.start_char, words.end_char


def quoted_object(verb: Token, reading: Reading) -> Tokens | None:
    """Read "declared an “emergency”": an object that is speech where words of it are quoted."""
    found = object_of(verb, reading)
    if found is None:
        return None
    quoted = any(reading.within(*_offsets(reading, found)))
    root = reading.doc[found[0] : found[1]].root
    return found if quoted or root.lemma_ in {"intent", "intention"} else None


def name(verb: Token, reading: Reading) -> Tokens | None:
    """Read "called X “Y”", "called X a Y", "what he called X"; "named X as Y" is read by "as"."""
    if verb.lemma_ == "name" and as_(verb, reading) is not None:
        return None
    governed = (preposition(verb, word) for word in ("for", "on", "upon"))
    if is_passive(verb) or any(prep is not None and not is_time(prep) for prep in governed):
        return None
    last = max((_name_end(child) for child in verb.rights if _names(child)), default=0)
    quoted = next((one for one in reading.within(verb.idx, verb.sent.end_char)), None)
    if quoted is not None and _is_near(verb, last, reading.first_token(quoted.open_start)):
        last = max(last, reading.first_token(quoted.close_end - 1) + 1)
    elif not _is_given_name(verb):
        return None
    return (verb.i + 1, last) if last > verb.i + 1 else None


def declared(verb: Token, reading: Reading) -> Tokens | None:
    """Read "declared X a Y", without the day; a clause is no name."""
    clauses = (child for child in verb.rights if child.dep_ in {"ccomp", "xcomp"})
    if any(one.pos_ in {"VERB", "AUX"} for clause in clauses for one in clause.subtree):
        return None
    if (found := name(verb, reading)) is None:
        return None
    days = (one for one in verb.doc[found[0] + 1 : found[1]] if one.dep_ == "prep")
    day = next((one for one in days if is_time(one) and one.right_edge.i + 1 == found[1]), None)
    return found if day is None else (found[0], day.i)


def _name_end(child: Token) -> int:
    """End a name before the next act, which the parse may join to it: "… and termed her …"."""
    joined = (one for one in child.conjuncts if one.i > child.i and one.tag_ == "VBD")
    return next((one.left_edge.i - 1 for one in joined), child.right_edge.i + 1)


def _is_near(verb: Token, last: int, mark: int) -> bool:
    """Say whether a quotation at a mark belongs to a name that seems to end before it."""
    between = verb.doc[max(last, verb.i + 1) : mark]
    return len(between) <= _NEAR and all(word.tag_ != "VBD" for word in between)


_NEAR = 4
"""Tokens between a name and words in marks that the parse cuts off from it."""


def _is_given_name(verb: Token) -> bool:
    """Say whether a thing and its name follow a verb: "called it fair", "called Lund a puppet"."""
    given = [child.dep_ for child in verb.rights if child.dep_ in {"oprd", "ccomp", "xcomp"}]
    return bool(given) or sum(child.dep_ == "dobj" for child in verb.rights) > 1


def _names(child: Token) -> bool:
    return child.dep_ in {"dobj", "oprd", "ccomp", "xcomp"} and child.pos_ != "PUNCT"


def as_(verb: Token, _: Reading) -> Tokens | None:
    """Read "described X as Y", "dismissed it as Y", "identified as Y"."""
    prep = preposition(verb, "as")
    if verb.lemma_ == "cite" and _as_saying(verb):
        return None
    if is_passive(verb):
        found = _passive_object(verb) if prep is not None else None
        return (found[0], prep.right_edge.i + 1) if prep and found and found[1] <= prep.i else None
    thing = next((c for c in verb.rights if c.dep_ in {"dobj", "ccomp", "oprd"}), None)
    prep = prep or (_as_within(thing) if thing is not None else None)
    if prep is None or (thing is None and _is_reduced(verb)):
        return None
    if thing is None and _tells_of_head(verb):
        return verb.head.left_edge.i, prep.right_edge.i + 1
    first = thing.left_edge.i if thing is not None else prep.i
    return (first, prep.right_edge.i + 1) if first <= prep.i else None


def _tells_of_head(verb: Token) -> bool:
    """Say whether what is described stands before its clause: "a task Roth described as hard"."""
    told = any(child.tag_ in {"WDT", "WP"} for child in verb.lefts)
    return verb.dep_ == "relcl" and verb.head.i < verb.i and not told


def _is_reduced(verb: Token) -> bool:
    """Say whether a participle tells what was done to what stands before: "…, later named as X"."""
    own = any(child.dep_ in {"nsubj", "aux", "auxpass"} for child in verb.lefts)
    return verb.tag_ == "VBN" and not own and verb.dep_ not in {"conj", "ROOT"}


def _as_within(thing: Token) -> Token | None:
    """Find the "as" that the parse hangs on a word of what is described."""
    words = thing.doc[thing.i + 1 : thing.right_edge.i + 1]
    return next((one for one in words if one.lower_ == "as" and one.dep_ == "prep"), None)


def refer(verb: Token, _: Reading) -> Tokens | None:
    """Read "referred to X as Y"."""
    to = preposition(verb, "to")
    if to is None or is_passive(verb):
        return None
    named = preposition(verb, "as") or _as_within(to)
    return (to.i + 1, named.right_edge.i + 1) if named is not None else None


def of(verb: Token, _: Reading) -> Tokens | None:
    """Read "accused A of B", "warned of B"; the parse may hang "of B" on A."""
    nouns = _accused(verb) if verb.lemma_ == "accuse" else ()
    found = (preposition(one, "of") for one in (verb, *nouns))
    prep = next((one for one in found if one is not None), None)
    if prep is None:
        return None
    last = _with_participle(verb, prep)
    if is_passive(verb):
        about = _passive_object(verb)
        return about and (about[0], last)
    heard = listener(verb)
    first = heard[0] if heard and heard[0] < prep.i else prep.i
    return first, _with_details(verb, last)


def _with_details(verb: Token, last: int) -> int:
    """Take in "warned of floods, with up to 30 inches of rain", hung on the cue."""
    for child in verb.rights:
        after_comma = child.left_edge.i == last + 1 and verb.doc[last].text == ","
        if after_comma and child.dep_ == "prep" and child.lower_ == "with":
            return child.right_edge.i + 1
    return last


def _with_participle(verb: Token, prep: Token) -> int:
    """End "of Lund leaving" with "leaving", which the parse may hang on the cue."""
    last = prep.right_edge.i + 1
    after = next((child for child in verb.rights if child.left_edge.i == last), None)
    return after.right_edge.i + 1 if after is not None and after.tag_ == "VBG" else last


def _accused(verb: Token) -> Iterator[Token]:
    """Give the nouns on which the parse may hang "of …": whom one accuses, or who does."""
    for child in verb.rights:
        if child.dep_ == "dobj":
            yield child
        elif child.dep_ == "agent":
            yield from child.children


def with_preposition(word: str) -> Way:
    """Make a construction of a preposition: "warned about X", "warned them against X"."""

    def way(verb: Token, _: Reading) -> Tokens | None:
        prep = preposition(verb, word)
        if prep is None or prep.i > verb.i + 4:
            return None
        heard = listener(verb)
        first = heard[0] if heard and heard[0] < prep.i else prep.i
        return first, prep.right_edge.i + 1

    return way


def for_(verb: Token, _: Reading) -> Tokens | None:
    """Read "called for X", "apologised for X"; the preposition belongs to the cue."""
    if (clause := _for_clause(verb)) is not None:
        return clause
    prep = preposition(verb, "for")
    if prep is None or _is_given_to(verb, prep):
        return None
    heard = listener(verb)
    if heard and heard[0] < prep.i:
        return heard[0], prep.right_edge.i + 1
    return prep.i + 1, object_end(verb, prep)


def _is_given_to(verb: Token, prep: Token) -> bool:
    """Say whether a place or a race is called for who wins it: "called Nevada for Lund"."""
    return verb.lemma_ == "call" and any(
        child.dep_ in {"dobj", "oprd"} and verb.i < child.i < prep.i for child in verb.rights
    )


def _for_clause(verb: Token) -> Tokens | None:
    """Read "called for Reed to resign", where "for" opens a clause."""
    if verb.i + 1 >= len(verb.doc) or verb.nbor(1).lower_ != "for":
        return None
    for child in verb.rights:
        if child.left_edge.i == verb.i + 1 and is_infinitive(child):
            return verb.i + 2, child.right_edge.i + 1
    return None


def against(verb: Token, reading: Reading) -> Tokens | None:
    """Read "slammed Reed for X", "attacked Reed over X": an attack in words gives its reason."""
    heard = listener(verb)
    if heard is None or is_passive(verb):
        return None
    for word in ("for", "over", "as", "on"):
        prep = preposition(verb, word)
        if prep is not None and heard[1] <= prep.i and not is_time(prep):
            return heard[0], prep.right_edge.i + 1
    found = object_of(verb, reading)
    return found if found and any(reading.within(*_offsets(reading, found))) else None


def to_thing(verb: Token, _: Reading) -> Tokens | None:
    """Read "pointed to X", "compared X to Y"."""
    prep = preposition(verb, "to")
    if prep is None or is_passive(verb):
        return None
    heard = listener(verb)
    first = heard[0] if heard and heard[0] < prep.i else prep.i + 1
    named = preposition(verb, "as")
    behind = named is not None and named.left_edge.i >= prep.right_edge.i + 1
    return first, (named if named is not None and behind else prep).right_edge.i + 1


def called_upon(*words: str) -> Way:
    """Make a construction of prepositions: "called on X to leave", "appealed to X to leave"."""

    def way(verb: Token, _: Reading) -> Tokens | None:
        found = (preposition(verb, word) for word in words)
        prep = next((one for one in found if one is not None and one.i <= verb.i + 2), None)
        if prep is None:
            return None
        inside = any(is_infinitive(one) for one in prep.subtree if one.pos_ == "VERB")
        clauses = (c for c in verb.rights if c.dep_ in {"xcomp", "advcl", "ccomp"})
        ends = [c.right_edge.i + 1 for c in clauses if is_infinitive(c)]
        return (prep.i + 1, max([prep.right_edge.i + 1, *ends])) if ends or inside else None

    return way


def put_at(verb: Token, _: Reading) -> Tokens | None:
    """Read "put the toll at 40", "placed its value in the range of …"."""
    what = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    if what is None or is_passive(verb):
        return None
    preps = (preposition(verb, word) or preposition(what, word) for word in ("at", "in", "between"))
    prep = next((one for one in preps if one is not None), None)
    amount = what.lemma_.lower() in word_set("amounts") or (
        what.lower_ == "it" and prep is not None and any(one.like_num for one in prep.subtree)
    )
    return (what.left_edge.i, prep.right_edge.i + 1) if amount and prep is not None else None


def attention(verb: Token, _: Reading) -> Tokens | None:
    """Read "drew attention to X", "drew the minister's attention to X"."""
    drawn = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    if drawn is None or drawn.lemma_ != "attention":
        return None
    prep = preposition(verb, "to") or preposition(drawn, "to")
    return (prep.i + 1, prep.right_edge.i + 1) if prep is not None else None


_AFTER_SET = ("to", "at", "with", "on")


def set_phrase(verb: Token, _: Reading) -> Tokens | None:
    """Read "paid tribute to X", "took issue with X": the preposition leads to the content."""
    drawn = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    if drawn is None or is_passive(verb):
        return None
    after = (one for one in (*verb.rights, *drawn.rights) if one.i > drawn.i)
    prep = next((one for one in after if one.pos_ == "ADP" and one.lower_ in _AFTER_SET), None)
    return (prep.i + 1, prep.right_edge.i + 1) if prep is not None else None


def backing(verb: Token, _: Reading) -> Tokens | None:
    """Read "threw her weight behind X": X is what is backed."""
    thrown = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    if thrown is None or thrown.lemma_.lower() not in {"support", "weight", "backing"}:
        return None
    prep = preposition(verb, "behind") or preposition(thrown, "behind")
    return (prep.i + 1, prep.right_edge.i + 1) if prep is not None else None


def plea(verb: Token, _: Reading) -> Tokens | None:
    """Read "pleaded (not) guilty to X"."""
    said = next((child for child in verb.rights if child.lower_ == "guilty"), None)
    if said is None:
        return None
    last = said.right_edge.i + 1
    to = (one for one in verb.rights if one.left_edge.i == last and one.lower_ == "to")
    return said.left_edge.i, next((one.right_edge.i + 1 for one in to), last)


def in_support(verb: Token, _: Reading) -> Tokens | None:
    """Read "spoke in support of X", "spoke in favour of X"."""
    within = preposition(verb, "in")
    cause = next(within.children, None) if within is not None else None
    if cause is None or cause.lemma_.lower() not in word_set("causes"):
        return None
    prep = preposition(cause, "of")
    return (prep.i + 1, prep.right_edge.i + 1) if prep is not None else None


def told_about(verb: Token, _: Reading) -> Tokens | None:
    """Read "informed him about the talks": the talks are what was told of."""
    prep = preposition(verb, "about") or preposition(verb, "of")
    if prep is None or listener(verb) is None or is_passive(verb):
        return None
    return prep.i + 1, prep.right_edge.i + 1
