"""Whether who speaks on one side is whom the other tells of: by name, by role, by country."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factdb.rules.government import code_of
from factdb.rules.speakers import bare, is_outlet, name_in, speaker_name
from factdb.text.datewords import MONTHS, WEEKDAYS
from factdb.text.fold import fold, words
from factdb.text.naming import body_class, is_title
from factdb.text.rarity import rarity
from factdb.types import ActorKind, Statement

_COMPANY = re.compile(
    r"\b(?:the|its|their|his|her|our) (?:\w+ )?(?:company|firm|group|manufacturer|maker|operator|"
    r"owner|landlord|employer|airline|carrier|bank|retailer|supplier|contractor|developer|club|"
    r"publisher|network|platform|brand|chain|utility)\b",
    re.IGNORECASE,
)
"""Nouns by which a report names a company again."""


def tells_of(claim: Statement, one: Statement) -> frozenset[str]:
    """Give the words by which a claim tells of who speaks on another side; none if it does not.

    By name; by the role or the house that the other side's report gives him ("her manager", "the
    company"); or, for who speaks for a government, by its country as the doer. Nobody tells of
    the outlet that prints him.
    """
    if is_outlet(one):
        return frozenset()
    named = name_in(one, claim.text) or _surname_in(claim.text, one)
    return named or _role_in(claim, one) or _country_in(claim, one)


def _surname_in(text: str, one: Statement) -> frozenset[str]:
    """Give the surname of a person if a text prints it without another first name."""
    name = speaker_name(one).split()
    if len(name) < _FULL or one.speaker is None or one.speaker.kind is not ActorKind.PERSON:
        return frozenset()
    *firsts, last = name
    for found in re.finditer(rf"(?:\b(?P<first>[A-Z][\w.-]+) )?\b{re.escape(last)}\b", text):
        first = found["first"]
        if first is None or first in firsts or not _is_first_name(first):
            return frozenset({fold(last)})
    return frozenset()


def _is_first_name(word: str) -> bool:
    """Say whether a word with a capital may be somebody's first name: no title, nor "But"."""
    if is_title(fold(word)) or word in _DAYS_AND_MONTHS:
        return False
    return rarity(fold(word)) >= _NO_COMMON_WORD


_DAYS_AND_MONTHS = frozenset((*WEEKDAYS, *MONTHS))


_NO_COMMON_WORD = 6.0
"""Bits from which on a word is no such as begin a sentence."""


_FULL = 2
"""A first name and a surname."""


def _role_in(claim: Statement, one: Statement) -> frozenset[str]:
    mention = one.mention
    house = frozenset(bare(mention.of)) if mention else frozenset()
    if house and house <= {*words(claim.text)}:
        return house
    for role in _roles(mention.title if mention else ""):
        if _is_called(claim.text, role, one):
            return frozenset({fold(role)})
    return _company_in(claim.text) if _is_company(one) else frozenset()


def _roles(title: str) -> Iterator[str]:
    """Give what a title names: "council leader" is a leader, and speaks for the council."""
    *houses, role = title.split() or [""]
    yield from filter(None, (role, *filter(body_class, houses)))


def _is_called(text: str, role: str, one: Statement) -> bool:
    """Say whether a text speaks of one person by a role, and names no other with it."""
    called = rf"{_WHOSE} (?:\w+ )?{re.escape(role)}\b(?! [A-Z])"
    return bool(speaker_name(one)) and re.search(called, text) is not None


_WHOSE = r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Mm]y|\w+['’]s)"


def _is_company(one: Statement) -> bool:
    """Say whether a body speaks that is no office, court or council."""
    told = {who.kind for who in (one.speaker, one.mention) if who is not None}
    return ActorKind.BODY in told and not any(map(body_class, bare(speaker_name(one))))


def _company_in(text: str) -> frozenset[str]:
    found = _COMPANY.search(text)
    return frozenset({fold(found.group().split()[-1])}) if found else frozenset()


def _country_in(claim: Statement, one: Statement) -> frozenset[str]:
    """Give the country for which who speaks, if a claim has it do something."""
    code = code_of(one)
    if not code or code == code_of(claim):
        return frozenset()
    does = any(f"@{code}" in frame.subject for frame in claim.frames)
    return frozenset({f"@{code}"}) if does else frozenset()
