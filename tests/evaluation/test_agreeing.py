"""A reading agrees with its label, or not: field by field."""

from __future__ import annotations

from typing import Any

import pytest

from factdb.evaluation import agreeing
from factdb.types import ActorKind, Figure, Form, Mention, Words
from tests.evaluation.build import BOATS, BRIDGE, SHIPS, actor, labels, reading, when

(BRIDGE_LABEL, BOATS_LABEL, SHIPS_LABEL) = labels()
PORT = actor("Port of Aune", kind=ActorKind.BODY)


def test_a_perfect_reading_agrees_in_everything() -> None:
    """Each field that a label has."""
    for one in (BRIDGE_LABEL, BOATS_LABEL):
        for field, agrees in agreeing.FIELDS.values():
            assert field not in one.measured or agrees(one, reading(one)), field


MENTIONS = [
    (Mention("Mira Holt", 0, 9, Form.NAME), True),
    (Mention("Holt, the mayor of Aune", 1, 24, Form.NAME), True),
    pytest.param(Mention("Mayor Holt", 90, 100, Form.ROLE), True, id="elsewhere, a word in common"),
    pytest.param(Mention("the mayor", 90, 99, Form.ROLE), False, id="elsewhere, only “the”"),
    (None, False),
]


@pytest.mark.parametrize(("mention", "right"), MENTIONS)
def test_speaker_by_words(mention: Mention | None, right: bool) -> None:
    """The place, or a word that tells."""
    assert agreeing.speaker(BRIDGE_LABEL, reading(BRIDGE_LABEL, mention=mention)) is right


def test_a_label_without_words_goes_by_name() -> None:
    """And one without either asks for nothing."""
    (nameless,) = labels({"report": "bridge", "text": "3 ships had sunk", "kind": "indirect"})

    assert agreeing.speaker(SHIPS_LABEL, reading(SHIPS_LABEL, speaker=actor("the port")))
    assert not agreeing.speaker(SHIPS_LABEL, reading(SHIPS_LABEL, speaker=actor("the mine")))
    assert agreeing.speaker(nameless, reading(SHIPS_LABEL, speaker=actor("the mine")))


NAMES: list[tuple[str, Any, bool]] = [
    ("Denys Shmyhal", actor("Denys Shmygal"), True),
    ("Viktor Orban", actor("Orban"), True),
    ("Port of Aune", PORT, True),
    ("Aune", PORT, True),
    ("Port of Brenholt", PORT, False),
    ("Viktor Orban", actor("Anita Orban"), False),
    ("Aune Port Authority", actor("the authority", "Aune Port Authority"), True),
]


@pytest.mark.parametrize(("name", "one", "right"), NAMES)
def test_same_name(name: str, one: Any, right: bool) -> None:
    """Spellings and short forms are one name; a shared word is not enough."""
    assert agreeing.same_name(name, one) is right


def test_nobody_named_means_nobody_found() -> None:
    """A name for an unnamed source is wrong."""
    (unnamed,) = labels({**SHIPS, "speaker": None})

    assert agreeing.actor(unnamed, reading(SHIPS_LABEL, speaker=None))
    assert not agreeing.actor(unnamed, reading(SHIPS_LABEL, speaker=PORT))


def test_any_of_joint_speakers_will_do() -> None:
    """The label names one of them."""
    found = reading(SHIPS_LABEL, speaker=actor("Mira Holt"), co_speakers=(actor("the port"),))

    assert agreeing.actor(SHIPS_LABEL, found)


CUES: list[Any] = [
    (BRIDGE, Words("said", 10, 14), True),
    pytest.param(BRIDGE, Words("said", 74, 78), False, id="the same word elsewhere"),
    (BRIDGE, None, False),
    pytest.param(SHIPS, Words("has denied", 2, 12), True, id="no place: a word in common"),
    (SHIPS, Words("said", 10, 14), False),
    ({**SHIPS, "cue": None}, None, True),
    ({**SHIPS, "cue": None}, Words("said", 10, 14), False),
]


@pytest.mark.parametrize(("record", "cue", "right"), CUES)
def test_cue(record: dict[str, Any], cue: Words | None, right: bool) -> None:
    """By place where the label has one."""
    (one,) = labels(record)

    assert agreeing.cue(one, reading(one, cue=cue)) is right


DAYS = [
    ("2026-03-02", "2026-03-02", True),
    pytest.param("2026-03-02", "2026-03-08", True, id="the week that holds it"),
    pytest.param("2026-03-01", "2026-03-31", False, id="a month is no day"),
    ("2026-03-03", "2026-03-03", False),
]


@pytest.mark.parametrize(("first", "last", "right"), DAYS)
def test_said_on(first: str, last: str, right: bool) -> None:
    """The labelled day lies in what was understood, of a week at most."""
    assert agreeing.said_on(BRIDGE_LABEL, reading(BRIDGE_LABEL, said_on=when(first, last))) is right


def test_a_day_that_the_report_does_not_tell() -> None:
    """None is right; any is wrong."""
    invented = reading(BOATS_LABEL, said_on=when("2026-03-02", "2026-03-02"))

    assert agreeing.said_on(BOATS_LABEL, reading(BOATS_LABEL))
    assert not agreeing.said_on(BOATS_LABEL, invented)


FIGURES = [
    ((Figure("40", 58, 60, 40, 40),), 1),
    ((Figure("at least 40", 58, 60, 40, None),), 1),
    pytest.param((Figure("40", 58, 60, 400, 400),), 0, id="another value"),
    pytest.param((Figure("40", 90, 92, 40, 40),), 0, id="another place"),
    pytest.param(
        (Figure("40", 58, 60, 40, 40), Figure("40 boats", 58, 66, 40, 40)), 1, id="each figure once"
    ),
    ((), 0),
]


@pytest.mark.parametrize(("figures", "right"), FIGURES)
def test_figures(figures: tuple[Figure, ...], right: int) -> None:
    """The labelled words, and bounds that hold the value."""
    (one,) = labels(BOATS)

    assert agreeing.figures(one, reading(one, figures=figures)) == right
