"""The command ``factdb``: its commands in the order of ``--help``, and what an error becomes.

Nothing slow may be imported here or by the modules of the commands: a look-up starts in the time
of Typer itself (``tests/cli/test_imports.py``).
"""

from __future__ import annotations

import errno
import os
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

from typer import Context, Exit, Option, Typer, TyperException, echo

from factdb.cli import logs, screen
from factdb.cli.screen import ERROR, FOUND_NOTHING, complain, note
from factdb.config import settings
from factdb.errors import FactdbError, NotFoundError, UsageError

if TYPE_CHECKING:
    app: Typer

GROUPS = (
    "look", "timeline", "explain", "add", "archive", "verify", "decide", "correct", "review",
    "publish", "actors", "score", "run",
)  # fmt: skip
"""The modules with commands, in the order of ``--help``."""

AT_ONCE = frozenset({"who", "search", "near", "show", "contradictions", "statements"})
"""Commands of the first module that are answered as fast as can be: only the one asked is made."""


def __getattr__(name: str) -> Any:
    if name != "app":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return _made()


@cache
def _made(only: str = "") -> Typer:
    """Make the command line with all commands, or with one of `AT_ONCE` only."""
    made = Typer(
        name="factdb",
        no_args_is_help=True,
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        epilog="New here? factdb demo    Exit codes: 0 found, 1 found nothing "
        "(verify: to be fixed), 2 an error.",
    )
    made.callback()(factdb)
    if only:
        import_module(f"factdb.cli.{GROUPS[0]}").register(made, only)
        return made
    for group in GROUPS:
        import_module(f"factdb.cli.{group}").register(made)
    return made


def _needed(words: Sequence[str]) -> str:
    """Name the one command that the words of a command line need, "" where that is not sure."""
    rest = iter(words)
    for word in rest:
        if word in {"--db", "--log-file"}:
            next(rest, None)
        elif not word.startswith(("--db=", "--log-file=", "--quiet", "-q", "--verbose", "-v")):
            return word if word in AT_ONCE else ""
    return ""


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        echo(f"factdb {version('factdb')}")
        raise Exit


def factdb(
    ctx: Context,
    db: Annotated[
        str | None,
        Option(
            "--db",
            metavar="PATH|URL",
            help="The database, before or after the command; else FACTDB_URL.",
        ),
    ] = None,
    quiet: Annotated[bool, Option("--quiet", "-q", help="Print answers and errors only.")] = False,
    verbose: Annotated[bool, Option("--verbose", "-v", help="Tell what is done.")] = False,
    log_file: Annotated[
        str | None,
        Option("--log-file", metavar="FILE", help="Log as JSON; else FACTDB_LOG_FILE."),
    ] = None,
    version: Annotated[
        bool, Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Who said what in the news, when, where it stands in the text, and what contradicts it."""
    del db, version  # Read by the commands' own option, and by Typer.
    screen.be_quiet(quiet)
    if ctx.resilient_parsing:
        return
    logs.start(_log_file(log_file), verbose=verbose)
    logs.tell("began", command=ctx.invoked_subcommand, arguments=" ".join(ctx.obj or ()))


def _log_file(flag: str | None) -> str:
    # A bad file of settings is the command's to report: help and doctor work all the same.
    with suppress(UsageError):
        return next(one.value for one in settings(log_file=flag) if one.name == "log_file")
    return flag or ""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 found, 1 found nothing, 2 an error, 130 interrupted."""
    _print_unicode()
    if arguments is None:
        _end_with_the_pipe()
        screen.hear_interrupts()
    given = list(sys.argv[1:] if arguments is None else arguments)
    began = time.monotonic()
    try:
        words = _forward(given)
        app = _made(_needed(words))
        code = app(words, prog_name="factdb", standalone_mode=False, obj=given)
        sys.stdout.flush()
    except FactdbError as error:
        complain(error)
        code = FOUND_NOTHING if isinstance(error, NotFoundError) else ERROR
    except TyperException as error:
        _complain_of_usage(error)
        code = ERROR
    except OSError as error:
        code = _output_lost(error)
    except Exception:
        logs.tell_bug()
        raise
    logs.tell("ended", code=code or 0, seconds=round(time.monotonic() - began, 3))
    logs.stop()
    sys.exit(code)


def _forward(given: Sequence[str]) -> list[str]:
    """Put the options for every command before it: people add them where the line ends."""
    first: list[str] = []
    rest: list[str] = []
    words = iter(given)
    for word in words:
        if word == "--":
            return [*first, *rest, word, *words]
        if word in {"--quiet", "-q", "--verbose", "-v"} or word.startswith("--log-file="):
            first.append(word)
        elif word == "--log-file":
            first += [word, *islice(words, 1)]
        else:
            rest.append(word)
    return [*first, *rest]


def _complain_of_usage(error: TyperException) -> None:
    """Say what is wrong with the arguments; help that was asked for by giving none is printed."""
    # Typer passes on how Pydantic names what a value is.
    message = error.format_message().strip().rstrip(".").replace("Value error, ", "")
    if message:
        context = getattr(error, "ctx", None)
        path = context.command_path if context else "factdb"
        complain(UsageError(message[:1].lower() + message[1:], hint=f"{path} --help"))


def _output_lost(error: OSError) -> int:
    """Say so when the output cannot be written.

    Raises:
        OSError: the error itself, if it is about anything else.

    """
    if error.errno != errno.ENOSPC:
        raise error
    # Python would try to write the rest once more when it shuts down.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    note(f"error: the answer cannot be written: {os.strerror(error.errno)}")
    return ERROR


def _end_with_the_pipe() -> None:
    """End as grep does when the reader of a pipe has gone: Typer would say "found nothing"."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)


def _print_unicode() -> None:
    """Write UTF-8 into pipes and files whatever the locale; on a terminal, what it can show."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="replace")
            if not stream.isatty():
                reconfigure(encoding="utf-8", errors="replace")
