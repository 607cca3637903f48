"""The dates of a report, and on which day an act of speech took place.

The day of an act is told in one of six ways, tried in this order::

    its own clause      "Roth said on Monday that …"
    a step              "Roth met Lund on Monday. The next day he said …"
    its occasion        "Roth said in the speech …", whose day was told before
    its scene           "Roth met Lund on Monday. Roth said …"        scenes
    going on            "He added …" after an act that has a day
    the report's event  "Roth and Lund debated on Monday." at its head, who took part in which

A date that somebody's words hold is about what was said; one that the outlet tells is the day of
speech only where the speaker takes part in what happened then, in words. No day is guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from factdb.extraction.acts import Act
from factdb.extraction.parse import Reading
from factdb.extraction.scenes import (
    clause_of,
    goes_on,
    has_verb,
    is_ahead,
    is_body,
    is_elsewhere,
    is_elsewhere_in,
    is_gathering,
    is_issue_of,
    is_narrated,
    is_pluperfect,
    issued,
    names_of,
    occasion_named,
    occasions_in,
    participants,
    repeats,
    sharing,
    stages,
    takes_part,
)
from factdb.extraction.voices import can_act, phrase
from factdb.text import spans
from factdb.text.dates import dates
from factdb.text.numerals import number_in_words
from factdb.text.paragraphs import paragraphs
from factdb.types import Precision, When

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_BACK = 8
"""How many dates, steps or acts beside an act may give it its day."""

_RECENT = 8
"""How old in days a day may be to be that of a scene: news tells of the last week."""

_BESIDE = 2
"""Characters between "today" and the date that says which day that is."""

_STEPS = 12
_FRONT = 12
"""So near its beginning does a date open a sentence: "In March 2019, …"."""

_HEAD = 2
"""Paragraphs that head a report and tell what it is about, titles and datelines left out."""

_NEAR_TODAY = frozenset({Precision.DAY, Precision.WEEK})

_STEP = re.compile(
    r"\b(?:the (?:(?P<next>next|following)|previous|preceding) day|the day before(?=[,.]| that\b)"
    r"|(?P<number>a|one|two|three|four|five|six|\d) days? (?:(?P<later>later)|earlier|before))\b"
    r"(?! (?:the|a|an|than)\b)",
    re.IGNORECASE,
)
"""A day told from the one that was told last."""


@dataclass(slots=True)
class Calendar:
    """Every date that a report prints, read once; ``acts`` say which words are somebody's."""

    reading: Reading
    acts: Sequence[Act]
    dates: tuple[When, ...] = field(init=False)
    _told: tuple[When, ...] = field(init=False)
    _lines: tuple[tuple[int, int], ...] = field(init=False)
    _steps: tuple[re.Match[str], ...] = field(init=False)
    _holders: dict[int, int] = field(init=False)
    _spoken: dict[int, Act] = field(init=False)
    _days: dict[Act, When | None] = field(init=False)
    _names: dict[Act, frozenset[str]] = field(init=False)
    _passed: list[Act] = field(init=False)
    _occasions: dict[str, set[When]] = field(init=False)

    def __post_init__(self) -> None:
        text = self.reading.report.text
        self.dates = dates(text, self.reading.report.day)
        self._lines = paragraphs(text)
        told = sorted((act for act in self.acts if act.verb >= 0), key=lambda act: act.verb)
        self._spoken = {act.verb: act for act in reversed(told)}
        self._steps = tuple(_STEP.finditer(text))
        starts = (*(one.start for one in self.dates), *(one.start() for one in self._steps))
        self._holders = self._innermost([*starts, *map(self._at, told)])
        self._told = tuple(one for one in self.dates if self._is_told(one))
        self._occasions, self._days, self._names, self._passed = {}, {}, {}, []
        self._read(told)

    def within(self, start: int, end: int) -> tuple[When, ...]:
        """Give the dates that stand in ``[start, end)``."""
        return tuple(one for one in _between(self.dates, start, end) if one.end <= end)

    def said_on(self, act: Act) -> When | None:
        """Give the day of an act, None where the report does not tell it."""
        return self._days.get(act)

    def _read(self, told: Sequence[Act]) -> None:
        """Go through the acts as they are printed, and give each its day."""
        reached = 0
        for act in told:
            for one in _between(self._told, reached, self._at(act)):
                self._enter(one)
            reached = max(reached, self._at(act))
            self._names[act] = self._named(act)
            self._days[act] = self._day(act)
            if self._holders[self._at(act)] < 0:
                self._passed.append(act)

    def _day(self, act: Act) -> When | None:
        verb = self.reading.doc[act.verb]
        if own := self._own(act, verb):
            return min(own, key=lambda one: abs(one.start - verb.idx))
        if (step := self._step(verb)) is not None:
            return self._stepped(step)
        if pinned := self._pinned(act):
            return pinned
        if self._holders[verb.idx] >= 0 or act.voice is None or not is_narrated(verb):
            return None
        if _between(self._told, verb.sent.start_char, verb.sent.end_char):
            return None  # some other day is told beside it: "reported missing on Monday"
        return self._occasion(act) or self._scene(act) or self._going_on(act) or self._at_event(act)

    # --- its own clause

    def _own(self, act: Act, verb: Token) -> list[When]:
        """Give the dates in the clause of an act, told by the same voice as the act itself."""
        sentence = verb.sent
        near = _between(self.dates, sentence.start_char, sentence.end_char)
        near = [one for one in near if one.first <= self.reading.report.day]
        mine = [one for one in near if self._holders[one.start] == self._holders[verb.idx]]
        if not act.start <= verb.idx < act.end:
            mine = [one for one in mine if not act.start <= one.start < act.end]
        around = self.reading.around(verb.idx)
        mine = [one for one in mine if self.reading.around(one.start) == around]
        return [one for one in mine if self._tells_of(one, act, verb)] or self._tail(act)

    def _pinned(self, act: Act) -> When | None:
        """Give the day that a quotation itself dates: "we were called today, 10 September"."""
        held = self.within(act.start, act.end) if act.found_by.startswith("quote") else ()
        pairs = [(one, after) for one, after in pairwise(held) if one.text.casefold() == "today"]
        near = (after for one, after in pairs if after.start - one.end <= _BESIDE)
        return next((one for one in near if one.precision is Precision.DAY), None)

    def _tells_of(self, one: When, act: Act, verb: Token) -> bool:
        """Say whether a date stands in the clause of a verb, or of one that shares its subject."""
        if one.precision not in _NEAR_TODAY and not self._is_beside(one, verb):
            return False
        token = self._token(one)
        if verb.dep_ == "prep" or verb.pos_ not in {"VERB", "AUX"}:
            return _belongs_to(token, verb)
        dated = clause_of(token)
        if is_issue_of(dated, verb):
            return True
        if dated.pos_ not in {"VERB", "AUX"} and one.end <= verb.idx:
            return not has_verb(token, verb)  # a fronted date that the parse left hanging
        if verb.idx < one.start and one.end <= act.start <= dated.idx < act.end:
            return True  # "said on Monday | they believe": the parse gives the day to "believe"
        if dated != verb and (is_ahead(dated) or is_pluperfect(dated)):
            return False
        return dated == verb or dated in sharing(verb) or verb in sharing(dated)

    def _is_beside(self, one: When, verb: Token) -> bool:
        """Say whether a month or a year begins the sentence, or no comma parts it from the act.

        A year deep in a sentence is that of what is spoken about, whatever the parse hangs it on.
        """
        if one.start - verb.sent.start_char <= _FRONT:
            return True
        first, last = sorted(((one.start, one.end), (verb.idx, verb.idx + len(verb))))
        return "," not in self.reading.report.text[first[1] : last[0]]

    def _tail(self, act: Act) -> list[When]:
        """Give the dates in what follows a quotation: "“…,” while addressing the press Monday"."""
        one = self.reading.around(act.start)
        if one is None or act.verb >= self.reading.first_token(act.start):
            return []
        doc = self.reading.doc
        at = self.reading.first_token(one.close_end)
        while at < len(doc) and doc[at].is_punct and doc[at].text not in ".?!":
            at += 1
        if at >= len(doc) or not doc[at].is_lower:
            return []
        tail = _between(self._told, one.close_end, doc[at].sent.end_char)
        return [when for when in tail if self._goes_with(clause_of(self._token(when)))]

    def _goes_with(self, clause: Token) -> bool:
        has_subject = any(child.dep_ in {"nsubj", "nsubjpass"} for child in clause.children)
        return not has_subject and not is_ahead(clause) and clause.i not in self._spoken

    # --- a step

    def _step(self, verb: Token) -> re.Match[str] | None:
        """Give "the next day" or "two days earlier" of the clause that an act is told in."""
        sentence = verb.sent
        first = bisect_left(self._steps, sentence.start_char, key=lambda one: one.start())
        for one in self._steps[first : first + _BACK]:
            if one.start() >= sentence.end_char:
                return None
            same = self._holders[one.start()] == self._holders[verb.idx]
            if same and self.reading.around(one.start()) is None:
                clause = clause_of(self.reading.doc[self.reading.first_token(one.start())])
                if clause == verb or clause in sharing(verb) or one.end() < verb.idx:
                    return one
        return None

    def _stepped(self, step: re.Match[str]) -> When | None:
        """Give the day that lies a step from the one told last in the paragraph, None without."""
        days = (one for one in self._back(self._line(step.start()), step.start()))
        last = next((one for one in days if one.precision is Precision.DAY), None)
        if last is None:
            return None
        number = step["number"] or "one"
        length = int(number) if number.isdigit() else int(number_in_words(number) or 1)
        day = spans.shifted(last.first, length if step["next"] or step["later"] else -length)
        if day > self.reading.report.day:
            return None
        return When(step.group(), step.start(), step.end(), day, day, Precision.DAY)

    # --- its occasion

    def _enter(self, one: When) -> None:
        """Keep the day of the occasions that a date is told of: "in a speech on Monday"."""
        if one.precision is Precision.DAY and one.first <= self.reading.report.day:
            for noun in occasions_in(self._token(one)):
                if self._holders.get(noun.idx, -1) < 0:
                    self._occasions.setdefault(noun.lemma_.lower(), set()).add(one)

    def _occasion(self, act: Act) -> When | None:
        """Give the day of the one occasion that an act is said to belong to."""
        noun = occasion_named(self.reading.doc, act)
        found = self._occasions.get(noun.lemma_.lower(), set()) if noun is not None else set()
        if len({one.first for one in found}) != 1:
            return None
        return max(found, key=lambda one: one.start)

    # --- its scene

    def _scene(self, act: Act) -> When | None:
        """Give the day of what happened last in the paragraph, if the speaker took part in it."""
        at = self._at(act)
        line = self._line(at)
        for one in self._back(line, at):
            clause = clause_of(self._token(one))
            if not stages(clause):
                continue
            return one if self._is_recent(one) and self._shares(act, clause) else None
        return None

    def _back(self, line: int, at: int) -> Iterator[When]:
        last = bisect_left(self._told, at, key=lambda one: one.start)
        for number in range(last - 1, max(-1, last - 1 - _BACK), -1):
            if self._told[number].start < line:
                return
            yield self._told[number]

    def _is_recent(self, one: When) -> bool:
        today = self.reading.report.day
        fresh = 0 <= (today - one.first).days <= _RECENT
        return fresh and one.precision is Precision.DAY

    def _shares(self, act: Act, clause: Token) -> bool:
        """Say whether the speaker of an act spoke on this day, or took part in what was said."""
        spoken = self._spoken.get(clause.i)
        names = self._names[act]
        if is_elsewhere(self.reading.doc[act.verb]):
            names = frozenset()
        if spoken is not None:
            same = bool(names & self._names.get(spoken, frozenset()))
            if same or self._retells(act, spoken):
                return True
        return takes_part(self.reading.doc, act, names, clause)

    def _retells(self, act: Act, spoken: Act) -> bool:
        """Say whether a quotation gives the words of the act before: the day is that of both."""
        text = self.reading.report.text
        return (
            bool(self._passed)
            and self._passed[-1] == spoken
            and act.found_by.startswith("quote")
            and repeats(text[act.start : act.end], text[spoken.start : spoken.end])
        )

    # --- going on

    def _going_on(self, act: Act) -> When | None:
        """Give the day of an act that the same speaker goes on from, if no scene lies between."""
        doc = self.reading.doc
        if is_elsewhere(doc[act.verb]):
            return None
        at = self._at(act)
        line = self._line(at)
        opening = doc[self.reading.first_token(line)].sent
        for other in self._passed[: -_BACK - 1 : -1]:
            near = self._at(other) >= line
            if not near and not goes_on(act, self._names[act], doc[act.verb], opening):
                return None
            if self._names[act] & self._names[other]:
                day = self._days[other]
                return None if day is None or self._moved(day, self._at(other), at) else day
            if not near or self._days[other] is not None:
                return None
        return None

    def _moved(self, day: When, first: int, last: int) -> bool:
        """Say whether the outlet tells of another day in between."""
        return any(
            one.first != day.first and stages(clause_of(self._token(one)))
            for one in _between(self._told, first, last)[-_BACK:]
            if one.start != day.start
        )

    # --- the report's event

    def _at_event(self, act: Act) -> When | None:
        """Give the day of the debate or rally that heads the report, to who took part in it."""
        told = self._event()
        verb = self.reading.doc[act.verb]
        if told is None or self._at(act) < told.end or is_elsewhere_in(self._before(act)):
            return None
        clause = clause_of(self._token(told))
        spoken = self._spoken.get(clause.i)
        there = participants(clause) | (self._names[spoken] if spoken else frozenset())
        if not there & self._names[act] or is_elsewhere(verb):
            return None
        return None if self._moved(told, told.start, self._at(act)) else told

    def _event(self) -> When | None:
        """Give the day of the gathering that the report's first two paragraphs tell of."""
        told = [line for line in self._lines[: 2 * _HEAD] if not self.reading.in_heading(line[0])]
        end = told[:_HEAD][-1][1] if told else 0
        for one in _between(self._told, 0, end)[:_BACK]:
            clause = clause_of(self._token(one))
            if stages(clause) and is_gathering(clause):
                return one if self._is_recent(one) else None
        return None

    def _before(self, act: Act) -> Span:
        """Give the words of an act's paragraph up to its verb, none of the event's own sentence."""
        event = self._event()
        ended = self.reading.doc[self.reading.first_token(event.start)].sent.end if event else 0
        first = self.reading.first_token(self._line(self._at(act)))
        return self.reading.doc[max(first, min(ended, act.verb)) : act.verb]

    # --- places

    def _at(self, act: Act) -> int:
        return self.reading.doc[act.verb].idx

    def _token(self, one: When) -> Token:
        return self.reading.doc[self.reading.first_token(one.start)]

    def _line(self, at: int) -> int:
        return self._lines[bisect_right(self._lines, at, key=lambda one: one[0]) - 1][0]

    def _named(self, act: Act) -> frozenset[str]:
        """Give the names of who speaks; a pronoun has those of the act before."""
        if act.voice is None:
            return frozenset()
        found = names_of(self.reading.doc[slice(*act.voice)])
        if found is not None:
            return found
        told = self._told_of(act)
        return told or (self._names[self._passed[-1]] if self._passed else frozenset())

    def _told_of(self, act: Act) -> frozenset[str]:
        """Give the names of the subject of the sentence before, in the same paragraph."""
        before = self._sentence_before(self.reading.doc[act.verb].sent)
        if before is None:
            return frozenset()
        subjects = (word for word in before.root.lefts if word.dep_ in {"nsubj", "nsubjpass"})
        found = next((word for word in subjects if word.pos_ != "PRON" and can_act(word)), None)
        said_by = self.reading.doc[act.voice[0]].lower_ if act.voice else ""
        if found is not None and said_by in {"he", "she"} and is_body(found):
            return frozenset()
        named = names_of(before.doc[slice(*phrase(found))]) if found is not None else None
        return named or frozenset()

    def _sentence_before(self, sentence: Span) -> Span | None:
        """Give the sentence of the outlet's own before one, None at the head of a paragraph."""
        line = self._line(sentence.start_char)
        for _ in range(_BACK):
            if sentence.start_char <= line:
                return None
            sentence = self.reading.doc[sentence.start - 1].sent
            if self.reading.around(sentence.root.idx) is None:
                return sentence
        return None

    def _is_told(self, one: When) -> bool:
        """Say whether the outlet tells a date in its own words."""
        return self._holders[one.start] < 0 and self.reading.around(one.start) is None

    def _is_open(self, act: Act) -> bool:
        return act.found_by == "turn" or (act.verb >= 0 and act.start <= self._at(act) < act.end)

    def _innermost(self, offsets: Sequence[int]) -> dict[int, int]:
        """Give where the innermost content around each offset begins, -1 outside of all.

        Neither a turn of a transcript nor a content around its own cue ("the port, Roth said on
        Monday, was open") makes what stands in it somebody else's.
        """
        spans = sorted(
            {(act.start, act.end) for act in self.acts if not self._is_open(act)},
            key=lambda span: (span[0], -span[1]),
        )
        found: dict[int, int] = {}
        open_: list[tuple[int, int]] = []
        number = 0
        for offset in sorted(offsets):
            while number < len(spans) and spans[number][0] <= offset:
                open_.append(spans[number])
                number += 1
            while open_ and open_[-1][1] <= offset:
                open_.pop()
            found[offset] = open_[-1][0] if open_ else -1
        return found


def _between(found: Sequence[When], start: int, end: int) -> Sequence[When]:
    first = bisect_left(found, start, key=lambda one: one.start)
    return found[first : bisect_left(found, end, key=lambda one: one.start)]


def _belongs_to(token: Token, cue: Token) -> bool:
    """Say whether a date is told of a cue that is no verb: "according to a note of Monday"."""
    at = token
    for _ in range(_STEPS):
        if at == cue:
            return True
        verbal = at.pos_ == "VERB" and at.lemma_.lower() not in issued()
        if verbal or at.head == at:
            return False
        at = at.head
    return False
