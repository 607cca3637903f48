"""Drafts, right and wrong in one thing: a wrong figure, voice or day is never clean.

Each sentence is held against all of a desk: the shipped reports (``fixtures``), or those below,
about made-up people.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from factdb.database import Database

FIXTURES = Path(__file__).parents[2] / "fixtures" / "reports"

COURIER = """outlet: The Courier
date: 2026-03-04
title: Petition

Mayor Ruth Adeyemi said on Tuesday that the Harlow library would stay open "for as long as I am \
mayor". "We will not close a single branch," she told reporters.

Opposition leader Tom Barlow said 340 people had signed the petition.

Police chief Ann Lowe said two officers were injured in Sunday's protest, which drew about 5,000 \
people. The police denied that tear gas had been used.
"""

POST = """outlet: Evening Post
date: 2026-03-20
title: Library

Mayor Ruth Adeyemi announced on Thursday that the Harlow library will close in June. "We have to \
close two branches," Adeyemi said.

Tom Barlow said that 3,400 people had signed the petition by 3 March.

Organisers said 20,000 people marched on 1 March. Lowe said no officers were injured in the \
protest on 1 March.
"""

DAILY = """outlet: Daily Ledger
date: 2026-03-21
title: Budget

The budget is £3.2bn, up from £2.9bn last year, the treasurer, Liu Wei, said. Unemployment fell \
by 0.5 percentage points to 4.2 per cent in the year to February, she said.

Norvik lost £3bn, down from £9bn, its chief executive, Mats Kroll, said.
"""

MAIL = """outlet: Orve Mail
date: 2026-04-02

The council spent £3m on roads and £2m on schools in 2025, its leader, Dana Frell, said on \
Monday. The number of homeless people rose from 340 to 386 in a year, she said.

Inflation fell to 3.1 per cent in March while unemployment rose to 4.8 per cent, the statistics \
office said on Wednesday. Rents rose by 7 per cent, according to the tenants' union.

"The bridge will be closed for 6 weeks," the engineer, Piet Lund, told Orve Mail on Tuesday. \
Lund said the repair would cost at least £12m, twice the £6m that was planned.

Neighbours said the fire began at 3 a.m. A fire service spokesman said four people were treated \
for smoke and one was taken to hospital.

The company denied that it had sacked 120 workers. It employs 5,000 people, down from 6,200 in \
2019.

Frell said she would not resign. "I may stand again," she added.
"""

TERN = """outlet: The Tern
date: 2026-04-09

Turnover at Halden Shipping was €410m last year, and profit was €38m, its chairwoman, Ilse \
Brandt, said on Thursday. She said profit would double to €76m by 2028.

Some 12,000 of the 40,000 members voted, the union said. Turnout was 30 per cent, up 4 points.

The minister, Karl Voss, said two of the five mines would close in May and the others in 2030.

Voss announced that 800 police officers would be hired. Opposition MP Rana Idris said 300 \
officers had left since January.
"""

RECORD = """outlet: Valley Record
date: 2026-05-14

Chief constable Ivo Mercer said on Wednesday that burglaries had fallen 12 per cent to 880 in \
2025. Knife crime went up by a fifth, he said.

The hospital trust lost £14m last year, compared with a surplus of £2m the year before, its \
finance director, Amy Tran, told the board. "We are not closing the maternity ward," she said.

Campaigners said 7,000 patients were waiting for surgery. The trust put the number at 5,400.

Mayor Lena Hoek said the tram would open in September. It was to have opened in March. The line \
will be 14 km long and cost €320m, €45m more than planned.

Shop owners complained that sales had dropped. "My takings are down by half," said Omar Reyes, \
who sells shoes.

Two rival unions claimed credit. A union official said members had won a 5 per cent pay rise.
"""

STAR = """outlet: Northern Star
date: 2026-05-20

Lena Hoek said on Tuesday the tram would open in November. "It will not be September," she added.

