"""Who a report names: its namings gathered into actors, new or known.

Longest names first, so that "Orban" finds "Viktor Orban" wherever he is named in full.
A name that fits two alike belongs to neither, and the reason is kept.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from factdb.actors.keys import first_form, initials, is_abbreviated, key, role_key, surname
from factdb.text.naming import (
    bare,
    body_class,
    given_gender,
    is_given,
    is_title,
    outlet,
    title_class,
    word_set,
)
from factdb.text.places import government, metonym, place
from factdb.types import Actor, ActorKind, Extraction, Form, Mention, Report, Role, short_id

_PERSON_ONLY = frozenset({"head", "minister", "office"})
_REGNAL = frozenset({"pope", "king", "queen", "prince", "princess", "emperor", "patriarch", "dame"})
_OF_STATE = frozenset({"ministry", "force", "government"})
_UNDER = frozenset({"office", "ministry", "force", "agency"})
_COMPANY = frozenset({"company"})
_LOOSE = frozenset({"ministry", "force", "court", "assembly", "government"})
_GENERIC = word_set("generic")
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
_KEPT = 20_000
"""So many names are kept as they stand in a list."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Member:
    """One actor as one report names it.

    ``at`` are the places of its namings; ``full`` says that they hold a full name or the name of a
    body; ``place`` that they are names of a country, which speaks only where it is said to;
    ``roles`` are the offices that this report prints beside the name.
    """

    actor: Actor
    at: tuple[int, ...]
    gender: str = ""
    full: bool = True
    place: bool = False
    roles: tuple[tuple[str, str], ...] = ()
    why: str = ""
    """Why a bare surname is somebody known."""
    proven: bool = True
    """Whether more than the model's label says that it is a person: a first name, an office."""

    @property
    def person(self) -> bool:
        """Whether it is a person."""
        return self.actor.kind is ActorKind.PERSON

    @property
    def sure(self) -> bool:
        """Whether the words alone make an actor: "Crimea" may be a place, "GDP" is a figure."""
        if self.place or not self.full:
            return False
        if self.actor.kind is not ActorKind.BODY:
            return self.proven
        return any(is_body_name(name) for name in (self.actor.name, *self.actor.aliases))


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of a report: ``home`` says whose each naming is, ``doubts`` why it is nobody's."""

    members: tuple[Member, ...]
    home: Mapping[Span, Member]
    doubts: Mapping[Span, str]

    def member(self, made: str) -> Member | None:
        """Give the member whose actor has this id."""
        return next((one for one in self.members if one.actor.id == made), None)


