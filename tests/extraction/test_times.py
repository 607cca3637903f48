"""On which day something was said; the reports are of Tuesday 1 February 2022."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factdb.types import Statement

Tell = Callable[[str], tuple[Statement, ...]]

SPEAKS = [
    pytest.param("Roth said on Monday that the port was open.", ["31"], id="beside the cue"),
    pytest.param("Roth said on Monday the port was open.", ["31"], id="no that between"),
    pytest.param("The port, Roth said on Monday, was open.", ["31"], id="a cue in its content"),
    pytest.param("“It is open,” said Roth, speaking to the press on Monday.", ["31"], id="tail"),
    pytest.param("“It is open,” Roth said on Monday. “We are glad.”", ["31", "31"], id="parts"),
    pytest.param("Roth met Lund on Monday, and pledged help.", ["31"], id="a joined verb"),
    pytest.param(
        "Roth and Lund met in Velm on Monday. Roth said the port was open.",
        ["31"],
        id="the scene's day",
    ),
    pytest.param(
        "Roth met Lund on Monday. The two leaders discussed gas, the palace said in a statement.",
        ["31"],
        id="what was said in the scene",
    ),
    pytest.param(
        "Roth gave a speech in Velm on Monday.\n\nHundreds came to the hall.\n\n"
        "In the speech, Roth said the port was open. She also said the road was shut.",
        ["31", "31"],
        id="an occasion told before",
    ),
    pytest.param(
        "Norland said on Monday that it was ready to send trucks and tents to Velm. "
        "“I am ready to send trucks and tents to Velm,” Prime Minister Ada Roth told reporters.",
        ["31", "31"],
        id="the quotation of what was told",
    ),
    pytest.param(
        "Roth said on Monday that the port was open.\n\n“We are glad,” he added.",
        ["31", "31"],
        id="going on in the next paragraph",
    ),
    pytest.param(
        "The port was open, according to a statement released on Monday.", ["31"], id="a document's"
    ),
    pytest.param("Roth said Lund claimed on Monday that it was open.", [None, "31"], id="each its"),
    pytest.param(
        "“We were called today, 1 February, to a fire,” Roth said.", ["01"], id="dated in itself"
    ),
    pytest.param(
        "Ana Roth and Per Lund clashed over taxes in a televised debate on Monday night.\n\n"
        "“We will not raise them,” Roth said.\n\nLund replied that the budget had a hole.",
        ["31", "31"],
        id="the debate that the report is about",
    ),
    pytest.param(
        "The mayor, Ana Roth, told a press conference on Monday that the port was open.\n\n"
        "She said the road was shut.",
        ["31", "31"],
        id="going on at a press conference",
    ),
    pytest.param(
        "In a statement issued on Sunday, the ministry said the port was open.",
        ["30"],
        id="the day of issue",
    ),
    pytest.param("In a letter dated 20 January, Roth warned of a loss.", ["20"], id="a letter's"),
    pytest.param(
        "On Monday evening the president addressed the nation. “We are at war,” he said.",
        ["31"],
        id="who is meant by he",
    ),
    pytest.param(
        "Asked on Monday whether he would go, Lund said he would not.", ["31"], id="when asked"
    ),
    pytest.param(
        "In findings published on Monday in Velm, scientists reported the sea is warming.",
        ["31"],
        id="the day of the findings",
    ),
    pytest.param(
        "In a letter to The Ostrel Wire, published on Monday, President Ada Roth said it was open.",
        ["31"],
        id="the day of a letter, behind whom it was to",
    ),
    pytest.param(
        "Roth presents a plan\n\n1 February 2022\n\nIn a televised speech on Monday, Roth "
        "presented a plan for the port. Roth said it was a start. The government would own a part. "
        "She said the port was safe.",
        ["31", "31"],
        id="titles and datelines do not head a report",
    ),
    pytest.param(
        "Roth gave her yearly keynote in Velm on Monday. She announced that a port would open.",
        ["31"],
        id="a keynote",
    ),
    pytest.param(
        "In an advisory issued on Monday, the agency said the port was open.", ["31"], id="advisory"
    ),
    pytest.param(
        "Roth also said on Monday that the port would open.", ["31"], id="a word before the cue"
    ),
    pytest.param(
        "Roth gave her yearly keynote in Velm on Monday. Its share is up a fifth from a year ago. "
        "Roth announced that a port would open.",
        ["31"],
        id="how things stand is no other day",
    ),
    pytest.param("According to Roth on Monday, the port was open.", ["31"], id="behind who speaks"),
    pytest.param(
        "Roth met Lund on Saturday. The next day he said the port was open.", ["30"], id="a day on"
    ),
    pytest.param(
        "The port burned on Monday. In a speech two days earlier, Roth said that it was safe.",
        ["29"],
        id="two days before",
    ),
    pytest.param(
        "The port burned on Monday. Roth had said the day before that it was safe.",
        ["30"],
        id="the day before",
    ),
]

QUIET = [
    pytest.param(
        "Norland's minister, in a speech on Monday, blamed Arvia for the fire. "
        "Arvia's envoy Ali Roth called the accusation baseless.",
        ["31", None],
        id="whose envoy he is took no part",
    ),
    pytest.param("Arvia Today said that the port was open.", [None], id="a day in a name"),
    pytest.param(
        "Confronted with the accusation that he pushed Mila Strand in 1993, Rui Costa told a "
        "reporter that it never happened.",
        [None, None],
        id="the year of what is spoken about",
    ),
    pytest.param(
        "The ministry's letter of Monday said the port was open. "
        "The ministry's website said the road was shut.",
        ["31", None],
        id="another paper of the same body",
    ),
    pytest.param("Roth said the port had opened on Monday.", [None], id="what it is about"),
    pytest.param("Roth, elected on Sunday, said the port was open.", [None], id="in passing"),
    pytest.param("Roth said the road would open on Friday.", [None], id="ahead"),
    pytest.param(
        "Roth said after meeting Lund on Sunday that the port was open.", [None], id="after"
    ),
    pytest.param(
        "Roth had left the town on Monday. Lund said the port was open.",
        [None],
        id="before the scene",
    ),
    pytest.param(
        "Roth met Lund on Monday. Dahl said the port was open.", [None], id="who took no part"
    ),
    pytest.param(
        "Police arrested a man on Monday. Police said the man was armed.",
        [None],
        id="no occasion to speak",
    ),
    pytest.param(
        "On Monday in Velm, according to the police, a man entered a store.",
        [None],
        id="the day of what happened",
    ),
    pytest.param("Roth met Lund on Monday. Roth has said the port is open.", [None], id="perfect"),
    pytest.param(
        "Roth met Lund on Monday. Roth also said earlier it was open.", [None], id="earlier"
    ),
    pytest.param(
        "Roth met Lund on Monday. Roth told an interview that the port was open.",
        [None],
        id="an occasion of its own",
    ),
    pytest.param(
        "Roth said on Monday that the port was open.\n\nRoth said the road was shut.",
        ["31", None],
        id="a new paragraph",
    ),
    pytest.param(
        "Roth said on Monday that the port was open.\n\n“We are glad,” Lund added.",
        ["31", None],
        id="another goes on",
    ),
    pytest.param(
        "Roth said on Monday the port would open. Lund said on Sunday it was shut. "
        "Roth said he was glad.",
        ["31", "30", None],
        id="another day between",
    ),
    pytest.param(
        "Roth gave a speech on Monday.\n\nLund criticised the speech.", [None], id="not in it"
    ),
    pytest.param(
        "Roth gave a speech on Monday. Lund gave a speech on Sunday.\n\n"
        "In the speech, Roth said the port was open.",
        [None],
        id="two occasions of one name",
    ),
    pytest.param(
        "Lund announced on Monday a plan for a bridge. Later he told the Wire that it was a draft.",
        ["31", None],
        id="later",
    ),
    pytest.param(
        "Roth and Lund met in a debate on Monday.\n\nIn a letter, Roth said the port was open.",
        [None],
        id="not in the debate",
    ),
    pytest.param(
        "Roth and Lund met in a debate on Monday.\n\nDahl said the port was open.",
        [None],
        id="not one of those who debated",
    ),
    pytest.param(
        "The Wire had reported on Monday that Lund had fled, but this was denied by the ministry.",
        ["31", None],
        id="each clause its own",
    ),
    pytest.param(
        "Roth met Lund. The next day he said that the port was open.", [None], id="next to no day"
    ),
    pytest.param(
        "Roth met Lund on Monday. Roth said the port would open the next day.",
        ["31"],
        id="the next day of what is said",
    ),
]


@pytest.mark.parametrize(("text", "days"), [*SPEAKS, *QUIET])
def test_said_on(told: Tell, text: str, days: list[str | None]) -> None:
    """The day is that of the act, never that of what was said or of what somebody else did."""
    found = [one.said_on for one in told(text)]

    assert [when and f"{when.first:%d}" for when in found] == days
