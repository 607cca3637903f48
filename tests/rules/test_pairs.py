"""Pairs that somebody hands in: what every desk prints, of invented people and places.

Crime, courts, sport, markets, polls, weather, war: the quiet ones are near misses, written before
the rules that must leave them alone. Each row: who says what, who else says what, and how many
days later another report has it; None for two voices of one report.
"""

from __future__ import annotations

import pytest

from factdb.rules import judge
from factdb.types import Match
from tests.rules.build import met, say

Row = tuple[str, str, str, str, int | None]

SPEAKS: list[Row] = [
    ("Marta Lindqvist", "the mayor accepted free flights from a builder",
     "Tomas Brandt", "No, it is not true.", None),
    ("Coast Watch", "the tanker dumped oil off Grell Point last week",
     "Sundmar Shipping", "the accusations were baseless", None),
    ("Ivo Rask", "Deputy minister Hana Sole pressed him to drop the case",
     "Hana Sole", "she never spoke to Rask about any case", None),
    ("The Ledger", "Kesten plans to close its plant in Vale",
     "Kesten", "There are no plans to close any of our plants", None),
    ("opposition", "thousands of ballots were destroyed in the northern districts",
     "electoral commission", "nothing of the kind took place", None),
    ("unnamed sources", "Halden had offered his resignation",
     "Piet Halden", "I have not resigned and I have no intention of doing so", None),
    ("Varnia", "Ostland had moved tanks to the border",
     "Ostland foreign ministry", "called the claim an invention", None),
    ("Paul Gries", "the dam is safe",
     "Lotte Haas", "The dam is anything but safe", None),
    ("witnesses", "the driver was drunk",
     "Karl Most", "he had been sober", None),
    ("Ursk state television", "the crew had surrendered",
     "navy spokesman Adam Dahl", "The crew is still fighting", None),
    ("Mila Voss", "the factory was poisoning the river",
     "Greta Hahn", "rejected the charge", None),
    ("The Dispatch", "Pell met the lobbyist twice in January",
     "Judith Pell", "fabricated", None),
    ("Gregor Thane", "hackers from Ostland broke into the ministry's network",
     "Ostland", "Ostland has nothing to do with these attacks", None),
    ("Ada Moor", "the minister knew about the report before the vote",
     "the minister", "he was unaware of the report until after the vote", None),
    ("Olga Brandt", "all children in the district have been vaccinated",
     "Northern Courier", "no child in two of its villages has been vaccinated", None),
    ("Rory Finn", "the bridge had been inspected before it fell",
     "Northern Courier", "It had not been inspected for eleven years.", None),
    ("Tessa Lowe", "Crime has risen every year since 2015",
     "Northern Courier", "Crime has fallen in each year since 2015.", None),
    ("ministry of health", "the drug is effective against the fever",
     "Kai Brock", "the drug does not work", None),
    ("Ellen Marsh", "the survey failed to find any sign of the wreck",
     "Deep Search", "it had located the wreck", None),
    ("Jonas Vik", "I voted against the war",
     "Northern Courier", "Vik voted for the war.", None),
    ("Dirk Holm", "unemployment stands at 9 percent",
     "statistics office", "the jobless rate was 5.4 percent", None),
    ("coroner", "the victim was 34 years old",
     "family", "she was 36", None),
    ("Fenn Motors", "the car costs 22,000 crowns",
     "Auto Week", "the price is 26,500 crowns", None),
    ("Ned Calder", "the parliament approved the bill by 61 votes to 40",
     "clerk", "the bill passed 58-43", None),
    ("seismic institute", "a magnitude 6.1 earthquake struck the coast",
     "geological survey", "the earthquake had a magnitude of 5.8", None),
    ("Bea Stone", "the school has 900 pupils",
     "Northern Courier", "The school has 640 pupils.", None),
    ("Ilya Marr", "I won by a million votes",
     "Northern Courier", "He won by 212,000 votes.", None),
    ("hospital", "eleven people were injured in the crash",
     "police", "nobody was hurt", None),
    ("Clara Hoff", "We will not raise the retirement age",
     "Clara Hoff", "the retirement age will rise to 68", 200),
    ("Liv Dahl", "she supports the merger",
     "Liv Dahl", "she opposed the merger", 30),
    ("Farid Noor", "he saw nobody in the yard",
     "Farid Noor", "he saw two men in the yard", None),
    ("government of Ostland", "Ostland will build three new reactors",
     "government of Ostland", "there will be no new reactors", 120),
    ("the company", "the outage began on Monday",
     "regulator", "the outage began on Saturday", None),
    ("Anton Grey", "he was born in 1961",
     "Northern Courier", "Grey was born in 1958", None),
    ("police", "Weller was arrested on 3 March",
     "lawyer Jo Finn", "Weller was arrested on 1 March", None),
    ("Rosa Klein", "We cannot accept this treaty as it stands",
     "Rosa Klein", "We can accept this treaty as it stands", 0),
    ("Rosa Klein", "The reform will cost the towns 30 million crowns a year",
     "Rosa Klein", "The reform will cost the towns 13 million crowns a year", 0),
    ("Rosa Klein", "A town that forgets its river forgets itself",
     "Per Odd", "A town that forgets its river forgets itself", 0),
]  # fmt: skip

