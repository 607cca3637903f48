"""What a statement claims, reduced to what rules compare: one `Frame` per proposition.

Reads spaCy's parse. A verb that only lends its weight ("submit a response") gives way to the noun
("respond"); one that only colours another ("failed to reply", "has yet to reply", "plans to
reply") hands its polarity, phase and modality to that other. The words lists are in
``factdb/text/words``, each with its source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from factdb.extraction.tokens import ends_in_question
from factdb.text.fold import fold
from factdb.text.places import country
from factdb.text.words import table
from factdb.types import Frame, When

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

MAX_FRAMES = 12
"""At most so many propositions of one statement are kept: a bound for speeches in one sentence."""

SELF = "@self"
"""The subject of "I", "we", or of a complement whose subject is the speaker."""

OTHER = "@other"
"""The subject of a pronoun that could be anybody."""

_SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
_PASSIVE = frozenset({"nsubjpass", "csubjpass"})
_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "advcl", "relcl", "acl", "xcomp", "pcomp",
                      "parataxis", "csubj", "csubjpass", "dep"})  # fmt: skip
_CORE = frozenset({"dobj", "attr", "acomp", "oprd", "dative", "nsubjpass", "csubjpass"})
_AROUND = frozenset({"prep", "npadvmod", "advmod", "prt", "pobj"})
_WHERE = frozenset({"in", "at", "near", "around", "outside", "inside", "across", "on"})
_ADVERBS = frozenset({"never", "hardly", "scarcely", "barely", "neither", "nowhere"})
_NONE = frozenset({"no", "none", "nobody", "nothing", "neither", "no one"})
_SPEAKING_BODIES = frozenset(
    {"company", "government", "ministry", "office", "council", "administration", "party", "bank",
     "firm", "newspaper", "agency", "authority", "union"}
)  # fmt: skip
_ONLY = frozenset({"only", "just", "merely", "simply", "necessarily", "solely"})
_PARTLY = frozenset(
    ["as", "so", "all", "every", "everyone", "everybody", "always", "quite", "entirely", "fully"]
)
"""Words after "not" that leave part of it standing: "not as much", "not all"."""
_FIRST = frozenset({"i", "we", "us", "me", "our", "my", "ourselves"})
_MODALS = {
    "will": "will", "shall": "will", "'ll": "will", "wo": "will", "ll": "will",
    "would": "would", "'d": "would",
    "can": "can", "could": "can", "may": "can", "might": "can", "ca": "can",
    "must": "must", "should": "must", "ought": "must",
}  # fmt: skip
_IF = frozenset({"if", "unless", "whether", "should"})
_SMALL = frozenset({"be", "have", "do", "kind", "sort", "number", "there", "which", "who", "that"})


class _Colour(NamedTuple):
    """What a governing verb does to its complement."""

    negated: bool = False
    phase: str = ""
    modality: str = ""


@dataclass(frozen=True, slots=True)
class _Clause:
    """A verb with what governs it inside the span, outermost first."""

    head: Token
    governors: tuple[Token, ...]
    first: int
    last: int

    def inside(self, token: Token) -> bool:
        return self.first <= token.i < self.last


def frames(span: Span, dates: Sequence[When] = ()) -> tuple[Frame, ...]:
    """Give the propositions of a span in the order of their verbs, at most `MAX_FRAMES`.

    Args:
        span: the content of a statement; of a parsed document.
        dates: the dates of the document or statement; their offsets are those of the document.

    A span without a verb ("well over 150,000 troops") gives one frame, predicate "exist".

    """
    clauses = tuple(_clauses(span))
    found = [frame for one in clauses[:MAX_FRAMES] if (frame := _frame(one, dates))]
    return tuple(found) if found else _bare(span, dates)


def _clauses(span: Span) -> Iterator[_Clause]:
    """Find the verbs that say something themselves, not only colour another."""
    colouring: set[int] = set()
    clauses = []
    for token in span:
        if not _heads_clause(token):
            continue
        governors = _governors(token, span)
        colouring.update(one.i for one in governors)
        clauses.append(_Clause(token, governors, span.start, span.end))
    return (one for one in clauses if one.head.i not in colouring)


def _heads_clause(token: Token) -> bool:
    if token.dep_ in {"aux", "auxpass", "amod", "compound"}:
        return False
    # The parser hangs some quotations on the mark that opens them.
    above = token.head
    return token.pos_ in {"VERB", "AUX"} and (
        token.dep_ in _CLAUSES or above == token or above.is_quote
    )


def _governors(token: Token, span: Span) -> tuple[Token, ...]:
    """Climb from a complement over the words that only colour it, inside the span."""
    found: list[Token] = []
    at = token
    while (above := _governor(at)) is not None and span.start <= above.i < span.end:
        found.append(above)
        at = above
    return tuple(reversed(found))


def _governor(token: Token) -> Token | None:
    """Give the colouring verb, noun or adjective right above a complement, if there is one."""
    head = token.head
    if head == token:
        return None
    if token.dep_ == "conj" and token.head.pos_ == "VERB" and not _own_subject(token):
        return _governor(head) if head.dep_ in {"xcomp", "pcomp"} else None
    if token.dep_ == "pcomp" and head.dep_ == "prep":
        return _noun_governor(head.head)
    if token.dep_ == "acl":
        return _noun_governor(head)
    if token.dep_ in {"xcomp", "ccomp"} and head.pos_ == "ADJ":
        return head.head if head.lemma_.lower() in _raisers() and head.dep_ == "acomp" else None
    if token.dep_ == "xcomp" and _raiser(head) in _raisers():
        return head
    if token.dep_ == "ccomp" and _lemma(head) in _raisers() and _raises_negation(head):
        return head
    if token.dep_ == "ccomp" and _is_verdict(head):
        return head
    return None


def _raiser(word: Token) -> str:
    """Give the word under which a governor stands in the list: "going" in "is going to sell"."""
    if word.lower_ != _GOING:
        return _lemma(word)
    goal = (child for child in word.children if child.dep_ == "xcomp")
    is_plan = any(
        one.dep_ == "aux" and one.lower_ == "to" for verb in goal for one in verb.children
    )
    return _GOING if is_plan else _lemma(word)


_GOING = "going"


def _is_verdict(verb: Token) -> bool:
    """Say whether a verb only says how true its clause is: "is not true that …"."""
    return _lemma(verb) == "be" and any(
        child.dep_ == "acomp" and _lemma(child) in _VERDICTS for child in verb.children
    )


_VERDICTS = frozenset({"true", "false", "untrue", "impossible"})


def _noun_governor(noun: Token) -> Token | None:
    """Give the light verb of "has no intention of …", "made an effort to …"."""
    if noun.pos_ == "VERB" and _lemma(noun) in _raisers():
        return noun
    if noun.pos_ != "NOUN" or _lemma(noun) not in _raisers() or noun.dep_ not in {"dobj", "attr"}:
        return None
    above: Token = noun.head
    return above if above.pos_ in {"VERB", "AUX"} else None


def _raises_negation(verb: Token) -> bool:
    return _lemma(verb) in {"believe", "think", "suppose", "imagine", "expect", "feel", "consider"}


def _own_subject(verb: Token) -> bool:
    return any(child.dep_ in _SUBJECTS | _PASSIVE for child in verb.children)


def _frame(clause: _Clause, dates: Sequence[When]) -> Frame | None:
    head = clause.head
    noun = _light_noun(head)
    predicate = _predicate(head, noun)
    passive = _is_passive(head)
    subject = _subject_words(clause, noun, passive)
    objects, around = _object_words(clause, noun, passive)
    if predicate in _ROLE_TURNED:
        around = objects + around
        predicate, subject, objects = _ROLE_TURNED[predicate], (), subject
    if not predicate or (not subject and not objects and predicate in _SMALL):
        return None
    colour = _colour(clause, noun)
    return Frame(
        predicate=predicate,
        subject=_unique(subject),
        object=_unique(w for w in objects if w != predicate),
        negated=colour.negated,
        phase=colour.phase,
        modality=colour.modality,
        words=_plain((*_said(predicate), *subject, *objects, *around)),
        when=_when(clause, dates),
    )


_ROLE_TURNED = {"die": "kill", "happen": "exist"}
"""Verbs whose subject is what another verb has as its object: who dies is killed in the news."""


def _bare(span: Span, dates: Sequence[When]) -> tuple[Frame, ...]:
    days = [(one.start, one.end) for one in dates]
    undated = [t for t in span if not any(start <= t.idx < end for start, end in days)]
    words = _words(undated)
    if not words:
        return ()
    predicate, words = _deed(span, words)
    negated = any(_negates(token) for token in span)
    when = next((one for one in dates if span.start_char <= one.start < span.end_char), None)
    said = _plain((*_said(predicate), *words))
    return (Frame(predicate, (), words, negated=negated, words=said, when=when),)


def _deed(span: Span, words: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Give "kill" for a bare "103 deaths", with what is left of the words; else "exist"."""
    root = span.root
    inside = [root, *(child for child in root.children if child.dep_ == "pobj")]
    noun = next((_lemma(one) for one in inside if one.pos_ == "NOUN"), "")
    turned = _ROLE_TURNED.get(_nouns().get(noun, ""))
    return (turned, tuple(w for w in words if w != noun)) if turned else ("exist", words)


