"""Reported speech: from a verb that can be a cue to the words it governs, by construction.

Each construction is one function from a verb to the tokens ``[first, last)`` of its content, None
where the parse does not show it. A cue's row in the lexicon names the constructions it is tried in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from factdb.extract.acts import Act, cue_words, trimmed
from factdb.extract.cues import Cue, noun_cue, verb_cue
from factdb.extract.mentions import mention_at
from factdb.extract.parse import Reading
from factdb.extract.voices import can_act, is_passive, phrase, subject, voice
from factdb.types import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

Tokens = tuple[int, int]
Way = Callable[["Token", Reading], "Tokens | None"]

_CLAUSAL = frozenset({"ccomp", "xcomp"})
_TIMES = frozenset({"DATE", "TIME"})
_REFUSALS = frozenset({"decline", "refuse", "fail"})
_AT = frozenset({"in", "on", "at", "during"})
_VENUES = frozenset(
    "call interview statement speech conference meeting address post tweet letter email briefing"
    " talk telephone conversation".split()
)
_WEEKDAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_DOCUMENTS = frozenset(
    "study report poll survey datum data investigation inquiry review document figure court judge"
    " jury panel commission audit research researcher inquest analysis tribunal paper guideline law"
    " resolution treaty letter email filing memo statement article post tweet account note book"
    " testimony database archive constitution website page text verdict ruling".split()
)
_MODALS = frozenset("may might should must would will could can shall 'll 'd ’ll ’d wo ca".split())
_SOURCES = frozenset("source people person official report medium document expert agency".split())
OPEN = frozenset({"if", "unless", "whether"})
"""Words that leave it open whether a clause is so."""
_NOMINAL = frozenset({"oprd", "dobj", "pobj", "attr", "amod", "compound", "nsubj", "nmod", "poss"})
"""What a verb cannot be in its sentence: "demands" in "called the demands “…”" is a noun."""
_FIRST_SECOND = frozenset({"i", "we", "you", "me", "us"})


def clauses(reading: Reading) -> Iterator[Act]:
    """Give every act of reported speech that a verb of the parse shows, in order."""
    for token in reading.doc:
        if token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("VB"):
            cue = verb_cue(token)
            if cue is not None and (act := _act(token, cue, reading)) is not None:
                yield act


def _act(verb: Token, cue: Cue, reading: Reading) -> Act | None:
    if verb.dep_ in _NOMINAL or _is_hypothetical(verb) or _is_quoters_own(verb, reading):
        return None
    quoted = reading.around(verb.idx) is not None
    for name, way in _WAYS.items():
        if quoted and name in _WEAK:
            continue
        if name in cue.ways and (content := way(verb, reading)) is not None:
            return _made(verb, cue, name, content, reading)
    return None


def _made(verb: Token, cue: Cue, name: str, content: Tokens, reading: Reading) -> Act | None:
    first, last = _kept_in_quotation(verb, content, reading)
    span = trimmed(
        reading.doc, first, _without_venue(reading, first, last) if name in _WEAK else last
    )
    if span is None or (name in _WEAK and not _by_somebody(verb, reading)):
        return None
    first, last = cue_words(verb)
    if name in _WITH_PREPOSITION:
        prep = _preposition(verb, name)
        last = prep.i + 1 if prep is not None and prep.i == last else last
    if name == "clear":
        last += 1 if reading.doc[last].lower_ == "clear" else 2
    return Act(
        *span,
        found_by=f"passive {name}" if is_passive(verb) else name,
        cue=cue,
        verb=verb.i,
        words=(first, last),
        voice=voice(_refusing(verb) or verb),
        heard=_listener(verb) if cue.ways & {"told", "told-to"} else None,
        refused=_is_refused(verb),
    )


def _without_venue(reading: Reading, first: int, last: int) -> int:
    """End an object before where and when it was said: "… in a telephone call on Tuesday"."""
    for token in reading.doc[first + 1 : last]:
        if token.dep_ != "prep" or token.lower_ not in _AT:
            continue
        there = next((child for child in token.children if child.dep_ == "pobj"), None)
        if there is not None and (there.lemma_ in _VENUES or there.text in _WEEKDAYS):
            return token.i
    return last


def _kept_in_quotation(verb: Token, content: Tokens, reading: Reading) -> Tokens:
    """Keep a content in its verb's sentence, unless it is an earlier one that "this" takes up."""
    first, last = content
    sentence = verb.sent
    if last <= sentence.start:
        return content
    return max(first, sentence.start), min(last, sentence.end)