A survey found that 61 per cent of residents back the tram and 24 per cent oppose it, the \
institute Kompas said.

Amy Tran resigned on Monday. Her successor, Paul Adler, said the trust would cut 90 jobs by 2027 \
and save £6m a year.

The judge sentenced the driver, Carl Boon, 43, to six years in prison. His lawyer said he would \
appeal.

Police arrested 17 people on Saturday, a spokeswoman said. Organisers of the march said at least \
30 had been detained.
"""

OBSERVER = """outlet: Port Observer
date: 2026-06-11

Exports grew to $48bn in the first quarter from $45bn a year earlier, while imports shrank by \
$3bn, the trade ministry said on Thursday.

Trade minister Nadia Farouk said the figures were "better than anyone hoped". "We will not \
devalue the currency," she told parliament.

The central bank raised its main rate by half a point to 5.25 per cent. Its governor, Luis \
Ortega, warned that inflation could reach 6 per cent by December.

Dockers' union leader Sam Oduya said 1,400 of the port's 2,000 workers had joined the strike on \
Monday. Port authorities said the number was below 900.

The opposition rejected claims that it had taken money from abroad. Its treasurer, Elif Kaya, \
said it raised $2.1m in 2025 and spent $1.8m.

A ferry with 212 passengers ran aground. The coastguard rescued 198 of them; 14 were missing, \
its commander said.
"""

EVENING = """outlet: Evening Ledger
date: 2026-06-15

Sam Oduya said on Sunday that the strike had ended after 9 days. Wages would go up 4 per cent \
this year and 3 per cent next year, he said.

All 14 missing passengers were found dead, the coastguard said on Saturday.

"I was never offered the job," Luis Ortega told the Evening Ledger. Aides of Ortega said he had \
turned it down.

Analysts expect growth of 2.4 per cent this year after 1.9 per cent last year.
"""

HIGHLAND = """outlet: Highland Post
date: 2026-08-06

Snow Ridge council leader Petra Voll said on Tuesday that council tax would rise by 3 per cent \
to £1,480 from April. Opposition councillor Jon Reed said the true rise was 5 per cent.

"This is a modest increase," Voll said. She ruled out job cuts.

The number of tourists dropped to 48,000 in July, from 61,000 in July 2025, the tourist board \
said. Hoteliers said they had lost a third of their bookings.

A fire destroyed 26 houses, killed two people and left 150 homeless, the rescue service said on \
Wednesday. Witnesses said the fire had started in a barn.

The airline Norvia said it would buy 20 aircraft for $2bn and lease 12 more. Its shares rose 6 \
per cent.

Doctors' leader Mina Aziz said she had not seen the offer. "We have not seen any offer," she \
told the Highland Post on Monday.
"""

ECHO = """outlet: City Echo
date: 2026-08-10

The rescue service said on Sunday that the number of dead had risen to four. A further 12 people \
are in hospital.

Norvia had 4,300 staff at the end of 2025, 300 fewer than a year before, its chief executive, \
Tor Lien, said. He said the airline made a profit of $90m, against a loss of $15m in 2024.

