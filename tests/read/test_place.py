"""Sources: every file once, in a stable order, and a line for every path that gives none."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from factdb.errors import ReadError
from factdb.read import Source, read, sources


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a small tree."""
    for name in ("b.txt", "a.txt", ".hidden.txt", "sub/c.md", ".git/config", "sub/deep/d.json"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path


def places(*paths: str | Path) -> list[str]:
    """Give the places found, an error as its own line."""
    found = sources([str(path) for path in paths])
    return [one.place if isinstance(one, Source) else str(one) for one in found]


def test_folder(folder: Path) -> None:
    """A folder is read to the bottom, by name, without what is hidden."""
    names = ("a.txt", "b.txt", "sub/c.md", "sub/deep/d.json")

    assert places(folder) == [f"{folder}/{name}" for name in names]


def test_hidden_by_name(folder: Path) -> None:
    """A hidden file that is named is meant."""
    assert places(folder / ".hidden.txt") == [f"{folder}/.hidden.txt"]


def test_glob(folder: Path) -> None:
    """A pattern that the shell left alone is expanded, through folders too."""
    assert places(folder / "*.txt") == [f"{folder}/a.txt", f"{folder}/b.txt"]
    assert places(folder / "**" / "*.md") == [f"{folder}/sub/c.md"]
    assert places(folder / "s*") == [f"{folder}/sub/c.md", f"{folder}/sub/deep/d.json"]


def test_glob_characters_in_a_name(tmp_path: Path) -> None:
    """A file whose name looks like a pattern is that file."""
    (tmp_path / "a[1].txt").write_text("x")

    assert places(tmp_path / "a[1].txt") == [f"{tmp_path}/a[1].txt"]


def test_once(folder: Path) -> None:
    """However often and by whatever path it is named."""
    (folder / "z.txt").symlink_to(folder / "a.txt")
    (folder / "zsub").symlink_to(folder / "sub")
    again = (folder / "a.txt", folder / "sub" / ".." / "a.txt", folder)

    assert places(folder, *again) == places(folder)
    assert len(places(folder)) == 4


def test_loop(folder: Path) -> None:
    """A folder inside itself is one line, and the walk ends."""
    (folder / "sub" / "deep" / "up").symlink_to(folder / "sub")

    *files, loop = places(folder / "sub")

    assert files == [f"{folder}/sub/c.md", f"{folder}/sub/deep/d.json"]
    assert loop == f"{folder}/sub/deep/up: a symbolic link that leads back to {folder}/sub"


def test_link_to_itself(folder: Path) -> None:
    """So is a link that is its own target."""
    (folder / "loop").symlink_to(folder / "loop")

    assert places(folder / "loop") == [f"{folder}/loop: too many levels of symbolic links"]
    assert f"{folder}/loop: too many levels of symbolic links" in places(folder)


NOTHING = [
    ("absent.txt", "no such file or directory"),
    ("absent*.txt", "no file matches"),
    ("dangling", "no such file or directory"),
    ("empty", "a folder without files"),
]


@pytest.mark.parametrize(("name", "reason"), NOTHING)
def test_nothing_there(name: str, reason: str, tmp_path: Path) -> None:
    """A path that gives no file says why, and the others go in."""
    (tmp_path / "dangling").symlink_to(tmp_path / "gone")
    (tmp_path / "empty").mkdir()
    (tmp_path / "good.txt").write_text("x")

    bad, good = places(tmp_path / name, tmp_path / "good.txt")

    assert bad == f"{tmp_path / name}: {reason}"
    assert good == f"{tmp_path}/good.txt"


def test_unreadable(tmp_path: Path) -> None:
    """A file that cannot be opened is an error when it is read."""

    def refuse() -> io.BytesIO:
        raise PermissionError(13, "Permission denied", "x.txt")

    (found,) = read(Source("x.txt", ".txt", refuse), {})

    assert str(found) == "x.txt: permission denied"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_folder(tmp_path: Path) -> None:
    """So is a folder."""
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)

    assert places(closed) == [f"{closed}: permission denied"]


def test_special_files_in_folders(tmp_path: Path) -> None:
    """A pipe in a folder would wait for ever: it is passed over."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "a.txt").write_text("x")

    assert places(tmp_path) == [f"{tmp_path}/a.txt"]


def test_unprintable_name(tmp_path: Path) -> None:
    """A name that no terminal can print is told in one that can, and the file is read."""
    path = os.fsencode(tmp_path) + b"/a\xff\n.txt"
    with open(path, "w") as out:
        out.write("date 2022-02-01 It holds.")

    (source,) = sources([str(tmp_path)])

    assert isinstance(source, Source)
    assert source.place == f"{tmp_path}/a\ufffd?.txt"
    assert not isinstance(next(read(source, {})), ReadError)


def test_standard_input() -> None:
    """A hyphen reads what is handed in, once, and its format is guessed."""
    given = io.BytesIO(b'{"text": "It holds.", "published": "2022-02-01"}\n{"text": 1}\n')
    (source,) = sources(["-", "-"], stdin=given)
    assert isinstance(source, Source)

    good, bad = read(source, {})

    assert not isinstance(good, ReadError)
    assert str(bad) == "standard input:2: “text” is a number, not a string"


def test_standard_input_of_the_process(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The process keeps its standard input open after it was read."""
    path = tmp_path / "in.txt"
    path.write_text("date 2022-02-01 It holds.")
    with path.open() as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        (source,) = sources(["-"])
        assert isinstance(source, Source)

        (found,) = read(source, {})

        assert not isinstance(found, ReadError)
        assert not stream.closed
