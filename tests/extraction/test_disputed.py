"""Who denies a claim in the sentence that tells it: "…, which Moscow denies"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factdb.types import Stance, Statement

Tell = Callable[[str], tuple[Statement, ...]]

HUNG = [
    pytest.param("Officials in Velm say that the dam is cracked, a claim Ostrel disputes.",
                 "the dam is cracked", ("a claim", "Ostrel"), id="a claim"),
    pytest.param("Velm says it has lost around 9,000 sheep, a figure Ostrel disputes.",
                 "it has lost around 9,000 sheep", ("a figure", "Ostrel"), id="a figure"),
    pytest.param("Velm says that Ostrel poisoned the wells, which Ostrel denies.",
                 "Ostrel poisoned the wells", ("which", "Ostrel"), id="which"),
    pytest.param("Lund says that Moss sold the boats, something Moss has denied.",
                 "Moss sold the boats", ("something", "Moss"), id="something"),
    pytest.param("Lund says that Moss sold the boats, a claim denied by his lawyer.",
                 "Moss sold the boats", ("a claim", "his lawyer"), id="denied by"),
    pytest.param("The union accuses the firm of hiding the leak, a charge the firm has rejected.",
                 "the firm of hiding the leak", ("a charge", "the firm"), id="a charge"),
    pytest.param("Moss took the money, Lund said, which Moss denied.",
                 "Moss took the money", ("which", "Moss"), id="behind the cue"),
]  # fmt: skip

NOT_HUNG = [
    pytest.param("Lund proposed a tax on boats, which the council rejected.", id="a thing"),
    pytest.param("Lund said that the tax, which the council rejected, was fair.", id="of a noun"),
    pytest.param("Lund said the firm had a licence, which the council issued.", id="no denial"),
    pytest.param("Lund described the man that the council denies knowing.", id="no claim"),
]


@pytest.mark.parametrize(("text", "claim", "denial"), HUNG)
def test_who_denies_a_claim_in_its_sentence(
    told: Tell, text: str, claim: str, denial: tuple[str, str]
) -> None:
    """The claim ends where the denial begins; the denial answers it."""
    found = told(text)
    (answer,) = [one for one in found if one.answers]

    assert claim in {one.text for one in found if one.id == answer.answers}
    assert answer.mention is not None
    assert (answer.text, answer.mention.text) == denial
    assert answer.stance in {Stance.DENY, Stance.REJECT}


@pytest.mark.parametrize("text", NOT_HUNG)
def test_what_is_turned_down_besides(told: Tell, text: str) -> None:
    """A tax that is rejected, or a man who is not known, is no claim that is denied."""
    assert not any(one.answers for one in told(text))


def test_that_figure(told: Tell) -> None:
    """A pointing word belongs to the noun behind it."""
    found = told("The ministry says that 40 people died. The rebels dispute that figure.")

    assert [one.text for one in found] == ["40 people died", "that figure"]
    assert found[1].answers == found[0].id
