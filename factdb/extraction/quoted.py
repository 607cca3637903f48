"""Quotations that stand alone: which cue governs each, before, after or around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factdb.extraction.acts import Act, cue_words
from factdb.extraction.clauses import OPEN, is_hypothetical, is_refused
from factdb.extraction.complements import is_beside
from factdb.extraction.cues import Cue, form_cue, verb_cue, word_set
from factdb.extraction.grammar import FINITE
from factdb.extraction.parse import Reading, after
from factdb.extraction.voices import can_act, is_passive, phrase, subject, teller, voice
from factdb.text.marks import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


@dataclass(frozen=True, slots=True)
class _Governor:
    """The verb that a quotation hangs on; ``cue`` is None where only a colon shows it."""

    verb: Token
    cue: Cue | None
    way: str


def quoted(reading: Reading, taken: frozenset[int]) -> Iterator[Act]:
    """Give an act for each quotation that stands alone and has a speaker's cue, in order.

    Args:
        reading: the report and its parse.
        taken: the verbs (token indices) that already govern reported speech to their right.

    """
    before: tuple[Quotation, Act] | None = None
    for one in reading.detached:
        act = _act(reading, one, before, taken)
        if act is not None:
            yield act
            before = (one, act)


def _act(
    reading: Reading, one: Quotation, before: tuple[Quotation, Act] | None, taken: frozenset[int]
) -> Act | None:
    governor = _governor(reading, one, before, taken)
    if governor is not None and (_is_own(governor.verb) or _is_denied(governor.verb)):
        return None
    if governor is None:
        signed = _signed(reading, one)
        reported = _after_report(reading, one)
        if before is not None and reported is not None and before[1].verb >= reported.verb:
            reported = None
        return signed or reported or _carried(reading, one, before)
    if before is not None and before[1].verb == governor.verb.i:
        return replace(before[1], start=one.start, end=_end(reading, one), follows=True)
    return Act(
        one.start,
        _end(reading, one),
        found_by=f"quote {governor.way}",
        cue=governor.cue,
        verb=governor.verb.i,
        words=_words(governor),
        voice=_speaker(governor),
    )


def _words(governor: _Governor) -> tuple[int, int]:
    """Give the tokens of a cue; for a label those of its colon or dash."""
    verb = governor.verb
    if governor.way == "label":
        return verb.sent.end - 1, verb.sent.end
    if verb.lower_ == "according":
        return verb.i, verb.i + 2
    return cue_words(verb)


def _speaker(governor: _Governor) -> tuple[int, int] | None:
    verb = governor.verb
    if governor.way == "label":
        return phrase(_owner(verb) or verb)
    if governor.way == "reply":
        return _replier(verb)
    if (owner := _issuer(verb) or _writer(governor)) is not None:
        return phrase(owner)
    return _source(verb) or _quoted_person(verb) or teller(verb) or _appended(verb)


def _writer(governor: _Governor) -> Token | None:
    """Give X where X's paper governs a quotation: "X's message was: “…”"."""
    found = subject(governor.verb) if governor.cue is None else None
    return _owner(found) if found is not None else None


def _issuer(verb: Token) -> Token | None:
    """Give X of "the palace issued a statement from X: “…”": who passes it on does not speak."""
    paper = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    if paper is None or paper.lemma_.lower() not in word_set("papers"):
        return None
    named = (
        one
        for prep in (*paper.rights, *verb.rights)
        if prep.dep_ in {"prep", "agent"} and prep.lower_ in {"from", "by"} and prep.i > paper.i
        for one in prep.children
        if one.dep_ == "pobj" and can_act(one)
    )
    return next(named, None)


def _owner(noun: Token) -> Token | None:
    """Give X of "X's statement", "X's message", "part of X's tweet"."""
    if noun.lemma_.lower() in _PARTS:
        inner = (one for of in noun.rights if of.lower_ == "of" for one in of.children)
        return next((owner for one in inner if (owner := _owner(one)) is not None), None)
    if noun.lemma_.lower() not in word_set("papers"):
        return None
    return next((child for child in noun.children if child.dep_ == "poss"), None)


_PARTS = frozenset({"part", "portion", "section", "excerpt", "passage", "line", "end", "start"})
"""Nouns for what is taken from a paper."""


