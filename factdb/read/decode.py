"""Bytes to text: one decoding that can be relied on, or an error; never a silent guess."""

from __future__ import annotations

import codecs
import re
import string
import unicodedata
from collections.abc import Mapping
from itertools import pairwise, zip_longest
from typing import BinaryIO

from factdb.errors import ReadError

MAX_BYTES = 10_000_000
"""Most bytes of one report in its file: a page, a text, a line of JSON lines."""

MAX_TEXT = 1_000_000
"""Most characters of one report's text: where spaCy refuses to parse."""

TOO_LARGE = "a report is one article: split it, or write many reports as JSON lines"
SAVE_AS_UTF8 = "save it as UTF-8, or say --encoding NAME"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\0", "a SQLite database"),
    (b"\x7fELF", "a program"),
)
_WRITTEN = (
    *("cp1252", "cp1250", "cp1254", "cp1251", "cp1253", "koi8_r"),
    *("cp932", "euc_jp", "gb18030", "big5", "cp949"),
)
"""Encodings in which news was written before UTF-8, the likeliest for English first."""

_COHERENT = 0.3
_CLEARLY = 0.1
"""Least coherence (charset-normalizer, 0 to 1), and least lead over the next reading."""

_JUNK = re.compile(
    r"[\x80-\x9f\u2500-\u259f\uff61-\uff9f\ue000-\uf8ff]"  # controls, boxes, half-width kana
    r"|[^\W\d_a-zA-ZÀ-ɏ][a-zA-Z]|[a-zA-Z][^\W\d_a-zA-ZÀ-ɏ]"  # two scripts in one word
    r"|[À-ɏ]{3}"  # a word of nothing but accents: Cyrillic read as Latin
    r"|[^\W\d_\x00-\x7f]\d"  # "Ł3.2bn" for "£3.2bn"
    r"|[©®¹¼½¾][a-z]"  # "®ižka"
    r"|[a-zA-Z][^\x00-\x7f\w’‘–—‑\xad\xa0…][a-zA-Z]"  # a sign inside a word: "pr‚sident"
)
_HIGH = bytes(range(0x80, 0x100))
_LETTERS = frozenset(string.ascii_letters.encode())
_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LINE_END = re.compile(r"\r\n|[\r\x0b\x85\u2028]")
_PARAGRAPH_END = re.compile(r"[\x0c\u2029]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def whole(stream: BinaryIO, place: str, limit: int = MAX_BYTES) -> bytes:
    """Read all of a stream that may be short.

    Raises:
        ReadError: if it is empty or holds more than ``limit`` bytes.

    """
    content = stream.read(limit + 1)
    if len(content) > limit:
        raise ReadError(place, f"more than {limit // 1_000_000} MB", hint=TOO_LARGE)
    if not content.strip():
        raise ReadError(place, "empty", hint="nothing to read; was it saved or fetched fully?")
    return content


def decode(content: bytes, place: str, defaults: Mapping[str, str], declared: str = "") -> str:
    """Turn bytes into text.

    The first of these decides: what the caller says (``defaults["encoding"]``), a byte order mark,
    UTF-8, what the page declares, and at last the only reading that looks like words.

    Raises:
        ReadError: if the bytes are no text, or can be read in several ways.

    """
    if named := defaults.get("encoding"):
        return _strictly(content, named, place)
    refuse_binary(content, place)
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _strictly(content, encoding, place).removeprefix("\ufeff")
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        if declared:
            return _strictly(content, declared, place)
        _refuse_broken(content, error.start, place)
        return _only_reading(content, place)


def refuse_binary(content: bytes, place: str) -> None:
    """Raise ReadError if the bytes are those of an image, an archive, a program and the like."""
    for magic, kind in _MAGIC:
        if content.startswith(magic):
            raise ReadError(place, f"{kind}, not text", hint="export or unpack its text first")
    if not content.startswith(tuple(mark for mark, _ in _BOMS)) and b"\0" in content:
        raise ReadError(
            place,
            "binary content (a NUL byte)",
            hint="leave it out; if it is UTF-16 text, say --encoding utf-16-le",
        )


def tidy(text: str) -> str:
    r"""Give the form in which a report's text is kept, before anything takes an offset.

    NFC, ``\n`` for every line end, a blank line for a page end.

    Raises:
        ValueError: if it holds control characters or half of a surrogate pair.

    >>> tidy("Cafe\u0301\r\nnow")
    'Café\nnow'

    """
    text = _PARAGRAPH_END.sub("\n\n", _LINE_END.sub("\n", text))
    if found := _CONTROL.search(text):
        raise ValueError(f"a control character (U+{ord(found[0]):04X})")
    if found := _SURROGATE.search(text):
        raise ValueError(f"half a character (the surrogate U+{ord(found[0]):04X})")
    return unicodedata.normalize("NFC", text)


def _strictly(content: bytes, encoding: str, place: str) -> str:
    """Decode by a named encoding or say where it fails."""
    try:
        return content.decode(encoding)
    except LookupError:
        raise ReadError(
            place, f"no encoding is called {encoding!r}", hint="for example --encoding windows-1252"
        ) from None
    except (UnicodeError, ValueError) as error:
        at = f" at byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
        raise ReadError(place, f"not {encoding}{at}", hint=SAVE_AS_UTF8) from error


def _refuse_broken(content: bytes, at: int, place: str) -> None:
    """Raise ReadError if this is UTF-8 with a flaw: most of what is not ASCII is right."""
    right = sum(len(one) for one in _UTF8.findall(content))
    if 2 * right >= len(content) - len(content.translate(None, _HIGH)):
        raise ReadError(place, f"UTF-8 that breaks at byte {at}", hint="fetch or save it again")


def _only_reading(content: bytes, place: str) -> str:
    """Decode bytes that are no UTF-8, if they can be read as words in one way only."""
    readings = _readings(content)
    if len(readings) > 1 and (best := _clearest(content, readings)):
        return best
    if len(readings) == 1:
        return next(iter(readings))
    if not readings:
        raise ReadError(place, "an unknown encoding: no UTF-8", hint=SAVE_AS_UTF8)
    one, other = list(readings)[:2]
    words = _unlike(one, other)
    told = " or ".join(
        f"{_label(readings[text])} (“{word[:30]}”)"
        for text, word in zip((one, other), words, strict=True)
    )
    raise ReadError(place, f"no UTF-8; it may be {told}", hint="say which with --encoding NAME")


def _readings(content: bytes) -> dict[str, str]:
    """Give each plausible text with the first encoding that reads it."""
    readings: dict[str, str] = {}
    for encoding in _WRITTEN:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _plausible(text):
            readings.setdefault(text, encoding)
    return readings


def _plausible(text: str) -> bool:
    """Say whether nothing in it shows a wrong decoding, such as "wonÕt"."""
    return not _JUNK.search(text) and not any(
        before.islower() and after.isupper() and not (before + after).isascii()
        for word in re.findall(r"\w+", text)
        if not word.isascii()
        for before, after in pairwise(word)
    )


def _clearest(content: bytes, readings: Mapping[str, str]) -> str | None:
    """Ask charset-normalizer which reading is a language; None if it is not sure.

    It is asked about other scripts only: of a few accents in English it knows no better than we
    whether a name is Jiří or Jiøí.
    """
    from charset_normalizer import from_bytes

    letters = [byte for byte in content if byte in _LETTERS or byte in _HIGH]
    if 2 * sum(byte in _HIGH for byte in letters) < len(letters):
        return None

    found = from_bytes(content, cp_isolation=list(readings.values()))
    ranked = sorted(((one.coherence, str(one)) for one in found), reverse=True)
    if not ranked or ranked[0][0] < _COHERENT:
        return None
    lead = ranked[0][0] - (ranked[1][0] if len(ranked) > 1 else 0.0)
    return ranked[0][1] if lead >= _CLEARLY else None


def _label(encoding: str) -> str:
    return encoding.replace("cp125", "windows-125")


def _unlike(one: str, other: str) -> tuple[str, str]:
    """Give the first words, separated by spaces, in which two texts differ."""
    pairs = zip_longest(one.split(), other.split(), fillvalue="")
    return next((left, right) for left, right in pairs if left != right)
