"""One count in two ways, of invented people and places, put side by side by somebody.

Each row: who says what, who else says what, and how many days later another report has it; None
for two voices of one report.
"""

from __future__ import annotations

import pytest

from factdb.rules.number import number
from factdb.types import Relation
from tests.rules.build import prints_both
from tests.rules.test_pairs import Row, handed_in

SPEAKS: list[Row] = [
    ("the ministry", "Varnia could ship six million tonnes of barley",
     "Piet Halden", "the figure is not six but about five million tonnes", None),
    ("Coast Watch", "the tanker lost 400 barrels of oil off Grell Point",
     "Sundmar Shipping", "it lost 90 barrels, not 400", None),
    ("the union", "Corvane will cut 340 jobs in Lindau",
     "Corvane", "put the number of positions to go in Lindau at 120", None),
    ("the organisers", "More than 20,000 people filled Tarn Square",
     "police", "put the crowd at no more than 6,500", None),
    ("the clerk", "Fewer than half of those entitled to vote in Tarn did so on Sunday",
     "the returning officer", "two in three voters in Tarn came to the booths on Sunday", 0),
    ("the warden", "the gauge at Tarn lock recorded two inches of rain from dawn to noon",
     "the weather desk", "just under five inches fell at Tarn lock from dawn to noon", 0),
    ("the organisers", "thirty thousand people marched through Tarn",
     "police", "put the number at eleven thousand", None),
    ("the rescue team", "at least 25 people were hurt in the Tarn tunnel fire",
     "Ana Silva", "no more than a dozen people were injured in the Tarn tunnel fire", 0),
    ("Ivo Rask", "the wreck lies about 50 miles (80 km) south of Grell Point",
     "Marta Lindqvist", "the wreck lies about 100 miles from Grell Point", None),
    ("the mayor", "Only 109 people out of 325,000 were evicted in Lindau",
     "Rita Sole", "At least 746 people were evicted in Lindau", None),
    ("the weather office", "Storm Edda hit Varn as a category 5",
     "Rui Costa", "It was a category 4.", None),
    ("the owner", "eleven workers were trapped in the Tarn mine",
     "the union", "nineteen employees were trapped in the Tarn mine", None),
    ("the airline", "the Tarn jet carried 96 passengers",
     "the airport", "the Tarn jet carried 131 passengers", 0),
    ("the zoo", "the Lindau storm drowned 14 flamingos",
     "Ada Moor", "the Lindau storm drowned 41 flamingos", 0),
    ("the school", "two in three pupils at Varn school passed",
     "the inspector", "one in four pupils at Varn school passed", None),
]  # fmt: skip

