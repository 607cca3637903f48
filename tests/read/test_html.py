"""Pages: the article with its block quotes and lists, its fields and date; no network."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Any

import pytest

from factdb.errors import ReadError
from factdb.types import Report

HEAD = (
    '<meta property="og:site_name" content="The Vale Courier">'
    '<link rel="canonical" href="https://vale.example/dam">'
)
TIMED = '<meta property="article:published_time" content="2026-03-04T23:30:00-05:00">'
ARTICLE = """<article><h1>Dam will hold, minister says</h1>
<p>The dam will hold, water minister Anna Kovacs said
   on Wednesday, after weeks of rain &amp; wind that worried the towns below it.</p>
<blockquote><p>“We have checked every gate. It will hold.”</p><p>“I promise.”</p></blockquote>
<ul><li>The lake holds 12 million cubic metres.</li><li>Three towns lie below.</li></ul>
<h2>Background</h2>
<p>Engineers of the <a href="/u">university</a> said the wall moved by <em>three</em> millimetres,
 which <b>they</b> called “normal”.<br>It was built in 1961.</p>
</article>"""


def page(head: str = HEAD + TIMED, body: str = ARTICLE, title: str = "Dam will hold") -> str:
    """Give a page with menus around the article."""
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><title>{title}</title>{head}</head><body>'
        f'<nav><a href="/">Home</a> <a href="/news">News</a></nav>{body}'
        "<footer>Copyright 2019 The Vale Courier</footer></body></html>"
    )


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail on any attempt to reach the network."""

    def refuse(*args: Any, **kwargs: Any) -> None:
        raise AssertionError("a reader asked the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_article(report: Callable[..., Report]) -> None:
    """Paragraphs, quotes and list items are kept as blocks; menus and the headline are not."""
    for suffix in ("", ".html", ".txt"):
        found = report(page(), suffix)

        assert found.text.split("\n\n") == [
            "The dam will hold, water minister Anna Kovacs said on Wednesday, after weeks of rain "
            "& wind that worried the towns below it.",
            "“We have checked every gate. It will hold.”",
            "“I promise.”",
            "The lake holds 12 million cubic metres.",
            "Three towns lie below.",
            "Background",
            "Engineers of the university said the wall moved by three millimetres, which they "
            "called “normal”.\nIt was built in 1961.",
        ]
        assert (found.outlet, found.title) == ("The Vale Courier", "Dam will hold, minister says")
        assert (found.url, found.language) == ("https://vale.example/dam", "en-GB")
        assert found.published.isoformat() == "2026-03-04T23:30:00-05:00"


DATES = [
    pytest.param('<meta itemprop="datePublished" content="2026-03-04">', id="itemprop"),
    pytest.param(
        '<script type="application/ld+json">{"@type": "NewsArticle", "dateModified": "2026-04-01",'
        ' "datePublished": "2026-03-04T00:00:00Z"}</script>',
        id="JSON-LD",
    ),
    pytest.param('<meta name="date" content="2026-03-04">', id="by htmldate"),
    pytest.param(
        '<meta property="article:modified_time" content="2026-04-01">'
        '<meta property="article:published_time" content="March 4, 2026">',
        id="published, not changed",
    ),
]


@pytest.mark.parametrize("head", DATES)
def test_dates(head: str, report: Callable[..., Report]) -> None:
    """The date of publication is found wherever pages put it."""
    assert report(page(HEAD + head)).published.isoformat() == "2026-03-04T00:00:00+00:00"


BAD = [
    pytest.param(page(HEAD), "no date of publication", id="a copyright year is no date"),
    pytest.param(
        page(HEAD + TIMED.replace("2026-03-04", "2026-02-30")),
        "published: '2026-02-30T23:30:00-05:00' is no date that can be read",
        id="a day that does not exist",
    ),
    pytest.param(
        page(HEAD + TIMED.replace("2026-03-04", "2026-06-02")),
        "published: 2026-06-02 is in the future",
        id="tomorrow",
    ),
    pytest.param(
        page(HEAD + '<meta name="date" content="2027-03-04">'),
        "published: 2027-03-04 is in the future",
        id="tomorrow, by htmldate",
    ),
    pytest.param(page(body=""), "HTML without an article", id="menus only"),
    pytest.param(page(body="<p>Log in</p>"), "HTML without an article", id="a form"),
    pytest.param("<html>", "HTML without an article", id="a tag"),
    pytest.param(page(body="<div>" * 100_000), "HTML without an article", id="a nest"),
    pytest.param(page(body="a" * 6_000_000), "more than 5 MB", id="too large"),
]


@pytest.mark.parametrize(("content", "reason"), BAD)
def test_bad(content: str, reason: str, error: Callable[..., ReadError]) -> None:
    """A page that is no dated article is refused with the reason."""
    assert error(content, ".html").reason == reason


def test_defaults_fill_gaps(report: Callable[..., Report]) -> None:
    """A page without a date takes the caller's; its own outlet stays."""
    found = report(page(HEAD), published="2026-03-05", outlet="Other")

    assert (found.day.isoformat(), found.outlet) == ("2026-03-05", "The Vale Courier")


@pytest.mark.parametrize("declared", ["windows-1252", "iso-8859-1", "latin1"])
def test_declared_encoding(declared: str, report: Callable[..., Report]) -> None:
    """What the page declares is what browsers take it for."""
    body = ARTICLE.replace("Anna Kovacs", "Hélène Roux")
    content = page(f'<meta charset="{declared}">{HEAD}{TIMED}', body).encode("windows-1252")

    text = report(content).text

    assert "Hélène Roux" in text
    assert "“normal”" in text


def test_address_of_the_web_only(report: Callable[..., Report]) -> None:
    """A page saved on disk may name a place that means nothing elsewhere."""
    head = HEAD.replace("https://vale.example/dam", "file:///home/jo/dam.html")

    assert report(page(head + TIMED)).url == ""


def test_table(report: Callable[..., Report]) -> None:
    """A row is a block, its cells apart."""
    rows = "<table><tr><th>Year</th><th>Level</th></tr><tr><td>2025</td><td>31 m</td></tr></table>"
    body = ARTICLE.replace("</article>", f"{rows}</article>")

    assert report(page(body=body)).text.endswith("Year\tLevel\n\n2025\t31 m")
