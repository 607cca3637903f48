"""Reading without an ORM: plain SQL to SQLite or PostgreSQL, rows back as dictionaries. Light."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import date
from enum import Enum, auto
from heapq import nlargest
from itertools import accumulate
from math import log
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from factdb.errors import StoreError
from factdb.store import schema, trouble

if TYPE_CHECKING:
    import psycopg

Row = dict[str, Any]

RANKED = 1000
"""How many statements with the words of a search are ranked, the latest to arrive."""

FREQUENT = 10_000
"""A word of more statements tells nothing of which of them is the best."""

EVERYWHERE = 200_000
"""A word of more statements is not looked up in SQLite, where somebody's statements with it are
wanted: to read so many numbers takes as long as to ask two hundred statements for a word."""

OWN = 5_000
"""So many statements of somebody are asked at most whether they have a word, the newest."""

FOLLOWED = 8_000
"""To so many statements the words of a passage are followed, the rarest words first."""

WAIT = 10
"""Seconds that a look-up waits for a server or a lock."""

_STANDING = "EXISTS (SELECT 1 FROM statement s WHERE s.seq = {seq} AND NOT s.withdrawn)"
"""Asked of each row: where a session looks back, what stands is no list that one could read."""

LONGEST = 60
"""Seconds that a server may think about one question."""

_FIRST_SERVER = "ask the server that it follows: --as-of makes tables for its own transaction"

_PARAMETER = re.compile(r"(?<![:\w]):(\w+)")


_BM25 = (
    "SELECT rowid AS seq, bm25(statement_search, 4.0, 1.0, 2.0, 1.0) AS rank "
    "FROM statement_search WHERE statement_search"
)


def _asking(name: str) -> str:
    """Make a query of PostgreSQL of the words of a parameter."""
    return f"plainto_tsquery('factdb', factdb_words(:{name}))"


_ROWS = "SELECT seq FROM statement_search"


def _rarest(counts: Mapping[str, int]) -> dict[str, int]:
    """Put the words that stand anywhere in order, the rarest first."""
    return {word: count for count, word in sorted((n, word) for word, n in counts.items() if n)}


def _followed(counts: Mapping[str, int]) -> list[str]:
    """Give the rarest words, as many as lead to `FOLLOWED` statements at most."""
    upto = accumulate(counts.values())
    return [word for word, work in zip(counts, upto, strict=True) if work <= FOLLOWED]


def _best(found: Iterable[Sequence[int]]) -> str:
    """List the statements that stand under most words, those of rarer words the more."""
    worth: dict[int, float] = {}
    for seqs in found:
        for seq in seqs:
            worth[seq] = worth.get(seq, 0.0) + log(FREQUENT + 1) - log(len(seqs)) + 1
    best = nlargest(RANKED, worth, key=lambda seq: (worth[seq], seq))
    return ", ".join(map(str, best))


class Spread(Enum):
    """How far words are spread: where to begin, if somebody's statements with them are wanted."""

    FEW = auto()
    """Few statements have them: they are read, whoever speaks."""
    MANY = auto()
    """Their numbers are listed, and those of the speaker looked for among them."""
    ALL = auto()
    """The speaker's own are asked one by one."""


def _spread(counts: Iterable[int], most: int) -> Spread:
    """Go by the first count that is small, else by the least."""
    least = most + 1
    for count in counts:
        least = min(least, count)
        if least <= FOLLOWED:
            return Spread.FEW
    return Spread.MANY if least <= most else Spread.ALL