QUIET: list[Row] = [
    ("the warden", "the gauge at Tarn lock recorded two inches of rain from dawn to noon",
     "the weather desk", "just under five inches fell at Grell Point from dawn to noon", 0),
    ("the passengers", "night buses were on time in only 61 percent of cases in Tarn",
     "the bus company", "90 percent of trams kept to the timetable in Tarn", 0),
    ("Mo Sayle", "80 percent of the old people of Tarn have had both doses",
     "Kit Quayle", "half of the children of Tarn have had both doses", 0),
    ("the ministry", "Varnia could ship six million tonnes of barley",
     "Piet Halden", "not only six but seven ports are open", None),
    ("the ministry", "Varnia shipped six million tonnes of barley",
     "Piet Halden", "not six but seven ports are open", None),
    ("the union", "Corvane will cut 340 jobs in Lindau",
     "Corvane", "will cut 120 jobs in Varn", None),
    ("the union", "Corvane will cut 340 jobs in Lindau",
     "Corvane", "put the number of visitors in Lindau at 120", None),
    ("the union", "Corvane should cut 340 jobs in Lindau",
     "Corvane", "Corvane cut 120 jobs in Lindau", None),
    ("the union", "Corvane will not cut 340 jobs in Lindau",
     "Corvane", "Corvane will cut 120 jobs in Lindau", None),
    ("the rescue team", "nine people died in the Tarn tunnel fire",
     "the clinic", "twenty-three people are being treated after the Tarn tunnel fire", None),
    ("the rescue team", "nine people died in the Tarn tunnel fire",
     "the clinic", "two children died in the Tarn tunnel fire", None),
    ("the rescue team", "at least nine people died in the Tarn tunnel fire",
     "the clinic", "eleven people died in the Tarn tunnel fire", None),
    ("the rescue team", "nine people died in the Tarn tunnel fire",
     "the rescue team", "eleven people died in the Tarn tunnel fire", 1),
    ("the owner", "eleven workers were trapped in the Tarn mine",
     "the union", "another nineteen workers were trapped in the Tarn mine", None),
    ("the owner", "eleven workers were trapped in the Tarn mine",
     "the union", "nineteen workers were trapped in the Lindau mine", None),
    ("the owner", "the pump ran for six hours",
     "the union", "the pump ran for about six hours", None),
    ("the owner", "the strike cost 300,000 crowns a day",
     "the union", "the strike cost 2 million crowns", None),
    ("the owner", "the mine has 40 trucks",
     "the union", "the mine has 12 trucks more than last year", None),
    ("the owner", "17 out of 18 wells are dry in Varn",
     "the union", "18 wells were dug in Varn", None),
    ("Ivo Rask", "the wreck lies 50 miles (80 km) south of Grell Point",
     "Marta Lindqvist", "the wreck lies 80 km south of Grell Point", None),
    ("Ivo Rask", "the wreck lies 50 miles south of Grell Point",
     "Marta Lindqvist", "the tug sailed 90 miles to Grell Point on Monday", None),
    ("the organisers", "20,000 people filled Tarn Square on Friday",
     "police", "6,500 people filled Tarn Square on Saturday", None),
    ("the organisers", "20,000 people filled Tarn Square",
     "police", "put the number of arrests at 65", None),
    ("the weather office", "Storm Edda hit Varn as a category 4",
     "Rui Costa", "Storm Edda hit Varn as a category 4 storm", None),
    ("the weather office", "Storm Edda hit Varn as a category 5",
     "Rui Costa", "Storm Ivo was a category 3, Storm Edda a category 5", None),
    ("the weather office", "the alert in Varn is at level 3",
     "the weather office", "the alert in Varn is at level 4", 3),
    ("the bank", "Northmark Bank earned 210 million crowns in Lindau",
     "the bank", "Southmark Bank earned 121 million crowns in Lindau", None),
    ("the bank", "profit rose to 210 million crowns in 2019",
     "Ada Moor", "profit fell to 121 million crowns in 2020", None),
    ("the mayor", "the levy costs 38 crowns a year in Lindau",
     "Ada Moor", "the sewer costs 112 crowns a year in Lindau", None),
    ("the mayor", "61 percent of voters back the bridge",
     "Ada Moor", "44 percent of voters back the bridge in a poll", 1),
    ("the airline", "the Tarn jet can carry up to 130 passengers",
     "the airport", "the Tarn jet carried 96 passengers", None),
    ("the airline", "the Tarn jet carried 96 passengers and six crew",
     "the airport", "the Tarn jet carried 96 passengers and 88 bags", None),
    ("the zoo", "two of the 14 flamingos drowned",
     "Ada Moor", "14 flamingos lived in the zoo", None),
    ("the zoo", "one keeper was hurt",
     "Ada Moor", "the keeper had worked there for nine years", None),
    ("the school", "in 2019 there were 430 pupils at Varn school",
     "Ada Moor", "in 2021 there were 390 pupils at Varn school", None),
    ("the school", "430 pupils sat the test at Varn school",
     "Ada Moor", "390 pupils passed the test at Varn school", None),
]  # fmt: skip


@pytest.mark.parametrize("row", SPEAKS, ids=lambda row: f"{row[1]} | {row[3]}")
def test_speaks(row: Row) -> None:
    """Both count one thing, and the reason shows both figures as printed."""
    found = number(handed_in(row))

    assert found is not None
    assert found.relation is Relation.NUMBER
    assert prints_both(found, row[1], row[3])


@pytest.mark.parametrize("row", QUIET, ids=lambda row: f"{row[1]} | {row[3]}")
def test_quiet(row: Row) -> None:
    """The figures agree, or count two things, or what came since."""
    found = number(handed_in(row))

    assert found is None or not found.relation.conflict
