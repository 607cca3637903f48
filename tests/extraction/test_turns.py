"""Transcripts."""

from __future__ import annotations

from collections.abc import Callable

from factdb.types import Kind, Statement

Tell = Callable[[str], tuple[Statement, ...]]

TRANSCRIPT = """MS. ROTH: We have no plans to sell the port.

We never had such plans either.

Q Will you sell it next year, perhaps?

MS. ROTH: Yeah.

Q Lund says that the port has been sold.

MS. ROTH: Mr. Lund is wrong about that."""


def test_turns(told: Tell) -> None:
    """Each paragraph of a turn is a statement; a "Q" is nobody's, a grunt is nothing."""
    found = [s for s in told(TRANSCRIPT) if s.found_by == "turn"]

    assert [s.text for s in found] == [
        "We have no plans to sell the port.",
        "We never had such plans either.",
        "Mr. Lund is wrong about that.",
    ]
    assert {s.mention and s.mention.text for s in found} == {"MS. ROTH"}
    assert {s.kind for s in found} == {Kind.DIRECT}


def test_nested(told: Tell) -> None:
    """What a question reports is found too."""
    assert "the port has been sold" in {s.text for s in told(TRANSCRIPT)}


def test_no_transcript(told: Tell) -> None:
    """One line with a colon makes no transcript."""
    assert told("Note: This page was changed on Monday.") == ()
