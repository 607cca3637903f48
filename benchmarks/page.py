"""Write the table of ``docs/performance.md`` from the numbers: ``python -m benchmarks.page``.

With ``--check`` nothing is written, and a page that is out of date is an error.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.results import KEPT, Record, number, outcome, wanted

PAGE = Path(__file__).resolve().parents[1] / "docs" / "performance.md"
BEGIN, END = "<!-- numbers: python -m benchmarks.page -->\n", "<!-- end of numbers -->"
_HEAD = "| goal | measured | value | beside | ratio | wanted | |\n|---|---|---|---|---|---|---|"


def table(kept: Record) -> str:
    """Give a section for each benchmark: where and when it was run, and a row for each number."""
    return "".join(f"{line}\n" for name, told in kept.items() for line in _section(name, told))


def _section(name: str, told: Record) -> Iterator[str]:
    yield from ("", f"### `python -m benchmarks.{name}`", "")
    yield f"{_where(told)}."
    if told.get("skipped"):
        yield from ("", f"Skipped there: {told['skipped']}.")
    if told["measured"]:
        yield from ("", _HEAD, *map(_row, told["measured"]))


def _where(told: Record) -> str:
    machine = told["machine"]
    parts = [
        told["date"] or "undated",
        f"{machine['processor']}, {machine['cores']} cores, {machine['memory_gb']} GB",
        machine["system"],
        *(f"{name} {version}" for name, version in told["versions"].items()),
    ]
    return "; ".join(parts)


def _row(one: Record) -> str:
    beside = f"{number(one['baseline'])} {one['against']}" if one["against"] else ""
    ratio = number(one["ratio"]) if one["ratio"] is not None else ""
    value = f"{number(one['value'])} {one['unit']}"
    cells = [one["goal"], one["what"], value, beside, ratio, wanted(one), outcome(one)]
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def renewed(page: str, kept: Record) -> str:
    """Give the page with the table of these numbers."""
    head, begin, rest = page.partition(BEGIN)
    _, end, tail = rest.partition(END)
    return f"{head}{begin}{table(kept)}\n{end}{tail}"


def main() -> int:
    """Write the page, or check it."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--check", action="store_true", help="write nothing; fail if it is old")
    check = asked.parse_args().check
    page = PAGE.read_text(encoding="utf-8")
    new = renewed(page, json.loads(KEPT.read_text(encoding="utf-8")))
    if new != page and check:
        print(f"{PAGE.name} is out of date: python -m benchmarks.page", file=sys.stderr)
        return 1
    PAGE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