def _replier(verb: Token) -> tuple[int, int] | None:
    """Give X of "“…,” was X's reply"."""
    reply = next((child for child in verb.rights if child.dep_ == "attr"), None)
    owner = _owner(reply) if reply is not None else None
    return phrase(owner) if owner is not None else None


def _is_own(verb: Token) -> bool:
    """Say whether the words are those of who is speaking or spoken to: "did you say “…”"."""
    found = subject(verb)
    return found is not None and found.lower_ in {"i", "you", "we"} and found.i < verb.i


def _is_denied(verb: Token) -> bool:
    """Say whether somebody denies the words: "denied saying “…”"."""
    return verb.dep_ in {"xcomp", "ccomp"} and verb.head.lemma_ in word_set("denials")


def _end(reading: Reading, one: Quotation) -> int:
    """Leave out the comma before the closing mark, an editor's too ("[,]"); keep a full stop."""
    inner = reading.report.text[one.start : one.end].rstrip()
    return one.start + max(1, len(inner.removesuffix("[,]").rstrip().rstrip(",").rstrip()))


def _governor(
    reading: Reading, one: Quotation, before: tuple[Quotation, Act] | None, taken: frozenset[int]
) -> _Governor | None:
    """Choose between the cue before a quotation and the one after it."""
    text = reading.report.text
    last = text[one.end - 1]
    tail, lead = _tail(reading, one), _lead(reading, one)
    behind = _after(tail, last == ",") if tail is not None else None
    ahead = _ahead(lead, taken) if lead is not None else None
    if behind is not None and last == "," and lead is not None and _is_headed(lead, behind):
        return behind
    if ahead is not None and (behind is None or voice(ahead.verb) or ahead.way == "colon"):
        return ahead
    if last != "." or text[one.close_end : one.close_end + 1] == ",":
        return behind or ahead
    alone = tail is not None and _stands_alone(tail) and not _between(lead, before)
    return behind if alone else ahead


def _stands_alone(tail: Span) -> bool:
    """Say whether a short sentence leads up to no other quotation: "Roth added: “…”"."""
    return len(tail) <= _SHORT and tail.text.rstrip()[-1:] not in {":", ","}


_SHORT = 12
"""Tokens of a sentence that can be the cue of a closed quotation before it."""


def _is_headed(lead: Span, behind: _Governor) -> bool:
    """Say whether a colon only leads up to words that another says: "…: “We won,” said Roth"."""
    named = voice(behind.verb) is not None and behind.verb.i <= behind.verb.sent.start + _CLOSE
    return named and lead.text.rstrip()[-1:] == ":"


_CLOSE = 4
"""Tokens from a quotation to the verb that governs it: "“…,” the mayor of Ostrel said"."""


def _between(lead: Span | None, before: tuple[Quotation, Act] | None) -> bool:
    """Say whether the cue of the quotation before stands between it and this one."""
    return lead is not None and before is not None and lead.start <= before[1].verb < lead.end


def _tail(reading: Reading, one: Quotation) -> Span | None:
    """Give the sentence that begins right after a quotation, in the same paragraph."""
    text = reading.report.text
    at = reading.first_token(after(text, one))
    if at >= len(reading.doc) or "\n" in text[one.close_end : reading.doc[at].idx]:
        return None
    return reading.doc[at].sent


def _lead(reading: Reading, one: Quotation) -> Span | None:
    """Give the sentence that ends right before a quotation, in its paragraph or with a colon."""
    text = reading.report.text
    at = reading.first_token(one.open_start) - 1
    while at >= 0 and reading.doc[at].is_space:
        at -= 1
    if at < 0:
        return None
    last = reading.doc[at]
    if "\n" in text[last.idx : one.open_start] and last.text != ":":
        return None
    if any(
        other.close_end > last.idx
        for other in reading.within(last.sent.start_char, one.open_start)
        if reading.is_detached(other)
    ):
        return None
    return last.sent