def _predicate(head: Token, noun: Token | None) -> str:
    """Give the class of the verb: that of its noun, of "be" plus adjective, of its synonyms."""
    if noun is not None:
        return _nouns()[_lemma(noun)]
    if head.lemma_ == "lose" and any(child.lemma_ == "life" for child in head.children):
        return "die"
    if head.lemma_ == "take" and any(_is_place(child) for child in head.children):
        return "happen"
    if _lemma(head) == "be":
        return _copula(head)
    return _with_particle(head) or _done_to_another(head) or verb_class(_lemma(head))


def _with_particle(head: Token) -> str:
    """Give the plain verb of "dropped out", "called off"; "" for a verb without a particle."""
    for child in head.children:
        if child.dep_ in {"prt", "advmod"} and (
            plain := _phrasal().get((_lemma(head), child.lower_))
        ):
            return verb_class(plain)
    return ""


def _done_to_another(head: Token) -> str:
    """Give "raise" for who increases a tax, "support" for who votes for it; "" for other verbs."""
    if _lemma(head) == "vote" and any(c.lower_ in {"for", "against"} for c in head.children):
        return "support"
    moved = _MOVING.get(verb_class(_lemma(head)), "")
    bears = (c for c in head.children if c.dep_ in {"dobj", "nsubjpass"})
    return moved if moved and any(not _is_measure(one) for one in bears) else ""


