"""One reviewer, or two, at the queue: on both databases nobody is given what another has."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from typing import Any

import pytest

from factdb.errors import NotFoundError, StoreError, UsageError
from factdb.review.queue import Queue
from factdb.store.holds import HELD
from factdb.store.lookup import open_lookup
from factdb.types import Ruling
from tests.review.conftest import FINDINGS, NOW

MINUTE = timedelta(minutes=1)


@pytest.fixture
def desks(waiting: str) -> Iterator[tuple[Queue, Queue]]:
    """Give two runs of the queue on one database."""
    with ExitStack() as stack:
        yield (
            stack.enter_context(Queue(waiting, "Ada")),
            stack.enter_context(Queue(waiting, "Bo")),
        )


def log(url: str) -> list[tuple[str, str, str]]:
    """Read the log: who, what, about what; the oldest first."""
    with open_lookup(url) as lookup:
        return [(one["who"], one["what"], one["subject"]) for one in lookup.log()][::-1]


def test_two_share_the_work(desks: tuple[Queue, Queue]) -> None:
    """Turn by turn every finding comes to one of them, and none to both."""
    seen = []
    for turn in range(FINDINGS):
        one = desks[turn % 2].next(NOW)
        other = desks[1 - turn % 2].next(NOW)
        assert one is not None
        assert other is None or other.id != one.id
        seen.append(one.id)
        desks[turn % 2].rule(Ruling.CONFIRMED, NOW)

    assert len(set(seen)) == FINDINGS
    assert [desk.next(NOW) for desk in desks] == [None, None]
    progress = desks[0].progress(NOW)
    assert (progress.ruled, progress.total, progress.mine) == (FINDINGS, FINDINGS, FINDINGS // 2)


def test_a_ruling_is_in_the_log_at_once(waiting: str, desks: tuple[Queue, Queue]) -> None:
    """Who, what and why can be read before anything else happens."""
    case = desks[0].next(NOW)
    assert case is not None
    desks[0].rule(Ruling.CHANGED_MIND, NOW, note=" he says so ")

    assert log(waiting) == [("Ada", "rule", case.id)]
    with open_lookup(waiting) as lookup:
        (ruled,) = lookup.findings(ruling="changed_mind")
    assert (ruled["ruled_by"], ruled["ruling_note"]) == ("Ada", "he says so")


def test_who_is_silent_loses_the_pair(desks: tuple[Queue, Queue]) -> None:
    """Somebody killed in the middle frees the pair; somebody who thinks long keeps it."""
    ada, bo = desks
    first = ada.next(NOW)
    assert first is not None
    assert ada.keep(NOW + HELD - MINUTE)
    later = bo.next(NOW + HELD)
    assert later is not None
    assert later.id != first.id

    freed = bo.next(NOW + 3 * HELD)
    assert freed is not None
    assert freed.id == first.id
    assert not ada.keep(NOW + 3 * HELD)
    with pytest.raises(UsageError, match="lies before Bo"):
        ada.rule(Ruling.CONFIRMED, NOW + 3 * HELD)
    bo.rule(Ruling.EXPLAINED, NOW + 3 * HELD)
    with pytest.raises(UsageError, match="ruled on"):
        ada.rule(Ruling.CONFIRMED, NOW + 3 * HELD)


def test_leaving_frees_the_pair(waiting: str) -> None:
    """The next who comes gets it."""
    with Queue(waiting, "Ada") as queue:
        left = queue.next(NOW)
    with Queue(waiting, "Bo") as queue:
        found = queue.next(NOW)

    assert found is not None
    assert left is not None
    assert found.id == left.id
    assert log(waiting) == []


def test_skipping(waiting: str, desks: tuple[Queue, Queue]) -> None:
    """What one skips another may take; it comes back in the next run."""
    ada, bo = desks
    first = ada.next(NOW)
    seen = {first.id} if first else set()
    while (case := ada.skip(NOW)) is not None:
        assert case.id not in seen
        seen.add(case.id)

    assert (len(seen), ada.progress(NOW).skipped) == (FINDINGS, FINDINGS)
    assert bo.next(NOW) is not None
    assert log(waiting) == []
    with Queue(waiting, "Ada") as again:
        assert again.next(NOW) is not None


def test_assigned_findings(desks: tuple[Queue, Queue]) -> None:
    """They come first to whom they are assigned, and never to anybody else."""
    ada, bo = desks
    ada.next(NOW)
    ada.skip(NOW)
    given = ada.case
    assert given is not None
    ada.assign("Bo", NOW)

    assert ada.case is None
    assert ada.progress(NOW).assigned == {"Bo": 1}
    first = bo.next(NOW)
    assert first is not None
    assert first.id == given.id
    seen = set()
    while (case := ada.next(NOW)) is not None:
        seen.add(case.id)
        ada.rule(Ruling.CONFIRMED, NOW)
    assert given.id not in seen


def test_a_note_stays_with_the_finding(waiting: str, desks: tuple[Queue, Queue]) -> None:
    """It is stored before any ruling, and the case stays."""
    case = desks[0].next(NOW)
    noted = desks[0].note("ask Lund", NOW)

    assert case is not None
    assert (noted.id, [one["note"] for one in noted.notes]) == (case.id, ["ask Lund"])
    assert desks[0].case is noted
    assert log(waiting) == [("Ada", "note", case.id)]


@pytest.mark.parametrize("decide", ["rule", "note"])
def test_undo_brings_the_case_back(waiting: str, decide: str, desks: tuple[Queue, Queue]) -> None:
    """The last decision of this reviewer, whatever others decided since."""
    ada, bo = desks
    case = ada.next(NOW)
    assert case is not None
    given: dict[str, Any] = {"rule": Ruling.CONFIRMED, "note": "ask Lund"}
    getattr(ada, decide)(given[decide], NOW)
    bo.next(NOW)
    bo.rule(Ruling.EXPLAINED, NOW)
    ada.next(NOW)

    back = ada.undo(NOW)
    assert back is not None
    assert back.id == case.id
    assert log(waiting)[-1] == ("Ada", "undo", case.id)
    with pytest.raises(NotFoundError):
        ada.undo(NOW)


def test_undo_of_what_somebody_has_taken_up(desks: tuple[Queue, Queue]) -> None:
    """What was assigned is nobody's again, but lies before whom it was assigned to."""
    ada, bo = desks
    case = ada.next(NOW)
    ada.assign("Bo", NOW)
    taken = bo.next(NOW)
    assert case is not None
    assert taken is not None
    assert taken.id == case.id

    other = ada.undo(NOW)
    assert other is not None
    assert other.id != case.id
    assert ada.progress(NOW).assigned == {}