def _after(tail: Span, is_held: bool) -> _Governor | None:
    """Find the cue in "…,” said X", "…,” X said, adding that …", "…,” according to X".

    A quotation that a comma ends is held by the next cue, whatever else the parse gives that cue:
    "“…,” X told a crowd that the police put at 1,100".
    """
    if tail[0].lower_ == "according":
        return _Governor(tail[0], None, "after")
    if tail[0].lemma_ == "be" and _replier(tail[0]) is not None:
        return _Governor(tail[0], None, "reply")
    for token in tail[:25]:
        cue = (
            verb_cue(token)
            if token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("VB")
            else None
        )
        if cue is None or not (cue.ways & {"quote", "told"} or (is_held and _is_bare(token, cue))):
            if token.pos_ == "VERB" and token.dep_ == "ROOT" and token.i > tail.start + 1:
                return None
            continue
        if _is_conditional(token):
            return None
        if token.dep_ in {"relcl", "acl"} or (not is_held and _has_words_of_its_own(token)):
            continue
        return _Governor(token, cue, "after")
    return None


def _is_conditional(verb: Token) -> bool:
    """Say whether words would be said if something came about: "If elected, Lund would say: …"."""
    helped = any(one.dep_ == "aux" and one.lower_ in word_set("modals") for one in verb.lefts)
    return helped and any(one.dep_ == "mark" and one.lower_ in OPEN for one in verb.subtree)


def _is_bare(verb: Token, cue: Cue) -> bool:
    """Say whether a verb of "that" clauses stands without one: "…,” the inspectorate ordered"."""
    return "that" in cue.ways and not any(c.dep_ in _CONTENTS for c in verb.rights)


_CONTENTS = frozenset({"dobj", "ccomp", "xcomp", "prep", "attr"})


def _has_words_of_its_own(verb: Token) -> bool:
    clauses = (child for child in verb.rights if child.dep_ == "ccomp")
    return any(not is_beside(clause) for clause in clauses)


def _ahead(lead: Span, taken: frozenset[int]) -> _Governor | None:
    """Find the cue in "X said: “…", "saying “…", "According to X, “…", "X: “…"."""
    ends = lead.text.rstrip()[-1:]
    if ends in {".", "?", "!", "”", '"'}:
        return None
    return (
        _verb_ahead(lead, taken, ends)
        or _source_ahead(lead, ends)
        or _colon_ahead(lead, ends)
        or _paper_ahead(lead)
    )


def _paper_ahead(lead: Span) -> _Governor | None:
    """Find the verb of "Part of X's tweet read, “…”", "X left this note: “…”"."""
    found = subject(lead.root)
    if found is not None and _presents(lead):
        return _Governor(lead.root, None, "paper") if can_act(found) else None
    if lead.root.lemma_ not in _HOLDS or found is None or _owner(found) is None:
        return None
    held = [child for child in lead.root.rights if child.dep_ == "dobj"]
    named = all(child.lemma_.lower() in word_set("papers") | _WORDING for child in held)
    return _Governor(lead.root, None, "paper") if named else None


def _presents(lead: Span) -> bool:
    """Say whether a verb's object is a paper that is printed next: "posted the following note:"."""
    given = next((one for one in reversed(lead) if not one.is_punct), None)
    if given is None or given.dep_ != "dobj" or given.head != lead.root:
        return False
    told = given.lemma_.lower() in word_set("papers") | _WORDING | _PARTING
    return told and any(one.lower_ in {"this", "following", "these"} for one in given.lefts)


_PARTING = frozenset({"farewell", "tribute", "apology", "note", "warning", "explanation", "promise",
                      "appeal", "plea", "assessment", "verdict", "account"})  # fmt: skip
"""Nouns for what is said in words."""
_HOLDS = frozenset({"include", "contain", "read", "begin", "end", "conclude", "open", "run"})
"""What a paper does with its words."""
_WORDING = frozenset({"line", "word", "phrase", "sentence", "passage", "warning", "following"})
"""Nouns for a paper's words."""


def _verb_ahead(lead: Span, taken: frozenset[int], ends: str) -> _Governor | None:
    for token in reversed(lead):
        if token.pos_ == "VERB" or token.tag_.startswith("VB"):
            cue = verb_cue(token)
        elif token.i == lead.start and ends == ":":
            cue = form_cue(token.lower_)
        else:
            continue
        if cue is None or not cue.ways & {"quote", "told"}:
            continue
        unsaid = is_hypothetical(token) or is_refused(token) or is_passive(token)
        if not unsaid and (token.i not in taken or ends in {":", ","}):
            return _Governor(token, cue, "before")
    return None


