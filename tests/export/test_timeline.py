"""How a timeline and a lineage look: ranges, open bounds, which words and numbers are there."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest

from factdb.export import line, picture, plot
from factdb.export.line import Scale
from factdb.export.lineage import changes, facts


def point(
    low: float | None,
    high: float | None,
    approx: str = "",
    *,
    day: str = "2026-03-04",
    nth: int = 1,
) -> dict[str, Any]:
    """Make a point of a figure."""
    day = "2026-03-04"
    figure = {"text": "x", "low": low, "high": high, "unit": "", "of": "trams", "approx": approx}
    statement = {
        "id": f"s-{nth}",
        "kind": "assertion",
        "outlet": "Tide <&>",
        "published": f"{day}T00:00:00Z",
        "speaker": None,
        "speaker_text": None,
        "text": "a\x1b[31m b",
    }
    return {
        "id": f"s-{nth}",
        "day": day,
        "day_is": "published",
        "figure": figure,
        "links": [],
        "statement": statement,
    }


BARS = [
    (0.0, 0.0, "", " ●          "),
    (9.0, 9.0, "", "          ● "),
    (0.0, 0.0, "some", "~●          "),
    (0.0, 9.0, "", " ├────────┤ "),
    (0.0, None, "more than", " ●▶         "),
    (None, 9.0, "up to", "         ◀● "),
    (None, 0.0, "up to", "◀●          "),
    (3.0, 4.0, "", "    ├┤      "),
]


@pytest.mark.parametrize(("low", "high", "approx", "drawn"), BARS)
def test_bars(low: float | None, high: float | None, approx: str, drawn: str) -> None:
    """Ten columns from 0 to 9, and one at either end for what leads off."""
    assert plot._bar(point(low, high, approx), Scale(0, 9), 10) == drawn


def test_a_scale_of_one_value_has_it_in_the_middle() -> None:
    """Nothing is divided by nothing."""
    assert Scale(5, 5).at(5) == 0.5
    assert (Scale(0, 10).at(-1), Scale(0, 10).at(11)) == (0, 1)


def test_extremes_say_what_is_open() -> None:
    """The highest is the one with the open bound."""
    told = line.extremes([point(5, 5), point(9, 9, nth=2), point(9, None, nth=3)])

    assert told == "lowest 5 (2026-03-04), highest 9 or more (2026-03-04)"


def test_nothing_in_a_report_steers_the_picture() -> None:
    """Marks are escaped, controls shown as a sign."""
    text = "".join(picture.picture([[point(1, 2), point(3, None, nth=2)]], thing="<b>\x1b&"))

    assert "<b>" not in text
    assert "\x1b" not in text
    assert "Tide &lt;&amp;&gt;" in text


def test_a_stream_without_unicode_gets_plain_letters() -> None:
    """As does a terminal of 7 bits."""

    class Plain(StringIO):
        encoding = "ascii"

    out = Plain()
    plot.plot([[point(0, 9), point(1, None, nth=2)]], out, thing="trams")

    assert "|--" in out.getvalue()
    assert "o>" in out.getvalue()


def test_changes_are_told_as_first_and_this() -> None:
    """Left out, added, put in the place of others."""
    told = [("not", ""), ("", "yet"), ("may", "must")]
    printing = {"changes": [{"from": a, "to": b} for a, b in told]}

    assert changes(printing) == ["[-not-]", "{+yet+}", "[-may-]{+must+}"]


def test_a_copy_names_the_printing_that_it_copies() -> None:
    """By its number in the list, with the reason."""
    first, copy = point(1, 1)["statement"], point(1, 1, nth=2)["statement"]
    one = {"source": 1, "copy_of": None, "folded": "", "statement": first}
    two = {"source": 1, "copy_of": "s-1", "folded": "one outlet", "statement": copy}

    told = facts(two, {"speaker": None, "printings": [one, two]})

    assert told == "Tide <&> · source 1 · folded with 1: one outlet · s-2"
