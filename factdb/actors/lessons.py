"""What a person taught of names: whom one means, or whom it does not mean in an outlet.

Applied to what was resolved, and only to names that stand alone: where the report itself names
somebody more fully, its word counts for more than what was learned elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from factdb.actors.keys import key
from factdb.actors.resolution import Link, Resolution
from factdb.types import Actor, Form, Mention, Statement


@dataclass(frozen=True, slots=True)
class Lesson:
    """A name that means an actor, or does not, in what an outlet prints ("": in what any does).

    ``key`` is the form of the name, `factdb.actors.keys.key`.
    """

    key: str
    outlet: str
    actor: Actor
    means: bool


@dataclass(frozen=True, slots=True)
class _Turn:
    """Whom a name means after all; None: nobody can say, and why not."""

    actor: Actor | None
    reason: str


def taught(resolution: Resolution, lessons: Sequence[Lesson], outlet: str) -> Resolution:
    """Apply what was taught to the speakers of one report.

    Args:
        resolution: who speaks and is named, as the report and the store tell.
        lessons: those about its names; those of other outlets do not count.
        outlet: who published the report.

    Returns:
        The same, where nothing that was taught applies. Where two lessons name two actors for a
        name, nobody is chosen.

    """
    known = [one for one in lessons if one.outlet in {"", outlet}]
    if not known:
        return resolution
    fuller = _named(resolution.links)
    turns: dict[tuple[str, str], _Turn] = {}
    for one in resolution.statements:
        if (name := name_of(one.mention)) and (turn := _turn(one, name, known, fuller)):
            turns[one.speaker.id if one.speaker else "", key(name)] = turn
    if not turns:
        return resolution
    gone = {actor: turn for (actor, _), turn in turns.items() if actor}
    return Resolution(
        _continued(tuple(_turned(one, turns, gone) for one in resolution.statements)),
        _actors(resolution.actors, turns, gone),
        tuple(_relinked(one, turns, gone) for one in resolution.links),
    )


def name_of(mention: Mention | None) -> str:
    """Give the name by which a mention calls somebody; "" for an office or a pronoun."""
    return mention.name if mention is not None and mention.form is Form.NAME else ""


def _named(links: Iterable[Link]) -> Mapping[str, frozenset[str]]:
    """Give the forms of the names by which a report calls each actor."""
    found: dict[str, set[str]] = {}
    for link in links:
        if link.actor_id and link.mention.name:
            found.setdefault(link.actor_id, set()).add(key(link.mention.name))
    return {actor: frozenset(names) for actor, names in found.items()}


def _turn(
    one: Statement, name: str, lessons: Sequence[Lesson], fuller: Mapping[str, frozenset[str]]
) -> _Turn | None:
    """Say whom a speaker's name means by what was taught, if that is somebody else."""
    of_name = [lesson for lesson in lessons if lesson.key == key(name)]
    speaker = one.speaker
    if speaker is not None and fuller.get(speaker.id, frozenset()) - {key(name)}:
        return None
    meant = {lesson.actor.id: lesson.actor for lesson in of_name if lesson.means}
    if len(meant) == 1 and (speaker is None or speaker.id not in meant):
        actor = next(iter(meant.values()))
        return _Turn(actor, f"a person taught that “{name}” is {actor.name}")
    never = {lesson.actor.id for lesson in of_name if not lesson.means}
    if speaker is not None and speaker.id in never - meant.keys():
        return _Turn(None, f"a person says that “{name}” is not {speaker.name} there")
    return None


def _turned(
    one: Statement, turns: Mapping[tuple[str, str], _Turn], gone: Mapping[str, _Turn]
) -> Statement:
    name = name_of(one.mention)
    turn = gone.get(one.speaker.id) if one.speaker else turns.get(("", key(name))) if name else None
    if turn is None:
        return one
    return replace(one, speaker=turn.actor, doubt="" if turn.actor else turn.reason)


def _continued(told: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Let what goes on with a quotation be whose the quotation is."""
    found: dict[str, Statement] = {}
    for one in told:
        before = found.get(one.continues or "")
        if one.mention is None and before is not None:
            one = replace(one, speaker=before.speaker, doubt=before.doubt)
        found[one.id] = one
    return tuple(found.values())


def _actors(
    actors: Iterable[Actor], turns: Mapping[tuple[str, str], _Turn], gone: Mapping[str, _Turn]
) -> tuple[Actor, ...]:
    meant = [turn.actor for turn in turns.values() if turn.actor]
    kept = [one for one in actors if one.id not in gone]
    return tuple({one.id: one for one in (*kept, *meant)}.values())


def _relinked(
    link: Link, turns: Mapping[tuple[str, str], _Turn], gone: Mapping[str, _Turn]
) -> Link:
    name = name_of(link.mention)
    turn = gone.get(link.actor_id or "") or (turns.get(("", key(name))) if name else None)
    if turn is None or (link.actor_id and link.actor_id not in gone):
        return link
    return replace(link, actor_id=turn.actor.id if turn.actor else None, reason=turn.reason)
