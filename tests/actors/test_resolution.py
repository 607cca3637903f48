"""Who speaks is said where the report or the store says it; where two fit, nobody is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factdb.actors import Resolution, actor_keys, key, names, resolve
from factdb.config import DEFAULT_MODEL
from factdb.extraction.mentions import mention_at, mentions
from factdb.types import (
    Actor,
    ActorKind,
    Extraction,
    Kind,
    Mention,
    Report,
    Role,
    Statement,
    short_id,
)

DAY = date(2022, 2, 1)


@pytest.fixture(scope="module")
def nlp() -> Any:
    """Load the parser once."""
    import spacy

    return spacy.load(DEFAULT_MODEL)


def spoken(nlp: Any, text: str, outlet: str = "", title: str = "") -> Extraction:
    """Make a statement of every clause with "said": its mention is the subject."""
    doc = nlp(text)
    report = Report(text, datetime(2022, 2, 1, tzinfo=UTC), outlet=outlet, title=title)
    cues = [word for word in doc if word.lower_ == "said"]
    made = tuple(_statement(doc, report, cue) for cue in cues)
    return Extraction(report, made, mentions(doc, report))


def _statement(doc: Any, report: Report, cue: Any) -> Statement:
    subject = next((one for one in cue.children if one.dep_ == "nsubj"), None)
    mention: Mention | None = None
    if subject is not None:
        places = [one.i for one in subject.subtree]
        mention = mention_at(doc, report, min(places), max(places) + 1)
    start, end = cue.idx, cue.idx + len(cue.text)
    return Statement(
        short_id("s", report.digest, start),
        report.id,
        report.published,
        Kind.INDIRECT,
        report.text[start:end],
        start,
        end,
        outlet=report.outlet,
        mention=mention,
    )


def last(resolution: Resolution) -> str | None:
    """Give the speaker of the last statement."""
    speaker = resolution.statements[-1].speaker
    return speaker.name if speaker else None


WITHIN = [
    pytest.param("President Otis Bramble came. Bramble said no.", "Otis Bramble", id="surname"),
    pytest.param("Ada Quill came. Ada said no.", "Ada Quill", id="first name after the full"),
    pytest.param("Otis Bramble came. He said no.", "Otis Bramble", id="he"),
    pytest.param("Otis Bramble spoke in Nashua. He said no.", "Otis Bramble", id="no town"),
    pytest.param("Ada Quill met voters in Derry. She said no.", "Ada Quill", id="not where"),
    pytest.param("Ada Quill met Otis Bramble. She said no.", "Ada Quill", id="she, by first names"),
    pytest.param(
        "Norwegian President Otis Bramble came. Danish Prime Minister Ada Quill left. "
        "The Norwegian president said no.",
        "Otis Bramble",
        id="office and country",
    ),
    pytest.param(
        "President Otis Bramble met French President Emil Marsh. The president said no.",
        "Otis Bramble",
        id="the president is the one who was called so",
    ),
    pytest.param(
        "The Norwegian Foreign Ministry wrote. The ministry said no.",
        "Norwegian Foreign Ministry",
        id="the ministry",
    ),
    pytest.param(
        "The Board for Water and Weirs in Otterburn (BWWO) met. BWWO said no.",
        "Board for Water and Weirs in Otterburn",
        id="acronym",
    ),
    pytest.param("The Otterburn Gazette said no.", "Otterburn Gazette", id="outlet"),
    pytest.param("AFP said no.", "Agence France-Presse", id="outlet by its letters"),
    pytest.param("Police said no.", "police", id="a body as printed"),
    pytest.param(
        "The smiths’ union met. The bakers’ union said no.",
        "bakers’ union",
        id="another union, as printed",
    ),
    pytest.param("The bakers’ union met. The union said no.", "bakers’ union", id="the only union"),
    pytest.param(
        "The Otterburn Ethics Committee met. The Committee said no.",
        "Otterburn Ethics Committee",
        id="a noun with a capital is the body that has it",
    ),
    pytest.param(
        "Norwegian state media said yes. Later state media said no.",
        "Norwegian state media",
        id="state media",
    ),
    pytest.param(
        "In a letter, Otis Bramble said yes. Emil Marsh came. The letter said no.",
        "Otis Bramble",
        id="a letter is his who said something in it",
    ),
    pytest.param(
        "Ana Quiroga Pell came. Quiroga said no.", "Ana Quiroga Pell", id="first of two surnames"
    ),
    pytest.param("Moscow said no.", "Government of Russia", id="capital"),
    pytest.param("Denmark said no.", "Government of Denmark", id="country"),
    pytest.param("The Kremlin said no.", "Kremlin", id="seat"),
    pytest.param("The Danish government said no.", "Government of Denmark", id="its government"),
    pytest.param(
        "Prime Minister Ada Quill came. Quill's office said no.", "Office of Ada Quill", id="office"
    ),
    pytest.param(
        "A spokesman for the Otterburn Water Board said no.",
        "Otterburn Water Board",
        id="unnamed spokesman",
    ),
    pytest.param(
        "Marrow Motors Ltd lost money. The company said no.", "Marrow Motors Ltd", id="company"
    ),
    pytest.param(
        "Arvia Airlines bought three jets. The firm said no.", "Arvia Airlines", id="firm"
    ),
    pytest.param(
        "The Marrow Foundation met in May. It rained. The group said no.",
        "Marrow Foundation",
        id="group",
    ),
    pytest.param(
        "The Otterburn Water Board met in May. It rained. OWB said no.",
        "Otterburn Water Board",
        id="by its initials",
    ),
    pytest.param(
        "Ada Quill spoke to Otis Bramble. Ada Quill President said no.",
        "Ada Quill",
        id="office behind the name",
    ),
    pytest.param(
        "A spokesman for the Otterburn Water Board said no. The spokesman said no.",
        "Otterburn Water Board",
        id="the same spokesman",
    ),
    pytest.param(
        "Spokesman Otis Bramble said no. The spokesman said no.",
        "Otis Bramble",
        id="the spokesman by name",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), WITHIN)
def test_within_a_report(nlp: Any, text: str, speaker: str) -> None:
    """Names, offices and pronouns lead to whom the report named before."""
    assert last(resolve(spoken(nlp, text))) == speaker


SILENT = [
    pytest.param("Otis Bramble met Emil Marsh. He said no.", "or", id="two men"),
    pytest.param(
        "Otis Bramble met Ada Bramble. Bramble said no.", "Ada Bramble", id="two of one surname"
    ),
    pytest.param("Emil Marsh has confidence in Putin. He said no.", "or", id="in whom one trusts"),
    pytest.param(
        "President Bramble came. Ada Bramble left. Bramble said no.",
        "or",
        id="two of one surname, one without a first name",
    ),
    pytest.param("The letter said no.", "whose", id="nobody's letter"),
    pytest.param(
        "The Otterburn Water Board said no. The spokesman said no.",
        "for whom",
        id="a spokesman after a body",
    ),
    pytest.param(
        "Otis Bramble spoke of a letter. The letter said no.", "whose", id="a letter of others"
    ),
    pytest.param("They saw the Marrow. It said no.", "no body", id="a name that tells nothing"),
    pytest.param(
        "Somehow he said that Otis Bramble left and he said no.",
        "does not name",
        id="he after another he",
    ),
    pytest.param(
        "President Ada Quill of Denmark met President Emil Marsh of France. "
        "The presidents of Denmark and Norway said no.",
        "no president",
        id="one of two countries is not told",
    ),
    pytest.param("A senior official said no.", "not named", id="unnamed"),
    pytest.param("The president said no.", "no president", id="nobody was called so"),
    pytest.param("The government said no.", "which", id="government of where"),
    pytest.param("The company said no.", "which", id="which company"),
    pytest.param(
        "Marrow Motors Ltd sued Arvia Airlines. The company said no.", "or", id="either company"
    ),
    pytest.param(
        "The Ministry of Health closed the hall. The company said no.", "which", id="no ministry"
    ),
    pytest.param("The UN met in May. The company said no.", "which", id="no well-known body"),
    pytest.param(
        "Marrow Motors Ltd lost money. It rained. It rained. It rained. It rained. It rained. "
        "The company said no.",
        "which",
        id="a company long ago",
    ),
    pytest.param(
        "Otis Bramble came. A woman was hurt. She said no.", "does not name", id="a stranger leads"
    ),
    pytest.param("He said no.", "nobody", id="nobody before"),
    pytest.param(
        "Former president Otis Bramble came. The president said no.", "no president", id="former"
    ),
]


@pytest.mark.parametrize(("text", "reason"), SILENT)
def test_abstains(nlp: Any, text: str, reason: str) -> None:
    """Where nobody can say, the doubt says why."""
    statement = resolve(spoken(nlp, text)).statements[-1]

    assert statement.speaker is None
    assert reason in statement.doubt


def test_another_of_that_name(nlp: Any) -> None:
    """President Bramble is not the Ada Bramble whom the report names after him."""
    found = resolve(
        spoken(nlp, "President Bramble came with Ada Bramble. President Bramble said no.")
    )

    assert last(found) == "Bramble"


def test_both(nlp: Any) -> None:
    """“Both officers” are the two who are called so, “the three” nobody knows."""
    text = "They met officers Otis Bramble and Emil Marsh. Snow fell. Both officers said no."
    both = resolve(spoken(nlp, text)).statements[-1]
    three = resolve(spoken(nlp, text.replace("Both", "The three"))).statements[-1]

    assert both.speaker
    assert [both.speaker.name, *(one.name for one in both.co_speakers)] == [
        "Otis Bramble",
        "Emil Marsh",
    ]
    assert three.speaker is None


def test_one_each(nlp: Any) -> None:
    """“The presidents of X and Y” are one each."""
    text = (
        "Norwegian President Otis Bramble met Danish President Ada Quill and French President "
        "Emil Marsh. The presidents of Norway and Denmark said no."
    )
    found = resolve(spoken(nlp, text)).statements[-1]

    assert found.speaker
    assert [found.speaker.name, *(one.name for one in found.co_speakers)] == [
        "Otis Bramble",
        "Ada Quill",
    ]


def person(name: str, *roles: Role, aliases: Sequence[str] = ()) -> Actor:
    """Make a known person."""
    made = short_id("a", ActorKind.PERSON, key(name))
    return Actor(made, name, ActorKind.PERSON, tuple(aliases), roles)


ZELEN = person("Volodymyr Zelenskiy", Role("president", "UA", DAY, DAY))
OTIS = person("Otis Bramble", Role("president", "NO", DAY, DAY))
ADA = person("Ada Bramble", Role("coach", "Otterburn"))

KNOWN = [
    pytest.param("Volodymyr Zelenskyy said no.", [ZELEN], "Volodymyr Zelenskiy", id="spelling"),
    pytest.param("Mr Bramble said no.", [OTIS], "Otis Bramble", id="surname of one known"),
    pytest.param("The Norwegian president said no.", [OTIS], "Otis Bramble", id="office"),
    pytest.param("President Bramble said no.", [OTIS, ADA], "Otis Bramble", id="office tells two"),
    pytest.param("Dr Bramble said no.", [OTIS, ADA], None, id="surname of two known"),
    pytest.param("Mr Bramble said no.", [OTIS, ADA], "Otis Bramble", id="Mr tells two"),
    pytest.param(
        "The Norwegian president said no.",
        [person("Old Knut", Role("president", "NO", date(2001, 1, 1), date(2009, 1, 1)))],
        None,
        id="long out of office",
    ),
]


@pytest.mark.parametrize(("text", "known", "speaker"), KNOWN)
def test_known(nlp: Any, text: str, known: list[Actor], speaker: str | None) -> None:
    """Actors of the store are met by spelling, surname and office; two alike by nobody."""
    extraction = spoken(nlp, text)
    found = resolve(extraction, known)

    assert last(found) == speaker
    assert all(actor_keys(one) & names(extraction) for one in known[:1])
    if speaker:
        assert found.statements[-1].speaker is not None
        assert found.statements[-1].speaker.id in {one.id for one in known}


def test_half_a_name_stays_in_its_report(nlp: Any) -> None:
    """An air force without a country is not the one that another report calls so."""
    air = Actor("a-1", "Norwegian Air Force", ActorKind.BODY, ("Air Force",))
    one = resolve(spoken(nlp, "The Air Force said no."), [air]).statements[-1].speaker

    assert one
    assert one.id != air.id


def test_reason_of_a_surname(nlp: Any) -> None:
    """A link to somebody known by surname alone says so."""
    found = resolve(spoken(nlp, "Mr Bramble said no."), [OTIS])

    assert "only one known" in found.links[0].reason


def test_called_as_the_store_does(nlp: Any) -> None:
    """Whoever speaks has one name in all reports, however fully one of them prints it."""
    known = [person("Otis Bramble"), person("Ada Quill")]
    text = "Otis R. Bramble and Ada M. Quill said no. “No,” he said."
    told = resolve(spoken(nlp, text), known).statements

    spoke = [actor for one in told for actor in (one.speaker, *one.co_speakers) if actor]
    assert {one.name for one in spoke} == {"Otis Bramble", "Ada Quill"}
    assert all(one.aliases for one in spoke)


def test_known_actor_learns(nlp: Any) -> None:
    """A report adds spellings and offices, and widens the days of a known office."""
    known = person("Otis Bramble", Role("president", "NO", date(2021, 5, 1), date(2021, 5, 1)))
    text = "Norwegian President Otis R. Bramble came."
    found = next(one for one in resolve(spoken(nlp, text), [known]).actors if one.id == known.id)

    assert (found.name, found.aliases) == ("Otis Bramble", ("Otis R. Bramble",))
    assert found.roles == (Role("president", "NO", date(2021, 5, 1), DAY),)


def test_bare_surname_stays_in_its_report(nlp: Any) -> None:
    """Two reports' Mr Brambles are two actors until a full name is known."""
    one = resolve(spoken(nlp, "Mr Bramble said no.")).statements[-1].speaker
    two = resolve(spoken(nlp, "Mr Bramble said never.")).statements[-1].speaker

    assert one
    assert two
    assert one.name == two.name == "Bramble"
    assert one.id != two.id


