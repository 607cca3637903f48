"""The command ``factdb``: its commands in the order of ``--help``, and what an error becomes.

Nothing slow may be imported here or by the modules of the commands: a look-up starts in the time
of Typer itself (``tests/cli/test_imports.py``).
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Sequence
from typing import Annotated

from typer import Exit, Option, Typer, TyperException, echo

from factdb.cli import actors, add, decide, explain, look, publish, review, run, score, verify
from factdb.cli.screen import ERROR, FOUND_NOTHING, complain, note
from factdb.errors import FactdbError, NotFoundError, UsageError

app = Typer(
    name="factdb",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="New here? factdb demo    Exit codes: 0 found, 1 found nothing, 2 an error.",
)
for group in (look, explain, add, verify, decide, review, publish, actors, score, run):
    group.register(app)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        echo(f"factdb {version('factdb')}")
        raise Exit


@app.callback()
def factdb(
    db: Annotated[
        str | None,
        Option(
            "--db",
            metavar="PATH|URL",
            help="The database, before or after the command; else FACTDB_URL.",
        ),
    ] = None,
    version: Annotated[
        bool, Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Who said what in the news, when, where it stands in the text, and what contradicts it."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 found, 1 found nothing, 2 an error, 130 interrupted."""
    _print_unicode()
    if arguments is None:
        _end_with_the_pipe()
    try:
        code = app(arguments, prog_name="factdb", standalone_mode=False)
        sys.stdout.flush()
    except FactdbError as error:
        complain(error)
        code = FOUND_NOTHING if isinstance(error, NotFoundError) else ERROR
    except TyperException as error:
        _complain_of_usage(error)
        code = ERROR
    except OSError as error:
        code = _output_lost(error)
    sys.exit(code)


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