def test_undo_after_coming_back(waiting: str) -> None:
    """Yesterday's last ruling of the same name can still be taken back, not a colleague's."""
    with Queue(waiting, "Ada") as queue:
        case = queue.next(NOW)
        queue.rule(Ruling.CONFIRMED, NOW)
    with Queue(waiting, "Bo") as queue, pytest.raises(NotFoundError):
        queue.undo(NOW)
    with Queue(waiting, "Ada") as queue:
        back = queue.undo(NOW)

    assert back is not None
    assert case is not None
    assert back.id == case.id


def test_filters(waiting: str) -> None:
    """Only the findings that were asked for come, and are counted."""
    asked: list[tuple[dict[str, Any], int]] = [({"min_score": 0.9}, 0), ({"who": "Lund"}, FINDINGS)]
    for filters, total in asked:
        with Queue(waiting, "Ada", **filters) as queue:
            assert queue.progress(NOW).total == total
            assert (queue.next(NOW) is None) == (total == 0)
    with pytest.raises(NotFoundError):
        Queue(waiting, "Ada", who="Nobody")


def test_nothing_before_the_reviewer(desks: tuple[Queue, Queue]) -> None:
    """Before the first and after the last there is nothing to rule on."""
    for act in (desks[0].rule, desks[0].note, desks[0].assign):
        with pytest.raises(UsageError, match="nothing lies before you"):
            act("confirmed", NOW)
    assert not desks[0].keep(NOW)


def test_no_database_is_made(empty_url: str) -> None:
    """Reviewing nothing leaves nothing."""
    with pytest.raises(StoreError, match=r"no database|nothing stored"):
        Queue(empty_url, "Ada")


RACE = """
import sys
from datetime import UTC, datetime
from factdb.review.queue import Queue
with Queue(sys.argv[1], sys.argv[2]) as queue:
    while (case := queue.next(now := datetime.now(UTC))) is not None:
        queue.rule("confirmed", now)
        print(case.id)
"""


def test_two_processes_at_once(waiting: str) -> None:
    """Racing through the queue, each finding is ruled once."""
    started = [
        subprocess.Popen(
            [sys.executable, "-c", RACE, waiting, who], stdout=subprocess.PIPE, text=True
        )
        for who in ("Ada", "Bo")
    ]
    ruled = [line for one in started for line in one.communicate()[0].split()]

    assert [one.returncode for one in started] == [0, 0]
    assert len(ruled) == len(set(ruled)) == FINDINGS
    assert len(log(waiting)) == FINDINGS
