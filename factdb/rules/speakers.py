"""Who speaks, as far as two statements show it by themselves.

Only what each report says of its speaker counts, never what the store knew when it came in, so
that the order of reports cannot change a finding.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from factdb.text.fold import fold, words
from factdb.text.naming import is_title
from factdb.text.places import country
from factdb.text.words import table
from factdb.types import ActorKind, Form, Match, Mention, Statement

_LONGEST_PLACE = 4
_UNNAMED = frozenset(
    [
        "unnamed",
        "unknown",
        "anonymous",
        "source",
        "sources",
        "official",
        "officials",
        "authorities",
        "reports",
        "witnesses",
        "experts",
        "analysts",
        "critics",
        "report",
    ]
)


def same_speaker(a: Statement, b: Statement) -> bool | None:
    """Say whether one actor says both; None where a speaker is unknown or unnamed.

    By id, else by compatible names: "Orban" and "Viktor Orban" agree, "Ana Silva" and "Rui
    Silva" do not.
    """
    left, right = speaker_name(a), speaker_name(b)
    if not left or not right:
        return None
    if a.speaker and b.speaker and a.speaker.id == b.speaker.id:
        return True
    if a.speaker and b.speaker and a.speaker.kind != b.speaker.kind:
        return False
    return same_name(left, right)


def same_name(a: str, b: str) -> bool:
    """Say whether two names can be one actor's: one is the other, or its last word.

    >>> same_name("Viktor Orban", "Orbán"), same_name("Ana Silva", "Rui Silva")
    (True, False)
    """
    left, right = bare(a), bare(b)
    if not left or not right:
        return False
    if left == right:
        return True
    short, long = sorted((left, right), key=len)
    if len(short) == 1:
        return short[0] == long[-1]
    return short[-1] == long[-1] and short[0][0] == long[0][0] and _initial(short[0], long[0])


def one_voice(a: Statement, b: Statement) -> bool:
    """Say whether one actor says both, or says one and has the other said by a spokesman."""
    if same_speaker(a, b):
        return True
    left, right = speaker_name(a), speaker_name(b)
    return _speaks_for(left, right) or _speaks_for(right, left)


def _speaks_for(one: str, other: str) -> bool:
    told = _SPOKESMAN.match(one) or _CAMP.match(one)
    return told is not None and same_name(told[1], other)


_CAMP = re.compile(
    r"(?:the )?(.+?)(?:['’]s?)? (?:administration|campaign|spokes(?:man|woman|person)|legal team|"
    r"lawyers?|office|press office)$",
    re.IGNORECASE,
)

_SPOKESMAN = re.compile(
    r"(?:an? |the )?(?:spokes(?:man|woman|person)|press secretary) (?:of|for) (.+)", re.IGNORECASE
)


def speaker_name(statement: Statement) -> str:
    """Give the name of who speaks; "" for nobody known, pronouns and unnamed sources."""
    if statement.speaker is not None:
        name = statement.speaker.name
    elif statement.mention is not None and statement.mention.form is Form.NAME:
        name = statement.mention.name or statement.mention.text
    else:
        return ""
    return known(name)


@lru_cache(maxsize=16_384)
def known(name: str) -> str:
    """Give a name; "" for what names nobody ("officials")."""
    return "" if _UNNAMED & set(words(name)) else name


def known_apart(match: Match) -> bool:
    """Say whether two voices are known to be two: unnamed ones of one report may be one."""
    left, right = match.left, match.right
    if same_speaker(left, right):
        return False
    names = [bool(speaker_name(one)) for one in (left, right)]
    if "bare" in {left.found_by, right.found_by} or all(names):
        return True
    return any(names) and left.report != right.report


def is_outlet(statement: Statement) -> bool:
    """Say whether the outlet itself speaks."""
    return statement.speaker is not None and statement.speaker.kind is ActorKind.OUTLET


def is_checker(statement: Statement) -> bool:
    """Say whether the outlet that speaks checks the claims of others for a living."""
    speaker = statement.speaker
    return speaker is not None and is_outlet(statement) and checks(speaker.name)


def checks(name: str) -> bool:
    """Say whether a name is that of a fact-checking desk."""
    return fold(name) in _checkers()


@cache
def _checkers() -> frozenset[str]:
    """Give the folded names of fact-checking desks.

    Source: ``words/checkers.tsv``.
    """
    return frozenset(fold(row[0]) for row in table("checkers"))


def speaker_words(statement: Statement) -> frozenset[str]:
    """Give the words under which frames name the speaker: the last name, the country's code.

    Of a body's name every word counts: "the ministry" may be the Ministry of Health.
    """
    name = speaker_name(statement)
    found = _name_words(name)
    if statement.speaker is not None and statement.speaker.kind is ActorKind.BODY:
        found |= {_one_of(word) for word in bare(name)}
    of = _office_of_mention(statement.mention)
    codes = {f"@{one}" for one in of if len(one) == 2 and one.isupper()}
    return found | codes | {_one_of(word) for one in of if len(one) > 2 for word in bare(one)}


def name_in(statement: Statement, text: str) -> frozenset[str]:
    """Give the words of the speaker's name if all of them stand in a text, else none."""
    name = frozenset(bare(speaker_name(statement)))
    return name if name and name <= set(words(text)) else frozenset()


