"""Each figure of a claim in the part that it plays in the record."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.verification.figures import Fit, Part, counted, placed
from tests.rules.build import made, say

PARTS = [
    ("the budget is £3.2bn, up from £2.9bn last year", [Part.LEVEL, Part.BEFORE]),
    ("the jobless rate fell by 0.5 percentage points to 4.2 per cent", [Part.CHANGE, Part.LEVEL]),
    ("the jobless rate fell 4.2 per cent", [Part.CHANGE]),
    ("rents rose sharply, by 5 per cent", [Part.CHANGE]),
    ("there was a 5 per cent rise in rents", [Part.CHANGE]),
    ("a rise of 5 per cent in rents", [Part.CHANGE]),
    ("rents are 5 per cent higher", [Part.CHANGE]),
    ("profits were up 5 per cent to £3bn", [Part.CHANGE, Part.LEVEL]),
    ("the budget fell to £2bn from £3bn", [Part.LEVEL, Part.BEFORE]),
    ("the budget is £3.2bn, against £2.9bn the year before", [Part.LEVEL, Part.BEFORE]),
    ("the budget is £3.2bn, compared with £2.9bn in 2025", [Part.LEVEL, Part.BEFORE]),
    ("the budget was £2.9bn a year earlier", [Part.BEFORE]),
    ("the budget was £2.9bn in 2019", [Part.THEN]),
    ("last year's £2.9bn was not enough", [Part.BEFORE]),
    ("the toll reached 19", [Part.LEVEL]),
    ("the house was built by 500 masons", [Part.LEVEL]),
    ("help came from 20 countries", [Part.LEVEL]),
    ("the club raised £3m", [Part.LEVEL]),
    ("the firm lost 300 clients", [Part.LEVEL]),
]

FITS = [
    # of one statement with two figures of a unit
    ("the budget is £3.2bn", "the budget is £3.2bn, up from £2.9bn last year", Fit.SAYS, ""),
    ("the budget is £2.9bn", "the budget is £3.2bn, up from £2.9bn last year", Fit.AGAINST,
     "as what it was before"),
    ("the budget was £2.9bn last year", "the budget is £3.2bn, up from £2.9bn last year",
     Fit.SAYS, ""),
    ("the budget was £3.2bn last year", "the budget is £3.2bn, up from £2.9bn last year",
     Fit.AGAINST, "£2.9bn"),
    ("the firm lost £9bn", "the firm lost £3bn, down from £9bn", Fit.AGAINST, "£3bn"),
    ("the rate fell 4.2 per cent", "the rate fell by 0.5 points to 4.2 per cent", Fit.AGAINST,
     "the draft as how far it moved"),
    ("the rate fell to 4.2 per cent", "the rate fell by 0.5 points to 4.2 per cent", Fit.SAYS, ""),
    ("the rate fell by 0.5 per cent", "the rate fell by 0.5 percentage points to 4.2 per cent",
     Fit.AGAINST, "0.5 percentage points"),
    ("the firm spent £3m on roads", "the firm spent £3m on roads and £2m on schools", Fit.SAYS,
     ""),
    ("the firm spent £2m on roads", "the firm spent £3m on roads and £2m on schools", Fit.AGAINST,
     "£3m"),
    ("the firm spent £2m", "the firm spent £3m on roads and £2m on schools", Fit.NEAR,
     "which of them is meant"),
    ("12 people were killed in the fire", "12 people were killed and 40 people were hurt in the "
     "fire", Fit.SAYS, ""),
    ("40 people were killed in the fire", "12 people were killed and 40 people were hurt in the "
     "fire", Fit.AGAINST, "12"),
    ("the firm made a loss of £90m", "the firm made a profit of £90m, against a loss of £15m",
     Fit.AGAINST, "£15m"),
    ("exports shrank by £3bn", "exports grew to £48bn from £45bn, while imports shrank by £3bn",
     Fit.NEAR, "something else"),
    ("the toll had risen by four", "the toll had risen to four", Fit.AGAINST, "four"),
    ("wages go up 3 per cent next year", "wages go up 4 per cent this year and 3 per cent next "
     "year", Fit.SAYS, ""),
    ("2,000 workers joined the strike", "1,400 of the port's 2,000 workers joined the strike",
     Fit.AGAINST, "2,000 as all of them"),
    # of another thing, unit or deed
    ("the firm spent £3m on teachers", "the firm spent £3m on roads and hired 40 teachers",
     Fit.NEAR, "something else"),
    ("the gate cost £41m", "the gate cost €41m", Fit.AGAINST, "€41m"),
    ("two people were injured", "two officers were injured in a march of 5,000 people", Fit.NEAR,
     "two officers"),
    # numbers that were read as no figure count as well
    ("crime went from 386 cases to 340", "crime went from 386 cases to 340", Fit.SAYS, ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parts"), PARTS)
def test_parts(text: str, parts: list[Part]) -> None:
    """The words beside a figure say which part it plays."""
    assert [one.part for one in placed(made(say(text, kind="indirect")))] == parts


@pytest.mark.parametrize(("claim", "stored", "fit", "why"), FITS)
def test_fits(claim: str, stored: str, fit: Fit, why: str) -> None:
    """The worst of a claim's figures comes to this, and says why."""
    here, there = (made(say(text, kind="indirect")) for text in (claim, stored))
    worst = max(counted(here, there), key=lambda one: list(Fit).index(one.fit))

    assert worst.fit is fit
    assert why in worst.reason


AMOUNTS = st.integers(2, 8).map(lambda tens: tens * 10 + 3)


@given(AMOUNTS, AMOUNTS)
def test_what_was_is_not_what_is(now: int, then: int) -> None:
    """Of two figures that differ only the one of the claim's part says it."""
    stored = made(say(f"the budget is £{now}bn, up from £{then}bn last year", kind="indirect"))
    claim = made(say(f"the budget is £{then}bn", kind="indirect"))

    assert all((one.fit is Fit.SAYS) == (now == then) for one in counted(claim, stored))


@given(AMOUNTS, AMOUNTS)
def test_a_statement_has_its_own_figures(now: int, then: int) -> None:
    """Whatever the figures: what was printed is there as it was printed."""
    stored = made(say(f"rents rose by £{now} to £{then}", kind="indirect"))

    assert {one.fit for one in counted(stored, stored)} == {Fit.SAYS}
