"""Is this machine fit to run factdb: one check after the other, each with the cure."""

from __future__ import annotations

import locale
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from factdb import config
from factdb.errors import FactdbError
from factdb.plugins import Record
from factdb.store import drivers, schema, trouble
from factdb.store.lookup import Lookup

LEAST_SPACE = 500_000_000
"""Bytes that must be free where the database lies: SQLite copies pages while it writes."""

OLDEST = (3, 11)
"""The oldest Python, as in ``pyproject.toml``."""

_LETTERS = "“é” – … ≠ ●"


class ProblemError(Exception):
    """What is wrong, and how it is mended."""

    def __init__(self, told: str, cure: str) -> None:
        super().__init__(told)
        self.cure = cure


def examine(db: str | None, model: str | None) -> Iterator[Record]:
    """Make every check that can be made; give ``{"check", "ok", "told", "cure"}`` of each."""
    yield _made("python", _python)
    settings = _made("settings", lambda: _settings(db, model))
    yield settings
    yield _made("sqlite", _sqlite)
    if settings["ok"]:
        told = config.load(db, model)
        yield _made("model", lambda: _model(told.model))
        if told.semantic:
            yield _made("semantic", _semantic)
        if told.inference:
            yield _made("inference", lambda: _inference(told.inference))
        database = _made("database", lambda: _database(told.url))
        yield database
        if database["ok"]:
            # What cannot be reached is one problem, not three.
            yield _made("writable", lambda: _writable(told.url))
            yield _made("words", lambda: _words(told.url))
        yield _made("space", lambda: _space(told.url))
    yield _made("terminal", _terminal)


def _made(name: str, check: Callable[[], str]) -> Record:
    try:
        return {"check": name, "ok": True, "told": check(), "cure": ""}
    except ProblemError as problem:
        return {"check": name, "ok": False, "told": str(problem), "cure": problem.cure}
    except FactdbError as error:
        return {"check": name, "ok": False, "told": str(error), "cure": error.hint or ""}


def _python() -> str:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < OLDEST:
        wanted = ".".join(map(str, OLDEST))
        raise ProblemError(f"Python {version} is too old", f"install factdb with Python {wanted}")
    return f"Python {version}"


def _settings(db: str | None, model: str | None) -> str:
    config.load(db, model)
    path = config.file()
    return f"{path}: read" if path else "no file of settings, and none is needed"


def _sqlite() -> str:
    """Look for the full-text index: some systems build SQLite without."""
    try:
        with closing(sqlite3.connect(":memory:")) as memory:
            memory.execute("CREATE VIRTUAL TABLE words USING fts5(word)")
    except sqlite3.OperationalError as error:
        cure = "use a Python whose SQLite has FTS5, such as that of python.org, or PostgreSQL"
        raise ProblemError(f"SQLite {sqlite3.sqlite_version}: {error}", cure) from error
    return f"SQLite {sqlite3.sqlite_version} with FTS5"


def _model(name: str) -> str:
    """Load the model and parse a sentence with it."""
    from factdb.extraction import parse

    try:
        document = parse.load(name)("She said so.")
    except FactdbError:
        raise
    except Exception as error:
        cure = f"pip install --force-reinstall {name}, or name another with FACTDB_MODEL"
        raise ProblemError(f"{name} does not load: {str(error).splitlines()[0]}", cure) from error
    if not document.has_annotation("DEP"):
        raise ProblemError(f"{name} does not parse", "name a model with a parser with FACTDB_MODEL")
    return f"{name} loads and parses"


def _semantic() -> str:
    """Make one vector."""
    from factdb.match import vectors

    vectors.require()
    vectors.vectors(["She said so."])
    return f"{vectors.MODEL} loads and reads"


def _inference(folder: str) -> str:
    """Let the model that is named vote once."""
    from factdb.match import inference

    inference.vote(folder, "She said so.", "She did not say so.")
    return f"{folder}: loads and votes"


def _database(url: str) -> str:
    place = trouble.shown(url)
    if _is_missing(url):
        return f"{place}: none yet; factdb ingest FILE makes it"
    drivers.connect(url).close()
    return f"{place}: at revision {schema.HEAD}"


def _writable(url: str) -> str:
    """See whether reports could be taken in, without writing anything."""
    place = trouble.shown(url)
    if schema.kind_of(url) == "postgresql":
        with closing(drivers.connect(url)) as driver:
            query = "SELECT has_table_privilege('report', 'INSERT') AS may"
            may = next(driver.rows(query, {}))["may"]
    else:
        path = _path(url)
        # SQLite writes its journal beside the file.
        may = all(os.access(one, os.W_OK) for one in (path, _folder(path)) if one.exists())
    if not may:
        cure = "let your user write to it and its folder, or name another with --db"
        raise ProblemError(f"{place}: cannot be written", cure)
    return "reports can be taken in"


def _words(url: str) -> str:
    """Look a stored statement up by one of its own words."""
    if _is_missing(url):
        return "nothing to search yet"
    with Lookup(drivers.connect(url)) as lookup:
        for one in lookup.statements(limit=1):
            word = max(one["text"].split(), key=len)
            if not lookup.search(word, 1):
                cure = "make it anew: factdb export --all, then import into a new database"
                raise ProblemError("the index of words does not find what is stored", cure)
    return "the index of words answers"


def _space(url: str) -> str:
    if schema.kind_of(url) == "postgresql":
        return "the server's to watch"
    folder = _folder(_path(url))
    free = shutil.disk_usage(folder).free
    if free < LEAST_SPACE:
        told = f"{folder}: only {free / 1e6:,.0f} MB are free"
        raise ProblemError(told, "free some space, or put the database elsewhere with --db")
    return f"{free / 1e9:,.0f} GB are free"


def _terminal() -> str:
    encoding = sys.stdout.encoding or "ascii"
    try:
        _LETTERS.encode(encoding)
    except (UnicodeError, LookupError) as error:
        cure = "set LANG=C.UTF-8 (on Windows PYTHONUTF8=1)"
        raise ProblemError(f"the terminal takes {encoding}, without {_LETTERS!a}", cure) from error
    return f"{encoding}, {locale.setlocale(locale.LC_CTYPE)}"


def _is_missing(url: str) -> bool:
    return schema.kind_of(url) == "sqlite" and not _path(url).exists()


def _path(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def _folder(path: Path) -> Path:
    """Give the nearest folder that there is: the others are made when needed."""
    return next(one for one in path.absolute().parents if one.exists())
