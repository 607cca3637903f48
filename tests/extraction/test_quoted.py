"""Quotations: which stand alone, whose they are, and which go on with another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factdb.types import Kind, Statement

Tell = Callable[[str], tuple[Statement, ...]]

SPEAKS = [
    pytest.param(
        "“We will rebuild the bridge,” said Ana Roth.",
        [("Ana Roth", "We will rebuild the bridge")],
        id="cue after",
    ),
    pytest.param(
        '"We will rebuild the bridge", Ana Roth said.',
        [("Ana Roth", "We will rebuild the bridge")],
        id="comma outside the marks",
    ),
    pytest.param(
        "Roth told reporters: “We will rebuild. We have the money.”",
        [("Roth", "We will rebuild. We have the money.")],
        id="colon",
    ),
    pytest.param(
        "The envoy stood up, charging that the “talk of war is a provocation. You want it.”",
        [("The envoy", "talk of war is a provocation. You want it.")],
        id="marks open inside the clause",
    ),
    pytest.param(
        "“No,” she said. Nobody laughed.",
        [("she", "No")],
        id="one word",
    ),
    pytest.param(
        "“We go now, all of us!” the captain shouted.",
        [("the captain", "We go now, all of us!")],
        id="no comma",
    ),
    pytest.param(
        "«We go now, all of us», said the captain.",
        [("the captain", "We go now, all of us")],
        id="guillemets",
    ),
    pytest.param(
        "According to Roth: “The key factor is money. It is not there.”",
        [("Roth", "The key factor is money. It is not there.")],
        id="according to, colon",
    ),
    pytest.param(
        "The Wire quoted Roth as saying: “We have no money left.”",
        [("Roth", "We have no money left.")],
        id="quoted as saying",
    ),
    pytest.param(
        "“We have no money left,” Roth was quoted as saying by The Wire.",
        [("Roth", "We have no money left")],
        id="was quoted as saying",
    ),
    pytest.param(
        "Remarked the painter Ana Roth, “We have no money left, and no paint.”",
        [("the painter Ana Roth", "We have no money left, and no paint.")],
        id="remarked, at the head",
    ),
    pytest.param(
        "Remarked Tierra Curry, a painter at the Center for Arts, “We have no money left.”",
        [("Tierra Curry", "We have no money left.")],
        id="remarked, as if it were of the name",
    ),
    pytest.param(
        "Said Ana Roth: “We have no money left.”",
        [("Ana Roth", "We have no money left.")],
        id="said, at the head",
    ),
    pytest.param(
        "“I left,” Ana Roth told Lund. “It was wet.” Her husband, Emil Marsh, said: “I stayed.”",
        [
            ("Ana Roth", "I left"),
            ("Ana Roth", "It was wet."),
            ("Her husband, Emil Marsh", "I stayed."),
        ],
        id="the next cue leads to the next quotation",
    ),
    pytest.param(
        "“It was dark,” Marsh said. Ana Roth said she had heard it. “It was loud.”",
        [("Marsh", "It was dark"), ("Ana Roth", "It was loud.")],
        id="after another's words",
    ),
    pytest.param(
        "Ana Roth said she had heard it. “It was loud.”",
        [("Ana Roth", "It was loud.")],
        id="after one's own words",
    ),
    pytest.param(
        "“We will win the vote,” according to Roth.",
        [("Roth", "We will win the vote")],
        id="according to after",
    ),
    pytest.param(
        "“Farmers must not spread slurry,” the inspectorate ordered.",
        [("the inspectorate", "Farmers must not spread slurry")],
        id="a verb that else has a clause",
    ),
    pytest.param(
        "“Show us all of the tape,” Roth told a crowd at the fairgrounds that the police estimated "
        "at 1,100 people.",
        [("Roth", "Show us all of the tape")],
        id="a clause of the hearers, after a comma",
    ),
    pytest.param(
        "According to Marsh, “Lund has no plan and no clue.”",
        [("Marsh", "Lund has no plan and no clue.")],
        id="according to before",
    ),
    pytest.param(
        "Marsh, in a tweet: “I don't care about the polls.”",
        [("Marsh", "I don't care about the polls.")],
        id="a label",
    ),
    pytest.param(
        "The union's statement: “We regret the delay.”",
        [("The union", "We regret the delay.")],
        id="whose statement",
    ),
    pytest.param(
        "The mayor's message was simple: “Leave now.”",
        [("The mayor", "Leave now.")],
        id="whose message",
    ),
    pytest.param(
        "“Lund has no plan for this country.”\n\n— Jane Marsh, senator",
        [("Jane Marsh", "Lund has no plan for this country.")],
        id="signed below",
    ),
    pytest.param(
        "“Lund has no plan for this country.” — Jane Marsh",
        [("Jane Marsh", "Lund has no plan for this country.")],
        id="signed beside",
    ),
    pytest.param(
        "“He lied,” Marsh said, her voice rising. “I will never do that.”",
        [("Marsh", "He lied"), ("Marsh", "I will never do that.")],
        id="how it was said is no content",
    ),
    pytest.param(
        "“I don't believe them,” Reed told the Wire. “Not one.”",
        [("Reed", "I don't believe them"), ("Reed", "Not one.")],
        id="two words go on",
    ),
    pytest.param(
        "The envoy told how the talks collapsed, stating, “Nobody came to the table that day.”",
        [("The envoy", "Nobody came to the table that day.")],
        id="talks do not state",
    ),
    pytest.param(
        "Asked whether he would run, Marsh said: “I don't know yet.”",
        [("Marsh", "I don't know yet.")],
        id="who is asked does not ask",
    ),
    pytest.param(
        "The agency noted the need to act: “We can still win,” said Jan Dorn. “We must try.”",
        [
            ("Jan Dorn", "We can still win"),
            ("Jan Dorn", "We must try."),
        ],
        id="a colon before words that another says",
    ),
    pytest.param(
        "Roth left this farewell, “I have made some of my best friends here in Velm.”",
        [("Roth", "I have made some of my best friends here in Velm.")],
        id="left this farewell",
    ),
    pytest.param(
        "He states “A lot of ships could have sailed earlier, but she wanted them safe.”",
        [("He", "A lot of ships could have sailed earlier, but she wanted them safe.")],
        id="states without a comma",
    ),
    pytest.param(
        "Lund was calm. He added, however, that “the port is likely to be slow at first.”",
        [("He", "the port is likely to be slow at first.")],
        id="added, however, that",
    ),
    pytest.param(
        "“I think it is a way. There is no sense in two boats[,]” said Jan Dorn, a captain.",
        [("Jan Dorn", "I think it is a way. There is no sense in two boats")],
        id="an editor's comma",
    ),
]

EDITED = "The agency wrote of him on Twitter “[h]is step into space began a new age”."


def test_edited_first_letter(told: Tell) -> None:
    """A sentence whose first letter an editor made small is one."""
    (only,) = told(EDITED)

    assert (only.kind, only.text) == (Kind.DIRECT, "[h]is step into space began a new age")


def test_two_subjects(told: Tell) -> None:
    """A name that the parse takes for a second subject is the first one's."""
    (only,) = told("The judge presiding over the case, Ana Roth, said, “You did this to them all.”")

    assert only.mention is not None
    assert only.mention.name == "Ana Roth"


