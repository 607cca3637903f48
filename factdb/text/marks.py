"""Pair the quotation marks of a text, whatever their style.

One pass from left to right over the marks alone, paragraph by paragraph, with a stack of the
quotations that are open: the time is linear in the text, and the same text always gives the same
pairs. The shape of a mark says first what it may be, what stands beside it says the rest; a mark
that fits nothing is left out rather than guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from factdb.text.fold import stop_words
from factdb.text.paragraphs import paragraphs, trim
from factdb.text.words import table

_DOUBLE, _ANGLE, _THIN, _SINGLE = "double", "angle", "thin", "single"
_FAMILY = {
    **dict.fromkeys(["“", "”", "„", "‟", '"', "＂", "''", "``", "〝", "〞", "〟"], _DOUBLE),
    **dict.fromkeys("«»", _ANGLE),
    **dict.fromkeys("‹›", _THIN),
    **dict.fromkeys("‘’‚‛'", _SINGLE),
    **dict.fromkeys("「」", "corner"),
    **dict.fromkeys("『』", "white corner"),
}
_OPENS = frozenset(["“", "„", "‟", "``", "〝", "«", "‹", "‘", "‚", "‛", "「", "『"])
_CLOSES = frozenset(["”", "〞", "〟", "»", "›", "’", "」", "』"])
_ONE_WAY = frozenset(["„", "‟", "``", "〝", "〞", "〟", "‚", "‛", "「", "」", "『", "』"])
_MARK = re.compile(
    r"""'{3,}|"+|''|``|[“”„‟＂〝〞〟«»‹›「」『』‚‛]"""
    r"""|(?<![^\W_])['‘’]|['‘’](?![^\W_])"""  # not between two letters: don't, O’Neil
)
_BEFORE_OPENER = frozenset("([{<—–-/=>*_:…¿¡|")
_AFTER_CLOSER = frozenset(".,;:!?…)]}—–-/<*_|")
_NEVER_FIRST = frozenset(".,;:!?)]}")
_ENDS = frozenset(".,;:!?…—–)]")
_CLIPPED_YEARS = re.compile(r"\d0s?\b|\d\d\b")
_NEXT_WORD = re.compile(r"\s(\w+)")
_LEADING_WORD = re.compile(r"[^\W\d_]{1,6}(?!\w)")
_ATTRIBUTION = re.compile(
    r"[,!?—–-]\s+(?:\w+\s+){0,4}?(?:said|says|told|added|adds|asked|wrote|according)\b"
)
_POSSESSIVE_REACH = 80
"""How far back (characters) a mark after a plural s may still close a single quotation."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks.

    ``[start, end)`` are the words without marks and without the white space next to them,
    ``[open_start, close_end)`` those with marks; ``close_end == end`` where the closing mark is
    missing. ``style`` is the opening mark and the closing mark. ``depth`` is the number of
    quotations around this one. ``parts`` are the spans of the words paragraph by paragraph: over
    several paragraphs they leave out the marks with which each continuing paragraph opens again.
    """

    open_start: int
    start: int
    end: int
    close_end: int
    style: str
    depth: int
    parts: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class _Mark:
    """A mark in the text. ``before`` and ``after`` are what stands beside it, marks passed over."""

    glyph: str
    start: int
    end: int
    before: str = ""
    after: str = ""

    @property
    def family(self) -> str:
        return _FAMILY[self.glyph]

    @property
    def may_open(self) -> bool:
        """Whether its neighbours let it open: nothing or space before it, a word after it."""
        if _blank(self.after):
            return False
        if _blank(self.before):
            return self.after not in _NEVER_FIRST
        return self.before in _BEFORE_OPENER and self.after not in _AFTER_CLOSER

    @property
    def may_close(self) -> bool:
        """Whether its neighbours let it close: words before it, nothing or space after it."""
        return not _blank(self.before) and _free(self.after, _AFTER_CLOSER)

    @property
    def after_digit(self) -> bool:
        return self.before.isdigit()


@dataclass(slots=True)
class _Open:
    """A quotation whose end has not been seen."""

    mark: _Mark
    parts: list[tuple[int, int]] = field(default_factory=list)
    begin: int = 0
    maybe: _Mark | None = None
    """For single marks: the first that is either the closing one or a plural's apostrophe."""

    def __post_init__(self) -> None:
        self.begin = self.mark.end