@dataclass(slots=True)
class _Group:
    """Namings of one actor while they are being gathered."""

    words: tuple[str, ...]
    code: str = ""
    """The country, for a group of its names."""
    mentions: list[Mention] = field(default_factory=list)
    """One of each way in which it is named."""
    ways: set[Mention] = field(default_factory=set)
    """The same, wherever they stand."""
    starts: list[int] = field(default_factory=list)
    votes: Counter[tuple[ActorKind | None, int]] = field(default_factory=Counter)
    """How often namings of so many words look like which kind."""

    def enter(self, mention: Mention) -> None:
        """Put a naming in."""
        anywhere = replace(mention, start=0, end=1)
        if anywhere not in self.ways:
            self.ways.add(anywhere)
            self.mentions.append(mention)
        self.starts.append(mention.start)
        self.votes[mention.kind, len(printed(mention).split())] += 1

    @property
    def gender(self) -> str:
        """What the titles and names of all namings say; "" where they disagree."""
        told = {one.gender for one in self.mentions} - {"", "n"}
        return told.pop() if len(told) == 1 else ""

    @property
    def kind(self) -> ActorKind:
        """What most of its longest namings say; an office or a bare surname makes a person."""
        if any(title_class(one.title) in _PERSON_ONLY for one in self.mentions):
            return ActorKind.PERSON
        longest = max(size for _, size in self.votes)
        told = {kind: n for (kind, size), n in self.votes.items() if kind and size == longest}
        kind = max(told, key=lambda one: told[one]) if told else None
        if len(self.words) < 2:
            return kind or ActorKind.BODY
        bare_surname = any(
            key(printed(one)) == self.words[-1] and not one.name.isupper() for one in self.mentions
        )
        if (bare_surname and self.unsure) or (kind is None and is_given(self.name.split()[0])):
            return ActorKind.PERSON
        return kind or ActorKind.BODY

    @property
    def proven(self) -> bool:
        """Whether a first name or an office says that it is a person; no place bears one."""
        words = self.name.split()
        titled = any(title_class(one.title) not in {"", "job"} for one in self.mentions)
        return titled or (is_given(words[0]) and len(words) > 1 and place(words[-1]) is None)

    def called(self, words: tuple[str, ...]) -> bool:
        """Whether one of its namings has these words and no others."""
        wanted = " ".join(words)
        return self.words == words or any(key(printed(one)) == wanted for one in self.mentions)

    @property
    def unsure(self) -> bool:
        """Whether no word of the name says that it is a body: the label alone is often wrong."""
        return 1 < len(self.words) < 5 and not any(body_class(word) for word in self.words)

    @property
    def name(self) -> str:
        """The fullest form printed; of equals, the first without a possessive."""
        names = [printed(one) for one in self.mentions]
        return max(
            names, key=lambda name: (len(name.split()), "'s" not in name, -names.index(name))
        )

    @property
    def offices(self) -> tuple[tuple[str, str], ...]:
        """Offices printed beside the name, forms of address left out."""
        told = {(one.title, one.of): None for one in self.mentions if one.title}
        of_somebody = {title for title, of in told if of}
        return tuple(
            (title, of)
            for title, of in told
            if title_class(title) != "honorific" and (of or title not in of_somebody)
        )


class _Book:
    """The groups found so far, to be looked up by the words and the places of their names."""

    def __init__(self, text: str, known: Sequence[Actor]) -> None:
        self.text = text
        self.known = [one for one in known if one.kind is ActorKind.PERSON]
        self.groups: list[_Group] = []
        self._by_word: dict[str, dict[int, _Group]] = defaultdict(dict)
        self._by_seat: dict[str, list[_Group]] = defaultdict(list)
        self._by_end: dict[int, _Group] = {}
        self._by_initials: dict[str, dict[int, _Group]] = defaultdict(dict)

    def new(self, mention: Mention) -> _Group:
        """Open a group for a name that fits none."""
        group = _Group(tuple(key(printed(mention)).split()), code=_seat(mention))
        self.groups.append(group)
        if group.code:
            self._by_seat[group.code].append(group)
        return group

    def enter(self, mention: Mention, group: _Group) -> None:
        """Put a naming into its group."""
        group.enter(mention)
        self._by_end[mention.end] = group
        if not group.code and mention.kind is ActorKind.BODY and " " in mention.name:
            self._by_initials[_letters(mention.name)][id(group)] = group
        if not group.code:
            for word in (*group.words, *key(printed(mention)).split()):
                self._by_word[word][id(group)] = group

    def near(self, words: Iterable[str]) -> list[_Group]:
        """Give the groups, those of countries left out, that share a word."""
        found = {made: one for word in words for made, one in self._by_word[word].items()}
        return list(found.values())

    def of_country(self, code: str) -> list[_Group]:
        """Give the groups of a country's names."""
        return self._by_seat[code]

    def in_brackets(self, mention: Mention) -> _Group | None:
        """Give the group of the long form before an acronym: "Otterburn Water Board (OWB)"."""
        bracketed = self.text[max(0, mention.start - 2) : mention.start] == " ("
        return self._by_end.get(mention.start - 2) if bracketed and mention.name.isupper() else None

    def of_letters(self, mention: Mention) -> list[_Group]:
        """Give the bodies, named before, whose initials a name is: "OWB", "PG&E"."""
        name = printed(mention)
        if not name.isupper() or len(name) < _ACRONYM or is_abbreviated(name):
            return []
        named = self._by_initials[name.replace("&", "")].values()
        return [one for one in named if min(one.starts) < mention.start]


_ACRONYM = 3
"""So many letters may stand for a name; two meet too many."""


