"""What is told of two stored statements: that they met, or why they did not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest

from factdb import pipeline
from factdb.database import Database
from factdb.export.explained import explained

NOW = datetime(2030, 1, 1, tzinfo=UTC)
SOLD = "“The council sold the old ferry,” Ada Quill said on Monday."
DENIED = "“The council did not sell the old ferry,” Otis Bramble said on Monday."
REPORTS = (
    ("2023-05-01", "Harbour Wire", SOLD),
    ("2023-05-01", "Quay News", DENIED),
    ("2023-05-02", "Moor Post", "“Sheep prefer a windy hill,” Otis Bramble said."),
    ("2023-05-03", "Late Post", SOLD),
)


@dataclass
class Stored:
    """A database and the statements of its reports, in their order."""

    db: Database
    ids: list[str]

    def table(self, *ids: str) -> str:
        """Print an account as people see it."""
        out = StringIO()
        explained(self.db.explain(*ids), out)
        return " ".join(out.getvalue().split())


@pytest.fixture
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stored]:
    """Give a database whose reports met nobody as they came in."""
    with monkeypatch.context() as patch, Database(str(tmp_path / "x.db")) as db:
        patch.setattr(pipeline, "NEIGHBOURS", 0)
        ids = []
        for day, outlet, text in REPORTS:
            path = tmp_path / f"{outlet}.txt"
            path.write_text(text, "utf-8")
            told = {"published": day, "outlet": outlet}
            (receipt,) = db.ingest(str(path), now=NOW, defaults=told)
            assert not isinstance(receipt, Exception)
            ids += [one["id"] for one in db.statements(report=receipt.report)]
        patch.undo()
        yield Stored(db, ids)


def test_they_meet_now(apart: Stored) -> None:
    """What rules find of two that meet by now is stored by a rejudgement, as is said."""
    pair = apart.ids[0], apart.ids[1]
    told = apart.db.explain(*pair)

    assert told["conflict"]
    assert told["stored"] is None
    assert (told["meeting"]["met"], told["meeting"]["rejudge"]) == (True, True)
    assert "by the rules, and no finding" in apart.table(*pair)
    assert "factdb rejudge stores it" in apart.table(*pair)

    list(pipeline.rejudge(apart.db.url, now=NOW))
    after = apart.db.explain(*pair)
    assert after["stored"]["relation"] == told["relation"]
    assert after["meeting"] is None
    assert "and no finding" not in apart.table(*pair)


def test_too_many_are_nearer(apart: Stored, monkeypatch: pytest.MonkeyPatch) -> None:
    """A conflict that the bound on neighbours hides is told as one, and that nothing changes it."""
    monkeypatch.setattr(pipeline, "NEIGHBOURS", 0)
    pair = apart.ids[0], apart.ids[1]
    told = apart.db.explain(*pair)

    assert told["conflict"]
    assert (told["meeting"]["met"], told["meeting"]["rejudge"]) == (False, False)
    assert "not among the 0 that share most" in told["meeting"]["why"]
    assert "factdb rejudge does not change that" in apart.table(*pair)

    list(pipeline.rejudge(apart.db.url, now=NOW))
    assert apart.db.contradictions() == []


def test_nothing_in_common(apart: Stored) -> None:
    """Two statements without a key in common do not meet."""
    told = apart.db.explain(apart.ids[0], apart.ids[2])["meeting"]

    assert told == {
        "met": False, "rejudge": False, "why": "they share no key, and 2 are needed",
    }  # fmt: skip


def test_another_printing(apart: Stored) -> None:
    """Of the same words in another paper, one printing alone is judged."""
    told = apart.db.explain(apart.ids[3], apart.ids[1])["meeting"]

    assert told["met"] is False
    assert told["why"] == f"another printing was judged in place of {apart.ids[3]}"
