"""Write the reference pages from the code: ``python -m factdb.cli.reference [--check]``.

``docs/reference/cli.md`` says what ``--help`` says; ``contract.md`` lists the fields of the JSON
Schemas that lie beside it. With ``--check`` nothing is written, and a page that is out of date is
an error. Run it in a checkout.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from inspect import cleandoc
from pathlib import Path
from typing import Annotated, Any

from typer import Context, Exit, Option, echo, run

FOLDER = Path("docs/reference")

CONTRACTS = {
    "report": "A report in: `factdb ingest FILE.jsonl`",
    "receipt": "A receipt out: `factdb ingest … --format jsonl`",
    "statement": "A statement out: `factdb statements --format jsonl`",
    "finding": "A finding out: `factdb contradictions --format jsonl`",
    "correction": "A correction out: `factdb correct ID … --format json`",
    "reread": "A report read anew out: `factdb reextract --format jsonl`",
    "pair": "A pair in: `factdb compare --pairs FILE.jsonl`",
    "relation": "A relation out: `factdb compare … --format jsonl`",
    "check": "A draft check out: `factdb verify DRAFT --format jsonl`",
    "point": "A point of a timeline out: `factdb timeline … --format jsonl`",
    "lineage": "The printings of an utterance out: `factdb lineage ID --format json`",
    "measure": "A share out: `factdb eval … --format jsonl`",
}
MARK = "<!-- fields:"


def main(
    check: Annotated[bool, Option("--check", help="Write nothing; fail if a page is old.")] = False,
) -> None:
    """Write the reference pages, or check that they are those of this code."""
    pages = {FOLDER / "cli.md": commands(), FOLDER / "contract.md": contract()}
    old = [page for page, text in pages.items() if not page.exists() or _read(page) != text]
    for page in old:
        echo(f"{page} is out of date: python -m factdb.cli.reference" if check else page, err=True)
        if not check:
            page.write_text(pages[page], encoding="utf-8")
    raise Exit(1 if check and old else 0)


def commands() -> str:
    """Give the page of the commands, in the order of ``--help``."""
    from typer.main import get_command

    from factdb.cli.main import app

    return "".join(f"{line}\n" for line in _command(get_command(app), ("factdb",))).rstrip() + "\n"


def _command(command: Any, path: tuple[str, ...]) -> Iterator[str]:
    """Give a command's section, then those of the commands under it."""
    told, _, examples = cleandoc(command.help or "").partition("For example:\n")
    yield from (f"{'#' * min(len(path), 3)} {' '.join(path)}", "", told.strip(), "")
    if examples:
        shown = (f"$ {line.strip()}" for line in examples.splitlines())
        yield from ("```console", *shown, "```", "")
    yield from _parameters(command, " ".join(path))
    for name, inner in getattr(command, "commands", {}).items():
        yield from _command(inner, (*path, name))


def _parameters(command: Any, name: str) -> Iterator[str]:
    context = Context(command, info_name=name)
    yield from ("| option | |", "|---|---|")
    for parameter in command.get_params(context):
        if record := parameter.get_help_record(context):
            usage, told = (part.strip().replace("|", "\\|") for part in record)
            yield f"| `{usage}` | {told} |"
    yield ""


def contract() -> str:
    """Give the page of the data contract: its own words, then a table of fields per schema."""
    head, mark, told = _read(FOLDER / "contract.md").partition(MARK)
    note = told.partition("\n")[0]
    sections = (line for name, title in CONTRACTS.items() for line in _section(name, title))
    return f"{head}{mark}{note}\n" + "".join(f"{line}\n" for line in sections)


def _section(name: str, title: str) -> Iterator[str]:
    schema = json.loads(_read(FOLDER / f"{name}.schema.json"))
    yield from ("", f"## {title}", "")
    yield f"{schema['description']} Schema: [{name}.schema.json]({name}.schema.json)."
    yield from _fields(schema)
    for part, inner in schema.get("$defs", {}).items():
        yield from ("", f"### `{part}`", "", inner["description"])
        yield from _fields(inner)


def _fields(schema: Mapping[str, Any]) -> Iterator[str]:
    yield from ("", "| field | type | |", "|---|---|---|")
    for field, inner in schema["properties"].items():
        name = f"`{field}`" if field in schema["required"] else f"`{field}`?"
        yield f"| {name} | {_type(inner)} | {_told(inner)} |"


def _type(inner: Mapping[str, Any]) -> str:
    if "anyOf" in inner:
        return " or ".join(_type(one) for one in inner["anyOf"])
    if "$ref" in inner:
        return str(inner["$ref"]).rpartition("/")[2].removesuffix(".schema.json")
    if inner["type"] == "array" and inner["items"].get("type") != "array":
        return f"list of {_type(inner['items'])}"
    kinds = inner["type"]
    return " or ".join(kinds) if isinstance(kinds, list) else str(kinds)


def _told(inner: Mapping[str, Any]) -> str:
    words = inner.get("enum") or inner.get("examples") or ()
    return " ".join([inner["description"], " ".join(f"`{word}`" for word in words)]).strip()


def _read(page: Path) -> str:
    return page.read_text(encoding="utf-8") if page.exists() else ""


if __name__ == "__main__":
    run(main)