def _is_measure(noun: Token) -> bool:
    """Say whether a noun tells how far something moved: "rose five points"."""
    return noun.like_num or any(c.like_num for c in noun.children)


_MOVING = {"rise": "raise", "fall": "cut"}
"""Verbs of moving, each with that of making move."""


def _is_place(noun: Token) -> bool:
    """Say whether a noun is the bare one of "took place"."""
    return noun.lower_ == "place" and noun.dep_ == "dobj" and not any(noun.children)


def _copula(head: Token) -> str:
    if any(child.dep_ == "expl" for child in head.children):
        return "exist"
    state = next((child for child in head.children if child.dep_ == "acomp"), None) or _other(head)
    return _lemma(state) if state is not None else "be"


def _other(head: Token) -> Token | None:
    """Give the adjective of "anything but safe", "far from safe"."""
    far = next((child for child in head.children if _is_far(child)), None)
    return next((t for t in far.subtree if t.pos_ == "ADJ" and t != far), None) if far else None


def _light_noun(head: Token) -> Token | None:
    """Give the noun that a light verb leans on, "answer" of "still working on its answer"."""
    if any(child.dep_ == "expl" for child in head.children):
        return next((one for c in head.children if c.dep_ == "attr" and (one := _act(c))), None)
    if head.lemma_ in _light() or (head.lemma_ in _WORKING - {"be"} and head.pos_ == "VERB"):
        for child in head.children:
            if child.dep_ in {"dobj", "nsubjpass"} and (noun := _act(child)) is not None:
                return noun
            if child.dep_ == "prep" and child.lemma_ == "on" and head.lemma_ == "work":
                return next((one for one in child.children if _lemma(one) in _nouns()), None)
    if head.lemma_ == "be":
        return _in_the_making(head) or _being(head)
    if head.lemma_ in _HAPPENING:
        return next((one for c in head.children if c.dep_ == "nsubj" and (one := _act(c))), None)
    return None