def _is_hypothetical(verb: Token) -> bool:
    """Say whether nobody has spoken: "if he says", "would demand", "to deny"."""
    if any(child.dep_ == "mark" and child.lower_ in OPEN for child in verb.children):
        return True
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if "to" in helpers and _refusing(verb) is None:
        return verb.head.lemma_ not in {"go", "continue", "appear", "seem"}
    return bool(helpers & _MODALS) and not _is_refused(verb)


def _refusing(verb: Token) -> Token | None:
    """Give "declined" of "declined to say"."""
    return verb.head if verb.dep_ == "xcomp" and verb.head.lemma_ in _REFUSALS else None


def _is_refused(verb: Token) -> bool:
    if _refusing(verb) is not None:
        return True
    return any(child.dep_ == "neg" for child in verb.children)


def _is_quoters_own(verb: Token, reading: Reading) -> bool:
    """Say whether somebody in a quotation speaks of their own speech: "I say", "we demand"."""
    found = subject(verb)
    if found is not None:
        return found.lower_ in _FIRST_SECOND
    return reading.around(verb.idx) is not None


# --- constructions ---------------------------------------------------------------------------------


def _that(verb: Token, reading: Reading) -> Tokens | None:
    """Read "said (that) …", "…, he said", "…, he said, …"."""
    if is_passive(verb) and not any(child.lower_ == "it" for child in verb.lefts):
        return None
    for child in verb.children:
        if child.dep_ == "ccomp" and child.pos_ in {"VERB", "AUX", "ADJ", "NOUN", "PROPN", "ADV"}:
            return _clause(verb, child)
    if verb.dep_ == "parataxis" and verb.head.pos_ in {"VERB", "AUX"}:
        return _around(verb)
    return None


def _clause(verb: Token, head: Token) -> Tokens | None:
    """Give a complement's words on its own side of the verb."""
    if head.i > verb.i:
        return _past_time(verb, head), _until_other_cue(verb, head)
    first = _last_clause(head).left_edge.i
    while first > verb.sent.start and verb.doc[first - 1].dep_ in {"cc", "advmod", "mark"}:
        if verb.doc[first - 1].dep_ == "cc":
            break
        first -= 1
    return first, min(head.right_edge.i + 1, _own_left(verb))


def _last_clause(head: Token) -> Token:
    """Leave out a first clause that is an act of its own: "X renewed his demand, but Y left, Z said"."""
    joined = [one for one in head.conjuncts if one.i > head.i and not _has_no_subject(one)]
    return (
        joined[-1] if joined and verb_cue(head) is not None and not _has_no_subject(head) else head
    )


def _past_time(verb: Token, head: Token) -> int:
    """Begin after "on Monday" in "said on Monday it is ready", where the parse hangs it on "is"."""
    first = max(head.left_edge.i, verb.i + 1)
    if _has_no_subject(head):
        taken = (
            child.left_edge.i for child in verb.rights if child.dep_ == "dobj" and child.i < head.i
        )
        return min(first, *taken, first)
    for child in head.lefts:
        if child.left_edge.i == first == verb.i + 1 and (
            _is_time(child) or child.ent_type_ in _TIMES
        ):
            return child.right_edge.i + 1
    return first


def _own_left(verb: Token) -> int:
    """Find where the verb's own words begin: its subject or auxiliary."""
    own = [child.left_edge.i for child in verb.lefts if child.dep_ in {"nsubj", "nsubjpass", "aux"}]
    return min([verb.i, *own])


_EMPTY = frozenset({"there", "this", "that", "it", "these", "those"})
_REASONS = frozenset(
    {"although", "though", "because", "as", "since", "while", "if", "unless", "whereas"}
)


def _until_other_cue(verb: Token, head: Token) -> int:
    """End a complement where the speaker's next act begins, or the clause it was cut off from ends.

    In "said that it is ready, but reiterated his call" the parse may join "reiterated" to "is".
    """
    for child in head.conjuncts:
        if child.i > head.i and _tense(child) == _tense(verb) and _has_no_subject(child):
            if _is_empty(head) or (_tense(head) != _tense(verb) and verb_cue(child) is not None):
                return child.left_edge.i - 1
    last = head.right_edge.i + 1
    for child in verb.rights:
        if child.i >= last and _goes_on(child):
            last = child.right_edge.i + 1
    return last


