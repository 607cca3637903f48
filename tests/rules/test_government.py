"""Voices of one government are told from those of parties, companies and other countries."""

from __future__ import annotations

import pytest

from factdb import rules
from factdb.rules.government import code_of
from factdb.types import Judgement, Relation
from tests.rules.build import made, met, say

SPEAKS = [
    ("Kremlin", "RU"),
    ("Kremlin spokesman Oleg Malinin", "RU"),
    ("Russia's Foreign Ministry", "RU"),
    ("Russian Foreign Ministry spokeswoman Vera Malinina", "RU"),
    ("spokesman for the Russian Foreign Ministry", "RU"),
    ("Ministry of Foreign Affairs of Russia", "RU"),
    ("Government of Russia", "RU"),
    ("Russian President Oleg Malinin", "RU"),
    ("White House press secretary Joan Field", "US"),
    ("Danish Foreign Minister Lars Holt", "DK"),
    ("French army", "FR"),
]

QUIET = [
    pytest.param("Foreign Ministry", id="whose is not said"),
    pytest.param("the Duma", id="a parliament"),
    pytest.param("European Union", id="a union of states"),
    pytest.param("Bank of England", id="a bank"),
    pytest.param("Russian opposition leader Oleg Malinin", id="an opposition"),
    pytest.param("Russian union", id="a trade union"),
    pytest.param("Russian Orthodox Church", id="a church"),
    pytest.param("Russian company Malinprom", id="a company"),
    pytest.param("former Russian President Oleg Malinin", id="no longer"),
    pytest.param("Ana Silva", id="a name alone"),
    pytest.param("", id="nobody known"),
]


@pytest.mark.parametrize(("by", "code"), SPEAKS)
def test_speaks(by: str, code: str) -> None:
    """The name or the office says for whose government somebody speaks."""
    assert code_of(made(say("We will reply.", by=by))) == code


@pytest.mark.parametrize("by", QUIET)
def test_quiet(by: str) -> None:
    """Nobody else speaks for a government."""
    assert code_of(made(say("We will reply.", by=by))) == ""


def judged(first: str, second: str) -> Judgement:
    """Judge an affirmation and its negation in two mouths on two days."""
    text = "We will {}sign the Ostrava fishing treaty with Denmark."
    return rules.judge(
        met(
            say(text.format(""), by=first, kind="indirect"),
            say(text.format("not "), by=second, kind="indirect", day=4),
        )
    )


def test_between_voices_of_one_government() -> None:
    """Two actors do not reverse themselves; the finding says that they are of one government."""
    found = judged("Kremlin spokesman Oleg Malinin", "Russian Foreign Minister Igor Sobol")

    assert found.relation is Relation.NEGATION
    assert ("both", "Government of Russia") in found.evidence


def test_between_two_governments() -> None:
    """Nobody speaks as "we" for two countries."""
    found = judged("Kremlin spokesman Oleg Malinin", "Danish Foreign Minister Lars Holt")

    assert not found.relation.conflict


def test_within_an_actor() -> None:
    """One actor that turns round is a reversal, within its government."""
    found = judged("Kremlin", "Kremlin")

    assert found.relation is Relation.REVERSAL
    assert found.reason.endswith("; within one government (Government of Russia).")
    assert ("both", "Government of Russia") in found.evidence
