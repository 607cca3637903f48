"""One event put on two days in other words, of invented people and places.

Each row: who says what, who else says what, and how many days later another report has it; None
for two voices of one report.
"""

from __future__ import annotations

import pytest

from factdb.rules.date import date
from factdb.types import Relation
from tests.rules.build import prints_both
from tests.rules.test_pairs import Row, handed_in

SPEAKS: list[Row] = [
    ("Paul Arden", "his client sent the letter of resignation on March 3",
     "Lena Holt", "The letter of resignation was not written until March 13", 1),
    ("the ministry", "from June 15 passengers would have to wear a helmet on the Varn ferry",
     "Coast Watch", "from June 25, wearing a helmet would be compulsory on the Varn ferry", 0),
    ("Ana Silva", "the Lindau bridge opened to lorries on May 3",
     "Rui Costa", "the opening of the Lindau bridge to lorries was on May 13", None),
    ("the museum", "thieves stole the Tarn chalice on 4 April",
     "police", "the Tarn chalice was stolen on 14 April", 2),
    ("the club", "Halden signed his Lindau contract in March",
     "Ada Moor", "Halden signed the Lindau contract in July", None),
    ("the owner", "the Grell Point lighthouse burned down on the first Monday of May",
     "fire brigade", "the Grell Point lighthouse burned down on May 22", 1),
]  # fmt: skip

QUIET: list[Row] = [
    ("Paul Arden", "his client sent the letter of resignation on March 3",
     "Lena Holt", "The letter of resignation was not opened until March 13", 1),
    ("Paul Arden", "his client sent the letter of resignation on March 13",
     "Lena Holt", "The letter of resignation was not written until March 3", 1),
    ("Paul Arden", "his client sent the letter of resignation on March 3",
     "Lena Holt", "The lease was not written until March 13", 1),
    ("Ana Silva", "the Lindau bridge opened to lorries on May 3",
     "Rui Costa", "lorries first crossed the Lindau bridge on 3 May", None),
    ("Ana Silva", "the Lindau bridge opened to lorries on May 3",
     "Rui Costa", "lorries first crossed the Lindau bridge in May", None),
    ("Ana Silva", "the Lindau bridge opened to lorries on May 3",
     "Rui Costa", "the Lindau bridge opened to buses on May 13", None),
    ("Ana Silva", "the Lindau bridge opened to lorries on May 3",
     "Rui Costa", "the Lindau bridge was closed to lorries again on May 13", None),
    ("Ana Silva", "the Lindau bridge will open to lorries on May 3",
     "Rui Costa", "the opening of the Lindau bridge to lorries was postponed to May 13", 3),
    ("Ana Silva", "the Lindau bridge will open to lorries on May 3",
     "Ana Silva", "the Lindau bridge will open to lorries on May 13", 3),
    ("Ana Silva", "the Lindau bridge opened to lorries on May 3",
     "Ana Silva", "the Lindau bridge opened to cyclists on May 13", None),
    ("Ana Silva", "the Lindau bridge opened to lorries on May 3, 2019",
     "Rui Costa", "the Lindau bridge opened to lorries on May 3", None),
    ("Ana Silva", "if the Lindau bridge opens to lorries on May 3",
     "Rui Costa", "the Lindau bridge opens to lorries on May 13", None),
    ("Ana Silva", "the Lindau bridge opened to lorries on May 3 and to buses on May 13",
     "Rui Costa", "the Lindau bridge opened to buses on May 13", None),
    ("Ana Silva", "the Varn bridge opened to lorries on May 3",
     "Rui Costa", "the Lindau bridge opened to lorries on May 13", None),
    ("Ana Silva", "the Lindau bridge opened on May 3",
     "Rui Costa", "the Lindau council met on May 13", None),
    ("Ana Silva", "the Lindau bridge opened on May 3",
     "Rui Costa", "the Lindau bridge was designed on October 13", None),
    ("Ana Silva", "the council will hold a hearing on the Lindau bridge on May 3",
     "Rui Costa", "the council held a hearing on the Lindau bridge on May 13", None),
    ("the museum", "thieves took the Tarn chalice on 4 April",
     "police", "the Tarn chalice was found on 14 April", 2),
    ("the museum", "thieves took the Tarn chalice on 4 April",
     "police", "two men were charged with the theft on 14 April", 2),
    ("the museum", "thieves took the Tarn chalice on 4 April",
     "police", "thieves took the Tarn chalice in the spring", 2),
    ("the club", "the season starts in March",
     "Piet Halden", "the season ends in July", None),
    ("the club", "Halden was injured in March",
     "Piet Halden", "I was injured a second time in July", None),
    ("the club", "Halden was born on 3 May",
     "Piet Halden", "my brother was born on 13 May", None),
    ("the ministry", "the rule applies from June 15",
     "Coast Watch", "the rule did not apply before June 25", 0),
    ("the ministry", "results are due on June 15",
     "Coast Watch", "results were originally due on June 5", 0),
    ("the ministry", "the first round of talks ended on June 15",
     "Coast Watch", "the second round of talks ended on June 25", 0),
    ("the ministry", "talks were held each week until June 15",
     "Coast Watch", "talks were held each week until June 25", 0),
    ("the bank", "the rate was raised on 4 April",
     "the bank", "the rate was raised on 4 May", 25),
    ("the bank", "the rate was raised on 4 April",
     "Ada Moor", "the rate was cut on 14 April", None),
    ("the bank", "the branch in Varn shut on 4 April",
     "Ada Moor", "the branch in Tarn shut on 14 April", None),
    ("the school", "the school reopened on Monday",
     "Ada Moor", "the school reopened on 4 April", None),
    ("the school", "the school reopened on 4 April",
     "Ada Moor", "the library reopened on 14 April", None),
    ("the school", "term begins on 4 April",
     "Ada Moor", "parents complained on 14 April", None),
]  # fmt: skip


@pytest.mark.parametrize("row", SPEAKS, ids=lambda row: f"{row[1]} | {row[3]}")
def test_speaks(row: Row) -> None:
    """One event cannot be on two days, and the reason prints both."""
    found = date(handed_in(row))

    assert found is not None
    assert found.relation is Relation.DATE
    assert prints_both(found, row[1], row[3])


@pytest.mark.parametrize("row", QUIET, ids=lambda row: f"{row[1]} | {row[3]}")
def test_quiet(row: Row) -> None:
    """Two events, one day in two prints, a day that was moved, or too little in common."""
    found = date(handed_in(row))

    assert found is None or not found.relation.conflict
