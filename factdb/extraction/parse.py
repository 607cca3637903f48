"""Parse a report once, with its quotations shielded.

Nothing is masked: the parse is of the report's own text, so that a token's ``idx`` is an offset
into it. A quotation that stands by itself ("“We will not go. We cannot,” he said") is cut out by
sentence starts that are set before the parser runs: it is parsed as sentences of its own, and the
words around it as a clause of their own, so that neither can pull the other apart. Words in marks
that are part of a sentence ("claimed to be on a “peace mission”") stay in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from factdb.extraction.cues import quoting_forms, quoting_lemmas
from factdb.text.marks import Quotation, quotations
from factdb.text.paragraphs import paragraphs
from factdb.types import Report

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

CHUNK = 20_000
"""Characters that go through the model at once: bounds its memory on texts of any length."""

WORDS = 140_000
"""How many words a model may hold, those it was trained on among them."""

LEMMAS = 50_000
"""How many lemmas a model may hold."""

LONGEST_WORD = 400
"""Characters after which a word without a space is cut: the tokenizer is quadratic in them."""

LONGEST = 160
"""Tokens after which a sentence is cut at the next comma, and at any token 40 later."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NEXT_WORD = re.compile(r"[\s,.;:!?—–-]*")
_DATELINE = re.compile(
    r"^[A-Z][A-Z.'’ -]{2,}(?:, [A-Z][\w.' -]{1,20})?(?: ?\([^)\n]{1,30}\))? ?[—–-]+ (?=\S)",
    re.MULTILINE,
)
"""Where a report was written, before its first words: "OSTREL, Tarsovia (Wire) — "."""
_ENDS = ".?!…,—–-"
_INTRODUCES = ",:—–-("


@dataclass(frozen=True, slots=True)
class Reading:
    """A report, its parse, and its outermost quotations; ``detached`` are those cut out of it."""

    report: Report
    doc: Doc
    quotations: tuple[Quotation, ...]
    detached: tuple[Quotation, ...]
    starts: tuple[int, ...]
    headings: tuple[tuple[int, int], ...]
    digest: str
    """That of the report, computed once."""

    def first_token(self, offset: int) -> int:
        """Give the index of the first token that ends after an offset; ``len(doc)`` at the end."""
        at = bisect_right(self.starts, offset) - 1
        if at >= 0 and offset < self.starts[at] + len(self.doc[at]):
            return at
        return at + 1

    def token_span(self, start: int, end: int) -> Span:
        """Give the tokens that begin in ``[first token at start, end)``."""
        first = self.first_token(start)
        return self.doc[first : max(first, bisect_left(self.starts, end))]

    def around(self, offset: int) -> Quotation | None:
        """Give the outermost quotation whose inner words cover an offset."""
        at = bisect_right(self.quotations, offset, key=lambda one: one.start) - 1
        if at >= 0 and offset < self.quotations[at].end:
            return self.quotations[at]
        return None

    def within(self, start: int, end: int) -> list[Quotation]:
        """Give the outermost quotations that lie in ``[start, end)``, marks included."""
        at = bisect_left(self.quotations, start, key=lambda one: one.open_start)
        found = []
        while at < len(self.quotations) and self.quotations[at].close_end <= end:
            found.append(self.quotations[at])
            at += 1
        return found

    def is_detached(self, one: Quotation) -> bool:
        """Say whether a quotation is cut out of the sentence around it."""
        at = bisect_left(self.detached, one.open_start, key=lambda other: other.open_start)
        return at < len(self.detached) and self.detached[at] == one

    def in_heading(self, offset: int) -> bool:
        """Say whether an offset stands in a heading or caption: short, without a full stop."""
        at = bisect_right(self.headings, (offset, len(self.report.text))) - 1
        return at >= 0 and offset < self.headings[at][1]


def read_all(reports: Sequence[Report], model: str) -> list[Reading]:
    """Pair the marks of some reports and parse each once, all in one go.

    Each comes out as it would alone: what shares a batch changes no number of the parse.
    """
    shielded = [_shielded(one.text) for one in reports]
    nlp = load(model)
    pieces = [
        list(_pieces(nlp, one.text, *marks)) for one, marks in zip(reports, shielded, strict=True)
    ]
    parsed = nlp.pipe(chain.from_iterable(pieces))
    return [
        _reading(report, *marks, _joined(nlp, list(islice(parsed, len(cut)))))
        for report, marks, cut in zip(reports, shielded, pieces, strict=True)
    ]


