"""Say who speaks: from the words that name the speaker to an actor, or to the reason why nobody.

Wrong is worse than silent: where two actors fit alike nobody is chosen, and the doubt names both.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from factdb.actors.cast import Cast, Member, gather, printed
from factdb.actors.fits import (
    PAPERS,
    answers_to,
    held,
    in_office,
    is_of_sort,
    may_be_called,
    may_be_sort,
    owns,
    same_body,
    seat,
    titles_meant,
)
from factdb.actors.keys import key, role_key, surname
from factdb.actors.scene import Scene, Wanted
from factdb.text.naming import body_class, is_given, is_title, outlet, title_class, word_set
from factdb.text.numerals import numerals
from factdb.text.places import government, place
from factdb.types import (
    Actor,
    ActorKind,
    Extraction,
    Form,
    Kind,
    Mention,
    Role,
    Statement,
    short_id,
)

REACH = 4
"""How many sentences back a pronoun may look for whom it means."""

_OF_STATE = frozenset({"ministry", "force", "court", "assembly", "party"})
_VAGUE = word_set("generic body") | PAPERS
"""Nouns for bodies that mean one only while it is being spoken of."""
_OFFICES = word_set("owned")
_TELLING = word_set("telling")
_ISSUED = (
    r"\b(?:in|through|via|by|issued|released|published|wrote|sent|posted|filed|signed|adopted)"
    r" (?:an?|his|her|its|their|the)\b[^.,;:“\"]{{0,40}}?\b{noun}s?\b"
)
"""How a report says that somebody's words stand in a document."""
_OWNED = r"(?:['’]s?)? (?:[a-z-]+ ){{0,2}}{noun}s?\b"
"""How a document is called by whose it is, after his name: "WHO guidelines"."""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that name an actor, whom they mean (None: nobody can say), and why."""

    mention: Mention
    actor_id: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """Statements with their speakers, every actor of the report, and the reason for every link."""

    statements: tuple[Statement, ...]
    actors: tuple[Actor, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class _Answer:
    """Whom a mention means: several for joint speakers, none with the reason."""

    members: tuple[Member, ...]
    reason: str
    via: str = ""


def names(extraction: Extraction) -> frozenset[str]:
    """Give the keys under which the store may know somebody whom a report names.

    They are names, surnames and offices ("president@RU") in the form of `actor_keys`.
    """
    found: set[str] = set()
    spoken = (one.mention for one in extraction.statements if one.mention)
    for mention in (*extraction.mentions, *spoken):
        if mention.name:
            found |= {key(printed(mention)), surname(printed(mention))}
        if mention.of and mention.title:
            found |= {role_key(title, mention.of) for title in titles_meant(mention.title)}
    if extraction.report.outlet:
        found.add(key(extraction.report.outlet))
        title, country = seat(extraction.report.outlet)
        name = _headlined(extraction.report.title, title) if title else ""
        found |= {role_key(title, country), key(name), surname(name)}
    return frozenset(found - {""})


def resolve(extraction: Extraction, known: Sequence[Actor] = ()) -> Resolution:
    """Say who speaks in every statement, and who everybody named is.

    Args:
        extraction: statements with their mentions, and every mention of the report.
        known: actors of the store that `names` found; the report may add names and offices.

    Returns:
        The statements in their order, ``speaker`` filled or ``doubt`` saying why not; actors new
        or known (then with the known id and name); a link for each naming. No actor has a name that
        neither the report nor ``known`` holds.

    """
    teller = _Teller(extraction, gather(extraction, known), known)
    called = {one.id: one.name for one in known}
    told = tuple(_as_known(one, called) for one in teller.statements())
    named = tuple(_called(one, called) for one in teller.actors(told))
    return Resolution(told, named, teller.links())


def _as_known(statement: Statement, called: Mapping[str, str]) -> Statement:
    """Call speakers what the store does, whatever fuller name the report prints.

    What is said of two statements is then the same, whichever of them came in first.
    """
    speaker = statement.speaker and _called(statement.speaker, called)
    others = tuple(_called(one, called) for one in statement.co_speakers)
    if (speaker, others) == (statement.speaker, statement.co_speakers):
        return statement
    return replace(statement, speaker=speaker, co_speakers=others)


def _called(actor: Actor, called: Mapping[str, str]) -> Actor:
    name = called.get(actor.id, actor.name)
    if name == actor.name:
        return actor
    names = (actor.name, *actor.aliases)
    return replace(actor, name=name, aliases=tuple(one for one in names if one != name))


class _Teller:
    """Reads one report from its beginning; what was said before decides what "he" means."""

    def __init__(self, extraction: Extraction, cast: Cast, known: Sequence[Actor]) -> None:
        self.extraction = extraction
        self.report = extraction.report
        self.cast = cast
        self.known = known
        self.office = seat(self.report.outlet)
        direct = [one for one in extraction.statements if one.kind is Kind.DIRECT]
        turns = [one for one in direct if one.found_by == "turn" and one.mention]
        heads = frozenset(one.mention.start for one in turns if one.mention)
        quoted = [(one.start, one.end) for one in direct]
        self.scene = Scene(self.report.text, cast, quoted, heads)
        self.mentions = sorted(extraction.mentions, key=lambda one: one.start)
        self.ahead = self.mentions[::-1]
        self.spoke: list[tuple[int, tuple[Member, ...]]] = []
        self.heard: list[tuple[Statement, tuple[Member, ...]]] = []
        self.told: dict[tuple[int, int], tuple[Mention, _Answer]] = {}

    # --- what comes out

    def statements(self) -> tuple[Statement, ...]:
        """Give the statements in their order, answered in the order of the words that name."""
        told: dict[str, Statement] = {}
        for one in sorted(self.extraction.statements, key=_place):
            told[one.id] = self._spoken(one, told)
        for one in self.extraction.statements:
            if one.mention and one.mention.text == "I":
                told[one.id] = _within_speech(told[one.id], told.values())
        return tuple(told[one.id] for one in self.extraction.statements)

    def actors(self, told: Iterable[Statement]) -> tuple[Actor, ...]:
        """Give every actor that speaks or is named in full."""
        speaking = [a for one in told for a in (one.speaker, *one.co_speakers) if a]
        named = [one.actor for one in self.cast.members if one.sure]
        return tuple({one.id: one for one in (*named, *speaking)}.values())

    def links(self) -> tuple[Link, ...]:
        """Give a link for each naming and each speaker."""
        found = {
            (mention.start, mention.end): _link(mention, answer)
            for mention, answer in self.told.values()
        }
        for mention in self.extraction.mentions:
            span = (mention.start, mention.end)
            member = self.cast.home.get(span)
            if span not in found and member and member.sure:
                found[span] = Link(mention, member.actor.id, _named_reason(mention, member))
            elif span not in found and span in self.cast.doubts:
                found[span] = Link(mention, None, self.cast.doubts[span])
        return tuple(found[span] for span in sorted(found))

    # --- one statement

    def _spoken(self, statement: Statement, told: dict[str, Statement]) -> Statement:
        if statement.kind is Kind.ASSERTION and statement.mention is None:
            return self._in_own_voice(statement)
        if statement.mention is None:
            before = told.get(statement.continues or "")
            if before is None:
                return replace(statement, doubt="the report does not say who spoke")
            return replace(statement, speaker=before.speaker, co_speakers=before.co_speakers)
        self._catch_up(statement.mention.start)
        answer = self.answer(statement.mention)
        self.spoke.append((statement.mention.start, answer.members))
        self.heard.append((statement, answer.members))
        if not answer.members:
            if _may_be_person(statement.mention):
                self.scene.add_stranger(statement.mention.start, statement.mention.gender)
            return replace(statement, doubt=answer.reason)
        first, *others = (one.actor for one in answer.members)
        return replace(
            statement,
            speaker=first,
            co_speakers=tuple(others),
            via=statement.via or answer.via,
        )

    def _in_own_voice(self, statement: Statement) -> Statement:
        name = self.report.outlet
        if not name:
            return replace(statement, doubt="the report names no outlet")
        name = outlet(name) or name
        known = next((one for one in self.known if key(one.name) == key(name)), None)
        if known is None or known.kind is not ActorKind.OUTLET:
            known = Actor(short_id("a", ActorKind.OUTLET, key(name)), name, ActorKind.OUTLET)
        return replace(statement, speaker=known)

    def _catch_up(self, at: int) -> None:
        """Answer what is said of people before a place, so that "he" can be followed."""
        while self.ahead and self.ahead[-1].start < at:
            mention = self.ahead.pop()
            if mention.number != "one":
                continue
            if mention.form is Form.ROLE and mention.kind in {ActorKind.BODY, ActorKind.OUTLET}:
                self.answer(mention)
            person = mention.kind is ActorKind.PERSON or mention.gender in {"m", "f"}
            if not person or mention.name or self.answer(mention).members:
                continue
            pronoun = mention.form is Form.PRONOUN
            self.scene.add_stranger(mention.start, mention.gender, anywhere=pronoun)

    def answer(self, mention: Mention) -> _Answer:
        """Say whom a mention means."""
        span = (mention.start, mention.end)
        if span not in self.told:
            answer = self._answer(mention)
            self.told[span] = mention, answer
            self.scene.add(mention.start, answer.members)
        return self.told[span][1]

    def _answer(self, mention: Mention) -> _Answer:
        if title_class(mention.title) == "spokes" and not mention.name:
            return self._spokesman(mention)
        if mention.form is Form.NAME and not mention.name:
            return self._joint(mention)
        if mention.form is Form.NAME:
            return self._named(mention)
        if mention.form is Form.PRONOUN:
            return self._pronoun(mention)
        if mention.form is Form.ROLE and mention.kind in {ActorKind.BODY, ActorKind.OUTLET}:
            return self._body(mention)
        if mention.form is Form.ROLE:
            return self._role(mention)
        return _Answer((), f"“{mention.text}” is not named")

    # --- names

    def _named(self, mention: Mention) -> _Answer:
        span = (mention.start, mention.end)
        member = self.cast.home.get(span)
        if member is None:
            return _Answer((), self.cast.doubts.get(span, f"“{mention.text}” fits nobody"))
        return _Answer((member,), _named_reason(mention, member))

    def _joint(self, mention: Mention) -> _Answer:
        """Take "NATO and the U.S." apart."""
        parts = [one for one in self._inside(mention) if self._joins(mention, one)]
        found = [self.answer(part) for part in parts]
        if not found or not found[0].members:
            return _Answer((), found[0].reason if found else f"“{mention.text}” names nobody")
        members = dict.fromkeys(member for one in found for member in one.members)
        return _Answer(tuple(members), f"“{mention.text}” names {_list(tuple(members))}")

    def _inside(self, mention: Mention) -> list[Mention]:
        """Give the widest mentions within a mention."""
        within = [
            one
            for one in self._from(mention.start, mention.end)
            if mention.start <= one.start and one.end <= mention.end and one.text != mention.text
        ]
        return [
            one
            for one in within
            if not any(o is not one and o.start <= one.start and one.end <= o.end for o in within)
        ]

    def _joins(self, whole: Mention, part: Mention) -> bool:
        """Say that a part is one of those joined, not of whom one of them is."""
        before = self.report.text[whole.start : part.start].rstrip()
        return (
            not before
            or before.split()[-1].lower().rstrip(",") in {"and", "the", "&", ""}
            or (before.endswith(","))
        )

    def _spokesman(self, mention: Mention) -> _Answer:
        """Let an unnamed spokesman speak for whom he speaks."""
        via = mention.text
        inside = [one for one in self._inside(mention) if one.form in {Form.NAME, Form.PRONOUN}]
        if not inside and mention.of:
            near = [one for one in self.cast.members if owns(one, mention.of)]
            if len(near) == 1:
                return _Answer((near[0],), f"“{via}” speaks for {near[0].actor.name}", via)
        answers = [self.answer(one) for one in inside[:1]]
        if answers and answers[0].members:
            told = answers[0].members
            return _Answer(told, f"“{via}” speaks for {_list(told)}", via)
        return self._same_spokesman(mention) or _Answer(
            (), f"“{via}” is not named, nor is it clear for whom he speaks"
        )

    def _same_spokesman(self, mention: Mention) -> _Answer | None:
        """Take "the spokesman" for the one who spoke last, named or for whom he spoke."""
        told, members = self.heard[-1] if self.heard else (None, ())
        if mention.form is not Form.ROLE or told is None or told.mention is None or not members:
            return None
        if mention.of or title_class(told.mention.title) != "spokes":
            return None
        via = "" if told.mention.name else mention.text
        reason = f"“{mention.text}” is “{told.mention.text}”, who spoke last"
        return _Answer(members, reason, via)

    # --- roles

    def _role(self, mention: Mention) -> _Answer:
        """Find who holds an office: by the report, then by what is known of the time."""
        if mention.title.split()[-1:] and mention.title.split()[-1] in _TELLING:
            return self._document(mention)
        if mention.number == "many":
            return self._several(mention)
        if self._is_our_own(mention):
            return self._ours(replace(mention, of=self.office[1]))
        titles = titles_meant(mention.title)
        fits = self._holders(mention, titles)
        if len(fits) == 1:
            return _Answer((fits[0],), f"the report calls {fits[0].actor.name} {mention.title}")
        if fits:
            return self._nearest(mention, fits)
        return self._in_office(mention, titles)

    def _document(self, mention: Mention) -> _Answer:
        """Find whose "the statement" is: of who said something in one, or has one named his."""
        noun = mention.title.split()[-1]
        issued = re.compile(_ISSUED.format(noun=re.escape(noun)), re.IGNORECASE)
        owned = re.compile(_OWNED.format(noun=re.escape(noun)))
        for statement, members in reversed(self.heard):
            at = statement.mention.end if statement.mention else statement.start
            sentence = self.scene.words(at - 1).replace(statement.text, "")
            if owned.match(self.report.text, at) or issued.search(sentence):
                reason = f"“{mention.text}” is that of {_list(members)}" if members else ""
                return _Answer(members, reason or f"nobody knows whose “{mention.text}” is")
        return _Answer((), f"the report does not say whose “{mention.text}” is")

    def _is_our_own(self, mention: Mention) -> bool:
        """Say whether it is the office whose press office publishes: "the President" says so."""
        title, country = self.office
        return bool(country) and not mention.of and mention.title == title

    def _ours(self, mention: Mention) -> _Answer:
        """Find who holds the publisher's own office: not the president of another country."""
        here = [one for one in self.cast.members if one.person]
        fits = [one for one in here if self._holds_ours(one)]
        known = self._in_office(mention, (mention.title,))
        if not fits and known.members:
            return known
        fits = fits or [one for one in here if self._may_hold_ours(one)]
        if len(fits) > 1:
            fits = [one for one in fits if self._is_titled_so(one)] or fits
        if len(fits) == 1:
            return _Answer((fits[0],), f"the report calls {fits[0].actor.name} {mention.title}")
        if fits:
            return _Answer((), f"“{mention.text}” may be {_list(fits, 'or')}")
        return self._in_headline(mention) or known

    def _in_headline(self, mention: Mention) -> _Answer | None:
        """Take the holder of the own office from the headline: "Remarks by President Bell"."""
        name = _headlined(self.report.title, mention.title)
        if not name:
            return None
        people = [one for one in self.known if one.kind is ActorKind.PERSON]
        fits = [one for one in people if surname(name) in {surname(n) for n in _full(one)}]
        if len(fits) > 1:
            fits = [one for one in fits if any(r.title == mention.title for r in one.roles)] or fits
        if len(fits) > 1:
            return _Answer((), f"“{mention.text}” may be " + " or ".join(o.name for o in fits))
        role = Role(mention.title, mention.of, self.report.day, self.report.day)
        made = short_id("a", ActorKind.PERSON, key(name), role_key(*self.office))
        actor = fits[0] if fits else Actor(made, name, ActorKind.PERSON, roles=(role,))
        return _Answer((self._as_member(actor),), f"the headline names {mention.title} {name}")

    def _holds_ours(self, one: Member) -> bool:
        """Say whether the report or the store calls somebody the holder of the own office."""
        day = self.report.day
        known = {(role.title, role.of) for role in one.actor.roles if in_office(role, day)}
        return self.office in known | set(one.roles)

    def _may_hold_ours(self, one: Member) -> bool:
        """Say whether somebody has the title of the own office, and not for another country.

        A bare surname may be of anywhere: "President Bell" is no more ours than theirs.
        """
        owners = {of for title, of in held(one) if title == self.office[0]}
        if not owners or not owners <= {"", self.office[1]}:
            return False
        return self._is_titled_so(one) or self._is_printed_in_full(one)

    def _is_printed_in_full(self, one: Member) -> bool:
        """Say whether the report has the office before a full name: "President Ada Bell"."""
        return any(
            " " in mention.name
            and mention.title == self.office[0]
            and self.cast.home.get((mention.start, mention.end)) == one
            for mention in self.mentions
        )

    def _is_titled_so(self, one: Member) -> bool:
        """Say whether the report's headline has the office before the name: "President Bell"."""
        told = f"{self.office[0]} {one.actor.name.split()[-1]}".casefold()
        return told in self.report.title.casefold()

    def _holders(self, mention: Mention, titles: Sequence[str]) -> list[Member]:
        """Give the people of an office named before; with the same country if one is named."""
        persons = self.scene.officers(mention.start)
        exact = [
            one
            for one in persons
            if any(may_be_called(titles, t) and same_body(of, mention.of) for t, of in held(one))
        ]
        if exact:
            return exact
        if mention.of:
            return [
                one
                for one in persons
                if any(may_be_called(titles, t) and not of for t, of in one.roles)
            ]
        return [one for one in persons if any(may_be_called(titles, t) for t, _ in held(one))]

    def _nearest(self, mention: Mention, fits: list[Member]) -> _Answer:
        for back in range(REACH):
            near = self.scene.within(mention.start, back, lambda one: one in fits)
            if len(near) == 1:
                reason = f"{near[0].actor.name} is the last {mention.title} named"
                return _Answer((near[0],), reason)
            if near:
                break
        return _Answer((), f"“{mention.text}” may be {_list(fits, 'or')}")

    def _in_office(self, mention: Mention, titles: Sequence[str]) -> _Answer:
        """Look among known actors for the one who holds the office at the date of the report."""
        fits = [
            one
            for one in self.known
            if mention.of
            and any(
                role.title in titles and role.of == mention.of and in_office(role, self.report.day)
                for role in one.roles
            )
        ]
        if len(fits) == 1:
            reason = f"{fits[0].name} is known as {mention.title} of {mention.of} at that time"
            return _Answer((self._as_member(fits[0]),), reason)
        if fits:
            return _Answer((), f"“{mention.text}” may be " + " or ".join(one.name for one in fits))
        if not is_title(mention.title):
            return _Answer((), f"“{mention.text}” is not named")
        return _Answer((), f"the report names no {mention.title} before")

    def _as_member(self, actor: Actor) -> Member:
        return self.cast.member(actor.id) or Member(actor, ())

    def _several(self, mention: Mention) -> _Answer:
        """Find "the two leaders": exactly two of the kind, named near."""
        if _counts_more(mention.text):
            return _Answer((), f"the report does not say who “{mention.text}” are")
        if one_each := self._one_each(mention):
            return one_each
        titles = titles_meant(mention.title)
        for back in range(REACH):
            near = [
                one
                for distance in range(back, -1, -1)
                for one in self.scene.within(mention.start, distance, lambda one: one.person)
            ]
            near = list(dict.fromkeys(near))
            fits = [one for one in near if any(t in titles for t, _ in held(one))]
            if len(fits) == 2 or (len(near) == 2 and fits):
                told = tuple(fits if len(fits) == 2 else near)
                return _Answer(told, f"{_list(told)} are the two named last")
            if len(fits) > 2:
                break
        held_by = [o for o in self.scene.officers(mention.start) if mention.title in _titles(o)]
        high = title_class(mention.title) in {"head", "minister"}
        if len(held_by) == 2 and not (high or mention.of):
            reason = f"{_list(held_by)} are the two of whom the report says {mention.title}"
            return _Answer(tuple(held_by), reason)
        return _Answer((), f"the report does not say who “{mention.text}” are")

    def _one_each(self, mention: Mention) -> _Answer | None:
        """Find "the presidents of Russia and France", each by his country."""
        places = (place(one.name) for one in self._inside(mention) if one.name)
        codes = dict.fromkeys(found.code for found in places if found and found.how == "name")
        if len(codes) < 2:
            return None
        found = [self._role(replace(mention, number="one", of=code)) for code in codes]
        if all(len(one.members) == 1 for one in found):
            told = tuple(one.members[0] for one in found)
            return _Answer(told, f"“{mention.text}” are {_list(told)}")
        return next(one for one in found if len(one.members) != 1)

    # --- bodies

    def _body(self, mention: Mention) -> _Answer:
        """Find "the ministry": the last body named whose name has that noun."""
        if mention.text.split()[0].lower() in {"his", "her", "their", "its"}:
            return self._owned(mention)
        fits = [one for one in self.scene.bodies(mention.start) if answers_to(one, mention)]
        if not fits:
            return self._of_sort(mention) or self._government(mention)
        if len(fits) == 1 and mention.title.split()[-1] not in _VAGUE:
            return _Answer((fits[0],), f"{fits[0].actor.name} is the only {mention.title} named")
        return self._nearest(mention, fits)

    def _of_sort(self, mention: Mention) -> _Answer | None:
        """Find "the company" among bodies whose names do not say what they are.

        Only if it is the one such body named near, and what it is is sure: it spoke, or its name
        says that it is a body. Letters alone may stand for anything.
        """
        noun = mention.title
        if mention.of or mention.number == "many" or not is_of_sort(noun):
            return None
        named = [
            one
            for back in range(REACH)
            for one in self.scene.within(mention.start, back, lambda one: may_be_sort(one, noun))
        ]
        fits = tuple(dict.fromkeys(named))
        if len(fits) > 1:
            return _Answer((), f"“{mention.text}” may be {_list(fits, 'or')}")
        spoke = {one.actor.id for _, members in self.spoke for one in members}
        if not fits or fits[0].actor.name.isupper():
            return None
        if not fits[0].sure and fits[0].actor.id not in spoke:
            return None
        reason = f"{fits[0].actor.name} is the only body named near that may be a {noun}"
        return _Answer(fits, reason)

    def _owned(self, mention: Mention) -> _Answer:
        """Find "his office" by who he is."""
        noun = mention.title.split()[-1]
        inside = [one for one in self._inside(mention) if one.form is Form.PRONOUN]
        owner = self.answer(inside[0]).members if inside else ()
        if noun not in _OFFICES or len(owner) != 1:
            return _Answer((), f"the report does not say which “{mention.text}” it is")
        name = f"{noun.capitalize()} of {owner[0].actor.name}"
        actor = Actor(short_id("a", ActorKind.BODY, key(name)), name, ActorKind.BODY)
        return _Answer((self._as_member(actor),), f"“{mention.text}” is that of {name}")

    def _unplaced(self, mention: Mention) -> _Answer:
        """Take "police" or "the miners' union" as printed: a body of this report only."""
        words = mention.title.split()
        sort = body_class(words[-1])
        if (
            words[-1] in _VAGUE
            or sort == "government"
            or (len(words) < 2 and sort not in _OF_STATE)
        ):
            return _Answer((), f"the report does not say which “{mention.text}” it is")
        name = _printed(mention)
        made = short_id("a", ActorKind.BODY, key(name), self.report.id)
        member = self._as_member(Actor(made, name, ActorKind.BODY))
        return _Answer((member,), f"“{mention.text}” is called so in this report only")

    def _government(self, mention: Mention) -> _Answer:
        if mention.of and mention.title.split()[-1:] == ["government"]:
            body = government(mention.of)
            actor = Actor(short_id("a", ActorKind.BODY, key(body.name)), body.name, ActorKind.BODY)
            return _Answer((self._as_member(actor),), f"“{mention.text}” is {body.name}")
        return self._unplaced(mention)

    # --- pronouns

    def _pronoun(self, mention: Mention) -> _Answer:
        low = mention.text.lower()
        if mention.gender in {"m", "f"}:
            return self._back(
                mention, lambda one: one.person and one.gender in {"", mention.gender}
            )
        if low in {"it", "its"}:
            return self._it(mention)
        if low in {"they", "them", "their", "both"}:
            return self._they(mention)
        return _Answer((), f"nothing says who “{mention.text}” is")

    def _it(self, mention: Mention) -> _Answer:
        """Find the last body: of a name that tells nothing it must have spoken, to be one."""
        spoke = self._spoke_near(mention, 2)
        found = self._back(mention, lambda one: not one.person and (not one.place or one in spoke))
        speakers = {one.actor.id for _, members in self.spoke for one in members}
        if any(not one.sure and one.actor.id not in speakers for one in found.members):
            return _Answer((), f"“{mention.text}” may be {_list(found.members)} or no body at all")
        return found

    def _back(self, mention: Mention, wanted: Wanted) -> _Answer:
        """Go back sentence by sentence to the first that names somebody who fits."""
        for back in range(REACH):
            near = self.scene.within(mention.start, back, wanted)
            followed = len(near) == 1 and self._spoke_near(mention, 2) == tuple(near)
            if not followed and self.scene.stranger(mention.start, back, mention.gender):
                return _Answer(
                    (), f"“{mention.text}” may be somebody whom the report does not name"
                )
            if len(near) == 1 and self._outdone(mention, near[0], wanted):
                break
            if len(near) == 1:
                return _Answer((near[0],), f"{near[0].actor.name} is the last named who fits")
            if near:
                return self._among(mention, near)
        return _Answer((), f"nobody named before fits “{mention.text}”")

    def _outdone(self, mention: Mention, member: Member, wanted: Wanted) -> bool:
        """Say whether another is known to be a woman, and this one is not.

        Most people whom news quotes are men: a name that tells nothing is seldom "she".
        """
        if member.gender or mention.gender != "f":
            return False
        others = (self.scene.within(mention.start, back, wanted) for back in range(REACH))
        return any(one.gender == mention.gender for near in others for one in near)

    def _among(self, mention: Mention, near: list[Member]) -> _Answer:
        """Choose the one who spoke last, if he is among several who fit."""
        last = self._spoke_near(mention, 2)
        if len(last) == 1 and last[0] in near:
            return _Answer(last, f"{last[0].actor.name} spoke last")
        return _Answer((), f"“{mention.text}” may be {_list(near, 'or')}")

    def _spoke_near(self, mention: Mention, reach: int) -> tuple[Member, ...]:
        """Give who spoke last, if within so many sentences."""
        if not self.spoke:
            return ()
        at, members = self.spoke[-1]
        far = self.scene.sentence(mention.start) - self.scene.sentence(at)
        return members if far <= reach else ()

    def _from(self, start: int, end: int) -> Sequence[Mention]:
        """Give the mentions that begin in a span."""
        first = bisect_left(self.mentions, start, key=lambda one: one.start)
        return self.mentions[first : bisect_left(self.mentions, end, key=lambda one: one.start)]

    def _since_spoken(self, mention: Mention) -> Sequence[Mention]:
        """Give what was named between who spoke last and a place."""
        at = self.spoke[-1][0] if self.spoke else 0
        return self._from(at + 1, mention.start)

    def _may_be_many(self, mention: Mention) -> bool:
        """Say whether "they" may mean it: several, or a body other than a country."""
        if mention.number == "many":
            return True
        member = self.cast.home.get((mention.start, mention.end))
        return member is not None and not member.person and not member.place

    def _they(self, mention: Mention) -> _Answer:
        last = self._spoke_near(mention, 1)
        if any(self._may_be_many(one) for one in self._since_spoken(mention)):
            return _Answer((), f"nothing says who “{mention.text}” are")
        if len(last) > 1 or (last and not last[0].person):
            return _Answer(last, f"{_list(last)} spoke last")
        return _Answer((), f"nothing says who “{mention.text}” are")