class Driver(Protocol):
    """A connection that reads; parameters are written ``:name``."""

    place: str
    day: str
    """The SQL type of a day."""

    def rows(
        self, query: str, parameters: Mapping[str, Any], *, many: bool = False
    ) -> Iterator[Row]:
        """Run a query; give its rows by the names of their columns.

        ``many`` says that there may be more of them than fit into memory.
        """

    def with_words(self, tokens: list[str]) -> tuple[str, dict[str, str]]:
        """Give in SQL ``seq`` and ``rank`` of the statements with all words, and its parameters.

        The rank weighs the statement's own words before its surroundings; the least is the best.
        Of more than `RANKED` such statements the latest to arrive are ranked, and by words of more
        than `FREQUENT` none, where that would take longer the more there are.
        """

    def having(self, name: str) -> str:
        """Give in SQL ``seq`` of all statements with all words of a parameter."""

    def has(self, seq: str, name: str) -> str:
        """Say in SQL that the statement with a number has all words of a parameter.

        For a question that asks few of all statements, one after the other.
        """

    def spread(self, tokens: list[str]) -> Spread:
        """Say how far the rarest of some words is spread."""

    def words(self, tokens: list[str]) -> str:
        """Put words together as that parameter."""

    def stored(self, table: str) -> str:
        """Name a stored table, whatever the session has of that name."""

    def views(self) -> list[tuple[str, str]]:
        """Give the stored views with their queries, each after those that it reads."""

    def making(self) -> AbstractContextManager[object]:
        """Let the session make tables and views of its own meanwhile."""

    def make(self, statement: str, parameters: Mapping[str, Any]) -> None:
        """Run a statement that makes one."""

    def with_any(self, told: Mapping[str, float]) -> tuple[str, dict[str, str]]:
        """Give the same in SQL for the statements with any of these words, and its parameters.

        Args:
            told: words, and how much each tells; at least one.

        """

    def revision(self) -> str | None:
        """Say at which revision the database is; None if factdb never touched it."""

    def is_empty(self) -> bool:
        """Say whether it has no tables at all."""

    def close(self) -> None:
        """Let go of the database."""


def connect(url: str, as_of: date | None = None) -> Driver:
    """Open a database of this release for reading.

    Args:
        url: as `factdb.config.database_url` gives it.
        as_of: the day at whose end it is looked at (`factdb.store.asof`); None: as it is.

    Raises:
        StoreError: if there is none, it cannot be read, or nothing is in it.
        SchemaError: if it is of another release.

    """
    driver = _sqlite(url) if schema.kind_of(url) == "sqlite" else _postgresql(url)
    try:
        with trouble.told(driver.place):
            found = driver.revision()
            schema.require(found, driver.place, empty=found is None and driver.is_empty())
            if as_of is not None:
                from factdb.store.asof import rewind

                rewind(driver, as_of)
    except BaseException:
        driver.close()
        raise
    return driver