def _letters(name: str) -> str:
    """Give the initials of a name's words with a capital.

    >>> _letters("Otterburn Water Board"), _letters("Bank of Otterburn")
    ('OWB', 'BO')
    """
    return "".join(word[0] for word in _POSSESSIVE.sub("", name).split() if word[0].isupper())


def printed(mention: Mention) -> str:
    """Give the name as it would stand in a list: no possessive, no shouting.

    >>> printed(Mention("MS. PELL’S", 0, 10, Form.NAME, "PELL’S", kind=ActorKind.PERSON))
    'Pell'
    """
    return _in_a_list(mention.name, mention.kind is ActorKind.PERSON)


@lru_cache(maxsize=_KEPT)
def _in_a_list(name: str, person: bool) -> str:
    name = _POSSESSIVE.sub("", name).replace("’", "'")
    return name.title() if person and name.isupper() else name


def is_body_name(name: str) -> bool:
    """Say whether a name says that it is a body's: by its noun, a by-name, or well-known letters.

    >>> [is_body_name(one) for one in ("Otterburn Water Board", "Bank of Otterburn", "Group D")]
    [True, True, False]
    >>> [is_body_name(one) for one in ("the Kremlin", "UNHCR", "GDP", "the Committee")]
    [True, True, False, False]
    """
    words = bare(name).split()
    link = next((i for i, word in enumerate(words) if word.lower() in {"of", "for", "on"}), 0)
    noun = words[link - 1] if link else words[-1]
    if len(words) > 1 and body_class(noun):
        return noun[:1].isupper() or body_class(noun) in _LOOSE
    return metonym(name) is not None or is_abbreviated(name)


def gather(extraction: Extraction, known: Sequence[Actor]) -> Cast:
    """Gather a report's namings into its cast."""
    named = {(one.start, one.end): one for one in _named(extraction)}
    book = _Book(extraction.report.text, known)
    homes: dict[Span, _Group] = {}
    doubts: dict[Span, str] = {}
    for span, mention in sorted(named.items(), key=_longest_first):
        fits = _fitting(mention, book)
        if len(fits) > 1:
            doubts[span] = f"“{mention.text}” may be " + " or ".join(one.name for one in fits)
            continue
        home = fits[0] if fits else book.new(mention)
        book.enter(mention, home)
        homes[span] = home
    return _settle(extraction.report, book.groups, homes, doubts, known)


def _named(extraction: Extraction) -> Iterable[Mention]:
    spoken = (one.mention for one in extraction.statements if one.mention)
    return (one for one in (*extraction.mentions, *spoken) if one.form is Form.NAME and one.name)


def _longest_first(item: tuple[Span, Mention]) -> tuple[int, int]:
    return -len(key(printed(item[1])).split()), item[0][0]


def _seat(mention: Mention) -> str:
    """Give the country whose name this is; a demonym or a person's name is none."""
    if mention.kind is ActorKind.PERSON or mention.title:
        return ""
    if metonym(mention.name) is None or place(mention.name):
        found = place(mention.name)
        return found.code if found and found.how != "demonym" else ""
    return ""


# --- which group a name belongs to -------------------------------------------------------------


def _fitting(mention: Mention, book: _Book) -> list[_Group]:
    """Give the groups that a name fits: those of the same name, else those that it shortens."""
    words, seat = tuple(key(printed(mention)).split()), _seat(mention)
    if seat:
        alone = (surname(printed(mention)),)
        persons = [one for one in book.near(alone) if _is_person_of(mention, alone, one)]
        return persons[:2] or book.of_country(seat)
    if long := book.in_brackets(mention):
        return [long]
    near = book.near(words)
    same = [one for one in near if one.called(words) and _alike(mention, one)]
    fits = [one for one in near if _shortens(mention, words, one)]
    fits = [one for one in fits if not _is_other_officer(mention, one, book.known)]
    if same:
        return same[:1] if _last_named(mention, same[0], fits) else [*same[:1], *fits]
    fits = fits or [one for one in near if _is_first_surname(mention, words, one)]
    fits = fits or book.of_letters(mention)
    return _narrowed(mention, fits) if len(fits) > 1 else fits


