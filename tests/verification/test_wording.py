"""One quotation against the words it was taken from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.verification.wording import FAR, Outcome, worded

SAID = (
    "The landlord is not permitted to enter the flat. We will pay, if the court says so, some of "
    "our debts to the town by March. He was, by all accounts and even mine, a good neighbour. The "
    "roof, the stairs and the old boiler will be repaired. It will cost £3.2 billion. They can't "
    "go home. We favour a fair programme for fourteen families. Nobody asked me. I refused to sign."
)

CASES = [
    ("The landlord is not permitted to enter the flat", Outcome.VERBATIM),
    ("The landlord is not  permitted\nto enter the flat.", Outcome.VERBATIM),
    ("They can’t go home", Outcome.TYPOGRAPHIC),
    ("the landlord is NOT permitted to enter the flat", Outcome.TYPOGRAPHIC),
    ("We favor a fair program for 14 families", Outcome.TYPOGRAPHIC),
    ("[T]he landlord is not permitted", Outcome.VERBATIM),
    ("They can not go home", Outcome.ALTERED),
    ("The roof … and the old boiler will be repaired", Outcome.ELIDED),
    ("The roof [...] will be repaired", Outcome.ELIDED),
    ("He was … a good neighbour", Outcome.ELIDED),
    ("[Mr Osten] was, by all accounts and even mine, a good neighbour", Outcome.ELIDED),
    ("They can't go home … Nobody asked me", Outcome.ELIDED),
    ("the landlord is … permitted to enter", Outcome.MEANING_CHANGED),
    ("the landlord is permitted to enter the flat", Outcome.MEANING_CHANGED),
    ("permitted to enter the flat", Outcome.MEANING_CHANGED),
    ("We will pay … our debts", Outcome.MEANING_CHANGED),
    ("We will not pay, if the court says so, some of our debts", Outcome.MEANING_CHANGED),
    ("It will cost £2.9 billion", Outcome.MEANING_CHANGED),
    ("I … to sign", Outcome.MEANING_CHANGED),
    ("some of our debts to the city by March", Outcome.ALTERED),
    ("will be repaired … The roof", Outcome.ALTERED),
    ("We favour a fair programme", Outcome.VERBATIM),
    ("to enter the flat the landlord is not permitted", Outcome.ALTERED),
    ("The landlord … a good neighbour", Outcome.ALTERED),
    ("It will cost £3.2bn", Outcome.TYPOGRAPHIC),
    ("We favour a fair programme for forty families", Outcome.MEANING_CHANGED),
    ("They shall not go home", Outcome.MEANING_CHANGED),
    ("all of our debts to the town", Outcome.MEANING_CHANGED),
    ("a catastrophe for our schools", Outcome.NOT_FOUND),
    ("the old", Outcome.VERBATIM),
    ("the new", Outcome.NOT_FOUND),
    ("…", Outcome.NOT_FOUND),
    ("", Outcome.NOT_FOUND),
]


@pytest.mark.parametrize(("quotation", "outcome"), CASES)
def test_outcomes(quotation: str, outcome: Outcome) -> None:
    """Each way of quoting has its name."""
    assert worded(quotation, SAID).outcome is outcome


CUT = [
    pytest.param("If it is true, she owes us an answer", "she owes us an answer", "", "", True,
                 id="condition in front"),
    pytest.param("If it is true, she owes us an answer", "it is true", "", "", True,
                 id="if itself"),
    pytest.param("If it is true, she owes us an answer", "she owes us an answer", "If so, ", "",
                 False, id="the draft has the condition"),
    pytest.param("Even if it is true, she owes us nothing", "she owes us nothing", "", "", False,
                 id="even if"),
    pytest.param("We will pay unless the court stops us", "We will pay", "", "", True,
                 id="condition behind"),
    pytest.param("We will pay unless the court stops us", "We will pay", "", ", unless stopped",
                 False, id="the draft has it behind"),
    pytest.param("The captain believed it least", "The captain believed it", "", "", True,
                 id="least"),
    pytest.param("They are not safe", "They are", "", "", True, id="not behind the verb"),
    pytest.param("We want the bridge, not the ferry", "We want the bridge", "", "", False,
                 id="behind a comma"),
    pytest.param("We may raise the tax", "raise the tax", "He said he would ", "", True, id="may"),
    pytest.param("We may raise the tax", "raise the tax", "He said he might ", "", False,
                 id="might for may"),
    pytest.param("The drain never worked", "The drain", "", "", False, id="a noun alone"),
    pytest.param("Only four came back", "four came back", "", "", True, id="only"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "quotation", "before", "after", "turned"), CUT)
def test_cut_off(source: str, quotation: str, before: str, after: str, turned: bool) -> None:
    """What is cut off at an end may turn the meaning, unless the draft says it in its own words."""
    found = worded(quotation, source, before=before, after=after)

    assert found.outcome is (Outcome.MEANING_CHANGED if turned else Outcome.VERBATIM)


ENDS = [
    ("Sixty lamps are missing from the sum", "Sixteen lamps are missing from the sum",
     "[-Sixty-]{+Sixteen+} lamps are missing from the sum"),
    ("It should have been walled up in 2009", "It should have been walled up in 2019.",
     "It should have been walled up in [-2009-]{+2019+}"),
]  # fmt: skip


@pytest.mark.parametrize(("quotation", "source", "diff"), ENDS)
def test_a_change_at_an_end_shows_both_words(quotation: str, source: str, diff: str) -> None:
    """The first and the last word have a counterpart, too."""
    assert worded(quotation, source).diff == diff


def test_an_ellipsis_that_leaves_nothing_out() -> None:
    """It may be of another source: there the words were left out."""
    assert worded("The bridge is … safe", "The bridge is safe").hollow
    assert not worded("The bridge is … safe", "The bridge is, I think, safe").hollow


def test_a_negator_before_the_mark_makes_good() -> None:
    """“not” may stand in the draft's own words."""
    found = worded("permitted to enter the flat", SAID, before="She said he was not ")

    assert found.outcome is Outcome.VERBATIM


