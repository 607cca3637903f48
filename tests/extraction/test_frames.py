"""What a statement claims: who did or is what, denied or not, done or not."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factdb.extraction import extract
from factdb.extraction.bare import parse
from factdb.extraction.frames import MAX_FRAMES, OTHER, SELF, verb_class
from factdb.types import Frame, Report

DAY = date(2026, 3, 2)


def first(text: str) -> Frame:
    """Give the first proposition of a text."""
    return parse(text, DAY)[0]


PREDICATES = [
    ("Norvik replied to the letter", "respond"),
    ("Norvik submitted a response", "respond"),
    ("Norvik gave an answer to the council", "respond"),
    ("the council made a final decision", "decide"),
    ("we have not made any kind of decision", "decide"),
    ("eight dockers died in the storm", "kill"),
    ("eight dockers were killed in the storm", "kill"),
    ("eight dockers lost their lives in the storm", "kill"),
    ("103 deaths", "kill"),
    ("the vaccine is ineffective", "ineffective"),
    ("there is no breakthrough", "breach"),
    ("there are no corridors", "exist"),
    ("over 300 boats", "exist"),
    ("Silva is a terrorist", "be"),
]

NEGATED = [
    "Norvik did not sell the ferry",
    "Norvik never sold the ferry",
    "Norvik sold no ferry",
    "Nobody sold the ferry",
    "No ferry was sold",
    "Norvik failed to sell the ferry",
    "Norvik refused to sell the ferry",
    "Norvik has yet to sell the ferry",
    "Norvik has no intention of selling the ferry",
    "We do not believe Norvik sold the ferry",
    "There are no ferries",
    "Neither ferry was sold",
    "Norvik no longer sold ferries",
    "Norvik barely sold ferries",
    "Norvik is not going to sell the ferry",
    "Norvik didn’t really sell the ferry",
]

NOT_NEGATED = [
    "Norvik sold the ferry",
    "Norvik sold not only the ferry but also the tug",
    "Norvik did not fail to sell the ferry",
    "Norvik does not refuse to sell the ferry",
    "Norvik runs a no-frills ferry",
    "Norvik plans to sell the ferry",
    "Norvik managed to sell the ferry",
    "Norvik sold no more than 40 ferries",
    "Norvik sold not less than 40 ferries",
    "Norvik sold barely half of its ferries",
]

PHASES = [
    ("Norvik sold the ferry", "done"),
    ("Norvik has not yet sold the ferry", "undone"),
    ("Norvik has not sold the ferry", "undone"),
    ("Norvik has yet to answer the letter", "undone"),
    ("Norvik is still working on its answer", "undone"),
    ("Norvik is selling the ferry", "going on"),
    ("Norvik will sell the ferry", "planned"),
    ("Norvik plans to sell the ferry", "planned"),
    ("Norvik is going to sell the ferry", "planned"),
    ("Norvik is going to Lindau", "going on"),
]

MODALITIES = [
    ("Norvik sold the ferry", "fact"),
    ("Norvik will sell the ferry", "will"),
    ("Norvik would sell the ferry", "would"),
    ("Norvik may sell the ferry", "can"),
    ("Norvik must sell the ferry", "must"),
    ("Norvik wants to sell the ferry", "want"),
    ("Norvik is going to sell the ferry", "will"),
    ("if Norvik sells the ferry", "if"),
    ("Will Norvik sell the ferry?", "if"),
    ("the idea that Norvik sells the ferry is wrong", "if"),
    ("the fact that Norvik sold the ferry is known", "fact"),
    ("Sell the ferry now", "must"),
]


@pytest.mark.parametrize(("text", "predicate"), PREDICATES)
def test_predicates(text: str, predicate: str) -> None:
    """Light verbs, nouns of action and synonyms meet in one verb."""
    assert first(text).predicate == predicate


@pytest.mark.parametrize("text", NEGATED)
def test_negated(text: str) -> None:
    """Every way of saying no."""
    assert first(text).negated


@pytest.mark.parametrize("text", NOT_NEGATED)
def test_not_negated(text: str) -> None:
    """What only looks like it."""
    assert not first(text).negated


@pytest.mark.parametrize(("text", "phase"), PHASES)
def test_phases(text: str, phase: str) -> None:
    """How far the deed is."""
    assert first(text).phase == phase


@pytest.mark.parametrize(("text", "modality"), MODALITIES)
def test_modalities(text: str, modality: str) -> None:
    """How the deed is meant."""
    assert first(text).modality == modality


SHARED = [
    ("Norvik did not sell or scrap the ferry", [True, True]),
    ("Norvik did not sell, lease or scrap the ferry", [True, True, True]),
    ("Norvik did not sell and lease the ferry", [True, True]),
    ("Norvik never sold or leased the ferry", [True, True]),
    ("The mate was not arrested or charged", [True, True]),
    ("Norvik does not want to get ahead or make predictions", [True, True]),
    ("Norvik did not sell but lease the ferry", [True, False]),
    ("Norvik did not sell the ferry and leased it", [True, False]),
    ("Norvik did not pay the crew and the council closed the port", [True, False]),
    ("Norvik sold the ferry and did not pay the crew", [False, True]),
    ("Norvik did not sell the ferry and will scrap it", [True, False]),
]


@pytest.mark.parametrize(("text", "negated"), SHARED)
def test_a_helper_of_two_verbs(text: str, negated: list[bool]) -> None:
    """What stands once before two verbs of one form is said of both, but not behind "but"."""
    assert [frame.negated for frame in parse(text, DAY)] == negated


def test_a_shared_helper_gives_tense_and_mood() -> None:
    """So do "will" and "was": the second verb is as much a plan, or done to the subject."""
    plan = parse("Norvik will sell or lease the ferry", DAY)
    done = parse("the ferry was hit and sunk", DAY)

    assert [(one.phase, one.modality) for one in plan] == [("planned", "will")] * 2
    assert [one.object for one in done] == [("ferry",)] * 2


def test_places_are_codes() -> None:
    """A country goes by one word, whatever it is called."""
    assert first("Moscow has answered").subject == ("@RU",)
    assert first("the Kremlin has answered").subject == ("@RU",)
    assert first("Russian troops left").subject == ("@RU", "troop")


def test_pronouns() -> None:
    """First persons are the speaker, third persons anybody."""
    assert first("We sold the ferry").subject == ("@self",)
    assert first("They sold the ferry").subject == ("@other",)


@pytest.mark.parametrize(
    ("text", "predicate", "subject"),
    [
        ("“We will not close a single branch,” Mayor Ruth Adeyemi told reporters.", "close", SELF),
        ("“This is a lie,” said Mr Holt.", "be", OTHER),
        ("“The plant will reopen,” Ann Lowe said.", "open", "plant"),
    ],
)
def test_quotations_hang_on_no_mark(text: str, predicate: str, subject: str) -> None:
    """The parse takes some opening marks for what the verb depends on: the verb says it anyway."""
    report = Report(text=text, published=datetime(2026, 3, 2, tzinfo=UTC))
    frame = extract(report).statements[0].frames[0]
    assert (frame.predicate, frame.subject) == (predicate, (subject,))


def test_circumstances_are_no_object() -> None:
    """Where it was done is kept apart from what was done to what."""
    frame = first("Norvik sold the ferry in Lindau")

    assert frame.object == ("ferry",)
    assert "lindau" in frame.words


def test_passive() -> None:
    """Who did it is the subject in the passive too."""
    frame = first("the ferry was sold by Norvik")

    assert frame.subject == ("norvik",)
    assert frame.object == ("ferry",)


def test_when() -> None:
    """The clause's own date."""
    frame = first("Norvik sold the ferry on 3 February 2026")

    assert frame.when is not None
    assert frame.when.first == date(2026, 2, 3)


def test_several() -> None:
    """One frame per proposition, in order."""
    found = parse("Norvik sold the ferry and the council did not pay the crew", DAY)

    assert [(frame.predicate, frame.negated) for frame in found] == [("sell", False), ("pay", True)]


def test_bounded() -> None:
    """A speech in one sentence gives no more than the bound."""
    text = " and ".join(f"Silva sold boat number {number}" for number in range(30))

    assert len(parse(text, DAY)) <= MAX_FRAMES


def test_verb_class() -> None:
    """Synonyms meet, other verbs stay."""
    assert verb_class("reply") == verb_class("answer") == "respond"
    assert verb_class("swim") == "swim"


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="aN not “”'.,\n-1€", min_size=1, max_size=60).filter(str.strip))
def test_any_text(text: str) -> None:
    """Whatever the text, no exception, and frames of words."""
    for frame in parse(text, DAY):
        assert frame.predicate
        assert all(frame.words) or not frame.words
