"""Whether an office or a noun fits somebody: "the minister", "the Russian leader"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from factdb.actors.cast import Member
from factdb.actors.keys import is_abbreviated, key, surname
from factdb.text.naming import body_class, read_office, word_set
from factdb.text.places import metonym, place
from factdb.types import ActorKind, Mention, Role

IN_OFFICE = timedelta(days=180)
"""How long before and after the reports that print an office somebody is taken to hold it."""

_STEM = 5
"""Words with so many first letters in common are of one stem."""

PAPERS = word_set("paper")
_THING = re.compile(r"['’]s\s|\d")
_SEATS = {
    "prime minister": "prime minister",
    "chancell": "chancellor",
    "presiden": "president",
    "white house": "president",
    "kremlin": "president",
}
"""Words in the name of an office of state, and whose office it is."""
_HEADS = ("president", "prime minister", "chancellor", "king", "queen", "emperor", "emir", "pope")


def titles_meant(title: str) -> tuple[str, ...]:
    """Give the offices that a title may mean: "leader" is any head of a country."""
    return (*_HEADS, "leader") if title == "leader" else (title,)


def seat(publisher: str) -> tuple[str, str]:
    """Give the office, and of which country, whose holder's press office an outlet is.

    Its "the President" is its own, whoever else of that office it names. Two empty words for any
    other outlet.

    >>> seat("President of Norway (press office)"), seat("The White House"), seat("Norway Today")
    (('president', 'NO'), ('president', 'US'), ('', ''))
    """
    name = publisher.partition("(")[0].strip()
    body = metonym(name) if name and place(name) is None else None
    if body is not None:
        named = body.name.casefold()
        title = next((held for sign, held in _SEATS.items() if sign in named), "")
        return (title, body.country) if title and body.kind == "office" else ("", "")
    office = read_office(name.split())
    ours = office.sort == "head" and len(office.of) == 2
    return (office.title, office.of) if ours else ("", "")


def same_body(a: str, b: str) -> bool:
    """Say whether two owners of an office are one: "Office of the President" of Norway or not."""
    if a == b or not (a and b) or {len(a), len(b)} & {2}:
        return a == b
    left, right = (set(key(one).split()) - {"of", "for", "the"} for one in (a, b))
    return left <= right or right <= left


def may_be_called(titles: Sequence[str], held: str) -> bool:
    """Say whether an office may be called so: "the minister" is any, but not the prime minister."""
    return held in titles or (
        "minister" in titles and held.endswith(" minister") and held != "prime minister"
    )


def held(member: Member) -> frozenset[tuple[str, str]]:
    """Give the offices, each with whose it is, that a report or the store knows of."""
    known = {(role.title, role.of) for role in member.actor.roles}
    return frozenset(known | set(member.roles))


def in_office(role: Role, day: date) -> bool:
    """Say whether somebody is taken to hold an office on a day; undated offices count."""
    if role.first is None or role.last is None:
        return True
    return role.first - IN_OFFICE <= day <= role.last + IN_OFFICE


def owns(member: Member, of: str) -> bool:
    """Say whether the words after "of" are somebody's name or surname."""
    forms = {key(member.actor.name), *(key(alias) for alias in member.actor.aliases)}
    return key(of) in forms or (member.person and surname(member.actor.name) == key(of))


def answers_to(member: Member, mention: Mention) -> bool:
    """Say whether a body answers to a noun: "the ministry", "the newspaper", "the company"."""
    if member.person or member.place:
        return False
    noun = mention.title.split()[-1] if mention.title else ""
    if noun in PAPERS and member.actor.kind is ActorKind.OUTLET:
        return True
    if mention.of and mention.of not in {code for _, code in held(member)} | _codes(member):
        return False
    names = [name.casefold().split() for name in (member.actor.name, *member.actor.aliases)]
    return any(_is_head(noun, name) and _is_told_so(mention, name) for name in names)


def may_be_sort(member: Member, noun: str) -> bool:
    """Say whether a body may be "the company" though its name does not say what it is.

    A name that says it is something else ("Ministry of Health"), a by-name ("the Kremlin") and
    well-known letters ("UN") are none; an outlet is told things, and is no company here. A name
    with an owner or a number is that of a thing: "Arvia's Comet", "Comet 20".
    """
    name = member.actor.name
    if member.place or member.actor.kind is not ActorKind.BODY or _THING.search(name):
        return False
    if metonym(name) is not None or is_abbreviated(name):
        return False
    words = name.split()
    link = next((i for i, word in enumerate(words) if word in {"of", "for", "on"}), len(words))
    told = {body_class(words[link - 1]), body_class(words[-1])} - {""}
    return told <= _SORTS.get(noun, frozenset())


def is_of_sort(noun: str) -> bool:
    """Say whether a noun may stand for a body whose name does not have it: "the company"."""
    return noun in _SORTS


_FIRMS = (
    "airline", "automaker", "business", "carmaker", "company", "conglomerate", "corporation",
    "firm", "maker", "manufacturer", "retailer", "startup",
)  # fmt: skip
_SORTS = {
    **dict.fromkeys(_FIRMS, frozenset({"company"})),
    **dict.fromkeys(("group", "organisation", "organization"), frozenset({"body", "company"})),
}
"""Nouns for bodies of any name, and what a name may say that such a body is."""


def _is_told_so(mention: Mention, name: Sequence[str]) -> bool:
    """Say whether a name has all that is said of the noun: the doctors' union is not the miners'.

    Words of one stem meet: "environmental inspectorate", "Environment Inspectorate".
    """
    stems = [key(word)[:_STEM] for word in name]
    return all(key(word)[:_STEM] in stems for word in mention.title.split()[:-1])


def _is_head(noun: str, words: Sequence[str]) -> bool:
    """Say whether a noun is what a name says the body is: its last word, or before "of"."""
    return words[-1] == noun or (words[0] == noun and words[1:2] in (["of"], ["for"]))


def _codes(member: Member) -> set[str]:
    return {word.upper() for word in key(member.actor.name).split() if len(word) == 2}
