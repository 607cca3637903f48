"""What an act does, and whether it denies."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factdb.types import Stance, Statement

Tell = Callable[[str], tuple[Statement, ...]]

BY_CUE = [
    ("The ministry denied the report.", Stance.DENY, True),
    ("The ministry confirmed the report.", Stance.ASSERT, False),
    ("The minister vowed to fight the ruling.", Stance.COMMIT, False),
    ("The union called for a boycott of the port.", Stance.DEMAND, False),
    ("Lund accused the council of hiding the report.", Stance.ACCUSE, False),
    ("Lund warned of a shortage of insulin.", Stance.WARN, False),
    ("Roth praised the crew.", Stance.SUPPORT, False),
    ("Roth admitted that the dam had failed.", Stance.ADMIT, False),
    ("Lund rejected the allegation.", Stance.DENY, True),
    ("Lund rejected the offer.", Stance.REJECT, True),
    ("Roth estimated that 300 houses were lost.", Stance.ESTIMATE, False),
]

BY_NOUN = [
    ("Roth expressed concern over the bridge.", Stance.WARN, False),
    ("Roth expressed her condolences to the family.", Stance.REGRET, False),
    ("Roth voiced support for the strike.", Stance.SUPPORT, False),
    ("Roth stressed the importance of repairs.", Stance.DEMAND, False),
    ("Roth noted the courage of the crew.", Stance.SUPPORT, False),
    ("The two ministers reaffirmed their readiness to talk.", Stance.COMMIT, False),
]

BY_NAME = [
    ("Lund called the plan a disgrace.", Stance.REJECT, False),
    ("Lund described the boat as blue.", Stance.ASSERT, False),
]

BY_CLAUSE = [
    ("Roth said that the port must close.", Stance.DEMAND, False),
    ("Lund said the only way was to close the port.", Stance.DEMAND, False),
    ("Lund said that it was important to close the port.", Stance.DEMAND, False),
    ("“More boats are needed,” said Lund.", Stance.DEMAND, False),
    ("“We will rebuild the bridge,” said Roth.", Stance.COMMIT, False),
    ("“We will never sell the bridge,” said Roth.", Stance.COMMIT, True),
    ("“We will thank the crew,” said Lund.", Stance.COMMIT, False),
    ("Lund said that Norway was ready to hold talks.", Stance.COMMIT, False),
    ("Lund said that the government would lower the tax.", Stance.COMMIT, False),
    ("Roth said that the plan was unacceptable.", Stance.REJECT, False),
    ("“The plan is too expensive,” said Lund.", Stance.REJECT, False),
    ("Lund said Norway had no objection to the plan.", Stance.SUPPORT, True),
    ("Roth said the mayor stole the money.", Stance.ACCUSE, False),
    ("“They robbed us,” said Roth.", Stance.ACCUSE, False),
    ("Roth said that the guards beat her.", Stance.ACCUSE, False),
    ("Roth said the vote was illegally annulled.", Stance.ACCUSE, False),
    ("Roth said the contract was won through fraud.", Stance.ACCUSE, False),
    ("Roth said that the drain should have been walled up.", Stance.ACCUSE, False),
    ("“The law is anti-democratic,” said Lund.", Stance.ACCUSE, False),
    ("“I made a mistake,” said Roth.", Stance.ADMIT, False),
    ("Lund said that the fever could kill thousands.", Stance.WARN, False),
    ("Lund said that such acts would not be tolerated.", Stance.WARN, True),
    ("Lund said that Norway was ready to attack.", Stance.WARN, False),
    ("“We did not open the gate,” said Lund.", Stance.DENY, True),
    ("“We were not involved,” said Lund.", Stance.DENY, True),
    ("“We do not want a war,” said Lund.", Stance.DENY, True),
    ("“If they attack the port, we will close it,” said Lund.", Stance.WARN, False),
    ("“I would rather not explain the stone,” said Lund.", Stance.REJECT, True),
    ("“We are not ready to leave,” said Lund.", Stance.REJECT, True),
    ("“We want them to leave,” said Lund.", Stance.DEMAND, False),
    ("Lund said that the army had shelled the town.", Stance.ACCUSE, False),
    ("Lund said that the government refused to pay.", Stance.ACCUSE, True),
    ("“We are accused of theft,” said Lund.", Stance.DENY, False),
    ("Roth said that the mayor was accused of theft.", Stance.ACCUSE, False),
    ("“We were wrong,” said Lund.", Stance.ADMIT, False),
    ("“I am not a racist,” said Lund.", Stance.DENY, True),
    ("Lund said that 3,000 boats would be sent.", Stance.COMMIT, False),
    ("Lund said that it was unnecessary.", Stance.REJECT, False),
    ("Lund said he believed the tower was empty.", Stance.ESTIMATE, False),
    ("“Wow, what a night,” said Lund.", Stance.SUPPORT, False),
    ("“Heartbroken and numb,” said Lund.", Stance.REGRET, False),
]

ASSERTS = [
    ("Roth said the bridge was not safe.", True),
    ("Roth said there was no money.", True),
    ("Roth said that Lund would resign.", False),
    ("Roth said the fire destroyed the barn.", False),
    ("Roth said the council was fighting corruption.", False),
    ("Roth said the referee made a mistake.", False),
    ("Lund said that the tax would fall.", False),
    ("Lund said that thousands of deaths could be prevented.", False),
    ("“I do not know,” said Lund.", True),
    ("“I do not have the list,” said Lund.", True),
    ("“I believe the tower is empty,” said Lund.", False),
    ("“It is too early to say,” said Lund.", False),
    ("“Yesterday I asked for an umbrella,” said Lund.", False),
    ("“Is the plan a disgrace?” said Lund.", False),
    ("“I wanted a stone,” said Lund.", False),
    ("Lund said that homes had to be evacuated.", False),
]


@pytest.mark.parametrize(("text", "stance", "negated"), BY_CUE + BY_NOUN + BY_NAME + BY_CLAUSE)
def test_stance(told: Tell, text: str, stance: Stance, negated: bool) -> None:
    """The noun, the cue or the construction tells the stance, else a main clause does."""
    (only,) = told(text)

    assert (only.stance, only.negated) == (stance, negated)


@pytest.mark.parametrize(("text", "negated"), ASSERTS)
def test_what_tells_nothing_asserts(told: Tell, text: str, negated: bool) -> None:
    """A word deep inside, a question, the harm of a thing or of others make no other stance."""
    (only,) = told(text)

    assert (only.stance, only.negated) == (Stance.ASSERT, negated)


def test_only_the_first_sentence_negates(told: Tell) -> None:
    """What is added later is no part of the proposition."""
    (held,) = told("“The dam held. Nobody knows why,” said Lund.")
    (failed,) = told("“The dam did not hold. Everybody knows why,” said Lund.")

    assert (held.negated, failed.negated) == (False, True)


def test_what_one_thinks_is_looked_through(told: Tell) -> None:
    """In "I think that it is not safe" the safety is denied."""
    (only,) = told("“I think that the dam is not safe,” said Lund.")

    assert only.negated


def test_a_forecast_of_the_outlet(everything: Tell) -> None:
    """Who expects a figure estimates it, in the outlet's own voice too."""
    (only,) = everything("The council expects prices to rise by 3 percent.")

    assert only.stance is Stance.ESTIMATE
