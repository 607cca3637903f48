"""Read the words by which actors are called: "Hungarian Prime Minister", "the ministry", "Reuters".

Only words, no parse: extraction reads mentions with it, actors compare roles with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from factdb.text.fold import fold
from factdb.text.places import place
from factdb.text.words import table

_LINKS = frozenset(["of", "to", "for", "at", "in", "from", "with", "on"])
_ENVOYS = frozenset({"ambassador", "envoy", "special envoy", "high commissioner", "consul"})
_PORTFOLIO = frozenset({"minister", "secretary", "deputy minister"})
_LOCAL = frozenset({"mayor", "deputy mayor", "bishop", "archbishop", "police chief"})
_JOB = re.compile(r"(?:olog|onom)ist$|ographer$|[^s]ician$")
_LONGEST = 5
_REMEMBERED = 16_384
"""Words whose answer is kept."""


def word_set(name: str) -> frozenset[str]:
    """Give a set of ``words/naming.tsv``."""
    return frozenset(next(words for known, words in table("naming") if known == name).split())


_ARTICLES = word_set("article")
_FORMER = word_set("former")
_NOW = word_set("now")
_RANKS = word_set("rank")
_OUTLET_ENDS = word_set("outlet end")


@dataclass(frozen=True, slots=True)
class Office:
    """An office as printed beside a name.

    ``title`` is in lower case and in its usual form ("prime minister" for "premier"), with
    "former " before it where the words say so. ``of`` is a country code or the name of a body.
    ``sort`` is the class of ``words/titles.tsv``, "" for an office that the table lacks.
    """

    title: str
    of: str = ""
    gender: str = ""
    sort: str = ""


@cache
def _titles() -> dict[str, tuple[str, str, str]]:
    return {row[0]: (row[1], row[2], row[3]) for row in table("titles")}


@cache
def _bodies() -> dict[str, str]:
    return {row[0]: row[1] for row in table("bodies")}


@cache
def _outlets() -> dict[str, str]:
    named = {}
    for name, *more in table("outlets"):
        for alias in (name, *(more[0].split(";") if more and more[0] else ())):
            named[bare(alias).casefold()] = name
    return named


@cache
def _given() -> dict[str, str]:
    return {row[0]: row[1] if len(row) > 1 else "" for row in table("given")}


@lru_cache(maxsize=_REMEMBERED)
def is_given(word: str) -> bool:
    """Say whether a word is a common given name; hyphens and diacritics do not matter."""
    return fold(word).partition("-")[0] in _given()


def given_gender(word: str) -> str:
    """Give "f" or "m" for a given name that only one sex commonly bears, else "".

    >>> given_gender("Mette"), given_gender("Robin")
    ('f', '')
    """
    told = {_given().get(part, "") for part in fold(word).split("-")} - {""}
    return told.pop() if len(told) == 1 else ""


def bare(name: str) -> str:
    """Take the article off a name.

    >>> bare("The Washington Post")
    'Washington Post'
    """
    first, _, rest = name.partition(" ")
    return rest if rest and first.casefold() == "the" else name


@lru_cache(maxsize=_REMEMBERED)
def is_title(words: str) -> bool:
    """Say whether the words, in any case, are an office or a form of address."""
    low = words.casefold()
    return low in _titles() or bool(_JOB.search(low))


def title_class(words: str) -> str:
    """Give the class of an office (head, minister, office, spokes, honorific, job) or ""."""
    low = words.casefold().removeprefix("former ")
    known = _titles().get(low)
    if known is None:
        return "job" if _JOB.search(low) else ""
    return known[2]


@lru_cache(maxsize=_REMEMBERED)
def body_class(noun: str) -> str:
    """Give the class of a noun for bodies (ministry, force, company…) or ""; plurals count.

    >>> body_class("Ministry"), body_class("tomato")
    ('ministry', '')
    """
    low, known = noun.casefold(), _bodies()
    return known.get(low) or known.get(low.removesuffix("s")) or known.get(_singular(low)) or ""


def _singular(noun: str) -> str:
    return noun.removesuffix("ies") + "y" if noun.endswith("ies") else noun


def outlet(name: str) -> str:
    """Give the outlet's own name for a well-known outlet or a name that ends like one, else "".

    >>> outlet("AFP"), outlet("the Otterburn Gazette"), outlet("Viktor Orban")
    ('Agence France-Presse', 'the Otterburn Gazette', '')
    """
    plain = bare(name)
    if known := _outlets().get(plain.casefold()):
        return known
    words = plain.split()
    return name if len(words) > 1 and words[-1].casefold() in _OUTLET_ENDS else ""


def read_office(words: Sequence[str]) -> Office:
    """Read a noun phrase for an office: what it is and of whom.

    >>> read_office("Hungarian Prime Minister".split())
    Office(title='prime minister', of='HU', gender='', sort='head')
    >>> read_office("former head of the Otterburn Water Board".split()).of
    'Otterburn Water Board'
    """
    former, words = _without_time(words)
    found = _title_span(words)
    start, end = found or _last_noun(words)
    title = " ".join(words[start:end]).casefold()
    known = _titles().get(title, (title, "", ""))
    title, before_of = _before(known[0], known[2], words[:start])
    title, after_of = _after(title, words[end:])
    title = _titles().get(title, (title,))[0]
    of = before_of or after_of
    return Office(f"former {title}" if former and title else title, of, known[1], known[2])


def _without_time(words: Sequence[str]) -> tuple[bool, list[str]]:
    """Drop articles and "current"; say whether "former" stood there."""
    kept: list[str] = []
    former = False
    for word in words:
        low = word.casefold()
        if low.startswith("ex-") and len(low) > 3:
            former, word, low = True, word[3:], low[3:]
        former |= low in _FORMER
        leads = not kept and (low in _ARTICLES or low == "-")
        if not (leads or low in _FORMER or (low in _NOW and word != "New")):
            kept.append(word)
    return former, kept


def _title_span(words: Sequence[str]) -> tuple[int, int] | None:
    """Find the title: the last known one before the first "of", longest first."""
    lows = [word.casefold() for word in words]
    best: tuple[int, int] | None = None
    for end in range(1, len(lows) + 1):
        start = next(
            (i for i in range(max(0, end - _LONGEST), end) if " ".join(lows[i:end]) in _titles()),
            None,
        )
        if start is None:
            continue
        if best and start > best[0] and any(low in _LINKS for low in lows[best[1] : start]):
            break
        best = (min(start, best[0]), end) if best and start <= best[0] else (start, end)
    return best


def _last_noun(words: Sequence[str]) -> tuple[int, int]:
    """Point at the last word before the first "of"."""
    end = next((i for i, word in enumerate(words) if word.casefold() in _LINKS), len(words))
    return max(0, end - 1), end


def _before(title: str, sort: str, words: Sequence[str]) -> tuple[str, str]:
    """Read what stands before a title: of whom, and what belongs to the title."""
    words = [word for word in words if word not in {"-", "and"}]
    code, rest = take_country(words)
    owner = _owner(rest)
    if title in _PORTFOLIO and rest and not owner:
        return " ".join([*(word.casefold() for word in rest), title]), code
    small = [word for word in rest if word.islower() and word not in {"'s", "’s"}]
    if not owner:
        owner = " ".join(w for w in rest if not w.islower() and w.casefold() not in _RANKS)
    if sort in {"job", ""} and small and small == rest[len(rest) - len(small) :]:
        title = " ".join([*small, title])
    return title, code or owner


def _owner(words: Sequence[str]) -> str:
    """Give what stands before 's."""
    for i, word in enumerate(words):
        if word in {"'s", "’s", "'", "’"} and i:
            return bare(" ".join(words[:i]))
    return ""


