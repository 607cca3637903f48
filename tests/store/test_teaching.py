"""A corrected speaker teaches a name: for stored reports, and for those to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import factdb
from factdb.database import Database
from factdb.errors import UsageError
from tests.store.values import report

NOW = datetime(2031, 6, 1, 12, tzinfo=UTC)
FULL = report("Mayor Anna Jensen said that the zoo is shut.", outlet="Courier")
ONE = report("Jensen said that the bridge cost 120 million euros.", outlet="Courier", day=1)
OTHER = report("Jensen said that the river will rise.", outlet="Courier", day=2)
ELSEWHERE = report("Jensen said that the trams are late.", outlet="Herald", day=2)
NEW = report("Jensen said that the school will open.", outlet="Courier", day=3)
OFFICE = report("The minister said that the road is long.", outlet="Courier", day=3)
ENGINEER = report("Boris Lund, an engineer, said that concrete is dear.", outlet="Gazette", day=1)


@pytest.fixture
def db(url: str) -> Iterator[Database]:
    """Fill a database of each kind: "Jensen" alone is taken for Anna Jensen, the only one known."""
    with factdb.open(url) as db:
        receipts = list(db.ingest(FULL, ONE, OTHER, ELSEWHERE, OFFICE, ENGINEER, now=NOW))
        assert len(receipts) == 6
        yield db


def speakers(db: Database) -> dict[str, str | None]:
    """Say who speaks, by the last word of what is said."""
    return {
        one["text"].split()[-1]: one["speaker"] and one["speaker"]["name"]
        for one in db.statements()
    }


def correct(db: Database, last: str, **told: Any) -> dict[str, Any]:
    """Correct the statement that ends so."""
    (one,) = (said["id"] for said in db.statements() if said["text"].endswith(last))
    return db.correct(one, by="Mira", now=NOW, **told)


BEFORE = {
    "shut": "Anna Jensen",
    "euros": "Anna Jensen",
    "rise": "Anna Jensen",
    "late": "Anna Jensen",
    "long": None,
    "dear": "Boris Lund",
}


def test_an_alias(db: Database) -> None:
    """Stored and new reports follow; the preview says so; taken back, so do they."""
    assert speakers(db) == BEFORE
    tried = correct(db, "euros", speaker=["Boris Lund"], teach="alias", dry_run=True)
    assert speakers(db) == BEFORE
    done = correct(db, "euros", speaker=["Boris Lund"], teach="alias")

    assert {one["statement"] for one in tried["changes"]} == {
        one["statement"] for one in done["changes"]
    }
    assert len(done["changes"]) == 3
    taught = BEFORE | dict.fromkeys(("euros", "rise", "late"), "Boris Lund")
    assert speakers(db) == taught
    list(db.ingest(NEW, now=NOW))
    assert speakers(db) == taught | {"open": "Boris Lund"}
    db.undo(done["correction"], by="Mira", now=NOW)
    assert speakers(db) == BEFORE | {"open": "Boris Lund"}


def test_an_exception(db: Database) -> None:
    """In this outlet the name is not hers where it stands alone; elsewhere it still is."""
    done = correct(db, "euros", speaker=["Boris Lund"], teach="exception")

    assert speakers(db) == BEFORE | {"euros": "Boris Lund", "rise": None}
    (lesson,) = done["taught"]
    assert (lesson["outlet"], lesson["means"]) == ("Courier", False)
    list(db.ingest(NEW, now=NOW))
    assert speakers(db)["open"] is None
    said = next(one for one in db.statements() if one["text"].endswith("open"))
    assert "a person says" in said["doubt"]
    db.undo(by="Mira", now=NOW)
    assert speakers(db) == BEFORE | {"open": None}


def test_what_a_person_said_stays(db: Database) -> None:
    """A lesson never overrules who speaks by a correction."""
    correct(db, "rise", speaker=["unknown"])
    correct(db, "euros", speaker=["Boris Lund"], teach="alias")

    assert speakers(db)["rise"] is None
    assert speakers(db)["late"] == "Boris Lund"


WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("long", {"speaker": ["Boris Lund"], "teach": "alias"}, "is no name"),
    ("euros", {"speaker": ["unknown"], "teach": "alias"}, "of one actor"),
    ("euros", {"stance": "deny", "teach": "alias"}, "only a corrected speaker"),
    ("euros", {"speaker": ["Boris Lund"], "teach": "wisdom"}, "teaches nothing"),
]


@pytest.mark.parametrize(("last", "told", "reason"), WRONG, ids=[one[2] for one in WRONG])
def test_nothing_to_learn(db: Database, last: str, told: dict[str, Any], reason: str) -> None:
    """An office, nobody, another part: refused, and nothing is stored."""
    with pytest.raises(UsageError, match=reason):
        correct(db, last, **told)

    assert speakers(db) == BEFORE


def test_an_alias_of_one_word_is_heeded(db: Database, tmp_path: Path) -> None:
    """What factdb actors alias teaches counts for new reports too."""
    from factdb.store import corrections
    from factdb.store.engine import open_engine, writing

    boris = db.who("Boris Lund")["actor"]["id"]
    engine = open_engine(db.url)
    with writing(engine) as session:
        corrections.add_alias(session, boris, "Jensen", who="Mira", now=NOW)
    engine.dispose()
    list(db.ingest(NEW, now=NOW))

    assert speakers(db)["open"] == "Boris Lund"
