"""Points lie on the day of saying, units apart, and conflicts are not updates."""

from __future__ import annotations

from typing import Any

import pytest

from factdb.errors import UsageError
from factdb.timeline import Link, counts, points, series, stems
from tests.timeline.conftest import Make

SPEAKS = [
    ("troops", "Russian troops", ""),
    ("troop", "troops close to the border", ""),
    ("army", "armies", ""),
    ("percent", "", "%"),
    ("per cent of income", "income of", "%"),
    ("cents", "", "cents per litre"),
]

QUIET = [
    ("troops", "", ""),
    ("Russian troops", "troops", ""),
    ("rain", "trains", ""),
    ("bus", "buses of troops", ""),
    ("", "troops", ""),
]


def figure(of: str = "trams", unit: str = "", low: float = 5) -> dict[str, Any]:
    """Make the record of a figure."""
    bounds = {"low": low, "high": low, "start": 0, "end": 1}
    return {"text": "five", **bounds, "unit": unit, "of": of, "approx": ""}


@pytest.mark.parametrize(("asked", "of", "unit"), SPEAKS)
def test_counts(asked: str, of: str, unit: str) -> None:
    """A figure counts a thing if it says so; the sieve of the store lets all of them through."""
    assert counts({"of": of, "unit": unit}, asked)
    assert all(stem in f"{of} {unit}".lower() for stem in stems(asked))


@pytest.mark.parametrize(("asked", "of", "unit"), QUIET)
def test_counts_nothing_else(asked: str, of: str, unit: str) -> None:
    """Neither another thing nor one that nobody names."""
    assert not counts({"of": of, "unit": unit}, asked)


def test_no_word_names_no_thing() -> None:
    """Marks alone are refused."""
    with pytest.raises(UsageError):
        stems("…")


def test_the_day_is_that_of_saying(said: Make) -> None:
    """Where the report tells the day, that; where it tells a month only, its own."""
    on = {"first": "2026-03-02", "last": "2026-03-02", "precision": "day"}
    when = {**on, "text": "Monday", "start": 0, "end": 6}
    month = {**when, "precision": "month", "first": "2026-02-01", "last": "2026-02-28"}
    late, early = said("later"), said("earlier", said_on=when)
    vague = said("vague", "2026-03-03", said_on=month)

    found = points([late, early, vague])

    assert [(one["day"], one["day_is"]) for one in found] == [
        ("2026-03-02", "said"),
        ("2026-03-03", "published"),
        ("2026-03-04", "published"),
    ]


def test_units_are_never_mixed(said: Make) -> None:
    """Each unit is a series of its own."""
    one = said("x", figures=[figure(), figure(unit="%"), figure("buses"), figure(low=7)])

    groups = series(points([one], figure="trams"))

    assert [[each["figure"]["unit"] for each in group] for group in groups] == [["", ""], ["%"]]


@pytest.mark.parametrize(
    ("relation", "ruling", "kind"),
    [
        ("number", "open", "conflict"),
        ("number", "confirmed", "conflict"),
        ("number", "only_time_passed", "update"),
        ("number", "not_a_contradiction", ""),
        ("number", "extraction_error", ""),
        ("update", "open", "update"),
        ("same", "open", "same"),
        ("compatible", "open", ""),
    ],
)
def test_kinds_of_links(relation: str, ruling: str, kind: str) -> None:
    """What a person says counts for more than what the machine says."""
    assert Link("s-1", "s-2", relation, 0.9, "because", "f-1", ruling).kind == kind


def test_links_are_seen_from_both_ends(said: Make) -> None:
    """The earlier sees the later; a link that leads out of the timeline is left out."""
    one, other = said("a", "2026-03-01"), said("b", "2026-03-02")
    known = [
        Link("s-1", "s-2", "number", 0.9, "because", "f-1"),
        Link("s-1", "s-9", "number", 0.9, "because", "f-2"),
        Link("s-1", "s-1", "date", 0.9, "because", "f-3"),
    ]

    found = points([one, other], known)

    assert [[(link["other"], link["later"]) for link in each["links"]] for each in found] == [
        [("s-2", True)],
        [("s-1", False)],
    ]
