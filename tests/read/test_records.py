"""JSON: every shape of the contract, and an error that names line and field for every other."""

from __future__ import annotations

import io
import itertools
import json
from collections.abc import Callable
from typing import Any

import pytest

from factdb.errors import ReadError
from factdb.read import Source, read
from factdb.types import Report

DAY = "2026-03-04"
FULL = {
    "id": "c-1",
    "url": "https://c.example/1",
    "outlet": "Courier",
    "title": "Dam",
    "published": "2026-03-04T10:00:00+02:00",
    "text": "It holds.",
    "language": "en",
    "licence": "CC0",
    "section": {"text": ["unknown", 1]},
    "words": 2,
}
ONE = json.dumps({"text": "One.", "published": DAY})
TWO = json.dumps({"text": "Two.", "published": DAY})

SHAPES = [
    pytest.param(ONE, ["One."], id="an object"),
    pytest.param(json.dumps(json.loads(ONE), indent=2), ["One."], id="an object over lines"),
    pytest.param(f"[{ONE}, {TWO}]", ["One.", "Two."], id="a list"),
    pytest.param(f"[\n{ONE},\n{TWO}\n]", ["One.", "Two."], id="a list over lines"),
    pytest.param(f'{{"articles": [{ONE}, {TWO}]}}', ["One.", "Two."], id="articles"),
    pytest.param(f'{{"n": 2, "reports": [\n{ONE},\n{TWO}]}}', ["One.", "Two."], id="reports"),
    pytest.param(f"{ONE}\n{TWO}\n", ["One.", "Two."], id="JSON lines"),
    pytest.param(f"\n{ONE}\r\n\n{TWO}", ["One.", "Two."], id="JSON lines with blank ones"),
    pytest.param(f"\ufeff{ONE}\n{TWO}", ["One.", "Two."], id="a byte order mark"),
]

BAD = [
    ('{"text": "a"', "not JSON at column 13: expecting ',' delimiter"),
    ("[", "not JSON at column 2: expecting value"),
    ("[" * 100_000, "JSON nested too deeply"),
    ('{"a":' * 100_000, "JSON nested too deeply"),
    ("[]", "a list without reports"),
    ('{"reports": []}', "a list without reports"),
    ("{}", "no text"),
    ('{"text": "a"}', "no date of publication"),
    (f'{{"published": "{DAY}"}}', "no text"),
    (f'{{"published": "{DAY}", "text": null}}', "no text"),
    (f'{{"published": "{DAY}", "text": " \\n"}}', "no text"),
    (f'{{"published": "{DAY}", "text": 5}}', "“text” is a number, not a string"),
    (f'{{"published": "{DAY}", "text": ["a"]}}', "“text” is a list, not a string"),
    (f'{{"published": "{DAY}", "text": {{}}}}', "“text” is an object, not a string"),
    ('{"published": 1646352000, "text": "a"}', "“published” is a number, not a string"),
    (f'{{"published": "{DAY}", "text": "a", "id": true}}', "“id” is true or false, not a string"),
    (f'{{"published": "{DAY}", "text": "a", "text": "b"}}', "“text” stands twice"),
    (f'{{"published": "{DAY}", "text": "a\\u0000"}}', "text holds a control character (U+0000)"),
    (f'{{"published": "{DAY}", "text": "\\ud800"}}', "text holds half a character"),
    (f'{{"published": "{DAY}", "text": "a", "title": "\\ud800"}}', "title holds half a character"),
    (
        f'{{"published": "{DAY}", "text": "a", "title": "{"t" * 10_001}"}}',
        "title has 10,001 characters, at most 10,000",
    ),
]


@pytest.mark.parametrize(("content", "texts"), SHAPES)
def test_shapes(
    content: str, texts: list[str], reading: Callable[..., list[Report | ReadError]]
) -> None:
    """A report is an object, alone, in a list, or on a line, whatever the file is called."""
    for suffix in ("", ".json"):
        found = reading(content, suffix)

        assert [one.text if isinstance(one, Report) else one for one in found] == texts


def test_fields(report: Callable[..., Report]) -> None:
    """Every field of the contract is kept; others are passed over."""
    found = report(json.dumps(FULL))

    assert (found.id, found.external_id, found.url) == ("c-1", "c-1", "https://c.example/1")
    assert (found.outlet, found.title, found.language) == ("Courier", "Dam", "en")
    assert (found.licence, found.published.isoformat()) == ("CC0", "2026-03-04T10:00:00+02:00")