def test_joint(nlp: Any) -> None:
    """Two who speak together are speaker and co-speaker."""
    statement = resolve(spoken(nlp, "NATO and Denmark said no.")).statements[0]

    assert statement.speaker
    assert [statement.speaker.name, *(one.name for one in statement.co_speakers)] == [
        "NATO",
        "Government of Denmark",
    ]


def test_via(nlp: Any) -> None:
    """An unnamed spokesman speaks for somebody, and stays visible."""
    found = resolve(spoken(nlp, "Otis Bramble came. His spokesman said no.")).statements[0]

    assert found.speaker
    assert (found.speaker.name, found.via) == ("Otis Bramble", "His spokesman")


def test_title_of_the_report(nlp: Any) -> None:
    """A first name may stand in the title only."""
    found = resolve(spoken(nlp, "Ms Quill said no.", title="Briefing by Secretary Ada Quill"))

    assert last(found) == "Ada Quill"


PRESS_OFFICE = "President of Norway (press office)"
MET = "President Otis Bramble met President Emil Marsh. The President said no."

OWN = [
    pytest.param(MET, "", (), None, id="two full names"),
    pytest.param(MET, "", (OTIS,), "Otis Bramble", id="one is known to be ours"),
    pytest.param(MET, "Words by President Marsh", (), "Emil Marsh", id="the headline"),
    pytest.param("President Marsh came. The President said no.", "", (), None, id="a bare name"),
    pytest.param(
        "The President said no.", "Words by President Marsh", (), "Marsh", id="only there"
    ),
    pytest.param("The President said no.", "", (OTIS,), "Otis Bramble", id="known"),
    pytest.param(
        "Danish President Ada Quill came. The President said no.", "", (), None, id="a guest"
    ),
]