QUIET: list[Row] = [
    ("police", "three people were killed in the blast",
     "police", "five people were killed in the blast", 1),
    ("hospital", "twelve people are being treated",
     "hospital", "two of the wounded have died", 2),
    ("Jan Roth", "The council has not decided yet",
     "Jan Roth", "the council decided to sell the hall", 9),
    ("police", "four men were arrested in Lund",
     "prosecutor", "seven women were charged in Lund", None),
    ("mayor", "eight houses burned in the old town",
     "fire service", "31 houses burned in the district", None),
    ("ministry", "42 people died in the region",
     "ministry", "210 people died in the country", None),
    ("Ida Sol", "There were about 100 guests",
     "Ole Berg", "103 guests came", None),
    ("Ida Sol", "The plan is not acceptable",
     "Ole Berg", "he could not support the plan", None),
    ("Ida Sol", "no ship has left the port",
     "Ole Berg", "the port is closed", None),
    ("Ida Sol", "the club needs a new stadium",
     "Ole Berg", "the stadium would cost 40 million crowns", None),
    ("union", "workers have had no pay since May",
     "company", "it hopes to pay the workers in July", None),
    ("coach Mia Ross", "we did not play well in the first half",
     "Dan Hill", "we played well after the break", None),
    ("coach Mia Ross", "Northend beat Southport 3-1",
     "Northern Courier", "Northend lost 2-0 to Easton in the cup", 4),
    ("Brenn Index", "shares of Fenn Motors rose 4 percent on Monday",
     "Brenn Index", "shares of Fenn Motors fell 2 percent on Tuesday", 1),
    ("Pollwise", "42 percent of voters back the party",
     "Votemeter", "39 percent of voters back the party", None),
    ("statistics office", "inflation was 3.1 percent in May",
     "statistics office", "inflation reached 3.6 percent in June", 30),
    ("court", "Weller was sentenced to six years",
     "prosecutor", "Weller should be jailed for nine years", None),
    ("court", "Weller was acquitted of murder",
     "court", "Weller was convicted of theft", None),
    ("court", "Weller was acquitted",
     "lawyer Jo Finn", "he was found not guilty", None),
    ("weather service", "it was the coldest March since 1987",
     "weather service", "April was the warmest on record", 40),
    ("weather service", "winds reached 140 kilometres an hour on the coast",
     "weather service", "gusts of 110 kilometres an hour were measured in the hills", None),
    ("electoral commission", "turnout was 54 percent at noon",
     "electoral commission", "turnout was 71 percent when polls closed", None),
    ("police", "nobody was killed",
     "hospital", "eleven people were injured", None),
    ("Vendria", "Vendria wants peace",
     "Yara Toll", "we want peace but not at any price", None),
    ("Per Odd", "the price of bread has risen",
     "Ida Sol", "wages have not risen", None),
    ("Per Odd", "the minister should resign",
     "the minister", "he will not resign", None),
    ("Per Odd", "called on the company to pay damages",
     "the company", "rejected the demand", None),
    ("Per Odd", "the reform is the best in decades",
     "Ida Sol", "the reform does not go far enough", None),
    ("witnesses", "a car stood near the bank",
     "police", "no one has been arrested", None),
    ("police", "a man was arrested in the north of the city",
     "police", "the second suspect has not been found", None),
    ("doctor Lea Wolf", "the boy does not have a fever",
     "mother", "he had a fever last week", None),
    ("Tim Ash", "we have not received the letter",
     "Una Reed", "we sent the letter on Friday", None),
    ("Tim Ash", "I don't know whether the plan will work",
     "Una Reed", "the plan will work", None),
    ("Tim Ash", "if the levee breaks, the town will flood",
     "Una Reed", "the town will not flood", None),
    ("Tim Ash", "the deal may still collapse",
     "Una Reed", "the deal has not collapsed", None),
    ("Tim Ash", "no evidence has been found that the bank knew",
     "Una Reed", "the inquiry into the bank goes on", None),
    ("Tim Ash", "not only the bank lost money",
     "Una Reed", "the bank lost 3 million crowns", None),
    ("union", "2,000 workers are on strike",
     "company", "300 workers came to the plant", None),
    ("police", "four people were killed",
     "police", "the youngest was 17", None),
    ("police", "a 34-year-old man was arrested",
     "police", "a 29-year-old man was shot", None),
    ("Fenn Motors", "Fenn Motors sold 40,000 cars in the first quarter",
     "Fenn Motors", "it sold 12,000 cars in March", None),
    ("Fenn Motors", "profit rose to 3 million crowns",
     "Fenn Motors", "sales fell to 80 million crowns", None),
    ("Ann Lowe", "the vaccine protects 90 percent of adults",
     "Ann Lowe", "it protects 70 percent of children", None),
    ("Ann Lowe", "the road will be closed for two weeks",
     "Bo Hill", "the bridge will be closed for five weeks", None),
    ("Ann Lowe", "the children were not on the bus",
     "Bo Hill", "the teachers were on the bus", None),
    ("Ann Lowe", "we are not at war with the people of Vendria",
     "Bo Hill", "the war in Vendria has lasted two years", None),
    ("Ann Lowe", "there is no reason to panic",
     "Bo Hill", "people have begun to hoard water", None),
    ("Ann Lowe", "the measure will not affect farmers",
     "Bo Hill", "farmers are worried about the measure", None),
    ("Ann Lowe", "I will not vote for the budget",
     "Bo Hill", "I will vote for the budget", None),
    ("Ann Lowe", "the company denied that it had broken the law",
     "Bo Hill", "the company had denied it", None),
    ("Ann Lowe", "They say the dam is safe",
     "Bo Hill", "the dam is safe", None),
    ("Vendria", "there will be no attack",
     "Northern Courier", "Vendria attacked Oster at dawn", 12),
    ("Ann Lowe", "the road is closed",
     "Ann Lowe", "the road is open again", 14),
    ("Ann Lowe", "at least 20 people were killed",
     "Bo Hill", "26 people died", None),
    ("Ann Lowe", "nearly half of the villages were flooded",
     "Bo Hill", "47 percent of the villages were under water", None),
    ("Ann Lowe", "We will never give up",
     "Ann Lowe", "We will not give up", 3),
    ("Ann Lowe", "We shall defend our home",
     "Ann Lowe", "We will protect our house", 0),
    ("Ann Lowe", "It's, you know, a very bad idea for the town",
     "Ann Lowe", "It's ... a very bad idea for the town", 0),
    ("Fenn Motors", "the basic car costs 22,000 crowns",
     "Fenn Motors", "the sports car costs 31,000 crowns", None),
    ("Jo Finn", "Weller had no motive",
     "prosecutor", "Weller owed the victim money", None),
    ("Mia Ross", "Hill has been out since January",
     "Mia Ross", "he will be back in April", None),
    ("Mia Ross", "she won silver in the 100 metres",
     "Northern Courier", "she won gold in the 200 metres", None),
    ("Ann Lowe", "the police acted correctly",
     "Bo Hill", "the police are understaffed", None),
    ("Ann Lowe", "we did not start this fight",
     "Bo Hill", "the fight has cost us too much", None),
    ("Ann Lowe", "the bill would not cut pensions",
     "Bo Hill", "pensions are too low", None),
    ("Ann Lowe", "three of the five judges agreed",
     "Bo Hill", "two judges dissented", None),
    ("Ann Lowe", "Oster has 80,000 inhabitants",
     "Bo Hill", "30,000 people have fled Oster", None),
    ("Ann Lowe", "Russia is isolated",
     "Bo Hill", "Not everyone supports the sanctions against Russia", None),
    ("Ann Lowe", "It is not about money",
     "Bo Hill", "we need more money for schools", None),
]  # fmt: skip


