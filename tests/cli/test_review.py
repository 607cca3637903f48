"""The screen of ``factdb review``: keys, what it shows, two at once, and an end by kill -9."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from factdb.cli import review_lines
from factdb.cli.review_app import OTHERS, RULINGS, ReviewApp, keys
from factdb.errors import StoreError
from factdb.review.queue import Queue
from factdb.store.holds import HELD
from factdb.store.lookup import open_lookup
from tests.cli.conftest import Run
from tests.review.conftest import FINDINGS, NOW, fill

Play = Callable[[Pilot[None], ReviewApp], Awaitable[None]]


@pytest.fixture
def waiting(url: str) -> str:
    """Name a database of each kind with findings that wait."""
    fill(url)
    return url


@pytest.fixture
def desk(tmp_path: Path) -> str:
    """Name a SQLite database with findings that wait."""
    url = f"sqlite:///{tmp_path / 'desk.db'}"
    fill(url)
    return url


def play(url: str, what: Play, *, size: tuple[int, int] = (80, 24), who: str = "Ada") -> None:
    """Sit somebody down before the screen."""

    async def sit() -> None:
        with Queue(url, who) as queue:
            app = ReviewApp(queue, lambda: NOW)
            async with app.run_test(size=size) as pilot:
                await until(pilot, lambda: bool(shown(app, "top")))
                await what(pilot, app)

    asyncio.run(sit())


async def until(pilot: Pilot[None], so: Callable[[], bool]) -> None:
    """Wait until the screen says so."""
    for _ in range(400):
        await pilot.pause(0.025)
        if so():
            return
    raise AssertionError("the screen never came so far")


def shown(app: ReviewApp, name: str) -> str:
    """Give what a part of the screen says."""
    return str(app.screen.query_one(f"#{name}", Static).content)


def log(url: str) -> list[dict[str, Any]]:
    """Read the log, the oldest entry first."""
    with open_lookup(url) as lookup:
        return list(lookup.log())[::-1]


@pytest.mark.parametrize("key", RULINGS)
def test_a_key_rules_and_goes_on(desk: str, key: str) -> None:
    """One key, one ruling in the log, and the next pair is there."""

    async def press(pilot: Pilot[None], app: ReviewApp) -> None:
        case = app.queue.case
        assert case is not None
        assert shown(app, "top").startswith(f"0 of {FINDINGS}")
        await pilot.press(key)
        await until(pilot, lambda: shown(app, "top").startswith(f"1 of {FINDINGS}"))
        assert app.queue.case is not None
        assert app.queue.case.id != case.id
        (entry,) = log(desk)
        assert entry["after"] == {"rulings": {case.id: str(RULINGS[key][0])}}
        assert (entry["who"], case.id in shown(app, "told")) == ("Ada", True)

    play(desk, press)


def test_to_the_end_and_back(desk: str) -> None:
    """All keys pressed at once are all obeyed; the last ruling can be taken back from the end."""

    async def press(pilot: Pilot[None], app: ReviewApp) -> None:
        await pilot.press(*"cnts")
        await until(pilot, lambda: "Nothing is left" in shown(app, "reason"))
        assert "1 finding that you skipped" in shown(app, "reason")
        assert shown(app, "top").startswith(f"3 of {FINDINGS} ruled, 3 by you")
        await pilot.press("c", "j", "w", "u")
        await until(pilot, lambda: app.queue.case is not None)
        assert shown(app, "told") == "taken back"
        assert [one["what"] for one in log(desk)] == ["rule", "rule", "rule", "undo"]

    play(desk, press)


def test_what_is_on_the_screen(desk: str) -> None:
    """Both sides with their words, offices, outlets and dates; differing words lit; every key."""

    async def look(_pilot: Pilot[None], app: ReviewApp) -> None:
        case = app.queue.case
        assert case is not None
        a, b = shown(app, "a"), shown(app, "b")
        for part in ("Anna Kovács, mayor of Velm", "The Courier", "printed 2031-05-06 09:30"):
            assert part in a
        assert "Boris Lund\n" in b
        lit = review_lines.words(case.sides[1])
        assert [(lit.plain[one.start : one.end], one.style) for one in lit.spans] == [
            ("no", review_lines.LIT)
        ]
        assert "no similar pair is ruled yet" in shown(app, "more")
        drawn = keys(80, 3)
        told = {name for _, name in (*RULINGS.values(), *OTHERS.values())}
        assert [name for name in told if name not in drawn.plain] == []
        assert max(map(len, drawn.plain.splitlines())) <= 80
        assert app.screen.query_one("#b").region.x > 30

    play(desk, look)


def test_a_note_and_why(desk: str) -> None:
    """A note stays on the screen and in the log; why shows the rule and the words around."""

    async def press(pilot: Pilot[None], app: ReviewApp) -> None:
        await pilot.press("j", *"cut", "enter")
        await until(pilot, lambda: "note  Ada: cut" in shown(app, "more"))
        assert [(one["what"], one["note"]) for one in log(desk)] == [("note", "cut")]
        await pilot.press("w")
        await until(pilot, lambda: "rule test" in shown(app, "more"))
        assert "Kovács said that" in shown(app, "more")
        await pilot.press("w", "j", "q", "escape")
        await until(pilot, lambda: not app.screen.query_one("#asked", Input).display)
        assert len(log(desk)) == 1

    play(desk, press)


def test_assigning(desk: str) -> None:
    """A colleague's name, and the pair is theirs."""

    async def press(pilot: Pilot[None], app: ReviewApp) -> None:
        given = app.queue.case
        assert given is not None
        await pilot.press("a", "B", "o", "enter")
        await until(pilot, lambda: app.queue.case is not None and app.queue.case.id != given.id)
        assert shown(app, "told") == "assigned to Bo"

    async def look(_pilot: Pilot[None], app: ReviewApp) -> None:
        assert app.queue.case is not None
        assert "assigned to Bo" in shown(app, "more")

    play(desk, press)
    play(desk, look, who="Bo")


