"""What single words tell: opposites, traits of deeds, and how far two lists of words agree."""

from __future__ import annotations

from functools import cache, lru_cache

from factdb.text.rarity import weight
from factdb.text.words import table

SAID_OF = frozenset({"@self", "@other"})
"""Words of frames that stand for who speaks, or for anybody."""


def overlap(a: tuple[str, ...], b: tuple[str, ...]) -> float | None:
    """Give the share of the lighter side's bits that the other side has; None if a side is empty.

    Two sides that name places, none of them the same, disagree wholly.
    """
    left = {word for word in a if word[:1] != "#"} - SAID_OF
    right = {word for word in b if word[:1] != "#"} - SAID_OF
    if not left or not right:
        return None
    if places_part(left, right):
        return 0.0
    least = min(weight(left), weight(right))
    return weight(left & right) / least if least else 0.0


def places_part(a: set[str] | frozenset[str], b: set[str] | frozenset[str]) -> bool:
    """Say whether both name countries and none in common."""
    left = {word for word in a if word[:1] == "@" and len(word) == 3}
    right = {word for word in b if word[:1] == "@" and len(word) == 3}
    return bool(left) and bool(right) and not left & right


def opposites(one: str, other: str) -> bool:
    """Say whether two predicates are opposites, by the table or by a prefix of negation.

    >>> opposites("effective", "ineffective"), opposites("rise", "fall"), opposites("rise", "run")
    (True, True, False)
    >>> opposites("import", "port")
    False
    """
    return other in opposites_of(one)


@lru_cache(maxsize=1 << 13)
def opposites_of(word: str) -> frozenset[str]:
    """Give all predicates that are opposites of one.

    >>> "ineffective" in opposites_of("effective"), "port" in opposites_of("import")
    (True, False)
    """
    found = {f"{prefix}{word}" for prefix in _NEGATING if len(word) > 3} - _NOT_NEGATED
    if word not in _NOT_NEGATED:
        plain = (word.removeprefix(prefix) for prefix in _NEGATING if word.startswith(prefix))
        found |= {one for one in plain if len(one) > 3}
    return _antonyms().get(word, frozenset()) | found


_NOT_NEGATED = frozenset(
    ["impact", "impair", "impart", "impeach", "imperil", "implant", "imply", "import", "impose",
     "impress", "imprint", "improve", "inborn", "inbound", "incite", "incline", "income",
     "increase", "incur", "indeed", "infest", "inflame", "inform", "infuse", "inland", "inmate",
     "inquest", "inroad", "insect", "inside", "insight", "install", "instance", "instead",
     "insure", "intake", "intend", "intense", "intent", "intone", "invent", "inverse", "invest",
     "invoice", "involve", "union"]
)  # fmt: skip
"""Words that begin like a negated one and are none: "port", "import"."""

_NEGATING = ("un", "in", "im", "il", "non", "non-")

_SUFFIXES = (
    "al", "ual", "ial", "ic", "ical", "ous", "ful", "ary", "ity", "ness", "ment", "ion", "ation",
    "ly", "er", "or", "ing", "ive", "y", "s",
)  # fmt: skip


def akin(one: str, other: str) -> bool:
    """Say whether two words are one, or one is made of the other by a common ending.

    >>> akin("sex", "sexual"), akin("investigate", "investigation"), akin("port", "report")
    (True, True, False)
    """
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    stem = short.removesuffix("e")
    return len(stem) >= 3 and any(long in {stem + end, short + end} for end in _SUFFIXES)


def alike(one: str, other: str) -> bool:
    """Say whether two words are akin, or of one sense: "tempt" and "temptation", "firm", "company".

    For statements that somebody put side by side; at large likeness in sense is no proof.

    >>> alike("illness", "disease"), alike("vaccinate", "vaccination"), alike("ferry", "bridge")
    (True, True, False)
    """
    return akin(one, other) or other in _kindred().get(one, ()) or one in _kindred().get(other, ())


@lru_cache(maxsize=1 << 14)
def meets(one: str, other: str) -> bool:
    """Say whether two words are alike, stand for one another, or one is of the other's kind.

    >>> meets("position", "job"), meets("hurt", "injure"), meets("van", "vehicle")
    (True, True, True)
    """
    if alike(one, other) or one in kinds(other) or other in kinds(one):
        return True
    return not _senses().get(one, _NONE).isdisjoint(_senses().get(other, _NONE))


def kinds(word: str) -> frozenset[str]:
    """Give what falls under a word: who denies "harm" denies "kill", not the other way round.

    Source: ``words/kinds.tsv``.
    """
    return _kinds().get(word, frozenset())


def falls_under(word: str) -> frozenset[str]:
    """Give the general words of ``words/kinds.tsv`` that have a word under them."""
    return _general().get(word, frozenset())


@cache
def _general() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for general, special in _kinds().items():
        for word in special:
            found.setdefault(word, set()).add(general)
    return {word: frozenset(over) for word, over in found.items()}


@cache
def _kinds() -> dict[str, frozenset[str]]:
    return {row[0]: frozenset(row[1].split()) for row in table("kinds")}


_NONE: frozenset[int] = frozenset()


@cache
def _senses() -> dict[str, frozenset[int]]:
    """Give the groups of ``words/senses.tsv`` in which a word stands, by their line."""
    held: dict[str, set[int]] = {}
    for line, row in enumerate(table("senses")):
        for word in row[0].split():
            held.setdefault(word, set()).add(line)
    return {word: frozenset(lines) for word, lines in held.items()}


@cache
def _kindred() -> dict[str, frozenset[str]]:
    """Give words of one sense, and words derived from one another.

    Source: ``words/kindred.tsv``.
    """
    return {row[0]: frozenset(row[1].split()) for row in table("kindred")}


def under(deed: str) -> str:
    """Give the verb under which frames put a verb: "shut" is told as "close".

    Source: ``words/synonyms.tsv``.
    """
    return _under().get(deed, deed)


@cache
def _under() -> dict[str, str]:
    return {like: row[0] for row in table("synonyms") for like in row[1].split()}


@cache
def _antonyms() -> dict[str, frozenset[str]]:
    """Give for each word its opposites, as the table has them and as verbs stand in frames.

    Source: ``words/antonyms.tsv``, and ``words/synonyms.tsv`` for the verbs.
    """
    rows = [frozenset(row) for row in table("antonyms")]
    classes = [frozenset(map(under, pair)) for pair in rows]
    found: dict[str, set[str]] = {}
    for pair in (*rows, *classes):
        for word in pair:
            found.setdefault(word, set()).update(pair - {word})
    return {word: frozenset(others) for word, others in found.items()}


def has_trait(deed: str, trait: str) -> bool:
    """Say whether a verb or noun of action is "generic", comes "again", "grows" or "moves".

    Source: ``words/deeds.tsv``.
    """
    return trait in _traits().get(deed, ())


@cache
def _traits() -> dict[str, tuple[str, ...]]:
    return {row[0]: tuple(row[1].split()) for row in table("deeds")}
