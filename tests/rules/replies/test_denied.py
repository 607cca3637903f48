"""Denials that name what they deny by a noun for it."""

from __future__ import annotations

import pytest

from factdb.rules import judge
from factdb.rules.replies.denied import denied, denied_all
from tests.rules.build import Spec, met, swapped
from tests.rules.replies.voices import answered, one, other

CLAIM = one("the yard tipped its paint into the bay")
STORY = one("Berg hit a steward at the fair", "The Ledger")

SPEAKS = [
    (CLAIM, other("denied the allegations")),
    (CLAIM, other("has always denied these claims")),
    (CLAIM, other("dismissed the report as gossip")),
    (CLAIM, other("rejects all such accusations")),
    (CLAIM, other("brushed aside the rumours")),
    (CLAIM, other("disputes their version")),
    (CLAIM, other("denied the claims about the paint in the bay")),
    (CLAIM, other("labelled the report as “fake news”")),
    (CLAIM, other("called it a complete fabrication")),
    (CLAIM, other("called the allegations baseless")),
    (CLAIM, other("vehemently denied the accusation")),
    (CLAIM, other("shrugged off the report as gossip")),
    (CLAIM, other("rejected the accusation out of hand")),
    (CLAIM, other("called a press conference to deny the claims")),
    (CLAIM, other("was forced to deny the reports")),
    (STORY, other("Friends of hers publicly denied the story, as did the steward himself")),
]

QUIET = [
    pytest.param(CLAIM, other("did not deny the allegations"), id="did not deny"),
    pytest.param(CLAIM, other("declined to dispute the claims"), id="declined to"),
    pytest.param(CLAIM, other("nobody denies the story"), id="nobody denies"),
    pytest.param(CLAIM, other("never denied the charges"), id="never denied"),
    pytest.param(CLAIM, other("without denying the report"), id="without denying"),
    pytest.param(CLAIM, other("denied the claims of the baker"), id="claims of another"),
    pytest.param(CLAIM, other("denied reports about the harbour dues"), id="of another matter"),
    pytest.param(CLAIM, other("the court dismissed the charges"), id="a bench"),
    pytest.param(CLAIM, other("rejected the claim in a motion"), id="a motion"),
    pytest.param(CLAIM, other("rejected the offer"), id="an offer"),
    pytest.param(CLAIM, other("dismissed the captain"), id="a man dismissed"),
    pytest.param(CLAIM, other("denied them entry"), id="entry denied"),
    pytest.param(CLAIM, other("contested the seat"), id="a seat contested"),
    pytest.param(CLAIM, other("wrote the story"), id="no denial"),
    pytest.param(CLAIM, other("called the report timely"), id="called timely"),
    pytest.param(CLAIM, other("called the bread fake"), id="bread called fake"),
    pytest.param(CLAIM, other("confirmed the report"), id="confirmed"),
    pytest.param(CLAIM, other("denied the allegations of fraud at the bank"),
                 id="allegations of fraud"),
    pytest.param(CLAIM, other("is yet to deny the allegations"), id="is yet to"),
    pytest.param(CLAIM, other("refused to deny the reports"), id="refused to"),
    pytest.param(CLAIM, other("will deny the allegations in court if charged"), id="will, if"),
    pytest.param(CLAIM, other("stopped short of denying the claims"), id="stopped short"),
    pytest.param(CLAIM, other("could not deny the story"), id="could not"),
    pytest.param(CLAIM, other("would not deny the accusations"), id="would not"),
    pytest.param(CLAIM, other("urged the yard to deny the claims"), id="urged to"),
    pytest.param(CLAIM, other("denied that she had spread the rumours"), id="who spread it"),
    pytest.param(CLAIM, other("neither confirmed nor denied the report"), id="neither nor"),
    pytest.param(CLAIM, other("the insurer rejected the claim for the boat"),
                 id="a claim for money"),
    pytest.param(CLAIM, other("disputed the bill"), id="a bill disputed"),
    pytest.param(CLAIM, other("dismissed the charges as too low a fee"), id="fees"),
    pytest.param(CLAIM, other("rejected the report's recommendations"), id="recommendations"),
    pytest.param(CLAIM, other("rejected calls for an inquiry into the claims"),
                 id="calls for an inquiry"),
    pytest.param(CLAIM, other("denied the yard a permit"), id="a permit denied"),
    pytest.param(CLAIM, other("took the allegations very seriously"), id="taken seriously"),
    pytest.param(CLAIM, other("said the allegations were not to be dismissed"),
                 id="not to be dismissed"),
    pytest.param(CLAIM, other("criticised those who dismiss the reports"), id="those who dismiss"),
    pytest.param(CLAIM, other("called the allegations deeply troubling"), id="troubling"),
    pytest.param(CLAIM, other("called the story a triumph of reporting"), id="a triumph"),
    pytest.param(CLAIM, other("no longer disputes the claims"), id="no longer"),
    pytest.param(CLAIM, other("withdrew her denial of the claims"), id="denial withdrawn"),
    pytest.param(CLAIM, other("denied bail to the accused"), id="bail denied"),
    pytest.param(CLAIM, other("rejected an appeal over the claims"), id="an appeal"),
    pytest.param(CLAIM, other("denied the rumours of her own marriage"),
                 id="rumours of a marriage"),
    pytest.param(CLAIM, other("denied the story about the mayor's horse"), id="another story"),
    pytest.param(CLAIM, other("disputes that the reports came too late"), id="too late"),
    pytest.param(CLAIM, other("would be wrong to dismiss the allegations"), id="wrong to dismiss"),
    pytest.param(CLAIM, other("has not rejected the claims out of hand"), id="not out of hand"),
    pytest.param(CLAIM, other("if she denies the reports, nobody will believe her"),
                 id="if she denies"),
    pytest.param(CLAIM, other("does she deny the allegations?"), id="a question"),
    pytest.param(one("the yard did not tip paint"), other("denied the allegations"),
                 id="what is said denies already"),
    pytest.param(one("called the claims false"), other("dismissed the rumours"),
                 id="both dismiss"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), SPEAKS)
