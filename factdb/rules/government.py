"""Two voices of one government: the Kremlin, its spokesman, the foreign ministry.

They are actors of their own, and one that denies the other is news: so a finding between them
stays what it is, and says besides that both speak for one government.
"""

from __future__ import annotations

import re
from dataclasses import replace

from factdb.rules.speakers import speaker_name
from factdb.text.fold import fold
from factdb.text.naming import Office, body_class, read_office, take_country
from factdb.text.places import country, government, metonym
from factdb.types import ActorKind, Judgement, Match, Relation, Statement

_SPEAKING_FOR = frozenset({"government", "office", "ministry", "force"})
"""Kinds of by-names, and classes of nouns, of bodies that speak for a government."""

_OFFICES = frozenset({"head", "minister", "spokes"})
_ENVOYS = frozenset({"ambassador", "envoy", "special envoy", "high commissioner"})
_OTHERS = frozenset({"leader", "secretary"})
"""Titles of heads and ministers that parties, unions and companies have too."""

_SPOKES = re.compile(r"\s+(?:spokes|press secretary)", re.IGNORECASE)

_BETWEEN = frozenset({Relation.REVERSAL, Relation.DENIAL, Relation.NEGATION})


def within_one(match: Match, judgement: Judgement) -> Judgement:
    """Say so in reason and evidence, where both sides of a conflict speak for one government.

    Evidence gains ``("both", "Government of Russia")``. Only what each report says of its
    speaker counts, so that the order of reports cannot matter.
    """
    if judgement.relation not in _BETWEEN:
        return judgement
    if not (name := one_government(match)):
        return judgement
    reason = f"{judgement.reason.removesuffix('.')}; within one government ({name})."
    return replace(judgement, reason=reason, evidence=(*judgement.evidence, ("both", name)))


def one_government(match: Match) -> str:
    """Name the government that both sides speak for; "" where there is none."""
    code = code_of(match.left)
    return government(code).name if code and code == code_of(match.right) else ""


def code_of(statement: Statement) -> str:
    """Give the code of the country for whose government the speaker speaks; "" for none known."""
    name = speaker_name(statement)
    if not name:
        return ""
    if statement.speaker is not None and statement.speaker.kind is ActorKind.OUTLET:
        return ""
    printed = statement.mention.text if statement.mention else name
    voiced = _SPOKES.split(printed)[0] if _SPOKES.search(printed) else ""
    return _of_body(name) or _of_body(voiced) or _of_office(_office(statement, name))


def _of_body(name: str) -> str:
    """Give the country of "the Kremlin", "Russia's Foreign Ministry", "Moscow"; no parliament."""
    if body := metonym(name):
        return body.country if body.kind in _SPEAKING_FOR else ""
    words = name.replace("’", "'").replace("'s", "").split()
    code, rest = take_country(words)
    head = rest[: rest.index("of")] if "of" in rest else rest
    return code if code and head and body_class(head[-1]) in _SPEAKING_FOR else ""


def _office(statement: Statement, name: str) -> Office:
    """Give the office that the report names with the speaker, before or within the name."""
    mention = statement.mention
    if mention is None or not mention.title:
        return read_office(name.split())
    return Office(mention.title, mention.of, sort=read_office(mention.title.split()).sort)


def _of_office(office: Office) -> str:
    """Give the country of a head, a minister, a spokesman of the government, an envoy."""
    title = fold(office.title)
    if title.startswith("former "):
        return ""
    envoy = title.partition(" to ")[0] in _ENVOYS
    if title in _OTHERS or not (office.sort in _OFFICES or envoy):
        return ""
    code = office.of if len(office.of) == 2 and office.of.isupper() else country(office.of) or ""
    return code if envoy or office.sort != "spokes" else _of_body(office.of)
