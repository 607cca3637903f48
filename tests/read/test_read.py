"""Whatever stands in a file, reading gives reports whose text is fit for offsets, or errors."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb import plugins
from factdb.errors import ReadError
from factdb.read import Source, expected, guess, read
from factdb.types import Report

GUESSES = [
    ("a.txt", b"Hello", "text"),
    ("a.md", b"# Hello", "markdown"),
    ("a.MARKDOWN", b"", "markdown"),
    ("a.json", b"{}", "json"),
    ("a.jsonl", b"{}", "jsonl"),
    ("a.ndjson", b"{}", "jsonl"),
    ("a.html", b"Hello", "html"),
    ("a.htm", b"", "html"),
    ("", b"Hello", "text"),
    ("", b' {"text": 1}', "json"),
    ("", b"\xef\xbb\xbf[\n{", "json"),
    ("", b"[Courier] The dam holds.", "text"),
    ("", b"<!doctype HTML>", "html"),
    ("", b"<?xml version='1.0'?>\n<!-- x --><html>", "html"),
    ("a.txt", b"<html>", "html"),
    ("a.txt", b'{"text"', "text"),
    ("page.php", b"<body class='x'>", "html"),
    ("", b"<3 is a heart", "text"),
    ("", b"", "text"),
]

SEEDS = st.sampled_from(
    [
        *(b"date 2022-02-01 ", b"date: 2022-02-01\n\n", b"---\ndate: 2022-02-01\n---\n", b"# "),
        *(b'{"published": "2022-02-01", "text": "', b'"}', b"[", b"{", b"]", b"}", b"\n", b"\r\n"),
        *(b"<html><body><article><p>", b"</p>", b"<br>", b"<!--", b"&#0;", b"&#x2028;", b"\\u0000"),
        *("Cafe\u0301 ".encode(), "“It holds,” she said. ".encode(), b"\xff", b"\x92", b"\x1b"),
    ]
)
CONTENTS = st.lists(SEEDS | st.binary(max_size=20), max_size=12).map(b"".join)
SUFFIXES = st.sampled_from(["", ".txt", ".md", ".json", ".jsonl", ".html"])


@pytest.mark.parametrize(("path", "content", "name"), GUESSES)
def test_guess(path: str, content: bytes, name: str) -> None:
    """The suffix decides, then the beginning."""
    assert guess(path, content) == name


def test_guess_knows_plug_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that is named like a suffix reads the files of that suffix."""
    known = {**plugins.names("readers"), "warc": "elsewhere:read"}
    monkeypatch.setattr(plugins, "names", {"readers": known}.__getitem__)

    assert guess("a.warc", b"WARC/1.0") == "warc"


def test_reader_by_name() -> None:
    """The caller may say which reader; an unknown one is an error with the known ones as hint."""
    source = Source("x", "", lambda: io.BytesIO(b"date 2022-02-01 *It* holds."))

    (found,) = read(source, {"reader": "markdown"})
    (bad,) = read(source, {"reader": "nonesuch"})

    assert isinstance(found, Report)
    assert found.text == "It holds."
    assert isinstance(bad, ReadError)
    assert "markdown" in bad.hint


@given(CONTENTS, SUFFIXES)
def test_contract(content: bytes, suffix: str) -> None:
    r"""No bytes raise; every report is NFC, with ``\n`` only and nothing that no one prints."""
    source = Source("place", suffix, lambda: io.BytesIO(content))

    for found in read(source, {"published": "2022-02-01", "now": "2026-06-01T00:00:00+00:00"}):
        if isinstance(found, ReadError):
            assert str(found).startswith("place")
            assert "\n" not in str(found)
            assert found.hint
        else:
            assert found.text == unicodedata.normalize("NFC", found.text)
            assert not {"\0", "\r", "\x1b"} & set(found.text + found.title + found.outlet)
            assert found.digest


@given(CONTENTS, SUFFIXES)
def test_agrees_with_itself(content: bytes, suffix: str) -> None:
    """A second reading gives the same."""
    source = Source("place", suffix, lambda: io.BytesIO(content))
    one, other = ([str(found) for found in read(source, {})] for _ in range(2))

    assert one == other


def test_expected(tmp_path: Path) -> None:
    """Files count as one, JSON lines by line, a bad path as its error; a list nobody can count."""
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "b.jsonl").write_text('{"text": "x"}\n\n{"text": "y"}\n')

    assert expected([str(tmp_path), "/nonexistent"]) == 4
    (tmp_path / "c.json").write_text("[]")
    assert expected([str(tmp_path)]) is None
    assert expected(["-"]) is None
