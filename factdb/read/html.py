"""A page of HTML to the article on it, by trafilatura; nothing is fetched."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, BinaryIO

from factdb.errors import ReadError
from factdb.read import calendar, fields
from factdb.read.decode import decode, whole
from factdb.types import Report

MAX_PAGE = 5_000_000
"""Most bytes of a page: trafilatura's time grows with the square (9 MB of paragraphs: 81 s)."""

_NO_ARTICLE = "save the page of one article as a browser shows it, or its text as a .txt file"
_FAR = "9999-12-31"
"""So that htmldate asks no clock; a date in the future is refused by `fields.make`."""

_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_AS_BROWSERS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""Source: WHATWG Encoding Standard, section 4.2, names and labels."""

_PUBLISHED = (
    "//meta[@property='article:published_time' or @property='og:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//script[@type='application/ld+json']/text()",
    "//*[@itemprop='datePublished']/@datetime",
    "//time[@pubdate]/@datetime",
)
"""Where a page says its date with the time and offset, which htmldate leaves out."""

_LD_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]+)"')
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?:\s|$)")
_WORDS_OF_A_SENTENCE = 6
_BREAK = "\u2028"
"""A line break that the page asked for; line ends in its source are mere spaces."""

_PARTS = frozenset({"quote", "list", "table"})
"""Elements that hold blocks rather than words."""


def read(stream: BinaryIO, place: str, defaults: Mapping[str, str]) -> Iterator[Report]:
    """Read the article of one page: paragraphs, block quotes, list items, one block each."""
    content = whole(stream, place, MAX_PAGE)
    page = _page(decode(content, place, defaults, _declared(content)), place)
    document = _article(page, place)
    blocks = [block for block in _blocks(document.body) if block != document.title]
    if not any(_is_prose(block) for block in blocks):
        raise ReadError(place, "HTML without an article", hint=_NO_ARTICLE)
    said = {
        "text": "\n\n".join(blocks),
        "title": document.title or "",
        "outlet": document.sitename or "",
        "url": _web(document.url),
        "licence": document.license or "",
        "language": page.get("lang") or "",
        "published": _published(page, document.date or ""),
    }
    yield fields.make(said, place, defaults)


def _declared(content: bytes) -> str:
    """Give the encoding that the page declares, as browsers take it; "" if it names none."""
    found = _DECLARED.search(content[:2048])
    if not found:
        return ""
    with suppress(LookupError):
        named = codecs.lookup(found[1].decode("ascii", "replace")).name
        return _AS_BROWSERS.get(named, named)
    return ""


def _page(text: str, place: str) -> Any:
    from trafilatura import load_html

    page = load_html(text)
    if page is None:
        raise ReadError(place, "no HTML that can be parsed", hint=_NO_ARTICLE)
    return page


def _article(page: Any, place: str) -> Any:
    """Give trafilatura's document."""
    from trafilatura import bare_extraction

    dates = {"original_date": True, "extensive_search": False, "max_date": _FAR}
    try:
        found = bare_extraction(
            page, with_metadata=True, include_comments=False, date_extraction_params=dates
        )
    except Exception as error:
        told = f"trafilatura cannot read it ({type(error).__name__})"
        raise ReadError(place, told, hint=_NO_ARTICLE) from error
    if found is None:
        raise ReadError(place, "HTML without an article", hint=_NO_ARTICLE)
    return found


def _blocks(element: Any) -> Iterator[str]:
    """Give the paragraphs below an element, each as a browser would run its words together."""
    for child in element:
        if child.tag == "row":
            yield "\t".join(text for cell in child for text in _texts(_words(cell)))
        elif child.tag in _PARTS and len(child):
            yield from _texts(child.text)
            yield from _blocks(child)
        else:
            yield from _texts(_words(child))
        yield from _texts(child.tail)


def _is_prose(block: str) -> bool:
    """Say whether a block holds a sentence, which menus and forms do not."""
    return len(block.split()) >= _WORDS_OF_A_SENTENCE and bool(_SENTENCE_END.search(block))


def _texts(told: str | None) -> Iterator[str]:
    """Give a block's lines with single spaces, if it has words."""
    lines = [" ".join(line.split()) for line in (told or "").split(_BREAK)]
    if any(lines):
        yield "\n".join(lines).strip()


def _words(element: Any) -> str:
    """Give all words below."""
    for line_break in element.iter("lb"):
        line_break.tail = _BREAK + (line_break.tail or "")
    return "".join(element.itertext())


def _published(page: Any, found: str) -> str:
    """Give the first date of publication that can be read, with its time where the page has one.

    A page that dates itself to a day that does not exist is not asked further: htmldate makes the
    30th of February the 1st.
    """
    told = [one for path in _PUBLISHED for value in page.xpath(path) for one in _dates(value)]
    for one in told:
        with suppress(ValueError):
            calendar.published(one)
            return str(one)
    return next((one for one in told if _ISO_DAY.match(one)), found)


def _dates(value: str) -> list[str]:
    """Give the dates in an attribute, or in the JSON-LD of the page."""
    return _LD_PUBLISHED.findall(value) if "{" in value else [value]


def _web(url: str | None) -> str:
    """Give an address of the web; a page saved on disk may name others."""
    return url if url and url.startswith(("http://", "https://")) else ""
