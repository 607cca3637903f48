"""What goes wrong between us and a database, put in words: the one place that wraps foreign errors.

Light: look-ups use it. Only what a person can mend becomes a StoreError; a bug keeps its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

from factdb.errors import FactdbError, StoreError

_DISK = "free some space, then run the same command again: what was stored before is whole"
_BUSY = "another factdb is writing: wait until it is done, then try again"
_WRITE = "make the file and its folder writable, or choose another with --db PATH|URL"
_SERVER = "check that the server runs and that --db or FACTDB_URL names it rightly"
_LATER = "wait a moment, then try again: what was stored before is whole"
URLS = "name a path, or a URL such as postgresql://user@host/name"
_LOGIN = "check user and password in --db or FACTDB_URL (or PGPASSWORD, ~/.pgpass)"

KNOWN: tuple[tuple[str, str, str], ...] = (
    ("file is (not a database|encrypted)", "not a factdb database", "name another with --db"),
    ("disk image is malformed", "the database file is damaged", "restore it from a backup"),
    ("disk is full|no space left on device", "the disk is full", _DISK),
    ("disk i/o error", "the disk cannot be read or written", _DISK),
    ("readonly database|read-only transaction", "the database is read-only", _WRITE),
    ("permission denied", "this user may not do that there", _WRITE),
    ("database (table )?is locked|lock timeout", "the database is locked", _BUSY),
    ("unable to open database file", "the database file cannot be opened", _WRITE),
    ("invalid (port|percent|connection option|uri)", "not a URL that PostgreSQL takes", URLS),
    ("no password supplied", "the server wants a password", _LOGIN),
    ("authentication failed", "wrong user or password", _LOGIN),
    ('role ".*" does not exist', "the server knows no such user", _LOGIN),
    ('database ".*" does not exist', "the server has no such database", "make it: createdb NAME"),
    ("connection refused|no such file or directory", "no server answers there", _SERVER),
    ("(translate|resolve) host", "no such server", _SERVER),
    ("network is unreachable|no route to host", "no way to the server", _SERVER),
    ("too many (clients|connections)|connection slots", "the server takes no more guests", _LATER),
    ("system is (starting up|shutting down|in recovery)", "the server is not ready", _LATER),
    ("deadlock detected|statement timeout", "the server gave up waiting", _LATER),
    ("timeout expired", "the server does not answer", _SERVER),
    ("connection (is lost|is closed|was closed)", "the connection is lost", _SERVER),
    ("closed the connection|terminating connection", "the connection is lost", _SERVER),
)
"""What a driver says (a pattern), what is the matter, what to do: the first that fits counts."""

HIDDEN = "://…"
"""What is shown of a URL that is none: any part of it may be a password."""

_DRIVERS = frozenset({"sqlite3", "psycopg"})
_BUGS = frozenset({"IntegrityError", "DataError"})


@contextmanager
def told(place: object) -> Iterator[None]:
    """Turn what a database driver or the file system says into a StoreError.

    Args:
        place: path or URL, without password, that the message names; put in words when needed.

    Raises:
        StoreError: chained to the driver's error.

    """
    try:
        yield
    except FactdbError:
        raise
    except Exception as error:
        if wrapped := store_error(error, str(place)):
            raise wrapped from error
        raise


def store_error(error: BaseException, place: str) -> StoreError | None:
    """Put a foreign error in words; None if it is not the world's fault but ours."""
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, OSError):
        return StoreError(f"{place}: {cause.strerror or cause}", hint=_WRITE)
    kinds = type(cause).__mro__
    if kinds[0].__module__.partition(".")[0] not in _DRIVERS:
        return None
    if any(kind.__name__ in _BUGS for kind in kinds):
        return None
    for pattern, matter, hint in KNOWN:
        if re.search(pattern, str(cause), re.IGNORECASE):
            return StoreError(f"{place}: {matter}", hint=hint)
    return None


def shown(url: str) -> str:
    """Name a database in a message: a path, or a URL without its password.

    >>> shown("sqlite:////tmp/a.db"), shown("postgresql+psycopg://ann:secret@db/news")
    ('/tmp/a.db', 'postgresql://ann@db/news')
    """
    if url.startswith("sqlite:///"):
        return url.removeprefix("sqlite:///") or "memory"
    try:
        parts = urlsplit(url)
    except ValueError:
        return url.partition("://")[0] + HIDDEN
    user, at, host = parts.netloc.rpartition("@")
    bare = parts._replace(
        scheme=parts.scheme.partition("+")[0], netloc=user.partition(":")[0] + at + host
    )
    return urlunsplit(bare)
