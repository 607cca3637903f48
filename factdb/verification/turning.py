"""Words that turn what is said when they are left out, added, cut off or replaced.

Closed classes: negators, conditions, modals, hedges and quantifiers after Huddleston and Pullum,
"The Cambridge Grammar of the English Language" (2002), chapters 3, 5, 8 and 9.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factdb.rules.terms import opposites
from factdb.text.fold import words
from factdb.text.negators import negators
from factdb.verification.tokens import Token, tokens

CONDITIONS = frozenset(["if", "unless", "until", "except", "provided"])
HEDGES = frozenset(
    ["may", "might", "could", "perhaps", "possibly", "probably", "maybe", "allegedly",
     "reportedly", "supposedly", "apparently"]
)  # fmt: skip
_MODALS = frozenset(["will", "shall", "would", "should", "must", "can"])
_DEGREES = frozenset(
    ["only", "but", "almost", "nearly", "some", "sometimes", "all", "always", "every", "most",
     "few", "less", "more", "than", "about", "least"]
)  # fmt: skip
_LIMITS = CONDITIONS | HEDGES | _MODALS | _DEGREES
_IN_FRONT = CONDITIONS | HEDGES | {"only", "almost", "nearly"}
"""What must not be cut off right before the first word; "some" and "all" stand before nouns."""

_FUTURE = frozenset(["will", "shall", "going"])
_AUXILIARIES = (
    frozenset(["am", "is", "are", "was", "were", "be", "been", "do", "does", "did", "have", "has",
               "had", "may", "might", "could"]) | _MODALS
)  # fmt: skip
_NOTHING = frozenset(["nothing", "nobody", "nowhere", "least"])
_IF = r"(?<!even )(?<!as )(?<!what )\b(?:if|unless|provided(?: that)?|except|in case)\b"
_IF_IN_FRONT = re.compile(
    rf"(?:^|[.?!;:—–][”’\"')]*\s+|\b(?:and|but|that|so)\s+)[“‘\"']?"
    rf"(?P<clause>{_IF}[^.?!;:—–,]*),\s*[“”\"'’]*$",
    re.IGNORECASE,
)
"""A condition that opens its sentence; in the middle of one it belongs to what stands before."""

_IF_BEHIND = re.compile(
    r"^[,\s]*(?:but\s+)?(?:only\s+)?(?P<word>if|unless|except|provided)\b", re.IGNORECASE
)
_BREAK = re.compile(r"[.,;:!?—–]")
_SENTENCE_END = re.compile(r"[.?!…][”\"’')\]]*(?=\s|$)")
_REACH = 200
"""Characters of a source that are looked at before and after a quotation."""

_NEAR = 6
_PHRASE = 3


def cut_off(
    stored: Sequence[Token], first: int, last: int, source: str, before: str, after: str
) -> str:
    """Say which word was cut off that turns tokens ``[first, last)``; "" where none was.

    Args:
        stored: the words of the source.
        first: where the quoted words begin.
        last: where they end.
        source: the text of the source.
        before: the draft's own words in front of the marks: what stands there is not lost.
        after: those behind the marks.

    """
    if word := _negator_in_front(stored, first, source, before):
        return f"the source has “{word}” right before these words"
    given = set(words(f"{before} {after}"))
    word = _limit_in_front(stored, first, source)
    if word and not given & (CONDITIONS | HEDGES | {word.casefold()}):
        return f"the source has “{word}” right before these words"
    if given & CONDITIONS:
        return ""
    start = stored[first].start
    if found := _IF_IN_FRONT.search(source, max(0, start - _REACH), start):
        return f"the source says it under a condition: “{' '.join(found['clause'].split())}”"
    return _behind(stored, last, source)


def _negator_in_front(stored: Sequence[Token], first: int, source: str, before: str) -> str:
    """Give the negator within two words before the first in its clause, if the draft lost it."""
    for at in range(first - 1, max(-1, first - 3), -1):
        if _BREAK.search(source[stored[at].end : stored[first].start]):
            return ""
        if stored[at].form in negators():
            near = {one.form for one in tokens(before)[-_NEAR:]}
            lost = not negators() & near
            return stored[at].text if lost else ""
    return ""


def _limit_in_front(stored: Sequence[Token], first: int, source: str) -> str:
    """Give the limiting word right before the first one: "only", "may", "if"."""
    if not first or _BREAK.search(source[stored[first - 1].end : stored[first].start]):
        return ""
    token = stored[first - 1]
    even = first > 1 and stored[first - 2].form in {"even", "as", "not"}
    return token.text if _form(token) in _IN_FRONT and not even else ""


def _behind(stored: Sequence[Token], last: int, source: str) -> str:
    """Say which condition or negator follows right on the last word."""
    end = stored[last - 1].end
    after = source[end : end + _REACH]
    if found := _IF_BEHIND.match(after):
        return f"the source goes on with “{found['word']} …”"
    if last == len(stored) or _BREAK.search(source[end : stored[last].start]):
        return ""
    verb, word = stored[last - 1].form, stored[last].form
    if word in _NOTHING or (verb in _AUXILIARIES and word in negators()):
        return f"the source goes on with “{stored[last].text}”"
    return ""


def left_out(omitted: Sequence[Token], between: str) -> str:
    """Give a word that an ellipsis may not leave out; "" where the ellipsis is honest.

    A whole sentence may go, and an aside in commas or dashes, if it sets no condition.

    Args:
        omitted: the words left out.
        between: the text of the source from the last word before to the first word after.

    """
    if _is_whole_sentence(between):
        return ""
    telling = CONDITIONS if _is_aside(omitted, between) else negators() | _LIMITS
    return next((token.text for token in omitted if _form(token) in telling), "")


def sentences_in(between: str) -> tuple[int, bool]:
    """Give how many sentences end within a text, and whether one ends where it begins."""
    return len(_SENTENCE_END.findall(between)), bool(_SENTENCE_END.match(between.lstrip()))


def _is_whole_sentence(between: str) -> bool:
    begins = _SENTENCE_END.match(between.lstrip())
    return bool(begins and _SENTENCE_END.search(between.rstrip()[-3:]))


def _is_aside(omitted: Sequence[Token], between: str) -> bool:
    begins, ends = between.lstrip()[:1], between.rstrip()[-1:]
    return len(omitted) > 2 and begins in {",", "—", "–", "("} and ends in {",", "—", "–", ")"}


def _form(token: Token) -> str:
    """Give how a word is compared; the month and the man are no modals."""
    return token.text if token.text in {"May", "Will"} else token.form


def turned(gone: Sequence[Token], new: Sequence[Token]) -> str:
    """Say how a change of words turns the meaning; "" where it need not.

    Args:
        gone: words of the draft that the source does not have there.
        new: words of the source in their place.

    """
    here, there = ({_form(one) for one in some} for some in (gone, new))
    if here & _FUTURE and there & _FUTURE:
        here, there = here - _FUTURE, there - _FUTURE
    telling = negators() | _LIMITS
    if lost := (there - here) & telling:
        return f"“{min(lost)}” of the source is missing"
    if added := (here - there) & telling:
        return f"the source has no “{min(added)}” here"
    return _other_number(gone, new) or next(_opposites(here, there), "")


def _other_number(gone: Sequence[Token], new: Sequence[Token]) -> str:
    here, there = ([one.text for one in some if one.is_number] for some in (gone, new))
    if {one.form for one in gone if one.is_number} == {one.form for one in new if one.is_number}:
        return ""
    if here and there:
        return f"a number differs: the source has {there[0]}, the draft {here[0]}"
    if here:
        return f"the source has no {here[0]} here"
    # A number that goes with a whole clause is not what was changed.
    return f"{there[0]} of the source is missing" if len(new) <= _PHRASE else ""


def _opposites(here: set[str], there: set[str]) -> Iterator[str]:
    yield from (
        f"“{a}” stands for “{b}”" for a in sorted(here) for b in sorted(there) if opposites(a, b)
    )
