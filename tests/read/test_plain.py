"""Text and Markdown: the header gives the fields, the rest is the text, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factdb.errors import ReadError
from factdb.types import Report

BODY = "The dam will hold, Anna Kovacs said."
DAY = "2026-03-04"

HEADERS = [
    pytest.param(f"date {DAY} {BODY}", {}, id="the text goes on after the date"),
    pytest.param(f" date {DAY} {BODY}", {}, id="a blank before it"),
    pytest.param(f"Date: {DAY} {BODY}", {}, id="a colon"),
    pytest.param(f"date {DAY}\n{BODY}", {}, id="the text below the date"),
    pytest.param(f"date {DAY}\noutlet: Courier\n\n{BODY}", {"outlet": "Courier"}, id="more below"),
    pytest.param(f"date: 4 March 2026\n\n{BODY}", {}, id="a month by name"),
    pytest.param(f"Date: Wednesday, March 4, 2026\n{BODY}", {}, id="a weekday"),
    pytest.param(f"\n\ndate: {DAY}\n\n\n{BODY}\n\n", {}, id="blank lines around"),
    pytest.param(
        f"outlet: Courier\r\ntitle: Dam: it holds\r\ndate: {DAY}\r\n\r\n{BODY}",
        {"outlet": "Courier", "title": "Dam: it holds"},
        id="Windows line ends, a colon in a value",
    ),
    pytest.param(
        f"Source: Courier\nHeadline: Dam\nLink: https://c.example/1\nLanguage: en\n"
        f"Licence: CC0\nid: 17\nauthor: Jo\nPublished: {DAY}\n\n{BODY}",
        {
            "outlet": "Courier",
            "title": "Dam",
            "url": "https://c.example/1",
            "language": "en",
            "licence": "CC0",
            "external_id": "17",
        },
        id="every key, under other names too",
    ),
    pytest.param(
        f"---\ntitle: \"Dam: it holds\"\ntags:\n  - water\n# a remark\ndate: '{DAY}'\n---\n{BODY}",
        {"title": "Dam: it holds"},
        id="front matter",
    ),
]

BODIES = [
    ("date: 2026-03-04\nBreaking: the dam holds.\n\nMore.", "Breaking: the dam holds.\n\nMore."),
    ("date: 2026-03-04\n\ntitle: not a header here", "title: not a header here"),
    ("date: 2026-03-04\n\none\n\n\ntwo\n", "one\n\n\ntwo"),
    ("date: 2026-03-04\n\nCafe\u0301 at the dam.", "Café at the dam."),
    ("date: 2026-03-04\n\none\rtwo\u2028three\x0cfour", "one\ntwo\nthree\n\nfour"),
]


@pytest.mark.parametrize(("content", "fields"), HEADERS)
def test_header(content: str, fields: dict[str, str], report: Callable[..., Report]) -> None:
    """A header of any of the kinds gives its fields, and the text is what follows."""
    found = report(content)

    assert found.text == BODY
    assert found.published.isoformat() == f"{DAY}T00:00:00+00:00"
    said = {name: getattr(found, name) for name in ("outlet", "title", "url", "language")}
    said |= {name: getattr(found, name) for name in ("licence", "external_id")}
    assert {name: value for name, value in said.items() if value} == fields


@pytest.mark.parametrize(("content", "text"), BODIES)
def test_body(content: str, text: str, report: Callable[..., Report]) -> None:
    """What is not header is text, in NFC and with one kind of line end."""
    assert report(content).text == text


def test_no_header(report: Callable[..., Report]) -> None:
    """Words that only look like a header stay text."""
    content = "Language: the minister was rude\nand left. Date night is back."

    found = report(content, published=DAY)

    assert found.text == content
    assert found.language == ""


def test_rule_is_no_front_matter(report: Callable[..., Report]) -> None:
    """Three hyphens above prose are a line across the page."""
    assert report(f"---\n{BODY}\n---", published=DAY).text == f"---\n{BODY}\n---"


def test_time_of_day(report: Callable[..., Report]) -> None:
    """An offset is kept, so that the day is the day that was printed."""
    found = report(f"date: 2026-03-05T01:30+09:00\n\n{BODY}")

    assert found.published.isoformat() == "2026-03-05T01:30:00+09:00"
    assert found.day.isoformat() == "2026-03-05"


def test_source_wins_over_defaults(report: Callable[..., Report]) -> None:
    """What the caller gives fills the gaps only."""
    given = {"outlet": "Other", "url": "https://o.example", "published": "2026-01-01"}
    found = report(f"outlet: Courier\ndate: {DAY}\n\n{BODY}", **given)

    assert (found.outlet, found.url) == ("Courier", "https://o.example")
    assert found.day.isoformat() == DAY


def test_markdown(report: Callable[..., Report]) -> None:
    """The first heading is the title; marks go, words stay."""
    content = """# The *dam* holds
date: 2026-03-04
outlet: Courier

“It **will** hold,” [Anna Kovacs](https://c.example) said
on Wednesday.

## Three towns

- Vale &amp; Dale
- Hill

> “We checked.”

![A dam](dam.png)

```
not prose
```

1 < 2, AT&T, snake_case and 3 * 4 * 5.
"""
    found = report(content, ".md")

    assert (found.title, found.outlet) == ("The dam holds", "Courier")
    assert found.text.split("\n\n") == [
        "“It will hold,” Anna Kovacs said on Wednesday.",
        *("Three towns", "Vale & Dale", "Hill", "“We checked.”"),
        "1 < 2, AT&T, snake_case and 3 * 4 * 5.",
    ]


def test_front_matter_title_wins(report: Callable[..., Report]) -> None:
    """A title that is named as such wins over the heading, which is no text either."""
    found = report(f"---\ntitle: Named\ndate: {DAY}\n---\n# Heading\n\n{BODY}", ".md")

    assert (found.title, found.text) == ("Named", BODY)


def test_field_twice(error: Callable[..., ReadError]) -> None:
    """Two dates in one header are a question, not an answer."""
    found = error("date: 2026-03-04\npublished: 2026-03-05\n\nBody.")

    assert found.reason == "published stands twice in the header: '2026-03-04', '2026-03-05'"
