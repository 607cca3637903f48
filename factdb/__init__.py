"""factdb: who said what in the news, when, where it stands in the text, and what contradicts it.

>>> import factdb
>>> from datetime import datetime, UTC
>>> report = factdb.Report("“We will stay,” said Anna Kovacs.", datetime(2026, 3, 4, tzinfo=UTC))
>>> [found.text for found in factdb.extract(report).statements]
['We will stay']

`extract`, `compare` and `verify` are pure; `open` gives a database that has a method for each
command, under its name: ``ingest``, ``who``, ``search``, ``contradictions``, ``rule``, ``cite``,
``export``; ``import_``, because "import" is a word of Python. Importing this package is cheap: the
parser and the ORM load when they are needed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from factdb.config import DEFAULT_MODEL
from factdb.errors import FactdbError

if TYPE_CHECKING:
    from datetime import datetime

    from factdb.database import Database
    from factdb.types import (
        Extraction,
        Finding,
        Judgement,
        Receipt,
        Relation,
        Report,
        Statement,
    )

__all__ = [
    "Extraction",
    "FactdbError",
    "Finding",
    "Judgement",
    "Receipt",
    "Relation",
    "Report",
    "Statement",
    "compare",
    "extract",
    "open",
    "verify",
]


_VALUES = {one for one in __all__ if one[0].isupper()} - {"FactdbError"}
"""Those of `factdb.types`, which is loaded when one of them is asked for."""


def __getattr__(name: str) -> Any:
    if name not in _VALUES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from factdb import types

    return getattr(types, name)


def extract(report: Report, *, model: str = DEFAULT_MODEL) -> Extraction:
    """Find every quotation and attributed claim in a report, with who said it. No database.

    Raises:
        UsageError: if it is no report: a text alone does not say when it was published.

    """
    from factdb import pipeline, types
    from factdb.errors import UsageError

    if not isinstance(report, types.Report):
        raise UsageError(
            f"extract takes a Report, not {type(report).__name__}",
            hint="factdb.extract(factdb.Report(text, published)), published a datetime with a zone",
        )
    return pipeline.extract(report, model=model)


def compare(
    a: Mapping[str, Any] | str,
    b: Mapping[str, Any] | str,
    *,
    model: str = DEFAULT_MODEL,
    inference: str = "",
) -> dict[str, Any]:
    """Say how two statements stand to each other: relation, conflict, score in [0, 1], reason.

    Each side is a text or ``{"text", "sentence"?, "speaker"?, "outlet"?, "published"?, …}``.
    ``inference`` is the folder of a model whose vote moves the score of a conflict.
    """
    from factdb import pipeline

    return pipeline.compare(a, b, model=model, inference=inference)


def verify(
    draft: str,
    *,
    against: str,
    now: datetime,
    model: str = DEFAULT_MODEL,
    inference: str = "",
) -> list[dict[str, Any]]:
    """Hold the quotations, claims and figures of a draft against one text. No database.

    Args:
        draft: the text to check.
        against: the text that it draws on.
        now: aware; when the draft is written.
        model: the spaCy model that parses.
        inference: the folder of a model whose vote on a conflict is told, or "".

    Returns:
        Records of ``factdb verify --format jsonl``, in the order of the draft.

    """
    from factdb import checking

    found = checking.check_against(draft, against, now=now, model=model)
    return [checking.record(one, draft, inference) for one in found]


def open(  # noqa: A001 - as gzip.open
    named: str, *, model: str = DEFAULT_MODEL, semantic: bool = False, inference: str = ""
) -> Database:
    """Open a database by path or URL; it is made on the first write.

    With ``semantic`` what statements mean helps to find them; ``inference`` is the folder of a
    model whose vote moves the scores of findings. Both need the extra ``semantic``.
    """
    from factdb.database import Database

    return Database(named, model=model, semantic=semantic, inference=inference)
