"""One agency text in many papers: word for word, on one day, it says the same and is read once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from factdb.extraction import extract_all
from factdb.types import Extraction, Report, Statement, short_id

KEPT = 64
"""So many texts are kept, the latest to be asked for."""

LONGEST = 20_000
"""Characters of the longest of them: what an agency sends is short."""

_Key = tuple[str, date, str]
_kept: OrderedDict[_Key, Extraction] = OrderedDict()


def extract_once(reports: Sequence[Report], model: str) -> list[Extraction]:
    """Find the statements of some reports, as `extract_all` does, reading no text twice.

    What is found depends on text and day alone, but for what names the report.
    """
    keys = [(model, one.day, one.text) for one in reports]
    known = {key: _kept[key] for key in keys if key in _kept}
    new: dict[_Key, Report] = {}
    for key, one in zip(keys, reports, strict=True):
        if key not in known:
            new.setdefault(key, one)
    known |= zip(new, extract_all(tuple(new.values()), model), strict=True)
    for key in keys:
        _keep(key, known[key])
    return [reprinted(known[key], one) for key, one in zip(keys, reports, strict=True)]


def forget() -> None:
    """Forget all that was read: what comes next is read, as at the start of a process."""
    _kept.clear()


def reprinted(found: Extraction, report: Report) -> Extraction:
    """Give what is found in another printing of the same text on the same day.

    ``reprinted(extract(a), b) == extract(b)`` where ``a.text == b.text and a.day == b.day``.
    """
    if found.report == report:
        return found
    digest = report.digest
    ids = {one.id: short_id("s", digest, one.start, one.end) for one in found.statements}
    told = tuple(_told(one, report, ids) for one in found.statements)
    return Extraction(report, told, found.mentions)


def _told(one: Statement, report: Report, ids: dict[str, str]) -> Statement:
    return replace(
        one,
        id=ids[one.id],
        report=report.id,
        published=report.published,
        outlet=report.outlet,
        url=report.url,
        continues=one.continues and ids[one.continues],
        answers=one.answers and ids[one.answers],
    )


def _keep(key: _Key, found: Extraction) -> None:
    if len(key[2]) <= LONGEST:
        _kept[key] = found
        _kept.move_to_end(key)
        if len(_kept) > KEPT:
            _kept.popitem(last=False)