@pytest.mark.parametrize(("content", "reason"), BAD)
def test_bad(content: str, reason: str, error: Callable[..., ReadError]) -> None:
    """One line that names the field."""
    assert error(content, ".json").reason.startswith(reason)


def test_numbers(report: Callable[..., Report]) -> None:
    """An id may be a number; a number of any length elsewhere does no harm."""
    content = f'{{"id": 7, "text": "a", "published": "{DAY}", "n": {"9" * 9999}, "m": NaN}}'

    assert report(content).external_id == "7"


def test_lines_go_on(reading: Callable[..., list[Report | ReadError]]) -> None:
    """A bad line costs that line, and the error names it."""
    cut = '{"text": "cut off in the mid'
    content = "\n".join([ONE, cut, "", "[1]", "null", '{"text": "no date"}', TWO])

    for suffix in ("", ".jsonl", ".json"):
        found = reading(content, suffix)

        assert [str(one) if isinstance(one, ReadError) else one.text for one in found] == [
            "One.",
            f"file{suffix}:2: not JSON at column 10: unterminated string starting",
            f"file{suffix}:4, report 1: a number where a report should be",
            f"file{suffix}:5: null where a report should be",
            f"file{suffix}:6: no date of publication",
            "Two.",
        ]


def test_first_line_cut(reading: Callable[..., list[Report | ReadError]]) -> None:
    """Where the name says JSON lines, a bad first line is a bad line too."""
    bad, good = reading(f'{{"text": "cut\n{ONE}', ".jsonl")

    assert str(bad).startswith("file.jsonl:1: not JSON")
    assert isinstance(good, Report)


def test_list_goes_on(reading: Callable[..., list[Report | ReadError]]) -> None:
    """So does a bad report in a list."""
    bad, good = reading(f'[{{"text": "a"}}, {ONE}]')

    assert str(bad) == "file, report 1: no date of publication"
    assert isinstance(good, Report)


def test_long_line(reading: Callable[..., list[Report | ReadError]]) -> None:
    """Fifty megabytes on one line are one error, and the next line goes in."""
    long = json.dumps({"text": "a" * 50_000_000, "published": DAY})
    bad, good = reading(f"{long}\n{ONE}", ".jsonl")

    assert str(bad) == "file.jsonl:1: a line of more than 10 MB"
    assert isinstance(good, Report)


def test_line_in_other_bytes(reading: Callable[..., list[Report | ReadError]]) -> None:
    """A line that is no UTF-8 is an error of that line, and no worse."""
    broken = json.dumps({"text": "“Yes”", "published": DAY}, ensure_ascii=False).encode()
    bad, good = reading(broken.replace(b"Yes", b"\xff") + b"\n" + ONE.encode(), ".jsonl")

    assert str(bad) == "file.jsonl:1: UTF-8 that breaks at byte 13"
    assert isinstance(good, Report)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(ONE.encode("utf-16"), "UTF-16, and JSON lines are UTF-8", id="UTF-16"),
        pytest.param(b"\x1f\x8b\x08\0\n\0\n", "a gzip archive, not text", id="packed"),
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b"\n \n", "empty", id="blank lines"),
    ],
)
def test_no_lines(content: bytes, reason: str, error: Callable[..., ReadError]) -> None:
    """Where no line can be read, there is one error and not one a line."""
    assert error(content, ".jsonl").reason == reason


class _Endless(io.RawIOBase):
    """JSON lines without an end."""

    def __init__(self) -> None:
        self.bytes = itertools.cycle(ONE.encode() + b"\n")
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        buffer[:] = bytes(itertools.islice(self.bytes, len(buffer)))
        self.given += len(buffer)
        return len(buffer)


def test_lines_are_streamed() -> None:
    """A million reports are read one by one: what comes later is not asked for."""
    raw = _Endless()
    source = Source("endless.jsonl", ".jsonl", lambda: io.BufferedReader(raw))

    found = list(itertools.islice(read(source, {}), 1000))

    assert all(isinstance(one, Report) for one in found)
    assert raw.given < 1_000_000
