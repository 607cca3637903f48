"""What goes wrong between us and a database, put in words: the one place that wraps foreign errors.

Light: look-ups use it. Only what a person can mend becomes a StoreError; a bug keeps its name.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

from factdb.errors import FactdbError, StoreError

_DISK = "free some space, then run the same command again: what was stored before is whole"
_BUSY = "another factdb is writing: wait until it is done, then try again"
_WRITE = "make the file and its folder writable, or choose another with --db PATH|URL"
_SERVER = "check that the server runs and that --db or FACTDB_URL names it rightly"
_LOGIN = "check user and password in --db or FACTDB_URL (or PGPASSWORD, ~/.pgpass)"

KNOWN: tuple[tuple[str, str, str], ...] = (
    ("file is not a database", "not a factdb database", "name another file with --db"),
    ("file is encrypted", "not a factdb database", "name another file with --db"),
    ("disk image is malformed", "the database file is damaged", "restore it from a backup"),
    ("database or disk is full", "the disk is full", _DISK),
    ("no space left on device", "the disk is full", _DISK),
    ("disk i/o error", "the disk cannot be read or written", _DISK),
    ("readonly database", "the database is read-only", _WRITE),
    ("read-only transaction", "the database is read-only", _WRITE),
    ("permission denied", "the database may not be used by this user", _WRITE),
    ("database is locked", "the database is locked", _BUSY),
    ("lock timeout", "the database is locked", _BUSY),
    ("unable to open database file", "the database file cannot be opened", _WRITE),
    ("password authentication failed", "wrong user or password", _LOGIN),
    ("no password supplied", "the server wants a password", _LOGIN),
    ("authentication failed", "the server does not let this user in", _LOGIN),
    ("role", "the server knows no such user", _LOGIN),
    ("does not exist", "the server has no such database", "make it with: createdb NAME"),
    ("connection refused", "no server answers there", _SERVER),
    ("no such file or directory", "no server answers there", _SERVER),
    ("could not translate host name", "no such server", _SERVER),
    ("failed to resolve host", "no such server", _SERVER),
    ("timeout", "the server does not answer", _SERVER),
    ("server closed the connection", "the server ended the connection", _SERVER),
    ("terminating connection", "the server ended the connection", _SERVER),
    ("connection is lost", "the connection to the server is lost", _SERVER),
)
"""What a driver says (lower case), what is the matter, what to do: the first that fits counts."""

_DRIVERS = frozenset({"sqlite3", "psycopg"})
_BUGS = frozenset({"IntegrityError", "ProgrammingError", "InterfaceError", "DataError"})


@contextmanager
def told(place: str) -> Iterator[None]:
    """Turn what a database driver or the file system says into a StoreError.

    Args:
        place: path or URL, without password, that the message names.

    Raises:
        StoreError: chained to the driver's error.

    """
    try:
        yield
    except FactdbError:
        raise
    except Exception as error:
        if wrapped := store_error(error, place):
            raise wrapped from error
        raise


def store_error(error: BaseException, place: str) -> StoreError | None:
    """Put a foreign error in words; None if it is not the world's fault but ours."""
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, OSError):
        return StoreError(f"{place}: {cause.strerror or cause}", hint=_WRITE)
    if type(cause).__module__.partition(".")[0] not in _DRIVERS:
        return None
    said = str(cause).strip()
    for words, matter, hint in KNOWN:
        if words in said.lower():
            return StoreError(f"{place}: {matter}", hint=hint)
    return None


def shown(url: str) -> str:
    """Name a database in a message: a path, or a URL without its password.

    >>> shown("sqlite:////tmp/a.db"), shown("postgresql+psycopg://ann:secret@db/news")
    ('/tmp/a.db', 'postgresql://ann@db/news')
    """
    if url.startswith("sqlite:///"):
        return url.removeprefix("sqlite:///") or "memory"
    parts = urlsplit(url)
    user, at, host = parts.netloc.rpartition("@")
    bare = parts._replace(
        scheme=parts.scheme.partition("+")[0], netloc=user.partition(":")[0] + at + host
    )
    return urlunsplit(bare)
