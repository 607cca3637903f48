"""The forms under which names meet: spelling, case, titles and short forms do not matter.

Names are compared word by word, never by a ratio of letters: "South Korea" is near to "North Korea"
in letters only. Light and pure: look-ups use it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from factdb.text.fold import fold
from factdb.text.naming import bare, body_class, outlet, take_country
from factdb.text.places import metonym
from factdb.text.words import table
from factdb.types import Actor, ActorKind

_WORD = re.compile(r"[^\W_]+")
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])(?=\s|$)")
_SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr"}
_PARTICLES = frozenset({"al", "el", "ul"})
_SMALL = frozenset({"of", "for", "the", "and", "affairs"})
_LOOSE = frozenset({"ministry", "government", "force", "court", "assembly"})
_SPELLED = {
    "organisation": "organization",
    "centre": "center",
    "defence": "defense",
    "labour": "labor",
    "programme": "program",
}
_SLAVIC = re.compile(r"(?:sk[iy]+|enk[oa]|[oe]va?|[iy]ch|[iy]uk|chuk)$")
_ENDINGS = (
    (re.compile(r"(?<=sk)(?:[iy]j|[iy]+)$"), "y"),
    (re.compile(r"(?<=\w\w)(?:[iy]j|[iy]{2})$"), "y"),
    (re.compile(r"(?<=enk)a$"), "o"),
    (re.compile(r"ya$"), "ia"),
    (re.compile(r"[yi][oe](?=va?$)"), "e"),
)
_BETWEEN_VOWELS = re.compile(r"(?<=[aeiouy])g(?=[aeiouy]|$)")


@lru_cache(maxsize=20_000)
def key(name: str) -> str:
    """Bring the spellings of one name to one form; it is its own form.

    Case, accents, "the", possessives and middle initials do not matter; short forms ("Joe") and
    transliterations ("Zelenskiy", "Shmygal") go to one form. In names of ministries, forces, courts
    and parliaments a country is its code and order does not matter. "Jr." does: the son is not the
    father.

    >>> key("Volodymyr Zelenskyy") == key("Vladimir Zelenskiy")
    True
    >>> key("Russia’s Foreign Ministry") == key("the Ministry of Foreign Affairs of Russia")
    True
    >>> key("South Korea") == key("North Korea"), key("Donald Trump Jr.") == key("Donald Trump")
    (False, False)
    """
    # Once folded, "ÀP" is a name that the lists know.
    return _formed(_formed(name))


def _formed(name: str) -> str:
    plain = _long_form(bare(" ".join(name.split())))
    if body := metonym(plain):
        plain = body.name
    if known := outlet(plain):
        return " ".join(_words(bare(known)))
    words = _POSSESSIVE.sub("", plain).split()
    classes = {body_class(word) for word in words} - {""}
    if classes & _LOOSE:
        return _body_key(words)
    parts = _words(" ".join(words))
    if classes:
        return " ".join(_SPELLED.get(part, part) for part in parts)
    return " ".join(_person_words(parts))


def surname(name: str) -> str:
    """Give the key of the last word of a person's name, hyphens inside it kept as spaces.

    >>> surname("Linda Thomas-Greenfield"), surname("Otis Bramble Jr.")
    ('thomas greenfield', 'bramble')
    """
    words = [word for word in name.split() if _plain(word) not in _SUFFIXES]
    return " ".join(_person_words(_words(words[-1]))) if words else ""


def role_key(title: str, of: str) -> str:
    """Give the form under which an office is looked up: "president@RU"."""
    return f"{title}@{of if len(of) == 2 and of.isupper() else key(of)}" if of else ""


def actor_keys(actor: Actor) -> frozenset[str]:
    """Give every form under which an actor is looked up: names, surnames, offices.

    What `factdb.actors.names` gives for a report meets it exactly where the actor may be named.
    """
    named = (actor.name, *actor.aliases)
    found = {key(name) for name in named}
    if actor.kind is ActorKind.PERSON:
        found |= {surname(name) for name in named}
    return frozenset(found | {role_key(role.title, role.of) for role in actor.roles}) - {""}


def initials(name: str) -> tuple[str, ...]:
    """Give the middle initials of a person's name: ("w",) for "Emily W. Murphy"."""
    words = [_plain(word) for word in name.split()]
    return tuple(word[0] for word in words[1:-1] if len(word) == 1)


def given(name: str) -> str:
    """Give the usual form of a person's first name, "" for a single word."""
    words = _words(name)
    return _given_forms().get(words[0], words[0]) if len(words) > 1 else ""


@cache
def _given_forms() -> dict[str, str]:
    return {form: name for name, forms in table("nicknames") for form in (name, *forms.split())}


@cache
def _long_forms() -> dict[str, str]:
    return {row[0]: row[1] for row in table("acronyms")}


def is_abbreviated(name: str) -> bool:
    """Say whether a name is a well-known body's letters: "UN", "the U.N."."""
    return _long_form(bare(name)) != bare(name)


def _long_form(name: str) -> str:
    """Give the long name of a well-known body called by its letters: "UN", "the U.N."."""
    short = name.replace(".", "")
    return _long_forms().get(short, name) if short.isupper() else name


def _plain(word: str) -> str:
    return fold(word).strip(".,")


def _words(name: str) -> list[str]:
    return _WORD.findall(fold(_DOTTED.sub(lambda dotted: dotted.group().replace(".", ""), name)))


def _body_key(words: list[str]) -> str:
    code, rest = take_country(words)
    parts = [_SPELLED.get(part, part) for part in _words(" ".join(rest)) if part not in _SMALL]
    return " ".join(sorted(part for part in (*parts, code.lower()) if part))


def _person_words(parts: list[str]) -> list[str]:
    """Bring a person's words to one form: the first name by table, the others by rule."""
    kept = [
        _SUFFIXES.get(part, part)
        for i, part in enumerate(parts)
        if not (0 < i < len(parts) - 1 and (len(part) == 1 or part in _PARTICLES))
    ]
    if len(kept) < 2:
        return [_surname_form(part) for part in kept]
    first = _given_forms().get(kept[0], kept[0])
    return [first, *(_surname_form(part) for part in kept[1:])]


def _surname_form(word: str) -> str:
    """Bring transliterations of a surname together.

    >>> {_surname_form(word) for word in ("zelenskiy", "zelenskyy", "zelensky", "zelenskyi")}
    {'zelensky'}
    """
    for ending, form in _ENDINGS:
        word = ending.sub(form, word)
    word = _BETWEEN_VOWELS.sub("h", word)
    if match := _SLAVIC.search(word):
        stem = word[: match.start()]
        return re.sub(r"(?<=[^aeiou])y(?=[^aeiouy])", "i", stem) + word[match.start() :].replace(
            "ych", "ich"
        )
    return word


def first_form(word: str) -> str:
    """Give the usual form of a folded first name: "joseph" for "joe"."""
    return _given_forms().get(word, word)
