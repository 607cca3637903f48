"""Where log lines go, and what they look like. Passwords are masked before anything is written."""

from __future__ import annotations

import json
import logging
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from factdb.errors import UsageError

_SECRETS = (
    (re.compile(r"(\w://[^\s:/@]*):\S*@"), r"\1:***@"),
    (re.compile(r"(?i)\b(password|passwd|pwd|passfile|token|secret)=[^\s&'\"]+"), r"\1=***"),
)


def masked(text: str) -> str:
    """Give a text without passwords.

    >>> masked("--db postgresql://ann:s3cret@db/news?password=x")
    '--db postgresql://ann:***@db/news?password=***'
    """
    for pattern, instead in _SECRETS:
        text = pattern.sub(instead, text)
    return text


def opened(path: str, *, verbose: bool) -> logging.Logger:
    """Give the logger "factdb", which writes to a file, "" for none, and to standard error.

    Raises:
        UsageError: if the file cannot be written.

    """
    logger = logging.getLogger("factdb")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    if path:
        logger.addHandler(_file(path))
    if verbose:
        shown = logging.StreamHandler(sys.stderr)
        shown.setFormatter(_Plain())
        # Errors are told anyway, with what to do about them.
        shown.addFilter(lambda record: record.levelno < logging.ERROR)
        logger.addHandler(shown)
    return logger


def closed(logger: logging.Logger) -> None:
    """Close what was opened; nothing is written any more, not even errors by Python itself."""
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()
    logger.addHandler(logging.NullHandler())


def _file(path: str) -> logging.Handler:
    try:
        handler = logging.FileHandler(Path(path).expanduser(), encoding="utf-8")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"{path}: {reason}", hint="--log-file names a file to write") from error
    handler.setFormatter(_Json())
    return handler


class _Plain(logging.Formatter):
    """A line for people."""

    def format(self, record: logging.LogRecord) -> str:
        """Give level, message, and what else is known."""
        told = (f"{name}={value}" for name, value in getattr(record, "told", {}).items())
        return masked(" ".join([f"{record.levelname.lower()}: {record.getMessage()}", *told]))


class _Json(logging.Formatter):
    """A JSON object on one line: time (UTC), level, message, what else is known, the traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """Give the line."""
        told = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "message": masked(record.getMessage()),
            "process": record.process,
            **{name: _plain(value) for name, value in getattr(record, "told", {}).items()},
        }
        if record.exc_info:
            told["traceback"] = masked(self.formatException(record.exc_info))
        return json.dumps(told, ensure_ascii=False)


def _plain(value: object) -> object:
    return masked(value) if isinstance(value, str) else value
