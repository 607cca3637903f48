"""Citations of statements: for a story, for a footnote, for a reference manager.

What is cited is the report; the words, who says them and where to find them stand in a note. Each
takes statements with their ``source``, as `factdb.store.handout.Handout.cited` gives them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from json import dumps
from typing import Any, TextIO

from factdb.export import phrases as say
from factdb.export.markdown import escape
from factdb.export.sheet import LINK
from factdb.plugins import Record

_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        # BibTeX counts braces, also those with a backslash.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        '"': r"\textquotedbl{}",
        **{one: f"\\{one}" for one in "$&#_%"},
    }
)
# What a URL may not hold anyway, and what would end the field.
_IN_URL = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D", '"': "%22", "|": "%7C"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def plain(records: Iterable[Record], out: TextIO) -> None:
    """Write a paragraph per statement: the words, then where they stand."""
    for record in records:
        where = [*_where(record, _titled(record)), _link(record), *_proof(record)]
        out.write(f"{said(record)}\n{', '.join(filter(None, where))}.\n")


def markdown(records: Iterable[Record], out: TextIO) -> None:
    """Write a block quote per statement, and below it where the words stand."""
    for nth, record in enumerate(records):
        title = escape(_titled(record))
        link = _link(record)
        if title and link:
            title, link = f"[{title}](<{link}>)", ""
        elif link:
            link = f"<{link}>"
        outlet, _, day = _where(record, "")
        ours, digest = _proof(record)
        where = [escape(outlet), title, day, link, f"`{ours}`", digest]
        words = f"> {escape(say.alone(record))}\n>\n> — {escape(_who(record))}\n\n"
        out.write(f"{chr(10) if nth else ''}{words}{', '.join(filter(None, where))}.\n")


def bibtex(records: Iterable[Record], out: TextIO) -> None:
    r"""Write an entry ``@misc`` per statement, whose key is its id; UTF-8, LaTeX escaped.

    Source: Patashnik, "BibTeXing", 1988, section 3.
    """
    for record in records:
        fields = "".join(f"  {name} = {value},\n" for name, value in _fields(record))
        out.write(f"@misc{{{record['id']},\n{fields}}}\n")


def csl_json(records: Iterable[Record], out: TextIO) -> None:
    """Write an array of items that Zotero, pandoc and other programs with CSL styles read.

    Source: citation-style-language/schema, ``csl-data.json``, 1.0.2.
    """
    items = [_item(record) for record in records]
    out.write(f"{dumps(items, ensure_ascii=False, indent=2)}\n")


STYLES: dict[str, Callable[[Iterable[Record], TextIO], None]] = {
    "plain": plain,
    "md": markdown,
    "bibtex": bibtex,
    "csl-json": csl_json,
}
"""Every style of a citation, by its name."""


def said(record: Record) -> str:
    """Give who says what, and whether these are the speaker's words or the outlet's.

    ``Anna Kovacs (mayor of Velm): “We will not pay”``, or ``Anna Kovacs, as reported: trams run``;
    of what she denies also the denial: ``Anna Kovacs, as reported: denied that trams run``.
    """
    return f"{_who(record)}: {say.alone(record)}"


def latex(words: str) -> str:
    r"""Give words on one line as they stand in a field of BibTeX, braces balanced.

    >>> latex("100% of {it} & more")
    '100\\% of \\textbraceleft{}it\\textbraceright{} \\& more'
    """
    return say.clean(words).translate(_LATEX)


def _who(record: Record) -> str:
    role = say.clean(record["source"]["role"]) if record["speaker"] else ""
    held = f" ({role})" if role else ""
    relayed = f" {say.via(record)}" if record["via"] else ""
    reported = ", as reported" if record["kind"] in ("mixed", "indirect") else ""
    return f"{say.speaker(record)}{held}{relayed}{reported}"


def _where(record: Record, title: str) -> list[str]:
    return [say.clean(record["outlet"]), title, say.day(record)]


def _titled(record: Record) -> str:
    title = say.clean(record["source"]["title"])
    return f"“{title}”" if title else ""


def _link(record: Record) -> str:
    url = say.clean(record["url"])
    return url if LINK.fullmatch(url) else ""


def _proof(record: Record) -> list[str]:
    """Give by what the words can be found again, whatever becomes of the page."""
    return [record["id"], f"SHA-256 of the stored text {record['source']['sha256']}"]


def _fields(record: Record) -> Iterator[tuple[str, str]]:
    """Give the fields of an entry that are not empty, each as it stands there."""
    year, month, day = say.day(record).split("-")
    texts = {
        "title": record["source"]["title"],
        "howpublished": record["outlet"],
        "note": f"{said(record)}. {'; '.join(_proof(record))}",
    }
    # A second pair of braces keeps styles from turning capitals into small letters.
    yield from ((name, f"{{{{{latex(text)}}}}}") for name, text in texts.items() if text)
    yield from (("year", f"{{{year}}}"), ("month", _MONTHS[int(month) - 1]))
    yield "day", f"{{{int(day)}}}"
    if link := _link(record):
        yield "url", f"{{{link.translate(_IN_URL)}}}"
    if language := latex(record["source"]["language"]):
        yield "language", f"{{{language}}}"


def _item(record: Record) -> dict[str, Any]:
    source = record["source"]
    item = {
        "id": record["id"],
        "type": "article-newspaper",
        "title": say.clean(source["title"]),
        "container-title": say.clean(record["outlet"]),
        "issued": {"date-parts": [[int(part) for part in say.day(record).split("-")]]},
        "URL": _link(record),
        "language": say.clean(source["language"]),
        "note": said(record),
        "custom": {
            "quote": record["text"],
            "speaker": say.speaker(record),
            "role": source["role"],
            "statement": record["id"],
            "report": source["report"],
            "sha256": source["sha256"],
        },
    }
    return {name: value for name, value in item.items() if value}
