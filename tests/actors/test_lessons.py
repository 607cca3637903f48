"""What people teach of names: where it applies, and where the report knows better."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from factdb.actors import Lesson, Link, Resolution, taught
from factdb.types import Actor, ActorKind, Form, Kind, Mention, Statement

DAY = datetime(2031, 5, 6, tzinfo=UTC)
ANNA = Actor("a-anna", "Anna Hill", ActorKind.PERSON)
BORIS = Actor("a-boris", "Boris Hill", ActorKind.PERSON)
LONE = Actor("a-lone", "Hill", ActorKind.PERSON)


def name(words: str, start: int = 0) -> Mention:
    """Name somebody."""
    return Mention(words, start, start + len(words), Form.NAME, words, number="one")


def said(
    speaker: Actor | None, mention: Mention | None, one: str = "s-1", goes_on: str | None = None
) -> Statement:
    """Let somebody say something."""
    return Statement(
        id=one,
        report="r-1",
        published=DAY,
        kind=Kind.INDIRECT,
        text="so",
        start=50,
        end=52,
        speaker=speaker,
        mention=mention,
        doubt="" if speaker else "nobody knows",
        continues=goes_on,
    )


def means(actor: Actor, outlet: str = "") -> Lesson:
    """Teach that "Hill" is somebody."""
    return Lesson("hill", outlet, actor, means=True)


def never(actor: Actor, outlet: str = "Courier") -> Lesson:
    """Teach that "Hill" is not somebody."""
    return Lesson("hill", outlet, actor, means=False)


FULL = Link(name("Anna Hill", 20), ANNA.id, "named in full")
HILL = Link(name("Hill"), ANNA.id, "the only one known")
PRONOUN = Mention("she", 0, 3, Form.PRONOUN)

CASES = [
    ("unknown so far", None, [], [means(ANNA)], ANNA),
    ("of this report only", LONE, [Link(name("Hill"), LONE.id, "")], [means(ANNA)], ANNA),
    ("learned of another", ANNA, [HILL], [means(BORIS)], BORIS),
    ("named in full here", ANNA, [HILL, FULL], [means(BORIS)], ANNA),
    ("an exception", ANNA, [HILL], [never(ANNA)], None),
    ("an exception elsewhere", ANNA, [HILL], [never(ANNA, "Herald")], ANNA),
    ("an exception, but named in full", ANNA, [HILL, FULL], [never(ANNA)], ANNA),
    ("an exception of another", ANNA, [HILL], [never(BORIS)], ANNA),
    ("an exception, and who it is", ANNA, [HILL], [never(ANNA), means(BORIS)], BORIS),
    ("two that it may be", None, [], [means(ANNA), means(BORIS)], None),
    ("another name", None, [], [Lesson("lund", "", ANNA, means=True)], None),
    ("right already", ANNA, [HILL], [means(ANNA)], ANNA),
]


@pytest.mark.parametrize(
    ("speaker", "links", "lessons", "wanted"),
    [one[1:] for one in CASES],
    ids=[one[0] for one in CASES],
)
def test_a_name(
    speaker: Actor | None, links: list[Link], lessons: list[Lesson], wanted: Actor | None
) -> None:
    """Whom the name means after all; where nobody, the doubt says why."""
    before = Resolution((said(speaker, name("Hill")),), (ANNA,), tuple(links))
    (one,) = taught(before, lessons, "Courier").statements

    assert one.speaker == wanted
    assert bool(one.doubt) == (wanted is None)


def test_all_that_is_said_follows() -> None:
    """Who "she" is, what a quotation goes on with, the links and actors: with the name."""
    before = Resolution(
        (
            said(LONE, name("Hill")),
            said(LONE, PRONOUN, "s-2"),
            said(LONE, None, "s-3", "s-1"),
        ),
        (LONE,),
        (Link(name("Hill"), LONE.id, ""), Link(PRONOUN, LONE.id, "")),
    )
    after = taught(before, [means(ANNA)], "Courier")

    assert {one.speaker for one in after.statements} == {ANNA}
    assert after.actors == (ANNA,)
    assert {one.actor_id for one in after.links} == {ANNA.id}


def test_nothing_taught() -> None:
    """Without a lesson everything stays."""
    before = Resolution((said(LONE, name("Hill")),), (LONE,), ())

    assert taught(before, [], "Courier") is before