class SQLite:
    """A SQLite file, opened for reading only."""

    day = "TEXT"

    def __init__(self, raw: sqlite3.Connection, place: str) -> None:
        self.raw = raw
        self.place = place
        self._standing = "rowid NOT IN (SELECT seq FROM statement WHERE withdrawn)"

    def rows(
        self, query: str, parameters: Mapping[str, Any], *, many: bool = False
    ) -> Iterator[Row]:
        """Run a query; rows come as they are asked for, however many."""
        del many
        with trouble.told(self.place):
            cursor = self.raw.execute(query, parameters)
            names = [column[0] for column in cursor.description]
            for row in cursor:
                yield dict(zip(names, row, strict=True))

    def with_words(self, tokens: list[str]) -> tuple[str, dict[str, str]]:
        """Ask FTS5; BM25 reads all that has a word, and so ranks by those that few have."""
        given = {"about": self.words(tokens)}
        counts = {one: self._count(one, FREQUENT) for one in tokens}
        latest = self.having("about")
        if min(counts.values(), default=0) > RANKED:
            # Backwards FTS5 takes half as long again.
            latest += f" ORDER BY rowid DESC LIMIT {RANKED}"
        telling = [one for one, count in counts.items() if count <= FREQUENT]
        if not telling:
            return f"SELECT rowid AS seq, 0.0 AS rank FROM ({latest}) AS latest", given
        given["telling"] = self.words(telling)
        return f"{_BM25} MATCH :telling AND +rowid IN ({latest})", given

    def _count(self, word: str, most: int) -> int:
        """Count the statements with a word, as long as they are not more."""
        found = "SELECT 1 FROM statement_search WHERE statement_search MATCH :word"
        query = f"SELECT count(*) FROM ({found} LIMIT {most + 1})"
        return int(self.raw.execute(query, {"word": self.words([word])}).fetchone()[0])

    def having(self, name: str) -> str:
        """Ask FTS5, which need not rank."""
        found = f"statement_search MATCH :{name} AND {self._standing}"
        return f"SELECT rowid FROM statement_search WHERE {found}"

    def has(self, seq: str, name: str) -> str:
        """Ask FTS5 for this row alone: it goes there without reading those before."""
        found = f"statement_search MATCH :{name} AND rowid = {seq}"
        return f"EXISTS (SELECT 1 FROM statement_search WHERE {found})"

    def spread(self, tokens: list[str]) -> Spread:
        """Count the statements with each word, as far as that matters."""
        return _spread((self._count(one, EVERYWHERE) for one in tokens), EVERYWHERE)

    def words(self, tokens: list[str]) -> str:
        """Quote every word: nothing in it is an operator then. No word at all finds nothing."""
        return " ".join(map(self._quoted, tokens or [""]))

    def with_any(self, told: Mapping[str, float]) -> tuple[str, dict[str, str]]:
        """Put OR between quoted words; FTS5 knows how rare each is in this database.

        Where that would rank too many, the rarest words say which; each is followed to the latest.
        """
        counts = _rarest({word: self._count(word, FREQUENT) for word in told})
        followed = _followed(counts)
        if not followed:
            return self.with_words(list(counts)[:1])
        given = {"any": " OR ".join(map(self._quoted, followed))}
        asked = f"{_BM25} MATCH :any AND {self._standing}"
        if sum(counts.values()) <= RANKED:
            return asked, given
        return f"{asked} AND +rowid IN ({_best(map(self._with, followed))})", given

    def _with(self, word: str) -> list[int]:
        """Give the statements with a word that is followed."""
        query = "SELECT rowid FROM statement_search WHERE statement_search MATCH :word"
        return [row[0] for row in self.raw.execute(query, {"word": self._quoted(word)})]

    @staticmethod
    def _quoted(word: str) -> str:
        return f'"{word}"'

    def stored(self, table: str) -> str:
        """Name it in the file."""
        return f"main.{table}"

    def views(self) -> list[tuple[str, str]]:
        """Read them in the order in which they were made."""
        query = "SELECT name, sql FROM sqlite_master WHERE type = 'view' ORDER BY rowid"
        return [(name, sql.partition(" AS ")[2]) for name, sql in self.raw.execute(query)]

    @contextmanager
    def making(self) -> Iterator[None]:
        """Keep them in memory: the file is open for reading only."""
        self.raw.execute("PRAGMA temp_store = MEMORY")
        self.raw.execute("BEGIN")
        yield
        self.raw.execute("COMMIT")
        self._standing = _STANDING.format(seq="statement_search.rowid")

    def make(self, statement: str, parameters: Mapping[str, Any]) -> None:
        """Run it."""
        self.raw.execute(statement, parameters)

    def revision(self) -> str | None:
        """Read where Alembic noted it."""
        named = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
        if not self.raw.execute(named).fetchone():
            return None
        found = self.raw.execute("SELECT version_num FROM alembic_version").fetchone()
        return found and str(found[0])

    def is_empty(self) -> bool:
        """Count tables."""
        query = "SELECT 1 FROM sqlite_master WHERE name <> 'alembic_version'"
        return not self.raw.execute(query).fetchone()

    def close(self) -> None:
        """Close the file."""
        self.raw.close()