def relays(a: Statement, b: Statement) -> bool:
    """Say whether one side passes the other's words on: it names the other speaker as source."""
    return _names_other(a, b) or _names_other(b, a)


def _names_other(one: Statement, other: Statement) -> bool:
    last = bare(speaker_name(other))[-1:]
    if not last:
        return False
    told = {*words(one.via), *words(speaker_name(one))} - set(bare(speaker_name(one))[-1:])
    joint = {w for actor in one.co_speakers for w in words(actor.name)}
    near = _beside(one.sentence.text, one.text) if one.sentence else frozenset()
    return not (told | near | joint).isdisjoint(last)


@lru_cache(maxsize=1024)
def _beside(sentence: str, text: str) -> frozenset[str]:
    """Give the words of a sentence that are not those of a text in it.

    Kept, since a transcript's "sentence" may be a speech, and fifty others ask for its words.
    """
    return frozenset(words(sentence)) - frozenset(words(text))


def _office_of_mention(mention: Mention | None) -> list[str]:
    return [mention.of] if mention else []


def _one_of(word: str) -> str:
    """Give the singular, as frames have it."""
    plural = len(word) > 4 and word.endswith("s") and not word.endswith("ss")
    return word.removesuffix("s") if plural else word


def _initial(short: str, long: str) -> bool:
    return short == long or len(short) == 1 or len(long) == 1


@lru_cache(maxsize=16_384)
def bare(name: str) -> tuple[str, ...]:
    """Give the words of a name without titles: "President Volodymyr Zelenskiy" has two."""
    kept = [word for word in words(name) if word not in {"the", "of", "and"}]
    while len(kept) > 1 and is_title(kept[0]):
        kept.pop(0)
    return tuple(_spelled(word) for word in kept)


def _spelled(word: str) -> str:
    """Give the spelling under which Zelenskiy, Zelenskyy and Zelensky meet."""
    for ending in ("skyy", "skiy", "skii", "skij", "ski"):
        if word.endswith(ending):
            return word.removesuffix(ending) + "sky"
    return word


@lru_cache(maxsize=16_384)
def _name_words(name: str) -> frozenset[str]:
    if not name:
        return frozenset()
    parts = name.split()
    codes = set()
    for start in range(len(parts)):
        for end in range(start + 1, min(len(parts), start + _LONGEST_PLACE) + 1):
            if code := country(" ".join(parts[start:end])):
                codes.add(f"@{code}")
    return frozenset(codes) | frozenset(bare(name)[-1:])
