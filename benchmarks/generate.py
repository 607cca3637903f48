"""Reports of any number, the same for the same seed: ``python -m benchmarks.generate N > F.jsonl``.

Usage: ``python -m benchmarks.generate N [--seed S]``: N statements, and the reports they are of, as
JSON lines for ``factdb load``. Ten statements a report, about 25 words each:

- Words are as frequent as in news: those of ``words/frequencies.tsv`` at their rates, and 200,000
  made-up ones at rates that fall as Zipf's law has them.
- A statement is of an event, with words, a place and people of its own. Events are of all sizes:
  half have a dozen statements, some have tens of thousands, and all of these share words.
- `World.again` tells a statement once more, as another paper would. Some papers keep nearly every
  word, some hardly a third; the others are lost or put otherwise, and what is kept is inflected or
  misspelled. Names are left out, cut short or spelled otherwise, also the speaker's; now and then
  somebody else is said to have said it. Numbers are moved, rounded, in words, or "about".
"""

from __future__ import annotations

import argparse
import json
import sys
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import accumulate, islice
from random import Random

from factdb import records
from factdb.text.words import table
from factdb.types import (
    Actor,
    ActorKind,
    Figure,
    Form,
    Frame,
    Kind,
    Mention,
    Report,
    Statement,
    Words,
    short_id,
)

WORDS = 200_000
PEOPLE = 50_000
PLACES = 5_000
A_REPORT = 10
"""Statements in a report."""

_FIRST = datetime(2012, 1, 1, 6, tzinfo=UTC)
_MINUTES_APART = 60
_SYLLABLES = [a + b + c for a in "bdfgklmnprstvz" for b in "aeiou" for c in ("", "l", "n", "r")]
_FUNCTION = tuple(
    "the of to and in a that for on with as at by it from was be will has not".split()  # noqa: SIM905
)
_SAID = ("said", "announced", "told reporters", "warned", "confirmed")
_COUNTED = ("people", "jobs", "troops", "houses", "votes", "cars", "dollars", "pupils", "trees")
_IN_WORDS = {2: "two", 3: "three", 5: "five", 6: "six", 8: "eight", 10: "ten", 12: "twelve"}
_ENDINGS = ("s", "ed", "ing")
_ABOUT = ("about", "some", "more than", "nearly")
_OTHERWISE = (("y", "i"), ("v", "w"), ("k", "c"), ("z", "s"), ("f", "ph"), ("d", "t"), ("g", "gh"))
"""How one sound is written in two ways, as in names from other alphabets."""

_KEPT = (0.25, 0.95)
"""The share of words that a paper keeps, at least and at most; each has its own.

Chosen so that tantivy, asked for all words, finds as many of the true partners as it did in an
earlier measurement with noise of another make: 1.00 among ten thousand, 0.96 among a million."""


@dataclass(frozen=True, slots=True)
class Event:
    """What its statements have in common."""

    words: tuple[str, ...]
    place: str
    people: tuple[str, ...]
    figure: int
    counted: str


@dataclass(frozen=True, slots=True)
class Content:
    """What a statement says, before it is put in words."""

    event: int
    speaker: str
    told: tuple[str, ...]
    names: tuple[str, ...]
    figure: int | None
    about: str = ""
    """The words before the figure that say how exact it is."""


