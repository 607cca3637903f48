"""factdb as a library: one object that takes reports in and answers questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from factdb.config import DEFAULT_MODEL, database_url
from factdb.types import Receipt, Report

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from factdb.errors import FactdbError
    from factdb.store.lookup import Lookup

Record = dict[str, Any]


class Database:
    """A factdb database, SQLite or PostgreSQL; made on the first write, never by a look-up.

    Answers are records of the data contract (``docs/reference/contract.md``): plain dictionaries.
    Use it as a context manager, or call `close`.

    Args:
        named: a path, or a URL such as ``postgresql://newsroom@db/factdb``.
        model: the spaCy model that parses new reports.

    """

    def __init__(self, named: str, *, model: str = DEFAULT_MODEL) -> None:
        self.url = database_url(named)
        self.model = model
        self._engine: Engine | None = None

    def ingest(
        self,
        *sources: Report | str,
        now: datetime | None = None,
        defaults: Mapping[str, str] | None = None,
    ) -> Iterator[Receipt | FactdbError]:
        """Take in reports, or the files, folders and globs that hold them, one at a time.

        Gives a receipt for each report, and an error in the place of each that cannot be read.
        Nothing is read before the result is iterated over.

        Raises:
            StoreError: if the database cannot be used.

        """
        from factdb import pipeline

        for source in sources:
            if isinstance(source, Report):
                yield pipeline.take_in(self._open(), source, model=self.model)
                continue
            yield from pipeline.ingest(
                [source],
                url=self.url,
                now=now or datetime.now(UTC),
                defaults=defaults,
                model=self.model,
            )

    def who(self, name: str, **filters: Any) -> Record:
        """Say what an actor has said; filters are about, since, until, kind, limit.

        Raises:
            NotFoundError, AmbiguousError: if the name is nobody's, or that of several.

        """
        with self._lookup() as lookup:
            return lookup.who(name, **filters)

    def search(self, words: str, limit: int = 50) -> list[Record]:
        """Find statements by their words, the best first."""
        with self._lookup() as lookup:
            return lookup.search(words, limit)

    def show(self, short_id: str) -> Record:
        """Give everything known of the statement, finding, actor or report with this id."""
        with self._lookup() as lookup:
            return lookup.show(short_id)

    def explain(self, *ids: str) -> Record:
        """Say why a finding, or two statements, came out as they did, step by step.

        Gives the record of ``factdb explain --format json``.

        Raises:
            UsageError: if the ids are no finding's and not two statements'.
            NotFoundError, AmbiguousError: if an id is nothing's, or that of several.

        """
        from factdb import pipeline

        return pipeline.explain(self.url, *ids)

    def contradictions(self, **filters: Any) -> list[Record]:
        """Give the findings; filters are relation, who, since, min_score."""
        with self._lookup() as lookup:
            return list(lookup.findings(**filters))

    def verify(self, draft: str, *, now: datetime | None = None) -> list[Record]:
        """Hold the quotations, claims and figures of a draft against the record.

        Gives a record for each, as ``factdb verify --format jsonl`` does.
        """
        from factdb import checking

        when = now or datetime.now(UTC)
        found = checking.check_draft(draft, url=self.url, now=when, model=self.model)
        return [checking.record(one, draft) for one in found]

    def statements(self, **filters: Any) -> list[Record]:
        """Give statements in the order of their dates; filters as of ``factdb statements``."""
        with self._lookup() as lookup:
            return list(lookup.statements(**filters))

    def close(self) -> None:
        """Let go of the database."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _open(self) -> Engine:
        from factdb.store.engine import open_engine

        self._engine = self._engine or open_engine(self.url)
        return self._engine

    def _lookup(self) -> Lookup:
        from factdb.store.lookup import open_lookup

        return open_lookup(self.url)


def all_of(results: Iterable[Receipt | FactdbError]) -> list[Receipt]:
    """Collect receipts; raise the first error instead of passing over it."""
    receipts = []
    for result in results:
        if isinstance(result, Exception):
            raise result
        receipts.append(result)
    return receipts