def _being(head: Token) -> Token | None:
    """Give the noun of "was a breach of the treaty", which breached it."""
    if any(child.dep_ == "expl" for child in head.children):
        return None
    found = (
        c for c in head.children if c.dep_ == "attr" and c.tag_ == "NN" and _lemma(c) in _nouns()
    )
    return next((noun for noun in found if any(c.lower_ == "of" for c in noun.children)), None)


def _in_the_making(head: Token) -> Token | None:
    """Give the noun of "is at work on its answer"."""
    at = (c for c in head.children if c.dep_ == "prep" and c.lower_ == "at")
    work = [one for prep in at for one in prep.children if one.lower_ == "work"]
    if not work:
        return None
    on = (prep for one in (*work, head) for prep in one.children if prep.lower_ == "on")
    return next((one for prep in on for one in prep.children if _lemma(one) in _nouns()), None)


_HAPPENING = frozenset({"reach", "happen", "occur", "follow", "come", "arrive", "ensue"})
"""Verbs whose subject, a noun of action, tells what is done: "no warning reached us"."""


def _act(noun: Token) -> Token | None:
    """Give the noun of action, seen through "kind of …"."""
    if _lemma(noun) in _nouns():
        return noun
    if noun.lemma_ in {"kind", "sort", "type", "form"}:
        inner = (one for prep in noun.children if prep.lower_ == "of" for one in prep.children)
        return next((one for one in inner if _lemma(one) in _nouns()), None)
    return None


_WORKING = frozenset({"be", "work", "prepare", "draft", "await", "consider", "expect"})
"""Verbs under which the act that their noun names is not done yet."""


def _is_passive(head: Token) -> bool:
    helped = (*head.children, *_lent_helpers(head))
    if any(child.dep_ in _PASSIVE or child.dep_ == "auxpass" for child in helped):
        return True
    return head.dep_ == "acl" and head.tag_ == "VBN"


def _subject_words(clause: _Clause, noun: Token | None, passive: bool) -> tuple[str, ...]:
    head = clause.head
    if passive or (noun is not None and noun.dep_ == "nsubj"):
        agents = [c for c in head.children if c.dep_ == "agent"]
        return tuple(w for one in agents for w in _branch(one, clause))
    for verb in (head, *reversed(clause.governors)):
        for child in verb.children:
            if child.dep_ == "expl":
                return ()
            if child.dep_ in _SUBJECTS:
                return _branch(child, clause) or _pronoun(child)
    return _borrowed(clause)


def _borrowed(clause: _Clause) -> tuple[str, ...]:
    """Take the subject of the clause above: a conjunct, a participle, the noun of a relative."""
    top = clause.governors[0] if clause.governors else clause.head
    if top.dep_ in {"relcl", "acl"}:
        return _branch_top(top.head, clause)
    if top.dep_ in {"conj", "advcl", "xcomp"} and top.head != top:
        if not clause.inside(top.head):
            return (SELF,)
        subjects = [c for c in top.head.children if c.dep_ in _SUBJECTS | _PASSIVE]
        return _branch(subjects[0], clause) or _pronoun(subjects[0]) if subjects else ()
    return ()


def _branch_top(noun: Token, clause: _Clause) -> tuple[str, ...]:
    left = [c for c in noun.lefts if c.dep_ in {"compound", "amod", "poss", "nummod"}]
    of = [t for c in noun.rights if c.dep_ == "prep" and c.lower_ == "of" for t in c.children]
    return _words([t for t in (*left, noun, *of) if clause.inside(t)])


