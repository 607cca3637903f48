"""Sentences with which rules give their reasons, in an editor's words."""

from __future__ import annotations

from datetime import date

from factdb.rules.speakers import speaker_name
from factdb.types import Statement

_LONGEST = 140


def who(statement: Statement) -> str:
    """Name who speaks, with the outlet and the day where the report has them.

    "Anna Kovacs (The Ledger, 4 March 2026)", "an unnamed speaker (undated)".
    """
    outlet = statement.outlet
    speaker = speaker_name(statement) or (
        statement.mention.text if statement.mention else "an unnamed speaker"
    )
    told = day(statement.day) if statement.dated else "undated"
    places = [part for part in (outlet if outlet != speaker else "", told) if part]
    return f"{speaker} ({', '.join(places)})"


def quoted(text: str) -> str:
    """Put words in quotation marks, cut at a word after about 140 characters."""
    flat = " ".join(text.split()).strip("“”\"'")
    if len(flat) > _LONGEST:
        flat = flat[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return f"“{flat}”"


def says(statement: Statement) -> str:
    """Tell what a statement says and who says it, for the start of a reason."""
    return f"{who(statement)}: {quoted(statement.text)}"


def day(value: date) -> str:
    """Give a date as newspapers print it.

    >>> day(date(2022, 2, 1))
    '1 February 2022'
    """
    return f"{value.day} {value:%B %Y}"
