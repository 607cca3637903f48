"""Markdown for a brief or a note: sections and lists that stay readable as plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from factdb.export import phrases as say
from factdb.plugins import Record

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
# These mean something only where a paragraph begins.
_LEADING = re.compile(r"^(\d*)(?=[-+=.)](?:\s|$))")
_LINK = re.compile(r"https?://[^\s<>]+")


def markdown(records: Iterable[Record], out: TextIO) -> None:
    """Write a list item per statement or other record, a section per finding."""
    for record in records:
        out.writelines(f"{line}\n" for line in _BLOCKS.get(say.shape(record), _fields)(record))


def escape(text: str) -> str:
    r"""Keep a text from being read as Markdown.

    >>> escape("1. *Not* a list")
    '1\\. \\*Not\\* a list'
    """
    return _LEADING.sub(r"\1\\", _SPECIAL.sub(r"\\\1", say.clean(text)))


def _statement(record: Record) -> Iterator[str]:
    yield f"- **{say.day(record)}** {escape(say.speaker(record))}: {escape(say.quoted(record))}  "
    sentence = [f"in: {escape(say.around(record))}"] if say.around(record) else []
    warnings = (
        f"⚠ {one['relation']} with `{one['other']}` (`{one['id']}`)"
        for one in record.get("findings", ())
    )
    yield "  " + "  \n  ".join([*sentence, _facts(record), *warnings])


def _facts(record: Record) -> str:
    told = say.corrected(record)
    facts = (escape(say.said(record)), say.manner(record), _source(record),
             f"corrected: {escape(told)}" if told else "", f"`{record['id']}`")  # fmt: skip
    return " · ".join(fact for fact in facts if fact)


def _source(record: Record) -> str:
    outlet, url = escape(say.source(record)), record["url"]
    return f"[{outlet}](<{url}>)" if _LINK.fullmatch(url) else outlet


def _finding(record: Record) -> Iterator[str]:
    yield f"## {record['relation']} {record['score']:.2f} `{record['id']}`"
    yield ""
    yield from _statement({**record["a"], "findings": ()})
    if record["b"]["id"] != record["a"]["id"]:
        yield from _statement({**record["b"], "findings": ()})
    yield ""
    lapsed = f" It {escape(say.lapsed(record))}." if say.lapsed(record) else ""
    yield f"Why: {escape(say.why(record))} Ruling: {escape(say.ruled(record))}.{lapsed}"
    yield ""


def _shown(record: Record) -> Iterator[str]:
    before, words, after = (_SPECIAL.sub(r"\\\1", part) for part in say.context(record))
    yield from (f"## {escape(say.quoted(record))}", "", f"> {before}**{words}**{after}", "")
    yield from _listed(say.known(record))
    yield ""


def _actor(record: Record) -> Iterator[str]:
    said = say.how_many(record)
    yield from (f"## {escape(record['name'])}", "")
    yield f"{record['kind']}, {said}, `{record['id']}`"
    yield from ("", *_listed(say.about(record)), "")


def _brief(record: Record) -> Iterator[str]:
    yield from (f"# Brief, {escape(record['brief'])}", "", *_listed(say.summed(record)), "")


def _report(record: Record) -> Iterator[str]:
    parts = (record["outlet"], record["published"], record["url"], record["licence"], record["id"])
    yield from (f"## {escape(record['title']) or 'no title'}", "")
    yield " · ".join(escape(part) for part in parts if part)
    for paragraph in record["text"].split("\n\n"):
        yield from ("", escape(paragraph))
    yield from ("", "### Statements", "")
    for one in record["statements"]:
        yield from _statement(one)
    yield ""


def _listed(facts: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield from (f"- **{name}**: {escape(told)}" for name, told in facts)


def _relation(record: Record) -> Iterator[str]:
    name = f"`{record['id']}` " if "id" in record else ""
    yield f"- {name}**{record['relation']}** {record['score']:.2f}: {escape(record['reason'])}"


def _receipt(record: Record) -> Iterator[str]:
    yield f"- {escape(record['place'])} {record['published'][:10]} {escape(say.became(record))}"


def _fields(record: Record) -> Iterator[str]:
    yield from (f"- **{name}**: {escape(say.plain(value))}" for name, value in record.items())
    yield ""


_BLOCKS: dict[str, Callable[[Record], Iterator[str]]] = {
    "shown": _shown,
    "report": _report,
    "actor": _actor,
    "brief": _brief,
    "finding": _finding,
    "relation": _relation,
    "statement": _statement,
    "receipt": _receipt,
}