def _object_words(
    clause: _Clause, noun: Token | None, passive: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the words of what the verb bears on, and those of the circumstances."""
    head = clause.head
    core: list[str] = list(_branch_top(head.head, clause) if passive and head.dep_ == "acl" else ())
    if passive and not any(c.dep_ in _PASSIVE for c in head.children):
        core += _borrowed(clause)
    around: list[tuple[str, ...]] = []
    for child in head.children:
        if child.dep_ in _CORE:
            places = [c for c in child.children if c.dep_ == "prep" and c.lower_ in _WHERE]
            core += _branch(child, clause, without=noun, leaving=places)
            around += [_branch(one, clause) for one in places]
        elif child.dep_ in _AROUND:
            around.append(_branch(child, clause, without=noun))
    if noun is not None and noun.dep_ == "nsubj":
        around.append(_branch(noun, clause, without=noun))
    return tuple(core), tuple(word for words in around for word in words)


def _branch(
    token: Token, clause: _Clause, without: Token | None = None, leaving: Sequence[Token] = ()
) -> tuple[str, ...]:
    """Give the content words under a token, not going into other clauses."""
    kept: list[Token] = []
    todo = [token]
    while todo:
        at = todo.pop()
        if clause.inside(at) and at != without and at.ent_type_ not in {"DATE", "TIME"}:
            kept.append(at)
        todo += [c for c in at.children if not _heads_clause(c) and c not in leaving]
    return _words(sorted(kept, key=lambda one: one.i))


def _pronoun(token: Token) -> tuple[str, ...]:
    if token.lower_ in _FIRST:
        return (SELF,)
    return (OTHER,) if token.pos_ == "PRON" and token.lower_ not in _NONE else ()


def _words(tokens: Iterable[Token]) -> tuple[str, ...]:
    """Give the content words of tokens as folded lemmas, places as country codes."""
    found: list[str] = []
    waiting: list[Token] = []
    for token in tokens:
        if token.pos_ in {"PROPN", "ADJ"} and token.text[:1].isupper():
            waiting.append(token)
            continue
        found += _names(waiting)
        waiting = []
        if (token.lower_ in _FIRST and token.dep_ == "poss") or _means_speaker(token):
            found.append(SELF)
        elif token.like_num:
            found.append(f"#{fold(token.text)}")
        elif _has_content(token):
            lemma = _lemma(token)
            found.append(_nouns().get(lemma, lemma) if token.pos_ == "NOUN" else lemma)
    return _unique((*found, *_names(waiting)))


def _means_speaker(token: Token) -> bool:
    """Say whether a noun stands for who speaks: "this company", "this government"."""
    if token.lemma_ not in _SPEAKING_BODIES:
        return False
    return any(child.lower_ == "this" and child.dep_ == "det" for child in token.children)


def _names(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Give a run of capitalised words: the longest parts that are places as "@XX"."""
    found: list[str] = []
    start = 0
    while start < len(tokens):
        for end in range(min(len(tokens), start + 4), start, -1):
            code = country(" ".join(t.text for t in tokens[start:end]))
            if code:
                found.append(f"@{code}")
                start = end
                break
        else:
            found.append(_lemma(tokens[start]))
            start += 1
    return tuple(found)


def _has_content(token: Token) -> bool:
    """Say whether a token counts as a word of content; numbers are the business of figures."""
    if token.is_stop or token.is_punct or token.is_space or token.like_num:
        return False
    if token.lemma_ in _SMALL or len(token.text) == 1 or _is_denied(token):
        return False
    return token.pos_ in {"NOUN", "PROPN", "ADJ", "VERB", "ADV"}


def _is_denied(token: Token) -> bool:
    """Say whether a describing word is taken back right away: "found not guilty"."""
    return token.pos_ in {"ADJ", "ADV"} and any(c.lower_ == "not" for c in token.lefts)


def _colour(clause: _Clause, noun: Token | None) -> _Colour:
    """Put together polarity, phase and modality of the verb and of all that govern it."""
    head = clause.head
    negated = _count_negators(head, noun) % 2 == 1 or any(map(_negates, _lent_helpers(head)))
    phase, modality = _tense(head), _modal(head)
    if noun is not None and head.lemma_ in _WORKING and noun != _being(head):
        phase = "undone"
    for above in reversed(clause.governors):
        lent = _lent(above)
        negated ^= lent.negated ^ (_count_negators(above, None) % 2 == 1)
        phase = lent.phase or phase
        modality = lent.modality or _modal(above) or modality
    if negated and (_yet(head) or _not_so_far(head) or any(map(_yet, clause.governors))):
        phase = "undone"
    if not clause.governors and clause.inside(head.head) and _is_aim(head):
        modality = modality or "want"
    moods = [_mood(head), *map(_mood, clause.governors)]
    return _Colour(negated, phase, "if" if "if" in moods else modality or moods[0] or "fact")


def _helpers(head: Token) -> tuple[Token, ...]:
    """Give the helpers of a verb, "not" among them, with those that it shares."""
    own = (child for child in head.children if child.dep_ in _HELPING or child.lower_ in _ADVERBS)
    return (*own, *_lent_helpers(head))


def _lent_helpers(head: Token) -> tuple[Token, ...]:
    """Give the helpers that stand once before two verbs: "did not sell or lease".

    The second verb must have their form, and neither a subject nor helpers of its own. What is
    denied of the first is not denied of the second behind "but".
    """
    first = head.head
    if head.dep_ != "conj" or first == head or head.tag_ != first.tag_ or _own_subject(head):
        return ()
    if any(child.dep_ in {"aux", "auxpass"} for child in head.children):
        return ()
    turned = any(c.dep_ == "cc" and c.lower_ == "but" for c in first.children if c.i < head.i)
    return tuple(one for one in _helpers(first) if not (turned and _negates(one)))


_HELPING = frozenset({"aux", "auxpass", "neg"})


def _is_aim(head: Token) -> bool:
    """Say whether a bare infinitive tells what is aimed at, not done: "efforts to resolve it"."""
    if head.dep_ not in {"advcl", "acl", "relcl", "xcomp", "ccomp", "conj"}:
        return False
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in head.children)


