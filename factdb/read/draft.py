"""A draft before it is printed: its text, from plain text, Markdown, HTML or a Word document."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from factdb.errors import ReadError
from factdb.read.decode import MAX_TEXT, decode, tidy, whole
from factdb.read.place import STDIN

MAX_UNPACKED = 60_000_000
"""Most bytes that a Word document may unpack to: a small archive can hold gigabytes."""

_SPLIT = "check it in parts of at most a million characters"
_BLOCKS = (
    "//p | //h1 | //h2 | //h3 | //h4 | //h5 | //h6 | //li | //td | //th | //blockquote | //pre"
)
_BACK = re.compile(r"\s*↑\s*$")
"""The link back that stands behind each footnote."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft's text as it is checked; ``as_printed`` where its lines are those of the file."""

    place: str
    text: str
    as_printed: bool = True


def draft(path: str, *, encoding: str = "", stdin: BinaryIO | None = None) -> Draft:
    """Read a draft.

    Args:
        path: a .md, .txt, .html or .docx file (anything else is read as text), or "-".
        encoding: that of a text, where it is guessed wrongly.
        stdin: what "-" reads; the standard input of the process by default.

    Raises:
        ReadError: if it cannot be read, is empty or longer than `MAX_TEXT` characters.

    """
    place = "standard input" if path == STDIN else path
    content = _content(path, place, stdin)
    text, as_printed = _text(content, Path(path).suffix.lower(), place, encoding)
    if len(text) > MAX_TEXT:
        raise ReadError(place, f"more than {MAX_TEXT:,} characters", hint=_SPLIT)
    if not text.strip():
        raise ReadError(place, "no text in it", hint="was it saved fully?")
    return Draft(place, text, as_printed)


def _content(path: str, place: str, stdin: BinaryIO | None) -> bytes:
    if path == STDIN:
        return whole(stdin or sys.stdin.buffer, place)
    try:
        with open(path, "rb") as stream:
            return whole(stream, place)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ReadError(place, reason, hint="name a file that can be read") from error


def _text(content: bytes, suffix: str, place: str, encoding: str) -> tuple[str, bool]:
    if suffix == ".docx":
        return _of_page(_from_word(content, place), place), False
    text = _tidied(decode(content, place, {"encoding": encoding}), place)
    if suffix in {".html", ".htm", ".xhtml"}:
        return _of_page(text, place), False
    return text, True


def _tidied(text: str, place: str) -> str:
    try:
        return tidy(text)
    except ValueError as error:
        raise ReadError(place, str(error), hint="was it damaged on its way?") from error


def _from_word(content: bytes, place: str) -> str:
    """Give a Word document as HTML: insertions are in, deletions out, footnotes at the end."""
    import mammoth

    _refuse_bombs(content, place)
    try:
        html: str = mammoth.convert_to_html(
            io.BytesIO(content), convert_image=mammoth.images.img_element(_no_image)
        ).value
    except Exception as error:  # a hostile archive breaks mammoth in many ways
        raise ReadError(
            place, f"no Word document: {error}", hint="open it in Word and save it again as .docx"
        ) from error
    return html


def _no_image(image: Any) -> dict[str, str]:  # noqa: ARG001 - mammoth's signature
    return {}


def _refuse_bombs(content: bytes, place: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            size = sum(one.file_size for one in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise ReadError(
            place, f"no Word document: {error}", hint="save it as .docx, or as text"
        ) from error
    if size > MAX_UNPACKED:
        raise ReadError(
            place,
            f"it unpacks to {size // 1_000_000} MB, more than {MAX_UNPACKED // 1_000_000} MB",
            hint="take the pictures out, or save it as text",
        )


def _of_page(page: str, place: str) -> str:
    """Give the text of a page, one paragraph for each block that holds no other block."""
    from lxml import etree, html

    if not page.strip():
        return ""
    try:
        root = html.document_fromstring(page)
    except (etree.ParserError, ValueError) as error:
        raise ReadError(place, f"no page: {error}", hint="save it as text") from error
    for gone in root.xpath("//script | //style | //head"):
        gone.drop_tree()
    blocks = [one for one in root.xpath(_BLOCKS) if not one.xpath(_BLOCKS.replace("//", ".//"))]
    told = blocks or [root]
    texts = (" ".join(one.text_content().split()) for one in told)
    return _tidied("\n\n".join(_BACK.sub("", text) for text in texts if text), place)
