"""A naming says who, with which office, of what kind, in what number."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factdb.config import DEFAULT_MODEL
from factdb.extraction.mentions import mention_at, mentions
from factdb.types import ActorKind, Form, Mention, Report

PERSON, BODY, OUTLET = ActorKind.PERSON, ActorKind.BODY, ActorKind.OUTLET


@pytest.fixture(scope="module")
def nlp() -> Any:
    """Load the parser once."""
    import spacy

    return spacy.load(DEFAULT_MODEL)


def report(text: str) -> Report:
    """Make a report of a text."""
    return Report(text, datetime(2022, 2, 1, tzinfo=UTC))


def subject(nlp: Any, text: str) -> Mention:
    """Read the subject of the first verb."""
    doc = nlp(text)
    head = next(word for word in doc if word.dep_ in {"nsubj", "nsubjpass"})
    words = [word.i for word in head.subtree]
    return mention_at(doc, report(text), min(words), max(words) + 1)


NAMES = [
    ("Otis Bramble said no.", "Otis Bramble", "", ""),
    ("Hungarian Prime Minister Otis Bramble said no.", "Otis Bramble", "prime minister", "HU"),
    ("Russia's envoy Otis Bramble said no.", "Otis Bramble", "envoy", "RU"),
    ("Otis Bramble, a doctor, said no.", "Otis Bramble", "doctor", ""),
    ("The mayor of Otterburn, Otis Bramble, said no.", "Otis Bramble", "mayor", "Otterburn"),
    ("Prime Minister of Italy Otis Bramble said no.", "Otis Bramble", "prime minister", "IT"),
    (
        "President of the People's Republic of China Otis Bramble said no.",
        "Otis Bramble",
        "president",
        "CN",
    ),
    (
        "U.S. Ambassador to the UN Linda Marsh-Pell said no.",
        "Linda Marsh-Pell",
        "ambassador to un",
        "US",
    ),
    (
        "Otis Bramble, minister of transport for Norway, said no.",
        "Otis Bramble",
        "transport minister",
        "NO",
    ),
    ("Former President Otis Bramble said no.", "Otis Bramble", "former president", ""),
    ("Otterburn Police spokesman Otis Bramble said no.", "Otis Bramble", "spokesperson", None),
    ("Mr. Bramble said no.", "Bramble", "mr", ""),
    ("Senator from Otterdale Otis Bramble said no.", "Otis Bramble", "senator", None),
    ("President Otis Bramble of Norway said no.", "Otis Bramble", "president", "NO"),
    ("Senator Ada Banks said no.", "Ada Banks", "senator", ""),
    ("University of Otterburn Professor Ada Berg said no.", "Ada Berg", "professor", None),
    ("President Otis el-Bramble said no.", "Otis el-Bramble", "president", ""),
    ("Local prosecutor Otis Bramble said no.", "Otis Bramble", "prosecutor", ""),
    (
        "President of the Norwegian Storting Otho Brambel said no. Otho Brambel left.",
        "Otho Brambel",
        "president",
        None,
    ),
]


@pytest.mark.parametrize(("text", "name", "title", "of"), NAMES)
def test_names_of_people(nlp: Any, text: str, name: str, title: str, of: str | None) -> None:
    """A name comes bare, its office beside it, with the country as a code."""
    found = subject(nlp, text)

    assert (found.form, found.name, found.title, found.kind) == (Form.NAME, name, title, PERSON)
    assert of is None or found.of == of


BODIES = [
    (
        "The Bureau of Alcohol, Tobacco and Firearms opened an inquiry.",
        "Bureau of Alcohol, Tobacco and Firearms",
        "",
        BODY,
    ),
    (
        "The Ministry of Health, Education, and Welfare opened an inquiry.",
        "Ministry of Health, Education, and Welfare",
        "",
        BODY,
    ),
    ("Russia’s Foreign Ministry said no.", "Russia’s Foreign Ministry", "RU", BODY),
    ("The Russian military said no.", "Russian military", "RU", BODY),
    ("The World Health Organization said no.", "World Health Organization", "", BODY),
    ("Bramble's office said no.", "Office of Bramble", "Bramble", BODY),
    ("Denmark said no.", "Denmark", "DK", BODY),
    ("The Otterburn Gazette reported a fire.", "Otterburn Gazette", "", OUTLET),
    ("Reuters reported a fire.", "Reuters", "", OUTLET),
    ("The government of Norway said no.", "government of Norway", "NO", BODY),
    ("Orven Gas and Electric Company (OG&E) said no.", "Orven Gas and Electric Company", "", BODY),
    ("The Timber and Peat Administration said no.", "Timber and Peat Administration", "", BODY),
    ("The Otter 52 Project said no.", "Otter 52 Project", "", BODY),
    ("Norwegian state media said no.", "Norwegian state media", "NO", OUTLET),
    ("The broadcaster OWB said no.", "OWB", "", OUTLET),
    ("The blocked Norwegian military said no.", "Norwegian military", "NO", BODY),
]


@pytest.mark.parametrize(("text", "name", "of", "kind"), BODIES)
def test_names_of_bodies(nlp: Any, text: str, name: str, of: str, kind: ActorKind) -> None:
    """A body's name holds whose it is; somebody's office is not he."""
    found = subject(nlp, text)

    assert (found.form, found.name, found.of, found.kind) == (Form.NAME, name, of, kind)


OTHERS = [
    ("The Russian president said no.", Form.ROLE, "president", "one", ""),
    ("The two leaders said no.", Form.ROLE, "leader", "many", ""),
    ("The ministry said no.", Form.ROLE, "ministry", "one", "n"),
    ("Police said no.", Form.ROLE, "police", "one", "n"),
    ("The spokeswoman said no.", Form.ROLE, "spokesperson", "one", "f"),
    ("A senior official said no.", Form.UNNAMED, "senior official", "one", ""),
    ("The Committee said no.", Form.ROLE, "committee", "one", "n"),
    ("State media said no.", Form.ROLE, "state media", "one", "n"),
    ("Archaeologists said no.", Form.UNNAMED, "archaeologist", "many", ""),
    ("Witnesses said no.", Form.UNNAMED, "witness", "many", ""),
    ("Local media said no.", Form.UNNAMED, "local media", "one", "n"),
    ("He said no.", Form.PRONOUN, "", "one", "m"),
    ("She said no.", Form.PRONOUN, "", "one", "f"),
    ("They said no.", Form.PRONOUN, "", "", ""),
]


@pytest.mark.parametrize(("text", "form", "title", "number", "gender"), OTHERS)
def test_without_a_name(
    nlp: Any, text: str, form: Form, title: str, number: str, gender: str
) -> None:
    """Roles, unnamed sources and pronouns say what they show, and no name."""
    found = subject(nlp, text)

    assert (found.form, found.name, found.title) == (form, "", title)
    assert (found.number, found.gender) == (number, gender)


def test_office_printed_once(nlp: Any) -> None:
    """An office in the plural is that of both whom it stands before."""
    text = "They met officers Otis Bramble and Ada Quill."
    found = [one for one in mentions(nlp(text), report(text)) if one.name]

    assert [(one.name, one.title) for one in found] == [
        ("Otis Bramble", "officer"),
        ("Ada Quill", "officer"),
    ]


def test_statue_is_no_president(nlp: Any) -> None:
    """An office in the plural after a name is that of others."""
    text = "They saw Otis Bramble, presidents Ada Quill and Emil Marsh."
    found = {one.name: one.title for one in mentions(nlp(text), report(text))}

    assert found["Otis Bramble"] == ""


def test_two_names_by_and(nlp: Any) -> None:
    """A name of its own before “and” stays one."""
    text = "The Pentagon and State Department said no."
    found = [one.name for one in mentions(nlp(text), report(text))]

    assert found == ["Pentagon", "State Department"]


def test_credit_line(nlp: Any) -> None:
    """The head of a credit line is no part of a name."""
    text = "They saw Ada Quill Image: Otis Bramble."
    found = {one.name for one in mentions(nlp(text), report(text))}

    assert "Ada Quill Image" not in found


def test_joint(nlp: Any) -> None:
    """Two who speak together are one mention over both, and each is found in it."""
    text = "NATO and the U.S. said no."
    found = subject(nlp, text)
    inner = [one.text for one in mentions(nlp(text), report(text))]

    assert (found.text, found.number, found.name) == ("NATO and the U.S.", "many", "")
    assert inner == ["NATO", "the U.S."]


POINTING = [
    pytest.param("Bramble's statement said no.", "Bramble", id="a statement's owner"),
    pytest.param("Data from the Otterburn Archive said no.", "the Otterburn Archive", id="from"),
    pytest.param("The rules changed, per WHO guidelines.", "The rules", id="a subject as it is"),
    pytest.param("A Danforth College poll said no.", "Danforth College", id="a poll's house"),
    pytest.param("Bramble's latest suit said no.", "Bramble", id="who sues"),
    pytest.param(
        "An analysis by the Center for Weirs said no.", "the Center for Weirs", id="by a body"
    ),
    pytest.param(
        "A study published by Lund University found gaps.", "Lund University", id="published by"
    ),
    pytest.param("PG&E's schedule said no.", "PG&E", id="a thing of a body's own"),
    pytest.param("Bramble's coat said no.", "Bramble's coat", id="a thing of a person's"),
    pytest.param("A letter stolen by Bramble said no.", "A letter", id="a thief wrote nothing"),
    pytest.param("An analysis of the fire said no.", "An analysis of the fire", id="nobody's"),
    pytest.param("A report of a fire said no.", "A report of a fire", id="a report is nobody's"),
]


@pytest.mark.parametrize(("text", "words"), POINTING)
def test_whose_words(nlp: Any, text: str, words: str) -> None:
    """Documents lead to those whose words they are, if somebody is named."""
    assert subject(nlp, text).text == words


def test_joint_with_an_office_between(nlp: Any) -> None:
    """Two speakers are two, also where the parse puts the first into the name of the second."""
    text = "Ada Berg and Chief Medical Officer Martin Lowe said no."

    found = subject(nlp, text)

    assert (found.text, found.number) == (text.removesuffix(" said no."), "many")


def test_relative_pronoun(nlp: Any) -> None:
    """“Who” is the one it tells of."""
    text = "They met Otis Bramble, who said no."
    doc = nlp(text)
    who = next(word.i for word in doc if word.text == "who")

    assert mention_at(doc, report(text), who, who + 1).name == "Otis Bramble"


def test_long_form(nlp: Any) -> None:
    """Words whose initials stand in brackets are one name."""
    text = "The Board for Water and Weirs in Otterburn (BWWO) said no."

    named = {one.name for one in mentions(nlp(text), report(text)) if one.kind is BODY}

    assert {"Board for Water and Weirs in Otterburn", "BWWO"} <= named


def test_small_letter_of_a_short_form(nlp: Any) -> None:
    """A small letter stands for a small word."""
    text = "Weirs for Otterburn (WfO) said no."

    named = {one.name for one in mentions(nlp(text), report(text)) if one.kind is BODY}

    assert "Weirs for Otterburn" in named


def test_covered_words_name_nobody(nlp: Any) -> None:
    """What the parse does not show is not read."""
    text = 'Otis Bramble said: "Ada Quill is here."'
    doc = nlp(text.replace("Ada Quill", "xxx xxxxx"))

    assert [one.name for one in mentions(doc, report(text)) if one.name] == ["Otis Bramble"]


def test_order(nlp: Any) -> None:
    """Mentions come in the order of their places, the wider first."""
    text = "Otis Bramble of Norway said he met the Norwegian prime minister and Ada Quill in Oslo."
    found = mentions(nlp(text), report(text))

    assert list(found) == sorted(found, key=lambda one: (one.start, -one.end))
    assert len({(one.start, one.end) for one in found}) == len(found)


PIECES = [
    "President",
    "Otis",
    "Bramble",
    "the",
    "ministry",
    "'s",
    ",",
    "and",
    "he",
    "NATO",
    "(OWB)",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, "said", "of", "Russia", ".", "\n\n", "“"]), min_size=1))
def test_contract(nlp: Any, pieces: list[str]) -> None:
    """Whatever the text, mentions are made of its words, and any phrase has one."""
    text = " ".join(pieces) + "."
    doc, made = nlp(text), report(text)
    for one in (*mentions(doc, made), mention_at(doc, made, 0, len(doc))):
        assert made.text[one.start : one.end] == one.text