def test_the_place_is_that_of_the_words() -> None:
    """Offsets cut the words out of the source."""
    found = worded("Nobody asked me", SAID)

    assert SAID[found.start : found.end] == "Nobody asked me"


def test_the_difference_is_written_out() -> None:
    """What the draft has stands in [-…-], what the record has in {+…+}."""
    found = worded("some of our debts to the city by March", SAID)

    assert found.diff == "some of our debts to the [-city-]{+town+} by March"


def test_an_ellipsis_joins_no_halves_of_two_sentences() -> None:
    """Over the end of a sentence only a whole sentence or clause may be left out."""
    said = "We send planes to the coast. We give advice to the mayor. Then, they go home."

    assert worded("We send planes … advice to the mayor", said).outcome is Outcome.ALTERED
    assert worded("We send planes … Then, they go home", said).outcome is Outcome.ALTERED
    assert worded("We send planes to the coast … Then, they go home", said).outcome.clean
    assert worded("We send planes to the coast … they go home", said).outcome.clean


def test_a_far_jump_is_no_ellipsis() -> None:
    """More than so many words left out are another passage."""
    filler = " ".join(["word"] * (FAR + 1))

    assert worded("we start … we end", f"we start {filler} we end").outcome is Outcome.ALTERED


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text(quotation: str, source: str) -> None:
    """Whatever comes, there is an outcome, a place in the source, and a share."""
    found = worded(quotation, source)

    assert 0 <= found.start <= found.end <= len(source)
    assert 0 <= found.share <= 1


@given(st.lists(st.sampled_from(SAID.split()), min_size=1, max_size=20), st.integers(0, 30))
def test_whole_runs_are_verbatim_or_lose_a_negator(words: list[str], first: int) -> None:
    """A run of the source's own words is verbatim wherever it begins."""
    run = SAID.split()[first : first + len(words)]

    assert worded(" ".join(run), SAID).outcome in {Outcome.VERBATIM, Outcome.MEANING_CHANGED}


def test_long_texts_take_linear_time() -> None:
    """A window slides over the source; it is not laid beside all of it."""
    found = worded("the purple bridge was closed at noon", "the bridge was open. " * 40_000)

    assert found.outcome is Outcome.NOT_FOUND