Petra Voll denied that she planned to resign. Reed said he would stand for leader in 2027.
"""

SHIPPED_RIGHT = [
    "Seventy-four men were underground when the gallery collapsed, the miners' union said.",
    "The death toll at the Varn mine rose to 19, rescuers said.",
    "The death toll at the Varn copper mine rose to 19, up from 12 a day earlier, rescuers said.",
    "At least 12 miners were killed and 40 injured at the Varn copper mine, the Interior "
    "Ministry of Tarsovia said.",
    "Osten said 58 men had been underground when the roof gave way.",
    "The government will raise the fuel tax by four cents a litre on 1 July, Finance "
    "Minister Ilsa Verholm said.",
    "“Nobody likes this, and I like it least,” Verholm told reporters on Thursday.",
    "The fuel tax stands at 51 cents a litre.",
    "The finance ministry now expects the economy to grow by 1.8 percent this year.",
    "Some 400 lorries blocked the ring road of Ostrel for five hours, police said.",
    "More than 400 lorries took part, according to the Hauliers' League.",
    "“We will not raise the fuel tax, not this year and not next,” Verholm said on Wednesday.",
    "Petrane's shares fell by 2 percent on Tuesday.",
    "No solvent entered the River Aune during the fire at the Orvane plant, the Aune River "
    "Authority said.",
    "Some 400 homes were evacuated, Dag Werle said.",
    "“The terminal is not yet safe in a winter storm,” Liv Harrane said.",
    "The terminal cost 41 million crowns.",
    "The terminal can take 3,200 passengers a day, according to the ferry line.",
    "About 3,000 American soldiers will be moved to countries in the east of NATO, the "
    "Pentagon said on Wednesday.",
    "Russia has more than 150,000 troops around Ukraine, Biden said.",
    "Some 2,000 of the soldiers will fly to Poland and Germany, Kirby said.",
    "Forty people were being treated in hospital, nine of them in a serious condition, "
    "Inge Pallas said.",
    "Strand said sixteen lamps were missing.",
    "Tomas Bregan met the directors of Petrane on 14 February, Morning Bell reported.",
]

SHIPPED_WRONG = [
    "The death toll at the Varn mine rose by 19, rescuers said.",
    "The death toll at the Varn mine rose to 12, rescuers said.",
    "The fuel tax will rise to four cents a litre, Verholm said.",
    "The finance ministry now expects the economy to grow by 2.1 percent this year.",
    "40 miners were killed at the Varn copper mine, the Interior Ministry of Tarsovia said.",
    "Petrane's shares fell to 2 percent on Tuesday.",
    "Nine people were being treated in hospital, Inge Pallas said.",
    "Some 400 lorries blocked the ring road of Ostrel, according to the Hauliers' League.",
    "The death toll at the Varn mine rose to 19, police said.",
    "“They had it in writing,” Radek Osten said.",
    "Three officers were slightly hurt, Verholm said.",
    "Seventy-four men were underground when the gallery collapsed, rescuers said.",
    "“We will not raise the fuel tax, not this year and not next,” Verholm said on 9 March.",
    "The prime minister was abroad from 12 to 16 March, Karin Feld said.",
    "The government will raise the fuel tax by four cents a litre on 1 June, Verholm said.",
    "Petrane's shares fell by 2 percentage points on Tuesday.",
    "The terminal cost 41 million euros.",
    "The breakwater was 60 feet shorter than planned, Harrane said.",
    "Solvent entered the River Aune during the fire at the Orvane plant, the Aune River "
    "Authority said.",
    "“These are permanent moves,” Kirby said.",
    "Teig said the terminal had cost the town its library.",
    "Russia wanted a war in Europe, Putin said.",
    "The government raised the fuel tax by four cents a litre, Verholm said.",
    "About 3,000 American soldiers were moved to countries in the east of NATO, the Pentagon said.",
    "The soldiers will fight in Ukraine, Kirby said.",
    "Kordal Minerals was warned in March about cracks in the western gallery, Strand said.",
]

TOWN_RIGHT = [
    "The budget is £3.2bn, Liu Wei said.",
    "The budget was £2.9bn last year, Liu Wei said.",
    "Unemployment fell to 4.2 per cent, Liu Wei said.",
    "Unemployment fell by 0.5 percentage points, Liu Wei said.",
    "Norvik lost £3bn, Mats Kroll said.",
    "20,000 people marched, according to organisers.",
    "“We have to close two branches,” Ruth Adeyemi said on Thursday.",
    "“We have to close two branches,” Ruth Adeyemi said on 19 March.",
    "Lowe said two officers were injured.",
    "The library will close in June, Adeyemi said.",
    "Police said tear gas had not been used.",
    "Police denied that tear gas had been used.",
    "Barlow said 3,400 people had signed the petition.",
    "Barlow said 340 people had signed the petition.",
]

TOWN_WRONG = [
    "The budget is £2.9bn, Liu Wei said.",
    "Unemployment fell 4.2 per cent, Liu Wei said.",
    "Unemployment fell by 0.5 per cent, Liu Wei said.",
    "Norvik lost £9bn, Mats Kroll said.",
    "20,000 people marched, according to police.",
    "Barlow said 20,000 people marched on 1 March.",
    "“We have to close two branches,” Ruth Adeyemi said on Monday.",
    "“We have to close two branches,” Ruth Adeyemi said on 2 March.",
    "Lowe said two people were injured.",
    "The library will close in July, Adeyemi said.",
    "Police said tear gas had been used.",
    "Barlow said 350 people had signed the petition.",
]

COAST_RIGHT = [
    "The council spent £2m on schools in 2025, Dana Frell said.",
    "The council spent £3m on roads, Frell said on Monday.",
    "The number of homeless people rose to 386, Frell said.",
    "The number of homeless people rose from 340 to 386, Frell said.",
    "Unemployment rose to 4.8 per cent, the statistics office said.",
    "Inflation fell to 3.1 per cent, according to the statistics office.",
    "Rents rose by 7 per cent, the tenants' union said.",
    "Rents rose 7 per cent, the tenants' union said.",
    "“The bridge will be closed for 6 weeks,” Piet Lund said on 31 March.",
    "The repair would cost at least £12m, Lund said.",
    "Neighbours said the fire began at 3 a.m.",
    "Four people were treated for smoke, a fire service spokesman said.",
    "The fire service said four people were treated for smoke.",
    "The company denied that it had sacked 120 workers.",
    "Frell said she would not resign.",
    "“I may stand again,” Frell said.",
    "Turnover at Halden Shipping was €410m last year, Ilse Brandt said.",
    "Profit was €38m, Brandt said on Thursday.",
    "Profit would double to €76m by 2028, Brandt said.",
    "Some 12,000 of the 40,000 members voted, the union said.",
    "Turnout was 30 per cent.",
    "Two of the five mines will close in May, Karl Voss said.",
    "Voss announced that 800 police officers would be hired.",
    "300 officers had left since January, Rana Idris said.",
]

COAST_WRONG = [
    "The council spent £3m on schools in 2025, Dana Frell said.",
    "The council spent £2m on roads, Frell said.",
    "The number of homeless people rose by 386, Frell said.",
    "The number of homeless people rose to 340, Frell said.",
    "The number of homeless people fell from 386 to 340, Frell said.",
    "Unemployment rose to 3.1 per cent, the statistics office said.",
    "Unemployment rose by 4.8 per cent, the statistics office said.",
    "Inflation fell by 3.1 per cent, according to the statistics office.",
    "Rents rose to 7 per cent, the tenants' union said.",
    "Rents rose by 7 per cent, the landlords said.",
    "Rents rose by 7 percentage points, the tenants' union said.",
    "“The bridge will be closed for 6 weeks,” Piet Lund said on Wednesday.",
    "“The bridge will be closed for 6 months,” Piet Lund said.",
    "The repair would cost at least £6m, Lund said.",
    "The repair will cost £12m, Lund said.",
    "The fire began at 3 a.m., police said.",
    "The fire began at 3 p.m., neighbours said.",
    "Four people were taken to hospital, a fire service spokesman said.",
    "The company said it had sacked 120 workers.",
    "Frell said she would resign.",
    "“I will stand again,” Frell said.",
    "Profit at Halden Shipping was €410m last year, Brandt said.",
    "Profit doubled to €76m, Brandt said.",
    "Turnout was 4 per cent.",
    "Turnout was up 30 per cent.",
    "Some 40,000 members voted, the union said.",
    "Five mines will close in May, Karl Voss said.",
    "Two of the five mines will close in June, Karl Voss said.",
    "Voss announced that 300 police officers would be hired.",
    "800 officers had left since January, Rana Idris said.",
    "Voss said 300 officers had left since January.",
    "The company employs 6,200 people.",
    "Turnover at Halden Shipping was £410m last year, Ilse Brandt said.",
]

VALLEY_RIGHT = [
    "Burglaries fell 12 per cent to 880 in 2025, Ivo Mercer said.",
    "Burglaries fell to 880 in 2025, Mercer said.",
    "Burglaries had fallen by 12 per cent, Mercer said on Wednesday.",
    "The hospital trust lost £14m last year, Amy Tran said.",
    "“We are not closing the maternity ward,” said Tran.",
    "Campaigners said 7,000 patients were waiting for surgery.",
    "The tram will open in November, Lena Hoek said.",
    "The tram will open in September, Hoek said.",
    "“My takings are down by half,” said Omar Reyes.",
    "The trust would cut 90 jobs by 2027, Paul Adler said.",
    "Adler said the trust would save £6m a year.",
    "24 per cent of residents oppose the tram, Kompas said.",
    "Police arrested 17 people on Saturday, a spokeswoman said.",
    "Organisers said at least 30 people had been detained.",
    "A union official said members had won a 5 per cent pay rise.",
    "“It will not be September,” Hoek said on Tuesday.",
    "Carl Boon was sentenced to six years in prison.",
]

VALLEY_WRONG = [
    "Burglaries fell by 880 in 2025, Ivo Mercer said.",
    "Burglaries fell to 12 per cent, Mercer said.",
    "Burglaries rose 12 per cent to 880 in 2025, Mercer said.",
    "Burglaries had fallen by 12 per cent, Mercer said on Monday.",
    "The hospital trust lost £2m last year, Amy Tran said.",
    "The hospital trust lost £14m the year before last, Tran said.",
    "The hospital trust had a surplus of £14m last year, Tran said.",
    "“We are closing the maternity ward,” said Tran.",
    "“We are not closing the maternity ward,” said Adler.",
    "The trust said 7,000 patients were waiting for surgery.",
    "Campaigners said 5,400 patients were waiting for surgery.",
    "The tram will open in October, Lena Hoek said.",
    "The tram opened in November, Hoek said.",
    "The line will cost €45m.",
    "The line will be 14 miles long.",
    "The line will cost €365m.",
    "“My takings are up by half,” said Omar Reyes.",
    "The trust cut 90 jobs, Paul Adler said.",
    "Adler said the trust would cut 6 jobs.",
    "Adler said the trust would cut 90 jobs by 2026.",
    "Tran said the trust would cut 90 jobs by 2027.",
    "61 per cent of residents oppose the tram, Kompas said.",
    "24 per cent of residents back the tram, Kompas said.",
    "Police arrested 30 people on Saturday, a spokeswoman said.",
    "Police said at least 30 people had been detained.",
    "Police arrested 17 people on Sunday, a spokeswoman said.",
    "Hoek said members had won a 5 per cent pay rise.",
    "“It will not be September,” Hoek said on Monday.",
    "“It will not be September,” Hoek said on 12 May.",
    "Carl Boon was sentenced to 43 years in prison.",
    "Carl Boon was sentenced to six months in prison.",
    "His lawyer said he would not appeal.",
]

PORT_RIGHT = [
    "Exports grew to $48bn, the trade ministry said.",
    "Exports grew from $45bn to $48bn, the trade ministry said.",
    "Imports shrank by $3bn, the trade ministry said on Thursday.",
    "“We will not devalue the currency,” Nadia Farouk told parliament.",
    "The central bank raised its main rate to 5.25 per cent.",
    "Inflation could reach 6 per cent by December, Luis Ortega warned.",
    "Oduya said 1,400 workers had joined the strike on Monday.",
    "Sam Oduya said 1,400 of the port's 2,000 workers had joined the strike.",
    "The opposition denied that it had taken money from abroad.",
    "The coastguard rescued 198 passengers.",
    "The strike ended after 9 days, Sam Oduya said.",
    "Wages would go up 4 per cent this year, Oduya said.",
    "Wages would go up 3 per cent next year, Oduya said.",
    "All 14 missing passengers were found dead, the coastguard said.",
    "“I was never offered the job,” Luis Ortega said.",
    "Aides of Ortega said he had turned the job down.",
    "Analysts expect growth of 2.4 per cent this year.",
]

PORT_WRONG = [
    "Exports grew to $45bn, the trade ministry said.",
    "Exports grew by $48bn, the trade ministry said.",
    "Exports grew to $48m, the trade ministry said.",
    "Exports were $48bn a year earlier, the trade ministry said.",
    "Imports shrank to $3bn, the trade ministry said.",
    "Imports shrank from $48bn, the trade ministry said.",
    "Exports shrank by $3bn, the trade ministry said.",
    "“We will devalue the currency,” Nadia Farouk told parliament.",
    "“We will not devalue the currency,” Luis Ortega told parliament.",
    "The central bank raised its main rate by 5.25 per cent.",
    "The central bank cut its main rate to 5.25 per cent.",
    "Inflation will reach 6 per cent by December, Luis Ortega warned.",
    "Inflation has reached 6 per cent, Luis Ortega said.",
    "Inflation could reach 6 per cent by November, Luis Ortega warned.",
    "Oduya said 2,000 workers had joined the strike.",
    "Port authorities said 1,400 workers had joined the strike.",
    "Oduya said 1,400 workers had joined the strike on Tuesday.",
    "The opposition admitted that it had taken money from abroad.",
    "The opposition raised $1.8m in 2025, Elif Kaya said.",
    "The opposition raised €2.1m in 2025, Elif Kaya said.",
    "The coastguard rescued 14 passengers.",
    "The coastguard rescued 212 passengers.",
    "The strike had ended after 9 weeks, Sam Oduya said.",
    "Sam Oduya said on Monday that the strike had ended.",
    "The strike would end after 9 days, Sam Oduya said.",
    "Wages would go up 3 per cent this year, Oduya said.",
    "Wages would go up to 4 per cent this year, Oduya said.",
    "All 14 missing passengers were found alive, the coastguard said.",
    "All 14 missing passengers were found dead, police said.",
    "“I was offered the job,” Luis Ortega said.",
    "Ortega said he had turned it down.",
    "Analysts expect growth of 1.9 per cent this year.",
]

RIDGE_RIGHT = [
    "Council tax would rise by 3 per cent to £1,480, Petra Voll said.",
    "Council tax will rise to £1,480 from April, Voll said on Tuesday.",
    "Reed said the true rise was 5 per cent.",
    "“This is a modest increase,” Voll said.",
    "The number of tourists dropped to 48,000 in July, the tourist board said.",
    "Hoteliers said they had lost a third of their bookings.",
    "A fire destroyed 26 houses, the rescue service said.",
    "The fire killed two people, the rescue service said on Wednesday.",
    "Witnesses said the fire had started in a barn.",
    "Norvia said it would buy 20 aircraft for $2bn.",
    "Aziz said she had not seen the offer.",
    "“We have not seen any offer,” Mina Aziz told the Highland Post on Monday.",
    "The number of dead had risen to four, the rescue service said.",
    "Norvia had 4,300 staff at the end of 2025, Tor Lien said.",
    "The airline made a profit of $90m, Lien said.",
    "The airline made a loss of $15m in 2024, Lien said.",
    "Voll denied that she planned to resign.",
    "Reed said he would stand for leader in 2027.",
]

RIDGE_WRONG = [
    "Council tax would rise by £1,480, Petra Voll said.",
    "Council tax would rise to 3 per cent, Voll said.",
    "Council tax would rise by 5 per cent, Voll said.",
    "Council tax rose by 3 per cent, Voll said.",
    "Council tax would rise from £1,480, Voll said.",
    "Voll said the true rise was 5 per cent.",
    "“This is not a modest increase,” Voll said.",
    "“This is a modest increase,” Reed said.",
    "The number of tourists dropped to 61,000 in July, the tourist board said.",
    "The number of tourists dropped by 48,000 in July, the tourist board said.",
    "The number of tourists dropped to 48,000 in July, hoteliers said.",
    "The number of tourists dropped to 48,000 in June, the tourist board said.",
    "The tourist board said they had lost a third of their bookings.",
    "A fire destroyed 150 houses, the rescue service said.",
    "The fire killed 26 people, the rescue service said.",
    "The fire killed two people, the rescue service said on Thursday.",
    "Police said the fire had started in a barn.",
    "Norvia said it would buy 12 aircraft for $2bn.",
    "Norvia said it would lease 20 aircraft.",
    "Norvia said it bought 20 aircraft for $2bn.",
    "Norvia's shares rose to 6 per cent.",
    "Norvia's shares fell 6 per cent.",
    "Aziz said she had seen the offer.",
    "“We have not seen any offer,” Mina Aziz told the Highland Post on Wednesday.",
    "The number of dead had risen by four, the rescue service said.",
    "The number of dead had risen to 12, the rescue service said.",
    "Norvia had 300 staff at the end of 2025, Tor Lien said.",
    "Norvia had 4,300 staff a year before, Tor Lien said.",
    "The airline made a profit of $15m, Lien said.",
    "The airline made a loss of $90m, Lien said.",
    "Voll said she planned to resign.",
    "Reed said he would stand for leader in 2026.",
    "Reed denied that he would stand for leader in 2027.",
]

MISSED = ["The company employs 5,000 people."]
"""Right, and not found: the first has no statement of its own, the second is said of "it"."""

TOWN, COAST = (COURIER, POST, DAILY), (MAIL, TERN)
VALLEY, PORT, RIDGE = (RECORD, STAR), (OBSERVER, EVENING), (HIGHLAND, ECHO)

REASONS = [
    pytest.param("Lowe said two people were injured.", "not_found", "two officers", id="counts"),
    pytest.param("The library will close in July, Adeyemi said.", "conflicts",
                 "the record has June", id="the same deed comes first"),
    pytest.param("Unemployment fell by 0.5 per cent, Liu Wei said.", "conflicts",
                 "0.5 percentage points", id="unit"),
    pytest.param("Barlow said 20,000 people marched on 1 March.", "other_speaker", "Organisers",
                 id="voice"),
    pytest.param("“We have to close two branches,” Ruth Adeyemi said on Monday.", "other_day",
                 "Thursday 19 March 2026", id="day"),
    pytest.param("Adeyemi did not deny the report.", "not_checked", "did not say", id="not said"),
    pytest.param("Adeyemi confirmed the report.", "not_checked", "not what", id="no content"),
]  # fmt: skip

ALSO = [
    ("Two officers were injured, Lowe said.", "no officers were injured"),
    ("Barlow said 3,400 people had signed the petition.", "340 people"),
    ("Barlow said 340 people had signed the petition.", "3,400 people"),
]


class Desk:
    """A database and the day on which drafts are checked against it."""

    def __init__(self, database: Database, day: datetime) -> None:
        self.database, self.day = database, day

    def check(self, draft: str) -> list[dict[str, Any]]:
        """Check one sentence."""
        return self.database.verify(draft, now=self.day)


def _desk(folder: Path, name: str, month: int, day: int, *reports: str) -> Desk:
    place = folder / name
    place.mkdir()
    for number, report in enumerate(reports):
        (place / f"{number}.txt").write_text(report, "utf-8")
    database = Database(str(folder / f"{name}.db"))
    assert len(list(database.ingest(str(place)))) == len(reports)
    return Desk(database, datetime(2026, month, day, tzinfo=UTC))


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Desk]:
    """Give a desk with the shipped reports, and one for each town of made-up ones."""
    folder = tmp_path_factory.mktemp("desks")
    shipped = Database(str(folder / "shipped.db"))
    assert list(shipped.ingest(str(FIXTURES)))
    return {
        "shipped": Desk(shipped, datetime(2023, 4, 8, tzinfo=UTC)),
        "town": _desk(folder, "town", 4, 2, *TOWN),
        "coast": _desk(folder, "coast", 4, 10, *COAST),
        "valley": _desk(folder, "valley", 5, 21, *VALLEY),
        "port": _desk(folder, "port", 6, 16, *PORT),
        "ridge": _desk(folder, "ridge", 8, 11, *RIDGE),
    }


def _each(**tables: list[str]) -> list[Any]:
    return [pytest.param(desk, one, id=one[:60]) for desk, some in tables.items() for one in some]


@pytest.mark.parametrize(
    ("desk", "draft"),
    _each(
        shipped=SHIPPED_WRONG,
        town=TOWN_WRONG,
        coast=COAST_WRONG,
        valley=VALLEY_WRONG,
        port=PORT_WRONG,
        ridge=RIDGE_WRONG,
    ),
)
def test_wrong_is_never_clean(desks: dict[str, Desk], desk: str, draft: str) -> None:
    """What is wrong in a figure's part, a voice, a day, a unit, a "not" or a tense is told."""
    found = desks[desk].check(draft)

    assert found
    assert not any(one["clean"] for one in found)
    assert all(one["reason"] or one["diff"] for one in found)