_Marks = tuple[Quotation, ...]


def _shielded(text: str) -> tuple[_Marks, _Marks]:
    """Give the outermost quotations, and those of them that stand alone."""
    outer = tuple(one for one in quotations(text) if one.depth == 0)
    return outer, tuple(one for one in outer if _stands_alone(text, one))


def _reading(report: Report, outer: _Marks, detached: _Marks, doc: Doc) -> Reading:
    starts = tuple(token.idx for token in doc)
    return Reading(report, doc, outer, detached, starts, _headings(report.text), report.digest)


def _headings(text: str) -> tuple[tuple[int, int], ...]:
    """Give the paragraphs that are no sentences: short, and without a mark that ends one."""
    return tuple(
        (start, end)
        for start, end in paragraphs(text)
        if end - start < 160
        and text[end - 1] not in ".?!…:,;”\"'’»)]"
        and not TURN.match(text, start)
    )


@cache
def load(model: str) -> Language:
    """Load a spaCy model, once per process.

    Raises:
        OSError: if there is no such model.

    """
    import spacy

    from factdb.extraction.attributes import remember

    nlp = spacy.load(model, exclude=["senter"])
    _cut_at_brackets(nlp)
    remember(nlp)
    return nlp


def _cut_at_brackets(nlp: Language) -> None:
    """Let a bracket printed without a space end a word: "Dorn(translated from Arvian) said"."""
    from spacy.util import compile_infix_regex

    tokenizer: Any = nlp.tokenizer
    if hasattr(tokenizer, "infix_finditer"):
        infixes = [*(nlp.Defaults.infixes or ()), _BRACKET]
        tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


_BRACKET = r"(?<=[A-Za-z]{2})\((?=[A-Za-z]{4})"
"""A bracket between two words, not that of "report(s)"."""


def bounded(model: str) -> AbstractContextManager[object]:
    """Give the block in which a model may learn words without growing for ever.

    The words of the first reports stay, so that they need not be taken apart again; what comes when
    there are `WORDS` is forgotten at the block's end, with every parse in it. Lemmas go when there
    are `LEMMAS`.
    """
    nlp = load(model)
    for _, part in nlp.components:
        known: dict[object, object] = getattr(part, "cache", {})
        if len(known) > LEMMAS:
            known.clear()
    return nlp.memory_zone() if len(nlp.vocab.strings) > WORDS else nullcontext()


def _pieces(nlp: Language, text: str, outer: _Marks, detached: _Marks) -> Iterator[Doc]:
    """Cut a text into pieces, in words, with the starts of sentences that are known."""
    starts = _sentence_starts(text, outer, detached)
    for first, last in chunks(text):
        doc = nlp.make_doc(text[first:last])
        _set_starts(doc, [at - first for at in starts if first <= at < last])
        yield doc


def _joined(nlp: Language, parsed: list[Doc]) -> Doc:
    from spacy.tokens import Doc

    whole = parsed[0] if len(parsed) == 1 else Doc.from_docs(parsed, ensure_whitespace=False)
    return whole if whole is not None else nlp.make_doc("")


_ENDLESS = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")


def chunks(text: str) -> Iterator[tuple[int, int]]:
    """Give the pieces that are parsed: at most `CHUNK` long, none with a word of `LONGEST_WORD`."""
    first = 0
    for endless in _ENDLESS.finditer(text):
        yield from _lines(text, first, endless.end())
        first = endless.end()
    yield from _lines(text, first, len(text))


