"""Wrong alarms that were seen in the world, asked of the whole judge, met and handed in."""

from __future__ import annotations

from typing import Any

import pytest

from factdb.rules import judge
from factdb.types import Relation
from tests.rules.build import Spec, met, say

POST = "The Harbour Post"

WRONG = [
    ("Norvik is a no-frills airline", "Norvik is an airline"),
    ("Not a good beginning: Norvik lost its first match", "Norvik lost its first match"),
    ("UPDATE 2- Norvik sold 5 ferries to Spain", "UPDATE 3- Norvik sold 5 ferries to Spain"),
    ("the jury acquitted the harbour master of fraud", "the harbour master is not guilty of fraud"),
    ("the jury acquitted the harbour master", "the harbour master was found not guilty"),
    ("the petition for the ferry tops 100,000 signatures",
     "the petition for the ferry has over 100,000 signatures"),
    ("Dismissive Ahmadinejad met the inspectors", "Ahmadinejad met the inspectors"),
    ("A dismissive Berg answered the council's questions",
     "Berg answered the council's questions"),
    ("nobody denies that the crew was not paid", "Norvik did not pay the crew"),
    ("it is not true that Norvik never paid the crew", "Norvik paid the crew"),
    ("Norvik did not fail to pay the crew", "Norvik paid the crew"),
    ("there is no doubt that Norvik sold the ferry", "Norvik sold the ferry"),
    ("the council denied the ferry access to the port", "the ferry has access to the sea"),
    ("when I was a fan there was not as much music", "thousands of fans of music met in Lindau"),
    ("we do not want to get ahead or make predictions about the ferry",
     "we are not going to make predictions about the ferry"),
    ("we discussed the course of the special harbour works",
     "there is a demolition, not special harbour works"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), WRONG)
def test_quiet_between_reports(a: str, b: str) -> None:
    """Two outlets on two days agree."""
    found = judge(met(say(a, "Rui Costa"), say(b, "Olga Berg", 3, outlet=POST)))

    assert not found.relation.conflict, found.reason


@pytest.mark.parametrize(("a", "b"), WRONG)
def test_quiet_side_by_side(a: str, b: str) -> None:
    """Nor does it help to hand them in together."""
    near: dict[str, str] = {"report": "r-1", "found_by": "bare"}
    found = judge(met(say(a, "Rui Costa", 3, **near), say(b, "Olga Berg", 3, **near)))

    assert not found.relation.conflict, found.reason


def test_a_true_one() -> None:
    """Seven killed is not eight killed, where one report tells both."""
    a: Spec = say("gunmen kill 7 dockers in the harbour of Lindau", "Rui Costa", report="r-1")
    b: Spec = say("gunmen kill eight dockers in the harbour of Lindau", "Olga Berg", report="r-1")

    assert judge(met(a, b)).relation is Relation.NUMBER


def test_a_piece_of_itself() -> None:
    """What a speaker turned down is no second statement against the words that hold it."""
    whole = say(
        "he rejected the findings of the report about the ferry",
        start=100,
        report="r-1",
        stance="reject",
        kind="indirect",
    )
    piece = say(
        "the findings of the report about the ferry",
        start=112,
        report="r-1",
        stance="reject",
        kind="indirect",
        cue="rejected",
    )
    apart = say("the findings of the report about the ferry", "Rui Costa", start=300, report="r-1")

    assert judge(met(whole, piece)).relation is Relation.DIFFERENT
    assert judge(met(whole, apart)).relation is not Relation.DIFFERENT


TWO_VOICES = [
    (say("Now the ferry of Lindau has a timetable", "Rui Costa"), say("It does not rust.")),
    (say("No warning about the cracks in the pier ever reached this company", "Rui Costa"),
     say("the dockers’ union’s allegation that it had ignored a warning about the pier",
         "Norvik", stance="reject", cue="rejected", kind="indirect")),
    (say("when it would be sent was for the harbour master to decide", "Rui Costa"),
     say("an answer of the harbour master had been sent", "The Post", kind="indirect",
         sentence="The council denied a report by The Post that an answer of the harbour master "
                  "had been sent.")),
    (say("he asked the harbour master for her resignation", "Rui Costa"),
     say("There were times that the harbour master and I disagreed.")),
    (say("He has made 5 million in prize money at the tennis club of Lindau", "The Post"),
     say("The charge", stance="deny", cue="was denied", kind="indirect")),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), TWO_VOICES)
def test_two_voices_of_one_report(a: Spec, b: Spec) -> None:
    """What one denies is what somebody else said, or something else."""
    near = {"report": "r-1", "found_by": "bare"}
    found = judge(met(*(say(**_given({**dict(one), **near})) for one in (a, b))))

    assert not found.relation.conflict, found.reason


ANSWERED = [
    (say("Norvik ignored a warning about the pier of Lindau", "the dockers’ union"),
     say("the dockers’ union’s allegation that it had ignored a warning about the pier",
         "Norvik", stance="reject", cue="rejected", kind="indirect")),
    (say("the harbour master stole from the club", "Rui Costa", stance="accuse"),
     say("The charge", stance="deny", cue="was denied", kind="indirect")),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), ANSWERED)