@pytest.mark.parametrize(
    ("desk", "draft"),
    _each(
        shipped=SHIPPED_RIGHT,
        town=TOWN_RIGHT,
        coast=COAST_RIGHT,
        valley=VALLEY_RIGHT,
        port=PORT_RIGHT,
        ridge=RIDGE_RIGHT,
    ),
)
def test_right_is_clean(desks: dict[str, Desk], desk: str, draft: str) -> None:
    """What the record says so is not called wrong."""
    found = desks[desk].check(draft)

    assert found
    assert all(one["clean"] for one in found)


@pytest.mark.parametrize("draft", MISSED)
def test_missed_is_not_called_wrong(desks: dict[str, Desk], draft: str) -> None:
    """What the tool does not find in the record is not found; it is no conflict."""
    assert [one["outcome"] for one in desks["coast"].check(draft)] == ["not_found"]


@pytest.mark.parametrize(("draft", "outcome", "why"), REASONS)
def test_reasons(desks: dict[str, Desk], draft: str, outcome: str, why: str) -> None:
    """The reason is of the statement that is of one deed and one voice."""
    (found,) = desks["town"].check(draft)

    assert (found["outcome"], why in found["reason"]) == (outcome, True)


@pytest.mark.parametrize(("draft", "other"), ALSO)
def test_also_on_record(desks: dict[str, Desk], draft: str, other: str) -> None:
    """What agrees carries what the record has against it."""
    (found,) = desks["town"].check(draft)

    assert found["outcome"] == "agrees"
    assert any(other in one["statement"]["text"] for one in found["also"])


def test_the_rest_stands_only_where_it_does(desks: dict[str, Desk]) -> None:
    """With two things otherwise the reason names both, and not the rest as right."""
    one, two = (
        desks["coast"].check(draft)[0]["reason"]
        for draft in (
            "The number of homeless people rose to 340, Frell said.",
            "The number of homeless people fell to 340, Frell said.",
        )
    )

    assert "the rest of the claim stands there" in one
    assert "the rest" not in two
    assert "besides" in two