class World:
    """All that may be said, from one seed."""

    def __init__(self, seed: int, statements: int) -> None:
        self.seed = seed
        random = self.random("words")
        known = [(row[0], float(row[1])) for row in table("frequencies")]
        made = list(islice(_names(random, 2, 4), WORDS))
        self._words = [word for word, _ in known] + made
        tail = (known[-1][1] * len(known) / (len(known) + n) for n in range(WORDS))
        self._rates = list(accumulate([*(rate for _, rate in known), *tail]))
        self._made = len(known)
        last = [one.title() for one in islice(_names(random, 3, 3), PEOPLE)]
        first = [one.title() for one in islice(_names(random, 2, 2), 2000)]
        self._people = [f"{random.choice(first)} {one}" for one in last]
        self._places = [one.title() for one in islice(_names(random, 2, 3), PLACES)]
        self._events = max(1, statements // 25)

    def random(self, *what: object) -> Random:
        """Give chance that depends on the seed and a name alone."""
        return Random(f"{self.seed}:{what}")

    def reports(self, count: int) -> Iterator[tuple[Report, tuple[Statement, ...]]]:
        """Give reports until there are so many statements."""
        for nth in range(-(-count // A_REPORT)):
            yield self.report(nth, min(A_REPORT, count - nth * A_REPORT))

    def report(self, nth: int, size: int = A_REPORT) -> tuple[Report, tuple[Statement, ...]]:
        """Give the nth report with its statements."""
        told = [
            self._told(self.content(number), self.random("said", number))
            for number in range(nth * A_REPORT, nth * A_REPORT + size)
        ]
        text = "\n\n".join(sentence for sentence, *_ in told)
        day = _FIRST + timedelta(minutes=_MINUTES_APART * nth)
        of = Report(text, day, outlet=f"Paper {nth % 40}", external_id=f"n{nth}")
        digest, said, start = of.digest, [], 0
        for sentence, words, content in told:
            said.append(_statement(of, digest, start, sentence, words, content))
            start += len(sentence) + 2
        return of, tuple(said)

    def content(self, number: int) -> Content:
        """Give what the statement with this number says."""
        random = self.random("content", number)
        # The square of chance: few events have many statements, many have few.
        which = int(self._events * random.random() ** 3)
        event = self.event(which)
        own = random.sample(event.words, 3)
        other = [self._any(random) for _ in range(8)]
        names = [event.place] if random.random() < 0.6 else []
        names += [random.choice(event.people)] if random.random() < 0.4 else []
        figure = event.figure if random.random() < 0.4 else None
        return Content(which, random.choice(event.people), (*own, *other), tuple(names), figure)

    def again(self, number: int) -> Statement:
        """Tell what the statement with this number says as another paper would."""
        random = self.random("again", number)
        content = self.content(number)
        keeping = random.uniform(*_KEPT)
        told = (self._retold(word, keeping, random) for word in content.told)
        added = [self._any(random) for _ in range(random.randint(1, 5))]
        other = random.random() < 0.1
        noisy = replace(
            content,
            speaker=_cut(random.choice(self._people) if other else content.speaker, random),
            told=(*(word for word in told if word), *added),
            names=tuple(_cut(name, random) for name in content.names if random.random() > 0.2),
            figure=content.figure and _moved(content.figure, random),
            about=random.choice(_ABOUT) if content.figure and random.random() < 0.3 else "",
        )
        sentence, words, said = self._told(noisy, random)
        day = _FIRST + timedelta(minutes=_MINUTES_APART * number // A_REPORT, days=2)
        of = Report(sentence, day, outlet="The Other Paper")
        return _statement(of, of.digest, 0, sentence, words, said)

    @lru_cache(maxsize=100_000)  # noqa: B019 - a world lives as long as its run
    def event(self, number: int) -> Event:
        """Give an event."""
        random = self.random("event", number)
        words = tuple(self._made_up(random) for _ in range(9))
        return Event(
            words,
            self._places[int(PLACES * random.random() ** 2)],
            tuple(self._people[int(PEOPLE * random.random() ** 2)] for _ in range(4)),
            random.choice((2, 3, 5, 6, 8, 10, 12, 40, 150, 700, 1200, 20_000)),
            random.choice(_COUNTED),
        )

    def _any(self, random: Random) -> str:
        return self._words[bisect(self._rates, random.random() * self._rates[-1])]

    def _made_up(self, random: Random) -> str:
        low = self._rates[self._made]
        return self._words[bisect(self._rates, low + random.random() * (self._rates[-1] - low))]

    def _retold(self, word: str, keeping: float, random: Random) -> str:
        """Give what stands in the place of a word, "" for nothing."""
        if random.random() > keeping:
            return self._any(random) if random.random() < 0.5 else ""
        chance = random.random()
        if chance < 0.2:
            return word + random.choice(_ENDINGS)
        return _misspelled(word, random) if chance < 0.24 else word

    def _told(self, content: Content, random: Random) -> tuple[str, str, Content]:
        """Put it in words: the sentence, and the statement in it."""
        parts = [*content.told, *content.names]
        if content.figure is not None:
            event = self.event(content.event)
            printed = f"{content.about} {_number(content.figure, random)}".strip()
            parts.append(f"{printed} {event.counted}")
        random.shuffle(parts)
        words = " ".join(f"{random.choice(_FUNCTION)} {one}" for one in parts)
        sentence = f"{content.speaker} {random.choice(_SAID)} that {words}."
        return sentence, words, content


def _statement(
    of: Report, digest: str, at: int, sentence: str, words: str, content: Content
) -> Statement:
    start = at + sentence.index(" that ") + len(" that ")
    end = start + len(words)
    who = Actor(short_id("a", content.speaker), content.speaker, ActorKind.PERSON)
    name = Mention(who.name, at, at + len(who.name), Form.NAME, who.name)
    told = tuple(one.lower() for one in (*content.told, *content.names))
    frame = Frame(told[0], (who.name.split()[-1].lower(),), told[1:4], words=told)
    return Statement(
        id=short_id("s", digest, start, end),
        report=of.id,
        published=of.published,
        kind=Kind.INDIRECT,
        text=words,
        start=start,
        end=end,
        outlet=of.outlet,
        sentence=Words(sentence, at, at + len(sentence)),
        mention=name,
        speaker=who,
        figures=_figures(words, start, content),
        frames=(frame,),
        found_by="generated",
    )


def _figures(words: str, start: int, content: Content) -> tuple[Figure, ...]:
    if content.figure is None:
        return ()
    number = next(one for one in (f"{content.figure:,}", _IN_WORDS.get(content.figure, ""))
                  if one and f" {one} " in f" {words} ")  # fmt: skip
    printed = f"{content.about} {number}".strip()
    at = start + f" {words} ".index(f" {printed} ")
    value, of = float(content.figure), words[at - start + len(printed) :].split()[0]
    high = None if content.about == "more than" else value
    return (Figure(printed, at, at + len(printed), value, high, of=of, approx=content.about),)


def _number(value: int, random: Random) -> str:
    return _IN_WORDS[value] if value in _IN_WORDS and random.random() < 0.5 else f"{value:,}"


def _moved(value: int, random: Random) -> int:
    """Give a figure as it is, as it may be a day later, or rounded to its first digit."""
    chance = random.random()
    if chance < 0.4:
        return value
    if chance < 0.8:
        return max(2, round(value * random.choice((0.5, 0.9, 1.1, 2))))
    return round(value, 1 - len(str(value)))


def _cut(name: str, random: Random) -> str:
    """Give a name as another paper prints it: the last word of it, or in another spelling."""
    if " " in name and random.random() < 0.5:
        name = name.split()[-1]
    chance = random.random()
    if chance < 0.1:
        return _misspelled(name, random)
    if chance < 0.25:
        here, there = random.choice(_OTHERWISE)
        return name[0] + name[1:].replace(here, there)
    return name


def _misspelled(word: str, random: Random) -> str:
    """Leave a letter out, but not the first."""
    place = random.randrange(1, max(2, len(word)))
    return word[:place] + word[place + 1 :]


def _names(random: Random, least: int, most: int) -> Iterator[str]:
    """Give words that nobody uses, each once."""
    seen = {row[0] for row in table("frequencies")} | set(_FUNCTION)
    while True:
        made = "".join(random.choices(_SYLLABLES, k=random.randint(least, most)))
        if made not in seen:
            seen.add(made)
            yield made


def lines(reports: Iterator[tuple[Report, Sequence[Statement]]]) -> Iterator[str]:
    """Give reports and statements as ``factdb load`` takes them, frames and mentions with them."""
    for of, said in reports:
        yield json.dumps({"id": of.external_id, "outlet": of.outlet, "text": of.text,
                          "published": of.published.isoformat()})  # fmt: skip
        for one in said:
            more = {"frames": [records.frame(frame) for frame in one.frames],
                    "mention": records.mention(one.mention)}  # fmt: skip
            yield json.dumps(records.statement(one) | more)


def main() -> None:
    """Print the lines."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    for line in lines(World(given.seed, given.count).reports(given.count)):
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
