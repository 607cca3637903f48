"""What goes where: answers to standard output, everything else to standard error."""

from __future__ import annotations

import os
import shlex
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

from factdb import plugins
from factdb.cli import logs
from factdb.errors import FactdbError, UsageError
from factdb.plugins import Record
from factdb.store import trouble

if TYPE_CHECKING:
    from rich.progress import Progress, ProgressColumn

Result = TypeVar("Result")

_TEXT = frozenset({"", "txt", "text"})
"""Endings of files that are read as they are printed."""

FOUND = 0
FOUND_NOTHING = 1
ERROR = 2


@dataclass(slots=True)
class _Manner:
    """How much is told besides answers and errors."""

    quiet: bool = False
    interrupted: bool = False


_MANNER = _Manner()


def be_quiet(quiet: bool) -> None:
    """Leave out notes, next steps and progress from now on, or tell them again."""
    _MANNER.quiet = quiet


def hear_interrupts() -> None:
    """Remember that somebody pressed Ctrl-C: `working` then ends, whatever became of the exception.

    Python drops an exception that is raised where C calls back, as while rubbish is collected.
    """
    _MANNER.interrupted = False
    signal.signal(signal.SIGINT, _interrupt)


def _interrupt(*_: object) -> None:
    _MANNER.interrupted = True
    raise KeyboardInterrupt


def answer(records: Iterable[Record], style: str, out: Path | None = None) -> int:
    """Write records in a format to standard output, or to a file; give how many there were."""
    counted = _Counted(records)
    if out is None:
        plugins.load("exporters", style)(counted, sys.stdout)
        sys.stdout.flush()
        return counted.count
    with whole(out) as file:
        plugins.load("exporters", style)(counted, file)
    return counted.count


def style_for(style: str, out: Path | None) -> str:
    """Give the format: as told, else that of the file's name, such as ``week.html``.

    Raises:
        UsageError: if the name is that of another format.

    """
    named = out.suffix.removeprefix(".").lower() if out else ""
    if style != "table" or named in _TEXT:
        return style
    known = sorted({*plugins.BUILTIN["exporters"], *plugins.names("exporters")} - {style})
    if named not in known:
        listed = ", ".join(f".{one}" for one in known)
        raise UsageError(f"{out}: no format is called {named}", hint=f"{listed}, or .txt")
    return named


def write_whole(path: Path, parts: Iterable[str | bytes], *, option: str = "--out") -> None:
    """Write parts to a file; as `whole`."""
    with whole(path, option=option) as file:
        for part in parts:
            file.buffer.write(part if isinstance(part, bytes) else part.encode())


@contextmanager
def whole(path: Path, *, option: str = "--out") -> Iterator[TextIO]:
    """Give a file to write, whole or not at all: who reads it meanwhile finds the one before.

    ``option`` is what named the file, for the hint.

    Raises:
        UsageError: if it cannot be written; what was there is as it was.

    """
    place = path.resolve()
    try:
        if place.exists() and not place.is_file():
            # A pipe or a terminal cannot be put in another's place; a folder says what it is.
            with place.open("w", encoding="utf-8", newline="") as file:
                yield file
        else:
            with _replacing(place) as file:
                yield file
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"{path}: {reason}", hint=f"{option} names a file to write") from error


@contextmanager
def _replacing(place: Path) -> Iterator[TextIO]:
    beside = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)


def exit_code(found: int, failed: int = 0) -> int:
    """Give the exit code: an error weighs more than what was found."""
    return ERROR if failed else FOUND if found else FOUND_NOTHING


def note(*lines: str) -> None:
    """Tell the person at the terminal something that is not part of the answer."""
    if not _MANNER.quiet:
        _tell(*lines)


def _tell(*lines: str) -> None:
    # What was answered so far comes first where both streams share a terminal.
    sys.stdout.flush()
    for line in lines:
        print(line, file=sys.stderr)


def next_steps(
    style: str, steps: Iterable[tuple[Sequence[str], str]], *, db: str | None = None
) -> None:
    """Say what can be done next, one line per command; only beside an answer for people."""
    told = [(command(*words, db=db), does) for words, does in steps if style == "table"]
    width = max((len(words) for words, _ in told), default=0)
    note(*([""] if told else []), *(f"  {words.ljust(width)}  {does}" for words, does in told))


def command(*words: str, db: str | None = None) -> str:
    """Give a command line that uses the same database; a password in its URL is left out.

    >>> command("who", "Anna Kovacs", db="my desk.db")
    "factdb --db 'my desk.db' who 'Anna Kovacs'"
    """
    named = ["--db", trouble.shown(db)] if db else []
    return shlex.join(["factdb", *named, *words])


def complain(error: FactdbError) -> None:
    """Say what went wrong, and what to do about it."""
    logs.tell_error(str(error), hint=error.hint)
    _tell(f"error: {error}", *([f"hint: {error.hint}"] if error.hint else []))


def warn(place: str, warnings: Iterable[str]) -> None:
    """Say what somebody must know of what was read at a place; also who asked for quiet."""
    _tell(*(f"warning: {place}: {told}" for told in warnings))


def working(results: Iterable[Result], total: int | None = None) -> Iterator[Result]:
    """Pass results on, and show on a terminal that the next one is being made.

    Where ``total``, how many there will be, is known, the share of it, the rate and the time that
    remains are shown; else how many there were.
    """
    if _MANNER.quiet or not sys.stderr.isatty():
        for result in _until_interrupted(results):
            yield result
            # Whoever reads the pipe sees each answer when it is there.
            sys.stdout.flush()
        return
    with _progress(known=total is not None) as progress:
        task = progress.add_task("reading …", total=total)
        for number, result in enumerate(_until_interrupted(results), start=1):
            # Whatever is printed meanwhile has the terminal for itself.
            progress.stop()
            yield result
            progress.update(task, completed=number)
            progress.start()


def _until_interrupted(results: Iterable[Result]) -> Iterator[Result]:
    for result in results:
        yield result
        if _MANNER.interrupted:
            raise KeyboardInterrupt


def _progress(*, known: bool) -> Progress:
    """Make a line that shows how far the work is; it is gone when the work is done."""
    from rich import progress as parts
    from rich.console import Console

    columns: list[ProgressColumn] = (
        [parts.BarColumn(), parts.MofNCompleteColumn(), _rate(), parts.TimeRemainingColumn()]
        if known
        else [parts.SpinnerColumn("line"), parts.TextColumn("{task.completed:,} so far"), _rate()]
    )
    # Reports come in batches: a mean over less would jump.
    console = Console(stderr=True)
    return parts.Progress(
        "{task.description}", *columns, console=console, transient=True, speed_estimate_period=120
    )


def _rate() -> ProgressColumn:
    from rich.progress import ProgressColumn, Task
    from rich.text import Text

    class Rate(ProgressColumn):
        """How many there are in a second."""

        def render(self, task: Task) -> Text:
            """Say it once there were two."""
            return Text(f"{task.speed:,.1f}/s" if task.speed else "")

    return Rate()


@dataclass(slots=True)
class Sieve:
    """Lets through what went well; tells of errors as they come and counts them."""

    failed: int = 0

    def through(self, results: Iterable[Result | FactdbError]) -> Iterator[Result]:
        """Give the results without the errors among them."""
        for result in results:
            if isinstance(result, FactdbError):
                self.failed += 1
                complain(result)
            else:
                yield result


class _Counted:
    """Records, counted while they pass."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.records = records
        self.count = 0

    def __iter__(self) -> Iterator[Record]:
        for record in self.records:
            self.count += 1
            yield record