def _lines(text: str, first: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a part of a text into such pieces: at a line's end, at a space, or anywhere."""
    while end - first > CHUNK:
        window = (first + CHUNK // 2, first + CHUNK)
        last = text.rfind("\n", *window) + 1 or text.rfind(" ", *window) + 1 or window[1]
        yield first, last
        first = last
    yield first, end


def _sentence_starts(
    text: str, outer: Sequence[Quotation], detached: Sequence[Quotation]
) -> list[int]:
    """Give the offsets at which a sentence must begin, in order."""
    lines = [start for start, _ in paragraphs(text)]
    turns = [found.end() for found in TURN.finditer(text)]
    marks = [at for one in detached for at in (one.open_start, after(text, one))]
    ends = [after(text, one) for one in outer if _ends_sentence(text, one)]
    datelines = [found.end() for found in _DATELINE.finditer(text)]
    return sorted({*lines, *turns, *marks, *ends, *datelines})


def _ends_sentence(text: str, one: Quotation) -> bool:
    """Say whether a sentence ends with a quotation: a full stop inside, a capital after."""
    last = text[max(0, one.end - 2) : one.end].rstrip(")]")[-1:]
    at = after(text, one)
    return last in {".", "?", "!"} and text[at : at + 1].isupper()


def after(text: str, one: Quotation) -> int:
    """Give the offset of the first word after a quotation."""
    found = _NEXT_WORD.search(text, one.close_end)
    return found.end() if found else len(text)


_NAME_WORD = r"(?:(?:[A-Z]\.)+|[A-Z][\w'’-]*\.?)"
_OFFICE = (
    rf"{_NAME_WORD}(?:[ ](?:of|the|for|and|to|de|al|{_NAME_WORD},?)){{1,14}}"
    rf"(?:[ ]{_NAME_WORD}){{2}}(?:[ ]?\([^()\n]{{2,30}}\))?"
)
"""An office and who holds it: "President of Russia Vladimir Putin"."""
TURN = re.compile(
    rf"^(?:(?P<name>(?:{_NAME_WORD}[ ]){{0,5}}{_NAME_WORD}|{_OFFICE})[ ]?:"
    r"|\(\((?:(?P<q2>[A-Z]{1,4})|(?P<name2>[^()\n]{2,40}))\)\)[ ]?:?"
    r"|(?P<q>Q)(?=[ ]))[ ]+(?=\S)",
    re.MULTILINE,
)
"""The head of a transcript's turn: "MS. SAKI: ", "Vladimir Putin: ", "((Ana Roth)) ", "Q ".

Initials in double brackets are those of who asks, as "Q" is.
"""


def _set_starts(doc: Doc, offsets: Sequence[int]) -> None:
    """Tell the parser where sentences begin: at the offsets, and where one would run too long."""
    begin = set(offsets)
    length = 0
    before = text = ""
    for token in doc:
        length += 1
        before, text = text, token.text
        too_long = length > LONGEST and (before in {",", ":"} or length > LONGEST + 40)
        if token.idx in begin or before == ";" or too_long:
            token.is_sent_start = True
            length = 0
            _hold_together(doc, token.i)
        elif text in {".", "?", "!"}:
            length = 0


def _hold_together(doc: Doc, at: int) -> None:
    """Keep the words that lead up to a cut in one sentence: "charging that the | “talk …”"."""
    for i in range(max(1, at - 2), at):
        joined = doc[i - 1].is_alpha or (doc[i].text == "that" and doc[i - 1].text == ",")
        if doc[i].is_alpha and joined and doc[i].is_sent_start is None:
            doc[i].is_sent_start = False


def _stands_alone(text: str, one: Quotation) -> bool:
    """Say whether a quotation is speech of its own rather than words of the sentence around it."""
    inner = text[one.start : one.end]
    words = _WORD.findall(inner)
    before = text[max(0, one.open_start - 60) : one.open_start]
    if not words or (_is_title(words, before) and not _is_answered(text, one)):
        return False
    introduced = _introduced(before) or _is_led_up_to(text, one, before)
    if len(words) < 3:
        led = before.rstrip()[-1:] == ":" or _is_cue_form(before)
        own = text[one.end - 1] in ".?!" and _line_start(text, one)
        return _closed(text, one) and (led or own or _is_first_part(text, one))
    if _is_predicate(inner, before):
        return False
    if re.search(r"[.?!…][”\"’']?\s+[\"“'‘\[]?[A-Z]", inner) and len(words) > 8:
        return True
    return (introduced or _line_start(text, one)) and (
        _closed(text, one) or _has_cue_after(text, one)
    )


_UNQUOTED = re.compile(r"[^\s“”\"'’‘,.?!:;][^“”\".?!:;\n]*, [^,“”\".?!:;\n]{2,50},\s*$")


def _is_predicate(inner: str, before: str) -> bool:
    """Say whether words in marks end a sentence not in marks: "The court, he said, “is lost.”"."""
    found = _UNQUOTED.search(before) if inner[:1].islower() else None
    if found is None or before[: found.start()].rstrip()[-1:] not in {"", ".", "?", "!", "\n"}:
        return False
    return _is_cue_form(found.group().rstrip().rstrip(","))


def _closed(text: str, one: Quotation) -> bool:
    last = text[max(0, one.end - 3) : one.end].rstrip("])")[-1:]
    after = text[one.close_end : one.close_end + 1]
    return (
        last in _ENDS
        or after in {",", ".", ";", "?", "!", "—", "–"}
        or text[one.close_end : one.close_end + 2].strip() == ""
    )


def _is_answered(text: str, one: Quotation) -> bool:
    """Say whether words that could be a title are spoken: "“WE ARE READY,” HE SAID"."""
    return text[one.end - 1] in ",!?" and _has_cue_after(text, one)


def _is_first_part(text: str, one: Quotation) -> bool:
    """Say whether a word or two are speech: "“No,” he said", "“However,” she told them, “…”"."""
    return _is_answered(text, one) and _line_start(text, one)


def _has_cue_after(text: str, one: Quotation) -> bool:
    """Say whether "he said" or "was his answer" follows without a comma."""
    if _REPLY.match(text, one.close_end):
        return True
    words = _WORD.findall(text[one.close_end : one.close_end + 60].lstrip(",").split(",")[0])[:5]
    return any(word.lower() in quoting_forms() for word in words if not word.endswith("ing"))


_REPLY = re.compile(
    r",? (?:was|is|came|ran) (?:(?:his|her|its|their)|(?:the |a )?[^.,;\n]{2,40}['’]s?)"
    r" (?:\w+ )?(?:reply|answer|response|message|verdict|advice|comment)\b"
)
"""What follows a quotation that is named for what it is."""


def _line_start(text: str, one: Quotation) -> bool:
    return (
        re.search(
            r"(?:^|\n|[.?!…][”\"’')]?[ ]+)[\s•*–-]*$",
            text[max(0, one.open_start - 8) : one.open_start],
        )
        is not None
    )


def _introduced(before: str) -> bool:
    """Say whether the words before an opening mark lead up to somebody's own words."""
    told = before.rstrip()
    return told[-1:] in _INTRODUCES or _is_cue_form(told)


def _is_cue_form(before: str) -> bool:
    """Say whether a form of a quoting verb stands last, or "that" or "saying" after one."""
    last = [word.lower() for word in _WORD.findall(before)[-3:]]
    if not last or before.rstrip()[-1:] in ".?!":
        return False
    if last[-1] in {"that", "the"}:
        return any(word in quoting_forms() for word in last[:-1])
    named = len(last) > 1 and last[-1].endswith("ing") and last[-2] in _ARTICLES
    told = len(last) > 1 and last[-2] in _WHO and last[-1].removesuffix("s") in quoting_lemmas()
    return told or (last[-1] in quoting_forms() and not named)


_WHO = frozenset({"he", "she", "it", "who"})
"""Words behind which "states" and "claims" are verbs."""
_ARTICLES = frozenset({"the", "a", "this", "that", "his", "her", "its", "their"})
"""Words before "ruling" and "warning" that make nouns of them."""


def _is_led_up_to(text: str, one: Quotation, before: str) -> bool:
    """Say whether a cue stands a few words before a whole sentence: "told the court “We won.”".

    In small letters it must be long, end in marks, and begin with a clause's first word.
    """
    inner = text[one.start : one.end].lstrip("[(")
    near = re.split(r"[.?!;:\n]", before)[-1]
    words = [word.lower() for word in _WORD.findall(near)[-8:]]
    cut = _EDITED.match(text, one.start) is not None
    whole = (
        cut
        or inner[:1].isupper()
        or (inner[-1:] in {".", "!", "?"} and _CLAUSE.match(inner) is not None)
    )
    return whole and _closed(text, one) and any(w in quoting_forms() for w in words)


_EDITED = re.compile(r"\[[a-z]\][a-z]* ")
"""How a sentence begins whose first letter an editor made small: "[h]is ship"."""
_CLAUSE = re.compile(
    r"(?:if|when|once|because|we|i'm|it|it's|they|he|she|you|there|this is|that's|what|no one)\b"
    r"(?:\W+\w+){5}"
)
"""How a sentence in small letters begins, and that it has some words."""


def _is_title(words: Sequence[str], before: str) -> bool:
    """Say whether words in marks are a name: capitals throughout, and not led up to."""
    long = [word for word in words if len(word) > 3]
    return (
        bool(long)
        and all(word[0].isupper() for word in long)
        and len(words) > 1
        and not (before.rstrip()[-1:] == ":" or _is_cue_form(before))
    )