def _lent(above: Token) -> _Colour:
    """Give what the governor lends: its own row, or that of its noun or adjective."""
    if above.lemma_ == "have" and any(c.lower_ == "yet" for c in above.children):
        return _Colour(True, "undone", "")
    words = [above, *(c for c in above.children if c.dep_ in {"dobj", "attr", "acomp"})]
    for word in reversed(words):
        if (lemma := _raiser(word)) in _raisers():
            return _raisers()[lemma]
    return _Colour()


def _count_negators(head: Token, noun: Token | None) -> int:
    """Count the negators of a verb: "not", "never", "no" before its subject or object.

    Several of one clause are one ("never, never"); "without" makes another.
    """
    near = [head, *head.children]
    near += [one for child in head.children if child.dep_ in _DETERMINED for one in child.children]
    near += list(noun.children) if noun is not None and noun.head != head else []
    near += [one for child in head.children for one in _of_doers(child)]
    negated = any(_negates(one) for one in near if one != head)
    others = _without(head) + _is_against(head) + _is_anything_but(head) + _is_of_none(head)
    return negated + others


def _of_doers(clause: Token) -> list[Token]:
    """Give the words at "one" of "no one making less will pay", which the parse has as a clause."""
    if clause.dep_ != "csubj" or clause.tag_ != "VBG":
        return []
    return [word for one in clause.lefts if one.dep_ == "nsubj" for word in one.children]


def _is_of_none(head: Token) -> bool:
    """Say whether a clause tells of what there is none of: "no crime that they did not commit"."""
    if head.dep_ != "relcl":
        return False
    return any(child.dep_ == "det" and child.lower_ == "no" for child in head.head.children)


def _is_against(head: Token) -> bool:
    """Say whether a vote is cast against: what is not voted for."""
    return _lemma(head) == "vote" and any(c.lower_ == "against" for c in head.children)