def test_speaks(a: Spec, b: Spec) -> None:
    """The denial is found, and the pair is a conflict from either side."""
    assert answered(denied, a, b)
    assert judge(met(a, b)).relation.conflict
    assert judge(swapped(met(a, b))).relation.conflict


@pytest.mark.parametrize(("a", "b"), QUIET)
def test_quiet(a: Spec, b: Spec) -> None:
    """Nothing is denied, or something else."""
    assert answered(denied, a, b) is None


def test_the_reason_names_the_words() -> None:
    """An editor reads what was denied and how."""
    found = answered(denied, CLAIM, other("flatly denied the allegations"))

    assert found is not None
    assert "“denied the allegations”" in found.reason


CHARGE = one("Olga Berg took the till", sentence="The baker alleged that Olga Berg took the till.")


@pytest.mark.parametrize("text", ["denied any theft", "denies ever having been there"])
def test_the_accused_denies_any_of_it(text: str) -> None:
    """Who is accused by name need not repeat it."""
    assert answered(denied_all, CHARGE, other(text))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(CHARGE, one("denied any theft", "Piet Halden"), id="not the accused"),
        pytest.param(CHARGE, other("did not deny any of it"), id="does not deny"),
        pytest.param(CHARGE, other("denied the mayor a seat"), id="denied a seat"),
        pytest.param(CHARGE, other("denied the baker a loan"), id="a loan denied"),
        pytest.param(CHARGE, other("denies herself any cake"), id="any cake"),
        pytest.param(CHARGE, other("denied any knowledge of the fair"), id="knowledge of the fair"),
        pytest.param(CHARGE, other("could not deny any of it"), id="could not"),
        pytest.param(CHARGE, other("never denied any theft"), id="never denied"),
        pytest.param(CHARGE, other("has yet to deny any theft"), id="has yet to"),
        pytest.param(CHARGE, other("refused to deny any theft"), id="refused to"),
        pytest.param(
            CHARGE, other("asked whether she denies any theft, she left"), id="asked whether"
        ),
        pytest.param(
            CHARGE, other("nobody could deny any of the baker's losses"), id="nobody could"
        ),
        pytest.param(CHARGE, other("denied the mayor any say"), id="any say"),
        pytest.param(CHARGE, other("denied any link to the ferry fire"), id="another charge"),
        pytest.param(CHARGE, other("denied ever having met the mayor"), id="another deed"),
        pytest.param(one("Olga Berg sang"), other("denied any theft"), id="no charge"),
    ],
)
def test_nobody_denies_any_of_it(a: Spec, b: Spec) -> None:
    """Another denies, or nothing is charged."""
    assert answered(denied_all, a, b) is None