def _last_named(mention: Mention, group: _Group, others: Sequence[_Group]) -> bool:
    """Say whether nobody of the same surname was named since: "Bell" is President Bell still."""

    def last(one: _Group) -> int:
        return max((at for at in one.starts if at < mention.start), default=-1)

    return bool(mention.title) or all(one is group or last(one) <= last(group) for one in others)


def _is_other_officer(mention: Mention, group: _Group, known: Sequence[Actor]) -> bool:
    """Say whether "President Bell" is not the Ada Bell of a group, who is called no president.

    An officer is named in full before the first name is left out, or not at all; and somebody else
    may be known to hold the office.
    """
    if title_class(mention.title) not in _PERSON_ONLY or group.kind is not ActorKind.PERSON:
        return False
    if any(mention.title == title for title, _ in group.offices):
        return False
    if mention.start < min(group.starts):
        return True
    named = surname(printed(mention))
    return any(
        surname(one.name) == named
        and not _same_name(group.name, one)
        and any(role.title == mention.title for role in one.roles)
        for one in known
    )


def _alike(mention: Mention, group: _Group) -> bool:
    told = {initials(printed(one)) for one in group.mentions} - {()}
    mine = initials(printed(mention))
    return (not mine or not told or mine in told) and _gender_fits(mention, group)


def _gender_fits(mention: Mention, group: _Group) -> bool:
    return not mention.gender or not group.gender or mention.gender == group.gender


def _is_surname(mention: Mention, words: Sequence[str], group: _Group) -> bool:
    """Say whether the words are the end of a person's full name."""
    full = _family(group.words)
    return (
        len(full) > len(words)
        and full[-len(words) :] == tuple(words)
        and _gender_fits(mention, group)
    )


def _is_first_surname(mention: Mention, words: Sequence[str], group: _Group) -> bool:
    """Say whether it is the first of two surnames: "Quiroga" of "Ana Quiroga Peña"."""
    full = _family(group.words)
    fits = len(full) > 2 and tuple(words) == full[-2:-1] and _gender_fits(mention, group)
    return (
        fits
        and group.kind is ActorKind.PERSON
        and _may_be_person(mention, words)
        and not is_given(printed(mention))
        and not _is_other_officer(mention, group, ())
    )


def _is_person_of(mention: Mention, words: Sequence[str], group: _Group) -> bool:
    return group.kind is ActorKind.PERSON and _is_surname(mention, words, group)