class PostgreSQL:
    """A PostgreSQL database, in one transaction that may only read; a replica can answer it."""

    day = "date"

    def __init__(self, raw: psycopg.Connection[Any], place: str) -> None:
        self.raw = raw
        self.place = place
        self._schema = ""
        self._standing = "seq NOT IN (SELECT seq FROM statement WHERE withdrawn)"

    def rows(
        self, query: str, parameters: Mapping[str, Any], *, many: bool = False
    ) -> Iterator[Row]:
        """Run a query; many rows stay with the server until they are asked for."""
        # NUL, which PostgreSQL refuses, stands in no stored text.
        given = {
            name: value.replace("\0", "") if isinstance(value, str) else value
            for name, value in parameters.items()
        }
        with trouble.told(self.place), self._cursor(many=many) as cursor:
            # How a word is best looked for depends on the word: each question is planned anew.
            more = {} if many else {"prepare": False}
            cursor.execute(self._spelled(query), given, **more)
            names = [column.name for column in cursor.description or ()]
            for row in cursor:
                yield dict(zip(names, row, strict=True))

    def _cursor(self, *, many: bool) -> psycopg.Cursor[Any] | psycopg.ServerCursor[Any]:
        return self.raw.cursor("many") if many else self.raw.cursor()

    def with_words(self, tokens: list[str]) -> tuple[str, dict[str, str]]:
        """Ask the GIN index, and rank by how close together the words stand."""
        query = _asking("about")
        return (
            f"SELECT seq, -ts_rank_cd(words, {query}) AS rank FROM (SELECT seq, words "
            f"FROM statement_search WHERE words @@ {query} AND {self._standing} "
            f"ORDER BY seq DESC LIMIT {RANKED}) AS latest",
            {"about": self.words(tokens)},
        )

    def having(self, name: str) -> str:
        """Ask the GIN index."""
        return f"{_ROWS} WHERE words @@ {_asking(name)} AND {self._standing}"

    def has(self, seq: str, name: str) -> str:
        """Look at the words of this row, which the server cannot turn into a join."""
        found = f"SELECT o.words @@ {_asking(name)} FROM statement_search o WHERE o.seq = {seq}"
        return f"COALESCE(({found}), false)"

    def spread(self, tokens: list[str]) -> Spread:
        """Count less far than SQLite: to look at the words of one statement costs little here."""
        return _spread(self._counts(tokens).values(), FREQUENT)

    def _counts(self, tokens: list[str]) -> dict[str, int]:
        """Count the statements with each of some words, as long as they are not `FREQUENT`.

        The server knows which words are frequent, and does not go by their index then.
        """
        if not tokens:
            return {}
        given = {f"word{nth}": token for nth, token in enumerate(tokens)}
        each = ", ".join(
            f"(SELECT count(*) FROM ({_ROWS} WHERE words @@ {_asking(name)} "
            f"LIMIT {FREQUENT + 1}) AS found) AS {name}"
            for name in given
        )
        (found,) = self.rows(f"SELECT {each}", given)
        return {token: found[name] for name, token in given.items()}

    def words(self, tokens: list[str]) -> str:
        """Leave them as they are: the server makes a query of plain words."""
        return " ".join(tokens)

    def with_any(self, told: Mapping[str, float]) -> tuple[str, dict[str, str]]:
        """Rank each word by itself: the server does not know how much it tells.

        Where that would rank too many, the rarest words say which, as in SQLite.
        """
        counts = _rarest(self._counts(list(told)))
        followed = _followed(counts)
        if not followed:
            return self.with_words(list(counts)[:1])
        given = {f"any{nth}": word for nth, word in enumerate(told)}
        rank = " + ".join(
            f"{weight:.3f} * ts_rank(words, {_asking(name)})"
            for name, weight in zip(given, told.values(), strict=True)
        )
        asked = f"SELECT seq, -({rank}) AS rank FROM statement_search WHERE {self._standing}"
        if sum(counts.values()) <= RANKED:
            return f"{asked} AND words @@ ({' || '.join(map(_asking, given))})", given
        return f"{asked} AND seq IN ({_best(map(self._with, followed))})", given

    def _with(self, word: str) -> list[int]:
        """Give the statements with a word that is followed."""
        found = self.rows(f"{_ROWS} WHERE words @@ {_asking('word')}", {"word": word})
        return [row["seq"] for row in found]

    def stored(self, table: str) -> str:
        """Name it in the schema in which a session without tables of its own finds it."""
        return f'"{self._schema}".{table}'

    def views(self) -> list[tuple[str, str]]:
        """Read them in the order in which they were made."""
        query = (
            "SELECT c.relname, pg_get_viewdef(c.oid) FROM pg_class c "
            "WHERE c.relkind = 'v' AND c.relnamespace = to_regnamespace(current_schema()) "
            "ORDER BY c.oid"
        )
        return [(row[0], row[1].rstrip(";")) for row in self.raw.execute(query.encode())]

    @contextmanager
    def making(self) -> Iterator[None]:
        """Begin a transaction that may write until then: what it makes ends with it.

        Raises:
            StoreError: if the server is a replica, on which nothing can be made.

        """
        if self._first("SELECT pg_is_in_recovery()"):
            raise StoreError(f"{self.place}: a read replica cannot look back", hint=_FIRST_SERVER)
        self._schema = str(self._first("SELECT current_schema()"))
        self.raw.rollback()
        _begin(self.raw, read_only=False)
        yield
        self.raw.execute("SET TRANSACTION READ ONLY")
        self._standing = _STANDING.format(seq="statement_search.seq")

    def make(self, statement: str, parameters: Mapping[str, Any]) -> None:
        """Run it."""
        self.raw.execute(self._spelled(statement), parameters)

    @staticmethod
    def _spelled(query: str) -> bytes:
        """Write parameters as the server's driver does."""
        return _PARAMETER.sub(r"%(\1)s", query.replace("%", "%%")).encode()

    def revision(self) -> str | None:
        """Read where Alembic noted it."""
        if not self._first("SELECT to_regclass('alembic_version') IS NOT NULL"):
            return None
        found = self._first("SELECT version_num FROM alembic_version")
        return found and str(found)

    def is_empty(self) -> bool:
        """Count tables."""
        return not self._first(
            "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema()"
            " AND table_name <> 'alembic_version'"
        )

    def close(self) -> None:
        """Close the connection."""
        with suppress(Exception):
            self.raw.close()

    def _first(self, query: str) -> Any:
        row = self.raw.execute(query.encode()).fetchone()
        return row and row[0]


