"""What an act does, and whether it denies."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factdb.types import Stance, Statement

Tell = Callable[[str], tuple[Statement, ...]]

CASES = [
    ("The ministry denied the report.", Stance.DENY, True),
    ("The ministry confirmed the report.", Stance.ASSERT, False),
    ("The minister vowed to fight the ruling.", Stance.COMMIT, False),
    ("The union called for a boycott of the port.", Stance.DEMAND, False),
    ("Lund accused the council of hiding the report.", Stance.ACCUSE, False),
    ("Lund warned of a shortage of insulin.", Stance.WARN, False),
    ("Roth praised the crew.", Stance.SUPPORT, False),
    ("Roth admitted that the dam had failed.", Stance.ADMIT, False),
    ("Roth estimated that 300 houses were lost.", Stance.ESTIMATE, False),
    ("Roth said that the port must close.", Stance.DEMAND, False),
    ("“We will rebuild the bridge,” said Roth.", Stance.COMMIT, False),
    ("“We will never sell the bridge,” said Roth.", Stance.COMMIT, True),
    ("Roth said the bridge was not safe.", Stance.ASSERT, True),
    ("Roth said there was no money.", Stance.ASSERT, True),
    ("Roth said that Lund would resign.", Stance.ASSERT, False),
    ("Roth said that the plan was unacceptable.", Stance.REJECT, False),
]


@pytest.mark.parametrize(("text", "stance", "negated"), CASES)
def test_stance(told: Tell, text: str, stance: Stance, negated: bool) -> None:
    """The cue tells the stance, else the main clause does."""
    (only,) = told(text)

    assert (only.stance, only.negated) == (stance, negated)
