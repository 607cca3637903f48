"""What has been named before a place of a report: sentences, and who stands in which.

Roles and pronouns are answered from here, by nearness; what they are found to mean counts as a
naming for what comes after.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from factdb.actors.cast import Cast, Member, Span

_END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])|\n+")
_SHORT = re.compile(r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Sen|Rep|Gov|Lt|Col|Sgt|vs|No))\.$")

LEAD = 2
"""How many words may stand before the subject at the head of its sentence ("On Monday the …")."""

Wanted = Callable[[Member], bool]


class Scene:
    """The namings of a report in the order of their places.

    ``quoted`` are the spans of quotations: whom they name, the report itself has not named.
    """

    def __init__(self, text: str, cast: Cast, quoted: Sequence[Span]) -> None:
        self._strangers = [(start, "") for start, _ in cast.doubts]
        self._text = text
        self._starts = [0, *_sentence_starts(text)]
        self._quoted = quoted
        self._named = sorted(
            ((at, member) for member in cast.members for at in member.at), key=lambda item: item[0]
        )

    def add(self, at: int, members: Iterable[Member]) -> None:
        """Count words that were found to mean somebody as a naming."""
        for member in members:
            if (at, member) not in self._named:
                self._named.append((at, member))
        self._named.sort(key=lambda item: item[0])

    def add_stranger(self, at: int, gender: str) -> None:
        """Count words for a person whom nobody can name, if they lead their sentence."""
        start = self._starts[self.sentence(at)]
        if len(self._text[start:at].split()) <= LEAD:
            self._strangers.append((at, gender))

    def stranger(self, at: int, back: int, gender: str) -> bool:
        """Say whether a sentence before a place is led by somebody whom nobody can name."""
        number = self.sentence(at) - back
        return any(
            self.sentence(place) == number
            and place < at
            and gender != "n"
            and other in {"", gender}
            for place, other in self._strangers
        )

    def sentence(self, at: int) -> int:
        """Give the number of the sentence that a place lies in."""
        return bisect_right(self._starts, at) - 1

    def before(self, at: int, wanted: Wanted) -> list[Member]:
        """Give who is named before a place, the last named last."""
        found = [one for place, one in self._seen(at) if wanted(one)]
        return list(dict.fromkeys(reversed(found)))[::-1]

    def within(self, at: int, back: int, wanted: Wanted) -> list[Member]:
        """Give who is named ``back`` sentences before a place, in order; 0: in its own.

        Of words in a quotation, only whom the quotation names: "he" is not who speaks there.
        """
        number = self.sentence(at) - back
        start = max((start for start, end in self._quoted if start <= at < end), default=0)
        found = [
            one
            for place, one in self._seen(at)
            if place >= start and self.sentence(place) == number and wanted(one)
        ]
        return list(dict.fromkeys(found))

    def _seen(self, at: int) -> Iterator[tuple[int, Member]]:
        """Give the namings before a place in its own voice: not those in quotations."""
        for place, member in self._named:
            if place < at and all(s <= at < e for s, e in self._quoted if s <= place < e):
                yield place, member


def _sentence_starts(text: str) -> list[int]:
    ends = (one for one in _END.finditer(text) if "\n" in one.group() or not _is_short(text, one))
    return [one.end() for one in ends]


def _is_short(text: str, end: re.Match[str]) -> bool:
    """Say whether the full stop is that of "Mr." or of an initial."""
    return bool(_SHORT.search(text, max(0, end.start() - 6), end.start() + 1))