def _source_ahead(lead: Span, ends: str) -> _Governor | None:
    source = next((token for token in lead if token.lower_ == "according"), None)
    if source is None or ends not in {":", ","}:
        return None
    alone = not any(token.tag_ in FINITE for token in lead)
    return _Governor(source, None, "colon") if ends == ":" or alone else None


def _colon_ahead(lead: Span, ends: str) -> _Governor | None:
    root = lead.root
    if _is_conditional(root):
        return None
    if ends == ":" and root.pos_ in {"VERB", "AUX"} and subject(root) is not None:
        return _Governor(root, None, "colon")
    if ends not in {":", "—", "–"} or len(lead) > _LONGEST_LABEL or lead[-1].text != ends:
        return None
    if root.pos_ not in {"NOUN", "PROPN"} or any(token.tag_ in FINITE for token in lead):
        return None
    return _Governor(root, None, "label") if can_act(root) or _owner(root) else None


_LONGEST_LABEL = 15
"""Tokens of a label: "Ana Roth, mayor of Ostrel:"."""


def _source(token: Token) -> tuple[int, int] | None:
    """Give X of "According to X: “…"."""
    if token.lower_ != "according":
        return None
    named = next(
        (one for child in token.rights for one in child.children if one.dep_ == "pobj"), None
    )
    return phrase(named) if named is not None else None


def _quoted_person(verb: Token) -> tuple[int, int] | None:
    """Give X of "quoted X as saying"."""
    if verb.lemma_ != "quote" or not any(child.lower_ == "as" for child in verb.rights):
        return None
    return next((phrase(child) for child in verb.rights if child.dep_ == "dobj"), None)


def _appended(verb: Token) -> tuple[int, int] | None:
    """Find a subject after its verb that the parse took for an object: "said Maria Lund"."""
    for child in verb.rights:
        if child.dep_ in {"dobj", "attr", "npadvmod", "ccomp", "oprd"} and child.pos_ in {
            "PROPN",
            "NOUN",
            "PRON",
        }:
            return phrase(child)
    return None


_SIGNATURE = re.compile(r"[ \n]{0,3}[—–-]{1,2} ?(?P<name>[A-Z][^\n.:;“\"]{2,80})(?=\n|$)")


def _signed(reading: Reading, one: Quotation) -> Act | None:
    """Read a quotation set apart with its speaker's name under it: "“…” — Ana Roth, mayor"."""
    found = _SIGNATURE.match(reading.report.text, one.close_end)
    if found is None:
        return None
    named = reading.token_span(*found.span("name"))
    if not len(named) or not can_act(named.root):
        return None
    dash = named.start - 1
    return Act(
        one.start,
        _end(reading, one),
        found_by="quote signed",
        words=(dash, dash + 1),
        verb=dash,
        voice=(named.start, named.end),
    )


def _after_report(reading: Reading, one: Quotation) -> Act | None:
    """Give a quotation of whole sentences to who spoke in the sentence before: "X said so. “…”".

    Whoever was quoted before that sentence has had his say.
    """
    lead = _lead(reading, one)
    text = reading.report.text[one.start : one.end].rstrip()
    if lead is None or lead.text.rstrip()[-1:] != "." or text[-1:] not in {".", "?", "!"}:
        return None
    verb, cue = lead.root, verb_cue(lead.root)
    if cue is None or not cue.ways & {"quote", "told"} or verb.tag_ not in FINITE:
        return None
    named = teller(verb)
    unsaid = is_hypothetical(verb) or is_refused(verb) or is_passive(verb)
    if unsaid or named is None or not text[:1].isupper():
        return None
    return Act(
        one.start,
        _end(reading, one),
        found_by="quote next",
        cue=cue,
        verb=verb.i,
        words=cue_words(verb),
        voice=named,
    )


def _carried(reading: Reading, one: Quotation, before: tuple[Quotation, Act] | None) -> Act | None:
    """Give a quotation without a cue to the speaker of the one before, if little lies between."""
    if before is None:
        return None
    between = reading.report.text[before[0].close_end : one.open_start]
    stops = list(reading.token_span(before[0].close_end, one.open_start - 1))
    close = len(between) < 200 and between.count("\n\n") <= 1
    if not close or sum(word.text in {".", "?", "!"} for word in stops) > 1:
        return None
    way = "quote next" if "\n" not in between else "quote paragraph"
    return replace(before[1], start=one.start, end=_end(reading, one), found_by=way, follows=True)