def _family(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[:-1] if words[-1:] in {("jr",), ("sr",)} else words


def _shortens(mention: Mention, words: tuple[str, ...], group: _Group) -> bool:
    """Say whether a name is a shorter form of a group's: surname, first name, "Ford"."""
    if _shortens_body(words, group.words):
        return ActorKind.PERSON not in {mention.kind, group.kind}
    shorter = (
        _is_surname(mention, words, group)
        or _is_first_name(mention, words, group)
        or _leaves_out_middle(mention, words, group)
    )
    may_be = group.kind is ActorKind.PERSON or (group.unsure and group.kind is ActorKind.BODY)
    return shorter and may_be and _may_be_person(mention, words)


def _may_be_person(mention: Mention, words: Sequence[str]) -> bool:
    """Say whether the label allows a person: a surname alone is often taken for a body."""
    return mention.kind is not ActorKind.OUTLET and (
        mention.kind is not ActorKind.BODY or len(words) == 1
    )


def _is_first_name(mention: Mention, words: Sequence[str], group: _Group) -> bool:
    return (
        len(words) == 1
        and len(group.words) > 1
        and not mention.title
        and first_form(words[0]) == group.words[0]
        and mention.start > min(group.starts)
        and _gender_fits(mention, group)
    )


def _leaves_out_middle(mention: Mention, words: Sequence[str], group: _Group) -> bool:
    full = _family(group.words)
    if len(words) < 2 or (words[0], words[-1]) != (full[0], full[-1]):
        return False
    rest = iter(full)
    return all(word in rest for word in words) and _alike(mention, group)


def _shortens_body(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Say whether "Ford" is "Ford Motor Company", or "State Department" that of the US."""
    extra = [word for word in full if word not in words]
    if len(extra) != len(full) - len(words) or not extra:
        return False
    if full[: len(words)] == words and all(body_class(word) in _COMPANY for word in extra):
        return True
    return any(body_class(word) for word in words) and all(len(word) == 2 for word in extra)


def _narrowed(mention: Mention, fits: list[_Group]) -> list[_Group]:
    """Choose among several by the office named, then by gender."""
    titled = [one for one in fits if any(mention.title == title for title, _ in one.offices)]
    if mention.title and len(titled) == 1:
        return titled
    gendered = [one for one in fits if mention.gender and one.gender == mention.gender]
    return gendered if len(gendered) == 1 else fits


# --- from groups to actors ------------------------------------------------------------------------


def _settle(
    report: Report,
    groups: Sequence[_Group],
    homes: Mapping[Span, _Group],
    doubts: dict[Span, str],
    known: Sequence[Actor],
) -> Cast:
    members: dict[int, Member] = {}
    for group in groups:
        found = _member(report, group, known)
        if isinstance(found, str):
            doubts |= {span: found for span, home in homes.items() if home is group}
        else:
            members[id(group)] = found
    _merge(members)
    home = {span: members[id(group)] for span, group in homes.items() if id(group) in members}
    owned = _owned_offices(tuple(members.values()))
    home = {span: owned.get(one.actor.id, one) for span, one in home.items()}
    everyone = dict.fromkeys(owned.get(one.actor.id, one) for one in members.values())
    return Cast(tuple(everyone), home, doubts)


def _merge(members: dict[int, Member]) -> None:
    """Make one of members that are one actor: "Moscow" and "the Russian government"."""
    one_of: dict[str, Member] = {}
    for member in members.values():
        other = one_of.get(member.actor.id, member)
        one_of[member.actor.id] = replace(
            member,
            actor=member.actor if member is other else _joined(other.actor, member.actor),
            at=tuple(sorted({*other.at, *member.at})),
            place=other.place and member.place,
            proven=other.proven or member.proven,
            roles=tuple(dict.fromkeys((*other.roles, *member.roles))),
        )
    for made, member in members.items():
        members[made] = one_of[member.actor.id]


def _member(report: Report, group: _Group, known: Sequence[Actor]) -> Member | str:
    """Make a group an actor, a known one if it is; a reason where two known ones are alike."""
    at = tuple(sorted(group.starts))
    if group.code:
        body = government(group.code)
        return Member(_with_known(_body(body.name, body.country, ""), known), at, place=True)
    if group.kind is not ActorKind.OUTLET and _publishes(report, group, known):
        outlet_actor = Actor(_id(ActorKind.OUTLET, group.name), group.name, ActorKind.OUTLET)
        return Member(_with_known(outlet_actor, known), at, "n")
    if group.kind is not ActorKind.PERSON:
        return Member(_with_known(_named_body(report, group), known), at, "n", roles=group.offices)
    name = group.name if len(group.words) > 1 else _full_in_title(group.name, report.title)
    same = _known_persons(group, name, known)
    if len(same) > 1:
        return f"“{group.name}” may be " + " or ".join(_shown(one) for one in same)
    actor = _person(report, group, name)
    if same:
        actor = _joined(same[0], replace(actor, id=same[0].id))
    full = len(actor.name.split()) > 1 or bool(same)
    why = f"{actor.name} is the only one known of that name" if same and " " not in name else ""
    proven = bool(same) or group.proven
    return Member(actor, at, group.gender, full, roles=group.offices, why=why, proven=proven)


def _publishes(report: Report, group: _Group, known: Sequence[Actor]) -> bool:
    """Say whether a name is that of this report's outlet, or of another known one."""
    outlets = [one.name for one in known if one.kind is ActorKind.OUTLET]
    return tuple(key(report.outlet).split()) == group.words or any(
        tuple(key(name).split()) == group.words for name in outlets
    )


def _shown(actor: Actor) -> str:
    role = f", {actor.roles[-1].title} {actor.roles[-1].of}".rstrip() if actor.roles else ""
    return f"{actor.name}{role} ({actor.id})"


def _full_in_title(name: str, title: str) -> str:
    """Look in the report's title for the first name that a surname lacks in the text."""
    words = [word.strip(",.:;'’\"“”") for word in title.split()]
    for i, word in enumerate(words):
        if i and key(word) == key(name) and is_given(words[i - 1]) and not is_title(words[i - 1]):
            return f"{words[i - 1]} {word}"
    return name


def _known_persons(group: _Group, name: str, known: Sequence[Actor]) -> list[Actor]:
    """Give the known people that this may be: by full name, or by surname if only one has it."""
    people = [one for one in known if one.kind is ActorKind.PERSON and _full_names(one)]
    if len(name.split()) > 1:
        same = [one for one in people if _same_name(name, one)]
    else:
        same = [one for one in people if key(name) in {surname(n) for n in _full_names(one)}]
        same = [one for one in same if _offices_agree(group, one) and _sex_agrees(group, one)]
    titled = [one for one in same if _shares_office(group, one)]
    return titled if len(titled) == 1 else same


def _full_names(actor: Actor) -> list[str]:
    return [name for name in (actor.name, *actor.aliases) if len(name.split()) > 1]


def _same_name(name: str, actor: Actor) -> bool:
    mine, told = initials(name), {initials(one) for one in _full_names(actor)} - {()}
    if mine and told and mine not in told:
        return False
    words = key(name).split()
    return any(
        key(one).split() == words or _subset(words, key(one).split()) for one in _full_names(actor)
    )


def _subset(words: list[str], full: list[str]) -> bool:
    """Say whether two names have the same ends and one has all the words of the other."""
    short, long = sorted((words, full), key=len)
    rest = iter(long)
    return (short[0], short[-1]) == (long[0], long[-1]) and all(word in rest for word in short)


def _offices_agree(group: _Group, actor: Actor) -> bool:
    """Say whether nothing in the offices speaks against it: "President Bell" is no coach."""
    titles = {title for title, _ in group.offices if title_class(title) in _PERSON_ONLY}
    return not titles or bool(titles & {role.title for role in actor.roles})


def _sex_agrees(group: _Group, actor: Actor) -> bool:
    told = {given_gender(name.split()[0]) for name in _full_names(actor)} - {""}
    return not group.gender or not told or group.gender in told


def _shares_office(group: _Group, actor: Actor) -> bool:
    return any(
        role.title == title and (role.of == of or not (role.of and of))
        for role in actor.roles
        for title, of in group.offices
    )


def _person(report: Report, group: _Group, name: str) -> Actor:
    """Make a person. A bare surname is nobody outside its report: its id holds the report.

    But a head of state or of government is somebody wherever the surname and the office meet.
    """
    titles = {one.title for one in group.mentions} & _REGNAL
    if titles and len(group.words) == 1:
        name = f"{titles.pop().capitalize()} {name}"
    roles = tuple(Role(title, of, report.day, report.day) for title, of in _lasting(group.offices))
    alone = () if len(name.split()) > 1 else (_high_office(roles) or report.id,)
    aliases = _aliases(name, group.mentions)
    return Actor(
        short_id("a", ActorKind.PERSON, key(name), *alone), name, ActorKind.PERSON, aliases, roles
    )


def _high_office(roles: Iterable[Role]) -> str:
    """Give the office at the head of a country, "" without one."""
    high = (one for one in roles if len(one.of) == 2 and title_class(one.title) == "head")
    return next((role_key(one.title, one.of) for one in high), "")


def _lasting(offices: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Keep the offices that somebody holds: with a body or country, or high ones; no "former"."""
    return [
        (title, of)
        for title, of in offices
        if not title.startswith("former ")
        and is_title(title.split()[-1])
        and (of or title_class(title) in {"head", "minister", "office", "spokes"})
    ]


def _aliases(name: str, mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Give the other printed forms that name the actor on their own: no bare first names."""
    forms = dict.fromkeys(printed(one) for one in mentions)
    return tuple(form for form in forms if form != name)


def _named_body(report: Report, group: _Group) -> Actor:
    name = group.name
    if known := outlet(name):
        name = known
    kind = ActorKind.OUTLET if group.kind is ActorKind.OUTLET or known else ActorKind.BODY
    if kind is ActorKind.OUTLET:
        return Actor(_id(kind, name), name, kind, _aliases(name, group.mentions))
    code = next((one.of for one in group.mentions if len(one.of) == 2), "")
    if body := metonym(name):
        made = _body(body.name, body.country, body.kind)
    elif code and _plain_government(name, code):
        made = _body(government(code).name, code, "government")
    else:
        made = _body(name, code, _body_sort(name))
        if _is_partial(name):
            made = replace(made, id=short_id("a", kind, key(name), report.id))
    return replace(made, aliases=_aliases(made.name, group.mentions))


def _is_partial(name: str) -> bool:
    """Say whether a name leaves out whose body it is: "Air Force", "the Foreign Ministry"."""
    words = bare(name).casefold().split()
    said = all(body_class(word) or word in _GENERIC for word in words)
    return said and any(body_class(word) in _LOOSE for word in words)


def _plain_government(name: str, code: str) -> bool:
    """Say whether it is the government of a country: "the US federal government"."""
    words = set(key(name).split()) - {"federal", "national", "central"}
    return words == {"government", code.lower()}


def _body_sort(name: str) -> str:
    classes = {body_class(word) for word in name.split()} & _OF_STATE
    return next(iter(classes), "")


def _body(name: str, code: str, sort: str) -> Actor:
    parent = government(code).name if code and sort in _UNDER else ""
    part_of = _id(ActorKind.BODY, parent) if parent and parent != name else None
    return Actor(_id(ActorKind.BODY, name), bare(name), ActorKind.BODY, part_of=part_of)


def _id(kind: ActorKind, name: str) -> str:
    return short_id("a", kind, key(name))


def _with_known(actor: Actor, known: Sequence[Actor]) -> Actor:
    """Join a body or outlet to the known one of the same name; "Air Force" is anybody's."""
    if _is_partial(actor.name):
        return actor
    mine = {key(name) for name in (actor.name, *actor.aliases) if not _is_partial(name)}
    for other in known:
        same = other.id == actor.id or key(other.name) == key(actor.name)
        told = {key(n) for n in other.aliases if len(n.split()) > 1 and not _is_partial(n)}
        if other.kind is actor.kind and (same or mine & told):
            return _joined(other, replace(actor, id=other.id))
    return actor


def _joined(known: Actor, found: Actor) -> Actor:
    """Put what a report adds to what was known: names, offices and their days."""
    names = dict.fromkeys((known.name, *known.aliases, found.name, *found.aliases))
    fullest = max((known.name, found.name), key=lambda name: len(name.split()))
    return Actor(
        known.id,
        fullest,
        known.kind,
        tuple(name for name in names if name != fullest),
        _roles((*known.roles, *found.roles)),
        known.part_of or found.part_of,
    )


def _roles(roles: Iterable[Role]) -> tuple[Role, ...]:
    """Give each office once, from the first day to the last that print it."""
    merged: dict[tuple[str, str], Role] = {}
    for role in roles:
        old = merged.get((role.title, role.of), role)
        merged[role.title, role.of] = replace(
            role, first=_edge(min, old.first, role.first), last=_edge(max, old.last, role.last)
        )
    return tuple(merged.values())


def _edge(choose: object, left: date | None, right: date | None) -> date | None:
    days = [day for day in (left, right) if day]
    return choose(days) if days and callable(choose) else None


def _owned_offices(members: Sequence[Member]) -> dict[str, Member]:
    """Give "Office of Draghi" the owner's full name and the government he heads."""
    found = {}
    for one in members:
        head, _, owner = one.actor.name.partition(" of ")
        boss = _boss(owner, members)
        if one.actor.kind is ActorKind.BODY and owner and boss:
            name = f"{head} of {boss.actor.name}"
            code = next((of for title, of in boss.roles if title_class(title) == "head"), "")
            body = _body(name, code if len(code) == 2 else "", "office")
            aliases = (one.actor.name, *one.actor.aliases)
            found[one.actor.id] = replace(one, actor=replace(body, aliases=aliases))
    return found


def _boss(owner: str, members: Sequence[Member]) -> Member | None:
    fits = [
        one for one in members if one.person and owner and surname(one.actor.name) == key(owner)
    ]
    fits += [one for one in members if one.person and one.actor.name == owner and one not in fits]
    return fits[0] if len(fits) == 1 else None