QUIET = [
    pytest.param("If elected, Otis Stone would say: “We have won.”", id="said on a condition"),
    pytest.param("“We have won,” Otis Stone would say if elected.", id="would be said"),
    pytest.param("Roth refused to say “I am sorry for the delay”.", id="refused"),
    pytest.param("Roth did not say “I am sorry” to the voters.", id="not said"),
    pytest.param(
        "They want to add the question, “Is this person a citizen?”, to the form.",
        id="not said yet",
    ),
    pytest.param("The festival, known as “the Big Noise,” drew a crowd.", id="nickname"),
    pytest.param("She sang “My Heart Is a River” at the ceremony.", id="title"),
    pytest.param("The so-called “ghost road” was closed.", id="scare quotes"),
    pytest.param("The charity “Have No Fear” was closed.", id="name"),
]


@pytest.mark.parametrize(("text", "wanted"), SPEAKS)
def test_speaks(told: Tell, text: str, wanted: list[tuple[str, str]]) -> None:
    """The words stand without marks and comma, with their speaker."""
    found = [(s.mention and s.mention.text, s.text) for s in told(text) if s.kind is Kind.DIRECT]

    assert found == wanted


@pytest.mark.parametrize("text", QUIET)
def test_quiet(told: Tell, text: str) -> None:
    """Names and irony in marks are nobody's statement."""
    assert told(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "“We will rebuild,” Roth said, “and we will pay for it.”",
        "“We will rebuild,” Roth said. “It will take a year.”",
        "“We will rebuild,” Roth told the Wire on Monday. “It will take a year.”",
    ],
)
def test_continues(told: Tell, text: str) -> None:
    """A quotation split by its cue is two statements, the second of which continues the first."""
    first, second = told(text)

    assert first.continues is None
    assert second.continues == first.id
    assert second.mention == first.mention


def test_other_speaker(told: Tell) -> None:
    """A second cue begins anew."""
    first, second = told("“We won,” said Roth. “You lost,” said Lund.")

    assert second.continues is None
    assert [s.mention and s.mention.text for s in (first, second)] == ["Roth", "Lund"]


def test_participle_after(told: Tell) -> None:
    """A participle after a quotation has the speaker of the quotation."""
    _, added = told("“It is over,” Roth said, adding that the talks had failed.")

    assert added.text == "the talks had failed"
    assert added.mention is not None
    assert added.mention.text == "Roth"


def test_via(told: Tell) -> None:
    """The outlet that was told is kept."""
    (only,) = told("Roth told Reuters that the port would close.")

    assert only.via == "told Reuters"
