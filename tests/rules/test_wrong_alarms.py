"""Wrong alarms that were seen in the world, asked of the whole judge, met and handed in."""

from __future__ import annotations

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
