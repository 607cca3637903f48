"""What shows that an answer means the other side: a pronoun, a word in common, a deed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from factdb.rules.government import code_of
from factdb.rules.nearby import bases, told_around
from factdb.rules.speakers import is_outlet, speaker_name, speaker_words
from factdb.rules.terms import meets
from factdb.text.fold import content_words, words
from factdb.text.places import country
from factdb.text.rarity import rarity
from factdb.text.rebuttal import CLAIMS
from factdb.types import Kind, Statement

LEAD = r"\W*(?:(?:but|and|no|yes|well|yet|however|look|actually|in fact|of course|still)\b\W*)*"
"""Words with which an answer begins before it says anything, as a pattern."""

TELLING = 4.0
"""Bits from which on a word is of a matter rather than of all talk."""

LONGEST = 45
"""Words up to which a side is about little else."""

LINK = 5.0
"""Bits from which on a word ties one side to another by itself."""

_POINTING = re.compile(
    rf"{LEAD}(?:this|that|these|those|it|he|she|they|such|both|neither)\b", re.IGNORECASE
)
_OF_SPEAKER = re.compile(rf"{LEAD}(?:it|he|she|they)\b", re.IGNORECASE)
_WORDS_BESIDE = 60
"""So many characters: a cue with who speaks."""


def points(statement: Statement) -> bool:
    """Say whether a side begins with a pronoun."""
    return _POINTING.match(statement.text) is not None


def takes_up(answer: Statement) -> bool:
    """Say whether a pronoun that is not who speaks takes up what was said."""
    return points(answer) and not _is_open_pronoun(answer)


def _is_open_pronoun(statement: Statement) -> bool:
    """Say whether "he" or "they" of reported speech may be who speaks."""
    if not _OF_SPEAKER.match(statement.text):
        return False
    small = statement.text.lstrip("“\"‘' ")[:1].islower()
    return small or statement.kind in {Kind.INDIRECT, Kind.MIXED}


def links(said: Statement, answer: Statement, *, but: frozenset[str] = frozenset()) -> set[str]:
    """Give the telling words of a claim that meet one of the answer, names of speakers apart."""
    voices = speaker_words(said) | speaker_words(answer) | but
    left, right = (bases(one.text) - voices for one in (said, answer))
    return telling(left, right, LINK)


def telling(some: Iterable[str], others: Collection[str], least: float) -> set[str]:
    """Give those of some words that have so many bits at least and meet one of others."""
    return {w for w in some if rarity(w) >= least and any(meets(w, one) for one in others)}


def is_about(said: Statement, answer: Statement) -> bool:
    """Say whether a deed or an object of a claim stands in the answer: more than whom it is of."""
    told = {word for frame in said.frames for word in (frame.predicate, *frame.object)}
    return bool(telling(told, bases(answer.text), TELLING))


def is_narrated(said: Statement) -> bool:
    """Say whether the report itself tells it: a denial near it is seldom of that."""
    return is_outlet(said) and said.speaker is not None and said.speaker.name == said.outlet


def beside(statement: Statement) -> str:
    """Give a statement with a few words before it in its sentence."""
    around = told_around(statement)
    at = max(0, around.find(statement.text))
    return around[max(0, at - _WORDS_BESIDE) : at + len(statement.text)]


def is_of_another(said: Statement, answer: Statement) -> bool:
    """Say whether an answer tells whose claim it turns down, and who speaks is another.

    "Rejected the union's allegation", "a report by The Ledger"; not where the name may be that of
    a country for which he speaks, or nobody knows who speaks.
    """
    name = speaker_name(said)
    told = f"{beside(answer)} {answer.cue.text if answer.cue else ''}"
    owners = [found["by"] or found["of"] for found in _WHOSE.finditer(told)]
    if not name or not owners:
        return False
    mention = said.mention.text if said.mention else ""
    known = {*words(name), *words(mention), *words(said.outlet), *words(said.via)}
    return not any(_may_be(said, known, owner) for owner in owners)


def _may_be(said: Statement, known: set[str], owner: str) -> bool:
    """Say whether the one whose claim it is may be who speaks: one name, or one country."""
    code = country(owner.removeprefix("the "))
    if code:
        return code_of(said) in {"", code}
    return bool(known & {*content_words(owner)})


_OWNER = r"(?:the )?[\w.-]+(?: [\w.-]+){0,3}"
_WHOSE = re.compile(
    rf"\b(?:{CLAIMS}) (?:by|from|of) (?P<by>(?:the )?[A-Z][\w.-]*(?: [A-Z][\w.-]*)*)"
    rf"|\b(?P<of>{_OWNER})(?:['’]s|s['’]) (?:\w+ )?(?:{CLAIMS})\b",
)
"""Whose claim is meant; a pronoun tells nobody."""


def names_part(one: str, other: str) -> bool:
    """Say whether both texts tell a name or a year, and none in common: two towns, two floods."""
    left, right = (set(_NAMED.findall(text)) for text in (one, other))
    return bool(left) and bool(right) and not left & right


_NAMED = re.compile(r"(?<=\w )[A-Z]\w+|\b(?:19|20)\d\d\b")
"""A name within a text, where no capital begins a sentence, or a year."""


def is_open(text: str) -> bool:
    """Say whether a text tells a wish, a chance, a question, or too much to be about one thing."""
    return len(text.split()) > LONGEST or _OPEN.search(text) is not None


_OPEN = re.compile(
    r"\b(?:if|unless|whether|should|must|may|might|could|can|cannot|ought|hop(?:e|es|ed|ing)|"
    r"wants?|need(?:s|ed)?|let us|let[’']s|perhaps|possibly|probably|maybe|seems?|"
    r"I think|we think|business (?:\w+ing)|know (?:whether|if|what|how))\b|\?",
    re.IGNORECASE,
)
