"""Run what the pages show, and print it anew: ``python -m tests.sessions`` writes real output in.

A block fenced as ``console`` is run in a folder that holds the database of the demo, one command
after the other; a line of output that is only "…" stands for any lines, "…" inside a line for
anything. A block fenced as ``text title=NAME`` is a file that the next commands find there. One
fenced as ``screen`` is what ``factdb review`` shows first of that database, 80 columns wide. Other
blocks are not run. Written anew, an answer that ended in "…" is cut where it was cut before.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.table import Table

from factdb.cli import review_lines
from factdb.cli.review_app import keys
from factdb.review.queue import Queue

ROOT = Path(__file__).parent.parent
PAGES = [
    ROOT / "README.md",
    ROOT / "docs" / "tutorial.md",
    ROOT / "docs" / "how-to" / "check-a-draft.md",
    ROOT / "docs" / "how-to" / "correct-a-statement.md",
    ROOT / "docs" / "how-to" / "correct-who-is-who.md",
    ROOT / "docs" / "how-to" / "follow-it-through-time.md",
    ROOT / "docs" / "how-to" / "set-it-up.md",
    ROOT / "docs" / "how-to" / "publish-and-hand-out.md",
    ROOT / "docs" / "how-to" / "rule-on-findings.md",
    ROOT / "docs" / "how-to" / "score-the-extractor.md",
    ROOT / "docs" / "how-to" / "understand-a-finding.md",
    ROOT / "docs" / "how-to" / "widen-the-net.md",
]
"""The pages whose sessions are run."""

_FENCE = re.compile(r"^```(\w+)(?: title=(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_NOW = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d(?= \w)|(?<= on )\d{4}-\d\d-\d\d(?=:|$)", re.MULTILINE)
_ANY = "…"
WIDE = 80
"""Columns of a terminal."""


@dataclass(frozen=True)
class Command:
    """A command that a page shows, with what the page says it prints."""

    line: str
    told: str

    def agrees(self, printed: str) -> bool:
        """Say whether this was printed, as far as the page tells."""
        lines = (
            r"(?:.*\n)*?.*"
            if line.strip() == _ANY
            else re.escape(line.rstrip()).replace(_ANY, ".*")
            for line in self.told.splitlines()
        )
        return re.fullmatch("\n".join(lines), printed) is not None

    def retold(self, printed: str) -> str:
        """Give what was printed, cut where the page cut it; times are left open."""
        lines, cut = _NOW.sub(_ANY, printed).splitlines(), self.told.splitlines()
        if cut and cut[-1].strip() == _ANY and len(lines) >= len(cut):
            lines = [*lines[: len(cut) - 1], _ANY]
        return "\n".join(lines)


@dataclass
class Session:
    """A place to run the commands of one page in, one after the other."""

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)

    def write(self, name: str, text: str) -> None:
        """Put a file there that the page shows."""
        (self.folder / name).write_text(text, "utf-8")

    def run(self, line: str) -> str:
        """Run a command and give what it prints, errors too."""
        if line.startswith("export "):
            name, _, value = line.removeprefix("export ").partition("=")
            self.settings[name] = value
            return ""
        ours = {name: told for name, told in os.environ.items() if not name.startswith("FACTDB_")}
        done = subprocess.run(
            [sys.executable, "-m", *shlex.split(line)],
            cwd=self.folder,
            env={**ours, "COLUMNS": "100", "HOME": str(self.folder), **self.settings},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        return "\n".join(each.rstrip() for each in done.stdout.strip("\n").splitlines())


def commands(block: str) -> Iterator[Command]:
    """Give the commands of a ``console`` block."""
    for told in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        line, _, output = told.partition("\n")
        yield Command(line, output.strip("\n"))


def replay(page: str, session: Session) -> Iterator[tuple[Command, str]]:
    """Run the commands of a page in order; give each with what it prints."""
    for language, title, block in _FENCE.findall(page):
        if language == "text" and title:
            session.write(title, block)
        if language == "console":
            for command in commands(block):
                yield command, session.run(command.line)


def screens(page: str) -> list[str]:
    """Give what the page says that the screen shows."""
    return [
        block.strip("\n") for language, _, block in _FENCE.findall(page) if language == "screen"
    ]


def screen(folder: Path) -> str:
    """Draw what ``factdb review`` shows first of the database of the demo, of the same parts."""
    drawn = StringIO()
    out = Console(width=WIDE, file=drawn, color_system=None)
    queue = Queue(f"sqlite:///{folder / 'factdb-demo' / 'demo.db'}", "somebody")
    now = datetime.now(UTC)
    case = queue.next(now)
    assert case is not None
    beside = Table.grid(expand=True, padding=(0, 2, 0, 0))
    for _ in case.sides:
        beside.add_column(ratio=1)
    beside.add_row(*map(review_lines.side, case.sides, "AB"))
    parts = (review_lines.reason(case), "", beside, "", review_lines.more(case), "")
    out.print(review_lines.top(case, queue.progress(now)), *parts, keys(WIDE, WIDE), sep="\n")
    queue.close()
    return "\n".join(line.rstrip() for line in drawn.getvalue().strip("\n").splitlines())


def anew(page: str, session: Session) -> str:
    """Give the page with what its commands print now."""
    # Before any command of the page rules on something.
    first = screen(session.folder) if screens(page) else ""
    told = iter([command.retold(printed) for command, printed in replay(page, session)])

    def refill(found: re.Match[str]) -> str:
        if found[1] == "screen":
            return f"```screen\n{first}\n```"
        if found[1] != "console":
            return found[0]
        parts = (_shown(one.line, next(told)) for one in commands(found[3]))
        return "```console\n" + "".join(parts).rstrip() + "\n```"

    return _FENCE.sub(refill, page)


def _shown(line: str, output: str) -> str:
    return f"$ {line}\n{output}\n\n" if output else f"$ {line}\n"


def write_all() -> None:
    """Write real output into all pages."""
    with tempfile.TemporaryDirectory() as kept:
        demo = Path(kept) / "demo"
        demo.mkdir()
        Session(demo).run("factdb demo")
        for nth, page in enumerate(PAGES):
            folder = shutil.copytree(demo, Path(kept) / str(nth))
            page.write_text(anew(page.read_text("utf-8"), Session(folder)), "utf-8")


if __name__ == "__main__":
    write_all()