def test_answered_in_one_report(a: Spec, b: Spec) -> None:
    """Whose claim is named, or what is a charge, is answered."""
    near = {"report": "r-1", "found_by": "bare"}
    found = judge(met(*(say(**_given({**dict(one), **near})) for one in (a, b))))

    assert found.relation is Relation.DENIAL, found.reason


def _given(told: dict[str, Any]) -> dict[str, Any]:
    """Name the speaker as `say` does."""
    return {"by": told.pop("speaker"), **told}


STILL = [
    ("Norvik did not sell or scrap the ferry", "Norvik scrapped the ferry"),
    ("Norvik is not going to scrap the ferry", "Norvik is going to scrap the ferry"),
    ("Norvik has not robbed the harbour", "Norvik has robbed the harbour"),
]


@pytest.mark.parametrize(("a", "b"), STILL)
def test_still_heard(a: str, b: str) -> None:
    """What carries a "not" on, or hears two printings of one sentence, is not deaf."""
    near: dict[str, str] = {"report": "r-1", "found_by": "bare"}
    found = judge(met(say(a, "Rui Costa", 3, **near), say(b, "Olga Berg", 3, **near)))

    assert found.relation in {Relation.NEGATION, Relation.DENIAL}


HOUSE = [
    ("Rui Costa", "the idea that Norvik is going to sell the ferry of Lindau to Spain is not on",
     "Olga Berg", "Norvik is not going to sell the ferry of Lindau to Spain"),
    ("Rui Costa", "he was sending dockers into the two ports of the northern coast",
     "Olga Berg", "The mayor is not sending Spanish dockers to work in the northern ports"),
    ("Rui Costa", "Norvik did not sell or scrap the ferry of Lindau",
     "Rui Costa", "Norvik did not scrap the ferry of Lindau"),
    ("Rui Costa", "We told the smugglers who robbed the port of Lindau no more",
     "Rui Costa", "We told the smugglers who’ve robbed the port of Lindau: No more. (Applause.)"),
    ("Rui Costa", "We are showing our strength in Lindau, and we will not falter",
     "Rui Costa", "We are showing a strength in Lindau, and we will never falter"),
    ("Rui Costa", "Okay, I have a couple of items on the harbour of Lindau for all of you",
     "Rui Costa", "Okay, I have two items on the harbour of Lindau for all of you"),
    ("Rui Costa", "We welcome the inquiry that the harbour court of Lindau opened into the fire",
     "Olga Berg", "We welcome the inquiry that the harbour court of Lindau opened into the fire"),
    ("Rui Costa", "the council takes steps to resolve the ferry dispute with Norvik in Lindau",
     "Olga Berg", "the ferry dispute with Norvik in Lindau has not been resolved"),
    ("Rui Costa", "We do not know that Norvik has sold the ferry to Spain",
     "Olga Berg", "Norvik has not sold the ferry to Spain"),
    ("Rui Costa", "the council will discuss whether or not to answer the letter of Norvik",
     "Olga Berg", "the council answered the letter of Norvik"),
    ("Rui Costa", "95 percent of the schools in Lindau are open",
     "Olga Berg", "98 percent of the schools in Lindau are open"),
    ("Rui Costa", "I don't really understand your question about the ferry",
     "Rui Costa", "I understand the question about the ferry"),
    ("Rui Costa", "the harbour of Lindau created 6.5 million jobs",
     "Olga Berg", "the harbour of Lindau created 7.4 million jobs"),
    ("Rui Costa", "We just don't have a final list of the harbour guests",
     "Rui Costa", "We have a final list of the harbour guests"),
    ("Rui Costa", "Without peace in the harbour there can be no talks on the ferry",
     "Rui Costa", "We will do everything for peace in the harbour"),
    ("Rui Costa", "You should be able to make a million crowns, even a billion, in Lindau",
     "Olga Berg", "You should be able to make a million crowns in Lindau"),
    ("Rui Costa", "Norvik's bank in Lindau holds 35 million crowns in assets",
     "Olga Berg", "the other bank in Lindau holds 50 million crowns in assets"),
    ("Rui Costa", "There is no crime that the dockers of Lindau have not committed in the strike",
     "Olga Berg", "the council must answer for all crimes committed by the dockers of Lindau"),
    ("Rui Costa", "The guards and the police keep order in Lindau, attacked by the dockers",
     "Olga Berg", "the dockers of Lindau do not threaten the police and do not target the guards"),
    ("Rui Costa", "a harbour corridor for the ferries of Lindau was opened on 3 March",
     "Olga Berg", "to open a harbour corridor for the ferries of Lindau on 6 March"),
    ("Rui Costa", "Olga Berg visited our harbour in Lindau on the day of the docks",
     "Olga Berg", "the mayor met Olga Berg, who is on a visit to our harbour in Lindau"),
]  # fmt: skip


@pytest.mark.parametrize("row", HOUSE, ids=lambda row: row[1])
def test_quiet_in_one_house(row: tuple[str, str, str, str]) -> None:
    """A press office prints its speakers day by day: formulas, aims, and how things stand."""
    speaker, one, other_speaker, other = row
    found = judge(met(say(one, speaker, 2), say(other, other_speaker, 5)))

    assert not found.relation.conflict, found.reason