def quotations(text: str) -> tuple[Quotation, ...]:
    """Give every quotation of the text, nested ones too, in the order of their opening marks.

    Marks are found in every style (“ ”, „ “, ” ”, « », » «, ‹ ›, " ", '' '', ‘ ’, ' ', 「 」); an
    apostrophe, a foot, an inch, a ditto is none. A quotation goes on over paragraphs when the
    next one opens again without a closing mark before, or closes what it did not open. A missing
    closing mark ends the quotation at the paragraph's end only if the quotation opens the
    paragraph or follows a colon, and nothing after it reads like "…, he said"; else there is no
    quotation.

    >>> text = 'He called it “a ‘war’ against us,” and left.'
    >>> [(text[q.start:q.end], q.depth) for q in quotations(text)]
    [('a ‘war’ against us,', 0), ('war', 1)]
    """
    pairing = _Pairing(text)
    spans = paragraphs(text)
    marks = list(_by_paragraph(text, spans))
    for number, (span, here) in enumerate(zip(spans, marks, strict=True)):
        following = marks[number + 1] if number + 1 < len(spans) else []
        next_start = spans[number + 1][0] if number + 1 < len(spans) else len(text)
        pairing.paragraph(span, here, following, next_start)
    return _nested(pairing.found)


class _Pairing:
    """The quotations found so far and those that are open."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Quotation] = []
        self.stack: list[_Open] = []

    def paragraph(
        self, span: tuple[int, int], marks: Sequence[_Mark], after: Sequence[_Mark], next_start: int
    ) -> None:
        """Pair the marks of one paragraph; leave open only what the next one goes on with."""
        start, end = span
        for number, mark in enumerate(marks):
            if self._opens_again(mark, start):
                continue
            self._take(mark, marks[number + 1] if number + 1 < len(marks) else None)
        self._settle(start, end, after, next_start)

    def _opens_again(self, mark: _Mark, start: int) -> bool:
        """Pass over the mark with which a continuing paragraph begins."""
        carried = self.stack[0] if self.stack else None
        if carried is None or mark.start != start or carried.parts == []:
            return False
        if carried.begin != start or mark.family != carried.mark.family:
            return False
        carried.begin = mark.end
        return True

    def _take(self, mark: _Mark, following: _Mark | None) -> None:
        if mark.family == _SINGLE:
            self._take_single(mark)
        elif self._is_closer(mark, following):
            self._close(mark)
        elif self._is_opener(mark, following):
            self.stack.append(_Open(mark))
        elif mark.may_close:
            self._reopen(mark)

    def _is_closer(self, mark: _Mark, following: _Mark | None) -> bool:
        opened = self._innermost(mark.family)
        if (
            opened is None
            or mark.start == opened.begin
            or (_blank(mark.before) and _tabular(self.text, mark))
        ):
            return False
        if mark.glyph in _ONE_WAY:
            return mark.glyph in _CLOSES
        if mark.glyph in _CLOSES:
            return opened.mark.glyph != mark.glyph or not mark.may_open
        if mark.glyph in _OPENS:
            return _turned(opened.mark.glyph, mark.glyph) and not mark.may_open
        if opened.mark.glyph not in ('"', "''", "＂"):
            return mark.may_close and not mark.after_digit and not _proper(following)
        return not mark.may_open

    def _is_opener(self, mark: _Mark, following: _Mark | None) -> bool:
        if _blank(mark.after) and not _french(mark):
            return _spaced_pair(self.text, mark, following)
        if mark.glyph in _ONE_WAY:
            return mark.glyph in _OPENS
        if mark.glyph in _OPENS:
            return not mark.may_close or _french(mark)
        if mark.glyph in _CLOSES:
            return mark.may_open
        return mark.may_open or _squeezed(mark, following)

    def _take_single(self, mark: _Mark) -> None:
        opened = self.stack[-1] if self.stack and self.stack[-1].mark.family == _SINGLE else None
        if mark.glyph in "‘‚‛'" and mark.may_open and not _elision(self.text, mark):
            if opened and opened.maybe:
                self._close_at(opened, opened.maybe)
            self.stack.append(_Open(mark))
        elif opened and mark.may_close:
            if not _possessive(self.text, mark):
                self._close_at(opened, mark)
            elif not opened.maybe and mark.start - opened.begin <= _POSSESSIVE_REACH:
                opened.maybe = mark

    def _innermost(self, family: str) -> _Open | None:
        """Give the innermost open quotation of a family; single marks may hang over it."""
        for opened in reversed(self.stack):
            if opened.mark.family == family:
                return opened
            if opened.mark.family != _SINGLE:
                return None
        return None

    def _close(self, mark: _Mark) -> None:
        while self.stack[-1].mark.family != mark.family:
            self._drop(self.stack[-1])
        self._close_at(self.stack[-1], mark)

    def _close_at(self, opened: _Open, mark: _Mark) -> None:
        self.stack.pop()
        self._add(opened, mark.start, mark.end, mark.glyph)

    def _drop(self, opened: _Open) -> None:
        self.stack.pop()
        if opened.maybe:
            self._add(opened, opened.maybe.start, opened.maybe.end, opened.maybe.glyph)
        elif opened.parts:
            self._add(opened, opened.begin, opened.begin, "")

    def _add(self, opened: _Open, end: int, close_end: int, glyph: str) -> None:
        last = trim(self.text, opened.begin, end)
        parts = tuple([*opened.parts, last] if last else opened.parts)
        if parts:
            start, end = parts[0][0], parts[-1][1]
            style = opened.mark.glyph + glyph
            close_end = close_end if glyph else end
            self.found.append(Quotation(opened.mark.start, start, end, close_end, style, 0, parts))

    def _reopen(self, mark: _Mark) -> None:
        """Take a closing mark that closes nothing: the last one before it was an inch, then."""
        last = self.found[-1] if self.found else None
        if last is None or last.style[-1] != mark.glyph or len(last.parts) > 1:
            return
        if not self.text[last.close_end - 2].isdigit() or "\n" in self.text[last.end : mark.start]:
            return
        opened = _Open(_Mark(last.style[0], last.open_start, last.start))
        self.found.pop()
        self._add(opened, mark.start, mark.end, mark.glyph)

    def _settle(self, start: int, end: int, after: Sequence[_Mark], next_start: int) -> None:
        """End the paragraph: carry on what goes on, end what has ground to, drop the rest."""
        goes_on = self._going_on(start, after, next_start) if self.stack else None
        around = False  # what lies around one that goes on cannot end before it
        while self.stack:
            opened = self.stack[-1]
            if opened is goes_on:
                around = True
                self.stack.pop()
            elif not around and self._ends_here(opened, start, end):
                self._close_at(opened, _Mark("", end, end))
            else:
                self._drop(opened)
        if goes_on and (part := trim(self.text, goes_on.begin, end)):
            goes_on.parts.append(part)
            goes_on.begin = next_start
            goes_on.maybe = None
            self.stack.append(goes_on)

    def _going_on(self, start: int, after: Sequence[_Mark], next_start: int) -> _Open | None:
        """Give the open quotation that the next paragraph goes on with, if any."""
        if not after:
            return None
        first = after[0]
        for opened in reversed(self.stack):
            if opened.mark.family != first.family or not self._is_speech(opened, start):
                continue
            again = first.start == next_start and (first.may_open or first.family == _ANGLE)
            if again and (first.glyph == opened.mark.glyph or first.family == _ANGLE):
                return opened
            if opened.mark.family != _SINGLE and first.may_close and not first.after_digit:
                return opened
        return None

    def _is_speech(self, opened: _Open, start: int) -> bool:
        """Say whether a quotation begins like a sentence, not like a word in marks."""
        first = self.text[opened.begin : opened.begin + 2].strip()[:1]
        return bool(opened.parts) or opened.mark.start == start or not first.islower()

    def _ends_here(self, opened: _Open, start: int, end: int) -> bool:
        mark = opened.mark
        if mark.family == _SINGLE or opened.maybe:
            return False
        leads = mark.start == start or mark.before == ":" or bool(opened.parts)
        if self.text[mark.start - 2 : mark.start] == ": ":
            leads = True
        whole = self.text[end - 1] in _ENDS and self._is_speech(opened, start)
        return leads and whole and not _ATTRIBUTION.search(self.text, opened.begin, end)


def _by_paragraph(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[list[_Mark]]:
    for start, end in spans:
        marks = [
            _Mark('"' if match.group()[0] == '"' else match.group(), match.start(), match.end())
            for match in _MARK.finditer(text, start, end)
            if not match.group().startswith("'''")
        ]
        _look_around(text, marks, start, end)
        yield marks


def _look_around(text: str, marks: Sequence[_Mark], start: int, end: int) -> None:
    """Fill in what stands beside each mark; of marks in a row, what stands beside the row."""
    for left, mark in zip([None, *marks], marks, strict=False):
        joined = left is not None and left.end == mark.start
        mark.before = (
            left.before if left and joined else text[max(start, mark.start - 1) : mark.start]
        )
    for right, mark in zip([None, *reversed(marks)], reversed(marks), strict=False):
        joined = right is not None and right.start == mark.end
        mark.after = right.after if right and joined else text[mark.end : min(end, mark.end + 1)]
        if text.startswith("..", mark.end):
            mark.after = "…"


def _nested(found: list[Quotation]) -> tuple[Quotation, ...]:
    """Put the quotations in order and count what is around each; leave out what crosses another.

    Of two that cross, the one that begins first stands: marks that pair so badly tell no more.
    """
    ordered: list[Quotation] = []
    around: list[int] = []
    for one in sorted(found, key=lambda q: (q.open_start, -q.close_end)):
        while around and around[-1] <= one.open_start:
            around.pop()
        if around and around[-1] < one.close_end:
            continue
        ordered.append(
            Quotation(
                one.open_start, one.start, one.end, one.close_end, one.style, len(around), one.parts
            )
        )
        around.append(one.close_end)
    return tuple(ordered)


def _blank(char: str) -> bool:
    return not char.strip()


def _free(char: str, others: frozenset[str]) -> bool:
    return _blank(char) or char in others


def _word(char: str) -> bool:
    return char.isalnum()


def _french(mark: _Mark) -> bool:
    """Say whether a guillemet has its space inside, as the French set it."""
    return mark.glyph in "«‹" and mark.after.isspace()


def _turned(opener: str, closer: str) -> bool:
    """Say whether a mark that usually opens closes this one: „ “, » «, “ “."""
    return opener in ("„", "‟", "»", "›", "‚", closer)


def _proper(following: _Mark | None) -> bool:
    """Say whether the next mark is a curly closing one, so that this straight one is none."""
    return following is not None and following.glyph == "”" and following.may_close


def _tabular(text: str, mark: _Mark) -> bool:
    """Say whether a mark stands alone in its column: a ditto."""
    left, right = text[max(0, mark.start - 2) : mark.start], text[mark.end : mark.end + 2]
    return (left.isspace() and (len(left) == 2 or "\t" in left)) or "\t" in right or not left


def _spaced_pair(text: str, mark: _Mark, following: _Mark | None) -> bool:
    """Say whether a mark between two spaces opens: " so " and its closing mark comes next."""
    if mark.after != " " or not _blank(mark.before) or following is None or _tabular(text, mark):
        return False
    if mark.glyph == "“":
        return following.glyph == "”"
    return mark.glyph == following.glyph == '"' and (
        following.may_close or _blank(following.before)
    )


def _squeezed(mark: _Mark, following: _Mark | None) -> bool:
    """Say whether a straight mark without the space before it opens: he said"no" to it."""
    if not _word(mark.after) or mark.after_digit:
        return False
    closed = following is not None and following.may_close and not following.may_open
    return closed or mark.before in (",", ";")


def _elision(text: str, mark: _Mark) -> bool:
    """Say whether the mark stands for letters left out: '90s, 'em."""
    if _CLIPPED_YEARS.match(text, mark.end):
        return True
    word = _LEADING_WORD.match(text, mark.end)
    return word is not None and "'" + word.group().casefold() in _elisions()


def _possessive(text: str, mark: _Mark) -> bool:
    """Say whether the mark may be an apostrophe: leaders’ demands, rock ’n’ roll, 6' tall.

    After a possessive comes what is possessed; a word such as "and" or "were" says it is none.
    """
    if text[mark.start - 1] == "n" and text[mark.start - 2] in "'’‘":
        return True
    following = _NEXT_WORD.match(text, mark.end)
    if following is None or following.group(1).casefold() in _function_words():
        return False
    return mark.before in "sSzxZX" or mark.after_digit or text[mark.start - 2 : mark.start] == "in"


@cache
def _function_words() -> frozenset[str]:
    """Give the words that begin no noun phrase."""
    return stop_words() - frozenset(["own", "many", "most", "more", "few", "other", "several"])


@cache
def _elisions() -> frozenset[str]:
    return frozenset(row[0] for row in table("elisions"))