def _after(title: str, words: Sequence[str]) -> tuple[str, str]:
    """Read what stands after a title: "of France", "of transport for Indonesia", "to the UN"."""
    of = ""
    for link, part in _parts(words, whole=title not in _PORTFOLIO):
        code = "" if title in _LOCAL else _code(part)
        if title in _ENVOYS and link == "to":
            title = f"{title} to {part.casefold()}"
        elif code or (title not in _PORTFOLIO and part[:1].isupper()):
            of = of or code or part
        elif title in _PORTFOLIO:
            full = f"{title} of {part.casefold()}"
            title = full if full in _titles() else f"{part.casefold()} {title}"
    return title, of


def _parts(words: Sequence[str], *, whole: bool) -> Iterator[tuple[str, str]]:
    """Cut "of transport for Indonesia" at its links; if ``whole``, not "of the Bank of X"."""
    link, part = "", list[str]()
    for word in words:
        low = word.casefold()
        if low in _LINKS and not (whole and part and part[-1].istitle()):
            if part:
                yield link, bare(" ".join(part))
            link, part = low, []
        elif not (low in _ARTICLES and not part):
            part.append(word)
    if part:
        yield link, bare(" ".join(part))


def take_country(words: Sequence[str]) -> tuple[str, list[str]]:
    """Take the first country, capital or demonym out of the words: its code and the rest.

    >>> take_country(["New", "Zealand", "Prime", "Minister"])
    ('NZ', ['Prime', 'Minister'])
    """
    for start in range(len(words)):
        for end in range(min(len(words), start + 3), start, -1):
            code = _code(" ".join(words[start:end])) if words[start][:1].isupper() else ""
            if code:
                rest = [*words[:start], *words[end:]]
                return code, [word for word in rest if word not in {"'s", "’s"}]
    return "", list(words)


def _code(words: str) -> str:
    """Give the code of a country; "the Kremlin" is a body with a name of its own."""
    found = place(words)
    return found.code if found else ""
