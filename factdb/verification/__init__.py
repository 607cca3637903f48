"""A draft against the record: which of its quotations are verbatim, which claims and figures agree.

`items` finds what is to be checked. `wording` compares one quotation with one text, `claims` one
claim with one statement, `draft` each passage with all that is stored of its matter.
Nothing here reads a file or a database.
"""

from __future__ import annotations

from factdb.verification.draft import check, check_against
from factdb.verification.items import Beside, Checked, Item, Passage, items, sources_named
from factdb.verification.quoted import check_in_report
from factdb.verification.wording import FAR, LEAST_SHARE, Outcome, Wording, worded

__all__ = [
    "FAR",
    "LEAST_SHARE",
    "Beside",
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
