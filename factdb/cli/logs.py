"""What the program tells of itself: to a file as JSON lines, or on standard error.

Everything goes through the logger "factdb" of the standard library, so that whoever imports
factdb may send it elsewhere. Until somebody asks for a log, nothing is written, and the library is
not even loaded: a look-up would pay for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import logging

_TO: list[logging.Logger] = []
"""The logger, once somebody asked for a log."""


def start(path: str, *, verbose: bool) -> None:
    """Send what is logged to a file, "" for none, and where asked to standard error as well.

    Raises:
        UsageError: if the file cannot be written.

    """
    stop()
    if path or verbose:
        from factdb.cli import log_lines

        _TO.append(log_lines.opened(path, verbose=verbose))


def tell(message: str, **told: object) -> None:
    """Log what happens, with what is known of it."""
    for logger in _TO:
        logger.info(message, extra={"told": told})


def tell_error(message: str, **told: object) -> None:
    """Log what went wrong."""
    for logger in _TO:
        logger.error(message, extra={"told": told})


def tell_bug() -> None:
    """Log the exception that is handled now, with its traceback."""
    for logger in _TO:
        logger.critical("a bug", exc_info=True)


def stop() -> None:
    """Close what `start` opened."""
    while _TO:
        from factdb.cli import log_lines

        log_lines.closed(_TO.pop())
