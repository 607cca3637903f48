"""The report's own word that somebody tells it otherwise."""

from __future__ import annotations

import pytest

from factdb.rules.replies.otherwise import otherwise, otherwise_apart
from factdb.types import Relation
from tests.rules.build import Spec
from tests.rules.replies.voices import answered, one, other

SAID = one("the lock was shut in time")


def _told(cue: str, text: str = "the keeper came at nine") -> Spec:
    return other(text, f"{cue} {text}.")


SPEAKS = [
    "The skipper begs to differ:",
    "Olga Berg remembers it differently:",
    "Olga Berg tells another story:",
    "Olga Berg describes another scene:",
    "Olga Berg paints a very different picture:",
    "The skipper will have none of it:",
    "Olga Berg shook her head:",
    "Olga Berg sees it otherwise:",
    "Olga Berg countered that",
    "Olga Berg disagreed, saying",
    "Olga Berg hit back:",
    "Olga Berg disputes this:",
    "Olga Berg gives a different account:",
    "Olga Berg contradicted him:",
    "Olga Berg recalls it differently:",
    "Olga Berg offered a different version:",
    "Olga Berg told a different tale:",
]

QUIET = [
    "The skipper tells a long story:",
    "Olga Berg agrees and sees it no differently:",
    "Nobody begs to differ, and Olga Berg says:",
    "Had she seen it, she would not have told another story:",
    "Olga Berg shook his hand:",
    "Olga Berg came back:",
    "Olga Berg did not disagree, saying",
    "Olga Berg agreed, saying",
    "Olga Berg said on another day:",
    "Olga Berg, who has no reason to beg to differ, says:",
    "Olga Berg wanted another drink:",
    "Olga Berg shook her head in grief:",
    "Olga Berg begs to be heard:",
    "Olga Berg remembers it fondly:",
    "Olga Berg remembers it exactly so:",
    "Olga Berg tells the same story:",
    "Olga Berg tells another story from her youth:",
    "Olga Berg has a different job now and says:",
    "Olga Berg painted a picture of the lock and said:",
    "Olga Berg will have none of the cake:",
    "Olga Berg nodded and shook hands with all:",
    "Olga Berg does not see it otherwise:",
    "Olga Berg could hardly disagree, saying",
    "Olga Berg used to disagree but now says",
    "Olga Berg hit the ball back and said:",
    "Others may see it otherwise, but Olga Berg says:",
    "Olga Berg disagreed with her husband over supper and said",
    "Olga Berg, far from disagreeing, added:",
    "Olga Berg refused to disagree, saying",
    "Asked whether she disagreed, Olga Berg said:",
    "Olga Berg counted and said",
    "Olga Berg looked the other way and said:",
    "Olga Berg paints the same picture:",
    "Olga Berg added on a different note:",
    "Olga Berg saw the other boat and said:",
    "Olga Berg told the court in different words:",
    "Olga Berg put it differently but meant the same:",
    "Olga Berg, otherwise a quiet woman, said:",
    "Olga Berg did not shake her head:",
    "Few disagreed when Olga Berg said",
    "Olga Berg agrees to disagree on the dues, but says:",
    "If the skipper begs to differ, let him:",
]


@pytest.mark.parametrize("cue", SPEAKS)
def test_speaks(cue: str) -> None:
    """The report sets the one against the other."""
    found = answered(otherwise, SAID, _told(cue))

    assert found is not None
    assert found.relation is Relation.DENIAL


@pytest.mark.parametrize("cue", QUIET)
def test_quiet(cue: str) -> None:
    """Nobody tells it otherwise."""
    assert answered(otherwise, SAID, _told(cue)) is None


def test_not_in_the_speakers_own_words() -> None:
    """Who begs to differ in his own words may mean another."""
    assert answered(otherwise, SAID, other("the keeper begs to differ with the council")) is None


def test_counts_stand_against_counts() -> None:
    """Where both count, it is their counts that differ."""
    found = answered(
        otherwise,
        one("90 of the boats were out"),
        _told("The yard counts otherwise:", "80 of its boats lay in the harbour"),
    )

    assert found is not None
    assert found.relation is Relation.NUMBER


@pytest.mark.parametrize(
    ("text", "speaks"), [("the lock stood open", True), ("the mill stood empty", False)]
)
def test_another_report_must_be_of_one_matter(text: str, speaks: bool) -> None:
    """A telling word shows it."""
    found = answered(otherwise_apart, SAID, _told("Olga Berg tells another story:", text))

    assert (found is not None) is speaks