def _within_speech(statement: Statement, told: Iterable[Statement]) -> Statement:
    """Give "I said …" to whoever speaks the quotation in which it stands."""
    at = _place(statement)
    around = [
        one
        for one in told
        if one.kind is Kind.DIRECT and one.start <= at < one.end and one.id != statement.id
    ]
    inmost = min(around, key=lambda one: one.end - one.start, default=None)
    if inmost is None or inmost.speaker is None:
        return statement
    return replace(statement, speaker=inmost.speaker, doubt="")


def _headlined(headline: str, title: str) -> str:
    """Give the name after an office in a headline: "Bell" of "Remarks by President Bell"."""
    told = re.search(rf"\b(?:by|from) {title} (\w+) ?(\w*)", headline, re.IGNORECASE)
    if told is None or not told[1][:1].isupper() or is_title(told[1]):
        return ""
    return f"{told[1]} {told[2]}" if is_given(told[1]) and told[2][:1].isupper() else told[1]


def _titles(one: Member) -> set[str]:
    return {title for title, _ in one.roles}


def _counts_more(text: str) -> bool:
    """Say whether a number other than two stands in the words: "the three officers"."""
    return any(number.value not in {None, 2} for number in numerals(text))


def _full(actor: Actor) -> list[str]:
    return [name for name in (actor.name, *actor.aliases) if " " in name]


def _printed(mention: Mention) -> str:
    """Give a body's name as printed, apostrophe and all, without "the"; else its noun phrase."""
    _, _, name = mention.text.partition(" ")
    return name if name and key(name) == key(mention.title) else mention.title


def _may_be_person(mention: Mention) -> bool:
    """Say whether words that name nobody may be for one person: "a rescuer"."""
    return (
        mention.number == "one"
        and mention.form is not Form.PRONOUN
        and mention.kind in {None, ActorKind.PERSON}
    )


def _place(statement: Statement) -> int:
    return statement.mention.start if statement.mention else statement.start


def _link(mention: Mention, answer: _Answer) -> Link:
    return Link(mention, answer.members[0].actor.id if answer.members else None, answer.reason)


def _named_reason(mention: Mention, member: Member) -> str:
    if key(mention.name) == key(member.actor.name):
        return f"named as {member.actor.name}"
    if member.place:
        return f"“{mention.text}” stands for {member.actor.name}"
    if member.why:
        return member.why
    return f"“{mention.text}” is short for {member.actor.name}"


def _list(members: Sequence[Member], last: str = "and") -> str:
    shown = [one.actor.name for one in members]
    return f" {last} ".join(shown)
