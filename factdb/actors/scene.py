"""What has been named before a place of a report: sentences, and who stands in which.

Roles and pronouns are answered from here, by nearness; what they are found to mean counts as a
naming for what comes after.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from operator import itemgetter

from factdb.actors.cast import Cast, Member, Span

_END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])|\n+")
_SHORT = re.compile(r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Sen|Rep|Gov|Lt|Col|Sgt|vs|No))\.$")

LEAD = 2
"""How many words may stand before the subject at the head of its sentence ("On Monday the …")."""

Wanted = Callable[[Member], bool]


class Scene:
    """The namings of a report in the order of their places.

    ``quoted`` are the spans of quotations: whom they name, the report itself has not named.
    ``heads`` are the places of names that head a transcript's turns: whoever speaks there is not
    the "she" of whom he or the next one speaks.
    """

    def __init__(
        self, text: str, cast: Cast, quoted: Sequence[Span], heads: Collection[int] = ()
    ) -> None:
        self._text = text
        self._heads = frozenset(heads)
        self._starts = [0, *_sentence_starts(text)]
        self._quoted = sorted(quoted)
        self._sentences: dict[int, list[tuple[int, Member]]] = defaultdict(list)
        self._places: dict[str, list[int]] = defaultdict(list)
        self._officers: dict[str, Member] = {}
        self._bodies: dict[str, Member] = {}
        self._strangers: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for member in cast.members:
            for at in member.at:
                self.add(at, (member,))
        for start, _ in cast.doubts:
            self._strangers[self.sentence(start)].append((start, ""))

    def add(self, at: int, members: Iterable[Member]) -> None:
        """Count words that were found to mean somebody as a naming."""
        for member in members:
            places = self._places[member.actor.id]
            if at in places:
                continue
            insort(places, at)
            self._sort(member)
            if at not in self._heads:
                insort(self._sentences[self.sentence(at)], (at, member), key=itemgetter(0))

    def _sort(self, member: Member) -> None:
        if not member.person:
            self._bodies.setdefault(member.actor.id, member)
        elif member.roles or member.actor.roles:
            self._officers.setdefault(member.actor.id, member)

    def add_stranger(self, at: int, gender: str, *, anywhere: bool = False) -> None:
        """Count words for a person whom nobody can name, if they lead their sentence.

        A pronoun counts anywhere: another that follows it may mean the same person.
        """
        number = self.sentence(at)
        if anywhere or len(self._text[self._starts[number] : at].split()) <= LEAD:
            self._strangers[number].append((at, gender))

    def stranger(self, at: int, back: int, gender: str) -> bool:
        """Say whether a sentence before a place is led by somebody whom nobody can name."""
        strangers = self._strangers.get(self.sentence(at) - back, ())
        fits = ("", gender) if gender != "n" else ()
        return any(place < at and other in fits for place, other in strangers)

    def sentence(self, at: int) -> int:
        """Give the number of the sentence that a place lies in."""
        return bisect_right(self._starts, at) - 1

    def words(self, at: int) -> str:
        """Give the words of the sentence that a place lies in."""
        number = self.sentence(at)
        after = self._starts[number + 1 : number + 2]
        return self._text[self._starts[number] : after[0] if after else len(self._text)]

    def officers(self, at: int) -> list[Member]:
        """Give the people with an office who are named before a place, the last named last."""
        return self._before(at, self._officers.values())

    def bodies(self, at: int) -> list[Member]:
        """Give the bodies and outlets named before a place, the last named last."""
        return self._before(at, self._bodies.values())

    def _before(self, at: int, members: Iterable[Member]) -> list[Member]:
        places = ((self._last_place(member, at), member) for member in members)
        named = [(place, member) for place, member in places if place is not None]
        return [member for _, member in sorted(named, key=itemgetter(0))]

    def within(self, at: int, back: int, wanted: Wanted) -> list[Member]:
        """Give who is named ``back`` sentences before a place, in order; 0: in its own.

        Of words in a quotation, only whom the quotation names: "he" is not who speaks there.
        """
        quotation = self._quotation(at)
        found = [
            member
            for place, member in self._sentences.get(self.sentence(at) - back, ())
            if place < at and quotation == self._quotation(place) and wanted(member)
        ]
        return list({member.actor.id: member for member in found}.values())

    def _last_place(self, member: Member, at: int) -> int | None:
        """Give the last naming before a place in its own voice: not one in a quotation."""
        places = self._places[member.actor.id]
        earlier = reversed(places[: bisect_left(places, at)])
        own = (None, self._quotation(at))
        return next((place for place in earlier if self._quotation(place) in own), None)

    def _quotation(self, at: int) -> Span | None:
        """Give the quotation that a place lies in."""
        number = bisect_right(self._quoted, (at, len(self._text))) - 1
        inside = number >= 0 and at < self._quoted[number][1]
        return self._quoted[number] if inside else None


def _sentence_starts(text: str) -> list[int]:
    ends = (one for one in _END.finditer(text) if "\n" in one.group() or not _is_short(text, one))
    return [one.end() for one in ends]


def _is_short(text: str, end: re.Match[str]) -> bool:
    """Say whether the full stop is that of "Mr." or of an initial."""
    return bool(_SHORT.search(text, max(0, end.start() - 6), end.start() + 1))