@pytest.mark.parametrize(("text", "title", "known", "speaker"), OWN)
def test_own_office(
    nlp: Any, text: str, title: str, known: Sequence[Actor], speaker: str | None
) -> None:
    """“The President” in the words of a president's press office is its own, if it is said who."""
    extraction = spoken(nlp, text, outlet=PRESS_OFFICE, title=title)

    assert last(resolve(extraction, known)) == speaker
    assert all(actor_keys(one) & names(extraction) for one in known)


def test_bare_head_of_state_is_one_everywhere(nlp: Any) -> None:
    """Two reports' President Marsh of one country is one actor, even without a first name."""
    told = [f"Norwegian President Marsh said {word}." for word in ("no", "yes")]
    found = {resolve(spoken(nlp, text)).statements[0].speaker for text in told}

    assert len({one.id for one in found if one}) == 1


LISTED = [
    ("The Otterburn Water Board left the UN.", {"Otterburn Water Board", "UN"}),
    ("GDP and COVID-19 fell near Greater Otterburn.", set[str]()),
    ("They told Otis Bramble about the Otterburn College.", {"Otis Bramble", "Otterburn College"}),
]


@pytest.mark.parametrize(("text", "listed"), LISTED)
def test_listed(nlp: Any, text: str, listed: set[str]) -> None:
    """Of those who do not speak, only what must be an actor is one."""
    assert {one.name for one in resolve(spoken(nlp, text)).actors} == listed


