"""Where reports come from: files, folders, globs and standard input, each file once."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from factdb.errors import ReadError

STDIN = "-"
"""The path that means standard input."""

NAMED = "standard input"
"""What it is called in receipts and errors."""

FileId = tuple[int, int]
"""Device and inode: two paths with the same pair are one file."""

_STDIN_ID = (-1, -1)


@dataclass(frozen=True, slots=True)
class Source:
    """A place that holds reports, and how to open it.

    ``place`` names it in receipts and errors: the path as the caller wrote it, one printable line.
    ``suffix`` is what the name ends with (".html"), "" for standard input. ``open`` gives a binary
    stream, or raises OSError.
    """

    place: str
    suffix: str
    open: Callable[[], BinaryIO]


Found = Source | ReadError


def sources(paths: Iterable[str], stdin: BinaryIO | None = None) -> Iterator[Source | ReadError]:
    """Find every file that is meant, in a stable order, with an error in the place of a bad path.

    Args:
        paths: files, folders (read to the bottom in the order of names, without what begins with a
            dot), globs that the shell did not expand, or "-" for standard input.
        stdin: what "-" reads; the standard input of the process by default.

    A file that is named twice, by whatever path, comes once. A folder that leads back to itself
    through a symbolic link is an error, and so is one that holds no file.

    """
    seen: set[FileId] = set()
    for path in paths:
        if path == STDIN:
            if _STDIN_ID not in seen:
                yield Source(NAMED, "", partial(_stdin, stdin))
            seen.add(_STDIN_ID)
            continue
        for named in _expand(path):
            yield from _under(Path(named), seen) if isinstance(named, str) else (named,)


def printable(path: str) -> str:
    r"""Give a path as one line that every terminal can print.

    >>> printable("a\nb")
    'a?b'
    """
    told = os.fsencode(path).decode("utf-8", "replace")
    return "".join(one if one.isprintable() else "?" for one in told)


def why(error: OSError) -> str:
    """Say what the system said, without its number and path.

    >>> why(FileNotFoundError(2, "No such file or directory", "x.txt"))
    'no such file or directory'
    """
    told = error.strerror or type(error).__name__
    return told[:1].lower() + told[1:]


def _file(path: Path) -> BinaryIO:
    return path.open("rb")


def _stdin(given: BinaryIO | None) -> BinaryIO:
    """Open standard input in such a way that closing the stream leaves it open for others."""
    if given is not None:
        return given
    return os.fdopen(os.dup(sys.stdin.fileno()), "rb")


def _expand(path: str) -> Iterator[str | ReadError]:
    if os.path.lexists(path) or not glob.has_magic(path):
        yield path
        return
    found = sorted(glob.glob(path, recursive=True))
    yield from found
    if not found:
        yield ReadError(printable(path), "no file matches", hint="check the pattern and the folder")


def _under(path: Path, seen: set[FileId]) -> Iterator[Source | ReadError]:
    """Give the file, or the files of the folder."""
    place = printable(str(path))
    try:
        stat = path.stat()
    except OSError as error:
        yield ReadError(place, why(error), hint="check the name and that you may read it")
        return
    if path.is_dir():
        yield from _or_empty(place, _walk(path, seen, {}))
    elif (stat.st_dev, stat.st_ino) not in seen:
        seen.add((stat.st_dev, stat.st_ino))
        yield Source(place, path.suffix.lower(), partial(_file, path))


def _or_empty(place: str, found: Iterator[Found | None]) -> Iterator[Source | ReadError]:
    """Say so when a folder holds nothing at all; None stands for what may have come before."""
    empty = True
    for one in found:
        empty = False
        if one is not None:
            yield one
    if empty:
        yield ReadError(place, "a folder without files", hint="name a folder that holds reports")


def _walk(folder: Path, seen: set[FileId], above: dict[FileId, Path]) -> Iterator[Found | None]:
    """Give the files below; ``above`` are the folders that led here.

    A folder met before is passed over, one met on the way down to itself is an error: so a tree
    of links that multiply ends too.
    """
    place = printable(str(folder))
    try:
        stat = folder.stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield ReadError(place, why(error), hint="check that you may read it")
        return
    here = (stat.st_dev, stat.st_ino)
    if here in above:
        back = printable(str(above[here]))
        yield ReadError(place, f"a symbolic link that leads back to {back}", hint="remove the link")
        return
    if here in seen:
        yield None
        return
    seen.add(here)
    for entry in entries:
        yield from _entry(entry, seen, {**above, here: folder})


def _entry(
    entry: os.DirEntry[str], seen: set[FileId], above: dict[FileId, Path]
) -> Iterator[Found | None]:
    path = Path(entry.path)
    if entry.name.startswith("."):
        return
    if path.is_dir():
        yield from _walk(path, seen, above)
    elif path.is_file() or not path.exists():
        yield None
        yield from _under(path, seen)
