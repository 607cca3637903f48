"""factdb as a library: one object that takes reports in and answers questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from factdb.config import DEFAULT_MODEL, database_url
from factdb.types import Receipt, Report, Ruling

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlmodel import Session

    from factdb.errors import FactdbError
    from factdb.review.queue import Queue
    from factdb.store.bulk import Loaded
    from factdb.store.handout import Handout
    from factdb.store.rejudging import Changed
    from factdb.store.vectors import Net

Record = dict[str, Any]


class Database:
    """A factdb database, SQLite or PostgreSQL; made on the first write, never by a look-up.

    Answers are records of the data contract (``docs/reference/contract.md``): plain dictionaries.
    Use it as a context manager, or call `close`.

    Args:
        named: a path, or a URL such as ``postgresql://newsroom@db/factdb``.
        model: the spaCy model that parses new reports.
        semantic: whether what statements mean helps to find them; needs the extra ``semantic``.
        inference: the folder of a model whose vote moves the scores of findings; needs it too.

    """

    def __init__(
        self,
        named: str,
        *,
        model: str = DEFAULT_MODEL,
        semantic: bool = False,
        inference: str = "",
    ) -> None:
        self.url = database_url(named)
        self.model = model
        self.semantic = semantic
        self.inference = inference
        self._engine: Engine | None = None
        self._net: Net | None = None

    def ingest(
        self,
        *sources: Report | str,
        now: datetime | None = None,
        defaults: Mapping[str, str] | None = None,
        jobs: int = 1,
    ) -> Iterator[Receipt | FactdbError]:
        """Take in reports, or the files, folders and globs that hold them, one at a time.

        Gives a receipt for each report, and an error in the place of each that cannot be read.
        With more ``jobs`` so many processes parse what sources hold; each begins by importing the
        program that runs, so that a script must keep its own work under
        ``if __name__ == "__main__":``.
        Nothing is read before the result is iterated over.

        Raises:
            StoreError: if the database cannot be used.

        """
        from factdb import pipeline

        when = _at(now)
        for source in sources:
            if isinstance(source, Report):
                yield pipeline.take_in(
                    self._open(),
                    source,
                    model=self.model,
                    now=when,
                    net=self._wider(),
                    inference=self.inference,
                )
                continue
            yield from pipeline.ingest(
                [source],
                url=self.url,
                now=when,
                defaults=defaults,
                model=self.model,
                jobs=jobs,
                semantic=self.semantic,
                inference=self.inference,
            )

    def load(
        self,
        *paths: str,
        now: datetime | None = None,
        defaults: Mapping[str, str] | None = None,
    ) -> Iterator[Loaded | FactdbError]:
        """Store statements that were extracted elsewhere, fast; as ``factdb load``.

        Gives what became of each batch, and an error in the place of each bad line.

        Raises:
            StoreError: if the database cannot be used.
            UsageError: if a file is Parquet, and what reads it is not installed.

        """
        from factdb import pipeline

        yield from pipeline.load(paths, url=self.url, now=_at(now), defaults=defaults)

    def rejudge(
        self, *, jobs: int = 1, again: bool = False, now: datetime | None = None
    ) -> Iterator[Changed]:
        """Judge everything that is stored anew; give what became of each batch.

        Args:
            jobs: how many processes judge.
            again: begin anew though a run was cut off.
            now: when; aware.

        Raises:
            StoreError: if the database cannot be used.

        """
        from factdb import pipeline

        yield from pipeline.rejudge(
            self.url, now=_at(now), jobs=jobs, again=again, model=self.model
        )

    def embed(self) -> Iterator[tuple[int, int]]:
        """Make the vectors that stored statements lack; give how many were made, and of how many.

        Raises:
            UsageError: if the extra ``semantic`` is not installed.

        """
        from factdb.match import vectors
        from factdb.store.vectors import fill

        vectors.require()
        self._lookup().close()
        yield from fill(self._open())

    def actors(self, *, as_of: date | None = None) -> list[Record]:
        """Give everybody who is named, those who said most first."""
        with self._lookup(as_of) as lookup:
            return list(lookup.actors())

    def alias(self, who: str, name: str, *, by: str, now: datetime | None = None) -> Record:
        """Teach an actor another name; give the actor as it stands then.

        Args:
            who: a name or an id.
            name: the new name.
            by: who says so.
            now: when; aware.

        Raises:
            NotFoundError, AmbiguousError: if ``who`` is nobody, or several.
            UsageError: if the name is blank, or one of the actor's already.

        """
        from factdb.store import corrections

        actor = self._actor_id(who)
        with self._writing() as session:
            corrections.add_alias(session, actor, name, who=by, now=_at(now))
        return self.show(actor)

    def merge(self, who: str, into: str, *, by: str, now: datetime | None = None) -> Record:
        """Make one actor of two: the first counts as the second from now on; give that one.

        Raises:
            NotFoundError, AmbiguousError: if a name is nobody's, or that of several.
            UsageError: if they are one already.

        """
        from factdb.store import corrections

        one, other = self._actor_id(who), self._actor_id(into)
        with self._writing() as session:
            corrections.merge(session, one, other, who=by, now=_at(now))
        return self.show(other)

    def split(
        self,
        who: str,
        name: str,
        *statements: str,
        by: str,
        aliases: Sequence[str] = (),
        now: datetime | None = None,
    ) -> Record:
        """Make two actors of one: some of the statements go to a new one; give the new one.

        Args:
            who: a name or an id.
            name: what the new actor is called.
            statements: the ids of those that are the new actor's, perhaps cut short.
            by: who says so.
            aliases: names that go along.
            now: when; aware.

        Raises:
            NotFoundError, AmbiguousError: if a name or an id is nothing's, or that of several.
            UsageError: if the name is blank, or a statement is not the actor's.

        """
        from factdb.store import corrections

        actor = self._actor_id(who)
        with self._lookup() as lookup:
            told = [lookup.statement_id(one) for one in statements]
        with self._writing() as session:
            new = corrections.split(
                session, actor, name, told, aliases=aliases, who=by, now=_at(now)
            )
        return self.show(new)

    def who(self, name: str, *, as_of: date | None = None, **filters: Any) -> Record:
        """Say what an actor has said; filters are about, since, until, kind, limit.

        Here and in every look-up ``as_of`` is a day: what was published and recorded by its end
        (in UTC) answers, as it stood then.

        Raises:
            NotFoundError, AmbiguousError: if the name is nobody's, or that of several.

        """
        with self._lookup(as_of) as lookup:
            return lookup.who(name, **filters)

    def search(self, words: str, limit: int = 50, *, as_of: date | None = None) -> list[Record]:
        """Find statements by their words, the best first."""
        with self._lookup(as_of) as lookup:
            return lookup.search(words, limit)

    def near(self, text: str, limit: int = 5) -> list[Record]:
        """Find the statements that a text, or a statement of this id, may be about, best first."""
        with self._lookup() as lookup:
            return lookup.near(text, limit, semantic=self.semantic)

    def show(self, short_id: str, *, as_of: date | None = None) -> Record:
        """Give everything known of the statement, finding, actor or report with this id."""
        with self._lookup(as_of) as lookup:
            return lookup.show(short_id)

    def explain(self, *ids: str) -> Record:
        """Say why a finding, or two statements, came out as they did, step by step.

        Gives the record of ``factdb explain --format json``.

        Raises:
            UsageError: if the ids are no finding's and not two statements'.
            NotFoundError, AmbiguousError: if an id is nothing's, or that of several.

        """
        from factdb import explaining

        return explaining.explain(self.url, *ids, inference=self.inference)

    def contradictions(self, *, as_of: date | None = None, **filters: Any) -> list[Record]:
        """Give the findings; filters as of ``factdb contradictions``."""
        with self._lookup(as_of) as lookup:
            return list(lookup.findings(**filters))

    def verify(self, draft: str, *, now: datetime | None = None) -> list[Record]:
        """Hold the quotations, claims and figures of a draft against the record.

        Gives a record for each, as ``factdb verify --format jsonl`` does.
        """
        from factdb import checking

        when = _at(now)
        found = checking.check_draft(draft, url=self.url, now=when, model=self.model)
        return [checking.record(one, draft, self.inference) for one in found]

    def statements(self, *, as_of: date | None = None, **filters: Any) -> list[Record]:
        """Give statements in the order of their dates; filters as of ``factdb statements``."""
        with self._lookup(as_of) as lookup:
            return list(lookup.statements(**filters))

    def timeline(self, figure: str | None = None, **filters: Any) -> list[Record]:
        """Put what was said, or the figures of one thing, in the order of time.

        Gives the points of ``factdb timeline --format jsonl``, with what is in conflict between
        them and what only came later.

        Args:
            figure: words that name what is counted or measured; None: the statements themselves.
            filters: who, about, since, until and as_of, as of `statements`.

        """
        from factdb.store import threads

        return threads.timeline(self.url, figure=figure, **filters)

    def lineage(self, short_id: str, *, as_of: date | None = None) -> Record:
        """Give every printing of what a statement prints, and how many sources they go back to.

        Raises:
            NotFoundError, AmbiguousError: if the id is no statement's, or that of several.

        """
        from factdb.store import threads

        return threads.lineage(self.url, short_id, as_of)

    def rule(
        self,
        *findings: str,
        ruling: Ruling | str,
        by: str,
        note: str = "",
        now: datetime | None = None,
    ) -> list[Record]:
        """Say what a person thinks of findings, all of them or, where one is not known, none.

        Args:
            findings: their ids, perhaps cut short.
            ruling: what is said, as `factdb.review.rulings.understood` reads it; "open" takes a
                ruling away.
            by: who says so.
            note: why.
            now: when; aware.

        Returns:
            The findings as they stand then.

        Raises:
            NotFoundError, AmbiguousError: if an id is nothing's, or that of several.
            UsageError: if there is no such ruling.

        """
        from factdb.review.rulings import understood
        from factdb.store import corrections

        word = understood(ruling)

        def decide(session: Session, one: str, when: datetime) -> None:
            corrections.rule(session, one, word, who=by, now=when, note=note.strip())

        return self._decide(findings, decide, now)

    def assign(self, *findings: str, to: str, by: str, now: datetime | None = None) -> list[Record]:
        """Give findings to one person to rule on, or with "" back to anybody; as `rule`.

        Raises:
            NotFoundError, AmbiguousError: if an id is nothing's, or that of several.
            UsageError: if one is that person's already.

        """
        from factdb.store import corrections

        def decide(session: Session, one: str, when: datetime) -> None:
            corrections.assign(session, one, to, who=by, now=when)

        return self._decide(findings, decide, now)

    def correct(
        self,
        statement: str,
        *,
        by: str,
        note: str = "",
        dry_run: bool = False,
        now: datetime | None = None,
        **told: Any,
    ) -> Record:
        """Put what a person says in the place of parts of a statement.

        What follows is judged anew: findings that no longer follow lapse, new ones come up. A
        newer extractor never overwrites it, and `undo` takes it back.

        Args:
            statement: its id, perhaps cut short.
            by: who says so.
            note: why.
            dry_run: whether to say only what would become of it.
            now: when; aware.
            told: what shall stand, as `factdb.correcting.Correction` names it: speaker, text, span,
                stance, negated, said_on, figures, dates, drop, withdraw, teach.

        Returns:
            The record of ``factdb correct --format json``.

        Raises:
            NotFoundError, AmbiguousError: if an id or a name is nothing's, or that of several.
            UsageError: if something cannot be so, or is so already.

        """
        from factdb.correcting import Correction, correct

        with self._lookup() as lookup:
            return correct(
                self._open(),
                lookup,
                statement,
                Correction(**told),
                by=by,
                now=_at(now),
                note=note,
                dry_run=dry_run,
                model=self.model,
            )

    def reextract(
        self, *reports: str, every: bool = False, dry_run: bool = False, now: datetime | None = None
    ) -> Iterator[Record]:
        """Read stored reports anew; what is found replaces only what no person touched.

        Args:
            reports: their ids, perhaps cut short; without any, those that another release or
                another model read.
            every: whether to read those of this release, too.
            dry_run: whether to say only what would change.
            now: when; aware.

        Yields:
            The record of ``factdb reextract --format jsonl`` for each.

        Raises:
            NotFoundError, AmbiguousError: if an id is nothing's, or that of several.

        """
        from factdb import pipeline

        with self._lookup() as lookup:
            keys = [lookup.report_key(one) for one in reports]
            keys = keys or (lookup.report_keys() if every else [])
        yield from pipeline.reextract(
            self._open(),
            keys or None,
            now=_at(now),
            model=self.model,
            dry_run=dry_run,
        )

    def undo(self, entry: int | None = None, *, by: str, now: datetime | None = None) -> Record:
        """Take a decision back, the last that stands if none is named; give the new entry.

        Raises:
            NotFoundError: if there is none to take back.
            UsageError: if it was taken back already, or a later decision rests on it.

        """
        from factdb.store import corrections
        from factdb.store.engine import writing

        # A look finds out that there is none; the engine would make an empty one.
        self._lookup().close()
        with writing(self._open()) as session:
            made = corrections.undo(session, who=by, now=_at(now), entry=entry)
        return next(one for one in self.log() if one["id"] == made)

    def log(self, *, as_of: date | None = None, **filters: Any) -> Iterator[Record]:
        """Give what people decided, the newest first; filters are subject, since, limit."""
        with self._lookup(as_of) as lookup:
            yield from lookup.log(**filters)

    def review(self, by: str, **filters: Any) -> Queue:
        """Open the queue of findings for a reviewer; filters are relation, who, min_score."""
        from factdb.review.queue import Queue

        return Queue(self.url, by, **filters)

    def cite(self, short_id: str, *, as_of: date | None = None) -> list[Record]:
        """Give a statement, or both of a finding, with ``source``: all that a citation needs.

        `factdb.export.cite` writes citations of them.

        Raises:
            NotFoundError: if nothing has this id, or what has it cannot be cited.
            AmbiguousError: if several things begin with it.

        """
        with self._lookup(as_of) as lookup:
            return lookup.cited(short_id)

    cited = cite

    def brief(self, since: date, until: date, *, as_of: date | None = None) -> Record:
        """Sum up what was published on these days, first and last included."""
        with self._lookup(as_of) as lookup:
            return lookup.brief(since, until)

    def export(self) -> Iterator[str]:
        """Give all of it as lines; the same content gives the same lines on either kind."""
        from factdb.store import dump

        return dump.lines(self.url)

    archive = export

    def import_(self, lines: Iterable[str], place: str = "lines") -> int:
        """Store the lines of `export` here, where nothing is yet: all or none; count the rows.

        ``place`` names their source in errors.

        Raises:
            ReadError: if a line is cut off, damaged, or of another version.
            StoreError: if the database is not empty.

        """
        from factdb.store.restore import restore

        return restore(self.url, lines, place)

    restore = import_

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

    def _decide(
        self,
        findings: Sequence[str],
        decide: Callable[[Session, str, datetime], None],
        now: datetime | None,
    ) -> list[Record]:
        """Decide about findings in one transaction; give them as they stand then."""
        from factdb.store.engine import writing

        with self._lookup() as lookup:
            ids = list(dict.fromkeys(lookup.finding_id(one) for one in findings))
        with writing(self._open()) as session:
            for one in ids:
                decide(session, one, _at(now))
        with self._lookup() as lookup:
            return [lookup.show(one) for one in ids]

    def _actor_id(self, who: str) -> str:
        with self._lookup() as lookup:
            return str(lookup.actor(who)["id"])

    def _writing(self) -> AbstractContextManager[Session]:
        from factdb.store.engine import writing

        return writing(self._open())

    def _open(self) -> Engine:
        from factdb.store.engine import open_engine

        self._engine = self._engine or open_engine(self.url)
        return self._engine

    def _wider(self) -> Net | None:
        from factdb import pipeline

        self._net = self._net or pipeline.net_of(semantic=self.semantic)
        return self._net

    def _lookup(self, as_of: date | None = None) -> Handout:
        from factdb.store.handout import open_handout

        return open_handout(self.url, as_of)


def _at(now: datetime | None) -> datetime:
    """Give the time that was handed in, else this one: nothing below asks what the time is."""
    return now or datetime.now(UTC)


def all_of(results: Iterable[Receipt | FactdbError]) -> list[Receipt]:
    """Collect receipts; raise the first error instead of passing over it."""
    receipts = []
    for result in results:
        if isinstance(result, Exception):
            raise result
        receipts.append(result)
    return receipts