def _tense(verb: Token) -> str:
    """Give the tag of the word that carries the tense: of "did" in "did not say"."""
    helper = next((child for child in verb.lefts if child.dep_ in {"aux", "auxpass"}), verb)
    return helper.tag_


def _has_no_subject(verb: Token) -> bool:
    return not any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in verb.children)


def _is_empty(verb: Token) -> bool:
    subjects = (c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass", "expl"})
    return any(child.lower_ in _EMPTY for child in subjects)


def _goes_on(child: Token) -> bool:
    """Say whether a clause after the complement, which the parse hangs on the cue, is part of it.

    "…, although it may rain", "…, and that he had agreed", "…, and he had agreed".
    """
    if child.dep_ == "advcl":
        return any(one.dep_ == "mark" and one.lower_ in _REASONS for one in child.lefts)
    if child.dep_ != "conj" or child.pos_ not in {"VERB", "AUX"}:
        return False
    return any(
        (one.lower_ == "that" and one.dep_ == "mark")
        or (one.dep_ == "aux" and one.lower_ in _SHIFTED)
        for one in child.lefts
    ) and not _has_no_subject(child)


_SHIFTED = frozenset({"had", "would"})
"""What "has" and "will" become in reported speech."""


def _around(verb: Token) -> Tokens:
    """Give the clause that a cue interrupts or follows, without the cue where it stands last."""
    head = verb.head
    first, last = head.left_edge.i, head.right_edge.i + 1
    own = (verb.left_edge.i, verb.right_edge.i + 1)
    if verb.i > head.i and verb.doc[own[1] : last].text.strip(' .,”"') == "":
        return first, own[0]
    return (own[1], last) if own[0] <= first else (first, last)


def _to(verb: Token, reading: Reading) -> Tokens | None:
    """Read "claimed to be …", "vowed to fight"."""
    for child in verb.rights:
        if child.dep_ in _CLAUSAL and _is_infinitive(child):
            return max(child.left_edge.i, verb.i + 1), child.right_edge.i + 1
    return None


def _is_infinitive(token: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in token.lefts)


def _told(verb: Token, reading: Reading) -> Tokens | None:
    """Read "told Reuters (that) …", "warned them that …"."""
    return _that(verb, reading) if _listener(verb) else None


def _listener(verb: Token) -> Tokens | None:
    for child in verb.rights:
        if child.dep_ in {"dobj", "dative", "iobj"} and child.pos_ in {"NOUN", "PROPN", "PRON"}:
            return phrase(child)
    return None


def _told_to(verb: Token, reading: Reading) -> Tokens | None:
    """Read "urged him to move", "ordered the troops to leave"."""
    for child in verb.rights:
        if child.dep_ in _CLAUSAL and _is_infinitive(child):
            heard = _listener(verb)
            first = heard[0] if heard and heard[0] < child.i else child.left_edge.i
            return max(first, verb.i + 1), child.right_edge.i + 1
    return None


def _told_about(verb: Token, reading: Reading) -> Tokens | None:
    """Read "informed him about the talks": the talks are what was told of."""
    prep = _preposition(verb, "about") or _preposition(verb, "of")
    if prep is None or _listener(verb) is None or is_passive(verb):
        return None
    return prep.i + 1, prep.right_edge.i + 1


def _ing(verb: Token, reading: Reading) -> Tokens | None:
    """Read "recommended closing the road", "denied having met him"."""
    for child in verb.rights:
        if child.dep_ in {"xcomp", "pcomp", "ccomp"} and child.tag_ == "VBG":
            return child.left_edge.i, child.right_edge.i + 1
    return None


def _obj(verb: Token, reading: Reading) -> Tokens | None:
    """Read "pledged cooperation with …", "denied the report"; passive: "the report was denied"."""
    if is_passive(verb):
        return _passive_object(verb)
    for child in verb.children:
        if child.dep_ in {"dobj", "oprd"} and child.i > verb.i and _can_be_said(child):
            return child.left_edge.i, _object_end(verb, child)
        if child.dep_ == "dobj" and child.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
            return verb.head.left_edge.i, child.left_edge.i
    return None


def _can_be_said(token: Token) -> bool:
    """Leave out times, and whom a report cites: "citing people familiar with the matter"."""
    if token.head.lemma_ == "cite" and (token.lemma_ in _SOURCES or _preposition(token.head, "as")):
        return False
    return token.ent_type_ not in _TIMES and token.tag_ not in {"WDT", "WP"}


def _object_end(verb: Token, head: Token) -> int:
    """Take in the phrases after an object that the parse hangs on the verb, but not times."""
    last = head.right_edge.i + 1
    for child in verb.rights:
        if child.left_edge.i != last or not _belongs(child):
            continue
        last = child.right_edge.i + 1
    return last


def _belongs(child: Token) -> bool:
    if child.dep_ == "prep":
        return not (_is_time(child) and child.lower_ in _AT)
    return child.dep_ in {"acl", "relcl"} or (
        child.dep_ in {"advcl", "xcomp"} and _is_infinitive(child)
    )


def _is_time(prep: Token) -> bool:
    return any(child.ent_type_ in _TIMES for child in prep.children)


def _passive_object(verb: Token) -> Tokens | None:
    """Read "the report was denied by X"; "This was stated by X" takes what the paragraph said so far."""
    for child in verb.lefts:
        if child.dep_ == "nsubjpass" and voice(verb) and child.tag_ not in {"WDT", "WP"}:
            if child.lower_ == "this" and verb.sent.start == child.i and verb.lemma_ in _STATES:
                return _paragraph_start(verb), verb.sent.start
            return child.left_edge.i, min(child.right_edge.i + 1, verb.i)
    return None


_STATES = frozenset(
    ["state", "say", "announce", "report", "declare", "note", "emphasize", "stress"]
)


def _paragraph_start(verb: Token) -> int:
    at = verb.sent.start
    while at > 0 and "\n" not in verb.doc[at - 1].text:
        at -= 1
    return at


def _noun_object(verb: Token, reading: Reading) -> Tokens | None:
    """Read "renewed his demands", "rebuffed the allegations": an object that is itself speech."""
    found = _obj(verb, reading)
    if found is None:
        return None
    words = reading.doc[found[0] : found[1]]
    return found if noun_cue(words.root) is not None else None


def _quoted_object(verb: Token, reading: Reading) -> Tokens | None:
    """Read "declared an “emergency”": an object that is speech only where words of it are quoted."""
    found = _obj(verb, reading)
    if found is None:
        return None
    words = reading.doc[found[0] : found[1]]
    quoted = any(reading.within(words.start_char, words.end_char))
    return found if quoted or words.root.lemma_ in {"intent", "intention"} else None


def _name(verb: Token, reading: Reading) -> Tokens | None:
    """Read "called X “Y”", "called X a Y", "what he called X"."""
    if is_passive(verb) or _preposition(verb, "for") or _preposition(verb, "on"):
        return None
    last = max((child.right_edge.i + 1 for child in verb.rights if _names(child)), default=0)
    quoted = next((one for one in reading.within(verb.idx, verb.sent.end_char)), None)
    if quoted is not None and reading.first_token(quoted.open_start) <= max(last, verb.i + 1) + 4:
        last = max(last, reading.first_token(quoted.close_end - 1) + 1)
    elif not any(child.dep_ in {"oprd", "ccomp", "xcomp"} for child in verb.rights):
        return None
    return (verb.i + 1, last) if last > verb.i + 1 else None


def _names(child: Token) -> bool:
    return child.dep_ in {"dobj", "oprd", "ccomp", "xcomp"} and child.pos_ != "PUNCT"


def _as(verb: Token, reading: Reading) -> Tokens | None:
    """Read "described X as Y", "dismissed it as Y", "identified as Y"."""
    prep = _preposition(verb, "as")
    if prep is None or is_passive(verb):
        return None
    first = min((c.left_edge.i for c in verb.rights if c.dep_ in {"dobj", "ccomp"}), default=prep.i)
    return (first, prep.right_edge.i + 1) if first <= prep.i else None


def _refer(verb: Token, reading: Reading) -> Tokens | None:
    """Read "referred to X as Y"."""
    preps = {child.lower_: child for child in verb.rights if child.dep_ == "prep"}
    if "to" not in preps or "as" not in preps or is_passive(verb):
        return None
    return preps["to"].i + 1, preps["as"].right_edge.i + 1


def _of(verb: Token, reading: Reading) -> Tokens | None:
    """Read "accused A of B", "warned of B"; the parse may hang "of B" on A."""
    nouns = (child for child in verb.rights if child.dep_ == "dobj" and verb.lemma_ == "accuse")
    found = (_preposition(one, "of") for one in (verb, *nouns))
    prep = next((one for one in found if one is not None), None)
    if prep is None or is_passive(verb):
        return None
    heard = _listener(verb)
    first = heard[0] if heard and heard[0] < prep.i else prep.i
    return first, prep.right_edge.i + 1


def _with_prep(word: str) -> Way:
    def way(verb: Token, reading: Reading) -> Tokens | None:
        prep = _preposition(verb, word)
        if prep is None or prep.i > verb.i + 4:
            return None
        heard = _listener(verb)
        first = heard[0] if heard and heard[0] < prep.i else prep.i
        return first, prep.right_edge.i + 1

    return way


def _for(verb: Token, reading: Reading) -> Tokens | None:
    """Read "called for X", "apologised for X"; the preposition belongs to the cue."""
    prep = _preposition(verb, "for")
    if prep is None:
        return None
    heard = _listener(verb)
    if heard and heard[0] < prep.i:
        return heard[0], prep.right_edge.i + 1
    return prep.i + 1, _object_end(verb, prep)


def _on(verb: Token, reading: Reading) -> Tokens | None:
    """Read "called on X to leave"."""
    prep = _preposition(verb, "on") or _preposition(verb, "upon")
    if prep is None or prep.i > verb.i + 2:
        return None
    ends = [
        c.right_edge.i + 1
        for c in verb.rights
        if c.dep_ in {"xcomp", "advcl", "ccomp"} and _is_infinitive(c)
    ]
    if not ends and not any(_is_infinitive(one) for one in prep.subtree if one.pos_ == "VERB"):
        return None
    return prep.i + 1, max([prep.right_edge.i + 1, *ends])


def _preposition(verb: Token, word: str) -> Token | None:
    wanted = (child for child in verb.rights if child.dep_ in {"prep", "agent"})
    return next((child for child in wanted if child.lower_ == word), None)


def _document(verb: Token, reading: Reading) -> Tokens | None:
    """Read "the study found that …": only what is written or judged can find or show in words."""
    found = subject(verb)
    if found is None or found.lemma_.lower() not in _DOCUMENTS:
        return None
    return _that(verb, reading)


def _clear(verb: Token, reading: Reading) -> Tokens | None:
    """Read "made clear (that) …"."""
    near = reading.doc[verb.i + 1 : verb.i + 3]
    first = next((token.i + 1 for token in near if token.lower_ == "clear"), 0)
    if not first:
        return None
    last = max((child.right_edge.i + 1 for child in verb.rights), default=0)
    return (first, last) if last > first + 2 else None


def _body_wants(verb: Token, reading: Reading) -> Tokens | None:
    """Read "Moscow wants the alliance to pull back": a wish that a body can only have said."""
    found = subject(verb)
    who = voice(verb)
    if found is None or who is None or found.pos_ != "PROPN":
        return None
    if mention_at(reading.doc, reading.report, *who).kind is ActorKind.PERSON:
        return None
    others = any(
        child.dep_ in _CLAUSAL and any(one.dep_ == "nsubj" for one in child.lefts)
        for child in verb.rights
    )
    return _told_to(verb, reading) if others or _listener(verb) else None


_WAYS: dict[str, Way] = {
    "clear": _clear,
    "told-to": _told_to,
    "name": _name,
    "as": _as,
    "refer": _refer,
    "that": _that,
    "told": _told,
    "whether": _that,
    "doc-that": _document,
    "to": _to,
    "body-to": _body_wants,
    "told-about": _told_about,
    "ing": _ing,
    "of": _of,
    "on": _on,
    "for": _for,
    "about": _with_prep("about"),
    "against": _with_prep("against"),
    "nounobj": _noun_object,
    "qobj": _quoted_object,
    "obj": _obj,
}
_WITH_PREPOSITION = frozenset({"for", "on"})
_WEAK = frozenset(
    {
        "told-about",
        "obj",
        "nounobj",
        "qobj",
        "to",
        "ing",
        "for",
        "of",
        "against",
        "about",
        "told-to",
        "as",
    }
)
"""Constructions that are speech only if somebody does it: a storm threatens, a page lists."""


def _by_somebody(verb: Token, reading: Reading) -> bool:
    """Say whether who acts can speak: a name, a personal pronoun, an office, a body."""
    who = voice(_refusing(verb) or verb)
    if who is None:
        first = verb.sent[0]
        return first.text[:1].islower() or first.text == ","
    head = reading.doc[who[0] : who[1]].root
    return can_act(head) or head.lemma_.lower() in _DOCUMENTS
