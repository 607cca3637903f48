"""Word tables: tab-separated files, each with its source on the first line."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """Give the rows of ``<name>.tsv`` in file order, cells stripped, without comments.

    Raises:
        FileNotFoundError: if there is no such table.

    """
    text = files(__name__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines)