def _is_anything_but(head: Token) -> bool:
    """Say whether what is said of the subject is "anything but safe", "far from over"."""
    said = (c for c in head.children if c.dep_ in {"attr", "acomp", "advmod", "prep"})
    return any(_is_far(one) for one in said)


def _is_far(token: Token) -> bool:
    if token.i + 1 == len(token.doc):
        return False
    return (token.lower_, token.nbor().lower_) in {("anything", "but"), ("far", "from")}


_NOT = frozenset({"n't", "n’t"})
"""What is cut off a helper; with a curly apostrophe the model often takes it for a mark."""

_DETERMINED = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "expl"})


def _negates(token: Token) -> bool:
    if _bounds(token):
        return False
    if token.dep_ == "neg" or token.lower_ in _ADVERBS | _NOT:
        return not (_is_only(token) or _is_or_not(token))
    if token.lower_ in {"longer", "more"} and token.dep_ == "advmod":
        return any(one.lower_ == "no" for one in token.lefts)
    if token.lower_ in _NONE:
        return token.dep_ in {"det", "nsubj", "nsubjpass", "dobj", "attr", "pobj"} and not (
            token.i + 1 < len(token.doc) and token.nbor().text in {"-", ".", "doubt"}
        )
    return False


def _bounds(token: Token) -> bool:
    """Say whether a negator only bounds a number: "no more than 40", "barely half"."""
    low = token.lower_
    if low not in _BOUNDING:
        return False
    after = [word.lower_ for word in token.doc[token.i + 1 : token.i + 3]]
    if low in {"no", "not"} and after[1:] == ["than"]:
        return after[0] in {"more", "fewer", "less"}
    number = token.i + 1 < len(token.doc) and token.nbor().pos_ == "NUM"
    return low in _SCANT and (number or after[:1] == ["half"])


_SCANT = frozenset({"barely", "hardly", "scarcely"})
_BOUNDING = _SCANT | {"no", "not"}


def _is_or_not(token: Token) -> bool:
    """Say whether "not" only names the other case: "whether or not to reply"."""
    return token.i > 0 and token.nbor(-1).lower_ == "or"


