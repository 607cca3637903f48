"""A page of HTML that shows reports with everything marked that was understood of them.

One file that needs no network: style and script are in it, and its content security policy lets
nothing else run or load, whatever a report holds. Everything can be read and followed without the
script, which only lights what belongs together. The tags are those of HTML and well-formed XML at
once, so that any strict parser can check them.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib.resources import files

from factdb.export import phrases as say
from factdb.export.markup import Sort
from factdb.export.sheet import Sheet, escaped, title_of
from factdb.plugins import Record
from factdb.types import Kind

_LEGEND = {
    Kind.DIRECT: "all of it in quotation marks",
    Kind.MIXED: "reported, with quoted words",
    Kind.INDIRECT: "reported",
    Kind.ASSERTION: "the outlet’s own voice",
}


def page(reports: Sequence[Record]) -> Iterator[str]:
    """Give the page piece by piece: a head, a table of contents if there are several, reports.

    Args:
        reports: records as `factdb.records.extraction` makes them, in the order of the page.

    """
    alone = len(reports) == 1
    yield from _head(title_of(reports[0]) if alone else say.count(len(reports), "report"))
    yield "<body>\n"
    if len(reports) > 1:
        yield from _contents(reports)
    yield from _legend()
    yield "<main>\n"
    taken: set[str] = set()
    for number, report in enumerate(reports, start=1):
        yield from Sheet(report, number, taken).lines()
    yield f"</main>\n<script>{_asset('page.js')}</script>\n</body>\n</html>\n"


def _head(title: str) -> Iterator[str]:
    """Give the head; ``title`` is escaped already."""
    style, script = _asset("page.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8"/>\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escaped(policy)}"/>\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1"/>\n'
    yield '<meta name="referrer" content="no-referrer"/>\n'
    yield f"<title>{title} · who said what</title>\n<style>{style}</style>\n</head>\n"


def _contents(reports: Sequence[Record]) -> Iterator[str]:
    yield f'<nav aria-label="Reports">\n<h1>{say.count(len(reports), "report")}</h1>\n<ol>\n'
    for number, one in enumerate(reports, start=1):
        found = say.count(len(one["statements"]), "statement")
        told = " · ".join(filter(None, (escaped(one["outlet"]), say.day(one), found)))
        yield f'<li><a href="#r{number}">{title_of(one)}</a> <small>{told}</small></li>\n'
    yield "</ol>\n</nav>\n"


def _legend() -> Iterator[str]:
    yield '<aside class="legend" aria-label="What the marks mean">\n<ul>\n'
    for kind, told in _LEGEND.items():
        yield f'<li><mark class="{kind}">{kind}</mark> {told}</li>\n'
    for sort in list(Sort)[1:]:
        yield f'<li><span class="{sort}">{sort}</span></li>\n'
    yield "</ul>\n</aside>\n"


def _asset(name: str) -> str:
    return files("factdb.export").joinpath(name).read_text("utf-8")


def _hash(content: str) -> str:
    """Name a style or a script by its hash, as a content security policy does."""
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"
