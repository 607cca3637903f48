"""The fields a source gives, checked and put together to a report."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from factdb.errors import ReadError
from factdb.read import calendar
from factdb.read.decode import MAX_TEXT, TOO_LARGE, tidy
from factdb.types import Report

FIELDS = ("id", "url", "outlet", "title", "published", "text", "language", "licence")
"""What a source can say of a report, by the names of the data contract."""

MAX_FIELD = 10_000
"""Most characters of a field that is not the text."""

NO_DATE = "say --date 2022-02-01"


def make(
    fields: Mapping[str, str], place: str, defaults: Mapping[str, str], no_date: str = NO_DATE
) -> Report:
    """Put a report together from what the source says and, where it is silent, from the defaults.

    Args:
        fields: some of `FIELDS`; blank is the same as absent.
        place: names the source in errors.
        defaults: the same fields without id and text; ``now`` (aware, ISO 8601), if given, refuses
            later dates.
        no_date: what to do where there is no date.

    Raises:
        ReadError: if there is no text or no date, the date is impossible or in the future, a field
            is too long, or there are characters that no newsroom prints.

    """
    said = {name: _line(name, fields.get(name, ""), place) for name in FIELDS if name != "text"}
    given = {name: value for name, value in defaults.items() if name != "id"}
    known = {name: value or _line(name, given.get(name, ""), place) for name, value in said.items()}
    return Report(
        text=_text(fields.get("text", ""), place),
        published=_published(known["published"], place, defaults.get("now"), no_date),
        outlet=known["outlet"],
        title=known["title"],
        url=known["url"],
        language=known["language"],
        licence=known["licence"],
        external_id=known["id"],
    )


def _text(told: str, place: str) -> str:
    if not told.strip():
        raise ReadError(place, "no text", hint="nothing to read; was it saved or fetched fully?")
    text = _tidy(told, place)
    if len(text) > MAX_TEXT:
        raise ReadError(place, f"{len(text):,} characters, at most {MAX_TEXT:,}", hint=TOO_LARGE)
    return text


def _line(name: str, told: str, place: str) -> str:
    """Give a field as one line."""
    if len(told) > MAX_FIELD:
        raise ReadError(place, f"{name} has {len(told):,} characters, at most {MAX_FIELD:,}")
    return " ".join(_tidy(told, place, name).split())


def _tidy(told: str, place: str, name: str = "text") -> str:
    try:
        return tidy(told)
    except ValueError as error:
        hint = "save it again as plain UTF-8 text, or leave it out"
        raise ReadError(place, f"{name} holds {error}", hint=hint) from error


def _published(told: str, place: str, now: str | None, no_date: str) -> datetime:
    if not told:
        raise ReadError(place, "no date of publication", hint=no_date)
    try:
        when = calendar.published(told)
        calendar.refuse_future(when, now)
    except ValueError as error:
        hint = "correct it in the source; dates are written like 2022-02-01"
        raise ReadError(place, f"published: {error}", hint=hint) from error
    return when
