"""HTML to hand out: one file that opens offline, prints well, and has no script.

Everything is told in words as well as in colour; its content security policy lets nothing run or
load, whatever a text holds. The tags are those of HTML and well-formed XML at once.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from importlib.resources import files
from itertools import chain, islice
from typing import Any, TextIO

from factdb.export import phrases as say
from factdb.export.lineage import WORDED
from factdb.export.sheet import LINK, escaped
from factdb.plugins import Record

_TITLES = {
    "finding": "What cannot both stand",
    "statement": "Who said what",
    "shown": "What was said",
}


def html(records: Iterable[Record], out: TextIO) -> None:
    """Write a page: a section per finding, a figure per statement, in the order of the records."""
    coming = iter(records)
    first = list(islice(coming, 1))
    out.writelines(_head(_title(*first)))
    for nth, record in enumerate(chain(first, coming)):
        block = _BLOCKS.get(say.shape(record), _fields)
        # What is shown more than once has one place that links find.
        out.writelines(block(record, f"n{nth}"))
    out.write("</main>\n</body>\n</html>\n")


def _title(first: Record | None = None) -> str:
    """Say, as it stands in HTML, what the page is about: its first record tells."""
    if first is None:
        return "Nothing found"
    shape = say.shape(first)
    if shape == "brief":
        return f"Brief, {escaped(first['brief'])}"
    if shape in ("actor", "report"):
        return escaped(first.get("title") or first.get("name") or "") or "no title"
    return _TITLES.get(shape, "factdb")


def _head(title: str) -> Iterator[str]:
    style = files("factdb.export").joinpath("html.css").read_text("utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8"/>\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escaped(policy)}"/>\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1"/>\n'
    yield '<meta name="referrer" content="no-referrer"/>\n'
    yield f"<title>{title}</title>\n<style>{style}</style>\n</head>\n"
    yield f"<body>\n<main>\n<h1><bdi>{title}</bdi></h1>\n"


def _statement(record: Record, name: str) -> Iterator[str]:
    """Give the words, who says them where and when, and what does not fit with them."""
    language = say.source_of(record).get("language", "")
    spoken = f' lang="{escaped(language)}"' if language else ""
    yield f'<figure id="{name}">\n<blockquote dir="auto"{spoken}>{escaped(say.quoted(record))}'
    if sentence := say.around(record):
        yield f"<small>in: {escaped(sentence)}</small>"
    yield f"</blockquote>\n<figcaption>{' · '.join(_facts(record))}</figcaption>\n"
    for one in record.get("findings", ()):
        other = f"{one['relation']} with {one['other']}, {say.ruled(one)}"
        why = escaped(one["reason"])
        yield f'<p><span class="warn">{escaped(other)}</span> {why} <code>{one["id"]}</code></p>\n'
    yield "</figure>\n"


def _facts(record: Record) -> Iterator[str]:
    role = say.source_of(record).get("role", "") if record["speaker"] else ""
    yield f"<b><bdi>{escaped(say.speaker(record))}</bdi></b>{f', {escaped(role)}' if role else ''}"
    if record["via"]:
        yield escaped(say.via(record))
    yield escaped(say.manner(record))
    yield _place(record)
    yield f'<time datetime="{say.day(record)}">{say.day(record)}</time>'
    if said := say.said(record):
        yield escaped(said)
    if told := say.corrected(record):
        yield f"corrected: {escaped(told)}"
    if record.get("outcome") in WORDED:
        yield from map(escaped, (f"source {record['source']}", WORDED[record["outcome"]]))
        yield from (f"<code>{escaped(one)}</code>" for one in record["changes"])
    yield f"<code>{escaped(record['id'])}</code>"


def _place(record: Record) -> str:
    """Name outlet and title, as a link where there is one."""
    title = say.source_of(record).get("title", "") or record.get("title", "")
    told = escaped(say.source(record)) + (f", “{escaped(title)}”" if title else "")
    url = say.clean(record["url"])
    if LINK.fullmatch(url):
        return f'<a href="{escaped(url)}" rel="noreferrer noopener">{told}</a>'
    return f"<bdi>{told}</bdi>"


def _finding(record: Record, name: str) -> Iterator[str]:
    yield f'<article id="{escaped(record["id"])}">\n'
    yield f"<h2>{escaped(record['relation'])} <code>{escaped(record['id'])}</code></h2>\n"
    yield f'<p class="quiet">{escaped(say.ruled(record))} · score {record["score"]:.2f}</p>\n'
    if told := say.lapsed(record):
        yield f'<p class="warn">{escaped(told)}</p>\n'
    for side in "ab" if record["a"]["id"] != record["b"]["id"] else "a":
        yield from _statement({**record[side], "findings": ()}, f"{name}{side}")
    yield f"<p><b>Why:</b> {escaped(say.why(record))}</p>\n"
    yield "</article>\n"


def _shown(record: Record, name: str) -> Iterator[str]:
    yield from _statement({**record, "findings": ()}, name)
    before, words, after = map(escaped, say.context(record))
    yield f'<p dir="auto">{before} <strong>{words}</strong> {after}</p>\n'
    yield from _listed(say.known(record))


def _actor(record: Record, _name: str) -> Iterator[str]:
    said = say.how_many(record)
    yield f'<p class="quiet">{record["kind"]} · {said} · <code>{escaped(record["id"])}</code></p>\n'
    yield from _listed(say.about(record))


def _brief(record: Record, _name: str) -> Iterator[str]:
    yield f"<p>{escaped(dict(say.summed(record))['published'])}.</p>\n"
    ruled = [(word.replace("_", " "), number) for word, number in record["rulings"].items()]
    yield from _table("Rulings", ("ruling", "findings"), ruled)
    outlets = [(one["name"], one["reports"], one["statements"]) for one in record["outlets"]]
    yield from _table("Outlets", ("outlet", "reports", "statements"), outlets)
    spoke = [(one["name"], one["id"], one["statements"]) for one in record["speakers"]]
    yield from _table("Who spoke most", ("speaker", "id", "statements"), spoke)


def _table(caption: str, names: Iterable[str], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    told = "".join(f"<tr>{''.join(map(_cell, row))}</tr>\n" for row in rows)
    if told:
        head = "".join(f'<th scope="col">{name}</th>' for name in names)
        yield f"<table>\n<caption>{caption}</caption>\n<thead><tr>{head}</tr></thead>\n"
        yield f"<tbody>\n{told}</tbody>\n</table>\n"


def _cell(value: Any) -> str:
    if isinstance(value, int):
        return f'<td class="number">{say.number(value)}</td>'
    return f"<td>{escaped(say.plain(value))}</td>"


def _report(record: Record, name: str) -> Iterator[str]:
    parts = (record["outlet"], record["published"], record["url"], record["licence"], record["id"])
    yield f'<p class="quiet">{" · ".join(escaped(part) for part in parts if part)}</p>\n'
    for paragraph in record["text"].split("\n\n"):
        yield f'<p dir="auto">{escaped(paragraph)}</p>\n'
    for nth, one in enumerate(record["statements"]):
        yield from _statement(one, f"{name}-{nth}")


def _fields(record: Record, _name: str) -> Iterator[str]:
    yield from _listed((key.replace("_", " "), say.plain(told)) for key, told in record.items())


def _listed(facts: Iterable[tuple[str, str]]) -> Iterator[str]:
    rows = "".join(f"<dt>{escaped(name)}</dt><dd>{escaped(told)}</dd>\n" for name, told in facts)
    if rows:
        yield f"<dl>\n{rows}</dl>\n"


_BLOCKS: dict[str, Callable[[Record, str], Iterator[str]]] = {
    "statement": _statement,
    "finding": _finding,
    "shown": _shown,
    "actor": _actor,
    "brief": _brief,
    "report": _report,
}
