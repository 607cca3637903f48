"""Sentences with which rules give their reasons, in an editor's words."""

from __future__ import annotations

from datetime import date

from factdb.rules.speakers import speaker_name
from factdb.types import Kind, Statement

_LONGEST = 140
_INNER = str.maketrans('“”«»„"', "‘’‘’‘'")
_NEAR_CUE = 60
"""So many characters at most may a cue with what lies between add to its content."""
_PHRASES = frozenset(["of", "for", "obj", "nounobj", "told-to", "to", "ing", "against", "about"])
"""Constructions whose content is no sentence: it reads on from its cue."""


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
    """Put words in quotation marks, cut at a word after about 140 characters.

    Marks inside become single ones.

    >>> quoted("called the claims “ridiculous”")
    '“called the claims ‘ridiculous’”'
    """
    flat = " ".join(text.split()).translate(_INNER).strip("'")
    if flat.startswith("‘") and flat.find("’") in {-1, len(flat) - 1}:
        flat = flat.strip("‘’")
    elif flat.endswith("’") and "‘" not in flat:
        flat = flat.rstrip("’")
    if len(flat) > _LONGEST:
        flat = flat[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return f"“{flat}”"


def with_cue(statement: Statement) -> str:
    """Give the words of the report from a cue to its content, or from the content to its cue.

    The content alone where it has no cue, or stands far from it.
    """
    cue, around = statement.cue, statement.sentence
    if cue is None or around is None or statement.kind is Kind.DIRECT:
        return statement.text
    start, end = min(cue.start, statement.start), max(cue.end, statement.end)
    if start < around.start or end > around.end or end - start > len(statement.text) + _NEAR_CUE:
        return statement.text
    return around.text[start - around.start : end - around.start]


def says(statement: Statement) -> str:
    """Tell what a statement says and who says it, for the start of a reason."""
    phrase = statement.found_by.removeprefix("passive ") in _PHRASES
    return f"{who(statement)}: {quoted(with_cue(statement) if phrase else statement.text)}"


def day(value: date) -> str:
    """Give a date as newspapers print it.

    >>> day(date(2022, 2, 1))
    '1 February 2022'
    """
    return f"{value.day} {value:%B %Y}"