def _handed_in(row: Row) -> Match:
    speaker, text, other, answer, gap = row
    first = say(text, speaker, 10, report="r-1", outlet="Northern Courier", found_by="bare",
                kind=_kind(text))  # fmt: skip
    where = {"report": "r-1", "outlet": "Northern Courier"}
    if gap is not None:
        where = {"report": "r-2", "outlet": "The Harbour Post"}
    month, day = divmod(9 + (gap or 0), 30)
    on = f"{2026 + (2 + month) // 12}-{(2 + month) % 12 + 1:02}-{day + 1:02}"
    return met(first, say(answer, other, 10, on=on, found_by="bare", kind=_kind(answer), **where))


def _kind(text: str) -> str:
    """Take what begins with a capital for words in quotation marks."""
    return "direct" if text[0].isupper() else "indirect"


@pytest.mark.parametrize("row", SPEAKS, ids=lambda row: f"{row[1]} | {row[3]}")
def test_speaks(row: Row) -> None:
    """The pair is a conflict, and the reason quotes both."""
    found = judge(_handed_in(row))

    assert found.relation.conflict
    assert found.reason.count("“") >= 1


@pytest.mark.parametrize("row", QUIET, ids=lambda row: f"{row[1]} | {row[3]}")
def test_quiet(row: Row) -> None:
    """Both can be true."""
    assert not judge(_handed_in(row)).relation.conflict
