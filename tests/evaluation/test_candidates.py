"""The earlier side of a pair among the first that a store gives, counted by hand."""

from __future__ import annotations

from typing import Any

import pytest

from factdb.errors import UsageError
from factdb.evaluation.candidates import GROUP, in_order, is_sought, tallies
from factdb.evaluation.numbers import summed
from factdb.match import vectors

SOLD = {"text": "Norvik sold the old ferry to Spain.", "published": "2026-03-02"}
KEPT = {"text": "The old ferry was never sold to Spain.", "published": "2026-03-04"}
LATER = {"text": "Nothing of the kind took place.", "published": "2026-03-05"}
SHEEP = {"text": "Sheep prefer a windy hill.", "published": "2026-03-01"}


def pair(a: dict[str, Any], b: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Make a labelled pair, by default a contradiction."""
    return {"id": "p", "contradiction": True, "a": a, "b": b, **more}


def test_counted_by_hand() -> None:
    """Of two pairs the one whose sides share words is found, whichever side comes first."""
    told = summed(list(tallies([pair(KEPT, SOLD), pair(SHEEP, LATER)])))

    assert told[GROUP, "by words"] == (1, 2)


def test_meaning_where_it_is_installed() -> None:
    """The second row is there if the extra is, and only then."""
    try:
        vectors.require()
        ways = {"by words", "and by meaning"}
    except UsageError:
        ways = {"by words"}

    assert {name for one in tallies([pair(SOLD, KEPT)]) for _, name in one} == ways


@pytest.mark.parametrize(
    "more",
    [{"contradiction": False, "relation": "update"}, {"disputable": True}],
    ids=["another matter", "disputable"],
)
def test_not_asked_for(more: dict[str, Any]) -> None:
    """Nobody must find what is of another matter, or disputed."""
    assert list(tallies([pair(SOLD, KEPT, **more)])) == []


def test_one_report() -> None:
    """Within one report nothing is looked up."""
    sides = ({**one, "report": "r-1"} for one in (SOLD, KEPT))

    assert list(tallies([pair(*sides)])) == []


def test_what_is_sought() -> None:
    """What says the same ought to be found too; the earlier side is the one printed first."""
    assert is_sought(pair(SOLD, KEPT, contradiction=False, relation="agreement"))
    assert in_order(pair(KEPT, SOLD)) == (SOLD, KEPT)
