"""Whose voice a claim and a stored statement are in, and whether it is one."""

from __future__ import annotations

from collections.abc import Iterator

from factdb.rules.government import code_of
from factdb.rules.speakers import is_outlet, relays, same_name, same_speaker, speaker_name
from factdb.rules.terms import akin
from factdb.text.fold import content_words, fold, words
from factdb.types import ActorKind, Form, Mention, Statement

_ANY_BODY = frozenset({"it", "they"})
_OF_NOBODY = frozenset(
    ["senior", "former", "unnamed", "unidentified", "anonymous", "another", "several", "local",
     "some", "many", "two", "three", "other"]
)  # fmt: skip
"""Words in front of a noun that tell nothing of who it is."""


def one_voice(claim: Statement, stored: Statement) -> bool | None:
    """Say whether one voice says both: one actor, or one who speaks for the other.

    A group without a name ("organisers") is another voice than whoever goes by no word of it.
    None where the claim is the draft's own, or where it is not known who speaks.
    """
    said = same_speaker(claim, stored)
    if said is None:
        return _one_unnamed(claim, stored)
    if said or speaks_for(claim, stored) or relays(claim, stored):
        return True
    # Whom "it said" means is known too little to say that somebody else did.
    return None if claim.mention is not None and fold(claim.mention.text) in _ANY_BODY else False


def _one_unnamed(claim: Statement, stored: Statement) -> bool | None:
    """Compare the words by which two sides go, one of them at least without a name.

    "The interior minister" is whom the other side calls so; "a police spokeswoman" speaks for the
    police. Of "a police source" nobody knows.
    """
    here, there = _goes_by(claim), _goes_by(stored)
    if not here or not there:
        return None
    if not any(akin(a, b) for a in here for b in there):
        return relays(claim, stored)
    for words_of, side, others in ((here, claim, there), (there, stored, here)):
        known = not speaker_name(side) or _is_spokesman(claim) or _is_spokesman(stored)
        if known and all(any(akin(a, b) for b in others) for a in words_of):
            return True
    return None if speaker_name(claim) or speaker_name(stored) else True


def _is_spokesman(statement: Statement) -> bool:
    """Say whether somebody without a name speaks for a body: "a police spokeswoman"."""
    return statement.mention is not None and statement.mention.title == "spokesperson"


def _goes_by(statement: Statement) -> frozenset[str]:
    """Give the words that name who speaks, or what he is; none for the outlet and for pronouns."""
    mention = statement.mention
    if in_own_voice(statement) or (mention is not None and mention.form is Form.PRONOUN):
        return frozenset(content_words(speaker_name(statement)))
    told = [speaker_name(statement), *_titles(mention)]
    if statement.speaker is not None:
        told += [part for role in statement.speaker.roles for part in (role.title, role.of)]
    return frozenset(word for part in told for word in content_words(part)) - _OF_NOBODY


def _titles(mention: Mention | None) -> Iterator[str]:
    if mention is not None:
        yield from (mention.text, mention.title, mention.of)


def speaks_for(claim: Statement, stored: Statement) -> bool:
    """Say whether a body is named as that of a stored speaker, or a speaker as of a stored body.

    "The Pentagon" for the words of its press secretary; the words of Orvane from its spokesman.
    """
    return _is_of(claim, stored) or _is_of(stored, claim)


def _is_of(body: Statement, person: Statement) -> bool:
    """Say whether one side is spoken for by a body for which the other side's person speaks."""
    if body.speaker is None or body.speaker.kind is ActorKind.PERSON or not speaker_name(body):
        return False
    if (code := code_of(body)) and code == code_of(person):
        return True
    names = (body.speaker.name, *body.speaker.aliases)
    offices = list(_offices(person))
    return any(
        _named_beside(name, person) or any(same_name(name, of) for of in offices) for name in names
    )


def _offices(person: Statement) -> Iterator[str]:
    """Give of what the speaker is said to be spokesman, head or minister."""
    if person.mention is not None:
        yield person.mention.of
    if person.speaker is not None:
        yield from (role.of for role in person.speaker.roles)


def _named_beside(name: str, person: Statement) -> bool:
    """Say whether the sentence names the body beside the words that are said."""
    sentence = person.sentence.text.replace(person.text, " ") if person.sentence else ""
    told = set(content_words(name))
    return bool(told) and told <= set(words(sentence))


def in_own_voice(statement: Statement) -> bool:
    """Say whether nobody but the outlet, or the draft, says it."""
    return is_outlet(statement) or (statement.speaker is None and statement.mention is None)


def is_named(statement: Statement) -> bool:
    """Say whether it is told who speaks, by a name or by what he is."""
    return not in_own_voice(statement) and bool(_goes_by(statement))


def voice_of(statement: Statement) -> str:
    """Say who speaks, as a reason has it."""
    if in_own_voice(statement):
        return f"{statement.outlet or 'the outlet'} in its own words"
    if name := speaker_name(statement):
        return name
    return f"“{statement.mention.text}”" if statement.mention else "somebody without a name"
