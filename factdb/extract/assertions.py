"""What the outlet says in its own voice, where it can be checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factdb.extract.acts import Act
from factdb.extract.parse import Reading
from factdb.extract.times import Calendar
from factdb.types import Statement


def assertions(reading: Reading, acts: Sequence[Act], calendar: Calendar) -> Iterator[Statement]:
    """Give the assertions of a report in order."""
    yield from ()
