"""The pipeline end to end, on whichever database: whole reports, once, in any order."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest
from sqlalchemy import text

from factdb import pipeline
from factdb.errors import FactdbError
from factdb.store.engine import open_engine
from factdb.store.lookup import open_lookup
from factdb.types import Receipt, Report

NOW = datetime(2026, 6, 1, tzinfo=UTC)

REPORTS = {
    "filed.txt": """outlet: The Larn Courier
date: 2026-03-02

The harbour board of Larn has filed its accounts with the auditor, The Ostrey Examiner reported on
Monday. Chairwoman Petra Holm said the board had paid 400 workers in full.
""",
    "denied.txt": """outlet: Evening Post
date: 2026-03-03

The Ostrey Examiner reported on Monday that the harbour board had filed its accounts, but this was
denied by the auditor, Tomas Brill.
""",
    "count.txt": """outlet: Daily Ledger
date: 2026-03-03

The harbour board of Larn had paid 250 workers in full by Monday, the dockers' union said.
""",
}


def _write(folder: Path, names: tuple[str, ...]) -> list[str]:
    for name in names:
        (folder / name).write_text(REPORTS[name], encoding="utf-8")
    return [str(folder / name) for name in names]


def _ingest(url: str, paths: list[str]) -> list[Receipt | FactdbError]:
    return list(pipeline.ingest(paths, url=url, now=NOW))


def _findings(url: str) -> set[tuple[str, str, str]]:
    with open_lookup(url) as lookup:
        return {(one["relation"], one["a"]["text"], one["b"]["text"]) for one in lookup.findings()}


def test_receipts(url: str, tmp_path: Path) -> None:
    """Each report gives one receipt that counts what was found in it."""
    receipts = _ingest(url, _write(tmp_path, ("filed.txt", "denied.txt")))

    assert [r.outlet for r in receipts if isinstance(r, Receipt)] == [
        "The Larn Courier",
        "Evening Post",
    ]
    assert all(isinstance(r, Receipt) and r.statements >= 1 for r in receipts)


def test_denial_is_found(url: str, tmp_path: Path) -> None:
    """A report and its denial end as a finding with both sides."""
    _ingest(url, _write(tmp_path, ("denied.txt",)))

    assert "denial" in {relation for relation, _, _ in _findings(url)}


def test_twice_is_once(url: str, tmp_path: Path) -> None:
    """The same folder again adds nothing and says so."""
    paths = _write(tmp_path, ("filed.txt", "denied.txt"))
    first = _ingest(url, paths)
    with open_lookup(url) as lookup:
        before = [one["id"] for one in lookup.statements()]

    again = _ingest(url, paths)

    with open_lookup(url) as lookup:
        assert [one["id"] for one in lookup.statements()] == before
    assert all(isinstance(r, Receipt) and r.known for r in again)
    assert [r.report for r in again if isinstance(r, Receipt)] == [
        r.report for r in first if isinstance(r, Receipt)
    ]


def test_order_does_not_matter(tmp_path: Path) -> None:
    """Whatever comes in first, the same findings stand in the end."""
    results = []
    for number, order in enumerate(permutations(REPORTS)):
        url = f"sqlite:///{tmp_path / f'{number}.db'}"
        _ingest(url, _write(tmp_path, order))
        results.append(_findings(url))

    assert results[0]
    assert all(result == results[0] for result in results)


def test_a_surname_is_known_when_it_is_read_anew(url: str) -> None:
    """Whose it is stands in a report that came in later; the finding says the name, too."""
    day = datetime(2026, 3, 2, tzinfo=UTC)
    alone = "Mayor Barlow said that the tram to the harbour will not run before May."
    whole = "Mayor Ada Barlow said that the tram to the harbour will run in April."
    engine = open_engine(url)
    pipeline.take_in(engine, Report(alone, day, outlet="Ledger"))
    pipeline.take_in(engine, Report(whole, day - timedelta(days=1), outlet="Courier"))

    def speakers() -> set[str]:
        with open_lookup(url) as lookup:
            return {one["speaker"]["name"] for one in lookup.statements() if one["speaker"]}

    assert speakers() == {"Barlow", "Ada Barlow"}
    with engine.connect() as connection:
        keys = list(connection.execute(text("SELECT key FROM report")).scalars())
    assert list(pipeline.reextract(engine, keys, now=day))
    assert speakers() == {"Ada Barlow"}
    engine.dispose()


def test_a_bad_file_stops_nobody(url: str, tmp_path: Path) -> None:
    """The others go in; the bad one gives an error that names it."""
    paths = _write(tmp_path, ("filed.txt", "denied.txt"))
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x00\x01\x02")

    results = _ingest(url, [paths[0], str(bad), paths[1]])

    assert [isinstance(one, Receipt) for one in results] == [True, False, True]
    assert str(bad) in str(results[1])


def test_offsets_after_the_store(url: str, tmp_path: Path) -> None:
    """What comes back from the store still points at its words."""
    _ingest(url, _write(tmp_path, tuple(REPORTS)))
    with open_lookup(url) as lookup:
        stored = list(lookup.statements())
        texts = {one["report"]: lookup.show(one["report"])["text"] for one in stored}

    assert stored
    for one in stored:
        assert texts[one["report"]][one["start"] : one["end"]] == one["text"]


def test_compare_agrees_with_itself() -> None:
    """The judge takes no side."""
    a = {"text": "The board had filed its accounts", "published": "2026-03-02"}
    b = {"text": "The board has not yet filed its accounts", "published": "2026-03-02"}

    there, back = pipeline.compare(a, b), pipeline.compare(b, a)

    assert there["relation"] == back["relation"] == "negation"
    assert there["conflict"] is True
    assert there["score"] == back["score"]


@pytest.mark.parametrize(
    "line", ["[" * 200_000, "not json", "[]", '{"id": 1}', '{"id": 1, "a": 3, "b": {}}']
)
def test_a_bad_pair_stops_nobody(line: str) -> None:
    """A line that is no pair gives an error with its number, the next one is judged."""
    good = json.dumps(
        {
            "id": "x",
            "a": {"text": "The board of Larn has paid."},
            "b": {"text": "The board of Larn has paid."},
        }
    )

    bad, result = pipeline.compare_pairs([line, good], place="pairs.jsonl")

    assert isinstance(bad, FactdbError)
    assert "pairs.jsonl:1" in str(bad)
    assert isinstance(result, dict)
    assert result["relation"] == "same"