def test_parts_of_governments(nlp: Any) -> None:
    """A ministry is part of its government."""
    text = "Denmark said no. Denmark's Foreign Ministry said no."
    government, ministry = (one.speaker for one in resolve(spoken(nlp, text)).statements)

    assert government
    assert ministry
    assert ministry.part_of == government.id


def test_own_voice() -> None:
    """An assertion is the outlet's; without an outlet it is nobody's."""
    text = "Prices rose by 3 percent."
    for outlet, speaker in (("AFP", "Agence France-Presse"), ("", None)):
        report = Report(text, datetime(2022, 2, 1, tzinfo=UTC), outlet=outlet)
        told = Statement(
            "s-1", report.id, report.published, Kind.ASSERTION, text, 0, len(text), outlet=outlet
        )

        assert last(resolve(Extraction(report, (told,)))) == speaker


PIECES = ["Otis Bramble", "Ada Quill", "Bramble", "He", "She", "The president", "Norway", "NATO"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, "The ministry", "Police"]), min_size=1, max_size=6))
def test_no_name_is_made_up(nlp: Any, subjects: list[str]) -> None:
    """Every speaker has a name of the report, or of a country that it names; all have a reason."""
    text = " ".join(f"{subject} said no." for subject in subjects)
    found = resolve(spoken(nlp, text))

    for one in found.statements:
        assert (one.speaker is None) == bool(one.doubt)
        if one.speaker and not one.speaker.name.startswith("Government of"):
            assert all(word.lower() in text.lower() for word in one.speaker.name.split())
    assert all(link.reason for link in found.links)
    assert resolve(spoken(nlp, text)) == found
