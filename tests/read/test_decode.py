"""Encodings: decoded rightly or refused with a reason, never wrongly and in silence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.errors import ReadError
from factdb.read.decode import decode, tidy
from factdb.types import Report

HEAD = "date: 2026-03-04\n\n"
QUOTED = "“It won’t cost £3bn–£4bn,” said Anna Kovács – in Zürich’s café."

READ = [
    *(pytest.param(one, QUOTED, id=one) for one in ("utf-8", "utf-8-sig", "utf-16", "utf-32")),
    pytest.param("windows-1252", QUOTED, id="Windows, Western"),
    pytest.param("windows-1252", "It’s over.", id="one apostrophe"),
    pytest.param("latin-1", "The café is at 20° West.", id="Latin-1"),
    pytest.param("windows-1251", "Президент заявил, что переговоры продолжатся.", id="Cyrillic"),
]

DOUBTED = [
    ("windows-1250", "Jiří Novák said it will hold.", "windows-1252 (“Jiøí”)"),
    ("windows-1252", "Hélène Roux said it will hold.", "windows-1252 (“Hélène”)"),
    ("windows-1254", "Kılıçdaroğlu said it will hold.", "windows-1252 (“Kýlýçdaroðlu”)"),
]

REFUSED = [
    pytest.param(QUOTED.encode("mac_roman"), "an unknown encoding: no UTF-8", id="old Macintosh"),
    pytest.param("“café".encode()[:-1] + b" now", "UTF-8 that breaks at byte 24", id="damaged"),
    pytest.param(QUOTED.encode("utf-16-le"), "binary content (a NUL byte)", id="no mark"),
    pytest.param(b"a\0b", "binary content (a NUL byte)", id="NUL"),
    pytest.param(b"a \x1b[31mred\x1b[0m b", "text holds a control character", id="escape"),
]

MAGIC = [
    (b"\x89PNG\r\n\x1a\n", "a PNG image, not text"),
    (b"\xff\xd8\xff\xe0", "a JPEG image, not text"),
    (b"%PDF-1.7\n", "a PDF, not text"),
    (b"PK\x03\x04", "a zip archive or an office document, not text"),
    (b"{\\rtf1\\ansi", "an RTF document, not text"),
    (b"", "empty"),
    (b" \n\t\n", "empty"),
    (b"\xef\xbb\xbf", "no text"),
]


@pytest.mark.parametrize(("encoding", "text"), READ)
def test_read(encoding: str, text: str, report: Callable[..., Report]) -> None:
    """What can be read in one way only is read."""
    assert report((HEAD + text).encode(encoding)).text == text


@pytest.mark.parametrize(("encoding", "text", "shown"), DOUBTED)
def test_doubted(encoding: str, text: str, shown: str, error: Callable[..., ReadError]) -> None:
    """What can be read in two ways is refused, and both are shown."""
    found = error((HEAD + text).encode(encoding))

    assert found.reason.startswith(f"no UTF-8; it may be {shown} or windows-1250 (“")
    assert found.hint == "say which with --encoding NAME"


@pytest.mark.parametrize(("encoding", "text", "_shown"), DOUBTED)
def test_told(encoding: str, text: str, _shown: str, report: Callable[..., Report]) -> None:
    """What the caller says decides."""
    assert report((HEAD + text).encode(encoding), encoding=encoding).text == text


@pytest.mark.parametrize(("content", "reason"), REFUSED)
def test_refused(content: bytes, reason: str, error: Callable[..., ReadError]) -> None:
    """No text comes out of bytes that are none."""
    assert error(HEAD.encode() + content).reason.startswith(reason)


@pytest.mark.parametrize(("content", "reason"), MAGIC)
def test_magic(content: bytes, reason: str, error: Callable[..., ReadError]) -> None:
    """The kind of a file is named, whatever its name."""
    assert error(content).reason == reason
    assert error(content, ".html").reason in (reason, "no HTML that can be parsed")


@pytest.mark.parametrize(
    ("encoding", "reason"),
    [
        ("ascii", "not ascii at byte 18"),
        ("nonesuch", "no encoding is called 'nonesuch'"),
        ("base64", "no encoding is called 'base64'"),
        ("rot13", "no encoding is called 'rot13'"),
    ],
)
def test_told_wrongly(encoding: str, reason: str, error: Callable[..., ReadError]) -> None:
    """An encoding that does not fit is an error, and so is one that is none."""
    assert error(HEAD + QUOTED, encoding=encoding).reason == reason


def test_one_long_line(error: Callable[..., ReadError]) -> None:
    """Fifty megabytes on one line are one line of error."""
    assert error(b"a" * 50_000_000).reason == "more than 10 MB"


def test_long_text(error: Callable[..., ReadError]) -> None:
    """A text that the parser would refuse is refused before."""
    found = error(HEAD + "word " * 250_000)

    assert found.reason == "1,249,999 characters, at most 1,000,000"


@given(st.binary(max_size=300))
def test_any_bytes(content: bytes) -> None:
    """Bytes are decoded, or refused with a ReadError; nothing else happens."""
    try:
        told = decode(content, "place", {})
    except ReadError as error:
        told = str(error).removeprefix("place: ")

    assert isinstance(told, str)


@given(st.text(max_size=200))
def test_tidy_once(text: str) -> None:
    """What is tidy stays as it is, so that offsets taken afterwards hold."""
    try:
        once = tidy(text)
    except ValueError:
        return

    assert tidy(once) == once
    assert not {"\r", "\0", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"} & set(once)