def _sqlite(url: str) -> SQLite:
    path = Path(url.removeprefix("sqlite:///"))
    place = trouble.shown(url)
    if not path.is_file():
        raise StoreError(f"{place}: no database there", hint=schema.FIRST)
    with trouble.told(place):
        return SQLite(_open_file(path), place)


def _open_file(path: Path) -> sqlite3.Connection:
    """Open a file for reading, also in a folder where SQLite may not write its side files."""
    try:
        return _open_as(f"{path.absolute().as_uri()}?mode=ro")
    except sqlite3.OperationalError:
        if path.with_name(f"{path.name}-wal").exists():
            raise
        # Nobody writes: all that was written is in the file itself.
        return _open_as(f"{path.absolute().as_uri()}?immutable=1")


def _open_as(uri: str) -> sqlite3.Connection:
    raw = sqlite3.connect(uri, uri=True, timeout=WAIT)
    try:
        raw.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.Error:
        raw.close()
        raise
    return raw


def _postgresql(url: str) -> PostgreSQL:
    place = trouble.shown(url)
    try:
        import psycopg
    except ImportError as error:
        raise StoreError(f"{place}: {error}", hint=schema.DRIVER) from error
    with trouble.told(place):
        told = "postgresql://" + url.removeprefix("postgresql+psycopg://")
        raw = psycopg.connect(told, connect_timeout=WAIT, prepare_threshold=None)
        _begin(raw, read_only=True)
        return PostgreSQL(raw, place)


def _begin(raw: psycopg.Connection[Any], *, read_only: bool) -> None:
    """Begin one transaction for all that is looked up, which ends with the connection.

    What is set or made in it stays in it, also where PgBouncer gives the connection to another
    then.
    """
    raw.read_only = read_only
    raw.execute(f"SET LOCAL statement_timeout = {LONGEST * 1000}".encode())
