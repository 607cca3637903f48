"""Quotations that stand alone: which cue governs each, before, after or around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factdb.extract.acts import Act, cue_words
from factdb.extract.cues import Cue, verb_cue
from factdb.extract.parse import Reading
from factdb.extract.voices import phrase, subject, voice
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
        voice=voice(governor.verb) or _appended(governor.verb),
    )


def _end(reading: Reading, one: Quotation) -> int:
    """Leave out the comma before the closing mark; keep a full stop."""
    inner = reading.report.text[one.start : one.end]
    return one.start + max(1, len(inner.rstrip().rstrip(",").rstrip()))


def _governor(
    reading: Reading, one: Quotation, before: tuple[Quotation, Act] | None, taken: frozenset[int]
) -> _Governor | None:
    text = reading.report.text
    inner = text[one.start : one.end].rstrip()
    goes_on = inner[-1:] not in {".", ""} or text[one.close_end : one.close_end + 1] == ","
    tail, lead = _tail(reading, one), _lead(reading, one)
    after = _after(tail, reading) if tail is not None else None
    ahead = _ahead(lead, reading, taken) if lead is not None else None
    led_up = lead is not None and text[: one.open_start].rstrip()[-1:] in ":,"
    if ahead is not None and led_up and not (after is not None and inner[-1:] == ","):
        return ahead
    if after is not None and goes_on:
        return after
    return ahead or (after if lead is None or not led_up else None)


def _tail(reading: Reading, one: Quotation) -> Span | None:
    """Give the sentence that begins right after a quotation, in the same paragraph."""
    text = reading.report.text
    at = reading.first_token(one.close_end)
    if at >= len(reading.doc) or "\n" in text[one.close_end : reading.doc[at].idx]:
        return None
    if text[one.close_end : reading.doc[at].idx + 1].count("\n"):
        return None
    return reading.doc[at].sent


def _lead(reading: Reading, one: Quotation) -> Span | None:
    """Give the sentence that ends right before a quotation, in the same paragraph or with a colon."""
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
        if other in reading.detached
    ):
        return None
    return last.sent


def _after(tail: Span, reading: Reading) -> _Governor | None:
    """Find the cue in "…,” said X" and "…,” X said, adding that …"."""
    for token in tail[:25]:
        cue = (
            verb_cue(token)
            if token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("VB")
            else None
        )
        if cue is None or "quote" not in cue.ways and "told" not in cue.ways:
            if token.pos_ == "VERB" and token.dep_ == "ROOT" and token.i > tail.start + 1:
                return None
            continue
        if token.dep_ in {"relcl", "acl"} or _has_words_of_its_own(token):
            continue
        return _Governor(token, cue, "after")
    return None


def _has_words_of_its_own(verb: Token) -> bool:
    return any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.children)


def _ahead(lead: Span, reading: Reading, taken: frozenset[int]) -> _Governor | None:
    """Find the cue in "X said: “…", "saying “…", "X told the press that “…"."""
    ends = lead.text.rstrip()[-1:]
    if ends in {".", "?", "!", "”", '"'}:
        return None
    verbs = [token for token in lead if token.pos_ == "VERB" or token.tag_.startswith("VB")]
    for token in reversed(verbs):
        cue = verb_cue(token)
        if cue is not None and "quote" in cue.ways | {"quote" if "told" in cue.ways else ""}:
            if token.i in taken and ends not in {":", ","}:
                continue
            return _Governor(token, cue, "before")
    root = lead.root
    if ends == ":" and root.pos_ in {"VERB", "AUX"} and subject(root) is not None:
        return _Governor(root, None, "colon")
    return None


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
    """Give a quotation without a cue to the speaker of the one before, if only a cue lies between."""
    if before is None:
        return None
    between = reading.report.text[before[0].close_end : one.open_start]
    close = len(between) < 200 and between.count("\n\n") <= 1
    if not close or between.count(". ") > 1:
        return None
    way = "quote next" if "\n" not in between else "quote paragraph"
    return replace(before[1], start=one.start, end=_end(reading, one), found_by=way, follows=True)
