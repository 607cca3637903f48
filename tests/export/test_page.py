"""The page: valid, safe whatever a report holds, linked both ways, readable for everyone."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factdb.export.page import page
from factdb.export.sheet import Sheet

GOLDEN = Path(__file__).with_name("sheet.html")

VOID = {"meta"}
INLINE = {"mark", "span", "a", "b", "bdi", "code", "time", "small"}


def drawn(*reports: dict[str, Any]) -> ElementTree.Element:
    """Give the page as a strict parser reads it: anything that does not nest is an error."""
    text = "".join(page(reports))
    assert text.startswith("<!DOCTYPE html>\n")
    return ElementTree.fromstring(text.removeprefix("<!DOCTYPE html>"))


def words(element: ElementTree.Element) -> str:
    """Give the words of an element without the numbers that link."""
    inner = "" if element.get("class") == "number" else element.text or ""
    return inner + "".join(words(one) + (one.tail or "") for one in element)


def paragraphs(tree: ElementTree.Element) -> list[str]:
    """Give the paragraphs of the reports as the page shows them."""
    return [words(one) for one in tree.iter("p") if one.get("class") == "text"]


def test_golden(marked: dict[str, Any]) -> None:
    """The markup of a small report, to the letter; a change shows in review."""
    assert "".join(Sheet(marked, 1, set()).lines()) == GOLDEN.read_text("utf-8")


def test_the_text_is_all_there(marked: dict[str, Any]) -> None:
    """Marks change nothing of the words, and paragraphs stay."""
    assert paragraphs(drawn(marked)) == marked["text"].split("\n\n")


class Nesting(HTMLParser):
    """Reads as HTML and remembers what stands in what."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what HTML does not allow there, and double attributes."""
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.wrong.append(f"{tag}: {names}")
        if tag not in INLINE and set(self.open) & {"p", *INLINE}:
            self.wrong.append(f"{tag} in {self.open}")
        if tag == "a" and "a" in self.open:
            self.wrong.append("a link in a link")
        self.open.append(tag)

    def handle_startendtag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        """Only void elements close themselves in HTML."""
        if tag not in VOID:
            self.wrong.append(f"<{tag}/>")

    def handle_endtag(self, tag: str) -> None:
        """Elements close in order."""
        if self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")


def test_it_is_html(marked: dict[str, Any]) -> None:
    """No block in a paragraph, no link in a link, no element that closes itself but void ones."""
    parser = Nesting()
    parser.feed("".join(page([marked, marked])))
    parser.close()

    assert parser.wrong == []
    assert parser.open == []


@pytest.mark.parametrize("copies", [1, 2])
def test_links_lead_both_ways(marked: dict[str, Any], copies: int) -> None:
    """Every link finds its place, names are given once, also if a report is there twice."""
    tree = drawn(*[marked] * copies)
    names = [name for one in tree.iter() if (name := one.get("id"))]
    targets = [to[1:] for one in tree.iter("a") if (to := one.get("href", "")).startswith("#")]

    assert len(names) == len(set(names))
    assert set(targets) <= set(names)
    for statement in marked["statements"]:
        assert {statement["id"], f"note-{statement['id']}"} <= set(targets)


def test_a_statement_is_one_with_its_speaker_cue_and_note(marked: dict[str, Any]) -> None:
    """What belongs together carries the same name, by which it is lit together."""
    (first, *_) = marked["statements"]
    together = [
        (one.get("class"), words(one).strip()[:13])
        for one in drawn(marked).iter()
        if first["id"] in (one.get("data-of") or "").split()
    ]

    assert [sort for sort, _ in together] == [
        "direct",
        "figure",
        "speaker",
        "cue",
        "date",
        "note direct",
    ]


def test_a_doubt_is_shown(marked: dict[str, Any]) -> None:
    """Where nobody can say who speaks, the reason stands there."""
    (doubt,) = [one for one in drawn(marked).iter("div") if one.get("class") == "doubt"]

    assert "".join(doubt.itertext()) == "speaker“He” → not known: <two> men are named"


HOSTILE = st.lists(
    st.sampled_from(
        [*"<>&\"'/ ab\n", "\u202e", "\x00", "\x1b", "\ufffe", "\ud800", "]]>", "--", "</style>"]
    )
).map("".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(HOSTILE, HOSTILE, st.lists(st.integers(0, 30), min_size=14, max_size=14))
def test_whatever_the_words_and_spans(
    marked: dict[str, Any], text: str, other: str, ends: list[int]
) -> None:
    """Any text in any field, any span anywhere: the page stays well-formed, and shows the text."""
    text = f"{text}</p><script>alert(1)</script>“{other}"
    places = iter(ends)
    statements = [
        {
            **one,
            "start": (start := next(places)),
            "end": start + next(places) + 1,
            "speaker_start": start,
            "speaker_end": start + 2,
            "speaker_text": other,
            "found_by": other,
            "doubt": text,
            "id": other,
        }
        for one in marked["statements"]
    ]
    fields = dict.fromkeys(("title", "outlet", "url", "language", "id"), other)
    tree = drawn({**marked, **fields, "text": text, "statements": statements})

    seen = "".join("".join(paragraphs(tree)).split())
    assert len(seen) == len("".join(text.split()))
    assert "</p><script>alert(1)</script>“" in seen
    assert len(list(tree.iter("script"))) == 1


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//evil.example/", ""])
def test_only_web_addresses_are_links(marked: dict[str, Any], url: str) -> None:
    """What a browser would run is printed nowhere as a link."""
    tree = drawn({**marked, "url": url})

    assert all(one.get("href", "").startswith("#") for one in tree.iter("a"))


def test_nothing_else_runs_or_loads(marked: dict[str, Any]) -> None:
    """The policy names style and script by hash; no element fetches anything."""
    tree = drawn(marked)
    (policy,) = [
        one.get("content", "") for one in tree.iter("meta") if one.get("http-equiv") is not None
    ]

    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert not [one for one in tree.iter() if {"src", "style", "onclick"} & set(one.keys())]


def test_several_reports_have_a_table_of_contents(marked: dict[str, Any]) -> None:
    """One report has none; of two, each is linked by its title."""
    other = {**marked, "title": "Another", "statements": []}
    (contents,) = drawn(marked, other).iter("nav")

    assert [one.text for one in contents.iter("a")] == ["Boats & <harbours>", "Another"]
    assert list(drawn(marked).iter("nav")) == []


STYLE = files("factdb.export").joinpath("page.css").read_text("utf-8")
COLOURS = [
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
    for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)[:2]
]


def luminance(colour: str) -> float:
    """Give the relative luminance of a colour (WCAG 2.2)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colours", COLOURS, ids=["light", "dark"])
def test_contrast(colours: dict[str, str]) -> None:
    """Words reach 4.5 to 1 on whatever is behind them, lines 3 to 1: WCAG AA."""

    def contrast(one: str, other: str) -> float:
        dim, bright = sorted(luminance(colours[name]) for name in (one, other))
        return (bright + 0.05) / (dim + 0.05)

    tints = [name for name in colours if name.endswith("-tint")]
    on = [("ink", ground) for ground in ("paper", "lit", *tints)]
    on += [(ink, ground) for ink in ("quiet", "link", "doubt") for ground in ("paper", "lit")]
    lines = [(tint.removesuffix("-tint"), tint) for tint in tints]

    assert len(tints) == 4
    assert {pair: contrast(*pair) for pair in on if contrast(*pair) < 4.5} == {}
    assert {pair: contrast(*pair) for pair in lines if contrast(*pair) < 3} == {}
