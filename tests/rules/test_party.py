"""Whether a claim tells of who speaks on the other side."""

from __future__ import annotations

import pytest

from factdb.rules.party import tells_of
from tests.rules.build import Spec, made, say


def _claim(text: str, by: str = "Rui Costa") -> Spec:
    return say(text, by, 3)


def _answer(by: str, sentence: str = "", text: str = "the door was open") -> Spec:
    return say(text, by, 3, sentence=sentence)


MANAGER = _answer("Piet Halden", '"the door was open," the manager, Piet Halden, said.')
LEADER = _answer("Ida Moor", "Council leader Ida Moor said the door was open.")
BAKERY = _answer("Lindner Mills", "Lindner Mills said the door was open.")
MOSCOW = _answer(
    "Maria Zakharova",
    "Russian Foreign Ministry spokeswoman Maria Zakharova said the door was open.",
)

TELLS = [
    pytest.param("Piet Halden locked the door", MANAGER, id="whole name"),
    pytest.param("Halden locked the door", MANAGER, id="surname"),
    pytest.param("On Monday Halden locked the door", MANAGER, id="surname later"),
    pytest.param("But Halden locked the door", MANAGER, id="no first name before it"),
    pytest.param("Mr Halden locked the door", MANAGER, id="title"),
    pytest.param("it was Halden's door", MANAGER, id="possessive"),
    pytest.param("her manager had locked the door", MANAGER, id="role"),
    pytest.param("the night manager had locked the door", MANAGER, id="role with a word"),
    pytest.param("the mill's manager locked the door", MANAGER, id="role of a house"),
    pytest.param("the council plans to shut the pool", LEADER, id="house of a leader"),
    pytest.param("the company knew of the crack", BAKERY, id="company"),
    pytest.param("its owner knew of the crack", BAKERY, id="owner"),
    pytest.param("Lindner Mills knew of the crack", BAKERY, id="name of a company"),
]

TELLS_NOT = [
    pytest.param("the caretaker locked the door", MANAGER, id="another role"),
    pytest.param("a manager of another mill locked the door", MANAGER, id="some manager"),
    pytest.param("managers are paid too much", MANAGER, id="managers"),
    pytest.param("the manager Otto Berg locked the door", MANAGER, id="named manager"),
    pytest.param("Otto Halden locked the door", MANAGER, id="another first name"),
    pytest.param("the door was locked", MANAGER, id="nobody"),
    pytest.param("somebody locked the door", MANAGER, id="somebody"),
    pytest.param("they locked the door", MANAGER, id="they"),
    pytest.param("the Haldensee froze over", MANAGER, id="longer word"),
    pytest.param("the management is in hand", MANAGER, id="kindred word"),
    pytest.param("the door leads to the yard", MANAGER, id="his words"),
    pytest.param("Piet locked the door", MANAGER, id="first name alone"),
    pytest.param("the company locked the door", MANAGER, id="a person is no company"),
    pytest.param("the parish plans to shut the pool", LEADER, id="another house"),
    pytest.param("councillors quarrelled over the pool", LEADER, id="councillors"),
    pytest.param("a council must plan", LEADER, id="any council"),
    pytest.param("the pool will be shut", LEADER, id="no doer"),
    pytest.param("the leaders of the strike met", LEADER, id="leaders"),
    pytest.param("companies knew of the crack", BAKERY, id="companies"),
    pytest.param("a company knew of the crack", BAKERY, id="a company"),
    pytest.param("the mayor knew of the crack", BAKERY, id="the mayor"),
    pytest.param("the ministry knew of the crack", BAKERY, id="a ministry"),
    pytest.param("mills are noisy", BAKERY, id="mills"),
    pytest.param("Lindner Street is closed", BAKERY, id="part of the name"),
    pytest.param("Ukraine attacked the bridge", MOSCOW, id="another country"),
    pytest.param("the bridge was attacked", MOSCOW, id="no country"),
    pytest.param("the school teaches Russian", MOSCOW, id="a language"),
    pytest.param("they met near the Russian border", MOSCOW, id="a border"),
    pytest.param("The Ledger printed it", _answer("The Ledger"), id="the outlet itself"),
    pytest.param("officials knew of the crack", _answer("officials"), id="officials"),
]


@pytest.mark.parametrize(("text", "answer"), TELLS)
def test_tells_of(text: str, answer: Spec) -> None:
    """By name, role, house or country."""
    assert tells_of(made(_claim(text)), made(answer))


@pytest.mark.parametrize(("text", "answer"), TELLS_NOT)
def test_tells_of_another(text: str, answer: Spec) -> None:
    """Of others, of many, or of nobody."""
    assert not tells_of(made(_claim(text)), made(answer))


def test_a_country_does_it() -> None:
    """Who speaks for a government answers for what his country is told to have done."""
    claim = made(_claim("Russia attacked the bridge at dawn", "Denys Shmyhal"))
    assert tells_of(claim, made(MOSCOW)) == {"@RU"}


def test_nobody_tells_of_his_own_country_as_of_another() -> None:
    """Two voices of one government are no two parties."""
    own = made(
        say(
            "Russia attacked",
            "Dmitry Peskov",
            3,
            sentence="Kremlin spokesman Dmitry Peskov said Russia attacked.",
        )
    )
    assert "@RU" not in tells_of(own, made(MOSCOW))
