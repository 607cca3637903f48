"""What the outlet says in its own voice, where it can be checked.

A clause counts if it has a figure, or if a named actor did or did not do something in it. Left out
are clauses that hold or lie in somebody's words, questions, wishes, what may or would be, and what
a subject merely is or feels.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factdb.extraction.acts import Act, trimmed
from factdb.extraction.clauses import OPEN
from factdb.extraction.cues import word_set
from factdb.extraction.mentions import mention_at
from factdb.extraction.parse import Reading
from factdb.extraction.tokens import ends_in_question, having
from factdb.extraction.voices import phrase
from factdb.text.figures import figures
from factdb.types import Form

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_NARROWEST = 4
"""Words below which a clause says too little to be checked."""


def assertions(reading: Reading, acts: Sequence[Act]) -> Iterator[Act]:
    """Give the assertions of a report, in order, as acts without a cue or a voice."""
    if any(act.found_by == "turn" for act in acts):
        return
    taken = _Taken(reading, acts)
    for at in having(reading.doc, "POS", ("VERB", "AUX")):
        token = reading.doc[at]
        if not _heads_clause(token) or taken.near(token):
            continue
        first, last = _clause(token)
        span = trimmed(reading.doc, first, last)
        if span is None or taken.overlaps(*span) or not _can_be_checked(token, span, reading):
            continue
        found_by = "figure" if _has_figure(span, reading) else "deed"
        yield Act(*span, found_by=found_by, verb=token.i)


def _is_named(reading: Reading, act: Act) -> bool:
    """Say whether a clause that tells more only names a claim: "its demands for talks"."""
    if act.found_by != "noun":
        return False
    return not any(token.pos_ == "VERB" for token in reading.token_span(act.start, act.end))


class _Taken:
    """The spans that are already somebody's: contents and quotations, in order."""

    def __init__(self, reading: Reading, acts: Sequence[Act]) -> None:
        self._reading = reading
        self._verbs = {act.verb for act in acts if not act.refused}
        contents = (act for act in acts if not act.refused and not _is_named(reading, act))
        spans = sorted(
            [*((act.start, act.end) for act in contents),
             *((one.open_start, one.close_end) for one in reading.detached)]
        )  # fmt: skip
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in spans:
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def near(self, token: Token) -> bool:
        """Say whether a clause is headed by a cue or stands in a heading or a quotation."""
        offset = token.idx
        return (
            token.i in self._verbs
            or self._reading.in_heading(offset)
            or self._reading.around(offset) is not None
        )

    def overlaps(self, start: int, end: int) -> bool:
        """Say whether somebody's words lie in ``[start, end)``."""
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and self._ends[at] > start


def _heads_clause(token: Token) -> bool:
    """Say whether a token is the verb of a main clause with a subject of its own."""
    if token.dep_ not in {"ROOT", "conj"}:
        return False
    head = token
    while head.dep_ == "conj":
        head = head.head
    return head.dep_ == "ROOT" and _subject(token) is not None


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.lefts if child.dep_ in _SUBJECTS), None)


def _clause(verb: Token) -> tuple[int, int]:
    """Give the tokens of a clause up to the next one that has a subject of its own."""
    first, last = verb.left_edge.i, verb.right_edge.i + 1
    for child in verb.rights:
        if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"} and _subject(child) is not None:
            last = min(last, child.left_edge.i)
    while (
        last > first + 1
        and verb.doc[last - 1].dep_ in {"cc", "punct"}
        and not _closes(verb.doc[last - 1])
    ):
        last -= 1
    while (
        first < verb.i and verb.doc[first].dep_ in {"cc", "punct"} and verb.doc[first].tag_ != "``"
    ):
        first += 1
    return first, last


def _closes(token: Token) -> bool:
    return token.text in {"”", '"', "’", "'", ")", "]", "»"}


def _can_be_checked(verb: Token, span: tuple[int, int], reading: Reading) -> bool:
    text = reading.report.text[span[0] : span[1]]
    if len(text.split()) < _NARROWEST or ends_in_question(verb.sent):
        return False
    has_figure = _has_figure(span, reading)
    helpers = {child.lower_ for child in verb.lefts if child.dep_ in {"aux", "mark"}}
    unreal = word_set("modals") | {"ought", *OPEN}
    if helpers & (unreal - {"can"} if has_figure else unreal):
        return False
    return has_figure or _is_deed(verb, reading)


def _has_figure(span: tuple[int, int], reading: Reading) -> bool:
    return bool(figures(reading.report.text[span[0] : span[1]], span[0]))


def _is_deed(verb: Token, reading: Reading) -> bool:
    """Say whether a named actor did something, or did not."""
    doer = _subject(verb)
    if doer is None or doer.dep_ != "nsubj" or verb.lemma_.lower() in word_set("states"):
        return False
    named = mention_at(reading.doc, reading.report, *phrase(doer))
    if named.form not in {Form.NAME, Form.ROLE} or named.kind is None:
        return False
    return any(
        child.dep_ in {"dobj", "prep", "neg", "xcomp", "ccomp", "advmod"} for child in verb.children
    )
