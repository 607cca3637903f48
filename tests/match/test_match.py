"""Which statements meet, and how alike they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb import match
from factdb.types import Statement
from tests.rules.build import Spec, made, say

MEET = [
    pytest.param(say("Moscow had submitted a response", "The Ledger"),
                 say("Russia has not yet replied to the letter", "Rui Costa"),
                 id="other words for the same"),
    pytest.param(say("six dockers were killed in the harbour of Lindau"),
                 say("eight people died in Lindau harbour, said the dockers"), id="killed, died"),
    pytest.param(say("Norvik had submitted a response to the council", "The Harbour Post"),
                 say("a report by The Harbour Post that an answer had been handed over", "Norvik",
                     cue="denied", stance="deny"), id="a claim, and what is said of its speaker"),
    pytest.param(say("The harbour should be one giant lighthouse, armed and awake"),
                 say("a giant lighthouse, armed and awake, and then some", "Rui Costa"),
                 id="part of a quotation"),
]  # fmt: skip

APART = [
    pytest.param(say("the moon is made of rock"), say("tomatoes are dear this year"), id="moon"),
    pytest.param(say("we will do what we have to do"), say("we have to say what we will do"),
                 id="common words"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), MEET)
def test_meet(a: Spec, b: Spec) -> None:
    """Statements about one matter share keys."""
    assert len(match.keys(made(a)) & match.keys(made(b))) >= match.MIN_SHARED


@pytest.mark.parametrize(("a", "b"), APART)
def test_apart(a: Spec, b: Spec) -> None:
    """Talk alone is no key, and neither is who talks."""
    assert len(match.keys(made(a)) & match.keys(made(b))) < match.MIN_SHARED


def test_keys_are_bounded() -> None:
    """However long the words, the look-up stays small."""
    long = " ".join(f"harbour{number} sold ferry{number}," for number in range(80))

    assert len(match.keys(made(say(long)))) <= match.MAX_KEYS


def test_the_earlier_is_left() -> None:
    """By date, whichever is given first."""
    early, late = made(say("the ferry sank", day=1)), made(say("the ferry sank", day=9))

    assert match.score(late, early) == match.score(early, late)
    assert match.score(late, early).left == early


@given(st.text(alphabet="ab “”.\n", max_size=40), st.text(alphabet="ab “”.\n", max_size=40))
def test_likeness_takes_no_side(a: str, b: str) -> None:
    """Likeness is symmetric and a share."""
    assert match.likeness(a, b) == match.likeness(b, a)
    assert 0 <= match.likeness(a, b) <= 1


def test_likeness_wants_five_words() -> None:
    """Two words that stand in a long text do not make it alike."""
    long = "the harbour ferry sank in the storm off the coast of Lindau last night"

    assert match.likeness("the ferry", long) < 0.5
    assert match.likeness("harbour ferry sank storm coast Lindau", long) > 0.9


def _printed(text: str, day: int, outlet: str) -> Statement:
    return made(say(text, day=day, outlet=outlet))


def test_utterances() -> None:
    """Printings of one utterance come together, others do not."""
    first = _printed("We will not pay for the new ferry", 2, "The Ledger")
    second = _printed("We will not pay for the new ferry.", 3, "The Harbour Post")
    late = _printed("We will not pay for the new ferry", 28, "The Harbour Post")
    other = _printed("The harbour school is open now, and so am I", 2, "The Ledger")

    assert match.utterances([late, other, second, first]) == ((first, second),)


def test_one_quotation_printed_by_many() -> None:
    """All printings are one group, whatever else the speaker says meanwhile."""
    printed = [made(say("We will not pay for any of it.", outlet=f"Paper {n}")) for n in range(30)]
    others = [made(say(f"Gallery {n} of the mine stays shut.", outlet="Post")) for n in range(30)]

    (group, *_) = match.utterances([*printed, *others])

    assert len(group) == len(printed)


def test_wire_copies() -> None:
    """Word for word the same is a copy; the same matter in other words is none."""
    wire = "The ferry to Lindau sank in the night, and all forty sailors were saved by the tug."
    other = "All sailors of the Lindau ferry, which went down last night, are safe, Norvik said."

    assert match.wire_copies(wire, f"LINDAU (LP) — {wire} More soon.") == 1.0
    assert match.wire_copies(wire, other) == 0.0
    assert match.wire_copies(wire, "Short.") == 0.0
