"""A draft against the record: which of its quotations are verbatim, which claims and figures agree.

`wording` compares one quotation with one text, `draft` a whole draft with stored statements.
Nothing here reads a file or a database.
"""

from __future__ import annotations

from factdb.verification.draft import (
    Checked,
    Item,
    Passage,
    check,
    check_against,
    check_in_report,
    items,
    sources_named,
)
from factdb.verification.wording import FAR, LEAST_SHARE, Outcome, Wording, worded

__all__ = [
    "FAR",
    "LEAST_SHARE",
    "Checked",
    "Item",
    "Outcome",
    "Passage",
    "Wording",
    "check",
    "check_against",
    "check_in_report",
    "items",
    "sources_named",
    "worded",
]