def test_a_precedent_is_shown(desk: str) -> None:
    """How similar pairs were ruled stands under the next one."""

    async def press(pilot: Pilot[None], app: ReviewApp) -> None:
        await pilot.press("x")
        await until(pilot, lambda: "similar pairs: 1 explained" in shown(app, "more"))

    play(desk, press)


def test_somebody_else_took_it(desk: str) -> None:
    """A ruling on what went to another meanwhile is refused, and the next pair comes."""

    async def press(pilot: Pilot[None], app: ReviewApp) -> None:
        lost = app.queue.case
        assert lost is not None
        with Queue(desk, "Bo") as other:
            taken = other.next(NOW + HELD)
            assert taken is not None
            assert taken.id == lost.id
            await app._stay()
            assert "somebody else has this one" in shown(app, "told")
            assert app.queue.case is lost
            await pilot.press("c")
            await until(pilot, lambda: app.queue.case is not None and app.queue.case is not lost)
            assert f"{lost.id} lies before Bo" in shown(app, "told")
        assert log(desk) == []

    play(desk, press)


def test_a_database_in_trouble(desk: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen says what is wrong, and goes on when that is over."""

    async def press(pilot: Pilot[None], app: ReviewApp) -> None:
        def locked(*_given: object) -> None:
            raise StoreError("desk.db: the database is locked", hint="wait")

        case = app.queue.case
        for name in ("rule", "next", "progress"):
            monkeypatch.setattr(app.queue, name, locked)
        await pilot.press("c")
        await until(pilot, lambda: "the database is locked; wait" in shown(app, "told"))
        assert app.queue.case is case
        monkeypatch.undo()
        await pilot.press("c")
        await until(pilot, lambda: shown(app, "top").startswith("1 of"))

    play(desk, press)


def test_a_tiny_terminal(desk: str) -> None:
    """In 20×5 there is still the case, and the keys work; a resize loses nothing."""

    async def press(pilot: Pilot[None], app: ReviewApp) -> None:
        assert app.screen.query_one("#case").region.height >= 2
        assert shown(app, "keys") == "".join([*RULINGS, *OTHERS])
        await pilot.press("space", "down", "pageup", "c")
        await until(pilot, lambda: shown(app, "top").startswith("1 of"))
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "c confirm" in shown(app, "keys"))
        await pilot.resize_terminal(20, 5)
        await until(pilot, lambda: "c confirm" not in shown(app, "keys"))

    play(desk, press, size=(20, 5))


def test_an_escape_sequence_in_a_report_is_not_drawn(desk: str) -> None:
    """The words of a report are anybody's."""
    with open_lookup(desk) as lookup, Queue(desk, "Ada") as queue:
        case = queue.next(NOW)
        assert case is not None
        side = case.sides[0]
        side.statement["text"] = "no\x1b[31m trams\nrun"
        assert lookup.info()["findings"] == FINDINGS

    assert review_lines.words(side).plain == "no�[31m trams run"


def test_two_screens(waiting: str) -> None:
    """Two reviewers on one database, SQLite and PostgreSQL, are never shown the same pair."""
    seen: list[set[str]] = [set(), set()]

    async def sit(nth: int) -> None:
        with Queue(waiting, f"reviewer {nth}") as queue:
            app = ReviewApp(queue, lambda: NOW)
            async with app.run_test(size=(80, 24)) as pilot:
                await until(pilot, lambda: bool(shown(app, "top")))
                while queue.case is not None:
                    one = queue.case.id
                    seen[nth].add(one)
                    await pilot.press("c")
                    await until(pilot, lambda one=one: queue.case is None or queue.case.id != one)  # type: ignore[misc]

    async def both() -> None:
        await asyncio.gather(sit(0), sit(1))

    asyncio.run(both())
    assert seen[0] & seen[1] == set()
    assert len(seen[0] | seen[1]) == FINDINGS == len(log(waiting))


def test_kill_in_the_middle(waiting: str) -> None:
    """After kill -9 the log is whole, rulings agree with it, and the pair comes free by itself."""
    pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
    ours, theirs = pty.openpty()
    # PostgreSQL's URL is told by the environment as SQLite's is.
    env = {**os.environ, "TERM": "xterm-256color", "FACTDB_URL": waiting}
    reviewer = subprocess.Popen(
        [sys.executable, "-m", "factdb", "review", "--by", "Ada"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=env,
        start_new_session=True,
    )
    os.close(theirs)
    os.set_blocking(ours, False)
    _wait(ours, b"confirm")
    os.write(ours, b"cn")
    deadline = time.monotonic() + 60
    while not log(waiting) and time.monotonic() < deadline:
        _drain(ours)
        time.sleep(0.01)
    reviewer.send_signal(signal.SIGKILL)
    reviewer.wait()
    os.close(ours)

    entries = log(waiting)
    with open_lookup(waiting) as lookup:
        ruled = {one["id"]: one["ruling"] for one in lookup.findings() if one["ruling"] != "open"}
    assert 1 <= len(entries) <= 2
    assert {k: v for one in entries for k, v in one["after"]["rulings"].items()} == ruled
    with Queue(waiting, "Bo") as queue:
        now = datetime.now(UTC)
        assert queue.progress(now).held <= 1
        left = 0
        while queue.next(now + HELD) is not None:
            queue.rule("confirmed", now + HELD)
            left += 1
    assert left + len(ruled) == FINDINGS


def _wait(terminal: int, sign: bytes) -> None:
    """Read until the screen shows something."""
    seen, deadline = b"", time.monotonic() + 120
    while sign not in seen:
        assert time.monotonic() < deadline, seen
        seen += _drain(terminal)
        time.sleep(0.02)


def _drain(terminal: int) -> bytes:
    with suppress(OSError):
        return os.read(terminal, 65536)
    return b""


@pytest.mark.parametrize("env", [{}, {"TERM": "dumb"}])
def test_without_a_terminal(program: Run, env: dict[str, str]) -> None:
    """A pipe or a dumb terminal gets one clear line, and what to do instead."""
    done = program("review", env=env)

    assert done.code == 2
    assert done.err.startswith("error: no terminal that can show a screen")
    assert "factdb rule" in done.err


def test_rule_undo_log(run: Run, desk: str) -> None:
    """The same without a screen: short ids, several at once, all or none."""
    db = desk.removeprefix("sqlite:///")
    found = run("--db", db, "contradictions", "--ruling", "open", "-f", "jsonl").out
    one, other, *_ = (json.loads(line)["id"] for line in found.splitlines())
    done = run(
        "--db", db, "rule", one[:8], other, "not-contradiction", "--note", "why", "--by", "Mo"
    )
    assert (done.code, "undo 1" in done.err, "factdb" in done.err) == (0, True, True)
    assert done.out.count("not_a_contradiction by Mo") == 2

    assert run("--db", db, "rule", one, "f-0000", "confirmed").code == 1
    assert run("--db", db, "rule", one, "error").code == 2
    assert run("--db", db, "rule", one[:8], "s-0000", "confirmed").code == 1
    ruled = run("--db", db, "contradictions", "--ruling", "not_a_contradiction", "-f", "jsonl").out
    assert [json.loads(line)["ruling_note"] for line in ruled.splitlines()] == ["why", "why"]

    assert run("--db", db, "undo", "1").code == 0
    assert run("--db", db, "undo", "1").code == 2
    told = run("--db", db, "log", "--subject", one, "-f", "jsonl").out
    assert [json.loads(line)["what"] for line in told.splitlines()] == ["undo", "rule"]
    assert "There are more" in run("--db", db, "log", "--limit", "1").err
    assert run("--db", db, "log", "--since", "2100").code == 1
    assert run("--db", db, "actors", "undo").code == 0
    assert run("--db", db, "undo").code == 1


def test_assign(run: Run, desk: str) -> None:
    """A finding is somebody's, and can be asked for by the name."""
    db = desk.removeprefix("sqlite:///")
    with open_lookup(desk) as lookup:
        one = lookup.queue("Ada", {})[0]

    assert run("--db", db, "assign", one, "Bo").code == 0
    assert one in run("--db", db, "contradictions", "--assigned", "Bo").out
    assert run("--db", db, "assign", one, "Bo").code == 2


def test_undo_makes_no_database(run: Run, tmp_path: Path) -> None:
    """Where there is none, nothing is taken back and nothing is made."""
    done = run("--db", str(tmp_path / "none.db"), "undo")

    assert (done.code, (tmp_path / "none.db").exists()) == (2, False)


def test_the_library_does_the_same(desk: str) -> None:
    """`factdb.open` rules, assigns, takes back and reads the log."""
    import factdb

    with factdb.open(desk) as database:
        one, other, *_ = (finding["id"] for finding in database.contradictions())
        (ruled,) = database.rule(one, ruling="confirmed", by="Mo", note="asked", now=NOW)
        assert (ruled["ruling"], ruled["ruled_by"], ruled["ruling_note"]) == (
            "confirmed",
            "Mo",
            "asked",
        )
        database.assign(other, to="Bo", by="Mo", now=NOW)
        assert database.undo(by="Mo", now=NOW)["undoes"] == 2
        assert [entry["what"] for entry in database.log(limit=2)] == ["undo", "assign"]
        with database.review("Bo") as queue:
            assert queue.progress(NOW).ruled == 1