def _is_only(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().lower_ in _ONLY | _PARTLY


def _without(head: Token) -> bool:
    return head.dep_ == "pcomp" and head.head.lower_ in {"without", "instead"}


def _yet(verb: Token) -> bool:
    return any(c.lower_ in {"yet", "still"} for c in verb.children)


def _not_so_far(head: Token) -> bool:
    """Say whether a verb is in the present perfect with "not": "has not replied"."""
    helpers = {one.lower_ for one in _helpers(head)}
    return bool(helpers & {"has", "have"}) and bool(helpers & {"not", "n't", "n’t"})


def _tense(head: Token) -> str:
    helpers = {one.lower_ for one in _helpers(head)}
    if helpers & {"will", "shall", "'ll", "’ll"}:
        return "planned"
    if head.tag_ == "VBG" and helpers & {
        "is",
        "are",
        "'s",
        "'re",
        "’s",
        "’re",
        "was",
        "were",
        "am",
    }:
        return "going on"
    if head.tag_ == "VBD" or (head.tag_ == "VBN" and helpers):
        return "done"
    return "done" if "did" in helpers else ""


def _modal(head: Token) -> str:
    for one in _helpers(head):
        if one.dep_ == "aux" and (said := _MODALS.get(one.lower_.replace("’", "'"))):
            return said
    return ""


def _mood(head: Token) -> str:
    """Say "if" for conditions and questions, "must" for commands."""
    if any(c.dep_ == "mark" and c.lower_ in _IF for c in head.children):
        return "if"
    if ends_in_question(head.sent, " ”\"'’") or _has_condition(head) or _is_unknown(head):
        return "if"
    command = head.dep_ == "ROOT" and head.tag_ == "VB" and not _own_subject(head)
    return "must" if command and not any(c.dep_ == "aux" for c in head.children) else ""


def _is_unknown(head: Token) -> bool:
    """Say whether nobody holds that it is so: "we do not know that", "the idea that"."""
    above = head.head
    if head.dep_ == "ccomp" and _lemma(above) in _KNOWING:
        return any(c.dep_ == "neg" for c in above.children)
    if head.dep_ == "pcomp" and above.lower_ == "without":
        return bool(_modal(above.head))
    return above.pos_ == "NOUN" and head.dep_ in _OF_NOUN and _lemma(above) in _THOUGHTS


_OF_NOUN = frozenset({"acl", "ccomp", "relcl"})
_THOUGHTS = frozenset(
    ["chance", "concept", "danger", "fear", "idea", "likelihood", "notion", "possibility",
     "prospect", "risk", "scenario", "suspicion", "theory", "thought"]
)  # fmt: skip
"""Nouns whose clause is only thought of: "the idea that we will leave"."""

_KNOWING = frozenset({"know", "say", "confirm", "predict", "mean", "suggest", "prove", "claim"})


def _has_condition(head: Token) -> bool:
    """Say whether a clause holds only on a condition: "if it rains, the town will flood"."""
    marks = (c for below in head.children if below.dep_ == "advcl" for c in below.children)
    return any(c.dep_ == "mark" and c.lower_ in {"if", "unless"} and not _is_even(c) for c in marks)


def _is_even(mark: Token) -> bool:
    return mark.i > 0 and mark.nbor(-1).lower_ == "even"


def _when(clause: _Clause, dates: Sequence[When]) -> When | None:
    """Give the date nearest under the verb, not one inside another clause."""
    if not dates:
        return None
    under: set[int] = set()
    todo = [clause.head]
    while todo:
        at = todo.pop()
        under.add(at.i)
        todo += [c for c in at.children if not _heads_clause(c)]
    for one in dates:
        if any(one.start <= clause.head.doc[i].idx < one.end for i in under):
            return one
    return None


def _lemma(token: Token) -> str:
    """Give the folded lemma; the tagger leaves the plural of capitalised nouns on."""
    lemma: str = _SHORT.get(_folded(token.text)) or _folded(token.lemma_)
    plural = token.tag_ == "NNPS" and lemma.endswith("s") and not lemma.endswith("ss")
    return lemma[:-1] if plural else lemma


@lru_cache(maxsize=16_384)
def _folded(word: str) -> str:
    return fold(word)


_SHORT = {"'s": "be", "'re": "be", "'m": "be", "ai": "be", "'ve": "have",
          "hopes": "hope", "hoped": "hope", "hoping": "hope"}  # fmt: skip
"""Forms whose lemma the model misses: with a curly apostrophe, and "hop" for "hope"."""


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))


def _said(predicate: str) -> tuple[str, ...]:
    """Leave out the predicates that no word of the text stands for."""
    return () if predicate in {"be", "exist"} else (predicate,)


def _plain(words: Iterable[str]) -> tuple[str, ...]:
    return _unique(word for word in words if word[:1] != "#")


@lru_cache(maxsize=16_384)
def verb_class(lemma: str) -> str:
    """Give the verb under which a verb or its noun is compared.

    >>> verb_class("reply"), verb_class("answer"), verb_class("swim")
    ('respond', 'respond', 'swim')
    """
    return _synonyms().get(lemma, lemma)


@cache
def _synonyms() -> dict[str, str]:
    return {like: row[0] for row in table("synonyms") for like in row[1].split()}


@cache
def _phrasal() -> dict[tuple[str, str], str]:
    return {(row[0], row[1]): row[2] for row in table("phrasal")}


@cache
def _nouns() -> dict[str, str]:
    return {noun: row[0] for row in table("nominalisations") for noun in row[1].split()}


@cache
def _light() -> frozenset[str]:
    return frozenset(row[0] for row in table("light_verbs"))


@cache
def _raisers() -> dict[str, _Colour]:
    return {
        row[0]: _Colour(row[1] == "-", *(part.strip() for part in row[2:4]))
        for row in table("raisers")
    }
