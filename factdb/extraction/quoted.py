"""Quotations that stand alone: which cue governs each, before, after or around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factdb.extraction.acts import Act, cue_words
from factdb.extraction.cues import Cue, verb_cue
from factdb.extraction.parse import Reading, after
from factdb.extraction.voices import is_passive, phrase, subject, voice
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
    if governor is not None and _is_own(governor.verb):
        return None
    if governor is None:
        return _carried(reading, one, before)
    if before is not None and before[1].verb == governor.verb.i:
        return replace(before[1], start=one.start, end=_end(reading, one), follows=True)
    return Act(
        one.start,
        _end(reading, one),
        found_by=f"quote {governor.way}",
        cue=governor.cue,
        verb=governor.verb.i,
        words=cue_words(governor.verb),
        voice=_source(governor.verb)
        or _quoted_person(governor.verb)
        or voice(governor.verb)
        or _appended(governor.verb),
    )


def _is_own(verb: Token) -> bool:
    """Say whether the words are those of who is speaking or spoken to: "did you say “…”"."""
    found = subject(verb)
    return found is not None and found.lower_ in {"i", "you", "we"} and found.i < verb.i


def _end(reading: Reading, one: Quotation) -> int:
    """Leave out the comma before the closing mark; keep a full stop."""
    inner = reading.report.text[one.start : one.end]
    return one.start + max(1, len(inner.rstrip().rstrip(",").rstrip()))


def _governor(
    reading: Reading, one: Quotation, before: tuple[Quotation, Act] | None, taken: frozenset[int]
) -> _Governor | None:
    """Choose between the cue before a quotation and the one after it."""
    text = reading.report.text
    last = text[one.end - 1]
    tail, lead = _tail(reading, one), _lead(reading, one)
    behind = _after(tail) if tail is not None else None
    ahead = _ahead(lead, taken) if lead is not None else None
    if ahead is not None and (behind is None or voice(ahead.verb) or ahead.way == "colon"):
        return ahead
    if last != "." or text[one.close_end : one.close_end + 1] == ",":
        return behind or ahead
    alone = tail is not None and len(tail) <= 12 and not _between(lead, before)
    return behind if alone else ahead


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


def _after(tail: Span) -> _Governor | None:
    """Find the cue in "…,” said X" and "…,” X said, adding that …"."""
    for token in tail[:25]:
        cue = (
            verb_cue(token)
            if token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("VB")
            else None
        )
        if cue is None or ("quote" not in cue.ways and "told" not in cue.ways):
            if token.pos_ == "VERB" and token.dep_ == "ROOT" and token.i > tail.start + 1:
                return None
            continue
        if token.dep_ in {"relcl", "acl"} or _has_words_of_its_own(token):
            continue
        return _Governor(token, cue, "after")
    return None


def _has_words_of_its_own(verb: Token) -> bool:
    return any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.children)


def _ahead(lead: Span, taken: frozenset[int]) -> _Governor | None:
    """Find the cue in "X said: “…", "saying “…", "X told the press that “…"."""
    ends = lead.text.rstrip()[-1:]
    if ends in {".", "?", "!", "”", '"'}:
        return None
    verbs = [token for token in lead if token.pos_ == "VERB" or token.tag_.startswith("VB")]
    for token in reversed(verbs):
        cue = verb_cue(token)
        if cue is not None and "quote" in cue.ways | {"quote" if "told" in cue.ways else ""}:
            if is_passive(token) or (token.i in taken and ends not in {":", ","}):
                continue
            return _Governor(token, cue, "before")
    root = lead.root
    source = next((t for t in lead if t.lower_ == "according"), None)
    if ends == ":" and source is not None:
        return _Governor(source, None, "colon")
    if ends == ":" and root.pos_ in {"VERB", "AUX"} and subject(root) is not None:
        return _Governor(root, None, "colon")
    return None


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


def _carried(reading: Reading, one: Quotation, before: tuple[Quotation, Act] | None) -> Act | None:
    """Give a quotation without a cue to the speaker of the one before, if little lies between."""
    if before is None:
        return None
    between = reading.report.text[before[0].close_end : one.open_start]
    close = len(between) < 200 and between.count("\n\n") <= 1
    if not close or between.count(". ") > 1:
        return None
    way = "quote next" if "\n" not in between else "quote paragraph"
    return replace(before[1], start=one.start, end=_end(reading, one), found_by=way, follows=True)
