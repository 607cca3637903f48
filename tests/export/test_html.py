"""The page that is handed out: valid, safe whatever it holds, offline, readable for everyone."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from io import StringIO
from typing import Any
from xml.etree import ElementTree

from factdb import records
from factdb.export.html import html
from factdb.types import Finding
from tests.export.conftest import Make
from tests.export.handed import BITES, ruled, sourced

Record = dict[str, Any]

BRIEF: Record = {
    "brief": "2026-03-02 to 2026-03-08",
    "since": "2026-03-02",
    "until": "2026-03-08",
    "reports": 1200,
    "statements": 8,
    "findings": 2,
    "rulings": {"confirmed": 1, "open": 1},
    "outlets": [{"name": BITES, "reports": 2, "statements": 8}],
    "speakers": [{"id": "a-1", "name": "Anna Kovacs", "statements": 5}],
}


def page(*given: Record) -> str:
    """Give the page."""
    out = StringIO()
    html(given, out)
    return out.getvalue()


def strict(*given: Record) -> ElementTree.Element:
    """Give the page as a strict parser reads it: anything that does not nest is an error."""
    text = page(*given)
    assert text.startswith("<!DOCTYPE html>\n")
    return ElementTree.fromstring(text.removeprefix("<!DOCTYPE html>"))


def words(element: ElementTree.Element) -> str:
    """Give all words of an element."""
    return " ".join("".join(element.itertext()).split())


def test_every_record_has_its_place(
    every_record: list[Record], marked: Record, finding: Finding
) -> None:
    """All shapes nest, every id is there, and no name of a place stands twice."""
    given = [BRIEF, marked, *every_record, *every_record, ruled(records.finding(finding))]

    tree = strict(*given)
    names = [one.get("id") for one in tree.iter() if one.get("id")]

    assert all(one["id"] in words(tree) for one in every_record if "id" in one)
    figures = [name for name in names if name and name.startswith("n")]
    assert len(figures) == len(set(figures)) > 0


def test_a_finding_is_told_whole(finding: Finding) -> None:
    """Both statements with roles and links, the reason, who ruled it and why."""
    tree = strict(ruled(records.finding(finding)))
    (article,) = tree.iter("article")
    told = words(article)

    assert article.get("id") == finding.id
    assert finding.judgement.reason in told
    assert "confirmed by Mira Falk on 2026-03-09: asked both" in told
    assert told.count("minister of Velm") == 2
    assert [one.get("href") for one in article.iter("a")] == ["https://courier.example/1"] * 2


def test_nothing_runs_and_nothing_is_fetched(statement: Make) -> None:
    """Words that look like HTML are words, links that run are no links, no file is asked for."""
    odd = statement(text=BITES, url="javascript:alert(1)", outlet="<img src=x>")
    text = page(sourced(records.statement(odd), title=BITES, language='en" onload="x'))
    tree = ElementTree.fromstring(text.removeprefix("<!DOCTYPE html>"))

    assert {one.tag for one in tree.iter()} & {"script", "img", "link", "iframe", "a"} == set()
    assert not any(name.startswith("on") for one in tree.iter() for name in one.attrib)
    assert BITES in words(tree)
    assert re.search(r"url\(|@import", text) is None


def test_only_our_style_is_let_in() -> None:
    """The policy names it by its hash."""
    tree = strict(BRIEF)
    style = next(tree.iter("style")).text or ""
    policy = next(one.get("content") or "" for one in tree.iter("meta") if one.get("http-equiv"))

    assert "default-src 'none'" in policy
    assert b64encode(sha256(style.encode()).digest()).decode() in policy


def test_headings_tables_and_language() -> None:
    """One first heading, tables with captions and scopes, a language: screen readers need them."""
    tree = strict(BRIEF)
    tables = list(tree.iter("table"))

    assert tree.get("lang") == "en"
    assert [words(one) for one in tree.iter("h1")] == ["Brief, 2026-03-02 to 2026-03-08"]
    assert [words(one) for table in tables for one in table.iter("caption")] == [
        "Rulings",
        "Outlets",
        "Who spoke most",
    ]
    assert {one.get("scope") for one in tree.iter("th")} == {"col"}
    assert "1,200 reports" in words(tree)


def test_nothing_found_is_a_page_too() -> None:
    """No record: a page that says so."""
    assert words(next(strict().iter("h1"))) == "Nothing found"


def test_every_ink_can_be_read_on_its_paper() -> None:
    """Contrast of words is 4.5 at least, by day and by night; there is a style for paper."""
    style = files("factdb.export").joinpath("html.css").read_text("utf-8")
    day, night = (
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
        for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL)[:2]
    )

    for tones in (day, night):
        for ink in ("ink", "quiet", "link", "warn"):
            for ground in ("paper", "tint"):
                assert contrast(tones[ink], tones[ground]) >= 4.5, (ink, ground)
    assert "@media print" in style


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours.

    Source: WCAG 2.2, relative luminance and contrast ratio.
    """
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Give how light ``#rrggbb`` is, from 0 to 1."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
