"""JSON and JSON lines in the data contract: one object, a list of them, or one on each line."""

from __future__ import annotations

import codecs
import json
import math
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, BinaryIO

from factdb.errors import ReadError
from factdb.read import fields
from factdb.read.decode import MAX_BYTES, decode, refuse_binary
from factdb.types import Report

MAX_DOCUMENT = 100_000_000
"""Most bytes of a JSON document, which is held in memory; JSON lines have no such end."""

LISTS = ("articles", "reports")
"""Names under which an object may hold a list of reports."""

_CONTRACT = 'a report is {"text": …, "published": "2022-02-01", "outlet"?, "title"?, "url"?, "id"?}'
_NO_DATE = 'give it "published": "2022-02-01", or say --date 2022-02-01'
_AS_LINES = "write it as JSON lines, one report on each line"

Found = Iterator[Report | ReadError]


def read(stream: BinaryIO, place: str, defaults: Mapping[str, str]) -> Found:
    """Read a JSON document, or JSON lines where the first line is an object by itself."""
    top = list(_to_first_words(stream))
    if top and _object_alone(top[-1]):
        yield from _each_line(chain(top, raw_lines(stream)), place, defaults)
        return
    first = b"".join(top)
    rest = stream.read(max(0, MAX_DOCUMENT + 1 - len(first)))
    if len(first) + len(rest) > MAX_DOCUMENT:
        raise ReadError(place, f"more than {MAX_DOCUMENT // 1_000_000} MB", hint=_AS_LINES)
    if not (first + rest).strip():
        raise ReadError(place, "empty", hint="nothing to read; was it saved or fetched fully?")
    value = _parsed(decode(first + rest, place, defaults), place)
    yield from _reports(value, place, defaults)


def lines(stream: BinaryIO, place: str, defaults: Mapping[str, str]) -> Found:
    """Read JSON lines one by one, an error in the place of each bad one."""
    yield from _each_line(raw_lines(stream), place, defaults)


def _to_first_words(stream: BinaryIO) -> Iterator[bytes]:
    """Give the lines down to the first that is not blank."""
    while line := stream.readline(MAX_BYTES + 1):
        yield line
        if line.strip():
            return


def _object_alone(line: bytes) -> bool:
    """Say whether a first line is a whole object, so that the lines after it are others."""
    told = line.strip().removeprefix(b"\xef\xbb\xbf")
    return line.endswith(b"\n") and told.startswith(b"{") and told.endswith(b"}")


def raw_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Give the lines; one that is too long comes cut, one byte above what is allowed."""
    while line := stream.readline(MAX_BYTES + 1):
        yield line
        while len(line) > MAX_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MAX_BYTES + 1)


def _each_line(raw: Iterator[bytes], place: str, defaults: Mapping[str, str]) -> Found:
    empty = True
    for number, line in enumerate(raw, start=1):
        if number == 1:
            _refuse_first(line, place, defaults)
        if not line.strip():
            continue
        empty = False
        yield from _line(line, f"{place}:{number}", defaults)
    if empty:
        raise ReadError(place, "empty", hint="nothing to read; was it saved or fetched fully?")


def _refuse_first(line: bytes, place: str, defaults: Mapping[str, str]) -> None:
    """Raise ReadError if the first line shows that no line can be read."""
    if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise ReadError(place, "UTF-16, and JSON lines are UTF-8", hint="save it as UTF-8")
    if not defaults.get("encoding"):
        refuse_binary(line, place)


def _line(line: bytes, place: str, defaults: Mapping[str, str]) -> Found:
    try:
        if len(line) > MAX_BYTES:
            told = f"a line of more than {MAX_BYTES // 1_000_000} MB"
            raise ReadError(place, told, hint="one report on each line; is a line end missing?")
        value = _parsed(decode(line, place, defaults).strip(), place)
        yield from _reports(value, place, defaults)
    except ReadError as error:
        yield error


def _parsed(told: str, place: str) -> Any:
    """Parse JSON; every way in which it can be bad is one kind of error."""
    try:
        return json.loads(told, object_pairs_hook=_object, parse_int=_integer)
    except RecursionError:
        raise ReadError(place, "JSON nested too deeply", hint=_CONTRACT) from None
    except json.JSONDecodeError as error:
        at = (
            f"line {error.lineno}, column {error.colno}"
            if "\n" in told
            else f"column {error.colno}"
        )
        reason = f"not JSON at {at}: {error.msg.lower().removesuffix(' at')}"
        raise ReadError(place, reason, hint="mend the JSON; was the file cut off?") from error
    except _TwiceError as error:
        told = f"“{error.args[0]}” stands twice"
        raise ReadError(place, told, hint="keep the right one") from None


class _TwiceError(ValueError):
    """A field of the contract that an object has twice: no telling which is meant."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        for name in (*fields.FIELDS, *LISTS):
            if names.count(name) > 1:
                raise _TwiceError(name)
    return made


def _integer(digits: str) -> int | float:
    """Read an integer; beyond what a machine counts with it is as good as infinite."""
    return int(digits) if len(digits) < 20 else math.inf


def _reports(value: Any, place: str, defaults: Mapping[str, str]) -> Found:
    """Give the report that a parsed value is, or the reports in it."""
    listed = _listed(value)
    if listed is None:
        yield report(value, place, defaults)
        return
    if not listed:
        raise ReadError(place, "a list without reports", hint=_CONTRACT)
    for number, one in enumerate(listed, start=1):
        try:
            yield report(one, f"{place}, report {number}", defaults)
        except ReadError as error:
            yield error


def _listed(value: Any) -> list[Any] | None:
    if isinstance(value, dict) and "text" not in value:
        value = next((value[name] for name in LISTS if name in value), None)
    return value if isinstance(value, list) else None


def report(value: Any, place: str, defaults: Mapping[str, str]) -> Report:
    """Make a report of one parsed object.

    Raises:
        ReadError: if it is none.

    """
    if not isinstance(value, dict):
        raise ReadError(place, f"{_kind(value)} where a report should be", hint=_CONTRACT)
    said = {name: _string(name, value.get(name), place) for name in fields.FIELDS}
    return fields.make(said, place, defaults, _NO_DATE)


def _string(name: str, value: Any, place: str) -> str:
    """Give a field's string; null is absent, and an id may be a number."""
    if value is None:
        return ""
    if name == "id" and type(value) is int:
        return str(value)
    if not isinstance(value, str):
        raise ReadError(place, f"“{name}” is {_kind(value)}, not a string", hint=_CONTRACT)
    return value


def _kind(value: Any) -> str:
    kinds = {dict: "an object", list: "a list", str: "a string", bool: "true or false"}
    return kinds.get(type(value), "null" if value is None else "a number")
