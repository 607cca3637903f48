"""Two printings of one utterance whose words differ in meaning."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb import match
from factdb.rules import judge
from factdb.rules.alignment import align
from factdb.rules.misquote import misquote
from factdb.types import Relation
from tests.rules.build import Spec, made, met, say, swapped

POST = "The Harbour Post"


def _post(text: str, by: str = "Ana Silva", day: int = 2, **more: object) -> Spec:
    return say(text, by, day, outlet=POST, **more)


SPEAKS = [
    pytest.param(say("The council will not pay for the new ferry"),
                 _post("The council will pay for the new ferry"), id="not left out"),
    pytest.param(say("We have always stood by the harbour workers"),
                 _post("We have never stood by the harbour workers"), id="always and never"),
    pytest.param(say("Prices will fall in the second half of next year"),
                 _post("Prices will fall in the second half of this year"), id="this and next"),
    pytest.param(say("There are well over 300 boats in the harbour of Lindau"),
                 _post("There are well under 300 boats in the harbour of Lindau"),
                 id="over and under"),
    pytest.param(say("We lost 14 boats in the storm that night"),
                 _post("We lost 40 boats in the storm that night"), id="another number"),
    pytest.param(say("I ask the dockers to act with restraint and to keep the harbour open"),
                 _post("I ask the dockers to act with resolve and to keep the harbour open"),
                 id="another noun"),
    pytest.param(say("We will go on searching until we find the missing trawler"),
                 _post("We will go on searching until we forget the missing trawler"),
                 id="another verb"),
    pytest.param(say("Nobody can buy me because I am the mayor of an independent town"),
                 _post("Nobody can buy me because I am the mayor of a bankrupt town"),
                 id="another adjective"),
    pytest.param(say("The warden threw the rope at the drowning man"),
                 _post("The warden threw the rope over the drowning man"), id="a preposition"),
    pytest.param(say("We shall settle the strike with the help of the yard"),
                 _post("We shall settle the strike without the help of the yard"), id="without"),
    pytest.param(say("I regret nothing that was built here, and I regret everything that was not",
                     found_by="bare"),
                 _post("I regret nothing that was built", found_by="bare"), id="cut short"),
]  # fmt: skip

QUIET = [
    pytest.param(say("Prices will fall in the second half of next year"),
                 _post("Prices will fall in the second half of 2027"), id="one year in two ways"),
    pytest.param(say("We will meet again in the harbour this week", day=1),
                 _post("We will meet again in the harbour next week", day=3), id="two days"),
    pytest.param(say("The British yard built the ferry for the dockers of Lindau"),
                 _post("The UK yard built the ferry for the dockers of Lindau"), id="one country"),
    pytest.param(say("We will not pay for it."), _post("“We will not pay for it”"), id="marks"),
    pytest.param(say("We’re not going to pay"), _post("We're not going to pay"), id="apostrophes"),
    pytest.param(say("We will not organise another strike here"),
                 _post("We will not organize another strike here"), id="spelling of -ise"),
    pytest.param(say("The labour programme of the harbour is over"),
                 _post("The labor program of the harbor is over"), id="American spelling"),
    pytest.param(say("We can't and won't pay for the ferry"),
                 _post("We cannot and will not pay for the ferry"), id="contractions"),
    pytest.param(say("We lost 14 thousand crates in the storm"),
                 _post("We lost 14,000 crates in the storm"), id="thousand"),
    pytest.param(say("We lost seven boats in the storm"), _post("We lost 7 boats in the storm"),
                 id="seven and 7"),
    pytest.param(say("He will pay for the ferry in the end"),
                 _post("[Costa] will pay for the ferry in the end"), id="a name in brackets"),
    pytest.param(say("I will not sell the ferry because I am the mayor"),
                 _post("I will not sell the ferry because [she is] the mayor"), id="brackets"),
    pytest.param(say("However, given the state of the harbour, we will consider other options"),
                 _post("However, … we will consider other options"), id="an ellipsis"),
    pytest.param(say("We were close. We solved it all, and three words kept us from a deal"),
                 _post("We were close. [...] three words kept us from a deal"), id="[...]"),
    pytest.param(say("If any — any — ship enters the harbour, we will close it"),
                 _post("If any ship enters the harbour, we will close it"), id="a slip smoothed"),
    pytest.param(say("We will not pay for the new ferry, and that is my last word on it"),
                 _post("We will not pay for the new ferry"), id="the end cut off"),
    pytest.param(say("Well, as I said, we will not pay for the new ferry"),
                 _post("we will not pay for the new ferry"), id="the beginning cut off"),
    pytest.param(say("The council will not pay for the new ferry"),
                 _post("The council will pay for the new ferry", "Rui Costa"), id="two speakers"),
    pytest.param(say("The council will not pay for the new ferry", day=1),
                 _post("The council will pay for the new ferry", day=28), id="four weeks later"),
    pytest.param(say("The council will not pay for the new ferry", kind="indirect"),
                 _post("The council will pay for the new ferry", kind="indirect"), id="no marks"),
    pytest.param(say("Will we not pay for the new ferry?"), _post("Will we pay for the new ferry?"),
                 id="a question"),
    pytest.param(say("No deal"), _post("A deal"), id="too short"),
    pytest.param(say("We will build a new school in Lindau this year"),
                 _post("We will open a big harbour in Porto next year"), id="another sentence"),
    pytest.param(say("The council will pay for the ferry and the school"),
                 _post("The council will pay for the school and the ferry"), id="word order"),
    pytest.param(say("They turn the right of veto into a right to kill", "Olena Petrenko",
                     outlet="President of Ukraine"),
                 say("They turn the right of veto into a right of death", "Olena Petrenko",
                     outlet="President of Ukraine (video)"), id="two translations"),
    pytest.param(say("The council will not pay for the new ferry", report="r-1"),
                 say("The council will pay for the new ferry one day", report="r-1"),
                 id="twice in one talk"),
    pytest.param(say("I think we will win the harbour vote"),
                 _post("I think we will win the harbour vote here"), id="one word more"),
    pytest.param(say("There are very many people in the harbour"),
                 _post("There are many people in the harbour"), id="very"),
    pytest.param(say("We are stronger than the storm at sea"),
                 _post("We’re stronger than the storm at sea"), id="we're"),
    pytest.param(say("the worst storm in the history of our harbour"),
                 _post("The worst storm in the history of our harbour!"), id="capital and !"),
    pytest.param(say("It is a co-operative and we run it together"),
                 _post("It is a cooperative and we run it together"), id="hyphen"),
    pytest.param(say("I met the adviser to the mayor of Lindau"),
                 _post("I met the advisor to the mayor of Lindau"), id="adviser"),
    pytest.param(say("We need the money by the end of the week"),
                 _post("We need this money by the end of the week"), id="the and this"),
    pytest.param(say("The moon is made of rock and dust and ice"),
                 _post("Tomatoes are dear this year in the harbour"), id="tomatoes and the moon"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), SPEAKS)
def test_speaks(a: Spec, b: Spec) -> None:
    """A word that alters what was said is flagged and named."""
    found = judge(met(a, b))

    assert found.relation is Relation.MISQUOTE
    assert "print" in found.reason


@pytest.mark.parametrize(("a", "b"), QUIET)
def test_quiet(a: Spec, b: Spec) -> None:
    """How editors quote is no misquote."""
    assert misquote(met(a, b)) is None


@pytest.mark.parametrize(("a", "b"), SPEAKS)
def test_takes_no_side(a: Spec, b: Spec) -> None:
    """Which side comes first does not matter."""
    found = met(a, b)

    assert misquote(swapped(found)) is not None


def test_silent_between_equals() -> None:
    """One printing is no misquote of itself."""
    one = made(say("We will not pay for the new ferry"))

    assert misquote(match.score(one, one)) is None


@given(
    st.lists(
        st.sampled_from(["we", "will", "not", "[him]", "…", "14", "can't", "colour"]), max_size=12
    )
)
def test_a_text_aligns_with_itself(words: list[str]) -> None:
    """Whatever the words, a text has no change against itself."""
    text = " ".join(words)

    assert align(text, text).changes == ()


def _through(via: str, text: str) -> Spec:
    return say(text, "Ana Silva", via=via, report="r-1", found_by="bare")


CLAIMED = _through("Rui Costa", "She said that my answers were truthful")


def test_a_desk_gives_the_words_otherwise() -> None:
    """What one says that somebody said, and what a desk found that she said."""
    found = misquote(met(CLAIMED, _through("Full Fact", "She said there was nothing to charge")))

    assert found is not None
    assert found.relation is Relation.MISQUOTE


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(_through("Full Fact", "She said that, correctly"), id="rightly told"),
        pytest.param(_through("Olga Berg", "She said there was nothing"), id="no desk"),
        pytest.param(say("There was nothing to charge", report="r-1", found_by="bare"),
                     id="nobody passes it on"),
    ],
)  # fmt: skip
def test_nobody_checks_the_words(other: Spec) -> None:
    """No desk, or one that finds them right."""
    assert misquote(met(CLAIMED, other)) is None
