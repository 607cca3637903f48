"""How records are put in words."""

from __future__ import annotations

from typing import Any

import pytest

from factdb.export import phrases

FIGURES: list[tuple[dict[str, Any], str]] = [
    ({"text": "£3.2bn", "low": 3.2e9, "high": 3.2e9, "unit": "GBP", "of": ""}, "3,200,000,000 GBP"),
    (
        {"text": "90 to 120", "low": 90, "high": 120, "unit": "", "of": "tanks"},
        "90 to 120 of “tanks”",
    ),
    ({"text": "up to 50", "low": None, "high": 50.0, "unit": "%", "of": ""}, "up to 50 %"),
    (
        {"text": "over 0.5", "low": 0.5, "high": None, "unit": "points", "of": ""},
        "0.5 or more points",
    ),
]
SPEAKERS: list[tuple[dict[str, Any], str]] = [
    ({"kind": "direct", "speaker": {"name": "Anna Kovacs"}}, "Anna Kovacs"),
    (
        {
            "kind": "direct",
            "speaker": {"name": "Anna Kovacs"},
            "co_speakers": [{"name": "L. Brandt"}],
        },
        "Anna Kovacs and L. Brandt",
    ),
    ({"kind": "mixed", "speaker": None, "speaker_text": "an aide"}, "“an aide” (not known who)"),
    ({"kind": "assertion", "outlet": "The Courier"}, "The Courier in its own voice"),
    ({"speaker": None, "speaker_text": None, "kind": "direct"}, "an unnamed speaker"),
]


@pytest.mark.parametrize(("figure", "understood"), FIGURES)
def test_a_figure_is_shown_as_printed_and_as_understood(
    figure: dict[str, Any], understood: str
) -> None:
    """Both stand side by side."""
    assert phrases.understood_figure(figure) == f"“{figure['text']}” → {understood}"


@pytest.mark.parametrize(("statement", "name"), SPEAKERS)
def test_speaker(statement: dict[str, Any], name: str) -> None:
    """A speaker is named, quoted where nobody knows who it is, or said to be missing."""
    assert phrases.speaker(statement) == name


def test_a_period_has_both_ends() -> None:
    """A date that is no day shows first and last day."""
    when = {"text": "in May", "first": "2026-05-01", "last": "2026-05-31", "precision": "month"}

    assert phrases.understood_date(when) == "“in May” → 2026-05-01 to 2026-05-31 (month)"


@pytest.mark.parametrize(
    ("via", "told"),
    [
        ("told Reuters", "told Reuters"),
        ("telling the press", "telling the press"),
        ("a police spokesman", "via a police spokesman"),
    ],
)
def test_whom_it_was_told_and_who_relays_it(via: str, told: str) -> None:
    """Who was told does not relay."""
    assert phrases.via({"via": via}) == told


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("quote after", "a quotation and its cue"),
        ("passive that", "a clause behind the cue, in the passive"),
        ("deed", "a deed that the outlet tells"),
        ("of", "words that belong to the cue"),
        ("", ""),
    ],
)
def test_constructions_have_words(name: str, told: str) -> None:
    """No name of the program's own stands there."""
    assert phrases.found_by({"found_by": name}) == told


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (
            "Roth (Post, 1 May 2031): “58 men”; Wend (undated): “74 men”; 58 against 74.",
            "58 against 74.",
        ),
        ("both say so; one is “not” so", "both say so; one is “not” so"),
        (
            "Roth (Post): “58 men”; Wend (Ledger): “74 men”; ",
            "Roth (Post): “58 men”; Wend (Ledger): “74 men”;",
        ),
    ],
)
def test_why_below_both_statements(reason: str, told: str) -> None:
    """What stands above is not said again; where the reason is told otherwise, all of it is."""
    assert phrases.why({"reason": reason}) == told
