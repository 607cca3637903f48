"""Printings of one utterance: found, held against the first, and counted by source."""

from __future__ import annotations

from typing import Any

import pytest

from factdb.timeline import printings, same_words
from tests.timeline.conftest import Make

FIRST = "We will not open the harbour before the dredging is done"
FILLER = " ".join(f"word{nth} follows" for nth in range(40))

SAME = [
    FIRST,
    "We will NOT open the harbour — before the dredging is done.",
    "before the dredging is done",
    "We will not open the harbour … the dredging is done",
]

OTHER = [
    "We will open the schools in May whatever the council says",
    pytest.param("is done", id="too short to be known again"),
]


@pytest.mark.parametrize("text", SAME)
def test_printings_are_found(said: Make, text: str) -> None:
    """The same words, and an honest part of them."""
    assert same_words(said(FIRST), [said(text)]) == {"s-1", "s-2"}


@pytest.mark.parametrize("text", OTHER)
def test_others_are_not(said: Make, text: str) -> None:
    """Neither other words nor words that are too few."""
    assert same_words(said(FIRST), [said(text)]) == {"s-1"}


def test_another_mouth_is_another_utterance(said: Make) -> None:
    """The same words of somebody else, of nobody known, or not in marks."""
    bert = {"id": "a-2", "name": "Bert Olm", "kind": "person"}
    others = [said(FIRST, speaker=bert), said(FIRST, speaker=None), said(FIRST, kind="indirect")]

    assert same_words(said(FIRST, id="s-0"), others) == {"s-0"}


WORDED = [
    (FIRST, "verbatim", []),
    ("We will not open the Harbour before the dredging is done!", "typographic", []),
    ("before the dredging is done", "shorter", [("We will not open the harbour", "")]),
    (f"Listen. {FIRST}", "fuller", [("", "Listen.")]),
    ("We will not open the harbour … the dredging is done", "elided", [("before", "…")]),
    ("We will open the harbour before the dredging is done", "meaning_changed", [("not", "")]),
    (
        "We will not open the harbour before the digging is done",
        "altered",
        [("dredging", "digging")],
    ),
]


@pytest.mark.parametrize(("text", "outcome", "changes"), WORDED)
def test_wording(said: Make, text: str, outcome: str, changes: list[tuple[str, str]]) -> None:
    """Each printing is held against the first appearance, whichever is given first."""
    first, later = said(FIRST, "2026-03-01"), said(text, "2026-03-02")

    found = printings([later, first], {"s-1": "one", "s-2": "two"})

    told = found["printings"][1]
    assert found["id"] == "s-1"
    assert told["outcome"] == outcome
    assert [(one["from"], one["to"]) for one in told["changes"]] == changes


def count(records: list[dict[str, Any]], texts: list[str]) -> tuple[int, list[str | None]]:
    """Give the number of sources, and of what each printing is a copy."""
    found = printings(records, {one["id"]: text for one, text in zip(records, texts, strict=True)})
    return found["sources"], [one["copy_of"] for one in found["printings"]]


def test_wire_copies_are_one_source(said: Make) -> None:
    """Two reports that share most of their words go back to one text."""
    days = [said(FIRST, f"2026-03-0{day}") for day in (1, 2, 3)]
    wire = f"{FILLER} {FIRST}"

    other = " ".join(f"other{nth} tells" for nth in range(40))

    texts = [wire, f"{wire} and a line more", f"{other} {FIRST}"]

    assert count(days, texts) == (2, [None, "s-1", None])


def test_the_same_quotations_are_not_a_copy(said: Make) -> None:
    """Two reporters in one room print what was said there, each with words of their own."""
    speech = " ".join(f"“Quoted {nth} at length by everybody in the room.”" for nth in range(20))
    other = " ".join(f"other{nth} tells" for nth in range(40))
    days = [said(FIRST, f"2026-03-0{day}") for day in (1, 2)]

    assert count(days, [f"{FILLER} {speech}", f"{other} {speech}"])[0] == 2


def test_one_outlet_and_one_relay_are_one_source(said: Make) -> None:
    """Case and marks of a name do not matter."""
    outlet = [said(FIRST, outlet="The Tide"), said(FIRST, outlet="THE TIDE")]
    relay = [said(FIRST, outlet="Harbour Wire"), said(FIRST, via="Harbour Wire")]

    assert count(outlet, ["a", "b"])[0] == 1
    assert count(relay, ["a", "b"])[0] == 1


def test_nothing_in_common_is_two_sources(said: Make) -> None:
    """Neither text, outlet nor relay; an outlet that nobody names is no outlet in common."""
    assert count([said(FIRST, outlet=""), said(FIRST, outlet="")], ["a", "b"])[0] == 2


def test_copies_of_a_copy_are_folded_all(said: Make) -> None:
    """What ties two groups together makes one source of them."""
    first, second = said(FIRST, "2026-03-01"), said(FIRST, "2026-03-02")
    third = said(FIRST, "2026-03-03", outlet="Outlet 1", via="Outlet 2")

    assert count([first, second, third], ["a", "b", "c"])[0] == 1
