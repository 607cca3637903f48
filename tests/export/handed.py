"""Records with sources, as `factdb.store.handout.Handout` gives them, and words that bite."""

from __future__ import annotations

from typing import Any

Record = dict[str, Any]

BITES = '=SUM(1)&{x}_y^2~#50%$\\"<script>alert(1)</script>|@'
"""What LaTeX, HTML, BibTeX, Markdown and spreadsheets each would read as something else."""

SHA = "ab" * 32


def sourced(record: Record, **more: Any) -> Record:
    """Give a statement with its source; ``more`` are other fields of the source."""
    printing = {
        "statement": record["id"],
        "report": "r-0123456789ab",
        "outlet": record["outlet"],
        "title": "Taxes & boats",
        "url": record["url"],
        "published": record["published"],
    }
    source = {
        "report": "r-0123456789ab",
        "title": "Taxes & boats",
        "language": "en",
        "licence": "",
        "sha256": SHA,
        "prefix": "She said: ",
        "suffix": " Then she left.",
        "role": "minister of Velm",
        "printings": [printing],
    }
    return {**record, "source": {**source, **more}}


def ruled(record: Record, ruling: str = "confirmed", **more: Any) -> Record:
    """Give a finding that somebody ruled, its statements with their sources."""
    return {
        **record,
        "ruling": ruling,
        "ruled_by": "Mira Falk",
        "ruled_at": "2026-03-09T10:00:00.000000Z",
        "ruling_note": "asked both",
        "a": sourced(record["a"]),
        "b": sourced(record["b"]),
        **more,
    }
